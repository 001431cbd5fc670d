"""The one template language of all forms: sections of weighted items."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from desktop_app.training.content.base import Item, Key, Strict, Text
from desktop_app.training.forms.kinds import FormUse, ItemType

__all__ = ["Form", "FormItem", "FormUse", "ItemType", "Section"]


class FormItem(Strict):
    """One line of a form."""

    id: Key
    label: Text
    type: ItemType
    weight: Annotated[int, Field(ge=0, le=100)] = 1
    """Share within its section; text, date and minutes carry no marks whatever it says."""
    required: bool = True
    critical: bool = False
    """Answered no (or below 3, or below the pass line) it fails the whole sheet."""
    guidance: str = ""
    anchors: Annotated[tuple[Text, ...], Field(max_length=5)] = ()
    """For a scale: the words for steps 1 to 5."""
    choices: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _type_has_what_it_needs(self) -> Self:
        if self.type is ItemType.SCALE and len(self.anchors) != 5:
            raise ValueError("anchors: 1–5 分要写满五句说明")
        if self.type is ItemType.CHOICE and len(self.choices) < 2:
            raise ValueError("choices: 至少要有两个选项")
        return self


class Section(Strict):
    """A part of a form; its weight is its share of the sheet's total."""

    id: Key
    title: Text
    weight: Annotated[int, Field(ge=0, le=100)] = 1
    items: Annotated[tuple[FormItem, ...], Field(min_length=1)]


class Form(Item):
    """A form template (表单模板)."""

    kind: Literal["form"] = "form"
    use: FormUse
    minutes: Annotated[int, Field(ge=1, le=240)] = 5
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        ids = [item.id for section in self.sections for item in section.items]
        twice = sorted({one for one in ids if ids.count(one) > 1})
        if twice:
            raise ValueError(f"sections: 项目 id 重复：{'、'.join(twice)}")
        return self

    def items(self) -> tuple[FormItem, ...]:
        """Every item in reading order."""
        return tuple(item for section in self.sections for item in section.items)
