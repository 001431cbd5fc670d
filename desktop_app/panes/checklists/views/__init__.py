"""The room of the three views on a drill that people played with each other."""

from db.records import Person
from desktop_app.filling.presenter import FillPresenter
from desktop_app.panes.checklists.views.presenter import ViewsPresenter
from desktop_app.panes.checklists.views.view import ViewsView
from desktop_app.system.background import Background
from desktop_app.system.navigation import Navigator
from desktop_app.training.forms.use_cases import Forms
from desktop_app.training.role_plays.use_cases import RolePlays


def build(
    actor: Person,
    role_plays: RolePlays,
    forms: Forms,
    background: Background,
    navigator: Navigator,
) -> ViewsView:
    """Build the room for *actor*. Target: `play:<id>` opens a play."""
    view = ViewsView()

    fill = FillPresenter(lambda: view.page, actor, forms, background, navigator)
    view.page.serve(fill)
    presenter = ViewsPresenter(view, actor, role_plays, fill, background, navigator)
    view.refresh_requested.connect(presenter.refresh)
    view.target_requested.connect(presenter.open_target)
    view.play_chosen.connect(presenter.choose)
    view.begin_requested.connect(presenter.begin)
    view.parts_chosen.connect(presenter.note)
    view.seat_requested.connect(presenter.take_seat)
    view.password_typed.connect(presenter.prove)
    view.summary_requested.connect(presenter.sum_up)
    view.back_requested.connect(presenter.back)
    view.keep(presenter)
    return view
