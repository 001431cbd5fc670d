"""A time of the day, counted in minutes from midnight."""

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QTimeEdit, QWidget

from desktop_app.panes.calendar.carrying import STEP
from desktop_app.widgets import theming


class MinuteEdit(QTimeEdit):
    """A time as 14:05; arrows at the minutes go on by a quarter of an hour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDisplayFormat("HH:mm")
        # The style sheet's padding does not reach the line inside a spin box.
        self.lineEdit().setTextMargins(theming.space("s"), 0, 0, 0)

    def minutes(self) -> int:
        """Return the time shown in minutes from midnight."""
        return self.time().hour() * 60 + self.time().minute()

    def set_minutes(self, minutes: int) -> None:
        """Show a time, given in minutes from midnight."""
        self.setTime(QTime(minutes // 60 % 24, minutes % 60))

    def stepBy(self, steps: int) -> None:
        if self.currentSection() == QTimeEdit.Section.MinuteSection:
            self.set_minutes(max(0, min(24 * 60 - STEP, self.minutes() + steps * STEP)))
        else:
            super().stepBy(steps)
