"""How a practical stands, put together from the facts about it: values in, values out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from db.records import Person, Practical, PracticalDrill, PracticalEvent, SheetEntry

DRILL_FORM, RESULT_FORM = "practical-drill", "practical-result"
"""The forms of one drill's marks and of what the whole came to."""


class Happened(StrEnum):
    """What can happen to a practical, or to one of its drills."""

    BEGUN = "begun"
    """The trainee began the drill as an examination; the record is the attempt."""
    LIVE = "live"
    """It is played between people; the record is who plays the customer."""
    MARKED = "marked"
    """A supervisor signed their marks; the record is the sheet."""
    VOIDED = "voided"
    """The drill does not count, for a reason."""
    CANCELLED = "cancelled"
    COMPLETED = "completed"
    """The mark was registered; the record is the sheet."""


class Stage(StrEnum):
    """How far a drill of a practical has come."""

    WAITING = "waiting"
    UNDER_WAY = "under_way"
    DONE = "done"
    """Done as an examination; a supervisor is to mark it."""
    LIVE = "live"
    """Played between people; a supervisor is to mark it."""
    MARKED = "marked"
    VOIDED = "voided"


@dataclass(frozen=True, slots=True)
class HeldDrill:
    """One drill of a practical with all that became of it, but no mark of the system's."""

    drill: PracticalDrill
    stage: Stage
    attempt_id: UUID | None = None
    customer_id: UUID | None = None
    done_at: datetime | None = None
    sheet: SheetEntry | None = None
    """The supervisor's marks, once they are signed."""
    reason: str = ""
    """Why it does not count."""

    @property
    def to_mark(self) -> bool:
        """Whether a supervisor is to mark it."""
        return self.stage in (Stage.DONE, Stage.LIVE)

    @property
    def marker_id(self) -> UUID | None:
        """Who has marked it."""
        return self.sheet.filler_id if self.sheet is not None else None


@dataclass(frozen=True, slots=True)
class HeldPractical:
    """A practical with its drills."""

    practical: Practical
    person: Person
    drills: tuple[HeldDrill, ...]
    cancelled: PracticalEvent | None = None
    sheet: SheetEntry | None = None
    """The registered mark."""
    lacks: tuple[str, ...] = field(default=())
    """What is missing before the mark can be registered, in sentences."""

    @property
    def under_way(self) -> bool:
        """Whether it is neither registered nor cancelled."""
        return self.cancelled is None and self.sheet is None

    @property
    def counted(self) -> tuple[HeldDrill, ...]:
        """The drills that were not taken out."""
        return tuple(one for one in self.drills if one.stage is not Stage.VOIDED)

    @property
    def ready(self) -> bool:
        """Whether the mark can be registered."""
        return self.under_way and not self.lacks

    def drill(self, position: int) -> HeldDrill:
        """Return the drill at a position; raises LookupError."""
        for one in self.drills:
            if one.drill.position == position:
                return one
        raise LookupError(f"no drill {position} in practical {self.practical.id}")


def put_together(
    practical: Practical,
    person: Person,
    drills: Sequence[PracticalDrill],
    events: Sequence[PracticalEvent],
    ended: Mapping[UUID, datetime],
    sheets: Mapping[UUID, SheetEntry],
) -> HeldPractical:
    """Return how a practical stands by what happened; *ended* tells which attempts are over."""
    registered = _last(events, Happened.COMPLETED)
    return HeldPractical(
        practical=practical,
        person=person,
        drills=tuple(
            _drill(one, [e for e in events if e.position == one.position], ended, sheets)
            for one in drills
        ),
        cancelled=_last(events, Happened.CANCELLED),
        sheet=sheets.get(registered.record_id) if registered and registered.record_id else None,
    )


def _drill(
    drill: PracticalDrill,
    events: Sequence[PracticalEvent],
    ended: Mapping[UUID, datetime],
    sheets: Mapping[UUID, SheetEntry],
) -> HeldDrill:
    begun, live = _last(events, Happened.BEGUN), _last(events, Happened.LIVE)
    marked, voided = _last(events, Happened.MARKED), _last(events, Happened.VOIDED)
    attempt = begun.record_id if begun else None
    done_at = ended.get(attempt) if attempt else None
    if live is not None:
        stage, done_at = Stage.LIVE, live.at
    elif done_at is not None:
        stage = Stage.DONE
    else:
        stage = Stage.WAITING if begun is None else Stage.UNDER_WAY
    if marked is not None:
        stage = Stage.MARKED
    if voided is not None:
        stage = Stage.VOIDED
    return HeldDrill(
        drill=drill,
        stage=stage,
        attempt_id=attempt,
        customer_id=live.record_id if live else None,
        done_at=done_at,
        sheet=sheets.get(marked.record_id) if marked and marked.record_id else None,
        reason=voided.reason if voided else "",
    )


def _last(events: Sequence[PracticalEvent], kind: Happened) -> PracticalEvent | None:
    return next((one for one in reversed(events) if one.kind == kind), None)


@dataclass(frozen=True, slots=True)
class Choice:
    """A scenario that can be a drill of a practical."""

    version_id: UUID
    key: str
    """As in `practice.standing.drill_key`."""
    title: str
    channel: str
    difficulty: str
    minutes: int
    runs: int
    """How often the person has practised or been examined on it."""


@dataclass(frozen=True, slots=True)
class OwnDrill:
    """A drill of one's own practical; what is still to come is not named: it is an examination."""

    practical_id: UUID
    position: int
    of: int
    difficulty: str
    channel: str
    title: str
    stage: Stage
    opened_at: datetime
    attempt_id: UUID | None = None
    """Told only when it may be looked back at, or gone on with."""
    mark: float | None = None
    sheet_id: UUID | None = None


def own_drills(held: HeldPractical) -> tuple[OwnDrill, ...]:
    """Return the drills of a practical as whom it is about sees them, before any mark is known."""
    counted = held.counted
    return tuple(
        OwnDrill(
            practical_id=held.practical.id,
            position=one.drill.position,
            of=len(counted),
            difficulty=one.drill.difficulty,
            channel=one.drill.channel,
            title=one.drill.title if one.stage is not Stage.WAITING else "",
            stage=one.stage,
            opened_at=held.practical.opened_at,
            attempt_id=one.attempt_id if one.stage in (Stage.MARKED, Stage.UNDER_WAY) else None,
            mark=one.sheet.total if one.sheet else None,
            sheet_id=one.sheet.id if one.sheet else None,
        )
        for one in counted
    )
