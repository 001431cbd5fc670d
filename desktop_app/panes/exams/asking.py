"""The small dialog of a supervisor: a reason, with minutes or a time where one is needed."""

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.system.text import tr
from desktop_app.widgets.buttons import PlainButton, PrimaryButton
from desktop_app.widgets.dialogs import Dialog
from desktop_app.widgets.fields import Field
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.inputs import NumberEdit, TimeEdit


class ReasonDialog(Dialog):
    """Asks for a reason; without one it is not accepted.

    Attributes: `reason`, `minutes` or `time` where they were asked for.
    """

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        text: str,
        minutes: int | None = None,
        time: str | None = None,
    ) -> None:
        super().__init__(parent, title)
        self.body.addWidget(TextLabel(text, wrap=True))
        self.minutes = NumberEdit(1, 240, tr("分钟"))
        self.time = TimeEdit()
        if minutes is not None:
            self.minutes.setValue(minutes)
            self.body.addWidget(Field(tr("延长"), self.minutes))
        if time is not None:
            self.time.set_text(time)
            self.body.addWidget(Field(tr("结束时间"), self.time))
        self.reason = QLineEdit()
        self.reason.setMaxLength(200)
        self.body.addWidget(Field(tr("原因（会留在记录里）"), self.reason))
        # Not 取消: what is asked may be whether to call an exam off.
        back, accept = PlainButton(tr("返回"), "Esc"), PrimaryButton(tr("确定"))
        back.clicked.connect(self.reject)
        accept.clicked.connect(self.accept)
        accept.setEnabled(False)
        accept.setDefault(True)
        self.reason.textChanged.connect(lambda text: accept.setEnabled(bool(text.strip())))
        self.foot.addWidget(back)
        self.foot.addWidget(accept)
