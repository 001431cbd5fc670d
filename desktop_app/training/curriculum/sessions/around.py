"""What stands around a session, and which records belong to it: pure rules."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from db.records import (
    AttemptEntry,
    Exam,
    ExamResult,
    HeldSession,
    SessionOnDay,
    SheetEntry,
)
from desktop_app.training.curriculum.leading import after_of, gate_of
from desktop_app.training.forms.kinds import FormUse

_USES: Mapping[str, tuple[FormUse, ...]] = {
    "class": (FormUse.OBSERVATION,),
    "exercise": (FormUse.OBSERVATION,),
    "shadow": (FormUse.SHADOW_DAY,),
    "supervised": (FormUse.SUPERVISED_CASE, FormUse.OBSERVATION),
    "exam": (FormUse.THEORY,),
    "practical": (FormUse.PRACTICAL, FormUse.PRACTICAL_DRILL),
    "review": (FormUse.MILESTONE,),
}
"""The sheets that a session of a kind leaves behind."""

_SHELVES = frozenset({"手册", "话术", "场景", "表单", "题库"})
_SPARE = 30
"""Minutes after its end in which an exercise of a session is still finished."""


@dataclass(frozen=True, slots=True)
class Before:
    """A session that has to come before this one, or a gate that holds it back."""

    session_id: UUID
    title: str
    day: date
    gate: str
    """none, exam, practical or review."""
    done: int
    of: int
    """How many of the trainees who are shown have done it."""
    told: str = ""
    """Of a gate that is not passed: how the one trainee who is shown stands before it."""


@dataclass(frozen=True, slots=True)
class Material:
    """Something that is used: `pane` and `target` lead to it, `file` is one in the folder."""

    name: str
    pane: str = ""
    target: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """An attempt or a sheet of the day, or an exam's paper, that belongs to the session."""

    kind: str
    """attempt, sheet or paper."""
    record_id: UUID
    person_id: UUID
    title: str
    about: str
    """The mode of an attempt, the use of a sheet, the kind of an exam."""
    at: datetime
    total: float | None
    passed: bool
    may_open: bool


@dataclass(frozen=True, slots=True)
class LeftOver:
    """What an earlier session of the class did not get through."""

    session_id: UUID
    title: str
    day: date
    text: str


def befores(
    seats: Sequence[SessionOnDay], plans: Mapping[UUID, Sequence[SessionOnDay]]
) -> tuple[Before, ...]:
    """Return what comes before a session, counted over *seats*; *plans*: all sessions by plan.

    That is what its program names for it, and the nearest gate that stands before it.
    """
    found: dict[str, list[SessionOnDay]] = {}
    for seat in seats:
        sessions = plans[seat.plan_id]
        keys = set(after_of(seat.detail))
        gate = _gate_before(seat, sessions)
        keys |= {gate.session_key} if gate is not None else set()
        for one in sessions:
            if one.session_key in keys and one.id != seat.id and one.makes_up is None:
                found.setdefault(one.session_key, []).append(one)
    return tuple(
        Before(
            several[0].held_id or several[0].id,
            several[0].title,
            several[0].day,
            gate_of(several[0].detail),
            sum(one.done_at is not None for one in several),
            len(several),
        )
        for several in sorted(found.values(), key=lambda those: (those[0].day, those[0].start))
    )


def _gate_before(seat: SessionOnDay, sessions: Iterable[SessionOnDay]) -> SessionOnDay | None:
    before = [
        one
        for one in sessions
        if gate_of(one.detail) != "none" and (one.day, one.start) < (seat.day, seat.start)
    ]
    return before[-1] if before else None


def names_of(session: SessionOnDay | HeldSession) -> tuple[str, ...]:
    """Return what a session names as its material and reference, each once."""
    detail = session.detail
    told = (*detail.get("materials", ()), detail.get("reference", ""))
    return tuple(dict.fromkeys(one.strip() for one in told if one.strip()))


def bare(name: str) -> str:
    """Return a name without the shelf that it stands on, such as `手册 · `."""
    shelf, _, rest = name.partition(" · ")
    return rest if rest and shelf in _SHELVES else name


def belongs(attempt: AttemptEntry, session: SessionOnDay | HeldSession, minute: int) -> bool:
    """Tell whether an attempt of the day belongs to a session; *minute*: when it was finished.

    It does where the session names its drill, or where it was made while the session was held.
    """
    if attempt.title in {bare(name) for name in names_of(session)}:
        return True
    return session.start <= minute <= session.start + session.minutes + _SPARE


def uses_of(session: SessionOnDay | HeldSession) -> tuple[str, ...]:
    """Return the uses of the sheets that a session leaves behind."""
    return tuple(map(str, _USES.get(session.kind, ())))


def attempt_work(one: AttemptEntry, may_open: bool) -> Work:
    """Return an attempt as the work of its day."""
    return Work(
        "attempt", one.attempt_id, one.person_id, one.title, one.mode, one.finished_at, one.total,
        one.passed, may_open,
    )  # fmt: skip


def sheet_work(one: SheetEntry, may_open: bool) -> Work:
    """Return a sheet as the work of its day."""
    return Work(
        "sheet", one.id, one.subject_id, one.title, one.use, one.signed_at, one.total,
        one.passed, may_open,
    )  # fmt: skip


def paper_work(one: ExamResult, exam: Exam) -> Work:
    """Return the released result of an exam that opens the gate."""
    total = round(one.earned / one.full * 100, 1)
    return Work(
        "paper", one.paper_id, one.person_id, exam.title, exam.kind, one.released_at, total,
        one.passed, may_open=True,
    )  # fmt: skip


def left_over(
    session: HeldSession, of_class: Sequence[HeldSession], kinds: Iterable[str]
) -> tuple[LeftOver, ...]:
    """Return what is offered to a session of a class: what those before it passed on to it.

    What moves on is offered to the next lesson of the class alone, of *kinds*, not to an exam.
    """
    lessons = set(kinds)
    if session.kind not in lessons:
        return ()
    found: list[LeftOver] = []
    for one in sorted(of_class, key=lambda held: (held.day, held.start)):
        if one.id == session.id:
            break
        if one.kind in lessons:
            found = []  # it was offered to that one
        if one.moves_on.strip() and one.closed_at is not None:
            found.append(LeftOver(one.id, one.title, one.day, one.moves_on))
    return tuple(found)
