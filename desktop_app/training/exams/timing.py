"""How long a sitting lasts, and how far it has come: from the exam and what happened."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from db.records import Exam, ExamEvent
from desktop_app.training.exams.happened import Happened

PRACTICE_MINUTES = 24 * 60
"""A practice paper has time: it waits a day for who was called away."""


class Stage(StrEnum):
    """How far a sitting has come."""

    WAITING = "waiting"
    """The exam is not open yet."""
    OPEN = "open"
    """It may be begun; on paper: it is held now."""
    ENTERING = "entering"
    """A paper exam is over, and what this person wrote is not entered yet."""
    UNDER_WAY = "under_way"
    OVER = "over"
    MISSED = "missed"
    """The exam is closed, and it was never begun."""
    WITHDRAWN = "withdrawn"
    """The person was taken off, or the exam was cancelled."""


UNFINISHED = (Stage.WAITING, Stage.OPEN, Stage.UNDER_WAY, Stage.ENTERING)
"""Somebody may still answer, or what they wrote is not known: nothing is released before."""


@dataclass(frozen=True, slots=True)
class Sat:
    """One sitting: when it began, when it has to end, when it did."""

    stage: Stage
    started_at: datetime | None
    deadline: datetime | None
    """None before it began."""
    ended_at: datetime | None
    """When it was handed in or closed, or its time ran out."""
    handed_in: bool = False


def closing(exam: Exam, events: Iterable[ExamEvent]) -> datetime:
    """Return when the exam closes, as it was moved last."""
    moved = [one for one in events if one.kind == Happened.CLOSING_MOVED]
    return datetime.fromisoformat(moved[-1].detail["closes_at"]) if moved else exam.closes_at


def cancelled(events: Iterable[ExamEvent]) -> bool:
    """Tell whether the exam was cancelled."""
    return any(one.kind == Happened.CANCELLED for one in events)


def sat(exam: Exam | None, paper_id: UUID, events: Sequence[ExamEvent], now: datetime) -> Sat:
    """Return how a sitting stands; *events* are those of its exam, of all papers or of this one.

    A practice paper belongs to no *exam*.
    """
    own = [one for one in events if one.paper_id == paper_id]
    whole = [one for one in events if one.paper_id is None]
    if exam is not None and exam.on_paper:
        return _on_paper(exam, own, whole, now)
    started = next((one.at for one in own if one.kind == Happened.STARTED), None)
    ended = next((o for o in own if o.kind in (Happened.HANDED_IN, Happened.CLOSED)), None)
    closes = closing(exam, whole) if exam else None
    if started is None:
        gone = cancelled(whole) or any(one.kind == Happened.WITHDRAWN for one in own)
        return Sat(_before(exam, closes, gone or ended is not None, now), None, None, None)
    minutes = exam.minutes if exam else PRACTICE_MINUTES
    extra = sum(int(one.detail["minutes"]) for one in own if one.kind == Happened.EXTENDED)
    deadline = started + timedelta(minutes=minutes)
    if closes is not None:
        deadline = min(deadline, closes)
    # Time given to one person holds even where the exam closes for all others.
    deadline += timedelta(minutes=extra)
    if ended is not None:
        handed_in = ended.kind == Happened.HANDED_IN
        return Sat(Stage.OVER, started, deadline, min(ended.at, deadline), handed_in)
    if now >= deadline:
        return Sat(Stage.OVER, started, deadline, deadline)
    return Sat(Stage.UNDER_WAY, started, deadline, None)


def _on_paper(
    exam: Exam, own: Sequence[ExamEvent], whole: Sequence[ExamEvent], now: datetime
) -> Sat:
    """Return how it stands where nobody sits at the screen: what was entered last counts."""
    if cancelled(whole) or any(one.kind == Happened.WITHDRAWN for one in own):
        return Sat(Stage.WITHDRAWN, None, None, None)
    closes = closing(exam, whole)
    newest = next((one.kind for one in reversed(own) if one.kind in _ENTERED), None)
    if newest == Happened.ENTERED:
        return Sat(Stage.OVER, exam.opens_at, closes, closes, handed_in=True)
    if newest == Happened.ABSENT:
        return Sat(Stage.MISSED, None, None, None)
    if now < exam.opens_at:
        return Sat(Stage.WAITING, None, None, None)
    return Sat(Stage.OPEN if now < closes else Stage.ENTERING, None, None, None)


_ENTERED = (Happened.ENTERED, Happened.ABSENT, Happened.PRESENT)


def _before(exam: Exam | None, closes: datetime | None, gone: bool, now: datetime) -> Stage:
    if gone:
        return Stage.WITHDRAWN
    if exam is None or closes is None:
        return Stage.OPEN
    if now < exam.opens_at:
        return Stage.WAITING
    return Stage.OPEN if now < closes else Stage.MISSED


@dataclass(frozen=True, slots=True)
class Absence:
    """A time in which the exam window was not in front."""

    at: datetime
    seconds: float | None
    """None: nobody came back to it."""
    what: str
    """`left` for another program, or `gone`: the program itself had ended."""


def absences(paper_id: UUID, events: Sequence[ExamEvent]) -> tuple[Absence, ...]:
    """Return when the window of a sitting was left, in order."""
    own = [one for one in events if one.paper_id == paper_id]
    found: list[Absence] = []
    for n, one in enumerate(own):
        if one.kind == Happened.RESUMED:
            found.append(Absence(one.at, None, "gone"))
        if one.kind == Happened.LEFT:
            back = next((b for b in own[n + 1 :] if b.kind == Happened.RETURNED), None)
            span = (back.at - one.at).total_seconds() if back else None
            found.append(Absence(one.at, span, "left"))
    return tuple(found)
