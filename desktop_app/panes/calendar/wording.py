"""Turns a page of the calendar into the words and marks that the views show."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from db.records import Person, SessionOnDay
from desktop_app.panes.calendar.shown import AGENDA, MONTH, Day, Detail, Item
from desktop_app.system.text import day_text, tr
from desktop_app.training.curriculum.use_cases import CalendarPage, Stage
from desktop_app.training.curriculum.workdays import DayInfo

_MONTH_DAYS = 42


def stretch(mode: str, day: date) -> tuple[date, date]:
    """Return the first and the last day that a mode shows around *day*."""
    monday = day - timedelta(days=day.weekday())
    if mode == MONTH:
        first = day.replace(day=1)
        first -= timedelta(days=first.weekday())
        return first, first + timedelta(days=_MONTH_DAYS - 1)
    if mode == AGENDA:
        return day.replace(day=1), turned(day.replace(day=1), 1) - timedelta(days=1)
    return monday, monday + timedelta(days=6)


def turned(day: date, months: int) -> date:
    """Return the same day some months on; the last of the month where it is shorter."""
    count = day.year * 12 + day.month - 1 + months
    first = date(count // 12, count % 12 + 1, 1)
    following = first.replace(day=28) + timedelta(days=4)
    last = following - timedelta(days=following.day)
    return first.replace(day=min(day.day, last.day))


def heading(mode: str, first: date, last: date, day: date) -> str:
    """Return what stands over the days: the month, or the week's first and last day."""
    if mode in (MONTH, AGENDA):
        return tr("{y}年{m}月").format(y=day.year, m=day.month)
    begin = tr("{y}年{m}月{d}日").format(y=first.year, m=first.month, d=first.day)
    end = tr("{m}月{d}日").format(m=last.month, d=last.day)
    return f"{begin}–{end}"


def clock(minutes: int) -> str:
    """Return minutes from midnight as `14:05`; a session past midnight ends at 24:00."""
    hours, rest = divmod(min(minutes, 24 * 60), 60)
    return f"{hours:02d}:{rest:02d}"


def items(sessions: Sequence[SessionOnDay], stages: Sequence[Stage]) -> tuple[Item, ...]:
    """Return the sessions as the views show them."""
    titles = {stage.id: stage.title for stage in stages}
    return tuple(_item(one, titles) for one in sessions)


def _item(session: SessionOnDay, titles: Mapping[str, str]) -> Item:
    stage = titles.get(session.stage, "")
    begins, ends = clock(session.start), clock(session.start + session.minutes)
    # The colour alone must not tell the stage: where the title does not begin like it, its first
    # character stands before the title.
    mark = "" if stage and session.title[:2] == stage[:2] else stage[:1]
    tip = [session.title, f"{begins}–{ends} · {session.place}", stage]
    if session.done_at is not None:
        tip.append(tr("已完成"))
    return Item(
        key=str(session.id),
        title=session.title,
        tone=session.tone,
        stage=stage,
        mark=mark,
        done=session.done_at is not None,
        day=session.day,
        start=session.start,
        minutes=session.minutes,
        time=f"{begins}–{ends}",
        place=session.place,
        tip="\n".join(part for part in tip if part),
    )


def days(
    page: CalendarPage, found: Sequence[Item], month: int, today: date, mode: str
) -> tuple[Day, ...]:
    """Return the days with what is on them; *month* tells which ones are outside of it."""
    by_day: dict[date, list[Item]] = {}
    for item in found:
        by_day.setdefault(item.day, []).append(item)
    return tuple(
        _day(info, by_day.get(info.day, []), mode != MONTH or info.day.month == month, today)
        for info in page.days
    )


def _day(info: DayInfo, chips: list[Item], inside: bool, today: date) -> Day:
    label, tone = label_of(info)
    spoken = [day_text(info.day)]
    if info.day == today:
        spoken.append(tr("今天"))
    if about := about_day(info):
        spoken.append(about)
    if chips:
        spoken.append(tr("{n} 项课次").format(n=len(chips)))
    return Day(
        day=info.day,
        inside=inside,
        closed=not info.working,
        today=info.day == today,
        label=label,
        label_tone=tone,
        spoken="，".join(spoken),
        chips=tuple(chips),
    )


def label_of(info: DayInfo) -> tuple[str, str]:
    """Return the few characters beside the number of a day, and their colour token."""
    if info.working:
        if info.origin == "adjusted":
            return tr("班"), "warn"
        own = info.origin == "own"
        return (tr("班 {note}").format(note=info.name), "warn") if own else ("", "")
    if info.origin == "week":
        return tr("休"), "secondary"
    name = info.name
    if info.provisional:
        name = tr("{name} 待确认").format(name=name)
    return name, "bad"


def about_day(info: DayInfo) -> str:
    """Return what is said about a day beside its date; empty on an ordinary working day."""
    if info.origin == "own":
        kind = tr("自定工作日") if info.working else tr("自定休息日")
        return kind if info.name == kind else f"{kind} · {info.name}"
    if info.working:
        return info.name
    parts = [info.name, tr("休息日")] if info.origin == "public" else [info.name]
    if info.provisional and info.origin == "public":
        parts.append(tr("待确认"))
    return " · ".join(parts)


def detail(session: SessionOnDay, item: Item, person: Person) -> Detail:
    """Return one session, told line by line."""
    told = session.detail
    rows = (
        (tr("目的"), str(told.get("aim", ""))),
        (tr("负责"), owner(session.owner, person)),
        (tr("资料"), "、".join(told.get("materials", ()))),
        (tr("参考"), str(told.get("reference", ""))),
        (tr("交付"), str(told.get("hand_in", ""))),
        (tr("请带"), str(told.get("bring", ""))),
    )
    return Detail(
        key=item.key,
        stage=item.stage,
        tone=session.tone,
        title=session.title,
        sentence=f"{day_text(session.day)} · {item.time} · {session.place}",
        rows=tuple((label, text) for label, text in rows if text),
        done=item.done,
    )


def owner(role: str, person: Person) -> str:
    """Return who leads a session, the mentor by name."""
    if role == "mentor" and person.mentor:
        return tr("导师 {name}").format(name=person.mentor)
    words = {
        "mentor": tr("带教导师"),
        "supervisor": tr("主管"),
        "manager": tr("经理"),
        "trainee": tr("本人"),
    }
    return words.get(role, role)
