"""A trainee's whole period beside the list: what is owed, care, cases, private notes, time line."""

from datetime import timedelta

import pytest
from builders import PASSWORD, Workplace
from shadow_room import FULL, Room, self_check, two_weeks_in

from desktop_app.panes.mentoring.shown import Overview

CASE: dict[str, object] = {
    "channel": "电话", "topic": "退费", "what": "七天内申请，已登记", "help": "独立完成",
    "calming": 4, "solution": 4, "time": 5, "language": 4, "next": "先复述再答",
}  # fmt: skip


@pytest.fixture
def room(place: Workplace) -> Room:
    two_weeks_in(place)
    return Room(place)


def _shown(room: Room) -> Overview:
    assert room.view.overview is not None
    return room.view.overview


def _after_shadow_days(place: Workplace) -> Room:
    place.clock.advance(timedelta(days=14))
    room = Room(place)
    for day in place.services.mentoring.days(place.mentor, place.trainee):
        room.list.open_target(f"day:{place.trainee.id}:{day.session.day.isoformat()}")
        room.fill(FULL)
        room.day.sign(PASSWORD)
    room.list.back()
    room.list.refresh()
    return room


def test_the_first_trainee_is_shown_with_what_is_owed(room: Room) -> None:
    one = _shown(room)
    assert one.name == "林晓雨"
    assert one.sentence == "入职第 15 天，第 3 周 · 影子学习"
    (act,) = one.acts
    assert (act.title, act.detail, act.act) == ("影子日 1 的记录", "还有 6 天没有写", "写记录")
    room.overview.act(act.key)
    assert room.shown.title == "影子日 1 · 林晓雨"


def test_a_kind_word_can_be_copied_for_who_has_not_practised(room: Room) -> None:
    assert "还没有开始练习" in _shown(room).kind_word
    room.overview.copy()
    assert room.view.copied == [_shown(room).kind_word]


def test_cases_are_written_one_by_one_and_counted(place: Workplace) -> None:
    two_weeks_in(place)
    room = _after_shadow_days(place)
    assert [act.title for act in _shown(room).acts] == ["带案"]
    room.list.open_trainee(str(place.trainee.id))
    assert room.view.filled is not None
    assert room.view.filled.title == "案例 1 · 林晓雨"
    for item, value in CASE.items():
        room.fill_case.answer(item, value)
    room.fill_case.submit()
    assert room.view.signature_open
    room.fill_case.sign(PASSWORD)
    assert room.view.page == "list"
    assert _shown(room).cases.finding == "带案：近 1 个里 1 个独立完成"
    assert _shown(room).cases.levels[0] == ("独立完成", 1)
    assert _shown(room).acts[0].tag == "还差 2 个"
    room.overview.case()
    assert room.view.filled.title == "案例 2 · 林晓雨"


def test_what_was_typed_of_a_case_is_there_again(place: Workplace) -> None:
    two_weeks_in(place)
    room = _after_shadow_days(place)
    room.overview.case()
    room.fill_case.answer("what", "七天内")
    room.list.back()
    again = Room(place)
    again.overview.case()
    assert again.view.filled is not None
    assert again.view.filled.answers == {"what": "七天内"}


def test_the_time_line_holds_everything_and_opens_it(place: Workplace) -> None:
    two_weeks_in(place)
    self_check(place, place.clock.today())
    room = Room(place)
    (entry,) = _shown(room).records.entries
    assert _shown(room).records.title == "全部记录 · 1 条"
    assert not _shown(room).records.earlier
    assert (entry.kind, entry.title, entry.state) == ("自检", "服务流程自检", "")
    room.overview.open_record(entry.key)
    assert room.shown.title == "服务流程自检 · 林晓雨"
    room.overview.open_record("attempt:1")
    assert room.went.places == [("practice", "attempt:1")]


def test_older_records_are_read_when_they_are_asked_for(place: Workplace) -> None:
    two_weeks_in(place)
    self_check(place, place.clock.today())
    place.clock.advance(timedelta(days=29))
    self_check(place, place.clock.today())
    room = Room(place)
    lately = _shown(room).records
    assert (lately.title, len(lately.entries), lately.earlier) == ("近四周的记录 · 1 条", 1, True)
    room.overview.earlier()
    whole = _shown(room).records
    assert (whole.title, len(whole.entries), whole.earlier) == ("全部记录 · 2 条", 2, False)
    room.list.refresh()
    assert _shown(room).records == whole


def test_weeks_without_a_record_say_so_and_offer_what_is_older(place: Workplace) -> None:
    two_weeks_in(place)
    self_check(place, place.clock.today())
    place.clock.advance(timedelta(days=29))
    lately = _shown(Room(place)).records
    assert lately.note == "近四周没有练习、自检、影子日记录、带案和评估。"
    assert lately.earlier


def test_private_notes_are_kept_as_typed_thrown_away_and_brought_back(room: Room) -> None:
    assert not room.view.private
    room.private.add()
    (note,) = room.view.private
    for typed in ("先", "先从回访练起"):
        room.private.change(note.key, typed)
    assert room.view.private_state[0].startswith("已自动保存")
    again = Room(room.place)
    assert [one.text for one in again.view.private] == ["先从回访练起"]
    again.private.throw_away(note.key)
    assert not again.view.private
    assert again.view.private_state == ("已删掉一条笔记。", True)
    again.private.bring_back()
    assert [one.text for one in again.view.private] == ["先从回访练起"]


def test_a_note_that_is_too_long_is_told_and_what_was_kept_stays(room: Room) -> None:
    room.private.add()
    key = room.view.private[0].key
    room.private.change(key, "先")
    room.private.change(key, "长" * 5001)
    assert "最多 5000 个字" in room.view.private_state[0]
    assert [one.text for one in Room(room.place).view.private] == ["先"]


def test_the_step_of_the_day_before_and_the_clock_stand_on_the_sheet(room: Room) -> None:
    place, trainee = room.place, room.place.trainee
    room.list.open_trainee(str(trainee.id))
    assert room.shown.step_before == ""
    room.day.keep_clock(600.0, running=True)
    place.clock.advance(timedelta(minutes=5))
    again = Room(place)
    again.list.open_trainee(str(trainee.id))
    assert again.shown.clock == (900.0, True)
    again.fill(FULL)
    again.day.sign(PASSWORD)
    again.day.open_next()
    assert (
        again.shown.step_before == "11月30日 周一说好的下一步：明天由学员开场并复述需求，我旁听。"
    )
    assert again.shown.clock == (0.0, False)


def test_both_write_before_they_read(room: Room) -> None:
    place = room.place
    room.list.open_trainee(str(place.trainee.id))
    assert room.shown.written is not None
    assert room.shown.written.hint == "这一天的笔记还没有写。"
    forms, day = (
        place.services.forms,
        place.services.mentoring.days(place.trainee, place.trainee)[0],
    )
    sheet = forms.open(place.trainee, "shadow-notes", place.trainee, day.session.day)
    answers = {
        "contact": "一通改期", "wanted": "怕退不了", "worked": "先问渠道",
        "question-1": "为什么", "understood": 3, "tomorrow": "我现在登记",
    }  # fmt: skip
    forms.sign(place.trainee, forms.keep(place.trainee, sheet, answers, ()), None)
    room.day.back_to_day()
    assert room.shown.written.hint.startswith("已写好，您签名后")
    assert "怕退不了" not in repr(room.view)
    room.fill(FULL)
    room.day.sign(PASSWORD)
    assert room.shown.written.lines[1] == ("客户真正想要的", "怕退不了")
