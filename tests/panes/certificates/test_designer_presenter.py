"""The designer's presenter while pages are being drawn: the newest state is never kept waiting."""

from collections.abc import Callable
from typing import Any

from builders import Workplace
from noting import Notes, Went

from desktop_app.documents.certificate_sample import Tried
from desktop_app.panes.certificates.design.presenter import DesignPresenter


class Slow:
    """A background whose work is done when the test says so."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Callable[[], Any], Callable[[Any], None]]] = []

    def run(
        self,
        _owner: object,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        _failed: Callable[[Exception], None] | None = None,
    ) -> None:
        self.waiting.append((work, done))

    run_long = None

    def finish(self) -> None:
        """Let the oldest work be done."""
        work, done = self.waiting.pop(0)
        done(work())


def opened(place: Workplace) -> tuple[DesignPresenter, Notes, Slow]:
    view, background = Notes(), Slow()
    tried = Tried("青禾学堂", "林晓雨", "certified", place.clock.today())
    presenter = DesignPresenter(
        view,
        place.supervisor,
        place.services.layouts,
        lambda: tried,
        place.clock,
        background,  # type: ignore[arg-type]  # as much of it as is used
        Went(),
        lambda _key: None,
    )
    presenter.open()
    background.finish()
    return presenter, view, background


def test_of_many_steps_while_one_is_drawn_the_last_alone_is_drawn(place: Workplace) -> None:
    presenter, view, background = opened(place)
    assert len(background.waiting) == 1
    for _ in range(5):
        presenter.nudge("lead", 1, 0)
    assert len(background.waiting) == 1
    background.finish()
    assert view.count("show_preview") == 1
    assert len(background.waiting) == 1
    background.finish()
    assert background.waiting == []
    shown = view.last("show_state")[0]
    (box,) = [one for one in shown.page.boxes if one.key == "lead"]
    assert box.room[0] == 45.5


def test_what_is_only_looked_at_is_not_drawn_again(place: Workplace) -> None:
    presenter, view, background = opened(place)
    background.finish()
    for key in ("name", "code", "lead"):
        presenter.choose(key)
    assert background.waiting == []
    assert view.last("show_state")[0].page.chosen == "lead"


def test_a_page_that_cannot_be_drawn_stays_until_it_can(place: Workplace) -> None:
    presenter, view, background = opened(place)
    background.finish()
    presenter.choose("lead")
    presenter.change("size", 500.0)
    assert background.waiting == []
    checks = view.last("show_state")[0].checks
    assert [one.fault.field for one in checks] == ["size"]
    presenter.undo()
    assert background.waiting == []  # it is what is shown
    presenter.change("size", 20.0)
    background.finish()
    assert view.count("show_preview") == 2
