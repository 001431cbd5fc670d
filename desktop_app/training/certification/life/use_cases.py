"""Revoking a certificate, issuing another in its place, and telling which no longer hold."""

from dataclasses import dataclass, replace
from uuid import UUID

from db.ids import new_id
from db.records import (
    AuditEntry,
    Certificate,
    CertificateEntry,
    CertificateEvent,
    Person,
)
from db.store import Store, Transaction
from desktop_app.system.changes import Changes, Subject
from desktop_app.system.clock import Clock
from desktop_app.system.errors import Trouble
from desktop_app.system.text import long_day, tr
from desktop_app.training.certification.signing import status
from desktop_app.training.certification.signing.status import REPLACED, REVOKED, Ended, StatusList
from desktop_app.training.certification.signing.use_cases import Signing
from desktop_app.training.certification.use_cases import Certification
from desktop_app.training.people.names import initials_of
from desktop_app.training.people.permissions import Act, require

_SAFE = "证书没有改动。"


@dataclass(frozen=True, slots=True)
class Step:
    """Something that became of a certificate."""

    event: CertificateEvent
    by: str
    other: str
    """The number of the certificate in its place."""


@dataclass(frozen=True, slots=True)
class LifeOf:
    """A certificate and all that became of it, oldest first."""

    entry: CertificateEntry
    steps: tuple[Step, ...]
    replaces: str
    """The number of the certificate whose place it took."""
    replaceable: bool
    """Whether another can be issued in its place: the newest of its person, not expired."""


class CertificateLife:
    """Changes are facts beside the certificate, which itself never changes."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        changes: Changes,
        certification: Certification,
        signing: Signing,
    ) -> None:
        self._store = store
        self._clock = clock
        self._changes = changes
        self._certification = certification
        self._signing = signing

    def of(self, actor: Person, certificate_id: UUID) -> LifeOf:
        """Return what became of a certificate."""
        with self._store.reading() as tx:
            entry = tx.certificates.entry(certificate_id)
            require(actor, Act.SEE_RECORD, tx.people.get(entry.person_id))
            events = tx.certificates.events(certificate_id)
            people = tx.people.each({one.by_id for one in events})
            steps = tuple(
                Step(
                    one,
                    people[one.by_id].name,
                    tx.certificates.entry(one.other_id).number if one.other_id else "",
                )
                for one in events
            )
            replaces = tx.certificates.entry(entry.replaces_id).number if entry.replaces_id else ""
            replaceable = self._why_not(tx, entry) is None
        return LifeOf(entry, steps, replaces, replaceable)

    def numbered(self, actor: Person, number: str) -> CertificateEntry:
        """Return the certificate with that number; raises NotFound, NotAllowed."""
        with self._store.reading() as tx:
            entry = tx.certificates.numbered(number)
            require(actor, Act.SEE_RECORD, tx.people.get(entry.person_id))
        return entry

    def revoke(self, actor: Person, certificate_id: UUID, reason: str) -> None:
        """Revoke a certificate; it stays readable, with the reason. Raises Trouble twice over."""
        why = _reason(reason)
        with self._store.writing() as tx:
            entry = tx.certificates.entry(certificate_id)
            require(actor, Act.ISSUE, tx.people.get(entry.person_id))
            if not entry.standing:
                raise Trouble(
                    tr("证书 {number} 早已{state}。").format(
                        number=entry.number,
                        state=tr("撤销") if entry.revoked_at else tr("由新证书取代"),
                    ),
                    tr(_SAFE),
                )
            self._note(tx, actor, entry.id, REVOKED, why, None)
            self._log(tx, actor, "revoke", entry.person_id, entry.number)
        self._changes.announce(Subject.CERTIFICATES)

    def replace(self, actor: Person, certificate_id: UUID, name: str, reason: str) -> Certificate:
        """Issue another certificate in the place of one, for the same marks and the same time.

        The name that is given becomes the person's name: a corrected one is corrected everywhere.
        Raises Trouble where that cannot be, NotAllowed, KeysMissing, KeysLocked.
        """
        why, good_name = _reason(reason), " ".join(name.split())
        if not good_name:
            raise Trouble(tr("证书上没有姓名。"), tr(_SAFE), tr("请先填写姓名。"))
        while True:
            made = self._drawn(actor, certificate_id, good_name)
            if self._put_in_place(actor, certificate_id, made, why):
                break
        self._changes.announce(Subject.CERTIFICATES, Subject.PEOPLE)
        return made

    def status_list(self, actor: Person) -> str:
        """Return the signed list of all certificates that no longer hold; see `status`."""
        require(actor, Act.ISSUE)
        signer = self._signing.signer(actor)
        known = self.known_status()
        return status.signed(known.organisation, known.as_of, known.ended, signer)

    def known_status(self) -> StatusList:
        """Return what no longer holds as it is known here and now; it needs no signature."""
        with self._store.reading() as tx:
            organisation = tx.people.organisation()
            events = tx.certificates.events()
            named = {one.certificate_id for one in events} | {
                one.other_id for one in events if one.other_id
            }
            numbers = {one: tx.certificates.entry(one).number for one in named}
        # Who was replaced and then revoked after all is named once, as revoked.
        ended = {}
        for one in sorted(events, key=lambda event: event.kind == REVOKED):
            ended[one.certificate_id] = Ended(
                numbers[one.certificate_id],
                one.kind,
                self._clock.local(one.at).date(),
                numbers[one.other_id] if one.other_id else "",
            )
        name = organisation.name if organisation else ""
        by_number = sorted(ended.values(), key=lambda one: one.number)
        # Where its day is told it is the organisation's, so the moment is kept in its time.
        return StatusList(name, self._clock.local(self._clock.now()), "", tuple(by_number))

    def _drawn(self, actor: Person, certificate_id: UUID, name: str) -> Certificate:
        with self._store.reading() as tx:
            entry = tx.certificates.entry(certificate_id)
            person = tx.people.get(entry.person_id)
            require(actor, Act.ISSUE, person)
            refusal = self._why_not(tx, entry)
            if refusal is not None:
                raise refusal
            old = tx.certificates.get(certificate_id)
            bare = replace(
                old,
                id=new_id(),
                number=self._certification.numbers(tx, 1)[0],
                issued_on=self._clock.today(),
                issued_by=actor.id,
                issued_at=self._clock.now(),
                pdf=b"",
                sha256="",
                person_name=name,
                replaces_id=old.id,
            )
            facts = self._certification.facts_of(tx, person, bare)
        return self._certification.finished(facts, self._signing.signer(actor))

    def _put_in_place(
        self, actor: Person, certificate_id: UUID, made: Certificate, reason: str
    ) -> bool:
        with self._store.writing() as tx:
            entry = tx.certificates.entry(certificate_id)
            refusal = self._why_not(tx, entry)
            if refusal is not None:
                raise refusal
            if self._certification.numbers(tx, 1)[0] != made.number:
                return False
            self._certification.write(tx, actor, made)
            if entry.standing:
                self._note(tx, actor, entry.id, REPLACED, reason, made.id)
            person = tx.people.get(made.person_id)
            if person.name != made.person_name:
                name = made.person_name
                tx.people.rename(person.id, name, initials_of(name))
                self._log(tx, actor, "rename", person.id, name)
        return True

    def _why_not(self, tx: Transaction, entry: CertificateEntry) -> Trouble | None:
        """Return why no other certificate can take the place of this one, or None."""
        newest = tx.certificates.register(entry.person_id, limit=1)[0]
        if newest.id != entry.id:
            return Trouble(
                tr("{name}已经有更新的证书 {number}。").format(
                    name=newest.person, number=newest.number
                ),
                tr(_SAFE),
                tr("只有最新的一份可以更正换发。"),
            )
        if entry.valid_until < self._clock.today():
            return Trouble(
                tr("证书 {number} 已在 {day} 到期。").format(
                    number=entry.number, day=long_day(entry.valid_until)
                ),
                tr(_SAFE),
                tr("请按复审重新考核后签发。"),
            )
        return None

    def _note(
        self,
        tx: Transaction,
        actor: Person,
        certificate_id: UUID,
        kind: str,
        reason: str,
        other: UUID | None,
    ) -> None:
        now = self._clock.now()
        tx.certificates.add_event(
            CertificateEvent(new_id(), certificate_id, kind, reason, other, now, actor.id)
        )

    def _log(self, tx: Transaction, actor: Person, act: str, about: UUID, note: str) -> None:
        tx.people.log(AuditEntry(new_id(), self._clock.now(), actor.id, act, about, note))


def _reason(reason: str) -> str:
    kept = " ".join(reason.split())
    if not kept:
        raise Trouble(tr("还没有写原因。"), tr(_SAFE), tr("请写一句原因，它会一直留在证书记录里。"))
    return kept
