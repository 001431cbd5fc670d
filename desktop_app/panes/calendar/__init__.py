"""The calendar of a plan: month, week and agenda, and what the chosen day holds."""

from collections.abc import Callable, Mapping

from db.records import Person
from desktop_app.panes.calendar.choosing import PersonPicker
from desktop_app.panes.calendar.pages import CalendarPane, SubPage
from desktop_app.panes.calendar.planning import Planner
from desktop_app.panes.calendar.presenter import CalendarPresenter
from desktop_app.panes.calendar.view import CalendarView
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.training.curriculum.use_cases import Curriculum
from desktop_app.training.people.use_cases import People


def build(
    actor: Person,
    curriculum: Curriculum,
    people: People,
    clock: Clock,
    background: Background,
    navigator: Navigator,
    pages: Mapping[str, Callable[[], SubPage]] | None = None,
) -> CalendarPane:
    """Build the pane for *actor*; *pages* are what is opened from the days, by kind."""
    view = CalendarView()
    presenter = CalendarPresenter(view, actor, curriculum, clock, background)
    picker = PersonPicker(view.person_sheet, actor, people, background, presenter.show_person)
    planner = Planner(view.plan_sheet, actor, curriculum, clock, background, navigator)
    _connect(view, presenter)
    view.person_requested.connect(picker.open)
    view.person_sheet.typed.connect(picker.search)
    view.person_sheet.chosen.connect(picker.choose)
    view.plan_requested.connect(lambda: planner.open(presenter.person, presenter.plan))
    view.plan_sheet.choice_changed.connect(planner.preview)
    view.plan_sheet.lay_requested.connect(planner.lay)
    for kept in (presenter, picker, planner):
        view.keep(kept)
    return CalendarPane(view, pages or {})


def _connect(view: CalendarView, presenter: CalendarPresenter) -> None:
    view.refresh_requested.connect(presenter.refresh)
    view.target_requested.connect(presenter.open_target)
    view.day_wanted.connect(presenter.show_day)
    view.page_wanted.connect(presenter.turn)
    view.today_wanted.connect(presenter.show_today)
    view.mode_wanted.connect(presenter.set_mode)
    view.session_wanted.connect(presenter.show_session)
    view.year_confirmed.connect(presenter.confirm_year)
    panel = view.panel
    panel.session_wanted.connect(presenter.show_session)
    panel.done_marked.connect(presenter.mark_done)
    panel.reminder_wanted.connect(presenter.copy_reminder)
    panel.day_set.connect(presenter.set_day)
    panel.day_dropped.connect(presenter.drop_day)
    panel.act_wanted.connect(presenter.act)
