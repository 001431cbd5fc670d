"""档案: character, strengths and satisfaction of mentors and trainees, for matching."""

from db.records import Person
from desktop_app.panes.mentoring.profiles.presenter import ProfilesPresenter
from desktop_app.panes.mentoring.profiles.view import ProfilesView
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.training.mentoring.matching.use_cases import Matching


def build(
    actor: Person,
    matching: Matching,
    clock: Clock,
    background: Background,
    navigator: Navigator,
) -> ProfilesView:
    """Build the room for a supervisor."""
    view = ProfilesView()
    presenter = ProfilesPresenter(view, actor, matching, clock, background, navigator)
    view.refresh_requested.connect(presenter.refresh)
    view.searched.connect(presenter.search)
    view.person_chosen.connect(presenter.choose)
    view.changed.connect(presenter.keep)
    view.joined_changed.connect(presenter.keep_joined)
    view.keep(presenter)
    return view
