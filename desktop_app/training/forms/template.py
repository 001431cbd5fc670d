"""The one template language of all forms: sections of weighted items."""

from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from desktop_app.training.content.base import Item, Key, Strict, Text
from desktop_app.training.forms.kinds import (
    FILLERS,
    About,
    Aspect,
    Filler,
    FormUse,
    ItemType,
    Rhythm,
)

__all__ = ["Form", "FormItem", "FormUse", "ItemType", "Section", "ShownIf"]

MARKED = frozenset({ItemType.TICK, ItemType.YES_NO, ItemType.SCALE, ItemType.MARKS})
"""Types whose answer carries a mark."""


class ShownIf(Strict):
    """An item is asked only when an earlier one was answered with one of these."""

    item: Key
    one_of: Annotated[tuple[bool | int | str, ...], Field(min_length=1)]


class FormItem(Strict):
    """One line of a form."""

    id: Key
    label: Text
    type: ItemType
    weight: Annotated[int, Field(ge=0, le=100)] = 1
    """Share within its section; of a bonus item the points that it can add to the total."""
    required: bool = True
    critical: bool = False
    """Answered no (or below 3, or below the pass line) it fails the whole sheet."""
    fatal: bool = False
    """Failed in the same way it makes the total 0."""
    bonus: bool = False
    """Adds to the total what it earns and never takes anything away; the total ends at 100."""
    excluded: bool = False
    """Asked and recorded, and left out of every score."""
    shown_if: ShownIf | None = None
    aspect: Aspect | None = None
    """What it looks at: own view, mentor's and inspector's are compared by it."""
    guidance: str = ""
    anchors: Annotated[tuple[Text, ...], Field(max_length=5)] = ()
    """For a scale: the words for steps 1 to 5."""
    choices: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _type_has_what_it_needs(self) -> Self:
        if self.type is ItemType.SCALE and len(self.anchors) != 5:
            raise ValueError("anchors: 1–5 分要写满五句说明")
        if self.type in (ItemType.CHOICE, ItemType.SEVERAL) and len(self.choices) < 2:
            raise ValueError("choices: 至少要有两个选项")
        for flag in ("fatal", "bonus", "aspect"):
            if getattr(self, flag) and self.type not in MARKED:
                raise ValueError(f"{flag}: 只有计分的题型（勾选、是否、1–5 分、分数）才能这样设")
        if self.bonus and (self.critical or self.fatal or self.excluded):
            raise ValueError("bonus: 加分项不能同时是一票否决、归零或不计分项")
        if self.excluded and (self.critical or self.fatal):
            raise ValueError("excluded: 不计分项不能同时是一票否决或归零项")
        return self


class Section(Strict):
    """A part of a form; its weight is its share of the sheet's total."""

    id: Key
    title: Text
    weight: Annotated[int, Field(ge=0, le=100)] = 1
    items: Annotated[tuple[FormItem, ...], Field(min_length=1)]

    @property
    def scores(self) -> bool:
        """Whether any item of it can count."""
        return any(
            item.type in MARKED and item.weight and not item.excluded and not item.bonus
            for item in self.items
        )


class Form(Item):
    """A form template (表单模板)."""

    kind: Literal["form"] = "form"
    use: FormUse
    about: About = About.PERSON
    filled_by: tuple[Filler, ...] = ()
    """Empty: everybody whom its use allows."""
    due: Rhythm | None = None
    """For a self-check: when it is due; None: whenever its filler likes."""
    event: str = ""
    """What happened when a check of the rhythm `event` is due, e.g. 接待了一位贵宾; for the other
    rhythms the moment that it belongs to, e.g. 上岗前."""
    minutes: Annotated[int, Field(ge=1, le=240)] = 5
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        ids = [item.id for section in self.sections for item in section.items]
        twice = sorted({one for one in ids if ids.count(one) > 1})
        if twice:
            raise ValueError(f"sections: 项目 id 重复：{'、'.join(twice)}")
        return self

    @model_validator(mode="after")
    def _conditions_look_back(self) -> Self:
        seen: set[str] = set()
        for item in self.items():
            if item.shown_if is not None and item.shown_if.item not in seen:
                raise ValueError(
                    f"sections: “{item.label}”的 shown_if 只能指向它前面的项目，"
                    f"没有找到“{item.shown_if.item}”"
                )
            seen.add(item.id)
        return self

    @model_validator(mode="after")
    def _fillers_fit_the_use(self) -> Self:
        beyond = sorted(set(self.filled_by) - FILLERS[self.use])
        if beyond and Filler.ANYONE not in FILLERS[self.use]:
            raise ValueError(f"filled_by: 这类表单不能由 {'、'.join(beyond)} 填写")
        if self.due is Rhythm.EVENT and not self.event:
            raise ValueError("event: 按事件自检要写明是什么事件")
        return self

    @property
    def scores(self) -> bool:
        """Whether a sheet can come to a total at all."""
        return any(section.weight and section.scores for section in self.sections)

    def items(self) -> tuple[FormItem, ...]:
        """Every item in reading order."""
        return tuple(self._items())

    def fillers(self) -> frozenset[Filler]:
        """Who may fill it."""
        return frozenset(self.filled_by) or FILLERS[self.use]

    def _items(self) -> Iterator[FormItem]:
        for section in self.sections:
            yield from section.items
