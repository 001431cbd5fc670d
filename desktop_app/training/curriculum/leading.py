"""What a session's record says of order, gates, and of who leads it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

WITH_MENTOR = "mentor"
BY_TRAINEE = "trainee"


def after_of(detail: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the keys of the sessions that come before one; older plans know of none."""
    return tuple(detail.get("after", ()))


def gate_of(detail: Mapping[str, Any]) -> str:
    """Return what has to be passed here: none, exam, practical or review."""
    return str(detail.get("gate", "none"))


def is_gate(detail: Mapping[str, Any]) -> bool:
    """Tell whether what follows waits until this is passed."""
    return gate_of(detail) != "none"


def leader_of(
    owner: str, trainer: UUID | None, class_trainer: UUID | None, mentor: UUID | None
) -> UUID | None:
    """Return who leads a session: who was named for it, else whom the program's owner stands for.

    A supervisor's or manager's session is the class's trainer's, a mentor's the mentor's of its one
    trainee: pass None for *mentor* where a class sits together. None: nobody is named.
    """
    if trainer is not None:
        return trainer
    if owner == WITH_MENTOR:
        return mentor
    return None if owner == BY_TRAINEE else class_trainer


def answers_for(
    owner: str, trainer: UUID | None, class_trainer: UUID | None, mentor: UUID | None
) -> UUID | None:
    """Return who writes down attendance and results: who leads it.

    What trainees do by themselves, such as a summary, is looked after by the class's trainer, or
    by the mentor of somebody who learns alone.
    """
    if owner == BY_TRAINEE and trainer is None:
        return class_trainer or mentor
    return leader_of(owner, trainer, class_trainer, mentor)
