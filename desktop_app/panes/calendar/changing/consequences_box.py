"""What a change would bring, as it stands in a sheet: obstacles, what moves along, other times."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.panes.calendar.changing.shown import Consequences, Slot
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton
from desktop_app.widgets.cards import clear_layout
from desktop_app.widgets.headings import TextLabel, secondary
from desktop_app.widgets.icons import IconPicture


class ConsequencesBox(QWidget):
    """Signals: `slot_taken(slot)`. Attributes: `slot_buttons`."""

    slot_taken = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.slot_buttons: list[PlainButton] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theming.space("s"))

    def show_waiting(self) -> None:
        """Say that it is being worked out."""
        self.show_hint(tr("正在核对先后、教室和人员……"))

    def show_hint(self, text: str) -> None:
        """Say something quietly where there is nothing to show yet."""
        self._clear()
        self._rows.addWidget(secondary(text, wrap=True))

    def show_consequences(self, found: Consequences) -> None:
        """Show what a change would bring."""
        self._clear()
        if found.problem:
            self._add_sentence(found.problem, "bad")
            return
        for obstacle in found.obstacles:
            self._add_sentence(obstacle.text, "bad" if obstacle.blocking else "warn")
        if found.slots:
            self._rows.addWidget(secondary(tr("没有冲突的时间")))
            for slot in found.slots:
                self._add_slot(slot)
        if found.steps:
            self._rows.addSpacing(theming.space("xs"))
            heading = tr("一起改动的 {n} 节").format(n=len(found.steps))
            self._rows.addWidget(TextLabel(heading, "strong"))
            for title, change in found.steps:
                self._rows.addWidget(TextLabel(title, wrap=True))
                self._rows.addWidget(secondary(change, wrap=True))
        elif not found.obstacles:
            self._add_sentence(tr("没有冲突，也不牵动别的课次。"), "good")

    def texts(self) -> list[str]:
        """Return every sentence that is shown, for tests and screen readers."""
        # What has just been added counts as hidden until the layout has shown it; what was taken
        # away has been hidden on purpose.
        on_purpose = Qt.WidgetAttribute.WA_WState_ExplicitShowHide
        return [
            label.text()
            for label in self.findChildren(TextLabel)
            if not (label.isHidden() and label.testAttribute(on_purpose))
        ]

    def _clear(self) -> None:
        self.slot_buttons = []
        clear_layout(self._rows)

    def _add_sentence(self, text: str, tone: str) -> None:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theming.space("s"))
        icon = {"bad": "warning", "warn": "info", "good": "check"}[tone]
        mark = IconPicture(icon, tone, theming.size("icon_small"))
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(TextLabel(text, wrap=True), 1)
        self._rows.addWidget(row)

    def _add_slot(self, slot: Slot) -> None:
        button = PlainButton(slot.text, icon="clock")
        button.clicked.connect(lambda: self.slot_taken.emit(slot))
        self.slot_buttons.append(button)
        self._rows.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
