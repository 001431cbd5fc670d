"""What an item of a plan brought about: before, after, and whether the goal is reached."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from desktop_app.training.development.items import Item, MeasureKind
from desktop_app.training.development.plan import Outcome

ENOUGH = 3
"""A mean over fewer records tells nothing yet. Our own choice."""
_MEANS = (MeasureKind.CRITERION, MeasureKind.FORM_ITEM, MeasureKind.RECALL)


@dataclass(frozen=True, slots=True)
class StepDone:
    """A step with what was done about it; `told` says it in words."""

    name: str
    done: bool
    told: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """Where an item stands: its steps, and the value of its measure since it was written."""

    item: Item
    steps: tuple[StepDone, ...]
    after: float | None = None
    n: int = 0
    """How many records the value rests on; a count rests on none."""

    @property
    def done(self) -> int:
        """How many steps are done."""
        return sum(one.done for one in self.steps)

    @property
    def finished(self) -> bool:
        """Whether nothing is left to do about it."""
        return self.done == len(self.steps) or self.outcome is Outcome.REACHED

    @property
    def enough(self) -> bool:
        """Whether the value rests on as many records as it takes to say something."""
        return self.item.measure.kind not in _MEANS or self.n >= ENOUGH

    @property
    def outcome(self) -> Outcome:
        """What the records, or the ticks, say by themselves."""
        measure = self.item.measure
        if not measure.figured:
            if self.done == len(self.steps):
                return Outcome.REACHED
            return Outcome.BETTER if self.done else Outcome.UNCHANGED
        if self.after is None or not self.enough:
            return Outcome.UNKNOWN
        if measure.target is not None and self.after >= measure.target:
            return Outcome.REACHED
        better = measure.before is not None and self.after > measure.before
        return Outcome.BETTER if better else Outcome.UNCHANGED


def outcome_of(items: Sequence[Progress]) -> Outcome:
    """Return how a plan came out: by the items of which the records say something."""
    known = [one.outcome for one in items if one.outcome is not Outcome.UNKNOWN]
    if not known:
        return Outcome.UNKNOWN
    if all(one is Outcome.REACHED for one in known):
        return Outcome.REACHED
    moved = any(one in (Outcome.REACHED, Outcome.BETTER) for one in known)
    return Outcome.BETTER if moved else Outcome.UNCHANGED


def to_json(items: Sequence[Progress]) -> dict[str, Any]:
    """Return the figures as the closing keeps them: later records do not change them."""
    return {
        one.item.id: {
            "after": one.after,
            "n": one.n,
            "steps": [[step.name, step.done, step.told] for step in one.steps],
        }
        for one in items
    }


def from_json(item: Item, kept: Mapping[str, Any]) -> Progress:
    """Return what `to_json` kept of an item."""
    own = kept.get(item.id)
    if own is None:
        return Progress(item, tuple(StepDone(one.name, False) for one in item.steps))
    steps = tuple(StepDone(name, done, told) for name, done, told in own["steps"])
    return Progress(item, steps, own["after"], own["n"])
