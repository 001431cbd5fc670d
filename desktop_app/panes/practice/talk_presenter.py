"""A conversation under way: begun, timed, answered, paused, ended."""

from collections.abc import Callable
from uuid import UUID

from db.records import Person
from desktop_app.panes.practice.failing import told
from desktop_app.panes.practice.ports import Stage, TalkPage
from desktop_app.panes.practice.shown import TagTone
from desktop_app.panes.practice.talk_shown import AnsweredShown, LimitShown, TalkShown, TaskShown
from desktop_app.panes.practice.watch import AnswerWatch
from desktop_app.system.background import Background
from desktop_app.system.errors import Trouble
from desktop_app.system.text import clock_text, tr
from desktop_app.training.practice.use_cases import PRACTICE, Practice, Running

Opened = tuple[Running, TalkShown]


class TalkPresenter:
    """Runs one attempt at a time; what is typed and said is recorded at once.

    *debrief* is called with the id of the attempt that is to be looked back at; *retry* begins a
    new one that stands before a turn of a former one.
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
        self._page = page
        self._stage = stage
        self._practice = practice
        self._actor = actor
        self._background = background
        self._debrief = debrief
        self._retry = retry
        self._watch = AnswerWatch(monotonic)
        self._running: Running | None = None
        self._talk: TalkShown | None = None
        self._task: TaskShown | None = None
        self._exam = False
        self._busy = False
        self._paused = False
        self._warmed = False
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
        if not self._warmed:
            self._warmed = True
            self._background.run(self._page, self._practice.warm, lambda _none: None)

    def _on_not_opened(self, error: Exception) -> None:
        self._stage.show_list()
        if not isinstance(error, LookupError):
            raise told(error)
        self._stage.notify(tr("这个练习已经不在目录里了，请换一个。"))

    # Under way

    @property
    def underway(self) -> bool:
        """Whether a customer waits for an answer."""
        return self._running is not None and not self._running.conversation.over

    def typed(self) -> None:
        """A key or a composition has begun to write."""
        if not self._busy:
            self._watch.key()

    def keep(self, text: str) -> None:
        """Keep what was typed; a store that takes nothing is told beside the text."""
        if self._running is None or not self.underway or self._busy:
            return
        try:
            self._practice.keep_text(self._actor, self._running.attempt.id, text)
        except Exception as error:
            trouble = told(error)
            if not isinstance(trouble, Trouble):
                raise
            form = tr("草稿没有存上：{what}文字还在这里，发送时会再试。")
            self._page.say(form.format(what=trouble.what))

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
        trouble = told(error)
        if not isinstance(trouble, Trouble):
            raise trouble
        self._page.say(f"{trouble.what}{trouble.safe}{trouble.do}")

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

    # Pausing, leaving, ending

    def toggle_pause(self) -> None:
        """Pause, or go on; an examination has no pause."""
        if self._paused:
            self.go_on()
        else:
            self.pause()

    def pause(self) -> None:
        """Take the time out and let the customer wait."""
        if self.underway and not self._exam and not self._busy and not self._paused:
            self._paused = True
            self._watch.pause()
            self._page.flush()
            self._page.show_paused(True)

    def go_on(self) -> None:
        """Let the time run again."""
        if self._paused:
            self._paused = False
            self._watch.go_on()
            self._page.show_paused(False)

    def may_leave(self) -> bool:
        """Keep everything, and ask before an examination is left, which ends it."""
        self._page.flush()
        if not self.underway:
            return True
        if not self._exam:
            self.pause()
            return True
        text = tr("考核只有一次，不能暂停。现在离开，就按已经说过的话评分，这次考核到此结束。")
        if self._busy or not self._page.confirm(tr("离开考核"), text, tr("结束考核并离开"), True):
            return False
        self._finish_now()
        return True

    def leave(self) -> None:
        """Go back to the list; a practice run waits there."""
        if self.may_leave():
            self._stage.show_list()

    def end(self) -> None:
        """End before the customer has an answer, after asking."""
        running = self._running
        if running is None or self._busy or not self.underway:
            return
        if not running.conversation.exchanges and not self._exam:
            self._practice.put_away(self._actor, running.attempt.id)
            self._running = None
            self._stage.show_list()
            self._stage.notify(tr("还没有答复过客户，这次不计成绩。"))
            return
        text = tr("客户还在等答复，提前结束会扣分。")
        if self._page.has_text:
            text += tr("写了一半的这句不会送出。")
        if not self._exam:
            text += tr("按 Esc 可以先放着，以后接着练。")
        if self._page.confirm(tr("结束并复盘"), text, tr("结束并复盘")):
            self._finish(then_look=True)

    def look_back(self) -> None:
        """Open the debrief of the conversation that is over."""
        if self._running is not None and not self.underway:
            self._debrief(str(self._running.attempt.id))

    def _finish(self, then_look: bool) -> None:
        running = self._running
        if running is None:
            return
        self._busy = True
        actor, practice, seconds = self._actor, self._practice, self._spent(running)

        def work() -> str:
            from desktop_app.panes.practice import words

            return words.mark_text(practice.finish(actor, running, seconds).total)

        def done(mark: str) -> None:
            self._busy = False
            self._page.show_result(mark)
            if then_look:
                self._running = None
                self._debrief(str(running.attempt.id))

        def failed(error: Exception) -> None:
            self._busy = False
            raise told(error)

        self._background.run(self._page, work, done, failed)

    def _finish_now(self) -> None:
        """The same at once, for whoever leaves the pane or the program."""
        running = self._running
        if running is None:
            return
        try:
            self._practice.finish(self._actor, running, self._spent(running))
        except Exception as error:
            raise told(error) from error
        self._running = None
        self._stage.show_list()

    def _spent(self, running: Running) -> float:
        said = sum(one.timing.answer for one in running.conversation.exchanges)
        return said + (0.0 if running.conversation.over else self._watch.seconds)


def _standing(seconds: float, limit: LimitShown) -> tuple[str, TagTone]:
    if seconds <= limit.seconds:
        return limit.within, "good"
    return limit.beyond, "bad"
