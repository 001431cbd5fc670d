"""Setting up rooms and shifts; a change concerns what is laid or moved from then on."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from db.ids import new_id
from db.records import Person, Room, Shift
from db.store import Store
from desktop_app.system.changes import Changes, Subject
from desktop_app.system.clock import Clock
from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.content.use_cases import Library
from desktop_app.training.curriculum.rooms.shifts import shifts_for
from desktop_app.training.people.permissions import Act, require

_DAY_MINUTES = 24 * 60
_EVERY_DAY = 0b1111111


@dataclass(frozen=True, slots=True)
class ShiftWanted:
    """A shift as it is typed in; one of person and team is named. Minutes from midnight."""

    name: str
    weekdays: int
    from_minute: int
    to_minute: int
    valid_from: date
    valid_until: date | None = None
    person_id: UUID | None = None
    team_id: UUID | None = None


class Rooms:
    """The rooms and shifts of this organisation; supervisors and administrators set them."""

    def __init__(self, store: Store, clock: Clock, changes: Changes, library: Library) -> None:
        self._store = store
        self._clock = clock
        self._changes = changes
        self._library = library

    def rooms(self) -> tuple[Room, ...]:
        """Return every room by name."""
        with self._store.reading() as tx:
            return tx.rooms.all()

    def unlisted(self) -> tuple[str, ...]:
        """Return the places that programs name and that are no rooms yet, to choose from."""
        from desktop_app.training.curriculum.program import Program

        known = {one.name for one in self.rooms()}
        places = {
            session.place
            for program in self._library.published("program", Program)
            for session in program.item.sessions
        }
        return tuple(sorted(places - known))

    def put_room(
        self, actor: Person, name: str, capacity: int, room_id: UUID | None = None
    ) -> Room:
        """Add a room, or change the one with this id; sessions keep the place that they name."""
        require(actor, Act.SET_DAYS)
        name = name.strip()
        if not name or capacity < 1:
            raise _bad(tr("教室要有名称，容量至少 1 人。"))
        room = Room(room_id or new_id(), name, capacity, self._clock.now(), actor.id)
        with self._store.writing() as tx:
            if any(one.name == name and one.id != room.id for one in tx.rooms.all()):
                raise _bad(tr("已经有一间教室叫“{name}”。").format(name=name))
            tx.rooms.put(room)
        self._announce()
        return room

    def drop_room(self, actor: Person, room_id: UUID) -> None:
        """Watch over a room no longer; what is held there stays."""
        require(actor, Act.SET_DAYS)
        with self._store.writing() as tx:
            tx.rooms.drop(room_id)
        self._announce()

    def shifts(self, actor: Person) -> tuple[Shift, ...]:
        """Return every shift, the earliest first."""
        require(actor, Act.SET_DAYS)
        with self._store.reading() as tx:
            return tx.rooms.shifts()

    def shifts_of(self, actor: Person, person_id: UUID) -> tuple[Shift, ...]:
        """Return the shifts of one person and of their team."""
        with self._store.reading() as tx:
            person = tx.people.get(person_id)
            require(actor, Act.SEE_RECORD, person)
            return shifts_for(person, tx.rooms.shifts())

    def put_shift(self, actor: Person, wanted: ShiftWanted, shift_id: UUID | None = None) -> Shift:
        """Add a shift, or change the one with this id."""
        require(actor, Act.SET_DAYS)
        _check(wanted)
        shift = Shift(
            id=shift_id or new_id(),
            name=wanted.name.strip(),
            person_id=wanted.person_id,
            team_id=wanted.team_id,
            weekdays=wanted.weekdays,
            from_minute=wanted.from_minute,
            to_minute=wanted.to_minute,
            valid_from=wanted.valid_from,
            valid_until=wanted.valid_until,
            changed_at=self._clock.now(),
            changed_by=actor.id,
        )
        with self._store.writing() as tx:
            tx.rooms.put_shift(shift)
        self._announce()
        return shift

    def end_shift(self, actor: Person, shift_id: UUID, last: date) -> None:
        """Let a shift hold until *last* and no longer; one that had not begun is dropped."""
        require(actor, Act.SET_DAYS)
        with self._store.writing() as tx:
            shift = next((one for one in tx.rooms.shifts() if one.id == shift_id), None)
            if shift is not None and shift.valid_from > last:
                tx.rooms.drop_shift(shift_id)
            elif shift is not None:
                now = self._clock.now()
                tx.rooms.put_shift(
                    replace(shift, valid_until=last, changed_at=now, changed_by=actor.id)
                )
        self._announce()

    def _announce(self) -> None:
        self._changes.announce(Subject.PLANS, Subject.SETTINGS)


def _check(wanted: ShiftWanted) -> None:
    if (wanted.person_id is None) == (wanted.team_id is None):
        raise _bad(tr("班次要写明是哪一个人，还是哪一个组。"))
    if not wanted.name.strip() or not 0 < wanted.weekdays <= _EVERY_DAY:
        raise _bad(tr("班次要有名称，并且至少选一天。"))
    if not 0 <= wanted.from_minute < wanted.to_minute <= _DAY_MINUTES:
        raise _bad(tr("下班时间要晚于上班时间。"))
    if wanted.valid_until is not None and wanted.valid_until < wanted.valid_from:
        raise _bad(tr("结束日期要晚于开始日期。"))


def _bad(what: str) -> Trouble:
    return Trouble(what, tr("没有任何改动。"), tr("请改好再保存。"))
