"""The debrief: loaded, reflected on, led on from."""

from collections.abc import Callable
from uuid import UUID

from db.records import Person
from desktop_app.panes.practice.debrief_shown import ActsShown, DebriefShown
from desktop_app.panes.practice.failing import told
from desktop_app.panes.practice.ports import DebriefPage, Stage
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.debriefing.use_cases import Debriefing, LookBack, OnlyMarks
from desktop_app.training.practice.use_cases import Practice


class DebriefPresenter:
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
        self._page = page
        self._stage = stage
        self._practice = practice
        self._debriefing = debriefing
        self._acts = acts
        self._actor = actor
        self._clock = clock
        self._background = background
        self._retry = retry
        self._again = again
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
    def attempt(self) -> str:
        """The attempt that is shown, "" for none."""
        return self._shown.attempt if self._shown is not None else ""

    @property
    def may_observe(self) -> bool:
        """Whether something can be written about the attempt that is shown."""
        return self._shown is not None and bool(self._shown.acts.observe)

    def reload(self) -> None:
        """Read anew what is shown: somebody has written about it."""
        if self._shown is not None:
            self.open(self._shown.attempt)

    def reflect(self, answers: tuple[str, ...]) -> None:
        """Keep what the trainee writes about the attempt."""
        if self._shown is None or not self._shown.own:
            return
        try:
            self._debriefing.keep_reflection(self._actor, UUID(self._shown.attempt), answers)
        except Exception as error:
            trouble = told(error)
            if not isinstance(trouble, Trouble):
                raise
            self._page.say(tr("没有存上：{what}文字还在这里。").format(what=trouble.what))
        else:
            self._page.say("")

    def retry(self, turn: int) -> None:
        """Practise again from *turn* on; 0 means the weakest."""
        shown = self._shown
        if shown is not None and shown.own and (turn or shown.weakest):
            self._page.flush()
            self._retry(shown.attempt, turn or shown.weakest)

    def again(self) -> None:
        """Practise the whole drill again."""
        if self._shown is not None and self._shown.own:
            self._page.flush()
            self._again(self._shown.drill)

    def back(self) -> None:
        """Go back to the list."""
        self._page.flush()
        self._stage.show_list()

    def _on_loaded(self, debrief: DebriefShown) -> None:
        self._shown = debrief
        self._page.show_debrief(debrief)
        self._stage.show_debrief(debrief)

    def _on_failed(self, error: Exception) -> None:
        self._stage.show_list()
        if not isinstance(error, LookupError):
            raise told(error)
        self._stage.notify(tr("没有找到这次练习的成绩，可能还没有练完。"))
