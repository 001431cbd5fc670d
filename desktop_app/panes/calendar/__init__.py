"""The calendar: month, week, agenda and overview, what the chosen day holds, and its changes."""

from collections.abc import Callable, Mapping

from db.records import Person
from desktop_app.panes.calendar.changing.creator import USUAL_MINUTES, Creator
from desktop_app.panes.calendar.changing.mover import Mover
from desktop_app.panes.calendar.choosing import PersonPicker
from desktop_app.panes.calendar.exchange import Exchange, Files, menu
from desktop_app.panes.calendar.pages import CalendarPane, SubPage
from desktop_app.panes.calendar.planning import Planner
from desktop_app.panes.calendar.ports import PlanBooks
from desktop_app.panes.calendar.presenter import CalendarPresenter
from desktop_app.panes.calendar.view import CalendarView
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.training.curriculum.use_cases import Curriculum
from desktop_app.training.people.use_cases import People

__all__ = ["Files", "build"]


def build(
    actor: Person,
    curriculum: Curriculum,
    books: PlanBooks,
    people: People,
    files: Files,
    clock: Clock,
    background: Background,
    navigator: Navigator,
    pages: Mapping[str, Callable[[], SubPage]] | None = None,
) -> CalendarPane:
    """Build the pane for *actor*; *pages* are what is opened from the days, by kind."""
    view = CalendarView()
    presenter = CalendarPresenter(
        view, actor, curriculum, books.calendars, books.attendance, clock, background
    )
    picker = PersonPicker(
        view.person_sheet, actor, people, books.classes, background, presenter.show_whose
    )
    planner = Planner(view.plan_sheet, actor, curriculum, clock, background, navigator)
    exchange = Exchange(view, actor, files, books.classes, clock, background, navigator)
    acts = exchange.acts(lambda: (presenter.person, presenter.whose))
    menu.offer(view.more, acts, exchange.edits)
    view.target_requested.connect(exchange.open_target)
    _connect(view, presenter)
    view.person_requested.connect(picker.open)
    view.person_sheet.typed.connect(picker.search)
    view.person_sheet.chosen.connect(picker.choose)
    view.plan_requested.connect(lambda: planner.open(presenter.person, presenter.plan))
    view.plan_sheet.choice_changed.connect(planner.preview)
    view.plan_sheet.lay_requested.connect(planner.lay)
    mover = _changing(view, presenter, actor, books, people, background)
    for kept in (presenter, picker, planner, mover, exchange):
        view.keep(kept)

    def classes() -> SubPage:
        from desktop_app.panes.calendar import classes

        return classes.build(
            actor, curriculum, books, people, clock, background, lambda to: pane.open_target(to)
        )

    def rooms() -> SubPage:
        from desktop_app.panes.calendar import rooms

        return rooms.build(actor, books, people, clock, background)

    pane = CalendarPane(view, {"classes": classes, "rooms": rooms, **(pages or {})})
    return pane


def _changing(
    view: CalendarView,
    presenter: CalendarPresenter,
    actor: Person,
    books: PlanBooks,
    people: People,
    background: Background,
) -> Mover:
    """Let sessions be moved, stretched, called off and added."""
    mover = Mover(
        view.change_sheet, actor, books.moving, books.applying, people, background, view.say
    )
    creator = Creator(
        view.new_sheet,
        actor,
        books.moving,
        books.applying,
        books.classes,
        people,
        books.calendars,
        background,
        mover.note_done,
    )
    _connect_changes(view, presenter, mover, creator)
    view.keep(creator)
    return mover


def _connect(view: CalendarView, presenter: CalendarPresenter) -> None:
    view.refresh_requested.connect(presenter.refresh)
    view.target_requested.connect(presenter.open_target)
    view.day_wanted.connect(presenter.show_day)
    view.page_wanted.connect(presenter.turn)
    view.today_wanted.connect(presenter.show_today)
    view.mode_wanted.connect(presenter.set_mode)
    view.session_wanted.connect(presenter.show_session)
    view.year_confirmed.connect(presenter.confirm_year)
    view.whose_wanted.connect(presenter.open_target)
    view.filter_wanted.connect(presenter.filter_by)
    panel = view.panel
    panel.session_wanted.connect(presenter.show_session)
    panel.done_marked.connect(presenter.mark_done)
    panel.reminder_wanted.connect(presenter.copy_reminder)
    panel.day_set.connect(presenter.set_day)
    panel.day_dropped.connect(presenter.drop_day)
    panel.act_wanted.connect(presenter.act)


def _connect_changes(
    view: CalendarView, presenter: CalendarPresenter, mover: Mover, creator: Creator
) -> None:
    view.moved.connect(lambda key, day, start: presenter.about(key, mover.move, day, start))
    view.stretched.connect(lambda key, minutes: presenter.about(key, mover.stretch, minutes))
    view.move_requested.connect(lambda: presenter.reschedule(view.chosen[1], mover.move))
    view.cancel_requested.connect(lambda: presenter.about(view.chosen[1], mover.cancel))
    view.panel.move_wanted.connect(lambda key: presenter.reschedule(key, mover.move))
    view.panel.cancel_wanted.connect(lambda key: presenter.about(key, mover.cancel))
    view.undo_requested.connect(mover.undo)
    view.change_sheet.changed.connect(mover.change)
    view.change_sheet.apply_wanted.connect(mover.apply)
    view.drawn.connect(
        lambda day, start, minutes: creator.open(
            presenter.whose, day, start, minutes or USUAL_MINUTES
        )
    )
    view.new_sheet.changed.connect(creator.preview)
    view.new_sheet.add_wanted.connect(creator.add)
