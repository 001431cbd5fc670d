"""What the self-check pane shows, as plain values."""

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
    """One working day; `text` is the mark, `words` say the whole."""

    text: str
    words: str
    tone: Tone
    sheet: str = ""
    today: bool = False


@dataclass(frozen=True, slots=True)
class Summary:
    """What a handed-in sheet came to."""

    title: str
    band: str
    tone: Tone
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SheetShown:
    """A sheet: to fill in, or handed in with its summary."""

    form: ShownForm
    answers: Mapping[str, object]
    sentence: str
    summary: Summary | None = None
    may_repeat: bool = False
    """A handed-in sheet of today may be filled in once more."""
    may_return: bool = False
    """An older sheet leads back to today's."""
