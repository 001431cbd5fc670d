"""Queries and writes about milestone reviews: planned gates, views, decisions, figures."""

from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, insert, select

from db.records.mentoring import LAST_GATE, MilestoneDecision, PlannedGate, ReviewView
from db.tables import (
    AttemptResultRow,
    AttemptRow,
    MilestoneDecisionRow,
    PersonRow,
    PlannedSessionRow,
    PlanRow,
    SheetRow,
    aliased,
)

_Correction = aliased(SheetRow)
_FEW = 100


class Reviews:
    """Reviews of day 30, 60 and 90. People are all active ones unless *people* names some."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def gates(self, people: Collection[UUID] | None = None) -> tuple[PlannedGate, ...]:
        """Return the review sessions of everybody's newest plan, by person and then by day."""
        plans = _newest_plans(people).subquery()
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
            .where(_reviews(people), PersonRow.active)
            .order_by(
                PersonRow.staff_number,
                PlannedSessionRow.person_id,
                PlannedSessionRow.day,
                PlannedSessionRow.start,
            )
        )
        return tuple(PlannedGate(*row) for row in self._connection.execute(query))

    def facing(self, until: date, people: Collection[UUID] | None = None) -> tuple[UUID, ...]:
        """Return who has not passed a review planned up to a day, and has a plan that goes on."""
        plans = _newest_plans(people).subquery()
        due = (
            select(PlannedSessionRow.person_id, plans.c.laid_at, func.count().label("reviews"))
            .join(plans, and_(plans.c.id == PlannedSessionRow.plan_id, plans.c.place == 1))
            .where(_reviews(people), PlannedSessionRow.day <= until, plans.c.ended_on.is_(None))
            .group_by(PlannedSessionRow.person_id)
            .subquery()
        )
        passed = (
            select(func.count())
            .select_from(MilestoneDecisionRow)
            .where(_passed(due.c.person_id, due.c.laid_at))
            .scalar_subquery()
        )
        return tuple(
            self._connection.execute(
                select(due.c.person_id).where(due.c.reviews > passed)
            ).scalars()
        )

    def graduates(self, people: Collection[UUID] | None = None) -> int:
        """Return how many have graduated from their newest plan."""
        plans = _newest_plans(people).subquery()
        query = (
            select(func.count())
            .select_from(plans)
            .join(PersonRow, PersonRow.id == plans.c.person_id)
            .where(
                plans.c.place == 1,
                PersonRow.active,
                _graduated(plans.c.person_id, plans.c.laid_at),
            )
        )
        return self._connection.execute(query).scalar() or 0

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


def _reviews(people: Collection[UUID] | None) -> ColumnElement[bool]:
    """Whether a session is a review that was not cancelled."""
    review: ColumnElement[bool] = PlannedSessionRow.kind == "review"
    stands = PlannedSessionRow.cancelled_at.is_(None)
    if people is None:
        return and_(review, stands)
    # Of few people the reviews are found among their sessions, not theirs among everybody's.
    rare = func.unlikely(review) if len(people) <= _FEW else review
    return and_(PlannedSessionRow.person_id.in_(list(people)), rare, stands)


def _newest_plans(people: Collection[UUID] | None) -> Select[*tuple[Any, ...]]:
    """Select the plans that people go by; everybody's newest has the place 1."""
    query: Select[*tuple[Any, ...]] = select(
        PlanRow.id,
        PlanRow.person_id,
        PlanRow.laid_at,
        PlanRow.ended_on,
        func.row_number()
        .over(
            partition_by=PlanRow.person_id,
            order_by=(PlanRow.laid_at.desc(), PlanRow.id.desc()),
        )
        .label("place"),
    ).where(~PlanRow.beside)
    return _about(query, PlanRow.person_id, people)


def _graduated(person_id: Any, laid_at: Any) -> ColumnElement[bool]:
    """Whether a decision that stands has ended the plan well."""
    return exists().where(MilestoneDecisionRow.gate == LAST_GATE, _passed(person_id, laid_at))


def _passed(person_id: Any, laid_at: Any) -> ColumnElement[bool]:
    """Whether a decision lets somebody pass on the plan that was laid then, and stands."""
    return and_(
        MilestoneDecisionRow.trainee_id == person_id,
        MilestoneDecisionRow.decision == "pass",
        MilestoneDecisionRow.decided_at >= laid_at,
        ~exists().where(_Correction.replaces_id == MilestoneDecisionRow.sheet_id),
    )


def _about(
    query: Select[*tuple[Any, ...]], column: ColumnElement[Any] | Any, people: Any
) -> Select[*tuple[Any, ...]]:
    return query if people is None else query.where(column.in_(list(people)))
