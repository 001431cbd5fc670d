"""The row of modes in the preview of a drill, and what the picked one helps with."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop_app.panes.practice.modes.offers_shown import ModeShown, OffersShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.cards import clear_layout
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.icons import IconPicture
from desktop_app.widgets.tags import Tag


class ModePicker(QWidget):
    """Number keys and arrows pick. Signals: `picked(mode)`. Attributes: `buttons`."""

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[QPushButton] = []
        self._modes: tuple[ModeShown, ...] = ()
        self._recommended = ""
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout()
        self._row.setSpacing(theming.space("xs"))
        self._told = QVBoxLayout()
        self._told.setSpacing(theming.space("xs"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theming.space("s"))
        layout.addLayout(self._row)
        layout.addLayout(self._told)
        # What is told wraps: the height asked for depends on the width that there is.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._group.idToggled.connect(self._on_toggled)

    def show_offers(self, offers: OffersShown) -> None:
        """Show the modes of another drill."""
        self._modes, self._recommended = offers.modes, offers.recommended
        if len(self.buttons) != len(offers.modes):
            self._build(len(offers.modes))
        for number, (button, mode) in enumerate(zip(self.buttons, offers.modes, strict=True)):
            button.setText(mode.word)
            button.setToolTip(tr("按 {n}").format(n=number + 1))
            name = [mode.word, mode.standing]
            name += [tr("建议从这里练")] if mode.name == offers.recommended else []
            button.setAccessibleName("，".join(name))
        self.pick(offers.chosen)
        self._tell()

    def current(self) -> ModeShown | None:
        """The mode that is picked."""
        number = self._group.checkedId()
        return self._modes[number] if 0 <= number < len(self._modes) else None

    def pick(self, name: str) -> None:
        """Pick a mode by its name."""
        for button, mode in zip(self.buttons, self._modes, strict=True):
            if mode.name == name:
                button.setChecked(True)

    def pick_number(self, number: int) -> None:
        """Pick the mode at a place, counted from 0; a place that is not there picks nothing."""
        if 0 <= number < len(self.buttons):
            self.buttons[number].setChecked(True)

    def step(self, by: int) -> None:
        """Pick the neighbour."""
        self.pick_number(self._group.checkedId() + by)

    def _build(self, count: int) -> None:
        for button in self.buttons:
            self._group.removeButton(button)
            button.deleteLater()
        self.buttons = []
        for number in range(count):
            button = QPushButton()
            button.setCheckable(True)
            theming.set_role(button, "mode")
            self._group.addButton(button, number)
            self._row.addWidget(button, 1)
            self.buttons.append(button)

    def _on_toggled(self, _number: int, on: bool) -> None:
        mode = self.current()
        if on and mode is not None:
            self._tell()
            self.picked.emit(mode.name)

    def _tell(self) -> None:
        clear_layout(self._told)
        mode = self.current()
        if mode is None:
            return
        head = QHBoxLayout()
        head.setSpacing(theming.space("s"))
        if mode.name == self._recommended:
            head.addWidget(Tag(tr("建议"), "accent"))
        if mode.passed:
            head.addWidget(Tag(tr("已过关"), "good"))
        head.addWidget(TextLabel(mode.standing, "secondary"), 1)
        self._told.addLayout(head)
        if mode.note:
            self._told.addLayout(_row(mode.note, "warning", "warn"))
        for text in mode.helps:
            self._told.addLayout(_row(text, "check", "accent"))


def _row(text: str, icon: str, token: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theming.space("s"))
    picture = IconPicture(icon, token, theming.size("icon_small"))
    picture.setFixedHeight(theming.size("icon"))  # as high as the first line beside it
    row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(TextLabel(text, wrap=True), 1)
    return row
