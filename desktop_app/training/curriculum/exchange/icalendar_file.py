"""A plan as an iCalendar file (RFC 5545), as other calendars take it in."""

import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID
from zoneinfo import ZoneInfo

from desktop_app.system.background import Progress
from desktop_app.system.text import tr
from desktop_app.system.version import version
from desktop_app.training.curriculum.exchange.entries import Entry, ExamEntry, PlanBook

if TYPE_CHECKING:
    from icalendar import Alarm, Event, Timezone

UID_SUFFIX = "@peilian"
"""Behind the id of a session: what other calendars know it by for ever."""
EXAM_PREFIX = "exam-"
"""Before the id of an exam: it is no session, and other calendars do not move it here."""
SUMMARY_PEOPLE = 2
"""As many people are named in a title; all of them stand in the description."""


def uid_of(session_id: UUID) -> str:
    """Return what a session is known by in other calendars."""
    return f"{session_id}{UID_SUFFIX}"


def session_of(uid: str) -> UUID | None:
    """Return the session that a UID names; None for one that Peilian did not give."""
    return _named(uid, "")


def exam_of(uid: str) -> UUID | None:
    """Return the exam that a UID names; None for one that is no exam's."""
    return _named(uid, EXAM_PREFIX)


def _named(uid: str, prefix: str) -> UUID | None:
    name, suffix, rest = uid.strip().partition(UID_SUFFIX)
    if not suffix or rest or not name.startswith(prefix):
        return None
    try:
        return UUID(name.removeprefix(prefix))
    except ValueError:
        return None


def icalendar_file(book: PlanBook, progress: Progress | None = None) -> bytes:
    """Return the file: a time zone, an event a session or exam, what was called off included.

    Raises Cancelled when *progress* says so.
    """
    from icalendar import Calendar

    progress = progress or Progress()
    calendar = Calendar()
    calendar.add("prodid", f"-//Peilian//Peilian {version()}//ZH")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", plain(calendar_name(book)))
    calendar.add("x-wr-timezone", book.zone)
    calendar.add_component(_time_zone(book.zone))
    zone = ZoneInfo(book.zone)
    lines = book.lines
    for number, one in enumerate(lines):
        progress.step(number, len(lines))
        made = _exam(one, book, zone) if isinstance(one, ExamEntry) else _event(one, book, zone)
        calendar.add_component(made)
    content: bytes = calendar.to_ical()
    return content


def calendar_name(book: PlanBook) -> str:
    """Return what the calendar is called where it is taken in."""
    return tr("{title} · 培训计划").format(title=book.title) if book.scope != "all" else book.title


def plain(text: str) -> str:
    """Return a text without what the format forbids in one: control characters but line ends."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(one for one in lines if one in "\n\t" or unicodedata.category(one) != "Cc")


def _event(entry: Entry, book: PlanBook, zone: ZoneInfo) -> "Event":
    event = _begun(uid_of(entry.id), entry, book, zone)
    event.add("summary", plain(summary(entry, book)))
    event.add("description", plain("\n".join(_description(entry, book))))
    if entry.stage.title:
        event.add("categories", [plain(entry.stage.title)])
    event.add("transp", "TRANSPARENT" if entry.cancelled else "OPAQUE")
    return event


def _exam(entry: ExamEntry, book: PlanBook, zone: ZoneInfo) -> "Event":
    """Return an exam; what is open for days blocks nobody's time."""
    event = _begun(f"{EXAM_PREFIX}{uid_of(entry.id)}", entry, book, zone)
    event.add("summary", plain(tr("考试 · {title}").format(title=entry.title)))
    told = [tr("{n} 分钟，闭卷").format(n=entry.minutes)]
    if book.scope != "person":
        told.append(tr("参加：{people}").format(people=tr("、").join(entry.people)))
    event.add("description", plain("\n".join(told)))
    event.add("categories", [tr("考试")])
    blocks = entry.one_day and not entry.cancelled
    event.add("transp", "OPAQUE" if blocks else "TRANSPARENT")
    return event


def _begun(uid: str, entry: Entry | ExamEntry, book: PlanBook, zone: ZoneInfo) -> "Event":
    """Return an event with what every one has: when, where, whether it takes place."""
    from icalendar import Event

    event = Event()
    event.add("uid", uid)
    event.add("sequence", entry.revision)
    event.add("dtstamp", book.made_at.astimezone(UTC).replace(microsecond=0))
    event.add("dtstart", entry.begins.replace(tzinfo=zone))
    event.add("dtend", entry.ends.replace(tzinfo=zone))
    if entry.place:
        event.add("location", plain(entry.place))
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    if not entry.cancelled:
        event.add_component(_alarm(entry.title, book))
    return event


def summary(entry: Entry, book: PlanBook) -> str:
    """Return the title, with whom it is about where the calendar is of more than one person."""
    if book.scope == "person" or (book.scope == "class" and entry.together):
        return entry.title
    who = entry.class_name if entry.together else tr("、").join(entry.people[:SUMMARY_PEOPLE])
    return tr("{title}（{who}）").format(title=entry.title, who=who) if who else entry.title


def _description(entry: Entry, book: PlanBook) -> Iterator[str]:
    detail = entry.detail
    for label, text in (
        (tr("目的"), detail.get("aim", "")),
        (tr("负责"), entry.leader),
        (tr("资料"), tr("、").join(detail.get("materials", ()))),
        (tr("参考"), detail.get("reference", "")),
        (tr("请带"), detail.get("bring", "")),
        (tr("交付"), detail.get("hand_in", "")),
        (tr("班级"), entry.class_name),
        (tr("学员"), tr("、").join(entry.people) if book.scope != "person" else ""),
    ):
        if text:
            yield tr("{label}：{text}").format(label=label, text=text)
    if detail.get("provisional"):
        yield tr("放假安排还没有公布，日期可能变动。")


def _alarm(title: str, book: PlanBook) -> "Alarm":
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", plain(title))
    alarm.add("trigger", timedelta(minutes=-book.early_minutes))
    return alarm


def _time_zone(name: str) -> "Timezone":
    """Return the zone of an organisation in China: one offset since 1992, no summer time."""
    from icalendar import Timezone, TimezoneStandard

    zone = Timezone()
    zone.add("tzid", name)
    standard = TimezoneStandard()
    begin = datetime(1992, 1, 1)  # noqa: DTZ001 - written as local time, as the format wants it
    offset = ZoneInfo(name).utcoffset(begin)
    standard.add("dtstart", begin)
    standard.add("tzoffsetfrom", offset)
    standard.add("tzoffsetto", offset)
    standard.add("tzname", "CST")
    zone.add_component(standard)
    return zone
