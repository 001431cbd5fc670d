"""The list to call from: one key a person, and the next one is chosen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop_app.panes.calendar.session.roll.shown import RollRow
from desktop_app.system.text import tr
from desktop_app.widgets.table import Cell, Column, Row, Table

MARKS: tuple[tuple[str, str, str], ...] = (
    ("present", tr("到课"), "D"),
    ("late", tr("迟到"), "C"),
    ("excused", tr("请假"), "J"),
    ("absent", tr("缺课"), "Q"),
)
"""Mark, its word, and its key: the initial of 到, 迟, 假, 缺. The figures 1 to 4 do the same."""

_KEYS = {key: mark for mark, _word, key in MARKS} | {
    str(place): mark for place, (mark, _word, _key) in enumerate(MARKS, 1)
}


class RollTable(Table):
    """Signals: `marked(key, mark)`, `note_wanted()`, `rest_wanted()`.

    Attribute: `marking`, whether the keys mark.
    """

    marked = Signal(str, str)
    note_wanted = Signal()
    rest_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("点名"),
            (
                Column(tr("姓名"), stretch=True),
                Column(tr("工号")),
                Column(tr("到课")),
                Column(tr("请假")),
                Column(tr("补课")),
                Column(tr("说明"), stretch=True),
            ),
            sortable=False,
            parent=parent,
        )
        self.marking = False
        # Letters are marks here, also while an input method for Chinese is on.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)

    def show_rows(self, rows: tuple[RollRow, ...]) -> None:
        """Show everybody; the chosen one stays chosen."""
        self.set_rows([_row(one) for one in rows])

    def mark(self, mark: str) -> None:
        """Mark the chosen trainee, and choose the next one."""
        key = self.current_key()
        if not key or not self.marking:
            return
        below = self.currentIndex().siblingAtRow(self.currentIndex().row() + 1)
        if below.isValid():
            self.setCurrentIndex(below)
        self.marked.emit(key, mark)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        letter = event.text().upper()
        if plain and self.marking and letter in (*_KEYS, "A", "N"):
            if letter == "A":
                self.rest_wanted.emit()
            elif letter == "N":
                self.note_wanted.emit()
            else:
                self.mark(_KEYS[letter])
            event.accept()
            return
        super().keyPressEvent(event)


def _row(one: RollRow) -> Row:
    return Row(
        one.key,
        (
            Cell(one.name, bold=not one.mark, tip=one.name),
            Cell(one.number, tone="secondary"),
            Cell(one.mark or tr("未点"), tone=_tone(one.tone) if one.mark else "secondary"),
            Cell(one.leave, tone=_tone(one.leave_tone)),
            Cell(one.made_up, tone="warn" if one.made_up == tr("待补课") else "secondary"),
            Cell(one.note, tone="secondary", tip=one.note),
        ),
    )


def _tone(tone: str) -> str:
    return "" if tone == "plain" else tone
