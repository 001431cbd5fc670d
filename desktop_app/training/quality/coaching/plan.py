"""A coaching plan today: all its events in order, read into one state."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from db.records import CoachingEvent, CoachingPlan
from desktop_app.training.quality.coaching.contents import Contents


class Kind(StrEnum):
    """What can happen in a plan."""

    PROPOSED = "proposed"
    """The program put together what it would do."""
    SET = "set"
    """The owner wrote it down as it is to be."""
    ACTION = "action"
    """An action was ticked off, or taken up again."""
    CHECK_IN = "check_in"
    MARK_CHANGED = "mark_changed"
    """A correction changed one of the marks that opened the plan."""
    AGAIN = "again"
    """As many low marks in a row once more, while the plan was under way."""
    CLOSED = "closed"


class Phase(StrEnum):
    """Where a plan stands."""

    PROPOSED = "proposed"
    """Nobody has taken it up yet."""
    UNDER_WAY = "under_way"
    CLOSED = "closed"


class Outcome(StrEnum):
    """How a plan ended; all but the last two follow from what was measured."""

    REACHED = "reached"
    IMPROVED = "improved"
    """Better than before, short of the goal."""
    UNCHANGED = "unchanged"
    TOO_FEW = "too_few"
    """Closed before there were enough inspections to measure by."""
    WITHDRAWN = "withdrawn"
    """Its cause fell away, such as marks lifted by a ruling."""


@dataclass(frozen=True, slots=True)
class Closing:
    """The end of a plan, with what was measured then."""

    outcome: Outcome
    words: str
    at: datetime
    by_id: UUID | None
    measured: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PlanState:
    """What a plan says now, and everything that happened in it."""

    plan: CoachingPlan
    contents: Contents
    phase: Phase
    events: tuple[CoachingEvent, ...]
    done: frozenset[str] = frozenset()
    """The actions that are ticked off."""
    assigned: Mapping[str, datetime] = field(default_factory=dict)
    """Since when each drill is assigned."""
    closing: Closing | None = None

    @property
    def open(self) -> bool:
        """Whether it is not closed."""
        return self.phase is not Phase.CLOSED

    def overdue(self, today: date) -> bool:
        """Whether its last day has passed and it is still open."""
        return self.open and today > self.contents.ends


def state_of(plan: CoachingPlan, events: Sequence[CoachingEvent]) -> PlanState:
    """Read *events*, oldest first; the first of them is what the program proposed."""
    first = events[0]
    state = PlanState(
        plan, Contents.from_json(first.body["contents"]), Phase.PROPOSED, tuple(events)
    )
    for event in events:
        state = _after(state, event)
    return state


def _after(state: PlanState, event: CoachingEvent) -> PlanState:
    if event.kind in (Kind.PROPOSED, Kind.SET):
        contents = Contents.from_json(event.body["contents"])
        since = {key: state.assigned.get(key, event.at) for key in contents.drills}
        phase = Phase.UNDER_WAY if event.kind == Kind.SET else Phase.PROPOSED
        return replace(state, contents=contents, assigned=since, phase=phase)
    if event.kind == Kind.ACTION:
        ticked = frozenset({event.body["action"]})
        done = state.done | ticked if event.body["done"] else state.done - ticked
        return replace(state, done=done)
    if event.kind == Kind.CHECK_IN:
        following = event.body["next"]
        day = date.fromisoformat(following) if following else None
        return replace(state, contents=replace(state.contents, check_in=day))
    if event.kind == Kind.CLOSED:
        body = event.body
        closing = Closing(
            Outcome(body["outcome"]), body["words"], event.at, event.by_id, body["measured"]
        )
        return replace(state, phase=Phase.CLOSED, closing=closing)
    return state
