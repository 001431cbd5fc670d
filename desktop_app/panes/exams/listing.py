"""What rooms share that show a list beside one of its things, with reasons and signatures."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.widgets import theming
from desktop_app.widgets.cards import Card
from desktop_app.widgets.pane import PaneView
from desktop_app.widgets.reason_dialog import ReasonDialog
from desktop_app.widgets.row_list import RowList
from desktop_app.widgets.signature import Signature


class ListingView(PaneView):
    """Attributes: `list`, `card` (the one thing that is shown), `signature`."""

    full_bleed = True

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """*name* is what the list is called."""
        super().__init__(parent)
        self.list, self.card = RowList(name), Card()
        self.signature = Signature(self)

    def ask_reason(self, title: str, text: str, act: str) -> str | None:
        """Ask why something is undone for good; a test replaces this method."""
        return ReasonDialog(self, title, text, act, danger=True).given()

    def ask_password(self, name: str, what: str) -> None:
        """Ask for a signature."""
        self.signature.ask(name, what)

    def password_done(self) -> None:
        """Close the signature."""
        self.signature.done()

    def password_problem(self, text: str, wait: float) -> None:
        """Say what is wrong with the password."""
        self.signature.show_problem(text, wait)

    def list_and_card(self, over: QWidget | None = None) -> QWidget:
        """Return the page with the list at the left, *over* it, and the card beside it."""
        left = QFrame()
        theming.set_role(left, "side-left")
        column = QVBoxLayout(left)
        side = theming.space("m")
        column.setContentsMargins(side, side, side, side)
        if over is not None:
            column.addWidget(over)
        column.addWidget(self.list)
        column.addStretch(1)
        left.setFixedWidth(theming.frame("task"))
        right = QWidget()
        body = QVBoxLayout(right)
        edge = theming.space("xl")
        body.setContentsMargins(edge, theming.space("l"), edge, theming.space("l"))
        body.addWidget(self.card)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left)
        row.addWidget(right, 1)
        return both
