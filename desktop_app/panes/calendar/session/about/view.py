"""A session on the screen: what it is at the left, what there is to do about it at the right."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.panes.calendar.session.about.cards import (
    BeforeCard,
    ChangesCard,
    ClosingCard,
    HeardCard,
    LeftOverCard,
    MaterialCard,
    OwnCard,
    PlanCard,
)
from desktop_app.panes.calendar.session.about.shown import AboutShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.file_dialogs import ask_open
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.pane import PaneView
from desktop_app.widgets.toast import Toast


class AboutView(PaneView):
    """Signals: `material_opened(place)`, `file_wanted(place)`, `session_opened(key)`,
    `leave_asked(reason)`, `leave_withdrawn()`, `closing_typed(covered, moves_on)`,
    `closed(covered, moves_on)`, `reopened()`, `feedback_wanted()`.
    """

    material_opened = Signal(int)
    file_wanted = Signal(int)
    session_opened = Signal(str)
    leave_asked = Signal(str)
    leave_withdrawn = Signal()
    closing_typed = Signal(str, str)
    closed = Signal(str, str)
    reopened = Signal()
    feedback_wanted = Signal()

    full_bleed = True
    help_key = "mentoring-90"
    keys = (
        ("Tab Enter", tr("走到资料或先修课次，打开它")),
        ("Ctrl+Enter", tr("在“讲了什么”里：结课")),
    )

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plan, self.materials, self.before = PlanCard(), MaterialCard(), BeforeCard()
        self.own, self.left_over = OwnCard(), LeftOverCard()
        self.closing, self.heard = ClosingCard(), HeardCard()
        self.changes = ChangesCard()
        self.problem = TextLabel("", "problem", wrap=True)
        self.problem.hide()
        self._toast = Toast(self)
        self._lay_out()
        self._connect()

    def show_about(self, about: AboutShown) -> None:
        """Show a session."""
        self.plan.show_about(about)
        self.materials.show_materials(about.materials)
        self.before.show_before(about.before, about.before_sentence)
        self.changes.show_changes(about.changes)
        self.own.show_own(about.own)
        may_write = about.closing is not None and about.closing.may_write
        self.left_over.show_left_over(about.left_over, about.may_take_over and may_write)
        self.closing.show_closing(about.closing)
        self.heard.show_heard(about.heard)
        cards = (self.own, self.left_over, self.closing, self.heard)
        self._right.setVisible(any(not one.isHidden() for one in cards))

    def show_closing_draft(self, covered: str, moves_on: str) -> None:
        """Go on with what was typed about the closing."""
        self.closing.show_draft(covered, moves_on)

    def clear_reason(self) -> None:
        """Empty the field of the reason for leave."""
        self.own.reason.clear()

    def ask_file(self, name: str, suffixes: Sequence[str]) -> Path | None:
        """Have the file of a material chosen."""
        shapes = " ".join(f"*{one}" for one in suffixes)
        title = tr("选择“{name}”的文件").format(name=name)
        return ask_open(self, title, tr("资料 ({shapes})").format(shapes=shapes))

    def open_file(self, path: Path) -> bool:
        """Open a file with the system's program for it; False where there is none."""
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def show_problem(self, text: str) -> None:
        """Say why something was not done; an empty text takes it back."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def say(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """Show a short message, with a way back where there is one."""
        self._toast.show_text(text, tr("撤销") if undo else "", undo)

    def said(self) -> str:
        """Return the message shown last."""
        return self._toast.text()

    def _connect(self) -> None:
        self.materials.opened.connect(self.material_opened)
        self.materials.put_wanted.connect(self.file_wanted)
        self.before.opened.connect(self.session_opened)
        self.own.asked.connect(self.leave_asked)
        self.own.withdrawn.connect(self.leave_withdrawn)
        self.left_over.taken_over.connect(self.closing.take_over)
        self.closing.typed.connect(self.closing_typed)
        self.closing.closed.connect(self.closed)
        self.closing.reopened.connect(self.reopened)
        self.heard.wanted.connect(self.feedback_wanted)

    def _lay_out(self) -> None:
        content = QWidget()
        theming.set_role(content, "scrolled")
        columns = QHBoxLayout(content)
        side, top = theming.space("xl"), theming.space("l")
        columns.setContentsMargins(side, top, side, top)
        columns.setSpacing(theming.space("l"))
        left = QVBoxLayout()
        left.setSpacing(theming.space("m"))
        left.addWidget(self.problem)
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(theming.space("m"))
        for column, cards in (
            (left, (self.plan, self.materials, self.before, self.changes)),
            (right, (self.own, self.left_over, self.closing, self.heard)),
        ):
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
        columns.addLayout(left, 5)
        columns.addWidget(self._right, 4)
        area = QScrollArea()
        theming.set_role(area, "bare")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)
