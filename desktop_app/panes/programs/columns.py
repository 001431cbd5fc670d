"""How working days stand across the time line: days with sessions wide, empty ones narrow.

A long empty stretch takes one column: a program over a quarter stays at hand, and every day in it
can still be dropped on.
"""

from bisect import bisect_right
from collections.abc import Collection
from dataclasses import dataclass

_LONG = 4
"""So many empty days in a row and more become one column."""
SPARE = 5
"""Empty days behind the last one, to put something on."""


@dataclass(frozen=True, slots=True)
class Column:
    """The days from `first` to `last`, at `x` px from the left."""

    first: int
    last: int
    x: int
    width: int
    busy: bool


@dataclass(frozen=True, slots=True)
class Widths:
    """Of a day with sessions, of an empty day, and of a long empty stretch, in px."""

    busy: int
    empty: int
    stretch: int


class Columns:
    """The days of a program from left to right, each in exactly one column."""

    def __init__(self, busy: Collection[int], widths: Widths, left: int = 0) -> None:
        self.all: tuple[Column, ...] = tuple(_columns(sorted(set(busy)), widths, left))
        self._edges = [one.x for one in self.all]

    @property
    def width(self) -> int:
        """Return how wide all of them are."""
        return self.all[-1].x + self.all[-1].width

    def of(self, day: int) -> Column:
        """Return the column of a day; days behind the last column belong to it."""
        return next((one for one in self.all if one.first <= day <= one.last), self.all[-1])

    def day_at(self, x: float) -> int:
        """Return the day at *x*; in a stretch by how far it is to the right in it."""
        column = self.all[max(0, bisect_right(self._edges, x) - 1)]
        days = column.last - column.first + 1
        step = int((x - column.x) * days / column.width)
        return column.first + max(0, min(days - 1, step))


def _columns(busy: list[int], widths: Widths, left: int) -> list[Column]:
    found: list[Column] = []
    x = left

    def add(first: int, last: int, width: int, used: bool) -> None:
        nonlocal x
        found.append(Column(first, last, x, width, used))
        x += width

    def add_empty(first: int, last: int) -> None:
        if last - first + 1 >= _LONG:
            add(first, last, widths.stretch, False)
            return
        for day in range(first, last + 1):
            add(day, day, widths.empty, False)

    following = 1
    for day in busy:
        add_empty(following, day - 1)
        add(day, day, widths.busy, True)
        following = day + 1
    for day in range(following, following + SPARE):
        add(day, day, widths.empty, False)
    return found
