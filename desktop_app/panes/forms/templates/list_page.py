"""The page of the list: templates at the left, the one looked at with its history at the right."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop_app.panes.forms.templates.shown import TemplateRow, TemplateShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import DangerButton, PlainButton, PrimaryButton
from desktop_app.widgets.cards import Card, clear_layout
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.fields import SearchEdit
from desktop_app.widgets.headings import TextLabel, rule
from desktop_app.widgets.row_list import ListRow, RowList
from desktop_app.widgets.version_block import decision_card, fact_table, version_block

_SHARES = (44, 56)


class ListPage(QWidget):
    """Signals: `filtered(words, use)`, `chosen(name)`, `edit_requested()`, `copy_requested()`,
    `retire_requested()`, `restore_requested()`, `throw_away_requested()`,
    `take_back_requested(version, title)`, `decided(version, take)`, `export_requested(suffix)`,
    `begin_requested()`, `import_requested()`.

    Attributes: `acts` (for the top line), `rows`, `search`, `use`, the buttons.
    """

    filtered = Signal(str, str)
    chosen = Signal(str)
    edit_requested = Signal()
    copy_requested = Signal()
    retire_requested = Signal()
    restore_requested = Signal()
    throw_away_requested = Signal()
    take_back_requested = Signal(str, str)
    decided = Signal(str, bool)
    export_requested = Signal(str)
    begin_requested = Signal()
    import_requested = Signal()

    def __init__(self, uses: tuple[tuple[str, str], ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.import_button = PlainButton(tr("导入…"), icon="plus")
        self.new_button = PrimaryButton(tr("新建表单"), icon="plus")
        self.acts: tuple[QWidget, ...] = (self.import_button, self.new_button)
        self.search = SearchEdit(tr("按名称找"))
        self.use = QComboBox()
        self.use.setAccessibleName(tr("用途"))
        self.use.addItem(tr("全部用途"), "")
        for key, word in uses:
            self.use.addItem(word, key)
        self.rows = RowList(tr("表单模板"))
        self.edit_button = PrimaryButton(tr("修改"), icon="edit")
        self.copy_button = PlainButton(tr("复制为新表单"), icon="copy")
        self.export_button = PlainButton(tr("导出…"), icon="save-file")
        self.retire_button = PlainButton(tr("停用"))
        self.restore_button = PlainButton(tr("恢复使用"))
        self.throw_button = DangerButton(tr("丢弃草稿"), icon="trash")
        self.empty = EmptyState(
            "checklists",
            tr("还没有表单"),
            tr("自检清单、质检评分表、阶段评估和调查都从一张表单模板开始。"),
            tr("新建表单"),
        )
        self.nothing = EmptyState(
            "search", tr("没有找到"), tr("换一个词或用途再找。"), tr("清空条件")
        )
        self._detail = Card()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.rows)

    def show_rows(self, rows: tuple[TemplateRow, ...], chosen: str, none_at_all: bool) -> None:
        """Show the templates that the filter leaves."""
        self.rows.blockSignals(True)
        self.rows.set_rows([ListRow(one.name, one.title, one.detail, one.tags) for one in rows])
        if chosen:
            self.rows.select(chosen)
        self.rows.blockSignals(False)
        self._body.setVisible(not none_at_all)
        self.empty.setVisible(none_at_all)
        self.nothing.setVisible(not rows and not none_at_all)
        self.rows.setVisible(bool(rows))

    def show_template(self, shown: TemplateShown | None) -> None:
        """Show one template beside the list."""
        self._detail.setVisible(shown is not None)
        if shown is None:
            return
        self._detail.set_title(shown.title, shown.summary)
        clear_layout(self._content)
        if shown.draft:
            told = tr("您的草稿保存于 {when}，还没有发布").format(when=shown.draft)
            self._content.addWidget(TextLabel(told, "accent", wrap=True))
        self._content.addWidget(fact_table(shown.facts))
        if shown.waiting is not None:
            told = tr("您改过这张表单，所以没有自动换上。")
            self._content.addWidget(decision_card(shown.waiting, told, self.decided.emit))
        if shown.versions:
            self._content.addWidget(rule())
            self._content.addWidget(TextLabel(tr("版本"), "section"))
        for version in shown.versions:
            self._content.addWidget(version_block(version, self.take_back_requested.emit))
        self._content.addStretch(1)
        known = bool(shown.version)
        self.edit_button.setText(tr("继续修改") if shown.draft else tr("修改"))
        self.copy_button.setVisible(known)
        self.export_button.setVisible(known)
        self.retire_button.setVisible(shown.retirable)
        self.restore_button.setVisible(known and not shown.published)
        self.throw_button.setVisible(bool(shown.draft))

    def choose_export(self) -> None:
        """Offer the kinds of files."""
        menu = QMenu(self)
        for suffix, word in (
            (".xlsx", tr("Excel 工作簿（.xlsx）")),
            (".yaml", tr("文本（.yaml）")),
        ):
            menu.addAction(word).setData(suffix)
        menu.triggered.connect(lambda action: self.export_requested.emit(action.data()))
        menu.exec(self.export_button.mapToGlobal(QPoint(0, self.export_button.height())))
        menu.deleteLater()

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.setSpacing(theming.space("s"))
        filters.addWidget(self.search, 1)
        filters.addWidget(self.use)
        left = Card()
        left.body.addLayout(filters)
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
        foot.addWidget(self.throw_button)
        foot.addWidget(self.retire_button)
        foot.addWidget(self.restore_button)
        foot.addStretch(1)
        foot.addWidget(self.export_button)
        foot.addWidget(self.copy_button)
        foot.addWidget(self.edit_button)
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
        self.rows.opened.connect(self._open)
        self.search.textChanged.connect(self._filter)
        self.use.currentIndexChanged.connect(self._filter)
        self.empty.action_requested.connect(self.begin_requested)
        self.nothing.action_requested.connect(self._clear_filter)
        self.export_button.clicked.connect(self.choose_export)
        for button, signal in (
            (self.new_button, self.begin_requested),
            (self.import_button, self.import_requested),
            (self.edit_button, self.edit_requested),
            (self.copy_button, self.copy_requested),
            (self.retire_button, self.retire_requested),
            (self.restore_button, self.restore_requested),
            (self.throw_button, self.throw_away_requested),
        ):
            button.clicked.connect(signal)

    def _open(self, name: str) -> None:
        self.chosen.emit(name)

    def _filter(self, *_what: object) -> None:
        self.filtered.emit(self.search.text(), str(self.use.currentData()))

    def _clear_filter(self) -> None:
        self.search.clear()
        self.use.setCurrentIndex(0)
        self.search.setFocus()
