"""Puts a plan into the words and places of its printed pages."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from desktop_app.documents.plan_data import (
    CellData,
    ChipData,
    GridData,
    OverviewData,
    PartData,
    PlanData,
    RowData,
    WeekData,
)
from desktop_app.documents.plan_exams import exam_chips, exam_rows, gate_lines
from desktop_app.system.clock import Clock
from desktop_app.system.text import day_text, long_day, tr
from desktop_app.training.curriculum.exchange.entries import Entry, PlanBook
from desktop_app.training.curriculum.moving.sittings import clock as clock_of
from desktop_app.training.curriculum.workdays import DayInfo

WEEK, MONTH, OVERVIEW = "week", "month", "overview"
_NAMED = 2
_DAY = timedelta(days=1)

Info = Callable[[date], DayInfo]


def plan_data(book: PlanBook, layout: str, info: Info, clock: Clock) -> PlanData:
    """Return the pages of a plan by week, by month or as an overview."""
    entries, exams = book.standing, book.standing_exams
    days = [*(one.day for one in entries), *(day for one in exams for day in one.days)]
    first, last = max(book.first, min(days)), min(book.last, max(days))
    titles = {MONTH: tr("月历"), WEEK: tr("周历"), OVERVIEW: tr("总览")}
    facts = tr("{first} 至 {last} · {n} 次课").format(
        first=long_day(first), last=long_day(last), n=len(entries)
    )
    if exams:
        facts = tr("{facts} · {n} 场考试").format(facts=facts, n=len(exams))
    return PlanData(
        title=tr("{title} · 培训计划{kind}").format(title=book.title, kind=titles[layout])
        if book.scope != "all"
        else tr("{title} · {kind}").format(title=book.title, kind=titles[layout]),
        organisation=book.organisation,
        facts=facts,
        day=clock.local(book.made_at).date(),
        legend=tuple(
            dict.fromkeys((stage.title, stage.tone, stage.title[:1]) for stage in book.stages)
        ),
        grids=() if layout == OVERVIEW else tuple(_grids(book, layout, first, last, info)),
        overview=_overview(book, first, last) if layout == OVERVIEW else None,
    )


def _grids(book: PlanBook, layout: str, first: date, last: date, info: Info) -> Iterator[GridData]:
    by_day: dict[date, list[Entry]] = {}
    for one in book.standing:
        by_day.setdefault(one.day, []).append(one)
    exams = exam_chips(book.standing_exams, book.scope)
    for heading, begin, end, month in _stretches(layout, first, last):
        if not any(begin <= day <= end for day in (*by_day, *exams)):
            continue
        weeks = []
        monday = begin - timedelta(days=begin.weekday())
        while monday <= end:
            days = [monday + timedelta(days=step) for step in range(7)]
            weeks.append(tuple(_cell(day, month, by_day, exams, info, book.scope) for day in days))
            monday += timedelta(days=7)
        yield GridData(heading, tuple(weeks))


def _stretches(layout: str, first: date, last: date) -> Iterator[tuple[str, date, date, int]]:
    """Yield heading, first and last day of each page, and the month that it is of, 0 for none."""
    if layout == WEEK:
        monday = first - timedelta(days=first.weekday())
        while monday <= last:
            sunday = monday + timedelta(days=6)
            heading = tr("{first} 至 {last}").format(first=long_day(monday), last=long_day(sunday))
            yield heading, monday, sunday, 0
            monday += timedelta(days=7)
        return
    day = first.replace(day=1)
    while day <= last:
        after = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
        yield tr("{y}年{m}月").format(y=day.year, m=day.month), day, after - _DAY, day.month
        day = after


def _cell(
    day: date,
    month: int,
    by_day: dict[date, list[Entry]],
    exams: Mapping[date, Sequence[ChipData]],
    info: Info,
    scope: str,
) -> CellData:
    about = info(day)
    inside = not month or day.month == month
    name = about.name if about.origin != "week" else ""
    label = str(day.day) if month else tr("{m}月{d}日").format(m=day.month, d=day.day)
    chips = _chips(by_day.get(day, ()), scope, bool(month)) if inside else ()
    if inside and day in exams:
        chips = tuple(sorted((*chips, *exams[day]), key=lambda one: one.time))
    return CellData(label, inside, inside and not about.working, name, chips)


def _chips(entries: Sequence[Entry], scope: str, month: bool) -> tuple[ChipData, ...]:
    """Return the sessions of a day; those that several have alone at the same time as one.

    A month has no room to tell where and with whom: there only the time keeps them apart.
    """
    groups: dict[tuple[object, ...], list[Entry]] = {}
    for one in entries:
        apart: tuple[object, ...] = (one.id,)
        if not one.together:
            apart = (one.key,) if month else (one.key, one.place, one.leader)
        groups.setdefault((one.start, one.class_name, *apart), []).append(one)
    return tuple(_chip(same, scope, month) for same in groups.values())


def _chip(same: Sequence[Entry], scope: str, month: bool) -> ChipData:
    one = same[0]
    who = "" if scope == "person" else _who(same, scope)
    title = one.title
    if month and who:
        names = {name for each in same for name in each.people}
        short = who if one.together or len(names) == 1 else tr("{n} 人").format(n=len(names))
        title = tr("{title}（{who}）").format(title=title, who=short)
    return ChipData(
        time=clock_of(one.start),
        title=title,
        note=" · ".join(part for part in (one.place, who, one.leader) if part),
        tone=one.stage.tone,
        mark=_mark(one),
        gate=one.gate != "none",
    )


def _mark(one: Entry) -> str:
    """Return what tells the stage: nothing where the title begins like it."""
    stage = one.stage.title
    return "" if stage and one.title[:2] == stage[:2] else stage[:1]


def _who(same: Sequence[Entry], scope: str) -> str:
    """Return whom a session of more than one calendar is about: its class, or its people."""
    if same[0].together:
        return same[0].class_name if scope == "all" else ""
    names = sorted({name for one in same for name in one.people})
    if len(names) <= _NAMED:
        return tr("、").join(names)
    return tr("{names}等 {n} 人").format(names=tr("、").join(names[:_NAMED]), n=len(names))


def _overview(book: PlanBook, first: date, last: date) -> OverviewData:
    begin = first - timedelta(days=first.weekday())
    count = (last - begin).days // 7 + 1
    mondays = [begin + timedelta(weeks=step) for step in range(count)]
    rows: dict[tuple[str, str], list[Entry]] = {}
    for one in sorted(book.standing, key=_row_order(book)):
        for key in _row_keys(one, book.scope):
            rows.setdefault(key, []).append(one)
    told = [
        RowData(
            label,
            note or tr("{n} 次课").format(n=len(found)),
            tuple(_week(found, monday) for monday in mondays),
        )
        for (label, note), found in rows.items()
    ]
    return OverviewData(
        heads=tuple(tr("{m}月{d}日").format(m=day.month, d=day.day) for day in mondays),
        rows=(*told, *exam_rows(book.standing_exams, mondays)),
        gates=(*_gates(book), *gate_lines(book.standing_exams, book.scope)),
    )


def _row_order(book: PlanBook) -> Callable[[Entry], tuple[object, ...]]:
    """Order what a class holds before its members, and a person's stages as they come."""
    stages = {stage: place for place, stage in enumerate(book.stages)}

    def order(one: Entry) -> tuple[object, ...]:
        if book.scope == "person":
            return (stages[one.stage], one.day, one.start)
        return (one.class_name, not one.together, one.people, one.day, one.start)

    return order


def _row_keys(one: Entry, scope: str) -> Iterator[tuple[str, str]]:
    if scope == "person":
        yield one.stage.title, ""
    elif one.together:
        yield (tr("全班") if scope == "class" else one.class_name), ""
    else:
        yield from ((name, one.class_name if scope == "all" else "") for name in one.people)


def _week(entries: Sequence[Entry], monday: date) -> WeekData:
    here = [one for one in entries if monday <= one.day < monday + timedelta(days=7)]
    counts: dict[tuple[str, str], int] = {}
    for one in here:
        key = (one.stage.tone, one.stage.title[:1])
        counts[key] = counts.get(key, 0) + 1
    parts = tuple(PartData(tone, mark, n) for (tone, mark), n in counts.items())
    return WeekData(parts, sum(one.gate != "none" for one in here))


def _gates(book: PlanBook) -> tuple[str, ...]:
    """Tell the gates by day, the same one of several people once a day."""
    found: dict[tuple[date, str, str], set[str]] = {}
    for one in book.standing:
        if one.gate != "none":
            whole = one.together and book.scope != "person"
            key = (one.day, one.title, one.class_name if whole else "")
            found.setdefault(key, set()).update(one.people)
    lines = []
    for (day, title, name), people in found.items():
        who = name or (tr("、").join(sorted(people)) if book.scope != "person" else "")
        text = tr("{day} {title}（{who}）") if who else tr("{day} {title}")
        lines.append(text.format(day=day_text(day), title=title, who=who))
    return tuple(lines)
