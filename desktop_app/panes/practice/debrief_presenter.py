"""The debrief: loaded, reflected on, led on from."""

from collections.abc import Callable
from uuid import UUID

from db.records import Person
from desktop_app.panes.practice.debrief_shown import ActsShown, DebriefShown
from desktop_app.panes.practice.look_presenter import LookPresenter
from desktop_app.panes.practice.ports import DebriefPage, Stage
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.training.debriefing.use_cases import Debriefing, LookBack, OnlyMarks
from desktop_app.training.practice.use_cases import Practice


class DebriefPresenter(LookPresenter):
    """Shows one attempt at a time; *retry* and *again* lead back into a conversation.

    *acts* says what the actor can do with an attempt.
    """

    def __init__(
        self,
        page: DebriefPage,
        stage: Stage,
        practice: Practice,
        debriefing: Debriefing,
        acts: Callable[[LookBack], ActsShown],
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
        self._shown: DebriefShown | None = None

    def open(self, attempt: str) -> None:
        """Load and show the debrief of an attempt."""
        self._page.flush()
        actor, clock, practice, wanted = self._actor, self._clock, self._practice, UUID(attempt)
        debriefing, acts = self._debriefing, self._acts

        def work() -> DebriefShown:
            from desktop_app.panes.practice import tell_debrief

            try:
                past = debriefing.look_back(actor, wanted)
            except OnlyMarks as found:
                return tell_debrief.only_marks(found, actor, practice.figures(), clock)
            return tell_debrief.debriefed(
                past,
                debriefing.reflection(actor, wanted),
                debriefing.observations(actor, wanted),
                acts(past),
                actor,
                clock,
            )

        self._background.run(self._page, work, self._on_loaded, self._on_failed)

    @property
    def looked_at(self) -> DebriefShown | None:
        return self._shown

    def _on_loaded(self, debrief: DebriefShown) -> None:
        self._shown = debrief
        self._page.show_debrief(debrief)
        self._stage.show_debrief(debrief)
