"""What a mentor is shown, what is kept at every keystroke, and how a sheet is signed."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from builders import PASSWORD, Workplace
from shadow_room import FIRST_DAY, FULL, Room, self_check, two_weeks_in

from db.records import Role
from desktop_app.training.people.use_cases import NewPerson


@pytest.fixture
def room(place: Workplace) -> Room:
    two_weeks_in(place)
    return Room(place)


def _open_first(room: Room) -> None:
    room.list.open_trainee(str(room.place.trainee.id))


def test_the_list_says_who_is_owed_what(room: Room) -> None:
    (row,) = room.view.rows
    assert row.name == "林晓雨"
    assert row.detail == "入职第 15 天", "a row has room for no more beside its curve and tags"
    assert row.tags == (("还没有练习过", "warn"), ("欠 6 天", "bad"))
    assert room.view.count == 6
    assert room.view.heading == ("带教", "12月7日 周一 · 1 位学员 · 还欠 6 天影子日记录")


def test_a_trainee_opens_at_the_first_day_owed(room: Room) -> None:
    _open_first(room)
    assert room.shown.title == "影子日 1 · 林晓雨"
    assert room.shown.sentence.startswith("11月30日 周一 · 入职第 8 天 · 跟听")
    assert room.shown.locked is None
    assert not room.shown.has_previous
    assert room.shown.has_next
    assert room.view.records_title == "当天的记录"


def test_days_to_come_are_not_offered(room: Room) -> None:
    today = room.place.clock.today()
    room.day.open(room.place.trainee, today)
    assert not room.shown.has_next
    assert room.view.records_title == "今天的记录"
    room.day.step(1)
    assert room.shown.title == "影子日 6 · 林晓雨"
    room.day.step(-1)
    assert room.shown.title == "影子日 5 · 林晓雨"


def test_every_keystroke_is_kept_and_found_again_after_a_restart(room: Room) -> None:
    _open_first(room)
    for typed in ("四", "四通", "四通电"):
        room.day.answer("what", typed)
    room.day.answer("listening", 4)
    assert room.view.standing[0] == "得分 4.0 / 5"
    assert room.view.standing[1].startswith("已自动保存 ")
    again = Room(room.place)
    _open_first(again)
    assert again.shown.answers == {"what": "四通电", "listening": 4}
    assert again.view.rows[0].tags[1] == ("有草稿", "accent")


def test_an_answer_that_cannot_be_kept_is_said_and_kept_later(room: Room) -> None:
    _open_first(room)
    path = room.place.services.store.path
    away = path.with_name("away.db")
    path.rename(away)
    room.day.answer("listening", 4)
    assert room.view.standing[1].startswith("还没有保存：找不到数据文件")
    away.rename(path)
    room.day.answer("calming", 3)
    assert room.view.standing[1].startswith("已自动保存 ")
    again = Room(room.place)
    _open_first(again)
    assert again.shown.answers == {"listening": 4, "calming": 3}


def test_what_is_missing_is_marked_before_a_password_is_asked(room: Room) -> None:
    _open_first(room)
    room.fill({key: value for key, value in FULL.items() if key not in ("process", "next")})
    room.day.submit()
    assert room.view.missing == (("process", "next"), "还没有填：流程与记录、下一步")
    assert not room.view.asked


def test_the_signature_names_who_signs_what(room: Room) -> None:
    _open_first(room)
    room.fill(FULL)
    room.day.submit()
    ((name, what),) = room.view.asked
    assert name == "王敏"
    assert "影子日 1 · 林晓雨，11月30日 周一" in what


def test_a_wrong_password_keeps_everything_and_slows_down(room: Room) -> None:
    _open_first(room)
    room.fill(FULL)
    room.day.submit()
    for _ in range(3):
        room.day.sign("wrong")
    assert room.view.signature_open
    assert room.view.problems[0] == ("密码不对，请再试一次。填好的内容都还在。", 0.0)
    assert room.view.problems[2][1] > 0
    again = Room(room.place)
    _open_first(again)
    assert again.shown.answers == FULL


def test_the_right_password_locks_the_sheet_and_offers_the_next_day(room: Room) -> None:
    _open_first(room)
    room.fill(FULL)
    room.day.submit()
    room.day.sign(PASSWORD)
    assert not room.view.signature_open
    locked = room.shown.locked
    assert locked is not None
    assert locked.title == "已签名锁定"
    assert "YZ-2026-000001 · 王敏 于 12月7日 周一 09:00 签名" in locked.lines
    assert "总分 80 · 合格" in locked.lines
    assert locked.next_text == "写下一份：影子日 2，12月1日 周二"
    room.day.answer("listening", 1)
    room.list.refresh()
    assert room.view.count == 5
    room.day.open_next()
    assert room.shown.title == "影子日 2 · 林晓雨"
    assert not room.shown.answers


def test_a_signed_day_is_shown_as_signed_and_can_be_printed(room: Room) -> None:
    _open_first(room)
    room.day.print()
    assert not room.printed, "a draft is not printed"
    room.fill(FULL)
    room.day.sign(PASSWORD)
    again = Room(room.place)
    again.day.open(room.place.trainee, FIRST_DAY)
    assert again.shown.printable
    assert again.shown.answers == FULL
    again.day.print()
    (sheet,) = room.place.services.forms.about(room.actor, room.place.trainee.id, ("shadow_day",))
    assert again.printed == [sheet.id]


def test_records_of_the_day_become_evidence_of_the_sheet(room: Room) -> None:
    self_check(room.place, FIRST_DAY, ["paraphrase"])
    _open_first(room)
    (record,) = room.view.records
    assert (record.title, record.attached, record.attachable) == ("服务流程自检", False, True)
    room.day.toggle_evidence(record.key)
    assert room.view.records[0].attached
    assert "附上依据 1 条" in room.view.standing[1]
    room.day.toggle_evidence(record.key)
    assert "附上依据" not in room.view.standing[1]
    room.day.toggle_evidence(record.key)
    room.fill(FULL)
    room.day.sign(PASSWORD)
    (row,) = room.view.records
    assert (row.attached, row.attachable) == (True, False)
    assert room.shown.locked is not None
    assert any("依据：09:00 服务流程自检" in line for line in room.shown.locked.lines)


def test_a_record_opens_where_it_is_shown_best(room: Room) -> None:
    self_check(room.place, FIRST_DAY)
    _open_first(room)
    attempt = f"attempt:{uuid4()}"
    room.day.open_record(attempt)
    assert room.went.places == [("practice", attempt)]
    room.day.open_record(room.view.records[0].key)
    assert room.shown.title == "服务流程自检 · 林晓雨"
    assert not room.shown.is_shadow_day
    room.day.back_to_day()
    assert room.shown.title == "影子日 1 · 林晓雨"


def test_the_view_of_the_trainee_is_laid_beside_the_marks_as_they_are_chosen(room: Room) -> None:
    self_check(room.place, FIRST_DAY)
    _open_first(room)
    assert room.view.comparison is not None
    assert room.view.comparison.finding == "打分后与自评对照"
    room.fill({"listening": 3, "calming": 3, "wording": 3, "process": 3})
    assert room.view.comparison.finding == "自评比导师高 40 分"
    assert room.view.comparison.mentor == (60, 60, 60, 60)
    assert room.view.comparison.own == (100, 100, 100, 100)


def test_a_refresh_leaves_the_sheet_alone_and_renews_what_stands_beside(room: Room) -> None:
    _open_first(room)
    room.day.answer("what", "四通")
    before = room.view.day
    self_check(room.place, FIRST_DAY)
    room.list.refresh()
    assert room.view.day is before
    assert len(room.view.records) == 1


def test_targets_lead_to_a_day_or_a_sheet(room: Room) -> None:
    trainee = room.place.trainee
    room.list.open_target(f"day:{trainee.id}:2026-12-01")
    assert room.shown.title == "影子日 2 · 林晓雨"
    room.fill(FULL)
    room.day.sign(PASSWORD)
    (sheet,) = room.place.services.forms.about(room.actor, trainee.id, ("shadow_day",))
    again = Room(room.place)
    again.list.open_target(f"sheet:{sheet.id}")
    assert again.shown.title == "影子日 2 · 林晓雨"
    assert again.shown.locked is not None
    again.list.back()
    assert again.view.page == "list"


def test_a_trainee_of_somebody_else_is_not_opened(room: Room) -> None:
    room.list.open_target(f"day:{room.place.stranger.id}:2026-12-01")
    assert room.view.day is None
    assert room.went.said == ["这位学员不由您带教。"]


def test_a_day_without_a_session_says_so(room: Room) -> None:
    room.day.open(room.place.trainee, date(2026, 11, 28))
    assert room.view.page == "no days 林晓雨"


def test_a_trainee_without_a_plan_has_no_days(place: Workplace) -> None:
    room = Room(place)
    assert "计划里还没有影子日" in room.view.rows[0].detail
    room.list.open_trainee(str(place.trainee.id))
    assert room.view.page == "no days 林晓雨"


def test_a_mentor_without_trainees_is_told(place: Workplace) -> None:
    lone = place.services.people.add(
        place.supervisor, NewPerson("孙悦", "2009", frozenset({Role.MENTOR}), PASSWORD)
    )
    room = Room(place, lone)
    assert room.view.page == "no trainees"
    assert room.view.heading[1] == "11月23日 周一 · 还没有带教的学员"
    assert room.view.count == 0


@pytest.mark.parametrize(("days", "silent"), [(3, False), (4, False), (5, True)])
def test_a_weekend_does_not_make_a_trainee_silent(
    place: Workplace, days: int, silent: bool
) -> None:
    place.clock.advance(timedelta(days=4))  # Friday
    practice = place.services.practice
    running = practice.start_by_key(place.trainee, "script/phone-enquiry")
    practice.finish(place.trainee, running, seconds=20)
    place.clock.advance(timedelta(days=days))
    (mine,) = place.services.mentoring.trainees(place.mentor)
    assert mine.silent is silent
