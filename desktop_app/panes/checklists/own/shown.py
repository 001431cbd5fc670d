"""What the room of one's own self-checks shows, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from desktop_app.widgets.form_items import ShownForm

Tone = Literal["accent", "good", "warn", "bad", "plain"]


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One self-check in the list."""

    key: str
    title: str
    detail: str
    state: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Square:
    """One day; `text` is the mark, `words` say the whole."""

    text: str
    words: str
    tone: Tone
    sheet: str = ""
    today: bool = False
    closed: bool = False
    """Nothing was expected on this day."""
    month: str = ""
    """Written at the beginning of the line in which a month begins."""


@dataclass(frozen=True, slots=True)
class RecordShown:
    """How a person has kept to one list: the row, a sentence, and the weeks, Monday first."""

    title: str
    figure: str
    sentence: str
    squares: tuple[Square, ...]
    report: str = ""
    """The act that says that the event of this list has happened."""
    taken_back: bool = False
    """The event was reported and nothing is filled in yet: it may be taken back."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a handed-in sheet came to."""

    title: str
    band: str
    tone: Tone
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SheetShown:
    """A handed-in sheet with its summary."""

    form: ShownForm
    answers: Mapping[str, object]
    sentence: str
    summary: Summary
    may_repeat: bool = False
    """A handed-in sheet of today may be filled in once more."""
    may_return: bool = False
    """An older sheet leads back to today's."""
    arithmetic: tuple[str, ...] = ()
    """How the total came about; empty where there is none."""
