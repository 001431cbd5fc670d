"""Queries and writes about rooms and shifts."""

from dataclasses import asdict
from datetime import date
from uuid import UUID

from sqlalchemy import Connection, delete, or_, select
from sqlalchemy.dialects.sqlite import insert as upsert

from db.records.classes import Room, Shift
from db.tables import RoomRow, ShiftRow


class Rooms:
    """Where people are trained, and when they work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> tuple[Room, ...]:
        """Return every room by name."""
        rows = self._connection.execute(select(RoomRow.__table__).order_by(RoomRow.name))
        return tuple(Room(**row._mapping) for row in rows)

    def put(self, room: Room) -> None:
        """Add a room, or let the one with this id be as *room* says."""
        values = asdict(room)
        self._connection.execute(
            upsert(RoomRow)
            .values(**values)
            .on_conflict_do_update(index_elements=["id"], set_=values)
        )

    def drop(self, room_id: UUID) -> None:
        self._connection.execute(delete(RoomRow).where(RoomRow.id == room_id))

    def shifts(self, first: date | None = None, last: date | None = None) -> tuple[Shift, ...]:
        """Return the shifts, the earliest first: all, or those that hold between two days."""
        query = select(ShiftRow.__table__)
        if last is not None:
            query = query.where(ShiftRow.valid_from <= last)
        if first is not None:
            query = query.where(or_(ShiftRow.valid_until.is_(None), ShiftRow.valid_until >= first))
        rows = self._connection.execute(query.order_by(ShiftRow.valid_from, ShiftRow.id))
        return tuple(Shift(**row._mapping) for row in rows)

    def put_shift(self, shift: Shift) -> None:
        """Add a shift, or let the one with this id be as *shift* says."""
        values = asdict(shift)
        self._connection.execute(
            upsert(ShiftRow)
            .values(**values)
            .on_conflict_do_update(index_elements=["id"], set_=values)
        )

    def drop_shift(self, shift_id: UUID) -> None:
        self._connection.execute(delete(ShiftRow).where(ShiftRow.id == shift_id))
