"""Plans on people's calendars, and the organisation's own days."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, text
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
    class_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("training_class.id"), index=True)
    beside: Mapped[bool] = mapped_column(default=False, server_default="0")


class PlannedSessionRow(Base):
    """One session of a plan on its day; `start` counts minutes from midnight.

    What belongs to a class stands on its day in `held_session` too; both change together.
    """

    __tablename__ = "planned_session"
    __table_args__ = (
        Index("ix_planned_session_person_day", "person_id", "day"),
        # The reviews that everybody faces are counted along it.
        Index("ix_planned_session_kind_day", "kind", "day", "plan_id", "person_id", "cancelled_at"),
        # What the calendar of everybody asks of each session: a day's first, and how many.
        Index("ix_planned_session_day", "day", "start", "id", "held_id", "plan_id", "cancelled_at"),
        Index("ix_planned_session_place", "place"),
        Index(
            "ix_planned_session_trainer", "trainer_id", sqlite_where=text("trainer_id IS NOT NULL")
        ),
        Index("ix_planned_session_held", "held_id", sqlite_where=text("held_id IS NOT NULL")),
        Index("ix_planned_session_makes_up", "makes_up", sqlite_where=text("makes_up IS NOT NULL")),
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
    held_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("held_session.id"))
    trainer_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    makes_up: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("planned_session.id"))
    cancelled_at: Mapped[datetime | None]
    revision: Mapped[int] = mapped_column(default=0, server_default="0")


class PlanChangeRow(Base):
    """One change of a plan or of a class's sessions, with what stood before and after. A fact."""

    __tablename__ = "plan_change"
    __table_args__ = (
        Index("ix_plan_change_plan", "plan_id", "at"),
        Index("ix_plan_change_class", "class_id", "at"),
        Index(
            "ix_plan_change_undoes", "undoes", unique=True, sqlite_where=text("undoes IS NOT NULL")
        ),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[str]
    plan_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("plan.id"))
    class_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("training_class.id"))
    reason: Mapped[str]
    before: Mapped[Any] = mapped_column(Json)
    after: Mapped[Any] = mapped_column(Json)
    undoes: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("plan_change.id"))


class OwnDayRow(Base):
    """A day that the organisation has set itself, against the public calendar."""

    __tablename__ = "own_day"

    day: Mapped[date] = mapped_column(primary_key=True)
    working: Mapped[bool]
    note: Mapped[str]
    set_at: Mapped[datetime]
    set_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
