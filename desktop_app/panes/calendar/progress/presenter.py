"""Decides whose progress is shown, and which sessions stand behind the figure that was chosen."""

from typing import Protocol
from uuid import UUID

from db.records import Person
from desktop_app.panes.calendar.progress.shown import EVERY, DetailShown, ListShown
from desktop_app.panes.calendar.progress.wording import detail, heading, listed
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import tr
from desktop_app.training.curriculum.progress.use_cases import (
    Overview,
    ProgressBook,
    TraineeProgress,
)


class Shows(Protocol):
    """The view, as far as the presenter needs it."""

    def set_heading(self, title: str, sentence: str) -> None: ...
    def show_list(self, shown: ListShown | None) -> None: ...
    def show_detail(self, shown: DetailShown | None) -> None: ...
    def mark_person(self, key: str) -> None: ...


class ProgressPresenter:
    """Keeps the class, the person and the filters; nothing here is written."""

    def __init__(
        self,
        view: Shows,
        actor: Person,
        progress: ProgressBook,
        clock: Clock,
        background: Background,
        navigator: Navigator,
    ) -> None:
        self._view = view
        self._actor = actor
        self._progress = progress
        self._clock = clock
        self._background = background
        self._navigator = navigator
        self._overview: Overview | None = None
        self._class = EVERY
        self._person = ""
        self._state: str | None = None
        self._kind = EVERY
        self._asked = 0
        view.set_heading(*heading(False, clock.today()))

    def refresh(self) -> None:
        """Load everything anew."""
        self._asked += 1
        asked = self._asked
        self._background.run(
            self._view,
            lambda: self._progress.overview(self._actor),
            lambda overview: self._show(asked, overview),
        )

    def open_target(self, target: str) -> None:
        """Show a person by id, `class:<id>`, or everybody with an empty target."""
        kind, _, name = target.rpartition(":")
        self._class, self._person = (name, "") if kind == "class" else (EVERY, name)
        self._state, self._kind = None, EVERY
        self.refresh()

    def choose_class(self, key: str) -> None:
        """Show the members of one class, or everybody."""
        if key != self._class:
            self._class, self._person = key, ""
            self._tell()

    def choose(self, key: str) -> None:
        """Show one person, or with an empty key the sum of all."""
        if key != self._person:
            self._person = key
            self._tell_detail()

    def set_state(self, state: str) -> None:
        """Show only the sessions that are done, due, late or held back."""
        self._state = state
        self._tell_detail()

    def set_kind(self, kind: str) -> None:
        """Show only the sessions of one kind."""
        self._kind = kind
        self._tell_detail()

    def open_session(self, key: str) -> None:
        """Lead to a session."""
        self._navigator.go("calendar", f"session:{key}")

    def open_calendar(self) -> None:
        """Lead to the calendar of the person who is shown."""
        several = self._chosen()
        if len(several) == 1:
            self._navigator.go("calendar", f"person:{several[0].person.id}")

    def _show(self, asked: int, overview: Overview) -> None:
        if asked != self._asked:
            return  # a later question is on its way
        self._overview = overview
        own = [one.person.id for one in overview.members] == [self._actor.id]
        self._view.set_heading(*heading(own, self._clock.today()))
        self._tell()

    def _tell(self) -> None:
        overview = self._overview
        if overview is None:
            return
        members = self._members()
        alone = len(overview.members) == 1
        self._view.show_list(
            None
            if alone or not overview.members
            else listed(members, overview.classes, self._class)
        )
        self._tell_detail()

    def _tell_detail(self) -> None:
        several = self._chosen()
        if not several:
            self._view.show_detail(None)
            return
        name = tr("全部学员")
        if self._class and self._overview is not None:
            name = next(
                (one.name for one in self._overview.classes if str(one.id) == self._class), name
            )
        self._view.show_detail(detail(several, self._state, self._kind, name))
        self._view.mark_person(str(several[0].person.id) if len(several) == 1 else "")

    def _members(self) -> tuple[TraineeProgress, ...]:
        found = self._overview.members if self._overview else ()
        if not self._class:
            return found
        return tuple(one for one in found if one.plan.class_id == UUID(self._class))

    def _chosen(self) -> tuple[TraineeProgress, ...]:
        members = self._members()
        one = tuple(each for each in members if str(each.person.id) == self._person)
        return one or members
