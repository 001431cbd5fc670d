"""One's own exams: begun from the list, looked back at, practised again."""

from datetime import timedelta
from uuid import UUID

from exam_room import ExamRoom
from noting import Went
from pytestqt.qtbot import QtBot

from desktop_app.panes.exams import own
from desktop_app.panes.exams.own.view import OwnExamsView
from desktop_app.panes.exams.sitting.window import SittingWindow
from desktop_app.system.background import Inline
from desktop_app.widgets.headings import TextLabel


class Room:
    """The trainee's room, visible."""

    def __init__(self, qtbot: QtBot, room: ExamRoom) -> None:
        services, self.went, self.room = room.place.services, Went(), room
        self.view: OwnExamsView = own.build(
            room.place.trainee,
            services.sittings,
            services.exam_results,
            services.exam_practice,
            services.practicals,
            services.practical_marking,
            room.place.clock,
            Inline(),
            self.went,
        )
        qtbot.addWidget(self.view)
        self.view.confirm = lambda *_: True  # type: ignore[method-assign]
        self.view.show()
        self.view.refresh()

    def open_first(self) -> None:
        self.view.opened.emit(self.view.list.rows()[0].key)

    @property
    def window(self) -> SittingWindow:
        assert isinstance(self.view.window_in_hand, SittingWindow)
        self.view.window_in_hand.confirm = lambda *_: True  # type: ignore[method-assign]
        return self.view.window_in_hand

    def reads(self) -> str:
        labels = self.view.findChildren(TextLabel)
        return "\n".join(one.text() for one in labels if one.isVisibleTo(self.view))


def test_without_an_exam_the_room_says_what_comes_here(qtbot: QtBot, exam_room: ExamRoom) -> None:
    room = Room(qtbot, exam_room)
    assert "还没有您的考试" in room.reads()
    assert not room.view.practice_button.isEnabled()


def test_an_exam_is_begun_handed_in_and_waits_for_its_release(
    qtbot: QtBot, exam_room: ExamRoom
) -> None:
    exam_room.announce()
    room = Room(qtbot, exam_room)
    assert room.view.heading == ("考试", "1 场可以作答。")
    room.open_first()
    assert room.view.list.rows()[0].tags == (("可以开始", "accent"),)
    room.window.hand_in_button.click()
    assert room.view.list.rows()[0].tags == (("等待公布", "plain"),)
    room.open_first()
    assert room.went.said[-1] == "已经交卷，等主管公布成绩。"


def test_what_is_declined_begins_nothing(qtbot: QtBot, exam_room: ExamRoom) -> None:
    exam_room.announce()
    room = Room(qtbot, exam_room)
    room.view.confirm = lambda *_: False  # type: ignore[method-assign]
    room.open_first()
    assert room.view.window_in_hand is None
    assert room.view.list.rows()[0].tags == (("可以开始", "accent"),)


def test_before_its_time_an_exam_is_not_opened(qtbot: QtBot, exam_room: ExamRoom) -> None:
    exam_room.announce(opens_at=exam_room.place.clock.now() + timedelta(hours=1))
    room = Room(qtbot, exam_room)
    room.open_first()
    assert room.went.said == ["还没有到考试时间。"]


def test_a_released_paper_is_explained_and_its_mistakes_are_practised(
    qtbot: QtBot, exam_room: ExamRoom
) -> None:
    exam = exam_room.announce()
    exam_room.sit(exam, exam_room.place.trainee, wrong=("single",))
    exam_room.close()
    exam_room.mark_all(exam, 8)
    exam_room.release(exam)
    room = Room(qtbot, exam_room)
    assert room.view.list.rows()[0].tags == (("76 分", "plain"), ("及格", "good"))
    room.open_first()
    assert "76 分，及格线 70 分，及格，4 题失分。" in room.reads()
    assert len(room.view.review.cards) == 14
    room.view.review.missed_button.click()
    assert len(room.view.review.cards) == 4
    assert "没有作答" in room.reads()
    room.view.show_list()
    assert room.view.practice_button.text() == "错题练习（4 题）"
    room.view.practice_button.click()
    assert not room.window.isHidden()
    room.window.hand_in_button.click()
    assert "题失分" in room.reads()  # the practice paper is explained at once


def test_a_target_leads_to_the_paper(qtbot: QtBot, exam_room: ExamRoom) -> None:
    exam = exam_room.announce()
    paper: UUID = exam_room.sit(exam, exam_room.place.trainee).paper_id
    exam_room.close()
    exam_room.mark_all(exam, 10)
    exam_room.release(exam)
    room = Room(qtbot, exam_room)
    room.view.open_target(f"paper:{paper}")
    assert "100 分，及格线 70 分，及格，0 题失分。" in room.reads()


def test_an_exam_called_off_says_so_with_the_reason(qtbot: QtBot, exam_room: ExamRoom) -> None:
    exam = exam_room.announce()
    planning = exam_room.place.services.exam_planning
    planning.cancel(exam_room.place.supervisor, exam.id, "改到下周")
    room = Room(qtbot, exam_room)
    (row,) = room.view.list.rows()
    assert row.tags == (("已取消", "plain"),)
    assert row.detail.endswith("原因：改到下周")


def test_a_paper_exam_is_sat_elsewhere(qtbot: QtBot, exam_room: ExamRoom) -> None:
    exam_room.announce(on_paper=True)
    room = Room(qtbot, exam_room)
    assert room.view.heading == ("考试", "现在没有要作答的考试。")
    (row,) = room.view.list.rows()
    assert row.tags == (("在考场作答", "accent"),)
    room.open_first()
    assert room.went.said[-1] == "这场考试在考场作答。"
    exam_room.close()
    room.view.refresh()
    assert room.view.list.rows()[0].tags == (("等待公布", "plain"),)
