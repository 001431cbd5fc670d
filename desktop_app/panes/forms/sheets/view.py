"""Filled-in sheets on the screen: a list to narrow, one sheet, or its correction under way."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.filling.signed_page import SignedPage
from desktop_app.filling.signed_shown import DetailShown
from desktop_app.panes.forms.sheets.list_page import SheetList
from desktop_app.panes.forms.sheets.shown import BlankGroup, Choice, ListShown
from desktop_app.system.text import tr
from desktop_app.widgets.buttons import PlainButton, PrimaryButton
from desktop_app.widgets.pane import PaneView

if TYPE_CHECKING:  # imported when a correction is first begun
    from desktop_app.filling.page import FillPage


class SheetsView(PaneView):
    """Attributes: `list`, `signed`, `fill`: the pages, with their own signals.

    Signals: `filtered(narrowed)`, `more_requested()`, `sheet_opened(key)`, `back_requested()`,
    `chosen_printed(keys)`, `all_printed()`, `blank_printed(form)`, `fill_made(page)`.
    """

    filtered = Signal(object)
    more_requested = Signal()
    sheet_opened = Signal(str)
    back_requested = Signal()
    chosen_printed = Signal(object)
    all_printed = Signal()
    blank_printed = Signal(str)
    fill_made = Signal(object)

    full_bleed = True
    help_key = "service-post"
    keys = (
        ("Enter", tr("打开选中的表单")),
        (tr("Shift+↑ ↓"), tr("选中几份")),
        ("Ctrl+P", tr("打印选中的、打开的或列出的表单")),
        ("Esc", tr("返回")),
    )

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._print_all = ""
        self._titles = (tr("填写记录"), "")
        self._pages = QStackedWidget(self)
        self.list = SheetList()
        self.signed = SignedPage()
        self._fill: FillPage | None = None
        for page in (self.list, self.signed):
            self._pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)
        self.setFocusProxy(self.list)
        self._make_actions()
        self.list.filtered.connect(self.filtered)
        self.list.more_requested.connect(self.more_requested)
        self.list.opened.connect(self.sheet_opened)
        self.list.chosen_changed.connect(self._tell)
        self._tell()

    @property
    def fill(self) -> "FillPage":
        """A correction under way; built when it is first asked for."""
        if self._fill is None:
            from desktop_app.filling.page import FillPage

            self._fill = FillPage()
            self._fill.shown.connect(self._show_filling)
            self._pages.addWidget(self._fill)
            self.fill_made.emit(self._fill)
        return self._fill

    def show_choices(self, uses: tuple[Choice, ...], periods: tuple[Choice, ...]) -> None:
        """Offer uses and periods to narrow the list to."""
        self.list.show_choices(uses, periods)

    def show_groups(self, teams: tuple[Choice, ...], cohorts: tuple[Choice, ...]) -> None:
        """Offer teams and cohorts to narrow the list to."""
        self.list.show_groups(teams, cohorts)

    def show_blanks(self, groups: tuple[BlankGroup, ...]) -> None:
        """Offer forms to print empty."""
        self._blanks.clear()
        for group in groups:
            menu = self._blanks.addMenu(group.title)
            for form in group.forms:
                act = menu.addAction(form.text)
                act.triggered.connect(lambda _=False, key=form.key: self.blank_printed.emit(key))
        self.blank_button.setEnabled(bool(groups))

    def show_list(self, shown: ListShown) -> None:
        """List sheets."""
        self._print_all = shown.print_all if shown.lines else ""
        self._titles = (tr("填写记录"), shown.count)
        self.list.show_list(shown)
        self._tell()

    def show_list_page(self) -> None:
        """Show the list again, where it was left."""
        self._pages.setCurrentWidget(self.list)
        self._tell()
        self.list.table.setFocus()

    def show_detail(self, detail: DetailShown) -> None:
        """Show a signed sheet."""
        self.signed.show_detail(detail)
        self._pages.setCurrentWidget(self.signed)
        self._tell()
        self.signed.focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._pages.currentWidget() is not self.list:
            self.back_requested.emit()
            event.accept()
        elif event.matches(QKeySequence.StandardKey.Print) and self.print_button.isEnabled():
            self._print()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _make_actions(self) -> None:
        self.blank_button = PlainButton(tr("打印空表"), icon="chevron-down")
        self.print_button = PrimaryButton("", "Ctrl P")
        self.back_button = PlainButton(tr("返回"), "Esc", "chevron-left")
        self._blanks = QMenu(self)
        self.blank_button.clicked.connect(self._drop_down)
        self.print_button.clicked.connect(self._print)
        self.back_button.clicked.connect(self.back_requested)
        self.set_actions(self.back_button, self.blank_button, self.print_button)
        self.set_actions()

    def _drop_down(self) -> None:
        self._blanks.popup(self.blank_button.mapToGlobal(QPoint(0, self.blank_button.height())))

    def _print(self) -> None:
        if self._pages.currentWidget() is self.signed and self.signed.shown is not None:
            self.chosen_printed.emit((self.signed.shown.key.partition(":")[2],))
        elif len(self.list.chosen()) > 1:
            self.chosen_printed.emit(self.list.chosen())
        elif self._pages.currentWidget() is self.list:
            self.all_printed.emit()

    def _show_filling(self, title: str, sentence: str) -> None:
        self._titles_of_fill = (title, sentence)
        self._pages.setCurrentWidget(self.fill)
        self._tell()

    def _tell(self) -> None:
        """Show heading and actions of the page that is shown."""
        page = self._pages.currentWidget()
        if page is self.list:
            self.set_heading(*self._titles)
            chosen = len(self.list.chosen())
            text = tr("打印选中的 {n} 份").format(n=chosen)
            self.print_button.setText(text if chosen > 1 else self._print_all or tr("打印"))
            self.print_button.setEnabled(bool(self._print_all))
            self._act(self.blank_button, self.print_button)
        elif page is self.signed and self.signed.shown is not None:
            self.set_heading(self.signed.shown.title, tr("已签名锁定，不能再改"))
            self.print_button.setText(self.signed.shown.print_text)
            self.print_button.setEnabled(True)
            self._act(self.back_button, self.print_button)
        else:
            self.set_heading(*self._titles_of_fill)
            self._act(self.back_button)

    def _act(self, *buttons: QWidget) -> None:
        if buttons != self.actions():
            self.set_actions(*buttons)
