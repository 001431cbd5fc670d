"""Sessions at the same time, side by side: values in, places out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop_app.panes.calendar.shown import Item


@dataclass(frozen=True, slots=True)
class Placed:
    """A session with its left and right edge in its day, 0 to 1."""

    item: Item
    left: float
    right: float
    crowded: bool = False
    """Beside it a strip counts those that found no room."""


@dataclass(frozen=True, slots=True)
class Rest:
    """So many sessions found no room beside the others; minutes from midnight."""

    start: int
    end: int
    items: tuple[Item, ...]


def lanes(
    items: Sequence[Item], most: int, most_crowded: int, kept: str = ""
) -> tuple[list[Placed], list[Rest]]:
    """Return the sessions of a day beside each other, and what found no room.

    As many as *most* stand side by side; where there are more at a time, only *most_crowded* do
    and the rest is counted beside them. The session *kept* is among those that are seen.
    """
    placed: list[Placed] = []
    rests: list[Rest] = []
    for group in _groups(items):
        seen, rest, width = _fit(group, most)
        if rest:
            first = [one for one in group if one.key == kept]
            group = [*first, *(one for one in group if one.key != kept)]
            seen, rest, width = _fit(group, most_crowded)
            rest = sorted(rest, key=lambda one: one.start)
            rests.append(Rest(rest[0].start, max(map(_end, rest)), tuple(rest)))
        placed += [
            Placed(item, lane / width, (lane + 1) / width, bool(rest)) for item, lane in seen
        ]
    return placed, rests


def _groups(items: Sequence[Item]) -> Iterator[list[Item]]:
    """Yield the sessions in groups that nothing but a free moment parts."""
    group: list[Item] = []
    for item in sorted(items, key=lambda one: (one.start, -one.minutes)):
        if group and item.start >= max(map(_end, group)):
            yield group
            group = []
        group.append(item)
    if group:
        yield group


def _fit(group: Sequence[Item], most: int) -> tuple[list[tuple[Item, int]], list[Item], int]:
    """Put each into the first lane that is free; returns them, what is left, and the lanes."""
    taken: list[list[Item]] = []
    seen, rest = [], []
    for item in group:
        lane = next(
            (n for n, there in enumerate(taken) if not any(_meet(item, one) for one in there)),
            len(taken),
        )
        if lane >= most:
            rest.append(item)
            continue
        if lane == len(taken):
            taken.append([])
        taken[lane].append(item)
        seen.append((item, lane))
    return seen, rest, max(1, len(taken))


def _meet(one: Item, other: Item) -> bool:
    return one.start < _end(other) and other.start < _end(one)


def _end(item: Item) -> int:
    return item.start + item.minutes
