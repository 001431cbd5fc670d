"""Queries and writes about coaching plans, and the standing marks that open and measure them."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Connection, func, select

from db.followed import FollowedPlans
from db.records.followed import CoachingEvent, CoachingPlan
from db.records.quality import DrillRun, StandingMark
from db.tables import (
    AttemptResultRow,
    AttemptRow,
    CoachingEventRow,
    CoachingPlanRow,
    SheetRow,
    aliased,
)

_Newer = aliased(SheetRow)
INSPECTION = "inspection"


class Coaching(FollowedPlans[CoachingPlan, CoachingEvent]):
    """Coaching plans and their events: facts that are added and never changed."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(
            connection, (CoachingPlanRow, CoachingEventRow), (CoachingPlan, CoachingEvent)
        )

    def marks(
        self,
        subject_id: UUID,
        until: datetime | None = None,
        limit: int = 60,
    ) -> tuple[StandingMark, ...]:
        """Return a person's inspections that stand, oldest first: by day, then by signing.

        A correction stands in the place of the sheet that it replaces, and counts as signed when
        that was. The newest *limit* are returned, with *until* only those signed by then.
        """
        replaced = select(_Newer.id).where(_Newer.replaces_id == SheetRow.id).exists()
        query = select(
            SheetRow.id, SheetRow.day, SheetRow.signed_at, SheetRow.total, SheetRow.replaces_id
        ).where(SheetRow.use == INSPECTION, SheetRow.subject_id == subject_id, ~replaced)
        if until is not None:
            query = query.where(SheetRow.signed_at <= until)
        rows = self._connection.execute(
            query.order_by(SheetRow.day.desc(), SheetRow.signed_at.desc()).limit(limit)
        )
        marks = [self._mark(*row) for row in rows.all()]
        return tuple(sorted(marks, key=lambda one: (one.day, one.signed_at, one.root_id)))

    def _mark(
        self,
        sheet_id: UUID,
        day: date,
        signed_at: datetime,
        total: float | None,
        replaces_id: UUID | None,
    ) -> StandingMark:
        root_id = sheet_id
        while replaces_id is not None:
            root_id, signed_at, replaces_id = self._connection.execute(
                select(SheetRow.id, SheetRow.signed_at, SheetRow.replaces_id).where(
                    SheetRow.id == replaces_id
                )
            ).one()
        return StandingMark(sheet_id, root_id, day, signed_at, total)

    def root_of(self, sheet_id: UUID) -> UUID:
        """Return the first sheet of a chain of corrections."""
        while older := self._connection.execute(
            select(SheetRow.replaces_id).where(SheetRow.id == sheet_id)
        ).scalar():
            sheet_id = older
        return sheet_id

    def standing_of(self, sheet_id: UUID) -> UUID:
        """Return the sheet that stands today in the place of *sheet_id*: itself, or the last
        correction of it."""
        while newer := self._connection.execute(
            select(SheetRow.id).where(SheetRow.replaces_id == sheet_id)
        ).scalar():
            sheet_id = newer
        return sheet_id

    def runs_since(
        self, person_id: UUID, keys: Collection[str], since: datetime, modes: Sequence[str]
    ) -> tuple[DrillRun, ...]:
        """Return the finished attempts of a person at these drills from *since* on."""
        rows = self._connection.execute(
            select(
                AttemptResultRow.attempt_id,
                AttemptResultRow.content_key,
                AttemptResultRow.finished_at,
                AttemptResultRow.total,
                AttemptResultRow.passed,
            )
            .join(AttemptRow, AttemptRow.id == AttemptResultRow.attempt_id)
            .where(
                AttemptResultRow.person_id == person_id,
                AttemptResultRow.content_key.in_(list(keys)),
                AttemptResultRow.finished_at >= since,
                AttemptRow.mode.in_(list(modes)),
            )
            .order_by(AttemptResultRow.finished_at)
        )
        return tuple(DrillRun(*row) for row in rows)

    def weakest_drills(
        self, person_id: UUID, criterion: str, modes: Sequence[str], limit: int = 20
    ) -> tuple[str, ...]:
        """Return the drills in which a person lost most on one criterion, weakest first.

        *criterion* is one of the four that an attempt is judged on: `calming`, `solution`,
        `time`, `language`.
        """
        column = getattr(AttemptResultRow, criterion)
        rows = self._connection.execute(
            select(AttemptResultRow.content_key)
            .join(AttemptRow, AttemptRow.id == AttemptResultRow.attempt_id)
            .where(
                AttemptResultRow.person_id == person_id,
                column.is_not(None),
                AttemptRow.mode.in_(list(modes)),
            )
            .group_by(AttemptResultRow.content_key)
            .order_by(func.avg(column), AttemptResultRow.content_key)
            .limit(limit)
        )
        return tuple(row.content_key for row in rows)
