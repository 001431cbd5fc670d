"""Asks for the passphrase that opens the signing keys, or for the one to make them with."""

from PySide6.QtWidgets import QWidget

from desktop_app.system.text import tr
from desktop_app.widgets.buttons import PlainButton, PrimaryButton
from desktop_app.widgets.dialogs import Dialog
from desktop_app.widgets.fields import Field, PasswordEdit
from desktop_app.widgets.headings import TextLabel


class PassphraseDialog(Dialog):
    """One field, or with *new* two that have to agree."""

    def __init__(self, parent: QWidget | None, new: bool, problem: str) -> None:
        super().__init__(
            parent, tr("建立签章密钥") if new else tr("打开签章密钥"), "certificates", "accent"
        )
        text = (
            tr(
                "证书要有机构的签章，别人才能离线验真。密钥现在就在本机生成，由您设的口令加密保存；"
                "备份里也有它。口令不会存下来，忘记了只能换一把新密钥。"
            )
            if new
            else tr("签发证书要用机构的签章密钥。口令由管理员保管，本次登录只需输入一次。")
        )
        self.body.addWidget(TextLabel(text, "secondary", wrap=True))
        self.passphrase = PasswordEdit()
        self._field = Field(
            tr("签章口令"), self.passphrase, tr("至少 10 位，最好是一句话") if new else ""
        )
        self.body.addWidget(self._field)
        self.again = PasswordEdit()
        self._again = Field(tr("再输入一次"), self.again)
        self.body.addWidget(self._again)
        self._again.setVisible(new)
        self._new = new
        self._field.set_problem(problem)
        self.reject_button = PlainButton(tr("取消"))
        self.accept_button = PrimaryButton(tr("建立密钥") if new else tr("打开"))
        self.reject_button.clicked.connect(self.reject)
        self.accept_button.clicked.connect(self._agree)
        self.foot.addWidget(self.reject_button)
        self.foot.addWidget(self.accept_button)
        self.accept_button.setDefault(True)
        self.passphrase.setFocus()

    def _agree(self) -> None:
        if not self.passphrase.text():
            self._field.set_problem(tr("请输入签章口令。"))
        elif self._new and self.passphrase.text() != self.again.text():
            self._again.set_problem(tr("两次输入的不一样。"))
        else:
            self.accept()


def ask_passphrase(parent: QWidget | None, new: bool, problem: str) -> str | None:
    """Return the passphrase, None when the person thought better of it."""
    dialog = PassphraseDialog(parent, new, problem)
    line = dialog.passphrase
    return line.text() if dialog.ask() else None
