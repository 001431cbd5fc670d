"""Turns a closed calibration into the words that stand on paper and screen."""

from desktop_app.documents.calibration_data import CalibrationData, InspectorData, ItemData, Tone
from desktop_app.system.clock import Clock
from desktop_app.system.text import long_day, number_text, tr
from desktop_app.training.quality.calibration.agreement import (
    Deviation,
    ItemAgreement,
    Leaning,
    Rating,
)
from desktop_app.training.quality.calibration.results import Results, Scored

_TONES: dict[Leaning, Tone] = {
    Leaning.STRICT: "warn",
    Leaning.LENIENT: "warn",
    Leaning.CLOSE: "good",
}


def calibration_data(results: Results, organisation: str, clock: Clock) -> CalibrationData:
    """Return everything that the report shows."""
    closed = clock.local(results.closed.closed_at).date()
    facts = [results.form_title, tr("{day}结束").format(day=long_day(closed))]
    if results.absent:
        absent = tr("、").join(one.name for one in results.absent)
        facts.append(tr("{names}没有评：{why}").format(names=absent, why=results.closed.reason))
    return CalibrationData(
        title=tr("校准报告：{title}").format(title=results.calibration.title),
        organisation=organisation,
        facts=" · ".join(facts),
        finding=finding(results),
        day=closed,
        inspectors=tuple(_inspector(one, results) for one in results.inspectors),
        items=tuple(_item(one, results) for one in results.items),
        note=tr(
            "相同：两两比较，答案一样的占多少。最大差：同一项最高分和最低分之差，满分 100。"
            "加权 κ：和标准比，1 是完全一致，0 是碰巧；差得越远扣得越多。一票否决项的分歧标红。"
        ),
    )


def finding(results: Results) -> str:
    """Say in one sentence how far the inspectors agree, and where they do not."""
    same = round(100 * results.same) if results.same is not None else 0
    told = tr("{people} 人评 {items} 项，答案相同的占 {same}%").format(
        people=len(results.inspectors), items=len(results.items), same=same
    )
    if results.decisive:
        labels = tr("、").join(f"“{one.item.label}”" for one in results.decisive)
        return tr("{told}；{labels}有人判过、有人判不过，先谈这里。").format(
            told=told, labels=labels
        )
    split = [one for one in results.items if one.split]
    if not split:
        return tr("{told}，口径一致。").format(told=told)
    widest = max(split, key=lambda one: one.spread)
    return tr("{told}；分歧最大的是“{label}”，最高和最低差 {n} 分。").format(
        told=told, label=widest.item.label, n=number_text(widest.spread)
    )


def leaning(found: Deviation) -> str:
    """Say whether somebody is strict or lenient, and by how much."""
    if found.leaning is Leaning.CLOSE:
        return tr("一致")
    word = tr("偏严 {n} 分") if found.leaning is Leaning.STRICT else tr("偏宽 {n} 分")
    return word.format(n=number_text(abs(found.total)))


def deviation_text(found: Deviation, results: Results) -> str:
    """Say how far somebody is from the reference, and where most."""
    labels = {one.item.id: one.item.label for one in results.items}
    kappa = (
        tr("加权 κ {k:.2f}（n = {n} 项）").format(k=found.kappa, n=found.n)
        if found.kappa is not None
        else tr("分数没有变化，κ 无法计算（n = {n} 项）").format(n=found.n)
    )
    parts = [
        tr("总分差 {n:+g} 分，{tolerance} 分以内算一致").format(
            n=found.total, tolerance=number_text(results.tolerance)
        ),
        kappa,
    ]
    if found.furthest:
        named = tr("、").join(labels[one] for one in found.furthest)
        parts.append(tr("差得最多：{items}").format(items=named))
    return tr("；").join(parts)


def short_answer(rating: Rating | None) -> str:
    """Return an answer without the words of its step: `4 分：分条清楚` is `4 分`."""
    return "–" if rating is None else rating.text.partition("：")[0]


def _inspector(one: Scored, results: Results) -> InspectorData:
    total = tr("{n} 分").format(n=number_text(one.total))
    if one.deviation is None:
        told = tr("其他人和这份比")
        return InspectorData(one.person.name, total, tr("标准"), "", told, one.comments)
    return InspectorData(
        one.person.name,
        total,
        leaning(one.deviation),
        _TONES[one.deviation.leaning],
        deviation_text(one.deviation, results),
        one.comments,
    )


def _item(one: ItemAgreement, results: Results) -> ItemData:
    agreed = results.agreed.get(one.item.id)
    label = one.item.label
    return ItemData(
        label=tr("{label}（一票否决）").format(label=label) if one.item.decisive else label,
        answers=tuple(short_answer(one.ratings.get(who.person.id)) for who in results.inspectors),
        same="–" if one.same is None else tr("{n}%").format(n=round(100 * one.same)),
        spread=number_text(one.spread),
        tone="bad" if one.split and one.item.decisive else "",
        agreed=agreed.text if agreed is not None else "",
    )
