"""Asks why a certificate is revoked or replaced: the reason stays with it for good."""

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.system.text import tr
from desktop_app.widgets.reason_dialog import ReasonDialog

_STAYS = tr("会一直留在这份证书的记录里")


def ask_revoke(parent: QWidget | None, number: str, name: str) -> str | None:
    """Return why a certificate is to be revoked; None when the person thought better of it."""
    return ReasonDialog(
        parent,
        tr("撤销{name}的证书 {number}？").format(name=name, number=number),
        tr("撤销不能收回。证书仍可查阅，状态是已撤销；验真时凭状态表显示已撤销。"),
        tr("撤销证书"),
        danger=True,
        hint=_STAYS,
    ).given()


def ask_replace(parent: QWidget | None, number: str, name: str) -> tuple[str, str] | None:
    """Return the name for a new certificate and why; None when the person thought better of it."""
    dialog = ReasonDialog(
        parent,
        tr("换发证书 {number}？").format(number=number),
        tr("按原成绩、原有效期签发一份新编号的证书，原证书仍可查阅，状态是已换发。"
           "改了姓名，人员资料里的姓名也一起更正。"),
        tr("换发证书"),
        hint=_STAYS,
    )  # fmt: skip
    line = QLineEdit(name)
    dialog.ask_also(
        tr("证书上的姓名"), line, lambda: "" if line.text().strip() else tr("请填写姓名。")
    )
    reason = dialog.given()
    return None if reason is None else (line.text(), reason)
