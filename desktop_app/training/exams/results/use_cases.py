"""Results: seen by supervisors, released with a signature, looked back at by whom they concern."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from db.ids import new_id
from db.records import (
    AuditEntry,
    Evidence,
    Exam,
    ExamAnswer,
    ExamEvent,
    ExamItem,
    ExamMark,
    ExamPaper,
    ExamResult,
    Person,
    Sheet,
)
from db.store import Store, Transaction
from desktop_app.system.changes import Changes, Subject
from desktop_app.system.clock import Clock
from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.system.text import tr
from desktop_app.training.content.use_cases import Library
from desktop_app.training.exams.bank.grading import suggest
from desktop_app.training.exams.bank.question import Case, Question
from desktop_app.training.exams.gates.use_cases import pass_gate
from desktop_app.training.exams.kinds import ExamKind
from desktop_app.training.exams.marking.open_answers import settle_by, settled_all
from desktop_app.training.exams.papers.reading import (
    ON_SHEET,
    by_place,
    earned,
    most_lost,
    questions_of,
)
from desktop_app.training.exams.results.standing import (
    FORM,
    Overview,
    PayRow,
    ResultRow,
    Review,
    ReviewedItem,
    sheet_answers,
)
from desktop_app.training.exams.timing import UNFINISHED, Sat, Stage, absences, sat
from desktop_app.training.people.permissions import Act, require

if TYPE_CHECKING:
    from desktop_app.training.exams.bank.grading import Analyser
    from desktop_app.training.forms.use_cases import Forms
    from desktop_app.training.people.use_cases import People


@dataclass(frozen=True, slots=True)
class _Sitting:
    """One paper with all that its result follows from."""

    exam: Exam
    paper: ExamPaper
    standing: Sat
    answers: Mapping[tuple[UUID, int], ExamAnswer]
    marks: Mapping[int, tuple[ExamMark, ...]]
    questions: Mapping[UUID, Question]

    def earned(self) -> dict[str, float] | None:
        """Return what each question earned, by position; None: something is to be marked."""
        found: dict[str, float] = {}
        for item in self.paper.items:
            answer = self.answers.get((self.paper.id, item.position))
            question = self.questions[item.version_id]
            marked = earned(question, item, answer.answer if answer else None)
            got = (
                marked.marks
                if marked is not None
                else settle_by(self.exam, question, self.marks.get(item.position, ())).marks
            )
            if got is None:
                return None
            found[str(item.position)] = got
        return found

    @property
    def full(self) -> float:
        return sum(one.marks for one in self.paper.items)


class ExamResults:
    """Results of exams."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        changes: Changes,
        library: Library,
        forms: "Forms",
        people: "People",
        analyser: "Callable[[], Analyser]",
    ) -> None:
        self._store = store
        self._clock = clock
        self._changes = changes
        self._library = library
        self._forms = forms
        self._people = people
        self._analyser = analyser

    def overview(self, actor: Person, exam_id: UUID) -> Overview:
        """Return what everybody in an exam came to; one's own marks are not told before release."""
        require(actor, Act.HOLD_EXAMS)
        with self._store.reading() as tx:
            exam = tx.exams.get(exam_id)
            events = tx.exams.events([exam_id])
            sittings = self._sittings(tx, exam, events)
            people = tx.people.each({one.paper.person_id for one in sittings})
            results = tx.exams.results([one.paper.id for one in sittings])
        rows = [_row(actor, one, people, results, events) for one in sittings]
        rows.sort(key=lambda one: (-(one.total or -1), one.person.staff_number))
        return Overview(exam, rows, any(one.stage in UNFINISHED for one in rows))

    def release(self, actor: Person, exam_id: UUID, password: str) -> int:
        """Release the results that are ready, signed with *password*; return how many.

        Of an exam that counts each becomes a theory sheet: sheet and result in one transaction.
        After a fall in between, the rest is released by doing it again.
        """
        overview = self.overview(actor, exam_id)
        if overview.going_on:
            raise Trouble(
                tr("考试还没有结束，还有人可以作答。"),
                tr("没有公布任何成绩。"),
                tr("请等考试结束，或写明原因提前结束。"),
            )
        if not overview.ready:
            raise Trouble(
                tr("没有可以公布的成绩：还有作答等待批阅，或者都已公布。"),
                tr("没有任何改动。"),
                tr("请先完成阅卷；自己的成绩由另一位主管公布。"),
            )
        self._people.confirm(actor, password)
        with self._store.reading() as tx:
            events = tx.exams.events([exam_id])
            sittings = {one.paper.id: one for one in self._sittings(tx, overview.exam, events)}
        for row in overview.ready:
            self._release_one(actor, sittings[row.paper_id], row, password)
        self._changes.announce(Subject.EXAMS, Subject.SHEETS, Subject.PLANS)
        return len(overview.ready)

    def review(self, actor: Person, paper_id: UUID) -> Review:
        """Return a paper with answers, marks and explanations: of a released result for whom it
        concerns, of a practice paper as soon as it is handed in."""
        with self._store.reading() as tx:
            paper = tx.exams.bare_paper(paper_id)
            if paper is None:
                raise _refused(tr("没有这份试卷。"))
            person = tx.people.get(paper.person_id)
            require(actor, Act.SEE_RECORD, person)
            result = tx.exams.results([paper_id]).get(paper_id)
            exam = tx.exams.get(paper.exam_id) if paper.exam_id else None
            if exam is not None and result is None:
                raise _refused(tr("成绩还没有公布，公布以后才能看答卷和解析。"))
            events = tx.exams.events_of([paper_id])
            standing = sat(None, paper_id, events, self._clock.now())
            if exam is None and standing.stage is not Stage.OVER:
                raise _refused(tr("练习卷还没有交，交卷以后才能看解析。"))
            paper = tx.exams.paper(paper_id)
            answers = by_place(tx.exams.answers([paper_id]))
            marks = tx.exams.marks([paper_id])
        if actor.id != person.id:
            self._note_look(actor, person, exam)
        questions = questions_of(self._library, (one.version_id for one in paper.items))
        items = [
            self._reviewed(
                one, questions[one.version_id], answers.get((paper_id, one.position)), result, marks
            )
            for one in paper.items
        ]
        total = round(result.earned / result.full * 100, 1) if result else _practice_total(items)
        return Review(
            paper_id=paper_id,
            title=exam.title if exam else tr("错题练习卷"),
            person=person,
            total=total,
            passed=result.passed if result else None,
            pass_mark=result.pass_mark if result else None,
            items=items,
        )

    def pay_list(self, actor: Person, first: date, last: date) -> tuple[PayRow, ...]:
        """Return the released half-yearly results of a time, and who was absent: they count
        towards the pay review [S0]."""
        require(actor, Act.HOLD_EXAMS)
        now = self._clock.now()
        rows: list[PayRow] = []
        with self._store.reading() as tx:
            exams = {
                one.id: one
                for one in tx.exams.all()
                if one.kind == ExamKind.HALF_YEAR
                and first <= self._clock.local(one.opens_at).date() <= last
            }
            papers, events = tx.exams.bare_papers(exams), tx.exams.events(exams)
            results = tx.exams.results([one.id for one in papers])
            people = tx.people.each({one.person_id for one in papers})
        for paper in papers:
            assert paper.exam_id is not None
            exam, result = exams[paper.exam_id], results.get(paper.id)
            own = [one for one in events if one.exam_id == exam.id]
            absent = sat(exam, paper.id, own, now).stage is Stage.MISSED
            if result is None and not absent:
                continue
            person = people[paper.person_id]
            rows.append(
                PayRow(
                    staff_number=person.staff_number,
                    name=person.name,
                    exam=exam.title,
                    kind=exam.kind,
                    day=self._clock.local(exam.opens_at).date(),
                    total=round(result.earned / result.full * 100, 1) if result else None,
                    passed=result.passed if result else None,
                    absent=absent,
                )
            )
        return tuple(sorted(rows, key=lambda one: (one.day, one.staff_number)))

    def _sittings(self, tx: Transaction, exam: Exam, events: Sequence[ExamEvent]) -> list[_Sitting]:
        now = self._clock.now()
        papers = tx.exams.papers(exam.id)
        ids = [one.id for one in papers]
        answers, marks = by_place(tx.exams.answers(ids)), tx.exams.marks(ids)
        questions = questions_of(self._library, (i.version_id for p in papers for i in p.items))
        return [
            _Sitting(
                exam, paper, sat(exam, paper.id, events, now), answers,
                _by_position(one for one in marks if one.paper_id == paper.id), questions,
            )
            for paper in papers
        ]  # fmt: skip

    def _release_one(self, actor: Person, sitting: _Sitting, row: ResultRow, password: str) -> None:
        assert row.total is not None
        if ExamKind(sitting.exam.kind).counts:
            day = self._clock.local(sitting.exam.opens_at).date()
            sheet = self._forms.open(
                actor, FORM, row.person, day,
                about=Evidence("paper", row.paper_id, sitting.exam.title),
                target=f"exam:{sitting.exam.id}",
            )  # fmt: skip
            asked = [(one, sitting.questions[one.version_id]) for one in sitting.paper.items]
            weak = most_lost(asked, sitting.earned() or {})
            answers = sheet_answers(sitting.exam.title, day, row.total, weak)
            sheet = self._forms.keep(actor, sheet, answers, sheet.evidence)
            self._forms.sign(
                actor,
                sheet,
                password,
                also=lambda tx, signed: _add(tx, actor, sitting, signed, signed.signed_at),
            )
            return
        with self._store.writing() as tx:
            _add(tx, actor, sitting, None, self._clock.now())

    def _reviewed(
        self,
        item: ExamItem,
        question: Question,
        answer: ExamAnswer | None,
        result: ExamResult | None,
        marks: Sequence[ExamMark],
    ) -> ReviewedItem:
        given = answer.answer if answer else None
        marked = earned(question, item, given)
        if marked is None and isinstance(question, Case) and given != ON_SHEET:
            marked = suggest(question, str(given), self._analyser()).marked
        got = result.marks[str(item.position)] if result else None
        if result is None and marked is not None and not (isinstance(question, Case) and given):
            got = marked.marks
        here = [one for one in marks if one.position == item.position and one.note]
        notes = {one.role: one.note for one in here}
        reasons = marked.reasons if marked else ()
        return ReviewedItem(item, question, given, got, reasons, tuple(notes.values()))

    def _note_look(self, actor: Person, person: Person, exam: Exam | None) -> None:
        title = exam.title if exam else ""
        entry = AuditEntry(new_id(), self._clock.now(), actor.id, "see_paper", person.id, title)
        with self._store.writing() as tx:
            tx.people.log(entry)


def _add(
    tx: Transaction,
    actor: Person,
    sitting: _Sitting,
    sheet: Sheet | None,
    at: datetime,
) -> None:
    marks = sitting.earned()
    assert marks is not None
    got, line = sum(marks.values()), float(sitting.exam.figures["pass_mark"])
    result = ExamResult(
        paper_id=sitting.paper.id,
        exam_id=sitting.exam.id,
        person_id=sitting.paper.person_id,
        earned=round(got, 2),
        full=sitting.full,
        passed=_share(got, sitting.full) >= line,
        pass_mark=line,
        marks=marks,
        sheet_id=sheet.id if sheet else None,
        released_by=actor.id,
        released_at=at,
    )
    tx.exams.add_result(result)
    pass_gate(tx, actor, sitting.exam, result)


def _share(got: float, full: float) -> float:
    """Return marks out of 100, to one decimal: what is shown is what passes or fails."""
    return round(got / full * 100, 1)


def _row(
    actor: Person,
    one: _Sitting,
    people: Mapping[UUID, Person],
    results: Mapping[UUID, ExamResult],
    events: Sequence[ExamEvent],
) -> ResultRow:
    person, result = people[one.paper.person_id], results.get(one.paper.id)
    own = person.id == actor.id
    over = one.standing.stage is Stage.OVER
    waiting = settled_all(
        one.exam,
        [one.paper],
        one.questions,
        one.answers,
        [m for s in one.marks.values() for m in s],
    )[one.paper.id]
    total: float | None = None
    if result is not None:
        total = _share(result.earned, result.full)
    elif over and not own and not waiting and (marks := one.earned()) is not None:
        total = _share(sum(marks.values()), one.full)
    return ResultRow(
        paper_id=one.paper.id,
        person=person,
        stage=one.standing.stage,
        total=total,
        passed=None if total is None else total >= one.exam.figures["pass_mark"],
        to_mark=len(waiting) if over else 0,
        absences=absences(one.paper.id, events),
        released_at=result.released_at if result else None,
        sheet_id=result.sheet_id if result else None,
        own=own,
    )


def _by_position(marks: Iterable[ExamMark]) -> dict[int, tuple[ExamMark, ...]]:
    found: dict[int, tuple[ExamMark, ...]] = {}
    for one in marks:
        found[one.position] = (*found.get(one.position, ()), one)
    return found


def _practice_total(items: Sequence[ReviewedItem]) -> float | None:
    """Return what the questions that are marked by themselves came to."""
    known = [(one.earned, one.item.marks) for one in items if one.earned is not None]
    full = sum(of for _, of in known)
    return _share(sum(got for got, _ in known), full) if full else None


def _refused(what: str) -> NotAllowed:
    return NotAllowed(what, tr("没有任何改动。"), tr("如果确实需要，请联系主管。"))
