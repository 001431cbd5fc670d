"""The first start: two doors, an own organisation or the sample one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.shell.entrance import Entrance, ProblemLine
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PrimaryButton
from desktop_app.widgets.fields import Field, PasswordEdit
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.icons import IconPicture

SHORTEST_PASSWORD = 8
"""NIST SP 800-63B, 5.1.1.2: at least eight characters, no rules on their kinds."""


class Door(QPushButton):
    """A choice as large as its consequence: icon, title, what one gets."""

    def __init__(self, icon: str, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theming.set_role(self, "door")
        self.setCheckable(True)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        margin = theming.space("l")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.setSpacing(theming.space("s"))
        layout.addWidget(IconPicture(icon, "accent"), 0, Qt.AlignmentFlag.AlignLeft)
        for label in (TextLabel(title, "section"), TextLabel(text, "secondary", wrap=True)):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            layout.addWidget(label)
        layout.addStretch(1)
        self.setFixedSize(theming.frame("door"), theming.size("door_height"))


class WelcomePage(Entrance):
    """Asks one thing; the sample door needs nothing more.

    Signals: `own_requested(organisation, person, password)`, `sample_requested()`.
    """

    own_requested = Signal(str, str, str)
    sample_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        doors = 2 * theming.frame("door") + theming.space("l")
        super().__init__(tr("欢迎使用陪练"), doors + 2 * theming.space("xxl"), parent)
        self.body.addWidget(
            TextLabel(
                tr("数据只存在这台电脑上，不联网也能用。您想从哪里开始？"), "quiet", wrap=True
            )
        )
        self.sample_door = Door(
            "team",
            tr("示例机构"),
            tr("二十多位学员、六位导师和四个月的记录，马上可以看、可以练。"),
        )
        self.own_door = Door(
            "building", tr("自己的机构"), tr("从一位主管开始，之后在“学员”里添加导师和学员。")
        )
        row = QHBoxLayout()
        row.setSpacing(theming.space("l"))
        group = QButtonGroup(self)
        for door in (self.sample_door, self.own_door):
            group.addButton(door)
            row.addWidget(door)
        self.body.addLayout(row)
        self.body.addSpacing(theming.space("xs"))
        self._rooms = (self._sample_room(), self._own_room())
        for room in self._rooms:
            self.body.addWidget(room)
        self.sample_door.toggled.connect(self._show_room)
        self.sample_door.setChecked(True)
        self._problem = ProblemLine()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(tr("进度"))
        self._bar.hide()
        self.body.addWidget(self._bar)
        self.body.addWidget(self._problem)

    def problem(self) -> str:
        """Return the sentence about what went wrong."""
        return self._problem.text()

    def show_problem(self, text: str) -> None:
        """Say why it did not work; everything entered is still there."""
        self._set_busy(False)
        self._problem.set_text(text)

    def show_progress(self, done: int, total: int) -> None:
        """Show how far making the organisation is; a total of 0: nobody knows."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the chosen door, wherever the focus is."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.sample_button if self.sample_door.isChecked() else self.own_button).click()
            event.accept()
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.sample_door.setFocus()

    def _show_room(self, sample: bool) -> None:
        self._rooms[0].setVisible(sample)
        self._rooms[1].setVisible(not sample)

    def _sample_room(self) -> QWidget:
        room = QWidget()
        layout = QVBoxLayout(room)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(
            TextLabel(tr("都是编出来的人和记录，随时可以换成自己的机构。"), "secondary", wrap=True)
        )
        self.sample_button = PrimaryButton(tr("打开示例机构"), "Enter")
        self.sample_button.clicked.connect(self._take_sample)
        layout.addWidget(self.sample_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
        return room

    def _own_room(self) -> QWidget:
        room = QWidget()
        layout = QVBoxLayout(room)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theming.space("s"))
        self.organisation = QLineEdit()
        self.person = QLineEdit()
        self.password = PasswordEdit()
        self.again = PasswordEdit()
        self._fields = (
            Field(tr("机构名称"), self.organisation),
            Field(tr("第一位主管的姓名"), self.person),
            Field(tr("密码"), self.password, tr("至少 {n} 个字符。").format(n=SHORTEST_PASSWORD)),
            Field(tr("再输入一次密码"), self.again, " "),
        )
        for left, right in (self._fields[:2], self._fields[2:]):
            row = QHBoxLayout()
            row.setSpacing(theming.space("l"))
            row.addWidget(left, 1, Qt.AlignmentFlag.AlignTop)
            row.addWidget(right, 1, Qt.AlignmentFlag.AlignTop)
            layout.addLayout(row)
        self.own_button = PrimaryButton(tr("建立机构"), "Enter")
        self.own_button.clicked.connect(self._take_own)
        layout.addWidget(self.own_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
        return room

    def _take_sample(self) -> None:
        self._set_busy(True)
        self.sample_requested.emit()

    def _take_own(self) -> None:
        if not self.own_button.isEnabled():
            return
        problems = self._problems()
        for field, problem in zip(self._fields, problems, strict=True):
            field.set_problem(problem)
        wrong = [field for field, problem in zip(self._fields, problems, strict=True) if problem]
        if wrong:
            wrong[0].setFocus()
            return
        self._set_busy(True)
        self.own_requested.emit(
            self.organisation.text().strip(), self.person.text().strip(), self.password.text()
        )

    def _problems(self) -> tuple[str, str, str, str]:
        password, again = self.password.text(), self.again.text()
        short = len(password) < SHORTEST_PASSWORD
        return (
            "" if self.organisation.text().strip() else tr("请输入机构名称。"),
            "" if self.person.text().strip() else tr("请输入姓名。"),
            tr("至少 {n} 个字符。").format(n=SHORTEST_PASSWORD) if short else "",
            "" if again == password else tr("两次输入的密码不一样。"),
        )

    def _set_busy(self, busy: bool) -> None:
        self._problem.set_text("")
        self._bar.setRange(0, 0)
        self._bar.setVisible(busy)
        for button in (self.sample_button, self.own_button, self.sample_door, self.own_door):
            button.setEnabled(not busy)
