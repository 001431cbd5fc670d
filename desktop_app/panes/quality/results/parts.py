"""Parts of the room of results: tiles that narrow the list, bars of the dimensions."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.panes.quality.results.shown import AgentShown, DimensionShown, TileShown
from desktop_app.system.text import number_text, tr
from desktop_app.widgets import theming
from desktop_app.widgets.bars import ScoreBar
from desktop_app.widgets.buttons import LinkButton
from desktop_app.widgets.cards import Card, clear_layout
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.table import Cell, Column, Row, Table


class Tiles(QWidget):
    """Signals: `chosen(band)`."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theming.space("m"))

    def show_tiles(self, tiles: Sequence[TileShown]) -> None:
        """Show a card for each figure; what counts something can be opened."""
        clear_layout(self._row)
        for one in tiles:
            card = Card()
            card.body.addWidget(TextLabel(one.value, "figure"))
            if one.tone:
                link = LinkButton(one.label)
                link.setAccessibleName(
                    tr("只看{label}：{n} 张").format(label=one.label, n=one.value)
                )
                link.clicked.connect(lambda _=False, band=one.band: self.chosen.emit(band))
                card.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
            else:
                card.body.addWidget(TextLabel(one.label, "secondary"))
            self._row.addWidget(card, 1)


class Dimensions(Card):
    """The mean of each dimension as a bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._bars = QVBoxLayout()
        self._bars.setSpacing(theming.space("m"))
        self.body.addLayout(self._bars)
        self.body.addStretch(1)

    def show_dimensions(self, title: str, note: str, dimensions: Sequence[DimensionShown]) -> None:
        """Show *dimensions* under the finding."""
        self.set_title(title, note)
        clear_layout(self._bars)
        for one in dimensions:
            bar = ScoreBar(one.title, value=one.value, value_text=one.text)
            bar.set_tone(one.tone)
            self._bars.addWidget(bar)


class AgentMeans(Table):
    """The agents of the period; opening one narrows everything to them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("每位客服的平均分"),
            (
                Column(tr("客服"), ems=6),
                Column(tr("小组"), stretch=True, ems=5.5, spare=True),
                Column(tr("次数"), "right", ems=4.2),
                Column(tr("平均"), "right", ems=4.2),
                Column(tr("最低"), "right", ems=4.2),
            ),
            parent=parent,
        )
        theming.set_role(self, "bare")

    def show_agents(self, agents: Sequence[AgentShown]) -> None:
        """Show *agents*, the weakest first."""
        self.set_items(tuple(agents), _row)


def _row(one: AgentShown) -> Row:
    return Row(
        one.key,
        (
            Cell(one.name, bold=True, tip=one.name),
            one.team,
            Cell(str(one.count), sort=one.count),
            Cell(number_text(one.mean), tone=one.tone, sort=one.mean),
            Cell(number_text(one.lowest), sort=one.lowest),
        ),
    )
