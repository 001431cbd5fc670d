"""What leads every run under way: kept, paused, left, ended, looked back at."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Protocol

from desktop_app.panes.practice.failing import told
from desktop_app.system.background import Background
from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr


class Watch(Protocol):
    """What measures a run."""

    def pause(self) -> None: ...
    def go_on(self) -> None: ...


class RunPage(Protocol):
    """The page of a run; `has_text` says whether something is written and not sent."""

    @property
    def has_text(self) -> bool: ...
    def take_back(self, text: str) -> None: ...
    def show_hints(self, hints: tuple[str, ...], more: bool) -> None: ...
    def show_paused(self, paused: bool) -> None: ...
    def show_result(self, mark: str) -> None: ...
    def show_handed_in(self, sentence: str) -> None: ...
    def say(self, text: str) -> None: ...
    def flush(self) -> None: ...
    def confirm(self, title: str, text: str, accept: str, danger: bool = False) -> bool: ...


class RunStage(Protocol):
    """What surrounds the page."""

    def show_list(self) -> None: ...
    def notify(self, text: str) -> None: ...


class RunPresenter(ABC):
    """One attempt at a time; who derives from this says what an attempt is.

    *watch* measures it; *debrief* is called with the attempt that is to be looked back at. While
    something is being heard or judged, `_busy` holds.
    """

    def __init__(
        self,
        page: RunPage,
        stage: RunStage,
        background: Background,
        watch: Watch,
        debrief: Callable[[str], None],
    ) -> None:
        self._run_page = page
        self._run_stage = stage
        self._background = background
        self._measured = watch
        self._debrief = debrief
        self._exam = self._paused = self._busy = False

    @property
    @abstractmethod
    def underway(self) -> bool:
        """Whether somebody waits for an answer, or for the last word."""

    @property
    @abstractmethod
    def _attempt(self) -> str:
        """The id of the attempt, "" for none."""

    @property
    def _sealed(self) -> bool:
        """Whether the marks are kept from everybody until a person has marked the run."""
        return False

    @property
    @abstractmethod
    def _costs(self) -> tuple[str, str]:
        """What ending early costs, and what leaving an examination does, in sentences."""

    @abstractmethod
    def _judging(self) -> Callable[[], float | None]:
        """What judges and records the attempt as it stands now; it returns the mark."""

    @abstractmethod
    def _forget(self) -> None:
        """The attempt is over and left behind."""

    # Keeping, failing

    def _keep(self, write: Callable[[], None]) -> None:
        """Keep what was typed; a store that takes nothing is told beside the text."""
        try:
            write()
        except Exception as error:
            trouble = told(error)
            if not isinstance(trouble, Trouble):
                raise
            form = tr("草稿没有存上：{what}文字还在这里，发送时会再试。")
            self._run_page.say(form.format(what=trouble.what))

    def _tell(self, error: Exception) -> None:
        """Say beside what is written what went wrong; what is ours is raised."""
        trouble = told(error)
        if not isinstance(trouble, Trouble):
            raise trouble
        self._run_page.say(f"{trouble.what}{trouble.safe}{trouble.do}")

    def _on_not_opened(self, error: Exception) -> None:
        self._run_stage.show_list()
        if not isinstance(error, LookupError):
            raise told(error)
        self._run_stage.notify(tr("这个练习已经不在目录里了，请换一个。"))

    # Pausing, leaving

    def toggle_pause(self) -> None:
        """Pause, or go on; an examination has no pause."""
        if self._paused:
            self.go_on()
        else:
            self.pause()

    def pause(self) -> None:
        """Take the time out and let everybody wait."""
        if self.underway and not (self._exam or self._busy or self._paused):
            self._run_page.flush()
            self._paused = True
            self._measured.pause()
            self._run_page.show_paused(True)

    def go_on(self) -> None:
        """Let the time run again."""
        if self._paused:
            self._paused = False
            self._measured.go_on()
            self._run_page.show_paused(False)

    def may_leave(self) -> bool:
        """Keep everything, and ask before an examination is left, which ends it.

        Nobody leaves while something that was sent is being heard: it takes an instant.
        """
        self._run_page.flush()
        if not self.underway:
            return True
        if self._busy:
            return False
        if not self._exam:
            self.pause()
            return True
        ask, (_early, text) = self._run_page.confirm, self._costs
        if not ask(tr("离开考核"), text, tr("结束考核并离开"), True):
            return False
        self._finish_now()
        return True

    def leave(self) -> None:
        """Go back to the list; a practice run waits there."""
        if self.may_leave():
            self._run_stage.show_list()

    # Ending

    def end(self) -> None:
        """End before everybody has an answer, after asking."""
        if self._busy or not self.underway:
            return
        text, _leaving = self._costs
        if self._run_page.has_text:
            text += tr("写了一半的这句不会送出。")
        if not self._exam:
            text += tr("按 Esc 可以先放着，以后接着练。")
        if self._run_page.confirm(tr("结束并复盘"), text, tr("结束并复盘")):
            self._finish(then_look=True)

    def look_back(self) -> None:
        """Open the debrief of the run that is over; one that waits for its mark has none yet."""
        if not self._attempt or self.underway:
            return
        if self._sealed:
            self._forget()
            self._run_stage.show_list()
        else:
            self._debrief(self._attempt)

    def _finish(self, then_look: bool) -> None:
        """Judge the attempt in the background, and look back at it where that is wanted."""
        attempt, judge = self._attempt, self._judging()
        self._busy = True

        def work() -> str:
            from desktop_app.panes.practice import words

            return words.mark_text(judge())

        def done(mark: str) -> None:
            self._busy = False
            if self._sealed:
                self._handed_in(leave=then_look)
                return
            self._run_page.show_result(mark)
            if then_look:
                self._forget()
                self._debrief(attempt)

        def failed(error: Exception) -> None:
            self._busy = False
            raise told(error)

        self._background.run(self._run_page, work, done, failed)

    def _handed_in(self, leave: bool) -> None:
        """The marks wait for a person's: say so, beside the conversation or in the list."""
        told = tr("已交卷。主管评分签名以后，成绩和复盘一起公布。")
        self._run_page.show_handed_in(told)
        if leave:
            self._forget()
            self._run_stage.show_list()
            self._run_stage.notify(told)

    def _finish_now(self) -> None:
        """The same at once, for whoever leaves the pane or the program."""
        judge = self._judging()
        try:
            judge()
        except Exception as error:
            raise told(error) from error
        self._forget()
        self._run_stage.show_list()
