"""Opens a person's record: everything that a judgement about them can rest on, in one place."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from db.ids import new_id
from db.records import (
    AttemptEntry,
    AuditEntry,
    CertificateEntry,
    Contact,
    Evidence,
    Person,
    PracticeDay,
    SessionOnDay,
    SheetEntry,
)
from db.store import Store, Transaction
from desktop_app.system.clock import Clock
from desktop_app.training.forms.kinds import APART
from desktop_app.training.people.permissions import Act, require
from desktop_app.training.reviews.gates import graduation

WEEKS = 12
"""How far the record's pictures look back."""

_EVERY = 10_000
"""More sheets than a span of weeks holds."""
_MOMENT = timedelta(milliseconds=1)
"""What was finished this very moment belongs to what there is until now."""

_KINDS = ("attempt", "sheet", "contact", "paper", "certificate")
"""What can be named as evidence beside a session."""

_APART = tuple(map(str, APART))
"""Sheets of nobody's record: who filled in a survey is told to nobody, the trainer least of all."""


@dataclass(frozen=True, slots=True)
class Link:
    """One record of the chain, ready to be listed and opened."""

    kind: str
    """attempt, sheet, certificate, session, contact or paper."""
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
    graduated_on: date | None = None
    """The day on which the review of day 90 was passed."""


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
            papers = _bare_papers(tx, person_id)
            days = tx.practice.days(person_id, today - timedelta(weeks=WEEKS), today)
            graduated = graduation(tx.reviews.decisions([person_id]))
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
            links=self._links(tried, sheets, certificates, papers),
            graduated_on=self._clock.local(graduated.decided_at).date() if graduated else None,
        )

    def lately(self, actor: Person, person_id: UUID, since: date) -> tuple[Link, ...]:
        """Return what a person did from a local day on, newest first.

        That somebody else looked is written down [S1].
        """
        now = self._clock.local(self._clock.now())
        begun = datetime.combine(since, datetime.min.time(), now.tzinfo)
        with self._store.reading() as tx:
            require(actor, Act.SEE_RECORD, tx.people.get(person_id))
            tried = tx.practice.within(person_id, begun, now + _MOMENT)
            sheets = tx.sheets.about(person_id, first=since, limit=_EVERY, without=_APART)
            issued = tx.certificates.register(person_id)
            papers = [one for one in _bare_papers(tx, person_id) if one.at >= begun]
        if actor.id != person_id:
            self._note_look(actor, person_id)
        certificates = tuple(one for one in issued if one.issued_at >= begun)
        return self._links(tuple(tried), sheets, certificates, papers)

    def of_day(self, actor: Person, person_id: UUID, day: date) -> tuple[Link, ...]:
        """Return what a person did on one local day, in the order in which it happened."""
        noon = datetime.combine(
            day, datetime.min.time(), self._clock.local(self._clock.now()).tzinfo
        )
        with self._store.reading() as tx:
            require(actor, Act.SEE_RECORD, tx.people.get(person_id))
            tried = tx.practice.within(person_id, noon, noon + timedelta(days=1))
            sheets = tx.sheets.about(person_id, first=day, last=day, without=_APART)
            papers = [
                one
                for one in _bare_papers(tx, person_id)
                if self._clock.local(one.at).date() == day
            ]
        return tuple(reversed(self._links(tuple(tried), sheets, (), papers)))

    def rests_on(
        self, actor: Person, subject_id: UUID, evidence: Sequence[Evidence]
    ) -> tuple[Link, ...]:
        """Return the records that a judgement about *subject_id* names, in its order.

        A record of somebody else, or one that is not there, is left out.
        """
        return self.rests_on_each(actor, [(subject_id, evidence)])[0]

    def rests_on_each(
        self, actor: Person, judged: Sequence[tuple[UUID, Sequence[Evidence]]]
    ) -> tuple[tuple[Link, ...], ...]:
        """Return the same for many judgements, each about whom and what it names, at once."""
        named = [one for _, evidence in judged for one in evidence]
        with self._store.reading() as tx:
            subjects = tx.people.each({subject_id for subject_id, _ in judged})
            found = _found(tx, named) if named else {}
        for subject in subjects.values():
            require(actor, Act.SEE_RECORD, subject)
        return tuple(
            tuple(
                _noted(found[one.record_id][1], one)
                for one in evidence
                if one.record_id in found and found[one.record_id][0] == subject_id
            )
            for subject_id, evidence in judged
        )

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
        papers: Sequence[Link],
    ) -> tuple[Link, ...]:
        links = [*papers, *(_attempt_link(one) for one in attempts)]
        links += [_sheet_link(one) for one in sheets]
        links += [_certificate_link(one) for one in certificates]
        return tuple(sorted(links, key=lambda link: link.at, reverse=True))


def _attempt_link(one: AttemptEntry) -> Link:
    return Link(
        "attempt", one.attempt_id, one.finished_at, one.title, one.channel, "", one.total,
        one.passed, one.mode,
    )  # fmt: skip


def _certificate_link(one: CertificateEntry) -> Link:
    return Link("certificate", one.id, one.issued_at, one.number, one.level, "", one.total, True)


def _sheet_link(one: SheetEntry) -> Link:
    return Link(
        "sheet", one.id, one.signed_at, one.title, one.use, one.filler, one.total, one.passed
    )


def _found(tx: Transaction, named: Sequence[Evidence]) -> dict[UUID, tuple[UUID, Link]]:
    """Return whose each of the *named* records is, and its link: one query for each kind."""
    ids: dict[str, set[UUID]] = {}
    for one in named:
        kind = one.kind if one.kind in _KINDS else "session"
        ids.setdefault(kind, set()).add(one.record_id)
    found: list[tuple[UUID, Link]] = []
    if "attempt" in ids:
        found += [(a.person_id, _attempt_link(a)) for a in tx.practice.finished(ids["attempt"])]
    if "sheet" in ids:
        sheets = tx.sheet_register.entries([*ids["sheet"]])
        found += [(s.subject_id, _sheet_link(s)) for s in sheets if s.use not in _APART]
    if "contact" in ids:
        found += [(c.agent_id, _contact_link(c)) for c in tx.contacts.each(ids["contact"])]
    if "paper" in ids:
        found += _paper_links(tx, ids["paper"])
    if "certificate" in ids:
        entries = [tx.certificates.entry(one) for one in ids["certificate"]]
        found += [(c.person_id, _certificate_link(c)) for c in entries]
    if "session" in ids:
        sessions = tx.plans.each(ids["session"])
        found += [(s.person_id, _session_link(s, s.done_at)) for s in sessions if s.done_at]
    return {link.record_id: (owner_id, link) for owner_id, link in found}


def _bare_papers(tx: Transaction, person_id: UUID) -> list[Link]:
    """Return somebody's released papers that no theory sheet stands for: of tests at work."""
    ids = {one.id for one in tx.exams.own_papers(person_id) if one.exam_id}
    return [link for _, link in _paper_links(tx, ids, bare=True)]


def _paper_links(
    tx: Transaction, paper_ids: set[UUID], *, bare: bool = False
) -> list[tuple[UUID, Link]]:
    """Return the exam papers with a released result; no other is told of.

    *bare*: only those that no sheet stands for.
    """
    results = tx.exams.results(paper_ids)
    if bare:
        results = {key: one for key, one in results.items() if one.sheet_id is None}
    exams = tx.exams.some({one.exam_id for one in results.values()})
    return [
        (
            one.person_id,
            Link(
                "paper", one.paper_id, one.released_at, exams[one.exam_id].title, "theory", "",
                round(one.earned / one.full * 100, 1), one.passed,
            ),
        )
        for one in results.values()
    ]  # fmt: skip


def _contact_link(one: Contact) -> Link:
    return Link("contact", one.id, one.added_at, one.title, "", "", None, True)


def _session_link(one: SessionOnDay, done_at: datetime) -> Link:
    return Link("session", one.id, done_at, one.title, one.kind, "", None, True)


def _noted(link: Link, evidence: Evidence) -> Link:
    """A contact was on a day; the note of the evidence says what in it was meant."""
    if link.kind != "contact" or evidence.note == link.title:
        return link
    return replace(link, detail=evidence.note)
