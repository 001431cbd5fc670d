"""A section of a form as a card: title, the keys that answer it, its items."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import LinkButton
from desktop_app.widgets.form_items import ShownSection, is_answered, numbered
from desktop_app.widgets.form_row import ItemRow
from desktop_app.widgets.headings import ElidedLabel, YieldingLabel
from desktop_app.widgets.tags import KeyChip, Tag

_FILLABLE = ("yes_no", "tick")


class SectionCard(QFrame):
    """One section. Attributes: `rows`, its lines by item id in reading order.

    Signals: `fill_requested(item_id)` when everything open in the section was done.
    """

    fill_requested = Signal(str)

    def __init__(
        self,
        place: int,
        section: ShownSection,
        day: date,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Show *hint*, the keys that answer the items, beside the title."""
        super().__init__(parent)
        theming.set_role(self, "card")
        alone = len(section.items) == 1 and section.items[0].label == section.title
        self.rows = {item.id: ItemRow(item, day, alone, self) for item in section.items}
        layout = QVBoxLayout(self)
        side, top = theming.space("s"), theming.space("m")
        layout.setContentsMargins(side, top, side, top)
        layout.setSpacing(theming.space("xs"))
        layout.addLayout(self._header(place, section, alone, hint))
        for row in self.rows.values():
            layout.addWidget(row)

    def set_current(self, current: bool) -> None:
        """Show that the keys go into this section."""
        theming.set_role(self, "card-accent" if current else "card")

    def set_read_only(self, read_only: bool) -> None:
        """Hide what helps with filling in."""
        self._aid.setVisible(self._alone and not read_only)
        self._hint.setVisible(not read_only and bool(self._hint.text()))
        for widget in self._fill:
            widget.setVisible(not read_only)

    def open_rows(self, answers: Mapping[str, object]) -> list[ItemRow]:
        """Return the lines that one key can answer and that have no answer."""
        return [
            row
            for item_id, row in self.rows.items()
            if row.item.kind in _FILLABLE and not is_answered(answers.get(item_id))
        ]

    def _header(self, place: int, section: ShownSection, alone: bool, hint: str) -> QHBoxLayout:
        header = QHBoxLayout()
        side = theming.space("s")
        header.setContentsMargins(side, 0, side, theming.space("xs"))
        header.setSpacing(theming.space("s"))
        header.addWidget(YieldingLabel(numbered(place, section.title), "section"))
        self._aid = Tag(tr("必填") if section.items[0].required else tr("选填"))
        self._alone = alone
        header.addWidget(self._aid)
        if section.weight_text:
            header.addWidget(Tag(section.weight_text))
        self._hint = ElidedLabel(hint, "secondary")
        # In a narrow form it gives way, before the title breaks.
        self._hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        header.addWidget(self._hint, 1)
        header.addStretch(0)
        self._fill = self._fill_widgets(section)
        for widget in self._fill:
            header.addWidget(widget)
        return header

    def _fill_widgets(self, section: ShownSection) -> list[QWidget]:
        fillable = [item.id for item in section.items if item.kind in _FILLABLE]
        if len(fillable) < 2:
            return []
        button = LinkButton(tr("全部做到"))
        # The key does the same, so that Tab goes from item to item.
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self.fill_requested.emit(fillable[0]))
        return [button, KeyChip("Shift Y")]
