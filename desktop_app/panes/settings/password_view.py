"""Changing the own password."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton
from desktop_app.widgets.cards import Card
from desktop_app.widgets.fields import Field, PasswordEdit


class PasswordView(Card):
    """Signals: `change_requested(old, new, again)`."""

    change_requested = Signal(str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("我的密码"), parent=parent)
        labels = {"old": tr("现在的密码"), "new": tr("新密码"), "again": tr("再输一次新密码")}
        hints = {"new": tr("至少 8 位")}
        self.fields: dict[str, Field] = {}
        row = QHBoxLayout()
        row.setSpacing(theming.space("m"))
        for name, label in labels.items():
            edit = PasswordEdit()
            edit.returnPressed.connect(self._request)
            field = Field(label, edit, hints.get(name, ""))
            self.fields[name] = field
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        self.button = PlainButton(tr("更改密码"))
        self.button.clicked.connect(self._request)
        foot = QHBoxLayout()
        foot.addWidget(self.button)
        foot.addStretch(1)
        self.body.addLayout(foot)

    def show_problem(self, field: str, problem: str) -> None:
        """Say what is wrong under its field, and go there; nothing typed is lost."""
        for name, one in self.fields.items():
            one.set_problem(problem if name == field else "")
        self._edit(field).setFocus()
        self._edit(field).selectAll()

    def clear(self) -> None:
        """Forget what was typed: it has been taken."""
        for name, field in self.fields.items():
            field.set_problem("")
            self._edit(name).clear()

    def _request(self) -> None:
        for field in self.fields.values():
            field.set_problem("")
        self.change_requested.emit(*(self._edit(name).text() for name in self.fields))

    def _edit(self, name: str) -> PasswordEdit:
        control = self.fields[name].control
        assert isinstance(control, PasswordEdit)
        return control
