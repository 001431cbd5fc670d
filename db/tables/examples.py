"""Shared examples and their retirement. Facts, never changed."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base, Json


class ExampleRow(Base):
    """A good attempt, with what identifies people removed before it was stored."""

    __tablename__ = "example"
    __table_args__ = (Index("ix_example_content", "content_key", "shared_at"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    attempt_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("attempt.id"), index=True)
    content_key: Mapped[str]
    title: Mapped[str]
    channel: Mapped[str]
    difficulty: Mapped[str]
    total: Mapped[float]
    why: Mapped[str]
    shared_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    shared_at: Mapped[datetime]
    body: Mapped[Any] = mapped_column(Json)


class ExampleRetiredRow(Base):
    """That an example is no longer shown; the example itself stays as it was."""

    __tablename__ = "example_retired"
    __table_args__ = ({"sqlite_with_rowid": False},)

    example_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("example.id"), primary_key=True)
    retired_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    retired_at: Mapped[datetime]
