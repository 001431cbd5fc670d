"""Setting up rooms and shifts."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Protocol
from uuid import UUID

from db.records import Person, Role, Room, Shift
from desktop_app.panes.calendar.rooms.shown import RoomRow, RoomsShown, ShiftRow, ShiftTyped
from desktop_app.panes.calendar.shown import Choice, clock
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.errors import Trouble
from desktop_app.system.text import day_text, tr
from desktop_app.training.curriculum.rooms.shifts import weekdays_text
from desktop_app.training.curriculum.rooms.use_cases import Rooms, ShiftWanted
from desktop_app.training.people.use_cases import People


class ShowsRooms(Protocol):
    """The page, as far as the presenter needs it."""

    def show_rooms(self, shown: RoomsShown) -> None: ...
    def show_problem(self, text: str) -> None: ...
    def set_heading(self, title: str, sentence: str) -> None: ...
    def say(self, text: str) -> None: ...


class RoomsPresenter:
    """Shows what there is, and writes what is typed in."""

    def __init__(
        self,
        view: ShowsRooms,
        actor: Person,
        rooms: Rooms,
        people: People,
        clock: Clock,
        background: Background,
    ) -> None:
        self._view = view
        self._actor = actor
        self._rooms = rooms
        self._people = people
        self._clock = clock
        self._background = background
        view.set_heading(tr("教室和班次"), tr("排课时按这里核对教室、容量和上班时间"))

    def refresh(self) -> None:
        """Load everything anew."""
        self._background.run(self._view, self._found, self._view.show_rooms)

    def keep_room(self, key: str, name: str, capacity: int) -> None:
        """Add a room, or change the one with this key."""
        id_ = UUID(key) if key else None
        self._write(
            lambda: self._rooms.put_room(self._actor, name, capacity, id_),
            tr("教室“{name}”已保存。").format(name=name.strip()),
        )

    def drop_room(self, key: str) -> None:
        """Watch over a room no longer."""
        self._write(
            lambda: self._rooms.drop_room(self._actor, UUID(key)),
            tr("教室已移除，已经排在那里的课次不变。"),
        )

    def keep_shift(self, typed: ShiftTyped) -> None:
        """Add a shift, or change the one with its key."""
        kind, _, name = typed.who.partition(":")
        wanted = ShiftWanted(
            name=typed.name,
            weekdays=typed.weekdays,
            from_minute=typed.begin,
            to_minute=typed.end,
            valid_from=typed.valid_from,
            person_id=UUID(name) if kind == "person" else None,
            team_id=UUID(name) if kind == "team" else None,
        )
        id_ = UUID(typed.key) if typed.key else None
        self._write(
            lambda: self._rooms.put_shift(self._actor, wanted, id_),
            tr("班次“{name}”已保存。").format(name=typed.name.strip()),
        )

    def end_shift(self, key: str) -> None:
        """Let a shift hold no longer than yesterday."""
        last = self._clock.today() - timedelta(days=1)
        self._write(
            lambda: self._rooms.end_shift(self._actor, UUID(key), last),
            tr("班次从今天起停用。"),
        )

    def _found(self) -> RoomsShown:
        people = [
            one
            for one in self._people.names()
            if one.has(Role.TRAINEE) or one.has(Role.MENTOR) or one.has(Role.SUPERVISOR)
        ]
        choices = [Choice(f"team:{one.id}", one.name) for one in self._people.teams()]
        choices += [Choice(f"person:{one.id}", f"{one.name} {one.staff_number}") for one in people]
        names = {choice.key: choice.title for choice in choices}
        today = self._clock.today()
        holding = [
            one
            for one in self._rooms.shifts(self._actor)
            if one.valid_until is None or one.valid_until >= today
        ]
        return RoomsShown(
            rooms=tuple(_room(one) for one in self._rooms.rooms()),
            unlisted=self._rooms.unlisted(),
            shifts=tuple(_shift(one, names) for one in holding),
            people=tuple(choices),
            today=today,
        )

    def _write(self, work: Callable[[], object], text: str) -> None:
        self._background.run(self._view, work, lambda _done: self._view.say(text), self._failed)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Trouble):
            raise error
        self._view.show_problem(str(error))


def _room(one: Room) -> RoomRow:
    return RoomRow(str(one.id), one.name, one.capacity)


def _shift(one: Shift, names: Mapping[str, str]) -> ShiftRow:
    who = f"team:{one.team_id}" if one.team_id else f"person:{one.person_id}"
    since = tr("{day} 起").format(day=day_text(one.valid_from).partition(" ")[0])
    return ShiftRow(
        key=str(one.id),
        name=one.name,
        who=names.get(who, ""),
        days=weekdays_text(one.weekdays),
        hours=f"{clock(one.from_minute)}–{clock(one.to_minute)}",
        valid=since,
        typed=ShiftTyped(
            str(one.id), one.name, who, one.weekdays, one.from_minute, one.to_minute, one.valid_from
        ),
    )
