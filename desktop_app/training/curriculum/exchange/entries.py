"""What of a plan goes out: each session with who leads and who is there, as values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from db.records import HeldSession, Person, SessionOnDay, TrainingClass
from desktop_app.system.text import tr
from desktop_app.training.curriculum.leading import gate_of, leader_of
from desktop_app.training.curriculum.moving.sittings import clock
from desktop_app.training.curriculum.use_cases import Stage
from desktop_app.training.curriculum.words import OWNERS
from desktop_app.training.exams.on_days.use_cases import ExamSpan


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whose plans, from which day until which; neither class nor person: all that may be seen."""

    class_id: UUID | None = None
    person_id: UUID | None = None
    first: date | None = None
    last: date | None = None
    """Both days are included; None: no bound."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One session that goes out; `id` is the class's, or the trainee's own, and never changes."""

    id: UUID
    key: str
    title: str
    stage: Stage
    kind: str
    gate: str
    day: date
    start: int
    minutes: int
    place: str
    leader: str
    class_name: str
    """Empty for what is nobody's class."""
    people: tuple[str, ...]
    together: bool
    """A class sits through it together."""
    detail: Any
    """As in SessionOnDay."""
    done: bool
    cancelled: bool
    revision: int

    @property
    def hours(self) -> str:
        """`09:00–11:30`."""
        return tr("{begin}–{end}").format(
            begin=clock(self.start), end=clock(self.start + self.minutes)
        )

    @property
    def begins(self) -> datetime:
        """Local time, without its zone."""
        return datetime.combine(self.day, datetime.min.time()) + timedelta(minutes=self.start)

    @property
    def ends(self) -> datetime:
        """Local time, without its zone."""
        return self.begins + timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class ExamEntry:
    """An exam that goes out beside the sessions: when it is open, never what it asks."""

    id: UUID
    title: str
    begins: datetime
    ends: datetime
    """When it opens and closes; local time, without its zone."""
    minutes: int
    """How long a sitting lasts."""
    on_paper: bool
    gate: bool
    """Something waits until it is passed."""
    people: tuple[str, ...]
    over: bool
    cancelled: bool
    revision: int

    @property
    def day(self) -> date:
        """The day on which it opens."""
        return self.begins.date()

    @property
    def start(self) -> int:
        """Minutes from midnight at which it opens."""
        return self.begins.hour * 60 + self.begins.minute

    @property
    def days(self) -> tuple[date, date]:
        """The days on which it opens and closes."""
        return self.day, self.ends.date()

    @property
    def one_day(self) -> bool:
        """Whether it closes on the day on which it opens."""
        return self.ends.date() == self.day

    @property
    def place(self) -> str:
        """Where it is sat."""
        return tr("考场（纸笔）") if self.on_paper else tr("电脑")


@dataclass(frozen=True, slots=True)
class PlanBook:
    """The sessions of one class, of one person, or of all, by day and time, and their exams."""

    title: str
    organisation: str
    scope: str
    """all, class or person."""
    entries: tuple[Entry, ...]
    made_at: datetime
    """UTC."""
    first: date
    last: date
    """The days that were asked for, else those of the first and last session."""
    zone: str
    """Of the organisation, such as Asia/Shanghai."""
    early_minutes: int
    """So long before the beginning one is to be there."""
    exams: tuple[ExamEntry, ...] = ()
    """By when they open."""

    @property
    def standing(self) -> tuple[Entry, ...]:
        """What takes place: without what was called off."""
        return tuple(one for one in self.entries if not one.cancelled)

    @property
    def lines(self) -> "tuple[Entry | ExamEntry, ...]":
        """Sessions and exams by day and time, what was called off included."""
        several: list[Entry | ExamEntry] = [*self.entries, *self.exams]
        return tuple(sorted(several, key=lambda one: (one.day, one.start)))

    @property
    def standing_exams(self) -> tuple[ExamEntry, ...]:
        """The exams that take place."""
        return tuple(one for one in self.exams if not one.cancelled)

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The stages that occur, each once, in the order in which they do."""
        return tuple(dict.fromkeys(one.stage for one in self.standing))


def own_entry(
    one: SessionOnDay,
    stage: Stage,
    team: TrainingClass | None,
    held: HeldSession | None,
    people: Mapping[UUID, Person],
    gone: bool,
) -> Entry:
    """Return a session of one person; *held*: the class's that it is a seat in.

    *gone*: no plan holds it any longer, which goes out as called off, a change later.
    """
    person = people[one.person_id]
    trainer = one.trainer_id or (held.trainer_id if held else None)
    leader = leader_of(one.owner, trainer, team.trainer_id if team else None, person.mentor_id)
    cancelled = gone or one.cancelled_at is not None
    revision = one.revision + (1 if gone and one.cancelled_at is None else 0)
    return Entry(
        one.id, one.session_key, one.title, stage, one.kind, gate_of(one.detail), one.day,
        one.start, one.minutes, one.place, _leader(leader, one.owner, people),
        team.name if team else "", (person.name,), held is not None, one.detail,
        one.done_at is not None, cancelled, revision,
    )  # fmt: skip


def held_entry(
    one: HeldSession,
    stage: Stage,
    team: TrainingClass,
    names: Sequence[str],
    people: Mapping[UUID, Person],
) -> Entry:
    """Return a session of a class, with the names of who is there."""
    leader = leader_of(one.owner, one.trainer_id, team.trainer_id, None)
    return Entry(
        one.id, one.session_key, one.title, stage, one.kind, gate_of(one.detail), one.day,
        one.start, one.minutes, one.place, _leader(leader, one.owner, people), team.name,
        tuple(names), True, one.detail, one.closed_at is not None, one.cancelled_at is not None,
        one.revision,
    )  # fmt: skip


def exam_entry(span: ExamSpan, names: Sequence[str], now: datetime) -> ExamEntry:
    """Return an exam, with the names of those who sit it as far as they may be seen."""
    begins, ends = span.opens.replace(tzinfo=None), span.closes.replace(tzinfo=None)
    return ExamEntry(
        span.id, span.title, begins, ends, span.minutes, span.on_paper, span.gate,
        tuple(names), span.closes <= now, span.off, span.revision,
    )  # fmt: skip


def in_order(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return entries by day and time, the same ones always in the same order."""
    return tuple(
        sorted(entries, key=lambda one: (one.day, one.start, one.class_name, one.title, one.people))
    )


def _leader(leader: UUID | None, owner: str, people: Mapping[UUID, Person]) -> str:
    if leader is not None and leader in people:
        return people[leader].name
    return OWNERS.get(owner, owner)
