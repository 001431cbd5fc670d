"""The records of a person beside a form about them, to rest it on."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.chain_items import ChainEntry
from desktop_app.widgets.chain_list import ChainList
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.headings import TextLabel


class EvidenceColumn(QWidget):
    """Records to choose from. Signals: `attached(keys)`."""

    attached = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.records = ChainList(tr("可以附上的记录"), choosing=True)
        self._hint = TextLabel("", "secondary", wrap=True)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.records)
        self._pages.addWidget(
            EmptyState("practice", tr("还没有记录"), tr("学员练习和自检以后，会列在这里。"))
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theming.space("s"))
        column.addWidget(TextLabel(tr("依据"), "section"))
        column.addWidget(self._hint)
        column.addWidget(self._pages, 1)
        self.records.chosen_changed.connect(self._attach)

    def show_records(self, hint: str, records: Sequence[ChainEntry], chosen: Sequence[str]) -> None:
        """Offer *records*, with those marked that the sheet rests on."""
        self._hint.setText(hint)
        self.records.set_entries(records)
        self.records.set_chosen(chosen)
        self._pages.setCurrentIndex(0 if records else 1)

    def _attach(self) -> None:
        self.attached.emit(tuple(self.records.chosen()))
