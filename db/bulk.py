"""Writing many records at once, for samples: rows in, a few large statements."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, insert

from db.people import roles_text
from db.records import Attempt, AttemptResult, AttemptTurn, Person, Plan, SessionOnDay, Sheet
from db.tables import (
    AttemptResultRow,
    AttemptRow,
    AttemptTurnRow,
    Base,
    ContentBestRow,
    PersonRow,
    PlannedSessionRow,
    PlanRow,
    PracticeDayRow,
    SheetEvidenceRow,
    SheetRow,
)

_AT_ONCE = 20_000
"""Rows handed to the driver in one call: more gains nothing and holds memory."""


@dataclass
class Bulk:
    """Adds records in batches, with the summaries that single writes would have kept up.

    Call `flush` at the end; within one writing transaction all of it is kept or nothing.
    """

    connection: Connection
    _waiting: dict[type[Base], list[dict[str, Any]]] = field(default_factory=dict)
    _days: dict[tuple[UUID, date], list[float]] = field(default_factory=dict)
    _bests: dict[tuple[UUID, str], list[Any]] = field(default_factory=dict)

    def people(self, people: Iterable[tuple[Person, str]]) -> None:
        """Add people with their password hashes."""
        for person, password_hash in people:
            columns = _columns(person, ("team", "mentor"))
            columns["roles"] = roles_text(person.roles)
            self._add(PersonRow, columns | {"password_hash": password_hash, "wrong_passwords": 0})
        self._write(PersonRow)

    def plan(self, plan: Plan, sessions: Sequence[SessionOnDay]) -> None:
        """Add a plan with its sessions."""
        self._add(PlanRow, _columns(plan))
        for session in sessions:
            self._add(PlannedSessionRow, _columns(session))

    def attempt(
        self,
        attempt: Attempt,
        result: AttemptResult,
        day: date,
        turns: Iterable[AttemptTurn] = (),
    ) -> None:
        """Add a finished attempt; *day* is its local day."""
        self._add(AttemptRow, _columns(attempt))
        self._add(AttemptResultRow, _columns(result))
        for turn in turns:
            self._add(AttemptTurnRow, _columns(turn))
        total = result.total or 0.0
        counted = self._days.setdefault((result.person_id, day), [0, 0, 0.0, 0])
        counted[0] += 1
        counted[1] += result.seconds
        counted[2] += total
        counted[3] += result.passed
        best = self._bests.setdefault(
            (result.person_id, result.content_key), [0, total, total, result.finished_at]
        )
        best[0] += 1
        best[1] = max(best[1], total)
        if result.finished_at >= best[3]:
            best[2], best[3] = total, result.finished_at
        if len(self._waiting[AttemptRow]) >= _AT_ONCE:
            self._write(PlanRow, PlannedSessionRow, AttemptRow, AttemptTurnRow, AttemptResultRow)

    def sheet(self, sheet: Sheet) -> None:
        """Add a signed sheet with its evidence."""
        self._add(SheetRow, _columns(sheet, ("evidence",)))
        for position, one in enumerate(sheet.evidence):
            self._add(
                SheetEvidenceRow,
                _columns(one) | {"sheet_id": sheet.id, "position": position},
            )

    def flush(self) -> None:
        """Write what still waits, and the summaries."""
        self._write(*list(self._waiting))
        for (person_id, day), (attempts, seconds, total, passed) in sorted(self._days.items()):
            self._add(
                PracticeDayRow,
                {
                    "person_id": person_id,
                    "day": day,
                    "attempts": int(attempts),
                    "seconds": int(seconds),
                    "total_sum": total,
                    "passed": int(passed),
                },
            )
        for (person_id, key), (count, best, latest, at) in sorted(self._bests.items()):
            self._add(
                ContentBestRow,
                {
                    "person_id": person_id,
                    "content_key": key,
                    "attempts": count,
                    "best": best,
                    "latest": latest,
                    "latest_at": at,
                },
            )
        self._write(PracticeDayRow, ContentBestRow)

    def _add(self, table: type[Base], row: dict[str, Any]) -> None:
        self._waiting.setdefault(table, []).append(row)

    def _write(self, *tables: type[Base]) -> None:
        """Write the waiting rows of *tables*, those that others point at first."""
        order = {table.name: place for place, table in enumerate(Base.metadata.sorted_tables)}
        for table in sorted(tables, key=lambda one: order[one.__tablename__]):
            rows = self._waiting.pop(table, [])
            if rows:
                self.connection.execute(insert(table), rows)
            self._waiting[table] = []


def _columns(record: Any, without: tuple[str, ...] = ()) -> dict[str, Any]:
    return {name: getattr(record, name) for name in record.__slots__ if name not in without}
