"""A side sheet of fields that are handed in together."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton, PrimaryButton
from desktop_app.widgets.fields import Field
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.sidesheet import SideSheet


class FieldSheet(SideSheet):
    """A side sheet with fields by name and a button that hands them in."""

    def __init__(self, host: QWidget, title: str, act: str) -> None:
        super().__init__(host, title)
        self.fields: dict[str, Field] = {}
        self._problem = TextLabel("", "problem", wrap=True)
        cancel = PlainButton(tr("取消"), "Esc")
        cancel.clicked.connect(self.close_overlay)
        self.save_button = PrimaryButton(act)
        self.save_button.clicked.connect(self._hand_in)
        self.foot.addWidget(cancel)
        self.foot.addWidget(self.save_button)

    def show_problem(self, name: str, text: str) -> None:
        """Say what is wrong, under its field where it has one."""
        for key, field in self.fields.items():
            field.set_problem(text if key == name else "")
        self._problem.setText("" if name in self.fields else text)
        self._problem.setVisible(bool(self._problem.text()))
        if name in self.fields:
            self.fields[name].setFocus()

    def add_fields(self, **fields: Field) -> None:
        """Show *fields* under one another, each known by its name."""
        self.fields |= fields
        for field in fields.values():
            self.body.addWidget(field)

    def end(self) -> None:
        """Close the column: what is wrong with the whole stands under the fields."""
        self.body.addWidget(self._problem)
        self.body.addStretch(1)
        self._problem.hide()

    def _hand_in(self) -> None:
        raise NotImplementedError


def row_of(*widgets: QWidget) -> QWidget:
    """Return *widgets* beside one another; the first takes the focus."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theming.space("s"))
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    holder.setFocusProxy(widgets[0])
    return holder
