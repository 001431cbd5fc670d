"""Decides which week is looked at and who is inspected next."""

from collections.abc import Callable
from datetime import timedelta
from typing import Protocol
from uuid import UUID

from db.records import Person, Sheet
from desktop_app.panes.quality.week.inspecting import InspectPresenter
from desktop_app.panes.quality.week.shown import SignedShown, WeekShown
from desktop_app.panes.quality.week.telling import signed_shown, week_shown
from desktop_app.system.background import Background
from desktop_app.system.navigation import Navigator
from desktop_app.training.quality.drawing.standing import AgentWeek, Week
from desktop_app.training.quality.drawing.use_cases import Drawing
from desktop_app.training.quality.inspecting.use_cases import ToInspect


class ShowsWeek(Protocol):
    """The view, as far as the presenter needs it."""

    def show_week(self, week: WeekShown) -> None: ...
    def show_count(self, count: int) -> None: ...
    def show_signed(self, signed: SignedShown) -> None: ...
    def show_list(self) -> None: ...
    def offer_live(self, name: str) -> bool: ...


class WeekPresenter:
    """The week's inspections."""

    def __init__(
        self,
        view: ShowsWeek,
        actor: Person,
        drawing: Drawing,
        inspecting: InspectPresenter,
        background: Background,
        navigator: Navigator,
        print_sheet: Callable[[UUID], None],
    ) -> None:
        self._view = view
        self._actor = actor
        self._drawing = drawing
        self._inspecting = inspecting
        self._background = background
        self._navigator = navigator
        self._print_sheet = print_sheet
        self._monday = drawing.this_week()
        self._agents: dict[str, AgentWeek] = {}
        self._asked = 0
        inspecting.signed = self._on_signed

    def refresh(self) -> None:
        """Load the week anew."""
        self._asked += 1
        asked, monday = self._asked, self._monday
        self._background.run(
            self._view,
            lambda: self._drawing.week(self._actor, monday),
            lambda week: self._show(asked, week),
        )

    def step(self, weeks: int) -> None:
        """Look at another week, never at one that has not begun."""
        monday = self._monday + timedelta(weeks=weeks)
        if monday <= self._drawing.this_week():
            self._monday = monday
            self.refresh()

    def next(self) -> None:
        """Draw for whoever is next, and open the scorecard beside what was drawn."""
        monday = self._monday
        self._inspecting.begin(lambda: self._drawing.draw_next(self._actor, monday))

    def inspect(self, agent: str) -> None:
        """Draw for this agent, next or not; offer to observe where no contact is left."""
        monday = self._monday
        row = self._agents.get(agent)
        if row is not None and row.open is None and not row.waiting:
            if self._view.offer_live(row.person.name):
                self._navigator.go("quality", f"live:{agent}")
            return
        self._inspecting.begin(lambda: self._drawing.draw(self._actor, UUID(agent), monday))

    def open_target(self, target: str) -> None:
        """`draw:<id>` opens a draw that was made before."""
        kind, _, name = target.partition(":")
        if kind == "draw" and name:
            self._inspecting.open(UUID(name))

    def back(self) -> None:
        """Go back to the list; the draft of the sheet is kept."""
        self._inspecting.leave()
        self._view.show_list()
        self.refresh()

    def print(self, sheet: str) -> None:
        """Preview a signed sheet to be printed."""
        self._print_sheet(UUID(sheet))

    def share(self, attempt: str) -> None:
        """Lead to the attempt, where it is recommended as an example."""
        self._navigator.go("practice", f"attempt:{attempt}")

    def _on_signed(self, sheet: Sheet, opened: ToInspect) -> None:
        monday = self._monday

        def show(week: Week) -> None:
            self._view.show_signed(signed_shown(sheet, opened, week))
            self._show(self._asked, week)

        self._view.show_list()
        self._background.run(self._view, lambda: self._drawing.week(self._actor, monday), show)

    def _show(self, asked: int, week: Week) -> None:
        if asked != self._asked:
            return
        self._agents = {str(one.person.id): one for one in week.agents}
        latest = week.monday == self._drawing.this_week()
        self._view.show_week(week_shown(week, latest))
        if latest:
            self._view.show_count(week.owed)
