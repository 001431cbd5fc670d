"""A development plan today: all its events in order, without those that were taken back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from db.records import DevelopmentEvent, DevelopmentPlan
from desktop_app.training.development.items import Item, StepKind


class Kind(StrEnum):
    """What can happen in a plan."""

    PROPOSED = "proposed"
    """The program put together what the records ask for."""
    AGREED = "agreed"
    """Mentor or trainee has said yes to it."""
    ITEM = "item"
    """An item was added, or written anew."""
    REMOVED = "removed"
    STEP = "step"
    """A step was ticked off, or taken up again."""
    REVIEWED = "reviewed"
    CLOSED = "closed"
    UNDONE = "undone"
    """The newest event was taken back by whoever did it."""


class Phase(StrEnum):
    """Where a plan stands."""

    PROPOSED = "proposed"
    """Nobody has agreed to it yet."""
    UNDER_WAY = "under_way"
    CLOSED = "closed"


class Outcome(StrEnum):
    """How a plan, or an item of it, came out; all but the last follow from the records."""

    REACHED = "reached"
    BETTER = "better"
    """Better than before, short of the goal; of a plan, some of its items."""
    UNCHANGED = "unchanged"
    UNKNOWN = "unknown"
    """Nothing has been recorded since to measure by."""
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Closing:
    """The end of a plan, with what was measured then."""

    outcome: Outcome
    words: str
    at: datetime
    by_id: UUID | None
    measured: Mapping[str, Any]
    """By item: value after, how many records, outcome."""


@dataclass(frozen=True, slots=True)
class PlanState:
    """What a plan says now, and everything that happened in it."""

    plan: DevelopmentPlan
    items: tuple[Item, ...]
    review_on: date
    phase: Phase
    events: tuple[DevelopmentEvent, ...]
    """All of them, those that were taken back too."""
    last: DevelopmentEvent
    """The newest one that stands."""
    agreed: Mapping[UUID, datetime] = field(default_factory=dict)
    ticked: Mapping[tuple[str, str], bool] = field(default_factory=dict)
    """By item and name of the step, as a hand left it."""
    since: Mapping[tuple[str, str], datetime] = field(default_factory=dict)
    """By item and name of the step: from when on what is done about it counts."""
    closing: Closing | None = None

    @property
    def open(self) -> bool:
        """Whether it is not closed."""
        return self.phase is not Phase.CLOSED

    def item(self, item_id: str) -> Item | None:
        """Return an item, None where there is none (any more)."""
        return next((one for one in self.items if one.id == item_id), None)

    def begun(self, item: Item) -> datetime:
        """Return when an item was first written."""
        times = [at for (item_id, _step), at in self.since.items() if item_id == item.id]
        return min(times, default=self.plan.opened_at)

    def may_undo(self, person_id: UUID) -> bool:
        """Whether the newest event that stands is this person's, and one that can go back."""
        return self.last.by_id == person_id and self.last.kind != Kind.PROPOSED


def state_of(plan: DevelopmentPlan, events: Sequence[DevelopmentEvent]) -> PlanState:
    """Read *events*, oldest first; the first of them is what the program proposed."""
    undone = {one.body["event"] for one in events if one.kind == Kind.UNDONE}
    standing = [one for one in events if str(one.id) not in undone and one.kind != Kind.UNDONE]
    first = standing[0]
    items = tuple(Item.from_json(one) for one in first.body["items"])
    state = PlanState(
        plan,
        items,
        date.fromisoformat(first.body["review_on"]),
        Phase.PROPOSED,
        tuple(events),
        standing[-1],
        since=_begun(items, first.at, {}),
    )
    for event in standing[1:]:
        state = _after(state, event)
    return state


def _after(state: PlanState, event: DevelopmentEvent) -> PlanState:
    body = event.body
    if event.kind == Kind.AGREED:
        agreed = {**state.agreed, event.by_id: event.at} if event.by_id else state.agreed
        return replace(state, agreed=agreed, phase=Phase.UNDER_WAY)
    if event.kind == Kind.ITEM:
        item = Item.from_json(body["item"])
        items = tuple(item if one.id == item.id else one for one in state.items)
        if item not in items:
            items = (*items, item)
        return replace(state, items=items, since=_begun((item,), event.at, state.since))
    if event.kind == Kind.REMOVED:
        return replace(state, items=tuple(one for one in state.items if one.id != body["item"]))
    if event.kind == Kind.STEP:
        ticked = {**state.ticked, (body["item"], body["step"]): bool(body["done"])}
        return replace(state, ticked=ticked)
    if event.kind == Kind.REVIEWED:
        following = body["next"]
        return replace(
            state, review_on=date.fromisoformat(following) if following else state.review_on
        )
    if event.kind == Kind.CLOSED:
        closing = Closing(
            Outcome(body["outcome"]), body["words"], event.at, event.by_id, body["measured"]
        )
        return replace(state, phase=Phase.CLOSED, closing=closing)
    return state


def _begun(
    items: Sequence[Item], at: datetime, known: Mapping[tuple[str, str], datetime]
) -> dict[tuple[str, str], datetime]:
    """Return from when on each step counts: a step that stays keeps its time."""
    begun = dict(known)
    for item in items:
        for step in item.steps:
            begun.setdefault((item.id, step.name), at)
    return begun


def by_itself(kind: StepKind) -> bool:
    """Whether the records tick a step off, so that no hand needs to."""
    return kind in (StepKind.DRILL, StepKind.SESSION)
