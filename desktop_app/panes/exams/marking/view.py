"""Marking on the screen: questions at the left, one answer at a time, marks under it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.panes.exams.marking.shown import AnswerShown, CaseShown, QuestionRow
from desktop_app.system.text import tr
from desktop_app.widgets import dialogs, theming
from desktop_app.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from desktop_app.widgets.cards import Card
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.evidence_text import EvidenceText, Highlight
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.pane import PaneView
from desktop_app.widgets.row_list import ListRow, RowList


class MarkingView(PaneView):
    """Signals: `chosen(question)`, `stepped(by)`, `saved(marks, note)`, `typing(marks, note)`.

    Attributes: `list`, `answer`, `marks`, `note`, `save_button`.
    """

    chosen = Signal(str)
    stepped = Signal(int)
    saved = Signal(float, str)
    typing = Signal(float, str)

    full_bleed = True
    help_key = "exam-certificate"
    keys = (
        ("Ctrl+Enter", tr("保存分数，到下一份")),
        ("Alt+← →", tr("上一份、下一份")),
    )

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = RowList(tr("要批阅的题"), clicks_open=True)
        self.answer = EvidenceText()
        self.marks = QDoubleSpinBox()
        self.marks.setAccessibleName(tr("给分"))
        self.marks.setSingleStep(0.5)
        self.marks.setDecimals(1)
        self.marks.lineEdit().setTextMargins(theming.space("s"), 0, 0, 0)
        self.marks.setSuffix(tr(" 分"))
        self.note = QLineEdit()
        self.note.setAccessibleName(tr("评语"))
        self.note.setPlaceholderText(tr("评语（学员看得到，可不写）"))
        self.note.setMaxLength(500)
        self.save_button = PrimaryButton(tr("保存，下一份"), "Ctrl+Enter")
        self.take_button = LinkButton(tr("采用建议分"))
        self.back_button, self.next_button = PlainButton(tr("上一份")), PlainButton(tr("下一份"))
        self.empty = EmptyState(
            "exams",
            tr("没有要批阅的作答"),
            tr("有人交了带案例分析的试卷以后，作答会按题出现在这里，姓名隐藏。"),
        )
        self._case, self._sheet = Card(), Card()
        self._material = TextLabel("", "quote", wrap=True)
        self._stem, self._model = TextLabel("", "strong", wrap=True), TextLabel("", wrap=True)
        self._place, self._told = TextLabel("", "secondary"), TextLabel("", "secondary", wrap=True)
        self._away = TextLabel("", "warn", wrap=True)
        self._points = QGridLayout()
        self._suggested = 0.0
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()
        self.set_heading(tr("阅卷"), "")
        self.setFocusProxy(self.list)

    def show_queue(self, rows: Sequence[QuestionRow], chosen: str, waiting: int) -> None:
        """Show the questions; none at all: the empty state."""
        listed = [ListRow(one.key, one.title, one.detail, one.tags) for one in rows]
        self.list.set_rows(listed, chosen)
        told = tr("{n} 份作答等您批阅，姓名全部阅完才显示。").format(n=waiting)
        self.set_heading(tr("阅卷"), told if waiting else tr("没有等您批阅的作答。"))
        self.badge_changed.emit(waiting)
        self._pages.setCurrentIndex(0 if rows else 1)

    def show_case(self, case: CaseShown) -> None:
        """Show the question above its answers."""
        self._material.setText(case.material)
        self._stem.setText(case.stem)
        self._model.setText(tr("参考答案：{text}").format(text=case.model_answer))

    def show_answer(self, answer: AnswerShown | None) -> None:
        """Show one answer with the fields for its marks."""
        self._sheet.setVisible(answer is not None)
        if answer is None:
            return
        self._sheet.set_title(answer.title)
        self._place.setText(answer.place)
        self.answer.set_text(
            answer.text,
            [
                Highlight(one.start, one.end, "good" if one.good else "bad", one.name)
                for one in answer.spans
            ],
        )
        while (item := self._points.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for n, point in enumerate(answer.points):
            line = TextLabel(point.text, point.tone, wrap=True)
            line.setToolTip(point.why)
            self._points.addWidget(line, n // 2, n % 2)
        self._away.setText(answer.absences)
        self._away.setVisible(bool(answer.absences))
        self._told.setText(answer.told)
        self._told.setVisible(bool(answer.told))
        self.take_button.setText(answer.suggestion)
        self.take_button.setAccessibleName(answer.suggestion)
        self._suggested = answer.suggested
        for field in (self.marks, self.note):
            field.blockSignals(True)
        self.marks.setRange(0, answer.full)
        self.marks.setValue(answer.marks)
        if self.note.text() != answer.note:
            self.note.setText(answer.note)
        for field in (self.marks, self.note):
            field.blockSignals(False)
            field.setEnabled(answer.may_mark)
        self.save_button.setEnabled(answer.may_mark)
        self.take_button.setEnabled(answer.may_mark)

    def confirm(self, title: str, text: str, accept: str) -> bool:
        """Ask once; a test replaces this method."""
        return dialogs.ask(self, title, text, accept)

    def _lay_out(self) -> None:
        left = QFrame()
        theming.set_role(left, "side-left")
        column = QVBoxLayout(left)
        side = theming.space("m")
        column.setContentsMargins(side, side, side, side)
        column.addWidget(self.list)
        column.addStretch(1)
        left.setFixedWidth(theming.frame("task"))
        held = QWidget()
        theming.set_role(held, "scrolled")
        body = QVBoxLayout(held)
        edge = theming.space("xl")
        body.setContentsMargins(edge, theming.space("l"), edge, theming.space("l"))
        body.setSpacing(theming.space("m"))
        for label in (self._material, self._stem, self._model):
            self._case.body.addWidget(label)
        body.addWidget(self._case)
        body.addWidget(self._sheet)
        body.addStretch(1)
        self._fill_sheet()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(held)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left)
        row.addWidget(scroll, 1)
        self._pages.addWidget(both)
        self._pages.addWidget(self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    def _fill_sheet(self) -> None:
        for widget in (self._place, self.back_button, self.next_button):
            self._sheet.add_to_header(widget)
        self._sheet.body.addWidget(self.answer)
        self._points.setSpacing(theming.space("xs"))
        self._sheet.body.addLayout(self._points)
        self._sheet.body.addWidget(self._away)
        self._sheet.body.addWidget(self._told)
        row = QHBoxLayout()
        row.setSpacing(theming.space("s"))
        row.addWidget(self.marks)
        row.addWidget(self.take_button)
        row.addWidget(self.note, 1)
        row.addWidget(self.save_button)
        self._sheet.body.addLayout(row)

    def _connect(self) -> None:
        self.list.opened.connect(self.chosen)
        self.list.selected.connect(self.chosen)
        self.back_button.clicked.connect(lambda: self.stepped.emit(-1))
        self.next_button.clicked.connect(lambda: self.stepped.emit(1))
        self.take_button.clicked.connect(lambda: self.marks.setValue(self._suggested))
        self.save_button.clicked.connect(self._save)
        self.marks.valueChanged.connect(lambda _v: self._type())
        self.note.textEdited.connect(lambda _t: self._type())
        for keys, act in (
            ("Ctrl+Return", self._save),
            ("Alt+Left", self.back_button.click),
            ("Alt+Right", self.next_button.click),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _type(self) -> None:
        self.typing.emit(self.marks.value(), self.note.text())

    def _save(self) -> None:
        if self.save_button.isEnabled() and self._sheet.isVisibleTo(self):
            self.saved.emit(self.marks.value(), self.note.text())
