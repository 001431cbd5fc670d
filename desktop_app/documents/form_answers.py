"""How the answer to each type of item is drawn: boxes to tick, steps of a scale, marks, lines."""

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from desktop_app.documents import ink
from desktop_app.documents.form_data import ItemData
from desktop_app.documents.ink import Type
from desktop_app.documents.pen import Pen
from desktop_app.documents.typeset import width, wrap
from desktop_app.system.text import long_day, tr
from desktop_app.training.forms.kinds import ItemType

ANSWER = Type(9.5, leading=1.45)
_NOTE = Type(7.8, ink.SECONDARY, leading=1.4)
_FIGURE = Type(12).bold()
_UNIT = Type(8.5, ink.SECONDARY)
_STEP = Type(9, ink.SECONDARY)
_STEP_IN_WORDS = re.compile(r"([1-5])(?: ?分(?:：.*)?)?\Z", re.DOTALL)
_FIGURE_IN_WORDS = re.compile(r"(\d+(?:\.\d+)?) ?(?:分|分钟)")
_BOX = 9.0
_GAP = 4.5
_BETWEEN = 13.0
_STEP_BOX = 15.0
_STEP_GAP = 4.0
_BLANK = 42.0
_LINE = ANSWER.line_height


@dataclass(frozen=True, slots=True)
class Drawing:
    """Something with a height that can be drawn from its upper left corner."""

    height: float
    draw: Callable[[Pen, float, float], None]


def answer(item: ItemData, room: float) -> Drawing:
    """The answer column of *item*, *room* points wide; empty items get room to write in."""
    return _DRAWERS[item.type](replace(item, answer_text=_plain(item)), room)


def tick_box(pen: Pen, x: float, y: float, chosen: bool) -> None:
    """A box with its lower left corner at (x, y), filled and ticked when *chosen*."""
    if not chosen:
        pen.box((x, y), (_BOX, _BOX), border=ink.SECONDARY, thickness=0.7, radius=1.5)
        return
    pen.box((x, y), (_BOX, _BOX), fill=ink.ACCENT, border=ink.ACCENT, thickness=0.7, radius=1.5)
    tick = [(x + 2.0, y + 4.6), (x + 3.9, y + 2.6), (x + 7.2, y + 6.6)]
    pen.polyline(tick, ink.WHITE, 1.4)


def _plain(item: ItemData) -> str:
    """The answer as a bare value, whether it came as one or in words, such as `4 分：…`."""
    given = item.answer_text.strip()
    if item.type in (ItemType.TICK, ItemType.YES_NO):
        words = {tr("已勾选"): "yes", tr("未勾选"): "no", tr("是"): "yes", tr("否"): "no"}
        return {**words, tr("不适用"): "na"}.get(given, given)
    if item.type is ItemType.SCALE:
        step = _STEP_IN_WORDS.match(given)
        return step[1] if step else given
    if item.type in (ItemType.MARKS, ItemType.MINUTES):
        figure = _FIGURE_IN_WORDS.fullmatch(given)
        return figure[1] if figure else given
    if item.type is ItemType.DATE:
        with suppress(ValueError):
            return long_day(date.fromisoformat(given))
    return given


def _tick(item: ItemData, room: float) -> Drawing:
    return _options([("", "yes")], item, room)


def _yes_no(item: ItemData, room: float) -> Drawing:
    options = [(tr("是"), "yes"), (tr("否"), "no"), (tr("不适用"), "na")]
    return _options(options, item, room)


def _choice(item: ItemData, room: float) -> Drawing:
    return _options([(one, one) for one in item.choices], item, room)


def _several(item: ItemData, room: float) -> Drawing:
    shown = [(one, one in item.chosen) for one in item.choices]
    if item.answer_text and not item.chosen:
        shown.append((item.answer_text, True))
    return _boxes(shown, room)


def _options(options: Sequence[tuple[str, str]], item: ItemData, room: float) -> Drawing:
    """Boxes of which one is ticked; an unlisted answer comes last, ticked."""
    given = item.answer_text
    known = [value for _, value in options]
    shown = [(text, value == given) for text, value in options]
    if given and given not in known and not (item.type is ItemType.TICK and given in ("no", "na")):
        shown.append((given, True))
    return _boxes(shown, room)


def _boxes(shown: Sequence[tuple[str, bool]], room: float) -> Drawing:
    """Boxes with their words, as many to a line as fit."""
    places: list[tuple[float, float, tuple[str, ...], bool]] = []
    x, y, row_lines = 0.0, 0.0, 1
    for text, chosen in shown:
        lines = wrap(text, ANSWER, room - _BOX - _GAP)
        wide = _BOX + _GAP + max(width(line, ANSWER) for line in lines)
        if x and x + wide > room:
            x, y, row_lines = 0.0, y + row_lines * _LINE + 1.5, 1
        places.append((x, y, lines, chosen))
        x += wide + _BETWEEN
        row_lines = max(row_lines, len(lines))
    return Drawing(y + row_lines * _LINE, partial(_draw_options, places))


def _draw_options(
    places: Sequence[tuple[float, float, tuple[str, ...], bool]], pen: Pen, x: float, top: float
) -> None:
    for right, down, lines, chosen in places:
        base = top - down - ANSWER.size * 1.06
        tick_box(pen, x + right, base - 0.9, chosen)
        style = ANSWER.bold() if chosen else ANSWER
        pen.lines(x + right + _BOX + _GAP, base, lines, style)


def _scale(item: ItemData, room: float) -> Drawing:
    """Five steps in boxes; under a chosen one the words that stand for it."""
    given = item.answer_text
    chosen = int(given) if given in ("1", "2", "3", "4", "5") else 0
    words = item.anchors[chosen - 1] if 0 < chosen <= len(item.anchors) else ""
    if given and not chosen:
        words = given
    lines = wrap(words, _NOTE, room) if words else ()
    height = _STEP_BOX + 2 + len(lines) * _NOTE.line_height
    return Drawing(height, partial(_draw_scale, chosen, lines))


def _draw_scale(chosen: int, lines: Sequence[str], pen: Pen, x: float, top: float) -> None:
    low = top - _STEP_BOX
    for step in range(1, 6):
        left = x + (step - 1) * (_STEP_BOX + _STEP_GAP)
        corner, size = (left, low), (_STEP_BOX, _STEP_BOX)
        style = _STEP
        if step == chosen:
            pen.box(corner, size, fill=ink.ACCENT, border=ink.ACCENT, radius=2)
            style = _STEP.inked(ink.WHITE).bold()
        else:
            pen.box(corner, size, border=ink.LINE, radius=2)
        pen.text(left + _STEP_BOX / 2, low + 4.3, str(step), style, "centre")
    pen.lines(x, low - _NOTE.size - 3, lines, _NOTE)


def _marks(item: ItemData, _room: float) -> Drawing:
    return _figure(item.answer_text, "/ 100")


def _minutes(item: ItemData, _room: float) -> Drawing:
    return _figure(item.answer_text, tr("分钟"))


def _date(item: ItemData, room: float) -> Drawing:
    return _words(item, room, blank=2.2 * _BLANK)


def _figure(figure: str, unit: str) -> Drawing:
    def draw(pen: Pen, x: float, top: float) -> None:
        base = top - _FIGURE.size
        if figure:
            pen.text(x, base, figure, _FIGURE)
            right = x + width(figure, _FIGURE)
        else:
            right = x + _BLANK
            pen.line((x, base - 2), (right, base - 2), ink.SECONDARY, 0.6)
        pen.text(right + 4, base, unit, _UNIT)

    return Drawing(_FIGURE.line_height, draw)


def _words(item: ItemData, room: float, blank: float) -> Drawing:
    lines = wrap(item.answer_text, ANSWER, room) if item.answer_text else ()

    def draw(pen: Pen, x: float, top: float) -> None:
        base = top - ANSWER.size * 1.06
        if lines:
            pen.lines(x, base, lines, ANSWER)
        else:
            pen.line((x, base - 2), (x + min(blank, room), base - 2), ink.SECONDARY, 0.6)

    return Drawing(max(1, len(lines)) * _LINE, draw)


def _text(_item: ItemData, _room: float) -> Drawing:
    """A text takes the full width under its label; see `form_rows`."""
    return Drawing(0.0, lambda _pen, _x, _top: None)


_DRAWERS: dict[ItemType, Callable[[ItemData, float], Drawing]] = {
    ItemType.TICK: _tick,
    ItemType.YES_NO: _yes_no,
    ItemType.SCALE: _scale,
    ItemType.MARKS: _marks,
    ItemType.CHOICE: _choice,
    ItemType.SEVERAL: _several,
    ItemType.EVIDENCE: _date,
    ItemType.TEXT: _text,
    ItemType.MINUTES: _minutes,
    ItemType.DATE: _date,
}
