"""Queries and writes about daily summaries, their open questions and the answers."""

from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import date
from uuid import UUID

from sqlalchemy import Connection, insert, select

from db.errors import NotFound
from db.records.attending import DaySummary, SummaryAnswer, SummaryQuestion
from db.tables import DaySummaryRow, SummaryAnswerRow, SummaryQuestionRow, aliased

_Newer = aliased(DaySummaryRow)
_NewerAnswer = aliased(SummaryAnswerRow)


class Summaries:
    """What trainees wrote about their days; nothing in it is ever changed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, summary: DaySummary, questions: Sequence[SummaryQuestion]) -> None:
        """Add a summary with its questions; roots of taken-over questions are there already."""
        self._connection.execute(insert(DaySummaryRow).values(**asdict(summary)))
        if questions:
            self._connection.execute(insert(SummaryQuestionRow), [asdict(one) for one in questions])

    def get(self, summary_id: UUID) -> DaySummary:
        """Return one summary, corrected or not; raises NotFound."""
        row = self._connection.execute(
            select(DaySummaryRow.__table__).where(DaySummaryRow.id == summary_id)
        ).first()
        if row is None:
            raise NotFound(f"summary {summary_id}")
        return DaySummary(**row._mapping)

    def standing(
        self,
        people: Collection[UUID] | None,
        first: date,
        last: date,
    ) -> tuple[DaySummary, ...]:
        """Return the summaries of these people's days that no correction replaced, by day."""
        query = (
            select(DaySummaryRow.__table__)
            .outerjoin(_Newer, _Newer.replaces_id == DaySummaryRow.id)
            .where(_Newer.id.is_(None), DaySummaryRow.day.between(first, last))
        )
        if people is not None:
            query = query.where(DaySummaryRow.person_id.in_(list(people)))
        rows = self._connection.execute(
            query.order_by(DaySummaryRow.day, DaySummaryRow.handed_in_at, DaySummaryRow.id)
        )
        return tuple(DaySummary(**row._mapping) for row in rows)

    def questions(self, summary_ids: Collection[UUID]) -> tuple[SummaryQuestion, ...]:
        """Return the questions of these summaries, in order."""
        rows = self._connection.execute(
            select(SummaryQuestionRow.__table__)
            .where(SummaryQuestionRow.summary_id.in_(list(summary_ids)))
            .order_by(SummaryQuestionRow.summary_id, SummaryQuestionRow.position)
        )
        return tuple(SummaryQuestion(**row._mapping) for row in rows)

    def question(self, question_id: UUID) -> SummaryQuestion:
        """Return one question; raises NotFound."""
        row = self._connection.execute(
            select(SummaryQuestionRow.__table__).where(SummaryQuestionRow.id == question_id)
        ).first()
        if row is None:
            raise NotFound(f"question {question_id}")
        return SummaryQuestion(**row._mapping)

    def answer(self, answer: SummaryAnswer) -> None:
        self._connection.execute(insert(SummaryAnswerRow).values(**asdict(answer)))

    def answers(self, roots: Collection[UUID]) -> tuple[SummaryAnswer, ...]:
        """Return the answers to questions with these roots that stand, oldest first."""
        rows = self._connection.execute(
            select(SummaryAnswerRow.__table__)
            .outerjoin(_NewerAnswer, _NewerAnswer.replaces_id == SummaryAnswerRow.id)
            .where(_NewerAnswer.id.is_(None), SummaryAnswerRow.question_id.in_(list(roots)))
            .order_by(SummaryAnswerRow.answered_at, SummaryAnswerRow.id)
        )
        return tuple(SummaryAnswer(**row._mapping) for row in rows)
