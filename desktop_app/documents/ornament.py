"""The fine line work of a certificate: woven border, corner rosettes, guilloche ring, seal area.

All of it is vector and computed, so that it prints sharply and is hard to redraw by hand.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, pi, sin

from desktop_app.documents import ink
from desktop_app.documents.ink import MM, Ink, Type
from desktop_app.documents.pen import Pen, Point
from desktop_app.system.text import tr


@dataclass(frozen=True, slots=True)
class Livery:
    """The colours of one kind of certificate."""

    name: str
    strong: Ink
    line: Ink
    weave: Ink
    mist: Ink


CERTIFIED = Livery(
    name="certified",
    strong=ink.ACCENT,
    line=ink.ACCENT,
    weave=ink.ACCENT_WEAVE,
    mist=ink.ACCENT_MIST,
)
GOLD = Livery(
    name="gold", strong=ink.ACCENT, line=ink.GOLD_LINE, weave=ink.GOLD_WEAVE, mist=ink.GOLD_MIST
)

EDGE = 9 * MM
BAND = 6.5 * MM
_STRANDS = 4
_STEPS = 24
_RING_PETALS = 100
_RING_TURNS = 17
"""No common divisor with the petals, so that the line closes only after its last turn."""
_RING_STEPS = 4
"""Curves a petal; as straight lines it would take five times as many, and more bytes."""


def border(pen: Pen, livery: Livery) -> None:
    """A woven band between two lines, a strong line inside it, rosettes at the corners."""
    wide, high = pen.page_width, pen.page_height
    inner = EDGE + BAND
    _frame(pen, EDGE, livery.line, 0.8)
    _frame(pen, inner, livery.strong, 2.2)
    _frame(pen, inner + 1.3 * MM, livery.line, 0.5)
    middle = EDGE + BAND / 2
    for length, places in (
        (wide - 2 * inner, [(inner, middle, 0.0), (inner, high - middle, 0.0)]),
        (high - 2 * inner, [(middle, inner, 90.0), (wide - middle, inner, 90.0)]),
    ):
        for x, y, turned in places:
            with pen.moved(x, y, turned):
                _weave(pen, length, livery)
    for x in (middle, wide - middle):
        for y in (middle, high - middle):
            with pen.moved(x, y):
                _rosette(pen, livery)


def ring(pen: Pen, centre: Point, radii: Point, livery: Livery) -> None:
    """A wide, pale guilloche around *centre*, behind the text; its inside stays clear."""
    segments = []
    at, towards = _petal(0)
    for step in range(1, _RING_PETALS * _RING_STEPS + 1):
        to, onwards = _petal(step)
        handles = (
            (at[0] + towards[0] / 3, at[1] + towards[1] / 3),
            (to[0] - onwards[0] / 3, to[1] - onwards[1] / 3),
            to,
        )
        segments.append(
            tuple(
                round(middle + radius * one, 1)
                for point in handles
                for middle, radius, one in zip(centre, radii, point, strict=True)
            )
        )
        at, towards = to, onwards
    begin = (centre[0] + radii[0], centre[1])
    pen.curves(begin, segments, livery.mist, 0.35)


def seal_area(pen: Pen, centre: Point, radius: float, livery: Livery) -> None:
    """A dashed circle, 40 mm wide for the round seal of a company, marked as its place."""
    with pen.dashed(2.4, 2.4):
        pen.circle(centre, radius, border=livery.weave, thickness=0.7)
    pen.text(centre[0] + 2, centre[1] - 5, tr("印章"), Type(13, livery.weave, tracking=4), "centre")


def divider(pen: Pen, centre: Point, half: float, colour: Ink) -> None:
    """A rule with a small diamond in its middle."""
    x, y = centre
    pen.line((x - half, y), (x - 9, y), colour, 0.6)
    pen.line((x + 9, y), (x + half, y), colour, 0.6)
    for offset, size in ((0.0, 3.2), (-7.0, 1.4), (7.0, 1.4)):
        middle = x + offset
        pen.polygon(
            [(middle - size, y), (middle, y + size), (middle + size, y), (middle, y - size)],
            colour,
        )


def star(pen: Pen, centre: Point, radius: float, fill: Ink) -> None:
    """A five-pointed star standing upright."""
    reach = [radius if step % 2 == 0 else radius * 0.382 for step in range(10)]
    pen.polygon(
        [
            (centre[0] + far * sin(pi * step / 5), centre[1] + far * cos(pi * step / 5))
            for step, far in enumerate(reach)
        ],
        fill,
    )


def _frame(pen: Pen, inset: float, colour: Ink, thickness: float) -> None:
    size = (pen.page_width - 2 * inset, pen.page_height - 2 * inset)
    pen.box((inset, inset), size, border=colour, thickness=thickness)


def _weave(pen: Pen, length: float, livery: Livery) -> None:
    """Strands along the x axis from the origin, one repeated tile to keep the file small."""
    count = round(length / (6 * MM))
    period = length / count
    name = f"weave-{livery.name}-{round(length)}"
    with pen.stamp(name) as fresh:
        if fresh:
            for strand in range(_STRANDS):
                pen.polyline(list(_strand(period, 2 * pi * strand / _STRANDS)), livery.weave, 0.4)
    for index in range(count):
        with pen.moved(round(index * period, 3), 0):
            pen.stamped(name)


def _strand(period: float, phase: float) -> Iterator[Point]:
    reach = BAND / 2 - 0.9 * MM
    for step in range(_STEPS + 1):
        angle = 2 * pi * step / _STEPS
        swing = 0.72 * sin(angle + phase) + 0.28 * sin(3 * angle + phase)
        yield round(period * step / _STEPS, 2), round(reach * swing, 2)


def _rosette(pen: Pen, livery: Livery) -> None:
    name = f"rosette-{livery.name}"
    with pen.stamp(name) as fresh:
        if fresh:
            side = BAND
            pen.box(
                (-side / 2, -side / 2),
                (side, side),
                fill=ink.WHITE,
                border=livery.line,
                thickness=0.8,
            )
            for turn in range(12):
                angle = 2 * pi * turn / 12
                reach = side * 0.205
                pen.circle(
                    (reach * cos(angle), reach * sin(angle)),
                    reach,
                    border=livery.weave,
                    thickness=0.4,
                )
            pen.circle((0, 0), side * 0.1, fill=livery.line)
    pen.stamped(name)


def _petal(step: int) -> tuple[Point, Point]:
    """Place and direction, per step, on one closed line that goes round `_RING_TURNS` times."""
    turn = 2 * pi * _RING_TURNS / (_RING_PETALS * _RING_STEPS)
    swing = 2 * pi / _RING_STEPS
    angle, phase = turn * step, swing * step
    far, widening = 0.82 + 0.18 * cos(phase), -0.18 * swing * sin(phase)
    place = (far * cos(angle), far * sin(angle))
    direction = (
        widening * cos(angle) - far * turn * sin(angle),
        widening * sin(angle) + far * turn * cos(angle),
    )
    return place, direction
