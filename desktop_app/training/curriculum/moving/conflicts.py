"""What stands in the way of a session, each told in one sentence: pure rules."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from db.records import Person, Shift
from desktop_app.system.text import day_text, tr
from desktop_app.training.curriculum.moving.ordering import Broken
from desktop_app.training.curriculum.moving.sittings import Sitting, clock
from desktop_app.training.curriculum.rooms.shifts import hours_of, works
from desktop_app.training.curriculum.workdays import WorkCalendar

_NAMED = 2
"""As many people are named in one sentence."""


class ConflictKind(StrEnum):
    """What is wrong with a session at a place and time."""

    CLOSED = "closed"
    PAST = "past"
    ORDER = "order"
    ROOM = "room"
    LEADER = "leader"
    TRAINEE = "trainee"
    SHIFT = "shift"
    CAPACITY = "capacity"
    WAITS = "waits"
    """Something waits for what is called off."""


_BLOCKING = frozenset({ConflictKind.CLOSED, ConflictKind.PAST, ConflictKind.ORDER})


@dataclass(frozen=True, slots=True)
class Conflict:
    """One thing that stands in the way; `blocking` ones have to be solved first."""

    kind: ConflictKind
    text: str
    session_id: UUID
    """The session that cannot stand there: a class's, or a trainee's own."""
    other_id: UUID | None = None
    """What is in its way, where that is a session."""

    @property
    def blocking(self) -> bool:
        return self.kind in _BLOCKING


@dataclass(frozen=True)
class Grounds:
    """What conflicts are found in."""

    calendar: WorkCalendar
    today: date
    rooms: Mapping[str, int]
    """How many people each room holds, by name."""
    people: Mapping[UUID, Person]
    shifts: Sequence[Shift] = ()
    others: dict[date, list[Sitting]] = field(default_factory=dict)
    """What takes place otherwise, by day."""

    def add(self, sitting: Sitting) -> None:
        """Let *sitting* take place too."""
        self.others.setdefault(sitting.day, []).append(sitting)


def conflicts(sitting: Sitting, grounds: Grounds) -> tuple[Conflict, ...]:
    """Return everything that stands in the way of a session, what blocks it first."""
    found = [*_of_day(sitting, grounds), *_of_room(sitting, grounds)]
    for other in grounds.others.get(sitting.day, ()):
        if other.id != sitting.id and sitting.meets(other):
            found += _with(sitting, other, grounds)
    found += _of_shifts(sitting, grounds)
    return tuple(sorted(found, key=lambda one: not one.blocking))


def order_conflict(broken: Broken) -> Conflict:
    """Return the sentence on two sessions in the wrong order."""
    text = tr("“{first}”要在“{then}”之前，这样改会把先后颠倒。")
    if broken.piece.fixed:
        text = tr("“{then}”已经上过，它要在“{first}”之后，不能再把“{first}”往后改。")
    elif broken.before.plan_id is not None and broken.piece.plan_id is None:
        text = tr("全班的“{then}”要在“{first}”之后，个人的课次不能带着全班一起改。")
    return Conflict(
        ConflictKind.ORDER,
        text.format(first=broken.before.title, then=broken.piece.title),
        broken.piece.id,
        broken.before.id,
    )


def _of_day(sitting: Sitting, grounds: Grounds) -> Iterator[Conflict]:
    if sitting.day < grounds.today:
        text = tr("{day}已经过去了。").format(day=day_text(sitting.day))
        yield Conflict(ConflictKind.PAST, text, sitting.id)
    if not grounds.calendar.is_working(sitting.day):
        text = tr("{day}不上班（{name}）。").format(
            day=day_text(sitting.day), name=grounds.calendar.info(sitting.day).name
        )
        yield Conflict(ConflictKind.CLOSED, text, sitting.id)


def _of_room(sitting: Sitting, grounds: Grounds) -> Iterator[Conflict]:
    count = len(sitting.people)
    room = grounds.rooms.get(sitting.place)
    if room is not None and count > room:
        text = tr("{place}坐得下 {room} 人，“{title}”有 {n} 人。").format(
            place=sitting.place, room=room, title=sitting.title, n=count
        )
        yield Conflict(ConflictKind.CAPACITY, text, sitting.id)
    elif sitting.capacity is not None and count > sitting.capacity:
        text = tr("“{title}”最多 {most} 人，现在有 {n} 人。").format(
            title=sitting.title, most=sitting.capacity, n=count
        )
        yield Conflict(ConflictKind.CAPACITY, text, sitting.id)


def _with(sitting: Sitting, other: Sitting, grounds: Grounds) -> Iterator[Conflict]:
    """Tell where two sessions at the same time need the same room or person."""
    if sitting.same_occasion(other):
        return
    facts = {"day": day_text(other.day), "hours": other.hours, "title": other.title}
    if sitting.place == other.place and sitting.place in grounds.rooms:
        text = tr("{place}在 {day} {hours} 已经安排了“{title}”。")
        yield Conflict(
            ConflictKind.ROOM, text.format(place=sitting.place, **facts), sitting.id, other.id
        )
    leader = sitting.leader
    if leader is not None and (leader == other.leader or leader in other.people):
        text = tr("{name}在 {day} {hours} 要带“{title}”。")
        if leader in other.people:
            text = tr("{name}在 {day} {hours} 要参加“{title}”。")
        name = _name(leader, grounds)
        yield Conflict(ConflictKind.LEADER, text.format(name=name, **facts), sitting.id, other.id)
    both = sitting.people & other.people
    if both:
        text = tr("{who}在 {day} {hours} 已经有“{title}”。")
        who = names(both, grounds)
        yield Conflict(ConflictKind.TRAINEE, text.format(who=who, **facts), sitting.id, other.id)


def _of_shifts(sitting: Sitting, grounds: Grounds) -> Iterator[Conflict]:
    """Tell who does not work then; trainees with the same reason share a sentence."""
    if not grounds.shifts:
        return
    reasons: dict[str, set[UUID]] = {}
    worked = grounds.calendar.is_working(sitting.day)
    for id_ in {*sitting.people, *([sitting.leader] if sitting.leader else [])}:
        person = grounds.people.get(id_)
        team = person.team_id if person else None
        hours = hours_of(id_, team, sitting.day, grounds.shifts, worked=worked)
        if hours is not None and not works(hours, sitting.start, sitting.minutes):
            reason = tr("、").join(
                tr("{name} {begin}–{end}").format(
                    name=one.name, begin=clock(one.begin), end=clock(one.end)
                )
                for one in hours
            )
            reasons.setdefault(reason, set()).add(id_)
    for reason, people in reasons.items():
        text = tr("{who}在 {day} 上{reason}，这一课在班次以外。")
        if not reason:
            text = tr("{who}在 {day} 不当班。")
        yield Conflict(
            ConflictKind.SHIFT,
            text.format(who=names(people, grounds), day=day_text(sitting.day), reason=reason),
            sitting.id,
        )


def _name(person_id: UUID, grounds: Grounds) -> str:
    person = grounds.people.get(person_id)
    return person.name if person else tr("一位同事")


def names(people: Collection[UUID], grounds: Grounds) -> str:
    """Name people; of many, a few and how many they are."""
    found = sorted(_name(one, grounds) for one in people)
    if len(found) <= _NAMED:
        return tr("、").join(found)
    return tr("{names}等 {n} 人").format(names=tr("、").join(found[:_NAMED]), n=len(found))
