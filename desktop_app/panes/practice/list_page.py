"""The page of the drills: what waits, the filtered list, a look at the selected one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.panes.practice.drill_list import DrillList
from desktop_app.panes.practice.filters import Choices, Filters
from desktop_app.panes.practice.page import Page, width_of
from desktop_app.panes.practice.preview_card import PreviewCard
from desktop_app.panes.practice.shown import DrillRow, PreviewShown, WaitingRow, Wanted
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton
from desktop_app.widgets.cards import Card
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.headings import ElidedLabel, TextLabel

_PREVIEW_SHARE = 0.46


class DrillListPage(Page):
    """Signals: `filter_changed(Wanted)`, `selected(key)`, `start_requested(key, mode)`,
    `attempt_chosen(attempt)`, `resume_requested(attempt)`, `put_away_requested(attempt)`,
    `examples_requested(drill)`.
    """

    filter_changed = Signal(object)
    selected = Signal(str)
    start_requested = Signal(str, str)
    attempt_chosen = Signal(str)
    resume_requested = Signal(str)
    put_away_requested = Signal(str)
    examples_requested = Signal(str)

    def __init__(
        self, difficulties: Choices, channels: Choices, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._waiting = ""
        self._top = QVBoxLayout()
        self.waiting_card = self._waiting_card()
        self.filters = Filters(difficulties, channels)
        self.drills = DrillList()
        self.preview = PreviewCard()
        self._found = TextLabel("", "secondary")
        self.empty = EmptyState(
            "practice",
            tr("没有符合的练习"),
            tr("换一个词，或放宽筛选，就能看到所有话术和场景。"),
            tr("清除筛选"),
        )
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.drills)

    def show_drills(self, drills: tuple[DrillRow, ...], selected: str, found: str) -> None:
        """Show *drills*, *selected* among them; *found* says how many."""
        self.drills.set_drills(drills, selected)
        if not drills and self.drills.hasFocus():
            self.filters.search.setFocus()  # what vanishes hands the focus on
        self.drills.setVisible(bool(drills))
        self.empty.setVisible(not drills)
        self._found.setText(found)

    def show_preview(self, preview: PreviewShown | None) -> None:
        """Show the look at a drill, or none."""
        self.preview.setVisible(preview is not None)
        if preview is not None:
            self.preview.show_preview(preview)

    def show_examples(self, count: int) -> None:
        """Offer the shared examples of the drill that is looked at."""
        self.preview.show_examples(count)

    def show_waiting(self, waiting: WaitingRow | None) -> None:
        """Show the attempt that waits to be finished, or none."""
        self.waiting_card.setVisible(waiting is not None)
        if waiting is None:
            return
        self._waiting = waiting.attempt
        title = tr("没练完：{title}").format(title=waiting.title)
        if waiting.more:
            title += tr("（另有 {n} 个）").format(n=waiting.more)
        self._waiting_title.setText(title)
        self._waiting_detail.setText(waiting.detail)

    def add_on_top(self, widget: QWidget) -> None:
        """Show *widget* above everything else; it hides itself where it has nothing to say."""
        self._top.addWidget(widget)

    def show_wanted(self, wanted: Wanted) -> None:
        """Show what the list is narrowed to."""
        self.filters.set_wanted(wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        down = event.key() == Qt.Key.Key_Down and self.filters.search.hasFocus()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if down:
            self.drills.setFocus()
        elif enter and self.filters.search.hasFocus():
            self._start()
        elif not self.filters.search.hasFocus() and self._picks(event):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _picks(self, event: QKeyEvent) -> bool:
        """Pick a mode by its number, or the next one by an arrow."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps:
            self.preview.modes.step(steps[Qt.Key(event.key())])
        elif event.text().isdecimal():
            self.preview.modes.pick_number(int(event.text()) - 1)
        else:
            return False
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        width = width_of("dialog", self.width(), _PREVIEW_SHARE)
        self.preview.setFixedWidth(width)

    def _waiting_card(self) -> Card:
        card = Card(tone="accent")
        self._waiting_title = ElidedLabel("", "strong")
        self._waiting_detail = ElidedLabel("", "secondary")
        self.put_away_button = PlainButton(tr("放下"))
        self.resume_button = PlainButton(tr("接着练"), icon="play")
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self._waiting_title)
        texts.addWidget(self._waiting_detail)
        row = QHBoxLayout()
        row.setSpacing(theming.space("s"))
        row.addLayout(texts, 1)
        row.addWidget(self.put_away_button)
        row.addWidget(self.resume_button)
        card.body.addLayout(row)
        card.hide()
        return card

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(theming.space("m"))
        left.addLayout(self._top)
        left.addWidget(self.waiting_card)
        left.addWidget(self.filters)
        left.addWidget(self.drills, 1)
        left.addWidget(self.empty, 1)
        left.addWidget(self._found)
        self.empty.hide()
        self.preview.hide()
        layout = QHBoxLayout(self)
        side, top = theming.space("xl"), theming.space("l")
        layout.setContentsMargins(side, top, side, top)
        layout.setSpacing(theming.space("l"))
        layout.addLayout(left, 1)
        layout.addWidget(self.preview)
        theming.changed.connect(self._fit)

    def _connect(self) -> None:
        self.filters.changed.connect(self.filter_changed)
        self.drills.selected.connect(self.selected)
        self.drills.opened.connect(lambda _key: self._start())
        self.preview.start_requested.connect(self._start)
        self.preview.attempt_chosen.connect(self.attempt_chosen)
        self.preview.examples_requested.connect(
            lambda: self.examples_requested.emit(self.drills.current_key())
        )
        self.resume_button.clicked.connect(lambda: self.resume_requested.emit(self._waiting))
        self.put_away_button.clicked.connect(lambda: self.put_away_requested.emit(self._waiting))
        self.empty.action_requested.connect(self._clear)
        self.bind("Ctrl+F").activated.connect(self._search)

    def _start(self) -> None:
        key = self.drills.current_key()
        if key:
            self.start_requested.emit(key, self.preview.mode_for(key))

    def _search(self) -> None:
        self.filters.search.setFocus()
        self.filters.search.selectAll()

    def _clear(self) -> None:
        self.filters.set_wanted(Wanted())
        self.filter_changed.emit(Wanted())
        self.filters.search.setFocus()
