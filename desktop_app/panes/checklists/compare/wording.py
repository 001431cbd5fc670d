"""Puts a comparison into words: the finding first, then line by line."""

from desktop_app.panes.checklists.compare.shown import CompareShown, SheetsShown
from desktop_app.system.text import day_text, number_text, tr
from desktop_app.training.comparing.use_cases import Comparison
from desktop_app.training.comparing.views import (
    LEAST_SHEETS,
    Leaning,
    Row,
    View,
    finding,
)
from desktop_app.widgets.dumbbell import Dot, DumbbellRow
from desktop_app.widgets.row_list import ListRow

NAMES = {View.SELF: tr("自评"), View.MENTOR: tr("导师"), View.INSPECTOR: tr("质检")}
_SHOWN_SHEETS = 60


def shown(found: Comparison, *, own: bool) -> CompareShown:
    """Return what the room shows; *own*: the person looks at themselves."""
    who = tr("您") if own else found.subject.name
    span = tr("{first}至{last}").format(first=day_text(found.first), last=day_text(found.last))
    # What can be compared stands first, the widest difference at the top.
    ordered = sorted(found.rows, key=_weight, reverse=True)
    rows = tuple(_row(row) for row in ordered)
    counted = tr("、").join(
        tr("{view} {n} 份").format(view=NAMES[view], n=_sheets(found, view)) for view in View
    )
    return CompareShown(
        _finding(found, who),
        tr("{span} · {counted}").format(span=span, counted=counted),
        tuple(NAMES[view] for view in View),
        rows,
    )


def _weight(row: Row) -> float:
    return abs(row.widest[1]) if row.widest is not None else -1.0


def _sheets(found: Comparison, view: View) -> int:
    seen = {sheet for row in found.rows if view in row.means for sheet in row.means[view].sheets}
    return len(seen)


def _finding(found: Comparison, who: str) -> str:
    if not found.rows:
        return tr("这段时间还没有可以对照的记录")
    row = finding(found.rows)
    if row is not None and row.widest is not None:
        view, gap = row.widest
        words = (
            tr("{who}在“{aspect}”上给自己的分比{view}高 {n} 分")
            if gap > 0
            else tr("{who}在“{aspect}”上给自己的分比{view}低 {n} 分")
        )
        return words.format(who=who, aspect=row.aspect.label, view=NAMES[view], n=round(abs(gap)))
    known = [one for one in found.rows if one.widest is not None]
    if not known:
        return tr("只有一方的记录，还不能对照")
    if not any(one.sound for one in known):
        return tr("记录还少（每方不到 {n} 份），先看着，不下结论").format(n=LEAST_SHEETS)
    return tr("{who}看自己和别人看{who}基本一致").format(who=who)


def _row(row: Row) -> DumbbellRow:
    dots = tuple(
        Dot(row.means[view].value, row.means[view].n) if view in row.means else None
        for view in View
    )
    said = tr("，").join(
        tr("{view} {mark} 分（n = {n}）").format(
            view=NAMES[view], mark=number_text(row.means[view].value), n=row.means[view].n
        )
        for view in View
        if view in row.means
    )
    words = tr("{aspect}：{said}").format(aspect=row.aspect.label, said=said)
    note = _note(row)
    return DumbbellRow(
        str(row.aspect),
        row.aspect.label,
        dots,
        str(row.leaning),
        note,
        tr("{words}；{note}").format(words=words, note=note) if note else words,
    )


def _note(row: Row) -> str:
    widest = row.widest
    if widest is None:
        only = next(iter(row.means), None)
        return tr("只有{view}").format(view=NAMES[only]) if only else ""
    view, gap = widest
    few = "" if row.sound else tr("（记录少）")
    if row.leaning is Leaning.OVER:
        return tr("▲ 比{view}高 {n}{few}").format(view=NAMES[view], n=round(gap), few=few)
    if row.leaning is Leaning.UNDER:
        return tr("▼ 比{view}低 {n}{few}").format(view=NAMES[view], n=round(-gap), few=few)
    return tr("＝ 和{view}一致{few}").format(view=NAMES[view], few=few)


def sheets(found: Comparison, aspect: str) -> SheetsShown:
    """Return the sheets that a line rests on."""
    row = next(one for one in found.rows if one.aspect == aspect)
    marks = [
        (found.sheets[sheet], view)
        for view in View
        if view in row.means
        for sheet in row.means[view].sheets
    ]
    marks.sort(key=lambda one: one[0].day, reverse=True)
    rows = tuple(
        ListRow(
            str(sheet.id),
            tr("{title} · {day}").format(title=sheet.title, day=day_text(sheet.day)),
            tr("{filler} · {number}").format(filler=sheet.filler, number=sheet.number),
            ((NAMES[view], "accent" if view is View.SELF else "plain"),),
        )
        for sheet, view in marks[:_SHOWN_SHEETS]
    )
    title = tr("“{aspect}”出自 {n} 张表").format(aspect=row.aspect.label, n=len(marks))
    if len(marks) > len(rows):
        title = tr("{title}，列出最近 {k} 张").format(title=title, k=len(rows))
    return SheetsShown(title, rows)
