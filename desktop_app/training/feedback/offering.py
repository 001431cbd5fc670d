"""Which surveys a person is asked to fill in: pure rules.

A lesson is asked about within a week after it was held. The mentor and the program are asked
about within two weeks after each milestone review: often enough to act on, seldom enough to
answer gladly.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from db.records import Person, SessionOnDay
from desktop_app.system.text import day_text, tr
from desktop_app.training.feedback.targets import (
    LESSONS,
    program_target,
    session_target,
    trainer_target,
)

LESSON_DAYS = timedelta(days=7)
REVIEW_DAYS = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Offer:
    """One survey that a person may answer now."""

    about: str
    """`session`, `trainer` or `program`."""
    target: str
    title: str
    detail: str
    until: date


def offers(
    sessions: Sequence[SessionOnDay],
    mentor: Person | None,
    program: tuple[str, str] | None,
    answered: Mapping[str, date],
    today: date,
) -> tuple[Offer, ...]:
    """Return what a person may answer, the newest lesson first.

    *program*: key and title of their plan's program; *answered*: the targets that they have
    answered, with the last day of it.
    """
    held = [one for one in sessions if one.day <= today and one.done_at is not None]
    found = [
        _lesson(one)
        for one in reversed(held)
        if one.kind in LESSONS and one.day > today - LESSON_DAYS
    ]
    reviews = [one.day for one in held if one.kind == "review" and one.day > today - REVIEW_DAYS]
    if reviews:
        found += _after_review(max(reviews), mentor, program)
    return tuple(one for one in found if not _is_answered(one, answered, reviews))


def _lesson(session: SessionOnDay) -> Offer:
    return Offer(
        "session",
        session_target(session.session_key, session.day),
        session.title,
        day_text(session.day),
        session.day + LESSON_DAYS - timedelta(days=1),
    )


def _after_review(
    review: date, mentor: Person | None, program: tuple[str, str] | None
) -> list[Offer]:
    until = review + REVIEW_DAYS - timedelta(days=1)
    found = []
    if mentor is not None:
        target = trainer_target(mentor.id)
        found.append(Offer("trainer", target, mentor.name, tr("我的带教导师"), until))
    if program is not None:
        found.append(
            Offer("program", program_target(program[0]), program[1], tr("培训方案"), until)
        )
    return found


def _is_answered(offer: Offer, answered: Mapping[str, date], reviews: Sequence[date]) -> bool:
    last = answered.get(offer.target)
    if last is None:
        return False
    return offer.about == "session" or last >= max(reviews)
