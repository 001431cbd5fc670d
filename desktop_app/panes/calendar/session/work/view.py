"""Exercises and results on the screen: the trainees, and the records of one of them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app.panes.calendar.session.work.shown import PersonWork, ResultShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PrimaryButton
from desktop_app.widgets.cards import Card
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.fields import Field
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.pane import PaneView
from desktop_app.widgets.row_list import RowList
from desktop_app.widgets.table import Cell, Column, Row, Table
from desktop_app.widgets.tags import Tag
from desktop_app.widgets.toast import Toast


class WorkView(PaneView):
    """Signals: `chosen(key)`, `opened(record)`, `noted(key, mark, verdict, note)`."""

    chosen = Signal(str)
    opened = Signal(str)
    noted = Signal(str, str, str, str)

    help_key = "mentoring-90"
    keys = (
        ("↑ ↓", tr("换一位学员")),
        ("Enter", tr("打开那次练习或表单；在成绩里：保存")),
    )

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = ""
        self.table = Table(
            tr("练习与成绩"),
            (
                Column(tr("姓名"), stretch=True),
                Column(tr("工号")),
                Column(tr("当天练习")),
                Column(tr("成绩"), align="right"),
                Column(tr("结论")),
                Column(tr("说明"), stretch=True),
            ),
            sortable=False,
        )
        self.records = RowList(tr("当天的记录"), clicks_open=True)
        self.made, self.result = Card(), Card(tr("成绩"))
        self._nothing = TextLabel("", "secondary", wrap=True)
        self._verdict = Tag("")
        self._hint = TextLabel("", "secondary", wrap=True)
        self.mark, self.note = QLineEdit(), QLineEdit()
        self.verdict = QComboBox()
        self.save_button = PrimaryButton(tr("记下成绩"))
        self.problem = TextLabel("", "problem", wrap=True)
        self.nobody = EmptyState(
            "practice", tr("这一课还没有学员"), tr("当天的练习、表单和成绩会列在这里。")
        )
        self._toast = Toast(self)
        self._fill_cards()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.table)

    def show_people(self, people: Sequence[PersonWork], chosen: str) -> None:
        """List the trainees."""
        self.table.set_rows([_row(one) for one in people])
        if chosen:
            self.table.select(chosen)
        self._body.setVisible(bool(people))
        self.nobody.setVisible(not people)

    def show_result(self, result: ResultShown | None) -> None:
        """Show the chosen trainee."""
        self._side.setVisible(result is not None)
        if result is None:
            return
        typing = result.key == self._key and any(
            one.hasFocus() for one in (self.mark, self.note, self.verdict)
        )
        self._key = result.key
        self.made.set_title(result.title, tr("当天属于这一课的练习和表单"))
        self.records.set_rows(result.records)
        self.records.setVisible(bool(result.records))
        self._nothing.setText(result.nothing)
        self._nothing.setVisible(not result.records)
        self._verdict.setText(result.told)
        self._verdict.set_tone(result.tone)
        self._verdict.setVisible(bool(result.told))
        self.result.setVisible(result.may_note)
        if not typing:
            self.mark.setText(result.mark)
            self.note.setText(result.note)
            self.verdict.setCurrentIndex(max(0, self.verdict.findData(result.verdict)))
        self._verdict_field.setVisible(result.may_judge)
        self._hint.setText(result.hint)
        self._hint.setVisible(bool(result.hint))

    def show_problem(self, text: str) -> None:
        """Say why something was not done; an empty text takes it back."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def say(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """Show a short message, with a way back where there is one."""
        self._toast.show_text(text, tr("撤销") if undo else "", undo)

    def said(self) -> str:
        """Return the message shown last."""
        return self._toast.text()

    def _connect(self) -> None:
        self.table.selected.connect(self.chosen)
        self.table.opened.connect(lambda _key: self._enter())
        self.records.opened.connect(self.opened)
        self.save_button.clicked.connect(self._save)
        for line in (self.mark, self.note):
            line.returnPressed.connect(self._save)

    def _enter(self) -> None:
        """Lead from the trainee to their records, or to the result where there are none."""
        (self.records if not self.records.isHidden() else self.mark).setFocus()

    def _save(self) -> None:
        self.noted.emit(
            self._key, self.mark.text(), self.verdict.currentData() or "", self.note.text()
        )

    def _fill_cards(self) -> None:
        self.made.body.addWidget(self.records)
        self.made.body.addWidget(self._nothing)
        for data, text in (("", tr("不写结论")), ("passed", tr("通过")), ("failed", tr("未通过"))):
            self.verdict.addItem(text, data)
        self.mark.setPlaceholderText(tr("0–100，可以不填"))
        self.note.setMaxLength(200)
        self._verdict_field = Field(tr("结论"), self.verdict)
        self.result.add_to_header(self._verdict)
        self.result.body.addWidget(self._hint)
        pair = QHBoxLayout()
        pair.setSpacing(theming.space("m"))
        pair.addWidget(Field(tr("分数"), self.mark), 1)
        pair.addWidget(self._verdict_field, 1)
        self.result.body.addLayout(pair)
        self.result.body.addWidget(Field(tr("说明"), self.note))
        self.problem.hide()
        acts = QHBoxLayout()
        acts.addStretch(1)
        acts.addWidget(self.save_button)
        self.result.body.addLayout(acts)

    def _lay_out(self) -> None:
        content = QWidget()
        theming.set_role(content, "scrolled")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, theming.space("s"), 0)
        column.setSpacing(theming.space("m"))
        column.addWidget(self.problem)
        column.addWidget(self.made)
        column.addWidget(self.result)
        column.addStretch(1)
        self._side = QScrollArea()
        theming.set_role(self._side, "bare")
        self._side.setFrameShape(QFrame.Shape.NoFrame)
        self._side.setWidgetResizable(True)
        self._side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._side.setWidget(content)
        self._body = QWidget()
        columns = QHBoxLayout(self._body)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(theming.space("l"))
        columns.addWidget(self.table, 1)
        columns.addWidget(self._side)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._body)
        layout.addWidget(self.nobody)
        self.nobody.hide()
        theming.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        percent = min(theming.current().percent, 125)
        self._side.setFixedWidth(theming.frame("form") * percent // 100)


def _row(one: PersonWork) -> Row:
    return Row(
        one.key,
        (
            Cell(one.name, tip=one.name),
            Cell(one.number, tone="secondary"),
            Cell(one.made or tr("没有"), tone="" if one.made else "secondary"),
            one.result,
            Cell(one.verdict, tone=one.tone),
            Cell(one.note, tone="secondary", tip=one.note),
        ),
    )
