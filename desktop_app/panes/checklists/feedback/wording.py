"""Puts surveys and their results into words."""

from db.records import Person
from desktop_app.panes.checklists.feedback.shown import ResultShown
from desktop_app.system.text import day_text, number_text, tr
from desktop_app.training.feedback.offering import Offer
from desktop_app.training.feedback.results import Counted, Results
from desktop_app.training.feedback.use_cases import Satisfaction, Subject
from desktop_app.widgets.row_list import ListRow
from desktop_app.widgets.stacked_bars import StackedRow

KINDS = {
    "session": tr("课次"),
    "trainer": tr("讲师"),
    "program": tr("方案"),
    "agent": tr("客户满意度"),
}
_GOAL = 89
"""Per cent of satisfied customers that the service aims at [S1]."""


def offer_row(offer: Offer) -> ListRow:
    """Return a survey that waits to be answered."""
    detail = tr("{detail} · {day}前填").format(detail=offer.detail, day=day_text(offer.until))
    return ListRow(f"offer@{offer.target}", offer.title, detail, ((tr("待填"), "warn"),))


def subject_row(subject: Subject) -> ListRow:
    """Return something that people were asked about."""
    parts = [KINDS[subject.kind], subject.detail, tr("{n} 份").format(n=subject.n)]
    detail = " · ".join(part for part in parts if part)
    return ListRow(f"result@{subject.target}", subject.title, detail)


def agent_row(person: Person) -> ListRow:
    """Return an agent whose customers were asked."""
    return ListRow(f"agent@{person.id}", person.name, tr("客户满意度回访"))


def result(title: str, results: Results, *, may_evaluate: bool) -> ResultShown:
    """Return the answers to a survey, or that there are too few."""
    if not results.enough:
        return ResultShown(
            title,
            tr("还差 {n} 份才显示结果").format(n=results.least - results.n),
            tr("不记名的反馈满 {least} 份才汇总，现在有 {n} 份，免得猜出是谁写的。").format(
                least=results.least, n=results.n
            ),
            may_evaluate=may_evaluate,
        )
    return ResultShown(
        title,
        _finding(results),
        tr("n = {n} 份，不记名；留言不分先后。").format(n=results.n),
        _bars(results),
        tuple((one.label, one.said) for one in results.words),
        may_evaluate=may_evaluate,
    )


def _finding(results: Results) -> str:
    scales = [one for one in results.counted if one.mean is not None]
    if not scales:
        return tr("没有打分的题")
    best = max(scales, key=lambda one: one.mean or 0)
    worst = min(scales, key=lambda one: one.mean or 0)
    if best.label == worst.label or best.mean == worst.mean:
        return tr("“{item}”{mean} 分").format(item=best.label, mean=number_text(best.mean))
    return tr("“{best}”最好，{high} 分；“{worst}”最弱，{low} 分").format(
        best=best.label,
        high=number_text(best.mean),
        worst=worst.label,
        low=number_text(worst.mean),
    )


def _bars(results: Results) -> tuple[StackedRow, ...]:
    """Return a bar a question; one that nobody had to answer takes no room."""
    return tuple(_bar(one) for one in results.counted if one.n)


def _bar(one: Counted) -> StackedRow:
    mean = one.mean
    figure = (
        tr("{n} 人").format(n=one.n)
        if mean is None
        else tr("{mean} / 5").format(mean=number_text(mean))
    )
    return StackedRow(one.label, one.choices, one.counts, figure)


def satisfaction(found: Satisfaction, *, may_ask: bool) -> ResultShown:
    """Return what customers said of an agent."""
    title = tr("{name} · 客户满意度").format(name=found.person.name)
    if found.share is None:
        return ResultShown(
            title,
            tr("还没有回访记录"),
            tr("主管回访客户后在这里录入，每一张都会算进满意率。"),
            may_ask=may_ask,
        )
    words = (
        tr("满意率 {n}%，达到 {goal}%") if found.share >= _GOAL else tr("满意率 {n}%，不到 {goal}%")
    )
    return ResultShown(
        title,
        words.format(n=int(found.share), goal=_GOAL),
        tr("半年内 n = {n} 位客户；总体 4 分以上算满意。").format(n=found.results.n),
        _bars(found.results),
        tuple((one.label, one.said) for one in found.results.words),
        may_ask=may_ask,
    )
