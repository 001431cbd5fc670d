"""Fields: a label above, the control, and what is wrong with it below."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop_app.system.text import tr
from desktop_app.widgets import icons, theming
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.icons import IconPicture


class Field(QWidget):
    """A labelled control with room for a hint, replaced by a problem where there is one.

    Attributes: `control`.
    """

    def __init__(
        self, label: str, control: QWidget, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.control = control
        self._hint = hint
        caption = TextLabel(label, "secondary", parent=self)
        caption.setBuddy(control)
        if not control.accessibleName():
            control.setAccessibleName(label)
        self._message: TextLabel | None = None
        self._below = QHBoxLayout()
        self._below.setSpacing(theming.space("xs"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theming.space("xs"))
        layout.addWidget(caption)
        layout.addWidget(control)
        layout.addLayout(self._below)
        self.setFocusProxy(control)
        self.set_problem("")

    def problem(self) -> str:
        """Return what is said to be wrong."""
        wrong = self.control.property("problem") == "true"
        return self._message.text() if wrong and self._message is not None else ""

    def set_hint(self, hint: str) -> None:
        """Show another hint, where there is no problem."""
        if hint != self._hint:
            self._hint = hint
            self.set_problem(self.problem())

    def set_problem(self, text: str) -> None:
        """Say under the control what is wrong with it; an empty text takes that back."""
        if (told := text or self._hint) or self._message is not None:
            self._say(told, bool(text))
        self.control.setAccessibleDescription(told)
        theming.set_flag(self.control, "problem", bool(text))

    def _say(self, text: str, wrong: bool) -> None:
        """Say *text* under the control; most fields never do, so the line is made when needed."""
        if self._message is None:
            self._mark = IconPicture("warning", "bad", theming.size("icon_small"), self)
            self._message = TextLabel("", "secondary", wrap=True, parent=self)
            self._below.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
            self._below.addWidget(self._message, 1)
        self._mark.setVisible(wrong)
        self._message.setText(text)
        self._message.setVisible(bool(text))
        theming.set_role(self._message, "problem" if wrong else "secondary")


class PasswordEdit(QLineEdit):
    """A password line with an eye that shows it while pressed on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self._eye = QAction(self)
        self._eye.triggered.connect(self._toggle)
        self.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)
        # After the first paint: the first icon loads Qt's SVG reader.
        QTimer.singleShot(0, self, self._show_eye)
        theming.changed.connect(self._show_eye)

    def clear(self) -> None:
        super().clear()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self._show_eye()

    def _toggle(self) -> None:
        hidden = self.echoMode() == QLineEdit.EchoMode.Password
        self.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self._show_eye()

    def _show_eye(self) -> None:
        hidden = self.echoMode() == QLineEdit.EchoMode.Password
        self._eye.setIcon(icons.icon("eye" if hidden else "eye-off", "secondary"))
        self._eye.setText(tr("显示密码") if hidden else tr("隐藏密码"))


class SearchEdit(QLineEdit):
    """A line that filters what stands under it."""

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        theming.set_role(self, "iconed")
        self.setClearButtonEnabled(True)
        self._glass = QAction(self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self._tint()
        theming.changed.connect(self._tint)

    def _tint(self) -> None:
        self._glass.setIcon(icons.icon("search", "secondary"))
