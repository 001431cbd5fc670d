"""Asks why a contact is a good case, and shows it as everybody would read it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.system.text import tr
from desktop_app.widgets.buttons import PlainButton, PrimaryButton
from desktop_app.widgets.cards import clear_layout
from desktop_app.widgets.fields import Field
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.inputs import TextArea
from desktop_app.widgets.sidesheet import SideSheet


class CaseSheet(SideSheet):
    """Signals: `shared(why)`. Attributes: `why`, `share_button`."""

    shared = Signal(str)

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, tr("收进优秀案例"))
        self.why = TextArea()
        self.cancel_button = PlainButton(tr("取消"), "Esc")
        self.share_button = PrimaryButton(tr("发到手册"), "Ctrl ↵")
        self.cancel_button.clicked.connect(self.close_overlay)
        self.share_button.clicked.connect(self._share)
        for button in (self.cancel_button, self.share_button):
            self.foot.addWidget(button)

    def ask(self, title: str, lines: Sequence[tuple[str, str]]) -> None:
        """Ask for a sentence about this contact; *lines* are who and what was said."""
        clear_layout(self.body)
        told = tr("姓名和号码已经隐去，所有人都能在手册的“优秀接待”里看到；随时可以撤下。")
        self.body.addWidget(TextLabel(told, "quiet", wrap=True))
        self.why = TextArea(tr("好在哪里，一两句，例如：先体谅再给时间，客户不用再问"))
        self.why.submit_requested.connect(self._share)
        self._field = Field(tr("好在哪里"), self.why)
        self.body.addWidget(self._field)
        self.body.addWidget(TextLabel(title, "strong", wrap=True))
        for who, said in lines:
            self.body.addWidget(TextLabel(who, "secondary"))
            self.body.addWidget(TextLabel(said, wrap=True))
        self.body.addStretch(1)
        self.open()
        self.why.setFocus()

    def show_problem(self, text: str) -> None:
        """Say why it was not shared."""
        self._field.set_problem(text)
        self.why.setFocus()

    def _share(self) -> None:
        self.shared.emit(self.why.toPlainText())
