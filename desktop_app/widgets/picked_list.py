"""Several things picked from many: each on a line with its cross, under them the box to add one."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import IconButton
from desktop_app.widgets.cards import clear_layout
from desktop_app.widgets.choices import Choice
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.inputs import PickBox, fill_choices

_MOST_EMS = 20


class PickedList(QWidget):
    """Signal: `changed()`. Attribute: `box`, from which one is added."""

    changed = Signal()

    def __init__(self, invitation: str, gone: str, parent: QWidget | None = None) -> None:
        """*invitation* stands in the box, *gone* for what is picked and offered no more."""
        super().__init__(parent)
        self._invitation, self._gone = invitation, gone
        self._picked: list[Choice] = []
        self._titles: dict[str, str] = {}
        self.box = PickBox(invitation.rstrip("…"), _MOST_EMS)
        self.box.activated.connect(self._add)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theming.space("xs"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theming.space("xs"))
        column.addLayout(self._lines)
        column.addWidget(self.box)
        self.setFocusProxy(self.box)

    def offer(self, choices: Sequence[Choice], picked: Sequence[str]) -> None:
        """Offer *choices*, of which those with the keys of *picked* are picked, in their order."""
        self._titles = {one.key: one.text for one in choices}
        fill_choices(self.box, [Choice("", self._invitation), *choices])
        self._picked = [Choice(key, self._titles.get(key, self._gone)) for key in picked]
        self._show()

    def picked(self) -> tuple[str, ...]:
        """Return the keys of what is picked, in their order."""
        return tuple(one.key for one in self._picked)

    def _add(self) -> None:
        key = str(self.box.currentData() or "")
        if key and key not in self.picked():
            self._picked.append(Choice(key, self._titles[key]))
            self._show()
            self.changed.emit()
        self.box.setCurrentIndex(0)

    def _remove(self, key: str) -> None:
        self._picked = [one for one in self._picked if one.key != key]
        self._show()
        self.changed.emit()
        self.box.setFocus()

    def _show(self) -> None:
        clear_layout(self._lines)
        for one in self._picked:
            row = QHBoxLayout()
            row.addWidget(TextLabel(one.text, wrap=True), 1)
            remove = IconButton("close", tr("去掉 {title}").format(title=one.text))
            remove.clicked.connect(lambda _=False, key=one.key: self._remove(key))
            row.addWidget(remove)
            self._lines.addLayout(row)
