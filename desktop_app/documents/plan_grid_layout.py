"""Months and weeks of a plan on paper; what does not fit a day goes on on another page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from desktop_app.documents import ink
from desktop_app.documents.ink import Type
from desktop_app.documents.pen import Pen
from desktop_app.documents.plan_data import CellData, ChipData, GridData
from desktop_app.documents.plan_page import BOTTOM, LEFT, ROOM, TOP, draw_gate, inks_of
from desktop_app.documents.typeset import fit, wrap
from desktop_app.system.text import WEEKDAYS, tr

_HEAD = Type(8.5, ink.SECONDARY).bold()
_DAY = Type(9).bold()
_NAME = Type(7.5, ink.BAD)
_TITLE = Type(7.6, leading=1.3)
_NOTE = Type(6.8, ink.SECONDARY, leading=1.3)
_HEAD_ROOM = 15.0
_DAY_ROOM = 15.0
_PAD = 3.0
_GAP = 2.5
_BAR = 2.2
_IDLE_WEEK = 22.0
"""The height of a week in which nothing is planned."""
_NARROW = 0.45
"""The share of a column that a day of the weekend takes on which nothing is planned."""
_SCALES = (1.35, 1.2, 1.1, 1.0)
_WEEKDAYS = 7

Week = tuple[CellData, ...]


@dataclass(frozen=True, slots=True)
class GridPage:
    """A page of a month or week, with what of each day is drawn on it."""

    heading: str
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    weeks: tuple[Week, ...]
    scale: float
    """Of the text: where little is planned it is larger."""
    told: bool
    """Place and people stand under each title."""


@dataclass(frozen=True, slots=True)
class _Block:
    """A session, measured: its lines, and how high it is."""

    chip: ChipData
    titles: tuple[str, ...]
    notes: tuple[str, ...]
    height: float


def grid_pages(grid: GridData) -> Iterator[GridPage]:
    """Part a month or week into as many pages as its fullest day takes."""
    widths, told = _widths(grid), len(grid.weeks) == 1
    weeks, heading = grid.weeks, grid.heading
    while any(cell.chips for week in weeks for cell in week):
        heights = _heights(weeks, widths, told)
        scale = next((one for one in _SCALES if _fits(weeks, widths, heights, one, told)), 1.0)
        parts = [
            [
                _taken(cell, width - 2 * _PAD, height - _DAY_ROOM - _PAD, scale, told)
                for cell, width in zip(week, widths, strict=True)
            ]
            for week, height in zip(weeks, heights, strict=True)
        ]
        now = tuple(tuple(part[0] for part in week) for week in parts)
        yield GridPage(heading, widths, heights, now, scale, told)
        weeks = tuple(tuple(part[1] for part in week) for week in parts)
        heading = grid.heading + tr("（续）")


def draw_grid(pen: Pen, page: GridPage) -> None:
    """Draw the days of one page."""
    x = LEFT
    for place, column in enumerate(page.widths):
        name = tr("周") + WEEKDAYS[place]
        pen.text(x + _PAD, TOP - 11, name, fit(name, _HEAD, column - 2 * _PAD))
        top = TOP - _HEAD_ROOM
        for week, height in zip(page.weeks, page.heights, strict=True):
            _draw_cell(pen, (x, top), (column, height), week[place], page)
            top -= height
        x += column


def _widths(grid: GridData) -> tuple[float, ...]:
    """Share the width: a day of the weekend on which nothing is planned needs little."""
    shares = []
    for place in range(_WEEKDAYS):
        idle = not any(week[place].chips for week in grid.weeks)
        shares.append(_NARROW if idle and place >= _WEEKDAYS - 2 else 1.0)
    return tuple(ROOM * share / sum(shares) for share in shares)


def _heights(weeks: Sequence[Week], widths: Sequence[float], told: bool) -> tuple[float, ...]:
    """Share the height: weeks take what their fullest day asks for, those with nothing little."""
    fullest = [
        max(_needed(cell, width, told) for cell, width in zip(week, widths, strict=True))
        for week in weeks
    ]
    idle = sum(not most for most in fullest) * _IDLE_WEEK
    share = (TOP - BOTTOM - _HEAD_ROOM - idle) / sum(fullest)
    return tuple(most * share if most else _IDLE_WEEK for most in fullest)


def _needed(cell: CellData, width: float, told: bool) -> float:
    """Return how high a day is that shows everything, 0 where nothing is planned."""
    if not cell.chips:
        return 0.0
    blocks = sum(_measured(one, width - 2 * _PAD, 1, told).height + _GAP for one in cell.chips)
    return _DAY_ROOM + _PAD + blocks


def _fits(
    weeks: Sequence[Week],
    widths: Sequence[float],
    heights: Sequence[float],
    scale: float,
    told: bool,
) -> bool:
    return all(
        not _taken(cell, width - 2 * _PAD, height - _DAY_ROOM - _PAD, scale, told)[1].chips
        for week, height in zip(weeks, heights, strict=True)
        for cell, width in zip(week, widths, strict=True)
    )


def _taken(
    cell: CellData, width: float, room: float, scale: float, told: bool
) -> tuple[CellData, CellData]:
    """Return a day with what fits, and with the rest; one session always fits."""
    used, count = 0.0, 0
    for chip in cell.chips:
        needed = _measured(chip, width, scale, told).height + _GAP
        if count and used + needed > room:
            break
        used += needed
        count += 1
    return replace(cell, chips=cell.chips[:count]), replace(cell, chips=cell.chips[count:])


def _measured(chip: ChipData, width: float, scale: float, told: bool) -> _Block:
    title, note = _TITLE.scaled(scale), _NOTE.scaled(scale)
    room = width - _BAR - 2 * _PAD
    words = " ".join(part for part in (chip.time, chip.mark, chip.title) if part)
    titles = _cut(wrap(words, title, room), 3 if told else 2)
    notes = _cut(wrap(chip.note, note, room), 3) if told and chip.note else ()
    height = len(titles) * title.line_height + len(notes) * note.line_height + 3
    return _Block(chip, titles, notes, height)


def _cut(lines: tuple[str, ...], most: int) -> tuple[str, ...]:
    if len(lines) <= most:
        return lines
    return (*lines[: most - 1], lines[most - 1][:-1] + "…")


def _draw_cell(
    pen: Pen,
    corner: tuple[float, float],
    size: tuple[float, float],
    cell: CellData,
    page: GridPage,
) -> None:
    x, top = corner
    column, height = size
    fill = ink.HAIR if cell.closed else None
    pen.box((x, top - height), (column, height), fill=fill, border=ink.LINE, thickness=0.5)
    if not cell.inside:
        return
    room = column - 2 * _PAD
    day = _DAY.inked(ink.SECONDARY) if cell.closed else _DAY
    pen.text(x + _PAD, top - 11, cell.label, fit(cell.label, day, room * (0.6 if cell.name else 1)))
    if cell.name:
        name = _NAME if cell.closed else _NAME.inked(ink.WARN)
        pen.text(x + column - _PAD, top - 11, cell.name, fit(cell.name, name, room * 0.5), "right")
    y = top - _DAY_ROOM
    for chip in cell.chips:
        block = _measured(chip, room, page.scale, page.told)
        _draw_block(pen, (x + _PAD, y), room, block, page.scale)
        y -= block.height + _GAP


def _draw_block(
    pen: Pen, corner: tuple[float, float], width: float, block: _Block, scale: float
) -> None:
    x, top = corner
    strong, soft = inks_of(block.chip.tone)
    pen.box((x, top - block.height), (width, block.height), fill=soft)
    pen.box((x, top - block.height), (_BAR, block.height), fill=strong)
    if block.chip.gate:
        draw_gate(pen, x + width - 4.5, top - 5.5)
    title, note = _TITLE.scaled(scale), _NOTE.scaled(scale)
    left = x + _BAR + _PAD
    y = pen.lines(left, top - title.size - 0.6, block.titles, title)
    pen.lines(left, y + title.size - note.size, block.notes, note)
