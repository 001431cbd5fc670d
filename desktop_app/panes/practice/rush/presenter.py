"""Several customers at once, under way: begun, watched, answered, paused, ended."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from db.records import Person
from desktop_app.panes.practice.run_presenter import RunPresenter
from desktop_app.panes.practice.rush.ports import RushPage, RushStage
from desktop_app.panes.practice.rush.run_clock import RunClock
from desktop_app.panes.practice.rush.shown import RushShown, ThreadsShown, Where, WhereShown
from desktop_app.system.background import Background
from desktop_app.system.text import clock_text, tr
from desktop_app.training.practice.rush.standing import RushRunning
from desktop_app.training.practice.rush.use_cases import PRACTICE, Rushes

if TYPE_CHECKING:
    from desktop_app.training.practice.rush.running import RushRun

Opened = tuple[RushRunning, RushShown]


class RushPresenter(RunPresenter):
    """One rush; what is typed to whom, and what is sent, is recorded at once.

    *warm* loads what the messages in some drills would otherwise wait for.
    """

    def __init__(
        self,
        page: RushPage,
        stage: RushStage,
        rushes: Rushes,
        actor: Person,
        background: Background,
        monotonic: Callable[[], float],
        debrief: Callable[[str], None],
        warm: Callable[..., None],
    ) -> None:
        self._clock = RunClock(monotonic)
        super().__init__(page, stage, background, self._clock, debrief)
        self._page = page
        self._stage = stage
        self._rushes = rushes
        self._actor = actor
        self._warm = warm
        self._running: RushRunning | None = None
        self._shown: RushShown | None = None
        self._where = Where("all", "opening")
        self._seen: tuple[ThreadsShown | None, WhereShown | None] = (None, None)
        self._texts: dict[str, str] = {}
        self._began: dict[str, float] = {}
        self._hints: dict[str, int] = {}
        self._pending: tuple[Where, str] | None = None

    # Beginning

    def start(self, key: str, mode: str = PRACTICE) -> None:
        """Begin the rush called *key*: whoever is there at once has said their first line."""
        self._open(lambda: self._rushes.start_by_key(self._actor, key, mode))

    def resume(self, attempt: str) -> None:
        """Take up an attempt where it was left, with the texts typed there and its clock."""
        if self._shown is not None and self.underway and self._shown.attempt == attempt:
            self._stage.show_rush(self._shown)  # only the list was looked at meanwhile
            self.go_on()
            return
        self._open(lambda: self._rushes.resume(self._actor, UUID(attempt)))

    def retry(self, attempt: str, number: int) -> None:
        """Begin a new attempt that stands before message *number* of a former one."""
        self._open(lambda: self._rushes.retry(self._actor, UUID(attempt), number))

    def enter(self, running: RushRunning) -> None:
        """Show a rush that was begun elsewhere, e.g. an examination at its gate."""
        self._open(lambda: running)

    def _open(self, begin: Callable[[], RushRunning]) -> None:
        if not self.may_leave():
            return
        rushes = self._rushes

        def work() -> Opened:
            from desktop_app.panes.practice.rush import tell_rush

            running = begin()
            return running, tell_rush.opened(running, rushes.figures())

        self._background.run(self._page, work, self._on_opened, self._on_not_opened)

    def _on_opened(self, opened: Opened) -> None:
        self._running, shown = opened
        self._shown, self._exam = shown, shown.exam
        self._texts, self._began, self._hints = dict(shown.texts), {}, {}
        self._pending, self._paused, self._busy = None, False, False
        self._seen = (None, None)
        self._where = Where("all", "opening")
        self._clock.start(self._running.seconds)
        self._page.show_rush(shown)
        self._stage.show_rush(shown)
        self._go(self._where, first=True)
        if shown.over is not None:
            self._finish(then_look=False)
            return
        drills, warm = self._run.drill.drills.values(), self._warm
        self._background.run(self._page, lambda: warm(*drills), lambda _none: None)

    # Watching

    @property
    def underway(self) -> bool:
        """Whether something can still be said."""
        return self._running is not None and not self._run.over

    @property
    def _attempt(self) -> str:
        return str(self._running.attempt.id) if self._running is not None else ""

    @property
    def _begun(self) -> RushRunning:
        assert self._running is not None
        return self._running

    @property
    def _run(self) -> "RushRun":
        return self._begun.run

    def tick(self) -> None:
        """Show who has come and who waits how long; nothing else is touched."""
        if self._running is None or self._paused:
            return
        self._look()
        self._page.show_clock(clock_text(self._clock.seconds))

    def _look(self) -> None:
        from desktop_app.panes.practice.rush import tell_rush

        running, now = self._begun, self._clock.seconds
        threads = tell_rush.threads(running, now)
        where = tell_rush.told(running, self._where, now, self._pending)
        before, heard = self._seen
        self._seen = (threads, where)
        if threads != before:
            self._page.show_threads(threads)
        if where != heard:
            self._page.show_heard(where)

    # Choosing whom to answer

    def choose(self, number: int) -> None:
        """Turn to the customer with this number, or with 0 to everybody; again: the other way."""
        if self._running is not None:
            from desktop_app.panes.practice.rush import going

            self.go_to(going.by_number(self._run, self._where, number, self._clock.seconds))

    def turn_to(self, key: str) -> None:
        """Turn to the conversation *key*, as a click does; an empty one is everybody."""
        if self._running is not None:
            from desktop_app.panes.practice.rush import going

            self.go_to(going.by_key(self._run, self._where, key))

    def next_waiting(self) -> None:
        """Turn to the next one who waits; to the summary where nobody does."""
        if self._running is not None:
            from desktop_app.panes.practice.rush import going

            self.go_to(going.next_waiting(self._run, self._where, self._clock.seconds))

    def go_to(self, where: Where | None) -> None:
        """Let the next message go to *where*; None changes nothing."""
        if self._running is not None and where is not None and where != self._where:
            self._go(where)

    def _go(self, where: Where, first: bool = False) -> None:
        from desktop_app.panes.practice.rush import tell_rush

        if not first:
            self._page.flush()
            self._texts[self._where.key] = self._page.text
        self._where = where
        shown = tell_rush.told(self._begun, where, self._clock.seconds, self._pending)
        self._page.show_where(shown, self._texts.get(where.key, ""))
        self._seen = (None, shown)
        self._show_hints()
        self.tick()

    def mention(self) -> None:
        """Put the name of whom this goes to into the text."""
        shown = self._seen[1]
        if shown is not None and shown.mention:
            self._page.insert(f"@{shown.mention} ")

    # Writing and sending

    def typed(self) -> None:
        """A key or a composition has begun to write."""
        if self._running is not None and not self._paused:
            self._began.setdefault(self._where.key, self._clock.seconds)

    def keep(self, text: str) -> None:
        """Keep what was typed."""
        if self._running is None or not self.underway:
            return
        self._texts[self._where.key] = text
        texts = {key: one for key, one in self._texts.items() if one}
        attempt, seconds = self._running.attempt.id, round(self._clock.seconds, 1)
        self._keep(lambda: self._rushes.keep(self._actor, attempt, texts, seconds))

    def send(self, text: str) -> None:
        """Send *text* where it goes: shown at once, heard in the background."""
        running, where = self._running, self._where
        if running is None or self._busy or self._paused or not self.underway:
            return
        from desktop_app.training.practice.rush.addressing import takes
        from desktop_app.training.practice.rush.running import To

        if not takes(running.run, To(where.to), where.key, text, self._clock.seconds):
            self._page.say(_no_more(where))
            return
        self.typed()
        self.keep(text)
        began = self._began.pop(where.key, self._clock.seconds)
        at, hints = self._clock.seconds, self._hints.pop(where.key, 0)
        self._texts.pop(where.key, None)
        self._pending, self._busy = (where, text), True
        self._page.show_sent()
        self._look()
        actor, rushes = self._actor, self._rushes

        def work() -> RushRunning:
            to = To(where.to)
            return rushes.send(actor, running, to, where.key, text, began, at, hints)

        self._background.run(
            self._page,
            work,
            self._on_sent,
            lambda error: self._on_not_sent(where, text, began, hints, error),
        )

    def _on_sent(self, running: RushRunning) -> None:
        from desktop_app.panes.practice.rush import tell_rush

        self._running, self._pending, self._busy = running, None, False
        self._page.show_answered(tell_rush.answered(running))
        self._look()
        self._show_hints()
        if running.run.over:
            self._finish(then_look=False)

    def _on_not_sent(
        self, where: Where, text: str, began: float, hints: int, error: Exception
    ) -> None:
        self._pending, self._busy = None, False
        self._began[where.key], self._hints[where.key] = began, hints
        if where.key == self._where.key:
            self._page.take_back(text)
        else:
            self._texts[where.key] = text + self._texts.get(where.key, "")
        self._look()
        self._tell(error)

    def ask_hint(self) -> None:
        """Show one hint more for this conversation; it costs marks when the message is sent."""
        if self._running is None or self._exam or self._busy or self._paused:
            return
        from desktop_app.panes.practice.rush import tell_rush

        used = self._hints.get(self._where.key, 0)
        if tell_rush.more_hints(self._run, self._where.key, used):
            self._hints[self._where.key] = used + 1
        self._show_hints()

    def _show_hints(self) -> None:
        if self._running is None or self._exam:
            return
        from desktop_app.panes.practice.rush import tell_rush

        key, used = self._where.key, self._hints.get(self._where.key, 0)
        hints = tell_rush.hints_of(self._run, key, used)
        self._page.show_hints(hints, tell_rush.more_hints(self._run, key, used))

    # Pausing, ending

    def go_on(self) -> None:
        super().go_on()
        self.tick()

    @property
    def _costs(self) -> tuple[str, str]:
        return (
            tr("还在等的客户按没有答复评分，没有做的小结也会扣分。"),
            tr("考核只有一次，不能暂停。现在离开，还在等的客户按没有答复评分，考核到此结束。"),
        )

    def _judging(self) -> Callable[[], float | None]:
        self._clock.pause()
        actor, rushes, running, seconds = (
            self._actor, self._rushes, self._begun, self._clock.seconds,
        )  # fmt: skip
        return lambda: rushes.finish(actor, running, seconds).total

    def _forget(self) -> None:
        self._running = None


def _no_more(where: Where) -> str:
    if where.to in ("all", "summary"):
        return tr("这里已经说过了，请逐个答复。")
    return tr("这位客户已经答完，不再等了。")
