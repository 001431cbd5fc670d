"""What the views of templates show: plain values, put together by the tellers."""

from dataclasses import dataclass

from desktop_app.widgets.form_items import ShownForm
from desktop_app.widgets.writing_items import FaultShown, PropertiesShown, WritingRow

HEAD = "head"
"""The key of the template's own settings in the outline; sections and items have `section:id`
and `item:id`."""


@dataclass(frozen=True, slots=True)
class TemplateRow(WritingRow):
    """A template in the list."""

    use: str


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
