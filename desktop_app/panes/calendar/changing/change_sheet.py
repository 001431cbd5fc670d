"""The sheet that shows what a change brings before it is done."""

from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop_app.panes.calendar.changing.consequences_box import ConsequencesBox
from desktop_app.panes.calendar.changing.shown import (
    CANCEL,
    MOVE,
    STRETCH,
    ChangeShown,
    Consequences,
    Slot,
)
from desktop_app.panes.calendar.changing.time_edit import MinuteEdit
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton, PrimaryButton
from desktop_app.widgets.fields import Field
from desktop_app.widgets.headings import secondary
from desktop_app.widgets.inputs import DateEdit, NumberEdit, PickBox
from desktop_app.widgets.sidesheet import SideSheet


class ChangeSheet(SideSheet):
    """Where a session would stand, and what that brings.

    Signals: `changed(day, start, minutes, carry)`, `apply_wanted(reason, alone)`.
    """

    changed = Signal(object, int, int, str)
    apply_wanted = Signal(str, bool)

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, tr("移动"))
        self._kind = MOVE
        self._before = secondary("", wrap=True)
        self.day = DateEdit(date(2000, 1, 1))
        self.start = MinuteEdit()
        self.minutes = NumberEdit(5, 480, tr("分钟"))
        self.minutes.setSingleStep(15)
        self.carry = PickBox(tr("跟着移动的课次"), 20)
        self.box = ConsequencesBox()
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(tr("可以不填，会写进改动记录"))
        self.reason.setMaxLength(60)
        self._when = self._when_row()
        self._length_field = Field(tr("时长"), self.minutes)
        self._carry_field = Field(tr("跟着移动的课次"), self.carry)
        for widget in (
            self._before,
            self._when,
            self._length_field,
            self._carry_field,
            self.box,
        ):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.body.addWidget(Field(tr("原因"), self.reason))
        self.cancel_button = PlainButton(tr("取消"), "Esc")
        self.alone_button = PlainButton(tr("只移动这一次"))
        self.apply_button = PrimaryButton(tr("移动"), "Ctrl ↵")
        for button in (self.cancel_button, self.alone_button, self.apply_button):
            self.foot.addWidget(button)
        self._connect()

    def ask(self, shown: ChangeShown) -> None:
        """Ask about a change; what it brings is shown as soon as it is known."""
        self._kind = shown.kind
        self.set_title(shown.title)
        self._before.setText(tr("现在：{when}").format(when=shown.before))
        self._fill(shown)
        self._when.setVisible(shown.kind == MOVE)
        self._length_field.setVisible(shown.kind == STRETCH)
        self._carry_field.setVisible(bool(shown.carries))
        self.cancel_button.setText(tr("不取消") if shown.kind == CANCEL else tr("取消"))
        self.apply_button.setText(shown.act)
        self.alone_button.setText(shown.act_alone)
        self.alone_button.hide()
        self.reason.clear()
        self._wait_for_it()

    def show_consequences(self, found: Consequences) -> None:
        """Show what the change would bring; what blocks it keeps it from being done."""
        self.box.show_consequences(found)
        self.apply_button.setEnabled(found.may_apply)
        self.alone_button.setVisible(self._kind == MOVE and bool(found.steps))
        self.alone_button.setEnabled(bool(found.steps) and not found.problem)

    def open(self) -> None:
        super().open()
        if self._kind == CANCEL:
            self.cancel_button.setFocus()
        elif self.apply_button.isEnabled():
            self.apply_button.setFocus()

    def _when_row(self) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theming.space("s"))
        line.addWidget(Field(tr("改到"), self.day), 3)
        line.addWidget(Field(tr("开始"), self.start), 2)
        return row

    def _connect(self) -> None:
        self.cancel_button.clicked.connect(self.close_overlay)
        self.apply_button.clicked.connect(lambda: self._apply(alone=False))
        self.alone_button.clicked.connect(lambda: self._apply(alone=True))
        self.box.slot_taken.connect(self._take)
        # Typing a date runs through many days; the question waits until the hand rests.
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(theming.current().motion["short"])
        self._rest.timeout.connect(self._tell)
        for signal in (
            self.day.dateChanged,
            self.start.timeChanged,
            self.minutes.valueChanged,
            self.carry.currentIndexChanged,
        ):
            signal.connect(self._on_change)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.activated.connect(self.apply_button.click)

    def _fill(self, shown: ChangeShown) -> None:
        fields = (self.day, self.start, self.minutes, self.carry)
        for field in fields:
            field.blockSignals(True)
        self.day.set_day(shown.day)
        self.start.set_minutes(shown.start)
        self.minutes.setValue(shown.minutes)
        self.carry.clear()
        for choice in shown.carries:
            self.carry.addItem(choice.title, choice.key)
        self.carry.setCurrentIndex(max(0, self.carry.findData(shown.carry)))
        for field in fields:
            field.blockSignals(False)

    def _take(self, slot: Slot) -> None:
        self.day.set_day(slot.day)
        self.start.set_minutes(slot.start)

    def _on_change(self) -> None:
        self._wait_for_it()
        self._rest.start()

    def _wait_for_it(self) -> None:
        self.apply_button.setEnabled(False)
        self.alone_button.setEnabled(False)
        self.box.show_waiting()

    def _tell(self) -> None:
        carry = str(self.carry.currentData() or "")
        self.changed.emit(self.day.day(), self.start.minutes(), self.minutes.value(), carry)

    def _apply(self, *, alone: bool) -> None:
        self.apply_button.setEnabled(False)  # a second click must not change it twice
        self.alone_button.setEnabled(False)
        self.apply_wanted.emit(self.reason.text(), alone)
