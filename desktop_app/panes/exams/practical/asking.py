"""Who plays the customer of a drill between people."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop_app.panes.exams.practical.shown import PersonRow
from desktop_app.system.text import tr
from desktop_app.widgets.buttons import PlainButton, PrimaryButton
from desktop_app.widgets.dialogs import Dialog
from desktop_app.widgets.fields import Field
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.inputs import PickBox


class CustomerDialog(Dialog):
    """Attribute: `box`."""

    def __init__(self, parent: QWidget | None, people: Sequence[PersonRow]) -> None:
        super().__init__(parent, tr("现场演练"))
        told = tr("同事按场景扮演客户，学员当场应对，主管边看边评分。没有逐句记录，系统不评分。")
        self.body.addWidget(TextLabel(told, wrap=True))
        self.box = PickBox(tr("谁扮演客户"))
        for one in people:
            self.box.addItem(f"{one.name}　{one.detail}" if one.detail else one.name, one.key)
        self.body.addWidget(Field(tr("谁扮演客户"), self.box))
        back, accept = PlainButton(tr("取消")), PrimaryButton(tr("开始评分"))
        back.clicked.connect(self.reject)
        accept.clicked.connect(self.accept)
        accept.setEnabled(bool(people))
        accept.setDefault(True)
        self.foot.addWidget(back)
        self.foot.addWidget(accept)

    def chosen(self) -> str:
        """Return who was chosen."""
        return str(self.box.currentData())
