"""The debrief of a rush: loaded, reflected on, led on from."""

from collections.abc import Callable
from uuid import UUID

from db.records import Person
from desktop_app.panes.practice.failing import told
from desktop_app.panes.practice.rush.ports import RushDebriefPage, RushStage
from desktop_app.panes.practice.rush.shown import RushDebriefShown
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.debriefing.use_cases import Debriefing
from desktop_app.training.practice.use_cases import Practice


class RushDebriefPresenter:
    """Shows one attempt at a time; *retry* and *again* lead back to the customers."""

    def __init__(
        self,
        page: RushDebriefPage,
        stage: RushStage,
        practice: Practice,
        debriefing: Debriefing,
        actor: Person,
        clock: Clock,
        background: Background,
        retry: Callable[[str, int], None],
        again: Callable[[str], None],
    ) -> None:
        self._page = page
        self._stage = stage
        self._practice = practice
        self._debriefing = debriefing
        self._actor = actor
        self._clock = clock
        self._background = background
        self._retry = retry
        self._again = again
        self._shown: RushDebriefShown | None = None

    def open(self, attempt: str) -> None:
        """Load and show the debrief of an attempt."""
        self._page.flush()
        actor, clock, practice, wanted = self._actor, self._clock, self._practice, UUID(attempt)
        debriefing = self._debriefing

        def work() -> RushDebriefShown:
            from desktop_app.panes.practice.rush import tell_rush_debrief

            past = practice.rushes.look_back(actor, wanted)
            reflection = debriefing.reflection(actor, wanted)
            return tell_rush_debrief.debriefed(past, reflection, actor, clock)

        self._background.run(self._page, work, self._on_loaded, self._on_failed)

    def reflect(self, answers: tuple[str, ...]) -> None:
        """Keep what the trainee writes about the attempt."""
        if self._shown is None or not self._shown.debrief.own:
            return
        try:
            attempt = UUID(self._shown.debrief.attempt)
            self._debriefing.keep_reflection(self._actor, attempt, answers)
        except Exception as error:
            trouble = told(error)
            if not isinstance(trouble, Trouble):
                raise
            self._page.say(tr("没有存上：{what}文字还在这里。").format(what=trouble.what))
        else:
            self._page.say("")

    def retry(self, number: int) -> None:
        """Practise again from message *number* on; 0 means the weakest."""
        shown = self._shown.debrief if self._shown else None
        if shown is not None and shown.own and (number or shown.weakest):
            self._page.flush()
            self._retry(shown.attempt, number or shown.weakest)

    def again(self) -> None:
        """Practise the whole rush again."""
        if self._shown is not None and self._shown.debrief.own:
            self._page.flush()
            self._again(self._shown.debrief.drill)

    def back(self) -> None:
        """Go back to the list."""
        self._page.flush()
        self._stage.show_list()

    def _on_loaded(self, debrief: RushDebriefShown) -> None:
        self._shown = debrief
        self._page.show_debrief(debrief)
        self._stage.show_rush_debrief(debrief)

    def _on_failed(self, error: Exception) -> None:
        self._stage.show_list()
        if not isinstance(error, LookupError):
            raise told(error)
        self._stage.notify(tr("没有找到这次练习的成绩，可能还没有练完。"))
