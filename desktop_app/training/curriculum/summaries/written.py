"""A summary with its questions and their answers, and one on its way."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from db.ids import new_id
from db.records import DaySummary, Person, SummaryAnswer, SummaryQuestion


@dataclass(frozen=True, slots=True)
class Answered:
    """An open question with what was answered to it, oldest first."""

    question: SummaryQuestion
    answers: tuple[SummaryAnswer, ...]
    by: tuple[str, ...]
    """The names of who answered, in the same order."""

    @property
    def open(self) -> bool:
        return not self.answers


@dataclass(frozen=True, slots=True)
class Written:
    """A summary as it was handed in and not corrected since."""

    summary: DaySummary
    person: Person
    questions: tuple[Answered, ...]

    @property
    def open(self) -> int:
        """How many questions wait for an answer."""
        return sum(one.open for one in self.questions)


@dataclass(frozen=True, slots=True)
class SummaryDraft:
    """A summary as it is being written."""

    day: date
    session_id: UUID | None
    text: str = ""
    questions: tuple[str, ...] = ()
    source: str = "typed"
    replaces_id: UUID | None = None
    """The summary that this one corrects."""
    saved_at: datetime | None = None

    @property
    def empty(self) -> bool:
        return not self.text.strip() and not any(one.strip() for one in self.questions)

    def body(self) -> dict[str, Any]:
        """Return what a draft row keeps."""
        return {
            "text": self.text,
            "questions": list(self.questions),
            "source": self.source,
            "replaces": str(self.replaces_id) if self.replaces_id else None,
        }


def read_draft(
    day: date, session_id: UUID | None, body: Mapping[str, Any], saved_at: datetime
) -> SummaryDraft:
    """Return the draft that a row keeps."""
    replaces = body.get("replaces")
    return SummaryDraft(
        day,
        session_id,
        body["text"],
        tuple(body["questions"]),
        body.get("source", "typed"),
        UUID(replaces) if replaces else None,
        saved_at,
    )


def draft_name(day: date, session_id: UUID | None) -> str:
    """Return what the row of a draft is called."""
    return f"summary:{day.isoformat()}:{session_id or ''}"


def questions_of(
    summary_id: UUID, texts: Iterable[str], before: Sequence[SummaryQuestion]
) -> tuple[SummaryQuestion, ...]:
    """Return the questions of a summary; one that the corrected summary had keeps its answers."""
    roots = {one.text: one.root_id for one in before}
    found: list[SummaryQuestion] = []
    for text in dict.fromkeys(one.strip() for one in texts if one.strip()):
        own = new_id()
        found.append(SummaryQuestion(own, summary_id, roots.get(text, own), len(found), text))
    return tuple(found)
