"""What the form filler shows: a form, its sections and items, as plain values."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol, cast

from desktop_app.system.text import tr

ItemKind = Literal[
    "tick",
    "yes_no",
    "scale",
    "marks",
    "choice",
    "several",
    "text",
    "minutes",
    "date",
    "evidence",
]
YES, NO, NOT_APPLICABLE = "yes", "no", "na"
_NUMERALS = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class ShownItem:
    """One line to fill in.

    Answers: bool for a tick, `yes`/`no`/`na`, 1 to 5 on a scale, a number for marks, an int for
    minutes, one of `choices` or a list of several, text, an ISO date, `attempt:<id>#<turn>` and
    the like for evidence; None where there is no answer (yet).
    """

    id: str
    label: str
    kind: ItemKind
    weight_text: str = ""
    """E.g. `权重 25`; empty where it does not matter to who fills in."""
    guidance: str = ""
    anchors: tuple[str, ...] = ()
    """For a scale: the words of each step."""
    choices: tuple[str, ...] = ()
    required: bool = True
    critical: bool = False
    fatal: bool = False
    bonus: bool = False
    excluded: bool = False
    planned_minutes: int = 0
    """For minutes: how long it should take; shows a running clock. 0: no clock."""


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A part of a form; `weight_text` stands beside its title."""

    title: str
    items: tuple[ShownItem, ...]
    weight_text: str = ""


@dataclass(frozen=True, slots=True)
class ShownForm:
    """A form to fill in; `day` is what an empty date starts from."""

    title: str
    sections: tuple[ShownSection, ...]
    day: date | None = None

    def items(self) -> tuple[ShownItem, ...]:
        """Every item in reading order."""
        return tuple(item for section in self.sections for item in section.items)


class TemplateItem(Protocol):
    """An item of a form template, as far as it is shown."""

    @property
    def id(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def type(self) -> str: ...
    @property
    def guidance(self) -> str: ...
    @property
    def anchors(self) -> tuple[str, ...]: ...
    @property
    def choices(self) -> tuple[str, ...]: ...
    @property
    def required(self) -> bool: ...
    @property
    def critical(self) -> bool: ...
    @property
    def fatal(self) -> bool: ...
    @property
    def bonus(self) -> bool: ...
    @property
    def excluded(self) -> bool: ...


class TemplateSection(Protocol):
    """A section of a form template, as far as it is shown."""

    @property
    def title(self) -> str: ...
    @property
    def weight(self) -> int: ...
    @property
    def items(self) -> Sequence[TemplateItem]: ...


class Template(Protocol):
    """A form template, as far as it is shown; `training.forms.template.Form` is one."""

    @property
    def title(self) -> str: ...
    @property
    def sections(self) -> Sequence[TemplateSection]: ...


def shown_form(
    form: Template, day: date | None = None, planned_minutes: int = 0, weights: bool = False
) -> ShownForm:
    """Return *form* as the filler shows it.

    *planned_minutes* sets the clock of its minutes; *weights* shows what share a section has.
    """
    sections = tuple(
        ShownSection(
            section.title,
            tuple(_shown_item(item, planned_minutes) for item in section.items),
            tr("权重 {n}").format(n=section.weight) if weights and section.weight else "",
        )
        for section in form.sections
    )
    return ShownForm(form.title, sections, day)


def _shown_item(item: TemplateItem, planned_minutes: int) -> ShownItem:
    kind = cast("ItemKind", str(item.type))
    return ShownItem(
        id=item.id,
        label=item.label,
        kind=kind,
        guidance=item.guidance,
        anchors=item.anchors,
        choices=item.choices,
        required=item.required,
        critical=item.critical,
        fatal=item.fatal,
        bonus=item.bonus,
        excluded=item.excluded,
        planned_minutes=planned_minutes if kind == "minutes" else 0,
    )


def is_answered(answer: object) -> bool:
    """Tell whether *answer* is one: None, blank text and an empty list are not."""
    if isinstance(answer, str):
        return bool(answer.strip())
    return answer is not None and answer != []


def open_items(
    form: ShownForm, answers: Mapping[str, object], hidden: Collection[str] = ()
) -> tuple[str, ...]:
    """Return the ids of required items without an answer, in reading order, but for *hidden*."""
    return tuple(
        item.id
        for item in form.items()
        if item.required and item.id not in hidden and not is_answered(answers.get(item.id))
    )


def numbered(place: int, title: str) -> str:
    """`一、开场`; beyond ten the figure: `11、…`."""
    number = _NUMERALS[place - 1] if place <= len(_NUMERALS) else str(place)
    return tr("{n}、{title}").format(n=number, title=title)


def hint_for(section: ShownSection) -> str:
    """Return the keys that answer the items of a section, empty where no key is special."""
    kinds = {item.kind for item in section.items}
    if "yes_no" in kinds:
        return tr("按 Y 是、N 否、A 不适用，Tab 到下一项")
    if "scale" in kinds:
        return tr("按 1–5，Tab 到下一项")
    if "tick" in kinds:
        return tr("按空格勾选，Tab 到下一项")
    return ""
