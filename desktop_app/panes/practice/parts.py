"""What leads the pages of this pane, each made when it is first asked for."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from db.records import Person
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.training.debriefing.use_cases import Debriefing
from desktop_app.training.examples.use_cases import Examples
from desktop_app.training.forms.use_cases import Forms
from desktop_app.training.practice.exams.use_cases import Exams
from desktop_app.training.practice.modes.use_cases import Modes
from desktop_app.training.practice.use_cases import Practice

if TYPE_CHECKING:
    from desktop_app.panes.practice.debrief_presenter import DebriefPresenter
    from desktop_app.panes.practice.examples.examples_presenter import ExamplesPresenter
    from desktop_app.panes.practice.modes.exam_presenter import ExamPresenter
    from desktop_app.panes.practice.modes.study_presenter import StudyPresenter
    from desktop_app.panes.practice.observer_presenter import ObserverPresenter
    from desktop_app.panes.practice.ports import View
    from desktop_app.panes.practice.presenter import PracticePresenter
    from desktop_app.panes.practice.rush.debrief_presenter import RushDebriefPresenter
    from desktop_app.panes.practice.rush.presenter import RushPresenter
    from desktop_app.panes.practice.share_presenter import SharePresenter
    from desktop_app.panes.practice.talk_presenter import TalkPresenter
    from desktop_app.training.practicals.use_cases import Practicals

T = TypeVar("T")
_RUNS = ("talk", "rush", "study")


class Parts:
    """Opening the list needs none of these, and they take a tenth of a second together.

    *save_pdf* shows an attempt's debrief as a document. Attribute: `when_made`, called with the
    name of each part as it is made; `practicals`, of whose drills examinations are taken.
    """

    def __init__(
        self,
        lead: "PracticePresenter",
        view: "View",
        practice: Practice,
        modes: Modes,
        exams: Exams,
        debriefing: Debriefing,
        examples: Examples,
        forms: Forms,
        actor: Person,
        clock: Clock,
        background: Background,
        navigator: Navigator,
        monotonic: Callable[[], float],
    ) -> None:
        self.when_made: Callable[[str], None] = lambda _name: None
        self.practicals: Practicals | None = None
        self._lead, self._view = lead, view
        self._practice, self._modes, self._exams = practice, modes, exams
        self._debriefing, self._examples, self._forms = debriefing, examples, forms
        self._actor, self._clock, self._background = actor, clock, background
        self._navigator, self._monotonic = navigator, monotonic
        self._made: dict[str, Any] = {}

    def talk_free(self) -> bool:
        """Whether the conversation, if there is one, may be left."""
        return "talk" not in self._made or self.talk.may_leave()

    def rush_free(self) -> bool:
        """Whether the customers at once, if there are any, may be left."""
        return "rush" not in self._made or self.rush.may_leave()

    def underway(self) -> bool:
        """Whether a run of any kind waits to be finished."""
        return any(self._made[one].underway for one in _RUNS if one in self._made)

    def pause(self) -> None:
        """Let whatever is under way wait."""
        for one in _RUNS:
            if one in self._made:
                self._made[one].pause()

    def pause_study(self) -> None:
        """Let a run in one of the modes that teach wait."""
        if "study" in self._made:
            self.study.pause()

    def flush(self) -> None:
        """Keep what was just typed beside a debrief."""
        if "debrief" in self._made:
            self._view.debrief_page.flush()
        if "rush_debrief" in self._made:
            self._view.rush_debrief_page.flush()

    @property
    def talk(self) -> "TalkPresenter":
        """Leads a conversation."""
        from desktop_app.panes.practice.talk_presenter import TalkPresenter

        return self._part(
            "talk",
            lambda: TalkPresenter(
                self._view.talk_page,
                self._lead,
                self._practice,
                self._actor,
                self._background,
                self._monotonic,
                self._lead.look_back,
                self._debriefing.retry,
            ),
        )

    @property
    def study(self) -> "StudyPresenter":
        """Leads a run in one of the modes that teach."""
        from desktop_app.panes.practice.modes.study_presenter import StudyPresenter

        return self._part(
            "study",
            lambda: StudyPresenter(
                self._view,
                self._lead,
                self._modes,
                self._actor,
                self._clock,
                self._background,
                self._monotonic,
                self._lead.begin,
            ),
        )

    @property
    def exam(self) -> "ExamPresenter":
        """Asks who sits there before an examination."""
        from desktop_app.panes.practice.modes.exam_presenter import ExamPresenter

        return self._part(
            "exam",
            lambda: ExamPresenter(
                self._view,
                self._exams,
                self._actor,
                self._clock,
                self._background,
                self._lead.enter_exam,
                self._lead.on_no_drill,
                self.practicals,
            ),
        )

    @property
    def debrief(self) -> "DebriefPresenter":
        """Shows what a conversation has come to."""
        from desktop_app.panes.practice.debrief_presenter import DebriefPresenter

        return self._part(
            "debrief",
            lambda: DebriefPresenter(
                self._view.debrief_page,
                self._lead,
                self._practice,
                self._debriefing,
                self._lead.acts,
                self._actor,
                self._clock,
                self._background,
                lambda attempt, number: self.talk.retry(attempt, number),
                lambda key: self.talk.start(key),
            ),
        )

    @property
    def observer(self) -> "ObserverPresenter":
        """Fills in the observer's sheet beside a debrief."""
        from desktop_app.panes.practice.observer_presenter import ObserverPresenter

        return self._part(
            "observer",
            lambda: ObserverPresenter(
                self._view.debrief_page,
                self._debriefing,
                self._forms,
                self._actor,
                self._background,
                self._navigator,
                self.debrief.reload,
            ),
        )

    @property
    def rush_observer(self) -> "ObserverPresenter":
        """Fills in the observer's sheet beside the debrief of several customers at once."""
        from desktop_app.panes.practice.observer_presenter import ObserverPresenter

        return self._part(
            "rush_observer",
            lambda: ObserverPresenter(
                self._view.rush_debrief_page,
                self._debriefing,
                self._forms,
                self._actor,
                self._background,
                self._navigator,
                self.rush_debrief.reload,
            ),
        )

    @property
    def share(self) -> "SharePresenter":
        """Sends an attempt to the examples."""
        from desktop_app.panes.practice.share_presenter import SharePresenter

        return self._part(
            "share",
            lambda: SharePresenter(
                self._view.debrief_page,
                self._examples,
                self._actor,
                self._background,
                self._navigator,
                self.debrief.reload,
            ),
        )

    @property
    def rush_share(self) -> "SharePresenter":
        """Sends an attempt with several customers to the examples."""
        from desktop_app.panes.practice.share_presenter import SharePresenter

        return self._part(
            "rush_share",
            lambda: SharePresenter(
                self._view.rush_debrief_page,
                self._examples,
                self._actor,
                self._background,
                self._navigator,
                self.rush_debrief.reload,
            ),
        )

    @property
    def examples(self) -> "ExamplesPresenter":
        """Shows the shared examples."""
        from desktop_app.panes.practice.examples.examples_presenter import ExamplesPresenter

        return self._part(
            "examples",
            lambda: ExamplesPresenter(
                self._view.examples_page,
                self._lead,
                self._examples,
                self._actor,
                self._clock,
                self._background,
                self._lead.start,
            ),
        )

    @property
    def rush(self) -> "RushPresenter":
        """Leads through several customers at once."""
        from desktop_app.panes.practice.rush.presenter import RushPresenter

        return self._part(
            "rush",
            lambda: RushPresenter(
                self._view.rush_page,
                self._lead,
                self._practice.rushes,
                self._actor,
                self._background,
                self._monotonic,
                self._lead.look_back,
                self._practice.warm,
            ),
        )

    @property
    def rush_debrief(self) -> "RushDebriefPresenter":
        """Shows what that has come to."""
        from desktop_app.panes.practice.rush.debrief_presenter import RushDebriefPresenter

        return self._part(
            "rush_debrief",
            lambda: RushDebriefPresenter(
                self._view.rush_debrief_page,
                self._lead,
                self._practice,
                self._debriefing,
                self._lead.acts,
                self._actor,
                self._clock,
                self._background,
                self.rush.retry,
                self.rush.start,
            ),
        )

    def _part(self, name: str, make: Callable[[], T]) -> T:
        made: T | None = self._made.get(name)
        if made is None:
            made = self._made[name] = make()
            self.when_made(name)
        return made
