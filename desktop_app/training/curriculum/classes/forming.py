"""What a class's plan is made of: what is held together, and each member's own sessions."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from db.records import HeldSession, SessionOnDay
from desktop_app.training.curriculum.moving.conflicts import Conflict
from desktop_app.training.curriculum.moving.making import held_from


@dataclass(frozen=True, slots=True)
class NewClass:
    """A class as it is typed in."""

    name: str
    program_key: str
    start: date
    capacity: int
    room: str = ""
    """Replaces the place that the program names most for what is held together; empty: none."""
    trainer_id: UUID | None = None
    members: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class ClassPreview:
    """What opening a class would give."""

    first: date
    last: date
    sessions: int
    """Of one trainee."""
    together: int
    """As many of them are held together."""
    provisional_years: tuple[int, ...]
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True, slots=True)
class Formed:
    """The sessions of a class as they would stand."""

    held: tuple[HeldSession, ...]
    own: tuple[SessionOnDay, ...]
    """What every member has alone, of nobody yet."""

    @property
    def days(self) -> list[date]:
        """The day of every session."""
        return [one.day for one in self.held] + [one.day for one in self.own]


def form(class_id: UUID, laid: Sequence[SessionOnDay], room: str) -> Formed:
    """Part what was laid into what the class holds together and what each member has alone."""
    together = [one for one in laid if one.detail["together"]]
    usual = Counter(one.place for one in together).most_common(1)
    main = usual[0][0] if usual and room else None
    held = tuple(
        held_from(one, class_id, room if one.place == main else one.place) for one in together
    )
    return Formed(held, tuple(one for one in laid if not one.detail["together"]))
