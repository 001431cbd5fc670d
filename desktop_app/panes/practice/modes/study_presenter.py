"""A run in one of the modes that teach: begun, answered, told the verdict, finished."""

from collections.abc import Callable
from uuid import UUID

from db.records import Person
from desktop_app.panes.practice.failing import told
from desktop_app.panes.practice.modes.ports import StudyPage, StudyRooms, StudyStage
from desktop_app.panes.practice.modes.shown import RunShown, StudyResultShown, VerdictShown
from desktop_app.panes.practice.watch import AnswerWatch
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.errors import Trouble
from desktop_app.system.text import clock_text, number_text, tr
from desktop_app.training.practice.modes.names import LEARNING
from desktop_app.training.practice.modes.use_cases import Modes, Studying

_NEARLY = 5.0
"""Seconds before the end of a limit from which on it is shown as running out."""


class StudyPresenter:
    """Runs one attempt at a time; what is typed and answered is recorded at once.

    *begin_in* is called with the key of a drill and a mode that is not run here.
    """

    def __init__(
        self,
        rooms: StudyRooms,
        stage: StudyStage,
        modes: Modes,
        actor: Person,
        clock: Clock,
        background: Background,
        monotonic: Callable[[], float],
        begin_in: Callable[[str, str], None],
    ) -> None:
        self._rooms = rooms
        self._stage = stage
        self._modes = modes
        self._actor = actor
        self._clock = clock
        self._background = background
        self._begin_in = begin_in
        self._watch = AnswerWatch(monotonic)
        self._studying: Studying | None = None
        self._run: RunShown | None = None
        self._result: StudyResultShown | None = None
        self._busy = False
        self._judged = False
        self._limit = 0.0

    @property
    def _page(self) -> StudyPage:
        return self._rooms.study_page

    # Beginning

    def begin(self, key: str, mode: str) -> None:
        """Begin the drill called *key* in *mode*."""
        self._open(lambda: self._modes.begin(self._actor, key, mode))

    def resume(self, attempt: str) -> None:
        """Take up a run where it was left, with what was typed there."""
        self._open(lambda: self._modes.resume(self._actor, UUID(attempt)))

    def look_back(self, attempt: str) -> None:
        """Show the result of a finished run."""
        modes, actor, clock = self._modes, self._actor, self._clock

        def work() -> StudyResultShown:
            from desktop_app.panes.practice.modes import tell

            return tell.result_shown(modes.look_back(actor, UUID(attempt)), actor, clock)

        self._background.run(self._page, work, self._on_result, self._on_not_opened)

    def _open(self, begin: Callable[[], Studying]) -> None:
        def work() -> tuple[Studying, RunShown]:
            from desktop_app.panes.practice.modes import tell

            studying = begin()
            return studying, tell.opened(studying)

        self._background.run(self._page, work, self._on_opened, self._on_not_opened)

    def _on_opened(self, opened: tuple[Studying, RunShown]) -> None:
        self._studying, run = opened
        self._run, self._busy, self._judged = run, False, False
        if run.moment is None:  # everything was answered before the program fell over
            self._finish()
            return
        self._limit = run.moment.limit
        self._page.show_run(run)
        self._stage.show_study(run)
        self._watch.begin()
        self.tick()

    def _on_not_opened(self, error: Exception) -> None:
        self._stage.show_list()
        if not isinstance(error, LookupError):
            raise told(error)
        self._stage.notify(tr("这个练习已经不在目录里了，请换一个。"))

    # Under way

    @property
    def underway(self) -> bool:
        """Whether a run is open and not at its end."""
        return self._studying is not None and self._studying.run.step is not None

    def keep(self, texts: tuple[str, ...]) -> None:
        """Keep what was typed; a store that takes nothing is told beside the text."""
        if self._studying is None or not self.underway or self._busy or self._judged:
            return
        try:
            self._modes.keep(self._actor, self._studying.attempt.id, texts)
        except Exception as error:
            trouble = told(error)
            if not isinstance(trouble, Trouble):
                raise
            form = tr("草稿没有存上：{what}文字还在这里，发送时会再试。")
            self._page.say(form.format(what=trouble.what))

    def answer(self, texts: tuple[str, ...]) -> None:
        """Answer the line that waits."""
        before = self._studying
        if before is None or self._busy or self._judged or not self.underway:
            return
        seconds = self._watch.seconds
        self._busy = True
        self._watch.pause()
        self._page.set_busy(True)
        modes, actor = self._modes, self._actor

        def work() -> tuple[Studying, VerdictShown]:
            from desktop_app.panes.practice.modes import tell

            after = modes.answer(actor, before, texts, seconds)
            return after, tell.verdict_shown(before, after)

        self._background.run(self._page, work, self._on_answered, self._on_not_answered)

    def _on_answered(self, done: tuple[Studying, VerdictShown]) -> None:
        self._studying, verdict = done
        self._busy, self._judged = False, True
        self._page.set_busy(False)
        if self._studying.attempt.mode == LEARNING:
            self.go_on()  # there is nothing to judge about having read
        else:
            self._page.show_verdict(verdict)

    def _on_not_answered(self, error: Exception) -> None:
        self._busy = False
        self._page.set_busy(False)
        self._watch.go_on()
        trouble = told(error)
        if not isinstance(trouble, Trouble):
            raise trouble
        self._page.say(f"{trouble.what}{trouble.safe}{trouble.do}")

    def go_on(self) -> None:
        """Show the next line, or the result after the last one."""
        if self._studying is None or not self._judged or self._busy:
            return
        from desktop_app.panes.practice.modes import tell

        moment = tell.moment_shown(self._studying)
        self._judged = False
        if moment is None:
            self._finish()
            return
        self._page.show_moment(moment)
        self._watch.begin()
        self.tick()

    def tick(self) -> None:
        """Show how much time is left; where it has run out, what stands there is the answer."""
        if not self._limit or self._busy or self._judged or not self.underway:
            return
        left = self._limit - self._watch.seconds
        limit = tr("限 {n} 秒").format(n=number_text(self._limit))
        self._page.show_time(clock_text(max(0.0, left)), limit, "bad" if left < _NEARLY else "good")
        if left < 0:
            self.answer(self._page.texts())

    # Leaving

    def pause(self) -> None:
        """Let the time stand while nobody looks."""
        if self._studying is None:
            return
        self._page.flush()
        if self.underway and not self._busy and not self._judged:
            self._watch.pause()

    def go_on_timing(self) -> None:
        """Let the time run again when somebody looks again."""
        if self.underway and not self._busy and not self._judged:
            self._watch.go_on()

    def leave(self) -> None:
        """Go back to the list; the run waits there."""
        self.pause()
        self._stage.show_list()

    # The result

    def again(self) -> None:
        """Run the same drill in the same mode again."""
        if self._result is not None and self._result.own:
            self._begin_in(self._result.drill, self._result.mode)

    def harder(self) -> None:
        """Go on to the next mode, or the same again where it did not go well."""
        if self._result is not None and self._result.own:
            self._begin_in(self._result.drill, self._result.next_mode)

    def back(self) -> None:
        """Go back to the list."""
        self._stage.show_list()

    def _finish(self) -> None:
        studying, modes, actor, clock = self._studying, self._modes, self._actor, self._clock
        if studying is None:
            return

        def work() -> StudyResultShown:
            from desktop_app.panes.practice.modes import tell

            modes.finish(studying)
            return tell.result_shown(modes.look_back(actor, studying.attempt.id), actor, clock)

        self._studying = None
        self._background.run(self._page, work, self._on_result, self._on_not_opened)

    def _on_result(self, result: StudyResultShown) -> None:
        self._result = result
        self._rooms.result_page.show_result(result)
        self._stage.show_study_result(result)
