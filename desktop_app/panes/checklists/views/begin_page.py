"""Notes a drill that was just played: the scene and the three people."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.panes.checklists.views.shown import Choices
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton, PrimaryButton
from desktop_app.widgets.cards import Card
from desktop_app.widgets.fields import Field
from desktop_app.widgets.headings import TextLabel

_PARTS = (("customer", tr("客户")), ("agent", tr("客服")), ("observer", tr("观察员")))


class BeginPage(QWidget):
    """A scene out of the list or typed, and a person for each part.

    Attributes: `drill`, `people` by part. Signals: `chosen(drill, title, parts)`, `cancelled()`.
    """

    chosen = Signal(str, str, object)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        card = Card()
        card.body.addWidget(TextLabel(tr("登记一次演练"), "section"))
        words = tr("演完马上登记：写下演的是什么、谁演谁；然后三个人轮流在这台电脑上填。")
        card.body.addWidget(TextLabel(words, "secondary", wrap=True))
        self.drill = QComboBox()
        self.drill.setEditable(True)
        self.drill.setAccessibleName(tr("场景"))
        card.body.addWidget(Field(tr("场景（可以选，也可以自己写）"), self.drill))
        self.people: dict[str, QComboBox] = {}
        for part, name in _PARTS:
            box = self.people[part] = QComboBox()
            box.setAccessibleName(name)
            card.body.addWidget(Field(name, box))
        self.note_button = PrimaryButton(tr("记下这次演练"))
        self.cancel_button = PlainButton(tr("取消"))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.note_button)
        card.body.addLayout(foot)
        column = QVBoxLayout(self)
        side = theming.space("xl")
        column.setContentsMargins(side, theming.space("l"), side, theming.space("l"))
        card.setFixedWidth(theming.frame("dialog"))
        line = QHBoxLayout()
        line.addWidget(card)
        line.addStretch(1)
        column.addLayout(line)
        column.addStretch(1)
        self.note_button.clicked.connect(self._note)
        self.cancel_button.clicked.connect(self.cancelled)

    def show_choices(self, choices: Choices) -> None:
        """Offer scenes and people; who sits there observes, until somebody else is chosen."""
        self.drill.clear()
        for key, title in choices.drills:
            self.drill.addItem(title, key)
        self.drill.setCurrentIndex(-1)
        for box in self.people.values():
            box.clear()
            box.addItem(tr("请选择"), "")
            for key, name in choices.people:
                box.addItem(name, key)
        observer = self.people["observer"]
        observer.setCurrentIndex(max(0, observer.findData(choices.own)))

    def _note(self) -> None:
        missing = next((box for box in self.people.values() if not box.currentData()), None)
        if missing is not None:
            missing.setFocus()
            missing.showPopup()
            return
        title = self.drill.currentText().strip()
        place = self.drill.findText(title)
        key = str(self.drill.itemData(place)) if place >= 0 else ""
        parts = {part: str(box.currentData()) for part, box in self.people.items()}
        self.chosen.emit(key, title, parts)
