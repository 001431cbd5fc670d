"""The pane of settings: one page of sections, with an index at the left."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app.panes.settings.appearance_view import AppearanceView
from desktop_app.panes.settings.backups_view import BackupsView
from desktop_app.panes.settings.days_view import DaysView
from desktop_app.panes.settings.figures_view import FiguresView
from desktop_app.panes.settings.password_view import PasswordView
from desktop_app.panes.settings.reminding_view import RemindingView
from desktop_app.panes.settings.shown import (
    SECTIONS,
    BackupsShown,
    DaysShown,
    FigureGroup,
    TrayShown,
)
from desktop_app.system.text import tr
from desktop_app.widgets import dialogs, theming
from desktop_app.widgets.cards import Card
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.pane import PaneView


class _Index(QFrame):
    """The names of the sections.

    Signals: `chosen(section)`.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        theming.set_role(self, "side-left")
        self.list = QListWidget()
        theming.set_role(self.list, "bare")
        self.list.setAccessibleName(tr("设置的各部分"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.addItems(
            [
                tr("外观"),
                tr("提醒"),
                tr("我的密码"),
                tr("数字"),
                tr("工作日"),
                tr("备份"),
                tr("关于"),
            ]
        )
        self.list.setCurrentRow(0)
        self.list.currentRowChanged.connect(self._choose)
        self.list.clicked.connect(lambda index: self._choose(index.row()))
        layout = QVBoxLayout(self)
        side = theming.space("s")
        layout.setContentsMargins(side, theming.space("l"), side, side)
        layout.addWidget(self.list)
        theming.changed.connect(self._fit)
        self._fit()

    def mark(self, section: str) -> None:
        """Mark the section that is looked at."""
        self.list.blockSignals(True)
        self.list.setCurrentRow(SECTIONS.index(section))
        self.list.blockSignals(False)

    def _choose(self, row: int) -> None:
        self.chosen.emit(SECTIONS[row])

    def _fit(self) -> None:
        self.setFixedWidth(theming.frame("rail") * theming.current().percent // 100)
        for row in range(self.list.count()):
            self.list.item(row).setSizeHint(QSize(0, theming.size("row")))


class SettingsView(PaneView):
    """Layout; each section is a part of its own with its own signals.

    Attributes: `appearance`, `reminding`, `password`, `figures`, `days`, `backups`.
    """

    full_bleed = True
    help_key = "privacy-security"
    keys = (("Enter", tr("确认正在改的数字")),)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.appearance = AppearanceView()
        self.reminding = RemindingView()
        self.password = PasswordView()
        self.figures = FiguresView()
        self.days = DaysView()
        self.backups = BackupsView()
        self.about = Card(tr("关于"))
        self._version = TextLabel("", "strong")
        self.about.body.addWidget(self._version)
        for line in _about_lines():
            self.about.body.addWidget(TextLabel(line, "secondary", wrap=True))
        parts = (
            self.appearance,
            self.reminding,
            self.password,
            self.figures,
            self.days,
            self.backups,
            self.about,
        )
        self.sections: dict[str, Card] = dict(zip(SECTIONS, parts, strict=True))
        self._scroll = QScrollArea(self)
        self._following = True
        self._wanted = ""
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(0)
        self._settling.timeout.connect(self._scroll_again)
        self.index = _Index()
        self.index.chosen.connect(self.show_section)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.index)
        layout.addWidget(self._page(), 1)

    def show_appearance(self, theme: str, percent: int) -> None:
        """Show theme and text size as they are."""
        self.appearance.show_choice(theme, percent)

    def show_tray(self, tray: TrayShown) -> None:
        """Show whether the system tray reminds."""
        self.reminding.show_tray(tray)

    def show_figures(self, groups: tuple[FigureGroup, ...], may_change: bool) -> None:
        """Show the figures."""
        self.figures.show_figures(groups, may_change)

    def show_figure_problem(self, name: str, problem: str) -> None:
        """Say what is wrong with a figure."""
        self.figures.show_problem(name, problem)

    def show_password_problem(self, field: str, problem: str) -> None:
        """Say what is wrong with a password."""
        self.password.show_problem(field, problem)

    def show_password_changed(self) -> None:
        """The password has been taken."""
        self.password.clear()

    def show_days(self, days: DaysShown) -> None:
        """Show working days."""
        self.days.show_days(days)

    def show_backups(self, backups: BackupsShown) -> None:
        """Show backups."""
        self.backups.show_backups(backups)

    def show_version(self, version: str) -> None:
        """Show which version this is."""
        self._version.setText(tr("陪练 {version}").format(version=version))

    def show_section(self, section: str) -> None:
        """Scroll to a section; until somebody scrolls on, it stays there as the page fills."""
        self._wanted = section
        self._scroll_again()

    def _scroll_again(self) -> None:
        if not self._wanted:
            return
        top = self.sections[self._wanted].y()
        self._following = False
        self._scroll.verticalScrollBar().setValue(top - theming.space("l"))
        self._following = True
        self.index.mark(self._wanted)

    def ask_remove(self, day: str) -> bool:
        """Ask whether an own day goes; a test replaces this method."""
        return dialogs.ask(
            self,
            tr("删除{day}的安排？").format(day=day),
            tr("这一天会重新按公共日历来定。已经排好的计划不变。"),
            tr("删除"),
            danger=True,
        )

    def _page(self) -> QScrollArea:
        content = QWidget()
        theming.set_role(content, "scrolled")
        column = QVBoxLayout(content)
        side = theming.space("xl")
        column.setContentsMargins(side, theming.space("l"), side, side)
        column.setSpacing(theming.space("m"))
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(content)
        for part in self.sections.values():
            column.addWidget(part)
        column.addStretch(1)
        bar = self._scroll.verticalScrollBar()
        bar.valueChanged.connect(self._follow)
        # The sections have their places only after the content has heard of its new size.
        bar.rangeChanged.connect(lambda *_range: self._settling.start())
        return self._scroll

    def _follow(self, top: int) -> None:
        """Mark in the index which section is being looked at."""
        if not self._following:
            return
        self._wanted = ""
        read = top + 2 * theming.size("row")
        passed = [name for name, part in self.sections.items() if part.y() <= read]
        self.index.mark(passed[-1] if passed else SECTIONS[0])


def _about_lines() -> tuple[str, ...]:
    return (
        tr("离线的客服培训工作台。所有数据只在本机的数据文件夹里，不上传。"),
        tr("本程序以 MIT 许可发布。界面用 Qt（PySide6，LGPL 3）。"),
        tr("字体 Noto Sans SC，SIL 开放字体许可 1.1；许可全文随程序附带。"),
    )
