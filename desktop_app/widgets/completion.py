"""Suggestions below a line that is typed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit

from desktop_app.widgets import theming


def let_complete(line: QLineEdit, completer: QCompleter) -> None:
    """Let *completer* serve *line*, with its list in the theme.

    The list is a window of its own, which Qt makes without a parent; few ever need it.
    """
    line.setCompleter(completer)

    def dress_list() -> None:
        if (shown := completer.popup()) is not None:
            theming.dress(shown)

    line.textEdited.connect(dress_list, Qt.ConnectionType.SingleShotConnection)
