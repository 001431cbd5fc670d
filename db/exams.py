"""Queries and writes about theory exams; everything is added, nothing changed."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, and_, func, insert, select

from db.errors import NotFound
from db.records.exams import (
    Exam,
    ExamAnswer,
    ExamEvent,
    ExamItem,
    ExamMark,
    ExamPaper,
    ExamResult,
)
from db.tables import (
    ContentItemRow,
    ContentVersionRow,
    ExamAnswerRow,
    ExamEventRow,
    ExamItemRow,
    ExamMarkRow,
    ExamPaperRow,
    ExamResultRow,
    ExamRow,
    aliased,
)

_MOVED = timedelta(days=31)


class Exams:
    """Exams with all that happens to them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, exam: Exam) -> None:
        self._connection.execute(insert(ExamRow).values(**asdict(exam)))

    def add_paper(self, paper: ExamPaper) -> None:
        """Add a paper with its questions."""
        columns = {name: getattr(paper, name) for name in ExamPaper.__slots__ if name != "items"}
        self._connection.execute(insert(ExamPaperRow).values(**columns))
        rows = [
            {
                "paper_id": paper.id,
                "position": one.position,
                "version_id": one.version_id,
                "marks": one.marks,
                "shown": list(one.shown),
            }
            for one in paper.items
        ]
        self._connection.execute(insert(ExamItemRow), rows)

    def add_event(self, event: ExamEvent) -> None:
        self._connection.execute(insert(ExamEventRow).values(**asdict(event)))

    def add_answer(self, answer: ExamAnswer) -> None:
        self._connection.execute(insert(ExamAnswerRow).values(**asdict(answer)))

    def add_mark(self, mark: ExamMark) -> None:
        self._connection.execute(insert(ExamMarkRow).values(**asdict(mark)))

    def add_result(self, result: ExamResult) -> None:
        self._connection.execute(insert(ExamResultRow).values(**asdict(result)))

    def get(self, exam_id: UUID) -> Exam:
        """Return one exam; raises NotFound."""
        row = self._connection.execute(
            select(ExamRow.__table__).where(ExamRow.id == exam_id)
        ).one_or_none()
        if row is None:
            raise NotFound(f"exam {exam_id}")
        return Exam(**row._mapping)

    def all(self, limit: int = 500) -> tuple[Exam, ...]:
        """Return exams, the latest first."""
        rows = self._connection.execute(
            select(ExamRow.__table__)
            .order_by(ExamRow.opens_at.desc(), ExamRow.id.desc())
            .limit(limit)
        )
        return tuple(Exam(**row._mapping) for row in rows)

    def open_between(self, first: datetime, last: datetime) -> tuple[Exam, ...]:
        """Return the exams that, as announced, are open at a time from *first* to *last*, or that
        were closed later by so much as a month."""
        rows = self._connection.execute(
            select(ExamRow.__table__)
            .where(ExamRow.opens_at < last, ExamRow.closes_at >= first - _MOVED)
            .order_by(ExamRow.opens_at)
        )
        return tuple(Exam(**row._mapping) for row in rows)

    def some(self, exam_ids: Collection[UUID]) -> dict[UUID, Exam]:
        """Return these exams by id."""
        rows = self._connection.execute(
            select(ExamRow.__table__).where(ExamRow.id.in_(list(exam_ids)))
        )
        return {row.id: Exam(**row._mapping) for row in rows}

    def paper(self, paper_id: UUID) -> ExamPaper:
        """Return one paper with its questions; raises NotFound."""
        found = self._papers(ExamPaperRow.id == paper_id)
        if not found:
            raise NotFound(f"exam paper {paper_id}")
        return self._with_items(found)[0]

    def papers(self, exam_id: UUID) -> tuple[ExamPaper, ...]:
        """Return the papers of an exam with their questions."""
        return self._with_items(self._papers(ExamPaperRow.exam_id == exam_id))

    def bare_papers(self, exam_ids: Collection[UUID]) -> tuple[ExamPaper, ...]:
        """Return the papers of these exams without their questions."""
        return self._papers(ExamPaperRow.exam_id.in_(list(exam_ids)))

    def bare_paper(self, paper_id: UUID) -> ExamPaper | None:
        """Return one paper without its questions, or None."""
        return next(iter(self._papers(ExamPaperRow.id == paper_id)), None)

    def own_papers(self, person_id: UUID) -> tuple[ExamPaper, ...]:
        """Return a person's papers without their questions, the newest first."""
        return tuple(reversed(self._papers(ExamPaperRow.person_id == person_id)))

    def bare_of_ids(self, paper_ids: Collection[UUID]) -> tuple[ExamPaper, ...]:
        """Return these papers without their questions."""
        return self._papers(ExamPaperRow.id.in_(list(paper_ids)))

    def answers(
        self, paper_ids: Collection[UUID], positions: Collection[int] | None = None
    ) -> tuple[ExamAnswer, ...]:
        """Return the newest answer to each question of these papers, or to those at *positions*."""
        newer = aliased(ExamAnswerRow)
        wanted = [ExamAnswerRow.paper_id.in_(list(paper_ids))]
        if positions is not None:
            wanted.append(ExamAnswerRow.position.in_(list(positions)))
        rows = self._connection.execute(
            select(ExamAnswerRow.__table__)
            .where(
                *wanted,
                ~select(newer.id)
                .where(
                    newer.paper_id == ExamAnswerRow.paper_id,
                    newer.position == ExamAnswerRow.position,
                    newer.id > ExamAnswerRow.id,
                )
                .exists(),
            )
            .order_by(ExamAnswerRow.paper_id, ExamAnswerRow.position)
        )
        return tuple(ExamAnswer(**row._mapping) for row in rows)

    def seconds(self, paper_ids: Collection[UUID]) -> dict[tuple[UUID, int], float]:
        """Return how long was spent on each question in all."""
        rows = self._connection.execute(
            select(ExamAnswerRow.paper_id, ExamAnswerRow.position, func.sum(ExamAnswerRow.seconds))
            .where(ExamAnswerRow.paper_id.in_(list(paper_ids)))
            .group_by(ExamAnswerRow.paper_id, ExamAnswerRow.position)
        )
        return {(paper, position): spent for paper, position, spent in rows}

    def events(self, exam_ids: Collection[UUID]) -> tuple[ExamEvent, ...]:
        """Return what happened to these exams and in their sittings, in order."""
        return self._events(ExamEventRow.exam_id.in_(list(exam_ids)))

    def events_of(self, paper_ids: Collection[UUID]) -> tuple[ExamEvent, ...]:
        """Return what happened in these sittings, in order."""
        return self._events(ExamEventRow.paper_id.in_(list(paper_ids)))

    def whole_events(self, exam_ids: Collection[UUID]) -> tuple[ExamEvent, ...]:
        """Return what happened to these exams as a whole, in order."""
        return self._events(
            and_(ExamEventRow.exam_id.in_(list(exam_ids)), ExamEventRow.paper_id.is_(None))
        )

    def marks(self, paper_ids: Collection[UUID]) -> tuple[ExamMark, ...]:
        """Return what markers gave, in order."""
        rows = self._connection.execute(
            select(ExamMarkRow.__table__)
            .where(ExamMarkRow.paper_id.in_(list(paper_ids)))
            .order_by(ExamMarkRow.id)
        )
        return tuple(ExamMark(**row._mapping) for row in rows)

    def results(self, paper_ids: Collection[UUID]) -> dict[UUID, ExamResult]:
        """Return the released results of these papers."""
        rows = self._connection.execute(
            select(ExamResultRow.__table__).where(ExamResultRow.paper_id.in_(list(paper_ids)))
        )
        return {row.paper_id: ExamResult(**row._mapping) for row in rows}

    def results_of(self, exam_ids: Collection[UUID]) -> tuple[ExamResult, ...]:
        """Return the released results of these exams."""
        rows = self._connection.execute(
            select(ExamResultRow.__table__).where(ExamResultRow.exam_id.in_(list(exam_ids)))
        )
        return tuple(ExamResult(**row._mapping) for row in rows)

    def released(self, exam_ids: Collection[UUID]) -> frozenset[UUID]:
        """Return the papers of these exams whose results are released."""
        rows = self._connection.execute(
            select(ExamResultRow.paper_id).where(ExamResultRow.exam_id.in_(list(exam_ids)))
        )
        return frozenset(row.paper_id for row in rows)

    def keys(self, version_ids: Collection[UUID]) -> dict[UUID, str]:
        """Return the key of the question behind each version."""
        rows = self._connection.execute(
            select(ContentVersionRow.id, ContentItemRow.key)
            .join(ContentItemRow, ContentItemRow.id == ContentVersionRow.item_id)
            .where(ContentVersionRow.id.in_(list(version_ids)))
        )
        return {row.id: row.key for row in rows}

    def cases(self, version_ids: Collection[UUID]) -> frozenset[UUID]:
        """Return those of the versions that are case analyses."""
        rows = self._connection.execute(
            select(ContentVersionRow.id).where(
                ContentVersionRow.id.in_(list(version_ids)),
                func.json_extract(ContentVersionRow.body, "$.type") == "case",
            )
        )
        return frozenset(row.id for row in rows)

    def places(self, paper_ids: Collection[UUID], of: Collection[UUID]) -> list[tuple[UUID, int]]:
        """Return where in these papers the versions *of* stand: paper and position."""
        rows = self._connection.execute(
            select(ExamItemRow.paper_id, ExamItemRow.position)
            .where(ExamItemRow.paper_id.in_(list(paper_ids)), ExamItemRow.version_id.in_(list(of)))
            .order_by(ExamItemRow.paper_id, ExamItemRow.position)
        )
        return [(row.paper_id, row.position) for row in rows]

    def asked_in(self, exam_ids: Collection[UUID]) -> dict[UUID, int]:
        """Return how many papers of these exams have each version."""
        rows = self._connection.execute(
            select(ExamItemRow.version_id, func.count())
            .join(ExamPaperRow, ExamPaperRow.id == ExamItemRow.paper_id)
            .where(ExamPaperRow.exam_id.in_(list(exam_ids)))
            .group_by(ExamItemRow.version_id)
        )
        return {row[0]: row[1] for row in rows}

    def _events(self, condition: Any) -> tuple[ExamEvent, ...]:
        rows = self._connection.execute(
            select(ExamEventRow.__table__)
            .where(condition)
            .order_by(ExamEventRow.at, ExamEventRow.id)
        )
        return tuple(ExamEvent(**row._mapping) for row in rows)

    def _papers(self, condition: Any) -> tuple[ExamPaper, ...]:
        rows = self._connection.execute(
            select(ExamPaperRow.__table__)
            .where(condition)
            .order_by(ExamPaperRow.drawn_at, ExamPaperRow.id)
        )
        return tuple(ExamPaper(**row._mapping) for row in rows)

    def _with_items(self, papers: Sequence[ExamPaper]) -> tuple[ExamPaper, ...]:
        items: dict[UUID, list[ExamItem]] = {}
        rows = self._connection.execute(
            select(ExamItemRow.__table__)
            .where(ExamItemRow.paper_id.in_([one.id for one in papers]))
            .order_by(ExamItemRow.paper_id, ExamItemRow.position)
        )
        for row in rows:
            one = ExamItem(row.position, row.version_id, row.marks, tuple(row.shown))
            items.setdefault(row.paper_id, []).append(one)
        return tuple(_filled(one, items.get(one.id, ())) for one in papers)


def _filled(paper: ExamPaper, items: Iterable[ExamItem]) -> ExamPaper:
    fields = {name: getattr(paper, name) for name in ExamPaper.__slots__ if name != "items"}
    return ExamPaper(**fields, items=tuple(items))
