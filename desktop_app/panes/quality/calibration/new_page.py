"""Puts a calibration together: the contact, the form, who scores, and whose marks are right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop_app.panes.quality.calibration.shown import Choices
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton, PrimaryButton
from desktop_app.widgets.cards import Card
from desktop_app.widgets.fields import Field
from desktop_app.widgets.list_and_page import ScrollColumn

_COLUMNS = 3
"""Names stand beside one another, so that the button stays in sight."""


class NewPage(QWidget):
    """Signals: `opened(title, contact, form, people, reference)`, `cancelled()`.

    Attributes: `title`, `contact`, `form`, `people` (a box by key), `reference`, `open_button`.
    """

    opened = Signal(str, str, str, object, str)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.contact = QComboBox()
        self.form = QComboBox()
        self.title = QLineEdit()
        self.title.setMaxLength(40)
        self.title.setPlaceholderText(tr("不写就用接待的标题"))
        self.reference = QComboBox()
        self.people: dict[str, QCheckBox] = {}
        self._boxes = QGridLayout()
        self._who = QWidget()
        self._who.setLayout(self._boxes)
        self._people = Field(tr("评分人（至少两位，被评的人不能在内）"), self._who)
        self.open_button = PrimaryButton(tr("发起校准"))
        self.cancel_button = PlainButton(tr("取消"), "Esc")
        self._lay_out()
        self.open_button.clicked.connect(self._open)
        self.cancel_button.clicked.connect(self.cancelled)

    def show_choices(self, offered: Choices) -> None:
        """Offer contacts, forms and people; who opens it scores, and gives the right marks."""
        _fill(self.contact, offered.contacts)
        _fill(self.form, offered.forms)
        _fill(self.reference, offered.people)
        self.reference.setCurrentIndex(max(0, self.reference.findData(offered.own)))
        self.title.clear()
        for old in self.people.values():
            old.hide()
            old.deleteLater()
        self.people = {}
        for place, (key, name) in enumerate(offered.people):
            box = self.people[key] = QCheckBox(name)
            box.setChecked(key == offered.own)
            self._boxes.addWidget(box, place // _COLUMNS, place % _COLUMNS)
        none = not offered.contacts
        self.open_button.setEnabled(not none)
        self.show_problem(tr("最近没有接待记录，请先导入或做一次现场观察。") if none else "")
        self.contact.setFocus()

    def show_problem(self, text: str) -> None:
        """Say why it cannot be opened so."""
        self._people.set_problem(text)

    def _open(self) -> None:
        chosen = [key for key, box in self.people.items() if box.isChecked()]
        self.opened.emit(
            self.title.text(),
            str(self.contact.currentData() or ""),
            str(self.form.currentData() or ""),
            chosen,
            str(self.reference.currentData() or ""),
        )

    def _lay_out(self) -> None:
        card = Card(
            tr("发起一次校准"),
            tr("几个人各自给同一次接待评分，交齐以后再一起看：哪里一致，谁偏严，谁偏宽。"),
        )
        self._boxes.setContentsMargins(0, 0, 0, 0)
        self._boxes.setHorizontalSpacing(theming.space("l"))
        self._boxes.setVerticalSpacing(theming.space("xs"))
        fields = (
            Field(tr("接待"), self.contact),
            Field(tr("评分表"), self.form),
            self._people,
            Field(tr("标准分由谁给"), self.reference),
            Field(tr("标题"), self.title),
        )
        for field in fields:
            card.body.addWidget(field)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.open_button)
        card.body.addLayout(foot)
        card.setMaximumWidth(theming.frame("sheet"))
        column = ScrollColumn(tr("发起一次校准"))
        column.content.addWidget(card, 0, Qt.AlignmentFlag.AlignTop)
        column.content.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(column)


def _fill(box: QComboBox, offered: Sequence[tuple[str, str]]) -> None:
    box.clear()
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    for key, words in offered:
        box.addItem(words, key)
