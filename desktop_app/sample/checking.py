"""The self-checks of a sample beside the daily one: shift, week and event, with rows and misses."""

from collections.abc import Callable
from datetime import date
from typing import Any

from db.records import Sheet
from desktop_app.sample.carding import MOST_PEOPLE
from desktop_app.sample.desk import Desk
from desktop_app.sample.practising import skill_on
from desktop_app.sample.staff import Staff, Trainee
from desktop_app.training.checks.rhythm import last_working_days, monday_of

SHIFT = (("appearance-check", 530), ("handover-check", 1050))
WEEK = (("privacy-desk-check", 1030), ("ticket-closing-check", 1035))
EVENTS = (
    ("front-desk-check", 560, 0.07),
    ("complaint-check", 900, 0.09),
    ("vip-visit-check", 980, 0.02),
    ("emergency-check", 840, 0.012),
)
"""Form, minute of the day, and how likely its event is on a working day."""

DIFFERENT = 30
"""So many different sheets of a form at each level; scoring each would take too long."""


def check_themselves(desk: Desk, staff: Staff, add: Callable[[Sheet], None]) -> None:
    """Hand the checks of every trainee up to yesterday to *add*."""
    checker = _Checker(desk, add)
    for trainee in staff.trainees[:MOST_PEOPLE]:
        checker.check(trainee)


class _Checker:
    def __init__(self, desk: Desk, add: Callable[[Sheet], None]) -> None:
        self._desk = desk
        self._add = add
        self._kept: dict[tuple[str, int], list[dict[str, Any]]] = {}

    def check(self, trainee: Trainee) -> None:
        """Let one trainee check themselves: some too kindly, some too strictly, some forget."""
        random = self._desk.random
        kindness = random.choice((0.0, 0.0, 0.05, 0.25, 0.3, -0.15))
        diligence = random.uniform(0.78, 0.99)
        for day in self._desk.working(trainee.start):
            kind = max(0.2, min(0.99, 0.42 + skill_on(trainee, day) * 0.5 + kindness))
            for key, minute in SHIFT:
                if random.random() < diligence:
                    self._hand_in(trainee, key, day, minute, kind)
            if day == self._week_ends(day):
                for key, minute in WEEK:
                    if random.random() < diligence:
                        self._hand_in(trainee, key, day, minute, kind)
            for key, minute, likely in EVENTS:
                if random.random() < likely:
                    self._hand_in(trainee, key, day, minute, kind)

    def _week_ends(self, day: date) -> date:
        return last_working_days(monday_of(day), self._desk.calendar.is_working)[0]

    def _hand_in(self, trainee: Trainee, key: str, day: date, minute: int, kind: float) -> None:
        at = self._desk.days.moment(day, minute)
        answers = self._answers(key, kind)
        person = trainee.person
        self._add(self._desk.clerk.filed(key, person, person, day, at, answers))

    def _answers(self, key: str, kind: float) -> dict[str, Any]:
        random = self._desk.random
        kept = self._kept.setdefault((key, round(kind * 20)), [])
        if len(kept) < DIFFERENT:
            items = self._desk.clerk.forms[key].item.items()
            kept.append({item.id: self._answer(kind) for item in items})
            return kept[-1]
        return random.choice(kept)

    def _answer(self, kind: float) -> str:
        drawn = self._desk.random.random()
        if drawn < 0.04:
            return "na"
        return "yes" if self._desk.random.random() < kind else "no"
