"""Classes: opening and closing them, who is in them, and newer versions of their programs."""

from collections.abc import Callable
from uuid import UUID

from db.records import Person
from desktop_app.panes.calendar.classes.newer import Newer
from desktop_app.panes.calendar.classes.opener import Opener
from desktop_app.panes.calendar.classes.presenter import ClassesPresenter
from desktop_app.panes.calendar.classes.transfer import Transfer
from desktop_app.panes.calendar.classes.view import ClassesView
from desktop_app.panes.calendar.ports import PlanBooks
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.training.curriculum.showing.whose import Scope, Whose
from desktop_app.training.curriculum.use_cases import Curriculum
from desktop_app.training.people.use_cases import People


def build(
    actor: Person,
    curriculum: Curriculum,
    books: PlanBooks,
    people: People,
    clock: Clock,
    background: Background,
    show_days: Callable[[str], None],
) -> ClassesView:
    """Build the page for *actor*; *show_days* leads to the calendar of a target."""
    view = ClassesView()
    presenter = ClassesPresenter(view, actor, books.classes, books.revising, background)
    opener = Opener(
        view.open_sheet, actor, books.classes, books.calendars, curriculum, people, clock,
        background, view.say,
    )  # fmt: skip
    transfer = Transfer(
        view.transfer_sheet, actor, books.classes, books.transferring, books.applying, people,
        background, view.say,
    )  # fmt: skip
    newer = Newer(view.newer_sheet, actor, books.revising, books.applying, background, view.say)
    view.refresh_requested.connect(presenter.refresh)
    view.target_requested.connect(presenter.choose)
    view.class_chosen.connect(presenter.choose)
    view.close_wanted.connect(presenter.close)
    view.days_wanted.connect(lambda key: show_days(f"class:{key}"))
    view.open_wanted.connect(opener.open)
    view.open_sheet.changed.connect(opener.preview)
    view.open_sheet.open_wanted.connect(opener.do)
    view.transfer_wanted.connect(transfer.open)
    view.transfer_sheet.changed.connect(transfer.preview)
    view.transfer_sheet.apply_wanted.connect(transfer.do)
    view.newer_wanted.connect(lambda key: newer.open(Whose(Scope.CLASS, UUID(key))))
    view.newer_sheet.apply_wanted.connect(newer.do)
    for kept in (presenter, opener, transfer, newer):
        view.keep(kept)
    presenter.refresh()
    return view
