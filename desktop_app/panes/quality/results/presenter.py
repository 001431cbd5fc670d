"""Which results are looked at: a period, a team, an agent, a band, a loss."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Protocol
from uuid import UUID

from db.records import Person, ResultEntry, Team
from desktop_app.panes.quality.results import telling
from desktop_app.panes.quality.results.shown import (
    AnalysisShown,
    Choice,
    OverviewShown,
    ResultRow,
)
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import tr
from desktop_app.training.forms.scoring import Band
from desktop_app.training.people.use_cases import People
from desktop_app.training.quality.drawing.rules import monday_of
from desktop_app.training.quality.inspecting.results import Analysis, Overview
from desktop_app.training.quality.inspecting.use_cases import Inspections

MOST_LISTED = 1000
"""So many sheets are listed at most; figures count all of them."""


class ShowsResults(Protocol):
    """The view, as far as the presenter needs it."""

    def show_choices(self, spans: tuple[Choice, ...], teams: tuple[Choice, ...]) -> None: ...
    def show_overview(self, overview: OverviewShown) -> None: ...
    def show_analysis(self, analysis: AnalysisShown) -> None: ...
    def show_list(self, rows: tuple[ResultRow, ...], narrowed: str) -> None: ...
    def ask_path(self, name: str) -> Path | None: ...


class ResultsPresenter:
    """Loads the figures first and takes the sheets apart afterwards."""

    def __init__(
        self,
        view: ShowsResults,
        actor: Person,
        inspections: Inspections,
        people: People,
        clock: Clock,
        background: Background,
        navigator: Navigator,
        write_table: Callable[[Path, str, list[list[str | float]]], None],
    ) -> None:
        self._view = view
        self._actor = actor
        self._inspections = inspections
        self._people = people
        self._clock = clock
        self._background = background
        self._navigator = navigator
        self._write_table = write_table
        self._span = "weeks-4"
        self._team: UUID | None = None
        self._agent: tuple[UUID, str] | None = None
        self._band = ""
        self._loss: tuple[str, frozenset[UUID]] | None = None
        self._analysis: Analysis | None = None
        self._found: tuple[ResultEntry, ...] = ()
        self._rows: tuple[ResultRow, ...] = ()
        self._asked = 0

    def refresh(self) -> None:
        """Load the period anew."""
        self._asked += 1
        asked = self._asked
        first, last = self._days()
        narrow = self._narrow()

        def work() -> tuple[tuple[Team, ...], Overview, tuple[ResultEntry, ...]]:
            ask = self._inspections
            overview = ask.overview(self._actor, first, last, **narrow)
            found = ask.results(self._actor, first, last, MOST_LISTED, "", **narrow)
            return self._people.teams(), overview, found

        self._background.run(self._view, work, lambda loaded: self._show(asked, *loaded))

    def narrow(self, span: str, team: str) -> None:
        """Look at another period or team."""
        self._span, self._team = span, UUID(team) if team else None
        self._band, self._loss, self._agent = "", None, None
        self.refresh()

    def choose_agent(self, key: str) -> None:
        """Look at one agent's results alone."""
        name = next((one.subject for one in self._found if str(one.subject_id) == key), "")
        self._agent = (UUID(key), name)
        self._band, self._loss = "", None
        self.refresh()

    def choose_band(self, band: str) -> None:
        """List one band alone, or all of them."""
        self._band, self._loss = band, None
        self._show_list()

    def choose_loss(self, place: int) -> None:
        """List the sheets alone in which an item cost marks."""
        if self._analysis is not None:
            loss = self._analysis.losses[place]
            self._band, self._loss = "", (loss.label, frozenset(loss.sheets))
            self._show_list()

    def widen(self) -> None:
        """List everything of the period again."""
        self._band, self._loss = "", None
        if self._agent is not None:
            self._agent = None
            self.refresh()
        else:
            self._show_list()

    def open(self, key: str) -> None:
        """Open a sheet beside its contact."""
        self._navigator.go("quality", f"inspection:{key}")

    def export(self) -> None:
        """Save the list as a table."""
        first, last = self._days()
        name = tr("质检结果 {first} 至 {last}").format(first=first, last=last)
        path = self._view.ask_path(name)
        if path is None:
            return
        table = telling.table_of(self._rows)
        self._background.run(
            self._view,
            lambda: self._write_table(path, tr("质检结果"), table),
            lambda _none: self._navigator.notify(tr("已导出：{file}").format(file=path.name)),
        )

    def _days(self) -> tuple[date, date]:
        today = self._clock.today()
        if self._span == "month":
            return today.replace(day=1), today
        if self._span == "last-month":
            last = today.replace(day=1) - timedelta(days=1)
            return last.replace(day=1), last
        weeks = int(self._span.removeprefix("weeks-"))
        return monday_of(today) - timedelta(weeks=weeks - 1), today

    def _narrow(self) -> dict[str, UUID | None]:
        return {"team_id": self._team, "agent_id": self._agent[0] if self._agent else None}

    def _show(
        self,
        asked: int,
        teams: tuple[Team, ...],
        overview: Overview,
        found: tuple[ResultEntry, ...],
    ) -> None:
        if asked != self._asked:
            return
        self._found = found
        self._view.show_choices(_spans(), tuple(Choice(str(one.id), one.name) for one in teams))
        self._view.show_overview(telling.overview_shown(overview))
        self._show_list()
        if overview.count:
            self._analyse(asked, overview)

    def _analyse(self, asked: int, overview: Overview) -> None:
        narrow = self._narrow()

        def show(analysis: Analysis) -> None:
            if asked == self._asked:
                self._analysis = analysis
                self._view.show_analysis(
                    telling.analysis_shown(analysis, overview.passing, overview.excellent)
                )

        self._background.run(
            self._view,
            lambda: self._inspections.analysis(
                self._actor, overview.first, overview.last, **narrow
            ),
            show,
        )

    def _show_list(self) -> None:
        found, told = self._found, []
        if self._agent is not None:
            told.append(self._agent[1])
        if self._band:
            found = tuple(one for one in found if one.band == self._band)
            told.append(Band(self._band).label)
        if self._loss is not None:
            label, sheets = self._loss
            found = tuple(one for one in found if one.id in sheets)
            told.append(label)
        self._rows = tuple(telling.result_row(one) for one in found)
        self._view.show_list(self._rows, " · ".join(told))


def _spans() -> tuple[Choice, ...]:
    return (
        Choice("weeks-4", tr("近四周")),
        Choice("weeks-1", tr("本周")),
        Choice("month", tr("本月")),
        Choice("last-month", tr("上月")),
        Choice("weeks-17", tr("近四个月")),
    )
