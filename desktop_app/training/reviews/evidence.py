"""The evidence of a period on one page: figures in words, each with the records behind it."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from statistics import fmean

from db.records import AttemptEntry, SessionOnDay, SheetEntry
from desktop_app.system.text import number_text, tr
from desktop_app.training.chain.use_cases import Link
from desktop_app.training.checks.rhythm import steadiness
from desktop_app.training.mentoring.cases import HELP

CHECK = "service-self-check"
_EVEN = 3.0
"""Means that lie less than so many marks apart are called even."""
_LEAST_HALF = 3
_CHECKED = 0.6
"""Who checked themselves on fewer than this share of the days is to be asked about it."""
_CRITERIA = {
    "calming": "安抚情绪",
    "solution": "解决方案",
    "time": "处理时间",
    "language": "语言专业",
}


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the evidence: a figure, what stands behind it, and a sentence for the sheet."""

    key: str
    title: str
    value: str
    detail: str
    sentence: str
    links: tuple[Link, ...]
    before: str = ""
    """The same figure of the period before; empty without one."""
    weak: bool = False
    """Whether it is one to talk about."""


@dataclass(frozen=True, slots=True)
class Material:
    """What one person did from *first* to *last*, both included."""

    first: date
    last: date
    sessions: tuple[SessionOnDay, ...] = ()
    """Up to *last*, as they were planned."""
    attempts: tuple[AttemptEntry, ...] = ()
    """In the modes that count, oldest first."""
    sheets: tuple[SheetEntry, ...] = ()
    """That stand, oldest first."""
    helps: tuple[str, ...] = ()
    """The level of help of each supervised case, oldest first."""
    criteria: Mapping[str, float] | None = None
    coached: tuple[tuple[date, bool], ...] = ()
    """Coaching plans: when each was opened, and whether it is still under way."""


def figures(
    now: Material, before: Material | None, working: Callable[[date], bool]
) -> tuple[Figure, ...]:
    """Return the evidence of a period; where there was one before, its values stand beside."""
    found = _figures(now, working)
    if before is None:
        return found
    earlier = {one.key: one.value for one in _figures(before, working)}
    return tuple(replace(one, before=earlier.get(one.key, "")) for one in found)


def _figures(one: Material, working: Callable[[date], bool]) -> tuple[Figure, ...]:
    return (
        _attendance(one),
        _practice(one),
        _weakest(one),
        _checks(one, working),
        _shadow(one),
        _cases(one),
        _quality(one),
        _coaching(one),
        _marks(one, "theory", tr("理论")),
        _marks(one, "practical", tr("实操考核")),
    )


def _attendance(one: Material) -> Figure:
    # What stands on the last day can still be held.
    due = [
        s
        for s in one.sessions
        if s.kind != "review" and (s.day < one.last or s.done_at is not None)
    ]
    done = [s for s in due if s.done_at is not None]
    late = len(due) - len(done)
    links = tuple(
        Link("session", s.id, s.done_at, s.title, s.kind, "", None, True)
        for s in reversed(done)
        if s.done_at is not None
    )
    value = tr("{n} / {all} 节").format(n=len(done), all=len(due)) if due else tr("没有安排")
    detail = tr("过期没有完成 {n} 节").format(n=late) if late else tr("没有过期的")
    sentence = tr("应上 {all} 节课次，完成 {n} 节{more}。").format(
        all=len(due), n=len(done), more=tr("，过期 {n} 节").format(n=late) if late else ""
    )
    return Figure(
        "sessions", tr("课次"), value, detail if due else "", sentence, links, weak=late > 0
    )


def _practice(one: Material) -> Figure:
    marked = [(a, a.total) for a in one.attempts if a.total is not None]
    title = tr("练习")
    if not marked:
        return Figure(
            "practice", title, tr("没有练习"), "", tr("这一阶段没有对练和考核的记录。"), (),
            weak=True,
        )  # fmt: skip
    marks = [mark for _one, mark in marked]
    mean, best, worst = fmean(marks), max(marks), min(marks)
    trend = _trend(marks)
    value = tr("均分 {m}").format(m=_n(mean))
    detail = tr("{n} 次 · 最好 {b} · 最差 {w} · {t}").format(
        n=len(marks), b=_n(best), w=_n(worst), t=trend
    )
    sentence = tr("对练和考核 {n} 次，均分 {m}，最好 {b}，最差 {w}，{t}。").format(
        n=len(marks), m=_n(mean), b=_n(best), w=_n(worst), t=trend
    )
    links = tuple(_attempt_link(a) for a in reversed(one.attempts))
    return Figure(
        "practice", title, value, detail, sentence, links, weak=trend == tr("后半段在下降")
    )


def _trend(marks: Sequence[float]) -> str:
    """Compare the halves of a period; with fewer than six marks nothing is said."""
    half = len(marks) // 2
    if half < _LEAST_HALF:
        return tr("次数少，看不出走势")
    gap = fmean(marks[half:]) - fmean(marks[:half])
    if abs(gap) < _EVEN:
        return tr("大体平稳")
    return tr("后半段在上升") if gap > 0 else tr("后半段在下降")


def _weakest(one: Material) -> Figure:
    criteria = sorted((one.criteria or {}).items(), key=lambda item: item[1])
    drills: dict[str, list[AttemptEntry]] = defaultdict(list)
    for attempt in one.attempts:
        if attempt.total is not None:
            drills[attempt.title].append(attempt)
    title = tr("最弱处")
    if not criteria or not drills:
        return Figure("weakest", title, tr("还看不出"), "", "", ())
    name, mean = criteria[0]
    ranked = sorted(drills, key=lambda key: fmean(a.total or 0 for a in drills[key]))
    drill = ranked[0]
    low = fmean(a.total or 0 for a in drills[drill])
    value = tr("{name} {m}").format(name=tr(_CRITERIA[name]), m=_n(mean))
    detail = tr("最低的是“{drill}”，均分 {m}").format(drill=drill, m=_n(low))
    sentence = tr("最弱的一项是{name}（均分 {m}），最低的场景是“{drill}”（均分 {low}）。").format(
        name=tr(_CRITERIA[name]), m=_n(mean), drill=drill, low=_n(low)
    )
    links = tuple(_attempt_link(a) for a in reversed(drills[drill]))
    return Figure("weakest", title, value, detail, sentence, links)


def _checks(one: Material, working: Callable[[date], bool]) -> Figure:
    sheets = [s for s in one.sheets if s.use == "self_check"]
    days = frozenset(s.day for s in sheets if s.form_key == CHECK)
    title = tr("自检")
    if not sheets:
        sentence = tr("这一阶段没有自检。")
        return Figure("checks", title, tr("没有自检"), "", sentence, (), weak=True)
    steady = steadiness("day", days, one.first, one.last, working)
    marks = [s.total for s in sheets if s.total is not None]
    own = tr("自评均分 {m}").format(m=_n(fmean(marks))) if marks else ""
    detail = tr("最长连续 {s} 天 · 漏 {k} 天").format(s=steady.longest, k=len(steady.missed))
    sentence = tr("自检 {n} 份，最长连续 {s} 个工作日，漏 {k} 天{own}。").format(
        n=len(sheets), s=steady.longest, k=len(steady.missed), own=tr("，") + own if own else ""
    )
    value = tr("{n} 份").format(n=len(sheets))
    detail = tr(" · ").join(part for part in (detail, own) if part)
    missed = steady.share is not None and steady.share < _CHECKED
    return Figure("checks", title, value, detail, sentence, _sheet_links(sheets), weak=missed)


def _shadow(one: Material) -> Figure:
    planned = [s for s in one.sessions if s.kind == "shadow"]
    sheets = [s for s in one.sheets if s.use == "shadow_day"]
    marks = [s.total for s in sheets if s.total is not None]
    value = tr("{n} / {all} 天").format(n=len(sheets), all=len(planned))
    if not planned and not sheets:
        return Figure("shadow", tr("影子日"), tr("没有安排"), "", "", ())
    detail = tr("导师评分均值 {m}").format(m=_n(fmean(marks))) if marks else ""
    sentence = tr("影子日 {all} 天，导师写了 {n} 天{m}。").format(
        all=len(planned), n=len(sheets), m=tr("，") + detail if detail else ""
    )
    owed = len(sheets) < len(planned)
    return Figure("shadow", tr("影子日"), value, detail, sentence, _sheet_links(sheets), weak=owed)


def _cases(one: Material) -> Figure:
    sheets = [s for s in one.sheets if s.use == "supervised_case"]
    title = tr("带案")
    if not sheets:
        return Figure("cases", title, tr("没有案例"), "", tr("这一阶段没有带案记录。"), ())
    alone = sum(help_ == HELP[-1] for help_ in one.helps)
    taken = sum(help_ == HELP[0] for help_ in one.helps)
    value = tr("{n} 个案例").format(n=len(sheets))
    detail = tr("独立完成 {k} 个 · 导师接手 {t} 个").format(k=alone, t=taken)
    sentence = tr("带案 {n} 个，独立完成 {k} 个，导师接手 {t} 个。").format(
        n=len(sheets), k=alone, t=taken
    )
    return Figure("cases", title, value, detail, sentence, _sheet_links(sheets), weak=taken > alone)


def _quality(one: Material) -> Figure:
    sheets = [s for s in one.sheets if s.use == "inspection" and s.total is not None]
    title = tr("质检")
    if not sheets:
        return Figure("quality", title, tr("没有质检"), "", tr("这一阶段没有质检记录。"), ())
    bands = [sum(s.band == band for s in sheets) for band in ("excellent", "pass", "needs_work")]
    mean = fmean(s.total or 0 for s in sheets)
    low = len(sheets) - bands[0] - bands[1]
    value = tr("均分 {m}").format(m=_n(mean))
    detail = tr("{n} 次 · 优秀 {a} · 合格 {b} · 需改进 {c}").format(
        n=len(sheets), a=bands[0], b=bands[1], c=low
    )
    sentence = tr("质检 {n} 次，均分 {m}：优秀 {a}、合格 {b}、需改进 {c}。").format(
        n=len(sheets), m=_n(mean), a=bands[0], b=bands[1], c=low
    )
    return Figure(
        "quality", title, value, detail, sentence, _sheet_links(sheets), weak=2 * low > len(sheets)
    )


def _coaching(one: Material) -> Figure:
    open_ = sum(under_way for _day, under_way in one.coached)
    title = tr("辅导计划")
    if not one.coached:
        return Figure("coaching", title, tr("没有"), "", tr("这一阶段没有开过辅导计划。"), ())
    value = tr("{n} 份").format(n=len(one.coached))
    detail = tr("{n} 份进行中").format(n=open_) if open_ else tr("都已结束")
    sentence = tr("开过辅导计划 {n} 份，{state}。").format(n=len(one.coached), state=detail)
    return Figure("coaching", title, value, detail, sentence, (), weak=open_ > 0)


def _marks(one: Material, use: str, title: str) -> Figure:
    sheets = [s for s in one.sheets if s.use == use and s.total is not None]
    if not sheets:
        sentence = tr("这一阶段没有{title}成绩。").format(title=title)
        return Figure(use, title, tr("没有成绩"), "", sentence, ())
    newest = sheets[-1]
    value = tr("{m} 分").format(m=_n(newest.total or 0))
    state = tr("及格") if newest.passed else tr("没及格")
    sentence = tr("{title} {m} 分，{state}（{number}）。").format(
        title=title, m=_n(newest.total or 0), state=state, number=newest.number
    )
    detail = tr("{state} · {number}").format(state=state, number=newest.number)
    links = _sheet_links(sheets)
    return Figure(use, title, value, detail, sentence, links, weak=not newest.passed)


def _attempt_link(one: AttemptEntry) -> Link:
    return Link(
        "attempt", one.attempt_id, one.finished_at, one.title, one.channel, "", one.total,
        one.passed, one.mode,
    )  # fmt: skip


def _sheet_links(sheets: Sequence[SheetEntry]) -> tuple[Link, ...]:
    return tuple(
        Link("sheet", s.id, s.signed_at, s.title, s.use, s.filler, s.total, s.passed)
        for s in reversed(sheets)
    )


def _n(value: float) -> str:
    return number_text(round(value, 1))
