"""Classes, who belongs to them, what they hold; rooms and shifts."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base, Json


class TrainingClassRow(Base):
    """People who go through one version of a program together."""

    __tablename__ = "training_class"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    version_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("content_version.id"))
    start_on: Mapped[date]
    capacity: Mapped[int]
    room: Mapped[str]
    trainer_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime]
    created_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    closed_on: Mapped[date | None]


class ClassMemberRow(Base):
    """A stay in a class; one that ended keeps why, and the class that it went on in."""

    __tablename__ = "class_member"
    __table_args__ = (
        Index("ix_class_member_class", "class_id", "until_on"),
        Index("ix_class_member_person", "person_id", "from_on"),
        Index(
            "uq_class_member_stay",
            "class_id",
            "person_id",
            unique=True,
            sqlite_where=text("until_on IS NULL"),
        ),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    class_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("training_class.id"))
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    from_on: Mapped[date]
    until_on: Mapped[date | None]
    reason: Mapped[str]
    moved_to: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("training_class.id"))
    added_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    added_at: Mapped[datetime]


class HeldSessionRow(Base):
    """One session that a class holds together; `start` counts minutes from midnight."""

    __tablename__ = "held_session"
    __table_args__ = (
        Index("ix_held_session_class_day", "class_id", "day", "start"),
        Index("ix_held_session_day", "day", "start"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    class_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("training_class.id"))
    session_key: Mapped[str]
    stage: Mapped[str]
    tone: Mapped[str]
    title: Mapped[str]
    kind: Mapped[str]
    day: Mapped[date]
    start: Mapped[int]
    minutes: Mapped[int]
    place: Mapped[str]
    owner: Mapped[str]
    trainer_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    detail: Mapped[Any] = mapped_column(Json)
    covered: Mapped[str]
    moves_on: Mapped[str]
    closed_at: Mapped[datetime | None]
    closed_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    cancelled_at: Mapped[datetime | None]
    revision: Mapped[int] = mapped_column(default=0, server_default="0")


class RoomRow(Base):
    """A room that holds one session at a time; places without a row are never taken."""

    __tablename__ = "room"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    capacity: Mapped[int]
    changed_at: Mapped[datetime]
    changed_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))


class ShiftRow(Base):
    """When a person or a team works in a week; bit 0 of `weekdays` is Monday."""

    __tablename__ = "shift"
    __table_args__ = (
        Index("ix_shift_person_id", "person_id"),
        Index("ix_shift_team_id", "team_id"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    name: Mapped[str]
    person_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    team_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("team.id"))
    weekdays: Mapped[int]
    from_minute: Mapped[int]
    to_minute: Mapped[int]
    valid_from: Mapped[date]
    valid_until: Mapped[date | None]
    changed_at: Mapped[datetime]
    changed_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
