"""Sheets of earlier years: a small department with as many as are asked for, to measure on."""

from collections.abc import Iterator
from datetime import date, timedelta

from db.records import Sheet
from desktop_app.sample.desk import Desk
from desktop_app.sample.staff import Staff, Trainee
from desktop_app.training.forms.template import ItemType

_INSPECTION = "quality-phone"


def earlier_sheets(desk: Desk, staff: Staff) -> Iterator[Sheet]:
    """Return sheets about the trainees without end, each working day before the day before it.

    Nobody had started then: what is asked of them is to be many, in the right proportions. They
    begin with the year before, whose numbers nothing else takes.
    """
    first = min(one.start for one in staff.trainees).replace(month=1, day=1)
    ago = 0
    while True:
        ago += 1
        day = first - timedelta(days=ago)
        if desk.calendar.is_working(day):
            for trainee in staff.trainees:
                yield from _of_day(desk, staff, trainee, day)


def _of_day(desk: Desk, staff: Staff, trainee: Trainee, day: date) -> Iterator[Sheet]:
    """A self-check, the mentor's shadow day, and twice a week the inspection of a call."""
    clerk, person, skill = desk.clerk, trainee.person, trainee.skill
    yield clerk.self_check(person, day, desk.days.moment(day, 1063), skill)
    at = desk.days.moment(day, 1075)
    yield clerk.shadow_day(staff.mentor_of(trainee), person, day, at, skill, ())
    if day.weekday() in (1, 3):
        answers = clerk.scales(_INSPECTION, skill) | {
            item.id: "yes"
            for item in clerk.forms[_INSPECTION].item.items()
            if item.type is ItemType.YES_NO
        }
        at = desk.days.moment(day, 1090)
        yield clerk.filed(_INSPECTION, person, staff.leaders[0], day, at, answers)
