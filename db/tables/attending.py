"""Who came to a session, who asked for leave, how it went, and the daily summaries."""

import uuid
from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base


class AttendanceRow(Base):
    """One marking of one trainee in one session; the newest counts. A fact."""

    __tablename__ = "attendance"
    __table_args__ = (
        Index("ix_attendance_session", "session_id", "marked_at"),
        Index("ix_attendance_person", "person_id", "marked_at"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    session_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("planned_session.id"))
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    mark: Mapped[str]
    note: Mapped[str]
    marked_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    marked_at: Mapped[datetime]


class SessionResultRow(Base):
    """What a trainee reached or handed in in a session; the newest counts. A fact."""

    __tablename__ = "session_result"
    __table_args__ = (
        Index("ix_session_result_session", "session_id", "marked_at"),
        Index("ix_session_result_person", "person_id", "marked_at"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    session_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("planned_session.id"))
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    mark: Mapped[float | None]
    passed: Mapped[bool | None]
    note: Mapped[str]
    marked_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    marked_at: Mapped[datetime]


class LeaveRequestRow(Base):
    """A trainee asks to miss a session. A fact."""

    __tablename__ = "leave_request"
    __table_args__ = (
        Index("ix_leave_request_session_id", "session_id"),
        Index("ix_leave_request_person", "person_id", "asked_at"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    session_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("planned_session.id"))
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    reason: Mapped[str]
    asked_at: Mapped[datetime]
    late: Mapped[bool]


class LeaveDecisionRow(Base):
    """What became of a request; the newest counts, nobody decided what the rule granted. A fact."""

    __tablename__ = "leave_decision"
    __table_args__ = (Index("ix_leave_decision_request", "request_id", "decided_at"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    request_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("leave_request.id"))
    outcome: Mapped[str]
    reason: Mapped[str]
    decided_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    decided_at: Mapped[datetime]


class DaySummaryRow(Base):
    """What a trainee wrote about a day; a correction names the one it replaces. A fact."""

    __tablename__ = "day_summary"
    __table_args__ = (
        Index("ix_day_summary_person", "person_id", "day"),
        Index("ix_day_summary_day", "day"),
        Index("ix_day_summary_session_id", "session_id"),
        Index("ix_day_summary_replaces_id", "replaces_id"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    day: Mapped[date]
    session_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("planned_session.id"))
    text: Mapped[str]
    source: Mapped[str]
    handed_in_at: Mapped[datetime]
    replaces_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("day_summary.id"))


class SummaryQuestionRow(Base):
    """An open question of a summary; one taken over from a corrected summary keeps its root.

    A fact. Answers hang on the root, so that a correction loses none.
    """

    __tablename__ = "summary_question"
    __table_args__ = (
        Index("ix_summary_question_summary", "summary_id", "position"),
        Index("ix_summary_question_root_id", "root_id"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    summary_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("day_summary.id"))
    root_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("summary_question.id"))
    position: Mapped[int]
    text: Mapped[str]


class SummaryAnswerRow(Base):
    """A trainer's answer to a question; a correction names the one it replaces. A fact."""

    __tablename__ = "summary_answer"
    __table_args__ = (Index("ix_summary_answer_question", "question_id", "answered_at"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    question_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("summary_question.id"))
    text: Mapped[str]
    answered_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    answered_at: Mapped[datetime]
    replaces_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("summary_answer.id"))
