"""The debrief: what is told, compared, reflected on and led on from."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from builders import Workplace
from practice_room import CHAT, GOOD, PHONE, Room, enter

from db.ids import new_id
from db.records import AttemptResult
from desktop_app.panes.practice.debrief_shown import DebriefShown
from desktop_app.panes.practice.tell_debrief import compared
from desktop_app.training.practice.figures import Band, PracticeFigures
from desktop_app.training.practice.kpi import Timing
from desktop_app.training.practice.marks import Judgement
from desktop_app.training.practice.use_cases import EXAM, PRACTICE


@pytest.fixture
def room(place: Workplace) -> Room:
    return enter(place)


def _practised(room: Room, key: str = PHONE, text: str = "您先冷静一下，我看看。") -> UUID:
    practice, actor = room.place.services.practice, room.place.trainee
    running = practice.start_by_key(actor, key)
    while not running.conversation.over:
        running = practice.send(actor, running, text, Timing(20, 60))
    practice.finish(actor, running, 300)
    room.place.clock.advance(timedelta(hours=1))
    return running.attempt.id


def _opened(room: Room, attempt: UUID) -> DebriefShown:
    room.presenter.open_target(f"attempt:{attempt}")
    debrief = room.view.debrief_page.debrief
    assert debrief is not None
    return debrief


def test_an_attempt_is_told_turn_by_turn_with_its_evidence(room: Room) -> None:
    debrief = _opened(room, _practised(room))
    assert room.view.page == "debrief"
    assert room.view.title == "复盘：宣传不符的家长"
    assert debrief.compared.startswith("第一次练")
    first = debrief.turns[0]
    assert first.customer == "周女士"
    assert first.heading.startswith("第 1 回合 · 情绪 72 → ")
    assert any(one.tone in ("warn", "bad") for one in first.notes)
    for turn in debrief.turns:
        assert all(0 <= one.start < one.end <= len(turn.reply) for one in turn.spans)


def test_a_total_held_back_names_the_question_that_nobody_answered() -> None:
    marks, figures = (), PracticeFigures()
    held = Judgement(marks, 69, False, None, Band.IMPROVE, 0, 0, figures, ("到期怎么办", "找谁"))
    assert compared(69, None, None, held) == "第一次练 · 没有答“到期怎么办”等，不算合格"
    assert compared(69, None, None, replace(held, unanswered=())) == "第一次练"


def test_every_criterion_opens_to_its_reasons_the_dearest_first(room: Room) -> None:
    debrief = _opened(room, _practised(room))
    assert [one.name for one in debrief.criteria] == [
        "安抚情绪",
        "解决方案",
        "处理时间",
        "语言专业",
    ]
    for criterion in debrief.criteria:
        lost = [one for one in criterion.reasons if one.tone == "bad"]
        assert list(criterion.reasons[: len(lost)]) == lost
        assert all(one.effect.startswith("−") for one in lost)
    assert any(one.tone == "bad" for one in debrief.criteria[0].reasons)


def test_a_second_run_is_compared_with_the_one_before(room: Room) -> None:
    _practised(room)
    better = _opened(room, _practised(room, text=GOOD))
    assert "上次" in better.compared
    (former,) = better.former
    assert former.key == "last"
    assert former.moods[0] == 72
    assert all("上次" in one for one in former.criteria)


def test_the_curve_says_in_its_title_where_the_mood_went(room: Room) -> None:
    debrief = _opened(room, _practised(room))
    curve = debrief.curve
    assert curve is not None
    assert curve.title == f"客户情绪从 72 升到 {curve.moods[-1]}"
    assert len(curve.tips) == len(curve.moods) == len(debrief.turns) + 1


def test_what_is_written_about_it_is_there_again(room: Room) -> None:
    attempt = _practised(room)
    _opened(room, attempt)
    room.presenter.parts.debrief.reflect(("道歉说不出口", "先体谅"))
    assert _opened(room, attempt).reflection == ("道歉说不出口", "先体谅")


def test_a_reflection_that_cannot_be_stored_is_told_beside_it(room: Room) -> None:
    _opened(room, _practised(room))
    file = room.place.services.store.path
    file.rename(file.with_suffix(".away"))
    room.presenter.parts.debrief.reflect(("一", ""))
    assert room.view.debrief_page.said.startswith("没有存上")
    file.with_suffix(".away").rename(file)
    room.presenter.parts.debrief.reflect(("一", ""))
    assert room.view.debrief_page.said == ""


def test_a_turn_is_practised_again_from_where_it_stood(room: Room) -> None:
    attempt = _practised(room)
    debrief = _opened(room, attempt)
    room.presenter.parts.debrief.retry(2)
    talk = room.view.talk_page.talk
    assert talk is not None
    assert room.view.page == "talk"
    assert talk.attempt != str(attempt)
    assert [one.text for one in talk.said] == [
        debrief.turns[0].line,
        debrief.turns[0].reply,
        debrief.turns[1].line,
    ]


def test_what_was_an_examination_is_practised_again_as_practice(room: Room) -> None:
    room.presenter.parts.talk.start(PHONE, EXAM)
    room.say(GOOD)
    room.presenter.parts.talk.end()
    room.presenter.parts.debrief.retry(1)
    talk = room.view.talk_page.talk
    assert talk is not None
    assert not talk.exam


def test_the_weakest_turn_is_meant_where_none_is_named(room: Room) -> None:
    debrief = _opened(room, _practised(room))
    room.presenter.parts.debrief.retry(0)
    talk = room.view.talk_page.talk
    assert talk is not None
    assert len(talk.said) == 2 * (debrief.weakest - 1) + 1


def test_the_whole_is_practised_again_from_the_beginning(room: Room) -> None:
    _opened(room, _practised(room, CHAT, GOOD))
    room.presenter.parts.debrief.again()
    talk = room.view.talk_page.talk
    assert talk is not None
    assert (talk.title, len(talk.said)) == ("想换个时间上课", 1)


def test_a_mentor_looks_on_but_neither_writes_nor_practises_in_their_place(room: Room) -> None:
    attempt = _practised(room)
    _opened(room, attempt)
    room.presenter.parts.debrief.reflect(("我的话", ""))
    other = enter(room.place, room.place.mentor)
    debrief = _opened(other, attempt)
    assert (debrief.own, debrief.reflection) == (False, ("我的话", ""))
    assert "林晓雨" in debrief.sentence
    other.presenter.parts.debrief.reflect(("改掉", ""))
    other.presenter.parts.debrief.retry(1)
    other.presenter.parts.debrief.again()
    assert other.view.page == "debrief"
    trainee = room.place.trainee
    assert room.place.services.debriefing.reflection(trainee, attempt) == ("我的话", "")


def test_an_attempt_without_recorded_turns_shows_its_marks_and_says_so(room: Room) -> None:
    whole = _practised(room, CHAT, GOOD)
    actor = room.place.trainee
    look = room.place.services.debriefing.look_back(actor, whole)
    bare = replace(look.attempt, id=new_id(), mode=PRACTICE)
    now = room.place.clock.now()
    result: AttemptResult = replace(
        look.result, attempt_id=bare.id, finished_at=now, total=82.0, calming=88.0, body={}
    )
    with room.place.services.store.writing() as tx:
        tx.practice.begin(bare)
        tx.practice.finish(result, room.place.clock.today())
    debrief = _opened(room, bare.id)
    assert (debrief.total, debrief.turns, debrief.curve) == ("82", (), None)
    assert debrief.criteria[0].mark == "88"
    assert "没有逐句记录" in debrief.gain


def test_an_attempt_without_a_result_leads_to_the_list_with_a_sentence(room: Room) -> None:
    practice = room.place.services.practice
    running = practice.start_by_key(room.place.trainee, CHAT)
    room.presenter.open_target(f"attempt:{running.attempt.id}")
    assert room.view.page == "list"
    assert room.navigator.notices == ["没有找到这次练习的成绩，可能还没有练完。"]
