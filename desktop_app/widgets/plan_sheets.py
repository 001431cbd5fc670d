"""Side sheets of plans that are followed: talking one over, and ending it."""

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop_app.system.text import tr
from desktop_app.widgets.choices import Talk
from desktop_app.widgets.field_sheet import FieldSheet, row_of
from desktop_app.widgets.fields import Field
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.inputs import DateEdit, TextArea


class TalkSheet(FieldSheet):
    """What was said when both looked at a plan, and when they do so next. Signals: `saved(talk)`.

    *words* and *act* name it, *invitation* stands in the empty text, *after* is how long later the
    next one is proposed.
    """

    saved = Signal(object)

    def __init__(
        self, host: QWidget, words: str, act: str, invitation: str, today: date, after: timedelta
    ) -> None:
        super().__init__(host, tr("记一次{words}").format(words=words), act)
        self.words = TextArea(invitation, lines=4)
        self.meets = QCheckBox(tr("约好下次{words}").format(words=words))
        self.following = DateEdit(today + after)
        self.following.setAccessibleName(tr("下次{words}的日期").format(words=words))
        self.add_fields(
            words=Field(tr("{words}内容").format(words=words), self.words),
            following=Field(tr("下次"), row_of(self.meets, self.following)),
        )
        self.meets.setChecked(True)
        self.meets.toggled.connect(self.following.setEnabled)
        self.words.submit_requested.connect(self._hand_in)
        self.end()

    def offer(self) -> None:
        """Ask for it."""
        self.words.clear()
        self.show_problem("", "")
        self.open()

    def _hand_in(self) -> None:
        following = self.following.day() if self.meets.isChecked() else None
        self.saved.emit(Talk(self.words.toPlainText(), following))


class ClosingSheet(FieldSheet):
    """The end of a plan; *withdrawing* is the text of the box.

    Signals: `saved(words, withdraw)`.
    """

    saved = Signal(str, bool)

    def __init__(self, host: QWidget, title: str, withdrawing: str) -> None:
        super().__init__(host, title, tr("结束计划"))
        self._text = TextLabel("", wrap=True)
        self.body.addWidget(self._text)
        self.words = TextArea(tr("一两句：哪里变了，往后还要注意什么"), lines=3)
        self.add_fields(words=Field(tr("评语"), self.words))
        self.withdraw = QCheckBox(withdrawing)
        self.body.addWidget(self.withdraw)
        self.words.submit_requested.connect(self._hand_in)
        self.end()

    def offer(self, text: str) -> None:
        """Say what closing comes to, and ask for the assessment."""
        self._text.setText(text)
        self.words.clear()
        self.withdraw.setChecked(False)
        self.show_problem("", "")
        self.open()
        self.words.setFocus()

    def _hand_in(self) -> None:
        self.saved.emit(self.words.toPlainText(), self.withdraw.isChecked())
