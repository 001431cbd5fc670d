"""The trainees with how far each is: a bar, what is late, and when the plan will end."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.panes.calendar.progress.shown import ListShown, PersonRow
from desktop_app.system.text import tr
from desktop_app.widgets import fonts, theming
from desktop_app.widgets.bars import paint_bar
from desktop_app.widgets.buttons import LinkButton
from desktop_app.widgets.table import SORT_ROLE, Cell, Column, Row, Table

_BAR = 1
_DONE_ROOM = "00 / 00 "
_COLUMNS = (
    Column(tr("学员"), stretch=True),
    Column(tr("完成"), width=170),
    Column(tr("逾期"), "right"),
    Column(tr("待上"), "right"),
    Column(tr("预计结束")),
)


class _BarPainter(QStyledItemDelegate):
    """Paints how much is done as a bar with its figure before it."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.text = ""  # it is painted here, beside the bar

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        text, share = str(index.data()), float(index.data(SORT_ROLE))
        gap = theming.space("s")
        area = QRectF(option.rect).adjusted(gap, 0, -gap, 0)
        font = fonts.font("text")
        room = QFontMetricsF(font).horizontalAdvance(_DONE_ROOM)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font)
        painter.setPen(theming.colour("text"))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, text)
        thick = theming.size("bar")
        left = area.left() + max(room, QFontMetricsF(font).horizontalAdvance(text) + gap)
        bar = QRectF(left, area.center().y() - thick / 2, area.right() - left, thick)
        if bar.width() > thick:
            paint_bar(painter, bar, share)
        painter.restore()


class ProgressList(QWidget):
    """Class, sum and table.

    Signals: `class_chosen(key)`, `person_chosen(key)`, `everybody_wanted()`.
    """

    class_chosen = Signal(str)
    person_chosen = Signal(str)
    everybody_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.classes = QComboBox()
        self.classes.setAccessibleName(tr("班级"))
        self.classes.activated.connect(
            lambda place: self.class_chosen.emit(self.classes.itemData(place))
        )
        self.total = LinkButton("")
        self.total.setToolTip(tr("看全部学员的课次"))
        self.total.clicked.connect(self.everybody_wanted)
        self.table = Table(tr("学员的课程进度，逾期多的在前"), _COLUMNS)
        self.table.setItemDelegateForColumn(_BAR, _BarPainter(self.table))
        self.table.selected.connect(self.person_chosen)
        head = QHBoxLayout()
        head.setSpacing(theming.space("m"))
        head.addWidget(self.classes)
        head.addWidget(self.total)
        head.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theming.space("m"))
        layout.addLayout(head)
        layout.addWidget(self.table, 1)

    def show_list(self, shown: ListShown) -> None:
        """Show trainees; who was chosen stays chosen."""
        self.classes.clear()
        for one in shown.classes:
            self.classes.addItem(one.text, one.key)
        self.classes.setCurrentIndex(max(0, self.classes.findData(shown.chosen_class)))
        self.total.setText(shown.total)
        self.table.blockSignals(True)
        self.table.set_rows([_row(one) for one in shown.rows])
        self.table.blockSignals(False)

    def mark(self, key: str) -> None:
        """Mark a person, or nobody."""
        self.table.blockSignals(True)
        if key:
            self.table.select(key)
        else:
            self.table.clearSelection()
            self.table.setCurrentIndex(QModelIndex())
        self.table.blockSignals(False)


def _row(one: PersonRow) -> Row:
    tip = " · ".join(part for part in (one.name, one.of_class) if part)
    late = one.over > 0
    ends = tr("{day}，晚 {n} 天").format(day=one.ends, n=one.over) if late else one.ends
    return Row(
        one.key,
        (
            Cell(one.name, tip=tip),
            Cell(one.done, sort=one.share),
            Cell(str(one.late), "bad" if one.late else "secondary", bool(one.late), one.late),
            Cell(str(one.due), sort=one.due),
            Cell(ends, "warn" if late else "", sort=one.ends_order, tip=one.hours),
        ),
    )
