"""发展计划: what follows a result, written by mentor and trainee together."""

from collections.abc import Callable
from uuid import UUID

from db.records import Person, Role
from desktop_app.panes.mentoring.development.presenter import DevelopmentPresenter
from desktop_app.panes.mentoring.development.view import DevelopmentView
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.training.development.due.use_cases import DuePlans
from desktop_app.training.development.opening.use_cases import OpeningPlans
from desktop_app.training.development.use_cases import Development
from desktop_app.training.people.use_cases import People


def build(
    actor: Person,
    development: Development,
    opening: OpeningPlans,
    plans_due: DuePlans,
    people: People,
    clock: Clock,
    background: Background,
    navigator: Navigator,
    print_plan: Callable[[UUID], None],
) -> DevelopmentView:
    """Build the room for *actor*. Targets: `develop:<plan>`, `propose:<person>`."""
    leads = actor.has(Role.SUPERVISOR) or actor.has(Role.MENTOR)
    view = DevelopmentView(clock.today(), leads)
    presenter = DevelopmentPresenter(
        view,
        actor,
        leads,
        development,
        opening,
        plans_due,
        people,
        clock,
        background,
        navigator,
        print_plan,
    )
    view.refresh_requested.connect(presenter.refresh)
    view.target_requested.connect(presenter.open_target)
    view.chosen.connect(presenter.choose)
    view.opening_requested.connect(presenter.begin_opening)
    view.proposal_requested.connect(presenter.open_chosen)
    view.agree_requested.connect(presenter.agree)
    view.undo_requested.connect(presenter.undo)
    view.print_requested.connect(presenter.print)
    view.closing_requested.connect(presenter.begin_closing)
    view.page.ticked.connect(presenter.tick)
    view.page.step_opened.connect(presenter.open_step)
    view.page.record_opened.connect(presenter.open_record)
    view.page.edit_requested.connect(presenter.edit)
    view.page.remove_requested.connect(presenter.remove)
    view.page.add_requested.connect(presenter.add)
    view.item.typed.connect(presenter.keep)
    view.item.saved.connect(presenter.save)
    view.review.saved.connect(presenter.review)
    view.closing.saved.connect(presenter.close)
    view.person.saved.connect(presenter.open_for)
    view.keep(presenter)
    return view
