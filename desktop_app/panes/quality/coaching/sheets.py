"""The side sheets of the room: writing a plan, a check-in, the end, a plan opened by hand."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.panes.quality.coaching.shown import Choice, Fields, Talk
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import IconButton, PlainButton, PrimaryButton
from desktop_app.widgets.cards import clear_layout
from desktop_app.widgets.fields import Field
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.inputs import DateEdit, NumberEdit, TextArea
from desktop_app.widgets.sidesheet import SideSheet

_SOON = timedelta(days=7)


class _Writing(SideSheet):
    """A side sheet with fields by name and a button that hands them in."""

    def __init__(self, host: QWidget, title: str, act: str) -> None:
        super().__init__(host, title)
        self.fields: dict[str, Field] = {}
        self._problem = TextLabel("", "problem", wrap=True)
        cancel = PlainButton(tr("取消"), "Esc")
        cancel.clicked.connect(self.close_overlay)
        self.save_button = PrimaryButton(act)
        self.save_button.clicked.connect(self._hand_in)
        self.foot.addWidget(cancel)
        self.foot.addWidget(self.save_button)

    def show_problem(self, name: str, text: str) -> None:
        """Say what is wrong, under its field where it has one."""
        for key, field in self.fields.items():
            field.set_problem(text if key == name else "")
        self._problem.setText("" if name in self.fields else text)
        self._problem.setVisible(bool(self._problem.text()))
        if name in self.fields:
            self.fields[name].setFocus()

    def _add(self, **fields: Field) -> None:
        self.fields |= fields
        for field in fields.values():
            self.body.addWidget(field)

    def _end(self) -> None:
        self.body.addWidget(self._problem)
        self.body.addStretch(1)
        self._problem.hide()

    def _hand_in(self) -> None:
        raise NotImplementedError


class FieldsSheet(_Writing):
    """A plan as it is written. Signals: `typed(fields)` at every change, `saved(fields)`."""

    typed = Signal(object)
    saved = Signal(object)

    def __init__(self, host: QWidget, today: date) -> None:
        super().__init__(host, tr("安排辅导计划"), tr("保存计划"))
        self._loading = True
        self.mean, self.sheets = NumberEdit(1, 100, tr("分")), NumberEdit(1, 10, tr("次"))
        self.todo = TextArea(tr("一行一件事"), lines=5, most_lines=12)
        self.owner, self.drill = QComboBox(), QComboBox()
        self.starts, self.ends, self.check_in = DateEdit(today), DateEdit(today), DateEdit(today)
        self.meets = QCheckBox(tr("约好下次面谈"))
        self._drills: list[Choice] = []
        self._titles: dict[str, str] = {}
        self._chosen = QVBoxLayout()
        self._add(
            goal=Field(tr("目标：之后几次质检的平均分"), _row(self.sheets, self.mean)),
            actions=Field(tr("要做的事"), self.todo, tr("一行一件，最多八件")),
            drills=Field(tr("布置的练习"), self._drill_box(), tr("布置之后的练习自动计入")),
            owner=Field(tr("负责人"), self.owner),
            starts=Field(tr("开始"), self.starts),
            ends=Field(tr("结束"), self.ends),
            check_in=Field(tr("面谈"), _row(self.meets, self.check_in)),
        )
        self.sheets.setAccessibleName(tr("看之后几次质检"))
        self.mean.setAccessibleName(tr("目标平均分"))
        self.check_in.setAccessibleName(tr("下次面谈的日期"))
        self._end()
        self._connect()

    def offer(self, fields: Fields, owners: Sequence[Choice], drills: Sequence[Choice]) -> None:
        """Show *fields* to be changed."""
        self._loading = True
        self.show_problem("", "")
        self._titles = {one.key: one.text for one in drills}
        _fill(self.owner, [Choice("", tr("请选择")), *owners])
        _fill(self.drill, [Choice("", tr("加一个练习…")), *drills])
        self.owner.setCurrentIndex(max(0, self.owner.findData(fields.owner)))
        self.mean.setValue(fields.mean)
        self.sheets.setValue(fields.sheets)
        self.todo.setPlainText(fields.actions)
        self.starts.set_day(fields.starts)
        self.ends.set_day(fields.ends)
        self.meets.setChecked(fields.check_in is not None)
        self.check_in.set_day(fields.check_in or fields.starts + _SOON)
        self.check_in.setEnabled(fields.check_in is not None)
        self._drills = [
            Choice(key, self._titles.get(key, tr("已下架的练习"))) for key in fields.drills
        ]
        self._show_drills()
        self._loading = False
        self.open()

    def shown(self) -> Fields:
        """Return what is typed."""
        return Fields(
            mean=self.mean.value(),
            sheets=self.sheets.value(),
            actions=self.todo.toPlainText(),
            drills=tuple(one.key for one in self._drills),
            starts=self.starts.day(),
            ends=self.ends.day(),
            owner=str(self.owner.currentData() or ""),
            check_in=self.check_in.day() if self.meets.isChecked() else None,
        )

    def _drill_box(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theming.space("xs"))
        self._chosen.setSpacing(theming.space("xs"))
        column.addLayout(self._chosen)
        column.addWidget(self.drill)
        self.drill.setAccessibleName(tr("加一个练习"))
        holder.setFocusProxy(self.drill)
        return holder

    def _connect(self) -> None:
        self.drill.activated.connect(self._add_drill)
        self.meets.toggled.connect(self.check_in.setEnabled)
        for number in (self.mean, self.sheets):
            number.valueChanged.connect(self._tell)
        for day in (self.starts, self.ends, self.check_in):
            day.dateChanged.connect(self._tell)
        self.todo.textChanged.connect(self._tell)
        self.owner.activated.connect(self._tell)
        self.meets.toggled.connect(self._tell)

    def _add_drill(self) -> None:
        key = str(self.drill.currentData() or "")
        if key and key not in {one.key for one in self._drills}:
            self._drills.append(Choice(key, self._titles[key]))
            self._show_drills()
            self._tell()
        self.drill.setCurrentIndex(0)

    def _remove(self, key: str) -> None:
        self._drills = [one for one in self._drills if one.key != key]
        self._show_drills()
        self._tell()
        self.drill.setFocus()

    def _show_drills(self) -> None:
        clear_layout(self._chosen)
        for one in self._drills:
            row = QHBoxLayout()
            row.addWidget(TextLabel(one.text, wrap=True), 1)
            remove = IconButton("close", tr("去掉 {title}").format(title=one.text))
            remove.clicked.connect(lambda _=False, key=one.key: self._remove(key))
            row.addWidget(remove)
            self._chosen.addLayout(row)

    def _tell(self, *_changed: object) -> None:
        if not self._loading:
            self.typed.emit(self.shown())

    def _hand_in(self) -> None:
        self.saved.emit(self.shown())


class TalkSheet(_Writing):
    """A check-in. Signals: `saved(talk)`."""

    saved = Signal(object)

    def __init__(self, host: QWidget, today: date) -> None:
        super().__init__(host, tr("记一次面谈"), tr("记下面谈"))
        self.words = TextArea(tr("谈了什么，哪一项变好了，还卡在哪里"), lines=4)
        self.meets = QCheckBox(tr("约好下次面谈"))
        self.following = DateEdit(today + _SOON)
        self.following.setAccessibleName(tr("下次面谈的日期"))
        self._add(
            check_in=Field(tr("面谈内容"), self.words),
            following=Field(tr("下次"), _row(self.meets, self.following)),
        )
        self.meets.setChecked(True)
        self.meets.toggled.connect(self.following.setEnabled)
        self.words.submit_requested.connect(self._hand_in)
        self._end()

    def _hand_in(self) -> None:
        following = self.following.day() if self.meets.isChecked() else None
        self.saved.emit(Talk(self.words.toPlainText(), following))


class ClosingSheet(_Writing):
    """The end of a plan. Signals: `saved(words, withdraw)`."""

    saved = Signal(str, bool)

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, tr("结束辅导计划"), tr("结束计划"))
        self._text = TextLabel("", wrap=True)
        self.body.addWidget(self._text)
        self.words = TextArea(tr("一两句：哪里变了，往后还要注意什么"), lines=3)
        self._add(words=Field(tr("评语"), self.words))
        self.withdraw = QCheckBox(tr("起因不再成立，撤销这份计划"))
        self.body.addWidget(self.withdraw)
        self.words.submit_requested.connect(self._hand_in)
        self._end()

    def offer(self, text: str) -> None:
        """Say what closing comes to, and ask for the assessment."""
        self._text.setText(text)
        self.words.clear()
        self.withdraw.setChecked(False)
        self.show_problem("", "")
        self.open()
        self.words.setFocus()

    def _hand_in(self) -> None:
        self.saved.emit(self.words.toPlainText(), self.withdraw.isChecked())


class OpeningSheet(_Writing):
    """A plan opened by hand. Signals: `saved(person, reason)`."""

    saved = Signal(str, str)

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, tr("开一份辅导计划"), tr("开启计划"))
        self.person = QComboBox()
        self.reason = TextArea(tr("您看到了什么，为什么现在要辅导"), lines=4)
        self._add(person=Field(tr("为谁"), self.person), reason=Field(tr("理由"), self.reason))
        self.reason.submit_requested.connect(self._hand_in)
        self._end()

    def offer(self, people: Sequence[Choice]) -> None:
        """Offer whom a plan may be opened for."""
        _fill(self.person, people)
        self.reason.clear()
        self.show_problem("", "")
        self.open()

    def _hand_in(self) -> None:
        if self.person.currentData():
            self.saved.emit(str(self.person.currentData()), self.reason.toPlainText())


def _row(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theming.space("s"))
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    holder.setFocusProxy(widgets[0])
    return holder


def _fill(box: QComboBox, choices: Sequence[Choice]) -> None:
    box.clear()
    for one in choices:
        box.addItem(one.text, one.key)
