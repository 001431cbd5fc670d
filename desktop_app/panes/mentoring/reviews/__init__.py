"""阶段评估: reviews of day 30, 60 and 90, each with the evidence of its whole period."""

from db.records import Person
from desktop_app.filling.offers import Offers
from desktop_app.filling.page import FillPage
from desktop_app.filling.presenter import FillPresenter
from desktop_app.panes.mentoring.reviews.presenter import ReviewsPresenter
from desktop_app.panes.mentoring.reviews.sheet_presenter import SheetPresenter
from desktop_app.panes.mentoring.reviews.telling import filters
from desktop_app.panes.mentoring.reviews.view import ReviewsView
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.training.forms.use_cases import Forms
from desktop_app.training.reviews.deciding.use_cases import Deciding
from desktop_app.training.reviews.use_cases import Reviews


def build(
    actor: Person,
    reviews: Reviews,
    deciding: Deciding,
    forms: Forms,
    clock: Clock,
    background: Background,
    navigator: Navigator,
    offers: Offers | None = None,
) -> ReviewsView:
    """Build the room for *actor*. Target: `review:<person>:<gate>`.

    *offers* are the records that can be picked as evidence.
    """
    view = ReviewsView(filters())
    fill = FillPresenter(lambda: view.page, actor, forms, background, navigator, offers)
    sheet = SheetPresenter(view, fill, actor, reviews, deciding, forms, background, navigator)
    presenter = ReviewsPresenter(view, actor, reviews, sheet, clock, background, navigator)
    fill.when_signed = lambda _sheet: presenter.signed()
    view.page_made.connect(lambda page: _serve(page, fill, sheet))
    view.refresh_requested.connect(presenter.refresh)
    view.target_requested.connect(presenter.open_target)
    view.chosen.connect(presenter.choose)
    view.filtered.connect(presenter.narrow)
    view.act_requested.connect(presenter.act)
    view.back_requested.connect(presenter.back)
    view.gate_chosen.connect(presenter.choose_gate)
    view.sheet_opened.connect(presenter.open_sheet)
    view.correct_requested.connect(presenter.correct)
    view.record_opened.connect(presenter.open_record)
    view.quoted.connect(sheet.quote)
    view.ticked.connect(sheet.tick)
    view.keep(presenter)
    return view


def _serve(page: FillPage, fill: FillPresenter, sheet: SheetPresenter) -> None:
    page.serve(fill)
    # A draft that is taken up again tells at once what signing it would do.
    page.shown.connect(lambda *_heading: sheet.answered())
