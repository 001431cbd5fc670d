"""Further rooms of the practice pane, beside list, conversation and debrief."""

from collections.abc import Callable
from typing import Protocol


class Room(Protocol):
    """A page of its own; a target that begins with its name opens it."""

    def open(self, name: str = "") -> None:
        """Show the room; *name* is what stands behind the colon of the target."""
        ...

    def may_leave(self) -> bool:
        """Keep what is under way; whether the room may be left now."""
        ...


class Rooms:
    """The rooms that were furnished, by name, and in which of them one is."""

    def __init__(self) -> None:
        self._rooms: dict[str, Room] = {}
        self._doors: list[Callable[[], None]] = []
        self._late: dict[str, Callable[[], Room]] = {}
        self._back_to = ""

    def add_late(
        self, name: str, make: Callable[[], Room], refresh_door: Callable[[], None] | None = None
    ) -> None:
        """Add a room that is made when it is first entered; `name` is the kind of its targets.

        *refresh_door* is called whenever the list is shown: it tells what the list shows of it.
        """
        self._late[name] = make
        if refresh_door is not None:
            self._doors.append(refresh_door)

    def has(self, name: str) -> bool:
        """Whether there is such a room."""
        return name in self._rooms or name in self._late

    def enter(self, name: str, what: str = "") -> None:
        """Open a room."""
        if name in self._late:
            self._rooms[name] = self._late.pop(name)()
        self._rooms[name].open(what)

    def may_leave(self, page: str) -> bool:
        """Whether the page may be left, as far as it is a room."""
        room = self._rooms.get(page)
        return room is None or room.may_leave()

    def refresh_doors(self) -> None:
        """Tell the list what it shows of every room."""
        for refresh in self._doors:
            refresh()

    def come_back_to(self, name: str) -> None:
        """Lead back into this room when what was opened from it is closed."""
        self._back_to = name

    def taken_back(self) -> bool:
        """Enter the room that one has come from, once; False where there is none."""
        name, self._back_to = self._back_to, ""
        if name:
            self.enter(name)
        return bool(name)
