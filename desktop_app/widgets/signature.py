"""Signing: the password, asked over the sheet that it locks."""

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.avatar import Avatar
from desktop_app.widgets.buttons import PlainButton, PrimaryButton
from desktop_app.widgets.fields import Field, PasswordEdit
from desktop_app.widgets.headings import ElidedLabel, TextLabel
from desktop_app.widgets.overlays import Overlay, add_shadow

_SECOND_MS = 1000


class Signature(Overlay):
    """Asks who signs for the password; Enter signs, Esc leads back to the sheet.

    Signals: `signed(password)`. The sheet stays open until `done` or Esc; a wrong password is
    said under the field, and where one has to wait, the seconds run down there.
    """

    signed = Signal(str)

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._wait = 0
        self._problem = ""
        self._timer = QTimer(self)
        self._timer.setInterval(_SECOND_MS)
        self._timer.timeout.connect(self.second_passed)
        self._card = QFrame(self)
        theming.set_role(self._card, "floating")
        add_shadow(self._card)
        self._lay_out()

    def ask(self, name: str, what: str) -> None:
        """Ask *name* to sign; *what* tells what is signed and what becomes of it."""
        self._avatar.set_name(name)
        self._name.setText(name)
        self._what.setText(what)
        self.password.clear()
        self._busy(False)
        if not self._wait:
            self.field.set_problem("")
        self.open()
        self._place()
        self.password.setFocus()

    def set_words(self, title: str, act: str) -> None:
        """Ask for something else than a signature."""
        self._title.setText(title)
        self.sign_button.setText(act)

    def add_field(self, field: Field) -> None:
        """Ask for something more, under the password."""
        self._column.insertWidget(self._column.count() - 1, field)

    def show_problem(self, text: str, wait_seconds: float = 0.0) -> None:
        """Say why it was not signed; for *wait_seconds* no try is taken."""
        self._busy(False)
        self.password.selectAll()
        self.password.setFocus()
        self._problem = text
        self._wait = max(0, round(wait_seconds + 0.5)) if wait_seconds else 0
        self._show_wait()
        if self._wait:
            self._timer.start()
        self._place()

    def done(self) -> None:
        """Close: it is signed."""
        self.password.clear()
        self.close_overlay()

    def second_passed(self) -> None:
        """Count down the seconds to wait."""
        self._wait = max(0, self._wait - 1)
        if not self._wait:
            self._timer.stop()
            self._problem = ""
        self._show_wait()

    def close_overlay(self) -> None:
        self.password.clear()
        super().close_overlay()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            if self.back_button.hasFocus():
                self.close_overlay()
            else:
                self._sign()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _lay_out(self) -> None:
        margin = theming.space("xl")
        self._column = layout = QVBoxLayout(self._card)
        layout.setContentsMargins(margin, margin, margin, theming.space("l"))
        layout.setSpacing(theming.space("m"))
        self._title = TextLabel(tr("签名"), "section")
        layout.addWidget(self._title)
        self._what = TextLabel("", "secondary", wrap=True)
        layout.addWidget(self._what)
        self._avatar = Avatar("")
        self._name = ElidedLabel("", "strong")
        who = QHBoxLayout()
        who.setSpacing(theming.space("s"))
        who.addWidget(self._avatar)
        who.addWidget(self._name, 1)
        layout.addLayout(who)
        self.password = PasswordEdit()
        self.field = Field(tr("登录密码"), self.password)
        layout.addWidget(self.field)
        self.back_button = PlainButton(tr("返回"), "Esc")
        self.sign_button = PrimaryButton(tr("签名"), "Enter")
        self.back_button.clicked.connect(self.close_overlay)
        self.sign_button.clicked.connect(self._sign)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(theming.space("s"))
        self.foot.addStretch(1)
        self.foot.addWidget(self.back_button)
        self.foot.addWidget(self.sign_button)
        layout.addLayout(self.foot)

    def _sign(self) -> None:
        if not self.sign_button.isEnabled():
            return
        if not self.password.text():
            self.show_problem(tr("请输入登录密码。"))
            return
        self._busy(True)
        self.signed.emit(self.password.text())

    def _busy(self, busy: bool) -> None:
        self.password.setReadOnly(busy)
        self.sign_button.setEnabled(not busy and not self._wait)

    def _show_wait(self) -> None:
        text = self._problem
        if self._wait:
            text = tr("密码不对。请等 {n} 秒再试，填好的内容都还在。").format(n=self._wait)
        self.field.set_problem(text)
        self.sign_button.setEnabled(not self._wait)
        self._place()

    def _place(self) -> None:
        width = min(theming.frame("form"), self.width() - 2 * theming.space("l"))
        self._card.setFixedWidth(width)
        self._column.invalidate()  # fields may have come or gone since it was laid out
        edge = self._card.height() - self._card.contentsRect().height()
        height = max(
            self._card.sizeHint().height(), self._column.heightForWidth(width - edge) + edge
        )
        self._card.setGeometry(
            QRect(
                (self.width() - width) // 2,
                max(theming.space("l"), (self.height() - height) // 3),
                width,
                height,
            )
        )
