"""Coaching plans: opened by low marks or by hand, worked through, measured."""

from db.records import Person, Role
from desktop_app.panes.quality.coaching.presenter import CoachingPresenter
from desktop_app.panes.quality.coaching.view import CoachingView
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.training.people.use_cases import People
from desktop_app.training.quality.coaching.opening.use_cases import Opening
from desktop_app.training.quality.coaching.use_cases import Coaching


def build(
    actor: Person,
    coaching: Coaching,
    opening: Opening,
    people: People,
    clock: Clock,
    background: Background,
    navigator: Navigator,
) -> CoachingView:
    """Build the room for *actor*. Targets: `plan:<uuid>`."""
    may_open = actor.has(Role.SUPERVISOR) or actor.has(Role.MENTOR)
    view = CoachingView(clock.today(), may_open)
    presenter = CoachingPresenter(
        view, actor, coaching, opening, people, clock, background, navigator
    )
    view.refresh_requested.connect(presenter.refresh)
    view.target_requested.connect(presenter.open_target)
    view.chosen.connect(presenter.choose)
    view.page.record_opened.connect(presenter.open_record)
    view.page.drill_opened.connect(presenter.play)
    view.page.ticked.connect(presenter.tick)
    view.edit_requested.connect(presenter.edit)
    view.fields.typed.connect(presenter.keep)
    view.fields.saved.connect(presenter.save)
    view.talk.saved.connect(presenter.talk)
    view.closing_requested.connect(presenter.begin_closing)
    view.closing.saved.connect(presenter.close)
    view.opening_requested.connect(presenter.begin_opening)
    view.opening.saved.connect(presenter.open_by_hand)
    view.keep(presenter)
    return view
