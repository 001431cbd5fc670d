"""Queries and writes about coaching plans, and the standing marks that open and measure them."""

from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Connection, func, insert, select

from db.errors import NotFound
from db.records.quality import CoachingEvent, CoachingPlan, DrillRun, StandingMark
from db.tables import (
    AttemptResultRow,
    AttemptRow,
    CoachingEventRow,
    CoachingPlanRow,
    PersonRow,
    SheetRow,
    aliased,
)

_Newer = aliased(SheetRow)
INSPECTION = "inspection"


class Coaching:
    """Coaching plans and their events: facts that are added and never changed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, plan: CoachingPlan) -> None:
        self._connection.execute(insert(CoachingPlanRow).values(**asdict(plan)))

    def add_event(self, event: CoachingEvent) -> None:
        self._connection.execute(insert(CoachingEventRow).values(**asdict(event)))

    def get(self, plan_id: UUID) -> CoachingPlan:
        """Return one plan; raises NotFound."""
        row = self._connection.execute(
            select(CoachingPlanRow.__table__).where(CoachingPlanRow.id == plan_id)
        ).first()
        if row is None:
            raise NotFound(f"coaching plan {plan_id}")
        return CoachingPlan(**row._mapping)

    def plans(
        self,
        subject_ids: Collection[UUID] | None = None,
        first: datetime | None = None,
        limit: int = 500,
    ) -> tuple[CoachingPlan, ...]:
        """Return the plans about these people, None for everybody, newest first.

        With *first* those that were opened from then on.
        """
        query = select(CoachingPlanRow.__table__)
        if subject_ids is not None:
            query = query.where(CoachingPlanRow.subject_id.in_(list(subject_ids)))
        if first is not None:
            query = query.where(CoachingPlanRow.opened_at >= first)
        rows = self._connection.execute(
            query.order_by(CoachingPlanRow.opened_at.desc(), CoachingPlanRow.id.desc()).limit(limit)
        )
        return tuple(CoachingPlan(**row._mapping) for row in rows)

    def around(self, mentor_id: UUID) -> tuple[CoachingPlan, ...]:
        """Return the plans about a person and about whom they mentor, newest first."""
        rows = self._connection.execute(
            select(CoachingPlanRow.__table__)
            .join(PersonRow, PersonRow.id == CoachingPlanRow.subject_id)
            .where((PersonRow.id == mentor_id) | (PersonRow.mentor_id == mentor_id))
            .order_by(CoachingPlanRow.opened_at.desc(), CoachingPlanRow.id.desc())
        )
        return tuple(CoachingPlan(**row._mapping) for row in rows)

    def events(self, plan_ids: Collection[UUID]) -> dict[UUID, tuple[CoachingEvent, ...]]:
        """Return what happened in these plans, oldest first, by plan."""
        found: dict[UUID, list[CoachingEvent]] = {one: [] for one in plan_ids}
        rows = self._connection.execute(
            select(CoachingEventRow.__table__)
            .where(CoachingEventRow.plan_id.in_(list(plan_ids)))
            .order_by(CoachingEventRow.at, CoachingEventRow.id)
        )
        for row in rows:
            found[row.plan_id].append(CoachingEvent(**row._mapping))
        return {plan_id: tuple(events) for plan_id, events in found.items()}

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
