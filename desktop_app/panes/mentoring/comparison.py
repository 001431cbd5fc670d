"""Lays a trainee's self-check over the mentor's scales: the same skills, seen by two."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.panes.mentoring.shown import Comparison
from desktop_app.system.text import day_text, tr
from desktop_app.training.forms.answers import NO, SCALE_STEP, YES
from desktop_app.training.forms.sheets import SignedSheet

if TYPE_CHECKING:
    from desktop_app.training.forms.template import Form, FormItem

SELF_CHECK = "service-self-check"

_LEAST_AXES = 3
_ALIKE = 5
"""Marks of 100 under which two views are as good as one."""
_APART = 20
"""Marks of 100, a step of the mentor's scale, from which one skill is seen differently."""


@dataclass(frozen=True, slots=True)
class _Axis:
    label: str
    own: float | None
    mentor: float | None


def compare(form: "Form", answers: Mapping[str, object], check: SignedSheet | None) -> Comparison:
    """Return both views of the skills that sheet and self-check have in common."""
    if check is None:
        return Comparison(
            tr("还没有自检可以对照"), caption=tr("学员做过服务流程自检后，这里并排显示。")
        )
    axes = [
        _Axis(item.label, _own(check, own), _mentor(answers.get(item.id)))
        for item in form.items()
        if item.type == "scale" and (own := _alike(check.form, item))
    ]
    if len(axes) < _LEAST_AXES:
        return Comparison(tr("这两张表没有可以对照的项目"))
    rated = sum(axis.mentor is not None for axis in axes)
    return Comparison(
        _finding(axes),
        tuple(axis.label for axis in axes),
        tuple(axis.own for axis in axes),
        tuple(axis.mentor for axis in axes),
        tr("自评取自 {day}（n = 1 份），导师打了 {k} / {n} 项").format(
            day=day_text(check.sheet.day), k=rated, n=len(axes)
        ),
    )


def _finding(axes: list[_Axis]) -> str:
    gaps = {
        axis.label: axis.own - axis.mentor
        for axis in axes
        if axis.own is not None and axis.mentor is not None
    }
    if not gaps:
        return tr("打分后与自评对照")
    gap = round(sum(gaps.values()) / len(gaps))
    widest = max(gaps, key=lambda label: abs(gaps[label]))
    if abs(gap) < _ALIKE:
        # A mean hides what matters most in a talk: the one skill that both see differently.
        if abs(gaps[widest]) < _APART:
            return tr("自评与导师基本一致")
        words = tr("{label}：自评高 {n} 分") if gaps[widest] > 0 else tr("{label}：自评低 {n} 分")
        return words.format(label=widest, n=round(abs(gaps[widest])))
    if gap > 0:
        return tr("自评比导师高 {n} 分").format(n=gap)
    return tr("自评比导师低 {n} 分").format(n=-gap)


def _alike(form: "Form", judged: "FormItem") -> "tuple[FormItem, ...]":
    """Return the items of the self-check that speak of the aspect that the mentor judges."""
    if judged.aspect is None:
        return ()
    return tuple(one for one in form.items() if one.aspect is judged.aspect)


def _own(check: SignedSheet, items: "tuple[FormItem, ...]") -> float | None:
    """Return the share of yes, 0 to 100, weighed as the self-check weighs its items."""
    told = [one for one in items if check.sheet.answers.get(one.id) in (YES, NO)]
    whole = sum(one.weight for one in told)
    if not whole:
        return None
    yes = sum(one.weight for one in told if check.sheet.answers[one.id] == YES)
    return 100 * yes / whole


def _mentor(answer: object) -> float | None:
    return float(answer * SCALE_STEP) if isinstance(answer, int) else None
