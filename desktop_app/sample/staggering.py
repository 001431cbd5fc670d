"""Gives the members of the sample's classes times of their own for reviews, practicals, talks."""

from collections.abc import Collection
from datetime import date, timedelta
from uuid import UUID

from db.store import Transaction
from desktop_app.training.curriculum.classes.staggering import spread
from desktop_app.training.curriculum.moving.conflicts import Grounds
from desktop_app.training.curriculum.moving.sittings import ALONE, by_day, own_sitting, sittings
from desktop_app.training.curriculum.workdays import WorkCalendar

_SPREAD = ALONE | {"meeting"}
"""A mentor's talks with two trainees keep clear of each other too, unless it is one talk."""


def stagger(
    tx: Transaction, calendar: WorkCalendar, today: date, members: Collection[UUID]
) -> None:
    """Move what is still to come, as opening a class would have; what was held stays.

    *members* come one after the other: the first keeps the times of the program.
    """
    tomorrow, last = today + timedelta(days=1), today + timedelta(days=365)
    taken = [
        one
        for one in tx.plans.occupied(tomorrow, last)
        if one.person_id not in members or one.held_id is not None or one.kind not in _SPREAD
    ]
    grounds = Grounds(
        calendar=calendar,
        today=tomorrow,
        rooms={room.name: room.capacity for room in tx.rooms.all()},
        people={},
        shifts=tx.rooms.shifts(tomorrow, last),
        others=by_day(sittings(taken)),
    )
    people = tx.people.each(members)
    for person_id in members:
        plan = tx.plans.of(person_id)
        if plan is None:
            continue
        trainer = tx.classes.get(plan.class_id).trainer_id if plan.class_id else None
        ahead = [one for one in tx.plans.sessions(plan.id) if one.day > today]
        mentor = people[person_id].mentor_id
        own = [own_sitting(one, trainer, mentor) for one in ahead]
        placed = spread(ahead, own, grounds, _SPREAD)
        for before, after in zip(ahead, placed, strict=True):
            if (before.day, before.start) != (after.day, after.start):
                tx.plans.move(after.id, after.day, after.start)
