"""Random form templates and answers to them, cheap enough for a thousand in a few seconds.

Everything is made from one number by `Made`: Hypothesis draws and shrinks only that number, and
the failing form is printed whole. `sheets()` gives a template with answers that its items can
have, some of them to items that other answers leave out; `Made(number)` does without Hypothesis.
"""

import os
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

from hypothesis import strategies as st

from desktop_app.training.forms.answers import Answer
from desktop_app.training.forms.kinds import ItemType
from desktop_app.training.forms.template import MARKED, Form, FormItem, Section

_WORDS = (
    "语气亲切", "先复述再核对", "承诺了回复时间", "Wi-Fi 与 VIP", "=SUM(A1)", "+86 电话",
    "“引号”与 'quotes'", "a: b # c", "是", "null", "007", "生僻字𠮷𡃁", "全角（１２）", "→ 下一步",
    "- 第一条", "1.50", "@提醒", "百分之 100%",
)  # fmt: skip
"""Words that one file format or another has its own ideas about."""
_TEXTS = (*_WORDS, "两行\n第二行", "  前后有空格  ", "一段话。" * 60, "逗号,分号;制表\t符")
_DAY = date(2026, 11, 23)
_COMPARED = frozenset({ItemType.TICK, ItemType.YES_NO, ItemType.SCALE, ItemType.CHOICE})
"""Types whose answers another item can hang on here."""


def examples(usual: int) -> int:
    """Return how many cases a property is tried on: *usual*, or what PEILIAN_EXAMPLES says."""
    return int(os.environ.get("PEILIAN_EXAMPLES", usual))


class Made:
    """A form and its answers, made from a number."""

    def __init__(self, number: int, kinds: tuple[ItemType, ...] = tuple(ItemType)) -> None:
        self._random = Random(number)
        self._kinds = kinds
        self.form = self._form()
        self.answers: dict[str, Answer] = {
            item.id: self.answer(item) for item in self.form.items() if self._chance(0.8)
        }

    def answer(self, item: FormItem) -> Answer:
        """Return an answer that *item* can have."""
        pick = self._random
        makers: Mapping[ItemType, Callable[[], Answer]] = {
            ItemType.TICK: lambda: pick.random() < 0.7,
            ItemType.YES_NO: lambda: pick.choice(("yes", "no", "na")),
            ItemType.SCALE: lambda: pick.randint(1, 5),
            ItemType.MARKS: lambda: pick.choice((pick.randint(0, 100), pick.randint(0, 999) / 10)),
            ItemType.CHOICE: lambda: pick.choice(item.choices),
            ItemType.SEVERAL: lambda: (
                [one for one in item.choices if self._chance(0.5)] or [item.choices[0]]
            ),
            ItemType.EVIDENCE: lambda: f"note:{pick.choice(_WORDS)}",
            ItemType.TEXT: lambda: pick.choice(_TEXTS),
            ItemType.MINUTES: lambda: pick.randint(0, 24 * 60),
            ItemType.DATE: lambda: (_DAY + timedelta(pick.randint(-900, 900))).isoformat(),
        }
        return makers[item.type]()

    def _chance(self, share: float) -> bool:
        return self._random.random() < share

    def _form(self) -> Form:
        self._before: list[dict[str, Any]] = []
        sections = [
            {
                "id": f"s{part}",
                "title": f"{self._random.choice(_WORDS)} {part}",
                "weight": self._random.randint(0, 40),
                "items": [self._item(part, n) for n in range(self._random.randint(1, 5))],
            }
            for part in range(self._random.randint(1, 4))
        ]
        return Form.model_validate(
            {
                "key": "made-sheet",
                "title": self._random.choice(_WORDS),
                "summary": self._random.choice(("", *_WORDS)),
                "use": "evaluation",
                "sections": sections,
            }
        )

    def _item(self, part: int, place: int) -> dict[str, Any]:
        kind = self._random.choice(self._kinds)
        made: dict[str, Any] = {
            "id": f"i{part}-{place}",
            "label": f"{self._random.choice(_WORDS)} {part}-{place}",
            "type": kind,
            "weight": self._random.randint(0, 9),
            "required": self._chance(0.6),
            "guidance": self._random.choice(("", *_WORDS)),
        } | self._flags(kind)
        if kind is ItemType.SCALE:
            made["anchors"] = [f"{self._random.choice(_WORDS)} {step}" for step in range(1, 6)]
        if kind in (ItemType.CHOICE, ItemType.SEVERAL):
            made["choices"] = self._random.sample(_WORDS, self._random.randint(2, 5))
        if self._before and self._chance(0.3):
            made["shown_if"] = self._condition()
        if kind in _COMPARED:
            self._before.append(made)
        return made

    def _flags(self, kind: ItemType) -> dict[str, bool]:
        """At most one way of counting differently, as a template allows."""
        if kind not in MARKED:
            return {"critical": self._chance(0.1)}
        flag = self._random.choice(("", "", "", "critical", "fatal", "bonus", "excluded"))
        return {flag: True} if flag else {}

    def _condition(self) -> dict[str, Any]:
        asked = self._random.choice(self._before)
        answers: Mapping[ItemType, tuple[object, ...]] = {
            ItemType.TICK: (True, False),
            ItemType.YES_NO: ("yes", "no", "na"),
            ItemType.SCALE: (1, 2, 3, 4, 5),
            ItemType.CHOICE: tuple(asked.get("choices", ())),
        }
        wanted = answers[asked["type"]]
        return {
            "item": asked["id"],
            "one_of": self._random.sample(wanted, self._random.randint(1, len(wanted))),
        }


def made_sheets(kinds: tuple[ItemType, ...] = tuple(ItemType)) -> st.SearchStrategy[Made]:
    """Templates with answers."""
    return st.integers(0, 2**32).map(lambda number: Made(number, kinds))


def sheets() -> st.SearchStrategy[tuple[Form, dict[str, Answer]]]:
    """Templates with answers, as pairs."""
    return made_sheets().map(lambda made: (made.form, made.answers))


def whole(form: Form) -> Form:
    """Return *form* with shares that make up 100: a random one has any."""
    scoring = [section.id for section in form.sections if _scores(section)]
    first = 100 - 7 * (len(scoring) - 1)
    shares = {name: first if name == scoring[0] else 7 for name in scoring}
    sections = tuple(
        section.model_copy(update={"weight": shares.get(section.id, 0)})
        for section in form.sections
    )
    return form.model_copy(update={"sections": sections})


def _scores(section: Section) -> bool:
    return any(
        item.type in MARKED and item.weight and not item.excluded and not item.bonus
        for item in section.items
    )
