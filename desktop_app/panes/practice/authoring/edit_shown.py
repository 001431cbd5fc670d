"""What the editor of a scenario shows: sections, and the fields of one of them."""

from dataclasses import dataclass
from typing import Literal

from desktop_app.panes.practice.authoring.shown import FaultShown, RunShown, Tone

FieldKind = Literal["line", "text", "number", "choice"]


@dataclass(frozen=True, slots=True)
class FieldShown:
    """One field; `path` names it in what is emitted. Numbers go from `least` to `most`."""

    path: str
    label: str
    kind: FieldKind
    value: str
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    least: int = 0
    most: int = 0


@dataclass(frozen=True, slots=True)
class GroupShown:
    """Fields that belong together; what can be taken away has a `remove` path with its words."""

    title: str
    fields: tuple[FieldShown, ...]
    remove: str = ""
    remove_text: str = ""


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A part of the scenario in the list at the left."""

    key: str
    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class EditShown:
    """A scenario under way: its parts, one of them open, and what can be added to it."""

    sections: tuple[SectionRow, ...]
    chosen: str
    groups: tuple[GroupShown, ...]
    adds: tuple[tuple[str, str], ...]
    """Path and words of each part that can be added here."""
    may_undo: bool
    focus: str = ""
    """The beginning of the paths of what was just added."""


@dataclass(frozen=True, slots=True)
class CheckShown:
    """The check of what stands there now."""

    verdict: str
    tone: Tone
    faults: tuple[FaultShown, ...]
    runs: tuple[RunShown, ...]
