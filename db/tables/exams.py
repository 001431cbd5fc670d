"""Theory exams: who sits what and when, papers, answers, marks, results. All of it facts."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base, Json


class ExamRow(Base):
    """An exam as it was announced, with the figures that hold for it."""

    __tablename__ = "exam"
    __table_args__ = (Index("ix_exam_opens_at", "opens_at"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    title: Mapped[str]
    kind: Mapped[str]
    blueprint: Mapped[Any] = mapped_column(Json)
    fixed: Mapped[bool]
    """Whether all sit the same questions."""
    on_paper: Mapped[bool]
    opens_at: Mapped[datetime]
    closes_at: Mapped[datetime]
    minutes: Mapped[int]
    figures: Mapped[Any] = mapped_column(Json)
    """`pass_mark`, `second_marker`, `tolerance`, `resit_days` as they stood."""
    seed: Mapped[int]
    created_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime]
    resit_of: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("exam.id"))


class ExamPaperRow(Base):
    """The paper of one person: which version of which question, and how it is shown."""

    __tablename__ = "exam_paper"
    __table_args__ = (
        Index("ix_exam_paper_person", "person_id", "drawn_at"),
        Index(
            "uq_exam_paper_exam", "exam_id", "person_id", unique=True,
            sqlite_where=text("exam_id IS NOT NULL"),
        ),
    )  # fmt: skip

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    exam_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("exam.id"))
    """None: a practice paper from one's own mistakes."""
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    seed: Mapped[int]
    drawn_at: Mapped[datetime]
    drawn_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))


class ExamItemRow(Base):
    """One question of a paper."""

    __tablename__ = "exam_item"
    __table_args__ = (
        Index("ix_exam_item_version_id", "version_id"),
        {"sqlite_with_rowid": False},
    )

    paper_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("exam_paper.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("content_version.id"))
    marks: Mapped[float]
    shown: Mapped[Any] = mapped_column(Json)
    """At place *n* is shown what stands at `shown[n]` in the question; empty: as it stands."""


class ExamEventRow(Base):
    """What happened to an exam, or in one sitting: begun, window left, closed early …"""

    __tablename__ = "exam_event"
    __table_args__ = (
        Index("ix_exam_event_exam", "exam_id", "at"),
        Index("ix_exam_event_paper", "paper_id", "at"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    exam_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("exam.id"))
    paper_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("exam_paper.id"))
    kind: Mapped[str]
    at: Mapped[datetime]
    by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    reason: Mapped[str]
    detail: Mapped[Any] = mapped_column(Json, nullable=True)


class ExamAnswerRow(Base):
    """What was answered to one question; the newest counts."""

    __tablename__ = "exam_answer"
    __table_args__ = (Index("ix_exam_answer_paper", "paper_id", "position", "at", "id"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    paper_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("exam_paper.id"))
    position: Mapped[int]
    answer: Mapped[Any] = mapped_column(Json, nullable=True)
    flagged: Mapped[bool]
    """Marked to be looked at again."""
    seconds: Mapped[float]
    """Spent on it since the answer before."""
    at: Mapped[datetime]
    by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    """Who sat the paper, or who entered it from the answer sheet."""


class ExamMarkRow(Base):
    """What a marker gave for one answer; the newest of each counts, a settling one above all."""

    __tablename__ = "exam_mark"
    __table_args__ = (Index("ix_exam_mark_paper", "paper_id", "position", "at", "id"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    paper_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("exam_paper.id"))
    position: Mapped[int]
    marker_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    role: Mapped[str]
    """`first`, `second` or `settled`."""
    marks: Mapped[float]
    suggested: Mapped[float | None]
    note: Mapped[str]
    at: Mapped[datetime]


class ExamResultRow(Base):
    """A released result with the marks of every question."""

    __tablename__ = "exam_result"
    __table_args__ = (Index("ix_exam_result_person", "person_id", "released_at"),)

    paper_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("exam_paper.id"), primary_key=True)
    exam_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("exam.id"), index=True)
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    earned: Mapped[float]
    full: Mapped[float]
    passed: Mapped[bool]
    pass_mark: Mapped[float]
    marks: Mapped[Any] = mapped_column(Json)
    """What each question earned, by position."""
    sheet_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("sheet.id"))
    released_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    released_at: Mapped[datetime]
