"""Sign-in: person and password; the person who was here last needs the password only."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCompleter, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.shell.entrance import Entrance, ProblemLine
from desktop_app.shell.waiting import Countdown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PressButton, PrimaryButton
from desktop_app.widgets.cards import clear_layout
from desktop_app.widgets.completion import let_complete
from desktop_app.widgets.fields import Field, PasswordEdit
from desktop_app.widgets.headings import TextLabel


@dataclass(frozen=True, slots=True)
class PersonChoice:
    """Somebody who may sign in: by name, or by staff number, which is `key`.

    `detail` tells people of one name apart.
    """

    key: str
    name: str
    detail: str

    @property
    def label(self) -> str:
        """Name and detail, as the list shows them."""
        return f"{self.name} · {self.detail}" if self.detail else self.name


@dataclass(frozen=True, slots=True)
class SampleAccount:
    """An account of the sample organisation, offered as a chip."""

    key: str
    name: str
    role: str
    password: str


class SignInPage(Entrance):
    """Shown before the data are ready; what was entered by then is sent once they are.

    Signals: `sign_in_requested(key, password)` with the key of a `PersonChoice`.
    """

    sign_in_requested = Signal(str, str)

    def __init__(self, last_person: str = "", parent: QWidget | None = None) -> None:
        super().__init__(tr("登录"), theming.frame("form") + 2 * theming.space("xxl"), parent)
        self._people: tuple[PersonChoice, ...] | None = None
        self._held = False
        self._busy = False
        self._organisation = TextLabel("", "quiet", wrap=True)
        self.body.addWidget(self._organisation)
        self._organisation.hide()
        self.person = QLineEdit(last_person)
        self.person.setClearButtonEnabled(True)
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        let_complete(self.person, completer)
        self.password = PasswordEdit()
        completer.activated.connect(lambda _text: self.password.setFocus())
        self._person_field = Field(tr("姓名或工号"), self.person)
        self._password_field = Field(tr("密码"), self.password)
        self._problem = ProblemLine()
        self.button = PrimaryButton(tr("登录"), "Enter")
        self.button.clicked.connect(self._submit)
        self.person.returnPressed.connect(self._next)
        self.password.returnPressed.connect(self._submit)
        for line in (self.person, self.password):
            line.textEdited.connect(self._forgive)
        self.body.addWidget(self._person_field)
        self.body.addWidget(self._password_field)
        self.body.addWidget(self._problem)
        self.body.addWidget(self.button)
        self._samples = QVBoxLayout()
        self._samples.setSpacing(theming.space("s"))
        self.body.addLayout(self._samples)
        self._countdown = Countdown(self._on_tick, self)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        (self.password if self.person.text() else self.person).setFocus()

    def set_organisation(self, name: str) -> None:
        """Show whose data these are."""
        self._organisation.setText(name)
        self._organisation.setVisible(bool(name))

    def set_people(self, people: Sequence[PersonChoice]) -> None:
        """Say who may sign in: the data are ready now."""
        self._people = tuple(people)
        self._names.setStringList([choice.label for choice in self._people])
        if self._held:
            self._held = False
            self._set_busy(False)
            self._submit()

    def set_sample_accounts(self, accounts: Sequence[SampleAccount]) -> None:
        """Offer the accounts of the sample organisation; a click signs in."""
        clear_layout(self._samples)
        if not accounts:
            return
        self._samples.addWidget(TextLabel(tr("示例机构的账号，点一下就登录："), "secondary"))
        chips = QWidget()
        grid = QGridLayout(chips)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theming.space("s"))
        for place, account in enumerate(accounts):
            chip = PressButton(f"{account.role}  {account.name}")
            theming.set_role(chip, "chip")
            chip.setToolTip(
                tr("{name}，密码 {password}").format(name=account.name, password=account.password)
            )
            chip.setAccessibleName(
                tr("以{role}{name}登录").format(role=account.role, name=account.name)
            )
            chip.clicked.connect(lambda _checked=False, account=account: self._use(account))
            grid.addWidget(chip, *divmod(place, 2))
        self._samples.addWidget(chips)

    def problem(self) -> str:
        """Return the sentence about what went wrong."""
        return self._problem.text()

    def show_problem(self, text: str) -> None:
        """Say why it did not work; the password is to be typed again."""
        self._set_busy(False)
        self.password.clear()
        self._problem.set_text(text)
        self.password.setFocus()

    def show_wait(self, seconds: float) -> None:
        """Say that the password was wrong, and count down until the next try."""
        self.show_problem("")
        self._countdown.start(seconds)

    def reset(self, last_person: str) -> None:
        """Be ready for the next person, after a sign-out."""
        self._set_busy(False)
        self._problem.set_text("")
        self.password.clear()
        self.person.setText(last_person)

    def _next(self) -> None:
        """Enter in the name: on to the password that is still missing."""
        if self.person.text().strip() and not self.password.text():
            self.password.setFocus()
        else:
            self._submit()

    def _submit(self) -> None:
        if self._busy or self._countdown.running:
            return
        self._problem.set_text("")
        named = bool(self.person.text().strip())
        self._person_field.set_problem("" if named else tr("请输入姓名或工号。"))
        self._password_field.set_problem("" if self.password.text() else tr("请输入密码。"))
        if not named or not self.password.text():
            (self.password if named else self.person).setFocus()
            return
        if self._people is None:
            self._held = True
            self._set_busy(True, tr("正在打开数据…"))
            return
        choice = self._resolve(self.person.text().strip())
        if choice is not None:
            self._set_busy(True, tr("正在登录…"))
            self.sign_in_requested.emit(choice.key, self.password.text())

    def _resolve(self, text: str) -> PersonChoice | None:
        people = self._people or ()
        found = [choice for choice in people if text in (choice.label, choice.name, choice.key)]
        if len(found) == 1:
            return found[0]
        self._person_field.set_problem(
            tr("有 {n} 位同名的人，请从列表里选。").format(n=len(found))
            if found
            else tr("没有找到“{name}”，请从列表里选。").format(name=text)
        )
        self.person.setFocus()
        return None

    def _use(self, account: SampleAccount) -> None:
        if self._busy or self._countdown.running:
            return
        self.person.setText(account.name)
        self.password.setText(account.password)
        self._set_busy(True, tr("正在登录…"))
        self.sign_in_requested.emit(account.key, account.password)

    def _set_busy(self, busy: bool, text: str = "") -> None:
        self._busy = busy
        self.button.setEnabled(not busy)
        self.button.setText(text if busy else tr("登录"))

    def _forgive(self) -> None:
        self._person_field.set_problem("")
        self._password_field.set_problem("")
        if not self._countdown.running:
            self._problem.set_text("")

    def _on_tick(self, left: int) -> None:
        self.button.setEnabled(left == 0)
        self._problem.set_text(
            tr("密码不对，请 {n} 秒后再试。").format(n=left) if left else tr("现在可以再试一次。")
        )
