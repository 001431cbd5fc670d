"""The sheet of a list: how to fill one in, what it would bring, or every fault in it."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.panes.people.arriving.shown import ArrivalShown, ArrivingRow
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton, PrimaryButton
from desktop_app.widgets.cards import Card, clear_layout
from desktop_app.widgets.fault_list import fault_list
from desktop_app.widgets.fields import Field, PasswordEdit
from desktop_app.widgets.file_dialogs import ask_open, ask_save
from desktop_app.widgets.headings import TextLabel, secondary
from desktop_app.widgets.sidesheet import SideSheet
from desktop_app.widgets.table import Cell, Column, Row, Table

_ROWS_IN_SIGHT = 8


class ArrivalSheet(SideSheet):
    """Signals: `file_wanted()`, `template_wanted()`, `take_wanted(password)`."""

    file_wanted = Signal()
    template_wanted = Signal()
    take_wanted = Signal(str)

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, tr("导入学员和班级"), theming.frame("sheet") * 8 // 5)
        self._summary = TextLabel("", "strong", wrap=True)
        self._note = secondary("", wrap=True)
        self.template_button = PlainButton(tr("下载模板…"), icon="save-file")
        self.file_button = PlainButton(tr("选择文件…"), "Ctrl O", "plus")
        self.table = Table(
            tr("名单里的学员"),
            (
                Column(tr("姓名"), stretch=True),
                Column(tr("工号")),
                Column(tr("小组")),
                Column(tr("导师")),
                Column(tr("班级")),
                Column(tr("结果")),
            ),
            sortable=False,
        )
        self.password = PasswordEdit()
        self._field = Field(
            tr("新学员的初始密码"), self.password, tr("至少 8 位，首次登录后请本人更改")
        )
        self._more = QVBoxLayout()
        self._more.setSpacing(theming.space("m"))
        self.cancel_button = PlainButton(tr("取消"), "Esc")
        self.take_button = PrimaryButton(tr("导入"), "Ctrl ↵")
        self._lay_out()
        self._connect()

    def ask_file(self) -> Path | None:
        """Which file to read; a test replaces this method."""
        return ask_open(self, tr("导入学员和班级"), tr("名单 (*.xlsx *.csv)"))

    def ask_template_path(self) -> Path | None:
        """Where to save the template; a test replaces this method."""
        kinds = tr("Excel 表格 (*.xlsx)")
        return ask_save(self, tr("下载模板"), tr("学员和班级名单"), kinds, "xlsx")

    def show_start(self) -> None:
        """Say what a list looks like; nothing has been read yet."""
        told = tr("先下载模板，在 Excel 里填好“学员”和“班级”两张表，再选择文件。")
        self.show_arrival(
            ArrivalShown(told, tr("CSV 也可以，一份文件一张表。确认以前不写入任何内容。"))
        )
        self.password.clear()

    def show_arrival(self, shown: ArrivalShown) -> None:
        """Show what a list would bring."""
        self._summary.setText(shown.summary)
        self._note.setText(shown.note)
        self.table.set_rows([_row(one) for one in shown.people])
        self.table.setVisible(bool(shown.people))
        rows = min(len(shown.people), _ROWS_IN_SIGHT) + 1
        self.table.setFixedHeight(rows * theming.size("row") + 2 * theming.frame("border"))
        clear_layout(self._more)
        for title, tone, texts in (
            (tr("新开的班"), "", shown.classes),
            (tr("有冲突"), "warn", shown.warnings),
        ):
            if texts:
                card = Card(title)
                card.set_tone(tone)
                for text in texts:
                    card.body.addWidget(TextLabel(text, wrap=True))
                self._more.addWidget(card)
        if shown.faults:
            card = Card(tr("要改的地方"))
            card.set_tone("warn")
            card.body.addWidget(fault_list(shown.faults))
            self._more.addWidget(card)
        self._field.setVisible(shown.asks_password)
        self._field.set_problem("")
        self.take_button.setText(shown.act or tr("导入"))
        self.take_button.setEnabled(bool(shown.act))
        if self.isVisible():
            (self.password if shown.asks_password else self.file_button).setFocus()

    def show_password_problem(self, text: str) -> None:
        """Say what is wrong with the first password."""
        self._field.set_problem(text)
        self.password.setFocus()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(theming.space("s"))
        line.addWidget(self.template_button)
        line.addWidget(self.file_button)
        line.addStretch(1)
        self.body.addWidget(self._summary)
        self.body.addWidget(self._note)
        self.body.addLayout(line)
        self.body.addWidget(self.table)
        self.body.addLayout(self._more)
        self.body.addWidget(self._field)
        self.body.addStretch(1)
        self.foot.addWidget(self.cancel_button)
        self.foot.addWidget(self.take_button)

    def _connect(self) -> None:
        self.template_button.clicked.connect(self.template_wanted)
        self.file_button.clicked.connect(self.file_wanted)
        self.cancel_button.clicked.connect(self.close_overlay)
        self.take_button.clicked.connect(self._take)
        self.password.returnPressed.connect(self._take)
        for keys, button in (("Ctrl+O", self.file_button), ("Ctrl+Return", self.take_button)):
            QShortcut(QKeySequence(keys), self).activated.connect(button.click)

    def _take(self) -> None:
        self.take_wanted.emit(self.password.text())


def _row(one: ArrivingRow) -> Row:
    return Row(
        one.key,
        (
            Cell(one.name, bold=True, tip=one.name),
            one.number,
            one.team,
            one.mentor,
            Cell(one.class_name, tip=one.class_name),
            Cell(one.state, tone=one.tone),
        ),
    )
