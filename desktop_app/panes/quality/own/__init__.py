"""One's own inspections: read with the contact beside, agreed to, or objected to."""

from collections.abc import Callable
from uuid import UUID

from db.records import Person
from desktop_app.panes.quality.own.presenter import OwnPresenter
from desktop_app.panes.quality.own.view import OwnView
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.training.quality.disputes.use_cases import Disputes
from desktop_app.training.quality.inspecting.use_cases import Inspections


def build(
    actor: Person,
    inspections: Inspections,
    disputes: Disputes,
    clock: Clock,
    background: Background,
    navigator: Navigator,
    print_sheet: Callable[[UUID], None],
) -> OwnView:
    """Build the room for *actor*. Targets: `inspection:<uuid>`."""
    view = OwnView()
    presenter = OwnPresenter(
        view, actor, inspections, disputes, clock, background, navigator, print_sheet
    )
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
