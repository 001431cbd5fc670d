"""What passes between the presenter of the exams held and its view."""

from dataclasses import dataclass
from datetime import date

from desktop_app.widgets.table import Row
from desktop_app.widgets.tags import Tone


@dataclass(frozen=True, slots=True)
class ExamRow:
    """One exam of the list."""

    key: str
    title: str
    detail: str
    tags: tuple[tuple[str, Tone], ...]


@dataclass(frozen=True, slots=True)
class HeldShown:
    """One exam with everybody in it, and what can be done with it now."""

    title: str
    facts: str
    told: str
    """Why it is as it is: reasons of changed times, what is missing for the release."""
    rows: tuple[Row, ...]
    ready: int
    """Results that can be released."""
    may_change: bool
    may_cancel: bool
    resits: int
    cancelled: bool
    on_paper: bool
    forms: tuple[str, ...]
    """`A`, `B`; none where all have the same."""
    may_enter: bool
    """Whether answer sheets can be entered now."""
    next: str
    """The act that it waits for: `entering`, `marking`, or empty: the release, once it is ready."""


@dataclass(frozen=True, slots=True)
class PapersAsked:
    """Which sheets of a paper exam are wanted."""

    paper: bool
    answer_sheet: bool
    answers: str
    """`none`, `after` or `end`."""
    form: str
    named: bool


@dataclass(frozen=True, slots=True)
class PersonChoice:
    """Somebody who can be entered."""

    key: str
    name: str
    detail: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class PartAsked:
    """Questions of one type."""

    type: str
    count: int
    marks: float
    levels: tuple[int, int, int] | None = None
    """How many easy, medium, hard ones; None: as the bank has them."""


@dataclass(frozen=True, slots=True)
class PaperAsked:
    """What the paper is made of."""

    parts: tuple[PartAsked, ...]
    sections: tuple[str, ...] = ()
    """None named: all."""
    picked: tuple[str, ...] = ()
    """Questions chosen by hand; then nothing is drawn."""


@dataclass(frozen=True, slots=True)
class OfferShown:
    """What the bank has for the paper as it is planned."""

    lines: dict[str, str]
    """By type: how many there are."""
    levels: dict[str, tuple[int, int, int]]
    """By type: how many easy, medium, hard ones there are."""
    mixes: dict[str, tuple[int, int, int]]
    """By type: how the difficulties would be shared out."""
    problem: str
    """Why it cannot be filled."""


@dataclass(frozen=True, slots=True)
class PickShown:
    """A question that can be chosen by hand."""

    key: str
    text: str
    type: str
    section: str


@dataclass(frozen=True, slots=True)
class BankShown:
    """The bank as it can be chosen from: sections with their counts, questions."""

    sections: tuple[tuple[str, int], ...]
    picks: tuple[PickShown, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What stands on the page of a new exam."""

    title: str
    kind: str
    place: str
    """`screen`, `paper` or `forms`: on paper, two forms."""
    day: date
    days: int
    """How many it is open, the one on which it opens included."""
    opens: str
    """`14:00`."""
    closes: str
    """On the last of the days."""
    minutes: int
    people: tuple[str, ...]
    paper: PaperAsked
    fixed: bool
    second_marker: bool
