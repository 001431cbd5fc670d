"""The page of questions that are the same or nearly, each pair with the reason."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.panes.exams.bank.shown import DoubleShown, DoublesShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import LinkButton, PlainButton
from desktop_app.widgets.cards import Card, clear_layout
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.tags import Tag


class DoublesPage(QWidget):
    """Signals: `question_chosen(key)`, `back_requested()`.

    Attributes: `acts` (for the top line), `card`, `links`.
    """

    question_chosen = Signal(str)
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back_button = PlainButton(tr("返回"), "Esc")
        self.acts: tuple[QWidget, ...] = (self.back_button,)
        self.links: list[LinkButton] = []
        self.card = Card()
        area = QScrollArea()
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        inner = QWidget()
        theming.set_role(inner, "scrolled")
        self._content = QVBoxLayout(inner)
        self._content.setContentsMargins(0, 0, theming.space("s"), 0)
        self._content.setSpacing(theming.space("l"))
        area.setWidget(inner)
        self.card.body.addWidget(area, 1)
        layout = QVBoxLayout(self)
        side, top = theming.space("xl"), theming.space("l")
        layout.setContentsMargins(side, top, side, top)
        layout.addWidget(self.card, 1)
        self.back_button.clicked.connect(self.back_requested)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.back_requested)

    def show_doubles(self, shown: DoublesShown) -> None:
        """Show the pairs."""
        self.links = []
        told = tr("点开一题修改或停用；故意出的对照题可以留着。") if shown.pairs else ""
        self.card.set_title(shown.summary, told)
        clear_layout(self._content)
        for pair in shown.pairs:
            self._content.addWidget(self._pair(pair))
        self._content.addStretch(1)
        (self.links[0] if self.links else self.back_button).setFocus()

    def _pair(self, pair: DoubleShown) -> QWidget:
        block = QWidget()
        layout = QVBoxLayout(block)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theming.space("xxs"))
        head = QHBoxLayout()
        head.setSpacing(theming.space("s"))
        head.addWidget(Tag(pair.tag, "bad" if pair.exact else "warn"))
        head.addWidget(TextLabel(pair.reason, "secondary", wrap=True), 1)
        layout.addLayout(head)
        for key, title in (pair.first, pair.second):
            link = LinkButton(title)
            link.setToolTip(key)
            link.clicked.connect(lambda _checked, key=key: self.question_chosen.emit(key))
            self.links.append(link)
            layout.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        return block
