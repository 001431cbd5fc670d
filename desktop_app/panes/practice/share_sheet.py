"""Approving what everybody may see of an attempt: replaced words stand out, all can be edited."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QTextEdit, QWidget

from desktop_app.panes.practice.share_shown import SharedTyped, ShareShown, ShareTurn
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton, PrimaryButton
from desktop_app.widgets.cards import Card, clear_layout
from desktop_app.widgets.evidence_text import units
from desktop_app.widgets.fields import Field
from desktop_app.widgets.headings import TextLabel, rule
from desktop_app.widgets.inputs import TextArea
from desktop_app.widgets.sidesheet import SideSheet


class ShareSheet(SideSheet):
    """Signals: `send_requested(SharedTyped)`.

    Attributes: `weakest` (the card with the turn that cost the most), `why`, `replies` and
    `comments` (by turn, in order), `send_button`.
    """

    send_requested = Signal(object)

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, tr("推荐为优秀示例"), theming.frame("crash"))
        self._numbers: list[int] = []
        self.replies: list[ReplyEdit] = []
        self.comments: list[QLineEdit] = []
        self._problem = TextLabel("", "problem", wrap=True)
        self.cancel_button = PlainButton(tr("取消"), "Esc")
        self.send_button = PrimaryButton(tr("发到示例"), "Ctrl ↵")
        self.cancel_button.clicked.connect(self.close_overlay)
        self.send_button.clicked.connect(self._send)
        for button in (self.cancel_button, self.send_button):
            self.foot.addWidget(button)
        self.foot.insertWidget(0, self._problem, 1)
        self._problem.hide()
        self._ask_why()

    def show_proposal(self, share: ShareShown) -> None:
        """Show an attempt to be approved."""
        self.set_title(tr("推荐为优秀示例：{title}").format(title=share.title))
        clear_layout(self.body)
        self._problem.hide()
        self._numbers, self.replies, self.comments = [], [], []
        self.weakest = Card(tone="accent")
        self.weakest.body.addWidget(TextLabel(share.weakest, wrap=True))
        for turn in share.turns:
            if turn.weak:
                self.weakest.body.addWidget(TextLabel(_said(turn), "quiet", wrap=True))
                self.weakest.body.addWidget(TextLabel(turn.reply, "strong", wrap=True))
        self.body.addWidget(self.weakest)
        self.body.addWidget(TextLabel(share.replaced, "secondary", wrap=True))
        self._ask_why()
        for turn in share.turns:
            self.body.addWidget(rule())
            self._add(turn)
        self.body.addStretch(1)
        self.open()
        self.why.setFocus()

    def show_problem(self, text: str) -> None:
        """Say why it was not sent."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))

    def _ask_why(self) -> None:
        self.why = TextArea(tr("一两句话，例如：先接住情绪，时间说到了几点"), lines=2, most_lines=4)
        self.why.submit_requested.connect(self._send)
        self.body.addWidget(Field(tr("好在哪里"), self.why))

    def _add(self, turn: ShareTurn) -> None:
        self._numbers.append(turn.number)
        place = tr("第 {n} 回合").format(n=turn.number)
        head = QHBoxLayout()
        head.addWidget(TextLabel(place, "secondary"))
        head.addWidget(TextLabel(turn.cost, "warn" if turn.weak else "secondary"))
        head.addStretch(1)
        self.body.addLayout(head)
        self.body.addWidget(TextLabel(_said(turn), "quiet", wrap=True))
        reply = ReplyEdit(turn)
        reply.setAccessibleName(tr("第 {n} 回合的答复").format(n=turn.number))
        reply.submit_requested.connect(self._send)
        comment = QLineEdit()
        comment.setPlaceholderText(tr("这一句好在哪里（可以不写）"))
        comment.setAccessibleName(tr("第 {n} 回合的点评").format(n=turn.number))
        self.replies.append(reply)
        self.comments.append(comment)
        self.body.addWidget(reply)
        self.body.addWidget(comment)

    def _send(self) -> None:
        self.show_problem("")
        turns = zip(self._numbers, self.replies, self.comments, strict=True)
        self.send_requested.emit(
            SharedTyped(
                self.why.toPlainText(),
                tuple((n, reply.toPlainText(), note.text()) for n, reply, note in turns),
            )
        )


def _said(turn: ShareTurn) -> str:
    return f"{turn.who}：{turn.line}"


class ReplyEdit(TextArea):
    """A reply that can be edited; what was replaced in it stays highlighted while one types."""

    def __init__(self, turn: ShareTurn, parent: QWidget | None = None) -> None:
        super().__init__(lines=2, most_lines=12, parent=parent)
        self.setPlainText(turn.reply)
        self._marks = turn.marks
        self._show_marks(turn.reply)
        theming.changed.connect(self._recolour)

    def marked(self) -> list[str]:
        """Return the highlighted words as they stand now."""
        return [one.cursor.selectedText() for one in self._selections()]

    def _selections(self) -> list[QTextEdit.ExtraSelection]:
        return list(self.extraSelections())

    def _show_marks(self, text: str) -> None:
        found = []
        for mark in self._marks:
            one = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(units(text, mark.start))
            cursor.setPosition(units(text, mark.end), QTextCursor.MoveMode.KeepAnchor)
            one.cursor = cursor  # it moves along with what is typed before it
            one.format = _shape()
            found.append(one)
        self.setExtraSelections(found)
        words = [f"{text[mark.start : mark.end]}（{mark.label}）" for mark in self._marks]
        self.setAccessibleDescription(tr("已替换：{words}").format(words="、".join(words)))

    def _recolour(self) -> None:
        found = self._selections()
        for one in found:
            one.format = _shape()
        self.setExtraSelections(found)


def _shape() -> QTextCharFormat:
    shape = QTextCharFormat()
    shape.setBackground(theming.colour("warn_fill"))
    shape.setForeground(theming.colour("warn"))
    shape.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
    shape.setProperty(QTextCharFormat.Property.TextUnderlineColor, theming.colour("warn"))
    return shape
