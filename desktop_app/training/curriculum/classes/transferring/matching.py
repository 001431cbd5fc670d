"""What becomes of a trainee's sessions in another class: pure rules."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from db.records import HeldSession, Plan, SessionOnDay
from desktop_app.training.curriculum.moving.making import seat_in
from desktop_app.training.curriculum.moving.proposal import Changed


@dataclass(frozen=True, slots=True)
class Transferred:
    """How sessions would change, and what the trainee would have missed."""

    changes: tuple[Changed[SessionOnDay], ...]
    missed: tuple[SessionOnDay, ...]
    """Sessions that the new class has held already and the trainee has not had."""
    kept: int
    """Sessions that were held or are past: they stay as they are."""


def transferred(
    plan: Plan,
    sessions: Sequence[SessionOnDay],
    held: Sequence[HeldSession],
    own: Sequence[SessionOnDay],
    today: date,
    now: datetime,
) -> Transferred:
    """Return how somebody's sessions change in a class that holds *held*.

    *plan* is the trainee's as it would be, *own* what the class's program gives each member alone,
    on the class's days. A session that both know keeps its record and moves; what only the former
    class had is called off; what was done or is past stays.
    """
    still = {one.session_key: one for one in sessions if _open(one, today)}
    had = {one.session_key for one in sessions if one.done_at is not None}
    wanted = {
        **{one.session_key: seat_in(one, plan) for one in held},
        **{one.session_key: replace(one, plan_id=plan.id, person_id=plan.person_id) for one in own},
    }
    changes = []
    for key, new in wanted.items():
        if key in had:
            continue
        old = still.pop(key, None)
        changes.append(Changed(old, new if old is None else _like(old, new)))
    changes += [Changed(one, replace(one, cancelled_at=now)) for one in still.values()]
    real = tuple(one for one in changes if one.before != one.after)
    missed = tuple(
        one.after for one in real if one.after.day < today and one.after.cancelled_at is None
    )
    kept = sum(not _open(one, today) for one in sessions)
    return Transferred(real, missed, kept)


def _open(one: SessionOnDay, today: date) -> bool:
    return one.done_at is None and one.day >= today


def _like(old: SessionOnDay, new: SessionOnDay) -> SessionOnDay:
    """Return the record that is there with all that the new class says of it."""
    return replace(new, id=old.id, done_at=old.done_at, revision=old.revision)
