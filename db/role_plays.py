"""Queries and writes about drills played between people."""

from dataclasses import asdict
from datetime import date
from uuid import UUID

from sqlalchemy import Connection, insert, or_, select

from db.errors import NotFound
from db.records.mentoring import RolePlay
from db.tables import RolePlayRow


class RolePlays:
    """Drills between people: facts; the views on them are sheets."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, play: RolePlay) -> None:
        self._connection.execute(insert(RolePlayRow).values(**asdict(play)))

    def get(self, play_id: UUID) -> RolePlay:
        """Return one; raises NotFound."""
        row = self._connection.execute(
            select(RolePlayRow.__table__).where(RolePlayRow.id == play_id)
        ).first()
        if row is None:
            raise NotFound(f"role play {play_id}")
        return RolePlay(**row._mapping)

    def since(self, first: date, of: UUID | None = None, limit: int = 200) -> tuple[RolePlay, ...]:
        """Return the plays from *first* on, newest first: all, or those with *of* in any part."""
        query = select(RolePlayRow.__table__).where(RolePlayRow.day >= first)
        if of is not None:
            query = query.where(
                or_(
                    RolePlayRow.customer_id == of,
                    RolePlayRow.agent_id == of,
                    RolePlayRow.observer_id == of,
                    RolePlayRow.opened_by == of,
                )
            )
        rows = self._connection.execute(
            query.order_by(RolePlayRow.day.desc(), RolePlayRow.opened_at.desc()).limit(limit)
        )
        return tuple(RolePlay(**row._mapping) for row in rows)
