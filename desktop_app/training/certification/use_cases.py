"""Deciding, issuing and finding certificates."""

import hashlib
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from uuid import UUID

from db.ids import new_id
from db.records import (
    AuditEntry,
    Certificate,
    CertificateEntry,
    Evidence,
    Organisation,
    Person,
    Role,
    SheetEntry,
)
from db.store import Store
from desktop_app.system.changes import Changes, Subject
from desktop_app.system.clock import Clock
from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.certification.candidates import Candidate, ranked
from desktop_app.training.certification.rules import (
    CertificateFigures,
    level_of,
    missing_for,
    total_of,
    valid_until,
)
from desktop_app.training.people.names import initials_of
from desktop_app.training.people.permissions import Act, allowed, require
from desktop_app.training.settings.use_cases import Settings

_ALL = 100_000
"""More certificates than one organisation issues: the register is searched as a whole."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How near a trainee is to the certificate, with the sheets that say so."""

    person: Person
    theory: SheetEntry | None
    practical: SheetEntry | None
    total: float | None
    level: str | None
    missing: tuple[str, ...]
    held: CertificateEntry | None
    """The newest certificate already issued."""
    drills: tuple[Evidence, ...] = ()
    """The drills that the practical mark names; told where one person is asked about."""
    reviews: tuple[tuple[int, UUID], ...] = ()
    """The milestone reviews that were passed, with their sheets; they tell, and forbid nothing."""

    @property
    def due(self) -> bool:
        """Whether a certificate can be issued now: both marks pass, and not on these sheets yet."""
        return not self.missing and not self.certified

    @property
    def certified(self) -> bool:
        """Whether the newest certificate rests on the newest marks."""
        if self.held is None or self.theory is None or self.practical is None:
            return False
        resting = (self.held.theory_sheet_id, self.held.practical_sheet_id)
        return resting == (self.theory.id, self.practical.id)


@dataclass(frozen=True, slots=True)
class CertificateFacts:
    """What stands on a certificate; the documents floor draws it."""

    organisation: Organisation
    person: Person
    number: str
    level: str
    theory: float
    practical: float
    total: float
    certificate: Certificate
    """As it will be recorded, still without PDF."""


class NotDue(Trouble):
    """The certificate cannot be issued yet; the sentence says what is missing."""


class Certification:
    """From judgements to credentials."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        changes: Changes,
        settings: Settings,
        draw: Callable[[CertificateFacts], bytes],
    ) -> None:
        self._store = store
        self._clock = clock
        self._changes = changes
        self._settings = settings
        self._draw = draw

    def figures(self) -> CertificateFigures:
        """Return the figures in force."""
        figures = self._settings.figures()
        return CertificateFigures(
            pass_mark=figures.number("certificate.pass_mark"),
            gold_mark=figures.number("certificate.gold_mark"),
            theory_share=figures.number("certificate.theory_share"),
            valid_years=figures.whole("certificate.valid_years"),
        )

    def standing(self, actor: Person, person_id: UUID) -> Standing:
        """Return how near a trainee is to the certificate."""
        with self._store.reading() as tx:
            person = tx.people.get(person_id)
            require(actor, Act.SEE_RECORD, person)
            theory = next(iter(tx.sheets.about(person_id, ("theory",), limit=1)), None)
            practical = next(iter(tx.sheets.about(person_id, ("practical",), limit=1)), None)
            held = next(iter(tx.certificates.register(person_id, limit=1)), None)
            drills = tx.sheets.get(practical.id).evidence if practical else ()
            decisions = tx.reviews.decisions([person_id])
        standing = self._standing(
            self.figures(),
            person,
            theory,
            practical,
            held,
            tuple(one for one in drills if one.kind == "attempt"),
        )
        passed = ((one.gate, one.sheet_id) for one in decisions if one.decision == "pass")
        return replace(standing, reviews=tuple(passed))

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
        return ranked(found, self.figures())

    @staticmethod
    def _standing(
        figures: CertificateFigures,
        person: Person,
        theory: SheetEntry | None,
        practical: SheetEntry | None,
        held: CertificateEntry | None,
        drills: tuple[Evidence, ...] = (),
    ) -> Standing:
        marks = (theory.total if theory else None, practical.total if practical else None)
        total = (
            total_of(marks[0], marks[1], figures)
            if marks[0] is not None and marks[1] is not None
            else None
        )
        return Standing(
            person=person,
            theory=theory,
            practical=practical,
            total=total,
            level=None if total is None else level_of(total, figures),
            missing=missing_for(*marks, figures),
            held=held,
            drills=drills,
        )

    def next_number(self, actor: Person) -> str:
        """Return the number that the next certificate gets, unless another is issued before."""
        require(actor, Act.ISSUE)
        with self._store.reading() as tx:
            organisation = tx.people.organisation()
            if organisation is None:
                raise AssertionError("a signed-in person without an organisation")
            newest = tx.certificates.newest_number(self._prefix(organisation))
        return self._number(newest, organisation)

    def preview(self, actor: Person, person_id: UUID) -> bytes:
        """Return the PDF as it would be issued now, with the next number; records nothing."""
        facts = self._facts(actor, person_id)
        return self._draw(facts)

    def issue(self, actor: Person, person_id: UUID) -> Certificate:
        """Issue the certificate: number, marks and PDF bytes are frozen in one transaction.

        Raises NotDue when a mark is missing or too low or the newest certificate rests on these
        very marks, NotAllowed for anybody but a supervisor.
        """
        facts = self._facts(actor, person_id)
        pdf = b""
        while True:
            # Drawn outside the lock; drawn again in the rare case that the number was taken.
            pdf = self._draw(facts)
            issued = self._record(actor, facts, pdf)
            if issued is not None:
                break
            facts = self._facts(actor, person_id)
        self._changes.announce(Subject.CERTIFICATES)
        return issued

    def _record(self, actor: Person, facts: CertificateFacts, pdf: bytes) -> Certificate | None:
        bare = facts.certificate
        certificate = Certificate(
            **{
                **{name: getattr(bare, name) for name in Certificate.__slots__},
                "pdf": pdf,
                "sha256": hashlib.sha256(pdf).hexdigest(),
            }
        )
        with self._store.writing() as tx:
            if (
                self._number(
                    tx.certificates.newest_number(self._prefix(facts.organisation)),
                    facts.organisation,
                )
                != facts.number
            ):
                return None
            tx.certificates.add(certificate)
            tx.people.log(
                AuditEntry(
                    new_id(), self._clock.now(), actor.id, "issue", facts.person.id, facts.number
                )
            )
        return certificate

    def _facts(self, actor: Person, person_id: UUID) -> CertificateFacts:
        standing = self.standing(actor, person_id)
        require(actor, Act.ISSUE, standing.person)
        if standing.missing or standing.total is None or standing.level is None:
            raise NotDue(
                tr("{name}还不能领取证书：").format(name=standing.person.name)
                + "".join(standing.missing),
                tr("没有签发，也没有占用编号。"),
                tr("请先补齐成绩登记。"),
            )
        if standing.certified and standing.held is not None:
            raise NotDue(
                tr("{name}的这两份成绩已经签发过证书 {number}。").format(
                    name=standing.person.name, number=standing.held.number
                ),
                tr("没有重复签发，也没有占用编号。"),
                tr("可以打开原来的证书再打印；有新的成绩登记后才能另发。"),
            )
        if standing.theory is None or standing.practical is None:
            raise AssertionError("a total without its two sheets")
        with self._store.reading() as tx:
            organisation = tx.people.organisation()
            if organisation is None:
                raise AssertionError("a signed-in person without an organisation")
            newest = tx.certificates.newest_number(self._prefix(organisation))
        figures, today = self.figures(), self._clock.today()
        number = self._number(newest, organisation)
        bare = Certificate(
            id=new_id(),
            number=number,
            person_id=standing.person.id,
            level=standing.level,
            theory=standing.theory.total or 0.0,
            practical=standing.practical.total or 0.0,
            total=standing.total,
            theory_sheet_id=standing.theory.id,
            practical_sheet_id=standing.practical.id,
            issued_on=today,
            valid_until=valid_until(today, figures.valid_years),
            issued_by=actor.id,
            issued_at=self._clock.now(),
            figures=asdict(figures),
            pdf=b"",
            sha256="",
        )
        return CertificateFacts(
            organisation=organisation,
            person=standing.person,
            number=number,
            level=bare.level,
            theory=bare.theory,
            practical=bare.practical,
            total=bare.total,
            certificate=bare,
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

    def _prefix(self, organisation: Organisation) -> str:
        return f"{initials_of(organisation.name)[:2].upper()}-{self._clock.today():%Y}-"

    def _number(self, newest: str | None, organisation: Organisation) -> str:
        count = int(newest.rsplit("-", 1)[1]) + 1 if newest else 1
        return f"{self._prefix(organisation)}{count:06d}"
