"""What the mentoring pane shows, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from desktop_app.widgets.form_items import ShownForm

Tone = Literal["accent", "good", "warn", "bad", "plain"]


@dataclass(frozen=True, slots=True)
class TraineeRow:
    """A trainee in the list; `tags` are words with a tone."""

    key: str
    name: str
    detail: str
    tags: tuple[tuple[str, Tone], ...]


@dataclass(frozen=True, slots=True)
class RecordRow:
    """What a trainee did that day; `key` is `attempt:<uuid>` or `sheet:<uuid>`."""

    key: str
    time: str
    title: str
    detail: str
    attached: bool
    attachable: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """The trainee's view of themselves beside the mentor's; no axes where they cannot be laid
    over each other."""

    finding: str
    axes: tuple[str, ...] = ()
    own: tuple[float | None, ...] = ()
    mentor: tuple[float | None, ...] = ()
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Locked:
    """What stands over a signed sheet, and what is offered next."""

    title: str
    lines: tuple[str, ...]
    next_text: str = ""


@dataclass(frozen=True, slots=True)
class DayShown:
    """One shadow day."""

    title: str
    sentence: str
    form: ShownForm
    answers: Mapping[str, object]
    records_title: str
    has_previous: bool
    has_next: bool
    locked: Locked | None = None
    printable: bool = False
    is_shadow_day: bool = True
    """False for another sheet of the trainee, opened from the day's records."""


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A sheet about the trainee in the list; `tags` are words with a tone."""

    key: str
    title: str
    detail: str
    tags: tuple[tuple[str, Tone], ...]


@dataclass(frozen=True, slots=True)
class NoteShown:
    """A signed sheet to be read; `attempt` offers the attempt that it is about, "" for none."""

    key: str
    form: ShownForm
    answers: Mapping[str, object]
    locked: Locked
    attempt: str
