"""The actor's own summary: kept at every keystroke, handed in, from and to Word."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Protocol

from db.records import DaySummary, Person
from desktop_app.panes.calendar.session.summaries import telling
from desktop_app.panes.calendar.session.summaries.shown import SummaryShown, WritingShown
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.curriculum.summaries.use_cases import DaySummaries
from desktop_app.training.curriculum.summaries.word import ReadSummary, read_word
from desktop_app.training.curriculum.summaries.written import SummaryDraft, Written


class ShowsWriting(Protocol):
    """The page, as far as the presenter needs it."""

    def show_writing(self, writing: WritingShown) -> None: ...
    def show_state(self, text: str, may_throw_away: bool) -> None: ...
    def show_handed_in(self, summary: SummaryShown | None) -> None: ...
    def show_problem(self, text: str) -> None: ...
    def ask_word(self) -> Path | None: ...
    def ask_save(self, name: str) -> Path | None: ...
    def say(self, text: str, undo: Callable[[], None] | None = None) -> None: ...


class WritingPresenter:
    """Keeping works on the window's thread: a keystroke must not be overtaken."""

    def __init__(
        self,
        view: ShowsWriting,
        actor: Person,
        summaries: DaySummaries,
        clock: Clock,
        background: Background,
    ) -> None:
        self._view = view
        self._actor = actor
        self._summaries = summaries
        self._clock = clock
        self._background = background
        self._draft: SummaryDraft | None = None
        self._written: Written | None = None
        self._facts = ""

    def show(self, day: date, written: Written | None, facts: str) -> None:
        """Show the summary of a day; one that is under the hands stays as it is."""
        same = self._draft is not None and self._draft.day == day
        handed_in = written.summary.id if written else None
        changed = handed_in != (self._written.summary.id if self._written else None)
        self._written, self._facts = written, facts
        self._show_handed_in()
        if not same or changed:
            self._take(self._summaries.begin_day(self._actor, day))

    def type(self, text: str, questions: tuple[str, ...]) -> None:
        """Keep what is typed."""
        if self._draft is None:
            return
        try:
            self._draft = self._summaries.keep(
                self._actor, replace(self._draft, text=text, questions=questions)
            )
        except Trouble as trouble:
            self._failed(trouble)
            return
        self._view.show_problem("")
        at = self._draft.saved_at or self._clock.now()
        self._view.show_state(telling.kept(at, self._clock.local), may_throw_away=True)

    def hand_in(self) -> None:
        """Hand the summary in."""
        draft = self._draft
        if draft is None:
            return
        told = tr("更正已交。") if draft.replaces_id else tr("总结已交，疑问会到老师的“今日”里。")

        def done(_summary: DaySummary) -> None:
            self._view.show_problem("")
            self._view.say(told)

        self._background.run(
            self._view,
            lambda: self._summaries.hand_in(self._actor, draft),
            done,
            self._failed,
        )

    def throw_away(self) -> None:
        """Drop the draft; it can be brought back."""
        draft = self._draft
        if draft is None:
            return
        self._summaries.throw_away(self._actor, draft)
        self._take(self._summaries.begin(self._actor, draft.day, draft.session_id))
        self._view.say(tr("草稿已放弃。"), lambda: self._put(draft))

    def read_word(self) -> None:
        """Have a Word file chosen and take its text and questions as the draft."""
        path, draft = self._view.ask_word(), self._draft
        if path is None or draft is None:
            return

        def read(found: ReadSummary) -> None:
            self._put(replace(draft, text=found.text, questions=found.questions, source="word"))
            told = tr("已读入“{file}”：{n} 条疑问，看过再交。").format(
                file=path.name, n=len(found.questions)
            )
            self._view.say(told, lambda: self._put(draft))

        self._background.run(self._view, lambda: read_word(path), read, self._failed)

    def write_word(self) -> None:
        """Save the summary as Word: as it was handed in, else as it stands, else the template."""
        draft, written = self._draft, self._written
        if draft is None:
            return
        path = self._view.ask_save(
            tr("每日总结-{name}-{day}").format(name=self._actor.name, day=f"{draft.day:%Y%m%d}")
        )
        if path is None:
            return

        def work() -> None:
            from desktop_app.documents import summary_word
            from desktop_app.documents.export import save_bytes

            typed = draft.saved_at is not None or written is None
            data = (
                summary_word.of_draft(draft, self._actor, self._facts)
                if typed or written is None
                else summary_word.of_written(written, self._facts, self._clock.local)
            )
            save_bytes(path, summary_word.summary_docx(data))

        def done(_none: None) -> None:
            self._view.say(tr("已保存为“{file}”。").format(file=path.name))

        self._background.run(self._view, work, done, self._failed)

    def seen(self) -> None:
        """Note that the answers were looked at."""
        written = self._written
        if written is not None and any(one.answers for one in written.questions):
            self._background.run(
                self._view,
                lambda: self._summaries.mark_seen(self._actor),
                lambda _none: None,
            )

    def _put(self, draft: SummaryDraft) -> None:
        """Let a draft stand in the editor, and keep it."""
        self._take(self._summaries.keep(self._actor, draft))

    def _take(self, draft: SummaryDraft) -> None:
        self._draft = draft
        self._view.show_problem("")
        self._view.show_writing(telling.writing(draft, draft.day, self._clock.local))

    def _show_handed_in(self) -> None:
        written = self._written
        if written is None:
            self._view.show_handed_in(None)
            return

        def show(history: tuple[DaySummary, ...]) -> None:
            self._view.show_handed_in(
                telling.summary(written, self._actor, {}, history[1:], self._clock.local)
            )

        self._background.run(
            self._view,
            lambda: self._summaries.history(self._actor, written.summary.id),
            show,
        )

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Trouble):
            raise error
        parts = (error.what, error.safe, error.do)
        self._view.show_problem(" ".join(part for part in parts if part))
