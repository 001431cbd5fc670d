"""What the pages of the modes show: plain values, put together by the teller."""

from dataclasses import dataclass
from typing import Literal

from desktop_app.panes.practice.shown import TagTone
from desktop_app.panes.practice.talk_shown import CustomerShown

Kind = Literal["learning", "choosing", "cloze", "recital", "quick"]
RemarkTone = Literal["good", "warn", "bad"]


@dataclass(frozen=True, slots=True)
class PhraseShown:
    """Words of the wording with their number, purpose and reason."""

    start: int
    end: int
    number: int
    name: str
    why: str
    key: bool
    """Whether a point or slot hangs on them."""


@dataclass(frozen=True, slots=True)
class GapShown:
    """A stretch of the wording; `blank` counts the gaps from 0 and is -1 where it is text.

    `length` is how many characters are wanted; `hint` names the slot.
    """

    text: str
    blank: int = -1
    length: int = 0
    hint: str = ""


@dataclass(frozen=True, slots=True)
class MomentShown:
    """One line that waits for an answer; which fields are filled depends on the kind of mode."""

    kind: Kind
    place: str
    share: float
    standing: str
    cue: str
    ask: str
    wording: str = ""
    why: str = ""
    phrases: tuple[PhraseShown, ...] = ()
    gaps: tuple[GapShown, ...] = ()
    options: tuple[str, ...] = ()
    limit: float = 0.0
    draft: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RunShown:
    """A run as it is opened."""

    attempt: str
    title: str
    sentence: str
    mode: str
    help: str
    scoring: str
    customer: CustomerShown
    moment: MomentShown | None


@dataclass(frozen=True, slots=True)
class RemarkShown:
    """One thing said about an answer."""

    tone: RemarkTone
    text: str


@dataclass(frozen=True, slots=True)
class PieceShown:
    """A stretch of the comparison with the model wording."""

    kind: Literal["same", "missing", "extra"]
    text: str


@dataclass(frozen=True, slots=True)
class OptionShown:
    """What an option turned out to be worth."""

    word: str
    tone: TagTone
    why: str


@dataclass(frozen=True, slots=True)
class VerdictShown:
    """What an answer was worth and why; `given` is the answer itself, where it is text."""

    title: str
    tone: RemarkTone
    remarks: tuple[RemarkShown, ...]
    standing: str
    share: float
    next: str
    given: str = ""
    pieces: tuple[PieceShown, ...] = ()
    wording: str = ""
    options: tuple[OptionShown, ...] = ()
    parts: tuple[RemarkTone, ...] = ()


@dataclass(frozen=True, slots=True)
class RepeatShown:
    """A line that is worth repeating, with what would have been good."""

    cue: str
    given: str
    wording: str


@dataclass(frozen=True, slots=True)
class StudyResultShown:
    """A run that is over."""

    attempt: str
    drill: str
    mode: str
    title: str
    sentence: str
    mark: str
    outcome: str
    tone: TagTone
    right: tuple[str, ...]
    repeat: tuple[RepeatShown, ...]
    next_mode: str
    next_text: str
    next_help: str
    own: bool
