"""The page of the designer: the certificate at the left, the properties of an element beside."""

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop_app.documents.certificate_sample import LONG
from desktop_app.panes.certificates.design.canvas import Canvas
from desktop_app.panes.certificates.design.shown import DesignShown, PageShown, TriedShown
from desktop_app.system.text import tr
from desktop_app.widgets import dialogs, file_dialogs, theming
from desktop_app.widgets.buttons import IconButton, PlainButton
from desktop_app.widgets.cards import Card
from desktop_app.widgets.check_card import CheckCard
from desktop_app.widgets.draft_page import DraftPage
from desktop_app.widgets.headings import ElidedLabel, TextLabel
from desktop_app.widgets.inputs import PickBox, TextArea
from desktop_app.widgets.pdf_view import PdfPages
from desktop_app.widgets.writing_items import VersionShown

if TYPE_CHECKING:
    from desktop_app.panes.certificates.design.versions_sheet import VersionsSheet

_POINTS_PER_MM = 72 / 25.4
_LONGEST_NAME = 40
RARE = "䶮㐂"
"""A name that a layout has to bear, as `LONG` is another."""

CERTIFIED, GOLD = "certified", "gold"


class DesignPage(DraftPage):
    """Signals beside those of a draft: `chosen(key)`, `added(kind)`, `tried(name, gold)`,
    `removed(key)`, `duplicated(key)`, `hidden(key)`, `names_requested()`, `versions_requested()`,
    `pictures_requested()`, `import_requested()`, `export_requested()`, `reset_requested()`,
    `check_chosen(key, field)`, `take_back_requested(version, title)`,
    `opened(title, sentence)` when it is to be shown.

    Attributes beside: `canvas`, `checks`, the buttons.
    """

    chosen = Signal(str)
    added = Signal(str)
    tried = Signal(str, bool)
    removed = Signal(str)
    duplicated = Signal(str)
    hidden = Signal(str)
    names_requested = Signal()
    versions_requested = Signal()
    pictures_requested = Signal()
    import_requested = Signal()
    export_requested = Signal()
    reset_requested = Signal()
    check_chosen = Signal(str, str)
    take_back_requested = Signal(str, str)
    opened = Signal(str, str)

    keys: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Tab", tr("选下一项")),
        ("← → ↑ ↓", tr("移动 1 毫米，按住 Ctrl 移动 0.1 毫米")),
        ("Shift+← →", tr("变窄、变宽")),
        ("Enter", tr("填写选中的一项")),
        ("H", tr("隐藏或显示")),
        ("Ctrl+D", tr("复制一份")),
        ("Delete", tr("删去")),
        (tr("Alt+拖动"), tr("不吸附")),
        ("Ctrl+Z", tr("撤销")),
        ("Ctrl+Y", tr("重做")),
    )

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.canvas = Canvas()
        self.checks = CheckCard(narrow=True)
        self.elements = PickBox(tr("版面上的各项"), 14)
        self.add_button = PlainButton(tr("添加"), icon="plus")
        self.copy_button = IconButton("copy", tr("复制一份（Ctrl+D）"))
        self.hide_button = IconButton("eye", tr("显示或隐藏（H）"))
        self.remove_button = IconButton("trash", tr("删去（Delete）"))
        self.more_button = PlainButton(tr("更多"), icon="more")
        self.status = ElidedLabel("", "secondary")
        self.name_edit = QLineEdit()
        self.name_edit.setMaxLength(_LONGEST_NAME)
        self.long_button = PlainButton(tr("长姓名"))
        self.rare_button = PlainButton(tr("生僻字"))
        self.names_button = PlainButton(tr("检查全员姓名"))
        self.told = TextLabel("", "secondary", wrap=True)
        self._levels = QButtonGroup(self)
        self.level_buttons: dict[str, QPushButton] = {}
        self.versions_sheet: VersionsSheet | None = None
        self._pdf = b""
        self._chosen = ""
        self._fill_menus()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.canvas)

    def show_state(self, shown: DesignShown) -> None:
        """Show what a step has made of the layout."""
        self._chosen = shown.page.chosen
        self.canvas.show_page(shown.page)
        self._show_elements(shown)
        self.properties.show_properties(shown.properties)
        self.checks.show_checks(shown.checks)
        self.show_steps(shown.can_undo, shown.can_redo, shown.kept)
        self.copy_button.setEnabled(shown.copyable)
        self.remove_button.setEnabled(shown.removable)
        self.hide_button.set_icon("eye-off" if shown.hidden else "eye")
        self.status.setText(shown.status)

    def show_page(self, shown: PageShown) -> None:
        """Show where the elements stand while one is dragged."""
        self.canvas.show_page(shown)

    def show_preview(self, pdf: bytes) -> None:
        """Show the page as it would be printed."""
        self._pdf = pdf
        self._render()

    def show_tried(self, shown: TriedShown) -> None:
        """Show for whom the page is tried, and what came of it."""
        if self.name_edit.text() != shown.name:
            self.name_edit.setText(shown.name)
        self.level_buttons[GOLD if shown.gold else CERTIFIED].setChecked(True)
        self.told.setText(shown.told)
        theming.set_role(self.told, shown.tone)

    def show_design(self, title: str, sentence: str) -> None:
        """Show the page in the place of the pane."""
        self.opened.emit(title, sentence)

    def show_versions(self, versions: tuple[VersionShown, ...]) -> None:
        """Show the versions at the side; an earlier one can be gone on from."""
        from desktop_app.panes.certificates.design.versions_sheet import VersionsSheet

        if self.versions_sheet is None:
            self.versions_sheet = VersionsSheet(self)
            self.versions_sheet.take_back_wanted.connect(self.take_back_requested)
        self.versions_sheet.show_versions(versions)
        self.versions_sheet.open()

    def confirm(self, title: str, text: str, accept: str, danger: bool = False) -> bool:
        """Ask whether to do something; a test replaces this method."""
        return dialogs.ask(self.window(), title, text, accept, danger=danger)

    def ask_layout_file(self) -> Path | None:
        """Which file to read; a test replaces this method."""
        return file_dialogs.ask_open(self, tr("导入版面"), tr("版面文件 (*.yaml *.yml)"))

    def ask_layout_target(self) -> Path | None:
        """Where to write a file; a test replaces this method."""
        kinds = tr("文本 (*.yaml)")
        return file_dialogs.ask_save(self, tr("导出版面"), tr("证书版面"), kinds, "yaml")

    def focus_words(self) -> None:
        """Let the next letters typed take the place of the words of what is chosen."""
        self.properties.focus_field("text")
        editor = self.properties.editor("text")
        if isinstance(editor, TextArea):
            editor.selectAll()

    def _show_elements(self, shown: DesignShown) -> None:
        box = self.elements
        box.blockSignals(True)
        known = tuple((box.itemData(n), box.itemText(n)) for n in range(box.count()))
        if known != shown.elements:
            box.clear()
            for key, name in shown.elements:
                box.addItem(name, key)
        box.setCurrentIndex(box.findData(shown.page.chosen))
        box.blockSignals(False)

    def _render(self) -> None:
        """Draw the page as large as it is shown now."""
        if self._pdf:
            dots = self.canvas.devicePixelRatioF()
            scale = self.canvas.pixels_per_mm / _POINTS_PER_MM * dots
            self.canvas.show_image(PdfPages(self._pdf).image(0, scale))

    def _fill_menus(self) -> None:
        adding, more = QMenu(self), QMenu(self)
        for title, kind in (
            (tr("文字"), "text"),
            (tr("签名线"), "signature"),
            (tr("分隔线"), "divider"),
        ):
            adding.addAction(title).setData(kind)
        for title, wish in (
            (tr("标志和印章…"), self.pictures_requested),
            (tr("各个版本…"), self.versions_requested),
            (tr("导入 YAML…"), self.import_requested),
            (tr("导出 YAML…"), self.export_requested),
            (tr("恢复默认版面"), self.reset_requested),
        ):
            more.addAction(title, wish.emit)
        self.adding, self.more = adding, more
        adding.triggered.connect(lambda action: self.added.emit(action.data()))
        self.add_button.clicked.connect(lambda: _drop(adding, self.add_button))
        self.more_button.clicked.connect(lambda: _drop(more, self.more_button))

    def _lay_out(self) -> None:
        left = Card()
        left.body.addLayout(self._bar())
        left.body.addWidget(self.canvas, 1)
        left.body.addLayout(self._trying())
        left.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        side = Card()
        side.body.addWidget(self.properties, 1)
        # Beside the page, whose scale is not to change while something is put right.
        column = QVBoxLayout()
        column.setSpacing(theming.space("m"))
        column.addWidget(side, 1)
        column.addWidget(self.checks)
        for card in (side, self.checks):
            card.setFixedWidth(theming.frame("task"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theming.space("l"))
        row.addWidget(left, 1)
        row.addLayout(column)

    def _bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setSpacing(theming.space("s"))
        for widget in (
            self.elements,
            self.add_button,
            self.copy_button,
            self.hide_button,
            self.remove_button,
        ):
            bar.addWidget(widget)
        bar.addWidget(self.status, 1)
        bar.addWidget(self.more_button)
        return bar

    def _trying(self) -> QVBoxLayout:
        """Whose certificate is shown: names that a layout has to bear, and both levels."""
        row = QHBoxLayout()
        row.setSpacing(theming.space("s"))
        label = TextLabel(tr("试印姓名"), "secondary")
        label.setBuddy(self.name_edit)
        self.name_edit.setAccessibleName(tr("试印姓名"))
        row.addWidget(label)
        row.addWidget(self.name_edit, 1)
        row.addWidget(self.long_button)
        row.addWidget(self.rare_button)
        for key, title in ((CERTIFIED, tr("认证")), (GOLD, tr("金牌"))):
            button = QPushButton(title)
            button.setCheckable(True)
            button.setAccessibleName(tr("{level}证书").format(level=title))
            theming.set_role(button, "chip")
            self._levels.addButton(button)
            self.level_buttons[key] = button
            row.addWidget(button)
        row.addWidget(self.names_button)
        column = QVBoxLayout()
        column.setSpacing(theming.space("xs"))
        column.addLayout(row)
        column.addWidget(self.told)
        return column

    def _connect(self) -> None:
        canvas = self.canvas
        for signal, relay in (
            (self.checks.check_chosen, self.check_chosen),
            (canvas.chosen, self.chosen),
            (canvas.removed, self.removed),
            (canvas.hidden, self.hidden),
            (canvas.duplicated, self.duplicated),
            (self.names_button.clicked, self.names_requested),
        ):
            signal.connect(relay)
        canvas.opened.connect(lambda _key: self.focus_field(""))
        canvas.resized.connect(self._render)
        self.elements.activated.connect(lambda _n: self.chosen.emit(self.elements.currentData()))
        self.copy_button.clicked.connect(lambda: self.duplicated.emit(self._chosen))
        self.hide_button.clicked.connect(lambda: self.hidden.emit(self._chosen))
        self.remove_button.clicked.connect(lambda: self.removed.emit(self._chosen))
        self.name_edit.textEdited.connect(lambda _text: self._try())
        for button, name in ((self.long_button, LONG), (self.rare_button, RARE)):
            button.clicked.connect(lambda _checked, name=name: self._try(name))
        self._levels.buttonClicked.connect(lambda _button: self._try())

    def _try(self, name: str | None = None) -> None:
        if name is not None:
            self.name_edit.setText(name)
            self.name_edit.setCursorPosition(0)
        self.tried.emit(self.name_edit.text(), self.level_buttons[GOLD].isChecked())


def _drop(menu: QMenu, button: QWidget) -> None:
    menu.popup(button.mapToGlobal(QPoint(0, button.height())))
