"""Spreads what is held one by one over a class: reviews and practicals get a time each."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from db.ids import new_id
from db.records import Plan, SessionOnDay
from desktop_app.training.curriculum.leading import after_of
from desktop_app.training.curriculum.moving.conflicts import Conflict, Grounds, conflicts
from desktop_app.training.curriculum.moving.ordering import Moment
from desktop_app.training.curriculum.moving.sittings import ALONE, Sitting, own_sitting
from desktop_app.training.curriculum.moving.slots import starts

_DAYS = 5
"""How many working days before and after its own a session is spread over."""


def spread(
    sessions: Sequence[SessionOnDay],
    sittings: Sequence[Sitting],
    grounds: Grounds,
    kinds: Collection[str] = ALONE,
) -> tuple[SessionOnDay, ...]:
    """Return one trainee's sessions with those of some *kinds* at a time that is free.

    *sittings* are the same sessions in the same order; each time found is noted in *grounds*, so
    that the next trainee's keep clear of it. A session stays before what waits for it and behind
    what it waits for; where nothing is free it stays, to be told as a conflict.
    """
    found = list(sessions)
    for number, sitting in enumerate(sittings):
        if sitting.kind not in kinds or found[number].held_id is not None:
            continue
        low, high = _bounds(found, found[number])
        moment = next(
            (
                one
                for one in _moments(sitting, grounds)
                if low <= one and (one[0], one[1] + sitting.minutes) <= high
                if not conflicts(_at(sitting, one), grounds)
            ),
            (sitting.day, sitting.start),
        )
        found[number] = replace(found[number], day=moment[0], start=moment[1])
        grounds.add(_at(sitting, moment))
    return tuple(found)


def members_own(
    own: Sequence[SessionOnDay],
    plan: Plan,
    trainer: UUID | None,
    mentor: UUID | None,
    grounds: Grounds,
) -> tuple[tuple[SessionOnDay, ...], tuple[Conflict, ...]]:
    """Return what a member of a class has alone, and what is in its way.

    *own* is the same for every member; *trainer* is the class's, *mentor* the member's.
    """
    mine = [replace(one, id=new_id(), plan_id=plan.id, person_id=plan.person_id) for one in own]
    sittings = [own_sitting(one, trainer, mentor) for one in mine]
    placed = spread(mine, sittings, grounds)
    found: list[Conflict] = []
    for one in placed:
        found += conflicts(own_sitting(one, trainer, mentor), grounds)
    return placed, tuple(found)


def _bounds(sessions: Sequence[SessionOnDay], one: SessionOnDay) -> tuple[Moment, Moment]:
    after = set(after_of(one.detail))
    ends = [(o.day, o.start + o.minutes) for o in sessions if o.session_key in after]
    waiting = [(o.day, o.start) for o in sessions if one.session_key in after_of(o.detail)]
    return max(ends, default=(date.min, 0)), min(waiting, default=(date.max, 0))


def _moments(sitting: Sitting, grounds: Grounds) -> Iterator[Moment]:
    for day in _nearest(sitting.day, grounds):
        for start in starts(sitting):
            yield (day, start)


def _nearest(day: date, grounds: Grounds) -> Iterator[date]:
    """Yield *day*, then the working days before and after it by turns."""
    yield day
    steps = [_walk(day, -1, grounds), _walk(day, 1, grounds)]
    for _ in range(_DAYS):
        for walk in steps:
            yield next(walk)


def _walk(day: date, step: int, grounds: Grounds) -> Iterator[date]:
    while True:
        day += timedelta(days=step)
        if grounds.calendar.is_working(day):
            yield day


def _at(sitting: Sitting, moment: Moment) -> Sitting:
    return replace(sitting, day=moment[0], start=moment[1])
