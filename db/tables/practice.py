"""Attempts: begun, answered turn by turn, judged. Facts, never changed."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base, Json


class AttemptRow(Base):
    """One run through a script or scenario."""

    __tablename__ = "attempt"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"), index=True)
    version_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("content_version.id"))
    content_key: Mapped[str]
    title: Mapped[str]
    channel: Mapped[str]
    difficulty: Mapped[str]
    mode: Mapped[str]
    seed: Mapped[int]
    started_at: Mapped[datetime]


class AttemptTurnRow(Base):
    """One exchange of an attempt with everything that it was judged on."""

    __tablename__ = "attempt_turn"
    __table_args__ = ({"sqlite_with_rowid": False},)

    attempt_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("attempt.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    sent_at: Mapped[datetime]
    body: Mapped[Any] = mapped_column(Json)


class ResultColumns:
    """How an attempt ended; the marks stand beside the attempt's own columns to be read at once."""

    attempt_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("attempt.id"), primary_key=True)
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    content_key: Mapped[str]
    finished_at: Mapped[datetime]
    seconds: Mapped[int]
    turns: Mapped[int]
    ending: Mapped[str]
    total: Mapped[float | None]
    calming: Mapped[float | None]
    solution: Mapped[float | None]
    time: Mapped[float | None]
    language: Mapped[float | None]
    passed: Mapped[bool]
    body: Mapped[Any] = mapped_column(Json)


class AttemptResultRow(ResultColumns, Base):
    """What is known of how an attempt ended."""

    __tablename__ = "attempt_result"
    __table_args__ = (
        Index(
            "ix_attempt_result_person",
            "person_id",
            "finished_at",
            "total",
        ),
        Index("ix_attempt_result_content", "person_id", "content_key", "finished_at"),
    )


class SealedResultRow(ResultColumns, Base):
    """What an attempt came to, kept from everybody until a person has marked it.

    Then the same values are added to `attempt_result`, which is all that anything else reads.
    """

    __tablename__ = "sealed_result"


class PracticeDayRow(Base):
    """What a person practised on one local day, kept up with each result to be read fast."""

    __tablename__ = "practice_day"
    __table_args__ = ({"sqlite_with_rowid": False},)

    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    attempts: Mapped[int]
    seconds: Mapped[int]
    total_sum: Mapped[float]
    passed: Mapped[int]


class ContentBestRow(Base):
    """A person's count, best and latest mark on one drill, kept up with each result."""

    __tablename__ = "content_best"
    __table_args__ = ({"sqlite_with_rowid": False},)

    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    content_key: Mapped[str] = mapped_column(primary_key=True)
    attempts: Mapped[int]
    best: Mapped[float]
    latest: Mapped[float]
    latest_at: Mapped[datetime]
