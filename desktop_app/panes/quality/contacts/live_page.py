"""The page of a live observation: whom, a running clock, and a line to type what is heard."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.panes.quality.contacts.shown import Choice, LiveShown
from desktop_app.system.text import tr
from desktop_app.widgets import dialogs, theming
from desktop_app.widgets.buttons import DangerButton, PlainButton, PressButton, PrimaryButton
from desktop_app.widgets.cards import Card
from desktop_app.widgets.fields import Field
from desktop_app.widgets.headings import ElidedLabel, TextLabel
from desktop_app.widgets.said_text import SaidText
from desktop_app.widgets.stopwatch import Stopwatch

_SIDES = (("agent", "客服"), ("customer", "客户"), ("note", "观察"))
_SECOND = 1000


class LivePage(QWidget):
    """Signals: `begun(agent, channel, title)`, `noted(who, said)`, `words_hidden(words)`,
    `finished()`, `given_up()`, `ticked()`, `left()`.

    Attributes: `agent`, `title`, `said`, `text`, `sides`, `acts` (for the top line).
    """

    begun = Signal(str, str, str)
    noted = Signal(str, str)
    words_hidden = Signal(str)
    finished = Signal()
    given_up = Signal()
    ticked = Signal()
    left = Signal()

    def __init__(self, channels: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.agent, self.channel, self.title = QComboBox(), QComboBox(), QLineEdit()
        self.title.setMaxLength(40)
        for one in channels:
            self.channel.addItem(one.text, one.key)
        self.start_button = PrimaryButton(tr("开始观察"), "↵")
        self.watch = Stopwatch(tr("已观察"))
        self.text = SaidText(tr("记下的内容"))
        self.said = QLineEdit()
        self.said.setPlaceholderText(tr("听到什么记什么，按 Enter 记一句；号码和姓名会自动隐去"))
        self.said.setAccessibleName(tr("记一句"))
        self.sides: dict[str, PressButton] = {}
        self.hide_button = PlainButton(tr("隐去所选"), "Alt M", "eye-off")
        self.give_up_button = DangerButton(tr("放弃"))
        self.finish_button = PrimaryButton(tr("结束并存入"), "Ctrl ↵")
        self.back_button = PlainButton(tr("回到列表"), "Esc")
        self.acts: tuple[QWidget, ...] = (self.back_button,)
        self._heading = ElidedLabel("", "section")
        self._problem = TextLabel("", "problem", wrap=True)
        self._timer = QTimer(self)
        self._timer.setInterval(_SECOND)
        self._timer.timeout.connect(self.ticked)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._beginning())
        self._pages.addWidget(self._going())
        layout = QVBoxLayout(self)
        side, top = theming.space("xl"), theming.space("l")
        layout.setContentsMargins(side, top, side, top)
        layout.addWidget(self._pages)
        self._connect()

    def show_live(self, live: LiveShown, agents: Sequence[Choice]) -> None:
        """Show the observation under way, or where one is begun."""
        going = bool(live.agent)
        self._pages.setCurrentIndex(1 if going else 0)
        self._problem.setText("")
        self._field.set_problem("")
        if going:
            self._heading.setText(live.heading)
            self.text.show_lines(live.lines)
            bar = self.text.verticalScrollBar()
            bar.setValue(bar.maximum())
            self._timer.start()
            self.said.setFocus()
            return
        self._timer.stop()
        self.agent.clear()
        self.agent.addItem(tr("请选择"), "")
        for one in agents:
            self.agent.addItem(one.text, one.key)
        self.agent.setCurrentIndex(max(0, self.agent.findData(live.proposed)))
        self.title.clear()
        (self.title if live.proposed else self.agent).setFocus()

    def show_clock(self, text: str) -> None:
        """Say how long it has been going on."""
        self.watch.show_time(text, "", "plain")

    def show_problem(self, text: str) -> None:
        """Say what is missing."""
        if self._pages.currentIndex():
            self._problem.setText(text)
            self.said.setFocus()
        else:
            self._field.set_problem(text)
            self.agent.setFocus()

    def confirm(self, title: str, text: str, accept: str) -> bool:
        """Ask whether to lose something; a test replaces this method."""
        return dialogs.ask(self.window(), title, text, accept, danger=True)

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._pages.currentIndex():
            self._timer.start()

    def _beginning(self) -> QWidget:
        page = QWidget()
        around = QVBoxLayout(page)
        around.setContentsMargins(0, 0, 0, 0)
        card = Card(
            tr("现场观察"),
            tr("坐在旁边听一通，边听边记。结束后它就是一条接待记录，和别的接待一起被抽。"),
        )
        card.setMaximumWidth(theming.frame("crash"))
        self._field = Field(tr("观察谁"), self.agent)
        card.body.addWidget(self._field)
        row = QHBoxLayout()
        row.setSpacing(theming.space("m"))
        row.addWidget(Field(tr("渠道"), self.channel), 1)
        row.addWidget(Field(tr("来意，可以后补"), self.title), 2)
        card.body.addLayout(row)
        card.body.addWidget(self.start_button, 0, Qt.AlignmentFlag.AlignLeft)
        around.addWidget(card)
        around.addStretch(1)
        return page

    def _going(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theming.space("m"))
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self.watch)
        column.addLayout(head)
        card = Card()
        card.body.addWidget(self.text)
        column.addWidget(card, 1)
        entry = QHBoxLayout()
        entry.setSpacing(theming.space("s"))
        group = QButtonGroup(self)
        for number, (who, word) in enumerate(_SIDES, start=1):
            button = PressButton(tr(word))
            button.setCheckable(True)
            button.setAccessibleName(tr("记作{who}说的").format(who=tr(word)))
            button.setToolTip(f"Alt+{number}")
            theming.set_role(button, "chip")
            group.addButton(button)
            self.sides[who] = button
            entry.addWidget(button)
        self.sides["agent"].setChecked(True)
        entry.addWidget(self.said, 1)
        column.addLayout(entry)
        column.addWidget(self._problem)
        foot = QHBoxLayout()
        foot.setSpacing(theming.space("s"))
        foot.addWidget(self.give_up_button)
        foot.addStretch(1)
        foot.addWidget(self.hide_button)
        foot.addWidget(self.finish_button)
        column.addLayout(foot)
        return page

    def _connect(self) -> None:
        self.start_button.clicked.connect(self._begin)
        self.title.returnPressed.connect(self._begin)
        self.said.returnPressed.connect(self._note)
        self.hide_button.clicked.connect(self._hide)
        self.finish_button.clicked.connect(self.finished)
        self.give_up_button.clicked.connect(self._give_up)
        self.back_button.clicked.connect(self.left)
        acts: list[tuple[str, Callable[[], None]]] = [
            ("Alt+M", self._hide),
            ("Ctrl+Return", self.finished.emit),
            ("Esc", self.left.emit),
        ]
        acts += [
            (f"Alt+{number}", self.sides[who].click)
            for number, (who, _word) in enumerate(_SIDES, start=1)
        ]
        for keys, act in acts:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _begin(self) -> None:
        self.begun.emit(
            str(self.agent.currentData()), str(self.channel.currentData()), self.title.text()
        )

    def _note(self) -> None:
        who = next(one for one, button in self.sides.items() if button.isChecked())
        if self.said.text().strip():
            self.noted.emit(who, self.said.text())
            self.said.clear()

    def _hide(self) -> None:
        picked = self.text.picked()
        if picked is not None:
            self.words_hidden.emit(picked.words)

    def _give_up(self) -> None:
        text = tr("已经记下的 {n} 句会丢掉，不能恢复。").format(n=len(self.text.lines()))
        if self.confirm(tr("放弃这次观察"), text, tr("放弃")):
            self.given_up.emit()
