"""Fills in the sheets of a sample's trainee day by day, each resting on what was done before."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from random import Random
from uuid import UUID

from db.records import Evidence, Person, SessionOnDay, Sheet
from desktop_app.sample.days import Days
from desktop_app.sample.practising import Done, skill_on
from desktop_app.sample.sheets import Clerk
from desktop_app.sample.staff import Trainee

OWED_DAYS = 3
"""Shadow days of the last days are not written up yet: the mentor has something to do."""


class Filing:
    """The sheets of one trainee; `mentor` and `supervisor` fill what the trainee does not.

    Attribute: `practicals`, the days of practical tests that were held, with what they came to.
    """

    def __init__(
        self,
        clerk: Clerk,
        days: Days,
        random: Random,
        mentor: Person,
        supervisor: Person,
        add: Callable[[Sheet], None],
        sat: dict[UUID, int] | None = None,
    ) -> None:
        """Prepare; what somebody comes to in theory goes to *sat*, where the exam is held."""
        self._clerk = clerk
        self._days = days
        self._random = random
        self._mentor = mentor
        self._supervisor = supervisor
        self._add = add
        self._sat = sat
        self.practicals: list[tuple[date, int]] = []

    def fill(
        self,
        trainee: Trainee,
        sessions: Sequence[SessionOnDay],
        done: Mapping[date, Sequence[Done]],
    ) -> None:
        """Hand every sheet up to yesterday to `add`, oldest first."""
        written: list[Sheet] = []
        drilled: list[Done] = []
        planned: dict[date, list[SessionOnDay]] = {}
        for session in sessions:
            planned.setdefault(session.day, []).append(session)
        for day in sorted(planned.keys() | done.keys()):
            if day >= self._days.today:
                break
            drilled += done.get(day, ())
            for sheet in self._of_day(trainee, day, planned.get(day, ()), done, written, drilled):
                self._add(sheet)
                written.append(sheet)

    def _of_day(
        self,
        trainee: Trainee,
        day: date,
        sessions: Sequence[SessionOnDay],
        done: Mapping[date, Sequence[Done]],
        written: Sequence[Sheet],
        drilled: Sequence[Done],
    ) -> list[Sheet]:
        person, skill = trainee.person, skill_on(trainee, day)
        sheets = []
        if self._random.random() < 0.88:
            at = self._days.moment(day, 1063)
            sheets.append(self._clerk.self_check(person, day, at, skill))
        for session in sessions:
            if session.kind == "shadow":
                if (self._days.today - day).days > OWED_DAYS:
                    at = self._days.moment(day, 1075)
                    seen = tuple(one.evidence() for one in done.get(day, ())[:3])
                    sheets.append(
                        self._clerk.shadow_day(self._mentor, person, day, at, skill, seen)
                    )
                continue
            judged = self._judged(session, person, day, skill, [*written, *sheets], drilled)
            if judged is not None:
                sheets.append(judged)
        return sheets

    def _judged(
        self,
        session: SessionOnDay,
        person: Person,
        day: date,
        skill: float,
        written: Sequence[Sheet],
        drilled: Sequence[Done],
    ) -> Sheet | None:
        """Return the supervisor's sheet that a session ends with, where it has one."""
        clerk, leader = self._clerk, self._supervisor
        if session.kind == "review":
            at = self._days.moment(day, 1000)
            chain = _chain(written, drilled)
            return clerk.evaluation(leader, person, day, at, skill, chain)
        if session.session_key == "theory":
            at = self._days.moment(day, 1010)
            mark = self._mark(56, 58, 99, skill)
            if self._sat is not None:
                self._sat[person.id] = mark
                return None
            return clerk.theory(leader, person, day, at, mark)
        if session.kind == "practical":
            self.practicals.append((day, self._mark(54, 55, 98, skill)))
        return None

    def _mark(self, base: int, least: int, most: int, skill: float) -> int:
        # The better somebody is, the less is left to chance: the best become gold agents.
        spread = 5.5 * (1.2 - skill)
        return max(least, min(most, round(base + skill * 42 + self._random.gauss(0, spread))))


def _chain(written: Sequence[Sheet], drilled: Sequence[Done]) -> tuple[Evidence, ...]:
    """Return what a judgement rests on: the latest attempts and the latest sheets before it."""
    sheets = [
        Evidence("sheet", one.id, f"{one.title} {one.number}")
        for one in written[-30:]
        if one.use == "shadow_day"
    ][-4:]
    check = [Evidence("sheet", s.id, s.title) for s in written[-6:] if s.use == "self_check"][-1:]
    return (*(one.evidence() for one in drilled[-4:]), *check, *sheets)
