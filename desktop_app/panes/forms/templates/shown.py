"""What the views of templates show: plain values, put together by the tellers."""

from dataclasses import dataclass
from typing import Literal

from desktop_app.widgets.form_items import ShownForm

Tone = Literal["accent", "good", "warn", "bad", "plain"]
HEAD = "head"
"""The key of the template's own settings in the outline; sections and items have `section:id`
and `item:id`."""


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """A template in the list."""

    name: str
    title: str
    detail: str
    tags: tuple[tuple[str, Tone], ...]
    use: str


@dataclass(frozen=True, slots=True)
class VersionShown:
    """One version in the history; `changes` are against the one before it."""

    version: str
    title: str
    detail: str
    tag: tuple[str, Tone]
    changes: tuple[str, ...]
    earlier: bool
    """Whether it can be made to hold again."""


@dataclass(frozen=True, slots=True)
class TemplateShown:
    """A template looked at."""

    name: str
    title: str
    summary: str
    facts: tuple[tuple[str, str], ...]
    version: str
    """What is copied and exported; empty for a draft that was never published."""
    published: bool
    retirable: bool
    draft: str
    """When the draft was kept; empty: there is none."""
    waiting: VersionShown | None
    """What came with a newer program and waits for a decision."""
    versions: tuple[VersionShown, ...]


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """A line of the outline: the template's settings, a section or an item."""

    key: str
    title: str
    detail: str
    share: str = ""
    part: float = 0.0
    """Its share of the heaviest item's, 0 to 1, for the bar."""
    level: int = 0
    faulty: bool = False
    blank: bool = False
    """Whether the title is only a placeholder."""

    def spoken(self) -> str:
        """Return the row as a screen reader says it."""
        return "，".join(part for part in (self.title, self.detail, self.share) if part)


FieldKind = Literal["line", "text", "number", "flag", "choice", "lines", "heading"]


@dataclass(frozen=True, slots=True)
class FieldShown:
    """A property of what is chosen in the outline; `value` fits the kind.

    A line, text or choice has a text, a number an int, a flag a bool, lines a tuple of texts.
    """

    name: str
    label: str
    kind: FieldKind
    value: object = ""
    options: tuple[tuple[str, str], ...] = ()
    """For a choice: key and word of each."""
    hint: str = ""
    problem: str = ""
    most: int = 100
    """For a number the highest, for a line the most characters."""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class PropertiesShown:
    """The properties of one thing; the same *key* and names keep focus and caret."""

    key: str
    title: str
    fields: tuple[FieldShown, ...]


@dataclass(frozen=True, slots=True)
class FaultShown:
    """Something to put right: `key` and `field` lead to it, `where` says it in words."""

    key: str
    field: str
    where: str
    text: str


@dataclass(frozen=True, slots=True)
class TrialShown:
    """The template as it will be filled in, with trial answers and what they come to."""

    form: ShownForm | None
    answers: dict[str, object]
    hidden: frozenset[str]
    score: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EditorShown:
    """Everything that changes with a step in the editor."""

    rows: tuple[OutlineRow, ...]
    chosen: str
    properties: PropertiesShown
    faults: tuple[FaultShown, ...]
    trial: TrialShown
    status: str
    can_undo: bool
    can_redo: bool


@dataclass(frozen=True, slots=True)
class FileShown:
    """A template from a file before it is taken in."""

    file: str
    title: str
    tag: tuple[str, Tone]
    changes: tuple[str, ...]
    warning: str = ""


@dataclass(frozen=True, slots=True)
class ImportShown:
    """What an import would do, or the faults that keep it from doing anything."""

    summary: str
    files: tuple[FileShown, ...]
    faults: tuple[tuple[str, str], ...]
    """Place and what is expected there."""

    @property
    def usable(self) -> bool:
        """Whether there is anything to take in."""
        return bool(self.files) and not self.faults
