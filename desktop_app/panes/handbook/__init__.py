"""The handbook: chapters and articles of the standard procedures."""

from desktop_app.panes.handbook.presenter import HandbookPresenter
from desktop_app.panes.handbook.view import HandbookView
from desktop_app.system.background import Background
from desktop_app.system.navigation import Navigator
from desktop_app.training.knowledge.use_cases import Knowledge


def build(knowledge: Knowledge, background: Background, navigator: Navigator) -> HandbookView:
    """Build the pane."""
    view = HandbookView()
    presenter = HandbookPresenter(view, knowledge, background, navigator)
    view.refresh_requested.connect(presenter.refresh)
    view.target_requested.connect(presenter.open_target)
    view.filtered.connect(presenter.search)
    view.article_chosen.connect(presenter.choose)
    view.step_wanted.connect(presenter.step)
    view.link_followed.connect(presenter.follow)
    view.keep(presenter)
    return view
