"""Queries and writes about milestone reviews: planned gates, views, decisions, figures."""

from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, insert, select
from sqlalchemy.orm import aliased

from db.records.mentoring import LAST_GATE, MilestoneDecision, PlannedGate, ReviewView
from db.tables import (
    AttemptResultRow,
    AttemptRow,
    MilestoneDecisionRow,
    PersonRow,
    PlannedSessionRow,
    PlanRow,
    SheetRow,
)

_Correction = aliased(SheetRow)


class Reviews:
    """Reviews of day 30, 60 and 90. People are all active ones unless *people* names some."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def gates(
        self, people: Collection[UUID] | None = None, until: date | None = None
    ) -> tuple[PlannedGate, ...]:
        """Return the review sessions of everybody's newest plan, by person and then by day.

        With *until* only those up to that day, of plans that go on: nobody who was stopped or has
        graduated is among them.
        """
        newest = select(
            PlanRow.id,
            PlanRow.laid_at,
            PlanRow.ended_on,
            func.row_number()
            .over(
                partition_by=PlanRow.person_id,
                order_by=(PlanRow.laid_at.desc(), PlanRow.id.desc()),
            )
            .label("place"),
        ).where(~PlanRow.beside)
        if people is not None:
            newest = newest.where(PlanRow.person_id.in_(list(people)))
        plans = newest.subquery()
        query: Select[*tuple[Any, ...]] = (
            select(
                PlannedSessionRow.id,
                PlannedSessionRow.plan_id,
                PlannedSessionRow.person_id,
                PersonRow.name,
                PersonRow.staff_number,
                PersonRow.mentor_id,
                PlannedSessionRow.title,
                PlannedSessionRow.day,
                PlannedSessionRow.start,
                PlannedSessionRow.done_at,
                plans.c.laid_at,
                plans.c.ended_on,
            )
            .join(plans, and_(plans.c.id == PlannedSessionRow.plan_id, plans.c.place == 1))
            .join(PersonRow, PersonRow.id == PlannedSessionRow.person_id)
            .where(
                PlannedSessionRow.kind == "review",
                PlannedSessionRow.cancelled_at.is_(None),
                PersonRow.active,
            )
            .order_by(
                PersonRow.staff_number,
                PlannedSessionRow.person_id,
                PlannedSessionRow.day,
                PlannedSessionRow.start,
            )
        )
        if until is not None:
            query = query.where(
                PlannedSessionRow.day <= until,
                plans.c.ended_on.is_(None),
                ~_graduated(PlannedSessionRow.person_id, plans.c.laid_at),
            )
        return tuple(PlannedGate(*row) for row in self._connection.execute(query))

    def decisions(self, people: Collection[UUID] | None = None) -> tuple[MilestoneDecision, ...]:
        """Return the decisions that stand, oldest first: without those that were corrected."""
        query = (
            select(MilestoneDecisionRow.__table__)
            .outerjoin(_Correction, _Correction.replaces_id == MilestoneDecisionRow.sheet_id)
            .where(_Correction.id.is_(None))
            .order_by(MilestoneDecisionRow.decided_at, MilestoneDecisionRow.sheet_id)
        )
        rows = self._connection.execute(_about(query, MilestoneDecisionRow.trainee_id, people))
        return tuple(MilestoneDecision(**row._mapping) for row in rows)

    def decision(self, sheet_id: UUID) -> MilestoneDecision | None:
        """Return what one sheet decided, whether it stands or not."""
        row = self._connection.execute(
            select(MilestoneDecisionRow.__table__).where(MilestoneDecisionRow.sheet_id == sheet_id)
        ).first()
        return None if row is None else MilestoneDecision(**row._mapping)

    def decide(self, decision: MilestoneDecision) -> None:
        """Add a decision."""
        self.add_decisions([decision])

    def add_decisions(self, decisions: Sequence[MilestoneDecision]) -> None:
        """Add several."""
        if decisions:
            rows = [asdict(one) for one in decisions]
            self._connection.execute(insert(MilestoneDecisionRow), rows)

    def views(self, people: Collection[UUID] | None = None) -> tuple[ReviewView, ...]:
        """Return what trainees and mentors thought before reviews, without what was corrected."""
        query = (
            select(
                SheetRow.id,
                SheetRow.subject_id,
                SheetRow.filler_id,
                SheetRow.target,
                SheetRow.signed_at,
            )
            .outerjoin(_Correction, _Correction.replaces_id == SheetRow.id)
            .where(SheetRow.use == "milestone_view", _Correction.id.is_(None))
            .order_by(SheetRow.signed_at)
        )
        rows = self._connection.execute(_about(query, SheetRow.subject_id, people))
        return tuple(ReviewView(*row) for row in rows)

    def criteria(
        self, person_id: UUID, first: datetime, last: datetime, modes: Sequence[str]
    ) -> dict[str, float]:
        """Return the mean of each criterion over the attempts from *first* up to *last*."""
        names = ("calming", "solution", "time", "language")
        row = self._connection.execute(
            select(*(func.avg(getattr(AttemptResultRow, name)) for name in names))
            .join(AttemptRow, AttemptRow.id == AttemptResultRow.attempt_id)
            .where(
                AttemptResultRow.person_id == person_id,
                AttemptResultRow.finished_at >= first,
                AttemptResultRow.finished_at < last,
                AttemptRow.mode.in_(list(modes)),
            )
        ).one()
        return {
            name: float(mean) for name, mean in zip(names, row, strict=True) if mean is not None
        }


def _graduated(person_id: Any, laid_at: Any) -> ColumnElement[bool]:
    """Whether a decision that stands has ended the plan well."""
    return (
        exists()
        .where(
            MilestoneDecisionRow.trainee_id == person_id,
            MilestoneDecisionRow.gate == LAST_GATE,
            MilestoneDecisionRow.decision == "pass",
            MilestoneDecisionRow.decided_at >= laid_at,
        )
        .where(~exists().where(_Correction.replaces_id == MilestoneDecisionRow.sheet_id))
    )


def _about(
    query: Select[*tuple[Any, ...]], column: ColumnElement[Any] | Any, people: Any
) -> Select[*tuple[Any, ...]]:
    return query if people is None else query.where(column.in_(list(people)))
