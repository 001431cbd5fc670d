"""The page of the editor: parts of the scenario left, fields in the middle, the check right."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.panes.practice.authoring.edit_shown import (
    CheckShown,
    EditShown,
    FieldShown,
    GroupShown,
    SectionRow,
)
from desktop_app.panes.practice.authoring.parts import fault_rows, runs_table
from desktop_app.panes.practice.page import Column, Page, width_of
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import DangerButton, PlainButton, PrimaryButton
from desktop_app.widgets.cards import Card, clear_layout
from desktop_app.widgets.fields import Field
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.inputs import NumberEdit, TextArea
from desktop_app.widgets.row_list import ListRow, RowList
from desktop_app.widgets.tags import Tag

_LEFT_SHARE, _RIGHT_SHARE = 0.2, 0.28


class EditPage(Page):
    """Signals: `section_chosen(key)`, `changed(path, text)`, `add_requested(path)`,
    `remove_requested(path)`, `undo_requested()`, `save_requested()`, `given_up()`,
    `back_requested()`.

    Attributes: `acts` (the buttons for the top line), `sections`, `fields` (controls by path).
    """

    section_chosen = Signal(str)
    changed = Signal(str, str)
    add_requested = Signal(str)
    remove_requested = Signal(str)
    undo_requested = Signal()
    save_requested = Signal()
    given_up = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, QWidget] = {}
        self._cards: dict[str, Card] = {}
        self._section = ""
        self.back_button = PlainButton(tr("先放着"), "Esc")
        self.give_up_button = DangerButton(tr("放弃修改"))
        self.undo_button = PlainButton(tr("撤销"), "Ctrl Z")
        self.save_button = PrimaryButton(tr("存为草稿"), "Ctrl ↵")
        self.acts: tuple[QWidget, ...] = (
            self.back_button,
            self.give_up_button,
            self.undo_button,
            self.save_button,
        )
        self.sections = RowList(tr("场景的各部分"))
        self._column = Column("m")
        self._adds = QHBoxLayout()
        self._problem = TextLabel("", "problem", wrap=True)
        self._check = Card(tr("检查"))
        self._found = Column("s")
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.sections)

    def show_edit(self, shown: EditShown) -> None:
        """Show the parts, and the fields of the one that is open."""
        self.show_sections(shown)
        self.fields, self._cards = {}, {}
        content = self._column.content
        clear_layout(content)
        self._column.unpin()
        if shown.chosen != self._section:
            self._column.verticalScrollBar().setValue(0)
        self._section = shown.chosen
        for group in shown.groups:
            content.addWidget(self._group(group))
        content.addStretch(1)
        clear_layout(self._adds)
        for path, text in shown.adds:
            button = PlainButton(text, icon="plus")
            button.clicked.connect(lambda _on=False, p=path: self.add_requested.emit(p))
            self._adds.addWidget(button)
        self._adds.addStretch(1)
        self._take_focus(shown.focus)

    def show_sections(self, shown: EditShown) -> None:
        """Show the parts alone: what is being typed in stays as it is."""
        self.sections.blockSignals(True)
        self.sections.set_rows([_row(one) for one in shown.sections])
        self.sections.select(shown.chosen)
        self.sections.blockSignals(False)
        self.undo_button.setEnabled(shown.may_undo)

    def show_check(self, check: CheckShown | None) -> None:
        """Show the check of what stands there; None while it is being made."""
        content = self._found.content
        clear_layout(content)
        if check is None:
            content.addWidget(TextLabel(tr("正在检查……"), "secondary"))
        else:
            row = QHBoxLayout()
            row.addWidget(Tag(check.verdict, check.tone))
            row.addStretch(1)
            content.addLayout(row)
            for fault in fault_rows(check.faults):
                content.addWidget(fault)
            if check.runs:
                content.addSpacing(theming.space("s"))
                content.addWidget(TextLabel(tr("四种学员试演"), "secondary"))
                content.addWidget(runs_table(check.runs, narrow=True))
        content.addStretch(1)

    def say(self, text: str) -> None:
        """Say what is wrong with keeping."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))

    def flush(self) -> None:
        """Every keystroke is handed out at once; what an input method composes is not text yet."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.sections.setFixedWidth(width_of("rail", self.width(), _LEFT_SHARE))
        self._check.setFixedWidth(width_of("sheet", self.width(), _RIGHT_SHARE))

    def _take_focus(self, wanted: str) -> None:
        """Go to what was added; what was built anew must not leave the keys to nobody."""
        fresh = next((one for one in self.fields if wanted and one.startswith(wanted)), "")
        focused = self.window().focusWidget()
        if fresh:
            self.fields[fresh].setFocus()
            self._column.show_top_of(self._cards[fresh])
        elif focused is None or not self.isAncestorOf(focused):
            self.setFocus()

    def _group(self, group: GroupShown) -> Card:
        card = Card(group.title)
        for shown in group.fields:
            control = self._control(shown)
            self.fields[shown.path], self._cards[shown.path] = control, card
            card.body.addWidget(Field(shown.label, control, shown.hint))
        if group.remove:
            button = DangerButton(group.remove_text, icon="trash")
            button.clicked.connect(lambda: self.remove_requested.emit(group.remove))
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(button)
            card.body.addLayout(row)
        return card

    def _control(self, shown: FieldShown) -> QWidget:
        makers: dict[str, Callable[[FieldShown], QWidget]] = {
            "line": self._line,
            "text": self._text,
            "number": self._number,
            "choice": self._choice,
        }
        return makers[shown.kind](shown)

    def _line(self, shown: FieldShown) -> QWidget:
        line = QLineEdit(shown.value)
        line.textChanged.connect(lambda text: self._tell(shown.path, text))
        return line

    def _text(self, shown: FieldShown) -> QWidget:
        area = TextArea(lines=2, most_lines=8)
        area.setPlainText(shown.value)
        area.textChanged.connect(lambda: self._tell(shown.path, area.toPlainText()))
        area.submit_requested.connect(self.save_requested)
        return area

    def _number(self, shown: FieldShown) -> QWidget:
        number = NumberEdit(shown.least, shown.most)
        number.setValue(int(shown.value))
        number.valueChanged.connect(lambda value: self._tell(shown.path, str(value)))
        return number

    def _choice(self, shown: FieldShown) -> QWidget:
        box = QComboBox()
        for value, text in shown.choices:
            box.addItem(text, value)
        box.setCurrentIndex(box.findData(shown.value))
        box.activated.connect(lambda _at: self._tell(shown.path, box.currentData()))
        return box

    def _tell(self, path: str, text: str) -> None:
        self._column.unpin()  # whoever writes must not be taken back to what was added
        self.changed.emit(path, text)

    def _lay_out(self) -> None:
        middle = QVBoxLayout()
        middle.setSpacing(theming.space("s"))
        self._adds.setSpacing(theming.space("s"))
        middle.addWidget(self._column, 1)
        middle.addWidget(self._problem)
        middle.addLayout(self._adds)
        self._problem.hide()
        self._check.body.addWidget(self._found, 1)
        layout = QHBoxLayout(self)
        side, room = theming.space("xl"), theming.space("l")
        layout.setContentsMargins(side, room, side, room)
        layout.setSpacing(theming.space("l"))
        listed = QVBoxLayout()
        listed.addWidget(self.sections)
        listed.addStretch(1)
        layout.addLayout(listed)
        layout.addLayout(middle, 1)
        layout.addWidget(self._check)
        theming.changed.connect(self._fit)

    def _connect(self) -> None:
        self.sections.selected.connect(self.section_chosen)
        self.sections.opened.connect(lambda _key: self._enter())
        self.back_button.clicked.connect(self.back_requested)
        self.give_up_button.clicked.connect(self.given_up)
        self.undo_button.clicked.connect(self.undo_requested)
        self.save_button.clicked.connect(self.save_requested)
        self.bind("Esc").activated.connect(self.back_requested)
        self.bind("Ctrl+Z").activated.connect(self.undo_requested)
        self.bind("Ctrl+Return").activated.connect(self.save_requested)

    def _enter(self) -> None:
        """Go on into the fields of the part that was opened."""
        first = next(iter(self.fields.values()), None)
        if first is not None:
            first.setFocus()


def _row(section: SectionRow) -> ListRow:
    return ListRow(section.key, section.title, section.detail)
