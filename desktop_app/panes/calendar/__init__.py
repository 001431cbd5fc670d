"""The calendar: month, week, agenda and overview, what the chosen day holds, and its changes."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from db.records import Person
from desktop_app.panes.calendar.exchange import Exchange, Files, menu
from desktop_app.panes.calendar.pages import CalendarPane, SubPage
from desktop_app.panes.calendar.ports import PlanBooks
from desktop_app.panes.calendar.presenter import CalendarPresenter
from desktop_app.panes.calendar.view import CalendarView
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import tr
from desktop_app.training.curriculum.showing.whose import Scope, Whose
from desktop_app.training.curriculum.use_cases import Curriculum
from desktop_app.training.people.permissions import Act, allowed
from desktop_app.training.people.use_cases import People

if TYPE_CHECKING:
    from desktop_app.panes.calendar.changing.creator import Creator
    from desktop_app.panes.calendar.changing.mover import Follow, Mover
    from desktop_app.panes.calendar.choosing import PersonPicker
    from desktop_app.panes.calendar.classes.newer import Newer
    from desktop_app.panes.calendar.planning import Planner

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

    def classes() -> SubPage:
        from desktop_app.panes.calendar import classes

        return classes.build(
            actor, curriculum, books, people, clock, background, lambda to: pane.open_target(to)
        )

    def rooms() -> SubPage:
        from desktop_app.panes.calendar import rooms

        return rooms.build(actor, books, people, clock, background)

    pane = CalendarPane(CalendarView, {"classes": classes, "rooms": rooms, **(pages or {})})
    view = pane.days
    presenter = CalendarPresenter(
        view, actor, curriculum, books.calendars, books.attendance, clock, background
    )
    asking = _Asking(
        view, presenter, actor, curriculum, books, people, clock, background, navigator
    )
    exchange = Exchange(view, actor, files, clock, background, navigator)
    acts = exchange.acts(lambda: (presenter.person, presenter.whose))
    menu.offer(view.more, [(tr("改动记录"), view.history_requested.emit), *acts])
    view.target_requested.connect(exchange.open_target)
    _connect(view, presenter)
    view.panel.exam_wanted.connect(lambda target: navigator.go("exams", target))
    view.person_requested.connect(lambda: asking.picker.open())
    view.plan_requested.connect(lambda: asking.planner.open(presenter.person, presenter.plan))
    _let_change(
        view, presenter, _Changing(view, actor, books, people, background, presenter.follow)
    )
    looking_back = _LookingBack(view, actor, books, clock, background)
    view.history_requested.connect(
        lambda: looking_back.open_history(presenter.person, presenter.whose)
    )
    view.newer_requested.connect(
        lambda: (
            looking_back.newer.open(Whose(Scope.PERSON, presenter.person.id))
            if presenter.person
            else looking_back.newer.open(presenter.whose)
        )
    )
    for kept in (presenter, asking, exchange, looking_back):
        view.keep(kept)
    return pane


class _Asking:
    """Who asks whose calendar to show and which plan to lay: made when it is first asked."""

    def __init__(
        self,
        view: CalendarView,
        presenter: CalendarPresenter,
        actor: Person,
        curriculum: Curriculum,
        books: PlanBooks,
        people: People,
        clock: Clock,
        background: Background,
        navigator: Navigator,
    ) -> None:
        self._view = view
        self._presenter = presenter
        self._actor = actor
        self._curriculum = curriculum
        self._books = books
        self._people = people
        self._clock = clock
        self._background = background
        self._navigator = navigator

    @cached_property
    def picker(self) -> "PersonPicker":
        from desktop_app.panes.calendar.choosing import PersonPicker

        sheet = self._view.person_sheet
        made = PersonPicker(
            sheet,
            self._actor,
            self._people,
            lambda: self._books.classes,
            self._background,
            self._presenter.show_whose,
        )
        sheet.typed.connect(made.search)
        sheet.chosen.connect(made.choose)
        return made

    @cached_property
    def planner(self) -> "Planner":
        from desktop_app.panes.calendar.planning import Planner

        sheet = self._view.plan_sheet
        made = Planner(
            sheet, self._actor, self._curriculum, self._clock, self._background, self._navigator
        )
        sheet.choice_changed.connect(made.preview)
        sheet.lay_requested.connect(made.lay)
        return made


class _Changing:
    """Who moves, stretches, calls off and adds sessions: made when a session is first changed."""

    def __init__(
        self,
        view: CalendarView,
        actor: Person,
        books: PlanBooks,
        people: People,
        background: Background,
        follow: "Follow",
    ) -> None:
        self._view = view
        self._actor = actor
        self._books = books
        self._people = people
        self._background = background
        self._follow = follow

    @cached_property
    def mover(self) -> "Mover":
        from desktop_app.panes.calendar.changing.mover import Mover

        view, books = self._view, self._books
        sheet = view.change_sheet
        made = Mover(
            sheet,
            self._actor,
            books.moving,
            books.applying,
            self._people,
            self._background,
            view.say,
            self._follow,
        )
        sheet.changed.connect(made.change)
        sheet.apply_wanted.connect(made.apply)
        return made

    @cached_property
    def creator(self) -> "Creator":
        from desktop_app.panes.calendar.changing.creator import Creator

        books, sheet = self._books, self._view.new_sheet
        made = Creator(
            sheet,
            self._actor,
            books.moving,
            books.applying,
            books.classes,
            self._people,
            books.calendars,
            self._background,
            self.mover.note_added,
        )
        sheet.changed.connect(made.preview)
        sheet.add_wanted.connect(made.add)
        return made


class _LookingBack:
    """What was changed, and what a newer version would change: made when first asked for."""

    def __init__(
        self,
        view: CalendarView,
        actor: Person,
        books: PlanBooks,
        clock: Clock,
        background: Background,
    ) -> None:
        self._view = view
        self._actor = actor
        self._books = books
        self._clock = clock
        self._background = background

    @cached_property
    def newer(self) -> "Newer":
        from desktop_app.panes.calendar.classes.newer import Newer
        from desktop_app.panes.calendar.classes.transfer_sheet import NewerSheet

        sheet, books = NewerSheet(self._view), self._books
        newer = Newer(
            sheet, self._actor, books.revising, books.applying, self._background, self._view.say
        )
        sheet.apply_wanted.connect(newer.do)
        return newer

    @cached_property
    def history(self) -> "Callable[[Person | None, Whose], None]":
        from desktop_app.panes.calendar import history

        return history.build(
            self._view, self._actor, self._books.applying, self._clock, self._background
        )

    def open_history(self, person: Person | None, whose: Whose) -> None:
        """Show what was changed for who is shown; all of it is for who may change it."""
        if person is None and not allowed(self._actor, Act.LAY_PLAN):
            self._view.say(tr("请先用 P 选一位学员，再看改动记录。"))
            return
        self.history(person, whose)


def _connect(view: CalendarView, presenter: CalendarPresenter) -> None:
    view.refresh_requested.connect(presenter.refresh)
    view.target_requested.connect(presenter.open_target)
    view.day_wanted.connect(presenter.show_day)
    view.page_wanted.connect(presenter.turn)
    view.today_wanted.connect(presenter.show_today)
    view.mode_wanted.connect(presenter.set_mode)
    view.session_wanted.connect(presenter.show_session)
    view.year_confirmed.connect(presenter.settling.confirm_year)
    view.whose_wanted.connect(presenter.open_target)
    view.filter_wanted.connect(presenter.filter_by)
    panel = view.panel
    panel.session_wanted.connect(presenter.show_session)
    panel.all_wanted.connect(presenter.list_day)
    view.list_wanted.connect(presenter.list_session)
    view.rest_wanted.connect(presenter.list_rest)
    panel.done_marked.connect(presenter.settling.mark_done)
    panel.reminder_wanted.connect(presenter.copy_reminder)
    panel.day_set.connect(presenter.settling.set_day)
    panel.day_dropped.connect(presenter.settling.drop_day)
    panel.act_wanted.connect(presenter.act)


def _let_change(view: CalendarView, presenter: CalendarPresenter, by: _Changing) -> None:
    view.keep(by)
    about, reschedule = presenter.about, presenter.reschedule
    view.moved.connect(lambda key, day, start: about(key, by.mover.move, day, start))
    view.stretched.connect(lambda key, minutes: about(key, by.mover.stretch, minutes))
    view.move_requested.connect(lambda: reschedule(view.chosen[1], by.mover.move))
    view.cancel_requested.connect(lambda: about(view.chosen[1], by.mover.cancel))
    view.panel.move_wanted.connect(lambda key: reschedule(key, by.mover.move))
    view.panel.cancel_wanted.connect(lambda key: about(key, by.mover.cancel))
    view.undo_requested.connect(lambda: by.mover.undo())
    view.drawn.connect(lambda *drawn: by.creator.open(presenter.whose, *drawn))
