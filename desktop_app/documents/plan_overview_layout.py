"""The overview of a plan on paper: rows by weeks, and the gates in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from desktop_app.documents import ink
from desktop_app.documents.ink import MM, Type
from desktop_app.documents.pen import Pen
from desktop_app.documents.plan_data import OverviewData, RowData, WeekData
from desktop_app.documents.plan_page import BOTTOM, LEFT, RIGHT, ROOM, TOP, draw_gate, inks_of
from desktop_app.documents.typeset import fit, width, wrap
from desktop_app.system.text import tr

_LABEL_ROOM = 34 * MM
_HEAD_ROOM = 18.0
_TALLEST, _LOWEST = 26.0, 13.0
_GATES_ROOM = 44.0
"""Kept free under the rows for the first lines of gates, where the rows leave it."""
_MOST_WEEKS = 16
_HEAD = Type(7.5, ink.SECONDARY)
_LABEL = Type(8.5).bold()
_NOTE = Type(6.8, ink.SECONDARY)
_COUNT = Type(7.2).bold()
_GATE = Type(8, leading=1.5)
_GATE_TITLE = Type(8.5).bold()
_GAP = 1.5
_GATE_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class OverviewPage:
    """Some rows for some weeks; `gates` stand under the rows."""

    heading: str
    heads: tuple[str, ...]
    rows: tuple[RowData, ...]
    row_height: float
    gates: tuple[str, ...] = ()


def overview_pages(data: OverviewData) -> Iterator[OverviewPage]:
    """Part an overview: at most so many weeks and rows a page, then the gates."""
    room = TOP - BOTTOM - _HEAD_ROOM
    height = min(_TALLEST, max(_LOWEST, (room - _GATES_ROOM) / max(1, len(data.rows))))
    most = int(room / height)
    spans = [
        (start, min(len(data.heads), start + _MOST_WEEKS))
        for start in range(0, len(data.heads), _MOST_WEEKS)
    ]
    pages = []
    for start, end in spans:
        heading = tr("{n} 周，从 {first} 起").format(n=end - start, first=data.heads[start])
        for place in range(0, len(data.rows), most):
            rows = tuple(
                RowData(row.label, row.note, row.weeks[start:end])
                for row in data.rows[place : place + most]
            )
            pages.append(OverviewPage(heading, data.heads[start:end], rows, height))
    lines = list(data.gates)
    if lines:
        last = pages[-1]
        left = room - len(last.rows) * height - 30
        fits = max(0, int(left / _GATE.line_height)) * _GATE_COLUMNS
        pages[-1] = OverviewPage(last.heading, last.heads, last.rows, height, tuple(lines[:fits]))
        lines = lines[fits:]
    yield from pages
    each = int((room - 10) / _GATE.line_height) * _GATE_COLUMNS
    for place in range(0, len(lines), each):
        yield OverviewPage(tr("关卡（续）"), (), (), height, tuple(lines[place : place + each]))


def draw_overview(pen: Pen, page: OverviewPage) -> None:
    """Draw one page."""
    y = TOP
    if page.heads:
        column = (ROOM - _LABEL_ROOM) / max(8, len(page.heads))
        for place, head in enumerate(page.heads):
            x = LEFT + _LABEL_ROOM + place * column
            pen.text(x + column / 2, TOP - 11, head, fit(head, _HEAD, column - 2), "centre")
        y = TOP - _HEAD_ROOM
        for number, row in enumerate(page.rows):
            if number % 2 == 0:
                size = (_LABEL_ROOM + column * len(page.heads), page.row_height)
                pen.box((LEFT, y - page.row_height), size, fill=(0.975, 0.98, 0.985))
            _draw_row(pen, y, column, page.row_height, row)
            y -= page.row_height
        bottom = y
        for place in range(len(page.heads) + 1):
            x = LEFT + _LABEL_ROOM + place * column
            pen.line((x, TOP - _HEAD_ROOM), (x, bottom), ink.HAIR, 0.5)
    if page.gates:
        _draw_gates(pen, y - 16, page.gates)


def _draw_row(pen: Pen, top: float, column: float, height: float, row: RowData) -> None:
    middle = top - height / 2
    room = _LABEL_ROOM - 6
    note = width(row.note, _NOTE)
    if height >= 22:
        pen.text(LEFT + 2, middle + 1, row.label, fit(row.label, _LABEL, room))
        pen.text(LEFT + 2, middle - 8.5, row.note, fit(row.note, _NOTE, room))
    else:
        pen.text(LEFT + 2, middle - 3, row.label, fit(row.label, _LABEL, room - note - 4))
        pen.text(LEFT + _LABEL_ROOM - 4, middle - 2.5, row.note, _NOTE, "right")
    pen.line((LEFT, top - height), (LEFT + _LABEL_ROOM, top - height), ink.HAIR, 0.5)
    for place, week in enumerate(row.weeks):
        _draw_week(pen, (LEFT + _LABEL_ROOM + place * column, top), (column, height), week)


def _draw_week(
    pen: Pen, corner: tuple[float, float], size: tuple[float, float], week: WeekData
) -> None:
    x, top = corner
    column, height = size
    if not week.parts:
        return
    each = (column - 2 * _GAP) / len(week.parts)
    for place, part in enumerate(week.parts):
        strong, soft = inks_of(part.tone)
        left = x + _GAP + place * each
        low = top - height + 3
        pen.box((left, low), (each - 0.6, height - 6), fill=soft, border=strong, thickness=0.4)
        text = f"{part.mark}{part.count}"
        room = each - 3
        style = fit(text, _COUNT.inked(strong), max(room, 4))
        pen.text(left + each / 2, top - height / 2 - style.size / 2 + 1.2, text, style, "centre")
    for number in range(min(week.gates, 3)):
        draw_gate(pen, x + column - 4 - number * 6, top - 3.5)


def _draw_gates(pen: Pen, top: float, gates: tuple[str, ...]) -> None:
    pen.text(LEFT, top, tr("关卡"), _GATE_TITLE)
    draw_gate(pen, LEFT + 26, top + 3)
    room = (RIGHT - LEFT) / _GATE_COLUMNS
    for number, text in enumerate(gates):
        down, across = divmod(number, _GATE_COLUMNS)
        (line, *_rest) = wrap(text, fit(text, _GATE, room - 8), room - 8)
        y = top - (down + 1) * _GATE.line_height
        pen.text(LEFT + across * room, y, line, fit(text, _GATE, room - 8))
