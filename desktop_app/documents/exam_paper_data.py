"""What stands on a paper exam: its head, its parts, the questions as they are shown, answers."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Answers(StrEnum):
    """Where the answers with their explanations stand."""

    NONE = "none"
    AFTER = "after"
    """After each question: to go through it with the class."""
    END = "end"
    """On pages of their own behind the paper."""


@dataclass(frozen=True, slots=True)
class PaperWanted:
    """Which sheets of an exam are wanted."""

    paper: bool = True
    answer_sheet: bool = False
    """Answers are written on it then: the paper has no room for them."""
    answers: Answers = Answers.NONE
    form: str = ""
    """One form alone; empty: all."""
    named: bool = False
    """A paper for each person with their name, instead of one of each form."""


@dataclass(frozen=True, slots=True)
class QuestionData:
    """One question as it stands on this form."""

    number: int
    type: str
    marks: float
    stem: str
    material: str
    choices: tuple[str, ...]
    """Options, right sides or steps, in the order of this form."""
    lefts: tuple[str, ...]
    blanks: int
    answer: str
    """By the letters of this form."""
    explanation: str
    points: tuple[str, ...] = ()
    """What a case analysis has to say, each with its marks."""


@dataclass(frozen=True, slots=True)
class PartData:
    """Questions of one type."""

    title: str
    detail: str
    full_text: str
    questions: tuple[QuestionData, ...]


@dataclass(frozen=True, slots=True)
class ExamPaperData:
    """Everything on paper; equal data give equal bytes."""

    organisation: str
    title: str
    form: str
    """`A`, `B`; empty where all have the same."""
    day: date
    facts: str
    full_text: str
    parts: tuple[PartData, ...]
    name: str
    staff_number: str
    """Of who gets it; empty: lines to write on."""
    answers: Answers
    on_sheet: bool
    """Whether answers are written on a sheet of their own: the paper has no room for them then."""
