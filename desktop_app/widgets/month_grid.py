"""The weeks of a month as one picture: closed days, what is planned, and where the keys stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop_app.system.text import WEEKDAYS, tr
from desktop_app.widgets import fonts, icons, theming

DAYS_A_WEEK = 7
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -DAYS_A_WEEK,
    Qt.Key.Key_Down: DAYS_A_WEEK,
}
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class Chip(Protocol):
    """Something on a day; `mark` is a character that names its group where the title does not.

    `sign` is an icon that stands at its end, unless it is done.
    """

    @property
    def key(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def tone(self) -> str: ...
    @property
    def mark(self) -> str: ...
    @property
    def done(self) -> bool: ...
    @property
    def sign(self) -> str: ...
    @property
    def tip(self) -> str: ...


class GridDay(Protocol):
    """A day of the grid; `label` e.g. 休, 国庆节, 班, with its colour token `label_tone`.

    `more` counts what is on the day beside its chips.
    """

    @property
    def day(self) -> date: ...
    @property
    def inside(self) -> bool: ...
    @property
    def closed(self) -> bool: ...
    @property
    def today(self) -> bool: ...
    @property
    def label(self) -> str: ...
    @property
    def label_tone(self) -> str: ...
    @property
    def spoken(self) -> str: ...
    @property
    def chips(self) -> Sequence[Chip]: ...
    @property
    def more(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Spot:
    """What lies under a point: the number of a day, and the chip there or None."""

    place: int
    chip: Chip | None


class MonthGrid(QWidget):
    """A month from Monday to Sunday; whoever uses it decides what a wanted day leads to.

    Signals: `day_wanted(date)` on arrows and clicks, also beyond the days shown;
    `chip_wanted(key)` on a click on a chip; `page_wanted(±1)` on PageUp and PageDown;
    `opened()` on Enter and double click.
    """

    day_wanted = Signal(object)
    chip_wanted = Signal(str)
    page_wanted = Signal(int)
    opened = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._days: tuple[GridDay, ...] = ()
        self._selected: date | None = None
        self._chip = ""
        self._fitted: dict[tuple[str, int], str] = {}
        theming.changed.connect(self._restyle)

    def show_days(self, days: Sequence[GridDay]) -> None:
        """Show whole weeks of *days*, the first a Monday."""
        if len(days) % DAYS_A_WEEK or (days and days[0].day.weekday()):
            raise ValueError("a month grid shows whole weeks from a Monday on")
        self._days = tuple(days)
        self._tell()
        self.update()

    def select(self, day: date, chip: str = "") -> None:
        """Mark *day*, and the chip with this key on it."""
        before = self._place()
        self._selected, self._chip = day, chip
        self._tell()
        for place in {before, self._place()} - {-1}:
            self.update(self.cell(place).toAlignedRect())

    def spot_at(self, position: QPointF) -> Spot | None:
        """Return what lies under *position*; None beside the days."""
        for place in range(len(self._days)):
            area = self.cell(place)
            if area.contains(position):
                break
        else:
            return None
        day = self._days[place]
        for number, chip in enumerate(self._seen(area, day)):
            if self.chip_area(place, number).contains(position):
                return Spot(place, chip)
        return Spot(place, None)

    def cell(self, place: int) -> QRectF:
        """Return the room of the day with this number."""
        row, column = divmod(place, DAYS_A_WEEK)
        width = self.width() / DAYS_A_WEEK
        head = theming.size("chip") + theming.space("xs")
        height = (self.height() - head) / max(1, len(self._days) // DAYS_A_WEEK)
        left, top = round(column * width), round(head + row * height)
        right, bottom = round((column + 1) * width), round(head + (row + 1) * height)
        return QRectF(left, top, right - left, bottom - top)

    def chip_area(self, place: int, number: int) -> QRectF:
        """Return the room of a chip on the day with this number."""
        area, inset = self.cell(place), theming.space("xs") + 1
        height = theming.size("chip")
        top = area.top() + self._number_height() + number * (height + theming.space("xxs"))
        return QRectF(area.left() + inset, top, area.width() - 2 * inset, height)

    def sizeHint(self) -> QSize:
        return QSize(theming.frame("crash"), theming.frame("crash"))

    def minimumSizeHint(self) -> QSize:
        least = self._number_height() + theming.size("chip") + theming.space("xs")
        return QSize(
            theming.frame("rail") * 2, round(least * max(1, len(self._days) // DAYS_A_WEEK))
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS and self._selected is not None:
            self.day_wanted.emit(self._selected + timedelta(days=_STEPS[key]))
        elif key in _PAGES:
            self.page_wanted.emit(_PAGES[key])
        elif key in _ENTER:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        spot = self.spot_at(event.position())
        if spot is None:
            return
        self.day_wanted.emit(self._days[spot.place].day)
        if spot.chip is not None:
            self.chip_wanted.emit(spot.chip.key)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self.opened.emit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            spot = self.spot_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._tip(spot), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), theming.colour("surface"))
        self._paint_weekdays(painter)
        dirty = QRectF(event.rect())
        for place, day in enumerate(self._days):
            if self.cell(place).intersects(dirty):
                self._paint_day(painter, place, day)
        self._paint_lines(painter)
        self._paint_selection(painter)

    def _paint_weekdays(self, painter: QPainter) -> None:
        painter.setFont(fonts.font("secondary"))
        painter.setPen(theming.colour("secondary"))
        for column in range(DAYS_A_WEEK):
            area = self.cell(column)
            area.setRect(area.left() + theming.space("s"), 0, area.width(), area.top())
            painter.drawText(area, _LEFT, tr("周") + WEEKDAYS[column])

    def _paint_day(self, painter: QPainter, place: int, day: GridDay) -> None:
        area = self.cell(place)
        if day.closed:
            painter.fillRect(area, theming.colour("canvas"))
        self._paint_number(painter, area, day)
        seen = self._seen(area, day)
        for number, chip in enumerate(seen):
            self._paint_chip(painter, self.chip_area(place, number), chip)
        if len(seen) < len(day.chips) + day.more:
            self._paint_rest(painter, place, len(seen))

    def _paint_rest(self, painter: QPainter, place: int, shown: int) -> None:
        """Say how many more there are; in a cell of one line, beside the number."""
        area, below = self.cell(place), self.chip_area(place, shown)
        painter.setFont(fonts.font("secondary"))
        painter.setPen(theming.colour("secondary"))
        rest = len(self._days[place].chips) + self._days[place].more - shown
        if below.bottom() > area.bottom():
            beside = area.adjusted(0, theming.space("xxs"), -theming.space("xs"), 0)
            beside.setHeight(theming.size("chip"))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(beside, right, f"+{rest}")
            return
        text = tr("还有 {n} 项").format(n=rest)
        below.adjust(theming.space("xs"), 0, 0, 0)
        painter.drawText(below, _LEFT, self._fit(text, below.width()))

    def _paint_number(self, painter: QPainter, area: QRectF, day: GridDay) -> None:
        small = fonts.font("secondary", bold=day.today)
        painter.setFont(small)
        text = str(day.day.day)
        inset, height = theming.space("xs") + 2, theming.size("chip")
        width = QFontMetricsF(small).horizontalAdvance(text)
        place = QRectF(area.left() + inset, area.top() + theming.space("xxs"), width, height)
        if day.today:
            place.adjust(0, 1, 2 * theming.space("s"), -1)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theming.colour("accent"))
            painter.drawRoundedRect(place, place.height() / 2, place.height() / 2)
            painter.setPen(theming.colour("on_accent"))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
        else:
            painter.setPen(theming.colour("text" if day.inside else "disabled"))
            painter.drawText(place, _LEFT, text)
        if day.label:
            painter.setFont(fonts.font("secondary"))
            painter.setPen(theming.colour(day.label_tone if day.inside else "disabled"))
            left = place.right() + theming.space("xs")
            room = QRectF(left, place.top(), area.right() - left - 2, place.height())
            painter.drawText(room, _LEFT, self._fit(day.label, room.width()))

    def _paint_chip(self, painter: QPainter, area: QRectF, chip: Chip) -> None:
        plain = chip.tone == "plain"
        ground = {"plain": "canvas", "accent": "accent_soft"}.get(chip.tone, f"{chip.tone}_fill")
        tone = "secondary" if plain else chip.tone
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = theming.current().radius["small"]
        chosen = chip.key == self._chip
        edge = tone if chosen else "border" if plain else ground
        painter.setPen(QPen(theming.colour(edge), theming.frame("border")))
        painter.setBrush(theming.colour(ground))
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(theming.colour(tone))
        room = area.adjusted(theming.space("xs") + 2, 0, -theming.space("xs"), 0)
        sign = "check" if chip.done else chip.sign
        if sign:
            side = theming.current().type["secondary"]
            room.setRight(room.right() - side)
            corner = QRectF(room.right(), area.top(), side, area.height())
            colour = "bad" if sign == "warning" else tone
            icons.paint(painter, corner, sign, colour, side)
        if chip.mark:
            bold = fonts.font("secondary", bold=True)
            painter.setFont(bold)
            painter.drawText(room, _LEFT, chip.mark)
            room.setLeft(
                room.left() + QFontMetricsF(bold).horizontalAdvance(chip.mark) + theming.space("xs")
            )
        painter.setFont(fonts.font("secondary"))
        painter.drawText(room, _LEFT, self._fit(chip.title, room.width()))

    def _paint_lines(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theming.colour("border"), theming.frame("border")))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        for place in range(0, len(self._days), DAYS_A_WEEK):
            top = int(self.cell(place).top())
            painter.drawLine(0, top, self.width(), top)
        for column in range(1, DAYS_A_WEEK):
            area = self.cell(column)
            painter.drawLine(int(area.left()), int(area.top()), int(area.left()), self.height())

    def _paint_selection(self, painter: QPainter) -> None:
        place = self._place()
        if place < 0:
            return
        thick = theming.frame("ring") if self.hasFocus() else theming.frame("border")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theming.colour("accent"), thick))
        less = thick / 2
        painter.drawRect(self.cell(place).adjusted(less, less, -less, -less))

    def _place(self) -> int:
        if self._selected is None or not self._days:
            return -1
        place = (self._selected - self._days[0].day).days
        return place if 0 <= place < len(self._days) else -1

    def _room(self, area: QRectF, day: GridDay) -> int:
        """Return how many chips fit; where not all do, the last line says how many more."""
        step = theming.size("chip") + theming.space("xxs")
        fit = max(0, int((area.height() - self._number_height()) // step))
        whole = len(day.chips) + day.more <= fit
        return len(day.chips) if whole else min(len(day.chips), max(0, fit - 1))

    def _seen(self, area: QRectF, day: GridDay) -> Sequence[Chip]:
        """Return the chips that there is room for, the chosen one among them."""
        seen = day.chips[: self._room(area, day)]
        if not seen or day.day != self._selected or any(one.key == self._chip for one in seen):
            return seen
        chosen = [one for one in day.chips if one.key == self._chip]
        return [*seen[: len(seen) - len(chosen)], *chosen]

    def _number_height(self) -> int:
        return theming.size("chip") + theming.space("xs")

    def _fit(self, text: str, width: float) -> str:
        known = (text, int(width))
        if known not in self._fitted:
            metrics = QFontMetricsF(fonts.font("secondary"))
            mode = Qt.TextElideMode.ElideRight
            self._fitted[known] = metrics.elidedText(text, mode, width)
        return self._fitted[known]

    def _tip(self, spot: Spot | None) -> str:
        if spot is None:
            return ""
        return spot.chip.tip if spot.chip is not None else self._days[spot.place].spoken

    def _tell(self) -> None:
        place = self._place()
        self.setAccessibleDescription(self._days[place].spoken if place >= 0 else "")

    def resizeEvent(self, _event: object) -> None:
        self._fitted.clear()

    def _restyle(self) -> None:
        self._fitted.clear()
        self.updateGeometry()
        self.update()
