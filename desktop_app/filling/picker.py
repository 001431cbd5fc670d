"""Picks evidence in a sheet at the side: a drill, then one of its turns, or words."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.filling.shown import TurnOffered
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton
from desktop_app.widgets.chain_items import ChainEntry
from desktop_app.widgets.chain_list import ChainList
from desktop_app.widgets.fields import Field
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.row_list import ListRow, RowList
from desktop_app.widgets.sidesheet import SideSheet

_ROWS = 7
"""More attempts than these scroll."""


class EvidencePicker(SideSheet):
    """Signals: `attempt_opened(key)`, `turn_picked(number)`, `words_picked(kind, words)`."""

    attempt_opened = Signal(str)
    turn_picked = Signal(int)
    words_picked = Signal(str, str)

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, "")
        self.attempts = ChainList(tr("练习"))
        self.turns = RowList(tr("句子"))
        self.ticket, self.note = QLineEdit(), QLineEdit()
        self.back_button = PlainButton(tr("换一次练习"), icon="chevron-left")
        self._none = TextLabel(tr("还没有可以附上的练习。"), "quiet", wrap=True)
        self._heading = TextLabel("", "strong", wrap=True)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._attempts_page())
        self._pages.addWidget(self._turns_page())
        self.body.addWidget(self._pages, 1)
        for kind, edit, name in (
            ("ticket", self.ticket, tr("工单号")),
            ("note", self.note, tr("一条笔记")),
        ):
            self.body.addLayout(self._words(kind, edit, name))
        self.attempts.opened.connect(self.attempt_opened)
        self.turns.opened.connect(lambda key: self.turn_picked.emit(int(key)))
        self.back_button.clicked.connect(self._back)

    def ask(self, title: str, attempts: Sequence[ChainEntry]) -> None:
        """Open with *attempts* to pick from."""
        self.set_title(title)
        self.attempts.set_entries(attempts)
        self.attempts.setVisible(bool(attempts))
        self.attempts.setFixedHeight(
            min(_ROWS, max(1, len(attempts))) * theming.size("row") * 3 // 2
        )
        self._none.setVisible(not attempts)
        self._pages.setCurrentIndex(0)
        self.ticket.clear()
        self.note.clear()
        self.open()
        (self.attempts if attempts else self.ticket).setFocus()

    def show_turns(self, title: str, turns: Sequence[TurnOffered]) -> None:
        """Offer the turns of one attempt."""
        self._heading.setText(title)
        self.turns.set_rows(
            [
                ListRow(
                    str(one.number),
                    tr("第 {n} 句 {line}").format(n=one.number, line=one.line)
                    if one.number
                    else one.line,
                    one.reply,
                )
                for one in turns
            ]
        )
        self._pages.setCurrentIndex(1)
        self.turns.setFocus()

    def _attempts_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(TextLabel(tr("一次练习，或其中一句"), "secondary"))
        column.addWidget(self._none)
        column.addWidget(self.attempts)
        column.addStretch(1)
        return page

    def _turns_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._heading)
        column.addWidget(self.turns)
        back = QHBoxLayout()
        back.addWidget(self.back_button)
        back.addStretch(1)
        column.addLayout(back)
        column.addStretch(1)
        return page

    def _words(self, kind: str, edit: QLineEdit, name: str) -> QVBoxLayout:
        button = PlainButton(tr("附上"))
        button.setAccessibleName(tr("附上{name}").format(name=name))

        def pick() -> None:
            self.words_picked.emit(kind, edit.text())

        button.clicked.connect(pick)
        edit.returnPressed.connect(pick)
        column = QVBoxLayout()
        row = QHBoxLayout()
        row.setSpacing(theming.space("s"))
        row.addWidget(Field(name, edit), 1)
        row.addWidget(button)
        column.addLayout(row)
        return column

    def _back(self) -> None:
        self._pages.setCurrentIndex(0)
        self.attempts.setFocus()
