"""People: who is trained, and everything that a judgement about them can rest on."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from db.records import Person
from desktop_app.filling.offers import Offers
from desktop_app.filling.presenter import Begun, FillPresenter
from desktop_app.filling.signed_presenter import SignedPresenter
from desktop_app.panes.people.adding import AddPresenter
from desktop_app.panes.people.arriving.presenter import ArrivalPresenter
from desktop_app.panes.people.detail import DetailPresenter
from desktop_app.panes.people.filling import JudgingPresenter
from desktop_app.panes.people.presenter import PeoplePresenter
from desktop_app.panes.people.record import RecordPresenter
from desktop_app.panes.people.shown import EVALUATION, THEORY
from desktop_app.panes.people.view import PeopleView
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.training.certification.use_cases import Certification
from desktop_app.training.chain.use_cases import Chain
from desktop_app.training.curriculum.progress.use_cases import ProgressBook
from desktop_app.training.debriefing.use_cases import Debriefing
from desktop_app.training.forms.register.use_cases import Register
from desktop_app.training.forms.use_cases import Forms
from desktop_app.training.people.arriving.use_cases import Arriving
from desktop_app.training.people.use_cases import People

if TYPE_CHECKING:
    from desktop_app.documents.printing import Document, Printing
    from desktop_app.panes.people.arriving.sheet import ArrivalSheet
    from desktop_app.training.development.use_cases import Development


def build(
    actor: Person,
    people: People,
    arriving: Arriving,
    chain: Chain,
    progress: ProgressBook,
    development: "Callable[[], Development]",
    forms: Forms,
    register: Register,
    certification: Certification,
    debriefing: Debriefing,
    printing: "Printing",
    preview: "Callable[[Callable[[], Document]], None]",
    clock: Clock,
    background: Background,
    navigator: Navigator,
) -> PeopleView:
    """Build the pane for *actor*: the people whom they may see, or their own record."""
    view = PeopleView()
    record = RecordPresenter(
        view, actor, chain, progress, development, printing, preview, clock, background, navigator
    )
    signed = SignedPresenter(view, actor, forms, register, chain, clock, background, navigator)
    detail = DetailPresenter(
        view,
        actor,
        people,
        chain,
        forms,
        certification,
        printing,
        preview,
        clock,
        background,
        navigator,
        signed,
    )
    offers = Offers(actor, chain, lambda: debriefing, clock)
    fill = FillPresenter(lambda: view.fill, actor, forms, background, navigator, offers)
    fill.when_signed = lambda sheet: detail.open(f"sheet:{sheet.id}")
    view.fill_made.connect(lambda page: page.serve(fill))
    judging = JudgingPresenter(view, actor, fill, forms, chain, clock, background)
    signed.when_correcting = lambda sheet: fill.begin(lambda: Begun(forms.correct(actor, sheet)))
    view.detail.afterwards.serve(signed, signed.correct)
    adding = AddPresenter(view, actor, people, background, navigator)
    arrival = ArrivalPresenter(lambda: view.arriving, actor, arriving, background, navigator)
    presenter = PeoplePresenter(
        view, actor, people, record, detail, judging, adding, arrival, clock, background
    )
    view.arrival_made.connect(lambda sheet: _connect_arrival(sheet, arrival))
    view.import_requested.connect(arrival.begin)
    _connect_pages(view, presenter, record, detail)
    _connect_acts(view, record, judging, adding)
    for kept in (presenter, adding, arrival):
        view.keep(kept)
    return view


def _connect_pages(
    view: PeopleView,
    presenter: PeoplePresenter,
    record: RecordPresenter,
    detail: DetailPresenter,
) -> None:
    view.refresh_requested.connect(presenter.refresh)
    view.target_requested.connect(presenter.open_target)
    view.back_requested.connect(presenter.back)
    view.list.person_chosen.connect(presenter.choose)
    view.list.searched.connect(presenter.search)
    view.list.team_chosen.connect(presenter.set_team)
    view.record.record_opened.connect(detail.open)
    view.record.filter_chosen.connect(record.set_filter)
    view.record.more_requested.connect(record.load_more)
    view.record.progress_wanted.connect(record.go_to_progress)
    view.record.development_wanted.connect(record.go_to_development)
    view.detail.record_opened.connect(detail.open)
    view.detail_print_requested.connect(detail.print)


def _connect_acts(
    view: PeopleView, record: RecordPresenter, judging: JudgingPresenter, adding: AddPresenter
) -> None:
    def begin(form_key: str) -> None:
        if record.record is not None:
            judging.begin(form_key, record.record.person)

    view.empty_print_requested.connect(record.print_empty)
    view.filled_print_requested.connect(record.print_filled)
    view.certificate_requested.connect(record.go_to_certificate)
    view.evaluation_requested.connect(lambda: begin(EVALUATION))
    view.theory_requested.connect(lambda: begin(THEORY))
    view.practical_requested.connect(record.go_to_practical)
    view.attached.connect(judging.attach)
    view.add_requested.connect(adding.begin)
    view.person_typed.connect(adding.add)


def _connect_arrival(sheet: "ArrivalSheet", arrival: ArrivalPresenter) -> None:
    sheet.file_wanted.connect(arrival.read)
    sheet.template_wanted.connect(arrival.save_template)
    sheet.take_wanted.connect(arrival.take_in)
