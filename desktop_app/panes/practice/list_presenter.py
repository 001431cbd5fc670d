"""The list of drills: what is shown of it, what is chosen, what waits to be finished."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from db.records import Person
from desktop_app.panes.practice.shown import DrillRow, ListShown, PreviewShown, Wanted
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.text import tr
from desktop_app.training.practice.exams.use_cases import Exams
from desktop_app.training.practice.modes.names import EXAM, PRACTICE
from desktop_app.training.practice.modes.use_cases import Modes
from desktop_app.training.practice.use_cases import Practice

if TYPE_CHECKING:
    from desktop_app.panes.practice.ports import ListPage


class DrillListPresenter:
    """Decides what the list shows; remembers filter and selection as long as the pane lives.

    *waiting_changed* hears how many attempts wait to be finished. Attribute: `when_previewed`,
    called with the drill that is looked at.
    """

    def __init__(
        self,
        page: "ListPage",
        practice: Practice,
        modes: Modes,
        exams: Exams,
        actor: Person,
        clock: Clock,
        background: Background,
        waiting_changed: Callable[[int], None],
    ) -> None:
        self._page = page
        self._practice = practice
        self._modes = modes
        self._exams = exams
        self._actor = actor
        self._clock = clock
        self._background = background
        self._waiting_changed = waiting_changed
        self._drills: tuple[DrillRow, ...] = ()
        self._wanted = Wanted()
        self._selected = ""
        self._loaded = False
        self._waiting_for = ""
        self._preview: PreviewShown | None = None
        self.when_previewed: Callable[[str], None] = lambda _drill: None

    @property
    def selected(self) -> str:
        """The key of the drill that is looked at."""
        return self._selected

    def load(self) -> None:
        """Read the drills anew, off the window's thread."""
        actor, clock, practice, exams = self._actor, self._clock, self._practice, self._exams

        def work() -> ListShown:
            # What tells a list needs the content model, which the start of the window does not.
            from desktop_app.panes.practice import tell_list

            exams.judge_left(actor)
            return tell_list.drill_list(practice.drills(actor), practice.unfinished(actor), clock)

        self._background.run(self._page, work, self._show)

    def narrow(self, wanted: Wanted) -> None:
        """Show only what is *wanted*."""
        self._wanted = wanted
        if self._show_drills():
            self._show_preview()

    def select(self, key: str) -> None:
        """Look at the drill called *key*."""
        if key and key != self._selected:
            self._selected = key
            self._show_preview()

    def reveal(self, key: str) -> None:
        """Look at *key* wherever it stands, taking back a filter that hides it."""
        self._selected = key
        if self._loaded and key not in {one.key for one in self._matching()}:
            self._wanted = Wanted()
            self._page.show_wanted(self._wanted)
        if self._loaded:
            self._show_drills()
            self._show_preview()

    def stand_at(self, key: str) -> None:
        """Let the list stand at *key* when it is shown next."""
        self._selected = key

    def mode_for(self, key: str) -> str:
        """The mode that the drill called *key* is offered in."""
        if self._preview is not None and self._preview.key == key:
            return self._preview.offers.chosen
        if all(one.key != key for one in self._drills):
            return PRACTICE
        return self._modes.offers(self._actor, key).chosen

    def remember(self, key: str, mode: str) -> None:
        """Keep to a mode that was picked against the recommendation."""
        preview = self._preview
        if mode and preview is not None and preview.key == key:
            self._modes.remember(self._actor, mode, preview.offers.recommended)

    def put_away(self, attempt: str) -> None:
        """Stop offering an unfinished attempt, after asking."""
        title = tr("放下这次练习")
        text = tr("这次练习不再出现在“接着练”里，也不计成绩；已经说过的话会保留在记录中。")
        if self._modes.mode_of(UUID(attempt)) == EXAM:
            title = tr("结束这次考核")
            text = tr("考核只有一次：现在放下，就按已经说过的话评分。")
        if self._page.confirm(title, text, tr("放下")):
            exams, actor = self._exams, self._actor
            self._background.run(
                self._page,
                lambda: exams.put_away(actor, UUID(attempt)),
                lambda _none: self.load(),
            )

    def _show(self, shown: ListShown) -> None:
        self._loaded = True
        self._drills = shown.drills
        waiting = shown.waiting
        self._page.show_waiting(waiting)
        self._waiting_changed(waiting.more + 1 if waiting else 0)
        known = {one.key for one in self._drills}
        if self._selected in known and self._selected not in {one.key for one in self._matching()}:
            self._wanted = Wanted()
            self._page.show_wanted(self._wanted)
        self._show_drills()
        self._show_preview()

    def _matching(self) -> tuple[DrillRow, ...]:
        words = self._wanted.text.casefold().split()
        return tuple(
            one
            for one in self._drills
            if (not self._wanted.kind or one.kind == self._wanted.kind)
            and (not self._wanted.difficulties or one.difficulty in self._wanted.difficulties)
            and (not self._wanted.channels or one.channel in self._wanted.channels)
            and all(word in one.wanted for word in words)
        )

    def _show_drills(self) -> bool:
        """Show what matches; returns whether another one is selected than before."""
        matching = self._matching()
        keys = [one.key for one in matching]
        before = self._selected
        if before not in keys:
            # Before the list tells of it, which would read the preview a second time.
            self._selected = next(iter(keys), "")
        found = tr("{n} 个练习").format(n=len(matching))
        self._page.show_drills(matching, self._selected, found)
        return self._selected != before

    def _show_preview(self) -> None:
        row = next((one for one in self._drills if one.key == self._selected), None)
        if row is None:
            self._page.show_preview(None)
            return
        self._waiting_for = row.key
        actor, clock, practice, modes = self._actor, self._clock, self._practice, self._modes

        def work() -> PreviewShown:
            from desktop_app.panes.practice import tell_list

            version = UUID(row.version)
            offers = modes.offers(actor, row.key)
            if row.kind == "rush":
                from desktop_app.panes.practice.rush import tell_rush

                several = practice.rushes.preview(actor, version)
                return tell_rush.preview(several, offers, practice.figures(), clock)
            found = practice.preview(actor, version)
            return tell_list.preview(found, offers, practice.figures(), clock)

        self._background.run(self._page, work, self._on_preview)

    def _on_preview(self, preview: PreviewShown) -> None:
        if preview.key == self._waiting_for:  # another was chosen meanwhile
            self._preview = preview
            self._page.show_preview(preview)
            self.when_previewed(preview.key)
