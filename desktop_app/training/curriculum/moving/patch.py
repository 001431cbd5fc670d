"""Changes as the log keeps them: only the fields that differ, before and after, as JSON."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from db.records import ClassMember, HeldSession, Plan, SessionOnDay, TrainingClass
from desktop_app.training.curriculum.moving.proposal import Changed

R = TypeVar("R", HeldSession, SessionOnDay, Plan, ClassMember, TrainingClass)

State = dict[str, dict[str, Any]]
"""Fields by the record's id."""

_UNSEEN = frozenset({"revision", "done_at", "closed_at", "closed_by", "covered", "moves_on"})
"""What is no part of a plan: it counts changes, or tells what has happened since."""
_IDS = frozenset({"trainer_id", "held_id", "makes_up", "class_id", "version_id", "moved_to"})
_DAYS = frozenset({"day", "start_on", "ended_on", "until_on", "from_on", "closed_on"})
_MOMENTS = frozenset({"cancelled_at"})


def differences(changes: Sequence[Changed[Any]], now: datetime) -> tuple[State, State]:
    """Return what stood before and what stands after; a new session was called off before."""
    before: State = {}
    after: State = {}
    for one in changes:
        key = str(one.after.id)
        if one.before is None:
            before[key] = {"cancelled_at": now.isoformat()}
            after[key] = {"cancelled_at": None}
            continue
        was, will = one.before, one.after
        names = [
            field.name
            for field in fields(was)
            if field.name not in _UNSEEN and getattr(was, field.name) != getattr(will, field.name)
        ]
        if names:
            before[key] = {name: _plain(getattr(was, name)) for name in names}
            after[key] = {name: _plain(getattr(will, name)) for name in names}
    return before, after


def restored(record: R, state: Mapping[str, Any]) -> R:
    """Return a record with the fields that a state keeps."""
    values = {name: _read(name, value) for name, value in state.items()}
    return replace(record, **values)


def stands(record: R, state: Mapping[str, Any]) -> bool:
    """Tell whether a record is as a state says."""
    return all(_plain(getattr(record, name)) == value for name, value in state.items())


def _plain(value: Any) -> Any:
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def _read(name: str, value: Any) -> Any:
    if value is None:
        return None
    if name in _IDS:
        return UUID(value)
    if name in _DAYS:
        return date.fromisoformat(value)
    return datetime.fromisoformat(value) if name in _MOMENTS else value
