"""Queries and writes about classes, who belongs to them and what they hold."""

from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, bindparam, delete, func, insert, or_, select, update

from db.errors import NotFound
from db.records.classes import ClassMember, HeldSession, TrainingClass
from db.tables import ClassMemberRow, HeldSessionRow, TrainingClassRow

_CHANGING = tuple(
    column.name
    for column in HeldSessionRow.__table__.c
    if column.name not in ("id", "class_id", "session_key")
)


class Classes:
    """Classes with their members and the sessions that they hold together."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, one: TrainingClass) -> None:
        self._connection.execute(insert(TrainingClassRow).values(**asdict(one)))

    def put(self, one: TrainingClass) -> None:
        """Let a class be as *one* says."""
        self._connection.execute(
            update(TrainingClassRow).where(TrainingClassRow.id == one.id).values(**asdict(one))
        )

    def get(self, class_id: UUID) -> TrainingClass:
        """Return one class; raises NotFound."""
        row = self._connection.execute(
            select(TrainingClassRow.__table__).where(TrainingClassRow.id == class_id)
        ).first()
        if row is None:
            raise NotFound(f"class {class_id}")
        return TrainingClass(**row._mapping)

    def all(self, only: Collection[UUID] | None = None) -> tuple[TrainingClass, ...]:
        """Return classes, those still open first, then by start and name."""
        query = select(TrainingClassRow.__table__)
        if only is not None:
            query = query.where(TrainingClassRow.id.in_(list(only)))
        rows = self._connection.execute(
            query.order_by(
                TrainingClassRow.closed_on.is_not(None),
                TrainingClassRow.start_on.desc(),
                TrainingClassRow.name,
            )
        )
        return tuple(TrainingClass(**row._mapping) for row in rows)

    def names(self) -> frozenset[str]:
        return frozenset(self._connection.execute(select(TrainingClassRow.name)).scalars())

    # Who belongs to a class

    def add_members(self, members: Sequence[ClassMember]) -> None:
        if members:
            self._connection.execute(insert(ClassMemberRow), [asdict(one) for one in members])

    def end_stay(self, member: ClassMember) -> None:
        """Write down the last day of a stay, why it ended, and where it goes on."""
        self._connection.execute(
            update(ClassMemberRow)
            .where(ClassMemberRow.id == member.id)
            .values(until_on=member.until_on, reason=member.reason, moved_to=member.moved_to)
        )

    def drop_stay(self, member_id: UUID) -> None:
        """Forget a stay that was taken back before anything came of it."""
        self._connection.execute(delete(ClassMemberRow).where(ClassMemberRow.id == member_id))

    def members(self, class_id: UUID, on: date | None = None) -> tuple[ClassMember, ...]:
        """Return the stays in a class, the earliest first: all, or those that go on after *on*."""
        query = select(ClassMemberRow.__table__).where(ClassMemberRow.class_id == class_id)
        if on is not None:
            query = query.where(
                or_(ClassMemberRow.until_on.is_(None), ClassMemberRow.until_on > on)
            )
        rows = self._connection.execute(query.order_by(ClassMemberRow.from_on, ClassMemberRow.id))
        return tuple(ClassMember(**row._mapping) for row in rows)

    def stay(self, member_id: UUID) -> ClassMember:
        """Return one stay; raises NotFound."""
        row = self._connection.execute(
            select(ClassMemberRow.__table__).where(ClassMemberRow.id == member_id)
        ).first()
        if row is None:
            raise NotFound(f"stay {member_id}")
        return ClassMember(**row._mapping)

    def counts(self) -> dict[UUID, int]:
        """Return how many people are in each class now."""
        rows = self._connection.execute(
            select(ClassMemberRow.class_id, func.count())
            .where(ClassMemberRow.until_on.is_(None))
            .group_by(ClassMemberRow.class_id)
        )
        return {row[0]: row[1] for row in rows}

    def stays(self, people: Collection[UUID]) -> tuple[ClassMember, ...]:
        """Return every stay of these people in a class, the earliest first."""
        rows = self._connection.execute(
            select(ClassMemberRow.__table__)
            .where(ClassMemberRow.person_id.in_(list(people)))
            .order_by(ClassMemberRow.from_on, ClassMemberRow.id)
        )
        return tuple(ClassMember(**row._mapping) for row in rows)

    # What a class holds

    def add_held(self, sessions: Sequence[HeldSession]) -> None:
        if sessions:
            self._connection.execute(insert(HeldSessionRow), [asdict(one) for one in sessions])

    def put_held(self, sessions: Sequence[HeldSession]) -> None:
        """Let sessions of a class be as *sessions* say."""
        if not sessions:
            return
        self._connection.execute(
            update(HeldSessionRow)
            .where(HeldSessionRow.id == bindparam("id_"))
            .values({name: bindparam(f"{name}_") for name in _CHANGING}),
            [{f"{name}_": getattr(one, name) for name in ("id", *_CHANGING)} for one in sessions],
        )

    def held(self, held_id: UUID) -> HeldSession:
        """Return one session, cancelled or not; raises NotFound."""
        row = self._connection.execute(
            select(HeldSessionRow.__table__).where(HeldSessionRow.id == held_id)
        ).first()
        if row is None:
            raise NotFound(f"held session {held_id}")
        return HeldSession(**row._mapping)

    def each_held(self, ids: Collection[UUID]) -> tuple[HeldSession, ...]:
        """Return these sessions in order, cancelled or not."""
        rows = self._connection.execute(_held().where(HeldSessionRow.id.in_(list(ids))))
        return tuple(HeldSession(**row._mapping) for row in rows)

    def held_of(self, class_id: UUID, cancelled: bool = False) -> tuple[HeldSession, ...]:
        """Return what a class holds in order; with *cancelled* also what was called off."""
        query = _held().where(HeldSessionRow.class_id == class_id)
        if not cancelled:
            query = query.where(HeldSessionRow.cancelled_at.is_(None))
        return tuple(HeldSession(**row._mapping) for row in self._connection.execute(query))

    def held_between(self, first: date, last: date) -> tuple[HeldSession, ...]:
        """Return what all classes hold from *first* to *last*, both included."""
        rows = self._connection.execute(
            _held().where(
                HeldSessionRow.day.between(first, last), HeldSessionRow.cancelled_at.is_(None)
            )
        )
        return tuple(HeldSession(**row._mapping) for row in rows)

    def held_again(self, key: str, after: date) -> tuple[HeldSession, ...]:
        """Return where a session with this key is held after *after*, by whatever class."""
        rows = self._connection.execute(
            _held().where(
                HeldSessionRow.session_key == key,
                HeldSessionRow.day > after,
                HeldSessionRow.cancelled_at.is_(None),
                HeldSessionRow.closed_at.is_(None),
            )
        )
        return tuple(HeldSession(**row._mapping) for row in rows)


@cache
def _held() -> Select[*tuple[Any, ...]]:
    return select(HeldSessionRow.__table__).order_by(HeldSessionRow.day, HeldSessionRow.start)
