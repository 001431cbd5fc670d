"""The theme in force: tokens for self-painting widgets, the style sheet for all others."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from string import Template
from weakref import WeakSet

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from desktop_app.system import resources
from desktop_app.system.theme import Theme, load

ROLE = "role"
ROLES = ("secondary", "quiet", "strong", "lead", "section", "title", "figure", "mono-digits")
"""Text roles for `set_role`; the style sheet holds the rest (card, tag-…, primary, …)."""

_STYLE_IMAGES = {
    "check": "on_accent",
    "minus": "on_accent",
    "dot": "on_accent",
    "tick": "text",
    "chevron_down": "secondary",
    "chevron_up": "secondary",
    "calendar": "secondary",
}
_ICON_OF_IMAGE = {"tick": "check"}


class _Changed(QObject):
    """Emits `changed` after another theme or text size has been applied."""

    changed = Signal()


class _State:
    def __init__(self) -> None:
        self.theme: Theme | None = None
        self.signals = _Changed()
        self.folder: QTemporaryDir | None = None
        self.retint: list[Callable[[], None]] = []
        self.dressed = WeakSet[QApplication | QWidget]()


_state = _State()
changed = _state.signals.changed


@cache
def themes() -> dict[str, Theme]:
    """Return the shipped themes by name: `light`, `dark`."""
    return load(resources.path("themes", "tokens.json"))


def current() -> Theme:
    """Return the theme in force, scaled by the text size."""
    return _state.theme or themes()["light"]


def colour(token: str) -> QColor:
    """Return a colour of the theme in force; raises KeyError for an unknown token."""
    return QColor(current().colours[token])


def space(token: str) -> int:
    """Return a distance in px: none 0, xxs 2, xs 4, s 8, m 12, l 16, xl 24, xxl 32."""
    return current().space[token]


def size(token: str) -> int:
    """Return a length that grows with the text: control, primary, row, icon, avatar, …"""
    return current().size[token]


def frame(token: str) -> int:
    """Return a length that stays at every text size: rail, search, sheet, dialog, …"""
    return current().frame[token]


def set_role(widget: QWidget, role: str) -> None:
    """Give *widget* a role of the style sheet, e.g. `secondary`, and let it take effect."""
    _set(widget, ROLE, role)


def set_flag(widget: QWidget, name: str, on: bool) -> None:
    """Set a yes-or-no property that the style sheet asks for, e.g. `problem`."""
    _set(widget, name, "true" if on else None)


def _set(widget: QWidget, name: str, value: str | None) -> None:
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        repolish(widget)


def repolish(widget: QWidget) -> None:
    """Apply the style sheet anew after a property that it asks for has changed."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def when_applied(retint: Callable[[], None]) -> None:
    """Call *retint* on every change of theme, before `changed` is emitted (module-level users)."""
    _state.retint.append(retint)


def apply(app: QApplication, theme: Theme, text_percent: int = 100) -> None:
    """Let *theme* serve all of *app*, with text at *text_percent* (90 to 150).

    Fonts and palette are the application's, the style sheet is that of what was dressed.
    """
    scaled = theme.scaled(text_percent)
    if scaled == _state.theme:
        return
    _state.theme = scaled
    font = QFont(scaled.family)
    font.setPixelSize(scaled.type["text"])
    app.setFont(font)
    app.setPalette(_palette(scaled))
    for target in list(_state.dressed):
        if isValid(target):
            target.setStyleSheet(style_sheet(scaled))
    for retint in _state.retint:
        retint()
    _state.signals.changed.emit()


def dress(target: QApplication | QWidget) -> None:
    """Give *target*, and what stands in it, the style sheet of the theme in force from now on.

    The program dresses its window. A sheet of the application would do the same, but when it
    changes Qt dresses a widget that lies ten levels deep ten times: 2,000 ms instead of 300 with
    six panes open (measured).
    """
    _state.dressed.add(target)
    target.setStyleSheet(style_sheet(current()))


def style_sheet(theme: Theme) -> str:
    """Return the style sheet filled from *theme*; raises KeyError where a token is missing."""
    template = resources.path("themes", "peilian.qss").read_text(encoding="utf-8")
    return Template(template).substitute({**theme.values(), **_style_images(theme)})


def _style_images(theme: Theme) -> dict[str, str]:
    """Write the few pictures that a style sheet can only name by path, in the theme's colours."""
    if _state.folder is None:
        _state.folder = QTemporaryDir()
    images = {f"image_{name}": "none" for name in _STYLE_IMAGES}
    if not _state.folder.isValid():
        return images  # a full disk costs the ticks their picture, not the start
    folder = Path(_state.folder.path())
    for name, token in _STYLE_IMAGES.items():
        target = folder / f"{name}-{theme.name}.svg"
        if not target.exists():
            target.write_text(tinted(_icon_name(name), theme.colours[token]), encoding="utf-8")
        images[f"image_{name}"] = f'url("{target.as_posix()}")'
    return images


def _icon_name(image: str) -> str:
    return _ICON_OF_IMAGE.get(image, image.replace("_", "-"))


def tinted(icon: str, colour_text: str) -> str:
    """Return the source of an icon drawn in *colour_text*; raises FileNotFoundError."""
    source = resources.path("icons", f"{icon}.svg").read_text(encoding="utf-8")
    return source.replace("currentColor", colour_text)


def _palette(theme: Theme) -> QPalette:
    """Colours for what the style sheet does not reach: text documents, native parts, links."""
    palette = QPalette()
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    for target, token in {
        role.Window: "canvas",
        role.WindowText: "text",
        role.Base: "surface",
        role.AlternateBase: "canvas",
        role.Text: "text",
        role.Button: "surface",
        role.ButtonText: "text",
        role.BrightText: "on_accent",
        role.Highlight: "accent",
        role.HighlightedText: "on_accent",
        role.Link: "accent",
        role.LinkVisited: "accent",
        role.ToolTipBase: "raised",
        role.ToolTipText: "text",
        role.PlaceholderText: "secondary",
        role.Accent: "accent",
    }.items():
        palette.setColor(target, QColor(theme.colours[token]))
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(group.Disabled, target, QColor(theme.colours["disabled"]))
    return palette
