"""A conversation to read closely: who said what, with words highlighted, any words selectable."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from desktop_app.widgets import fonts, theming
from desktop_app.widgets.evidence_text import Highlight, units

_LINE = int(QTextFormat.Property.UserProperty) + 1


@dataclass(frozen=True, slots=True)
class SaidLine:
    """One line; `place` says where it stands, e.g. `03:12` or 第 2 回合."""

    speaker: str
    text: str
    side: Literal["customer", "own", "note"] = "customer"
    place: str = ""
    highlights: tuple[Highlight, ...] = ()


@dataclass(frozen=True, slots=True)
class Picked:
    """Selected words of one line: characters from *start* up to *end*."""

    line: int
    start: int
    end: int
    words: str


class SaidText(QTextEdit):
    """Read only; selected by mouse or by Shift and the arrow keys.

    Signals: `picked_changed(bool)` when words of one line are selected, or none any more.
    """

    picked_changed = Signal(bool)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        theming.set_role(self, "reading")
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(0)
        self._lines: tuple[SaidLine, ...] = ()
        self.selectionChanged.connect(self._tell)
        theming.changed.connect(self._render)

    def show_lines(self, lines: Sequence[SaidLine]) -> None:
        """Show *lines*, from the first; the same ones again stay where they are."""
        if tuple(lines) == self._lines:
            return
        same = [one.text for one in lines] == [one.text for one in self._lines]
        bar = self.verticalScrollBar()
        scrolled = bar.value() if same else 0
        self._lines = tuple(lines)
        self._render()
        bar.setValue(scrolled)

    def lines(self) -> tuple[SaidLine, ...]:
        """Return what is shown."""
        return self._lines

    def picked(self) -> Picked | None:
        """Return the selected words, cut to the line in which the selection begins."""
        cursor = self.textCursor()
        block = self.document().findBlock(cursor.selectionStart())
        line = block.blockFormat().property(_LINE)
        if not cursor.hasSelection() or line is None:
            return None
        text = self._lines[line].text
        first = cursor.selectionStart() - block.position()
        last = min(cursor.selectionEnd() - block.position(), block.length() - 1)
        start, end = _character(text, first), _character(text, last)
        words = text[start:end]
        return Picked(line, start, end, words.strip()) if words.strip() else None

    def select(self, line: int, start: int, end: int) -> None:
        """Select words of a line and scroll to them."""
        block = self._block_of(line)
        if block is None:
            return
        text = self._lines[line].text
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + units(text, start))
        cursor.setPosition(block.position() + units(text, end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def show_line(self, line: int) -> None:
        """Scroll so that a line stands in view."""
        block = self._block_of(line)
        if block is not None:
            cursor = QTextCursor(block)
            self.setTextCursor(cursor)
            self.ensureCursorVisible()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy plain text: colours of the theme have no place elsewhere."""
        data = QMimeData()
        data.setText(self.textCursor().selection().toPlainText())
        return data

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            label = (
                self.cursorForPosition(self.viewport().mapFrom(self, event.pos()))
                .charFormat()
                .toolTip()
            )
            QToolTip.showText(event.globalPos(), label, self)
            return True
        return super().event(event)

    def _render(self) -> None:
        self.blockSignals(True)
        self.setCurrentFont(fonts.font("text"))
        self.document().setDefaultFont(fonts.font("text"))
        self.clear()
        cursor = QTextCursor(self.document())
        for number, line in enumerate(self._lines):
            self._write_head(cursor, number, line)
            self._write_text(cursor, number, line)
        cursor.setPosition(0)
        self.setTextCursor(cursor)
        self.blockSignals(False)
        self.picked_changed.emit(False)

    def _write_head(self, cursor: QTextCursor, number: int, line: SaidLine) -> None:
        shape = QTextBlockFormat()
        shape.setTopMargin(theming.space("m") if number else 0)
        shape.setBottomMargin(theming.space("xxs"))
        if number:
            cursor.insertBlock(shape)
        else:
            cursor.setBlockFormat(shape)
        head = QTextCharFormat()
        head.setFont(fonts.font("secondary"))
        head.setForeground(theming.colour("accent" if line.side == "own" else "secondary"))
        cursor.insertText("  ".join(part for part in (line.speaker, line.place) if part), head)

    def _write_text(self, cursor: QTextCursor, number: int, line: SaidLine) -> None:
        shape = QTextBlockFormat()
        shape.setProperty(_LINE, number)
        shape.setLineHeight(112, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.insertBlock(shape)
        at = 0
        for one in sorted(line.highlights, key=lambda one: one.start):
            if one.start < at:
                continue  # a highlight under another one is not told twice
            cursor.insertText(_broken(line.text[at : one.start]), _plain())
            cursor.insertText(_broken(line.text[one.start : one.end]), _lit(one))
            at = one.end
        cursor.insertText(_broken(line.text[at:]), _plain())

    def _block_of(self, line: int) -> QTextBlock | None:
        block = self.document().begin()
        while block.isValid():
            if block.blockFormat().property(_LINE) == line:
                return block
            block = block.next()
        return None

    def _tell(self) -> None:
        self.picked_changed.emit(self.picked() is not None)


def _broken(text: str) -> str:
    """A line break of the text stays within its block."""
    return text.replace("\r\n", "\n").replace("\n", "\u2028")


def _plain() -> QTextCharFormat:
    shape = QTextCharFormat()
    shape.setFont(fonts.font("text"))
    shape.setForeground(theming.colour("text"))
    return shape


_UNDERLINES = {
    "good": QTextCharFormat.UnderlineStyle.NoUnderline,
    "warn": QTextCharFormat.UnderlineStyle.DashUnderline,
    "bad": QTextCharFormat.UnderlineStyle.WaveUnderline,
    "accent": QTextCharFormat.UnderlineStyle.SingleUnderline,
}
"""As in `evidence_text`, but that an own mark is underlined too: nobody tells colours apart."""


def _lit(one: Highlight) -> QTextCharFormat:
    shape = _plain()
    shape.setForeground(theming.colour(one.tone))
    ground = "accent_soft" if one.tone == "accent" else f"{one.tone}_fill"
    shape.setBackground(theming.colour(ground))
    shape.setUnderlineStyle(_UNDERLINES[one.tone])
    shape.setToolTip(one.label)
    return shape


def _character(text: str, unit: int) -> int:
    """Return which character of *text* stands at a UTF-16 unit, as Qt counts."""
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * unit].decode("utf-16-le", "ignore"))
