"""What stands in the rail: a pane's button and the person's button, painted from the tokens."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop_app.system.text import tr
from desktop_app.widgets import fonts, icons, theming

MOST_SHOWN = 99
"""Larger numbers are shown as 99+: how many more does not matter."""


class _RailButton(QAbstractButton):
    """A button with the rail's ground: tinted when chosen, hovered or focused."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._collapsed = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_collapsed(self, collapsed: bool) -> None:
        """Show the picture alone."""
        self._collapsed = collapsed
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            event.accept()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()  # the rail moves among its items
        else:
            super().keyPressEvent(event)

    def _paint_ground(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = theming.current().radius["normal"]
        ground = "accent_soft" if self.isChecked() else "hover" if self.underMouse() else ""
        if ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theming.colour(ground))
            painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        if self.hasFocus():
            painter.setPen(QPen(theming.colour("accent"), theming.frame("ring")))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)


class RailItem(_RailButton):
    """A pane in the rail: icon, title, and a number where something waits."""

    def __init__(self, title: str, icon: str, shortcut: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setText(title)
        self._icon = icon
        self._shortcut = shortcut
        self._count = 0
        self._urgent = False
        self._name()

    @property
    def count(self) -> int:
        """How many things wait."""
        return self._count

    def set_badge(self, count: int, urgent: bool) -> None:
        """Show *count*, in the tone of what is overdue when *urgent*."""
        self._count, self._urgent = max(0, count), urgent
        self._name()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theming.frame("rail_narrow"), theming.size("row"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_ground(painter)
        token = "accent" if self.isChecked() else "secondary"
        side = theming.size("icon")
        left = (self.width() - side) / 2 if self._collapsed else theming.space("m")
        icons.paint(painter, QRectF(left, 0, side, self.height()), self._icon, token)
        if self._collapsed:
            self._paint_dot(painter, left + side)
            return
        right = self._paint_count(painter)
        bold = self.isChecked()
        painter.setFont(fonts.font("text", bold))
        painter.setPen(theming.colour(token))
        start = left + side + theming.space("m")
        room = right - start - theming.space("xs")
        shown = QFontMetricsF(painter.font()).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room
        )
        painter.drawText(
            QRectF(start, 0, room, self.height()), Qt.AlignmentFlag.AlignVCenter, shown
        )

    def _paint_count(self, painter: QPainter) -> float:
        """Paint the number; return where it begins."""
        right = self.width() - theming.space("m")
        if not self._count:
            return float(right)
        text = f"{MOST_SHOWN}+" if self._count > MOST_SHOWN else str(self._count)
        font = fonts.font("secondary", bold=True)
        height = theming.size("badge") - theming.space("xxs")
        width = max(
            height + theming.space("xxs"),
            QFontMetricsF(font).horizontalAdvance(text) + theming.space("m"),
        )
        box = QRectF(right - width, (self.height() - height) / 2, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theming.colour("bad_fill" if self._urgent else "accent_soft"))
        painter.drawRoundedRect(box, height / 2, height / 2)
        painter.setFont(font)
        painter.setPen(theming.colour("bad" if self._urgent else "accent"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        return box.left()

    def _paint_dot(self, painter: QPainter, right: float) -> None:
        if self._count:
            side = theming.space("s")
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theming.colour("bad" if self._urgent else "accent"))
            painter.drawEllipse(QRectF(right - side / 2, theming.space("xs"), side, side))

    def _name(self) -> None:
        waiting = tr("，{n} 项待办").format(n=self._count) if self._count else ""
        self.setAccessibleName(self.text() + waiting)
        self.setToolTip(f"{self.text()}  {self._shortcut}".strip())


class PersonButton(_RailButton):
    """Who is signed in; opens the person's menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._detail = ""
        self.set_person("", "")

    def set_person(self, name: str, detail: str) -> None:
        """Show another person."""
        self.setText(name)
        self._detail = detail
        self.setAccessibleName(tr("{name}，个人菜单").format(name=name))
        self.setToolTip(f"{name}\n{detail}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theming.frame("rail_narrow"), theming.size("avatar") + 2 * theming.space("s"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_ground(painter)
        side = theming.size("avatar")
        left = (self.width() - side) / 2 if self._collapsed else theming.space("m")
        circle = QRectF(left, (self.height() - side) / 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theming.colour("accent_soft"))
        painter.drawEllipse(circle)
        painter.setPen(theming.colour("accent"))
        painter.setFont(fonts.font("text", bold=True))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, self.text()[:1])
        if not self._collapsed:
            start = circle.right() + theming.space("s") + theming.space("xxs")
            self._paint_texts(painter, start, self.width() - start - theming.space("xs"))

    def _paint_texts(self, painter: QPainter, left: float, room: float) -> None:
        name_font, small = fonts.font("text"), fonts.font("secondary")
        heights = [QFontMetricsF(font).height() for font in (name_font, small)]
        top = (self.height() - sum(heights)) / 2
        for text, font, token, height in (
            (self.text(), name_font, "text", heights[0]),
            (self._detail, small, "secondary", heights[1]),
        ):
            painter.setFont(font)
            painter.setPen(theming.colour(token))
            shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(left, top, room, height), Qt.AlignmentFlag.AlignVCenter, shown)
            top += height
