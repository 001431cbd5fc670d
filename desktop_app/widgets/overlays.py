"""The ground that floating parts share: it covers its host, dims it, and goes with Esc."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QGraphicsDropShadowEffect, QWidget

from desktop_app.widgets import theming


class Overlay(QWidget):
    """A child that covers *host* while it is open; a click beside the content or Esc closes it.

    Signals: `closed()`. Being a child and not a window, it keeps input methods working and
    vanishes with the host.
    """

    closed = Signal()

    def __init__(self, host: QWidget, dims: bool = True) -> None:
        super().__init__(host)
        self._dims = dims
        self._focus_before: QWidget | None = None
        self.hide()
        host.installEventFilter(self)

    def open(self) -> None:
        """Cover the host and take the focus."""
        self._focus_before = QApplication.focusWidget()
        self._cover()
        self.show()
        self.raise_()

    def close_overlay(self) -> None:
        """Uncover the host and give the focus back."""
        if self.isHidden():
            return
        self.hide()
        before, self._focus_before = self._focus_before, None
        if before is not None and before.isVisible():
            before.setFocus()
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Garbage is still told of its host's events, when it has no attributes of its own any more.
        if event.type() == QEvent.Type.Resize and watched is self.parent():
            self._cover()
        return super().eventFilter(watched, event)

    def _cover(self) -> None:
        if (host := self.parentWidget()) is not None:
            self.setGeometry(host.rect())

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()  # Esc belongs to what floats on top, not to the pane under it
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_overlay()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.childAt(event.position().toPoint()) is None:
            self.close_overlay()
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._dims:
            QPainter(self).fillRect(self.rect(), QColor(theming.colour("scrim")))

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keep Tab inside the overlay: what it covers must not be reached blindly."""
        inside = super().focusNextPrevChild(forward)
        focus = QApplication.focusWidget()
        return inside and (focus is None or self.isAncestorOf(focus) or self._refocus(forward))

    def _refocus(self, forward: bool) -> bool:
        order = [
            child
            for child in self.findChildren(QWidget)
            if child.isVisible() and child.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        if order:
            order[0 if forward else -1].setFocus(Qt.FocusReason.TabFocusReason)
        return bool(order)


def add_shadow(widget: QWidget) -> None:
    """Give what floats its shadow."""
    effect = QGraphicsDropShadowEffect(widget)
    effect.setBlurRadius(theming.frame("shadow"))
    effect.setOffset(0, theming.frame("drop"))
    effect.setColor(theming.colour("shadow"))
    widget.setGraphicsEffect(effect)
