"""The room of marking: one answer after the other, the suggestion beside, the human decides."""

import pytest
from exam_room import ExamRoom
from noting import Went
from pytestqt.qtbot import QtBot

from db.records import Exam, Person
from desktop_app.panes.exams import marking
from desktop_app.panes.exams.marking.view import MarkingView
from desktop_app.system.background import Inline
from desktop_app.widgets.headings import TextLabel


class Room:
    """The room of a marker, visible."""

    def __init__(self, qtbot: QtBot, room: ExamRoom, actor: Person) -> None:
        self.went = Went()
        self.view: MarkingView = marking.build(
            actor, room.place.services.exam_marking, Inline(), self.went
        )
        qtbot.addWidget(self.view)
        self.view.confirm = lambda *_: True  # type: ignore[method-assign]
        self.view.resize(1166, 700)
        self.view.show()
        self.view.refresh()

    def reads(self) -> str:
        labels = self.view.findChildren(TextLabel)
        return "\n".join(one.text() for one in labels if one.isVisibleTo(self.view))

    def give(self, marks: float) -> None:
        self.view.marks.setValue(marks)
        self.view.save_button.click()


@pytest.fixture
def exam(exam_room: ExamRoom) -> Exam:
    exam = exam_room.announce()
    exam_room.sit(exam, exam_room.place.trainee)
    exam_room.sit(exam, exam_room.place.stranger)
    return exam


def test_all_answers_are_marked_one_after_the_other_and_then_named(
    qtbot: QtBot, exam_room: ExamRoom, exam: Exam
) -> None:
    room = Room(qtbot, exam_room, exam_room.place.supervisor)
    assert room.view.heading == ("阅卷", "4 份作答等您批阅，姓名全部阅完才显示。")
    assert "林晓雨" not in room.reads()
    assert "赵一鸣" not in room.reads()
    assert room.view.marks.value() == 10  # the suggestion for a model answer
    for left in (3, 2):
        room.give(9.5)
        assert room.view.heading[1].startswith(f"{left} 份")
    room.view.chosen.emit(room.view.list.rows()[0].key)
    room.give(9.5)
    room.give(9.5)
    assert room.view.heading[1] == "没有等您批阅的作答。"
    assert "林晓雨" in room.reads() or "赵一鸣" in room.reads()
    exam_room.close()
    rows = exam_room.place.services.exam_results.overview(exam_room.place.supervisor, exam.id).rows
    assert [row.total for row in rows] == [99, 99]


@pytest.mark.usefixtures("exam")
def test_marks_far_from_the_suggestion_are_asked_about_once(
    qtbot: QtBot, exam_room: ExamRoom
) -> None:
    room = Room(qtbot, exam_room, exam_room.place.supervisor)
    asked: list[str] = []
    room.view.confirm = lambda title, *_: bool(asked.append(title))  # type: ignore[method-assign, func-returns-value]
    room.give(1)
    assert asked == ["确定给 1 分？"]
    assert room.view.heading[1].startswith("4 份")
    assert room.view.marks.value() == 1


@pytest.mark.usefixtures("exam")
def test_what_is_typed_stays_when_the_queue_is_loaded_anew(
    qtbot: QtBot, exam_room: ExamRoom
) -> None:
    room = Room(qtbot, exam_room, exam_room.place.supervisor)
    room.view.marks.setValue(6.5)
    qtbot.keyClicks(room.view.note, "ok")
    room.view.refresh()
    assert (room.view.marks.value(), room.view.note.text()) == (6.5, "ok")


def test_a_second_marker_is_told_the_difference_when_both_are_in(
    qtbot: QtBot, exam_room: ExamRoom
) -> None:
    exam = exam_room.announce(second_marker=True, people=(exam_room.place.trainee.id,))
    exam_room.sit(exam, exam_room.place.trainee)
    first = Room(qtbot, exam_room, exam_room.place.supervisor)
    key = first.view.list.rows()[0].key
    first.give(9)
    second = Room(qtbot, exam_room, exam_room.second)
    second.view.chosen.emit(key)
    assert "陈立" not in second.reads()
    second.give(5)
    second.view.chosen.emit(second.view.list.rows()[1].key)
    second.view.chosen.emit(key)
    assert "陈立给了 9 分；与您相差 4 分；相差太大，请商量后再给一个分" in second.reads()
    second.give(7)
    assert "计 7 分" in second.reads()


def test_without_anything_to_mark_the_room_says_what_comes_here(
    qtbot: QtBot, exam_room: ExamRoom
) -> None:
    room = Room(qtbot, exam_room, exam_room.place.supervisor)
    assert "没有要批阅的作答" in room.reads()
