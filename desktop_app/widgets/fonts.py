"""The shipped typeface: loaded once, used by every widget and self-painted part."""

from functools import cache, lru_cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from desktop_app.system import resources
from desktop_app.widgets import theming

FACES = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf")
_loaded: list[int] = []


def load() -> bool:
    """Register the shipped faces, once; False when one is missing, and the system's serve.

    Both cost 5 ms together, so the bold one is not left for later.
    """
    if not _loaded:
        _loaded.extend(
            QFontDatabase.addApplicationFont(str(resources.path("fonts", face))) for face in FACES
        )
    return -1 not in _loaded


def font(token: str = "text", bold: bool = False) -> QFont:
    """Return the interface font in the size of a `type` token, for self-painting."""
    theme = theming.current()
    return _made(theme.family, theme.type[token], bold)


def width(text: str, token: str = "text", bold: bool = False) -> float:
    """Return how wide *text* is in such a font, in px."""
    theme = theming.current()
    return _width(theme.family, theme.type[token], bold, text)


@lru_cache(maxsize=4096)
def _width(family: str, pixels: int, bold: bool, text: str) -> float:
    """Kept, for a form that is laid out asks six times for the words of each of its boxes."""
    return _metrics(family, pixels, bold).horizontalAdvance(text)


@cache
def _metrics(family: str, pixels: int, bold: bool) -> QFontMetricsF:
    """Kept, for some hundred texts are measured in a few sizes."""
    return QFontMetricsF(_made(family, pixels, bold))


def _made(family: str, pixels: int, bold: bool) -> QFont:
    made = QFont(family)
    made.setPixelSize(pixels)
    made.setBold(bold)
    return made
