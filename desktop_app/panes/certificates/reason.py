"""Asks why a certificate is revoked or replaced: the reason stays with it for good."""

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.system.text import tr
from desktop_app.widgets.buttons import DangerButton, PlainButton, PrimaryButton
from desktop_app.widgets.dialogs import Dialog
from desktop_app.widgets.fields import Field
from desktop_app.widgets.headings import TextLabel


class ReasonDialog(Dialog):
    """A reason, and with *name* given the name that is to be printed."""

    def __init__(
        self, parent: QWidget | None, title: str, text: str, act: str, name: str | None
    ) -> None:
        danger = name is None
        super().__init__(parent, title, "warning" if danger else "info", "warn" if danger else "")
        self.body.addWidget(TextLabel(text, "secondary", wrap=True))
        self.name = QLineEdit(name or "")
        self._name = Field(tr("证书上的姓名"), self.name)
        self.body.addWidget(self._name)
        self._name.setVisible(name is not None)
        self.reason = QLineEdit()
        self._reason = Field(tr("原因"), self.reason, tr("会一直留在这份证书的记录里"))
        self.body.addWidget(self._reason)
        self.reject_button = PlainButton(tr("取消"))
        self.accept_button = DangerButton(act) if danger else PrimaryButton(act)
        self.reject_button.clicked.connect(self.reject)
        self.accept_button.clicked.connect(self._agree)
        self.foot.addWidget(self.reject_button)
        self.foot.addWidget(self.accept_button)
        self.accept_button.setDefault(not danger)
        if danger:
            self.reject_button.setDefault(True)
        self.reason.setFocus()

    def _agree(self) -> None:
        if not self.name.text().strip() and self._name.isVisibleTo(self):
            self._name.set_problem(tr("请填写姓名。"))
        elif not self.reason.text().strip():
            self._reason.set_problem(tr("请写一句原因。"))
        else:
            self.accept()


def ask_revoke(parent: QWidget | None, number: str, name: str) -> str | None:
    """Return why a certificate is to be revoked; None when the person thought better of it."""
    dialog = ReasonDialog(
        parent,
        tr("撤销{name}的证书 {number}？").format(name=name, number=number),
        tr("撤销不能收回。证书仍可查阅，状态是已撤销；验真时凭状态表显示已撤销。"),
        tr("撤销证书"),
        None,
    )
    reason = dialog.reason
    return reason.text() if dialog.ask() else None


def ask_replace(parent: QWidget | None, number: str, name: str) -> tuple[str, str] | None:
    """Return the name for a new certificate and why; None when the person thought better of it."""
    dialog = ReasonDialog(
        parent,
        tr("换发证书 {number}？").format(number=number),
        tr("按原成绩、原有效期签发一份新编号的证书，原证书仍可查阅，状态是已换发。"
           "改了姓名，人员资料里的姓名也一起更正。"),
        tr("换发证书"),
        name,
    )  # fmt: skip
    line, reason = dialog.name, dialog.reason
    return (line.text(), reason.text()) if dialog.ask() else None
