"""Shows the settings and changes them: each at once, each told where it stands."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from db.backup import Backup
from db.records import Person
from desktop_app.panes.settings.shown import (
    SECTIONS,
    BackupsShown,
    DaysShown,
    FigureGroup,
    TrayShown,
)
from desktop_app.panes.settings.telling import (
    backed_up_text,
    backup_shown,
    day_shown,
    figure_groups,
    restore_text,
    year_shown,
)
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import day_text, tr
from desktop_app.system.version import version
from desktop_app.training.curriculum.use_cases import Curriculum
from desktop_app.training.maintenance.use_cases import Maintenance
from desktop_app.training.people.passwords import WeakPassword
from desktop_app.training.people.permissions import Act, allowed
from desktop_app.training.people.use_cases import People, WrongPassword
from desktop_app.training.settings.catalogue import BY_NAME, BadSetting
from desktop_app.training.settings.use_cases import Settings


class AppearanceChoice(Protocol):
    """Theme and text size, as the frame keeps them."""

    @property
    def theme(self) -> str: ...
    @property
    def text_percent(self) -> int: ...
    def set_theme(self, choice: str) -> None: ...
    def set_text_percent(self, percent: int) -> None: ...


class TrayChoice(Protocol):
    """The icon in the system tray, as the frame keeps it."""

    @property
    def available(self) -> bool: ...
    @property
    def enabled(self) -> bool: ...
    def set_enabled(self, enabled: bool) -> None: ...


class Shows(Protocol):
    """The view, as far as the presenter needs it."""

    def set_heading(self, title: str, sentence: str) -> None: ...
    def show_appearance(self, theme: str, percent: int) -> None: ...
    def show_tray(self, tray: TrayShown) -> None: ...
    def show_figures(self, groups: tuple[FigureGroup, ...], may_change: bool) -> None: ...
    def show_figure_problem(self, name: str, problem: str) -> None: ...
    def show_password_problem(self, field: str, problem: str) -> None: ...
    def show_password_changed(self) -> None: ...
    def show_days(self, days: DaysShown) -> None: ...
    def show_backups(self, backups: BackupsShown) -> None: ...
    def show_version(self, version: str) -> None: ...
    def show_section(self, section: str) -> None: ...
    def ask_remove(self, day: str) -> bool: ...


@dataclass(frozen=True, slots=True)
class _Loaded:
    figures: tuple[FigureGroup, ...]
    days: DaysShown
    backups: BackupsShown
    version: str


class SettingsPresenter:
    """Decides what the pane of settings shows and does."""

    def __init__(
        self,
        view: Shows,
        actor: Person,
        settings: Settings,
        curriculum: Curriculum,
        people: People,
        maintenance: Maintenance,
        appearance: AppearanceChoice,
        tray: TrayChoice,
        clock: Clock,
        background: Background,
        navigator: Navigator,
    ) -> None:
        self._view = view
        self._actor = actor
        self._settings = settings
        self._curriculum = curriculum
        self._people = people
        self._maintenance = maintenance
        self._appearance = appearance
        self._tray = tray
        self._clock = clock
        self._background = background
        self._navigator = navigator
        self._backing_up = False
        self._days: DaysShown | None = None
        view.set_heading(tr("设置"), tr("改动立即生效"))
        self.show_appearance()
        self._show_tray()

    def refresh(self) -> None:
        """Load figures, days and backups anew."""
        self.show_appearance()
        self._show_tray()
        self._background.run(self._view, self._load, self._show)

    def open_target(self, target: str) -> None:
        """`section:<name>` shows a section."""
        kind, _, name = target.partition(":")
        if kind == "section" and name in SECTIONS:
            self._view.show_section(name)

    def show_appearance(self) -> None:
        """Show theme and text size as they are now."""
        self._view.show_appearance(self._appearance.theme, self._appearance.text_percent)

    def set_theme(self, choice: str) -> None:
        """Let `system`, `light` or `dark` serve."""
        if choice != self._appearance.theme:
            self._appearance.set_theme(choice)

    def set_text_percent(self, percent: int) -> None:
        """Show text at *percent*."""
        if percent != self._appearance.text_percent:
            self._appearance.set_text_percent(percent)

    def set_tray(self, enabled: bool) -> None:
        """Show the icon in the system tray with its reminders, or not."""
        self._tray.set_enabled(enabled)
        self._show_tray()

    def _show_tray(self) -> None:
        self._view.show_tray(TrayShown(self._tray.enabled, self._tray.available))

    def change_password(self, old: str, new: str, again: str) -> None:
        """Change the own password; what is wrong is said under its field."""
        problem = _first_problem(old, new, again)
        if problem is not None:
            self._view.show_password_problem(*problem)
            return
        self._background.run(
            self._view, lambda: self._change_password(old, new), self._password_answered
        )

    def change_figure(self, name: str, text: str) -> None:
        """Set a figure from what was typed; what is wrong is said under its field."""
        try:
            value = float(text.strip().replace(",", "."))
        except ValueError:
            self._view.show_figure_problem(
                name, tr("请填数字，例如 {n:g}。").format(n=BY_NAME[name].default)
            )
            return
        if value == self._settings.figures().number(name):
            self._view.show_figure_problem(name, "")
            return
        self._background.run(
            self._view,
            lambda: self._set_figure(name, value),
            lambda problem: self._figure_answered(name, problem),
        )

    def reset_figure(self, name: str) -> None:
        """Set a figure to its default."""
        self.change_figure(name, f"{BY_NAME[name].default:g}")

    def add_day(self, day: date, working: bool, note: str) -> None:
        """Make a day a working or a free one."""
        self._background.run(
            self._view,
            lambda: self._curriculum.set_own_day(self._actor, day, working, note),
            lambda _none: self._day_set(day, working),
        )

    def remove_day(self, key: str) -> None:
        """Let the public calendar decide about a day again, after asking."""
        day = date.fromisoformat(key)
        if not self._view.ask_remove(day_text(day)):
            return
        self._background.run(
            self._view,
            lambda: self._curriculum.drop_own_day(self._actor, day),
            lambda _none: self.refresh(),
        )

    def confirm_year(self, year: int, confirmed: bool) -> None:
        """Note that the arrangement of a year has been compared with the published one."""
        self._background.run(
            self._view,
            lambda: self._curriculum.confirm_year(self._actor, year, confirmed),
            lambda _none: self.refresh(),
        )

    def back_up(self) -> None:
        """Back up now, with progress; one at a time."""
        if self._backing_up:
            self._navigator.notify(tr("正在备份，请稍候。"))
            return
        self._backing_up = True
        self._background.run_long(
            self._view,
            tr("备份数据"),
            lambda progress: self._back_up(progress.step),
            self._backed_up,
        )

    def _load(self) -> _Loaded:
        from desktop_app.training.curriculum.workdays import PUBLISHED_YEARS

        calendar = self._curriculum.work_calendar()
        today = self._clock.today()
        return _Loaded(
            figures=figure_groups(self._settings.all()),
            days=DaysShown(
                today=today,
                own=tuple(day_shown(one) for one in self._curriculum.own_days()),
                years=tuple(
                    year_shown(calendar, year, PUBLISHED_YEARS)
                    for year in (today.year, today.year + 1)
                ),
                may_set=allowed(self._actor, Act.SET_DAYS),
            ),
            backups=BackupsShown(
                folder=str(self._maintenance.folder),
                backups=tuple(
                    backup_shown(one, self._clock) for one in self._maintenance.backups()
                ),
                restore=restore_text(self._maintenance.folder),
                may_back_up=allowed(self._actor, Act.BACK_UP),
            ),
            version=version(),
        )

    def _show(self, loaded: _Loaded) -> None:
        may_change = allowed(self._actor, Act.CHANGE_SETTINGS)
        told = tr("外观、提醒和密码可以改，其余由主管或管理员设定")
        self._view.set_heading(tr("设置"), tr("改动立即生效") if may_change else told)
        self._view.show_figures(loaded.figures, may_change)
        self._view.show_days(loaded.days)
        self._view.show_backups(loaded.backups)
        self._view.show_version(loaded.version)

    def _change_password(self, old: str, new: str) -> tuple[str, str] | None:
        # What belongs to a field is an answer here, not a fault: it is said under the field.
        try:
            self._people.change_password(self._actor, old, new)
        except WrongPassword as wrong:
            waits = wrong.wait > 0
            return "old", wrong.what if waits else tr("现在的密码不对。")
        except WeakPassword as weak:
            return "new", weak.what
        return None

    def _password_answered(self, problem: tuple[str, str] | None) -> None:
        if problem is not None:
            self._view.show_password_problem(*problem)
            return
        self._view.show_password_changed()
        self._navigator.notify(tr("密码已更改，下次登录和签名用新密码。"))

    def _set_figure(self, name: str, value: float) -> str:
        try:
            self._settings.change(self._actor, name, value)
        except BadSetting as bad:
            return str(bad)
        return ""

    def _figure_answered(self, name: str, problem: str) -> None:
        self._view.show_figure_problem(name, problem)
        if not problem:
            self.refresh()

    def _day_set(self, day: date, working: bool) -> None:
        kind = tr("上班") if working else tr("休息")
        self._navigator.notify(
            tr("{day}已设为{kind}。已排好的计划不变，新排的按新的来。").format(
                day=day_text(day), kind=kind
            )
        )
        self.refresh()

    def _back_up(self, report: "_Report") -> Backup:
        try:
            return self._maintenance.backup(self._actor, report)
        finally:
            self._backing_up = False

    def _backed_up(self, made: Backup) -> None:
        self._navigator.notify(backed_up_text(made))
        self.refresh()


class _Report(Protocol):
    def __call__(self, done: int, total: int, /) -> None: ...


def _first_problem(old: str, new: str, again: str) -> tuple[str, str] | None:
    """Return the field and what is wrong with it, as far as can be told without asking."""
    if not old:
        return "old", tr("请输入现在的密码。")
    if not new:
        return "new", tr("请输入新密码。")
    if new == old:
        return "new", tr("新密码和现在的一样。")
    if new != again:
        return "again", tr("两次输入的新密码不一样。")
    return None
