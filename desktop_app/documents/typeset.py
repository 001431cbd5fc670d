"""Measuring and breaking lines of mixed Chinese and Latin text."""

import re
from collections.abc import Iterator
from functools import lru_cache

from desktop_app.documents.fonts import char_widths
from desktop_app.documents.ink import Type

_CANNOT_BEGIN = "，。、；：！？）》】〕」』”’…—·,.;:!?)]}%％℃°"
_CANNOT_END = "（《【〔「『“‘([{￥$"
_PIECES = re.compile(r" +|[^\s\u2e80-\uffff\U00010000-\U0010ffff“”‘’…—·]+|.", re.DOTALL)
"""Runs of spaces, runs of Latin text that stay together, single other characters."""
_DEFAULT_WIDTH = 1000.0


def width(text: str, style: Type) -> float:
    """The width of one line in points; the tracking after the last character is not counted."""
    return _advance(text, style) - (style.tracking if text else 0.0)


def fit(text: str, style: Type, room: float) -> Type:
    """*style*, made smaller if need be so that *text* takes one line of *room* points."""
    needed = width(text, style)
    return style if needed <= room else style.scaled(room / needed)


@lru_cache(maxsize=4096)
def wrap(text: str, style: Type, room: float) -> tuple[str, ...]:
    """Break *text* into lines no wider than *room* points.

    Chinese breaks anywhere except before closing and after opening punctuation; Latin words and
    numbers stay whole unless one alone is wider than a line. Line ends in the text are kept.
    """
    return tuple(line for part in text.split("\n") for line in _wrap_paragraph(part, style, room))


def balanced(text: str, style: Type, room: float) -> tuple[str, ...]:
    """As `wrap`, with as many lines, but these about equally long: for centred text."""
    lines = wrap(text, style, room)
    low, high = room / max(1, len(lines)) / 2, room
    while len(lines) > 1 and high - low > style.size / 4:
        middle = (low + high) / 2
        tried = wrap(text, style, middle)
        if len(tried) <= len(lines):
            lines, high = tried, middle
        else:
            low = middle
    return lines


def _advance(text: str, style: Type) -> float:
    widths = char_widths(style.face)
    units = sum(widths.get(ord(one), _DEFAULT_WIDTH) for one in text)
    return units * style.size / 1000 + len(text) * style.tracking


def _wrap_paragraph(text: str, style: Type, room: float) -> Iterator[str]:
    line, used = "", 0.0
    for unit in _units(text):
        needed = _advance(unit, style)
        if line and used + needed - style.tracking > room + 0.01 and not unit.isspace():
            yield line.rstrip()
            line, used = "", 0.0
        if not line and needed - style.tracking > room:
            *whole, unit = _chopped(unit, style, room)
            yield from whole
            needed = _advance(unit, style)
        line += unit
        used += needed
    yield line.rstrip()


def _units(text: str) -> Iterator[str]:
    """Stretches that may not be broken inside."""
    unit = ""
    for piece in _PIECES.findall(text):
        joins = unit and (piece[0] in _CANNOT_BEGIN or unit[-1] in _CANNOT_END)
        if unit and not joins:
            yield unit
            unit = ""
        unit += piece
    if unit:
        yield unit


def _chopped(unit: str, style: Type, room: float) -> list[str]:
    """A stretch that is wider than a line, cut wherever the line is full."""
    parts, part, used = [], "", 0.0
    for one in unit:
        needed = _advance(one, style)
        if part and used + needed - style.tracking > room:
            parts.append(part)
            part, used = "", 0.0
        part += one
        used += needed
    return [*parts, part]
