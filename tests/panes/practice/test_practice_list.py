"""The list of drills: what is shown, narrowed, remembered, waiting."""

import pytest
from builders import Workplace
from practice_room import CHAT, PHONE, SCRIPT, Room, enter

from desktop_app.panes.practice.shown import DrillRow, PreviewShown, Wanted


@pytest.fixture
def room(place: Workplace) -> Room:
    room = enter(place)
    room.presenter.refresh()
    return room


def test_scripts_and_scenarios_are_listed_with_where_the_person_stands(room: Room) -> None:
    page = room.view.list_page
    assert {one.kind for one in page.drills} == {"script", "scenario", "rush"}
    chat = next(one for one in page.drills if one.key == CHAT)
    assert (chat.facts, chat.best, chat.since) == ("微信 · 简单 · 约 5 分钟", "", "没练过")
    assert page.found == f"{len(page.drills)} 个练习"


def test_a_finished_attempt_is_told_in_the_list_and_beside_the_drill(room: Room) -> None:
    room.presenter.start(CHAT)
    room.talk_to_the_end()
    room.presenter.parts.talk.look_back()
    room.presenter.parts.debrief.back()
    room.presenter.drills.reveal(CHAT)
    chat = next(one for one in room.view.list_page.drills if one.key == CHAT)
    mark = room.view.talk_page.result
    assert (chat.best, chat.since) == (f"最好 {mark}", f"上次 {mark} · 练过 1 次")
    preview = room.view.list_page.preview
    assert preview is not None
    assert [one.mark for one in preview.attempts] == [mark]


def test_words_kind_difficulty_and_channel_narrow_the_list_together(room: Room) -> None:
    page, drills = room.view.list_page, room.presenter.drills
    drills.narrow(Wanted(kind="scenario", channels=frozenset({"phone"})))
    assert page.drills
    assert {(one.kind, one.channel) for one in page.drills} == {("scenario", "phone")}
    drills.narrow(Wanted(text="宣传 家长", difficulties=frozenset({"hard"})))
    assert [one.key for one in page.drills] == [PHONE]
    assert page.selected == PHONE
    drills.narrow(Wanted(text="没有这样的练习"))
    assert (page.drills, page.selected, page.preview) == ((), "", None)


def test_filter_and_selection_outlast_a_refresh(room: Room) -> None:
    drills, page = room.presenter.drills, room.view.list_page
    drills.narrow(Wanted(kind="scenario"))
    drills.select(PHONE)
    room.presenter.refresh()
    assert page.selected == PHONE
    assert {one.kind for one in page.drills} == {"scenario"}


def test_what_the_list_tells_of_its_first_drill_reads_the_preview_once(
    place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = enter(place)
    page, show = room.view.list_page, room.view.list_page.show_drills
    previews: list[PreviewShown | None] = []

    def as_the_list_does(drills: tuple[DrillRow, ...], selected: str, found: str) -> None:
        show(drills, selected, found)
        room.presenter.drills.select(selected)

    monkeypatch.setattr(page, "show_drills", as_the_list_does)
    monkeypatch.setattr(page, "show_preview", previews.append)
    room.presenter.refresh()
    assert [one.key for one in previews if one] == [page.selected]


def test_a_drill_asked_for_by_name_is_shown_even_where_a_filter_hides_it(room: Room) -> None:
    room.presenter.drills.narrow(Wanted(kind="scenario"))
    room.presenter.open_target(f"drill:{SCRIPT}")
    page = room.view.list_page
    assert (page.selected, page.wanted) == (SCRIPT, Wanted())
    assert page.preview is not None
    assert page.preview.title == "电话课程咨询：从接起到道别"


def test_the_list_stands_at_what_was_practised_last(room: Room) -> None:
    room.presenter.open_target(f"start:{CHAT}")  # as 今日 does
    room.talk_to_the_end()
    room.presenter.parts.talk.look_back()
    room.presenter.parts.debrief.back()
    assert room.view.list_page.selected == CHAT
    assert room.view.list_page.drills[0].key != CHAT


def test_the_look_at_a_drill_tells_goal_customer_and_help(room: Room) -> None:
    room.presenter.drills.select(PHONE)
    preview = room.view.list_page.preview
    assert preview is not None
    assert preview.tags[:3] == ("场景", "电话", "较难")
    assert (preview.customer, preview.goal) == ("周女士 · 家长", "安抚情绪，给出办法，不让事情升级")
    assert any("每次扣 3 分" in one for one in preview.offers.modes[5].helps)


def test_an_attempt_left_open_waits_at_the_top_and_can_be_put_away(room: Room) -> None:
    room.presenter.start(PHONE)
    room.presenter.parts.talk.leave()
    page = room.view.list_page
    assert page.waiting is not None
    assert (page.waiting.title, page.waiting.more) == ("宣传不符的家长", 0)
    assert room.view.waiting == 1
    page.agrees = False
    room.presenter.drills.put_away(page.waiting.attempt)
    assert page.waiting is not None
    page.agrees = True
    room.presenter.drills.put_away(page.waiting.attempt)
    assert page.waiting is None
    assert room.view.waiting == 0
    assert page.asked == ["放下这次练习", "放下这次练习"]
