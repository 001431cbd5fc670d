"""The calendar file, read by another library than the one that wrote it."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import vobject
from hypothesis import given, settings
from hypothesis import strategies as st
from plan_books import TUESDAY, book, entry

from desktop_app.training.curriculum.exchange.entries import PlanBook
from desktop_app.training.curriculum.exchange.icalendar_file import (
    icalendar_file,
    session_of,
    uid_of,
)

SHANGHAI = ZoneInfo("Asia/Shanghai")
TITLES = st.text(
    st.one_of(
        st.sampled_from("课，,;；:\\\"'\n\t😀👩‍🏫é =+-@"),
        st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")),
    ),
    min_size=1,
    max_size=90,
)


def read(plans: PlanBook) -> Any:
    return vobject.readOne(icalendar_file(plans).decode())


def events(plans: PlanBook) -> list[Any]:
    return list(read(plans).vevent_list)


def test_a_session_arrives_with_everything_that_belongs_to_it() -> None:
    (event,) = events(book(entry(7, revision=3)))
    assert session_of(event.uid.value) == UUID(int=7)
    assert event.sequence.value == "3"
    assert event.summary.value == "产品知识"
    assert event.location.value == "培训室 1"
    assert event.dtstart.value == datetime(2026, 11, 24, 9, 0, tzinfo=SHANGHAI)
    assert event.dtend.value - event.dtstart.value == timedelta(minutes=90)
    assert event.status.value == "CONFIRMED"
    assert event.categories.value == ["岗前"]
    assert event.description.value == "目的：认识产品\n负责：陈立\n资料：产品手册"
    assert event.valarm.trigger.value == timedelta(minutes=-15)


def test_the_time_zone_comes_with_it() -> None:
    zone = read(book(entry())).vtimezone
    assert zone.tzid.value == "Asia/Shanghai"
    lines = icalendar_file(book(entry())).decode().splitlines()
    assert "TZOFFSETTO:+0800" in lines
    assert "DTSTART;TZID=Asia/Shanghai:20261124T090000" in lines


def test_what_was_called_off_says_so_and_rings_no_more() -> None:
    (event,) = events(book(entry(cancelled=True, revision=1)))
    assert event.status.value == "CANCELLED"
    assert not hasattr(event, "valarm")


def test_a_session_past_midnight_ends_on_the_next_day() -> None:
    (event,) = events(book(entry(start=23 * 60, minutes=120)))
    assert event.dtend.value == datetime(2026, 11, 25, 1, 0, tzinfo=SHANGHAI)


def test_calendars_of_several_tell_whom_a_session_is_about() -> None:
    whole = entry(1, together=True, class_name="十一月班", people=("林晓雨", "赵一鸣"))
    alone = entry(2, class_name="十一月班")
    titles = [one.summary.value for one in events(book(whole, alone, scope="all"))]
    assert titles == ["产品知识（十一月班）", "产品知识（林晓雨）"]
    titles = [one.summary.value for one in events(book(whole, alone, scope="class"))]
    assert titles == ["产品知识", "产品知识（林晓雨）"]


@settings(max_examples=60, deadline=None)
@given(TITLES, TITLES)
def test_any_text_comes_back_as_it_went(title: str, place: str) -> None:
    (event,) = events(book(entry(title=title, place=place)))
    assert event.summary.value == title
    assert event.location.value == place


@settings(max_examples=25, deadline=None)
@given(st.text(min_size=1, max_size=300))
def test_no_line_is_longer_than_75_octets(title: str) -> None:
    content = icalendar_file(book(entry(title=title)))
    assert max(map(len, content.split(b"\r\n"))) <= 75
    content.decode()  # and no character was cut in two
    assert b"\n" not in content.replace(b"\r\n", b"")


def test_the_same_plan_is_the_same_file() -> None:
    assert icalendar_file(book(entry())) == icalendar_file(book(entry()))


def test_only_own_uids_name_a_session() -> None:
    assert session_of(uid_of(UUID(int=5))) == UUID(int=5)
    for foreign in ("", "abc@peilian", f"{UUID(int=5)}@google.com", f"{UUID(int=5)}@peilian.cn"):
        assert session_of(foreign) is None


def test_days_are_kept_in_order_of_the_book() -> None:
    later = entry(2, day=TUESDAY + timedelta(days=1))
    starts = [one.dtstart.value.day for one in events(book(entry(1), later))]
    assert starts == [24, 25]
