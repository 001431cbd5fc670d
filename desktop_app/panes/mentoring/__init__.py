"""Mentoring: a mentor's trainees, and the sheet about each day of watching."""

from collections.abc import Callable
from uuid import UUID

from db.records import Person
from desktop_app.panes.mentoring.day_loading import DayLoader
from desktop_app.panes.mentoring.day_presenter import DayPresenter
from desktop_app.panes.mentoring.presenter import MentoringPresenter
from desktop_app.panes.mentoring.view import MentoringView
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.training.chain.use_cases import Chain
from desktop_app.training.forms.use_cases import Forms
from desktop_app.training.mentoring.use_cases import Mentoring


def build(
    actor: Person,
    mentoring: Mentoring,
    forms: Forms,
    chain: Chain,
    clock: Clock,
    background: Background,
    navigator: Navigator,
    print_sheet: Callable[[UUID], None],
) -> MentoringView:
    """Build the pane for *actor*; *print_sheet* shows the preview of a signed sheet."""
    view = MentoringView()
    loader = DayLoader(actor, mentoring, forms, chain)
    day = DayPresenter(view, actor, loader, forms, clock, background, navigator, print_sheet)
    trainees = MentoringPresenter(view, actor, mentoring, day, clock, background)
    view.refresh_requested.connect(trainees.refresh)
    view.target_requested.connect(trainees.open_target)
    view.trainee_opened.connect(trainees.open_trainee)
    view.back_requested.connect(trainees.back)
    view.step_requested.connect(day.step)
    view.print_requested.connect(day.print)
    view.answered.connect(day.answer)
    view.submit_requested.connect(day.submit)
    view.signed.connect(day.sign)
    view.record_opened.connect(day.open_record)
    view.evidence_toggled.connect(day.toggle_evidence)
    view.next_requested.connect(day.open_next)
    view.day_requested.connect(day.back_to_day)
    view.keep(trainees)
    return view
