"""Laying a plan: which program, from which day, and what that would give."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from db.records import Person, Plan
from desktop_app.panes.calendar.shown import Preview, Program
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.errors import Trouble
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import day_text, long_day, tr
from desktop_app.training.curriculum.use_cases import Curriculum, PlanPreview


class ShowsPlanning(Protocol):
    """The sheet, as far as the planner needs it."""

    def open(self) -> None: ...
    def close_overlay(self) -> None: ...
    def ask(self, title: str, programs: Sequence[Program], start: date) -> None: ...
    def show_preview(self, preview: Preview) -> None: ...


class Planner:
    """Lays a program on a trainee's calendar after showing what it would give."""

    def __init__(
        self,
        sheet: ShowsPlanning,
        actor: Person,
        curriculum: Curriculum,
        clock: Clock,
        background: Background,
        navigator: Navigator,
    ) -> None:
        self._sheet = sheet
        self._actor = actor
        self._curriculum = curriculum
        self._clock = clock
        self._background = background
        self._navigator = navigator
        self._trainee: Person | None = None
        self._plan: Plan | None = None
        self._asked = 0

    def open(self, trainee: Person | None, plan: Plan | None) -> None:
        """Open the sheet for a trainee, who may have a plan already."""
        if trainee is None:
            return
        self._trainee, self._plan = trainee, plan
        self._background.run(
            self._sheet,
            lambda: (self._curriculum.programs(), self._first_day()),
            lambda found: self._ask(*found),
        )

    def preview(self, program: str, start: date) -> None:
        """Show what laying *program* from *start* on would give."""
        self._asked += 1
        asked = self._asked

        def show(preview: Preview) -> None:
            if asked == self._asked:
                self._sheet.show_preview(preview)

        self._background.run(
            self._sheet,
            lambda: self._curriculum.preview(self._actor, program, start),
            lambda found: show(self._told(found, start)),
            lambda error: show(_problem(error)),
        )

    def lay(self, program: str, start: date) -> None:
        """Lay it; an earlier plan stays in the records."""
        trainee = self._trainee
        if trainee is not None:
            self._background.run(
                self._sheet,
                lambda: self._curriculum.lay_plan(self._actor, trainee, program, start),
                lambda plan: self._done(trainee, plan),
            )

    def _first_day(self) -> date:
        return self._curriculum.work_calendar().next_working(self._clock.today())

    def _ask(self, programs: Sequence[tuple[str, str]], start: date) -> None:
        if self._trainee is None:
            return
        title = tr("为 {name} 排计划").format(name=self._trainee.name)
        self._sheet.ask(title, [Program(key, name) for key, name in programs], start)
        self._sheet.open()

    def _told(self, found: PlanPreview, start: date) -> Preview:
        lines = (
            tr("第一天：{day}").format(day=_day(found.first)),
            tr("最后一天：{day}").format(day=_day(found.last)),
            tr("共 {n} 次课，都在工作日上").format(n=found.sessions),
        )
        warnings = []
        if found.first > start:
            warnings.append(
                tr("{day} 休息，从 {first} 开始。").format(
                    day=day_text(start), first=day_text(found.first)
                )
            )
        warnings += [
            tr("{year} 年的放假安排还没有公布，之后的日期可能变动。").format(year=year)
            for year in found.provisional_years
        ]
        if self._plan is not None:
            warnings.append(
                tr("现有的“{title}”会被新计划取代，原来的记录保留。").format(title=self._plan.title)
            )
        return Preview(lines, tuple(warnings))

    def _done(self, trainee: Person, plan: Plan) -> None:
        self._sheet.close_overlay()
        self._navigator.notify(
            tr("已为 {name} 排好“{title}”。").format(name=trainee.name, title=plan.title)
        )


def _day(day: date) -> str:
    return f"{long_day(day)} {day_text(day).rpartition(' ')[2]}"


def _problem(error: Exception) -> Preview:
    if isinstance(error, Trouble):
        return Preview(problem=str(error))
    raise error
