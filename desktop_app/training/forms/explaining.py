"""Puts the arithmetic of a score into lines that a person can check with a pencil."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from desktop_app.system.text import number_text, tr
from desktop_app.training.forms.scoring import ScoreLine, SectionScore, SheetScore

_MOST_DECIMALS = 6


def explain(result: SheetScore) -> list[str]:
    """Return the arithmetic as lines to read: each section, its items, then the total.

    For what may be opened: a form that cannot come to a total (`Form.scores`) has none to show.
    """
    told: list[str] = []
    for section in result.sections:
        lines = [line for line in result.lines if line.section == section.section]
        told.append(_explain_section(section, lines))
        told += ["  " + _explain_line(line) for line in lines]
    told.append(_explain_total(result))
    if result.bonus and not result.zeroed:
        told.append(_explain_bonus(result))
    if result.zeroed:
        text = tr("归零项未通过：{names}，总分记 0 分，结论为需改进")
        told.append(text.format(names=_named(result, result.zeroed)))
    if result.failed:
        text = tr("一票否决项未通过：{names}，结论为需改进")
        told.append(text.format(names=_named(result, result.failed)))
    return told


def _named(result: SheetScore, items: Sequence[str]) -> str:
    labels = {line.item: line.label for line in result.lines}
    return tr("、").join(labels[item] for item in items)


def _explain_section(section: SectionScore, lines: Sequence[ScoreLine]) -> str:
    if section.score is None:
        return tr("{title}：没有计分的答案").format(title=section.title)
    parts = [
        (line.mark, line.weight) for line in lines if line.mark is not None and line.bonus is None
    ]
    text = tr("{title} = {sum}").format(title=section.title, sum=_weighed(parts, section.score))
    return text if section.possible else text + tr("（不计入总分）")


def _explain_line(line: ScoreLine) -> str:
    text = tr("{label}：{answer}").format(label=line.label, answer=line.answer_text)
    if line.possible:
        text += tr("，得 {earned} / {possible}").format(
            earned=number_text(line.earned), possible=number_text(line.possible)
        )
    if line.bonus:
        text += tr("，加 {n} 分").format(n=number_text(line.bonus))
    return text + (tr("（{note}）").format(note=line.note) if line.note else "")


def _explain_total(result: SheetScore) -> str:
    if result.base is None:
        return tr("还没有计分的答案，暂无总分")
    parts = [(100 * s.earned / s.possible, s.weight) for s in result.sections if s.possible]
    return tr("总分 = {sum}").format(sum=_weighed(parts, result.base))


def _explain_bonus(result: SheetScore) -> str:
    if result.base is None:
        return tr("加分 {n} 分，暂无总分可加").format(n=number_text(result.bonus))
    sum_text = f"{number_text(result.base)} + {number_text(result.bonus)}"
    most = tr("（满 100 分为止）") if result.base + result.bonus > 100 else ""
    whole = number_text(result.total)
    return tr("加分后 = {sum} = {n}{most}").format(sum=sum_text, n=whole, most=most)


def _weighed(parts: Sequence[tuple[float, int]], mean: float) -> str:
    """Write a weighted mean so that it can be checked: `(100×2 + 60×1) ÷ 3 = 86.7`.

    One decimal is what a score is told with; where the sum would come out otherwise by them, the
    terms have as many as it takes.
    """
    whole = sum(weight for _, weight in parts)
    for decimals in range(1, _MOST_DECIMALS + 1):
        terms = [(f"{value:.{decimals}f}", weight) for value, weight in parts]
        if _pencilled(terms, whole) == Decimal(str(mean)):
            break
    told = " + ".join(f"{_bare(value)}×{weight}" for value, weight in terms)
    return f"({told}) ÷ {whole} = {number_text(mean)}"


def _pencilled(terms: Sequence[tuple[str, int]], whole: int) -> Decimal:
    """Return what the terms come to on paper, to one decimal."""
    total = sum((Decimal(value) * weight for value, weight in terms), Decimal(0))
    return (total / whole).quantize(Decimal("0.1"), ROUND_HALF_UP)


def _bare(value: str) -> str:
    """Return a figure without the zeros that end it."""
    return value.rstrip("0").rstrip(".")
