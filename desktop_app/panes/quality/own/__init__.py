"""One's own inspections: read with the contact beside, agreed to, or objected to."""

from collections.abc import Callable
from uuid import UUID

from db.records import Person
from desktop_app.panes.quality.own.case_presenter import CasePresenter
from desktop_app.panes.quality.own.presenter import OwnPresenter
from desktop_app.panes.quality.own.view import OwnView
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.training.quality.disputes.use_cases import Disputes
from desktop_app.training.quality.inspecting.use_cases import Inspections
from desktop_app.training.quality.sharing.use_cases import Sharing


def build(
    actor: Person,
    inspections: Inspections,
    disputes: Disputes,
    sharing: Sharing,
    clock: Clock,
    background: Background,
    navigator: Navigator,
    print_sheet: Callable[[UUID], None],
) -> OwnView:
    """Build the room for *actor*. Targets: `inspection:<uuid>`."""
    view = OwnView()
    case = CasePresenter(view, actor, sharing, background, navigator)
    presenter = OwnPresenter(
        view, actor, inspections, disputes, clock, background, navigator, print_sheet, case
    )
    view.case_button.clicked.connect(case.ask)
    view.case_shared.connect(case.share)
    view.read_case_button.clicked.connect(case.read)
    view.take_down_button.clicked.connect(case.take_down)
    view.refresh_requested.connect(presenter.refresh)
    view.target_requested.connect(presenter.open_target)
    view.chosen.connect(presenter.choose)
    view.link_followed.connect(presenter.follow_link)
    view.print_requested.connect(presenter.print)
    view.arithmetic_button.clicked.connect(presenter.explain)
    view.agree_button.clicked.connect(presenter.agree)
    view.object_button.clicked.connect(presenter.begin)
    view.filler.answered.connect(presenter.answer)
    view.filler.submit_requested.connect(presenter.hand_in)
    view.objection.reason_typed.connect(presenter.set_reason)
    view.objection.handed_in.connect(presenter.hand_in)
    view.objection.put_aside.connect(presenter.put_aside)
    view.contact.attempt_opened.connect(
        lambda attempt: navigator.go("practice", f"attempt:{attempt}")
    )
    view.keep(presenter)
    return view
