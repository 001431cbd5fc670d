"""填空: the wording with gaps to type into; Tab and Enter lead from gap to gap."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.panes.practice.modes.bodies import Body
from desktop_app.panes.practice.modes.shown import GapShown, MomentShown, VerdictShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.cards import Card, clear_layout
from desktop_app.widgets.flow import FlowLayout
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.inputs import SUBMIT_MODIFIERS

_STRETCH = 4
"""Text is set in pieces of so many characters, so that lines break near their ends."""
_LEADING = "，。！？；：、,.!?;:”）"
_MOST = 60


class BlankEdit(QLineEdit):
    """A gap. Signals: `went_on()` on Enter, `submitted()` on Ctrl+Enter; neither while an input
    method composes.
    """

    went_on = Signal()
    submitted = Signal()

    def __init__(self, number: int, gap: GapShown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composing = False
        self._wanted = gap.length
        self.setMaxLength(_MOST)
        name = tr("第 {n} 空").format(n=number + 1)
        self.setAccessibleName(f"{name} {gap.hint}".strip())
        self.setPlaceholderText(gap.hint)
        self._fit()
        theming.changed.connect(self._fit)

    @property
    def composing(self) -> bool:
        """Whether an input method is choosing characters right now."""
        return self._composing

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        event.accept()
        if self._composing:
            return  # it chooses characters
        if event.modifiers() & SUBMIT_MODIFIERS:
            self.submitted.emit()
        else:
            self.went_on.emit()

    def _fit(self) -> None:
        """As wide as what is wanted takes, but for what the width would give away."""
        count = max(4, self._wanted + 1, len(self.placeholderText()) + 1)
        width = QFontMetrics(self.font()).horizontalAdvance("字")
        self.setFixedWidth(count * width + 2 * theming.space("m"))


class ClozeBody(Body):
    """Attributes: `blanks`, a line each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.blanks: list[BlankEdit] = []
        self._card = Card()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._card)

    def show_moment(self, moment: MomentShown) -> None:
        inside = self._card.body
        clear_layout(inside)
        inside.setSpacing(theming.space("m"))
        inside.addWidget(TextLabel(moment.ask, "secondary"))
        words = QWidget()
        flow = FlowLayout(theming.space("s"), words)
        self.blanks = []
        flow.setContentsMargins(0, 0, 0, 0)
        for gap, after in zip(moment.gaps, (*moment.gaps[1:], None), strict=True):
            if gap.blank < 0:
                for piece in _pieces(gap.text.lstrip(_LEADING)):
                    flow.addWidget(TextLabel(piece))
                continue
            text = after.text if after is not None else ""
            stops = text[: len(text) - len(text.lstrip(_LEADING))]
            flow.addWidget(_together(self._blank(gap, moment.draft), stops))
        inside.addWidget(words)
        for one, other in pairwise(self.blanks):
            QWidget.setTabOrder(one, other)
        if self.blanks:
            empty = next((one for one in self.blanks if not one.text()), self.blanks[0])
            self.setFocusProxy(empty)

    def show_verdict(self, verdict: VerdictShown) -> None:
        for blank, tone in zip(self.blanks, verdict.parts, strict=False):
            blank.setReadOnly(True)
            theming.set_flag(blank, "problem", tone == "bad")

    def texts(self) -> tuple[str, ...]:
        return tuple(one.text() for one in self.blanks)

    def _blank(self, gap: GapShown, draft: tuple[str, ...]) -> BlankEdit:
        blank = BlankEdit(gap.blank, gap)
        if gap.blank < len(draft):
            blank.setText(draft[gap.blank])
        blank.textChanged.connect(self.edited)
        blank.submitted.connect(self._submit)
        blank.went_on.connect(lambda: self._go_on(gap.blank))
        self.blanks.append(blank)
        return blank

    def _go_on(self, number: int) -> None:
        """On to the next gap; from the last one to the first that is still empty, or hand in."""
        rest = [*self.blanks[number + 1 :], *(one for one in self.blanks if not one.text())]
        if rest:
            rest[0].setFocus()
        else:
            self._submit()

    def _submit(self) -> None:
        if not any(one.composing for one in self.blanks):
            self.hand_in()


def _together(blank: BlankEdit, stops: str) -> QWidget:
    """A gap and the stops behind it: no line begins with a comma."""
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(theming.space("xs"), 0, theming.space("xs"), 0)
    row.setSpacing(theming.space("xs"))
    row.addWidget(blank)
    if stops:
        row.addWidget(TextLabel(stops))
    return both


def _pieces(text: str) -> list[str]:
    """*text* in short pieces, none of which begins with a stop."""
    pieces: list[str] = []
    for char in text:
        if pieces and (len(pieces[-1]) < _STRETCH or char in _LEADING):
            pieces[-1] += char
        else:
            pieces.append(char)
    return pieces
