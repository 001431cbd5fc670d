"""The crash dialog: what went wrong in the program itself, ready to be handed on."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton, PrimaryButton
from desktop_app.widgets.dialogs import Dialog
from desktop_app.widgets.headings import TextLabel


class CrashDialog(Dialog):
    """Tells of a fault of ours, with everything that helps to find it."""

    def __init__(self, parent: QWidget | None, report: str) -> None:
        super().__init__(parent, tr("程序出了一个错"), "warning", "bad")
        self.setMinimumWidth(theming.frame("crash"))
        self._report = report
        self.body.addWidget(
            TextLabel(
                tr("刚才那一步没有完成，已经输入的内容还在。可以继续使用；")
                + tr("请把下面的内容复制给管理员，便于查找原因。"),
                wrap=True,
            )
        )
        text = QPlainTextEdit(report)
        text.setReadOnly(True)
        text.setAccessibleName(tr("错误内容"))
        text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        text.setMinimumHeight(theming.frame("crash_text"))
        text.setTabChangesFocus(True)
        self.body.addWidget(text, 1)
        self.copy_button = PlainButton(tr("复制"), icon="copy")
        self.copy_button.clicked.connect(self._copy)
        self.go_on_button = PrimaryButton(tr("继续使用"))
        self.go_on_button.clicked.connect(self.accept)
        self.go_on_button.setDefault(True)
        self.foot.insertWidget(0, self.copy_button)
        self.foot.addWidget(self.go_on_button)
        self.go_on_button.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
        self.copy_button.setText(tr("已复制"))
