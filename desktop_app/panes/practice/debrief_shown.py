"""What a debrief shows: plain values, put together by its tellers."""

from dataclasses import dataclass, field

from desktop_app.panes.practice.shown import TagTone, Tone


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
