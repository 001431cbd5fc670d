"""A card: one thing on the canvas, with an optional title."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.widgets import theming
from desktop_app.widgets.headings import TextLabel


class Card(QFrame):
    """A framed surface; put its content into `body`.

    Attributes: `body` (the layout of the content). The title row appears with the first title
    or header widget.
    """

    def __init__(
        self, title: str = "", subtitle: str = "", tone: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.set_tone(tone)
        margin = theming.space("l")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(margin, margin, margin, margin)
        outer.setSpacing(theming.space("m"))
        self._header = QHBoxLayout()
        self._header.setSpacing(theming.space("s"))
        self._title_labels: dict[str, TextLabel] = {}
        self._titles = QVBoxLayout()
        self._titles.setSpacing(theming.space("xs"))
        self._header.addLayout(self._titles, 1)
        outer.addLayout(self._header)
        self.body = QVBoxLayout()
        self.body.setSpacing(theming.space("s"))
        outer.addLayout(self.body, 1)
        self.set_title(title, subtitle)

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Show *title* with *subtitle* under it; an empty text takes no room."""
        self._put_title("section", title)
        self._put_title("secondary", subtitle)

    def title_texts(self) -> tuple[str, str]:
        """Return title and subtitle as they stand."""
        section, secondary = map(self._title_labels.get, ("section", "secondary"))
        return section.text() if section else "", secondary.text() if secondary else ""

    def _put_title(self, role: str, text: str) -> None:
        """Say *text* in the title row; most cards say nothing there, so they get no label."""
        label = self._title_labels.get(role)
        if label is None and text:
            label = self._title_labels[role] = TextLabel("", role, wrap=True, parent=self)
            self._titles.insertWidget(0 if role == "section" else -1, label)
        if label is not None:
            label.setText(text)
            label.setVisible(bool(text))

    def set_tone(self, tone: str) -> None:
        """Set the frame apart: `accent`, `warn`, `bad`, or `` for the usual one."""
        theming.set_role(self, f"card-{tone}" if tone else "card")

    def add_to_header(self, widget: QWidget) -> None:
        """Show *widget* at the right of the title."""
        self._header.addWidget(widget)

    def clear(self) -> None:
        """Remove everything from the body."""
        clear_layout(self.body)


def clear_layout(layout: QVBoxLayout | QHBoxLayout) -> None:
    """Remove and delete everything that *layout* holds, nested layouts too."""
    while (item := layout.takeAt(0)) is not None:
        inner = item.layout()
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif isinstance(inner, QVBoxLayout | QHBoxLayout):
            clear_layout(inner)
