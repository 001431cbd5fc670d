"""Counts the answers of many sheets together: means, distributions and words, no names: pure rules.

Words come sorted by themselves, so that their order tells nothing about who wrote first; nothing
at all comes before enough people have answered.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop_app.training.forms.answers import SCALE_STEP
from desktop_app.training.forms.kinds import ItemType

if TYPE_CHECKING:
    from desktop_app.training.forms.template import Form, FormItem

SATISFIED_FROM = 4
"""A customer who gives at least so many of five is satisfied."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The answers to one item: how many chose which, and the mean where it is a scale of five."""

    item: str
    label: str
    choices: tuple[str, ...]
    counts: tuple[int, ...]
    mean: float | None = None

    @property
    def n(self) -> int:
        """How many answered."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Words:
    """What was written to one item, without names, times or order."""

    label: str
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """All answers to one form about one thing; empty but for `n` while there are too few."""

    n: int
    least: int
    counted: tuple[Counted, ...] = ()
    words: tuple[Words, ...] = ()

    @property
    def enough(self) -> bool:
        """Whether enough people have answered for nobody to be known by their answer."""
        return self.n >= self.least

    @property
    def mean(self) -> float | None:
        """The mean over the scales, 0 to 100; None without enough answers."""
        means = [one.mean for one in self.counted if one.mean is not None]
        return SCALE_STEP * sum(means) / len(means) if means else None


def count(form: "Form", answers: Sequence[Mapping[str, Any]], least: int) -> Results:
    """Count the answers of all sheets on one form; fewer than *least* are not told."""
    if len(answers) < least:
        return Results(len(answers), least)
    counted, words = [], []
    for item in form.items():
        given = [one[item.id] for one in answers if one.get(item.id) not in (None, "", [])]
        if item.type is ItemType.SCALE:
            counted.append(_scale(item, given))
        elif item.type is ItemType.CHOICE:
            counts = tuple(given.count(choice) for choice in item.choices)
            counted.append(Counted(item.id, item.label, item.choices, counts))
        elif item.type is ItemType.TEXT and given:
            words.append(Words(item.label, tuple(sorted({str(one).strip() for one in given}))))
    return Results(len(answers), least, tuple(counted), tuple(words))


def _scale(item: "FormItem", given: Sequence[int]) -> Counted:
    steps = range(1, len(item.anchors) + 1)
    counts = tuple(given.count(step) for step in steps)
    mean = sum(given) / len(given) if given else None
    return Counted(item.id, item.label, item.anchors, counts, mean)


def satisfied_share(overall: Sequence[int]) -> float | None:
    """Return the per cent of customers who were satisfied; None without any."""
    if not overall:
        return None
    return 100 * sum(one >= SATISFIED_FROM for one in overall) / len(overall)
