"""A badge as a picture (SVG) that carries its signed credential, as Open Badges bakes it."""

from collections.abc import Sequence
from math import cos, pi, sin
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from desktop_app.documents import ink
from desktop_app.documents.export import save_bytes, suggested_name
from desktop_app.training.certification.badges.open_badge import Badge

if TYPE_CHECKING:
    from desktop_app.training.certification.badges.use_cases import Issued

_NAMESPACE = "https://purl.imsglobal.org/ob/v3p0"
_GOLD, _TEAL = (ink.GOLD_LINE, ink.GOLD_SOFT), (ink.ACCENT, ink.ACCENT_SOFT)
_SIDE, _MIDDLE = 320, 160
_WAVES = 24


def save_badges(folder: Path, badges: "Sequence[Issued]") -> None:
    """Save each badge as a picture and as its token; raises Trouble where that cannot be."""
    for one in badges:
        picture = badge_svg(one.badge, one.token, one.organisation)
        for suffix, text in ((".svg", picture), (".jwt", one.token)):
            name = suggested_name(one.badge.number, one.badge.title, suffix=suffix)
            save_bytes(folder / name, text.encode("utf-8"))


def badge_svg(badge: Badge, token: str, organisation: str) -> str:
    """Return the picture; *token* stands in it where readers of badges look."""
    line, paper = map(_hex, _GOLD if badge.key == "gold" else _TEAL)
    size = 46 if len(badge.title) <= 4 else max(20, 190 // len(badge.title))
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="{_NAMESPACE}" \
width="{_SIDE}" height="{_SIDE}" viewBox="0 0 {_SIDE} {_SIDE}" role="img">
<title>{escape(badge.title)} · {escape(badge.person)}</title>
<openbadges:credential verify={quoteattr(token)}/>
<path d="{_rosette(150, 141)}" fill="{line}"/>
<circle cx="{_MIDDLE}" cy="{_MIDDLE}" r="126" fill="{paper}"/>
<circle cx="{_MIDDLE}" cy="{_MIDDLE}" r="118" fill="none" stroke="{line}" stroke-width="1.5"/>
<path d="{_rosette(110, 104)}" fill="none" stroke="{line}" stroke-width="0.8" opacity="0.5"/>
<g fill="{line}" text-anchor="middle" \
font-family="'Noto Sans SC','Microsoft YaHei','PingFang SC',sans-serif">
<text x="{_MIDDLE}" y="112" font-size="15" letter-spacing="1">{escape(organisation)}</text>
<text x="{_MIDDLE}" y="{160 + size / 3:.0f}" font-size="{size}" font-weight="700" \
letter-spacing="2">{escape(badge.title)}</text>
<text x="{_MIDDLE}" y="214" font-size="17">{escape(badge.person)}</text>
<text x="{_MIDDLE}" y="236" font-size="12" opacity="0.85">{escape(badge.number)}</text>
</g>
</svg>
"""


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
