"""A drill of a practical in the pane: asked for without its name, handed in without a mark."""

import pytest
from builders import PASSWORD, Workplace
from practical_room import PracticalRoom
from practice_room import enter

from desktop_app.training.practicals.standing import Stage
from desktop_app.training.practice.standing import SealedMarks


def test_a_drill_is_taken_at_its_gate_and_ends_without_a_mark(place: Workplace) -> None:
    held = PracticalRoom(place)
    practical = held.open()
    title = held.held(practical).drill(1).drill.title
    room = enter(place)
    room.presenter.open_target(f"practical:{practical.id}/1")
    (asked,) = room.view.exam_gate.asked
    assert "实操考核第 1 场" in str(asked)
    assert title not in str(asked)
    room.presenter.parts.exam.confirmed("不对", "", "")
    assert room.view.exam_gate.problem
    room.presenter.parts.exam.confirmed(PASSWORD, "", "")
    room.talk_to_the_end()
    page = room.view.talk_page
    assert "成绩和复盘一起公布" in page.handed_in
    assert page.result == ""
    assert held.held(practical).drill(1).stage is Stage.DONE
    room.presenter.parts.talk.look_back()
    assert room.view.page == "list"


def test_whoever_leaves_a_drill_has_handed_it_in(place: Workplace) -> None:
    held = PracticalRoom(place)
    practical = held.open()
    room = enter(place)
    room.presenter.open_target(f"practical:{practical.id}/2")
    room.presenter.parts.exam.confirmed(PASSWORD, "", "")
    room.say("您好，我先帮您核对一下。")
    room.presenter.parts.talk.end()
    assert held.held(practical).drill(2).stage is Stage.DONE
    assert room.view.page == "list"
    assert "主管评分签名以后" in room.navigator.notices[-1]


def test_a_debrief_that_waits_for_the_mark_says_so(place: Workplace) -> None:
    held = PracticalRoom(place)
    practical = held.open()
    attempt = held.do(practical, 1)
    room = enter(place, place.supervisor)
    with pytest.raises(SealedMarks, match="主管还没有评分"):
        room.presenter.open_target(f"attempt:{attempt}")
