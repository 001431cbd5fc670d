"""Reads an iCalendar file of whomever: what its events say, or where it is at fault."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from desktop_app.system.text import tr
from desktop_app.training.content.file_faults import BadFiles, FileFault
from desktop_app.training.content.office_files import Bounds, decoded, read_bytes, unfit
from desktop_app.training.curriculum.exchange.icalendar_file import exam_of

if TYPE_CHECKING:
    from icalendar import Event

MOST_EVENTS = 20_000
"""Events of one file: more than any organisation plans in ten years."""
_MEGABYTE = 1024 * 1024
_LINE = re.compile(r'(?P<name>[A-Za-z0-9-]+)(?:;[^=:;]+=(?:"[^"]*"|[^":;]*))*:(?P<value>.*)', re.S)
_SHORTEST, _LONGEST = 5, 24 * 60
"""Minutes that a session can last."""


@dataclass(frozen=True, slots=True)
class ReadEvent:
    """An event as a file has it; local time of the organisation, without its zone."""

    line: int
    """Where it begins in the file, counted from 1."""
    uid: str
    title: str
    begins: datetime | None
    """None in a message of cancellation, which need not say when (RFC 5546, 3.2.5)."""
    minutes: int
    """0 where such a message does not say how long."""
    sequence: int
    cancelled: bool
    repeats: bool
    uninvites: bool = False
    """The message takes some people out, and the event takes place without them."""


@dataclass(slots=True)
class _Block:
    """The lines of an event: where it begins, and where each of its properties stands."""

    line: int
    places: dict[str, int] = field(default_factory=dict)


def read_calendar(path: Path, zone: str) -> tuple[ReadEvent, ...]:
    """Return the events of a file; raises BadFiles with every fault, Trouble for what is no file.

    A time without a zone is taken as local time.
    """
    smaller = tr("请只导出要导回的这份培训计划。")
    raw = read_bytes(path, Bounds(10 * _MEGABYTE, 10 * _MEGABYTE, smaller))
    text = decoded(path, raw)
    scan = _Scan(path.name)
    scan.run(text)
    blocks, faults = scan.blocks, scan.faults
    if not faults and len(blocks) > MOST_EVENTS:
        told = tr("最多 {n} 个日程。").format(n=f"{MOST_EVENTS:,}")
        faults.append(FileFault(path.name, blocks[MOST_EVENTS].line, "", told))
    if faults:
        raise BadFiles(tuple(faults))
    events = _parsed(path, text)
    found = []
    for (event, off), block in zip(events, blocks, strict=True):
        read = _read(path.name, event, block, ZoneInfo(zone), off)
        if isinstance(read, FileFault):
            faults.append(read)
        else:
            found.append(read)
    if faults:
        raise BadFiles(tuple(faults))
    return tuple(found)


def _parsed(path: Path, text: str) -> "Sequence[tuple[Event, bool]]":
    """Return every event, and whether its calendar is a message that calls off (RFC 5546)."""
    from icalendar import Calendar

    try:
        calendars = Calendar.from_ical(text, multiple=True)
        return [
            (one, str(calendar.get("METHOD", "")).upper() == "CANCEL")
            for calendar in calendars
            for one in calendar.events
        ]
    except (ValueError, KeyError, IndexError, TypeError, AttributeError) as bad:
        raise unfit(
            path, tr("日历文件的格式有误。"), tr("请从日历程序里重新导出一份 .ics。")
        ) from bad


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Yield the content lines, each with the number of its first line."""
    number, line = 0, ""
    for count, part in enumerate(re.split(r"\r\n|\n|\r", text), 1):
        if part[:1] in (" ", "\t") and line:
            line += part[1:]
            continue
        if line:
            yield number, line
        number, line = count, part
    if line:
        yield number, line


class _Scan:
    """Walks through the lines: where events stand, and what is wrong with the file as such."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._open: list[tuple[str, int]] = []
        self.blocks: list[_Block] = []
        self.faults: list[FileFault] = []

    def run(self, text: str) -> None:
        """Look through a whole file; what makes the rest of it unreadable ends the walk."""
        if not text.strip():
            self._fault(1, "", tr("文件是空的。"))
        for number, line in _unfolded(text):
            found = _LINE.fullmatch(line)
            if found is None:
                told = tr("应为“名称:内容”；现在是“{line}”。").format(line=line[:40])
                self._fault(number, "", told)
            elif not self._take(number, found["name"].upper(), found["value"].strip().upper()):
                return
        if self._open:
            begun, since = self._open[-1]
            told = tr("这里开始的 {begun} 一直没有结束，文件可能不完整。")
            self._fault(since, "BEGIN", told.format(begun=begun))

    def _take(self, number: int, name: str, value: str) -> bool:
        """Take one line; False where nothing after it can be made sense of."""
        if not self._open and (name, value) != ("BEGIN", "VCALENDAR"):
            told = tr("应以 BEGIN:VCALENDAR 开头；这不是一份日历文件。")
            self._fault(number, name, told)
            return False
        if name == "BEGIN":
            self._open.append((value, number))
            if value == "VEVENT":
                self.blocks.append(_Block(number))
        elif name == "END":
            begun, since = self._open.pop()
            if begun != value:
                told = tr("第 {line} 行开始的 {begun} 还没有结束，这里却是 END:{value}。")
                self._fault(number, name, told.format(line=since, begun=begun, value=value[:20]))
                return False
        elif self._open[-1][0] == "VEVENT":
            self.blocks[-1].places.setdefault(name, number)
        return True

    def _fault(self, line: int, name: str, expected: str) -> None:
        self.faults.append(FileFault(self._file, line, name, expected))


class _Wrong(Exception):
    """A property that cannot be used, with what is expected."""

    def __init__(self, name: str, expected: str) -> None:
        super().__init__(expected)
        self.name = name
        self.expected = expected


def _read(
    file: str, event: "Event", block: _Block, zone: ZoneInfo, off: bool
) -> ReadEvent | FileFault:
    try:
        uid = str(_value(event, "UID") or "").strip()
        if not uid:
            raise _Wrong("UID", tr("缺少 UID，不知道是哪一节课。"))
        # An exam may be open for days; it is not moved by a file.
        longest = None if exam_of(uid) else _LONGEST
        begins, minutes = _span(event, zone, longest, needed=not off)
        sequence = _value(event, "SEQUENCE")
        cancelled = str(_value(event, "STATUS") or "").upper() == "CANCELLED"
        # A message that calls off names whom it uninvites, or says that all of it is cancelled.
        uninvites = off and not cancelled and _value(event, "ATTENDEE") is not None
        return ReadEvent(
            block.line,
            uid,
            str(_value(event, "SUMMARY") or ""),
            begins,
            minutes,
            int(sequence) if sequence is not None else 0,
            cancelled or (off and not uninvites),
            any(name in block.places for name in ("RRULE", "RDATE", "RECURRENCE-ID")),
            uninvites,
        )
    except _Wrong as wrong:
        return FileFault(file, block.places.get(wrong.name, block.line), wrong.name, wrong.expected)


def _value(event: "Event", name: str) -> Any:
    for broken, _why in event.errors:
        if broken == name:
            raise _Wrong(name, tr("{name} 的内容读不懂。").format(name=name))
    return event.get(name)


def _span(
    event: "Event", zone: ZoneInfo, longest: int | None, *, needed: bool
) -> tuple[datetime | None, int]:
    """Return when an event begins and how long it lasts; what is not *needed* may be missing."""
    if not needed and _value(event, "DTSTART") is None:
        return None, 0
    begins = _moment(event, "DTSTART", zone)
    ends = any(event.get(name) is not None for name in ("DTEND", "DURATION"))
    return begins, _minutes(event, begins, zone, longest) if needed or ends else 0


def _moment(event: "Event", name: str, zone: ZoneInfo) -> datetime:
    value = _value(event, name)
    if value is None:
        raise _Wrong(name, tr("缺少 {name}，不知道时间。").format(name=name))
    if isinstance(value, list):
        raise _Wrong(name, tr("{name} 写了不止一次。").format(name=name))
    at = value.dt
    if not isinstance(at, datetime):
        raise _Wrong(name, tr("只有日期没有时间；应写明几点，如 20261124T090000。"))
    if at.tzinfo is None:
        if "TZID" in value.params:
            raise _Wrong(name, tr("不认识时区“{zone}”。").format(zone=value.params["TZID"]))
        return at
    try:
        return at.astimezone(UTC).astimezone(zone).replace(tzinfo=None)
    except OverflowError as far:
        raise _Wrong(name, tr("日期超出了日历的范围。")) from far


def _minutes(event: "Event", begins: datetime, zone: ZoneInfo, longest: int | None) -> int:
    if event.get("DTEND") is not None:
        name, span = "DTEND", _moment(event, "DTEND", zone) - begins
    elif event.get("DURATION") is not None:
        name, span = "DURATION", _value(event, "DURATION").dt
    else:
        raise _Wrong("DTEND", tr("缺少 DTEND，不知道几点结束。"))
    minutes, rest = divmod(span, timedelta(minutes=1))
    if rest or minutes < _SHORTEST or (longest and minutes > longest):
        told = tr("一节课应为 {a} 到 {b} 分钟，按整分钟算。").format(a=_SHORTEST, b=_LONGEST)
        raise _Wrong(name, told)
    return int(minutes)
