"""What is to be put right in something that is written, each with the link that leads there."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import LinkButton
from desktop_app.widgets.cards import Card, clear_layout
from desktop_app.widgets.headings import ElidedLabel, TextLabel
from desktop_app.widgets.writing_items import CheckShown

_MOST_CHECKS = 3
"""Checks that are told at once; the rest is counted."""


class CheckCard(Card):
    """Hidden while there is nothing to tell. Signal: `check_chosen(key, field)`."""

    check_chosen = Signal(str, str)

    def __init__(
        self, to_do: str = "", narrow: bool = False, parent: QWidget | None = None
    ) -> None:
        """*to_do* says with {n} how much is to be put right; *narrow* sentences stand below."""
        super().__init__(tone="warn", parent=parent)
        self._to_do = to_do or tr("还有 {n} 处要改才能发布")
        self._narrow = narrow
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._links: list[LinkButton] = []
        self.body.addLayout(self._rows)
        self.hide()

    def links(self) -> list[LinkButton]:
        """Return the checks as they are shown."""
        return list(self._links)

    def show_checks(self, checks: tuple[CheckShown, ...]) -> None:
        """Show the first checks, and count faults and doubts."""
        clear_layout(self._rows)
        self._links = []
        for check in checks[:_MOST_CHECKS]:
            self._rows.addLayout(self._row(check))
        faults = sum(check.tone == "bad" for check in checks)
        parts = []
        if faults:
            parts.append(self._to_do.format(n=faults))
        if len(checks) > faults:
            parts.append(tr("{n} 处提醒").format(n=len(checks) - faults))
        self.set_title(tr("，").join(parts))
        self.setVisible(bool(checks))

    def _row(self, check: CheckShown) -> QHBoxLayout | QVBoxLayout:
        fault = check.fault
        link = LinkButton(fault.where)
        link.setAccessibleDescription(fault.text)
        link.setMinimumWidth(0)
        link.clicked.connect(lambda: self.check_chosen.emit(fault.key, fault.field))
        self._links.append(link)
        if self._narrow:
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
            column.addWidget(TextLabel(fault.text, "secondary", wrap=True))
            return column
        row = QHBoxLayout()
        row.setSpacing(theming.space("s"))
        row.addWidget(link)
        row.addWidget(ElidedLabel(fault.text, "secondary"), 1)
        return row
