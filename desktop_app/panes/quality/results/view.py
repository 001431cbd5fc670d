"""Results on the screen: figures, trend, dimensions, losses, and the sheets behind them."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.panes.quality.results.parts import AgentMeans, Dimensions, Tiles
from desktop_app.panes.quality.results.shown import (
    AnalysisShown,
    Choice,
    OverviewShown,
    ResultRow,
)
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import LinkButton, PlainButton
from desktop_app.widgets.cards import Card
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.file_dialogs import ask_save
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.inputs import PickBox
from desktop_app.widgets.line_chart import LineChart
from desktop_app.widgets.pane import PaneView
from desktop_app.widgets.pareto import Pareto
from desktop_app.widgets.table import Cell, Column, Row, Table

_LISTED = 12
"""Rows of the list that are seen without scrolling in it."""


class ResultsView(PaneView):
    """Signals: `narrowed(span, team)`, `band_chosen(band)`, `loss_chosen(place)`,
    `agent_chosen(key)`, `widened()`, `opened(sheet)`, `export_requested()`.

    Attributes: `table`, `pareto`, `trend`, `tiles`, `agents`.
    """

    narrowed = Signal(str, str)
    band_chosen = Signal(str)
    loss_chosen = Signal(int)
    agent_chosen = Signal(str)
    widened = Signal()
    opened = Signal(str)
    export_requested = Signal()

    full_bleed = True
    help_key = "quality-inspection"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.export_button = PlainButton(tr("导出表格…"), icon="save-file")
        self.span, self.team = PickBox(tr("时段")), PickBox(tr("小组"))
        self.tiles = Tiles()
        self.trend = LineChart(tr("每周平均分"))
        self.pareto = Pareto(tr("最常失分的项目"))
        self.dimensions = Dimensions()
        self.agents = AgentMeans()
        self.table = Table(tr("质检表"), _columns())
        self.empty = EmptyState(
            "quality",
            tr("这段时间还没有质检"),
            tr("在“本周抽检”里评分签名以后，平均分、失分最多的项目和每一张表会出现在这里。"),
        )
        self.all_button = LinkButton(tr("看全部"))
        self._listed = TextLabel("", "section", wrap=True)
        self._trend_card, self._loss_card = Card(), Card()
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()
        theming.changed.connect(self._fit)
        self._fit()
        self.set_heading(tr("质检结果"), "")
        self.set_actions(self.export_button)
        self.setFocusProxy(self.table)

    def show_choices(self, spans: Sequence[Choice], teams: Sequence[Choice]) -> None:
        """Offer these periods and teams; what is chosen stays."""
        everybody = (Choice("", tr("全部小组")), *teams)
        for box, choices in ((self.span, spans), (self.team, everybody)):
            chosen = box.currentData()
            box.blockSignals(True)
            box.clear()
            for one in choices:
                box.addItem(one.text, one.key)
            box.setCurrentIndex(max(0, box.findData(chosen)))
            box.blockSignals(False)

    def show_overview(self, overview: OverviewShown) -> None:
        """Show the period summed up."""
        self.set_heading(tr("质检结果"), overview.sentence)
        self._pages.setCurrentIndex(1 if overview.nothing else 0)
        self.tiles.show_tiles(overview.tiles)
        self._trend_card.set_title(overview.trend, overview.trend_note)
        self.trend.set_points(overview.points)
        self.trend.set_caption(overview.trend, overview.trend_note)
        self.agents.show_agents(overview.agents)

    def show_analysis(self, analysis: AnalysisShown) -> None:
        """Show dimensions and losses."""
        self.dimensions.show_dimensions(
            analysis.dimensions_title, analysis.note, analysis.dimensions
        )
        self._loss_card.set_title(analysis.losses_title, analysis.note)
        self.pareto.set_bars(analysis.bars)
        self.pareto.set_caption(analysis.losses_title, analysis.note)

    def show_list(self, rows: Sequence[ResultRow], narrowed: str) -> None:
        """List sheets; *narrowed* says to which."""
        told = tr("{n} 张").format(n=len(rows))
        self._listed.setText(tr("{what} · {n}").format(what=narrowed, n=told) if narrowed else told)
        self.all_button.setVisible(bool(narrowed))
        self.table.set_items(tuple(rows), _row)
        self.export_button.setEnabled(bool(rows))

    def ask_path(self, name: str) -> Path | None:
        """Ask where to save the table; a test replaces this method."""
        return ask_save(self, tr("导出表格"), name, tr("Excel 表格 (*.xlsx)"), "xlsx")

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theming.space("s"))
        head.addWidget(self.span)
        head.addWidget(self.team)
        head.addStretch(1)
        self._trend_card.body.addWidget(self.trend)
        self._loss_card.body.addWidget(self.pareto)
        self._loss_card.body.addStretch(1)
        content = QWidget()
        theming.set_role(content, "scrolled")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, theming.space("s"), 0)
        column.setSpacing(theming.space("m"))
        column.addWidget(self.tiles)
        column.addLayout(_beside(self._trend_card, self.dimensions))
        agents = Card(tr("每位客服，平均分低的在前"), tr("按 Enter 只看这一位"))
        agents.body.addWidget(self.agents)
        column.addLayout(_beside(self._loss_card, agents))
        column.addLayout(self._list_head())
        column.addWidget(self.table)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        self._pages.addWidget(scroll)
        self._pages.addWidget(self.empty)
        layout = QVBoxLayout(self)
        side, top = theming.space("xl"), theming.space("l")
        layout.setContentsMargins(side, top, side - theming.space("s"), top)
        layout.setSpacing(theming.space("m"))
        layout.addLayout(head)
        layout.addWidget(self._pages, 1)

    def _list_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theming.space("s"))
        row.addWidget(self._listed)
        row.addWidget(self.all_button)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        for box in (self.span, self.team):
            box.currentIndexChanged.connect(self._narrow)
        self.tiles.chosen.connect(self.band_chosen)
        self.pareto.chosen.connect(self.loss_chosen)
        self.agents.opened.connect(self.agent_chosen)
        self.table.opened.connect(self.opened)
        self.all_button.clicked.connect(self.widened)
        self.export_button.clicked.connect(self.export_requested)

    def _narrow(self) -> None:
        self.narrowed.emit(str(self.span.currentData()), str(self.team.currentData()))

    def _fit(self) -> None:
        self.table.setFixedHeight(_LISTED * theming.size("row"))


def _beside(left: QWidget, right: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theming.space("m"))
    row.addWidget(left, 3)
    row.addWidget(right, 2)
    return row


def _columns() -> tuple[Column, ...]:
    return (
        Column(tr("日期"), ems=9.5),
        Column(tr("客服"), ems=7),
        Column(tr("小组"), ems=8, spare=True),
        Column(tr("评分表"), stretch=True, ems=7),
        Column(tr("得分"), "right", ems=4.5),
        Column(tr("等级"), ems=5.5),
        Column(tr("质检员"), ems=7, spare=True),
        Column(tr("编号"), ems=11, spare=True),
    )


def _row(one: ResultRow) -> Row:
    return Row(
        one.key,
        (
            Cell(one.day, sort=one.order),
            Cell(one.agent, bold=True, tip=one.agent),
            one.team,
            Cell(one.title, tip=one.title),
            Cell(one.total, sort=one.mark),
            Cell(one.band, tone=one.tone),
            one.filler,
            one.number,
        ),
    )
