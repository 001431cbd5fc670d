"""What a template still lacks: faults with the place where each is put right.

The model refuses what no program could work with; what is added here is what no supervisor could
want: shares that do not make up a whole, a part that could never be scored, an answer that a
condition waits for in vain.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from desktop_app.system.text import tr
from desktop_app.training.content.cells import LONGEST_TEXT
from desktop_app.training.content.expectations import address, expectation, genuine
from desktop_app.training.content.kinds import parse_json
from desktop_app.training.content.writing.states import Finding, Path
from desktop_app.training.forms.template import Form, FormItem, Section, ShownIf

WHOLE = 100


def examine(body: Mapping[str, Any]) -> tuple[Form | None, tuple[Finding, ...]]:
    """Return the form that *body* makes, if any, and everything that is wrong with it."""
    try:
        form = parse_json("form", json.dumps(body, ensure_ascii=False))
    except ValidationError as error:
        refused = [
            Finding(address(detail, body), expectation(detail))
            for detail in genuine(error.errors(include_url=False))
        ]
        return None, (*refused, *_weights(_written_weights(body)))
    assert isinstance(form, Form)
    return form, tuple(findings(form))


def findings(form: Form) -> Iterator[Finding]:
    """Return what does not fit together in a form that the model accepts."""
    yield from _weights([section.weight for section in form.sections])
    titles: set[str] = set()
    for place, section in enumerate(form.sections):
        if section.id in titles:
            told = tr("部分编号“{id}”重复，请改一个。").format(id=section.id)
            yield Finding(("sections", place, "id"), told)
        titles.add(section.id)
        if section.weight and not section.scores:
            told = tr("“{title}”里没有计分的项目，权重应为 0；现在是 {n}。")
            path = ("sections", place, "weight")
            yield Finding(path, told.format(title=section.title, n=section.weight))
    yield from _conditions(form)
    yield from _choices(form)
    yield from _long_texts(form)


def _long_texts(form: Form) -> Iterator[Finding]:
    """A text that no cell of a table could hold would not come back from one."""
    texts: list[tuple[Path, str]] = [(("summary",), form.summary)]
    texts += [(("sections", n, "title"), one.title) for n, one in enumerate(form.sections)]
    for path, item in placed(form.sections):
        texts += [((*path, "label"), item.label), ((*path, "guidance"), item.guidance)]
        texts += [((*path, "anchors", n), one) for n, one in enumerate(item.anchors)]
        texts += [((*path, "choices"), one) for one in item.choices]
    for where, text in texts:
        if len(text) > LONGEST_TEXT:
            told = tr("最多 {most} 个字；现在有 {n} 个字。")
            yield Finding(where, told.format(most=f"{LONGEST_TEXT:,}", n=f"{len(text):,}"))


def _weights(weights: Sequence[int]) -> Iterator[Finding]:
    """Sections share 100; where nobody weighed them (0 and 1 alone) they count alike."""
    if set(weights) <= {0, 1} or sum(weights) == WHOLE:
        return
    told = tr("各部分权重合计应为 100；现在合计 {n}（{parts}）。")
    parts = " + ".join(str(weight) for weight in weights)
    last = max(place for place, weight in enumerate(weights) if weight)
    path = ("sections", last, "weight")
    yield Finding(path, told.format(n=sum(weights), parts=parts))


def _written_weights(body: Mapping[str, Any]) -> tuple[int, ...]:
    """Return the sections' weights of a template that is no form yet, as far as they are such."""
    sections = body.get("sections")
    weights: list[int] = []
    for one in sections if isinstance(sections, list) else ():
        weight = one.get("weight", 1) if isinstance(one, Mapping) else None
        if not isinstance(weight, int) or not 0 <= weight <= WHOLE:
            return ()
        weights.append(weight)
    return tuple(weights)


def _conditions(form: Form) -> Iterator[Finding]:
    """An item is shown for answers that the earlier one can have."""
    known = {item.id: item for item in form.items()}
    for path, item in placed(form.sections):
        if item.shown_if is None:
            continue
        asked = known[item.shown_if.item]
        for value in item.shown_if.one_of:
            if not _possible(asked, value):
                told = tr("“{label}”不会有这个答案，条件不会成立：{value}。")
                yield Finding(
                    (*path, "shown_if", "one_of"),
                    told.format(label=asked.label, value=answer_word(value)),
                )


def placed(sections: Sequence[Section]) -> Iterator[tuple[Path, FormItem]]:
    """Return every item with the path to it."""
    for place, section in enumerate(sections):
        for number, item in enumerate(section.items):
            yield ("sections", place, "items", number), item


def possible_answers(item: FormItem) -> tuple[bool | int | str, ...]:
    """Return the answers that a condition can wait for; empty where they cannot be listed."""
    listed: Mapping[str, tuple[bool | int | str, ...]] = {
        "tick": (True, False),
        "yes_no": ("yes", "no", "na"),
        "scale": (1, 2, 3, 4, 5),
        "choice": item.choices,
        "several": item.choices,
    }
    return listed.get(item.type, ())


def _possible(item: FormItem, value: bool | int | str) -> bool:
    answers = possible_answers(item)
    # True == 1 in Python, and a tick is no 1.
    return not answers or any(type(one) is type(value) and one == value for one in answers)


_ANSWER_WORDS: Mapping[object, str] = {"yes": "是", "no": "否", "na": "不适用"}


def answer_word(value: bool | int | str) -> str:
    """Return an answer as people read it."""
    if isinstance(value, bool):
        return tr("已勾选") if value else tr("未勾选")
    return tr(_ANSWER_WORDS.get(value, str(value)))


def _choices(form: Form) -> Iterator[Finding]:
    for path, item in placed(form.sections):
        twice = sorted({one for one in item.choices if item.choices.count(one) > 1})
        if twice:
            told = tr("选项重复：{names}。").format(names=tr("、").join(twice))
            yield Finding((*path, "choices"), told)


def condition_text(condition: ShownIf, labels: Mapping[str, str]) -> str:
    """Return a condition as a sentence: `“有投诉”答“是”时`."""
    answers = tr("、").join(answer_word(one) for one in condition.one_of)
    label = labels.get(condition.item, condition.item)
    return tr("“{label}”答“{answers}”时").format(label=label, answers=answers)
