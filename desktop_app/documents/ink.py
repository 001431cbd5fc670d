"""The palette and the type sizes of everything on paper; all lengths are PDF points (1/72 inch).

Paper is always white, so documents do not follow the window's theme; the hues are its light ones.
"""

from dataclasses import dataclass, replace

from desktop_app.documents.fonts import BOLD, REGULAR

Ink = tuple[float, float, float]
"""Red, green and blue from 0 to 1."""

MM = 72 / 25.4


def _rgb(value: int) -> Ink:
    return ((value >> 16) / 255, (value >> 8 & 255) / 255, (value & 255) / 255)


TEXT = _rgb(0x1B2129)
SECONDARY = _rgb(0x5B6573)
FAINT = _rgb(0x9AA3AF)
LINE = _rgb(0xC9CFD8)
HAIR = _rgb(0xE4E7EC)
ACCENT = _rgb(0x0E6F75)
ACCENT_SOFT = _rgb(0xE9F4F4)
ACCENT_WEAVE = _rgb(0x6BA8AB)
ACCENT_MIST = _rgb(0xD3E7E7)
GOLD = _rgb(0x9A6200)
GOLD_LINE = _rgb(0xB98A2E)
GOLD_SOFT = _rgb(0xFCF5E4)
GOLD_WEAVE = _rgb(0xC9A45A)
GOLD_MIST = _rgb(0xEFE4CA)
GOOD = _rgb(0x1E7A45)
GOOD_SOFT = _rgb(0xE3F4E9)
WARN = _rgb(0x9A6200)
WARN_SOFT = _rgb(0xFBF0DA)
BAD = _rgb(0xB3362B)
BAD_SOFT = _rgb(0xFBE7E4)
WHITE = _rgb(0xFFFFFF)
BLACK = _rgb(0x000000)


@dataclass(frozen=True, slots=True)
class Type:
    """How a line of text is set."""

    size: float
    ink: Ink = TEXT
    face: str = REGULAR
    tracking: float = 0.0
    """Extra space after each character, in points."""
    leading: float = 1.5
    """Line height as a multiple of the size."""

    @property
    def line_height(self) -> float:
        """From baseline to baseline, in points."""
        return self.size * self.leading

    def bold(self) -> "Type":
        """The same in the bold face."""
        return replace(self, face=BOLD)

    def scaled(self, factor: float) -> "Type":
        """The same, *factor* times as large, its tracking too."""
        return replace(self, size=self.size * factor, tracking=self.tracking * factor)

    def inked(self, ink: Ink) -> "Type":
        """The same in another colour."""
        return replace(self, ink=ink)
