"""Reviewing what is due: a room of the practice pane with a door in its list."""

from collections.abc import Callable

from db.records import Person
from desktop_app.panes.practice.presenter import PracticePresenter
from desktop_app.panes.practice.review.door import ReviewDoor
from desktop_app.panes.practice.review.door_presenter import ReviewDoorPresenter
from desktop_app.panes.practice.rooms import Room
from desktop_app.panes.practice.view import PracticeView
from desktop_app.system.background import Background
from desktop_app.system.text import tr
from desktop_app.training.repetition.use_cases import Repetition
from desktop_app.widgets.buttons import PlainButton

_ROOM = "review"


def furnish(
    view: PracticeView,
    presenter: PracticePresenter,
    repetition: Repetition,
    actor: Person,
    background: Background,
    monotonic: Callable[[], float],
) -> None:
    """Add the review to the pane."""

    def make() -> Room:
        from desktop_app.panes.practice.review.page import ReviewPage
        from desktop_app.panes.practice.review.presenter import ReviewPresenter

        page = ReviewPage(view)
        back = PlainButton(tr("回到列表"), "Esc")
        back.clicked.connect(page.leave_requested)
        view.add_room(_ROOM, page, back)
        review = ReviewPresenter(page, presenter, repetition, actor, background, monotonic)
        page.sent.connect(review.send)
        page.gave_up.connect(review.give_up)
        page.kept.connect(review.keep)
        page.typing_began.connect(review.typed)
        page.next_requested.connect(review.next)
        page.leave_requested.connect(review.leave)
        page.ticked.connect(review.tick)
        return review

    door = ReviewDoor()
    view.list_page.add_on_top(door)
    waiting = ReviewDoorPresenter(door, repetition, actor, background)
    presenter.add_late_room(_ROOM, make, waiting.refresh)
    door.opened.connect(lambda: presenter.open_target(_ROOM))
