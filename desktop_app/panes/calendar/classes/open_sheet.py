"""The sheet that opens a class: which program, from when, where, with whom."""

from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.panes.calendar.changing.consequences_box import ConsequencesBox
from desktop_app.panes.calendar.changing.shown import Consequences
from desktop_app.panes.calendar.changing.side_by_side import beside, short_box
from desktop_app.panes.calendar.classes.shown import ClassTyped, Offered, OpenPreview
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton, PrimaryButton
from desktop_app.widgets.cards import clear_layout
from desktop_app.widgets.fields import Field, SearchEdit
from desktop_app.widgets.headings import TextLabel, secondary
from desktop_app.widgets.inputs import DateEdit, NumberEdit
from desktop_app.widgets.sidesheet import SideSheet

_KEY = Qt.ItemDataRole.UserRole
_MEMBERS_SHOWN = 5
"""As many lines of the list of trainees are seen at once."""


class OpenSheet(SideSheet):
    """Signals: `changed(typed)`, `open_wanted(typed)`."""

    changed = Signal(object)
    open_wanted = Signal(object)

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, tr("开班"))
        self._filling = False
        self.name = QLineEdit()
        self.name.setMaxLength(40)
        self.name.setPlaceholderText(tr("如：十二月电话班"))
        self.program, self.trainer, self.room = short_box(), short_box(), short_box()
        self.room.setEditable(True)
        self.start = DateEdit(date(2000, 1, 1))
        self.capacity = NumberEdit(1, 200, tr("人"))
        self.capacity.setValue(12)
        self.search = SearchEdit(tr("找学员：姓名或工号"))
        self.members = QListWidget()
        self.members.setAccessibleName(tr("学员，按空格选中"))
        self.members.setFixedHeight(_MEMBERS_SHOWN * theming.size("control"))
        self.count = secondary("")
        self._lines = QVBoxLayout()
        self.box = ConsequencesBox()
        self._lay_out()
        cancel = PlainButton(tr("取消"), "Esc")
        self.open_button = PrimaryButton(tr("开班"), "Ctrl ↵")
        self.foot.addWidget(cancel)
        self.foot.addWidget(self.open_button)
        cancel.clicked.connect(self.close_overlay)
        self.open_button.clicked.connect(self._open)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.activated.connect(self.open_button.click)
        self._connect()

    def ask(self, offered: Offered) -> None:
        """Offer what can be picked."""
        self._filling = True
        self.name.clear()
        self.search.clear()
        for box, choices in ((self.program, offered.programs), (self.trainer, offered.trainers)):
            box.clear()
            for choice in choices:
                box.addItem(choice.title, choice.key)
        self.room.clear()
        self.room.addItems(["", *offered.rooms])
        self.start.set_day(offered.start)
        self.members.clear()
        for choice in offered.trainees:
            item = QListWidgetItem(choice.title)
            item.setData(_KEY, choice.key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.members.addItem(item)
        self._filling = False
        self._on_change()

    def show_preview(self, preview: OpenPreview) -> None:
        """Show what opening the class would give."""
        clear_layout(self._lines)
        for line in preview.lines:
            self._lines.addWidget(TextLabel(line, wrap=True))
        self.box.show_consequences(
            Consequences(obstacles=preview.obstacles, problem=preview.problem)
        )
        blocked = any(one.blocking for one in preview.obstacles)
        self.open_button.setEnabled(not preview.problem and not blocked)

    def typed(self) -> ClassTyped:
        """Return what is typed in."""
        return ClassTyped(
            name=self.name.text(),
            program=str(self.program.currentData() or ""),
            start=self.start.day(),
            capacity=self.capacity.value(),
            room=self.room.currentText(),
            trainer=str(self.trainer.currentData() or ""),
            members=tuple(str(item.data(_KEY)) for item in self._checked()),
        )

    def pick(self, key: str) -> None:
        """Pick a trainee."""
        for item in self._items():
            if item.data(_KEY) == key:
                item.setCheckState(Qt.CheckState.Checked)

    def _lay_out(self) -> None:
        self.body.addWidget(Field(tr("名称"), self.name))
        self.body.addWidget(Field(tr("方案"), self.program))
        self.body.addLayout(
            beside(Field(tr("开班日期"), self.start), Field(tr("容量"), self.capacity))
        )
        self.body.addLayout(beside(Field(tr("教室"), self.room), Field(tr("讲师"), self.trainer)))
        self.body.addWidget(self.search)
        self.body.addWidget(self.members)
        self.body.addWidget(self.count)
        self.body.addLayout(self._lines)
        self.body.addWidget(self.box)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(theming.current().motion["short"])
        self._rest.timeout.connect(self._tell)
        self.search.textChanged.connect(self._find)
        for signal in (
            self.name.textChanged,
            self.program.currentIndexChanged,
            self.start.dateChanged,
            self.capacity.valueChanged,
            self.room.currentTextChanged,
            self.trainer.currentIndexChanged,
            self.members.itemChanged,
        ):
            signal.connect(self._on_change)

    def _items(self) -> list[QListWidgetItem]:
        return [self.members.item(number) for number in range(self.members.count())]

    def _checked(self) -> list[QListWidgetItem]:
        return [one for one in self._items() if one.checkState() == Qt.CheckState.Checked]

    def _find(self, words: str) -> None:
        wanted = "".join(words.lower().split())
        for item in self._items():
            item.setHidden(wanted not in "".join(item.text().lower().split()))

    def _on_change(self) -> None:
        if not self._filling:
            self.count.setText(tr("已选 {n} 人").format(n=len(self._checked())))
            self.open_button.setEnabled(False)
            self._rest.start()

    def _tell(self) -> None:
        if self.name.text().strip():
            self.changed.emit(self.typed())
        else:
            self.show_preview(OpenPreview(problem=tr("请填写班级的名称。")))

    def _open(self) -> None:
        self.open_button.setEnabled(False)  # a second click must not open a second class
        self.open_wanted.emit(self.typed())
