"""Choosing whose calendar to look at."""

from collections.abc import Callable, Sequence
from typing import Protocol
from uuid import UUID

from db.records import Person
from desktop_app.panes.calendar.shown import Candidate
from desktop_app.system.background import Background
from desktop_app.system.text import day_text
from desktop_app.training.people.use_cases import People


class ShowsPeople(Protocol):
    """The sheet, as far as the picker needs it."""

    def open(self) -> None: ...
    def close_overlay(self) -> None: ...
    def show_people(self, people: Sequence[Candidate], any_at_all: bool) -> None: ...


class PersonPicker:
    """Finds a trainee by name, initials or staff number."""

    def __init__(
        self,
        sheet: ShowsPeople,
        actor: Person,
        people: People,
        background: Background,
        chosen: Callable[[UUID], None],
    ) -> None:
        self._sheet = sheet
        self._actor = actor
        self._people = people
        self._background = background
        self._chosen = chosen
        self._everybody: tuple[Person, ...] = ()

    def open(self) -> None:
        """Open the sheet with everybody whom the actor may see."""
        self._sheet.open()
        self._background.run(self._sheet, lambda: self._people.trainees(self._actor), self._take)

    def search(self, words: str) -> None:
        """Show who fits *words*."""
        wanted = "".join(words.lower().split())
        found = [one for one in self._everybody if _fits(one, wanted)]
        self._sheet.show_people([_candidate(one) for one in found], bool(self._everybody))

    def choose(self, key: str) -> None:
        """Show the calendar of the person with this key."""
        self._sheet.close_overlay()
        self._chosen(UUID(key))

    def _take(self, everybody: tuple[Person, ...]) -> None:
        self._everybody = everybody
        self.search("")


def _fits(person: Person, wanted: str) -> bool:
    return (
        wanted in person.name.lower()
        or person.initials.startswith(wanted)
        or person.staff_number.startswith(wanted)
    )


def _candidate(person: Person) -> Candidate:
    return Candidate(
        key=str(person.id),
        name=person.name,
        team=person.team,
        number=person.staff_number,
        joined=day_text(person.joined_on),
        joined_order=person.joined_on.toordinal(),
    )
