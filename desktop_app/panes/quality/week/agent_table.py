"""The table of a week: an agent a row, what was inspected and what is owed."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop_app.panes.quality.week.shown import AgentRow
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.table import Cell, Column, Row, Table

_COLUMN_EMS = {0: 9.0, 2: 6.0, 3: 12.0, 4: 7.0, 5: 10.0}
"""Room for name, progress, marks, contacts and state, in characters."""


class AgentTable(Table):
    """Signals are those of a table; the key of a row is the agent's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        narrow = theming.size("control")  # until the text size is known, see `_fit_columns`
        super().__init__(
            tr("每位同事的抽检"),
            (
                Column(tr("客服"), width=narrow),
                Column(tr("小组"), stretch=True),
                Column(tr("已检 / 应检"), "centre", narrow),
                Column(tr("得分"), width=narrow),
                Column(tr("可抽接待"), "right", narrow),
                Column(tr("状态"), width=narrow),
            ),
            parent=parent,
        )
        theming.changed.connect(self._fit_columns)
        self._fit_columns()

    def show_agents(self, rows: Sequence[AgentRow]) -> None:
        """Show *rows*; the selected one stays selected."""
        self.set_items(rows, _row)

    def _fit_columns(self) -> None:
        for column, ems in _COLUMN_EMS.items():
            self.setColumnWidth(column, round(ems * theming.current().type["text"]))


def _row(one: AgentRow) -> Row:
    tone = "" if one.tone == "plain" else one.tone
    return Row(
        one.key,
        (
            Cell(one.name, bold=True, tip=one.name),
            Cell(one.team, tip=one.team),
            Cell(one.progress, sort=one.order),
            Cell(one.marks, tip=one.marks),
            Cell(one.waiting, sort=int(one.waiting)),
            Cell(one.state, tone=tone, sort=one.order),
        ),
    )
