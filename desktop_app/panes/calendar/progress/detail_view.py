"""The figures of one trainee, or of all together, over the sessions that make them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.panes.calendar.progress.shown import EVERY, STATES, Choice, DetailShown, HoursBar
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.bars import ScoreBar
from desktop_app.widgets.buttons import LinkButton, PlainButton
from desktop_app.widgets.cards import Card
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.headings import TextLabel, secondary
from desktop_app.widgets.table import Cell, Column, Row, Table

_COLUMNS = (
    Column(tr("日期")),
    Column(tr("课次"), stretch=True),
    Column(tr("学员")),
    Column(tr("状态")),
)
_WHO = 2
_BARS_A_ROW = 2
_LEAST_ROWS = 5
"""So many sessions are seen at least."""


class DetailView(QWidget):
    """Attributes: `table`, the sessions.

    Signals: `state_chosen(key)`, `kind_chosen(key)`, `session_opened(key)`, `calendar_wanted()`.
    """

    state_chosen = Signal(str)
    kind_chosen = Signal(str)
    session_opened = Signal(str)
    calendar_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theming.space("m"))
        layout.addWidget(self._figures())
        layout.addLayout(self._filters())
        self.table = Table(tr("这个数字背后的课次"), _COLUMNS)
        self.table.opened.connect(self.session_opened)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.table)
        self._pages.addWidget(
            EmptyState("check", tr("没有这样的课次"), tr("换一个状态或类别，课次会列在这里。"))
        )
        layout.addWidget(self._pages, 1)
        theming.changed.connect(self._fit)
        self._fit()

    def show_detail(self, shown: DetailShown) -> None:
        """Show figures and sessions."""
        self.card.set_title(shown.name, shown.line)
        self.calendar_button.setVisible(shown.may_open)
        self._clear_bars()
        whole = ScoreBar(tr("课次完成"), value=shown.share, maximum=1, value_text=shown.share_text)
        self._bars.addWidget(whole, 0, 0, 1, _BARS_A_ROW)
        for place, one in enumerate(shown.hours):
            row, column = divmod(place, _BARS_A_ROW)
            self._bars.addWidget(self._bar(one), row + 1, column)
        self.forecast.setText(shown.forecast)
        theming.set_role(self.forecast, shown.forecast_tone)
        self.rule.setText(shown.rule)
        self.forecast.setToolTip(shown.rule)
        self._show_states(shown.states, shown.state)
        self.kinds.clear()
        for kind in shown.kinds:
            self.kinds.addItem(kind.text, kind.key)
        self.kinds.setCurrentIndex(max(0, self.kinds.findData(shown.kind)))
        self._pages.setCurrentIndex(0 if shown.sessions else 1)
        self.table.setColumnHidden(_WHO, not any(one.who for one in shown.sessions))
        self.table.set_rows(
            [
                Row(
                    one.key,
                    (
                        Cell(one.day, sort=one.day_order),
                        Cell(one.title, tip=one.title),
                        Cell(one.who, tip=one.who),
                        Cell(one.state, one.tone),
                    ),
                )
                for one in shown.sessions
            ]
        )

    def _figures(self) -> Card:
        self.card = Card(" ")
        self.calendar_button = PlainButton(tr("打开日历"), icon="calendar")
        self.calendar_button.clicked.connect(self.calendar_wanted)
        self.card.add_to_header(self.calendar_button)
        self._bars = QGridLayout()
        self._bars.setHorizontalSpacing(theming.space("l"))
        self._bars.setVerticalSpacing(theming.space("s"))
        self.forecast = TextLabel("", wrap=True)
        self.rule_button = LinkButton(tr("怎么算的"))
        self.rule_button.setCheckable(True)
        self.rule = secondary("", wrap=True)
        self.rule.hide()
        self.rule_button.toggled.connect(self.rule.setVisible)
        line = QHBoxLayout()
        line.addWidget(self.forecast, 1)
        line.addWidget(self.rule_button)
        self.card.body.addLayout(self._bars)
        self.card.body.addLayout(line)
        self.card.body.addWidget(self.rule)
        return self.card

    def _filters(self) -> QVBoxLayout:
        self._group = QButtonGroup(self)
        self.states: dict[str, QPushButton] = {}
        self._chips = QHBoxLayout()
        self._chips.setSpacing(theming.space("s"))
        for key in (EVERY, *STATES):
            self._add_state(key)
        self._chips.addStretch(1)
        self.kinds = QComboBox()
        self.kinds.setAccessibleName(tr("课次的类别"))
        self.kinds.activated.connect(
            lambda place: self.kind_chosen.emit(self.kinds.itemData(place))
        )
        column = QVBoxLayout()
        column.setSpacing(theming.space("s"))
        column.addLayout(self._chips)
        column.addWidget(self.kinds)
        return column

    def _show_states(self, choices: tuple[Choice, ...], chosen: str) -> None:
        wanted = {one.key for one in choices}
        for one in choices:
            button = self.states[one.key]
            button.setText(one.text)
            button.setAccessibleName(one.text)
            button.setChecked(one.key == chosen)
        for key, button in self.states.items():
            button.setVisible(key in wanted)

    def _add_state(self, key: str) -> None:
        button = QPushButton()
        button.setCheckable(True)
        theming.set_role(button, "chip")
        button.clicked.connect(lambda: self.state_chosen.emit(key))
        self._group.addButton(button)
        self._chips.addWidget(button)
        self.states[key] = button

    def _fit(self) -> None:
        self._pages.setMinimumHeight(_LEAST_ROWS * theming.size("row"))

    def _clear_bars(self) -> None:
        while (item := self._bars.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _bar(self, one: HoursBar) -> ScoreBar:
        return ScoreBar(one.label, value=one.share, maximum=1, value_text=one.text)
