"""Leads through the pane: from the list into a conversation, from there to the debrief."""

from collections.abc import Callable
from uuid import UUID

from db.records import Person
from desktop_app.panes.practice.debrief_presenter import DebriefPresenter
from desktop_app.panes.practice.examples.examples_presenter import ExamplesPresenter
from desktop_app.panes.practice.list_presenter import DrillListPresenter
from desktop_app.panes.practice.observer_presenter import ObserverPresenter
from desktop_app.panes.practice.ports import View
from desktop_app.panes.practice.rooms import Room, Rooms
from desktop_app.panes.practice.rush.debrief_presenter import RushDebriefPresenter
from desktop_app.panes.practice.rush.presenter import RushPresenter
from desktop_app.panes.practice.rush.shown import RushDebriefShown, RushShown
from desktop_app.panes.practice.share_presenter import SharePresenter
from desktop_app.panes.practice.shown import ActsShown, DebriefShown, TalkShown
from desktop_app.panes.practice.talk_presenter import TalkPresenter
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import tr
from desktop_app.training.debriefing.use_cases import Debriefing, LookBack
from desktop_app.training.examples.use_cases import Examples
from desktop_app.training.forms.use_cases import Forms
from desktop_app.training.practice.use_cases import EXAM, PRACTICE, Practice


class PracticePresenter:
    """Knows which page is shown; the pages have presenters of their own.

    *save_pdf* shows an attempt's debrief as a document. Attributes: `drills`, `talk`, `debrief`,
    `observer`, `share`, `examples`, `rush`, `rush_debrief`.
    """

    def __init__(
        self,
        view: View,
        practice: Practice,
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
        self._practice = practice
        self._navigator = navigator
        self._page = "list"
        self._stale = True
        self._rooms = Rooms()
        self.drills = DrillListPresenter(
            view.list_page, practice, actor, clock, background, self._on_waiting
        )
        self.talk = TalkPresenter(
            view.talk_page,
            self,
            practice,
            actor,
            background,
            monotonic,
            self.look_back,
            debriefing.retry,
        )
        self.debrief = DebriefPresenter(
            view.debrief_page,
            self,
            practice,
            debriefing,
            self._acts,
            actor,
            clock,
            background,
            self.talk.retry,
            self.talk.start,
        )
        page = view.debrief_page
        self.observer = ObserverPresenter(
            page, debriefing, forms, actor, background, navigator, self.debrief.reload
        )
        self.share = SharePresenter(
            page, examples, actor, background, navigator, self.debrief.reload
        )
        self.examples = ExamplesPresenter(
            view.examples_page, self, examples, actor, clock, background, self.talk.start
        )
        self._debriefing, self._examples, self._actor = debriefing, examples, actor
        self._background, self._save_pdf = background, save_pdf
        self.drills.when_previewed = self._count_examples
        self.rush = RushPresenter(
            view.rush_page,
            self,
            practice.rushes,
            actor,
            background,
            monotonic,
            self.look_back,
            practice.warm,
        )
        self.rush_debrief = RushDebriefPresenter(
            view.rush_debrief_page,
            self,
            practice,
            debriefing,
            actor,
            clock,
            background,
            self.rush.retry,
            self.rush.start,
        )

    def add_room(self, name: str, room: Room) -> None:
        """Add a further page that targets beginning with *name* open."""
        self._rooms.add(name, room)

    def refresh(self) -> None:
        """Read anew what is seen; a list that is not seen is read when it is shown next."""
        self._stale = True
        if self._page == "list":
            self.show_list()
        elif self._page == "examples":
            self.examples.refresh()

    def open_target(self, target: str) -> None:
        """Show `start:<key>`, `drill:<key>`, `resume:<attempt>`, `attempt:<attempt>`,
        `examples:<key>`, `example:<example>` or a room."""
        kind, _, name = target.partition(":")
        self._rooms.come_back_to("")
        if self._rooms.has(kind):
            if self._may_put_away():
                self._rooms.enter(kind, name)
        elif kind == "start":
            self.start(name)
        elif kind == "resume":
            self.resume(name)
        elif kind == "attempt":
            self.look_back(name)
        elif kind in ("example", "examples") and self._may_put_away():
            (self.examples.open_example if kind == "example" else self.examples.open)(name)
        elif kind == "drill" and self._may_put_away():
            self.drills.reveal(name)
            self.show_list()

    def start(self, key: str, mode: str = PRACTICE) -> None:
        """Begin a drill, in practice unless told otherwise."""
        if key.startswith("rush/"):
            if self.talk.may_leave():
                self.rush.start(key, mode)
        elif self.rush.may_leave():
            self.talk.start(key, mode)

    def resume(self, attempt: str) -> None:
        """Take up an attempt where it was left."""
        if self._is_rush(attempt):
            if self.talk.may_leave():
                self.rush.resume(attempt)
        elif self.rush.may_leave():
            self.talk.resume(attempt)

    def examine(self, key: str) -> None:
        """Begin a drill as an examination, after saying what that means."""
        text = tr("不显示要点和提示，不能暂停，只有一次；中途离开就按已经说过的话评分。")
        if self._view.list_page.confirm(tr("开始考核"), text, tr("开始考核")):
            self.start(key, EXAM)

    def look_back(self, attempt: str) -> None:
        """Open the debrief of an attempt."""
        if self._may_put_away():
            page = self.rush_debrief if self._is_rush(attempt) else self.debrief
            page.open(attempt)

    def observe(self) -> None:
        """Write about the attempt that is shown."""
        if self._page == "debrief" and self.debrief.may_observe:
            self.observer.begin(self.debrief.attempt)

    def share_or_show(self) -> None:
        """Send the attempt that is shown to the examples, or show it there."""
        shared = self._examples.shared_of(UUID(self.debrief.attempt))
        if shared is not None:
            self.examples.open_example(str(shared.id))
        else:
            self.share.begin(self.debrief.attempt)

    def save_pdf(self) -> None:
        """Show the debrief as a document, to be saved or printed."""
        if self.debrief.attempt:
            self._view.debrief_page.flush()
            self._save_pdf(UUID(self.debrief.attempt))

    def may_leave(self) -> bool:
        """Whether the pane may be left now; everything typed is kept first."""
        if self._page == "debrief":
            self._view.debrief_page.flush()
            self._view.rush_debrief_page.flush()
        if not self._may_put_away() or not self._rooms.may_leave(self._page):
            return False
        if self._page == "talk" and (self.talk.underway or self.rush.underway):
            self._view.show_waiting(1)
        return True

    def hidden(self) -> None:
        """The pane went out of sight, e.g. behind the lock: a practice run waits."""
        self.talk.pause()
        self.rush.pause()
        self._rooms.may_leave(self._page)

    def _may_put_away(self) -> bool:
        return self.talk.may_leave() and self.rush.may_leave()

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
        if self._page == "debrief" and self._rooms.taken_back():
            return
        self._page = "list"
        self._rooms.refresh_doors()
        self._view.show_list(tr("话术练习"), tr("选一个话术或场景，回车就开始"))
        self._load_stale()

    def show_talk(self, talk: TalkShown) -> None:
        """Show the conversation."""
        self._rooms.may_leave(self._page)
        self._rooms.come_back_to("")
        self._page, self._stale = "talk", True
        self._view.show_talk(talk.title, talk.sentence, talk.mode)
        self._view.show_waiting(0)  # whoever practises need not be reminded to

    def show_debrief(self, debrief: DebriefShown) -> None:
        """Show the debrief."""
        self._page = "debrief"
        self._view.show_debrief(debrief.title, debrief.sentence, debrief.acts)
        self._load_stale()

    def show_examples(self, sentence: str) -> None:
        """Show the shared examples."""
        self._page = "examples"
        self._view.show_examples(tr("优秀示例"), sentence)

    def show_rush(self, rush: RushShown) -> None:
        """Show several customers at once."""
        self._rooms.may_leave(self._page)
        self._rooms.come_back_to("")
        self._page, self._stale = "talk", True
        self._view.show_rush(rush.title, rush.sentence, rush.mode)
        self._view.show_waiting(0)

    def show_rush_debrief(self, debrief: RushDebriefShown) -> None:
        """Show the debrief of a rush."""
        self._page, told = "debrief", debrief.debrief
        comparable = any(one.last for one in told.criteria)
        self._view.show_rush_debrief(told.title, told.sentence, told.own, comparable)
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

    def _acts(self, past: LookBack) -> ActsShown:
        """What can be done with an attempt; asked off the window's thread."""
        own = past.person.id == self._actor.id
        observe = share = ""
        if self._debriefing.may_observe(self._actor, past.person):
            observe = tr("写观察意见")
        if self._examples.may_share(self._actor):
            if self._examples.shared_of(past.attempt.id) is not None:
                share = tr("看已发的示例")
            elif past.judgement.passed:
                share = tr("推荐为示例")
        return ActsShown(own=own, observe=observe, share=share)

    def _count_examples(self, drill: str) -> None:
        page, examples = self._view.list_page, self._examples
        self._background.run(page, lambda: examples.count(drill), page.show_examples)

    def _load_stale(self) -> None:
        if self._stale:
            self._stale = False
            self.drills.load()

    def _on_waiting(self, count: int) -> None:
        if self._page != "talk":
            self._view.show_waiting(count)
