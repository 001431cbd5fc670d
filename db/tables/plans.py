"""Plans on people's calendars, and the organisation's own days."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base, Json


class PlanRow(Base):
    """A program laid on dates for one trainee."""

    __tablename__ = "plan"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"), index=True)
    version_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("content_version.id"))
    title: Mapped[str]
    start_on: Mapped[date]
    laid_at: Mapped[datetime]
    ended_on: Mapped[date | None]


class PlannedSessionRow(Base):
    """One session of a plan on its day; `start` counts minutes from midnight."""

    __tablename__ = "planned_session"
    __table_args__ = (
        Index("ix_planned_session_person_day", "person_id", "day"),
        Index("ix_planned_session_kind_day", "kind", "day"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    plan_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("plan.id"), index=True)
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
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
    detail: Mapped[Any] = mapped_column(Json)
    done_at: Mapped[datetime | None]


class OwnDayRow(Base):
    """A day that the organisation has set itself, against the public calendar."""

    __tablename__ = "own_day"

    day: Mapped[date] = mapped_column(primary_key=True)
    working: Mapped[bool]
    note: Mapped[str]
    set_at: Mapped[datetime]
    set_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
