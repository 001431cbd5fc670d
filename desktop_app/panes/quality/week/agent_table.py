"""The table of a week: an agent a row, what was inspected and what is owed."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop_app.panes.quality.week.shown import AgentRow
from desktop_app.system.text import tr
from desktop_app.widgets.table import Cell, Column, Row, Table


class AgentTable(Table):
    """Signals are those of a table; the key of a row is the agent's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("每位同事的抽检"),
            (
                Column(tr("客服"), ems=10),
                Column(tr("小组"), stretch=True, ems=5.5, spare=True),
                Column(tr("已检 / 应检"), "centre", ems=6),
                Column(tr("得分"), ems=10),
                Column(tr("可抽接待"), "right", ems=6),
                Column(tr("状态"), ems=10),
            ),
            parent=parent,
        )

    def show_agents(self, rows: Sequence[AgentRow]) -> None:
        """Show *rows*; the selected one stays selected."""
        self.set_items(rows, _row)


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
