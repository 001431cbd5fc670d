"""Decides whose views are laid side by side, over how many weeks, and which sheets are listed."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from db.records import Person
from desktop_app.panes.checklists.compare import wording
from desktop_app.panes.checklists.compare.shown import CompareShown, SheetsShown
from desktop_app.system.background import Background
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import tr
from desktop_app.training.comparing.use_cases import Comparing, Comparison

WEEKS = (4, 8, 12, 26)
"""The spans that can be chosen."""


class Shows(Protocol):
    """The view, as far as the presenter needs it."""

    def set_heading(self, title: str, sentence: str) -> None: ...
    def show_people(self, people: Sequence[tuple[str, str]], current: str) -> None: ...
    def show_weeks(self, weeks: Sequence[int], current: int) -> None: ...
    def show_comparison(self, shown: CompareShown) -> None: ...
    def show_sheets(self, sheets: SheetsShown | None) -> None: ...
    def show_nobody(self) -> None: ...


class ComparePresenter:
    """One person at a time."""

    def __init__(
        self,
        view: Shows,
        actor: Person,
        comparing: Comparing,
        background: Background,
        navigator: Navigator,
    ) -> None:
        self._view = view
        self._actor = actor
        self._comparing = comparing
        self._background = background
        self._navigator = navigator
        self._people: tuple[Person, ...] = ()
        self._subject: UUID | None = None
        self._weeks = 8
        self._found: Comparison | None = None
        self._asked = 0
        view.set_heading(tr("自评对照"), tr("同一件事，自己、导师和质检各怎么看"))
        view.show_weeks(WEEKS, self._weeks)

    def refresh(self) -> None:
        """Load the people whom the actor may compare, and the comparison."""
        weeks = self._weeks
        self._background.run(
            self._view,
            lambda: self._comparing.subjects(self._actor, weeks),
            lambda found: self._show_people(*found),
        )

    def open_target(self, target: str) -> None:
        """`compare:<person id>` leads to a person."""
        _kind, _, name = target.partition(":")
        if name:
            self._subject = UUID(name)
            if self._people:
                self.choose(name)

    def choose(self, person_id: str) -> None:
        """Compare somebody else."""
        self._subject = UUID(person_id)
        self._load()

    def set_weeks(self, weeks: int) -> None:
        """Look at another span."""
        self._weeks = weeks
        self._load()

    def open_aspect(self, aspect: str) -> None:
        """List the sheets behind a line."""
        if self._found is not None:
            self._view.show_sheets(wording.sheets(self._found, aspect))

    def open_sheet(self, sheet_id: str) -> None:
        """Open one of them."""
        self._navigator.go("checklists", f"sheet:{sheet_id}")

    def _show_people(self, people: tuple[Person, ...], first: UUID | None) -> None:
        self._people = people
        if not people:
            self._view.show_nobody()
            return
        known = {one.id for one in people}
        if self._subject not in known:
            self._subject = first
        choices = [(str(one.id), one.name) for one in people] if len(people) > 1 else []
        self._view.show_people(choices, str(self._subject))
        self._load()

    def _load(self) -> None:
        subject, weeks = self._subject, self._weeks
        if subject is None:
            return
        self._asked += 1
        asked = self._asked
        self._background.run(
            self._view,
            lambda: self._comparing.compare(self._actor, subject, weeks),
            lambda found: self._show(asked, found),
        )

    def _show(self, asked: int, found: Comparison) -> None:
        if asked != self._asked:
            return  # another person or span has been chosen meanwhile
        self._found = found
        own = found.subject.id == self._actor.id
        self._view.show_comparison(wording.shown(found, own=own))
        self._view.show_sheets(None)
