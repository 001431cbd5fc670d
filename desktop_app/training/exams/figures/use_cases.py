"""Figures of the questions from released results: difficulty, discrimination, options, time."""

from dataclasses import dataclass
from uuid import UUID

from db.records import ExamAnswer, ExamItem, ExamResult, Person
from db.store import Store
from desktop_app.training.content.use_cases import Library
from desktop_app.training.exams.bank.grading import right_places
from desktop_app.training.exams.bank.question import Multiple, Question, Single
from desktop_app.training.exams.bank.statistics import Asked, Figures, Response, statistics
from desktop_app.training.exams.papers.reading import ON_SHEET, by_place, questions_of
from desktop_app.training.people.permissions import Act, require

_LOOK_BACK = 60
"""Exams that count: older ones were sat by others, on other questions."""


@dataclass(frozen=True, slots=True)
class QuestionFigures:
    """The figures of one version of a question."""

    version_id: UUID
    question: Question
    figures: Figures


class ExamFigures:
    """Figures from the latest exams."""

    def __init__(self, store: Store, library: Library) -> None:
        self._store = store
        self._library = library

    def figures(self, actor: Person) -> tuple[QuestionFigures, ...]:
        """Return the figures of every version in released papers, flagged ones first."""
        require(actor, Act.KEEP_BANK)
        with self._store.reading() as tx:
            exams = tx.exams.all(_LOOK_BACK)
            results = {one.paper_id: one for one in tx.exams.results_of([o.id for o in exams])}
            papers = [
                paper for exam in exams for paper in tx.exams.papers(exam.id) if paper.id in results
            ]
            answers = by_place(tx.exams.answers(results))
            seconds = tx.exams.seconds(results)
        questions = questions_of(self._library, (i.version_id for p in papers for i in p.items))
        responses = [
            _response(
                results[paper.id],
                item,
                questions[item.version_id],
                answers.get((paper.id, item.position)),
                seconds.get((paper.id, item.position)),
            )
            for paper in papers
            for item in paper.items
        ]
        asked = {str(version): _asked(one) for version, one in questions.items()}
        found = statistics(responses, asked)
        rows = [
            QuestionFigures(version, one, found[str(version)])
            for version, one in questions.items()
            if str(version) in found
        ]
        return tuple(sorted(rows, key=lambda one: (not one.figures.flags, one.question.key)))


def _response(
    result: ExamResult,
    item: ExamItem,
    question: Question,
    answer: ExamAnswer | None,
    seconds: float | None,
) -> Response:
    given = answer.answer if answer is not None and answer.answer != ON_SHEET else None
    choice = given if isinstance(question, Single | Multiple) else None
    return Response(
        sitting=str(result.paper_id),
        question=str(item.version_id),
        earned=result.marks[str(item.position)],
        full=item.marks,
        seconds=seconds or None,  # nobody looked at it: no time to speak of
        chosen=tuple(choice or ()),
    )


def _asked(question: Question) -> Asked:
    if isinstance(question, Single | Multiple):
        right = right_places(question.options)
        options = tuple(n in right for n in range(len(question.options)))
        return Asked(str(question.type), options)
    return Asked(str(question.type))
