"""The window in which a paper is sat: nothing else of the program can be reached behind it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app.panes.exams.sitting.answering import Answering
from desktop_app.panes.exams.sitting.choices import LETTERS
from desktop_app.panes.exams.sitting.places import Places
from desktop_app.panes.exams.sitting.shown import AskShown, PlaceShown, TimeShown
from desktop_app.system.text import breakable, tr
from desktop_app.widgets import dialogs, theming
from desktop_app.widgets.buttons import PlainButton, PrimaryButton
from desktop_app.widgets.headings import TextLabel

_PAPER = 820
"""Pixels across which a question is read well."""


class SittingWindow(QWidget):
    """Signals: `answered(answer)`, `typed(text)`, `flagged()`, `stepped(by)`, `chosen(place)`,
    `hand_in_requested()`, `ticked()`, `left()`, `returned()`.

    Attributes: `answering`, `places`, `flag_button`, `hand_in_button`.
    """

    answered = Signal(object)
    typed = Signal(str)
    flagged = Signal()
    stepped = Signal(int)
    chosen = Signal(int)
    hand_in_requested = Signal()
    ticked = Signal()
    left = Signal()
    returned = Signal()

    def __init__(self, title: str, note: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setWindowTitle(title)
        theming.set_role(self, "canvas")
        self.answering: Answering | None = None
        self.places = Places()
        self.flag_button = PlainButton(tr("标记待查"), "F", icon="flag")
        self.hand_in_button = PrimaryButton(tr("交卷"))
        self.back_button = PlainButton(tr("上一题"), "←")
        self.next_button = PlainButton(tr("下一题"), "→")
        self._title, self._time = TextLabel(title, "section"), TextLabel("", "title")
        self._told, self._problem = TextLabel("", "secondary"), TextLabel("", "problem", wrap=True)
        self._number, self._kind = TextLabel("", "section"), TextLabel("", "secondary")
        self._material = TextLabel("", "quote", wrap=True)
        self._stem = TextLabel("", "lead", wrap=True)
        self._note = TextLabel(note, "secondary", wrap=True)
        self._sheet = QVBoxLayout()
        self._away = False
        self._kept: object = None
        self.may_close: Callable[[bool], bool] = _always
        self._lay_out()
        self._connect()

    def keep(self, presenter: object) -> None:
        """Keep *presenter* alive as long as this window."""
        self._kept = presenter

    def show_question(self, ask: AskShown) -> None:
        """Show the question in hand, ready to be answered."""
        self._number.setText(tr("第 {n} 题 / 共 {of} 题").format(n=ask.number, of=ask.of))
        self._kind.setText(f"{ask.kind} · {ask.hint}")
        self._material.setText(breakable(ask.material))
        self._material.setVisible(bool(ask.material))
        self._stem.setText(breakable(ask.stem))
        self.flag_button.setText(tr("取消标记") if ask.flagged else tr("标记待查"))
        self.back_button.setEnabled(ask.number > 1)
        self.next_button.setEnabled(ask.number < ask.of)
        before, self.answering = self.answering, Answering(ask)
        if before is not None:
            self._sheet.removeWidget(before)
            before.hide()
            before.deleteLater()
        self.answering.answered.connect(self.answered)
        self.answering.typed.connect(self.typed)
        self._sheet.addWidget(self.answering, 1)
        for one in self.answering.findChildren(QWidget):
            one.installEventFilter(self)
        self.answering.setFocus()

    def show_places(self, places: Sequence[PlaceShown], told: str) -> None:
        """Show the overview."""
        self.places.show_places(places)
        self._told.setText(told)

    def show_time(self, time: TimeShown) -> None:
        """Show the time left."""
        self._time.setText(time.text)
        self._time.setAccessibleName(tr("剩余时间 {time}").format(time=time.text))
        theming.set_role(self._time, time.tone or "title")
        font = self._time.font()
        font.setPixelSize(theming.current().type["title"])
        font.setBold(True)
        self._time.setFont(font)

    def show_problem(self, text: str) -> None:
        """Say what is not kept yet; empty: all is."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))

    def confirm(self, title: str, text: str, accept: str) -> bool:
        """Ask once; a test replaces this method."""
        return dialogs.ask(self, title, text, accept)

    def finish(self, _told: str) -> None:
        """Close for good."""
        self.may_close = _always
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        # The lock closes what floats without asking: everything is kept, and time goes on.
        if not self.may_close(event.spontaneous()):
            event.ignore()
            return
        if self._timer.isActive():
            self._timer.stop()
            self._application.applicationStateChanged.disconnect(self._state)
        super().closeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let digits and letters choose, and arrows turn the pages, wherever the focus is."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._press(event)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._press(event):
            super().keyPressEvent(event)

    def _press(self, event: QKeyEvent) -> bool:
        writes = self.answering is not None and self.answering.writes
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in _PAGES and (not writes or control):
            self.stepped.emit(_PAGES[Qt.Key(event.key())])
            return True
        if writes or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        # F is a letter too, but no question has so many options that it would be needed alone.
        text = event.text().upper()
        place = LETTERS.find(text) if text in LETTERS and text else -1
        if text.isdigit() and text != "0":
            place = int(text) - 1
        if place >= 0 and self.answering is not None and self.answering.press(place):
            return True
        if text == "F":
            self.flagged.emit()
            return True
        return False

    def _lay_out(self) -> None:
        top = QFrame()
        theming.set_role(top, "top-line")
        line = QHBoxLayout(top)
        line.setContentsMargins(
            theming.space("xl"), theming.space("m"), theming.space("xl"), theming.space("m")
        )
        line.setSpacing(theming.space("l"))
        line.addWidget(self._title, 1)
        line.addWidget(self._told)
        line.addWidget(TextLabel(tr("剩余"), "secondary"))
        line.addWidget(self._time)
        line.addWidget(self.hand_in_button)
        body = QHBoxLayout()
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self._side())
        body.addLayout(self._paper(), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(top)
        column.addLayout(body, 1)

    def _side(self) -> QWidget:
        side = QFrame()
        theming.set_role(side, "side-left")
        column = QVBoxLayout(side)
        margin = theming.space("l")
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theming.space("m"))
        column.addWidget(TextLabel(tr("答题情况"), "section"))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        held = QWidget()
        theming.set_role(held, "scrolled")
        rows = QVBoxLayout(held)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.places)
        rows.addStretch(1)
        scroll.setWidget(held)
        column.addWidget(scroll, 1)
        column.addWidget(TextLabel(tr("有底色的已答，带圆点的待查。"), "secondary", wrap=True))
        column.addWidget(self._note)
        side.setFixedWidth(theming.frame("search"))
        return side

    def _paper(self) -> QVBoxLayout:
        paper = QWidget()
        theming.set_role(paper, "scrolled")
        self._sheet = QVBoxLayout(paper)
        self._sheet.setContentsMargins(0, theming.space("xl"), 0, theming.space("l"))
        self._sheet.setSpacing(theming.space("m"))
        head = QHBoxLayout()
        head.addWidget(self._number)
        head.addWidget(self._kind)
        head.addStretch(1)
        self._sheet.addLayout(head)
        self._sheet.addWidget(self._material)
        self._sheet.addWidget(self._stem)
        paper.setMaximumWidth(_PAPER)
        around = QWidget()
        theming.set_role(around, "scrolled")
        centred = QHBoxLayout(around)
        centred.setContentsMargins(theming.space("xl"), 0, theming.space("xl"), 0)
        centred.addStretch(1)
        centred.addWidget(paper, _PAPER)
        centred.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(around)
        foot = QHBoxLayout()
        foot.setContentsMargins(
            theming.space("xl"), theming.space("s"), theming.space("xl"), theming.space("l")
        )
        foot.setSpacing(theming.space("s"))
        foot.addStretch(1)
        for button in (self.back_button, self.flag_button, self.next_button):
            foot.addWidget(button)
        foot.addStretch(1)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._problem.setContentsMargins(
            theming.space("xl"), theming.space("s"), theming.space("xl"), 0
        )
        self._problem.hide()
        column.addWidget(self._problem)
        column.addWidget(scroll, 1)
        column.addLayout(foot)
        return column

    def _connect(self) -> None:
        self.back_button.clicked.connect(lambda: self.stepped.emit(-1))
        self.next_button.clicked.connect(lambda: self.stepped.emit(1))
        self.flag_button.clicked.connect(self.flagged)
        self.hand_in_button.clicked.connect(self.hand_in_requested)
        self.places.chosen.connect(self.chosen)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.hand_in_requested)
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.ticked)
        self._timer.start()
        application = QApplication.instance()
        assert isinstance(application, QGuiApplication)
        self._application = application
        application.applicationStateChanged.connect(self._state)

    def _state(self, state: Qt.ApplicationState) -> None:
        """Another program in front: away; ours again: back."""
        away = state is not Qt.ApplicationState.ApplicationActive
        if away != self._away:
            self._away = away
            (self.left if away else self.returned).emit()


def _always(_asked: bool) -> bool:
    return True


_PAGES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
