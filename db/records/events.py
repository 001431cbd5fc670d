"""What a calendar shows of sessions: each gathering once, and stages as spans."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class EventsWanted:
    """Which sessions are asked for; what is None or empty leaves nothing out."""

    first: date
    last: date
    people: Collection[UUID] | None = None
    class_id: UUID | None = None
    leader: UUID | None = None
    """With *people*: those of the people, and those that this one leads."""
    place: str = ""
    kind: str = ""
    most_a_day: int | None = None
    whole: Collection[date] = ()
    """Of these days everything is asked for, however much that is."""
    also: UUID | None = None
    """Asked for as well, wherever on its day it stands: a session, or a seat of one."""


@dataclass(frozen=True, slots=True)
class Event:
    """A session that takes place, the seats of a class's as one; minutes from midnight."""

    id: UUID
    """Of the class's session, or of the trainee's own."""
    seat_id: UUID
    """Of one of its seats; the trainee's, where only one person is asked for."""
    version_id: UUID
    """The program's version, which knows the titles of stages."""
    stage: str
    tone: str
    title: str
    kind: str
    day: date
    start: int
    minutes: int
    place: str
    people: int
    person: str
    """The name of one who is there."""
    class_name: str
    done: bool
    shared: bool
    """A class holds it together."""
    of_day: int
    """How many there are on its day in all, the ones left out included."""


@dataclass(frozen=True, slots=True)
class StageSpan:
    """From when to when a trainee is in a stage of a plan, with what of it is done."""

    plan_id: UUID
    person_id: UUID
    person: str
    staff_number: str
    class_id: UUID | None
    class_name: str
    version_id: UUID
    stage: str
    tone: str
    first: date | None
    last: date | None
    """The days of its sessions apart from milestones; None where it has no others."""
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Milestone:
    """An exam, a practical test or a review of a trainee."""

    session_id: UUID
    plan_id: UUID
    title: str
    kind: str
    day: date
    done: bool
