"""Settings: appearance, the own password, the figures, working days, backups, about."""

from db.records import Person
from desktop_app.panes.settings.presenter import (
    AppearanceChoice,
    SettingsPresenter,
    TrayChoice,
)
from desktop_app.panes.settings.view import SettingsView
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.training.curriculum.use_cases import Curriculum
from desktop_app.training.maintenance.use_cases import Maintenance
from desktop_app.training.people.use_cases import People
from desktop_app.training.settings.use_cases import Settings


def build(
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
) -> SettingsView:
    """Build the pane for *actor*: who may not change the figures reads them."""
    view = SettingsView()
    presenter = SettingsPresenter(
        view,
        actor,
        settings,
        curriculum,
        people,
        maintenance,
        appearance,
        tray,
        clock,
        background,
        navigator,
    )
    view.refresh_requested.connect(presenter.refresh)
    view.target_requested.connect(presenter.open_target)
    view.appearance.theme_chosen.connect(presenter.set_theme)
    view.appearance.text_chosen.connect(presenter.set_text_percent)
    view.appearance.stale.connect(presenter.show_appearance)
    view.reminding.tray_chosen.connect(presenter.set_tray)
    view.reminding.figures_wanted.connect(lambda: presenter.open_target("section:figures"))
    view.password.change_requested.connect(presenter.change_password)
    view.figures.edited.connect(presenter.change_figure)
    view.figures.reset_requested.connect(presenter.reset_figure)
    view.days.add_requested.connect(presenter.add_day)
    view.days.remove_requested.connect(presenter.remove_day)
    view.days.year_confirmed.connect(presenter.confirm_year)
    view.backups.backup_requested.connect(presenter.back_up)
    view.keep(presenter)
    return view
