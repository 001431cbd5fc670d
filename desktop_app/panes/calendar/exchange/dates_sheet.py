"""The sheet that shows what a calendar file would change, what is in the way, what is left out."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.panes.calendar.exchange.shown import DatesShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton, PrimaryButton
from desktop_app.widgets.cards import Card, clear_layout
from desktop_app.widgets.fault_list import fault_list
from desktop_app.widgets.file_dialogs import ask_open
from desktop_app.widgets.headings import TextLabel, secondary
from desktop_app.widgets.sidesheet import SideSheet


class DatesSheet(SideSheet):
    """Signals: `file_wanted()`, `take_wanted()`."""

    file_wanted = Signal()
    take_wanted = Signal()

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, tr("导入日历文件"), theming.frame("sheet") * 5 // 4)
        self._summary = TextLabel("", "strong", wrap=True)
        self._note = secondary("", wrap=True)
        self._found = QVBoxLayout()
        self._found.setSpacing(theming.space("m"))
        self.body.addWidget(self._summary)
        self.body.addWidget(self._note)
        self.body.addLayout(self._found)
        self.body.addStretch(1)
        self.cancel_button = PlainButton(tr("取消"), "Esc")
        self.again_button = PlainButton(tr("另选文件"))
        self.take_button = PrimaryButton(tr("移动"), "Ctrl ↵")
        for button in (self.cancel_button, self.again_button, self.take_button):
            self.foot.addWidget(button)
        self.cancel_button.clicked.connect(self.close_overlay)
        self.again_button.clicked.connect(self.file_wanted)
        self.take_button.clicked.connect(self._take)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.take_button.click)

    def ask_file(self) -> Path | None:
        """Which file to read; a test replaces this method."""
        return ask_open(self, tr("导入日历文件"), tr("日历文件 (*.ics)"))

    def show_dates(self, shown: DatesShown) -> None:
        """Show what a file would bring."""
        self._summary.setText(shown.summary)
        self._note.setText(shown.note)
        clear_layout(self._found)
        if shown.faults:
            self._add(tr("要改的地方"), "warn", [fault_list(shown.faults)])
        if shown.conflicts:
            texts = [TextLabel(text, wrap=True) for text in shown.conflicts]
            self._add(tr("有冲突"), "warn", texts)
        if shown.moves:
            self._add(tr("要改动的课"), "", [_pair(one.title, tr("{a} → {b}").format(
                a=one.before, b=one.after
            )) for one in shown.moves])  # fmt: skip
        if shown.left_out:
            rows = [_pair(title, why) for title, why in shown.left_out]
            self._add(tr("不导入"), "", rows)
        self.take_button.setText(shown.act or tr("移动"))
        self.take_button.setEnabled(bool(shown.act))

    def open(self) -> None:
        super().open()
        (self.take_button if self.take_button.isEnabled() else self.again_button).setFocus()

    def _add(self, title: str, tone: str, widgets: Sequence[QWidget]) -> None:
        card = Card(title)
        card.set_tone(tone)
        for widget in widgets:
            card.body.addWidget(widget)
        self._found.addWidget(card)

    def _take(self) -> None:
        self.take_button.setEnabled(False)  # a second click must not move a second time
        self.take_wanted.emit()


def _pair(title: str, text: str) -> QWidget:
    block = QWidget()
    layout = QVBoxLayout(block)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(theming.space("xxs"))
    layout.addWidget(TextLabel(title, "strong", wrap=True))
    layout.addWidget(TextLabel(text, "secondary", wrap=True))
    return block
