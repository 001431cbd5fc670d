"""Disputes: looked at by whom they concern, ruled on by supervisors."""

from db.records import Person
from desktop_app.panes.quality.disputes.presenter import DisputesPresenter
from desktop_app.panes.quality.disputes.view import DisputesView
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.training.quality.disputes.use_cases import Disputes


def build(
    actor: Person,
    disputes: Disputes,
    clock: Clock,
    background: Background,
    navigator: Navigator,
) -> DisputesView:
    """Build the room for *actor*. Targets: `dispute:<uuid>`."""
    view = DisputesView()
    presenter = DisputesPresenter(view, actor, disputes, clock, background, navigator)
    view.refresh_requested.connect(presenter.refresh)
    view.target_requested.connect(presenter.open_target)
    view.chosen.connect(presenter.choose)
    view.page.accepted.connect(presenter.accept)
    view.page.reason_typed.connect(presenter.set_reason)
    view.page.rule_requested.connect(presenter.rule)
    view.page.sheet_opened.connect(presenter.open_sheet)
    view.signature.signed.connect(presenter.sign)
    view.keep(presenter)
    return view
