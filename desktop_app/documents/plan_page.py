"""The sheet that every page of a printed plan is drawn on: head, legend, foot; tones as inks."""

from desktop_app.documents import ink
from desktop_app.documents.ink import MM, Ink, Type
from desktop_app.documents.pen import A4_LANDSCAPE, Pen
from desktop_app.documents.plan_data import PlanData
from desktop_app.documents.typeset import fit, width
from desktop_app.system.text import long_day, tr

LEFT = 12 * MM
RIGHT = A4_LANDSCAPE[0] - LEFT
ROOM = RIGHT - LEFT
TOP = A4_LANDSCAPE[1] - 24 * MM
"""Where the days begin, under the head."""
BOTTOM = 20 * MM
"""Where they end, over legend and foot."""

_TITLE = Type(15).bold()
_HEADING = Type(12, ink.ACCENT).bold()
_FACTS = Type(8.5, ink.SECONDARY)
_FOOT = Type(7.5, ink.SECONDARY)
_LEGEND = Type(8)
_MARK = Type(7.5).bold()
_SWATCH = 11.0

INKS: dict[str, tuple[Ink, Ink]] = {
    "accent": (ink.ACCENT, ink.ACCENT_SOFT),
    "good": (ink.GOOD, ink.GOOD_SOFT),
    "warn": (ink.WARN, ink.WARN_SOFT),
    "bad": (ink.BAD, ink.BAD_SOFT),
    "plain": (ink.SECONDARY, ink.HAIR),
}
"""The strong and the soft ink of each tone of a stage."""


def inks_of(tone: str) -> tuple[Ink, Ink]:
    """Return the strong and the soft ink of a tone; a tone that is none is plain."""
    return INKS.get(tone, INKS["plain"])


def draw_frame(pen: Pen, data: PlanData, heading: str, page: int, count: int) -> None:
    """Draw what stands around the days of one page."""
    y = A4_LANDSCAPE[1] - 14 * MM
    side = width(heading, _HEADING)
    pen.text(LEFT, y, data.title, fit(data.title, _TITLE, ROOM - side - 12))
    pen.text(RIGHT, y, heading, _HEADING, "right")
    pen.text(LEFT, y - 14, data.facts, fit(data.facts, _FACTS, ROOM))
    pen.line((LEFT, y - 20), (RIGHT, y - 20), ink.ACCENT, 1.2)
    _draw_legend(pen, data)
    base = 8 * MM
    made = tr("{organisation} · 制表 {day}").format(
        organisation=data.organisation, day=long_day(data.day)
    )
    pen.text(LEFT, base, made, fit(made, _FOOT, ROOM - 120))
    pages = tr("第 {n} 页 / 共 {m} 页").format(n=page, m=count)
    pen.text(RIGHT, base, pages, _FOOT, "right")


def draw_mark(pen: Pen, x: float, y: float, mark: str, tone: str) -> None:
    """Draw the first character of a stage in its tone, in a square with its lower edge at *y*."""
    strong, soft = inks_of(tone)
    pen.box((x, y), (_SWATCH, _SWATCH), fill=soft, border=strong, radius=2)
    pen.text(x + _SWATCH / 2, y + 3, mark, _MARK.inked(strong), "centre")


def draw_gate(pen: Pen, x: float, y: float) -> None:
    """Draw the diamond of a gate around a point."""
    reach = 3.2
    pen.polygon([(x - reach, y), (x, y + reach), (x + reach, y), (x, y - reach)], ink.GOLD)


def _draw_legend(pen: Pen, data: PlanData) -> None:
    """Draw every stage that occurs, and the sign of a gate, smaller where they are many."""
    gate = tr("关卡：通过才能继续")
    needed = sum(_SWATCH + 4 + width(one[0], _LEGEND) + 14 for one in data.legend)
    needed += 10 + width(gate, _LEGEND)
    style = _LEGEND if needed <= ROOM else _LEGEND.scaled(ROOM / needed)
    x, y = LEFT, 13 * MM
    for title, tone, mark in data.legend:
        draw_mark(pen, x, y - 2.5, mark, tone)
        pen.text(x + _SWATCH + 4, y, title, style)
        x += _SWATCH + 4 + width(title, style) + 14 * style.size / _LEGEND.size
    draw_gate(pen, x + 4, y + 2.8)
    pen.text(x + 11, y, gate, style)
