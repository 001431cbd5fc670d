"""The sheets of a class that runs: who goes where, and what a newer program changes."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop_app.panes.calendar.changing.consequences_box import ConsequencesBox
from desktop_app.panes.calendar.changing.shown import Consequences
from desktop_app.panes.calendar.changing.side_by_side import short_box
from desktop_app.panes.calendar.classes.shown import NewerShown, TransferAsked
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton, PrimaryButton
from desktop_app.widgets.cards import clear_layout
from desktop_app.widgets.fields import Field
from desktop_app.widgets.headings import TextLabel, secondary
from desktop_app.widgets.sidesheet import SideSheet


class TransferSheet(SideSheet):
    """Signals: `changed(person, to)`, `apply_wanted(person, to, reason)`."""

    changed = Signal(str, str)
    apply_wanted = Signal(str, str, str)

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, tr("转班"))
        self._filling = False
        self._possible = False
        self.person, self.to = short_box(), short_box()
        self.reason = QLineEdit()
        self.reason.setMaxLength(60)
        self._notes = QVBoxLayout()
        self.box = ConsequencesBox()
        for widget in (
            Field(tr("学员"), self.person),
            Field(tr("去向"), self.to),
            Field(tr("原因"), self.reason, tr("会写进班级的记录")),
        ):
            self.body.addWidget(widget)
        self.body.addLayout(self._notes)
        self.body.addWidget(self.box)
        self.body.addStretch(1)
        cancel = PlainButton(tr("取消"), "Esc")
        self.apply_button = PrimaryButton(tr("确认"), "Ctrl ↵")
        self.foot.addWidget(cancel)
        self.foot.addWidget(self.apply_button)
        cancel.clicked.connect(self.close_overlay)
        self.apply_button.clicked.connect(self._apply)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.activated.connect(self.apply_button.click)
        self.reason.textChanged.connect(self._allow)
        for picked in (self.person, self.to):
            picked.currentIndexChanged.connect(self._tell)

    def ask(self, asked: TransferAsked) -> None:
        """Ask who goes where."""
        self._filling = True
        for box, choices, chosen in (
            (self.person, asked.people, asked.person),
            (self.to, asked.classes, asked.to),
        ):
            box.clear()
            for choice in choices:
                box.addItem(choice.title, choice.key)
            box.setCurrentIndex(box.findData(chosen))
        self.set_title(tr("转班或离班") if asked.person else tr("转入学员"))
        self.person.setEnabled(not asked.person)
        self.to.setEnabled(bool(asked.person))
        self.reason.clear()
        self._filling = False
        clear_layout(self._notes)
        self.box.hide()
        self._tell()

    def show_consequences(self, found: Consequences, notes: tuple[str, ...]) -> None:
        """Show what it would bring."""
        clear_layout(self._notes)
        for note in notes:
            self._notes.addWidget(TextLabel(note, wrap=True))
        self.box.setVisible(bool(found.obstacles or found.problem))
        self.box.show_consequences(found)
        self._possible = found.may_apply
        self._allow()

    def _allow(self) -> None:
        self.apply_button.setEnabled(self._possible and bool(self.reason.text().strip()))

    def _tell(self) -> None:
        if not self._filling:
            self._possible = False
            self._allow()
            self.changed.emit(*self._chosen())

    def _chosen(self) -> tuple[str, str]:
        return str(self.person.currentData() or ""), str(self.to.currentData() or "")

    def _apply(self) -> None:
        self.apply_button.setEnabled(False)
        self.apply_wanted.emit(*self._chosen(), self.reason.text())


class NewerSheet(SideSheet):
    """What a newer version of the program changes. Signals: `apply_wanted()`."""

    apply_wanted = Signal()

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, tr("新版方案"))
        self._parts = QVBoxLayout()
        self._parts.setSpacing(theming.space("s"))
        self.body.addLayout(self._parts)
        self.body.addStretch(1)
        cancel = PlainButton(tr("先不采用"), "Esc")
        self.apply_button = PrimaryButton(tr("采用"), "Ctrl ↵")
        self.foot.addWidget(cancel)
        self.foot.addWidget(self.apply_button)
        cancel.clicked.connect(self.close_overlay)
        self.apply_button.clicked.connect(self._apply)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.activated.connect(self.apply_button.click)

    def show_newer(self, shown: NewerShown) -> None:
        """Show the difference, heading by heading."""
        self.set_title(shown.title)
        clear_layout(self._parts)
        self._parts.addWidget(secondary(shown.sentence, wrap=True))
        for heading, titles in shown.parts:
            text = tr("{name} {n} 节").format(name=heading, n=len(titles))
            self._parts.addWidget(TextLabel(text, "strong"))
            for title in titles:
                self._parts.addWidget(TextLabel(title, wrap=True))
        self.apply_button.setEnabled(shown.may_apply)

    def _apply(self) -> None:
        self.apply_button.setEnabled(False)
        self.apply_wanted.emit()
