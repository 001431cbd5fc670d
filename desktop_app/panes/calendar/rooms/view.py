"""The page of rooms and shifts: two lists, each with what is typed in under it."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget

from desktop_app.panes.calendar.changing.side_by_side import beside, short_box
from desktop_app.panes.calendar.changing.time_edit import MinuteEdit
from desktop_app.panes.calendar.pages import SubPage
from desktop_app.panes.calendar.rooms.shown import RoomRow, RoomsShown, ShiftRow, ShiftTyped
from desktop_app.system.text import WEEKDAYS, tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import DangerButton, PlainButton, PrimaryButton
from desktop_app.widgets.cards import Card
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.fields import Field
from desktop_app.widgets.headings import secondary
from desktop_app.widgets.inputs import DateEdit, NumberEdit
from desktop_app.widgets.table import Cell, Column, Row, Table
from desktop_app.widgets.toast import Toast

_WORKDAYS = 5


class RoomsView(SubPage):
    """Signals: `room_kept(key, name, capacity)`, `room_dropped(key)`, `shift_kept(typed)`,
    `shift_ended(key)`; an empty key is a new one."""

    room_kept = Signal(str, str, int)
    room_dropped = Signal(str)
    shift_kept = Signal(object)
    shift_ended = Signal(str)

    full_bleed = True
    help_key = "mentoring-90"
    keys = (("↑ ↓", tr("换一间教室、一个班次")), ("Esc", tr("回到日历")))

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rooms: dict[str, RoomRow] = {}
        self._shifts: dict[str, ShiftRow] = {}
        self._room, self._shift = "", ""
        self.rooms = Table(
            tr("教室"),
            (Column(tr("教室"), stretch=True), Column(tr("容量"), "right")),
            sortable=False,
        )
        self.shifts = Table(
            tr("班次"),
            (
                Column(tr("班次")),
                Column(tr("谁"), stretch=True),
                Column(tr("哪几天")),
                Column(tr("时间")),
                Column(tr("生效")),
            ),
            sortable=False,
        )
        self.room_name, self.room_size = short_box(), NumberEdit(1, 500, tr("人"))
        self.room_name.setEditable(True)
        self.shift_name, self.who = QLineEdit(), short_box()
        self.shift_name.setMaxLength(20)
        self.days = [QCheckBox(tr("周{day}").format(day=day)) for day in WEEKDAYS]
        self.begin, self.end = MinuteEdit(), MinuteEdit()
        self.since = DateEdit(date(2000, 1, 1))
        self.room_problem = Field(tr("教室名称"), self.room_name)
        self.shift_problem = Field(tr("班次名称"), self.shift_name)
        self.back_button = PlainButton(tr("回到日历"), "Esc")
        self.back_button.clicked.connect(self.closed)
        self.set_actions(self.back_button)
        self._lay_out()
        self._toast = Toast(self)
        self.rooms.selected.connect(self._take_room)
        self.shifts.selected.connect(self._take_shift)
        self.setFocusProxy(self.rooms)

    def show_rooms(self, shown: RoomsShown) -> None:
        """Show everything; what was being typed begins anew."""
        self._rooms = {one.key: one for one in shown.rooms}
        self._shifts = {one.key: one for one in shown.shifts}
        self.room_name.clear()
        self.room_name.addItems(list(shown.unlisted))
        self.who.clear()
        for choice in shown.people:
            self.who.addItem(choice.title, choice.key)
        self.since.set_day(shown.today)
        self.rooms.set_items(shown.rooms, _room)
        self.shifts.set_items(shown.shifts, _shift)
        for table, empty in ((self.rooms, self.no_rooms), (self.shifts, self.no_shifts)):
            table.setVisible(table.model().rowCount() > 0)
            empty.setVisible(table.isHidden())
        self.setFocusProxy(self.rooms if shown.rooms else self.room_name)
        self.show_problem("")
        if not self.rooms.current_key():
            self._new_room()
        if not self.shifts.current_key():
            self._new_shift()

    def show_problem(self, text: str) -> None:
        """Say what is wrong with what was typed in last."""
        about_room = self._about_room
        self.room_problem.set_problem(text if about_room else "")
        self.shift_problem.set_problem("" if about_room else text)

    def say(self, text: str) -> None:
        """Show a short message."""
        self._toast.show_text(text)

    def said(self) -> str:
        """Return the message shown last."""
        return self._toast.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def typed_shift(self) -> ShiftTyped:
        """Return the shift that is typed in."""
        weekdays = sum(1 << number for number, box in enumerate(self.days) if box.isChecked())
        return ShiftTyped(
            self._shift,
            self.shift_name.text(),
            str(self.who.currentData() or ""),
            weekdays,
            self.begin.minutes(),
            self.end.minutes(),
            self.since.day(),
        )

    def _lay_out(self) -> None:
        self._about_room = True
        self.no_rooms = EmptyState(
            "calendar",
            tr("还没有教室"),
            tr(
                "方案里写到的地点都能从下面选：定好容量并保存，排课时就会核对有没有撞上、坐不坐得下。"
            ),
        )
        self.no_shifts = EmptyState(
            "clock",
            tr("还没有班次"),
            tr("在下面写明哪个组或哪个人、哪几天、几点到几点并保存，排到班外的课次就会提示。"),
        )
        left, right = Card(tr("教室")), Card(tr("班次"))
        hint = tr("列在这里的教室，同一时间只排一节课，人数不超过容量。")
        self.room_save = PrimaryButton(tr("保存教室"))
        self.room_new = PlainButton(tr("新教室"), icon="plus")
        self.room_drop = DangerButton(tr("移除"))
        left.body.addWidget(secondary(hint, wrap=True))
        left.body.addWidget(self.rooms, 1)
        left.body.addWidget(self.no_rooms, 1)
        left.body.addLayout(beside(self.room_problem, Field(tr("容量"), self.room_size)))
        left.body.addLayout(_row(self.room_new, self.room_drop, self.room_save))
        self.shift_save = PrimaryButton(tr("保存班次"))
        self.shift_new = PlainButton(tr("新班次"), icon="plus")
        self.shift_drop = DangerButton(tr("停用"))
        hint = tr("个人的班次优先于小组的。没有班次的人，任何时间都可以排。")
        right.body.addWidget(secondary(hint, wrap=True))
        right.body.addWidget(self.shifts, 1)
        right.body.addWidget(self.no_shifts, 1)
        right.body.addLayout(beside(self.shift_problem, Field(tr("谁"), self.who)))
        right.body.addLayout(_row(*self.days, stretch_at=len(self.days)))
        times = beside(Field(tr("上班"), self.begin), Field(tr("下班"), self.end))
        times.addWidget(Field(tr("生效"), self.since), 1)
        right.body.addLayout(times)
        right.body.addLayout(_row(self.shift_new, self.shift_drop, self.shift_save))
        columns = QHBoxLayout(self)
        side, top = theming.space("xl"), theming.space("l")
        columns.setContentsMargins(side, top, side, top)
        columns.setSpacing(theming.space("l"))
        columns.addWidget(left, 2)
        columns.addWidget(right, 3)
        self.room_save.clicked.connect(self._keep_room)
        self.room_new.clicked.connect(self._new_room)
        self.room_drop.clicked.connect(lambda: self.room_dropped.emit(self._room))
        self.shift_save.clicked.connect(self._keep_shift)
        self.shift_new.clicked.connect(self._new_shift)
        self.shift_drop.clicked.connect(lambda: self.shift_ended.emit(self._shift))

    def _keep_room(self) -> None:
        self._about_room = True
        self.room_kept.emit(self._room, self.room_name.currentText(), self.room_size.value())

    def _keep_shift(self) -> None:
        self._about_room = False
        self.shift_kept.emit(self.typed_shift())

    def _take_room(self, key: str) -> None:
        room = self._rooms[key]
        self._room = key
        self.room_name.setEditText(room.name)
        self.room_size.setValue(room.capacity)
        self.room_drop.setEnabled(True)

    def _new_room(self) -> None:
        self._room = ""
        self.rooms.clearSelection()
        self.room_name.setCurrentIndex(0)
        self.room_size.setValue(12)
        self.room_drop.setEnabled(False)

    def _take_shift(self, key: str) -> None:
        typed = self._shifts[key].typed
        self._shift = key
        self._fill(typed)
        self.shift_drop.setEnabled(True)

    def _new_shift(self) -> None:
        self._shift = ""
        self.shifts.clearSelection()
        who = str(self.who.itemData(0) or "")
        weekdays = (1 << _WORKDAYS) - 1
        self._fill(ShiftTyped("", tr("白班"), who, weekdays, 9 * 60, 18 * 60, self.since.day()))
        self.shift_drop.setEnabled(False)

    def _fill(self, typed: ShiftTyped) -> None:
        self.shift_name.setText(typed.name)
        self.who.setCurrentIndex(max(0, self.who.findData(typed.who)))
        for number, box in enumerate(self.days):
            box.setChecked(bool(typed.weekdays >> number & 1))
        self.begin.set_minutes(typed.begin)
        self.end.set_minutes(typed.end)
        self.since.set_day(typed.valid_from)


def _row(*widgets: QWidget, stretch_at: int = 2) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theming.space("s"))
    for number, widget in enumerate(widgets):
        if number == stretch_at:
            row.addStretch(1)
        row.addWidget(widget)
    if stretch_at >= len(widgets):
        row.addStretch(1)
    return row


def _room(one: RoomRow) -> Row:
    return Row(one.key, (Cell(one.name, bold=True), tr("{n} 人").format(n=one.capacity)))


def _shift(one: ShiftRow) -> Row:
    return Row(one.key, (Cell(one.name, bold=True), one.who, one.days, one.hours, one.valid))
