"""The sheet that issues a class: a list, a preview, one button, and then where the files go."""

from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.panes.certificates.shown import ClassDone, ClassRow, Offered
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton, PrimaryButton
from desktop_app.widgets.cards import clear_layout
from desktop_app.widgets.file_dialogs import ask_save
from desktop_app.widgets.headings import TextLabel, secondary
from desktop_app.widgets.inputs import PickBox
from desktop_app.widgets.sidesheet import SideSheet
from desktop_app.widgets.table import Cell, Column, Row, Table

_ROWS_IN_SIGHT = 11
_REFUSALS = 8
"""So many reasons are told; a whole class without marks would fill the window."""


class ClassSheet(SideSheet):
    """Signals: `narrowed(team, class_name)`, `toggled(key)`, `preview_wanted()`, `issue_wanted()`,
    `one_file_wanted()`, `files_wanted()`, `rest_wanted()`.
    """

    narrowed = Signal(str, str)
    toggled = Signal(str)
    preview_wanted = Signal()
    issue_wanted = Signal()
    one_file_wanted = Signal()
    files_wanted = Signal()
    rest_wanted = Signal()

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, tr("批量签发"), theming.frame("sheet") * 3 // 2)
        self._summary = TextLabel("", "strong", wrap=True)
        self._note = secondary("", wrap=True)
        self.teams, self.classes = PickBox(tr("小组")), PickBox(tr("班次"))
        self.table = Table(
            tr("要签发的学员"),
            (
                Column(tr("姓名"), stretch=True),
                Column(tr("小组")),
                Column(tr("总评"), "right"),
                Column(tr("级别")),
                Column(tr("这次")),
            ),
            sortable=False,
        )
        self._refused = QVBoxLayout()
        self._refused.setSpacing(theming.space("s"))
        self.preview_button = PlainButton(tr("预览"), icon="eye")
        self.issue_button = PrimaryButton(tr("签发"))
        self.files_button = PlainButton(tr("每人一份…"), icon="save-file")
        self.one_file_button = PrimaryButton(tr("合成一份 PDF…"), icon="save-file")
        self.rest_button = PlainButton("")
        self._lay_out()
        self._connect()

    def show_class(self, rows: tuple[ClassRow, ...], teams: Offered, classes: Offered) -> None:
        """Show who is due, and who of them is meant."""
        meant = sum(one.issues for one in rows)
        self._summary.setText(tr("{n} 位可以签发，这次签发 {m} 位").format(n=len(rows), m=meant))
        self._note.setText(tr("双击或按 Enter，把一位移出或加回。签发后编号和文件不能再改。"))
        _offer(self.teams, tr("全部小组"), teams)
        _offer(self.classes, tr("全部班次"), classes)
        self.table.set_items(rows, _row)
        shown = min(max(len(rows), 1), _ROWS_IN_SIGHT) + 1
        self.table.setFixedHeight(shown * theming.size("row") + 2 * theming.frame("border"))
        clear_layout(self._refused)
        self._show_done(False)
        self.issue_button.setText(tr("签发 {n} 份").format(n=meant))
        self._set_busy(False)
        self.issue_button.setEnabled(meant > 0)
        self.preview_button.setEnabled(meant > 0)

    def show_issuing(self, count: int) -> None:
        """Say that it is under way: progress and cancel are in the corner of the window."""
        self._summary.setText(tr("正在签发 {n} 份").format(n=count))
        self._note.setText(tr("可以在右下角停止；已经签发的仍然有效，编号连续。"))
        self._set_busy(True)

    def show_done(self, done: ClassDone) -> None:
        """Show what became of the class, and offer the files."""
        self._summary.setText(done.summary)
        self._note.setText(
            tr(
                "合成的一份用来打印；每人一份的是带签章的原件，发给本人。以后在证书登记里都能再打开。"
            )
        )
        clear_layout(self._refused)
        for sentence in done.refused[:_REFUSALS]:
            self._refused.addWidget(TextLabel(sentence, wrap=True))
        if (more := len(done.refused) - _REFUSALS) > 0:
            self._refused.addWidget(secondary(tr("另有 {n} 位没有签发。").format(n=more)))
        self._show_done(True)
        for button in (self.files_button, self.one_file_button):
            button.setVisible(done.files)
        self.rest_button.setText(tr("签发其余 {n} 位…").format(n=done.rest))
        self.rest_button.setVisible(done.rest > 0)
        first = self.rest_button if done.rest or not done.files else self.one_file_button
        first.setFocus()

    def ask_file(self) -> Path | None:
        """Where to save all as one file; a test replaces this method."""
        return ask_save(self, tr("合成一份 PDF"), tr("证书"), tr("PDF 文件 (*.pdf)"), "pdf")

    def ask_folder(self) -> Path | None:
        """In which folder to save one file a person; a test replaces this method."""
        chosen = QFileDialog.getExistingDirectory(self, tr("每人一份，存到哪个文件夹"))
        return Path(chosen) if chosen else None

    def _show_done(self, done: bool) -> None:
        for widget in (self.table, self.preview_button, self.issue_button):
            widget.setVisible(not done)
        if done:
            self.teams.hide()
            self.classes.hide()
        for widget in (self.files_button, self.one_file_button, self.rest_button):
            widget.setVisible(done)

    def _set_busy(self, busy: bool) -> None:
        """Nothing is issued twice at once, and who is meant does not change meanwhile."""
        acts = (self.issue_button, self.preview_button, self.table, self.teams, self.classes)
        for widget in acts:
            widget.setEnabled(not busy)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.addWidget(self._summary, 1)
        line.addWidget(self.classes)
        line.addWidget(self.teams)
        self.body.addLayout(line)
        self.body.addWidget(self._note)
        self.body.addWidget(self.table)
        self.body.addLayout(self._refused)
        self.body.addStretch(1)
        for button in (
            self.preview_button,
            self.issue_button,
            self.rest_button,
            self.files_button,
            self.one_file_button,
        ):
            self.foot.addWidget(button)

    def _narrow(self) -> None:
        team, class_name = self.teams.currentData(), self.classes.currentData()
        self.narrowed.emit(str(team or ""), str(class_name or ""))

    def _connect(self) -> None:
        for box in (self.teams, self.classes):
            box.currentIndexChanged.connect(lambda _place: self._narrow())
        self.table.opened.connect(self.toggled)
        self.preview_button.clicked.connect(self.preview_wanted)
        self.issue_button.clicked.connect(self.issue_wanted)
        self.files_button.clicked.connect(self.files_wanted)
        self.one_file_button.clicked.connect(self.one_file_wanted)
        self.rest_button.clicked.connect(self.rest_wanted)


def _offer(box: PickBox, all_of_them: str, offered: Offered) -> None:
    """Offer what there is to choose from; one of a kind is no choice."""
    with QSignalBlocker(box):
        box.clear()
        box.addItem(all_of_them, "")
        for name in offered.names:
            box.addItem(name, name)
        box.setCurrentIndex(max(0, box.findData(offered.chosen)))
    box.setVisible(len(offered.names) > 1)


def _row(one: ClassRow) -> Row:
    state = Cell(tr("签发"), "good") if one.issues else Cell(tr("不发"), "secondary")
    return Row(one.key, (Cell(one.name, tip=one.name), one.team, one.total, one.level, state))
