"""Comparing what several people answer: a room of the practice pane for those who lead."""

from db.records import Person
from desktop_app.panes.practice.presenter import PracticePresenter
from desktop_app.panes.practice.rooms import Room
from desktop_app.panes.practice.view import PracticeView
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.text import tr
from desktop_app.training.practice.consistency.use_cases import Consistency
from desktop_app.widgets.buttons import PlainButton

_ROOM = "consistency"


def furnish(
    view: PracticeView,
    presenter: PracticePresenter,
    consistency: Consistency,
    actor: Person,
    clock: Clock,
    background: Background,
) -> None:
    """Add the comparison to the pane, with a button over the list."""

    def make() -> Room:
        from desktop_app.panes.practice.consistency.page import ConsistencyPage
        from desktop_app.panes.practice.consistency.presenter import ConsistencyPresenter

        page = ConsistencyPage()
        back = PlainButton(tr("回到列表"), "Esc")
        back.clicked.connect(page.leave_requested)
        view.add_room(_ROOM, page, back)
        comparing = ConsistencyPresenter(page, presenter, consistency, actor, clock, background)
        page.chosen.connect(comparing.choose)
        page.attempt_chosen.connect(comparing.look_back)
        page.leave_requested.connect(comparing.leave)
        return comparing

    button = PlainButton(tr("口径一致性"), icon="group")
    view.offer_on_list(button)
    presenter.add_late_room(_ROOM, make)
    button.clicked.connect(lambda: presenter.open_target(_ROOM))
