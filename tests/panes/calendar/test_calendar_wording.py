"""The words and marks of the calendar: labels of days, marks of stages, spans."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from builders import Workplace

from desktop_app.panes.calendar import week_paint, wording
from desktop_app.panes.calendar.lanes import lanes
from desktop_app.panes.calendar.shown import AGENDA, MONTH, OVERVIEW, WEEK, Item, clock
from desktop_app.training.curriculum.showing.whose import Filters, Scope, Whose
from desktop_app.training.curriculum.workdays import DayOverride, WorkCalendar
from desktop_app.training.exams.on_days.use_cases import CLOSES, OPENS, ExamOnDay

CALENDAR = WorkCalendar(
    {
        date(2026, 11, 22): DayOverride(True, "补课"),
        date(2026, 11, 24): DayOverride(False),
    },
    frozenset(),
)


@pytest.mark.parametrize(
    ("day", "label", "tone"),
    [
        (date(2026, 10, 1), "国庆节", "bad"),
        (date(2026, 10, 4), "国庆节", "bad"),
        (date(2026, 10, 10), "班", "warn"),
        (date(2026, 10, 17), "休", "secondary"),
        (date(2026, 10, 19), "", ""),
        (date(2027, 2, 6), "春节 待确认", "bad"),
        (date(2027, 2, 13), "休", "secondary"),
        (date(2026, 11, 22), "班 补课", "warn"),
        (date(2026, 11, 24), "自定休息日", "bad"),
    ],
)
def test_a_day_is_labelled_by_what_it_is(day: date, label: str, tone: str) -> None:
    assert wording.label_of(CALENDAR.info(day)) == (label, tone)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 10, 1), "国庆节 · 休息日"),
        (date(2026, 10, 10), "调休上班"),
        (date(2026, 10, 17), "周末"),
        (date(2026, 10, 19), ""),
        (date(2027, 2, 6), "春节 · 休息日 · 待确认"),
        (date(2026, 11, 22), "自定工作日 · 补课"),
        (date(2026, 11, 24), "自定休息日"),
    ],
)
def test_a_day_is_told_in_the_panel(day: date, words: str) -> None:
    assert wording.about_day(CALENDAR.info(day)) == words


@pytest.mark.parametrize(
    ("mode", "day", "first", "last"),
    [
        (MONTH, date(2026, 11, 22), date(2026, 10, 26), date(2026, 12, 6)),
        (MONTH, date(2026, 12, 31), date(2026, 11, 30), date(2027, 1, 3)),
        (MONTH, date(2027, 2, 1), date(2027, 2, 1), date(2027, 2, 28)),
        (WEEK, date(2026, 11, 22), date(2026, 11, 16), date(2026, 11, 22)),
        (AGENDA, date(2026, 12, 31), date(2026, 12, 1), date(2026, 12, 31)),
        (OVERVIEW, date(2026, 11, 25), date(2026, 11, 9), date(2027, 2, 7)),
        (AGENDA, date(2028, 2, 3), date(2028, 2, 1), date(2028, 2, 29)),
    ],
)
def test_each_mode_has_its_span(mode: str, day: date, first: date, last: date) -> None:
    assert wording.stretch(mode, day) == (first, last)


@pytest.mark.parametrize(
    ("day", "months", "there"),
    [
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2027, 1, 15), -1, date(2026, 12, 15)),
        (date(2028, 3, 31), -1, date(2028, 2, 29)),
        (date(2026, 8, 31), 1, date(2026, 9, 30)),
    ],
)
def test_months_are_turned_over_the_ends_of_years(day: date, months: int, there: date) -> None:
    assert wording.turned(day, months) == there


def test_a_session_past_midnight_ends_at_twenty_four() -> None:
    assert clock(23 * 60 + 59 + 30) == "24:00"


def test_the_stage_is_marked_where_the_title_does_not_say_it(place: Workplace) -> None:
    curriculum = place.services.curriculum
    curriculum.lay_plan(place.supervisor, place.trainee, "new-hire-90", date(2026, 11, 23))
    page = place.services.calendars.stretch(
        place.trainee, Whose(Scope.MINE), Filters(), date(2026, 11, 23), date(2027, 3, 1)
    )
    items = wording.items(page.events, page.titles, date(2026, 11, 24), Scope.PERSON)
    marks = {item.title: item.mark for item in items}
    assert marks["岗前 1 · 公司与部门"] == ""
    assert marks["影子日 1 · 跟听：电话咨询"] == ""
    assert marks["每日总结 1"] == "岗"
    assert marks["岗前综合考试"] == "考"
    assert marks["30 天评估"] == "考"
    signs = {item.title: item.sign for item in items}
    assert signs["岗前 1 · 公司与部门"] == "warning"
    assert signs["30 天评估"] == "flag"


def test_who_leads_is_named_where_somebody_is_known() -> None:
    assert wording.owner("mentor", "王敏") == "导师 王敏"
    assert wording.owner("mentor", "") == "带教导师"
    assert wording.owner("supervisor", "陈立") == "讲师 陈立"
    assert wording.owner("trainee", "") == "本人"


def _item(key: str, start: int, minutes: int) -> Item:
    day = date(2026, 11, 23)
    return Item(key, key, "good", "", "", False, day, start, minutes, "")


def test_sessions_at_the_same_time_stand_side_by_side() -> None:
    items = [_item("a", 540, 60), _item("b", 570, 60), _item("c", 600, 30), _item("d", 700, 30)]
    found, rests = lanes(items, most=3, most_crowded=2)
    placed = {one.item.key: (one.left, one.right) for one in found}
    assert placed["a"] == (0, 0.5)
    assert placed["b"] == (0.5, 1)
    assert placed["c"] == (0, 0.5)
    assert placed["d"] == (0, 1)
    assert rests == []


def test_a_long_name_has_one_line_of_a_session_in_the_week() -> None:
    item = replace(_item("a", 540, 60), who="买买提艾力", title="买买提艾力 · 影子日 1 · 跟听")
    assert week_paint._apart(item, item.title) == ("买买提艾力", "影子日 1 · 跟听")
    assert week_paint._apart(item, "影子日 1 · 跟听") == ("", "影子日 1 · 跟听")
    together = replace(item, who="十一月班 · 9 人", title="十一月班 · 例会")
    assert week_paint._apart(together, together.title) == ("", "十一月班 · 例会")


def test_what_finds_no_room_beside_the_others_is_counted() -> None:
    items = [*(_item(str(n), 540, 60) for n in range(7)), _item("late", 600, 45)]
    found, (rest,) = lanes(items, most=3, most_crowded=2)
    assert [one.item.key for one in found if one.crowded] == ["0", "1"]
    assert [(one.left, one.right) for one in found if not one.crowded] == [(0, 1)]
    assert (rest.start, rest.end, len(rest.items)) == (540, 600, 5)


def test_the_chosen_session_is_seen_among_many() -> None:
    items = [_item(str(n), 540 + 5 * n, 60) for n in range(7)]
    found, (rest,) = lanes(items, most=3, most_crowded=1, kept="4")
    assert [one.item.key for one in found] == ["4"]
    assert [one.key for one in rest.items] == ["0", "1", "2", "3", "5", "6"]


def test_days_with_exams_say_so_beside_what_else_they_are() -> None:
    both = [
        ExamOnDay("半年考试", date(2026, 11, 24), CLOSES, 1080, 12, ""),
        ExamOnDay("补考", date(2026, 11, 24), OPENS, 545, 1, ""),
    ]
    assert [wording.exam_line(one) for one in both] == [
        "18:00 考试截止 · 半年考试",
        "09:05 考试 · 补考",
    ]
    assert wording.exam_detail(both[0], alone=False) == "18:00 考试截止 · 半年考试 · 12 人"
    assert wording.with_exams("", both[:1]) == "考试截止"
    assert wording.with_exams("休", both) == "休 · 2 场考试"


def test_what_waits_for_a_gate_has_its_sign_and_says_for_which(place: Workplace) -> None:
    curriculum = place.services.curriculum
    curriculum.lay_plan(place.supervisor, place.trainee, "new-hire-90", date(2026, 11, 23))
    place.clock.advance(timedelta(days=8))
    page = place.services.calendars.stretch(
        place.trainee, Whose(Scope.MINE), Filters(), date(2026, 11, 23), date(2026, 12, 24)
    )
    items = wording.items(page.events, page.titles, date(2026, 12, 1), Scope.PERSON, page.waits)
    waiting = [item for item in items if item.waits]
    assert {item.waits for item in waiting} == {"岗前综合考试"}
    assert {item.sign for item in waiting} == {"lock"}
    assert "等“岗前综合考试”通过，先不上" in waiting[0].tip
