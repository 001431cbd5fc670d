"""Several customers at once, led by the presenter: arrivals, choosing, sending, pausing, ending."""

from datetime import timedelta

import pytest
from builders import PASSWORD, Workplace
from practice_room import CHAT, enter
from rush_room import HAO, HAO_PRIVATE, MIAO, NOON, SEEN, Desk, opened

from desktop_app.panes.practice.rush.shown import Where
from desktop_app.training.practice.use_cases import EXAM


@pytest.fixture
def desk(place: Workplace) -> Desk:
    return opened(enter(place))


def test_it_begins_with_everybody_and_the_first_lines(desk: Desk) -> None:
    assert desk.room.view.page == "rush"
    assert desk.room.view.title == "开课前一晚的家长群"
    assert desk.where.where.to == "all"
    assert [one.name for one in desk.threads.rows] == ["苗苗妈妈", "浩浩妈妈"]
    assert desk.threads.sentence == "2 位在等"
    assert [one.speaker for one in desk.where.heard if one.side == "customer"] == [
        "苗苗妈妈",
        "浩浩妈妈",
    ]


def test_a_newcomer_appears_below_and_takes_nothing_away(desk: Desk) -> None:
    desk.rush.choose(2)
    desk.page.text = "@浩浩妈妈 您"
    before = desk.threads.rows
    desk.wait(26)
    assert [one.key for one in desk.threads.rows[:2]] == [one.key for one in before]
    assert desk.threads.rows[2].name == "米粒爸爸"
    assert (desk.where.where.key, desk.page.text) == ("haohao", "@浩浩妈妈 您")


def test_a_second_that_changes_nothing_redraws_nothing(desk: Desk) -> None:
    desk.rush.tick()
    drawn = desk.page.redrawn
    desk.wait(0.2)
    assert desk.page.redrawn == drawn
    desk.wait(1)
    assert desk.page.redrawn == drawn + 1


def test_the_clock_warns_and_turns_bad_at_the_limits(desk: Desk) -> None:
    tones = []
    for seconds in (50, 20, 235):
        desk.wait(seconds)
        tones.append((desk.threads.rows[0].clock, desk.threads.rows[0].tone))
    assert tones == [("00:50", "plain"), ("01:10", "warn"), ("05:05", "bad")]


def test_numbers_choose_and_the_same_again_takes_the_other_way(desk: Desk) -> None:
    desk.rush.choose(1)
    assert desk.where.where == Where("one", "miaomiao")
    desk.rush.choose(1)
    assert desk.where.where == Where("private", "miaomiao")
    assert desk.where.heard[0].text.startswith("还没有私聊过")
    desk.rush.choose(0)
    assert desk.where.where == Where("all", "opening")
    desk.rush.choose(0)
    assert desk.where.where == Where("summary", "closing")
    desk.rush.choose(3)  # has not come yet
    assert desk.where.where == Where("summary", "closing")


def test_the_next_who_waits_is_one_key_away(desk: Desk) -> None:
    desk.wait(30)
    order = []
    for _ in range(4):
        desk.rush.next_waiting()
        order.append(desk.where.where.key)
    assert order == ["miaomiao", "haohao", "mili", "miaomiao"]


def test_what_is_typed_to_one_waits_there_while_another_is_answered(desk: Desk) -> None:
    desk.rush.choose(1)
    desk.page.text = "@苗苗妈妈 明天"
    desk.rush.choose(2)
    assert desk.page.text == ""
    desk.say(HAO)
    desk.rush.choose(1)
    assert desk.page.text == "@苗苗妈妈 明天"
    desk.rush.choose(1)  # to her in private: the same text
    assert desk.page.text == "@苗苗妈妈 明天"


def test_a_name_is_put_in_by_one_key_and_only_where_it_belongs(desk: Desk) -> None:
    desk.rush.mention()
    assert desk.page.inserted == []
    desk.rush.choose(2)
    desk.rush.mention()
    assert desk.page.inserted == ["@浩浩妈妈 "]


def test_a_message_stands_there_and_what_it_brings_comes_in_the_same_place(desk: Desk) -> None:
    desk.say(SEEN)
    assert desk.page.answers[-1].rules[0].state == "met"
    desk.rush.choose(2)
    desk.say(HAO)
    said = [(one.side, one.speaker) for one in desk.where.heard[-2:]]
    assert said == [("own", ""), ("customer", "浩浩妈妈")]
    assert "3 点里说到 3 点" in desk.where.heard[-2].note
    desk.rush.choose(2)
    desk.say(HAO_PRIVATE)
    assert desk.where.where.to == "private"
    assert [one.side for one in desk.where.heard] == ["own", "customer"]
    assert desk.threads.rows[1].over


def test_to_who_is_served_nothing_more_is_sent(desk: Desk) -> None:
    desk.rush.choose(1)
    desk.say(MIAO)
    desk.say("还有什么？")
    assert desk.page.said == "这位客户已经答完，不再等了。"
    assert desk.page.sent == 1


def test_hints_belong_to_the_one_they_were_asked_for(desk: Desk) -> None:
    counts: list[int] = []
    for number in (2, 1, 2):
        desk.rush.choose(number)
        if not counts:
            desk.rush.ask_hint()
        counts.append(len(desk.page.hints))
    assert counts == [1, 0, 1]


def test_a_pause_stops_every_clock(desk: Desk) -> None:
    desk.wait(10)
    desk.rush.toggle_pause()
    desk.room.monotonic.seconds += 500
    desk.rush.tick()
    desk.rush.send("说了也不算")
    assert (desk.page.paused, desk.page.clock, desk.page.sent) == (True, "00:10", 0)
    desk.rush.toggle_pause()
    desk.wait(5)
    assert desk.page.clock == "00:15"


def test_a_whole_run_ends_with_its_mark_and_leads_to_the_debrief(desk: Desk) -> None:
    desk.play()
    assert desk.threads.sentence == "都答完了"
    assert int(desk.page.result) >= 85
    desk.room.place.clock.advance(timedelta(hours=1))
    desk.rush.look_back()
    shown = desk.room.view.rush_debrief_page.shown
    assert desk.room.view.page == "rush_debrief"
    assert shown is not None
    assert shown.debrief.total == desk.page.result
    assert [one.title for one in shown.groups][:2] == ["按时间", "苗苗妈妈"]
    assert [one.taken for one in shown.order] == ["浩浩妈妈", "苗苗妈妈", "米粒爸爸"]
    assert all(one.verdict == "" for one in shown.order)
    assert shown.waits.title.startswith("没有人等得太久")


def test_leaving_keeps_it_waiting_and_another_window_goes_on_there(
    desk: Desk, place: Workplace
) -> None:
    desk.say(SEEN)
    desk.rush.choose(2)
    desk.page.text = "@浩浩妈妈 您"
    desk.rush.keep(desk.page.text)
    desk.wait(7)
    desk.rush.leave()
    assert desk.room.view.page == "list"
    waiting = desk.room.view.list_page.waiting
    assert waiting is not None
    again = Desk(enter(place))
    again.room.presenter.open_target(f"resume:{waiting.attempt}")
    assert again.room.view.page == "rush"
    again.rush.choose(2)
    assert again.page.text == "@浩浩妈妈 您"
    assert again.page.clock >= "00:10"


def test_coming_back_in_the_same_window_changes_nothing(desk: Desk) -> None:
    desk.rush.choose(2)
    desk.rush.leave()
    waiting = desk.room.view.list_page.waiting
    assert waiting is not None
    desk.room.presenter.resume(waiting.attempt)
    assert (desk.where.where.key, desk.page.paused) == ("haohao", False)


def test_a_rush_and_a_conversation_never_run_side_by_side(desk: Desk) -> None:
    desk.room.presenter.start(CHAT)
    assert desk.page.paused
    assert desk.room.view.page == "talk"
    desk.room.presenter.start(NOON)
    assert desk.room.view.talk_page.paused
    assert desk.room.view.page == "rush"


def test_ending_early_asks_and_looks_back(desk: Desk) -> None:
    desk.say(SEEN)
    desk.page.agrees = False
    desk.rush.end()
    assert desk.rush.underway
    desk.page.agrees = True
    desk.rush.end()
    shown = desk.room.view.rush_debrief_page.shown
    assert shown is not None
    assert "还在等" in shown.debrief.loss
    assert [one.verdict for one in shown.order] == ["没有答"] * 3


def test_an_examination_shows_neither_rules_nor_hints_and_has_no_pause(place: Workplace) -> None:
    desk = Desk(enter(place))
    desk.room.presenter.begin(NOON, EXAM)
    desk.room.presenter.parts.exam.confirmed(PASSWORD, "", "")
    assert desk.page.rush is not None
    assert (desk.page.rush.rules, desk.page.rush.exam) == ((), True)
    desk.rush.ask_hint()
    desk.rush.pause()
    assert (desk.page.hints, desk.page.paused) == ((), False)
    desk.page.agrees = False
    assert not desk.room.presenter.may_leave()
    desk.page.agrees = True
    assert desk.room.presenter.may_leave()
    assert not desk.rush.underway


def test_a_store_that_takes_nothing_gives_the_message_back(desk: Desk) -> None:
    file = desk.room.place.services.store.path
    file.rename(file.with_suffix(".away"))
    desk.say(SEEN)
    assert desk.page.taken_back == [SEEN]
    assert desk.page.said
    file.with_suffix(".away").rename(file)
    desk.rush.send(SEEN)
    assert desk.page.answers[-1].rules[0].state == "met"


def test_separate_chats_are_told_together_and_answered_apart(place: Workplace) -> None:
    desk = Desk(enter(place))
    desk.room.presenter.start(NOON)
    desk.wait(20)
    desk.say("您好，您的消息我看到了，五分钟内回复您。")
    desk.rush.choose(1)
    assert desk.where.where == Where("private", "luo")
    assert [one.side for one in desk.where.heard] == ["customer", "own"]
    assert len(desk.where.choices) == 1
    assert desk.where.mention == ""


def test_the_look_at_a_rush_names_its_customers(place: Workplace) -> None:
    room = enter(place)
    room.presenter.refresh()
    room.presenter.open_target(f"drill:{NOON}")
    preview = room.view.list_page.preview
    assert preview is not None
    assert preview.tags == ("同时接待", "微信", "中等", "4 位客户", "约 10 分钟")
    assert preview.temper == "罗先生、小唐、韩女士、孟阿姨"
