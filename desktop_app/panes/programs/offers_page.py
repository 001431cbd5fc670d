"""The page of what follows earlier versions: each difference shown, taken up singly or all."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from desktop_app.panes.programs.shown import OfferShown, OffersShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton, PrimaryButton
from desktop_app.widgets.cards import Card, clear_layout
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.headings import TextLabel


class OffersPage(QWidget):
    """Signals: `taken(key)`, `all_taken()`, `back_requested()`.

    Attributes: `acts` (for the top line), the buttons.
    """

    taken = Signal(str)
    all_taken = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back_button = PlainButton(tr("返回"), "Esc")
        self.all_button = PrimaryButton(tr("全部采用"))
        self.acts: tuple[QWidget, ...] = (self.back_button, self.all_button)
        self.empty = EmptyState(
            "check", tr("都已经用上最新的版本"), tr("以后发布新版，还没上的课会在这里列出差异。")
        )
        self._told = TextLabel("", "secondary", wrap=True)
        area = QScrollArea()
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        inner = QWidget()
        theming.set_role(inner, "scrolled")
        self._content = QVBoxLayout(inner)
        self._content.setContentsMargins(0, 0, theming.space("s"), 0)
        self._content.setSpacing(theming.space("m"))
        area.setWidget(inner)
        layout = QVBoxLayout(self)
        side, top = theming.space("xl"), theming.space("l")
        layout.setContentsMargins(side, top, side, top)
        layout.setSpacing(theming.space("m"))
        layout.addWidget(self._told)
        layout.addWidget(area, 1)
        layout.addWidget(self.empty, 1)
        self._area = area
        self.back_button.clicked.connect(self.back_requested)
        self.all_button.clicked.connect(self.all_taken)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.back_requested)

    def show_offers(self, shown: OffersShown) -> None:
        """Show what follows earlier versions of a program."""
        self._told.setText(shown.summary)
        self._told.setVisible(bool(shown.summary))
        clear_layout(self._content)
        for one in shown.offers:
            self._content.addWidget(self._offer(one))
        if shown.more:
            told = tr("另有 {n} 份计划，采用全部时一起换上。").format(n=shown.more)
            self._content.addWidget(TextLabel(told, "secondary", wrap=True))
        self._content.addStretch(1)
        self._area.setVisible(bool(shown.offers))
        self.empty.setVisible(not shown.offers)
        self.all_button.setVisible(bool(shown.offers))
        (self.all_button if shown.offers else self.back_button).setFocus()

    def _offer(self, one: OfferShown) -> QWidget:
        card = Card(one.title, one.detail)
        button = PlainButton(tr("采用"))
        button.setAccessibleName(tr("采用：{title}").format(title=one.title))
        button.clicked.connect(lambda: self.taken.emit(one.key))
        card.add_to_header(button)
        for change in one.changes:
            card.body.addWidget(TextLabel(change, "secondary", wrap=True))
        return card
