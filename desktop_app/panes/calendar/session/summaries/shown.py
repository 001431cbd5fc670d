"""What the room of daily summaries is handed to show."""

from dataclasses import dataclass

from desktop_app.widgets.row_list import ListRow

__all__ = ["AnswerShown", "ListRow", "QuestionShown", "SummaryShown", "WritingShown"]


@dataclass(frozen=True, slots=True)
class AnswerShown:
    """An answer; `may_correct`: it is the reader's own."""

    key: str
    text: str
    by: str
    may_correct: bool


@dataclass(frozen=True, slots=True)
class QuestionShown:
    """An open question with what was answered, and what has been typed of an answer."""

    key: str
    root: str
    text: str
    answers: tuple[AnswerShown, ...]
    draft: str
    may_answer: bool


@dataclass(frozen=True, slots=True)
class SummaryShown:
    """A summary as it was handed in."""

    key: str
    title: str
    sentence: str
    text: str
    questions: tuple[QuestionShown, ...]
    earlier: tuple[tuple[str, str], ...]
    """When an earlier version was handed in, and its text."""


@dataclass(frozen=True, slots=True)
class WritingShown:
    """The summary that is being written."""

    title: str
    text: str
    questions: tuple[str, ...]
    state: str
    act: str
    may_throw_away: bool
