"""What the mentoring pane shows, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from desktop_app.filling.signed_shown import NOTHING_AFTERWARDS, AfterwardsShown
from desktop_app.widgets.chain_items import ChainEntry
from desktop_app.widgets.form_items import ShownForm

Tone = Literal["accent", "good", "warn", "bad", "plain"]


@dataclass(frozen=True, slots=True)
class TraineeRow:
    """A trainee in the list; `tags` are words with a tone."""

    key: str
    name: str
    detail: str
    tags: tuple[tuple[str, Tone], ...]
    spark: tuple[float, ...] = ()
    """The newest marks, oldest first."""


@dataclass(frozen=True, slots=True)
class ActRow:
    """A thing that a trainee is owed; `key` is a target of this pane, `act` the verb."""

    key: str
    when: str
    title: str
    detail: str
    tag: str
    tone: Tone
    act: str


@dataclass(frozen=True, slots=True)
class CasesShown:
    """How far a trainee is towards working alone; `levels` are words, counts and their sum."""

    finding: str
    note: str
    levels: tuple[tuple[str, int], ...]
    total: int
    ready: bool


@dataclass(frozen=True, slots=True)
class RecordsShown:
    """The time line of a trainee, newest first; `note` stands there instead while it is empty."""

    title: str
    entries: tuple[ChainEntry, ...]
    note: str
    earlier: bool
    """Whether there may be older ones to ask for."""


@dataclass(frozen=True, slots=True)
class Overview:
    """A trainee's whole period on one page."""

    key: str
    name: str
    sentence: str
    day: int
    acts: tuple[ActRow, ...]
    kind_word: str
    """A message to somebody who has not practised; empty where none is needed."""
    slips: tuple[str, ...]
    slip_rule: str
    cases: CasesShown
    records: RecordsShown


@dataclass(frozen=True, slots=True)
class Written:
    """What a trainee wrote about a shadow day, to be read beside the mentor's sheet.

    `hint` stands there instead while it is not to be read, or not written.
    """

    title: str
    lines: tuple[tuple[str, str], ...] = ()
    hint: str = ""


@dataclass(frozen=True, slots=True)
class PrivateNoteShown:
    """A note that only its author sees."""

    key: str
    written: str
    text: str


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
    arithmetic: tuple[str, ...] = ()
    """How the total came about; empty where there is none."""
    afterwards: AfterwardsShown = NOTHING_AFTERWARDS


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
    step_before: str = ""
    """What was agreed on the shadow day before, e.g. `11月19日 周四说好：……`."""
    written: Written | None = None
    clock: tuple[float, bool] = (0.0, False)
    """Seconds of the debrief gone by, and whether its clock runs."""
    scored: bool = False
    """Whether it can come to a total, with an arithmetic to open."""


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
    written: Written | None = None
    """The trainee's own notes of the same day."""
