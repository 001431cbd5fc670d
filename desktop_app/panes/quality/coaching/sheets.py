"""The side sheets of the room: writing a plan, a check-in, the end, a plan opened by hand."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from desktop_app.panes.quality.coaching.shown import Choice, Fields
from desktop_app.system.text import tr
from desktop_app.widgets.field_sheet import FieldSheet, row_of
from desktop_app.widgets.fields import Field
from desktop_app.widgets.inputs import DateEdit, NumberEdit, TextArea, fill_choices
from desktop_app.widgets.picked_list import PickedList

_SOON = timedelta(days=7)


class FieldsSheet(FieldSheet):
    """A plan as it is written. Signals: `typed(fields)` at every change, `saved(fields)`."""

    typed = Signal(object)
    saved = Signal(object)

    def __init__(self, host: QWidget, today: date) -> None:
        super().__init__(host, tr("安排辅导计划"), tr("保存计划"))
        self._loading = True
        self.mean, self.sheets = NumberEdit(1, 100, tr("分")), NumberEdit(1, 10, tr("次"))
        self.todo = TextArea(tr("一行一件事"), lines=5, most_lines=12)
        self.owner = QComboBox()
        self.drills = PickedList(tr("加一个练习…"), tr("已下架的练习"))
        self.starts, self.ends, self.check_in = DateEdit(today), DateEdit(today), DateEdit(today)
        self.meets = QCheckBox(tr("约好下次面谈"))
        self.add_fields(
            goal=Field(tr("目标：之后几次质检的平均分"), row_of(self.sheets, self.mean)),
            actions=Field(tr("要做的事"), self.todo, tr("一行一件，最多八件")),
            drills=Field(tr("布置的练习"), self.drills, tr("布置之后的练习自动计入")),
            owner=Field(tr("负责人"), self.owner),
            starts=Field(tr("开始"), self.starts),
            ends=Field(tr("结束"), self.ends),
            check_in=Field(tr("面谈"), row_of(self.meets, self.check_in)),
        )
        self.sheets.setAccessibleName(tr("看之后几次质检"))
        self.mean.setAccessibleName(tr("目标平均分"))
        self.check_in.setAccessibleName(tr("下次面谈的日期"))
        self.end()
        self._connect()

    def offer(self, fields: Fields, owners: Sequence[Choice], drills: Sequence[Choice]) -> None:
        """Show *fields* to be changed."""
        self._loading = True
        self.show_problem("", "")
        fill_choices(self.owner, [Choice("", tr("请选择")), *owners])
        self.owner.setCurrentIndex(max(0, self.owner.findData(fields.owner)))
        self.mean.setValue(fields.mean)
        self.sheets.setValue(fields.sheets)
        self.todo.setPlainText(fields.actions)
        self.starts.set_day(fields.starts)
        self.ends.set_day(fields.ends)
        self.meets.setChecked(fields.check_in is not None)
        self.check_in.set_day(fields.check_in or fields.starts + _SOON)
        self.check_in.setEnabled(fields.check_in is not None)
        self.drills.offer(drills, fields.drills)
        self._loading = False
        self.open()

    def shown(self) -> Fields:
        """Return what is typed."""
        return Fields(
            mean=self.mean.value(),
            sheets=self.sheets.value(),
            actions=self.todo.toPlainText(),
            drills=self.drills.picked(),
            starts=self.starts.day(),
            ends=self.ends.day(),
            owner=str(self.owner.currentData() or ""),
            check_in=self.check_in.day() if self.meets.isChecked() else None,
        )

    def _connect(self) -> None:
        self.drills.changed.connect(self._tell)
        self.meets.toggled.connect(self.check_in.setEnabled)
        for number in (self.mean, self.sheets):
            number.valueChanged.connect(self._tell)
        for day in (self.starts, self.ends, self.check_in):
            day.dateChanged.connect(self._tell)
        self.todo.textChanged.connect(self._tell)
        self.owner.activated.connect(self._tell)
        self.meets.toggled.connect(self._tell)

    def _tell(self, *_changed: object) -> None:
        if not self._loading:
            self.typed.emit(self.shown())

    def _hand_in(self) -> None:
        self.saved.emit(self.shown())


class OpeningSheet(FieldSheet):
    """A plan opened by hand. Signals: `saved(person, reason)`."""

    saved = Signal(str, str)

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, tr("开一份辅导计划"), tr("开启计划"))
        self.person = QComboBox()
        self.reason = TextArea(tr("您看到了什么，为什么现在要辅导"), lines=4)
        self.add_fields(
            person=Field(tr("为谁"), self.person), reason=Field(tr("理由"), self.reason)
        )
        self.reason.submit_requested.connect(self._hand_in)
        self.end()

    def offer(self, people: Sequence[Choice]) -> None:
        """Offer whom a plan may be opened for."""
        fill_choices(self.person, people)
        self.reason.clear()
        self.show_problem("", "")
        self.open()

    def _hand_in(self) -> None:
        if self.person.currentData():
            self.saved.emit(str(self.person.currentData()), self.reason.toPlainText())
