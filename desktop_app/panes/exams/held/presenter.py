"""Exams as supervisors hold them: announced, watched, ended, released."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from db.records import Exam, Person
from desktop_app.documents.exam_paper_data import Answers, PaperWanted
from desktop_app.documents.pay_review import pay_table
from desktop_app.documents.printing import Document, Printing
from desktop_app.panes.exams.held.shown import ExamRow, HeldShown, PapersAsked
from desktop_app.panes.exams.held.telling import exam_row, held_shown, pressing, standing
from desktop_app.panes.exams.wording import moment
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.errors import Trouble
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import tr
from desktop_app.training.exams.kinds import ExamKind
from desktop_app.training.exams.planning.plan import ListedExam
from desktop_app.training.exams.planning.use_cases import ExamPlanning
from desktop_app.training.exams.results.use_cases import ExamResults
from desktop_app.training.people.use_cases import People, WrongPassword

if TYPE_CHECKING:
    from desktop_app.panes.exams.held.form_presenter import FormPresenter

Preview = Callable[[Callable[[], Document]], None]
"""Makes a document in the background and shows it."""


class ShowsHeld(Protocol):
    """The view, as far as the presenter needs it."""

    def show_list(self, rows: tuple[ExamRow, ...], chosen: str, sentence: str) -> None: ...
    def show_exam(self, exam: HeldShown) -> None: ...
    def close_form(self) -> None: ...
    def ask_reason(self, title: str, text: str, act: str) -> str | None: ...
    def ask_minutes(self, title: str, text: str) -> tuple[int, str] | None: ...
    def ask_closing(
        self, title: str, text: str, day: date, at: str
    ) -> tuple[date, str, str] | None: ...
    def ask_papers(self, title: str) -> PapersAsked | None: ...
    def show_entering(self) -> None: ...
    def ask_password(self, name: str, what: str) -> None: ...
    def password_done(self) -> None: ...
    def password_problem(self, text: str, wait: float) -> None: ...
    def ask_path(self, name: str) -> Path | None: ...


class HeldPresenter:
    """Shows one exam beside the list of all."""

    def __init__(
        self,
        view: ShowsHeld,
        actor: Person,
        planning: ExamPlanning,
        results: ExamResults,
        people: People,
        form: "Callable[[], FormPresenter]",
        clock: Clock,
        background: Background,
        navigator: Navigator,
        write_table: Callable[[Path, str, list[list[str | float]]], None],
        printing: Printing,
        preview: Preview,
    ) -> None:
        self._view = view
        self._actor = actor
        self._planning = planning
        self._results = results
        self._people = people
        self._form = form
        self._clock = clock
        self._background = background
        self._navigator = navigator
        self._write_table = write_table
        self._printing = printing
        self._preview = preview
        self.enter: Callable[[UUID], None] = lambda _exam: None
        """Opens the grid of a paper exam; set when its page is first needed."""
        self._chosen = ""
        self._exams: dict[str, Exam] = {}

    def refresh(self) -> None:
        """Load the list; the exam in hand stays."""
        self._background.run(self._view, lambda: self._planning.exams(self._actor), self._show_list)

    def _show_list(self, listed: Sequence[ListedExam]) -> None:
        self._exams = {str(one.exam.id): one.exam for one in listed}
        if self._chosen not in self._exams:
            self._chosen = pressing(listed, self._clock)
        rows = tuple(exam_row(one, self._clock) for one in listed)
        self._view.show_list(rows, self._chosen, standing(listed, self._clock))
        if self._chosen:
            self._load()

    def choose(self, key: str) -> None:
        """Show another exam."""
        if key != self._chosen:
            self._chosen = key
            self._load()

    def resit(self) -> None:
        """Begin to plan a resit for who failed and may sit again."""
        exam = self._exams[self._chosen]
        able = [one for one, why in self._planning.resitting(self._actor, exam.id) if not why]
        if not able:
            self._tell_who_waits(exam)
            return
        self._form().resit(exam, tuple(str(one.id) for one in able))

    def again(self) -> None:
        """Begin to plan another exam as the one in hand was announced, for the same people."""
        exam = self._exams[self._chosen]
        held = self._planning.exam(self._actor, exam.id)
        self._form().again(exam, tuple(str(one.person.id) for one in held.seats))

    def announced(self, exam: Exam) -> None:
        """Show what has just been announced."""
        self._chosen = str(exam.id)
        self.refresh()

    def move_closing(self) -> None:
        """Close later or earlier, with a reason."""
        exam = self._exams[self._chosen]
        held = self._planning.exam(self._actor, exam.id)
        local = self._clock.local(held.closes_at)
        found = self._view.ask_closing(
            tr("改结束时间"),
            tr("什么时候结束？还在作答的人按新的时间收卷。"),
            local.date(),
            f"{local:%H:%M}",
        )
        if found is None:
            return
        day, at, reason = found
        closes = moment(self._clock, day, at)
        self._act(lambda: self._planning.move_closing(self._actor, exam.id, closes, reason))

    def cancel(self) -> None:
        """Call the exam off."""
        exam = self._exams[self._chosen]
        reason = self._view.ask_reason(
            tr("取消“{title}”？").format(title=exam.title),
            tr("参加的人会看到这场考试已取消。"),
            tr("取消考试"),
        )
        if reason is not None:
            self._act(lambda: self._planning.cancel(self._actor, exam.id, reason))

    def extend(self, key: str) -> None:
        """Give one person more time."""
        found = self._view.ask_minutes(
            tr("延长这个人的时间"), tr("到时间但没有交卷的人，延长后可以继续作答。")
        )
        if found is not None:
            minutes, reason = found
            self._act(lambda: self._planning.extend(self._actor, UUID(key), minutes, reason))

    def close(self, key: str) -> None:
        """End one person's sitting."""
        reason = self._view.ask_reason(
            tr("现在结束这个人的作答？"),
            tr("已作答的内容照常计分，之后不能再答。"),
            tr("结束作答"),
        )
        if reason is not None:
            self._act(lambda: self._planning.close(self._actor, UUID(key), reason))

    def withdraw(self, key: str) -> None:
        """Take a person off who has not begun."""
        reason = self._view.ask_reason(
            tr("这个人不再参加这场考试？"),
            tr("之后不能恢复；要再考时另外安排一场。"),
            tr("撤下"),
        )
        if reason is not None:
            self._act(lambda: self._planning.withdraw(self._actor, UUID(key), reason))

    def papers(self) -> None:
        """Show the sheets of a paper exam before they are saved or printed."""
        exam = self._exams[self._chosen]
        asked = self._view.ask_papers(tr("纸质卷 · {title}").format(title=exam.title))
        if asked is None:
            return
        wanted = PaperWanted(
            asked.paper, asked.answer_sheet, Answers(asked.answers), asked.form, asked.named
        )
        self._preview(lambda: self._printing.exam_papers(self._actor, exam.id, wanted))

    def enter_sheets(self) -> None:
        """Turn to the grid of the exam in hand."""
        if self._chosen:
            self._view.show_entering()
            self.enter(UUID(self._chosen))

    def leave_sheets(self) -> None:
        """Go back to the exam."""
        self._view.close_form()
        self.refresh()

    def open_target(self, target: str) -> None:
        """Show `exam:<id>`, or `enter:<id>` with its grid."""
        kind, _, self._chosen = target.partition(":")
        self.refresh()
        if kind == "enter":
            self.enter_sheets()

    def open_paper(self, key: str) -> None:
        """Look at a paper whose result is released."""
        self._navigator.go("exams", f"paper:{key}")

    def release(self) -> None:
        """Ask for the signature under the results that are ready."""
        exam = self._exams[self._chosen]
        ready = len(self._results.overview(self._actor, exam.id).ready)
        counts = ExamKind(exam.kind).counts
        what = tr("公布 {n} 份成绩，参加的人可以看到成绩和解析。").format(n=ready)
        if counts:
            what += tr("每份成绩登记为理论考试成绩。")
        self._view.ask_password(self._actor.name, what)

    def sign(self, password: str) -> None:
        """Release with this password."""
        exam_id = UUID(self._chosen)

        def failed(error: Exception) -> None:
            if not isinstance(error, Trouble):
                raise error
            wait = error.wait if isinstance(error, WrongPassword) else 0.0
            self._view.password_problem(error.what, wait)

        def done(count: int) -> None:
            self._view.password_done()
            self._navigator.notify(tr("已公布 {n} 份成绩。").format(n=count))
            self.refresh()

        self._background.run(
            self._view,
            lambda: self._results.release(self._actor, exam_id, password),
            done,
            failed,
        )

    def export(self) -> None:
        """Save the half-yearly results of the last twelve months for the pay review."""
        last = self._clock.today()
        first = (
            last.replace(year=last.year - 1)
            if (last.month, last.day) != (2, 29)
            else date(last.year - 1, 3, 1)
        )
        path = self._view.ask_path(tr("考试成绩 {day}.xlsx").format(day=last.isoformat()))
        if path is None:
            return

        def work() -> int:
            rows = self._results.pay_list(self._actor, first, last)
            self._write_table(path, tr("半年考试成绩"), pay_table(rows))
            return len(rows)

        def done(count: int) -> None:
            self._navigator.notify(tr("已导出 {n} 行半年考试成绩。").format(n=count))

        self._background.run(self._view, work, done)

    def _act(self, act: Callable[[], None]) -> None:
        self._background.run(self._view, act, lambda _none: self.refresh())

    def _load(self) -> None:
        exam_id = UUID(self._chosen)

        def work() -> HeldShown:
            held = self._planning.exam(self._actor, exam_id)
            overview = self._results.overview(self._actor, exam_id)
            events = self._planning.history(self._actor, exam_id)
            resits = len(self._planning.resitting(self._actor, exam_id))
            return held_shown(held, overview, events, resits, self._clock)

        def done(shown: HeldShown) -> None:
            if str(exam_id) == self._chosen:
                self._view.show_exam(shown)

        self._background.run(self._view, work, done)

    def _tell_who_waits(self, exam: Exam) -> None:
        waiting = self._planning.resitting(self._actor, exam.id)
        told = tr("；").join(f"{one.name}{why}" for one, why in waiting)
        self._navigator.notify(tr("现在没有人能补考：{told}。").format(told=told))
