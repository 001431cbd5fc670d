"""The page of the list: programs at the left, the one looked at with its versions at the right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.panes.programs.shown import ProgramRow, ProgramShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import DangerButton, PlainButton, PrimaryButton
from desktop_app.widgets.cards import Card, clear_layout
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.fields import SearchEdit
from desktop_app.widgets.headings import TextLabel, rule
from desktop_app.widgets.row_list import ListRow, RowList
from desktop_app.widgets.version_block import decision_card, fact_table, version_block

_SHARES = (42, 58)


class ListPage(QWidget):
    """Signals: `filtered(words)`, `chosen(name)`, `edit_requested()`, `copy_requested()`,
    `retire_requested()`, `restore_requested()`, `throw_away_requested()`,
    `look_requested(version)`, `decided(version, take)`, `offers_requested()`,
    `export_requested()`, `begin_requested()`, `import_requested()`.

    Attributes: `acts` (for the top line), `rows`, `search`, the buttons.
    """

    filtered = Signal(str)
    chosen = Signal(str)
    edit_requested = Signal()
    copy_requested = Signal()
    retire_requested = Signal()
    restore_requested = Signal()
    throw_away_requested = Signal()
    look_requested = Signal(str)
    decided = Signal(str, bool)
    offers_requested = Signal()
    export_requested = Signal()
    begin_requested = Signal()
    import_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.import_button = PlainButton(tr("导入…"), icon="plus")
        self.new_button = PrimaryButton(tr("新建方案"), icon="plus")
        self.acts: tuple[QWidget, ...] = (self.import_button, self.new_button)
        self.search = SearchEdit(tr("按名称找"))
        self.rows = RowList(tr("培训方案"))
        self.edit_button = PrimaryButton(tr("修改"), icon="edit")
        self.copy_button = PlainButton(tr("复制为新方案"), icon="copy")
        self.export_button = PlainButton(tr("导出"), icon="save-file")
        self.retire_button = PlainButton(tr("停用"))
        self.restore_button = PlainButton(tr("恢复使用"))
        self.throw_button = DangerButton(tr("丢弃草稿"), icon="trash")
        self.empty = EmptyState(
            "calendar",
            tr("还没有培训方案"),
            tr("方案写明第几天上什么课、谁来带、过哪几道关；排课时落到真实的工作日上。"),
            tr("新建方案"),
        )
        self.nothing = EmptyState("search", tr("没有找到"), tr("换一个词再找。"), tr("清空条件"))
        self._detail = Card()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.rows)

    def show_rows(self, rows: tuple[ProgramRow, ...], chosen: str, none_at_all: bool) -> None:
        """Show the programs that the words leave."""
        self.rows.blockSignals(True)
        self.rows.set_rows([ListRow(one.name, one.title, one.detail, one.tags) for one in rows])
        if chosen:
            self.rows.select(chosen)
        self.rows.blockSignals(False)
        self._body.setVisible(not none_at_all)
        self.empty.setVisible(none_at_all)
        self.nothing.setVisible(not rows and not none_at_all)
        self.rows.setVisible(bool(rows))

    def show_program(self, shown: ProgramShown | None) -> None:
        """Show one program beside the list."""
        self._detail.setVisible(shown is not None)
        if shown is None:
            return
        self._detail.set_title(shown.title, shown.summary)
        clear_layout(self._content)
        if shown.draft:
            told = tr("您的草稿保存于 {when}，还没有发布").format(when=shown.draft)
            self._content.addWidget(TextLabel(told, "accent", wrap=True))
        self._content.addWidget(fact_table(shown.facts))
        if shown.behind:
            self._content.addWidget(self._behind(shown.behind))
        if shown.waiting is not None:
            told = tr("您改过这个方案，所以没有自动换上。")
            self._content.addWidget(decision_card(shown.waiting, told, self.decided.emit))
        if shown.versions:
            self._content.addWidget(rule())
            self._content.addWidget(TextLabel(tr("版本"), "section"))
        for version in shown.versions:
            self._content.addWidget(version_block(version, look=self.look_requested.emit))
        self._content.addStretch(1)
        known = bool(shown.version)
        self.edit_button.setText(tr("继续修改") if shown.draft else tr("修改"))
        self.copy_button.setVisible(known)
        self.export_button.setVisible(known)
        self.retire_button.setVisible(shown.published)
        self.restore_button.setVisible(known and not shown.published)
        self.throw_button.setVisible(bool(shown.draft))

    def _behind(self, number: int) -> QWidget:
        """Offer the difference to what follows an earlier version."""
        told = tr("有 {n} 个班级或计划还在用以前的版本").format(n=number)
        card = Card(told, tr("已上过的课不变；采用之前能看到每一处差异。"), "accent")
        button = PlainButton(tr("查看差异"))
        button.clicked.connect(self.offers_requested)
        card.add_to_header(button)
        return card

    def _lay_out(self) -> None:
        left = Card()
        left.body.addWidget(self.search)
        left.body.addWidget(self.rows, 1)
        left.body.addWidget(self.nothing, 1)
        left.body.addStretch(0)
        self.rows.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
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

    def _connect(self) -> None:
        self.rows.selected.connect(self.chosen)
        self.rows.opened.connect(self.chosen)
        self.search.textChanged.connect(self.filtered)
        self.nothing.action_requested.connect(self.search.clear)
        for source, signal in (
            (self.empty.action_requested, self.begin_requested),
            (self.new_button.clicked, self.begin_requested),
            (self.import_button.clicked, self.import_requested),
            (self.export_button.clicked, self.export_requested),
            (self.edit_button.clicked, self.edit_requested),
            (self.copy_button.clicked, self.copy_requested),
            (self.retire_button.clicked, self.retire_requested),
            (self.restore_button.clicked, self.restore_requested),
            (self.throw_button.clicked, self.throw_away_requested),
        ):
            source.connect(signal)
