"""Whether somebody works at a time: pure rules over weekly shifts (班次)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from db.records import Person, Shift
from desktop_app.system.text import tr

WEEKDAYS = "一二三四五六日"
_SATURDAY, _WEEK = 5, 0b0011111


@dataclass(frozen=True, slots=True)
class Hours:
    """When somebody works on a day, in minutes from midnight."""

    name: str
    begin: int
    end: int


def hours_of(
    person_id: UUID, team_id: UUID | None, day: date, shifts: Sequence[Shift], *, worked: bool
) -> tuple[Hours, ...] | None:
    """Return when somebody works on *day*; None where no shift is known, () for a day off.

    A person's own shifts win over those of their team. *worked* tells that the organisation works
    on *day*: on a weekend day that was swapped for a holiday, whoever works from Monday to Friday
    works as then, unless a shift names the day itself.
    """
    valid = [one for one in shifts if _holds(one, day)]
    own = [one for one in valid if one.person_id == person_id]
    mine = own or [one for one in valid if team_id is not None and one.team_id == team_id]
    if not mine:
        return None
    named = [one for one in mine if one.weekdays >> day.weekday() & 1]
    if not named and worked and day.weekday() >= _SATURDAY:
        named = [one for one in mine if one.weekdays & _WEEK == _WEEK]
    return tuple(Hours(one.name, one.from_minute, one.to_minute) for one in named)


def works(hours: Sequence[Hours] | None, start: int, minutes: int) -> bool:
    """Tell whether a session fits into the hours; who has no shifts works at any time."""
    if hours is None:
        return True
    return any(one.begin <= start and start + minutes <= one.end for one in hours)


def shifts_for(person: Person, shifts: Sequence[Shift]) -> tuple[Shift, ...]:
    """Return the shifts that are about somebody, their own ones first."""
    own = tuple(one for one in shifts if one.person_id == person.id)
    team = tuple(one for one in shifts if person.team_id and one.team_id == person.team_id)
    return own + team


def weekdays_text(mask: int) -> str:
    """Return a mask of weekdays in words: 周一至周五, 周一、周三."""
    days = [number for number in range(7) if mask >> number & 1]
    if len(days) > 2 and days == list(range(days[0], days[-1] + 1)):
        return tr("周{first}至周{last}").format(first=WEEKDAYS[days[0]], last=WEEKDAYS[days[-1]])
    return tr("、").join(tr("周{day}").format(day=WEEKDAYS[number]) for number in days)


def _holds(shift: Shift, day: date) -> bool:
    return shift.valid_from <= day and (shift.valid_until is None or day <= shift.valid_until)
