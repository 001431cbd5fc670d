"""What the views of this pane show: plain values, put together by the tellers."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from desktop_app.panes.practice.modes.shown import OffersShown

TagTone = Literal["accent", "good", "warn", "bad", "plain"]
Tone = Literal["good", "warn", "bad", "accent"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is narrowed to; an empty set or text narrows nothing."""

    kind: str = ""
    difficulties: frozenset[str] = frozenset()
    channels: frozenset[str] = frozenset()
    text: str = ""


@dataclass(frozen=True, slots=True)
class DrillRow:
    """A drill in the list; `best` is empty where it was never tried."""

    key: str
    version: str
    kind: str
    channel: str
    difficulty: str
    icon: str
    title: str
    facts: str
    best: str
    since: str
    wanted: str
    """What a search looks through, in small letters."""


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """An attempt that was begun and not finished; `more` others wait behind it."""

    attempt: str
    title: str
    detail: str
    more: int


@dataclass(frozen=True, slots=True)
class ListShown:
    """The list of drills as it was loaded."""

    drills: tuple[DrillRow, ...]
    waiting: WaitingRow | None


@dataclass(frozen=True, slots=True)
class AttemptRow:
    """A finished attempt at the drill that is looked at."""

    attempt: str
    when: str
    mark: str
    outcome: str
    passed: bool


@dataclass(frozen=True, slots=True)
class PreviewShown:
    """A drill before it is begun."""

    key: str
    title: str
    tags: tuple[str, ...]
    goal: str
    customer: str
    temper: str
    offers: "OffersShown"
    attempts: tuple[AttemptRow, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """One line of the conversation."""

    text: str
    own: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class CustomerShown:
    """Who is on the line, and what lies beside the conversation."""

    name: str
    about: str
    facts_title: str
    facts: tuple[tuple[str, str], ...]
    rules: str


@dataclass(frozen=True, slots=True)
class MoodShown:
    """The mood now, its way until here, and why it moved last."""

    text: str
    tone: Tone
    moods: tuple[int, ...]
    last: str


@dataclass(frozen=True, slots=True)
class PointShown:
    """Something that the reply has to express; `state` tells how that stands."""

    name: str
    state: Literal["open", "met", "missed"]


@dataclass(frozen=True, slots=True)
class LimitShown:
    """A time limit: what is said within it and beyond it."""

    seconds: float
    within: str
    beyond: str


@dataclass(frozen=True, slots=True)
class TaskShown:
    """What the turn asks for; without help in an examination.

    `first_limit` ends with the first key, `limit` with the sending; `earlier` is how the turn
    before went; `wording` a script's standard wording with its open slots.
    """

    place: str
    share: float
    limit: LimitShown
    first_limit: LimitShown | None
    points: tuple[PointShown, ...] = ()
    earlier: tuple[PointShown, ...] = ()
    wording: str = ""
    slots: tuple[tuple[int, int], ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class OverShown:
    """How a conversation ended."""

    words: str
    outcome: str


@dataclass(frozen=True, slots=True)
class TalkShown:
    """A conversation as it is opened."""

    attempt: str
    title: str
    sentence: str
    mode: str
    exam: bool
    hint_cost: str
    customer: CustomerShown
    said: tuple[Said, ...]
    mood: MoodShown
    task: TaskShown
    draft: str
    over: OverShown | None


@dataclass(frozen=True, slots=True)
class AnsweredShown:
    """What a reply has brought: a note on it, the mood, and what comes next."""

    note: str
    mood: MoodShown
    line: str
    task: TaskShown
    over: OverShown | None


@dataclass(frozen=True, slots=True)
class SpanShown:
    """Words of a reply that a remark rests on."""

    start: int
    end: int
    tone: Tone
    label: str


@dataclass(frozen=True, slots=True)
class NoteShown:
    """One remark beside a turn; `start` is None where nothing can be pointed at."""

    tone: Tone
    label: str
    text: str
    better: str
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class TurnShown:
    """One exchange looked back at."""

    number: int
    heading: str
    customer: str
    line: str
    reply: str
    spans: tuple[SpanShown, ...]
    notes: tuple[NoteShown, ...]


@dataclass(frozen=True, slots=True)
class ReasonShown:
    """Why a mark is what it is; it leads to the words of a turn."""

    text: str
    effect: str
    tone: Tone
    turn: int
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class CriterionShown:
    """One of the four marks."""

    name: str
    weight: str
    value: float | None
    mark: str
    reasons: tuple[ReasonShown, ...]
    last: str = ""
    """The mark of the attempt before, where that alone is compared."""


@dataclass(frozen=True, slots=True)
class CurveShown:
    """The mood over the turns."""

    title: str
    sentence: str
    moods: tuple[int, ...]
    tips: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BesideShown:
    """A turn of a former attempt beside the same turn of this one; `reply` is empty for none."""

    number: int
    place: str
    reply: str
    figures: str
    facts: tuple[tuple[Tone, str], ...]


@dataclass(frozen=True, slots=True)
class FormerShown:
    """A former attempt that this one can be laid beside; `key` is `last` or `best`."""

    key: str
    text: str
    name: str
    sentence: str
    moods: tuple[int, ...]
    criteria: tuple[str, ...]
    turns: tuple[BesideShown, ...]


@dataclass(frozen=True, slots=True)
class ObserverShown:
    """What an observer has signed: a step of 1 to 5 with its words for each criterion, and text."""

    sheet: str
    name: str
    facts: str
    criteria: tuple[tuple[str, int, str], ...]
    texts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ActsShown:
    """What can be done with a debrief; an empty text offers nothing."""

    own: bool
    observe: str = ""
    share: str = ""
    pdf: bool = True


@dataclass(frozen=True, slots=True)
class DebriefShown:
    """An attempt looked back at."""

    attempt: str
    drill: str
    title: str
    sentence: str
    total: str
    outcome: str
    outcome_tone: TagTone
    compared: str
    gain: str
    loss: str
    weakest: int
    own: bool
    criteria: tuple[CriterionShown, ...]
    turns: tuple[TurnShown, ...] = ()
    curve: CurveShown | None = None
    customer: tuple[str, ...] = ()
    reflection: tuple[str, ...] = field(default=())
    observer: str = ""
    """Who is waited for while nobody has observed."""
    observers: tuple[ObserverShown, ...] = ()
    former: tuple[FormerShown, ...] = ()
    acts: ActsShown = field(default_factory=lambda: ActsShown(own=True))


@dataclass(frozen=True, slots=True)
class ShareTurn:
    """A turn as it would be shared; `marks` are the places that were replaced in the reply."""

    number: int
    line: str
    reply: str
    marks: tuple[SpanShown, ...]


@dataclass(frozen=True, slots=True)
class ShareShown:
    """An attempt to be approved before everybody may see it."""

    title: str
    customer: str
    replaced: str
    """How much was replaced, in a sentence."""
    turns: tuple[ShareTurn, ...]


@dataclass(frozen=True, slots=True)
class SharedTyped:
    """What was approved: why it is good, and each turn's number, reply and comment."""

    why: str
    turns: tuple[tuple[int, str, str], ...]
