"""Opening a class: what it would give and meet first, then doing it."""

from collections.abc import Callable
from typing import Protocol
from uuid import UUID

from db.records import Person, Role
from desktop_app.panes.calendar.changing.shown import Obstacle
from desktop_app.panes.calendar.classes.shown import ClassTyped, Offered, OpenPreview
from desktop_app.panes.calendar.shown import Choice
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.errors import Trouble
from desktop_app.system.text import day_text, long_day, tr
from desktop_app.training.curriculum.classes.forming import ClassPreview, NewClass
from desktop_app.training.curriculum.classes.use_cases import Classes
from desktop_app.training.curriculum.showing.use_cases import Calendars
from desktop_app.training.curriculum.use_cases import Curriculum
from desktop_app.training.people.use_cases import People


class ShowsOpening(Protocol):
    """The sheet, as far as the opener needs it."""

    def open(self) -> None: ...
    def close_overlay(self) -> None: ...
    def ask(self, offered: Offered) -> None: ...
    def show_preview(self, preview: OpenPreview) -> None: ...


class Opener:
    """Opens a class after showing what that would give."""

    def __init__(
        self,
        sheet: ShowsOpening,
        actor: Person,
        classes: Classes,
        calendars: Calendars,
        curriculum: Curriculum,
        people: People,
        clock: Clock,
        background: Background,
        say: Callable[[str], None],
    ) -> None:
        self._sheet = sheet
        self._actor = actor
        self._classes = classes
        self._calendars = calendars
        self._curriculum = curriculum
        self._people = people
        self._clock = clock
        self._background = background
        self._say = say
        self._asked = 0

    def open(self) -> None:
        """Ask for a class."""

        def ask(offered: Offered) -> None:
            self._sheet.ask(offered)
            self._sheet.open()

        self._background.run(self._sheet, self._offered, ask)

    def preview(self, typed: ClassTyped) -> None:
        """Show what opening it would give."""
        self._asked += 1
        asked = self._asked

        def show(preview: OpenPreview) -> None:
            if asked == self._asked:
                self._sheet.show_preview(preview)

        self._background.run(
            self._sheet,
            lambda: self._classes.preview(self._actor, _new(typed)),
            lambda found: show(_told(found)),
            lambda error: show(_problem(error)),
        )

    def do(self, typed: ClassTyped) -> None:
        """Open it, in spite of what was shown to be in the way."""
        self._background.run(
            self._sheet,
            lambda: self._classes.open(self._actor, _new(typed), anyway=True),
            lambda one: self._done(one.name),
            lambda error: self._sheet.show_preview(_problem(error)),
        )

    def _offered(self) -> Offered:
        leading = [
            one for one in self._people.names() if one.has(Role.MENTOR) or one.has(Role.SUPERVISOR)
        ]
        calendar = self._curriculum.work_calendar()
        return Offered(
            programs=tuple(Choice(key, title) for key, title in self._curriculum.programs()),
            trainers=(
                Choice("", tr("还没有定")),
                *(Choice(str(one.id), one.name) for one in leading),
            ),
            rooms=self._calendars.places(),
            trainees=tuple(
                Choice(str(one.id), tr("{name} {number} {team}").format(
                    name=one.name, number=one.staff_number, team=one.team
                ).strip())
                for one in self._people.trainees(self._actor)
            ),
            start=calendar.next_working(self._clock.today()),
        )  # fmt: skip

    def _done(self, name: str) -> None:
        self._sheet.close_overlay()
        self._say(tr("“{name}”已开班，课次排到了每个人的日历上。").format(name=name))


def _new(typed: ClassTyped) -> NewClass:
    return NewClass(
        name=typed.name,
        program_key=typed.program,
        start=typed.start,
        capacity=typed.capacity,
        room=typed.room,
        trainer_id=UUID(typed.trainer) if typed.trainer else None,
        members=tuple(UUID(key) for key in typed.members),
    )


def _told(found: ClassPreview) -> OpenPreview:
    lines = [
        tr("{first}–{last}").format(
            first=f"{long_day(found.first)} {day_text(found.first).rpartition(' ')[2]}",
            last=f"{long_day(found.last)} {day_text(found.last).rpartition(' ')[2]}",
        ),
        tr("每人 {n} 节，其中 {m} 节全班一起上").format(n=found.sessions, m=found.together),
    ]
    lines += [
        tr("{year} 年的放假安排还没有公布，之后的日期可能变动。").format(year=year)
        for year in found.provisional_years
    ]
    obstacles = tuple(Obstacle(one.text, one.blocking) for one in found.conflicts)
    return OpenPreview(tuple(lines), obstacles)


def _problem(error: Exception) -> OpenPreview:
    if not isinstance(error, Trouble):
        raise error
    return OpenPreview(problem=str(error))
