"""The debrief of a rush: loaded, reflected on, led on from."""

from collections.abc import Callable
from uuid import UUID

from db.records import Person
from desktop_app.panes.practice.debrief_shown import ActsShown, DebriefShown
from desktop_app.panes.practice.look_presenter import LookPresenter
from desktop_app.panes.practice.rush.ports import RushDebriefPage, RushStage
from desktop_app.panes.practice.rush.shown import RushDebriefShown
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.training.debriefing.use_cases import Debriefing
from desktop_app.training.practice.rush.standing import RushLookBack
from desktop_app.training.practice.use_cases import Practice


class RushDebriefPresenter(LookPresenter):
    """Shows one attempt at a time; *retry* and *again* lead back to the customers.

    *acts* says what the actor can do with an attempt.
    """

    def __init__(
        self,
        page: RushDebriefPage,
        stage: RushStage,
        practice: Practice,
        debriefing: Debriefing,
        acts: Callable[[RushLookBack], ActsShown],
        actor: Person,
        clock: Clock,
        background: Background,
        retry: Callable[[str, int], None],
        again: Callable[[str], None],
    ) -> None:
        super().__init__(page, stage, debriefing, actor, retry, again)
        self._page = page
        self._stage = stage
        self._practice = practice
        self._acts = acts
        self._clock = clock
        self._background = background
        self._shown: RushDebriefShown | None = None

    @property
    def looked_at(self) -> DebriefShown | None:
        return self._shown.debrief if self._shown is not None else None

    def open(self, attempt: str) -> None:
        """Load and show the debrief of an attempt."""
        self._page.flush()
        actor, clock, practice, wanted = self._actor, self._clock, self._practice, UUID(attempt)
        debriefing, acts = self._debriefing, self._acts

        def work() -> RushDebriefShown:
            from desktop_app.panes.practice.rush import tell_rush_debrief

            past = practice.rushes.look_back(actor, wanted)
            return tell_rush_debrief.debriefed(
                past,
                debriefing.formers(actor, wanted),
                debriefing.reflection(actor, wanted),
                debriefing.observations(actor, wanted),
                acts(past),
                actor,
                clock,
            )

        self._background.run(self._page, work, self._on_loaded, self._on_failed)

    def _on_loaded(self, debrief: RushDebriefShown) -> None:
        self._shown = debrief
        self._page.show_debrief(debrief)
        self._stage.show_rush_debrief(debrief)
