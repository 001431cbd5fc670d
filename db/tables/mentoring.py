"""Mentoring: who accompanies whom, private notes, milestone decisions, drills between people."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base, Json


class ProfileRow(Base):
    """What matching needs to know of a person beside their record; changed by supervisors."""

    __tablename__ = "profile"

    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    temperament: Mapped[str]
    strengths: Mapped[Any] = mapped_column(Json)
    satisfaction: Mapped[float | None]
    changed_at: Mapped[datetime]
    changed_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))


class PairingRow(Base):
    """A decision on who mentors a trainee, with the reasons as they stood then. A fact."""

    __tablename__ = "pairing"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    trainee_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"), index=True)
    mentor_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    decided_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    decided_at: Mapped[datetime]
    reasons: Mapped[Any] = mapped_column(Json)


class PrivateNoteRow(Base):
    """A note that only its author ever sees; it is theirs to change and to throw away."""

    __tablename__ = "private_note"
    __table_args__ = (Index("ix_private_note_author", "author_id", "subject_id", "written_at"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    author_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    subject_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    written_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    text: Mapped[str]


class MilestoneDecisionRow(Base):
    """What a signed milestone review decided: pass, extend or stop. A fact."""

    __tablename__ = "milestone_decision"

    sheet_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("sheet.id"), primary_key=True)
    trainee_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"), index=True)
    gate: Mapped[int]
    decision: Mapped[str]
    extended_to: Mapped[date | None]
    moved: Mapped[Any] = mapped_column(Json)
    decided_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    decided_at: Mapped[datetime]


class RolePlayRow(Base):
    """A drill played between people: who was the customer, the agent and the observer. A fact."""

    __tablename__ = "role_play"
    __table_args__ = (
        Index("ix_role_play_day", "day"),
        Index("ix_role_play_agent", "agent_id", "day"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    drill: Mapped[str]
    title: Mapped[str]
    day: Mapped[date]
    customer_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    agent_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    observer_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    opened_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    opened_at: Mapped[datetime]
