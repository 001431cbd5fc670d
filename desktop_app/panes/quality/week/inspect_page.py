"""A drawn contact at the left, its scorecard at the right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from desktop_app.filling.page import FillPage
from desktop_app.panes.quality.contact.panel import ContactPanel
from desktop_app.panes.quality.week.shown import CardChoice, InspectShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.beside import Beside
from desktop_app.widgets.buttons import PlainButton

_SHARE = 42
"""Percent of the width that the contact takes: it is read, the scorecard is mostly touched."""
_BESIDE_EMS = 62
"""In so many characters a scorecard is not cut beside its contact."""


class InspectPage(QWidget):
    """Signals: `card_chosen(key)`, `redraw_requested()`, `left()`.

    Attributes: `contact`, `fill`, `card`, and `acts`, what stands in the top line.
    """

    card_chosen = Signal(str)
    redraw_requested = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.contact = ContactPanel()
        self.fill = FillPage()
        self.card = QComboBox()
        self.card.setAccessibleName(tr("评分表"))
        self.redraw_button = PlainButton(tr("换抽…"), "Alt R", "retry")
        self.back_button = PlainButton(tr("回到列表"), "Esc")
        self.acts: tuple[QWidget, ...] = (self.card, self.redraw_button, self.back_button)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Beside(self.contact, self.fill, (_SHARE, 100 - _SHARE), _BESIDE_EMS))
        self.card.currentIndexChanged.connect(self._choose)
        self.redraw_button.clicked.connect(self.redraw_requested)
        self.back_button.clicked.connect(self.left)
        self._bind("Alt+R", self.redraw_requested.emit)
        self._bind("Alt+E", self._pick)
        self._bind("Esc", self.left.emit)

    def show_inspection(self, shown: InspectShown) -> None:
        """Show a contact; its sheet follows."""
        self.contact.show_contact(shown.contact, shown.drawn)
        self.contact.show_evidence(())
        self.contact.show_item("")
        self._offer(shown.cards, shown.chosen)

    def _offer(self, cards: Sequence[CardChoice], chosen: str) -> None:
        self.card.blockSignals(True)
        self.card.clear()
        for one in cards:
            self.card.addItem(one.title, one.key)
        self.card.setCurrentIndex(max(0, self.card.findData(chosen)))
        self.card.blockSignals(False)
        self.card.setMinimumWidth(theming.frame("rail"))

    def _choose(self) -> None:
        self.card_chosen.emit(str(self.card.currentData()))

    def _pick(self) -> None:
        if self.contact.pick_button.isEnabled():
            self.contact.evidence_picked.emit()

    def _bind(self, keys: str, act: object) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)
