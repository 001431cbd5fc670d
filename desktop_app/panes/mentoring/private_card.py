"""A mentor's private notes about a trainee: written in place, kept at every keystroke."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.panes.mentoring.shown import PrivateNoteShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import IconButton, LinkButton, PlainButton
from desktop_app.widgets.cards import Card, clear_layout
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.inputs import TextArea

_LINES = 2


class PrivateCard(Card):
    """Signals: `added()`, `changed(key, text)`, `thrown_away(key)`, `brought_back()`."""

    added = Signal()
    changed = Signal(str, str)
    thrown_away = Signal(str)
    brought_back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("我的私人笔记"),
            tr("只有您自己看得到：学员、主管、管理员都看不到，也不会被搜索、打印或导出。"),
            parent=parent,
        )
        self.add_button = PlainButton(tr("写一条"))
        self.undo_button = LinkButton(tr("找回刚才删掉的一条"))
        self.texts: dict[str, TextArea] = {}
        self._notes = QVBoxLayout()
        self._notes.setSpacing(theming.space("s"))
        self._state = TextLabel("", "secondary", wrap=True)
        self.add_to_header(self.add_button)
        foot = QHBoxLayout()
        foot.addWidget(self._state, 1)
        foot.addWidget(self.undo_button)
        self.body.addLayout(self._notes)
        self.body.addLayout(foot)
        self.undo_button.hide()
        self.add_button.clicked.connect(self.added)
        self.undo_button.clicked.connect(self.brought_back)

    def show_notes(self, notes: Sequence[PrivateNoteShown], focused: str = "") -> None:
        """List the notes, with the focus in one of them."""
        clear_layout(self._notes)
        self.texts = {}
        for note in notes:
            self._notes.addWidget(self._note(note))
        if focused in self.texts:
            self.texts[focused].setFocus()

    def show_state(self, text: str, may_undo: bool) -> None:
        """Say when the notes were kept, and offer to bring a note back."""
        self._state.setText(text)
        self._state.setVisible(bool(text))
        self.undo_button.setVisible(may_undo)

    def _note(self, note: PrivateNoteShown) -> QWidget:
        widget = QWidget()
        text = TextArea(tr("只有您自己看得到"), lines=_LINES)
        text.setAccessibleName(tr("{day}的私人笔记").format(day=note.written))
        text.setPlainText(note.text)
        text.textChanged.connect(lambda: self.changed.emit(note.key, text.toPlainText()))
        remove = IconButton("close", tr("删掉 {day}的这条").format(day=note.written))
        remove.clicked.connect(lambda: self.thrown_away.emit(note.key))
        head = QHBoxLayout()
        head.addWidget(TextLabel(note.written, "secondary"), 1)
        head.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(widget)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(text)
        self.texts[note.key] = text
        return widget
