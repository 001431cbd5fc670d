"""What differs between two versions of a program, laid from the same day: pure rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Generic, TypeVar

from db.records import HeldSession, SessionOnDay
from desktop_app.training.curriculum.moving.proposal import Changed

T = TypeVar("T", HeldSession, SessionOnDay)

_TEXTS = ("stage", "tone", "title", "kind", "minutes", "place", "owner", "detail")


@dataclass(frozen=True, slots=True)
class Revised(Generic[T]):
    """How sessions would change; each stands under what happens to it."""

    added: tuple[Changed[T], ...]
    gone: tuple[Changed[T], ...]
    moved: tuple[Changed[T], ...]
    changed: tuple[Changed[T], ...]
    """Another text, length or place, on the day that stands."""

    @property
    def all(self) -> tuple[Changed[T], ...]:
        return self.added + self.moved + self.changed + self.gone


def revised(
    old: Mapping[str, T],
    new: Mapping[str, T],
    standing: Sequence[T],
    today: date,
    now: datetime,
    fixed: frozenset[object] = frozenset(),
) -> Revised[T]:
    """Return what a new version changes in *standing* sessions.

    *old* and *new* are the two versions laid from the same start, by key. What was held, is past
    or stands in *fixed* by its id stays. A session whose day is the same in both versions stays
    where it was moved to by hand; what is new and would be past is left out.
    """
    by_key = {one.session_key: one for one in standing}
    kept = {key for key, one in by_key.items() if one.id in fixed or one.day < today}
    added, moved, changed = [], [], []
    for key, wanted in new.items():
        stands = by_key.get(key)
        if stands is None:
            if key not in old and wanted.day >= today:
                added.append(Changed(None, wanted))
            continue
        if key in kept:
            continue
        after = _like(stands, old.get(key), wanted, today)
        if (after.day, after.start) != (stands.day, stands.start):
            moved.append(Changed(stands, after))
        elif after != stands:
            changed.append(Changed(stands, after))
    gone = [
        Changed(one, replace(one, cancelled_at=now))
        for key, one in by_key.items()
        if key in old and key not in new and key not in kept
    ]
    return Revised(tuple(added), tuple(gone), tuple(moved), tuple(changed))


def _like(stands: T, before: T | None, wanted: T, today: date) -> T:
    """Return what stands with all that the new version changes of the old one."""
    values = {
        name: getattr(wanted, name)
        for name in _TEXTS
        if before is None or getattr(before, name) != getattr(wanted, name)
    }
    anew = before is None or (before.day, before.start) != (wanted.day, wanted.start)
    if anew and wanted.day >= today:
        values |= {"day": wanted.day, "start": wanted.start}
    return replace(stands, **values)
