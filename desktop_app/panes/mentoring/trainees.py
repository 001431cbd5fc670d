"""Mentoring: a mentor's trainees, and the sheet about each day of watching."""

from collections.abc import Callable
from uuid import UUID

from db.records import Person
from desktop_app.filling.offers import Offers
from desktop_app.filling.presenter import FillPresenter
from desktop_app.panes.mentoring.case_presenter import CasePresenter
from desktop_app.panes.mentoring.day_loading import DayLoader
from desktop_app.panes.mentoring.day_presenter import DayPresenter
from desktop_app.panes.mentoring.overview_presenter import OverviewPresenter
from desktop_app.panes.mentoring.presenter import MentoringPresenter
from desktop_app.panes.mentoring.private_presenter import PrivatePresenter
from desktop_app.panes.mentoring.view import MentoringView
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.training.chain.use_cases import Chain
from desktop_app.training.forms.register.use_cases import Register
from desktop_app.training.forms.use_cases import Forms
from desktop_app.training.mentoring.private.use_cases import PrivateNotes
from desktop_app.training.mentoring.use_cases import Mentoring


def build(
    actor: Person,
    mentoring: Mentoring,
    forms: Forms,
    register: Register,
    chain: Chain,
    private: PrivateNotes,
    clock: Clock,
    background: Background,
    navigator: Navigator,
    print_sheet: Callable[[UUID], None],
    offers: Offers | None = None,
) -> MentoringView:
    """Build the pane for *actor*; *print_sheet* shows the preview of a signed sheet.

    *offers* are the records that can be picked as evidence.
    """
    view = MentoringView()
    loader = DayLoader(actor, mentoring, forms, register, chain)
    day = DayPresenter(
        view, actor, loader, forms, clock, background, navigator, print_sheet, offers
    )
    notes = PrivatePresenter(view.overview.private, actor, private, clock)
    overview = OverviewPresenter(view, actor, mentoring, chain, notes, clock, background, navigator)
    fill = FillPresenter(lambda: view.case, actor, forms, background, navigator, offers)
    case = CasePresenter(fill, actor, mentoring, forms, clock, loader.person)
    trainees = MentoringPresenter(view, actor, mentoring, day, overview, case, clock, background)
    fill.when_signed = lambda _sheet: trainees.signed()
    view.case_made.connect(lambda page: page.serve(fill))
    _connect(view, trainees, day)
    _connect_overview(view, overview, notes)
    view.keep(trainees)
    return view


def _connect(view: MentoringView, trainees: MentoringPresenter, day: DayPresenter) -> None:
    view.refresh_requested.connect(trainees.refresh)
    view.target_requested.connect(trainees.open_target)
    view.trainee_opened.connect(trainees.open_trainee)
    view.trainee_chosen.connect(trainees.look_at)
    view.back_requested.connect(trainees.back)
    view.step_requested.connect(day.step)
    view.print_requested.connect(day.print)
    view.answered.connect(day.answer)
    view.clock_toggled.connect(day.keep_clock)
    view.filler.pick_requested.connect(day.pick)
    view.serve_picking(day.picking)
    view.submit_requested.connect(day.submit)
    view.arithmetic_requested.connect(day.open_arithmetic)
    view.signed.connect(day.sign)
    view.record_opened.connect(day.open_record)
    view.locked.afterwards.record_opened.connect(day.open_record)
    view.evidence_toggled.connect(day.toggle_evidence)
    view.next_requested.connect(day.open_next)
    view.day_requested.connect(day.back_to_day)


def _connect_overview(
    view: MentoringView, overview: OverviewPresenter, notes: PrivatePresenter
) -> None:
    view.overview.act_requested.connect(overview.act)
    view.overview.case_requested.connect(overview.case)
    view.overview.copy_requested.connect(overview.copy)
    view.overview.record_opened.connect(overview.open_record)
    view.overview.earlier_requested.connect(overview.earlier)
    view.overview.private.added.connect(notes.add)
    view.overview.private.changed.connect(notes.change)
    view.overview.private.thrown_away.connect(notes.throw_away)
    view.overview.private.brought_back.connect(notes.bring_back)
