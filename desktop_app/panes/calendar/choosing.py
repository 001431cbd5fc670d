"""Choosing whose calendar to look at: everybody's, a class's, one person's."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from db.records import Person, Role
from desktop_app.panes.calendar.shown import Candidate
from desktop_app.system.background import Background
from desktop_app.system.text import day_text, tr
from desktop_app.training.curriculum.showing.whose import Scope, Whose, whose
from desktop_app.training.people.use_cases import People

if TYPE_CHECKING:
    from desktop_app.training.curriculum.classes.use_cases import ClassEntry, Classes


class ShowsPeople(Protocol):
    """The sheet, as far as the picker needs it."""

    def open(self) -> None: ...
    def close_overlay(self) -> None: ...
    def show_people(self, people: Sequence[Candidate], any_at_all: bool) -> None: ...


class PersonPicker:
    """Finds a class by name, a trainee by name, initials or staff number."""

    def __init__(
        self,
        sheet: ShowsPeople,
        actor: Person,
        people: People,
        classes: "Callable[[], Classes]",
        background: Background,
        chosen: Callable[[Whose], None],
    ) -> None:
        self._sheet = sheet
        self._actor = actor
        self._people = people
        self._classes = classes
        self._background = background
        self._chosen = chosen
        self._everybody: tuple[Person, ...] = ()
        self._groups: tuple[ClassEntry, ...] = ()
        self._words = ""

    def open(self) -> None:
        """Open the sheet with everybody whom the actor may see."""
        self._words = ""
        self._sheet.open()
        self._background.run(self._sheet, self._find, self._take)

    def search(self, words: str) -> None:
        """Show who fits *words*; without any, first what stands for several."""
        self._words = words
        wanted = "".join(words.lower().split())
        found = [] if wanted else self._several()
        found += [_class(one) for one in self._groups if wanted in one.training_class.name.lower()]
        found += [_candidate(one) for one in self._everybody if _fits(one, wanted)]
        self._sheet.show_people(found, bool(self._everybody))

    def choose(self, key: str) -> None:
        """Show the calendar with this key."""
        self._sheet.close_overlay()
        wanted = whose(key)
        if wanted is not None:
            self._chosen(wanted)

    def _find(self) -> "tuple[tuple[Person, ...], tuple[ClassEntry, ...]]":
        return self._people.trainees(self._actor), self._classes().listed(self._actor)

    def _take(self, found: "tuple[tuple[Person, ...], tuple[ClassEntry, ...]]") -> None:
        self._everybody, self._groups = found
        self.search(self._words)  # who is quick has typed already

    def _several(self) -> list[Candidate]:
        everybody = tr("全部学员") if self._actor.has(Role.SUPERVISOR) else tr("我的学员")
        return [
            _row(Whose(Scope.ALL), everybody, tr("{n} 人").format(n=len(self._everybody))),
            _row(Whose(Scope.MINE), tr("我带的课"), ""),
        ]


def _row(key: Whose, name: str, note: str, order: int = 0) -> Candidate:
    return Candidate(key.key, name, note, "", "", order)


def _class(one: "ClassEntry") -> Candidate:
    note = tr("{n} 人").format(n=one.members)
    if one.training_class.closed_on is not None:
        note = tr("已结班 · {note}").format(note=note)
    return Candidate(
        key=Whose(Scope.CLASS, one.training_class.id).key,
        name=one.training_class.name,
        team=note,
        number=day_text(one.training_class.start_on).partition(" ")[0],
        joined=day_text(one.training_class.start_on),
        joined_order=one.training_class.start_on.toordinal(),
    )


def _fits(person: Person, wanted: str) -> bool:
    return (
        wanted in person.name.lower()
        or person.initials.startswith(wanted)
        or person.staff_number.startswith(wanted)
    )


def _candidate(person: Person) -> Candidate:
    return Candidate(
        key=Whose(Scope.PERSON, person.id).key,
        name=person.name,
        team=person.team,
        number=person.staff_number,
        joined=day_text(person.joined_on),
        joined_order=person.joined_on.toordinal(),
    )
