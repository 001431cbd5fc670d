"""Quality inspection: contacts, the weekly draw, coaching plans, disputes, calibration. Facts."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base, Json


class ContactRow(Base):
    """A contact with a customer that can be inspected, with what identifies people taken out.

    `attempt_id` is set for a practice attempt; `body` holds the lines of an imported log or the
    notes of a live observation.
    """

    __tablename__ = "contact"
    __table_args__ = (Index("ix_contact_agent_day", "agent_id", "day"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    agent_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[str]
    channel: Mapped[str]
    day: Mapped[date]
    title: Mapped[str]
    attempt_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("attempt.id"), unique=True)
    body: Mapped[Any] = mapped_column(Json)
    source: Mapped[str]
    added_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    added_at: Mapped[datetime]


class InspectionDrawRow(Base):
    """A contact drawn for inspection in the week that begins on `week`, with how it was drawn.

    A draw that could not be used is replaced by another one, which names it and says why.
    """

    __tablename__ = "inspection_draw"
    __table_args__ = (
        UniqueConstraint("week", "contact_id"),
        Index("ix_inspection_draw_agent_week", "agent_id", "week"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    week: Mapped[date]
    agent_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    contact_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("contact.id"), index=True)
    drawn_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    drawn_at: Mapped[datetime]
    how: Mapped[Any] = mapped_column(Json)
    replaces_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("inspection_draw.id"))
    reason: Mapped[str]


class CoachingPlanRow(Base):
    """A coaching plan (辅导计划); `cause` names the sheets that opened it, or the need."""

    __tablename__ = "coaching_plan"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    subject_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"), index=True)
    opened_at: Mapped[datetime]
    opened_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    cause: Mapped[Any] = mapped_column(Json)


class CoachingEventRow(Base):
    """What happened in a coaching plan: its present state is all its events in order."""

    __tablename__ = "coaching_event"
    __table_args__ = (Index("ix_coaching_event_plan", "plan_id", "at"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    plan_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("coaching_plan.id"))
    at: Mapped[datetime]
    by_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[str]
    body: Mapped[Any] = mapped_column(Json)


class DisputeRow(Base):
    """An objection to a sheet by whom it is about; `proposed` holds answers by item."""

    __tablename__ = "dispute"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    sheet_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("sheet.id"), index=True)
    raised_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    raised_at: Mapped[datetime]
    reason: Mapped[str]
    proposed: Mapped[Any] = mapped_column(Json)


class DisputeRulingRow(Base):
    """The decision on a dispute; a changed judgement is a new sheet that names the old one."""

    __tablename__ = "dispute_ruling"
    __table_args__ = ({"sqlite_with_rowid": False},)

    dispute_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("dispute.id"), primary_key=True)
    ruled_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    ruled_at: Mapped[datetime]
    outcome: Mapped[str]
    reason: Mapped[str]
    sheet_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("sheet.id"))


class CalibrationRow(Base):
    """One contact to be scored blind by several inspectors on one form."""

    __tablename__ = "calibration"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    contact_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("contact.id"))
    version_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("content_version.id"))
    title: Mapped[str]
    opened_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    opened_at: Mapped[datetime]
    reference_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    inspectors: Mapped[Any] = mapped_column(Json)


class CalibrationClosedRow(Base):
    """The end of a calibration: from here on everybody sees every sheet of it."""

    __tablename__ = "calibration_closed"
    __table_args__ = ({"sqlite_with_rowid": False},)

    calibration_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("calibration.id"), primary_key=True
    )
    closed_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    closed_at: Mapped[datetime]
    reason: Mapped[str]
    """Why it was closed before everybody had scored; empty where everybody had."""


class CalibrationAgreedRow(Base):
    """What the inspectors agreed about one item afterwards; of several the newest holds. A fact."""

    __tablename__ = "calibration_agreed"
    __table_args__ = (Index("ix_calibration_agreed", "calibration_id", "item", "at"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    calibration_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("calibration.id"))
    item: Mapped[str]
    text: Mapped[str]
    by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
