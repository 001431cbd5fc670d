"""What stands on the sheets of a paper exam: its forms, and who gets which."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from db.records import Exam, ExamItem, ExamPaper, Person
from db.store import Store, Transaction
from desktop_app.system.errors import NotAllowed
from desktop_app.system.text import tr
from desktop_app.training.content.use_cases import Library
from desktop_app.training.exams.papers.forms import by_form, form_of
from desktop_app.training.exams.papers.reading import questions_of
from desktop_app.training.exams.timing import cancelled
from desktop_app.training.people.permissions import Act, require

if TYPE_CHECKING:
    from desktop_app.training.exams.bank.question import Question


@dataclass(frozen=True, slots=True)
class PrintedPaper:
    """A paper: of a form, or with the name of who gets it."""

    form: str
    """`A`, `B`; empty where all have the same."""
    person: Person | None
    items: "Sequence[tuple[ExamItem, Question]]"


@dataclass(frozen=True, slots=True)
class PrintedExam:
    """A paper exam with what is printed for it."""

    exam: Exam
    papers: Sequence[PrintedPaper]


class ExamPrinting:
    """The papers of paper exams, for whom holds them; never for whom sits one."""

    def __init__(self, store: Store, library: Library) -> None:
        self._store = store
        self._library = library

    def forms(self, actor: Person, exam_id: UUID) -> PrintedExam:
        """Return a paper of each form, without a name."""
        require(actor, Act.HOLD_EXAMS)
        with self._store.reading() as tx:
            exam, papers = self._papers(tx, actor, exam_id)
        shown = by_form(exam, papers)
        return PrintedExam(
            exam,
            tuple(self._printed(one, _shown(form, shown), None) for form, one in shown.items()),
        )

    def named(self, actor: Person, exam_id: UUID) -> PrintedExam:
        """Return everybody's paper with their name, by staff number: nobody gets a wrong form."""
        require(actor, Act.HOLD_EXAMS)
        with self._store.reading() as tx:
            exam, papers = self._papers(tx, actor, exam_id)
            people = tx.people.each({one.person_id for one in papers})
        shown = by_form(exam, papers)
        papers.sort(key=lambda one: people[one.person_id].staff_number)
        return PrintedExam(
            exam,
            tuple(
                self._printed(one, _shown(form_of(exam, one), shown), people[one.person_id])
                for one in papers
            ),
        )

    def _papers(
        self, tx: Transaction, actor: Person, exam_id: UUID
    ) -> tuple[Exam, list[ExamPaper]]:
        exam, papers = tx.exams.get(exam_id), list(tx.exams.papers(exam_id))
        if not exam.on_paper:
            raise _refused(tr("这场考试在程序里作答，没有纸质卷。"))
        if cancelled([one for one in tx.exams.events([exam_id]) if one.paper_id is None]):
            raise _refused(tr("这场考试已经取消。"))
        if any(one.person_id == actor.id for one in papers):
            raise _refused(tr("您自己参加这场考试，不能看试卷。"))
        return exam, papers

    def _printed(self, paper: ExamPaper, form: str, person: Person | None) -> PrintedPaper:
        questions = questions_of(self._library, (one.version_id for one in paper.items))
        items = tuple((one, questions[one.version_id]) for one in paper.items)
        return PrintedPaper(form, person, items)


def _shown(form: str, forms: dict[str, ExamPaper]) -> str:
    return form if len(forms) > 1 else ""


def _refused(what: str) -> NotAllowed:
    return NotAllowed(what, tr("没有生成试卷。"), tr("如果确实需要，请联系另一位主管。"))
