"""Buttons: one primary act, plain ones, a quiet icon; all may show the key that does the same."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from desktop_app.widgets import fonts, icons, theming


class PressButton(QPushButton):
    """A button that Enter presses too, where Qt outside a dialog knows the space bar only."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
            event.accept()
            return
        super().keyPressEvent(event)


class _HintButton(PressButton):
    """A push button that paints an optional icon before and a key after its text."""

    _text_token = "text"
    _padding = "m"
    _bold = False
    _height = "control"

    def __init__(
        self, text: str, key_hint: str = "", icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._key_hint = key_hint
        self._icon_name = icon
        self.setAccessibleName(text)
        if key_hint:
            self.setAccessibleDescription(key_hint)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def set_key_hint(self, key_hint: str) -> None:
        """Show *key_hint* after the text; the shortcut itself belongs to the pane."""
        self._key_hint = key_hint
        self.setAccessibleDescription(key_hint)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = 2 * theming.space(self._padding) + self._content_width()
        return QSize(round(width) + 2, theming.size(self._height))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        # The style sheet draws the ground and leaves the text transparent: reaching for QStyle to
        # draw the ground alone would cost the start 5 ms.
        super().paintEvent(event)
        painter = QPainter(self)
        left = (self.width() - self._content_width()) / 2
        token = self._text_token if self.isEnabled() else "disabled"
        if self._icon_name:
            side = theming.size("icon_small")
            icons.paint(painter, QRectF(left, 0, side, self.height()), self._icon_name, token, side)
            left += side + theming.space("s")
        painter.setFont(fonts.font("text", self._bold))
        painter.setPen(theming.colour(token))
        width = self._text_width()
        painter.drawText(
            QRectF(left, 0, width + 1, self.height()), Qt.AlignmentFlag.AlignVCenter, self.text()
        )
        if self._key_hint:
            self._paint_key(painter, left + width + theming.space("s"), token)

    def _paint_key(self, painter: QPainter, left: float, token: str) -> None:
        height = theming.size("chip")
        box = QRectF(left, (self.height() - height) / 2, self._key_width(), height)
        box.adjust(0.5, 0.5, -0.5, -0.5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plain = token == "text"
        painter.setPen(theming.colour("strong_border" if plain else token))
        radius = theming.current().radius["small"]
        painter.drawRoundedRect(box, radius, radius)
        painter.setFont(fonts.font("secondary"))
        painter.setPen(theming.colour("secondary" if plain else token))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._key_hint)

    def _text_width(self) -> float:
        return fonts.width(self.text(), bold=self._bold)

    def _key_width(self) -> float:
        return fonts.width(self._key_hint, "secondary") + 2 * theming.space("xs") + 2

    def _content_width(self) -> float:
        width = self._text_width()
        if self._icon_name:
            width += theming.size("icon_small") + theming.space("s")
        if self._key_hint:
            width += self._key_width() + theming.space("s")
        return width


class PrimaryButton(_HintButton):
    """The one act that a screen asks for; 36 px high, in the accent colour."""

    _text_token = "on_accent"
    _padding = "l"
    _bold = True
    _height = "primary"

    def __init__(
        self, text: str, key_hint: str = "", icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, key_hint, icon, parent)
        theming.set_role(self, "primary")


class PlainButton(_HintButton):
    """Any other act; 32 px high."""

    def __init__(
        self, text: str, key_hint: str = "", icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, key_hint, icon, parent)
        theming.set_role(self, "plain")


class RankedButton(_HintButton):
    """An act that is at times the one that a screen asks for, and at others any other."""

    def __init__(
        self, text: str, key_hint: str = "", icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, key_hint, icon, parent)
        self.set_first(False)

    def set_first(self, first: bool) -> None:
        """Look like the primary act, or like a plain one."""
        like = PrimaryButton if first else PlainButton
        self._text_token, self._padding = like._text_token, like._padding
        self._bold, self._height = like._bold, like._height
        theming.set_role(self, "primary" if first else "plain")
        self.updateGeometry()
        self.update()


class DangerButton(_HintButton):
    """An act that loses something; asks first (see `dialogs.Decision`)."""

    _text_token = "bad"

    def __init__(
        self, text: str, key_hint: str = "", icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, key_hint, icon, parent)
        theming.set_role(self, "danger")


class LinkButton(PressButton):
    """An act inside a text, in the accent colour and without a frame."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theming.set_role(self, "link")


class IconButton(QToolButton):
    """An act shown as an icon only; its name is its tooltip."""

    def __init__(
        self,
        icon: str,
        accessible_name: str,
        colour_token: str = "secondary",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._token = colour_token
        icons.dress(self, icon, colour_token)
        self.set_name(accessible_name)
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        side = theming.size("control")
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def set_name(self, accessible_name: str) -> None:
        """Name what the button does, for the tooltip and for screen readers."""
        self.setAccessibleName(accessible_name)
        self.setToolTip(accessible_name)

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        icons.dress(self, icon, self._token)
