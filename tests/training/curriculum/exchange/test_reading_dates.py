"""Calendar files of others: read, or refused with the place of the fault."""

from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.system.errors import Trouble
from desktop_app.training.content.file_faults import BadFiles
from desktop_app.training.curriculum.exchange.dates.reading import ReadEvent, read_calendar

NINE = datetime.fromisoformat("2026-11-24T09:00")
EVENT = (
    "BEGIN:VEVENT",
    "UID:abc",
    "SUMMARY:产品",
    "DTSTART;TZID=Asia/Shanghai:20261124T090000",
    "DTEND;TZID=Asia/Shanghai:20261124T103000",
    "END:VEVENT",
)


def written(folder: Path, *lines: str) -> Path:
    path = folder / "plan.ics"
    whole = ("BEGIN:VCALENDAR", "VERSION:2.0", *lines, "END:VCALENDAR", "")
    path.write_text("\r\n".join(whole), encoding="utf-8", newline="")
    return path


def read(folder: Path, *lines: str) -> tuple[ReadEvent, ...]:
    return read_calendar(written(folder, *lines), "Asia/Shanghai")


def changed(name: str, line: str) -> tuple[str, ...]:
    """The event with the line of one property replaced; left out where it is empty."""
    return tuple(line if one.startswith(name) else one for one in EVENT if line or name not in one)


def test_an_event_is_read_in_local_time(tmp_path: Path) -> None:
    (event,) = read(tmp_path, *EVENT)
    assert (event.line, event.uid, event.title) == (3, "abc", "产品")
    assert (event.begins, event.minutes) == (NINE, 90)
    assert (event.sequence, event.cancelled, event.repeats) == (0, False, False)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("DTSTART:20261124T010000Z", "DTEND:20261124T023000Z"),
        ("DTSTART:20261124T090000", "DURATION:PT1H30M"),
        (
            "DTSTART;TZID=America/New_York:20261123T200000",
            "DTEND;TZID=America/New_York:20261123T213000",
        ),
    ],
)
def test_any_way_to_write_the_time_is_the_same_time(tmp_path: Path, start: str, end: str) -> None:
    (event,) = read(tmp_path, "BEGIN:VEVENT", "UID:a", start, end, "END:VEVENT")
    assert (event.begins, event.minutes) == (NINE, 90)


def test_folded_lines_and_state_are_read(tmp_path: Path) -> None:
    more = ("SEQUENCE:4", "STATUS:CANCELLED", "RRULE:FREQ=DAILY;COUNT=2")
    lines = (EVENT[0], "UID:ab", " cd", *more, *EVENT[2:])
    (event,) = read(tmp_path, *lines)
    assert (event.uid, event.sequence) == ("abcd", 4)
    assert event.cancelled
    assert event.repeats


def cancelling(folder: Path, *lines: str) -> ReadEvent:
    whole = ("METHOD:CANCEL", "BEGIN:VEVENT", "UID:a", "SEQUENCE:2", *lines, "END:VEVENT")
    (event,) = read(folder, *whole)
    return event


@pytest.mark.parametrize("lines", [(), ("STATUS:CANCELLED",), ("STATUS:CANCELLED", "ATTENDEE:a:b")])
def test_a_cancellation_need_not_say_when(tmp_path: Path, lines: tuple[str, ...]) -> None:
    event = cancelling(tmp_path, *lines)
    assert (event.begins, event.minutes, event.sequence) == (None, 0, 2)
    assert (event.cancelled, event.uninvites) == (True, False)


def test_a_cancellation_may_say_when_it_would_have_begun(tmp_path: Path) -> None:
    event = cancelling(tmp_path, "DTSTART:20261124T090000")
    assert (event.begins, event.minutes) == (NINE, 0)
    with pytest.raises(BadFiles, match="DTSTART 的内容读不懂"):
        cancelling(tmp_path, "DTSTART:tomorrow")


def test_taking_somebody_out_cancels_nothing(tmp_path: Path) -> None:
    event = cancelling(tmp_path, "ATTENDEE:mailto:somebody@example.com")
    assert (event.cancelled, event.uninvites) == (False, True)


def test_without_a_message_a_cancelled_event_has_its_time(tmp_path: Path) -> None:
    with pytest.raises(BadFiles, match="缺少 DTSTART"):
        read(tmp_path, "BEGIN:VEVENT", "UID:a", "STATUS:CANCELLED", "END:VEVENT")


@pytest.mark.parametrize(
    ("lines", "line", "told"),
    [
        (changed("DTSTART", "DTSTART:tomorrow"), 6, "DTSTART 的内容读不懂"),
        (changed("DTSTART", ""), 3, "缺少 DTSTART"),
        (changed("DTSTART", "DTSTART;VALUE=DATE:20261124"), 6, "只有日期没有时间"),
        (changed("DTSTART", "DTSTART;TZID=Mars/Base:20261124T090000"), 6, "不认识时区“Mars/Base”"),
        (changed("DTEND", ""), 3, "缺少 DTEND"),
        (changed("DTEND", "DTEND;TZID=Asia/Shanghai:20261124T080000"), 7, "5 到 1440 分钟"),
        (changed("DTEND", "DTEND;TZID=Asia/Shanghai:20261124T090130"), 7, "5 到 1440 分钟"),
        (changed("UID", ""), 3, "缺少 UID"),
        (changed("SUMMARY", "一行没有冒号的字"), 5, "应为“名称:内容”"),
        (EVENT[:-1], 8, "第 3 行开始的 VEVENT 还没有结束"),
    ],
)
def test_a_fault_is_told_with_its_line(
    tmp_path: Path, lines: tuple[str, ...], line: int, told: str
) -> None:
    with pytest.raises(BadFiles) as bad:
        read(tmp_path, *lines)
    fault = bad.value.faults[0]
    assert told in fault.expected
    assert fault.row == line - (1 if "" in lines else 0)


def test_what_is_cut_off_tells_where_it_began(tmp_path: Path) -> None:
    path = written(tmp_path, *EVENT)
    whole = path.read_bytes()
    path.write_bytes(whole[: whole.index(b"DTSTART")])
    with pytest.raises(BadFiles, match="第 3 行"):
        read_calendar(path, "Asia/Shanghai")


@pytest.mark.parametrize("content", [b"", b"hello", b"\xff\xfe\x00", b"PK\x03\x04\x00\x00"])
def test_what_is_no_calendar_is_said_so(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "plan.ics"
    path.write_bytes(content)
    with pytest.raises(Trouble, match=r"plan\.ics"):
        read_calendar(path, "Asia/Shanghai")


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "plan.ics"
    path.write_bytes(b"X" * (10 * 1024 * 1024 + 1))
    with pytest.raises(Trouble, match="大于 10 MB"):
        read_calendar(path, "Asia/Shanghai")


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 160), st.text(max_size=12))
def test_a_damaged_file_is_read_or_refused_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, at: int, put: str
) -> None:
    path = written(tmp_path_factory.getbasetemp(), *EVENT)
    text = path.read_bytes().decode()
    path.write_text(text[:at] + put + text[at + len(put) :], encoding="utf-8", newline="")
    told = "plan.ics"
    try:
        read_calendar(path, "Asia/Shanghai")
    except Trouble as trouble:
        told = trouble.what
    assert "plan.ics" in told
