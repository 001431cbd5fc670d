"""Labels in the roles of the type scale."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from desktop_app.widgets import theming


class TextLabel(QLabel):
    """Plain text in a role; markup in it is shown, not obeyed."""

    def __init__(
        self, text: str = "", role: str = "", wrap: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setWordWrap(wrap)
        if role:
            theming.set_role(self, role)
        if wrap:
            # A wrapped label must be allowed to grow in height, or its last line is cut off.
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)


class ElidedLabel(TextLabel):
    """One line that ends in … where it does not fit; the whole text is its tooltip."""

    def minimumSizeHint(self) -> QSize:
        return QSize(theming.space("xxl"), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width()
        )
        if shown == self.text():
            if self.toolTip():
                self.setToolTip("")
            super().paintEvent(event)
            return
        if self.toolTip() != self.text():
            self.setToolTip(self.text())
        painter = QPainter(self)
        self.style().drawItemText(
            painter,
            QRect(self.contentsRect()),
            int(self.alignment()),
            self.palette(),
            self.isEnabled(),
            shown,
            self.foregroundRole(),
        )


class YieldingLabel(TextLabel):
    """Text on one line where there is room for it, and on several where there is not."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, role, wrap=True, parent=parent)

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().size(0, self.text())
        return QSize(line.width() + 1, line.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theming.space("xxl"), self.fontMetrics().height())


def title(text: str) -> TextLabel:
    """Return a label for the title of a screen."""
    return TextLabel(text, "title")


def section(text: str) -> TextLabel:
    """Return a label for the title of a card or section."""
    return TextLabel(text, "section")


def secondary(text: str, wrap: bool = False) -> TextLabel:
    """Return a label for what explains, in the small size."""
    return TextLabel(text, "secondary", wrap)


def figure(text: str) -> TextLabel:
    """Return a label for a big number."""
    return TextLabel(text, "figure")


def rule(upright: bool = False) -> QFrame:
    """Return a hairline that separates two parts."""
    line = QFrame()
    theming.set_role(line, "rule-upright" if upright else "rule")
    return line
