"""Asks why a drawn contact cannot be used."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QWidget

from desktop_app.system.text import tr
from desktop_app.widgets.buttons import PlainButton, PrimaryButton
from desktop_app.widgets.cards import clear_layout
from desktop_app.widgets.fields import Field
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.sidesheet import SideSheet


class RedrawSheet(SideSheet):
    """Signals: `reason_given(text)`. Attributes: `other`, `choices`, `send_button`."""

    reason_given = Signal(str)

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, tr("换抽一条"))
        self.choices: list[QRadioButton] = []
        self.other = QLineEdit()
        self.cancel_button = PlainButton(tr("取消"), "Esc")
        self.send_button = PrimaryButton(tr("换抽"))
        self.cancel_button.clicked.connect(self.close_overlay)
        self.send_button.clicked.connect(self._send)
        for button in (self.cancel_button, self.send_button):
            self.foot.addWidget(button)

    def ask(self, reasons: Sequence[str]) -> None:
        """Ask for a reason: one of these, or one in own words."""
        clear_layout(self.body)
        self.choices = []
        told = tr("原来抽到的会留在记录里，连同原因；新的一条从还没抽过的接待里随机抽。")
        self.body.addWidget(TextLabel(told, "quiet", wrap=True))
        group = QButtonGroup(self)
        for reason in reasons:
            choice = QRadioButton(reason)
            group.addButton(choice)
            self.body.addWidget(choice)
            self.choices.append(choice)
        self.other = QLineEdit()
        self.other.returnPressed.connect(self._send)
        self._field = Field(tr("其他原因"), self.other)
        self.body.addWidget(self._field)
        self.body.addStretch(1)
        self.open()
        self.choices[0].setFocus()

    def _send(self) -> None:
        chosen = next((one.text() for one in self.choices if one.isChecked()), "")
        reason = self.other.text().strip() or chosen
        if reason:
            self.reason_given.emit(reason)
        else:
            self._field.set_problem(tr("请选一个原因，或写一句。"))
            self.other.setFocus()
