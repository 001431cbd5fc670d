"""The reminder as a message: what it names, for one session and for a day of several."""

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from db.records import SessionOnDay
from desktop_app.training.curriculum.reminding.message import nudge, reminder, to_class, to_person

ONE = SessionOnDay(
    UUID(int=1), UUID(int=9), UUID(int=8), "s1", "", "", "产品知识", "class", date(2026, 11, 23),
    540, 60, "三楼会议室", "supervisor", {"bring": "笔记本和笔"},
)  # fmt: skip


FRIDAY = datetime.fromisoformat("2026-11-20T17:00+08:00")


def text(*sessions: SessionOnDay, early: int = 15, leave: int = 24, now: datetime = FRIDAY) -> str:
    return reminder(to_person("林晓"), sessions, early_minutes=early, leave_hours=leave, now=now)


def test_it_names_everything_that_a_person_has_to_know() -> None:
    assert text(ONE).split("\n") == [
        "林晓，您好。提醒您参加“产品知识”：",
        "时间：11月23日 周一 09:00，约 60 分钟",
        "地点：三楼会议室",
        "请提前 15 分钟到场，也就是 08:45 之前到三楼会议室。",
        "请带：笔记本和笔",
        "如不能到场，请提前 24 小时请假，最晚 11月22日 周日 09:00。",
    ]


def test_it_follows_the_settings_and_leaves_out_what_is_not_needed() -> None:
    told = text(replace(ONE, detail={"bring": ""}), early=5, leave=48)
    assert "请带" not in told
    assert "08:55" in told
    assert "11月21日 周六" in told


def test_a_time_to_ask_for_leave_that_is_past_is_not_named() -> None:
    last = datetime.fromisoformat("2026-11-22T09:00+08:00")
    assert "最晚 11月22日 周日 09:00" in text(ONE, now=last)
    told = text(ONE, now=last.replace(minute=1))
    assert "最晚" not in told
    assert told.endswith("提前 24 小时请假的时间已过，如不能到场，请马上联系讲师。")


def test_a_day_of_a_class_is_one_message_to_all() -> None:
    later = replace(ONE, title="演示", start=630, detail={"bring": "笔记本和笔"})
    told = reminder(
        to_class("十一月班"), (ONE, later), early_minutes=15, leave_hours=24, now=FRIDAY
    )
    assert told.startswith("“十一月班”的各位学员，大家好。提醒您参加 11月23日 周一 的 2 节课：")
    assert "10:30 演示，约 60 分钟，三楼会议室" in told
    assert told.count("笔记本和笔") == 1


def test_a_nudge_asks_and_offers_help() -> None:
    assert "这 4 个工作日没有看到您的练习" in nudge("林晓", 4)
