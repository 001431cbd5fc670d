"""What takes place when: sessions with who is there, put together from everybody's time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from db.records import HeldSession, Occupied, SessionOnDay
from desktop_app.system.text import tr
from desktop_app.training.curriculum.leading import leader_of

ALONE = frozenset({"review", "practical"})
"""Held with one trainee at a time, even where several have the same one."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """A session that takes place, with everybody who is there; minutes from midnight."""

    id: UUID
    key: str
    title: str
    kind: str
    day: date
    start: int
    minutes: int
    place: str
    leader: UUID | None
    people: frozenset[UUID]
    capacity: int | None = None

    @property
    def end(self) -> int:
        return self.start + self.minutes

    @property
    def hours(self) -> str:
        """`09:00–11:30`."""
        return tr("{begin}–{end}").format(begin=clock(self.start), end=clock(self.end))

    def meets(self, other: "Sitting") -> bool:
        """Tell whether both take place at the same time."""
        same_day = self.day == other.day
        return same_day and self.start < other.end and other.start < self.end

    def same_occasion(self, other: "Sitting") -> bool:
        """Tell whether both are one gathering: the same session, place and leader."""
        mine = (self.key, self.start, self.place, self.leader)
        theirs = (other.key, other.start, other.place, other.leader)
        return mine == theirs and self.kind not in ALONE


def clock(minute: int) -> str:
    """Return minutes from midnight as `09:30`."""
    return f"{minute // 60:02d}:{minute % 60:02d}"


def sittings(occupied: Iterable[Occupied]) -> tuple[Sitting, ...]:
    """Return what takes place; the seats of a class's session are one sitting."""
    found: dict[UUID, Sitting] = {}
    people: dict[UUID, set[UUID]] = {}
    for one in occupied:
        people.setdefault(one.id, set()).add(one.person_id)
        if one.id not in found:
            mentor = None if one.held_id else one.mentor_id
            found[one.id] = Sitting(
                one.id, one.session_key, one.title, one.kind, one.day, one.start, one.minutes,
                one.place, leader_of(one.owner, one.trainer_id, one.class_trainer_id, mentor),
                frozenset(),
            )  # fmt: skip
    return tuple(replace(one, people=frozenset(people[id_])) for id_, one in found.items())


def by_day(several: Sequence[Sitting]) -> dict[date, list[Sitting]]:
    """Return sittings by the day that they take place on."""
    found: dict[date, list[Sitting]] = {}
    for one in several:
        found.setdefault(one.day, []).append(one)
    return found


def held_sitting(held: HeldSession, trainer: UUID | None, people: frozenset[UUID]) -> Sitting:
    """Return a class's session with who is there; *trainer* is the class's."""
    return Sitting(
        held.id, held.session_key, held.title, held.kind, held.day, held.start, held.minutes,
        held.place, leader_of(held.owner, held.trainer_id, trainer, None), people,
        held.detail.get("capacity"),
    )  # fmt: skip


def own_sitting(session: SessionOnDay, trainer: UUID | None, mentor: UUID | None) -> Sitting:
    """Return a trainee's own session; *trainer* is the class's, where they are in one."""
    return Sitting(
        session.id, session.session_key, session.title, session.kind, session.day, session.start,
        session.minutes, session.place,
        leader_of(session.owner, session.trainer_id, trainer, mentor),
        frozenset({session.person_id}), session.detail.get("capacity"),
    )  # fmt: skip
