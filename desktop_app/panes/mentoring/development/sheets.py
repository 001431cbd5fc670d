"""The side sheets of the room: an item as it is written, and whom to open a plan for."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from desktop_app.panes.mentoring.development.shown import Choice, Fields, Offers
from desktop_app.system.text import tr
from desktop_app.widgets.field_sheet import FieldSheet
from desktop_app.widgets.fields import Field
from desktop_app.widgets.inputs import DateEdit, NumberEdit, PickBox, TextArea, fill_choices
from desktop_app.widgets.picked_list import PickedList

_MOST_EMS = 20


class ItemSheet(FieldSheet):
    """An item as it is written. Signals: `typed(fields)` at every change, `saved(fields)`."""

    typed = Signal(object)
    saved = Signal(object)

    def __init__(self, host: QWidget, today: date) -> None:
        super().__init__(host, tr("加一项"), tr("保存"))
        self._loading = True
        self._targets: dict[str, int] = {}
        self.kind, self.owner = QComboBox(), QComboBox()
        self.measure = PickBox(tr("怎样算做到"), _MOST_EMS)
        self.goal = TextArea(tr("做到什么样，一句话"), lines=2)
        self.reason = TextArea(tr("为什么要做，依据是什么"), lines=2)
        self.picks = PickedList(tr("选练习、手册或专项课…"), tr("已下架的内容"))
        self.words = TextArea(tr("一行一步"), lines=3, most_lines=8)
        self.due = DateEdit(today)
        self.target = NumberEdit(1, 100)
        self.said = TextArea(tr("看到什么就算做到"), lines=2)
        self.add_fields(
            kind=Field(tr("哪一类"), self.kind),
            goal=Field(tr("目标"), self.goal),
            reason=Field(tr("为什么"), self.reason),
            picks=Field(tr("要学、要练的"), self.picks, tr("练习和课次按记录自动打勾")),
            steps=Field(tr("还要做的"), self.words, tr("一行一步，做完自己打勾")),
            owner=Field(tr("负责人"), self.owner),
            due=Field(tr("完成日期"), self.due),
            measure=Field(tr("怎样算做到"), self.measure, tr("选一项记录，程序自己对照前后")),
            target=Field(tr("目标值"), self.target),
            said=Field(tr("用一句话说"), self.said),
        )
        self.end()
        self._connect()

    def offer(self, fields: Fields, offers: Offers) -> None:
        """Show *fields* to be changed."""
        self._loading = True
        self.show_problem("", "")
        self.set_title(tr("加一项") if offers.new else tr("修改这一项"))
        self._targets = offers.targets
        fill_choices(self.kind, offers.kinds)
        fill_choices(self.owner, [Choice("", tr("请选择")), *offers.owners])
        fill_choices(self.measure, [*offers.measures, Choice("", tr("自己写一句"))])
        for box, key in (
            (self.kind, fields.kind),
            (self.owner, fields.owner),
            (self.measure, fields.measure),
        ):
            box.setCurrentIndex(max(0, box.findData(key)))
        self.kind.setEnabled(offers.new)
        self.goal.setPlainText(fields.goal)
        self.reason.setPlainText(fields.reason)
        self.picks.offer(offers.picks, fields.picked)
        self.words.setPlainText(fields.words)
        self.due.set_day(fields.due)
        self.target.setValue(fields.target)
        self.said.setPlainText(fields.said)
        self._fit_measure()
        self._loading = False
        self.open()

    def shown(self) -> Fields:
        """Return what is typed."""
        return Fields(
            kind=str(self.kind.currentData()),
            goal=self.goal.toPlainText(),
            reason=self.reason.toPlainText(),
            picked=self.picks.picked(),
            words=self.words.toPlainText(),
            owner=str(self.owner.currentData() or ""),
            due=self.due.day(),
            measure=str(self.measure.currentData() or ""),
            target=self.target.value(),
            said=self.said.toPlainText(),
        )

    def _connect(self) -> None:
        for area in (self.goal, self.reason, self.words, self.said):
            area.textChanged.connect(self._tell)
            area.submit_requested.connect(self._hand_in)
        for box in (self.kind, self.owner):
            box.activated.connect(self._tell)
        self.measure.activated.connect(self._choose_measure)
        self.picks.changed.connect(self._tell)
        self.due.dateChanged.connect(self._tell)
        self.target.valueChanged.connect(self._tell)

    def _choose_measure(self) -> None:
        key = str(self.measure.currentData() or "")
        if key in self._targets:
            self.target.setValue(self._targets[key])
        self._fit_measure()
        self._tell()

    def _fit_measure(self) -> None:
        """A record has a figure to aim at, words of one's own have none."""
        figured = bool(self.measure.currentData())
        self.fields["target"].setVisible(figured)
        self.fields["said"].setVisible(not figured)

    def _tell(self, *_changed: object) -> None:
        if not self._loading:
            self.typed.emit(self.shown())

    def _hand_in(self) -> None:
        self.saved.emit(self.shown())


class PersonSheet(FieldSheet):
    """Whom to open a plan for. Signals: `saved(person)`."""

    saved = Signal(str)

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, tr("拟一份发展计划"), tr("拟定"))
        self.person = QComboBox()
        self.add_fields(person=Field(tr("为谁"), self.person))
        self.end()

    def offer(self, people: Sequence[Choice]) -> None:
        """Offer whom a plan may be opened for."""
        fill_choices(self.person, people)
        self.show_problem("", "")
        self.open()

    def _hand_in(self) -> None:
        if self.person.currentData():
            self.saved.emit(str(self.person.currentData()))
