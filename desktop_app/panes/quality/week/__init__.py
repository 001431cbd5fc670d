"""The week's inspections: who is owed how many, the next one a click away."""

from collections.abc import Callable
from uuid import UUID

from db.records import Person
from desktop_app.filling.presenter import FillPresenter
from desktop_app.panes.quality.week.inspect_page import InspectPage
from desktop_app.panes.quality.week.inspecting import InspectPresenter
from desktop_app.panes.quality.week.presenter import WeekPresenter
from desktop_app.panes.quality.week.view import WeekView
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.training.forms.use_cases import Forms
from desktop_app.training.quality.drawing.use_cases import Drawing
from desktop_app.training.quality.inspecting.use_cases import Inspections


def build(
    actor: Person,
    drawing: Drawing,
    inspections: Inspections,
    forms: Forms,
    clock: Clock,
    background: Background,
    navigator: Navigator,
    print_sheet: Callable[[UUID], None],
) -> WeekView:
    """Build the room for *actor*; *print_sheet* shows the preview of a signed sheet."""

    def make_page() -> InspectPage:
        page = InspectPage()
        page.fill.serve(fill)
        page.fill.shown.connect(lambda _title, _sentence: inspecting.sheet_shown())
        page.fill.filler.current_changed.connect(inspecting.focus_item)
        page.card_chosen.connect(inspecting.choose_card)
        page.redraw_requested.connect(inspecting.ask_redraw)
        page.contact.evidence_picked.connect(inspecting.attach)
        page.contact.evidence_dropped.connect(inspecting.detach)
        page.contact.attempt_opened.connect(inspecting.open_attempt)
        view.redraw.reason_given.connect(inspecting.redraw)
        return page

    view = WeekView(make_page)
    fill = FillPresenter(lambda: view.page.fill, actor, forms, background, navigator)
    inspecting = InspectPresenter(
        view, actor, fill, drawing, inspections, forms, clock, background, navigator
    )
    presenter = WeekPresenter(view, actor, drawing, inspecting, background, navigator, print_sheet)
    view.refresh_requested.connect(presenter.refresh)
    view.target_requested.connect(presenter.open_target)
    view.week_stepped.connect(presenter.step)
    view.next_requested.connect(presenter.next)
    view.agent_opened.connect(presenter.inspect)
    view.left.connect(presenter.back)
    view.signed.print_requested.connect(presenter.print)
    view.signed.share_requested.connect(presenter.share)
    view.keep(presenter)
    return view
