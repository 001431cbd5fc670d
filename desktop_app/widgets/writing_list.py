"""The page of a list of what is written: items at the left, the one looked at at the right."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import DangerButton, PlainButton, PrimaryButton
from desktop_app.widgets.cards import Card, clear_layout
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.fields import SearchEdit
from desktop_app.widgets.headings import TextLabel, rule
from desktop_app.widgets.row_list import ListRow, RowList
from desktop_app.widgets.version_block import decision_card, fact_table, version_block
from desktop_app.widgets.writing_items import VersionShown, WritingRow, WritingShown

_SHARES = (43, 57)


@dataclass(frozen=True, slots=True)
class ListWords:
    """What the page of a kind says."""

    title: str
    new: str
    copy: str
    export: str
    icon: str
    """Of the empty list."""
    empty: str
    empty_text: str
    nothing: str
    """What to do where the filter leaves nothing."""
    not_taken: str
    """Why the version of a newer program was not taken up by itself."""


class WritingList(QWidget):
    """Signals: `filtered(words)`, `chosen(name)`, `edit_requested()`, `copy_requested()`,
    `retire_requested()`, `restore_requested()`, `throw_away_requested()`,
    `decided(version, take)`, `begin_requested()`, `import_requested()`.

    Attributes: `acts` (for the top line), `rows`, `search`, the buttons; what the export button
    does is the kind's. *filters* stand beside the search, *under* stands below it.
    """

    filtered = Signal(str)
    chosen = Signal(str)
    edit_requested = Signal()
    copy_requested = Signal()
    retire_requested = Signal()
    restore_requested = Signal()
    throw_away_requested = Signal()
    decided = Signal(str, bool)
    begin_requested = Signal()
    import_requested = Signal()

    def __init__(
        self,
        words: ListWords,
        filters: Sequence[QWidget] = (),
        parent: QWidget | None = None,
        under: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self.import_button = PlainButton(tr("导入…"), icon="plus")
        self.new_button = PrimaryButton(words.new, icon="plus")
        self.acts: tuple[QWidget, ...] = (self.import_button, self.new_button)
        self.search = SearchEdit(tr("按名称找"))
        self.rows = RowList(words.title)
        self.edit_button = PrimaryButton(tr("修改"), icon="edit")
        self.copy_button = PlainButton(words.copy, icon="copy")
        self.export_button = PlainButton(words.export, icon="save-file")
        self.retire_button = PlainButton(tr("停用"))
        self.restore_button = PlainButton(tr("恢复使用"))
        self.throw_button = DangerButton(tr("丢弃草稿"), icon="trash")
        self.empty = EmptyState(words.icon, words.empty, words.empty_text, words.new)
        self.nothing = EmptyState("search", tr("没有找到"), words.nothing, tr("清空条件"))
        self._detail = Card()
        self._lay_out(filters, under)
        self._connect()
        self.setFocusProxy(self.rows)

    def show_rows(self, rows: Sequence[WritingRow], chosen: str, none_at_all: bool) -> None:
        """Show what the filter leaves."""
        self.rows.blockSignals(True)
        self.rows.set_rows([ListRow(one.name, one.title, one.detail, one.tags) for one in rows])
        if chosen:
            self.rows.select(chosen)
        self.rows.blockSignals(False)
        self._body.setVisible(not none_at_all)
        self.empty.setVisible(none_at_all)
        self.nothing.setVisible(not rows and not none_at_all)
        self.rows.setVisible(bool(rows))

    def show_one(self, shown: WritingShown | None, extra: Sequence[QWidget] = ()) -> None:
        """Show one item beside the list, with *extra* under its facts."""
        self._detail.setVisible(shown is not None)
        if shown is None:
            return
        self._detail.set_title(shown.title, shown.summary)
        clear_layout(self._content)
        if shown.draft:
            told = tr("您的草稿保存于 {when}，还没有发布").format(when=shown.draft)
            self._content.addWidget(TextLabel(told, "accent", wrap=True))
        for part in (fact_table(shown.facts), *extra):
            self._content.addWidget(part)
        if shown.waiting is not None:
            card = decision_card(shown.waiting, self._words.not_taken, self.decided.emit)
            self._content.addWidget(card)
        if shown.versions:
            self._content.addWidget(rule())
            self._content.addWidget(TextLabel(tr("版本"), "section"))
        for version in shown.versions:
            self._content.addWidget(self._version(version))
        self._content.addStretch(1)
        known = bool(shown.version)
        self.edit_button.setText(tr("继续修改") if shown.draft else tr("修改"))
        self.copy_button.setVisible(known)
        self.export_button.setVisible(known)
        self.retire_button.setVisible(shown.retirable)
        self.restore_button.setVisible(known and not shown.published)
        self.throw_button.setVisible(bool(shown.draft))

    def put_first(self, part: QWidget) -> None:
        """Show *part* above everything else that is told of the item looked at."""
        self._content.insertWidget(0, part)

    def clear_filter(self) -> None:
        """Show everything again."""
        self.search.clear()
        self.search.setFocus()

    def _version(self, version: VersionShown) -> QWidget:
        """Return a version with what can be done with it."""
        return version_block(version)

    def _lay_out(self, filters: Sequence[QWidget], under: QWidget | None) -> None:
        line = QHBoxLayout()
        line.setSpacing(theming.space("s"))
        line.addWidget(self.search, 1)
        for one in filters:
            line.addWidget(one)
        left = Card()
        left.body.addLayout(line)
        if under is not None:
            left.body.addWidget(under)
        left.body.addWidget(self.rows, 1)
        left.body.addWidget(self.nothing, 1)
        left.body.addStretch(0)
        self.rows.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._lay_out_detail()
        self._body = QWidget()
        row = QHBoxLayout(self._body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theming.space("l"))
        for card, share in zip((left, self._detail), _SHARES, strict=True):
            card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            row.addWidget(card, share)
        layout = QVBoxLayout(self)
        side, top = theming.space("xl"), theming.space("l")
        layout.setContentsMargins(side, top, side, top)
        layout.addWidget(self.empty, 1)
        layout.addWidget(self._body, 1)
        for hidden in (self.empty, self.nothing, self._body, self._detail):
            hidden.hide()

    def _lay_out_detail(self) -> None:
        area = QScrollArea()
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        inner = QWidget()
        theming.set_role(inner, "scrolled")
        self._content = QVBoxLayout(inner)
        self._content.setContentsMargins(0, 0, theming.space("s"), 0)
        self._content.setSpacing(theming.space("m"))
        area.setWidget(inner)
        foot = QHBoxLayout()
        foot.setSpacing(theming.space("s"))
        for button in (self.throw_button, self.retire_button, self.restore_button):
            foot.addWidget(button)
        foot.addStretch(1)
        for act in (self.export_button, self.copy_button, self.edit_button):
            foot.addWidget(act)
        self._detail.body.addWidget(area, 1)
        self._detail.body.addWidget(rule())
        self._detail.body.addLayout(foot)

    def _connect(self) -> None:
        self.rows.selected.connect(self.chosen)
        self.rows.opened.connect(self.chosen)
        self.search.textChanged.connect(self.filtered)
        self.nothing.action_requested.connect(self.clear_filter)
        for source, signal in (
            (self.empty.action_requested, self.begin_requested),
            (self.new_button.clicked, self.begin_requested),
            (self.import_button.clicked, self.import_requested),
            (self.edit_button.clicked, self.edit_requested),
            (self.copy_button.clicked, self.copy_requested),
            (self.retire_button.clicked, self.retire_requested),
            (self.restore_button.clicked, self.restore_requested),
            (self.throw_button.clicked, self.throw_away_requested),
        ):
            source.connect(signal)
