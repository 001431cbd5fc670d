"""What moves with a session: pure rules over prerequisites, gates and working days."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from desktop_app.training.curriculum.workdays import WorkCalendar

_DAY = timedelta(days=1)

Moment = tuple[date, int]
"""A day and the minutes from its midnight."""


class Carry(StrEnum):
    """How much moves with a session."""

    ALONE = "alone"
    """Nothing: what would then stand in the wrong order is told as broken."""
    NEEDED = "needed"
    """Only what would come before something that it waits for."""
    ALL = "all"
    """Everything after it, by as many working days, so that the distances stay."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A session as the order sees it: one of a class, or one of a trainee's own."""

    id: UUID
    key: str
    title: str
    plan_id: UUID | None
    """Whose own it is; None for what the whole class holds."""
    day: date
    start: int
    minutes: int
    after: tuple[str, ...]
    fixed: bool
    """It has been held: it moves no more."""

    @property
    def begins(self) -> Moment:
        return (self.day, self.start)

    def concerns(self, other: "Piece") -> bool:
        """Tell whether somebody takes part in both."""
        return None in (self.plan_id, other.plan_id) or self.plan_id == other.plan_id


@dataclass(frozen=True, slots=True)
class Broken:
    """Two sessions that would stand in the wrong order."""

    piece: Piece
    before: Piece
    """It should be over when `piece` begins."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Where sessions would stand: the one that was moved first, then what moves with it."""

    moved: Mapping[UUID, Moment]
    broken: tuple[Broken, ...]


def arrange(
    pieces: Sequence[Piece],
    target_id: UUID,
    to: Moment,
    minutes: int,
    calendar: WorkCalendar,
    carry: Carry = Carry.NEEDED,
) -> Arrangement:
    """Return what stands where when one session moves *to* a moment and lasts *minutes*.

    What waits for a session that moves on moves by as many working days, and further until its
    own time is free of what stays. What one trainee does alone never moves the class:
    that, what was held already, and what the moved session itself waits for, is told as broken.
    """
    return _Arranging(pieces, target_id, to, minutes, calendar).run(carry)


def shifted(day: date, count: int, calendar: WorkCalendar) -> date:
    """Return the working day that many working days after *day*, before it for negative counts."""
    step = _DAY if count > 0 else -_DAY
    for _ in range(abs(count)):
        day += step
        while not calendar.is_working(day):
            day += step
    return day


def distance(day: date, to: date, calendar: WorkCalendar) -> int:
    """Count the working days that lead from *day* to *to*, negative backwards."""
    if to >= day:
        return calendar.working_between(day + _DAY, to)
    return -calendar.working_between(to, day - _DAY)


def disorder(
    pieces: Sequence[Piece],
    at: Mapping[UUID, Moment],
    minutes: Mapping[UUID, int],
    moved: Collection[UUID],
) -> tuple[Broken, ...]:
    """Return the pairs in the wrong order that moving some sessions makes, each once.

    *at* and *minutes* tell of every session when it begins and how long it lasts.
    """
    by_key: dict[str, list[Piece]] = defaultdict(list)
    for one in pieces:
        by_key[one.key].append(one)
    return tuple(
        Broken(one, before)
        for one in pieces
        for key in one.after
        for before in by_key[key]
        if one.concerns(before)
        and (one.id in moved or before.id in moved)
        and at[one.id] < (at[before.id][0], at[before.id][1] + minutes[before.id])
    )


class _Arranging:
    """Holds what the steps of one arrangement share."""

    def __init__(
        self,
        pieces: Sequence[Piece],
        target_id: UUID,
        to: Moment,
        minutes: int,
        calendar: WorkCalendar,
    ) -> None:
        self._pieces = pieces
        self._target = next(one for one in pieces if one.id == target_id)
        self._calendar = calendar
        self._count = distance(self._target.day, to[0], calendar)
        self._minutes = {one.id: one.minutes for one in pieces} | {target_id: minutes}
        self._at: dict[UUID, Moment] = {one.id: one.begins for one in pieces}
        self._at[target_id] = to
        self._moved = {target_id: to}
        self._waiting: dict[str, list[Piece]] = defaultdict(list)
        for one in pieces:
            for key in one.after:
                self._waiting[key].append(one)
        self._followers = self._all_waiting()

    def run(self, carry: Carry) -> Arrangement:
        if carry is Carry.ALL:
            self._carry_all()
        moved = self._moved if carry is not Carry.ALONE else {}
        todo = [one for one in self._pieces if one.id in moved]
        pushes = len(self._pieces) ** 2
        while todo and pushes:
            todo += self._push(todo.pop(0))
            pushes -= 1
        return Arrangement(self._moved, self._broken())

    def _all_waiting(self) -> set[UUID]:
        """Return what waits for the target, directly or through others: it may move too."""
        found: set[UUID] = set()
        todo = [self._target]
        while todo:
            fresh = [one for one in self._waiting[todo.pop().key] if one.id not in found]
            found |= {one.id for one in fresh}
            todo += fresh
        return found

    def _carry_all(self) -> None:
        target = self._target
        for one in self._pieces:
            follows = one.begins > target.begins and one.id != target.id
            own = target.plan_id is None or one.plan_id == target.plan_id
            if follows and own and not one.fixed:
                self._place(one, (shifted(one.day, self._count, self._calendar), one.start))

    def _push(self, before: Piece) -> list[Piece]:
        """Put off what waits for *before* and would come too early; returns what moved."""
        found = []
        for one in self._waiting[before.key]:
            alone = before.plan_id is not None and one.plan_id is None
            if one.fixed or alone or one.id == self._target.id or not one.concerns(before):
                continue
            if self._at[one.id] < self._ends(before):
                self._place(one, self._later(one, self._ends(before)))
                found.append(one)
        return found

    def _later(self, one: Piece, earliest: Moment) -> Moment:
        """Return when *one* can be held: at its own time, on the first day that is free."""
        wished = shifted(one.day, max(0, self._count), self._calendar)
        for day in self._calendar.working_days(max(wished, earliest[0])):
            moment = (day, one.start)
            if moment >= earliest and not self._meets(one, moment):
                return moment
        raise AssertionError("working days never end")

    def _meets(self, one: Piece, moment: Moment) -> bool:
        end = (moment[0], moment[1] + self._minutes[one.id])
        return any(
            other.id not in self._followers
            and self._at[other.id] < end
            and moment < self._ends(other)
            and one.concerns(other)
            for other in self._pieces
        )

    def _place(self, one: Piece, moment: Moment) -> None:
        self._at[one.id] = self._moved[one.id] = moment

    def _ends(self, one: Piece) -> Moment:
        day, start = self._at[one.id]
        return (day, start + self._minutes[one.id])

    def _broken(self) -> tuple[Broken, ...]:
        """Return the pairs in the wrong order that this arrangement makes, each once."""
        return disorder(self._pieces, self._at, self._minutes, set(self._moved))
