"""A badge as a picture (SVG) that carries its signed credential, as Open Badges bakes it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from desktop_app.documents import ink
from desktop_app.documents.export import save_bytes, suggested_name
from desktop_app.documents.ink import Type
from desktop_app.documents.typeset import balanced
from desktop_app.training.certification.badges.open_badge import Badge

if TYPE_CHECKING:
    from desktop_app.training.certification.badges.use_cases import Issued

_NAMESPACE = "https://purl.imsglobal.org/ob/v3p0"
_GOLD = (ink.GOLD_LINE, ink.GOLD, ink.GOLD_SOFT)
_TEAL = (ink.ACCENT, ink.ACCENT, ink.ACCENT_SOFT)
"""Line work, words, ground."""
_SIDE, _MIDDLE = 320, 160
_WAVES = 24
_LEAST = 8.0


@dataclass(frozen=True, slots=True)
class _Place:
    """Room for lines within the round: as wide as it is at its narrowest line."""

    first: int
    last: int
    wide: float
    most: int
    upwards: bool = False
    """Whether few lines stand at its lower end."""


_ORGANISATION = _Place(96, 112, 172, 2, upwards=True)
_PERSON = _Place(208, 234, 150, 3)


def save_badges(folder: Path, badges: "Sequence[Issued]") -> None:
    """Save each badge as a picture and as its token; raises Trouble where that cannot be."""
    for one in badges:
        picture = badge_svg(one.badge, one.token, one.organisation)
        for suffix, text in ((".svg", picture), (".jwt", one.token)):
            name = suggested_name(one.badge.number, one.badge.title, suffix=suffix)
            save_bytes(folder / name, text.encode("utf-8"))


def badge_svg(badge: Badge, token: str, organisation: str) -> str:
    """Return the picture; *token* stands in it where readers of badges look."""
    gold = badge.key == "gold"
    line, words, paper = map(_hex, _GOLD if gold else _TEAL)
    size = 46 if len(badge.title) <= 4 else max(20, 190 // len(badge.title))
    person, last = _block(badge.person, 17, _PERSON)
    texts = [
        *_block(organisation, 15, _ORGANISATION)[0],
        _text(badge.title, round(160 + size / 3), size, 'font-weight="700" letter-spacing="2"'),
        *person,
        _text(badge.number, last + 18, 12, 'opacity="0.85"'),
    ]
    star = f'<path d="{_star(76, 11)}" fill="{line}"/>\n' if gold else ""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="{_NAMESPACE}" \
width="{_SIDE}" height="{_SIDE}" viewBox="0 0 {_SIDE} {_SIDE}" role="img">
<title>{escape(badge.title)} · {escape(badge.person)}</title>
<openbadges:credential verify={quoteattr(token)}/>
<path d="{_rosette(150, 141)}" fill="{line}"/>
<circle cx="{_MIDDLE}" cy="{_MIDDLE}" r="126" fill="{paper}"/>
<circle cx="{_MIDDLE}" cy="{_MIDDLE}" r="118" fill="none" stroke="{line}" stroke-width="1.5"/>
<path d="{_rosette(110, 104)}" fill="none" stroke="{line}" stroke-width="0.8" opacity="0.5"/>
{star}<g fill="{words}" text-anchor="middle" \
font-family="'Noto Sans SC','Microsoft YaHei','PingFang SC',sans-serif">
{"".join(texts)}</g>
</svg>
"""


def _block(text: str, size: float, place: _Place) -> tuple[list[str], int]:
    """Return *text* on as many lines as its place has, made smaller where it has to, and the
    baseline of the last one."""
    style = Type(size, ink.TEXT)
    lines = balanced(text, style, place.wide)
    while len(lines) > place.most and style.size > _LEAST:
        style = style.scaled(0.94)
        lines = balanced(text, style, place.wide)
    step = round(style.size * 1.25)
    first = place.last - (len(lines) - 1) * step if place.upwards else place.first
    baselines = [first + number * step for number in range(len(lines))]
    found = [_text(one, at, style.size) for one, at in zip(lines, baselines, strict=True)]
    return found, baselines[-1]


def _text(text: str, baseline: int, size: float, more: str = "") -> str:
    style = f'font-size="{size:.3g}" {more}'.strip()
    return f'<text x="{_MIDDLE}" y="{baseline}" {style}>{escape(text)}</text>\n'


def _star(middle: float, radius: float) -> str:
    points = []
    for step in range(10):
        reach, angle = radius if step % 2 == 0 else radius * 0.382, pi * step / 5
        points.append(f"{_MIDDLE + reach * sin(angle):.1f} {middle - reach * cos(angle):.1f}")
    return "M" + "L".join(points) + "Z"


def _hex(colour: ink.Ink) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in colour)


def _rosette(outer: float, inner: float) -> str:
    """Return the outline of a disc with a waved edge."""
    points = []
    for step in range(2 * _WAVES):
        radius = outer if step % 2 == 0 else inner
        angle = pi * step / _WAVES
        points.append((_MIDDLE + radius * cos(angle), _MIDDLE + radius * sin(angle)))
    path = [f"M{points[0][0]:.1f} {points[0][1]:.1f}"]
    for step in range(1, 2 * _WAVES, 2):
        (x, y), (end_x, end_y) = points[step], points[(step + 1) % (2 * _WAVES)]
        path.append(f"Q{x:.1f} {y:.1f} {end_x:.1f} {end_y:.1f}")
    return " ".join(path) + "Z"
