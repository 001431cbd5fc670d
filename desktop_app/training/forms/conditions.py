"""Which items of a form are asked: some only when an earlier answer calls for them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from desktop_app.system.text import tr
from desktop_app.training.forms.answers import NO, NOT_APPLICABLE, YES, Answer

if TYPE_CHECKING:
    from desktop_app.training.forms.template import Form, FormItem

_WORDS = {YES: tr("是"), NO: tr("否"), NOT_APPLICABLE: tr("不适用")}


def hidden_items(form: "Form", answers: Mapping[str, Answer]) -> frozenset[str]:
    """Return the ids of the items that *answers* leave out.

    An item that hangs on one which is itself left out is left out too, whatever was answered
    there before.
    """
    hidden: set[str] = set()
    for item in form.items():
        wanted = item.shown_if
        if wanted is None:
            continue
        given = None if wanted.item in hidden else answers.get(wanted.item)
        if not any(_is(one, choice) for one in _each(given) for choice in wanted.one_of):
            hidden.add(item.id)
    return frozenset(hidden)


def condition_text(form: "Form", item: "FormItem") -> str:
    """Say when an item is asked: `“接待了贵宾”为“是”时填`; empty: always."""
    if item.shown_if is None:
        return ""
    asked = next(one for one in form.items() if one.id == item.shown_if.item)
    words = tr("或").join(f"“{_word(one)}”" for one in item.shown_if.one_of)
    return tr("“{label}”为{words}时填").format(label=asked.label, words=words)


def _each(answer: Answer) -> tuple[object, ...]:
    """Of several chosen ones each may call for the item."""
    return tuple(answer) if isinstance(answer, list) else (answer,)


def _is(given: object, wanted: bool | int | str) -> bool:
    # A tick is no figure: True == 1 in Python, and 1 is a step of a scale.
    return isinstance(given, bool) == isinstance(wanted, bool) and given == wanted


def _word(value: bool | int | str) -> str:
    if isinstance(value, bool):
        return tr("已勾选") if value else tr("未勾选")
    return _WORDS.get(value, value) if isinstance(value, str) else tr("{n} 分").format(n=value)
