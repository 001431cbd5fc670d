"""Reviewing: one card after the other, answered like a customer, until the day's are done."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from db.records import Person
from desktop_app.panes.practice.failing import told
from desktop_app.panes.practice.review.shown import CardShown, EndShown, FeedbackShown
from desktop_app.panes.practice.shown import TagTone
from desktop_app.panes.practice.watch import AnswerWatch
from desktop_app.system.background import Background
from desktop_app.system.errors import Trouble
from desktop_app.system.text import clock_text, tr
from desktop_app.training.repetition.use_cases import Repetition

if TYPE_CHECKING:
    from desktop_app.training.repetition.asking import Asked

REVIEW = "review"


class Page(Protocol):
    """The page of the review."""

    def show_card(self, card: CardShown) -> None: ...
    def show_heard(self) -> None: ...
    def show_feedback(self, feedback: FeedbackShown) -> None: ...
    def show_end(self, end: EndShown) -> None: ...
    def show_time(self, time: str, limit: str, tone: TagTone) -> None: ...
    def say(self, text: str) -> None: ...
    def flush(self) -> None: ...


class Stage(Protocol):
    """What surrounds the page."""

    def show_room(self, name: str, title: str, sentence: str) -> None: ...
    def show_list(self) -> None: ...


class ReviewPresenter:
    """Asks one card at a time; what is typed is kept, what is answered is recorded at once."""

    def __init__(
        self,
        page: Page,
        stage: Stage,
        repetition: Repetition,
        actor: Person,
        background: Background,
        monotonic: Callable[[], float],
    ) -> None:
        self._page = page
        self._stage = stage
        self._repetition = repetition
        self._actor = actor
        self._background = background
        self._watch = AnswerWatch(monotonic)
        self._asked: Asked | None = None
        self._card: CardShown | None = None
        self._busy = False

    # A room of the pane

    def open(self, _name: str = "") -> None:
        """Show the page; the card that was being answered is still there."""
        title = tr("今天的复习")
        self._stage.show_room(REVIEW, title, tr("像真的客户在等一样作答，答完再看漏了什么"))
        if self._waits:
            self._watch.go_on()
            return
        self.next()

    def may_leave(self) -> bool:
        """Keep what was typed; the card waits, and so does its time."""
        self._page.flush()
        self._watch.pause()
        return True

    # One card

    def next(self) -> None:
        """Ask the next card, or show how the day went."""
        if self._busy:
            return
        self._asked, self._card = None, None
        actor, repetition = self._actor, self._repetition

        def work() -> "tuple[Asked | None, CardShown | EndShown]":
            from desktop_app.panes.practice.review import tell

            asked = repetition.next(actor)
            if asked is None:
                return None, tell.end(repetition.tally(actor))
            return asked, tell.card(asked)

        self._background.run(self._page, work, self._on_next)

    def _on_next(self, found: "tuple[Asked | None, CardShown | EndShown]") -> None:
        asked, shown = found
        if isinstance(shown, EndShown):
            self._watch.stop()
            self._page.show_end(shown)
            return
        self._asked, self._card = asked, shown
        self._page.show_card(shown)
        self._watch.begin()
        self.tick()

    @property
    def _waits(self) -> bool:
        """Whether a card waits for its answer."""
        return self._asked is not None and self._card is not None

    def typed(self) -> None:
        """A key or a composition has begun to write."""
        if self._waits and not self._busy:
            self._watch.key()

    def keep(self, text: str) -> None:
        """Keep what was typed; a store that takes nothing is told beside the text."""
        if self._asked is None or self._busy:
            return
        try:
            self._repetition.keep_text(self._actor, self._asked, text)
        except Exception as error:
            trouble = told(error)
            if not isinstance(trouble, Trouble):
                raise
            form = tr("草稿没有存上：{what}文字还在这里，发送时会再试。")
            self._page.say(form.format(what=trouble.what))

    def give_up(self) -> None:
        """Nothing comes to mind: show how it is said, and ask again soon."""
        self.send("")

    def send(self, text: str) -> None:
        """Answer the card; judged in the background."""
        asked = self._asked
        if asked is None or self._busy:
            return
        from desktop_app.training.practice.kpi import Timing

        self._watch.key()
        first, seconds = self._watch.first, self._watch.seconds
        timing = Timing(seconds if first is None else first, seconds)
        self.tick()  # what is judged is what is shown
        self._busy = True
        self._watch.pause()
        self._page.show_heard()
        actor, repetition = self._actor, self._repetition

        def work() -> FeedbackShown:
            from desktop_app.panes.practice.review import tell

            return tell.feedback(repetition.answer(actor, asked, text, timing), timing)

        self._background.run(self._page, work, self._on_answered, self._on_not_answered)

    def _on_answered(self, feedback: FeedbackShown) -> None:
        self._busy = False
        self._asked, self._card = None, None
        self._watch.stop()
        self._page.show_feedback(feedback)

    def _on_not_answered(self, error: Exception) -> None:
        self._busy = False
        self._watch.go_on()
        trouble = told(error)
        if not isinstance(trouble, Trouble):
            raise trouble
        self._page.say(f"{trouble.what}{trouble.safe}{trouble.do}")

    def tick(self) -> None:
        """Show how long the answer takes."""
        if self._card is None or self._busy:
            return
        seconds, limit = self._watch.seconds, self._card.limit
        within = seconds <= limit.seconds
        self._page.show_time(
            clock_text(seconds),
            limit.within if within else limit.beyond,
            "good" if within else "bad",
        )

    def leave(self) -> None:
        """Go back to the list; everything is kept."""
        if self.may_leave():
            self._stage.show_list()
