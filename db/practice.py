"""Queries and writes about attempts, and the summaries that are kept up with them."""

from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import date, datetime
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, case, func, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from db.errors import NotFound
from db.records.practice import (
    Attempt,
    AttemptEntry,
    AttemptResult,
    AttemptTurn,
    DrillStanding,
    ModeStanding,
    PracticeDay,
)
from db.tables import (
    AttemptResultRow,
    AttemptRow,
    AttemptTurnRow,
    ContentBestRow,
    PracticeDayRow,
    SealedResultRow,
)

"""Thousands of values in a statement take longer than the rows of those left out."""

_MANY = 500
"""Attempts whose exchanges are read by one statement."""


@cache
def _entries() -> Select[*tuple[Any, ...]]:
    """Select the columns of an `AttemptEntry`, in its order."""
    return select(
        AttemptResultRow.attempt_id,
        AttemptResultRow.person_id,
        AttemptResultRow.content_key,
        AttemptRow.title,
        AttemptRow.channel,
        AttemptRow.difficulty,
        AttemptRow.mode,
        AttemptResultRow.finished_at,
        AttemptResultRow.seconds,
        AttemptResultRow.turns,
        AttemptResultRow.ending,
        AttemptResultRow.total,
        AttemptResultRow.passed,
    ).join(AttemptRow, AttemptRow.id == AttemptResultRow.attempt_id)


class Practice:
    """Attempts: facts that are added and never changed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def begin(self, attempt: Attempt) -> None:
        self._connection.execute(insert(AttemptRow).values(**asdict(attempt)))

    def add_turn(self, turn: AttemptTurn) -> None:
        self._connection.execute(insert(AttemptTurnRow).values(**asdict(turn)))

    def finish(self, result: AttemptResult, day: date, counts: bool = True) -> None:
        """Add the result and keep the summaries of its local *day* and its drill up to date.

        What does not count changes nothing of the day but its time, and nothing of the drill.
        """
        self._connection.execute(insert(AttemptResultRow).values(**asdict(result)))
        total = result.total or 0.0
        self._count_day(result, day, total, counts)
        if counts:
            self._count_drill(result, total)

    def _count_day(self, result: AttemptResult, day: date, total: float, counts: bool) -> None:
        new = upsert(PracticeDayRow).values(
            person_id=result.person_id,
            day=day,
            attempts=int(counts),
            seconds=result.seconds,
            total_sum=total if counts else 0.0,
            passed=int(counts and result.passed),
        )
        self._connection.execute(
            new.on_conflict_do_update(
                index_elements=["person_id", "day"],
                set_={
                    name: getattr(PracticeDayRow, name) + new.excluded[name]
                    for name in ("attempts", "seconds", "total_sum", "passed")
                },
            )
        )

    def _count_drill(self, result: AttemptResult, total: float) -> None:
        new = upsert(ContentBestRow).values(
            person_id=result.person_id,
            content_key=result.content_key,
            attempts=1,
            best=total,
            latest=total,
            latest_at=result.finished_at,
        )
        newer = new.excluded.latest_at >= ContentBestRow.latest_at
        self._connection.execute(
            new.on_conflict_do_update(
                index_elements=["person_id", "content_key"],
                set_={
                    "attempts": ContentBestRow.attempts + 1,
                    "best": func.max(ContentBestRow.best, new.excluded.best),
                    # A result that was sealed becomes known after later ones.
                    "latest": case((newer, new.excluded.latest), else_=ContentBestRow.latest),
                    "latest_at": func.max(ContentBestRow.latest_at, new.excluded.latest_at),
                },
            )
        )

    def attempt(self, attempt_id: UUID) -> Attempt:
        """Return one attempt as it was begun; raises NotFound."""
        row = self._connection.execute(
            select(AttemptRow.__table__).where(AttemptRow.id == attempt_id)
        ).first()
        if row is None:
            raise NotFound(f"attempt {attempt_id}")
        return Attempt(**row._mapping)

    def turns(self, attempt_id: UUID) -> tuple[AttemptTurn, ...]:
        """Return the exchanges of an attempt in order."""
        rows = self._connection.execute(
            select(AttemptTurnRow.__table__)
            .where(AttemptTurnRow.attempt_id == attempt_id)
            .order_by(AttemptTurnRow.number)
        )
        return tuple(AttemptTurn(**row._mapping) for row in rows)

    def result(self, attempt_id: UUID) -> AttemptResult | None:
        """Return how an attempt ended, or None while it is open."""
        row = self._connection.execute(
            select(AttemptResultRow.__table__).where(AttemptResultRow.attempt_id == attempt_id)
        ).first()
        return None if row is None else AttemptResult(**row._mapping)

    def recent(
        self,
        person_id: UUID,
        limit: int = 20,
        content_key: str | None = None,
        before: datetime | None = None,
        modes: Collection[str] = (),
    ) -> tuple[AttemptEntry, ...]:
        """Return finished attempts, newest first; *before* pages on by key; no *modes*: all."""
        query = _entries().where(AttemptResultRow.person_id == person_id)
        if content_key is not None:
            query = query.where(AttemptResultRow.content_key == content_key)
        if before is not None:
            query = query.where(AttemptResultRow.finished_at < before)
        if modes:
            query = query.where(AttemptRow.mode.in_(list(modes)))
        rows = self._connection.execute(
            query.order_by(AttemptResultRow.finished_at.desc()).limit(limit)
        )
        return tuple(AttemptEntry(*row) for row in rows)

    def finished(self, attempt_ids: Collection[UUID]) -> tuple[AttemptEntry, ...]:
        """Return these attempts, as far as they are finished."""
        rows = self._connection.execute(
            _entries().where(AttemptResultRow.attempt_id.in_(list(attempt_ids)))
        )
        return tuple(AttemptEntry(*row) for row in rows)

    def best_before(
        self, person_id: UUID, content_key: str, before: datetime, modes: Sequence[str]
    ) -> AttemptEntry | None:
        """Return the attempt at a drill with the best mark before a time; of equals the latest."""
        row = self._connection.execute(
            _entries()
            .where(
                AttemptResultRow.person_id == person_id,
                AttemptResultRow.content_key == content_key,
                AttemptResultRow.finished_at < before,
                AttemptResultRow.total.is_not(None),
                AttemptRow.mode.in_(list(modes)),
            )
            .order_by(AttemptResultRow.total.desc(), AttemptResultRow.finished_at.desc())
        ).first()
        return None if row is None else AttemptEntry(*row)

    def newest(self, limit: int) -> tuple[AttemptEntry, ...]:
        """Return the newest finished attempts of everybody.

        Identifiers grow with time: the end of their index is read, however many there are.
        """
        rows = self._connection.execute(
            _entries().order_by(AttemptResultRow.attempt_id.desc()).limit(limit)
        )
        return tuple(AttemptEntry(*row) for row in rows)

    def turns_of(self, attempt_ids: Sequence[UUID]) -> dict[UUID, list[AttemptTurn]]:
        """Return the exchanges of each of these attempts in order."""
        found: dict[UUID, list[AttemptTurn]] = {}
        for start in range(0, len(attempt_ids), _MANY):
            some = list(attempt_ids[start : start + _MANY])
            rows = self._connection.execute(
                select(AttemptTurnRow.__table__)
                .where(AttemptTurnRow.attempt_id.in_(some))
                .order_by(AttemptTurnRow.attempt_id, AttemptTurnRow.number)
            )
            for row in rows:
                found.setdefault(row.attempt_id, []).append(AttemptTurn(**row._mapping))
        return found

    def within(self, person_id: UUID, first: datetime, last: datetime) -> Sequence[AttemptEntry]:
        """Return finished attempts from *first* up to, not including, *last*, oldest first."""
        rows = self._connection.execute(
            _entries()
            .where(
                AttemptResultRow.person_id == person_id,
                AttemptResultRow.finished_at >= first,
                AttemptResultRow.finished_at < last,
            )
            .order_by(AttemptResultRow.finished_at)
        )
        return tuple(AttemptEntry(*row) for row in rows)

    def days(self, person_id: UUID, first: date, last: date) -> tuple[PracticeDay, ...]:
        """Return what was practised on each day from *first* to *last*, days without left out."""
        rows = self._connection.execute(
            select(
                PracticeDayRow.day,
                PracticeDayRow.attempts,
                PracticeDayRow.seconds,
                PracticeDayRow.total_sum,
                PracticeDayRow.passed,
            )
            .where(PracticeDayRow.person_id == person_id, PracticeDayRow.day.between(first, last))
            .order_by(PracticeDayRow.day)
        )
        return tuple(PracticeDay(**row._mapping) for row in rows)

    def last_days(self, person_ids: Sequence[UUID]) -> dict[UUID, date]:
        """Return the latest day on which each of these people practised."""
        rows = self._connection.execute(
            select(PracticeDayRow.person_id, func.max(PracticeDayRow.day))
            .where(PracticeDayRow.person_id.in_(list(person_ids)))
            .group_by(PracticeDayRow.person_id)
        )
        return {row[0]: row[1] for row in rows}

    def standings(self, person_id: UUID) -> dict[str, DrillStanding]:
        """Return where a person stands with each drill they have run, by content key."""
        rows = self._connection.execute(
            select(
                ContentBestRow.content_key,
                ContentBestRow.attempts,
                ContentBestRow.best,
                ContentBestRow.latest,
                ContentBestRow.latest_at,
            ).where(ContentBestRow.person_id == person_id)
        )
        return {row.content_key: DrillStanding(**row._mapping) for row in rows}

    def open_of(self, person_id: UUID) -> tuple[Attempt, ...]:
        """Return the attempts of a person that have no result yet, not even a sealed one.

        The newest come first.
        """
        rows = self._connection.execute(
            select(AttemptRow.__table__)
            .outerjoin(AttemptResultRow, AttemptResultRow.attempt_id == AttemptRow.id)
            .outerjoin(SealedResultRow, SealedResultRow.attempt_id == AttemptRow.id)
            .where(
                AttemptRow.person_id == person_id,
                AttemptResultRow.attempt_id.is_(None),
                SealedResultRow.attempt_id.is_(None),
            )
            .order_by(AttemptRow.started_at.desc())
        )
        return tuple(Attempt(**row._mapping) for row in rows)

    def by_mode(self, person_id: UUID, content_key: str) -> dict[str, ModeStanding]:
        """Return what a person has finished of one drill in each mode."""
        rows = self._connection.execute(
            select(
                AttemptRow.mode,
                func.count().label("runs"),
                func.sum(AttemptResultRow.passed).label("passed"),
                func.max(AttemptResultRow.total).label("best"),
                func.max(AttemptResultRow.finished_at).label("latest_at"),
            )
            .join(AttemptRow, AttemptRow.id == AttemptResultRow.attempt_id)
            .where(
                AttemptResultRow.person_id == person_id,
                AttemptResultRow.content_key == content_key,
            )
            .group_by(AttemptRow.mode)
        )
        return {row.mode: ModeStanding(**row._mapping) for row in rows}

    def begun(self, person_id: UUID, content_key: str, mode: str) -> tuple[Attempt, ...]:
        """Return the attempts at a drill in one mode, finished or not, newest first."""
        rows = self._connection.execute(
            select(AttemptRow.__table__)
            .where(
                AttemptRow.person_id == person_id,
                AttemptRow.content_key == content_key,
                AttemptRow.mode == mode,
            )
            .order_by(AttemptRow.started_at.desc())
        )
        return tuple(Attempt(**row._mapping) for row in rows)
