"""Sessions at the same time, side by side: values in, places out."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.panes.calendar.shown import Item

MOST = 3
"""As many stand side by side; what else there is at that time is counted."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A session with its left and right edge in its day, 0 to 1."""

    item: Item
    left: float
    right: float


def lanes(items: Sequence[Item], most: int = MOST) -> tuple[list[Placed], int]:
    """Return the sessions of a day beside each other, and how many found no room."""
    placed: list[Placed] = []
    group: list[tuple[Item, int]] = []
    ends: list[int] = []
    left_out = 0

    def close() -> None:
        width = 1 / max(1, len(ends))
        placed.extend(Placed(item, lane * width, (lane + 1) * width) for item, lane in group)
        group.clear()
        ends.clear()

    for item in sorted(items, key=lambda one: (one.start, -one.minutes)):
        if ends and item.start >= max(ends):
            close()
        lane = next((n for n, end in enumerate(ends) if end <= item.start), len(ends))
        if lane >= most:
            left_out += 1
            continue
        if lane == len(ends):
            ends.append(0)
        ends[lane] = item.start + item.minutes
        group.append((item, lane))
    close()
    return placed, left_out
