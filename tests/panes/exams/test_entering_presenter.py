"""What is typed into the grid is kept in order, whatever the background does."""

from collections.abc import Callable
from typing import Any

import pytest
from exam_room import ExamRoom
from noting import Notes, Went

from db.errors import FaultKind, StoreFault
from desktop_app.panes.exams.entering.presenter import EnteringPresenter
from desktop_app.system.errors import Trouble
from desktop_app.training.exams.entering.use_cases import ExamEntering


class Later:
    """A background whose work waits until it is let go, the newest first."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def run(
        self,
        owner: object,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        del owner

        def go() -> None:
            try:
                result = work()
            except (StoreFault, Trouble) as error:
                assert failed is not None
                failed(error)
            else:
                done(result)

        self.waiting.append(go)

    def run_long(self, *_args: object) -> None:
        raise AssertionError("nothing here is long")

    def let_go(self) -> None:
        while self.waiting:
            self.waiting.pop()()


class Desk:
    """The presenter over an exam that is over."""

    def __init__(self, room: ExamRoom) -> None:
        self.room, self.exam = room, room.announce(on_paper=True)
        room.close()
        self.later, self.view = Later(), Notes()
        self.presenter = EnteringPresenter(
            self.view, room.place.supervisor, room.place.services.exam_entering, self.later,
            Went(), lambda: None,
        )  # fmt: skip
        self.presenter.open(self.exam.id)
        self.later.let_go()
        self.key = str(room.paper_of(self.exam, room.place.trainee))

    def kept(self) -> dict[int, str]:
        grid = self.room.place.services.exam_entering.grid(self.room.place.supervisor, self.exam.id)
        return dict(grid.rows[0].texts)


def test_the_newest_text_of_a_cell_is_the_one_that_stays(exam_room: ExamRoom) -> None:
    desk = Desk(exam_room)
    for text in ("A", "B", "C"):
        desk.presenter.type(desk.key, 0, text)
    assert len(desk.later.waiting) == 1
    desk.later.let_go()
    assert desk.kept() == {0: "C"}


def test_entering_waits_for_what_is_being_kept(exam_room: ExamRoom) -> None:
    desk = Desk(exam_room)
    desk.presenter.type(desk.key, 0, "A")
    desk.presenter.enter()
    desk.later.let_go()
    assert desk.kept() == {0: "A"}
    assert desk.view.last("show_problem")[0].startswith("林晓雨还有 13 题没有填。")


def test_what_could_not_be_kept_is_told_and_goes_with_the_next(
    exam_room: ExamRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(exam_room)

    def full(*_args: object) -> None:
        raise StoreFault(FaultKind.DISK_FULL, "disk")

    with monkeypatch.context() as broken:
        broken.setattr(ExamEntering, "keep", full)
        desk.presenter.type(desk.key, 0, "A")
        desk.later.let_go()
    assert desk.view.last("show_problem")[0].startswith("还没有保存：")
    desk.presenter.type(desk.key, 1, "B")
    desk.later.let_go()
    assert desk.kept() == {0: "A", 1: "B"}
    assert desk.view.last("show_problem") == ("",)
