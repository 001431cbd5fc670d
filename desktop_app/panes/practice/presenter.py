"""Leads through the pane: from the list into a conversation, from there to the debrief."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from db.records import Person
from desktop_app.panes.practice.list_presenter import DrillListPresenter
from desktop_app.panes.practice.parts import Parts
from desktop_app.panes.practice.rooms import Room, Rooms
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import tr
from desktop_app.training.debriefing.use_cases import Debriefing, LookBack
from desktop_app.training.examples.use_cases import Examples
from desktop_app.training.forms.use_cases import Forms
from desktop_app.training.practice.exams.use_cases import Exams
from desktop_app.training.practice.modes.names import EXAM, PRACTICE, STUDY
from desktop_app.training.practice.modes.use_cases import Modes
from desktop_app.training.practice.rush.standing import RushLookBack, RushRunning
from desktop_app.training.practice.rush.use_cases import is_rush
from desktop_app.training.practice.standing import Running
from desktop_app.training.practice.use_cases import Practice

if TYPE_CHECKING:
    from desktop_app.panes.practice.debrief_shown import ActsShown, DebriefShown
    from desktop_app.panes.practice.look_presenter import LookPresenter
    from desktop_app.panes.practice.modes.shown import RunShown, StudyResultShown
    from desktop_app.panes.practice.ports import View
    from desktop_app.panes.practice.rush.shown import RushDebriefShown, RushShown
    from desktop_app.panes.practice.talk_shown import TalkShown


class PracticePresenter:
    """Knows which page is shown; the pages have presenters of their own.

    *save_pdf* shows an attempt's debrief as a document. Attributes: `drills`, `parts`.
    """

    def __init__(
        self,
        view: "View",
        practice: Practice,
        modes: Modes,
        exams: Exams,
        debriefing: Debriefing,
        examples: Examples,
        forms: Forms,
        save_pdf: Callable[[UUID], None],
        actor: Person,
        clock: Clock,
        background: Background,
        navigator: Navigator,
        monotonic: Callable[[], float],
    ) -> None:
        self._view = view
        self._practice, self._modes = practice, modes
        self._debriefing, self._examples = debriefing, examples
        self._actor, self._background = actor, background
        self._navigator, self._save_pdf = navigator, save_pdf
        self._page = "list"
        self._looking: LookPresenter | None = None
        self._stale = True
        self._rooms = Rooms()
        self.drills = DrillListPresenter(
            view.list_page, practice, modes, exams, actor, clock, background, self._on_waiting
        )
        self.drills.when_previewed = self._count_examples
        self.parts = Parts(
            self,
            view,
            practice,
            modes,
            exams,
            debriefing,
            examples,
            forms,
            actor,
            clock,
            background,
            navigator,
            monotonic,
        )

    def add_late_room(
        self, name: str, make: Callable[[], Room], refresh_door: Callable[[], None] | None = None
    ) -> None:
        """Add a page that targets beginning with *name* open; it is made when it is first entered.

        *refresh_door* tells the list what it shows of it.
        """
        self._rooms.add_late(name, make, refresh_door)

    def refresh(self) -> None:
        """Read anew what is seen; a list that is not seen is read when it is shown next."""
        self._stale = True
        if self._page == "list":
            self.show_list()
        elif self._page == "examples":
            self.parts.examples.refresh()

    def open_target(self, target: str) -> None:
        """Show `start:<key>`, `drill:<key>`, `resume:<attempt>`, `attempt:<attempt>`,
        `examples:<key>`, `example:<example>`, `practical:<practical>/<position>` or a room;
        `start:<key>?mode=cloze` in that mode.
        """
        kind, _, name = target.partition(":")
        self._rooms.come_back_to("")
        if self._rooms.has(kind):
            if self._free():
                self._rooms.enter(kind, name)
        elif kind == "start":
            key, _, mode = name.partition("?mode=")
            self.begin(key, mode or PRACTICE)
        elif kind == "resume":
            self.resume(name)
        elif kind == "attempt":
            self.look_back(name)
        elif kind == "practical" and self._free():
            self._leave_run()
            self.parts.exam.take(name)
        elif kind in ("example", "examples") and self._free():
            examples = self.parts.examples
            (examples.open_example if kind == "example" else examples.open)(name)
        elif kind == "drill" and self._free():
            self.drills.reveal(name)
            self.show_list()

    def start(self, key: str) -> None:
        """Begin a drill in practice."""
        self.begin(key, PRACTICE)

    def start_chosen(self, key: str, mode: str) -> None:
        """Begin a drill in the mode that was picked for it, and remember the pick."""
        self.drills.remember(key, mode)
        self.begin(key, mode or self.drills.mode_for(key))

    def begin(self, key: str, mode: str) -> None:
        """Begin a drill in any mode; one that is not known is practice."""
        if not self._free():
            return
        self.drills.stand_at(key)
        if mode == EXAM:
            self._leave_run()
            self.parts.exam.examine(key)
        elif mode in STUDY:
            self.parts.study.begin(key, mode)
        elif is_rush(key):
            self.parts.rush.start(key)
        else:
            self.parts.talk.start(key)

    def resume(self, attempt: str) -> None:
        """Take up an attempt in the mode in which it was begun."""
        mode = self._mode_of(attempt)
        self.parts.pause_study()
        if mode == EXAM:
            if self._free():
                self._leave_run()
                self.parts.exam.go_on(attempt)
        elif mode in STUDY:
            if self._free():
                self.parts.study.resume(attempt)
        elif self._is_rush(attempt):
            if self.parts.talk_free():
                self.parts.rush.resume(attempt)
        elif self.parts.rush_free():
            self.parts.talk.resume(attempt)

    def look_back(self, attempt: str) -> None:
        """Open what an attempt has come to: the debrief, or the result of a run."""
        if not self._free():
            return
        if self._mode_of(attempt) in STUDY:
            self.parts.study.look_back(attempt)
        elif self._is_rush(attempt):
            self.parts.rush_debrief.open(attempt)
        else:
            self.parts.debrief.open(attempt)

    def _mode_of(self, attempt: str) -> str:
        try:
            return self._modes.mode_of(UUID(attempt))
        except LookupError:
            return PRACTICE  # the page of the conversation says that it is gone

    def _leave_run(self) -> None:
        """What lies behind the gate of an examination must not wait for an answer."""
        if self._page == "study":
            self.show_list()

    def _free(self) -> bool:
        """Whether the page may be left for another; a run keeps what is typed."""
        self.parts.pause_study()
        return self.parts.talk_free() and self.parts.rush_free()

    def observe(self) -> None:
        """Write about the attempt that is shown."""
        looking = self._looking
        if self._page != "debrief" or looking is None or not looking.may_observe:
            return
        alone = looking is self.parts.debrief
        observer = self.parts.observer if alone else self.parts.rush_observer
        observer.begin(looking.attempt)

    def share_or_show(self) -> None:
        """Send the attempt that is shown to the examples, or show it there."""
        looking = self._looking
        if looking is None or not looking.attempt:
            return
        shared = self._examples.shared_of(UUID(looking.attempt))
        if shared is not None:
            self.parts.examples.open_example(str(shared.id))
        elif looking is self.parts.debrief:
            self.parts.share.begin(looking.attempt)
        else:
            self.parts.rush_share.begin(looking.attempt)

    def open_sheet(self, sheet: str) -> None:
        """Open a signed sheet where all of them are read."""
        self._navigator.go("people", f"sheet:{sheet}")

    def save_pdf(self) -> None:
        """Show the debrief as a document, to be saved or printed."""
        if self._looking is not None and self._looking.attempt:
            self._looking.flush()
            self._save_pdf(UUID(self._looking.attempt))

    def may_leave(self) -> bool:
        """Whether the pane may be left now; everything typed is kept first."""
        if self._page == "debrief":
            self.parts.flush()
        if not self._free() or not self._rooms.may_leave(self._page):
            return False
        if self._page in ("talk", "study") and self.parts.underway():
            self._view.show_waiting(1)
        return True

    def hidden(self) -> None:
        """The pane went out of sight, e.g. behind the lock: a practice run waits."""
        self.parts.pause()
        self._rooms.may_leave(self._page)

    def shown(self) -> None:
        """The pane is seen again."""
        if self._page == "study":
            self.parts.study.go_on_timing()

    def enter_exam(self, running: Running | RushRunning) -> None:
        if isinstance(running, RushRunning):
            self.parts.rush.enter(running)
        else:
            self.parts.talk.enter(running)

    def _is_rush(self, attempt: str) -> bool:
        """Whether an attempt was made at a rush; one row by its key, which is quicker than asking
        in the background. What is not there at all is told by whoever opens it.
        """
        try:
            return self._practice.rushes.is_rush(UUID(attempt))
        except LookupError:
            return False

    # The stage of the pages' presenters

    def show_list(self) -> None:
        """Show the list of drills, or the room that a debrief was opened from."""
        if self._page in ("debrief", "result") and self._rooms.taken_back():
            return
        self._page = "list"
        self._rooms.refresh_doors()
        self._view.show_list(tr("话术练习"), tr("选一个话术或场景，回车就开始"))
        self._load_stale()

    def show_talk(self, talk: "TalkShown") -> None:
        """Show the conversation."""
        self._rooms.may_leave(self._page)
        self._rooms.come_back_to("")
        self._page, self._stale = "talk", True
        self._view.show_talk(talk.title, talk.sentence, talk.mode)
        self._view.show_waiting(0)  # whoever practises need not be reminded to

    def show_study(self, run: "RunShown") -> None:
        """Show a run in one of the modes that teach."""
        self._rooms.may_leave(self._page)
        self._rooms.come_back_to("")
        self._page, self._stale = "study", True
        self._view.show_study(run.title, run.sentence, run.mode)
        self._view.show_waiting(0)

    def show_study_result(self, result: "StudyResultShown") -> None:
        """Show how such a run went."""
        self._page = "result"
        self._view.show_study_result(result.title, result.sentence, result.own)
        self._load_stale()

    def show_debrief(self, debrief: "DebriefShown") -> None:
        """Show the debrief."""
        self._page = "debrief"
        self._looking = self.parts.debrief
        self._view.show_debrief(debrief.title, debrief.sentence, debrief.acts)
        self._load_stale()

    def show_examples(self, sentence: str) -> None:
        """Show the shared examples."""
        self._page = "examples"
        self._view.show_examples(tr("优秀示例"), sentence)

    def show_rush(self, rush: "RushShown") -> None:
        """Show several customers at once."""
        self._rooms.may_leave(self._page)
        self._rooms.come_back_to("")
        self._page, self._stale = "talk", True
        self._view.show_rush(rush.title, rush.sentence, rush.mode)
        self._view.show_waiting(0)

    def show_rush_debrief(self, debrief: "RushDebriefShown") -> None:
        """Show the debrief of a rush."""
        self._page, told = "debrief", debrief.debrief
        self._looking = self.parts.rush_debrief
        self._view.show_rush_debrief(told.title, told.sentence, told.acts)
        self._load_stale()

    def show_room(self, name: str, title: str, sentence: str) -> None:
        """Show a room."""
        self._page, self._stale = name, True
        self._view.show_room(name, title, sentence)

    def look_back_from(self, room: str, attempt: str) -> None:
        """Open the debrief of an attempt; closing it leads back into *room*."""
        self._rooms.come_back_to(room)
        self.look_back(attempt)

    def notify(self, text: str) -> None:
        """Show a short message."""
        self._navigator.notify(text)

    def acts(self, past: LookBack | RushLookBack) -> "ActsShown":
        """What can be done with an attempt; asked off the window's thread."""
        from desktop_app.panes.practice.debrief_shown import ActsShown

        observe = ""
        if self._debriefing.may_observe(self._actor, past.person):
            observe = tr("写观察意见")
        own = past.person.id == self._actor.id
        return ActsShown(own=own, observe=observe, share=self._share_act(past))

    def _share_act(self, past: LookBack | RushLookBack) -> str:
        if not self._examples.may_share(self._actor):
            return ""
        if self._examples.shared_of(past.attempt.id) is not None:
            return tr("看已发的示例")
        return tr("推荐为示例") if past.judgement.passed else ""

    def _count_examples(self, drill: str) -> None:
        page, examples = self._view.list_page, self._examples
        self._background.run(page, lambda: examples.count(drill), page.show_examples)

    def _load_stale(self) -> None:
        if self._stale:
            self._stale = False
            self.drills.load()

    def _on_waiting(self, count: int) -> None:
        if self._page not in ("talk", "study"):
            self._view.show_waiting(count)

    def on_no_drill(self) -> None:
        self.show_list()
        self.notify(tr("这个练习已经不在目录里了，请换一个。"))
