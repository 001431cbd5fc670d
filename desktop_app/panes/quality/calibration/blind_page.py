"""One inspector's own sheet beside the contact; nothing of anybody else stands here."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.filling.page import FillPage
from desktop_app.panes.quality.contact.panel import ContactPanel
from desktop_app.panes.quality.contact.shown import ContactShown
from desktop_app.system.text import tr
from desktop_app.widgets.buttons import PlainButton
from desktop_app.widgets.headings import TextLabel

_SHARE = 42
"""Percent of the width that the contact takes, as in an inspection."""


class BlindPage(QWidget):
    """Signals: `left()`. Attributes: `contact`, `fill`, `acts`, what stands in the top line."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.contact = ContactPanel(marking=False)
        self.contact.open_button.hide()
        self.fill = FillPage()
        self._who = TextLabel("", "secondary")
        self.back_button = PlainButton(tr("先放着"), "Esc")
        self.acts: tuple[QWidget, ...] = (self._who, self.back_button)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.contact, _SHARE)
        layout.addWidget(self.fill, 100 - _SHARE)
        self.back_button.clicked.connect(self.left)
        shortcut = QShortcut(QKeySequence("Esc"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.left)

    def show_blind(self, contact: ContactShown, who: str) -> None:
        """Show the contact and who is scoring; the sheet follows."""
        self.contact.show_contact(contact)
        # Its debrief tells the marks that the program gave: whoever scores is not to know them.
        self.contact.open_button.hide()
        self._who.setText(tr("{name} 在评分").format(name=who))
