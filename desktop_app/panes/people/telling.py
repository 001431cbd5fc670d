"""Tells a person's record: figures, the progress by week, and the chain of evidence."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from db.records import Person, PracticeDay, TraineeEntry
from desktop_app.filling.links import kind_of
from desktop_app.panes.people.shown import (
    ActsShown,
    ChipShown,
    CourseShown,
    PersonRow,
    PlanShown,
    RecordShown,
    Tile,
)
from desktop_app.system.text import day_text, number_text, tr
from desktop_app.training.chain.use_cases import WEEKS, Link, Record
from desktop_app.training.curriculum.progress.use_cases import TraineeProgress
from desktop_app.widgets.chain_items import ChartPoint

if TYPE_CHECKING:
    from desktop_app.training.development.shown import PlanEntry

_STEADY = 3.0
"""Weekly means closer than this many marks are called steady."""

ALL = "all"
_FILTERS: dict[str, tuple[str, ...]] = {
    ALL: (),
    "attempt": ("attempt",),
    "self_check": ("self_check",),
    "shadow_day": ("shadow_day",),
    "evaluation": ("evaluation",),
    "observation": ("observation",),
    "exam": ("theory", "practical", "paper"),
    "certificate": ("certificate",),
}
"""Which kinds of record each chip lets through; none named: all."""


def person_row(one: TraineeEntry, today: date) -> PersonRow:
    """Return a trainee as the list shows them."""
    return PersonRow(
        key=str(one.id),
        name=one.name,
        team=one.team or "–",
        mentor=one.mentor or "–",
        days=_day_number(one.joined_on, today),
        mark=number_text(one.mark),
        mark_order=-1.0 if one.mark is None else one.mark,
        tip=" · ".join(part for part in (one.name, one.team, one.staff_number) if part),
    )


def found_by(one: TraineeEntry) -> str:
    """Return what a search for a trainee looks through."""
    return f"{one.name} {one.initials} {one.staff_number}".casefold()


def _day_number(joined_on: date, today: date) -> int:
    return max(1, (today - joined_on).days + 1)


def record_shown(
    record: Record, progress: TraineeProgress | None, today: date, acts: ActsShown
) -> RecordShown:
    """Return a record but for its chain."""
    points = weeks(record.days, today)
    count = sum(point.count for point in points)
    return RecordShown(
        key=str(record.person.id),
        name=record.person.name,
        line=_line(record.person, record.graduated_on, today),
        tiles=_tiles(record, points, today),
        chart_title=finding(points),
        chart_note=tr("每周均分 · 近 {w} 周 · n = {n} 次").format(w=WEEKS, n=count),
        points=points,
        acts=acts,
        course=_course(progress) if progress else None,
    )


def _course(progress: TraineeProgress) -> CourseShown:
    counted = progress.counted
    late = len(counted.late)
    text = f"{len(counted.done)} / {counted.total}"
    tip = ""
    if counted.forecast is not None:
        tip = tr("按现在的进度，{day} 结束").format(day=day_text(counted.forecast.expected))
    return CourseShown(
        share=counted.share,
        text=tr("{text} · 逾期 {n}").format(text=text, n=late) if late else text,
        tip=tip,
    )


def _line(person: Person, graduated: date | None, today: date) -> str:
    parts = (
        tr("学员"),
        tr("{day}毕业").format(day=day_text(graduated)) if graduated else "",
        person.team,
        tr("工号 {n}").format(n=person.staff_number),
        tr("导师 {name}").format(name=person.mentor) if person.mentor else tr("还没有导师"),
        tr("入职第 {n} 天").format(n=_day_number(person.joined_on, today)),
    )
    return " · ".join(part for part in parts if part)


def _tiles(record: Record, points: Sequence[ChartPoint], today: date) -> tuple[Tile, ...]:
    attempts = sum(point.count for point in points)
    marks = sum((point.value or 0.0) * point.count for point in points)
    mean = marks / attempts if attempts else None
    since = _monday(today) - timedelta(weeks=WEEKS - 1)
    checked = {s.day for s in record.sheets if s.use == "self_check" and s.day >= since}
    shadow = next((s for s in record.sheets if s.use == "shadow_day"), None)
    return (
        Tile(
            tr("{n} 次").format(n=attempts),
            tr("近 {w} 周练习 · 均分 {m}").format(w=WEEKS, m=number_text(mean))
            if attempts
            else tr("近 {w} 周练习").format(w=WEEKS),
        ),
        Tile(
            f"{record.sessions_done} / {record.sessions_total}" if record.sessions_total else "–",
            tr("课次完成") if record.sessions_total else tr("还没有排课"),
        ),
        Tile(tr("{n} 天").format(n=len(checked)), tr("近 {w} 周自检").format(w=WEEKS)),
        Tile(
            number_text(shadow.total if shadow else None),
            tr("最近导师评分 · {day}").format(day=day_text(shadow.day))
            if shadow
            else tr("还没有导师评分"),
        ),
    )


def weeks(days: Sequence[PracticeDay], today: date) -> tuple[ChartPoint, ...]:
    """Return the mean mark of each of the last weeks, oldest first; a week begins on Monday."""
    monday = _monday(today)
    points = []
    for back in reversed(range(WEEKS)):
        first = monday - timedelta(weeks=back)
        within = [one for one in days if first <= one.day < first + timedelta(weeks=1)]
        count = sum(one.attempts for one in within)
        mean = round(sum(one.total_sum for one in within) / count, 1) if count else None
        label = f"{first.month}月{first.day}日"
        tip = (
            tr("{day}起的一周：均分 {m}，n = {n} 次").format(
                day=label, m=number_text(mean), n=count
            )
            if count
            else tr("{day}起的一周：没有练习").format(day=label)
        )
        points.append(ChartPoint(label, mean, count, tip))
    return tuple(points)


def finding(points: Sequence[ChartPoint]) -> str:
    """Say in one sentence what the weekly means show."""
    values = [point.value for point in points if point.value is not None]
    if not values:
        return tr("近 {w} 周还没有练习").format(w=len(points))
    if len(values) == 1:
        return tr("只有一周有练习，均分 {m}").format(m=number_text(values[0]))
    first, last = values[0], values[-1]
    if last - first >= _STEADY:
        text = tr("周均分从 {a} 升到 {b}")
    elif first - last >= _STEADY:
        text = tr("周均分从 {a} 降到 {b}")
    else:
        text = tr("周均分稳定，从 {a} 到 {b}")
    return text.format(a=number_text(first), b=number_text(last))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def lets_through(chosen: str, link: Link) -> bool:
    """Tell whether the chip *chosen* shows *link*."""
    kinds = _FILTERS[chosen]
    return not kinds or kind_of(link) in kinds


def chips(links: Sequence[Link]) -> tuple[ChipShown, ...]:
    """Return the filters of the chain with their counts."""
    names = {
        ALL: tr("全部"),
        "attempt": tr("练习"),
        "self_check": tr("自检"),
        "shadow_day": tr("影子日"),
        "evaluation": tr("评估"),
        "observation": tr("观察"),
        "exam": tr("考核"),
        "certificate": tr("证书"),
    }
    return tuple(
        ChipShown(key, f"{name} {sum(lets_through(key, link) for link in links)}")
        for key, name in names.items()
    )


def plan_shown(entry: "PlanEntry | None", today: date) -> PlanShown:
    """Return how a person's newest development plan stands."""
    from desktop_app.training.development.words import outcome_word, phase_word

    if entry is None:
        told = tr("还没有；程序可以按最弱的依据拟一份")
        return PlanShown("", "plain", told, tr("拟一份发展计划"))
    state = entry.state
    if state.closing is not None:
        word = outcome_word(state.closing.outcome, plan=True)
        return PlanShown(word, "plain", state.closing.words, tr("看发展计划"))
    told = tr("做完 {k} / {n} 步 · 下次回顾 {day}").format(
        k=entry.done, n=entry.steps, day=day_text(state.review_on)
    )
    word, pressing = phase_word(entry, today)
    return PlanShown(word, "warn" if pressing else "accent", told, tr("看发展计划"))
