"""Deciding, issuing and finding certificates."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from db.ids import new_id
from db.records import AuditEntry, Certificate, CertificateEntry, Organisation, Person, Role
from db.store import Store, Transaction
from desktop_app.system.background import Cancelled, Progress
from desktop_app.system.changes import Changes, Subject
from desktop_app.system.clock import Clock
from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.system.text import tr
from desktop_app.training.certification.candidates import Candidate, ranked
from desktop_app.training.certification.rules import CertificateFigures, valid_until
from desktop_app.training.certification.signing import codes
from desktop_app.training.certification.signing.codes import Code
from desktop_app.training.certification.signing.keys import Signer
from desktop_app.training.certification.signing.use_cases import Signing
from desktop_app.training.certification.standing import CertificateFacts, Standing, standing_of
from desktop_app.training.certification.states import state_words
from desktop_app.training.forms.kinds import SITTING
from desktop_app.training.people.names import initials_of
from desktop_app.training.people.permissions import Act, allowed, require
from desktop_app.training.practicals.use_cases import held_of
from desktop_app.training.settings.use_cases import Settings

if TYPE_CHECKING:
    from desktop_app.training.certification.layout.use_cases import LayoutInForce

_ALL = 100_000
"""More certificates than one organisation issues: the register is searched as a whole."""

_TOGETHER = 10
"""So many are recorded in one transaction; a cancelled class keeps those that were recorded."""

Draw = Callable[[CertificateFacts, Signer | None], bytes]
"""Draws a certificate, signed, or without keys as a preview."""


class NotDue(Trouble):
    """The certificate cannot be issued yet; the sentence says what is missing."""


@dataclass(frozen=True, slots=True)
class ClassIssued:
    """What became of a class: who has a certificate now, and why others have none."""

    issued: tuple[Certificate, ...]
    refused: tuple[tuple[UUID, str], ...]
    left: tuple[UUID, ...] = ()
    """Who was not come to, because it was cancelled."""


class Certification:
    """From judgements to credentials."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        changes: Changes,
        settings: Settings,
        signing: Signing,
        draw: Draw,
        laid_out: "Callable[[Transaction], LayoutInForce]",
    ) -> None:
        self._store = store
        self._clock = clock
        self._changes = changes
        self._settings = settings
        self._signing = signing
        self._draw = draw
        self._laid_out = laid_out

    def figures(self) -> CertificateFigures:
        """Return the figures in force."""
        figures = self._settings.figures()
        return CertificateFigures(
            pass_mark=figures.number("certificate.pass_mark"),
            gold_mark=figures.number("certificate.gold_mark"),
            theory_share=figures.number("certificate.theory_share"),
            valid_years=figures.whole("certificate.valid_years"),
            renew_days=figures.whole("certificate.renew_days"),
        )

    def organisation_name(self) -> str:
        """Return whose certificates they are."""
        with self._store.reading() as tx:
            return _organisation(tx).name

    def today(self) -> date:
        """Return the day on which states are told."""
        return self._clock.today()

    def standing(self, actor: Person, person_id: UUID) -> Standing:
        """Return how near a trainee is to the certificate."""
        figures = self.figures()
        with self._store.reading() as tx:
            return self._standing(tx, actor, person_id, figures)

    def candidates(self, actor: Person) -> tuple[Candidate, ...]:
        """Return how near everybody is whose record *actor* may see: the due ones first.

        Then those with a mark still to come, by name, then the certified.
        """
        with self._store.reading() as tx:
            if actor.has(Role.SUPERVISOR):
                require(actor, Act.SEE_RECORD)
                found = tx.certificates.candidates()
            else:
                around = tx.people.trainees(actor.id)
                seen = {one.id for one in around if allowed(actor, Act.SEE_RECORD, one)}
                entries = tx.certificates.candidates(actor.id)
                found = tuple(one for one in entries if one.person_id in seen)
        return ranked(found, self.figures(), self._clock.today())

    def due(self, actor: Person) -> tuple[Candidate, ...]:
        """Return who can be certified now, read of those alone whose marks wait for one."""
        require(actor, Act.ISSUE)
        with self._store.reading() as tx:
            found = tx.certificates.candidates(waiting=True)
        return tuple(one for one in ranked(found, self.figures(), self._clock.today()) if one.due)

    def next_number(self, actor: Person) -> str:
        """Return the number that the next certificate gets, unless another is issued before."""
        require(actor, Act.ISSUE)
        with self._store.reading() as tx:
            return self.numbers(tx, 1)[0]

    def preview(self, actor: Person, person_id: UUID) -> bytes:
        """Return the PDF as it would be issued now, with the next number; records nothing."""
        figures = self.figures()
        with self._store.reading() as tx:
            facts = self._facts(tx, actor, person_id, figures, self.numbers(tx, 1)[0])
        return self._draw(facts, None)

    def preview_each(
        self, actor: Person, people: Sequence[UUID], progress: Progress | None = None
    ) -> list[bytes]:
        """Return the PDF of each as it would be issued now, in order; records nothing."""
        figures, told = self.figures(), progress or Progress()
        with self._store.reading() as tx:
            numbers = self.numbers(tx, len(people))
            facts = [
                self._facts(tx, actor, person_id, figures, number)
                for person_id, number in zip(people, numbers, strict=True)
            ]
        drawn = []
        for place, one in enumerate(facts):
            told.step(place, len(facts))
            drawn.append(self._draw(one, None))
        return drawn

    def issue(self, actor: Person, person_id: UUID) -> Certificate:
        """Issue the certificate: number, marks and PDF bytes are frozen in one transaction.

        Raises NotDue when a mark is missing or too low or the newest certificate rests on these
        very marks, NotAllowed for anybody but a supervisor, KeysMissing and KeysLocked.
        """
        found = self._issue(actor, [person_id], refused=None)
        self._changes.announce(Subject.CERTIFICATES)
        return found[0]

    def issue_each(
        self, actor: Person, people: Sequence[UUID], progress: Progress | None = None
    ) -> ClassIssued:
        """Issue the certificates of a class; who is not due is left out, with the reason.

        Where *progress* was cancelled, what was recorded until then stays and is returned, with
        who is left.
        """
        require(actor, Act.ISSUE)
        told = progress or Progress()
        issued: list[Certificate] = []
        refused: list[tuple[UUID, str]] = []
        people, begin = tuple(dict.fromkeys(people)), 0
        try:
            while begin < len(people):
                told.step(begin, len(people))
                issued += self._issue(actor, people[begin : begin + _TOGETHER], refused)
                begin += _TOGETHER
            told.step(len(people), len(people))
        except Cancelled:
            return ClassIssued(tuple(issued), tuple(refused), people[begin:])
        finally:
            if issued:
                self._changes.announce(Subject.CERTIFICATES)
        return ClassIssued(tuple(issued), tuple(refused))

    def _issue(
        self,
        actor: Person,
        people: Sequence[UUID],
        refused: list[tuple[UUID, str]] | None,
    ) -> list[Certificate]:
        """Issue to several; who cannot have one goes to *refused*, or is raised without it."""
        figures = self.figures()
        while True:
            # Drawn and signed outside the lock; again in the rare case that a number was taken.
            left_out: list[tuple[UUID, str]] = []
            with self._store.reading() as tx:
                facts = []
                numbers = iter(self.numbers(tx, len(people)))
                number = next(numbers)
                for person_id in people:
                    try:
                        facts.append(self._facts(tx, actor, person_id, figures, number))
                    except (NotDue, NotAllowed) as error:
                        if refused is None:
                            raise
                        left_out.append((person_id, error.what))
                    else:
                        number = next(numbers, "")
            if not facts:
                break
            signer = self._signing.signer(actor)
            made = [self.finished(one, signer) for one in facts]
            if self._record(actor, made):
                break
        if refused is not None:
            refused += left_out
        return made if facts else []

    def finished(self, facts: CertificateFacts, signer: Signer) -> Certificate:
        """Return the certificate with its signed code and PDF."""
        bare = facts.certificate
        code = codes.signed(code_of(bare, signer.key_id), signer)
        coded = replace(bare, code=code, key_id=signer.key_id)
        pdf = self._draw(replace(facts, certificate=coded), signer)
        return replace(coded, pdf=pdf, sha256=hashlib.sha256(pdf).hexdigest())

    def _record(self, actor: Person, made: Sequence[Certificate]) -> bool:
        """Record certificates, unless one of their numbers was given in the meantime."""
        with self._store.writing() as tx:
            if self.numbers(tx, 1)[0] != made[0].number:
                return False
            for one in made:
                self.write(tx, actor, one)
        return True

    def write(self, tx: Transaction, actor: Person, certificate: Certificate) -> None:
        """Add a finished certificate within a transaction that has checked its number."""
        tx.certificates.add(certificate)
        tx.people.log(
            AuditEntry(
                new_id(),
                self._clock.now(),
                actor.id,
                "issue",
                certificate.person_id,
                certificate.number,
            )
        )

    def _standing(
        self, tx: Transaction, actor: Person, person_id: UUID, figures: CertificateFigures
    ) -> Standing:
        person = tx.people.get(person_id)
        require(actor, Act.SEE_RECORD, person)
        theory, practical = (
            next(iter(tx.sheets.about(person_id, (use,), limit=1)), None)
            for use in ("theory", "practical")
        )
        decisions = tx.reviews.decisions([person_id])
        held = held_of(tx, tx.practicals.of_people([person_id]))
        return standing_of(
            figures,
            self._clock.today(),
            person,
            theory,
            practical,
            next(iter(tx.certificates.register(person_id, limit=1)), None),
            tx.sheets.get(practical.id).evidence if practical else (),
            tuple((one.gate, one.sheet_id) for one in decisions if one.decision == "pass"),
            next((one.lacks for one in held if one.under_way), None),
            str(tx.sheets.get(theory.id).answers.get(SITTING, "")) if theory else "",
        )

    def _facts(
        self,
        tx: Transaction,
        actor: Person,
        person_id: UUID,
        figures: CertificateFigures,
        number: str,
    ) -> CertificateFacts:
        standing = self._standing(tx, actor, person_id, figures)
        require(actor, Act.ISSUE, standing.person)
        _require_due(standing)
        theory, practical = standing.theory, standing.practical
        if theory is None or practical is None or standing.total is None or not standing.level:
            raise AssertionError("due without its two marks")
        today = self._clock.today()
        bare = Certificate(
            id=new_id(),
            number=number,
            person_id=standing.person.id,
            level=standing.level,
            theory=theory.total or 0.0,
            practical=practical.total or 0.0,
            total=standing.total,
            theory_sheet_id=theory.id,
            practical_sheet_id=practical.id,
            issued_on=today,
            valid_until=valid_until(today, figures.valid_years),
            issued_by=actor.id,
            issued_at=self._clock.now(),
            figures=asdict(figures),
            pdf=b"",
            sha256="",
            person_name=standing.person.name,
        )
        return self.facts_of(tx, standing.person, bare)

    def facts_of(self, tx: Transaction, person: Person, bare: Certificate) -> CertificateFacts:
        """Return what is drawn, by the layout in force, for a certificate that lacks its PDF."""
        now = self._laid_out(tx)
        return CertificateFacts(
            organisation=_organisation(tx),
            person=replace(person, name=bare.person_name),
            number=bare.number,
            level=bare.level,
            theory=bare.theory,
            practical=bare.practical,
            total=bare.total,
            certificate=replace(bare, layout_id=now.version_id),
            logo=tx.signing_keys.picture("logo"),
            seal=tx.signing_keys.picture("seal"),
            layout=now.layout,
        )

    def register(self, actor: Person) -> tuple[CertificateEntry, ...]:
        """Return all certificates that the actor may see, newest first."""
        with self._store.reading() as tx:
            own = None if actor.has(Role.SUPERVISOR) else actor.id
            return tx.certificates.register(own, _ALL)

    def certificate(self, actor: Person, certificate_id: UUID) -> Certificate:
        """Return one certificate with its PDF as it was issued."""
        with self._store.reading() as tx:
            found = tx.certificates.get(certificate_id)
            require(actor, Act.SEE_RECORD, tx.people.get(found.person_id))
        return found

    def state(self, actor: Person, certificate_id: UUID) -> str:
        """Return in words in which state a certificate is today."""
        with self._store.reading() as tx:
            entry = tx.certificates.entry(certificate_id)
            require(actor, Act.SEE_RECORD, tx.people.get(entry.person_id))
        return state_words(entry, self._clock.today(), self.figures())

    def numbers(self, tx: Transaction, count: int) -> list[str]:
        """Return the next *count* numbers of this year."""
        prefix = f"{initials_of(_organisation(tx).name)[:2].upper()}-{self._clock.today():%Y}-"
        newest = tx.certificates.newest_number(prefix)
        first = int(newest.rsplit("-", 1)[1]) + 1 if newest else 1
        return [f"{prefix}{number:06d}" for number in range(first, first + count)]


def code_of(certificate: Certificate, key_id: str) -> Code:
    """Return what the code of a certificate says."""
    return Code(
        certificate.number,
        certificate.person_name,
        certificate.level,
        certificate.issued_on,
        certificate.valid_until,
        key_id,
    )


def _organisation(tx: Transaction) -> Organisation:
    organisation = tx.people.organisation()
    if organisation is None:
        raise AssertionError("a signed-in person without an organisation")
    return organisation


def _require_due(standing: Standing) -> None:
    lacking = (*standing.told, *((standing.hindrance,) if standing.hindrance else ()))
    if standing.certified and standing.held is not None:
        raise NotDue(
            tr("{name}的这两份成绩已经签发过证书 {number}。").format(
                name=standing.person.name, number=standing.held.number
            ),
            tr("没有重复签发，也没有占用编号。"),
            tr("可以打开原来的证书再打印；有新的成绩登记后才能另发。"),
        )
    if not standing.due:
        raise NotDue(
            tr("{name}还不能领取证书：").format(name=standing.person.name) + "".join(lacking),
            tr("没有签发，也没有占用编号。"),
            tr("请先补齐成绩登记。"),
        )
