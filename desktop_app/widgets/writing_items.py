"""What the pages on which content is written show, whatever its kind: plain values, no Qt."""

from dataclasses import dataclass
from typing import Literal

Tone = Literal["accent", "good", "warn", "bad", "plain"]
FieldKind = Literal[
    "line", "text", "number", "decimal", "time", "flag", "choice", "lines", "heading"
]


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
class WritingRow:
    """An item in the list of what is written."""

    name: str
    title: str
    detail: str
    tags: tuple[tuple[str, Tone], ...]


@dataclass(frozen=True, slots=True)
class WritingShown:
    """An item looked at."""

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
class FieldShown:
    """A property of what is chosen; `value` fits the kind.

    A line, text or choice has a text, a time `09:30`, a number an int, a decimal a float, a flag
    a bool, lines a tuple of texts.
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
    least: int = 0
    """For a number the lowest."""
    half: bool = False
    """Whether it shares a line with the next or the one before it, which is half as well."""
    none: str = ""
    """For a number what is shown instead of the lowest: it stands for no number at all."""


@dataclass(frozen=True, slots=True)
class PropertiesShown:
    """The properties of one thing; the same *key* and names keep focus and caret."""

    key: str
    title: str
    fields: tuple[FieldShown, ...]
    read_only: bool = False


@dataclass(frozen=True, slots=True)
class FaultShown:
    """Something to put right: `key` and `field` lead to it, `where` says it in words."""

    key: str
    field: str
    where: str
    text: str


@dataclass(frozen=True, slots=True)
class CheckShown:
    """What is to be put right or looked at: `tone` says whether it keeps from publishing."""

    fault: FaultShown
    tone: Literal["warn", "bad"]


@dataclass(frozen=True, slots=True)
class FileShown:
    """An item from a file before it is taken in."""

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
