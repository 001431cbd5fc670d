"""What became of a signed sheet, and what can be done about it now."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.filling.signed_shown import AfterShown, AfterwardsShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from desktop_app.widgets.cards import Card, clear_layout
from desktop_app.widgets.fields import Field
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.inputs import TextArea
from desktop_app.widgets.sidesheet import SideSheet

_LINES = 5


class TakesWord(Protocol):
    """The presenter, as far as the card needs it."""

    def agree(self) -> None: ...
    def object_to(self, reason: str) -> None: ...
    def dispute(self) -> None: ...


class AfterwardsCard(Card):
    """Hidden while there is nothing to tell. Signals: `record_opened(key)`.

    Attributes: `acts`, what can be done, for the head of the page.
    """

    record_opened = Signal(str)

    def __init__(self, host: QWidget) -> None:
        super().__init__(tr("签名以后"))
        self._host = host
        self._objecting: ObjectionSheet | None = None
        self._presenter: TakesWord | None = None
        self.agree_button = PrimaryButton(tr("确认"))
        self.object_button = PlainButton(tr("有异议"))
        self.correct_button = PlainButton(tr("更正这份表"))
        self.dispute_button = PlainButton(tr("去认可或申诉"))
        self.acts = QWidget()
        acts = QHBoxLayout(self.acts)
        acts.setContentsMargins(0, 0, 0, 0)
        acts.setSpacing(theming.space("s"))
        self._acts = (
            self.correct_button,
            self.dispute_button,
            self.object_button,
            self.agree_button,
        )
        for button in self._acts:
            acts.addWidget(button)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theming.space("xs"))
        self.body.addLayout(self._lines)
        self.object_button.clicked.connect(self._object)
        self.hide()

    def serve(self, presenter: TakesWord, correct: Callable[[], None] | None = None) -> None:
        """Hand the acts to *presenter*; *correct* begins a correction where one is offered."""
        self._presenter = presenter
        self.agree_button.clicked.connect(presenter.agree)
        self.dispute_button.clicked.connect(presenter.dispute)
        if correct is not None:
            self.correct_button.clicked.connect(correct)

    @property
    def objecting(self) -> "ObjectionSheet":
        """The sheet at the side that asks for the reason; built when it is first needed."""
        if self._objecting is None:
            self._objecting = ObjectionSheet(self._host)
            if self._presenter is not None:
                self._objecting.reasoned.connect(self._presenter.object_to)
        return self._objecting

    def show_afterwards(self, afterwards: AfterwardsShown) -> None:
        """Show what became of a sheet."""
        if self._objecting is not None:
            self._objecting.close_overlay()
        self._show_lines(afterwards.lines)
        for button in (self.agree_button, self.object_button):
            button.setVisible(afterwards.may_countersign)
        self.correct_button.setVisible(afterwards.may_correct)
        self.dispute_button.setVisible(afterwards.may_dispute)
        self.acts.setVisible(any(not one.isHidden() for one in self._acts))
        self.setVisible(bool(afterwards.lines))

    def _show_lines(self, lines: Sequence[AfterShown]) -> None:
        clear_layout(self._lines)
        for line in lines:
            row = QHBoxLayout()
            row.setSpacing(theming.space("s"))
            row.addWidget(TextLabel(line.text, "problem" if line.bad else "", wrap=True), 1)
            if line.key:
                button = LinkButton(tr("打开"))
                button.clicked.connect(partial(self.record_opened.emit, line.key))
                row.addWidget(button)
            self._lines.addLayout(row)

    def _object(self) -> None:
        self.objecting.ask()


class ObjectionSheet(SideSheet):
    """Asks for the reason of an objection. Signals: `reasoned(text)`."""

    reasoned = Signal(str)

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, tr("提出异议"))
        self.reason = TextArea(lines=_LINES)
        self.reason.setAccessibleName(tr("理由"))
        self.send_button = PrimaryButton(tr("提交异议"), "Ctrl ↵")
        self.back_button = PlainButton(tr("返回"), "Esc")
        told = tr("写明哪一项不符、依据是什么。提交后填表人和主管都能看到，不能撤回。")
        self.body.addWidget(TextLabel(told, "secondary", wrap=True))
        self.body.addWidget(Field(tr("理由"), self.reason))
        self.body.addStretch(1)
        for button in (self.back_button, self.send_button):
            self.foot.addWidget(button)
        self.back_button.clicked.connect(self.close_overlay)
        self.send_button.clicked.connect(self._send)
        self.reason.submit_requested.connect(self._send)
        self.reason.textChanged.connect(self._fit)
        self._fit()

    def ask(self) -> None:
        """Open with what was typed before."""
        self.open()
        self.reason.setFocus()

    def _fit(self) -> None:
        self.send_button.setEnabled(bool(self.reason.toPlainText().strip()))

    def _send(self) -> None:
        if self.send_button.isEnabled():
            self.reasoned.emit(self.reason.toPlainText().strip())
