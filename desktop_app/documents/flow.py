"""Rows flowing down pages: what stays together, and what is repeated after a page break."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from desktop_app.documents.pen import Pen


@dataclass(frozen=True, slots=True)
class Row:
    """A strip as wide as the text area."""

    height: float
    draw: Callable[[Pen, float], None]
    """Called with the y of the strip's upper edge."""
    keep: bool = False
    """Stays on one page with the row after it."""
    again: "tuple[Row, ...]" = ()
    """Drawn first where this row has to begin a page, e.g. the head of its table."""


def space(height: float) -> Row:
    """An empty strip."""
    return Row(height, lambda _pen, _top: None)


def pages(rows: Iterable[Row], first_room: float, room: float, least: float = 0) -> list[list[Row]]:
    """Lay *rows* on pages: the first has *first_room* points of height, the others *room*.

    A last page with less than *least* points on it takes what it lacks from the page before, where
    that can be broken earlier.
    """
    rows = list(rows)
    laid = _laid(rows, first_room, room)
    lacking = least - height(laid[-1])
    if len(laid) == 1 or lacking <= 0:
        return laid
    broken = _laid(rows, first_room, room, (len(laid) - 2, lacking))
    return broken if len(broken) == len(laid) else laid


def height(rows: Iterable[Row]) -> float:
    """How much room *rows* take, in points."""
    return sum(row.height for row in rows)


def _laid(
    rows: Iterable[Row], first_room: float, room: float, shorter: tuple[int, float] = (-1, 0)
) -> list[list[Row]]:
    """Lay *rows* from the top down; *shorter* names a page and how much of it stays empty."""
    place, empty = shorter
    done: list[list[Row]] = []
    page: list[Row] = []
    left = first_room - (empty if place == 0 else 0)

    def turn_page(row: Row) -> None:
        nonlocal page, left
        done.append(page)
        page, left = _begun(row, room - (empty if place == len(done) else 0))

    for group in _groups(rows):
        if page and height(group) > left and _fills_little(group, room):
            turn_page(group[0])
        for row in group:
            if page and row.height > left:
                turn_page(row)
            page.append(row)
            left -= row.height
    return [*done, page]


def _begun(row: Row, room: float) -> tuple[list[Row], float]:
    """A new page that starts with what *row* wants repeated, and the height left on it."""
    return list(row.again), room - height(row.again)


def _fills_little(group: list[Row], room: float) -> bool:
    """Only a group that fits a page is worth moving to the next one whole."""
    return height(group) <= room


def _groups(rows: Iterable[Row]) -> Iterator[list[Row]]:
    group: list[Row] = []
    for row in rows:
        group.append(row)
        if not row.keep:
            yield group
            group = []
    if group:
        yield group
