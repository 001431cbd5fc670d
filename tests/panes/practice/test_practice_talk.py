"""A conversation under way: timing, drafts, hints, pauses, leaving, ending, failing."""

from uuid import UUID

import pytest
from builders import PASSWORD, Workplace
from practice_room import CHAT, GOOD, PHONE, SCRIPT, Room, enter

from desktop_app.training.practice.use_cases import EXAM


@pytest.fixture
def room(place: Workplace) -> Room:
    return enter(place)


def _attempt(room: Room) -> UUID:
    talk = room.view.talk_page.talk
    assert talk is not None
    return UUID(talk.attempt)


def test_a_start_target_shows_the_customers_first_line_at_once(room: Room) -> None:
    room.presenter.open_target(f"start:{PHONE}")
    talk = room.view.talk_page.talk
    assert room.view.page == "talk"
    assert talk is not None
    assert (len(talk.said), talk.said[0].own, talk.exam) == (1, False, False)
    assert room.view.title == "宣传不符的家长"
    assert ("电话", "135****8888") in talk.customer.facts
    assert talk.mood is not None
    assert talk.mood.text == "激动 72"


def test_a_reply_is_timed_answered_and_recorded(room: Room) -> None:
    room.presenter.start(CHAT)
    room.say(GOOD, first=8, whole=25)
    answered = room.view.talk_page.answers[-1]
    assert answered.note == "首次响应 8 秒 · 答复用时 25 秒 · 已送达"
    assert answered.line
    assert answered.task.earlier
    stored = room.place.services.practice.resume(room.place.trainee, _attempt(room))
    timing = stored.conversation.exchanges[0].timing
    assert (timing.first_key, timing.answer) == (8, 25)


def test_a_pause_stops_the_time_and_lets_nothing_be_sent(room: Room) -> None:
    room.presenter.start(CHAT)
    room.monotonic.seconds += 10
    room.presenter.parts.talk.toggle_pause()
    assert room.view.talk_page.paused
    room.monotonic.seconds += 500
    room.presenter.parts.talk.send(GOOD)
    assert room.view.talk_page.sent == []
    room.presenter.parts.talk.toggle_pause()
    room.say(GOOD, first=5, whole=20)
    assert room.view.talk_page.answers[-1].note.startswith("首次响应 15 秒 · 答复用时 30 秒")


def test_the_time_is_held_against_the_limit_that_runs_first(room: Room) -> None:
    talk = room.presenter.parts.talk
    room.presenter.start(PHONE)
    room.monotonic.seconds += 61
    talk.tick()
    assert room.view.talk_page.time == ("01:01", "超过 60 秒", "bad")
    talk.typed()
    talk.tick()
    assert room.view.talk_page.time == ("01:01", "90 秒内", "good")
    room.monotonic.seconds += 30
    talk.tick()
    assert room.view.talk_page.time == ("01:31", "超过 90 秒", "bad")


def test_what_is_written_ahead_counts_as_begun_when_the_line_comes(room: Room) -> None:
    room.presenter.start(PHONE)
    page = room.view.talk_page
    page.writes_ahead = "还有，"
    room.say(GOOD)
    room.say(GOOD, first=30, whole=70)
    stored = room.place.services.practice.resume(room.place.trainee, _attempt(room))
    timing = stored.conversation.exchanges[1].timing
    assert (timing.first_key, timing.answer) == (0, 70)


def test_hints_come_one_by_one_and_stand_on_the_reply(room: Room) -> None:
    room.presenter.start(PHONE)
    page = room.view.talk_page
    assert page.hints == ()
    assert page.more_hints
    room.presenter.parts.talk.ask_hint()
    room.presenter.parts.talk.ask_hint()
    assert len(page.hints) == 2
    room.say("您好。")
    assert "用了 2 次提示" in page.answers[-1].note
    assert page.hints == ()


def test_hints_run_out(room: Room) -> None:
    room.presenter.start(PHONE)
    for _ in range(20):
        if not room.view.talk_page.more_hints:
            break
        room.presenter.parts.talk.ask_hint()
    count = len(room.view.talk_page.hints)
    assert 0 < count < 20
    assert not room.view.talk_page.more_hints


def test_typed_text_survives_a_killed_process(room: Room) -> None:
    room.presenter.start(CHAT)
    room.say(GOOD)
    room.presenter.parts.talk.keep("写到一半的😀")
    attempt = _attempt(room)
    again = enter(room.place)  # nothing was closed: this is the next start
    again.presenter.open_target(f"resume:{attempt}")
    talk = again.view.talk_page.talk
    assert talk is not None
    assert talk.draft == "写到一半的😀"
    assert [one.own for one in talk.said] == [False, True, False]
    assert talk.task.place.startswith("第 2 / 约")


def test_a_killed_process_after_the_last_word_is_judged_at_the_next_start(room: Room) -> None:
    practice, actor = room.place.services.practice, room.place.trainee
    from desktop_app.training.practice.kpi import Timing

    running = practice.start_by_key(actor, CHAT)
    while not running.conversation.over:
        running = practice.send(actor, running, GOOD, Timing(5, 20))
    room.presenter.open_target(f"resume:{running.attempt.id}")
    assert room.view.talk_page.result
    assert room.place.services.debriefing.look_back(actor, running.attempt.id).result.seconds > 0


def test_the_last_reply_ends_it_with_a_mark_and_the_debrief_one_step_away(room: Room) -> None:
    room.presenter.start(CHAT)
    room.talk_to_the_end()
    page = room.view.talk_page
    over = page.answers[-1].over
    assert over is not None
    assert over.outcome
    assert page.result
    assert room.view.page == "talk"  # the customer's last words are still to be read
    room.presenter.parts.talk.look_back()
    assert room.view.page == "debrief"


def test_ending_early_asks_and_then_looks_back(room: Room) -> None:
    room.presenter.start(CHAT)
    room.say(GOOD)
    page = room.view.talk_page
    page.agrees = False
    room.presenter.parts.talk.end()
    assert room.presenter.parts.talk.underway
    page.agrees = True
    room.presenter.parts.talk.end()
    assert page.asked == ["结束并复盘", "结束并复盘"]
    assert room.view.page == "debrief"


def test_ending_before_any_reply_leaves_no_mark(room: Room) -> None:
    room.presenter.start(CHAT)
    room.presenter.parts.talk.end()
    assert room.view.page == "list"
    assert room.navigator.notices == ["还没有答复过客户，这次不计成绩。"]
    assert room.view.list_page.waiting is None
    practice, actor = room.place.services.practice, room.place.trainee
    assert practice.recent(actor, actor.id) == ()


def test_leaving_in_practice_keeps_everything_and_pauses(room: Room) -> None:
    room.presenter.start(PHONE)
    assert room.presenter.may_leave()
    assert room.view.talk_page.paused
    assert room.view.talk_page.flushed
    assert room.view.waiting == 1
    assert room.view.talk_page.asked == []


def test_the_list_leads_back_into_the_run_that_was_left_with_its_time(room: Room) -> None:
    room.presenter.start(PHONE)
    attempt = _attempt(room)
    room.monotonic.seconds += 20
    room.presenter.parts.talk.leave()
    room.monotonic.seconds += 900
    room.presenter.open_target(f"resume:{attempt}")
    room.presenter.parts.talk.tick()
    assert room.view.page == "talk"
    assert not room.view.talk_page.paused
    assert room.view.talk_page.time[0] == "00:20"


def test_an_examination_shows_no_points_has_no_pause_and_no_hint(room: Room) -> None:
    room.presenter.begin(PHONE, EXAM)
    room.presenter.parts.exam.confirmed(PASSWORD, "", "")
    talk, page = room.view.talk_page.talk, room.view.talk_page
    assert not room.view.exam_gate.open
    assert talk is not None
    assert (talk.exam, talk.task.points, talk.task.wording) == (True, (), "")
    room.presenter.parts.talk.toggle_pause()
    room.presenter.parts.talk.ask_hint()
    assert not page.paused
    assert page.hints == ()
    room.say(GOOD)
    assert page.answers[-1].task.earlier == ()


def test_an_examination_is_only_left_for_good(room: Room) -> None:
    room.presenter.begin(PHONE, EXAM)
    room.presenter.parts.exam.confirmed(PASSWORD, "", "")
    room.say(GOOD)
    page = room.view.talk_page
    page.agrees = False
    assert not room.presenter.may_leave()
    assert room.presenter.parts.talk.underway
    page.agrees = True
    assert room.presenter.may_leave()
    assert page.asked == ["离开考核", "离开考核"]
    practice, actor = room.place.services.practice, room.place.trainee
    assert [one.mode for one in practice.recent(actor, actor.id)] == [EXAM]
    assert practice.unfinished(actor) == ()


def test_a_script_shows_its_wording_with_the_slots_to_fill(room: Room) -> None:
    room.presenter.start(SCRIPT)
    talk = room.view.talk_page.talk
    assert talk is not None
    slots = [talk.task.wording[start:end] for start, end in talk.task.slots]
    assert "[机构名称]" in slots
    assert ("机构名称", "青禾学堂") in talk.customer.facts


def test_a_drill_that_is_gone_leads_back_to_the_list_with_a_sentence(room: Room) -> None:
    room.presenter.open_target("start:scenario/withdrawn")
    assert room.view.page == "list"
    assert room.navigator.notices == ["这个练习已经不在目录里了，请换一个。"]


def test_a_reply_that_cannot_be_stored_comes_back_with_a_sentence(room: Room) -> None:
    room.presenter.start(CHAT)
    file = room.place.services.store.path
    away = file.with_suffix(".away")
    file.rename(away)
    room.say(GOOD)
    page = room.view.talk_page
    assert page.taken_back == [GOOD]
    assert "找不到数据文件" in page.said
    away.rename(file)
    room.say(GOOD)
    assert len(page.answers) == 1


def test_a_draft_that_cannot_be_stored_is_told_beside_the_text(room: Room) -> None:
    room.presenter.start(CHAT)
    file = room.place.services.store.path
    file.rename(file.with_suffix(".away"))
    room.presenter.parts.talk.keep("写了一些")
    assert room.view.talk_page.said.startswith("草稿没有存上")
    file.with_suffix(".away").rename(file)
