"""What goes wrong in a run, and how the modes stand in lists."""

from datetime import timedelta
from uuid import UUID

import pytest
from builders import PASSWORD, Workplace
from practice_room import CHAT, SCRIPT, Room, enter

from desktop_app.system.errors import Trouble
from desktop_app.training.practice.modes.names import LADDER, STUDY
from desktop_app.training.practice.modes.use_cases import Modes, Studying

RUSH = "rush/noon-peak"


@pytest.fixture
def room(place: Workplace) -> Room:
    return enter(place)


class _Full(Trouble):
    """A disk that takes nothing."""


def _refuse(*_args: object, **_more: object) -> Studying:
    raise _Full("磁盘已满。", "原有数据没有变。", "请腾出空间。")


def _attempt(room: Room) -> UUID:
    run = room.view.study_page.run
    assert run is not None
    return UUID(run.attempt)


@pytest.mark.parametrize("drill", [SCRIPT, CHAT, RUSH])
@pytest.mark.parametrize("mode", STUDY)
def test_a_start_target_names_its_mode(room: Room, mode: str, drill: str) -> None:
    room.presenter.open_target(f"start:{drill}?mode={mode}")
    assert room.view.page == "study"
    assert room.view.study_page.moments[-1].kind == mode


def test_an_unknown_mode_is_practice_and_an_unknown_drill_is_told(room: Room) -> None:
    room.presenter.open_target(f"start:{CHAT}?mode=juggling")
    assert room.view.page == "talk"
    room.presenter.open_target(f"start:{RUSH}?mode=juggling")
    assert room.view.page == "rush"
    room.presenter.open_target("start:script/gone?mode=cloze")
    assert room.view.page == "list"
    assert "不在目录里" in room.navigator.notices[-1]


def test_an_answer_that_cannot_be_recorded_stays_and_is_told(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.presenter.begin(SCRIPT, "recital")
    page = room.view.study_page
    with monkeypatch.context() as broken:
        broken.setattr(Modes, "answer", _refuse)
        room.presenter.parts.study.answer(("您尽管说",))
    assert page.said == "磁盘已满。原有数据没有变。请腾出空间。"
    assert not page.busy
    assert page.verdicts == []
    room.presenter.parts.study.answer(("您尽管说",))
    assert len(page.verdicts) == 1


def test_a_draft_that_cannot_be_kept_is_told_beside_the_text(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.presenter.begin(SCRIPT, "cloze")
    monkeypatch.setattr(Modes, "keep", _refuse)
    room.presenter.parts.study.keep(("我听",))
    assert room.view.study_page.said.startswith("草稿没有存上：磁盘已满。")


def test_nothing_is_answered_twice_and_nothing_kept_after_the_verdict(room: Room) -> None:
    room.presenter.begin(SCRIPT, "recital")
    study, modes = room.presenter.parts.study, room.place.services.modes
    study.answer(("您尽管说",))
    study.answer(("再说一次",))
    study.keep(("后来写的",))
    resumed = modes.resume(room.place.trainee, _attempt(room))
    assert [one.answer.given for one in resumed.run.done] == [("您尽管说",)]
    assert resumed.draft == ()


def test_a_pause_of_the_pane_is_not_answering_time(room: Room) -> None:
    room.presenter.begin(SCRIPT, "recital")
    room.monotonic.seconds += 10
    room.presenter.hidden()
    room.monotonic.seconds += 900
    room.presenter.shown()
    room.monotonic.seconds += 5
    room.presenter.parts.study.answer(("您尽管说",))
    run = room.place.services.modes.resume(room.place.trainee, _attempt(room)).run
    assert run.done[0].answer.seconds == 15


def test_lists_name_the_mode_of_each_attempt(room: Room) -> None:
    modes, actor = room.place.services.modes, room.place.trainee
    studying = modes.begin(actor, SCRIPT, "choosing")
    while studying.run.step is not None:
        studying = modes.answer(actor, studying, ("0",), 5)
    room.place.clock.advance(timedelta(minutes=1))
    room.presenter.begin(SCRIPT, "quick")
    room.presenter.parts.study.leave()
    room.presenter.drills.select(SCRIPT)
    page = room.view.list_page
    assert page.waiting is not None
    assert page.waiting.detail.startswith("快答 · ")
    assert page.preview is not None
    assert page.preview.attempts[0].outcome.startswith("选择 · ")
    row = next(one for one in page.drills if one.key == SCRIPT)
    assert row.since == "没练过"
    shown = {one.name: one.standing for one in page.preview.offers.modes}
    assert shown["choosing"].startswith("做过 1 次")
    assert shown["quick"] == "还没有做过"


def test_a_mentor_sees_the_result_and_can_only_look(room: Room) -> None:
    modes, actor = room.place.services.modes, room.place.trainee
    studying = modes.begin(actor, SCRIPT, "learning")
    while studying.run.step is not None:
        studying = modes.answer(actor, studying, ("read",), 5)
    other = enter(room.place, room.place.mentor)
    other.presenter.open_target(f"attempt:{studying.attempt.id}")
    assert (other.view.page, other.view.own) == ("result", False)
    assert other.view.sentence.startswith("林晓雨 · 学习 · ")
    other.presenter.parts.study.harder()
    assert other.view.page == "result"


def test_an_interrupted_examination_wants_the_password_again(room: Room) -> None:
    running = room.place.services.exams.begin(room.place.trainee, CHAT, PASSWORD)
    room.presenter.open_target(f"resume:{running.attempt.id}")
    gate = room.view.exam_gate
    assert "考核中断过" in gate.asked[-1][0]
    room.presenter.parts.exam.confirmed("not this one", "", "")
    assert "密码不对" in gate.problem
    assert room.view.talk_page.talk is None
    room.presenter.parts.exam.confirmed(PASSWORD, "", "")
    assert room.view.page == "talk"


def test_putting_an_examination_away_says_that_it_is_judged(room: Room) -> None:
    running = room.place.services.exams.begin(room.place.trainee, CHAT, PASSWORD)
    room.presenter.show_list()
    room.presenter.drills.put_away(str(running.attempt.id))
    assert room.view.list_page.asked == ["结束这次考核"]
    assert room.view.list_page.waiting is None


def test_an_examination_of_a_drill_that_is_gone_is_told(room: Room) -> None:
    room.presenter.begin("script/gone", "exam")
    room.presenter.parts.exam.confirmed(PASSWORD, "", "")
    assert not room.view.exam_gate.open
    assert "不在目录里" in room.navigator.notices[-1]


def test_several_customers_at_once_are_learned_before_they_are_talked_to(room: Room) -> None:
    room.presenter.show_list()
    room.presenter.drills.select(RUSH)
    preview = room.view.list_page.preview
    assert preview is not None
    assert tuple(one.name for one in preview.offers.modes) == LADDER
    assert preview.offers.chosen == "learning"
    room.presenter.start_chosen(RUSH, "learning")
    study, page = room.presenter.parts.study, room.view.study_page
    assert page.run is not None
    assert page.run.sentence.startswith("学习 · 同时接待 · ")
    study.answer(("read",))
    assert page.moments[-1].ask == "先回哪一位"
    room.presenter.show_list()
    room.presenter.resume(page.run.attempt)
    assert room.view.page == "study"
    assert page.moments[-1].place.startswith("第 2 /")


def test_a_learned_rush_opens_as_its_result(room: Room) -> None:
    room.presenter.begin(RUSH, "learning")
    study = room.presenter.parts.study
    while study.underway:
        study.answer(("read",))
    room.presenter.show_list()
    assert room.view.study_page.run is not None
    room.presenter.look_back(room.view.study_page.run.attempt)
    assert room.view.page == "result"
    result = room.view.result_page.result
    assert result is not None
    assert (result.mode, result.next_mode) == ("learning", "choosing")


def test_several_customers_at_once_can_be_examined(room: Room) -> None:
    room.presenter.start_chosen(RUSH, "exam")
    room.presenter.parts.exam.confirmed(PASSWORD, "", "")
    assert room.view.rush_page.rush is not None
    assert room.view.rush_page.rush.exam


def test_an_examination_shows_no_mood_until_it_is_looked_back_at(room: Room) -> None:
    room.presenter.begin(CHAT, "exam")
    room.presenter.parts.exam.confirmed(PASSWORD, "", "")
    talk = room.view.talk_page
    assert talk.talk is not None
    assert talk.talk.mood is None
    room.say("您好。", 5, 20)
    answered = talk.answers[-1]
    assert answered.line
    assert answered.mood is None
    assert (answered.task.points, answered.task.earlier) == ((), ())
    room.presenter.parts.talk.end()
    debrief = room.view.debrief_page.debrief
    assert debrief is not None
    assert debrief.curve is not None
    assert len(debrief.curve.moods) == 2


def test_an_examined_rush_shows_neither_moods_nor_what_was_met(room: Room) -> None:
    room.presenter.begin("rush/noon-peak", "exam")
    room.presenter.parts.exam.confirmed(PASSWORD, "", "")
    page = room.view.rush_page
    rush = room.presenter.parts.rush
    rush.choose(1)
    rush.send("您好，我马上给您查。")
    assert page.threads is not None
    assert page.where is not None
    assert {row.mood for row in page.threads.rows} == {""}
    notes = [one.note for one in page.where.heard if one.side == "own"]
    assert notes
    assert all("点里说到" not in note for note in notes)
