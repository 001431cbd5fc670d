"""Where the next message goes: in the room, in private, to everybody; switched without a mouse."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from desktop_app.panes.practice.rush.shown import Choice, Where
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import LinkButton
from desktop_app.widgets.headings import TextLabel


class WhereBar(QWidget):
    """Signals: `chosen(Where)`, `mention_requested()`. Attributes: `buttons`, `mention_button`."""

    chosen = Signal(object)
    mention_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[QPushButton] = []
        self._choices: tuple[Choice, ...] = ()
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout()
        self._row.setSpacing(theming.space("xs"))
        self.mention_button = LinkButton(tr("插入名字（Alt+A）"))
        self.mention_button.clicked.connect(self.mention_requested)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theming.space("s"))
        layout.addWidget(TextLabel(tr("发到"), "secondary"))
        layout.addLayout(self._row)
        layout.addStretch(1)
        layout.addWidget(self.mention_button)

    def show_choices(self, choices: Sequence[Choice], where: Where, mention: str) -> None:
        """Offer *choices*, *where* chosen; *mention* is the name that can be put in."""
        if tuple(choices) != self._choices:
            self._rebuild(choices)
        for button, choice in zip(self.buttons, choices, strict=True):
            button.setChecked(choice.where == where)
        self.mention_button.setText(tr("插入名字（Alt+A）"))
        self.mention_button.setAccessibleName(tr("插入 @{name}").format(name=mention))
        self.mention_button.setVisible(bool(mention))

    def _rebuild(self, choices: Sequence[Choice]) -> None:
        for button in self.buttons:
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons, self._choices = [], tuple(choices)
        for choice in choices:
            button = QPushButton(choice.text)
            button.setAccessibleName(tr("发到：{text}").format(text=choice.text))
            button.setToolTip(tr("{key} 切换").format(key=choice.key))
            button.setCheckable(True)
            theming.set_role(button, "segment")
            button.clicked.connect(lambda _on=False, where=choice.where: self.chosen.emit(where))
            self._group.addButton(button)
            self._row.addWidget(button)
            self.buttons.append(button)
