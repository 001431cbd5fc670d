"""The gate before an examination: the candidate's password, and a supervisor's where it is owed."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.system.text import tr
from desktop_app.widgets.fields import Field, PasswordEdit
from desktop_app.widgets.signature import Signature


class ExamGate(Signature):
    """Signals: `confirmed(password, supervisor, supervisor_password)`."""

    confirmed = Signal(str, str, str)

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self.supervisor = QLineEdit()
        self.supervisor_password = PasswordEdit()
        self.release_fields = (
            Field(tr("主管的姓名或工号"), self.supervisor),
            Field(tr("主管的登录密码"), self.supervisor_password),
        )
        for field in self.release_fields:
            self.add_field(field)
        self.set_words(tr("确认本人"), tr("开始考核"))
        self.signed.connect(self._confirm)

    def ask_for(self, name: str, what: str, released: bool) -> None:
        """Ask *name* for the password; *released*: a supervisor has to let them in."""
        self.supervisor.clear()
        self.supervisor_password.clear()
        for field in self.release_fields:
            field.setVisible(released)
        self.ask(name, what)
        # The fields that came or went are laid out first; then the card knows its height.
        QTimer.singleShot(0, self, self._place)

    def _confirm(self, password: str) -> None:
        self.confirmed.emit(password, self.supervisor.text(), self.supervisor_password.text())

    def close_overlay(self) -> None:
        self.supervisor_password.clear()
        super().close_overlay()
