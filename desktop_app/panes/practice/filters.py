"""What the list of drills is narrowed by: words, kind, difficulty, channel."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.panes.practice.shown import Wanted
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.fields import SearchEdit

Choices = Sequence[tuple[str, str]]


class Filters(QWidget):
    """A search, segments for the kind, chips for the rest.

    Signals: `changed(Wanted)`.
    """

    changed = Signal(object)

    def __init__(
        self, difficulties: Choices, channels: Choices, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.search = SearchEdit(tr("筛选练习（Ctrl+F）"))
        self._kinds = _segments(
            (
                ("", tr("全部")),
                ("script", tr("话术")),
                ("scenario", tr("场景")),
                ("rush", tr("同时接待")),
            )
        )
        self._difficulties = _chips(difficulties)
        self._channels = _chips(channels)
        self._lay_out()
        self.search.textChanged.connect(self._announce)
        for button in (*self._kinds, *self._difficulties, *self._channels):
            button.toggled.connect(self._announce)

    def wanted(self) -> Wanted:
        """Return what is chosen."""
        return Wanted(
            next((key for button, key in self._kinds.items() if button.isChecked()), ""),
            frozenset(key for button, key in self._difficulties.items() if button.isChecked()),
            frozenset(key for button, key in self._channels.items() if button.isChecked()),
            self.search.text().strip(),
        )

    def set_wanted(self, wanted: Wanted) -> None:
        """Choose *wanted* without announcing it."""
        self.blockSignals(True)
        self.search.setText(wanted.text)
        for button, key in self._kinds.items():
            button.setChecked(key == wanted.kind)
        for button, key in self._difficulties.items():
            button.setChecked(key in wanted.difficulties)
        for button, key in self._channels.items():
            button.setChecked(key in wanted.channels)
        self.blockSignals(False)

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(theming.space("m"))
        first.addWidget(self.search, 1)
        kinds = QHBoxLayout()
        kinds.setSpacing(theming.space("xs"))
        self._group = QButtonGroup(self)
        for button in self._kinds:
            self._group.addButton(button)
            kinds.addWidget(button)
        first.addLayout(kinds)
        second = QHBoxLayout()
        second.setSpacing(theming.space("xs"))
        for button in self._difficulties:
            second.addWidget(button)
        second.addSpacing(theming.space("m"))
        for button in self._channels:
            second.addWidget(button)
        second.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theming.space("s"))
        layout.addLayout(first)
        layout.addLayout(second)

    def _announce(self) -> None:
        self.changed.emit(self.wanted())


def _segments(choices: Choices) -> dict[QPushButton, str]:
    buttons = _buttons(choices, "segment")
    next(iter(buttons)).setChecked(True)
    return buttons


def _chips(choices: Choices) -> dict[QPushButton, str]:
    return _buttons(choices, "chip")


def _buttons(choices: Choices, role: str) -> dict[QPushButton, str]:
    made = {}
    for key, word in choices:
        button = QPushButton(word)
        button.setAccessibleName(word)
        button.setCheckable(True)
        theming.set_role(button, role)
        made[button] = key
    return made
