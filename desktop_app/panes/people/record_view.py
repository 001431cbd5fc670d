"""One person's record: who they are, how they come on, and the chain of evidence."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.panes.people.chip_flow import ChipFlow
from desktop_app.panes.people.shown import ChipShown, PlanShown, RecordShown, Tile
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.avatar import Avatar
from desktop_app.widgets.bars import ScoreBar
from desktop_app.widgets.buttons import LinkButton, PlainButton
from desktop_app.widgets.cards import Card
from desktop_app.widgets.chain_items import ChainEntry
from desktop_app.widgets.chain_list import ChainList
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.headings import ElidedLabel, TextLabel
from desktop_app.widgets.line_chart import LineChart
from desktop_app.widgets.tags import Tag

_LEAST_ROWS = 5
"""So many records are seen at least, however small the window."""
_TILES_A_ROW = 2


class _TileView(QWidget):
    """A big number over what it counts."""

    def __init__(self) -> None:
        super().__init__()
        self.value = TextLabel("", "figure")
        self.caption = TextLabel("", "secondary", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.value)
        layout.addWidget(self.caption)
        layout.addStretch(1)

    def show_tile(self, tile: Tile) -> None:
        self.value.setText(tile.value)
        self.caption.setText(tile.caption)


class RecordView(QScrollArea):
    """Signals: `record_opened(key)`, `filter_chosen(key)`, `more_requested()`, `progress_wanted()`
    for the sessions of the plan, `development_wanted()` for the development plan."""

    record_opened = Signal(str)
    filter_chosen = Signal(str)
    more_requested = Signal()
    progress_wanted = Signal()
    development_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._chips = QButtonGroup(self)
        self.chip_buttons: dict[str, QPushButton] = {}
        self._tiles: list[_TileView] = []
        page = QWidget()
        theming.set_role(page, "scrolled")
        side, gap = theming.space("xl"), theming.space("m")
        layout = QVBoxLayout(page)
        layout.setContentsMargins(side, theming.space("l"), side, theming.space("l"))
        layout.setSpacing(gap)
        self.setWidget(page)
        layout.addLayout(self._head())
        layout.addWidget(self._development())
        row = QHBoxLayout()
        row.setSpacing(gap)
        row.addWidget(self._figures(), 2)
        row.addWidget(self._progress(), 3)
        layout.addLayout(row)
        layout.addWidget(self._chain_card(), 1)
        theming.changed.connect(self._fit)
        self._fit()

    def show_record(self, record: RecordShown) -> None:
        """Show a person but for their chain."""
        self._avatar.set_name(record.name)
        self._name.setText(record.name)
        self._line.setText(record.line)
        course = record.course
        for part in (self.course, self.progress_button):
            part.setVisible(course is not None)
        if course is not None:
            self.course.set_value(course.share, 1, course.text)
            self.course.setToolTip(course.tip)
        self._show_development(record.development)
        for view, tile in zip(self._tiles, record.tiles, strict=True):
            view.show_tile(tile)
        self._chart_card.set_title(record.chart_title, record.chart_note)
        self.chart.set_caption(record.chart_title, record.chart_note)
        self.chart.set_points(record.points)

    def show_chain(
        self,
        chips: tuple[ChipShown, ...],
        chosen: str,
        entries: tuple[ChainEntry, ...],
        more: bool,
    ) -> None:
        """Show the records that the chosen filter lets through."""
        for chip in chips:
            button = self.chip_buttons.get(chip.key) or self._add_chip(chip.key)
            button.setText(chip.text)
            button.setChecked(chip.key == chosen)
        self.chain.set_entries(entries)
        self._pages.setCurrentIndex(0 if entries else 1)
        self.more.setVisible(more)

    def _head(self) -> QHBoxLayout:
        self._avatar = Avatar("", side=theming.size("rail_head"))
        self._name = ElidedLabel("", "title")
        self._line = ElidedLabel("", "secondary")
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self._name)
        texts.addWidget(self._line)
        row = QHBoxLayout()
        row.setSpacing(theming.space("m"))
        row.addWidget(self._avatar)
        row.addLayout(texts, 1)
        self.course = ScoreBar(tr("课次"))
        self.course.setFixedWidth(theming.frame("rail"))
        self.progress_button = PlainButton(tr("课程进度"), icon="calendar")
        self.progress_button.clicked.connect(self.progress_wanted)
        row.addWidget(self.course)
        row.addWidget(self.progress_button)
        return row

    def _development(self) -> QWidget:
        self.development = QWidget()
        row = QHBoxLayout(self.development)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theming.space("s"))
        self._plan_tag, self._plan_line = Tag(""), ElidedLabel("", "secondary")
        self.development_button = PlainButton("", icon="flag")
        self.development_button.clicked.connect(self.development_wanted)
        row.addWidget(TextLabel(tr("发展计划"), "strong"))
        row.addWidget(self._plan_tag)
        row.addWidget(self._plan_line, 1)
        row.addWidget(self.development_button)
        return self.development

    def _show_development(self, plan: PlanShown | None) -> None:
        self.development.setVisible(plan is not None)
        if plan is None:
            return
        self._plan_tag.setVisible(bool(plan.state))
        self._plan_tag.setText(plan.state)
        self._plan_tag.set_tone(plan.tone)
        self._plan_line.setText(plan.text)
        self.development_button.setText(plan.act)
        self.development_button.setAccessibleName(plan.act)

    def _figures(self) -> Card:
        card = Card()
        grid = QGridLayout()
        grid.setHorizontalSpacing(theming.space("l"))
        grid.setVerticalSpacing(theming.space("m"))
        for place in range(_TILES_A_ROW * 2):
            tile = _TileView()
            self._tiles.append(tile)
            grid.addWidget(tile, place // _TILES_A_ROW, place % _TILES_A_ROW)
        for column in range(_TILES_A_ROW):
            grid.setColumnStretch(column, 1)
        card.body.addLayout(grid)
        return card

    def _progress(self) -> Card:
        self._chart_card = Card()
        self.chart = LineChart(tr("每周均分"))
        self._chart_card.body.addWidget(self.chart, 1)
        return self._chart_card

    def _chain_card(self) -> Card:
        card = Card()
        self._flow = ChipFlow()
        self.more = LinkButton(tr("更早的记录"))
        self.more.clicked.connect(self.more_requested)
        self._flow.add(self.more, last=True)
        self.chain = ChainList(tr("证据链：从新到旧"))
        self.chain.opened.connect(self.record_opened)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.chain)
        self._pages.addWidget(
            EmptyState(
                "practice",
                tr("这里还没有记录"),
                tr("练习、自检、影子日、评估、考核和证书，会按时间排在这里，逐条可以打开。"),
            )
        )
        card.body.addWidget(self._flow)
        card.body.addWidget(self._pages, 1)
        return card

    def _add_chip(self, key: str) -> QPushButton:
        button = QPushButton()
        button.setCheckable(True)
        theming.set_role(button, "chip")
        button.clicked.connect(lambda: self.filter_chosen.emit(key))
        self._chips.addButton(button)
        self._flow.add(button)
        self.chip_buttons[key] = button
        return button

    def _fit(self) -> None:
        self._pages.setMinimumHeight(_LEAST_ROWS * theming.size("row"))
