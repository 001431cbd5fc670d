"""What a coaching plan brought about, measured from the inspections before and after it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from db.records import StandingMark
from desktop_app.training.quality.coaching.contents import Goal
from desktop_app.training.quality.coaching.plan import Outcome
from desktop_app.training.quality.coaching.runs import mean_of

BETTER_BY = 10.0
"""An item counts as improved or worse from so many of its 100 marks on: half a step of a scale is
noise between two inspectors. Our own choice."""


@dataclass(frozen=True, slots=True)
class ItemChange:
    """One item of the scorecard before and after: mean marks of 100, to one decimal."""

    item: str
    label: str
    before: float
    after: float

    @property
    def improved(self) -> bool:
        """Whether it is clearly better than before."""
        return self.after - self.before >= BETTER_BY

    @property
    def worse(self) -> bool:
        """Whether it is clearly worse than before."""
        return self.before - self.after >= BETTER_BY


@dataclass(frozen=True, slots=True)
class Measured:
    """Both sides of a plan; `after` holds at most as many inspections as its goal names."""

    before: tuple[StandingMark, ...]
    after: tuple[StandingMark, ...]
    wanted: int
    """How many inspections afterwards the goal speaks of."""
    goal: float
    items: tuple[ItemChange, ...] = ()

    @property
    def mean_before(self) -> float | None:
        """The mean of the inspections before; None where there were none."""
        return mean_of(self.before)

    @property
    def mean_after(self) -> float | None:
        """The mean of the inspections after, however few they are yet."""
        return mean_of(self.after)

    @property
    def enough(self) -> bool:
        """Whether there are as many inspections afterwards as the goal names."""
        return len(self.after) >= self.wanted

    @property
    def outcome(self) -> Outcome:
        """What the figures say by themselves."""
        after = self.mean_after
        if not self.enough or after is None:
            return Outcome.TOO_FEW
        if after >= self.goal:
            return Outcome.REACHED
        before = self.mean_before
        return Outcome.IMPROVED if before is not None and after > before else Outcome.UNCHANGED

    def to_json(self) -> dict[str, Any]:
        """Return the figures as the closing keeps them: later corrections do not change them."""
        return {
            "before": [[str(one.sheet_id), one.total] for one in self.before],
            "after": [[str(one.sheet_id), one.total] for one in self.after],
            "mean_before": self.mean_before,
            "mean_after": self.mean_after,
            "goal": self.goal,
            "wanted": self.wanted,
            "items": [[one.item, one.label, one.before, one.after] for one in self.items],
        }


def sides(
    marks: Sequence[StandingMark],
    caused: Sequence[UUID],
    opened: datetime,
    goal: Goal,
) -> tuple[tuple[StandingMark, ...], tuple[StandingMark, ...]]:
    """Return the inspections before the plan and those after it that its goal looks at.

    Before are those that opened it (*caused* names their roots); of a plan opened by hand the
    newest ones signed until then, as many as the goal names. After are the first ones whose
    original was signed later than the plan was *opened*, in their order.
    """
    counting = [one for one in marks if one.total is not None]
    earlier = [one for one in counting if one.signed_at <= opened]
    before = [one for one in earlier if one.root_id in caused] or earlier[-goal.sheets :]
    after = [one for one in counting if one.signed_at > opened][: goal.sheets]
    return tuple(before), tuple(after)


def item_changes(
    before: Sequence[Mapping[str, tuple[str, float]]],
    after: Sequence[Mapping[str, tuple[str, float]]],
) -> tuple[ItemChange, ...]:
    """Compare items that were marked on both sides: the most improved first.

    Each mapping is one sheet: item → label and mark of 100.
    """
    labels = {item: label for sheet in (*before, *after) for item, (label, _) in sheet.items()}
    changes = []
    for item, label in labels.items():
        was = [sheet[item][1] for sheet in before if item in sheet]
        now = [sheet[item][1] for sheet in after if item in sheet]
        if was and now:
            changes.append(ItemChange(item, label, _mean(was), _mean(now)))
    return tuple(sorted(changes, key=lambda one: (one.before - one.after, one.item)))


def _mean(values: Sequence[float]) -> float:
    return round(sum(values) / len(values), 1)
