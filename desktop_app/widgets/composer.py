"""Where a reply is written: bounded text, Ctrl+Enter sends, an input method never does."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton, PrimaryButton
from desktop_app.widgets.headings import ElidedLabel, TextLabel
from desktop_app.widgets.icons import IconPicture
from desktop_app.widgets.inputs import TextArea

MOST_CHARACTERS = 5000
"""A reply of this length takes twenty minutes to type; more is a paste by mistake."""
_COUNTED_FROM = 4500
_KEYS = tr("Ctrl+Enter 发送 · 选字时回车不发送")
"""Short enough to be read whole beside the buttons at 125 %."""
_KEPT_AFTER = 150
"""Milliseconds after the first keystroke that was not kept yet."""


class ReplyEdit(TextArea):
    """Takes up to *most* characters by whichever way they come; what is there is never lost.

    Signals: `typing_began()` at a key or composition that writes, `left_out(count)` when
    characters found no room.
    """

    typing_began = Signal()
    left_out = Signal(int)

    def __init__(
        self,
        placeholder: str,
        most: int = MOST_CHARACTERS,
        lines: int = 3,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(placeholder, lines=lines, most_lines=8, parent=parent)
        self._most = most

    def reply(self) -> str:
        """The text as it may be stored: half a surrogate pair, which no file takes, replaced."""
        return _sound(self.toPlainText())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.composing and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()  # it chooses characters; it neither sends nor breaks the line
            return
        if event.text().isprintable() and event.text():
            self.typing_began.emit()
            if len(event.text()) > self._room():
                self.left_out.emit(len(event.text()))
                event.accept()
                return
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if event.preeditString() or event.commitString():
            self.typing_began.emit()
        room = self._room() + event.replacementLength()
        if len(event.commitString()) > room:
            kept, lost = _cut(event.commitString(), room)
            self.left_out.emit(lost)
            event = _with_commit(event, kept)
        super().inputMethodEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if not source.hasText():
            return
        kept, lost = _cut(_sound(source.text()), self._room())
        if kept:
            self.typing_began.emit()
            cursor = self.textCursor()
            cursor.beginEditBlock()  # undoing a paste leaves what was typed before it
            cursor.insertText(kept)
            cursor.endEditBlock()
            self.ensureCursorVisible()
        if lost:
            self.left_out.emit(lost)

    def _room(self) -> int:
        chosen = self.textCursor()
        taken = self.document().characterCount() - 1
        return self._most - taken + (chosen.selectionEnd() - chosen.selectionStart())


class Composer(QFrame):
    """The reply, what the program has to say about it, a hint and the sending of it.

    Signals: `send_requested(text)`, `typing_began()`, `hint_requested()`, and `kept(text)` at
    most 150 ms after a keystroke, or at once by `flush`.
    """

    send_requested = Signal(str)
    typing_began = Signal()
    hint_requested = Signal()
    kept = Signal(str)

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theming.set_role(self, "foot")
        self.edit = ReplyEdit(placeholder)
        self.edit.setAccessibleName(tr("您的答复"))
        self.send_button = PrimaryButton(tr("发送"))
        self.hint_button = PlainButton("")
        self._bulb = IconPicture("hint", "accent", theming.size("icon_small"))
        self._hints = TextLabel("", wrap=True)
        self._mark = IconPicture("warning", "warn", theming.size("icon_small"))
        self._notice = TextLabel("", "secondary", wrap=True)
        self._keys = ElidedLabel(_KEYS, "secondary")
        self._busy = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_KEPT_AFTER)
        self._lay_out()
        self._connect()
        self.set_hint_button("")
        self.set_hints(())
        self.say("")
        self.setFocusProxy(self.edit)

    def text(self) -> str:
        """What stands there; what an input method still composes is not part of it."""
        return self.edit.reply()

    def set_text(self, text: str) -> None:
        """Let *text* stand there, the cursor behind it; counts as kept."""
        self.edit.setPlainText(text)
        cursor = self.edit.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.edit.setTextCursor(cursor)
        self._timer.stop()
        self.say("")

    def set_busy(self, busy: bool) -> None:
        """Let nothing be sent while the reply before is being heard; writing goes on."""
        self._busy = busy
        self.send_button.setEnabled(not busy)

    def set_hints(self, hints: Sequence[str]) -> None:
        """Show *hints* above the reply."""
        self._hints.setText("\n".join(hints))
        self._hints.setVisible(bool(hints))
        self._bulb.setVisible(bool(hints))

    @property
    def hints(self) -> str:
        """The hints that are shown, a line each."""
        return self._hints.text()

    def set_hint_button(self, text: str, enabled: bool = True) -> None:
        """Name the button that asks for a hint, e.g. 要提示（−3 分）; an empty text hides it."""
        self.hint_button.setText(text)
        self.hint_button.setVisible(bool(text))
        self.hint_button.setEnabled(enabled)

    def say(self, text: str) -> None:
        """Say something about the reply above the buttons; an empty text takes it back."""
        self._notice.setText(text)
        self._notice.setVisible(bool(text))
        self._mark.setVisible(bool(text))
        self.edit.setAccessibleDescription(text)

    @property
    def notice(self) -> str:
        """What is said about the reply right now."""
        return self._notice.text()

    def put_above(self, widget: QWidget) -> None:
        """Let *widget* stand above everything, e.g. to whom the reply goes."""
        self._column.insertWidget(0, widget)

    def flush(self) -> None:
        """Hand out now what was typed and not kept yet."""
        if self._timer.isActive():
            self._timer.stop()
            self.kept.emit(self.text())

    def _lay_out(self) -> None:
        helped, said = QHBoxLayout(), QHBoxLayout()
        for row, picture, label in (
            (helped, self._bulb, self._hints),
            (said, self._mark, self._notice),
        ):
            row.setSpacing(theming.space("s"))
            row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(label, 1)
        foot = QHBoxLayout()
        foot.setSpacing(theming.space("m"))
        foot.addWidget(self._keys, 1)
        foot.addWidget(self.hint_button)
        foot.addWidget(self.send_button)
        layout = self._column = QVBoxLayout(self)
        side, above = theming.space("xl"), theming.space("m")
        layout.setContentsMargins(side, above, side, theming.space("l"))
        layout.setSpacing(theming.space("s"))
        layout.addLayout(helped)
        layout.addWidget(self.edit)
        layout.addLayout(said)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self.edit.submit_requested.connect(self._send)
        self.edit.typing_began.connect(self.typing_began)
        self.edit.left_out.connect(self._on_left_out)
        self.edit.textChanged.connect(self._on_changed)
        self.send_button.clicked.connect(self._on_clicked)
        self.hint_button.clicked.connect(self._on_hint)
        self._timer.timeout.connect(lambda: self.kept.emit(self.text()))

    def _on_clicked(self) -> None:
        QGuiApplication.inputMethod().commit()  # what was being composed is meant to be sent
        self._send()
        self.edit.setFocus()

    def _on_hint(self) -> None:
        self.hint_requested.emit()
        self.edit.setFocus()

    def _send(self) -> None:
        if self._busy or self.edit.composing:
            return
        text = self.text()
        if not text.strip():
            self.say(tr("还没有写答复。"))
            return
        self.say("")
        self._timer.stop()
        self.send_requested.emit(text)

    def _on_changed(self) -> None:
        if not self._timer.isActive():
            self._timer.start()
        written = self.edit.document().characterCount() - 1
        if written < MOST_CHARACTERS:
            self.say("")
        counted = tr("已写 {n} 字，最多 {most} 字").format(n=written, most=MOST_CHARACTERS)
        self._keys.setText(counted if written >= _COUNTED_FROM else _KEYS)

    def _on_left_out(self, count: int) -> None:
        form = tr("一次答复最多 {most} 字：后面的 {n} 字没有放进来，已经写的都还在。")
        self.say(form.format(most=f"{MOST_CHARACTERS:,}", n=f"{count:,}"))


def _cut(text: str, room: int) -> tuple[str, int]:
    """The first characters of *text* that fit into *room* UTF-16 units, and how many do not."""
    if 2 * len(text) <= room:
        return text, 0
    kept, used = 0, 0
    for char in text:
        used += 2 if ord(char) > 0xFFFF else 1
        if used > room:
            break
        kept += 1
    return text[:kept], len(text) - kept


def _sound(text: str) -> str:
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _with_commit(event: QInputMethodEvent, commit: str) -> QInputMethodEvent:
    """The same event with other characters to put in."""
    made = QInputMethodEvent(event.preeditString(), event.attributes())
    made.setCommitString(commit, event.replacementStart(), event.replacementLength())
    return made
