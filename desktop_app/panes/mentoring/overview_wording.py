"""Puts a trainee's whole period into words: where they are, what is owed, how it goes."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

from desktop_app.panes.mentoring.shown import ActRow, CasesShown, Overview, RecordsShown
from desktop_app.system.text import day_text, number_text, time_text, tr
from desktop_app.training.chain.use_cases import Link
from desktop_app.training.mentoring.care import CareRules, kind_word, slip_rule
from desktop_app.training.mentoring.cases import HELP, WINDOW, CaseWay
from desktop_app.training.mentoring.use_cases import Mentored
from desktop_app.training.practice.modes.names import mode_word
from desktop_app.widgets.chain_items import ChainEntry

_STAGES = {
    "pre": "岗前",
    "shadow": "影子学习",
    "supervised": "督导实战",
    "alone": "独立上岗",
}
_KINDS = {
    "self_check": "自检",
    "shadow_day": "影子日",
    "shadow_notes": "笔记",
    "supervised_case": "带案",
    "observation": "观察",
    "evaluation": "评估",
    "theory": "理论",
    "practical": "实操",
    "practical_drill": "演练",
    "inspection": "质检",
    "milestone": "阶段评估",
    "milestone_view": "阶段看法",
    "drill_view": "三方看法",
}
_EMPTY = tr("练习、自检、影子日记录、带案和评估做过以后，都按时间排在这里。")
_JUDGED = frozenset({"theory", "practical", "practical_drill", "inspection", "milestone"})
"""Sheets that are passed or not; what is written day by day only tells where somebody is."""
_GRADUATION = 90
LATELY = timedelta(weeks=4)
"""So far back the time line goes at first: the whole of a year is not read to open a page."""


def overview(
    one: Mentored,
    records: RecordsShown,
    mentor: str,
    rules: CareRules,
    today: date,
) -> Overview:
    """Return everything about a trainee that their mentor needs before a talk or a review."""
    person = one.person
    silent = None if one.last_practice is None else (today - one.last_practice).days
    return Overview(
        key=str(person.id),
        name=person.name,
        sentence=_sentence(one),
        day=one.day_number,
        acts=acts(one, today),
        kind_word=kind_word(person.name, silent, mentor) if one.silent else "",
        slips=one.slips,
        slip_rule=slip_rule(rules),
        cases=cases_shown(one.cases),
        records=records,
    )


def _sentence(one: Mentored) -> str:
    parts = [
        tr("入职第 {n} 天，第 {w} 周").format(n=one.day_number, w=(one.day_number - 1) // 7 + 1)
    ]
    if one.stopped:
        parts.append(tr("培训方案已经停止"))
    elif one.day_number > _GRADUATION:
        parts.append(tr("90 天已满"))
    elif one.stage in _STAGES:
        parts.append(tr(_STAGES[one.stage]))
    if one.last_practice is not None:
        parts.append(tr("最近练习 {day}").format(day=day_text(one.last_practice)))
    if one.marks:
        parts.append(
            tr("近 {n} 次均分 {m}").format(
                n=len(one.marks), m=number_text(round(sum(one.marks) / len(one.marks), 1))
            )
        )
    return " · ".join(parts)


def acts(one: Mentored, today: date) -> tuple[ActRow, ...]:
    """Return what a trainee is owed, most pressing first; each leads somewhere in this pane."""
    found = []
    if one.owed and one.next_day is not None:
        day = one.next_day.session.day
        title = tr("影子日 {n} 的记录").format(n=one.next_day.number)
        more = tr("还有 {n} 天没有写").format(n=one.owed) if one.owed > 1 else tr("含 30 分钟复盘")
        found.append(
            ActRow(
                key=f"day:{one.person.id}:{day.isoformat()}",
                when=tr("今天") if day == today else f"{day.month}月{day.day}日",
                title=title,
                detail=more,
                tag=tr("有草稿") if one.next_day.draft else tr("未写"),
                tone="warn",
                act=tr("写记录"),
            )
        )
    if one.cases.owed:
        found.append(
            ActRow(
                key=f"case:{one.person.id}",
                when=tr("本月") if one.cases.monthly else tr("本周"),
                title=tr("带案"),
                detail=tr("记了 {n} 个，至少 {k} 个").format(
                    n=one.cases.this_week, k=one.cases.per_week
                ),
                tag=tr("还差 {n} 个").format(n=one.cases.owed),
                tone="plain",
                act=tr("记案例"),
            )
        )
    return tuple(found)


def cases_shown(cases: CaseWay) -> CasesShown:
    """Return how far somebody is towards working alone."""
    count = Counter(cases.helps)
    newest = min(WINDOW, cases.total)
    finding = (
        tr("带案：近 {n} 个里 {k} 个独立完成").format(n=newest, k=cases.alone)
        if cases.total
        else tr("带案：还没有案例")
    )
    note = tr("共 {n} 个案例。近 {w} 个里有 {k} 个独立完成、没有一个由导师接手，就可以商量放手。")
    if not cases.total:
        note = tr("影子日结束后，学员在您身边接真实的件，一件一记。")
    return CasesShown(
        finding=finding,
        note=note.format(n=cases.total, w=WINDOW, k=cases.alone_wanted),
        levels=tuple((level, count[level]) for level in reversed(HELP)) if cases.total else (),
        total=cases.total,
        ready=cases.ready,
    )


def records_lately(
    one: Mentored, links: Sequence[Link], local: Callable[[datetime], datetime]
) -> RecordsShown:
    """Return the time line of the last weeks; who came within them has nothing older."""
    earlier, n = one.day_number > LATELY.days, len(links)
    lately = tr("近四周的记录 · {n} 条").format(n=n) if n else tr("近四周的记录")
    return RecordsShown(
        title=lately if earlier else _all(n),
        entries=tuple(_entry(link, local) for link in links),
        note=tr("近四周没有练习、自检、影子日记录、带案和评估。") if earlier else _EMPTY,
        earlier=earlier,
    )


def records_whole(
    links: Sequence[Link], capped: bool, local: Callable[[datetime], datetime]
) -> RecordsShown:
    """Return the time line of the whole period, or of its newest records if it is *capped*."""
    n = len(links)
    return RecordsShown(
        title=tr("最近的记录 · {n} 条").format(n=n) if capped else _all(n),
        entries=tuple(_entry(link, local) for link in links),
        note=_EMPTY,
        earlier=False,
    )


def _all(count: int) -> str:
    return tr("全部记录 · {n} 条").format(n=count) if count else tr("记录")


def _entry(link: Link, local: Callable[[datetime], datetime]) -> ChainEntry:
    at = local(link.at)
    if link.kind == "attempt":
        kind = mode_word(link.mode)
    else:
        kind = tr(_KINDS.get(link.detail, "证书" if link.kind == "certificate" else "表单"))
    judged = link.kind == "attempt" or link.detail in _JUDGED
    state = "" if link.mark is None or not judged else tr("达标") if link.passed else tr("未达标")
    return ChainEntry(
        key=f"{link.kind}:{link.record_id}",
        day=day_text(at.date()),
        time=time_text(at),
        kind=kind,
        title=link.title,
        detail=link.by,
        mark="" if link.mark is None else tr("{n} 分").format(n=number_text(link.mark)),
        state=state,
        tone="plain" if link.kind == "attempt" else "accent",
        failed=bool(state) and not link.passed,
    )
