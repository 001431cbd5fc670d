"""A trainee's notes: what mentor and supervisor signed about them, and their own beside it."""

from collections.abc import Callable
from uuid import UUID

from db.records import Person
from desktop_app.filling.offers import Offers
from desktop_app.filling.presenter import FillPresenter
from desktop_app.panes.mentoring.notes_presenter import NotesPresenter
from desktop_app.panes.mentoring.notes_view import NotesView
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.training.forms.register.use_cases import Register
from desktop_app.training.forms.use_cases import Forms
from desktop_app.training.mentoring.use_cases import Mentoring


def build(
    actor: Person,
    mentoring: Mentoring,
    forms: Forms,
    register: Register,
    clock: Clock,
    background: Background,
    navigator: Navigator,
    print_sheet: Callable[[UUID], None],
    offers: Offers | None = None,
) -> NotesView:
    """Build the pane for *actor*; *print_sheet* shows the preview of a signed sheet.

    Targets: `sheet:<uuid>` opens a sheet, `notes:<iso date>` has that day's notes written.
    """
    view = NotesView()
    fill = FillPresenter(lambda: view.fill, actor, forms, background, navigator, offers)
    presenter = NotesPresenter(
        view, actor, mentoring, forms, clock, background, navigator, print_sheet, fill, register
    )
    view.locked.afterwards.serve(presenter)
    view.locked.afterwards.record_opened.connect(presenter.open_record)
    view.fill_made.connect(lambda page: page.serve(fill))
    view.write_requested.connect(presenter.write)
    view.back_requested.connect(presenter.back)
    view.refresh_requested.connect(presenter.refresh)
    view.target_requested.connect(presenter.open_target)
    view.chosen.connect(presenter.choose)
    view.attempt_requested.connect(presenter.open_attempt)
    view.print_requested.connect(presenter.print)
    view.keep(presenter)
    return view
