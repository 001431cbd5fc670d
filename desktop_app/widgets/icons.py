"""The program's own line icons, tinted by the theme and crisp at 100 to 200 %."""

from functools import cache

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QImageReader, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from desktop_app.system.text import tr
from desktop_app.widgets import fonts, theming

_BRAND_SIDE = 64
_NAME, _TOKEN = "icon_name", "icon_token"


def pixmap(name: str, token: str = "text", side: int = 0, scale: float = 1.0) -> QPixmap:
    """Return icon *name* in colour *token*, *side* px square (0: the icon size) at *scale*."""
    pixels = round((side or theming.size("icon")) * scale)
    picture = _drawn(name, theming.current().colours[token], pixels)
    picture.setDevicePixelRatio(scale)
    return picture


def icon(name: str, colour_token: str = "text") -> QIcon:
    """Return icon *name* for a button or an action; greyed when that is disabled."""
    made = QIcon()
    disabled = theming.current().colours["disabled"]
    tint = theming.current().colours[colour_token]
    scales = {1.0, *(screen.devicePixelRatio() for screen in QGuiApplication.screens())}
    for scale in sorted(scales):
        pixels = round(theming.size("icon") * scale)
        made.addPixmap(_drawn(name, tint, pixels))
        made.addPixmap(_drawn(name, disabled, pixels), QIcon.Mode.Disabled)
    return made


def brand() -> QIcon:
    """Return the program's mark, for the title bar and the task list."""
    side = _BRAND_SIDE
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theming.colour("accent"))
    painter.drawRoundedRect(picture.rect(), side / 4, side / 4)
    font = fonts.font("text", bold=True)
    font.setPixelSize(side * 5 // 8)
    painter.setFont(font)
    painter.setPen(theming.colour("on_accent"))
    painter.drawText(picture.rect(), Qt.AlignmentFlag.AlignCenter, tr("练"))
    painter.end()
    return QIcon(picture)


def dress(button: QAbstractButton, name: str, token: str = "text") -> None:
    """Show icon *name* on *button*, and keep its tint when the theme changes."""
    button.setProperty(_NAME, name)
    button.setProperty(_TOKEN, token)
    _tint(button)


def paint(painter: QPainter, area: QRectF, name: str, token: str = "text", side: int = 0) -> None:
    """Paint icon *name* in the middle of *area*, for self-painting widgets."""
    scale = painter.device().devicePixelRatioF()
    picture = pixmap(name, token, side, scale)
    width = picture.width() / scale
    corner = area.center()
    painter.drawPixmap(
        QRectF(round(corner.x() - width / 2), round(corner.y() - width / 2), width, width),
        picture,
        QRectF(picture.rect()),
    )


class IconPicture(QWidget):
    """An icon that stands as a picture; says nothing to a screen reader."""

    def __init__(
        self, name: str, token: str = "text", side: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._token, self._side = name, token, side
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_icon(self, name: str, token: str = "text") -> None:
        """Show another icon."""
        self._name, self._token = name, token
        self.update()

    def sizeHint(self) -> QSize:
        side = self._side or theming.size("icon")
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: object) -> None:
        paint(QPainter(self), QRectF(self.rect()), self._name, self._token, self._side)


@cache
def _drawn(name: str, colour_text: str, pixels: int) -> QPixmap:
    # Qt's SVG image plugin draws what QtSvg would, without the cost of importing that module.
    buffer = QBuffer()
    buffer.setData(QByteArray(theming.tinted(name, colour_text).encode()))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"svg"))
    reader.setScaledSize(QSize(pixels, pixels))
    return QPixmap.fromImage(reader.read())


def _tint(button: QAbstractButton) -> None:
    button.setIcon(icon(str(button.property(_NAME)), str(button.property(_TOKEN))))
    side = theming.size("icon")
    button.setIconSize(QSize(side, side))


def _retint_all() -> None:
    for widget in QApplication.allWidgets():
        if isinstance(widget, QAbstractButton) and widget.property(_NAME):
            _tint(widget)


theming.when_applied(_retint_all)
