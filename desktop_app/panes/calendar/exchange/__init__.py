"""Plans out of the calendar as files, and changed dates back into it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from db.records import Person
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import tr
from desktop_app.training.curriculum.showing.whose import Scope, Whose
from desktop_app.training.people.permissions import Act, allowed
from desktop_app.widgets.pane import PaneView

if TYPE_CHECKING:
    from desktop_app.documents.printing import Document, Printing
    from desktop_app.panes.calendar.exchange.dates import DateTaker
    from desktop_app.panes.calendar.exchange.exporting import Exporter
    from desktop_app.training.curriculum.classes.use_cases import Classes
    from desktop_app.training.curriculum.exchange.dates.use_cases import DateFiles
    from desktop_app.training.curriculum.exchange.use_cases import PlanFiles

Shown: TypeAlias = tuple[Person | None, Whose]
"""Whose calendar is looked at, with the person where it is one's."""

EXPORT, IMPORT = "export", "import"
"""The targets that open the sheets."""


@dataclass(frozen=True, slots=True)
class Files:
    """What plans go out and come back through, each made when its sheet is first opened."""

    plans: "Callable[[], PlanFiles]"
    dates: "Callable[[], DateFiles]"
    classes: "Callable[[], Classes]"
    printing: "Callable[[], Printing]"
    preview: "Callable[[Callable[[], Document]], None]"


class Exchange:
    """The two sheets over the days, each built when it is first opened."""

    def __init__(
        self,
        view: PaneView,
        actor: Person,
        files: Files,
        clock: Clock,
        background: Background,
        navigator: Navigator,
    ) -> None:
        self._view = view
        self._actor = actor
        self._files = files
        self._clock = clock
        self._background = background
        self._navigator = navigator
        self._shown: Callable[[], Shown] = lambda: (None, Whose(Scope.ALL))
        self._exporter: Exporter | None = None
        self._taker: DateTaker | None = None

    def acts(self, shown: Callable[[], Shown]) -> list[tuple[str, Callable[[], None]]]:
        """Return what the actor may do, for the menu of the pane.

        *shown* tells whose calendar is looked at: it is offered first.
        """
        self._shown = shown
        found: list[tuple[str, Callable[[], None]]] = [(tr("导出计划…"), self.export)]
        if self.edits:
            found.append((tr("导入日历文件…"), self.take_dates))
        if allowed(self._actor, Act.MANAGE_PEOPLE):
            found.append((tr("导入学员和班级…"), lambda: self._navigator.go("people", "import")))
        return found

    @property
    def edits(self) -> bool:
        """Whether the actor may change plans."""
        return allowed(self._actor, Act.LAY_PLAN)

    def open_target(self, target: str) -> None:
        """Open a sheet where *target* names one."""
        kind = target.partition(":")[0]
        if kind == EXPORT:
            self.export()
        elif kind == IMPORT and self.edits:
            self.take_dates()

    def export(self) -> None:
        """Open the sheet that writes plans."""
        if self._exporter is None:
            from desktop_app.panes.calendar.exchange.export_sheet import ExportSheet
            from desktop_app.panes.calendar.exchange.exporting import Exporter

            sheet = ExportSheet(self._view)
            self._exporter = Exporter(
                sheet,
                self._actor,
                self._files.plans(),
                self._files.classes(),
                self._files.printing(),
                self._files.preview,
                self._clock,
                self._background,
                self._navigator,
            )
            sheet.export_wanted.connect(self._exporter.export)
        self._exporter.open(*self._shown())

    def take_dates(self) -> None:
        """Ask for a calendar file and open the sheet that shows what it would move."""
        if self._taker is None:
            from desktop_app.panes.calendar.exchange.dates import DateTaker
            from desktop_app.panes.calendar.exchange.dates_sheet import DatesSheet

            sheet = DatesSheet(self._view)
            self._taker = DateTaker(
                sheet, self._actor, self._files.dates(), self._background, self._navigator
            )
            sheet.file_wanted.connect(self._taker.open)
            sheet.take_wanted.connect(self._taker.take)
        self._taker.open()
