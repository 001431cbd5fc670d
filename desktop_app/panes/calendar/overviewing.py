"""Tells the overview: a line for each class and for everybody in it, stages as bars."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from uuid import UUID

from db.records import Milestone, StageSpan
from desktop_app.panes.calendar.shown import Bar, Line, Mark, Weeks
from desktop_app.system.text import day_text, tr
from desktop_app.training.curriculum.showing.use_cases import Overview
from desktop_app.training.curriculum.showing.whose import Scope, Whose

Titles = dict[tuple[UUID, str], str]


def weeks_of(found: Overview, first: date, count: int, today: date) -> Weeks:
    """Return the lines of *count* weeks from *first*: each class, then who is in it."""
    marks: dict[UUID, list[Milestone]] = {}
    for one in found.milestones:
        marks.setdefault(one.plan_id, []).append(one)
    lines: list[Line] = []
    for class_id, of_class in groupby(found.spans, key=lambda span: span.class_id):
        spans = tuple(of_class)
        lines.append(_heading(class_id, spans, found.titles))
        for _plan, of_plan in groupby(spans, key=lambda span: span.plan_id):
            mine = tuple(of_plan)
            lines.append(_person(mine, marks.get(mine[0].plan_id, ()), found.titles, today))
    return Weeks(first, count, today, tuple(lines))


def _heading(class_id: UUID | None, spans: Sequence[StageSpan], titles: Titles) -> Line:
    """Return the line of a class, in which a stage lasts from its first to its last member's."""
    people = len({span.person_id for span in spans})
    stages: dict[str, list[StageSpan]] = {}
    for span in spans:
        stages.setdefault(_title(span, titles), []).append(span)
    bars = [bar for title, same in stages.items() if (bar := _bar(title, same)) is not None]
    name = spans[0].class_name if class_id else tr("没有编班")
    note = tr("{n} 人 · {share}%").format(n=people, share=round(100 * _share(spans)))
    key = Whose(Scope.CLASS, class_id).key if class_id else ""
    shown = tuple(bars) if class_id else ()
    return Line(key, name, note, shown, heading=True, spoken=f"{name}，{note}")


def _person(
    spans: Sequence[StageSpan], marks: Iterable[Milestone], titles: Titles, today: date
) -> Line:
    one = spans[0]
    note = f"{round(100 * _share(spans))}%"
    bars = [bar for span in spans if (bar := _bar(_title(span, titles), (span,))) is not None]
    return Line(
        key=Whose(Scope.PERSON, one.person_id).key,
        title=one.person,
        note=note,
        bars=tuple(bars),
        marks=tuple(_mark(each, today) for each in marks),
        spoken=tr("{name}，完成 {share}").format(name=one.person, share=note),
    )


def _mark(one: Milestone, today: date) -> Mark:
    late = one.day < today and not one.done
    state = tr("已通过") if one.done else tr("已过日期，还没有完成") if late else ""
    tip = "\n".join(part for part in (one.title, day_text(one.day), state) if part)
    return Mark(one.day, one.done, late, tip)


def _title(span: StageSpan, titles: Titles) -> str:
    return titles.get((span.version_id, span.stage), "") or tr("单独的课次")


def _bar(title: str, spans: Sequence[StageSpan]) -> Bar | None:
    """Return a stage from its first to its last session; None for one of milestones only."""
    firsts = [one.first for one in spans if one.first is not None]
    lasts = [one.last for one in spans if one.last is not None]
    if not firsts:
        return None
    first, last = min(firsts), max(lasts)
    done = tr("完成 {done} / {total} 节").format(
        done=sum(one.done for one in spans), total=sum(one.total for one in spans)
    )
    tip = f"{title}\n{day_text(first)}–{day_text(last)}\n{done}"
    return Bar(first, last, spans[0].tone, title, tip, _share(spans))


def _share(spans: Sequence[StageSpan]) -> float:
    return sum(one.done for one in spans) / sum(one.total for one in spans)
