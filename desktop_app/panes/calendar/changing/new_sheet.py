"""The sheet for a new session: what, for whom, when, where; and what it would meet."""

from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.panes.calendar.changing.consequences_box import ConsequencesBox
from desktop_app.panes.calendar.changing.found_box import FoundBox
from desktop_app.panes.calendar.changing.shown import Consequences, NewShown, NewTyped, Slot
from desktop_app.panes.calendar.changing.side_by_side import beside, short_box
from desktop_app.panes.calendar.changing.time_edit import MinuteEdit
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton, PrimaryButton
from desktop_app.widgets.fields import Field
from desktop_app.widgets.inputs import DateEdit, NumberEdit
from desktop_app.widgets.sidesheet import SideSheet


class NewSheet(SideSheet):
    """Signals: `changed(typed)`, `add_wanted(typed)`."""

    changed = Signal(object)
    add_wanted = Signal(object)

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, tr("新增课次"))
        self.name = QLineEdit()
        self.name.setMaxLength(40)
        self.name.setPlaceholderText(tr("如：退款政策更新说明"))
        self.taker = FoundBox()
        self.kind, self.place, self.trainer = short_box(), short_box(), short_box()
        self.day, self.until = DateEdit(date(2000, 1, 1)), DateEdit(date(2000, 1, 1))
        self._first = self.day.day()
        self.start = MinuteEdit()
        self.minutes = NumberEdit(5, 480, tr("分钟"))
        self.minutes.setSingleStep(15)
        self.place.setEditable(True)
        self.aim = QLineEdit()
        self.aim.setMaxLength(120)
        self.box = ConsequencesBox()
        self._name_field = Field(tr("名称"), self.name)
        self._taker_field = Field(tr("给谁"), self.taker, tr("输入班级、姓名或工号查找"))
        self._lay_out()
        cancel = PlainButton(tr("取消"), "Esc")
        self.add_button = PrimaryButton(tr("新增"), "Ctrl ↵")
        self.foot.addWidget(cancel)
        self.foot.addWidget(self.add_button)
        cancel.clicked.connect(self.close_overlay)
        self.add_button.clicked.connect(self._add)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.activated.connect(self.add_button.click)
        self._connect()

    def ask(self, shown: NewShown) -> None:
        """Offer what can be picked, from a day and time on."""
        self._filling = True
        self.name.clear()
        self.aim.clear()
        for box, choices in (
            (self.taker, shown.takers),
            (self.kind, shown.kinds),
            (self.trainer, shown.trainers),
        ):
            box.clear()
            for choice in choices:
                box.addItem(choice.title, choice.key)
        self.taker.setCurrentIndex(self.taker.findData(shown.taker))
        if (line := self.taker.lineEdit()) is not None:
            line.setCursorPosition(0)
        self.place.clear()
        self.place.addItems(list(shown.places))
        self.day.set_day(shown.day)
        self.until.set_day(shown.until or shown.day)
        self.start.set_minutes(shown.start)
        self.minutes.setValue(shown.minutes)
        self._filling = False
        for field in (self._name_field, self._taker_field):
            field.set_problem("")
        self._on_change()

    def problems(self) -> list[str]:
        """Return what is said to be missing, for tests and screen readers."""
        fields = (self._name_field, self._taker_field)
        return [field.problem() for field in fields if field.problem()]

    def show_consequences(self, found: Consequences) -> None:
        """Show what the session would meet; what blocks it keeps it from being added."""
        self.box.show_consequences(found)
        self.add_button.setEnabled(found.may_apply)

    def typed(self) -> NewTyped:
        """Return what is typed in."""
        return NewTyped(
            taker=self.taker.chosen(),
            title=self.name.text(),
            kind=str(self.kind.currentData() or ""),
            day=self.day.day(),
            start=self.start.minutes(),
            minutes=self.minutes.value(),
            place=self.place.currentText(),
            trainer=str(self.trainer.currentData() or ""),
            aim=self.aim.text(),
            until=self.until.day(),
        )

    def _lay_out(self) -> None:
        self.body.addWidget(self._name_field)
        self.body.addWidget(self._taker_field)
        until = Field(tr("连排到"), self.until)
        self.until.setAccessibleName(tr("连排到哪一天，每个工作日各一节"))
        self.until.setToolTip(tr("到这一天为止，每个工作日各一节"))
        # One date a line: two of them are wider than the sheet beside its scroll bar.
        self.body.addLayout(beside(Field(tr("日期"), self.day), Field(tr("开始"), self.start)))
        self.body.addLayout(beside(until, Field(tr("时长"), self.minutes)))
        self.body.addLayout(beside(Field(tr("类型"), self.kind), Field(tr("地点"), self.place)))
        self.body.addWidget(Field(tr("讲师"), self.trainer))
        self.body.addWidget(Field(tr("目的"), self.aim))
        self.body.addWidget(self.box)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self._filling = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(theming.current().motion["short"])
        self._rest.timeout.connect(self._tell)
        self.day.dateChanged.connect(self._lead_until)
        for signal in (
            self.name.textChanged,
            self.aim.textChanged,
            self.taker.currentTextChanged,
            self.kind.currentIndexChanged,
            self.day.dateChanged,
            self.until.dateChanged,
            self.start.timeChanged,
            self.minutes.valueChanged,
            self.place.currentTextChanged,
            self.trainer.currentIndexChanged,
        ):
            signal.connect(self._on_change)
        self.box.slot_taken.connect(self._take)

    def _lead_until(self) -> None:
        """Let the last day go along with the first where there is one, or it would come before."""
        before, day = self._first, self.day.day()
        self._first = day
        if self.until.day() == before or self.until.day() < day:
            self.until.set_day(day)

    def _take(self, slot: Slot) -> None:
        self.day.set_day(slot.day)
        self.start.set_minutes(slot.start)

    def _missing(self) -> dict[Field, str]:
        missing = {}
        if not self.name.text().strip():
            missing[self._name_field] = tr("请填写课次的名称。")
        if not self.taker.chosen():
            missing[self._taker_field] = tr("请选一个班或一位学员。")
        return missing

    def _say_missing(self, aloud: bool) -> None:
        """Say under the fields what is missing; not *aloud*, only take back what no longer is."""
        missing = self._missing()
        for field in (self._name_field, self._taker_field):
            if aloud or field not in missing:
                field.set_problem(missing.get(field, ""))

    def _on_change(self) -> None:
        if not self._filling:
            self.add_button.setEnabled(False)
            self._say_missing(False)
            self._rest.start()

    def _tell(self) -> None:
        if self._missing():
            self.box.show_hint(tr("名称和对象都有了，这里会列出冲突和没有冲突的时间。"))
            self.add_button.setEnabled(True)  # pressed too early, it says what is missing
        else:
            self.changed.emit(self.typed())

    def _add(self) -> None:
        if missing := self._missing():
            self._say_missing(True)
            next(iter(missing)).setFocus()
            return
        self.add_button.setEnabled(False)  # a second click must not add a second one
        self.add_wanted.emit(self.typed())
