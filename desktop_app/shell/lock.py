"""The lock: nothing of the work can be seen until the password is given."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop_app.shell.entrance import Entrance, ProblemLine
from desktop_app.shell.waiting import Countdown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import LinkButton, PrimaryButton
from desktop_app.widgets.fields import Field, PasswordEdit
from desktop_app.widgets.headings import TextLabel


class LockPage(Entrance):
    """Takes the window's place while it is locked.

    Signals: `unlock_requested(password)`, `sign_out_requested()`.
    """

    unlock_requested = Signal(str)
    sign_out_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("已锁定"), theming.frame("form") + 2 * theming.space("xxl"), parent)
        self._person = TextLabel("", "quiet", wrap=True)
        self.password = PasswordEdit()
        self.password.returnPressed.connect(self._submit)
        self._problem = ProblemLine()
        self.button = PrimaryButton(tr("解锁"), "Enter")
        self.button.clicked.connect(self._submit)
        self.other = LinkButton(tr("换一个人登录"))
        self.other.clicked.connect(self.sign_out_requested)
        self.body.addWidget(self._person)
        self.body.addWidget(Field(tr("密码"), self.password))
        self.body.addWidget(self._problem)
        self.body.addWidget(self.button)
        self.body.addWidget(self.other)
        self._countdown = Countdown(self._on_tick, self)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.password.setFocus()

    def begin(self, name: str) -> None:
        """Lock for *name*."""
        self._person.setText(tr("{name}，您的内容还在原处。").format(name=name))
        self.password.clear()
        self._problem.set_text("")
        self._set_busy(False)

    def problem(self) -> str:
        """Return the sentence about what went wrong."""
        return self._problem.text()

    def show_problem(self, text: str) -> None:
        """Say why it stays locked."""
        self._set_busy(False)
        self.password.clear()
        self._problem.set_text(text)
        self.password.setFocus()

    def show_wait(self, seconds: float) -> None:
        """Say that the password was wrong, and count down until the next try."""
        self.show_problem("")
        self._countdown.start(seconds)

    def _submit(self) -> None:
        if self.button.isEnabled() and self.password.text():
            self._set_busy(True)
            self.unlock_requested.emit(self.password.text())

    def _set_busy(self, busy: bool) -> None:
        self.button.setEnabled(not busy and not self._countdown.running)

    def _on_tick(self, left: int) -> None:
        self.button.setEnabled(left == 0)
        self._problem.set_text(
            tr("密码不对，请 {n} 秒后再试。").format(n=left) if left else tr("现在可以再试一次。")
        )
