"""Queries and writes about the changes of plans: who moved what, when and why."""

from collections.abc import Collection
from dataclasses import asdict
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, insert, or_, select

from db.errors import NotFound
from db.records.plans import PlanChange
from db.tables import PlanChangeRow


class PlanChanges:
    """The log of changes; nothing in it is ever changed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, change: PlanChange) -> None:
        self._connection.execute(insert(PlanChangeRow).values(**asdict(change)))

    def get(self, change_id: UUID) -> PlanChange:
        """Return one change; raises NotFound."""
        row = self._connection.execute(
            select(PlanChangeRow.__table__).where(PlanChangeRow.id == change_id)
        ).first()
        if row is None:
            raise NotFound(f"change {change_id}")
        return PlanChange(**row._mapping)

    def undone(self, change_ids: Collection[UUID]) -> frozenset[UUID]:
        """Return which of these changes were taken back."""
        found = self._connection.execute(
            select(PlanChangeRow.undoes).where(PlanChangeRow.undoes.in_(list(change_ids)))
        ).scalars()
        return frozenset(one for one in found if one is not None)

    def of(
        self, plans: Collection[UUID], classes: Collection[UUID], limit: int = 200
    ) -> tuple[PlanChange, ...]:
        """Return the changes of these plans and classes, the newest first."""
        of_plans = PlanChangeRow.plan_id.in_(list(plans))
        return self._newest(limit, or_(of_plans, PlanChangeRow.class_id.in_(list(classes))))

    def latest(self, limit: int = 200) -> tuple[PlanChange, ...]:
        """Return the changes of all plans and classes, the newest first."""
        return self._newest(limit)

    def _newest(self, limit: int, *where: ColumnElement[bool]) -> tuple[PlanChange, ...]:
        rows = self._connection.execute(
            select(PlanChangeRow.__table__)
            .where(*where)
            .order_by(PlanChangeRow.at.desc(), PlanChangeRow.id.desc())
            .limit(limit)
        )
        return tuple(PlanChange(**row._mapping) for row in rows)
