"""The page of the shared examples: the list at the left, the replay at the right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.panes.practice.examples.replay_card import ReplayCard
from desktop_app.panes.practice.examples.shown import ExampleRow, ReplayShown
from desktop_app.panes.practice.page import Page, width_of
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.row_list import ListRow, RowList

_LIST_SHARE = 0.4


class ExamplesPage(Page):
    """Signals: `searched(text)`, `drill_chosen(key)`, `chosen(example)`, `practise_requested()`,
    `retire_requested()`, `back_requested()`.

    Attributes: `search`, `drills`, `list`, `replay`, `empty`, `back_button`.
    """

    searched = Signal(str)
    drill_chosen = Signal(str)
    chosen = Signal(str)
    practise_requested = Signal()
    retire_requested = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back_button = PlainButton(tr("回到列表"), "Esc", parent=self)
        self.back_button.hide()
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("找示例"))
        self.search.setAccessibleName(tr("找示例"))
        self.search.setClearButtonEnabled(True)
        self.drills = QComboBox()
        self.drills.setAccessibleName(tr("哪个练习的示例"))
        self.list = RowList(tr("优秀示例"))
        self.replay = ReplayCard()
        self.empty = EmptyState("star", "", "", tr("回到列表"))
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.replay.next_button)

    def show_drills(self, drills: tuple[tuple[str, str], ...], chosen: str) -> None:
        """Offer the drills that have examples."""
        self.drills.blockSignals(True)
        self.drills.clear()
        self.drills.addItem(tr("全部练习"), "")
        for key, title in drills:
            self.drills.addItem(title, key)
        self.drills.setCurrentIndex(max(0, self.drills.findData(chosen)))
        self.drills.blockSignals(False)

    def show_examples(self, rows: tuple[ExampleRow, ...], any_at_all: bool) -> None:
        """List the examples; without one say what belongs here."""
        self.list.set_rows(
            [ListRow(one.key, one.title, one.detail, ((one.mark, "good"),)) for one in rows]
        )
        self._side.setVisible(any_at_all)
        self.list.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        if any_at_all:
            self.empty.set_texts(tr("没有符合的示例"), tr("换一个词，或看全部练习。"))
        else:
            self.empty.set_texts(
                tr("还没有优秀示例"),
                tr("主管在复盘里点“推荐为示例”，去掉能认出人的内容以后，会出现在这里。"),
                tr("回到列表"),
            )
        if not rows:
            self.replay.hide()

    def show_replay(self, replay: ReplayShown | None) -> None:
        """Replay an example from its beginning, or none."""
        self.replay.setVisible(replay is not None)
        if replay is not None:
            self.list.select(replay.key)
            self.replay.show_replay(replay)
            if not self.search.hasFocus() and self.isVisible():
                self.replay.next_button.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.list.setFocus()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._side.setFixedWidth(width_of("sheet", self.width(), _LIST_SHARE))

    def _lay_out(self) -> None:
        self._side = QWidget()
        left = QVBoxLayout(self._side)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(theming.space("m"))
        left.addWidget(self.search)
        left.addWidget(self.drills)
        left.addWidget(self.list)
        left.addStretch(1)
        layout = QHBoxLayout(self)
        side, top = theming.space("xl"), theming.space("l")
        layout.setContentsMargins(side, top, side, top)
        layout.setSpacing(theming.space("l"))
        layout.addWidget(self._side)
        layout.addWidget(self.replay, 1)
        layout.addWidget(self.empty, 1)
        self.empty.hide()
        self.replay.hide()
        theming.changed.connect(self._fit)

    def _connect(self) -> None:
        self.search.textChanged.connect(self.searched)
        self.drills.currentIndexChanged.connect(
            lambda place: self.drill_chosen.emit(self.drills.itemData(place) or "")
        )
        self.list.opened.connect(self._open)
        self.list.selected.connect(self.chosen)
        self.replay.practise_requested.connect(self.practise_requested)
        self.replay.retire_requested.connect(self.retire_requested)
        self.back_button.clicked.connect(self.back_requested)
        self.empty.action_requested.connect(self.back_requested)
        self.bind("Esc").activated.connect(self.back_requested)
        self.bind("Ctrl+F").activated.connect(self.search.setFocus)

    def _open(self, key: str) -> None:
        self.chosen.emit(key)
        self.replay.next_button.setFocus()
