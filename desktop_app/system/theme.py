"""The design tokens as typed values: loaded from one file, scaled by text size, measured."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

SMALLEST_PERCENT = 90
LARGEST_PERCENT = 150
LEGIBLE_CONTRAST = 4.5
"""The least contrast of text against its background: WCAG 2.2, success criterion 1.4.3."""


@dataclass(frozen=True, slots=True)
class Theme:
    """One set of tokens; lengths are in device-independent pixels.

    `type` holds font sizes and `size` the lengths that grow with the text; `space`, `radius`,
    `frame` and `motion` (milliseconds) do not.
    """

    name: str
    dark: bool
    family: str
    colours: Mapping[str, str]
    type: Mapping[str, int]
    size: Mapping[str, int]
    space: Mapping[str, int]
    radius: Mapping[str, int]
    frame: Mapping[str, int]
    motion: Mapping[str, int]
    percent: int = 100

    def scaled(self, percent: int) -> "Theme":
        """Return this theme with text, and what must hold text, at *percent* (90 to 150)."""
        bounded = max(SMALLEST_PERCENT, min(LARGEST_PERCENT, percent))
        return replace(
            self,
            type=_grown(self.type, bounded),
            size=_grown(self.size, bounded),
            percent=bounded,
        )

    def values(self) -> dict[str, str]:
        """Return every token by the name that it has in the style sheet template."""
        values = {"family": self.family, **self.colours}
        for group in ("type", "size", "space", "radius", "frame"):
            for token, number in getattr(self, group).items():
                values[f"{group}_{token}"] = str(number)
                # Qt's style sheets measure the inside of a border, our tokens the outside: a
                # border is 1 px wide, the ring of the focus 2 px, taken from the padding.
                values[f"{group}_{token}_inner"] = str(max(0, number - 2))
                values[f"{group}_{token}_ringed"] = str(max(0, number - 4))
                values[f"{group}_{token}_less"] = str(max(0, number - 1))
        return values


def _grown(numbers: Mapping[str, int], percent: int) -> dict[str, int]:
    return {token: round(number * percent / 100) for token, number in numbers.items()}


def load(path: Path) -> dict[str, Theme]:
    """Return the themes of the token file at *path* by name; raises KeyError on a missing group."""
    data = json.loads(path.read_text(encoding="utf-8"))
    return {
        name: Theme(
            name=name,
            dark=name == "dark",
            family=data["family"],
            colours=data["colours"][name],
            type=data["type"],
            size=data["size"],
            space=data["space"],
            radius=data["radius"],
            frame=data["frame"],
            motion=data["motion"],
        )
        for name in data["colours"]
    }


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two `#rrggbb` colours, 1 to 21, as WCAG 2.2 defines it."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)


def _linear(channel: float) -> float:
    if channel <= 0.04045:
        return channel / 12.92
    return float(((channel + 0.055) / 1.055) ** 2.4)
