"""Taking changed dates back into plans: proposed, looked at, then done or not."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from db.errors import NotFound
from db.records import Person
from db.store import Store, Transaction
from desktop_app.system.changes import Changes, Subject
from desktop_app.system.clock import Clock
from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.curriculum.exchange.icalendar_file import exam_of, plain, session_of
from desktop_app.training.curriculum.exchange.use_cases import ZONE
from desktop_app.training.curriculum.ground.use_cases import Course, grounds
from desktop_app.training.curriculum.moving.applying.use_cases import Applying
from desktop_app.training.curriculum.moving.conflicts import Conflict, conflicts, order_conflict
from desktop_app.training.curriculum.moving.ordering import Moment, disorder
from desktop_app.training.curriculum.moving.proposal import Proposal
from desktop_app.training.curriculum.moving.use_cases import (
    Alter,
    course_of,
    left_waiting,
    moved_to,
    once,
    proposal_of,
)
from desktop_app.training.exams.timing import cancelled, closing
from desktop_app.training.people.permissions import Act, require

if TYPE_CHECKING:
    from desktop_app.training.curriculum.exchange.dates.reading import ReadEvent
    from desktop_app.training.curriculum.workdays import WorkCalendar


class Why(StrEnum):
    """Why an event of a file is left out."""

    FOREIGN = "foreign"
    """Somebody else gave it its UID."""
    GONE = "gone"
    """No plan holds the session any longer."""
    OFF = "off"
    """The session has been called off."""
    CANCELLED = "cancelled"
    """One person's calendar calls it off, and a class sits through it together."""
    RENAMED = "renamed"
    """The other calendar has another title; titles are the program's."""
    HELD = "held"
    """The session has been held already."""
    OLD = "old"
    """The session was changed here after the file was made."""
    UNINVITED = "uninvited"
    """A message takes somebody out; who takes part is decided here."""
    REPEATS = "repeats"
    EXAM = "exam"
    """It is an exam: whoever sits it is told by who holds it."""
    TWICE = "twice"
    """The file has the session at two times."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An event that changes nothing, and why."""

    event: "ReadEvent"
    why: Why


@dataclass(frozen=True, slots=True)
class DatesRead:
    """What a file of dates would change; nothing has been written yet."""

    file: str
    proposals: tuple[Proposal, ...]
    """One for each class or plan whose sessions move, then one for each that is called off."""
    same: int
    """Sessions that stand where the file has them."""
    left_out: tuple[LeftOut, ...]

    @property
    def moves(self) -> int:
        """How many sessions would move."""
        return sum(len(one.steps) for one in self.proposals if one.kind == "move")

    @property
    def cancels(self) -> int:
        """How many sessions would be called off."""
        return sum(one.kind == "cancel" for one in self.proposals)

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Everything in the way, what blocks it first."""
        found = [conflict for one in self.proposals for conflict in one.conflicts]
        return tuple(sorted(once(found), key=lambda one: not one.blocking))

    @property
    def blocked(self) -> bool:
        """Whether it cannot be taken in at all."""
        return any(one.blocked for one in self.proposals)


Target = tuple[Moment, int]
"""Where a session goes: day and minutes from midnight, and how long it lasts."""


class DateFiles:
    """Reads calendar files back into plans; only who lays plans does."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        changes: Changes,
        applying: Applying,
        calendar: "Callable[[], WorkCalendar]",
    ) -> None:
        self._store = store
        self._clock = clock
        self._changes = changes
        self._applying = applying
        self._calendar = calendar

    def read(self, actor: Person, path: Path) -> DatesRead:
        """Return what a file would move and call off, with what is in the way; writes nothing.

        Sessions are known by their UIDs; what others put into the calendar is left out. Raises
        BadFiles with the places of all faults, Trouble for what is no calendar file.
        """
        from desktop_app.training.curriculum.exchange.dates.reading import read_calendar

        require(actor, Act.LAY_PLAN)
        events = read_calendar(path, ZONE)
        with self._store.reading() as tx:
            return _Comparing(tx, self._clock, self._calendar()).run(path.name, events)

    def take_in(self, actor: Person, read: DatesRead, anyway: bool = False) -> int:
        """Do what was read, all of it in one transaction; returns how many sessions changed.

        Raises Trouble, and moves nothing, when something blocks it, when something is in the way
        and *anyway* is not said, or when a session was changed since it was read.
        """
        require(actor, Act.LAY_PLAN)
        reason = tr("从日历文件“{file}”导入").format(file=read.file)
        with self._store.writing() as tx:
            for proposal in read.proposals:
                self._applying.write(tx, actor, proposal, reason, anyway)
        self._changes.announce(Subject.PLANS)
        return read.moves + read.cancels


class _Comparing:
    """Holds what the steps of one comparison share."""

    def __init__(self, tx: Transaction, clock: Clock, calendar: "WorkCalendar") -> None:
        self._tx = tx
        self._clock = clock
        self._calendar = calendar
        self._courses: dict[UUID, Course] = {}
        """Each is named by the session that first led to it."""
        self._known: dict[UUID, tuple[UUID, UUID]] = {}
        """The course of each session or seat, and what it goes by there."""
        self._fixed: dict[UUID, set[UUID]] = {}
        self._targets: dict[UUID, dict[UUID, Target]] = defaultdict(dict)
        self._off: dict[UUID, UUID] = {}
        """The course of each session that is called off."""
        self._left: list[LeftOut] = []
        self._same = 0

    def run(self, file: str, events: "Sequence[ReadEvent]") -> DatesRead:
        for event in events:
            why = self._note(event)
            if why is not None:
                self._left.append(LeftOut(event, why))
        alter = {
            id_: moved_to(*target)
            for targets in self._targets.values()
            for id_, target in targets.items()
        }
        found = self._conflicts(alter)
        proposals = []
        for course_id, targets in self._targets.items():
            course = self._courses[course_id]
            mine = tuple(one for one in found if one.session_id in targets)
            order = self._order(course, targets)
            proposals.append(
                proposal_of(
                    "move",
                    course,
                    next(iter(targets)),
                    {id_: alter[id_] for id_ in targets},
                    (*order, *mine),
                )
            )
        proposals += [self._cancel(self._courses[course], id_) for id_, course in self._off.items()]
        return DatesRead(file, tuple(proposals), self._same, tuple(self._left))

    def _cancel(self, course: Course, id_: UUID) -> Proposal:
        now = self._clock.now()
        about = tr("取消“{title}”：").format(title=course.record(id_).title)
        waiting = tuple(
            replace(one, text=about + one.text) for one in left_waiting(course, id_, self._off)
        )
        alter: Mapping[UUID, Alter] = {id_: lambda one: replace(one, cancelled_at=now)}
        return proposal_of("cancel", course, id_, alter, waiting)

    def _note(self, event: "ReadEvent") -> Why | None:
        """Note where an event wants its session, or tell why it is left out."""
        if (exam_id := exam_of(event.uid)) is not None:
            return self._exam(event, exam_id)
        named = session_of(event.uid)
        if named is None:
            return Why.FOREIGN
        found = self._standing(named)
        if isinstance(found, Why):
            if not event.cancelled:
                return found
            self._same += 1
            return None
        course_id, id_ = found
        course = self._courses[course_id]
        record = course.record(id_)
        if event.repeats or event.uninvites:
            return Why.REPEATS if event.repeats else Why.UNINVITED
        self._look_at_title(event, record.title)
        target = None if event.cancelled else _target(event)
        if target == ((record.day, record.start), record.minutes):
            self._same += 1
            return None
        if event.sequence < _revision(course, id_, named):
            return Why.OLD
        if id_ in self._fixed[course_id]:
            return Why.HELD
        if target is None:
            return self._call_off(course_id, id_, named)
        return self._move(course_id, id_, target)

    def _exam(self, event: "ReadEvent", exam_id: UUID) -> Why | None:
        """Let an exam pass that stands where the file has it; a file moves none."""
        exam = self._tx.exams.some([exam_id]).get(exam_id)
        if exam is None:
            return Why.FOREIGN
        events = self._tx.exams.whole_events([exam_id])
        opens = self._clock.local(exam.opens_at).replace(tzinfo=None)
        closes = self._clock.local(closing(exam, events)).replace(tzinfo=None)
        stands = opens == event.begins and closes - opens == timedelta(minutes=event.minutes)
        if cancelled(events) or (stands and not event.cancelled):
            self._same += 1
            return None
        return Why.EXAM

    def _look_at_title(self, event: "ReadEvent", title: str) -> None:
        """Tell of another title; what the calendar was told beside it, such as names, may stand."""
        if event.title and plain(title) not in event.title:
            self._left.append(LeftOut(event, Why.RENAMED))

    def _move(self, course_id: UUID, id_: UUID, target: Target) -> Why | None:
        if id_ in self._off:
            return Why.TWICE
        wished = self._targets[course_id].setdefault(id_, target)
        return None if wished == target else Why.TWICE

    def _call_off(self, course_id: UUID, id_: UUID, named: UUID) -> Why | None:
        """Note that a session is called off: a class's only where the class's calendar does."""
        if named != id_:
            return Why.CANCELLED
        if id_ in self._targets.get(course_id, {}):
            return Why.TWICE
        self._off[id_] = course_id
        return None

    def _standing(self, named: UUID) -> tuple[UUID, UUID] | Why:
        """Return course and id of a session that stands, or why it does not."""
        try:
            course_id, id_ = self._course(named)
        except NotFound:
            return Why.GONE
        except Trouble:
            return Why.OFF
        course = self._courses[course_id]
        return (course_id, id_) if id_ in course.held or id_ in course.own else Why.GONE

    def _course(self, named: UUID) -> tuple[UUID, UUID]:
        """Return the key of the course that a session belongs to, and its id there."""
        if named not in self._known:
            course, id_ = course_of(self._tx, named)
            self._courses[id_] = course
            self._fixed[id_] = {one.id for one in course.pieces() if one.fixed}
            own = {one: (id_, one) for one in (*course.held, *course.own)}
            seats = {seat.id: (id_, held) for held, seats in course.seats.items() for seat in seats}
            self._known = {named: (id_, id_), **seats, **own, **self._known}
        return self._known[named]

    def _order(self, course: Course, targets: Mapping[UUID, Target]) -> tuple[Conflict, ...]:
        pieces = tuple(one for one in course.pieces() if one.id not in self._off)
        at = {one.id: targets[one.id][0] if one.id in targets else one.begins for one in pieces}
        lasting = {
            one.id: targets[one.id][1] if one.id in targets else one.minutes for one in pieces
        }
        return tuple(order_conflict(one) for one in disorder(pieces, at, lasting, targets))

    def _conflicts(self, alter: Mapping[UUID, Alter]) -> tuple[Conflict, ...]:
        """Return what is in the way where everything has moved that moves."""
        if not alter:
            return ()
        moved = []
        for course_id, targets in self._targets.items():
            course = self._courses[course_id]
            moved += [course.sitting_as(alter[id_](course.record(id_))) for id_ in targets]
        days = [one.day for one in moved]
        ground = grounds(
            self._tx,
            self._calendar,
            self._clock.today(),
            min(days),
            max(days),
            [*(one.id for one in moved), *self._off],
            moved,
        )
        return tuple(one for sitting in moved for one in conflicts(sitting, ground))


def _revision(course: Course, id_: UUID, named: UUID) -> int:
    """Return how often what the file names was changed: a seat counts its own changes."""
    seat = next((one for one in course.seats.get(id_, ()) if one.id == named), None)
    return seat.revision if seat is not None else course.record(id_).revision


def _target(event: "ReadEvent") -> Target | None:
    at = event.begins
    return ((at.date(), at.hour * 60 + at.minute), event.minutes) if at is not None else None
