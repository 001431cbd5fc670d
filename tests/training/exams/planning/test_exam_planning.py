"""Announcing exams: papers drawn at once, times moved with a reason, resits by their rules."""

from datetime import timedelta
from typing import Any

import pytest
from exam_room import MINUTES, OPEN, SECTIONS, ExamRoom

from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.training.exams.papers.blueprint import BadBlueprint, Blueprint, Part
from desktop_app.training.exams.papers.drawing import CannotFill
from desktop_app.training.exams.planning.plan import BadPlan, Waits
from desktop_app.training.exams.sitting.use_cases import TimeOver
from desktop_app.training.exams.timing import Stage


def test_everybody_gets_a_paper_of_a_hundred_marks(exam_room: ExamRoom) -> None:
    exam = exam_room.announce()
    held = exam_room.place.services.exam_planning.exam(exam_room.place.supervisor, exam.id)
    assert [one.person.name for one in held.seats] == ["林晓雨", "赵一鸣"]
    orders = []
    for seat in held.seats:
        paper = exam_room.place.services.exam_planning.paper(
            exam_room.place.supervisor, seat.paper_id
        )
        assert sum(item.marks for item, _ in paper) == 100
        orders.append([item.version_id for item, _ in paper])
    assert sorted(orders[0]) == sorted(orders[1])
    assert orders[0] != orders[1]


def test_a_fixed_paper_is_the_same_for_all_but_for_the_order_of_options(
    exam_room: ExamRoom,
) -> None:
    exam = exam_room.announce(fixed=True)
    held = exam_room.place.services.exam_planning.exam(exam_room.place.supervisor, exam.id)
    one, other = (
        exam_room.place.services.exam_planning.paper(exam_room.place.supervisor, seat.paper_id)
        for seat in held.seats
    )
    assert [item.version_id for item, _ in one] == [item.version_id for item, _ in other]
    assert [item.shown for item, _ in one] != [item.shown for item, _ in other]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"title": " "}, "还没有写考试名称"),
        ({"people": ()}, "还没有选参加考试的人"),
        ({"minutes": 0}, "时长要在"),
        ({"minutes": 999}, "时长要在"),
    ],
)
def test_a_plan_that_cannot_be_held_says_why(
    exam_room: ExamRoom, changed: dict[str, Any], told: str
) -> None:
    with pytest.raises(BadPlan, match=told):
        exam_room.announce(**changed)
    assert exam_room.place.services.exam_planning.exams(exam_room.place.supervisor) == ()


def test_times_that_do_not_go_together_are_told(exam_room: ExamRoom) -> None:
    now = exam_room.place.clock.now()
    for opens, closes, told in (
        (now, now - timedelta(hours=1), "晚于开始时间"),
        (now - timedelta(hours=9), now - timedelta(hours=1), "已经过了"),
        (now, now + timedelta(minutes=MINUTES - 1), "比考试时长"),
    ):
        with pytest.raises(BadPlan, match=told):
            exam_room.announce(opens_at=opens, closes_at=closes)


def test_a_bank_that_cannot_fill_the_paper_announces_nothing(exam_room: ExamRoom) -> None:
    with pytest.raises(CannotFill, match="案例分析题要 4 道"):
        exam_room.announce(blueprint=Blueprint((Part("case", 4, 25),), SECTIONS))
    with pytest.raises(BadBlueprint, match="合计 50 分"):
        exam_room.announce(blueprint=Blueprint((Part("case", 2, 25),), SECTIONS))
    assert exam_room.place.services.exam_planning.exams(exam_room.place.supervisor) == ()
    assert exam_room.place.services.sittings.own(exam_room.place.trainee) == ()


def test_a_supervisor_does_not_announce_an_exam_for_themselves(exam_room: ExamRoom) -> None:
    with pytest.raises(NotAllowed):
        exam_room.announce(people=(exam_room.place.supervisor.id,))


def test_the_end_is_moved_later_and_earlier_with_a_reason(exam_room: ExamRoom) -> None:
    exam, planning = exam_room.announce(), exam_room.place.services.exam_planning
    chief, trainee = exam_room.place.supervisor, exam_room.place.trainee
    with pytest.raises(Trouble, match="还没有写原因"):
        planning.move_closing(chief, exam.id, exam.closes_at, "  ")
    later = exam.closes_at + timedelta(hours=1)
    planning.move_closing(chief, exam.id, later, "停电半小时")
    exam_room.place.clock.advance(OPEN + timedelta(minutes=30))
    paper = exam_room.begin(exam, trainee)
    assert paper.deadline == later
    planning.move_closing(
        chief, exam.id, exam_room.place.clock.now() + timedelta(minutes=5), "演练提前"
    )
    exam_room.place.clock.advance(timedelta(minutes=5))
    with pytest.raises(TimeOver):
        exam_room.place.services.sittings.answer(trainee, paper.paper_id, 0, None, False, 1)
    reasons = [one.reason for one in planning.history(chief, exam.id) if one.reason]
    assert reasons == ["停电半小时", "演练提前"]


def test_one_person_is_given_time_or_ended(exam_room: ExamRoom) -> None:
    exam, planning = exam_room.announce(), exam_room.place.services.exam_planning
    chief, trainee, stranger = (
        exam_room.place.supervisor,
        exam_room.place.trainee,
        exam_room.place.stranger,
    )
    paper, other = exam_room.begin(exam, trainee), exam_room.begin(exam, stranger)
    planning.extend(chief, paper.paper_id, 15, "电脑重启")
    planning.close(chief, other.paper_id, "身体不适")
    exam_room.place.clock.advance(timedelta(minutes=MINUTES + 14))
    exam_room.place.services.sittings.answer(trainee, paper.paper_id, 0, None, False, 1)
    with pytest.raises(TimeOver):
        exam_room.place.services.sittings.answer(stranger, other.paper_id, 0, None, False, 1)
    exam_room.place.services.sittings.hand_in(trainee, paper.paper_id)
    with pytest.raises(Trouble, match="还没有交卷"):
        planning.extend(chief, paper.paper_id, 15, "再来")


def test_an_exam_begun_is_not_cancelled_and_a_cancelled_one_not_begun(exam_room: ExamRoom) -> None:
    planning, chief = exam_room.place.services.exam_planning, exam_room.place.supervisor
    begun, off = exam_room.announce(), exam_room.announce(title="另一场")
    exam_room.begin(begun, exam_room.place.trainee)
    with pytest.raises(Trouble, match="已经有人开始作答"):
        planning.cancel(chief, begun.id, "改期")
    paper = exam_room.paper_of(off, exam_room.place.trainee)
    planning.cancel(chief, off.id, "改期")
    with pytest.raises(NotAllowed, match="已经取消"):
        exam_room.place.services.sittings.begin(exam_room.place.trainee, paper)


def test_who_is_withdrawn_no_longer_sits(exam_room: ExamRoom) -> None:
    exam, trainee = exam_room.announce(), exam_room.place.trainee
    paper = exam_room.paper_of(exam, trainee)
    exam_room.place.services.exam_planning.withdraw(exam_room.place.supervisor, paper, "调岗")
    (own,) = exam_room.place.services.sittings.own(trainee)
    assert own.stage is Stage.WITHDRAWN
    with pytest.raises(NotAllowed, match="不用参加"):
        exam_room.begin(exam, trainee)


def test_a_resit_follows_its_rules(exam_room: ExamRoom) -> None:
    planning, chief, trainee = (
        exam_room.place.services.exam_planning, exam_room.place.supervisor, exam_room.place.trainee,
    )  # fmt: skip
    exam = exam_room.announce()
    exam_room.sit(exam, trainee, wrong=("single", "multiple", "case"))
    exam_room.sit(exam, exam_room.place.stranger)
    exam_room.close()
    exam_room.mark_all(exam, 10)
    exam_room.release(exam)
    ((person, why),) = planning.resitting(chief, exam.id)
    assert (person.id, why) == (trainee.id, "11月30日 周一起才能补考")
    with pytest.raises(Trouble, match="林晓雨不能补考：11月30日"):
        exam_room.announce(resit_of=exam.id, people=(trainee.id,))
    exam_room.place.clock.advance(timedelta(days=7))
    with pytest.raises(Trouble, match="赵一鸣不能补考：这场考试没有不及格"):
        exam_room.announce(resit_of=exam.id, people=(exam_room.place.stranger.id,))
    assert planning.resitting(chief, exam.id) == ((trainee, ""),)
    for _ in range(2):
        again = exam_room.announce(resit_of=exam.id, people=(trainee.id,))
        exam_room.sit(again, trainee, wrong=("single", "multiple", "case"))
        exam_room.close()
        exam_room.release(again)
    ((_, why),) = planning.resitting(chief, exam.id)
    assert why == "已经补考 2 次"


def test_the_figures_of_the_announcement_hold(exam_room: ExamRoom) -> None:
    exam, services = exam_room.announce(), exam_room.place.services
    services.settings.change(exam_room.place.supervisor, "certificate.pass_mark", 85)
    exam_room.sit(exam, exam_room.place.trainee, wrong=("single",))
    exam_room.close()
    exam_room.mark_all(exam, 10)
    exam_room.release(exam)
    (own,) = services.sittings.own(exam_room.place.trainee)
    assert (own.total, own.passed, own.pass_mark) == (80.0, True, 70.0)


def test_the_list_says_what_an_exam_that_is_over_waits_for(exam_room: ExamRoom) -> None:
    place, entering = exam_room.place, exam_room.place.services.exam_entering

    def waits() -> list[Waits]:
        return [one.waits for one in place.services.exam_planning.exams(place.supervisor)]

    exam = exam_room.announce(on_paper=True, people=(place.trainee.id, place.stranger.id))
    assert waits() == [Waits.NOTHING]
    exam_room.close()
    assert waits() == [Waits.ENTERING]
    here, away = entering.grid(place.supervisor, exam.id).rows
    entering.set_absent(place.supervisor, away.paper_id, True)
    assert waits() == [Waits.ENTERING]
    for one in here.places:
        entering.keep(place.supervisor, here.paper_id, one.item.position, "=5")
    entering.enter(place.supervisor, exam.id)
    assert waits() == [Waits.RELEASE]
    exam_room.release(exam)
    assert waits() == [Waits.NOTHING]


def test_marks_of_a_second_marker_are_waited_for_where_they_are_given(exam_room: ExamRoom) -> None:
    place = exam_room.place
    exam = exam_room.announce(second_marker=True, people=(place.trainee.id,))
    exam_room.sit(exam, place.trainee)
    exam_room.close()
    for by, waits in (
        (place.supervisor, Waits.MARKING),
        (exam_room.second, Waits.RELEASE),
    ):
        exam_room.mark_all(exam, by=by)
        assert place.services.exam_planning.exams(place.supervisor)[0].waits is waits


def test_nothing_waits_where_nobody_came(exam_room: ExamRoom) -> None:
    exam_room.announce()
    exam_room.close()
    (listed,) = exam_room.place.services.exam_planning.exams(exam_room.place.supervisor)
    assert listed.waits is Waits.NOTHING
