"""Reads the answers of a sheet: what each is as text, and which mark it carries.

A mark is 0 to 100: a tick is 100 or 0, yes 100 and no 0, a scale step counts 20 (5 is 100 and 3
is 60, as graders read it), marks count as given. Choice, text, minutes and date carry none.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from desktop_app.system.errors import Trouble
from desktop_app.system.text import long_day, tr

if TYPE_CHECKING:
    from desktop_app.training.forms.template import Form, FormItem

Answer = bool | int | float | str | list[str] | None
"""An answer as JSON: bool for a tick, `yes`/`no`/`na`, 1 to 5 on a scale, 0 to 100 for marks,
minutes as int, an ISO date, the chosen ones of several as a list, a record picked as
`attempt:<id>`, `attempt:<id>#<turn>`, `ticket:<words>` or `note:<words>`; None, blank text or an
empty list is no answer yet."""

YES, NO, NOT_APPLICABLE = "yes", "no", "na"
SCALE_STEP = 20
"""What a step of a scale counts."""

EVIDENCE_KINDS = ("attempt", "sheet", "contact", "ticket", "note")

_MINUTES_OF_A_DAY = 24 * 60


class BadAnswer(Trouble):
    """An answer that its item cannot have; `item` is the id of that item."""

    def __init__(self, item: str, what: str) -> None:
        super().__init__(what, tr("其余已填的内容都还在。"), tr("请改正这一项后再提交。"))
        self.item = item


@dataclass(frozen=True, slots=True)
class Read:
    """One answer, understood: its text, and its mark if it carries one."""

    text: str
    mark: Fraction | None = None
    note: str = ""


def _refuse(item: "FormItem", expected: str) -> BadAnswer:
    what = tr("“{label}”的答案不合要求：{expected}。")
    return BadAnswer(item.id, what.format(label=item.label, expected=expected))


def _tick(item: "FormItem", answer: Answer) -> Read:
    if not isinstance(answer, bool):
        raise _refuse(item, tr("只能勾选或不勾选"))
    return Read(tr("已勾选") if answer else tr("未勾选"), Fraction(100 if answer else 0))


def _yes_no(item: "FormItem", answer: Answer) -> Read:
    if answer == YES:
        return Read(tr("是"), Fraction(100))
    if answer == NO:
        return Read(tr("否"), Fraction(0))
    if answer == NOT_APPLICABLE:
        return Read(tr("不适用"), note=tr("不适用，不计入"))
    raise _refuse(item, tr("只能选是、否或不适用"))


def _scale(item: "FormItem", answer: Answer) -> Read:
    steps = len(item.anchors)
    if isinstance(answer, bool) or not isinstance(answer, int) or not 1 <= answer <= steps:
        raise _refuse(item, tr("只能选 1 到 {n} 分").format(n=steps))
    text = tr("{n} 分：{words}").format(n=answer, words=item.anchors[answer - 1])
    return Read(text, Fraction(answer * SCALE_STEP))


def _marks(item: "FormItem", answer: Answer) -> Read:
    if isinstance(answer, bool) or not isinstance(answer, int | float) or not 0 <= answer <= 100:
        raise _refuse(item, tr("只能填 0 到 100 之间的分数"))
    # By way of its text: 85.1 is meant as a decimal, not as the nearest binary fraction.
    return Read(tr("{n} 分").format(n=answer), Fraction(str(answer)))


def _choice(item: "FormItem", answer: Answer) -> Read:
    if answer not in item.choices:
        raise _refuse(item, tr("只能选所列选项之一"))
    return Read(str(answer))


def _several(item: "FormItem", answer: Answer) -> Read:
    if not isinstance(answer, list) or not set(answer) <= set(item.choices):
        raise _refuse(item, tr("只能从所列选项中选一个或几个"))
    return Read(tr("、").join(one for one in item.choices if one in answer))


def _evidence(item: "FormItem", answer: Answer) -> Read:
    kind, _, name = answer.partition(":") if isinstance(answer, str) else ("", "", "")
    if kind not in EVIDENCE_KINDS or not name.strip():
        raise _refuse(item, tr("请选一条练习、一句话、一张工单或一条笔记作为依据"))
    return Read(name if kind in ("ticket", "note") else tr("已附依据"))


def _text(item: "FormItem", answer: Answer) -> Read:
    if not isinstance(answer, str):
        raise _refuse(item, tr("应为文字"))
    return Read(answer)


def _minutes(item: "FormItem", answer: Answer) -> Read:
    if isinstance(answer, bool) or not isinstance(answer, int):
        raise _refuse(item, tr("应为整分钟数"))
    if not 0 <= answer <= _MINUTES_OF_A_DAY:
        raise _refuse(item, tr("应为一天以内的整分钟数"))
    return Read(tr("{n} 分钟").format(n=answer))


def _date(item: "FormItem", answer: Answer) -> Read:
    try:
        day = date.fromisoformat(str(answer))
    except ValueError:
        day = None
    if day is None or day.isoformat() != answer:
        raise _refuse(item, tr("应为日期，例如 2026-11-22"))
    return Read(long_day(day))


_READERS: Mapping[str, Callable[["FormItem", Answer], Read]] = {
    "tick": _tick,
    "yes_no": _yes_no,
    "scale": _scale,
    "marks": _marks,
    "choice": _choice,
    "several": _several,
    "evidence": _evidence,
    "text": _text,
    "minutes": _minutes,
    "date": _date,
}
"""By the value of ItemType: naming the enum would import pydantic where only bands are needed."""


def _answered(answer: Answer) -> bool:
    if isinstance(answer, str):
        return bool(answer.strip())
    return answer is not None and answer != []


def read_answers(form: "Form", answers: Mapping[str, Answer]) -> dict[str, Read]:
    """Return what was answered, by item id; raises BadAnswer."""
    known = {item.id: item for item in form.items()}
    for item_id in answers:
        if item_id not in known:
            raise BadAnswer(item_id, tr("这张表单里没有“{id}”这一项。").format(id=item_id))
    return {
        item.id: _READERS[item.type](item, answers[item.id])
        for item in known.values()
        if _answered(answers.get(item.id))
    }


def fitting_answers(form: "Form", given: Mapping[str, Answer]) -> dict[str, Answer]:
    """Return the answers that *form* still has an item for that can have them.

    What was filled in on one version of a template goes on on the next by this.
    """
    kept: dict[str, Answer] = {}
    for item in form.items():
        if item.id in given:
            try:
                _READERS[item.type](item, given[item.id])
            except BadAnswer:
                continue
            kept[item.id] = given[item.id]
    return kept
