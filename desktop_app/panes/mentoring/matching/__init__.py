"""配对: who mentors whom, proposed with reasons and decided by a supervisor."""

from db.records import Person
from desktop_app.panes.mentoring.matching.presenter import MatchingPresenter
from desktop_app.panes.mentoring.matching.view import MatchingView
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
) -> MatchingView:
    """Build the room for a supervisor. Target: `pair:<uuid>` shows a trainee."""
    view = MatchingView()
    presenter = MatchingPresenter(view, actor, matching, clock, background, navigator)
    view.refresh_requested.connect(presenter.refresh)
    view.target_requested.connect(presenter.open_target)
    view.trainee_chosen.connect(presenter.choose_trainee)
    view.mentor_chosen.connect(presenter.choose_mentor)
    view.confirmed.connect(presenter.confirm)
    view.ended.connect(presenter.end)
    view.all_requested.connect(presenter.take_all)
    view.undo_requested.connect(presenter.undo)
    view.history_requested.connect(presenter.open_history)
    view.keep(presenter)
    return view
