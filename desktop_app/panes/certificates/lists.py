"""What both lists of the pane have in common: parts to choose from, and what stands for no rows."""

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QButtonGroup, QPushButton, QStackedWidget, QWidget

from desktop_app.widgets import theming
from desktop_app.widgets.table import Table


def chip(
    key: str, group: QButtonGroup, buttons: dict[str, QPushButton], chosen: SignalInstance
) -> QPushButton:
    """Return a button that lists one part of the rows."""
    button = QPushButton()
    button.setCheckable(True)
    theming.set_role(button, "chip")
    button.clicked.connect(lambda: chosen.emit(key))
    group.addButton(button)
    buttons[key] = button
    return button


def stack(filled: QWidget, empty: QWidget) -> QStackedWidget:
    """Return both, one of them shown at a time."""
    pages = QStackedWidget()
    pages.addWidget(filled)
    pages.addWidget(empty)
    return pages


def only_visible(table: Table) -> None:
    """Let the columns fit what is seen: measuring thousands of rows would be felt."""
    table.horizontalHeader().setResizeContentsPrecision(0)
