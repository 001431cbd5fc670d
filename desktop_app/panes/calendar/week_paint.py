"""How a week looks: its hours, the heads of its days, its sessions, and what is carried."""

from functools import lru_cache
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from desktop_app.panes.calendar.shown import Day, Item, clock, span
from desktop_app.system.text import WEEKDAYS, tr
from desktop_app.widgets import fonts, icons, theming

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_TOP = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
_LEAST_WORDS = 2
"""Narrower than so many characters, a session of several at once shows no words."""

_TALL = 3
"""So many lines high, a narrow session has its sign below its name."""
_TIMED = 5
"""Narrower than so many characters, a session shows its name alone; where it stands is its time."""


def head(painter: QPainter, room: QRectF, day: Day, left_out: int) -> None:
    """Paint the name of a day, what is said about it, and how many sessions found no room."""
    painter.setFont(fonts.font("secondary", bold=day.today))
    painter.setPen(theming.colour("accent" if day.today else "text"))
    text = f"{tr('周')}{WEEKDAYS[day.day.weekday()]} {day.day.day}"
    if day.today:
        text = tr("{day} 今天").format(day=text)
    metrics = QFontMetricsF(painter.font())
    right = room.right() - theming.space("s")
    if left_out:
        more = f"+{left_out}"
        right -= metrics.horizontalAdvance(more) + theming.space("xs")
    painter.drawText(room, _LEFT, text)
    room.setLeft(room.left() + metrics.horizontalAdvance(text) + theming.space("xs"))
    painter.setFont(fonts.font("secondary"))
    painter.setPen(theming.colour(day.label_tone or "secondary"))
    painter.drawText(room, _LEFT, fit(day.label, right - room.left()))
    if left_out:
        painter.setPen(theming.colour("secondary"))
        painter.drawText(QRectF(right, room.top(), room.width(), room.height()), _LEFT, more)


def item(painter: QPainter, area: QRectF, one: Item, *, chosen: bool) -> None:
    """Paint a session."""
    plain = one.tone == "plain"
    ground = {"plain": "canvas", "accent": "accent_soft"}.get(one.tone, f"{one.tone}_fill")
    tone = "secondary" if plain else one.tone
    thick = theming.frame("ring") if chosen else theming.frame("border")
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theming.colour(tone if chosen or plain else ground), thick))
    painter.setBrush(theming.colour(ground))
    radius = theming.current().radius["small"]
    painter.drawRoundedRect(area, radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(theming.colour(tone))
    painter.setFont(fonts.font("secondary"))
    room = area.adjusted(theming.space("xs"), 0, -theming.space("xs"), 0)
    sign = "check" if one.done else one.sign
    side = theming.current().type["secondary"]
    if sign and room.width() > 2 * side:
        corner = QRectF(room.right() - side, area.top(), side, theming.size("chip"))
        if _narrow(room) and room.height() > _TALL * corner.height():
            corner.moveBottom(area.bottom())  # beside the name it would leave no room for it
            room.setBottom(corner.top())
        else:
            room.setRight(corner.left())
        icons.paint(painter, corner, sign, "bad" if sign == "warning" else tone, side)
    _words(painter, room, one)


def rest(painter: QPainter, area: QRectF, count: int) -> None:
    """Paint the strip that counts what found no room."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theming.colour("border"), theming.frame("border")))
    painter.setBrush(theming.colour("canvas"))
    radius = theming.current().radius["small"]
    painter.drawRoundedRect(area, radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(theming.colour("secondary"))
    painter.setFont(fonts.font("secondary"))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, f"+{count}")


def ghost(painter: QPainter, area: QRectF, title: str, start: int, minutes: int) -> None:
    """Paint what is carried or drawn, with its time."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setOpacity(0.92)
    painter.setPen(QPen(theming.colour("accent"), theming.frame("ring")))
    painter.setBrush(theming.colour("accent_soft"))
    radius = theming.current().radius["small"]
    painter.drawRoundedRect(area, radius, radius)
    painter.setOpacity(1)
    painter.setPen(theming.colour("accent"))
    painter.setFont(fonts.font("secondary", bold=True))
    room = area.adjusted(theming.space("xs"), theming.space("xxs"), -theming.space("xs"), 0)
    painter.drawText(room, _TOP, span(start, minutes))
    line = ceil(QFontMetricsF(painter.font()).height())  # whole pixels, as text is set
    if title and room.height() > 2 * line:
        painter.setFont(fonts.font("secondary"))
        room.setTop(room.top() + line)
        painter.drawText(room, _TOP, fit(title, room.width()))


def now(painter: QPainter, left: float, right: float, height: float) -> None:
    """Paint the line of this moment."""
    painter.setPen(QPen(theming.colour("bad"), theming.frame("border")))
    painter.drawLine(QPointF(left, height), QPointF(right, height))
    painter.setBrush(theming.colour("bad"))
    side = theming.space("xs")
    painter.drawEllipse(QPointF(left, height), side / 2, side / 2)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _words(painter: QPainter, room: QRectF, one: Item) -> None:
    """Write time and title as far as whole lines go."""
    if room.width() < _LEAST_WORDS * theming.current().type["secondary"]:
        return  # crumbs of characters help nobody; the panel and the tooltip tell
    title = f"{one.mark} {one.title}" if one.mark else one.title
    narrow = _narrow(room)
    line = ceil(QFontMetricsF(painter.font()).height())  # whole pixels, as text is set
    lines = int((room.height() - theming.space("xxs")) // line)
    if lines < 2:
        painter.drawText(room, _LEFT, fit(title, room.width()))
        return
    room.setTop(room.top() + theming.space("xxs"))
    room.setHeight(lines * line)
    time = one.time
    if not narrow and QFontMetricsF(painter.font()).horizontalAdvance(time) > room.width():
        time = clock(one.start)
    if lines == 2 and not narrow:
        words = f"{time}\n{fit(title, room.width())}"
        painter.drawText(room, _TOP, words)
        return
    painter.save()
    painter.setClipRect(room)
    wrapping = int(_TOP) | int(Qt.TextFlag.TextWordWrap)
    whose, what = _apart(one, one.title if narrow else title)
    told = ([] if narrow else [time]) + ([fit(whose, room.width())] if whose else []) + [what]
    painter.drawText(room, wrapping, "\n".join(told))
    painter.restore()


def _apart(one: Item, title: str) -> tuple[str, str]:
    """Part whose session it is from what it is: a long name has one line and no more."""
    before = f"{one.who} · "
    if not one.who or not title.startswith(before):
        return "", title
    return one.who, title.removeprefix(before)


def _narrow(room: QRectF) -> bool:
    return room.width() < _TIMED * theming.current().type["secondary"]


def fit(text: str, width: float) -> str:
    """Return *text* so that it fits, ending in … where it has to."""
    return _fitted(text, int(width), theming.current().type["secondary"])


@lru_cache(maxsize=4096)
def _fitted(text: str, width: int, _size: int) -> str:
    metrics = QFontMetricsF(fonts.font("secondary"))
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
