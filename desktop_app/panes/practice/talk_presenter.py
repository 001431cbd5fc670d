"""A conversation under way: begun, timed, answered, paused, ended."""

from collections.abc import Callable
from uuid import UUID

from db.records import Person
from desktop_app.panes.practice.ports import Stage, TalkPage
from desktop_app.panes.practice.run_presenter import RunPresenter
from desktop_app.panes.practice.shown import TagTone
from desktop_app.panes.practice.talk_shown import AnsweredShown, LimitShown, TalkShown, TaskShown
from desktop_app.panes.practice.watch import AnswerWatch
from desktop_app.system.background import Background
from desktop_app.system.text import clock_text, tr
from desktop_app.training.practice.use_cases import PRACTICE, Practice, Running

Opened = tuple[Running, TalkShown]


class TalkPresenter(RunPresenter):
    """One conversation; what is typed and said is recorded at once.

    *retry* begins a new attempt that stands before a turn of a former one.
    """

    def __init__(
        self,
        page: TalkPage,
        stage: Stage,
        practice: Practice,
        actor: Person,
        background: Background,
        monotonic: Callable[[], float],
        debrief: Callable[[str], None],
        retry: Callable[[Person, UUID, int], Running],
    ) -> None:
        self._watch = AnswerWatch(monotonic)
        super().__init__(page, stage, background, self._watch, debrief)
        self._page = page
        self._stage = stage
        self._practice = practice
        self._actor = actor
        self._retry = retry
        self._running: Running | None = None
        self._talk: TalkShown | None = None
        self._task: TaskShown | None = None
        self._hints = 0

    # Beginning

    def start(self, key: str, mode: str = PRACTICE) -> None:
        """Begin the drill called *key*: the customer's first line is shown at once."""
        self._open(lambda: self._practice.start_by_key(self._actor, key, mode))

    def try_out(self, version: str) -> None:
        """Begin a version of a drill that is not published yet."""
        self._open(lambda: self._practice.start(self._actor, UUID(version)))

    def resume(self, attempt: str) -> None:
        """Take up an attempt at the line where it was left, with the text typed there."""
        talk = self._talk
        if talk is not None and self.underway and talk.attempt == attempt:
            self._stage.show_talk(talk)  # only the list was looked at meanwhile
            self.go_on()
            return
        self._open(lambda: self._practice.resume(self._actor, UUID(attempt)))

    def retry(self, attempt: str, turn: int) -> None:
        """Begin a new attempt that stands before *turn* of a former one."""
        self._open(lambda: self._retry(self._actor, UUID(attempt), turn))

    def enter(self, running: Running) -> None:
        """Show a conversation that was begun elsewhere, e.g. an examination at its gate."""
        self._open(lambda: running)

    def _open(self, begin: Callable[[], Running]) -> None:
        if not self.may_leave():
            return
        practice = self._practice

        def work() -> Opened:
            from desktop_app.panes.practice import tell_talk

            running = begin()
            return running, tell_talk.opened(running, practice.figures())

        self._background.run(self._page, work, self._on_opened, self._on_not_opened)

    def _on_opened(self, opened: Opened) -> None:
        self._running, talk = opened
        self._exam, self._busy, self._paused, self._hints = talk.exam, False, False, 0
        self._talk, self._task = talk, talk.task
        self._page.show_talk(talk)
        self._stage.show_talk(talk)
        if talk.over is not None:
            self._watch.stop()
            self._finish(then_look=False)
            return
        self._watch.begin()
        self._show_hints()
        self.tick()
        drill, warm = self._running.conversation.drill, self._practice.warm
        self._background.run(self._page, lambda: warm(drill), lambda _none: None)

    # Under way

    @property
    def underway(self) -> bool:
        """Whether a customer waits for an answer."""
        return self._running is not None and not self._running.conversation.over

    @property
    def _attempt(self) -> str:
        return str(self._running.attempt.id) if self._running is not None else ""

    @property
    def _sealed(self) -> bool:
        return self._running is not None and self._running.sealed

    def typed(self) -> None:
        """A key or a composition has begun to write."""
        if not self._busy:
            self._watch.key()

    def keep(self, text: str) -> None:
        """Keep what was typed."""
        running = self._running
        if running is not None and self.underway and not self._busy:
            self._keep(lambda: self._practice.keep_text(self._actor, running.attempt.id, text))

    def send(self, text: str) -> None:
        """Say *text* to the customer: shown at once, heard in the background."""
        running = self._running
        if running is None or self._busy or self._paused or not self.underway:
            return
        from desktop_app.training.practice.kpi import Timing

        self.keep(text)
        self._watch.key()
        first, seconds = self._watch.first, self._watch.seconds
        timing = Timing(seconds if first is None else first, seconds)
        self._busy = True
        self._watch.pause()
        self._page.show_sent(text, tr("正在送达"))
        actor, practice, hints = self._actor, self._practice, self._hints

        def work() -> tuple[Running, AnsweredShown]:
            from desktop_app.panes.practice import tell_talk

            said = practice.send(actor, running, text, timing, hints)
            return said, tell_talk.answered(said, practice.figures())

        self._background.run(
            self._page, work, self._on_answered, lambda error: self._on_not_sent(text, error)
        )

    def _on_answered(self, done: tuple[Running, AnsweredShown]) -> None:
        self._running, answered = done
        self._busy, self._hints = False, 0
        self._task = answered.task
        self._page.show_answered(answered)
        if answered.over is not None:
            self._watch.stop()
            self._finish(then_look=False)
            return
        self._watch.begin()
        if self._page.has_text:
            self._watch.key()  # written ahead while the reply was being heard
        self._show_hints()
        self.tick()

    def _on_not_sent(self, text: str, error: Exception) -> None:
        self._busy = False
        self._watch.go_on()
        self._page.take_back(text)
        self._tell(error)

    def ask_hint(self) -> None:
        """Show one hint more; it costs marks when the reply is sent."""
        if self._running is None or self._exam or self._busy or self._paused:
            return
        self._hints += 1
        self._show_hints()

    def _show_hints(self) -> None:
        if self._running is None or self._exam:
            return
        from desktop_app.panes.practice import tell_talk

        hints = tell_talk.hints_of(self._running, self._hints)
        self._page.show_hints(hints, tell_talk.more_hints(self._running, self._hints))

    def tick(self) -> None:
        """Show how long the answer takes, against the limit that runs first."""
        if self._task is None or not self.underway or self._busy:
            return
        seconds = self._watch.seconds
        limit = self._task.limit
        if self._watch.first is None and self._task.first_limit is not None:
            limit = self._task.first_limit
        self._page.show_time(clock_text(seconds), *_standing(seconds, limit))

    # Ending

    def end(self) -> None:
        """End before the customer has an answer; where nothing was said it was no attempt."""
        running = self._running
        unsaid = running is not None and not running.conversation.exchanges
        if running is None or self._exam or self._busy or not self.underway or not unsaid:
            super().end()
            return
        self._practice.put_away(self._actor, running.attempt.id)
        self._forget()
        self._stage.show_list()
        self._stage.notify(tr("还没有答复过客户，这次不计成绩。"))

    @property
    def _costs(self) -> tuple[str, str]:
        return (
            tr("客户还在等答复，提前结束会扣分。"),
            tr("考核只有一次，不能暂停。现在离开，就按已经说过的话评分，这次考核到此结束。"),
        )

    def _judging(self) -> Callable[[], float | None]:
        assert self._running is not None
        actor, practice, running = self._actor, self._practice, self._running
        seconds = self._spent(running)
        return lambda: practice.finish(actor, running, seconds).total

    def _forget(self) -> None:
        self._running = None

    def _spent(self, running: Running) -> float:
        said = sum(one.timing.answer for one in running.conversation.exchanges)
        return said + (0.0 if running.conversation.over else self._watch.seconds)


def _standing(seconds: float, limit: LimitShown) -> tuple[str, TagTone]:
    if seconds <= limit.seconds:
        return limit.within, "good"
    return limit.beyond, "bad"
