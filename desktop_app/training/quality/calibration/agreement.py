"""How far inspectors agree who scored the same contact: values in, values out.

Two measures for each item. *Agreement* is the share of pairs of inspectors who gave the same
answer. *Weighted kappa* is Cohen's with quadratic weights (Cohen 1968, Psychological Bulletin 70,
213–220): 1 − Σ wᵢⱼ oᵢⱼ ÷ Σ wᵢⱼ eᵢⱼ with w = (i − j)², where o are the pairs of steps seen and e
those that chance would give from how often each rater used each step. 1 is full agreement, 0 what
chance gives, below 0 less. It is not defined where the two never differ by chance either, which is
when both used one and the same step throughout; then it is None, not 0 and not 1.

One contact gives each item one pair of answers from two people: too little for a kappa of an item.
So within one calibration kappa is told for each inspector against the reference, over the items;
for an item it is told over several calibrations on the same form (`kappas_over`).
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from math import ceil
from typing import Any, TypeVar

Rater = TypeVar("Rater", bound=Hashable)

STEPS = 5
_STEP_WIDTH = 100 / STEPS


class Leaning(StrEnum):
    """How an inspector marks beside the reference."""

    STRICT = "strict"
    LENIENT = "lenient"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Rating:
    """One inspector's answer to one item; `mark` of 100 is None where the item does not apply."""

    text: str
    mark: float | None

    @property
    def step(self) -> int | None:
        """The mark as one of five steps of 20 marks, 0 to 4: a scale's own, 0 and 4 for yes/no."""
        if self.mark is None:
            return None
        return min(STEPS - 1, max(0, ceil(self.mark / _STEP_WIDTH) - 1))


@dataclass(frozen=True, slots=True)
class RatedItem:
    """An item of the form that carries marks, as far as agreement asks of it."""

    id: str
    label: str
    decisive: bool
    """Whether failing it fails the sheet (critical, fatal)."""


@dataclass(frozen=True, slots=True)
class ItemAgreement:
    """How far the inspectors agree on one item; `pairs` is how many pairs were compared."""

    item: RatedItem
    ratings: Mapping[Any, Rating]
    """By inspector."""
    pairs: int
    same: float | None
    """Share of pairs with the same answer, 0 to 1; None where there is no pair."""
    near: float | None
    """Share of pairs at most one step apart, both not applicable among them."""
    spread: float
    """Highest less lowest mark; 0 where fewer than two gave one."""

    @property
    def split(self) -> bool:
        """Whether some let the item pass, or apply, where others do not."""
        return bool(self.same is not None and self.same < 1)


@dataclass(frozen=True, slots=True)
class Deviation:
    """One inspector beside the reference."""

    total: float
    """Own total less the reference's, in marks of 100."""
    mean: float | None
    """Mean of own mark less the reference's over the `n` items that both marked."""
    kappa: float | None
    n: int
    leaning: Leaning
    furthest: tuple[str, ...]
    """Ids of the items with the largest difference, largest first; none where none differs."""


def items_agreement(
    items: Sequence[RatedItem], sheets: Mapping[Rater, Mapping[str, Rating]]
) -> tuple[ItemAgreement, ...]:
    """Return the agreement on each item: decisive ones that split first, then the least agreed.

    *sheets* holds each inspector's ratings by item; an item that nobody answered is left out.
    """
    found = []
    for item in items:
        ratings: dict[Any, Rating] = {
            who: sheet[item.id] for who, sheet in sheets.items() if item.id in sheet
        }
        if not ratings:
            continue
        pairs = list(combinations(ratings.values(), 2))
        marks = [one.mark for one in ratings.values() if one.mark is not None]
        found.append(
            ItemAgreement(
                item=item,
                ratings=ratings,
                pairs=len(pairs),
                same=_share(pairs, 0),
                near=_share(pairs, 1),
                spread=max(marks) - min(marks) if len(marks) > 1 else 0.0,
            )
        )
    # Sorting keeps the form's order among equals.
    return tuple(
        sorted(
            found,
            key=lambda one: (
                not (one.item.decisive and one.split),
                1.0 if one.same is None else one.same,
                -one.spread,
            ),
        )
    )


def overall(agreements: Iterable[ItemAgreement]) -> float | None:
    """Return the share of equal answers over all pairs of all items; None without a pair."""
    weighed = [(one.same * one.pairs, one.pairs) for one in agreements if one.same is not None]
    pairs = sum(number for _, number in weighed)
    return sum(same for same, _ in weighed) / pairs if pairs else None


def deviation(
    own: Mapping[str, Rating],
    reference: Mapping[str, Rating],
    own_total: float,
    reference_total: float,
    tolerance: float,
    most: int = 3,
) -> Deviation:
    """Return how an inspector stands to the reference.

    Totals are of 100. Up to *tolerance* marks of the total count as close. *most* items are named.
    """
    differences: dict[str, float] = {}
    steps: list[tuple[int, int]] = []
    for item, rating in own.items():
        other = reference.get(item)
        if other is None or rating.mark is None or other.mark is None:
            continue
        differences[item] = rating.mark - other.mark
        if rating.step is not None and other.step is not None:
            steps.append((rating.step, other.step))
    apart = sorted(
        (one for one in differences if differences[one]), key=lambda one: -abs(differences[one])
    )
    total = round(own_total - reference_total, 1)
    return Deviation(
        total=total,
        mean=sum(differences.values()) / len(differences) if differences else None,
        kappa=weighted_kappa(steps),
        n=len(differences),
        leaning=_leaning(total, tolerance),
        furthest=tuple(apart[:most]),
    )


def weighted_kappa(pairs: Sequence[tuple[int, int]]) -> float | None:
    """Return Cohen's kappa with quadratic weights over pairs of steps; None where undefined."""
    if not pairs:
        return None
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    seen = sum((a - b) ** 2 for a, b in pairs) / len(pairs)
    by_chance = (
        sum((a - b) ** 2 * first[a] * second[b] for a in first for b in second) / len(pairs) ** 2
    )
    return None if by_chance == 0 else 1 - seen / by_chance


def kappas_over(
    calibrations: Iterable[tuple[Rater, Mapping[Rater, Mapping[str, Rating]]]],
) -> dict[str, tuple[float | None, int]]:
    """Return kappa and number of pairs for each item, over several calibrations on one form.

    Each calibration is its reference and everybody's ratings; the pairs are inspector and
    reference, pooled.
    """
    pooled: dict[str, list[tuple[int, int]]] = {}
    for reference, sheets in calibrations:
        right = sheets.get(reference, {})
        for who, sheet in sheets.items():
            if who == reference:
                continue
            for item, rating in sheet.items():
                known = right.get(item)
                if rating.step is not None and known is not None and known.step is not None:
                    pooled.setdefault(item, []).append((rating.step, known.step))
    return {item: (weighted_kappa(pairs), len(pairs)) for item, pairs in pooled.items()}


def _share(pairs: Sequence[tuple[Rating, Rating]], apart: int) -> float | None:
    if not pairs:
        return None
    return sum(_within(one, other, apart) for one, other in pairs) / len(pairs)


def _within(one: Rating, other: Rating, apart: int) -> bool:
    first, second = one.step, other.step
    if first is None or second is None:
        return first is second
    return abs(first - second) <= apart if apart else one.mark == other.mark


def _leaning(total: float, tolerance: float) -> Leaning:
    if abs(total) <= tolerance:
        return Leaning.CLOSE
    return Leaning.STRICT if total < 0 else Leaning.LENIENT
