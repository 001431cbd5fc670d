"""Trying a template out while it is written: what each item weighs, what answers come to."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from datetime import date
from fractions import Fraction
from random import Random
from typing import Literal

from desktop_app.system.text import tr
from desktop_app.training.content.writing.states import Body
from desktop_app.training.forms.answers import Answer
from desktop_app.training.forms.editing.body import ANCHORS
from desktop_app.training.forms.editing.checks import examine
from desktop_app.training.forms.template import MARKED, Form, FormItem

Way = Literal["best", "worst", "random"]


def whole_form(body: Body) -> Form | None:
    """Return the form that a template under way is going to be, its gaps filled for the eye.

    None where not even that can be shown, e.g. without any section.
    """
    shown = deepcopy(body)
    shown["title"] = shown["title"].strip()[:40] or tr("未命名表单")
    seen: set[str] = set()
    shown["sections"] = [one for one in shown["sections"] if one["items"]]
    for number, section in enumerate(shown["sections"], 1):
        section["title"] = section["title"].strip() or tr("第 {n} 部分").format(n=number)
        for item in section["items"]:
            _fill(item, seen)
            seen.add(item["id"])
    if shown["due"] == "event" and not shown["event"]:
        shown["due"] = None
    form, _ = examine(shown)
    return form


def _fill(item: Body, seen: set[str]) -> None:
    item["label"] = item["label"].strip() or tr("（还没有写题目）")
    item["anchors"] = [
        words.strip() or ANCHORS[place] for place, words in enumerate(item["anchors"])
    ]
    choices = [one for one in item["choices"] if one.strip()]
    if item["type"] in ("choice", "several"):
        while len(choices) < 2:
            choices.append(tr("选项 {n}").format(n=len(choices) + 1))
    item["choices"] = choices
    condition = item["shown_if"]
    if condition and (condition["item"] not in seen or not condition["one_of"]):
        item["shown_if"] = None


def shares(form: Form) -> dict[str, Fraction]:
    """Return how much of the total's 100 each item carries when all of them count.

    Of a bonus item it is what it can add; items that carry no marks are left out.
    """
    scoring = [section for section in form.sections if any(_counting(section.items))]
    whole = sum(section.weight for section in scoring)
    found: dict[str, Fraction] = {}
    for section in form.sections:
        counting = list(_counting(section.items))
        weights = sum(item.weight for item in counting)
        for item in counting:
            if whole and section.weight:
                share = Fraction(100 * section.weight, whole)
                found[item.id] = share * Fraction(item.weight, weights)
        found.update({item.id: Fraction(item.weight) for item in section.items if item.bonus})
    return found


def _counting(items: tuple[FormItem, ...]) -> Iterator[FormItem]:
    for item in items:
        if item.type in MARKED and item.weight and not item.excluded and not item.bonus:
            yield item


def answers(form: Form, way: Way, day: date, pick: Random) -> dict[str, Answer]:
    """Return answers to every item: the best, the worst, or at random by *pick*."""
    return {item.id: _answer(item, way, day, pick) for item in form.items()}


def _answer(item: FormItem, way: Way, day: date, pick: Random) -> Answer:
    if item.type in MARKED:
        best, worst, any_of = _marked(item.type)
        return {"best": best, "worst": worst, "random": pick.choice(any_of)}[way]
    plain: Mapping[str, Answer] = {
        "choice": pick.choice(item.choices) if item.choices else None,
        "several": list(item.choices[: pick.randint(1, max(1, len(item.choices)))]),
        "text": tr("试填的文字"),
        "minutes": 30,
        "date": day.isoformat(),
        "evidence": tr("note:试填的依据"),
    }
    return plain[item.type]


def _marked(kind: str) -> tuple[Answer, Answer, tuple[Answer, ...]]:
    """Return the best, the worst and any answer of a type that carries marks."""
    known: Mapping[str, tuple[Answer, Answer, tuple[Answer, ...]]] = {
        "tick": (True, False, (True, True, False)),
        "yes_no": ("yes", "no", ("yes", "yes", "no", "na")),
        "scale": (5, 1, (1, 2, 3, 4, 5)),
        "marks": (100, 0, tuple(range(40, 101, 5))),
    }
    return known[kind]
