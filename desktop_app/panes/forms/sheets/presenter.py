"""Decides which sheets are listed, and leads to one."""

from typing import Protocol
from uuid import UUID

from db.records import ListedSheet, Person, SheetsWanted
from desktop_app.filling.signed_presenter import SignedPresenter
from desktop_app.panes.forms.sheets import telling
from desktop_app.panes.forms.sheets.shown import BlankGroup, Choice, ListShown, Narrowed
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.text import tr
from desktop_app.training.forms.kinds import APART
from desktop_app.training.forms.register.use_cases import Page, Register
from desktop_app.training.forms.use_cases import Forms
from desktop_app.training.forms.words import USES
from desktop_app.training.people.use_cases import People


class ShowsSheets(Protocol):
    """The view, as far as the presenter needs it."""

    def show_choices(self, uses: tuple[Choice, ...], periods: tuple[Choice, ...]) -> None: ...
    def show_groups(self, teams: tuple[Choice, ...], cohorts: tuple[Choice, ...]) -> None: ...
    def show_blanks(self, groups: tuple[BlankGroup, ...]) -> None: ...
    def show_list(self, shown: ListShown) -> None: ...
    def show_list_page(self) -> None: ...


class SheetsPresenter:
    """Attributes: `wanted`, what is listed; `title`, the same in words."""

    def __init__(
        self,
        view: ShowsSheets,
        actor: Person,
        people: People,
        forms: Forms,
        register: Register,
        signed: SignedPresenter,
        clock: Clock,
        background: Background,
    ) -> None:
        self._view = view
        self._actor = actor
        self._people = people
        self._forms = forms
        self._register = register
        self._signed = signed
        self._clock = clock
        self._background = background
        self._narrowed = Narrowed()
        self._listed: tuple[ListedSheet, ...] = ()
        self._ends = True
        self._asked = 0
        self._groups: tuple[Choice, ...] = ()
        view.show_choices(telling.uses(frozenset(map(str, APART))), telling.periods())

    @property
    def wanted(self) -> SheetsWanted:
        """What the list is narrowed to."""
        narrowed = self._narrowed
        first, last = telling.days_of(narrowed.period, self._clock.today())
        class_id, joined = telling.read_cohort(narrowed.cohort)
        return SheetsWanted(
            uses=(narrowed.use,) if narrowed.use else (),
            team_id=UUID(narrowed.team) if narrowed.team else None,
            joined=joined,
            class_id=class_id,
            text=narrowed.text,
            first=first,
            last=last,
            standing=narrowed.standing,
        )

    @property
    def title(self) -> str:
        """Say what is listed, for the heading of what is printed."""
        narrowed = self._narrowed
        names = {one.key: one.text for one in (*self._groups, *telling.periods())}
        parts = (
            names.get(narrowed.team, ""),
            names.get(narrowed.cohort, ""),
            narrowed.text,
            names.get(narrowed.period, ""),
            USES.get(narrowed.use, tr("表单")),
        )
        return " ".join(part for part in parts if part)

    def refresh(self) -> None:
        """Load the list anew; what it is narrowed to stays."""
        self._load()
        self._background.run(self._view, self._choices, self._show_choices)

    def narrow(self, narrowed: Narrowed) -> None:
        """List only some of the sheets."""
        if narrowed != self._narrowed:
            self._narrowed = narrowed
            self._load()

    def more(self) -> None:
        """List what comes after the sheets that are shown."""
        if not self._ends:
            self._load(self._listed[-1].entry.id)

    def open_target(self, target: str) -> None:
        """Show `sheet:<uuid>`."""
        kind, _, key = target.partition(":")
        if kind == "sheet":
            self.open(key)

    def open(self, key: str) -> None:
        """Show a signed sheet."""
        self._signed.open(UUID(key))

    def reopen(self) -> None:
        """Show the sheet again whose correction was put away."""
        if self._signed.signed is not None:
            self._signed.open(self._signed.signed.sheet.id)

    def back(self) -> None:
        """Show the list again, where it was left."""
        self._signed.close()
        self._view.show_list_page()

    def _load(self, after: UUID | None = None) -> None:
        self._asked += 1
        asked, wanted = self._asked, self.wanted
        self._background.run(
            self._view,
            lambda: self._register.page(self._actor, wanted, after),
            lambda page: self._show(asked, page, after is not None),
        )

    def _show(self, asked: int, page: Page, further: bool) -> None:
        if asked != self._asked:
            return
        self._listed = (*self._listed, *page.sheets) if further else page.sheets
        self._ends = page.ends
        narrowed = self._narrowed != Narrowed()
        self._view.show_list(telling.list_shown(self._listed, page, narrowed, self._clock.today()))

    def _choices(self) -> "_Offered":
        teams = tuple(Choice(str(team.id), team.name) for team in self._people.teams())
        classes = self._people.classes(self._actor)
        cohorts = telling.cohorts(classes, self._people.trainees(self._actor))
        groups = []
        for use, name in USES.items():
            forms = tuple(Choice(form.key, form.title) for form in self._forms.forms(use))
            if forms:
                groups.append(BlankGroup(name, forms))
        return teams, cohorts, tuple(groups)

    def _show_choices(self, found: "_Offered") -> None:
        teams, cohorts, blanks = found
        self._groups = (*teams, *cohorts)
        self._view.show_groups(teams, cohorts)
        self._view.show_blanks(blanks)


_Offered = tuple[tuple[Choice, ...], tuple[Choice, ...], tuple[BlankGroup, ...]]
"""Teams, cohorts and empty forms to choose from."""
