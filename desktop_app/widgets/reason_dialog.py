"""The decision that is not taken without a reason: it stays in the record for good."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.system.text import tr
from desktop_app.widgets.buttons import DangerButton, PlainButton, PrimaryButton
from desktop_app.widgets.dialogs import Dialog
from desktop_app.widgets.fields import Field
from desktop_app.widgets.headings import TextLabel

_LONGEST = 200
"""Characters of a reason: a sentence or two."""


class ReasonDialog(Dialog):
    """Names in *text* what happens, asks why, and for whatever else was added with `ask_also`.

    What is missing is said at its field. With *danger* the way back is the default, so that Enter
    does nothing that cannot be undone; that way is called 返回: what is asked may be whether to
    cancel something. Attributes: `reason`, `accept_button`, `reject_button`.
    """

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        text: str,
        act: str = "",
        danger: bool = False,
        hint: str = "",
    ) -> None:
        super().__init__(
            parent, title, "warning" if danger else "info", "warn" if danger else "accent"
        )
        self.body.addWidget(TextLabel(text, "secondary", wrap=True))
        self._also: list[tuple[Field, Callable[[], str]]] = []
        self.reason = QLineEdit()
        self.reason.setMaxLength(_LONGEST)
        self._reason = Field(tr("原因"), self.reason, hint or tr("会留在记录里"))
        self.body.addWidget(self._reason)
        self.reject_button = PlainButton(tr("返回"), "Esc")
        said = act or tr("确定")
        self.accept_button = DangerButton(said) if danger else PrimaryButton(said)
        self.reject_button.clicked.connect(self.reject)
        self.accept_button.clicked.connect(self._agree)
        self.foot.addWidget(self.reject_button)
        self.foot.addWidget(self.accept_button)
        (self.reject_button if danger else self.accept_button).setDefault(True)
        self.reason.setFocus()

    def ask_also(
        self, label: str, control: QWidget, problem: Callable[[], str] = lambda: ""
    ) -> None:
        """Ask for something else over the reason; *problem* says what is wrong with it."""
        field = Field(label, control)
        self._also.append((field, problem))
        self.body.insertWidget(self.body.count() - 1, field)
        if len(self._also) == 1:
            control.setFocus()

    def given(self) -> str | None:
        """Ask; return the reason, None when the person thought better of it."""
        line = self.reason
        return line.text().strip() if self.ask() else None

    def _agree(self) -> None:
        asked = [*self._also, (self._reason, self._no_reason)]
        for field, problem in asked:
            field.set_problem(problem())
        wrong = next((field for field, _problem in asked if field.problem()), None)
        if wrong is None:
            self.accept()
        else:
            wrong.control.setFocus()

    def _no_reason(self) -> str:
        return "" if self.reason.text().strip() else tr("请写一句原因。")
