"""Practical tests. Facts, never changed."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base, Json


class PracticalRow(Base):
    """A practical test of one person, with the rule that it is held by."""

    __tablename__ = "practical"
    __table_args__ = (Index("ix_practical_person", "person_id", "opened_at"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    opened_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    opened_at: Mapped[datetime]
    figures: Mapped[Any] = mapped_column(Json)


class PracticalDrillRow(Base):
    """One drill of a practical."""

    __tablename__ = "practical_drill"
    __table_args__ = ({"sqlite_with_rowid": False},)

    practical_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("practical.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("content_version.id"), index=True)
    content_key: Mapped[str]
    title: Mapped[str]
    channel: Mapped[str]
    difficulty: Mapped[str]
    added_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    added_at: Mapped[datetime]


class PracticalEventRow(Base):
    """What happened to a practical, or to one of its drills."""

    __tablename__ = "practical_event"
    __table_args__ = (
        Index("ix_practical_event_practical", "practical_id", "at"),
        Index("ix_practical_event_record", "record_id", sqlite_where=text("record_id IS NOT NULL")),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    practical_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("practical.id"))
    position: Mapped[int | None]
    kind: Mapped[str]
    at: Mapped[datetime]
    by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    reason: Mapped[str]
    record_id: Mapped[uuid.UUID | None]
