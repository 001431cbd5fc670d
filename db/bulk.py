"""Writing many records at once, for samples: tuples in, a few large statements of the driver.

SQLAlchemy's own bulk insert makes a dictionary and a dozen calls of every row, which is most of the
time that a million rows take. Here the columns' own types convert each value once, and the driver
gets plain tuples, within the transaction that is open.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, insert
from sqlalchemy.dialects import sqlite
from sqlalchemy.types import TypeDecorator, TypeEngine

from db.people import roles_text
from db.records import (
    Attempt,
    AttemptResult,
    Card,
    CardReview,
    Contact,
    Draw,
    ExamAnswer,
    ExamEvent,
    ExamMark,
    ExamPaper,
    ExamResult,
    Person,
    Plan,
    SessionOnDay,
    Sheet,
)
from db.tables import (
    AttemptResultRow,
    AttemptRow,
    AttemptTurnRow,
    Base,
    CardReviewRow,
    CardRow,
    ContactRow,
    ContentBestRow,
    ExamAnswerRow,
    ExamEventRow,
    ExamItemRow,
    ExamMarkRow,
    ExamPaperRow,
    ExamResultRow,
    InspectionDrawRow,
    PersonRow,
    PlannedSessionRow,
    PlanRow,
    PracticeDayRow,
    SheetEvidenceRow,
    SheetRow,
)
from db.tables.base import Json

_AT_ONCE = 50_000
"""Rows that wait until they are written: more gains nothing and holds memory."""

_CACHE_KIB = 256 * 1024
"""Pages kept in memory meanwhile: keys come in the order of people, not of time, and with the
standard 2 MB every page of the index would be written many times over."""

_DIALECT = sqlite.dialect()


class Run:
    """A played run, converted once; `Bulk.attempt` writes as many attempts of it as are wanted."""

    __slots__ = ("attempt", "body", "key", "result", "step", "total", "turns", "whole", "wholly")

    def __init__(self, attempt: Attempt, result: AttemptResult, turns: Sequence[Any]) -> None:
        """Keep what all attempts of the run share; *turns* are the bodies of its exchanges.

        Identifiers, the person and the times of *attempt* and *result* do not count.
        """
        self.key = attempt.content_key
        self.attempt = (
            attempt.version_id.bytes, attempt.content_key, attempt.title, attempt.channel,
            attempt.difficulty, attempt.mode, attempt.seed,
        )  # fmt: skip
        self.result = (
            result.seconds, result.turns, result.ending, result.total, result.calming,
            result.solution, result.time, result.language, result.passed,
        )  # fmt: skip
        self.total = result.total or 0.0
        self.wholly = (result.seconds, bool(result.passed))
        self.step = result.seconds * 1000 // max(1, len(turns))
        self.body = json.dumps(result.body, ensure_ascii=False)
        self.turns = tuple(json.dumps(body, ensure_ascii=False) for body in turns)


class _Sheaf:
    """Rows of one table that wait to be written, as the driver takes them."""

    def __init__(self, table: type[Base], *, shared: bool = False) -> None:
        columns = table.__table__.columns
        self.rows: list[tuple[Any, ...]] = []
        self.sql = str(insert(table).compile(dialect=_DIALECT))
        self._columns = [(column.key, _into(column.type, shared=shared)) for column in columns]

    def add(self, record: object, **more: Any) -> None:
        """Add a record whose attributes are the columns; *more* are columns that it lacks."""
        row = []
        for name, into in self._columns:
            value = more[name] if name in more else getattr(record, name)
            row.append(value if into is None or value is None else into(value))
        self.rows.append(tuple(row))


class Bulk:
    """Adds records in batches, with the summaries that single writes would have kept up.

    Call `flush` at the end; within one writing transaction all of it is kept or nothing.
    """

    def __init__(self, connection: Connection) -> None:
        driver = connection.connection.driver_connection
        if driver is None:
            raise AssertionError("a connection in a transaction has a driver's connection")
        self._driver = driver
        self.rows = 0
        """Rows written so far."""
        self._driver.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        # Those that others point at come first.
        self._people = _Sheaf(PersonRow)
        self._plans = _Sheaf(PlanRow)
        self._sessions = _Sheaf(PlannedSessionRow, shared=True)
        self._attempts = _Sheaf(AttemptRow)
        self._turns = _Sheaf(AttemptTurnRow)
        self._results = _Sheaf(AttemptResultRow)
        self._sheets = _Sheaf(SheetRow)
        self._evidence = _Sheaf(SheetEvidenceRow)
        self._contacts = _Sheaf(ContactRow)
        self._draws = _Sheaf(InspectionDrawRow)
        self._cards = _Sheaf(CardRow)
        self._reviews = _Sheaf(CardReviewRow)
        self._papers = _Sheaf(ExamPaperRow)
        self._items = _Sheaf(ExamItemRow)
        self._exam_facts = {
            record: _Sheaf(row)
            for record, row in (
                (ExamEvent, ExamEventRow),
                (ExamAnswer, ExamAnswerRow),
                (ExamMark, ExamMarkRow),
                (ExamResult, ExamResultRow),
            )
        }
        self._days: dict[tuple[bytes, date], list[float]] = {}
        self._bests: dict[tuple[bytes, str], list[Any]] = {}

    def people(self, people: Iterable[tuple[Person, str]]) -> None:
        """Add people with their password hashes."""
        for person, password_hash in people:
            self._people.add(
                person,
                roles=roles_text(person.roles),
                password_hash=password_hash,
                wrong_passwords=0,
                wait_until=None,
            )

    def plan(self, plan: Plan, sessions: Sequence[SessionOnDay]) -> None:
        """Add a plan with its sessions."""
        self._plans.add(plan)
        for session in sessions:
            self._sessions.add(session)

    def attempt(
        self, run: Run, attempt_id: bytes, person_id: bytes, started: int, day: date, whole: bool
    ) -> None:
        """Add an attempt that went like *run*; identifiers are 16 bytes.

        *started* counts milliseconds since 1970; *day* is the local day of its end. Unless *whole*,
        only the marks are kept, not the exchanges and the reasons.
        """
        seconds, passed = run.wholly
        finished = started + seconds * 1000
        self._attempts.rows.append((attempt_id, person_id, *run.attempt, started))
        self._results.rows.append(
            (attempt_id, person_id, run.key, finished, *run.result, run.body if whole else "{}")
        )
        if whole:
            self._turns.rows += [
                (attempt_id, number, started + run.step * number, body)
                for number, body in enumerate(run.turns, start=1)
            ]
        self._count(run, person_id, finished, day, seconds, passed)
        if len(self._attempts.rows) >= _AT_ONCE:
            self._write()

    def _count(
        self, run: Run, person_id: bytes, finished: int, day: date, seconds: int, passed: bool
    ) -> None:
        counted = self._days.get((person_id, day))
        if counted is None:
            counted = self._days[(person_id, day)] = [0, 0, 0.0, 0]
        counted[0] += 1
        counted[1] += seconds
        counted[2] += run.total
        counted[3] += passed
        best = self._bests.get((person_id, run.key))
        if best is None:
            best = self._bests[(person_id, run.key)] = [0, run.total, run.total, finished]
        best[0] += 1
        if run.total > best[1]:
            best[1] = run.total
        if finished >= best[3]:
            best[2], best[3] = run.total, finished

    def sheet(self, sheet: Sheet) -> None:
        """Add a signed sheet with its evidence."""
        self._sheets.add(sheet)
        for position, one in enumerate(sheet.evidence):
            self._evidence.add(one, sheet_id=sheet.id, position=position)

    def contacts(self, contacts: Iterable[Contact]) -> None:
        """Add contacts that can be inspected."""
        for contact in contacts:
            self._contacts.add(contact)

    def draws(self, draws: Iterable[Draw]) -> None:
        """Add draws of such contacts."""
        for draw in draws:
            self._draws.add(draw)

    def cards(self, cards: Iterable[Card], reviews: Iterable[CardReview]) -> None:
        """Add cards with what was answered to them."""
        for card in cards:
            self._cards.add(card)
        for review in reviews:
            self._reviews.add(review)

    def exam_papers(self, papers: Iterable[ExamPaper]) -> None:
        """Add papers with their questions; their exam is there already."""
        for paper in papers:
            self._papers.add(paper)
            for item in paper.items:
                self._items.add(item, paper_id=paper.id)

    def exam_facts(self, facts: Iterable[ExamEvent | ExamAnswer | ExamMark | ExamResult]) -> None:
        """Add what happened in sittings, what was answered, marked and released."""
        for one in facts:
            self._exam_facts[type(one)].add(one)

    def flush(self) -> None:
        """Write what still waits, and the summaries."""
        self._write()
        days = _Sheaf(PracticeDayRow)
        days.rows = [
            (person_id, day.isoformat(), int(attempts), int(seconds), total, int(passed))
            for (person_id, day), (attempts, seconds, total, passed) in sorted(self._days.items())
        ]
        bests = _Sheaf(ContentBestRow)
        bests.rows = [
            (person_id, key, *counted) for (person_id, key), counted in sorted(self._bests.items())
        ]
        self._days, self._bests = {}, {}
        for sheaf in (days, bests):
            self._hand_over(sheaf)

    def _write(self) -> None:
        for sheaf in (
            self._people,
            self._plans,
            self._sessions,
            self._attempts,
            self._turns,
            self._results,
            self._sheets,
            self._evidence,
            self._contacts,
            self._draws,
            self._cards,
            self._reviews,
            self._papers,
            self._items,
            *self._exam_facts.values(),
        ):
            self._hand_over(sheaf)

    def _hand_over(self, sheaf: _Sheaf) -> None:
        self._driver.executemany(sheaf.sql, sheaf.rows)
        self.rows += len(sheaf.rows)
        sheaf.rows = []


class _Shared:
    """JSON of values that many rows share, such as the details of a session: written once."""

    def __init__(self) -> None:
        self._kept: dict[int, tuple[Any, str]] = {}

    def text(self, value: Any) -> str:
        """Return *value* as JSON; it has to stay as it is."""
        known = self._kept.get(id(value))
        if known is None:
            # Kept together, so that no other value gets the number of one that is gone.
            known = self._kept[id(value)] = (value, json.dumps(value, ensure_ascii=False))
        return known[1]


def _into(kind: TypeEngine[Any], *, shared: bool) -> Callable[[Any], Any] | None:
    """Return what turns a value of a column into the driver's, None where nothing has to."""
    if isinstance(kind, Json) and shared:
        return _Shared().text
    if isinstance(kind, TypeDecorator):
        decorator: TypeDecorator[Any] = kind
        return lambda value: decorator.process_bind_param(value, _DIALECT)
    return kind.dialect_impl(_DIALECT).bind_processor(_DIALECT)
