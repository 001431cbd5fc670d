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


def pages(rows: Iterable[Row], first_room: float, room: float) -> list[list[Row]]:
    """Lay *rows* on pages: the first has *first_room* points of height, the others *room*."""
    done: list[list[Row]] = []
    page: list[Row] = []
    left = first_room
    for group in _groups(rows):
        if page and sum(row.height for row in group) > left and _fills_little(group, room):
            done.append(page)
            page, left = _begun(group[0], room)
        for row in group:
            if page and row.height > left:
                done.append(page)
                page, left = _begun(row, room)
            page.append(row)
            left -= row.height
    return [*done, page]


def _begun(row: Row, room: float) -> tuple[list[Row], float]:
    """A new page that starts with what *row* wants repeated, and the height left on it."""
    return list(row.again), room - sum(one.height for one in row.again)


def _fills_little(group: list[Row], room: float) -> bool:
    """Only a group that fits a page is worth moving to the next one whole."""
    return sum(row.height for row in group) <= room


def _groups(rows: Iterable[Row]) -> Iterator[list[Row]]:
    group: list[Row] = []
    for row in rows:
        group.append(row)
        if not row.keep:
            yield group
            group = []
    if group:
        yield group
