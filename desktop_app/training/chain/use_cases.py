"""Opens a person's record: everything that a judgement about them can rest on, in one place."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from db.errors import NotFound
from db.ids import new_id
from db.records import (
    AttemptEntry,
    AuditEntry,
    CertificateEntry,
    Evidence,
    Person,
    PracticeDay,
    SheetEntry,
)
from db.store import Store, Transaction
from desktop_app.system.clock import Clock
from desktop_app.training.forms.kinds import APART
from desktop_app.training.people.permissions import Act, require

WEEKS = 12
"""How far the record's pictures look back."""

_APART = tuple(map(str, APART))
"""Sheets of nobody's record: who filled in a survey is told to nobody, the trainer least of all."""


@dataclass(frozen=True, slots=True)
class Link:
    """One record of the chain, ready to be listed and opened."""

    kind: str
    """attempt, sheet, certificate, session or contact."""
    record_id: UUID
    at: datetime
    title: str
    detail: str
    """What kind of sheet or drill it is: the form's use, or the channel."""
    by: str
    mark: float | None
    passed: bool
    mode: str = ""
    """Of an attempt: in which mode it was made."""


@dataclass(frozen=True, slots=True)
class Record:
    """What is known about one trainee."""

    person: Person
    days: tuple[PracticeDay, ...]
    attempts: tuple[AttemptEntry, ...]
    sheets: tuple[SheetEntry, ...]
    certificates: tuple[CertificateEntry, ...]
    sessions_done: int
    sessions_total: int
    links: tuple[Link, ...]
    """Attempts, sheets and certificates together, newest first."""


class Chain:
    """Reads the records of one person together."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def record(self, actor: Person, person_id: UUID, attempts: int = 60) -> Record:
        """Return a person's record with the newest *attempts* attempts, and sheets likewise.

        That somebody else looked is written down [S1].
        """
        today = self._clock.today()
        with self._store.reading() as tx:
            person = tx.people.get(person_id)
            require(actor, Act.SEE_RECORD, person)
            plan = tx.plans.of(person_id)
            done, total = tx.plans.progress(plan.id) if plan else (0, 0)
            tried = tx.practice.recent(person_id, attempts)
            sheets = tx.sheets.about(person_id, limit=attempts, without=_APART)
            certificates = tx.certificates.register(person_id)
            days = tx.practice.days(person_id, today - timedelta(weeks=WEEKS), today)
        if actor.id != person_id:
            self._note_look(actor, person_id)
        return Record(
            person=person,
            days=days,
            attempts=tried,
            sheets=sheets,
            certificates=certificates,
            sessions_done=done,
            sessions_total=total,
            links=self._links(tried, sheets, certificates),
        )

    def of_day(self, actor: Person, person_id: UUID, day: date) -> tuple[Link, ...]:
        """Return what a person did on one local day, in the order in which it happened."""
        noon = datetime.combine(
            day, datetime.min.time(), self._clock.local(self._clock.now()).tzinfo
        )
        with self._store.reading() as tx:
            require(actor, Act.SEE_RECORD, tx.people.get(person_id))
            tried = tx.practice.within(person_id, noon, noon + timedelta(days=1))
            sheets = tx.sheets.about(person_id, first=day, last=day, without=_APART)
        return tuple(reversed(self._links(tuple(tried), sheets, ())))

    def rests_on(
        self, actor: Person, subject_id: UUID, evidence: Sequence[Evidence]
    ) -> tuple[Link, ...]:
        """Return the records that a judgement about *subject_id* names, in its order.

        A record of somebody else, or one that is not there, is left out.
        """
        with self._store.reading() as tx:
            require(actor, Act.SEE_RECORD, tx.people.get(subject_id))
            found = [self._rested(tx, subject_id, one) for one in evidence]
        return tuple(link for link in found if link is not None)

    @staticmethod
    def _rested(tx: Transaction, subject_id: UUID, evidence: Evidence) -> Link | None:
        try:
            if evidence.kind == "attempt":
                return _attempt_link(tx, subject_id, evidence.record_id)
            if evidence.kind == "sheet":
                return _sheet_link(tx, subject_id, evidence.record_id)
            if evidence.kind == "contact":
                return _contact_link(tx, subject_id, evidence)
            return _session_link(tx, subject_id, evidence.record_id)
        except NotFound:
            return None

    def _note_look(self, actor: Person, person_id: UUID) -> None:
        with self._store.writing() as tx:
            tx.people.log(
                AuditEntry(new_id(), self._clock.now(), actor.id, "see_record", person_id, "")
            )

    @staticmethod
    def _links(
        attempts: tuple[AttemptEntry, ...],
        sheets: tuple[SheetEntry, ...],
        certificates: tuple[CertificateEntry, ...],
    ) -> tuple[Link, ...]:
        links = [
            Link(
                "attempt", a.attempt_id, a.finished_at, a.title, a.channel, "", a.total, a.passed,
                a.mode,
            )
            for a in attempts
        ]  # fmt: skip
        links += [
            Link("sheet", s.id, s.signed_at, s.title, s.use, s.filler, s.total, s.passed)
            for s in sheets
        ]
        links += [
            Link("certificate", c.id, c.issued_at, c.number, c.level, "", c.total, True)
            for c in certificates
        ]
        return tuple(sorted(links, key=lambda link: link.at, reverse=True))


def _attempt_link(tx: Transaction, subject_id: UUID, attempt_id: UUID) -> Link | None:
    attempt, result = tx.practice.attempt(attempt_id), tx.practice.result(attempt_id)
    if attempt.person_id != subject_id or result is None:
        return None
    return Link(
        "attempt",
        attempt.id,
        result.finished_at,
        attempt.title,
        attempt.channel,
        "",
        result.total,
        result.passed,
        attempt.mode,
    )


def _sheet_link(tx: Transaction, subject_id: UUID, sheet_id: UUID) -> Link | None:
    sheet = tx.sheets.get(sheet_id)
    if sheet.subject_id != subject_id or sheet.use in _APART:
        return None
    filler = tx.people.get(sheet.filler_id).name
    return Link(
        "sheet", sheet.id, sheet.signed_at, sheet.title, sheet.use, filler, sheet.total,
        sheet.passed,
    )  # fmt: skip


def _contact_link(tx: Transaction, subject_id: UUID, evidence: Evidence) -> Link | None:
    """A contact was on a day; the note of the evidence says what in it was meant."""
    contact = tx.contacts.get(evidence.record_id)
    if contact.agent_id != subject_id:
        return None
    note = "" if evidence.note == contact.title else evidence.note
    return Link("contact", contact.id, contact.added_at, contact.title, note, "", None, True)


def _session_link(tx: Transaction, subject_id: UUID, session_id: UUID) -> Link | None:
    session = tx.plans.session(session_id)
    if session.person_id != subject_id or session.done_at is None:
        return None
    return Link("session", session.id, session.done_at, session.title, session.kind, "", None, True)
