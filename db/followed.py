"""Queries and writes about plans that are followed: facts that are added and never changed."""

from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import Connection, insert, select

from db.errors import NotFound
from db.records.followed import FollowedPlan, PlanEvent
from db.tables import PersonRow

Plan = TypeVar("Plan", bound=FollowedPlan)
Event = TypeVar("Event", bound=PlanEvent)


class FollowedPlans(Generic[Plan, Event]):
    """Plans of one kind and their events; *rows* and *records* name those of the plan first."""

    def __init__(
        self,
        connection: Connection,
        rows: tuple[Any, Any],
        records: tuple[type[Plan], type[Event]],
    ) -> None:
        self._connection = connection
        self._plans, self._events = rows
        self._plan, self._event = records

    def add(self, plan: Plan) -> None:
        self._connection.execute(insert(self._plans).values(**asdict(plan)))

    def add_event(self, event: Event) -> None:
        self._connection.execute(insert(self._events).values(**asdict(event)))

    def get(self, plan_id: UUID) -> Plan:
        """Return one plan; raises NotFound."""
        row = self._connection.execute(
            select(self._plans.__table__).where(self._plans.id == plan_id)
        ).first()
        if row is None:
            raise NotFound(f"plan {plan_id}")
        return self._plan(**row._mapping)

    def plans(
        self,
        subject_ids: Collection[UUID] | None = None,
        first: datetime | None = None,
        limit: int = 500,
    ) -> tuple[Plan, ...]:
        """Return the plans about these people, None for everybody, newest first.

        With *first* those that were opened from then on.
        """
        query = select(self._plans.__table__)
        if subject_ids is not None:
            query = query.where(self._plans.subject_id.in_(list(subject_ids)))
        if first is not None:
            query = query.where(self._plans.opened_at >= first)
        rows = self._connection.execute(
            query.order_by(self._plans.opened_at.desc(), self._plans.id.desc()).limit(limit)
        )
        return tuple(self._plan(**row._mapping) for row in rows)

    def around(self, mentor_id: UUID) -> tuple[Plan, ...]:
        """Return the plans about a person and about whom they mentor, newest first."""
        rows = self._connection.execute(
            select(self._plans.__table__)
            .join(PersonRow, PersonRow.id == self._plans.subject_id)
            .where((PersonRow.id == mentor_id) | (PersonRow.mentor_id == mentor_id))
            .order_by(self._plans.opened_at.desc(), self._plans.id.desc())
        )
        return tuple(self._plan(**row._mapping) for row in rows)

    def events(self, plan_ids: Collection[UUID]) -> dict[UUID, tuple[Event, ...]]:
        """Return what happened in these plans, oldest first, by plan."""
        found: dict[UUID, list[Event]] = {one: [] for one in plan_ids}
        rows = self._connection.execute(
            select(self._events.__table__)
            .where(self._events.plan_id.in_(list(plan_ids)))
            .order_by(self._events.at, self._events.id)
        )
        for row in rows:
            found[row.plan_id].append(self._event(**row._mapping))
        return {plan_id: tuple(events) for plan_id, events in found.items()}
