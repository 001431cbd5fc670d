"""Where each review of day 30, 60 and 90 stands: pure rules over plan, views and decisions."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from itertools import groupby
from uuid import UUID

from db.records import MilestoneDecision, PlannedGate, ReviewView
from db.records.mentoring import LAST_GATE

NUMBERS = (30, 60, LAST_GATE)
"""The gates of a plan in their order [S1]; the last one is graduation."""
GRADUATION = LAST_GATE


class Decision(StrEnum):
    """What a review may decide."""

    PASS = "pass"  # a decision, no password
    EXTEND = "extend"
    STOP = "stop"


class State(StrEnum):
    """Where a gate stands."""

    LATER = "later"
    """Too early, or the gate before it is not passed."""
    VIEWS = "views"
    """Trainee and mentor are asked for their views, and one of them is missing."""
    READY = "ready"
    """Both views are in: the review can be held."""
    PASSED = "passed"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Gate:
    """One review of one person; after an extension its next round."""

    plan: PlannedGate
    number: int
    """30, 60 or 90, whatever day an extension moved it to."""
    round: int
    state: State
    own: ReviewView | None
    mentor: ReviewView | None
    decisions: tuple[MilestoneDecision, ...]
    """What was decided here and stands, oldest first."""

    @property
    def target(self) -> str:
        """What sheets about this round are about."""
        return target_of(self.number, self.round)

    @property
    def open(self) -> bool:
        """Whether it waits for views or for its decision."""
        return self.state in (State.VIEWS, State.READY)

    def overdue(self, today: date) -> bool:
        """Tell whether its day has passed without a decision."""
        return self.open and self.plan.day < today

    @property
    def passed(self) -> bool:
        return self.state is State.PASSED


@dataclass(frozen=True, slots=True)
class Way:
    """All gates of one person's plan in order, with what they wait for."""

    gates: tuple[Gate, ...]

    @property
    def person_id(self) -> UUID:
        return self.gates[0].plan.person_id

    @property
    def current(self) -> Gate | None:
        """The first gate that is not passed; None after graduation and after a stop."""
        if any(one.state is State.STOPPED for one in self.gates):
            return None
        return next((one for one in self.gates if not one.passed), None)

    @property
    def standing(self) -> Gate:
        """The gate that somebody is listed by: the one they stand before, else the last decided."""
        if self.current is not None:
            return self.current
        decided = [one for one in self.gates if one.decisions]
        return decided[-1] if decided else self.gates[-1]

    @property
    def newest(self) -> MilestoneDecision | None:
        """The last decision that stands."""
        found = [one for gate in self.gates for one in gate.decisions]
        return max(found, key=lambda one: (one.decided_at, one.sheet_id), default=None)

    @property
    def graduated(self) -> MilestoneDecision | None:
        """The decision that somebody graduated by."""
        return graduation([one for gate in self.gates for one in gate.decisions])

    @property
    def stopped(self) -> MilestoneDecision | None:
        """The decision that ended the plan."""
        newest = self.newest
        return newest if newest is not None and newest.decision == Decision.STOP else None

    def gate(self, number: int) -> Gate:
        """Return one gate; raises LookupError where the plan has none."""
        for one in self.gates:
            if one.number == number:
                return one
        raise LookupError(f"gate {number}")


def ways(
    planned: Sequence[PlannedGate],
    views: Iterable[ReviewView],
    decisions: Iterable[MilestoneDecision],
    today: date,
    opens: Callable[[date], date],
) -> tuple[Way, ...]:
    """Return everybody's gates; *planned* stands by person and day.

    *opens* tells from which day on views of a review are asked for. The reviews of a plan are its
    gates in their order: a program with fewer has fewer, more are no gates.
    """
    seen: dict[UUID, list[ReviewView]] = defaultdict(list)
    decided: dict[UUID, list[MilestoneDecision]] = defaultdict(list)
    for view in views:
        seen[view.subject_id].append(view)
    for decision in decisions:
        decided[decision.trainee_id].append(decision)
    found = []
    opens = cache(opens)  # a cohort has its reviews on the same days
    for person, group in groupby(planned, key=lambda one: one.person_id):
        own = list(group)
        laid = own[0].laid_at
        found.append(
            _way(
                own,
                [one for one in seen[person] if one.signed_at >= laid],
                [one for one in decided[person] if one.decided_at >= laid],
                today,
                opens,
            )
        )
    return tuple(found)


def graduation(decisions: Iterable[MilestoneDecision]) -> MilestoneDecision | None:
    """Return the decision that somebody graduated by, of all that stand; None before."""
    newest = max(decisions, key=lambda one: (one.decided_at, one.sheet_id), default=None)
    if newest is None or newest.gate != GRADUATION or newest.decision != Decision.PASS:
        return None
    return newest


def target_of(number: int, turn: int) -> str:
    """Return how a sheet names a review: gate and round."""
    return f"review:{number}:{turn}"


def read_target(target: str) -> tuple[int, int] | None:
    """Return gate and round that a target names, None for anything else."""
    kind, _, rest = target.partition(":")
    number, _, turn = rest.partition(":")
    if kind != "review" or not number.isdecimal() or not turn.isdecimal():
        return None
    return int(number), int(turn)


def window_opens(day: date, days: int, is_working: Callable[[date], bool]) -> date:
    """Return the day that lies *days* working days before a review."""
    left = days
    while left > 0:
        day -= timedelta(days=1)
        left -= is_working(day)
    return day


def _way(
    planned: Sequence[PlannedGate],
    views: Sequence[ReviewView],
    decisions: Sequence[MilestoneDecision],
    today: date,
    opens: Callable[[date], date],
) -> Way:
    gates: list[Gate] = []
    for number, plan in zip(NUMBERS, planned, strict=False):
        decided = tuple(one for one in decisions if one.gate == number)
        turn = 1 + sum(one.decision == Decision.EXTEND for one in decided)
        last = decided[-1].decision if decided else ""
        # The view on a decided review is that of the round which decided.
        target = target_of(number, turn)
        about = [one for one in views if one.target == target] if views else []
        own = _last([one for one in about if one.filler_id == plan.person_id])
        mentor = _last([one for one in about if one.filler_id != plan.person_id])
        before = not gates or gates[-1].passed
        started = before and opens(plan.day) <= today and plan.ended_on is None
        views_in = own is not None and (mentor is not None or plan.mentor_id is None)
        state = _state(last, started, views_in)
        gates.append(Gate(plan, number, turn, state, own, mentor, decided))
    return Way(tuple(gates))


def _state(last: str, started: bool, views_in: bool) -> State:
    if last == Decision.PASS:
        return State.PASSED
    if last == Decision.STOP:
        return State.STOPPED
    if not started:
        return State.LATER
    return State.READY if views_in else State.VIEWS


def _last(views: Sequence[ReviewView]) -> ReviewView | None:
    return max(views, key=lambda one: one.signed_at) if views else None
