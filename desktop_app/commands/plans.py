"""`peilian plan`: laying plans, files of them, what is in their way, and working days."""

import argparse
import json
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from desktop_app.commands.console import FOUND_FAULTS, OK, say
from desktop_app.commands.signing_in import signed_in
from desktop_app.system.errors import Trouble
from desktop_app.system.text import weekday

if TYPE_CHECKING:
    from db.records import Person
    from desktop_app.services import Services
    from desktop_app.training.curriculum.exchange.entries import Wanted
    from desktop_app.training.curriculum.workdays import WorkCalendar

_SAFE = "没有任何改动。"
_MOST_DAYS = 2_000
_YEAR = timedelta(days=365)


def lay(options: argparse.Namespace) -> int:
    """Lay a program for a trainee from a day on, or tell what that would give."""
    start = _day(options.start)
    with signed_in(options) as (services, actor):
        trainee = _person(services, actor, options.person_named)
        key = _program(services, options.program)
        preview = services.curriculum.preview(actor, key, start)
        say(f"{preview.sessions} 次课，{preview.first} 至 {preview.last}。")
        for year in preview.provisional_years:
            say(f"{year} 年的放假安排还没有公布，之后的日期可能变动。")
        if options.dry_run:
            say("只是试排，没有写入。")
            return OK
        plan = services.curriculum.lay_plan(actor, trainee, key, start)
    say(f"已为 {trainee.name} 排好“{plan.title}”。")
    return OK


def export(options: argparse.Namespace) -> int:
    """Write plans as a calendar file, a table or pages to print."""
    from desktop_app.documents.export import save_bytes
    from desktop_app.documents.plan_files import plan_file

    kind = options.format or _kind(options.out)
    with signed_in(options) as (services, actor):
        wanted = _wanted(services, actor, options)
        book = services.plan_files.book(actor, wanted)
        if kind == "pdf":
            content = services.printing.plan(actor, wanted, options.layout).pdf
        else:
            content = plan_file(book, kind)
    save_bytes(Path(options.out), content)
    gone = len(book.entries) - len(book.standing)
    more = f"（另有 {gone} 次已取消）" if gone else ""
    exams = f"、{len(book.standing_exams)} 场考试" if book.standing_exams else ""
    say(f"{book.title}：{len(book.standing)} 次课{more}{exams}，已写好 {options.out}。")
    return OK


def check(options: argparse.Namespace) -> int:
    """Name everything in the way of sessions: rooms, people, shifts, places, closed days."""
    with signed_in(options) as (services, actor):
        first = _day(options.first) if options.first else services.clock.today()
        last = _day(options.last) if options.last else first + _YEAR
        checking = services.plan_checking
        found = checking.conflicts(actor, first, last) if options.json else ()
        clashes = () if options.json else checking.clashes(actor, first, last)
    if options.json:
        facts = [
            {
                "kind": str(one.conflict.kind),
                "day": one.day.isoformat(),
                "hours": one.hours,
                "title": one.title,
                "text": one.conflict.text,
                "session": str(one.conflict.session_id),
                "other": str(one.conflict.other_id) if one.conflict.other_id else None,
            }
            for one in found
        ]
        say(json.dumps(facts, ensure_ascii=False, indent=2))
        return FOUND_FAULTS if facts else OK
    for clash in clashes:
        say(clash.text)
    span = f"{first} 至 {last}"
    say(f"{span}：{len(clashes)} 处冲突。" if clashes else f"{span}：没有冲突。")
    return FOUND_FAULTS if clashes else OK


def workdays(options: argparse.Namespace) -> int:
    """List working days from a day on, as this organisation has them."""
    start, count = _day(options.first), options.days
    if not 1 <= count <= _MOST_DAYS:
        raise Trouble(f"天数应为 1 到 {_MOST_DAYS}。", "", "请改小 --days。")
    calendar = _calendar(options)
    try:
        days = list(islice(calendar.working_days(start), count))
    except OverflowError as error:
        raise Trouble(f"{start} 太晚，日历排不下。", "", "请选一个早一些的日期。") from error
    if not options.json:
        for day in days:
            say(f"{day.isoformat()} {weekday(day)}")
        return OK
    span = (days[-1] - start).days + 1
    walked = [calendar.info(start + timedelta(days=step)) for step in range(span)]
    facts = {
        "from": start.isoformat(),
        "days": [day.isoformat() for day in days],
        "closed": {one.day.isoformat(): one.name for one in walked if not one.working},
        "adjusted": [one.day.isoformat() for one in walked if one.origin == "adjusted"],
        "provisional_years": sorted({one.day.year for one in walked if one.provisional}),
    }
    say(json.dumps(facts, ensure_ascii=False, indent=2))
    return OK


def _wanted(services: "Services", actor: "Person", options: argparse.Namespace) -> "Wanted":
    from desktop_app.training.curriculum.exchange.entries import Wanted

    person = options.person_named
    return Wanted(
        class_id=_class(services, actor, options.class_named) if options.class_named else None,
        person_id=_person(services, actor, person).id if person else None,
        first=_day(options.first) if options.first else None,
        last=_day(options.last) if options.last else None,
    )


def _person(services: "Services", actor: "Person", name: str) -> "Person":
    """Return somebody whose calendar the actor may see, by name or staff number."""
    seen = {one.id: one for one in (*services.people.trainees(actor), actor)}
    found = [one for one in seen.values() if name in (one.name, one.staff_number)]
    if len(found) != 1:
        what = "有几位同事叫" if found else "没有您能看的"
        raise Trouble(f"{what}“{name}”。", _SAFE, "请改用工号。")
    return found[0]


def _class(services: "Services", actor: "Person", name: str) -> UUID:
    classes = [one.training_class for one in services.classes.listed(actor)]
    for one in classes:
        if one.name == name:
            return one.id
    names = "、".join(one.name for one in classes) or "无"
    raise Trouble(f"没有您能看的班级“{name}”。", _SAFE, f"现有的班级：{names}。")


def _program(services: "Services", name: str) -> str:
    programs = services.curriculum.programs()
    for key, title in programs:
        if name in (key, title):
            return key
    known = "、".join(f"{key}（{title}）" for key, title in programs)
    raise Trouble(f"没有培训方案“{name}”。", _SAFE, f"可选：{known}。")


def _kind(out: str) -> str:
    ending = Path(out).suffix.lower().removeprefix(".")
    if ending not in ("ics", "xlsx", "csv", "pdf"):
        raise Trouble(
            f"从“{out}”的结尾看不出要写成哪一种文件。",
            "没有写任何文件。",
            "请用 --format 指明 ics、xlsx、csv 或 pdf。",
        )
    return ending


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Trouble(f"“{text}”不是日期。", _SAFE, "请写成 2026-11-23 这样。") from error


def _calendar(options: argparse.Namespace) -> "WorkCalendar":
    """Return the organisation's days for who signs in, else the public arrangement alone."""
    if options.person:
        with signed_in(options) as (services, _actor):
            return services.curriculum.work_calendar()
    from desktop_app.training.curriculum.workdays import WorkCalendar

    return WorkCalendar({}, frozenset())
