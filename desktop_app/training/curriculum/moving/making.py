"""Makes the records of sessions that a program does not lay: extra ones, and seats in a class's."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from db.ids import new_id
from db.records import HeldSession, Plan, SessionOnDay


@dataclass(frozen=True, slots=True)
class NewSession:
    """A single session beside the program, for a class or for one trainee."""

    title: str
    kind: str
    day: date
    start: int
    minutes: int
    place: str
    trainer_id: UUID | None = None
    class_id: UUID | None = None
    person_id: UUID | None = None
    aim: str = ""


def extra_held(new: NewSession, class_id: UUID) -> HeldSession:
    """Return a single session of a class."""
    return HeldSession(
        id=new_id(),
        class_id=class_id,
        session_key=_key(),
        stage="",
        tone="plain",
        title=new.title.strip(),
        kind=new.kind,
        day=new.day,
        start=new.start,
        minutes=new.minutes,
        place=new.place.strip(),
        owner="supervisor",
        trainer_id=new.trainer_id,
        detail=_detail(new.aim, together=True),
    )


def extra_own(new: NewSession, plan: Plan) -> SessionOnDay:
    """Return a single session of one trainee."""
    return SessionOnDay(
        id=new_id(),
        plan_id=plan.id,
        person_id=plan.person_id,
        session_key=_key(),
        stage="",
        tone="plain",
        title=new.title.strip(),
        kind=new.kind,
        day=new.day,
        start=new.start,
        minutes=new.minutes,
        place=new.place.strip(),
        owner="supervisor",
        detail=_detail(new.aim, together=False),
        trainer_id=new.trainer_id,
    )


def seat_in(held: HeldSession, plan: Plan) -> SessionOnDay:
    """Return a trainee's seat in a session of a class; who leads is written at the class's."""
    return SessionOnDay(
        id=new_id(),
        plan_id=plan.id,
        person_id=plan.person_id,
        session_key=held.session_key,
        stage=held.stage,
        tone=held.tone,
        title=held.title,
        kind=held.kind,
        day=held.day,
        start=held.start,
        minutes=held.minutes,
        place=held.place,
        owner=held.owner,
        detail=held.detail,
        held_id=held.id,
    )


def held_from(session: SessionOnDay, class_id: UUID, place: str) -> HeldSession:
    """Return what a class holds where a trainee alone would have *session*."""
    return HeldSession(
        id=new_id(),
        class_id=class_id,
        session_key=session.session_key,
        stage=session.stage,
        tone=session.tone,
        title=session.title,
        kind=session.kind,
        day=session.day,
        start=session.start,
        minutes=session.minutes,
        place=place,
        owner=session.owner,
        trainer_id=None,
        detail=session.detail,
    )


def _key() -> str:
    return f"extra-{new_id()}"


def _detail(aim: str, *, together: bool) -> dict[str, Any]:
    return {
        "aim": aim,
        "materials": [],
        "reference": "",
        "hand_in": "",
        "bring": "",
        "provisional": False,
        "after": [],
        "gate": "none",
        "capacity": None,
        "together": together,
    }
