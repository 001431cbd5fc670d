"""Taking trainees and classes in from a list: looked at first, then all of it or nothing."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from db.ids import new_id
from db.records import AuditEntry, Person, Role
from db.store import Store, Transaction
from desktop_app.system.background import Progress
from desktop_app.system.changes import Changes, Subject
from desktop_app.system.clock import Clock
from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.content.file_faults import BadFiles, FileFault
from desktop_app.training.curriculum.classes.forming import NewClass
from desktop_app.training.curriculum.classes.transferring.use_cases import Transferring
from desktop_app.training.curriculum.classes.use_cases import Classes
from desktop_app.training.curriculum.use_cases import Curriculum
from desktop_app.training.people.arriving.matching import (
    ArrivingClass,
    ArrivingPerson,
    Matching,
    Standing,
    Surroundings,
)
from desktop_app.training.people.passwords import Passwords
from desktop_app.training.people.permissions import Act, require
from desktop_app.training.people.use_cases import NewPerson, People

if TYPE_CHECKING:
    from desktop_app.training.people.arriving.reading import Lists


@dataclass(frozen=True, slots=True)
class Arrival:
    """What a list would bring; nothing has been written yet."""

    file: str
    people: tuple[ArrivingPerson, ...]
    classes: tuple[ArrivingClass, ...]
    warnings: tuple[str, ...]
    """What would be in the way of sessions, a sentence each; it can be taken in all the same."""

    @property
    def new_people(self) -> int:
        """How many people would be added."""
        return sum(one.standing is Standing.NEW for one in self.people)

    @property
    def joining(self) -> int:
        """How many who are there already would come into a class."""
        return sum(one.standing is Standing.JOINS for one in self.people)

    @property
    def changes(self) -> bool:
        """Whether anything would change at all."""
        return bool(self.new_people or self.joining or self.classes)


class Arriving:
    """Reads lists and takes them in; who manages people does, with classes who lays plans."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        changes: Changes,
        passwords: Passwords,
        people: People,
        curriculum: Curriculum,
        classes: Callable[[], Classes],
        transferring: Callable[[], Transferring],
    ) -> None:
        self._store = store
        self._clock = clock
        self._changes = changes
        self._passwords = passwords
        self._people = people
        self._curriculum = curriculum
        self._classes = classes
        self._transferring = transferring

    def template(self, actor: Person) -> bytes:
        """Return an empty list as a workbook, with teams, mentors and programs to choose from."""
        from desktop_app.training.people.arriving.table import template

        require(actor, Act.MANAGE_PEOPLE)
        return template(
            [one.name for one in self._people.teams()],
            [one.name for one in self._people.mentors()],
            [title for _key, title in self._curriculum.programs()],
        )

    def read(self, actor: Person, path: Path) -> Arrival:
        """Return what a list would bring, tried out and taken back; nothing is kept.

        Raises BadFiles with every fault by row and column, Trouble for what is no list.
        """
        from desktop_app.training.people.arriving.reading import read_lists

        require(actor, Act.MANAGE_PEOPLE)
        lists = read_lists(path)
        people, classes = Matching(lists, self._surroundings()).run()
        if lists.faults:
            raise BadFiles(tuple(sorted(lists.faults, key=lambda one: (one.sheet, one.row))))
        if classes or any(one.class_name for one in people):
            require(actor, Act.LAY_PLAN)
        arrival = Arrival(lists.file, people, classes, ())
        warnings = self._rehearsed(actor, arrival, lists)
        return Arrival(lists.file, people, classes, warnings)

    def take_in(
        self,
        actor: Person,
        arrival: Arrival,
        password: str,
        anyway: bool = False,
        progress: Progress | None = None,
    ) -> int:
        """Add the people with this first password, and the classes, in one transaction.

        Returns how many people were added. Raises WeakPassword, Trouble where something is in the
        way and *anyway* is not said or the list does not fit any longer; then nothing is kept.
        """
        require(actor, Act.MANAGE_PEOPLE)
        if arrival.classes or any(one.class_name for one in arrival.people):
            require(actor, Act.LAY_PLAN)
        hashes = self._hashes(arrival, password, progress or Progress())
        with self._store.writing() as tx:
            warnings = self._write(tx, actor, arrival, hashes)
            if warnings and not anyway:
                raise Trouble(
                    warnings[0], tr("没有导入任何内容。"), tr("请换一个时间，或选择仍然导入。")
                )
            tx.people.log(
                AuditEntry(
                    new_id(), self._clock.now(), actor.id, "import_people", None, arrival.file
                )
            )
        self._changes.announce(Subject.PEOPLE, Subject.PLANS)
        return arrival.new_people

    def _surroundings(self) -> Surroundings:
        with self._store.reading() as tx:
            people = tx.people.all()
            in_class: dict[UUID, set[UUID]] = defaultdict(set)
            for stay in tx.classes.stays([one.id for one in people]):
                if stay.until_on is None:
                    in_class[stay.person_id].add(stay.class_id)
            return Surroundings(
                people=people,
                numbers=tx.people.staff_numbers(),
                teams=tx.people.teams(),
                classes=tx.classes.all(),
                members=tx.classes.counts(),
                in_class={id_: frozenset(found) for id_, found in in_class.items()},
                programs=self._curriculum.programs(),
                today=self._clock.today(),
            )

    def _hashes(self, arrival: Arrival, password: str, progress: Progress) -> dict[str, str]:
        """Hash the password for each new person: a hash of one's own each, which takes its time."""
        new = [one for one in arrival.people if one.standing is Standing.NEW]
        found = {}
        for number, one in enumerate(new):
            progress.step(number, len(new))
            found[one.staff_number] = self._passwords.hashed(password)
        return found

    def _rehearsed(self, actor: Person, arrival: Arrival, lists: "Lists") -> tuple[str, ...]:
        """Take a list in and take it back: what is in the way is what would be in the way."""
        try:
            with _taken_back(self._store) as tx:
                return self._write(tx, actor, arrival, defaultdict(str))
        except Trouble as trouble:
            told = " ".join(part for part in (trouble.what, trouble.do) if part)
            raise BadFiles((FileFault(lists.file, 0, "", told),)) from trouble

    def _write(
        self, tx: Transaction, actor: Person, arrival: Arrival, hashes: dict[str, str]
    ) -> tuple[str, ...]:
        """Write everything; returns what is in the way, a sentence each."""
        ids: dict[str, UUID] = {}
        for one in arrival.people:
            if one.known_id is not None:
                ids[one.staff_number] = one.known_id
                continue
            new = NewPerson(
                one.name, one.staff_number, frozenset({Role.TRAINEE}), "", one.team_id,
                one.mentor_id, one.joined_on,
            )  # fmt: skip
            person = self._people.write(tx, actor, new, hashes[one.staff_number])
            ids[one.staff_number] = person.id
        found: list[str] = []
        for team in arrival.classes:
            members = tuple(
                ids[one.staff_number] for one in arrival.people if one.class_name == team.name
            )
            opening = NewClass(
                team.name, team.program_key, team.start, team.capacity, team.room,
                team.trainer_id, members,
            )  # fmt: skip
            _opened, conflicts = self._classes().write(tx, actor, opening)
            found += [one.text for one in conflicts]
        reason = tr("从名单“{file}”导入").format(file=arrival.file)
        for one in arrival.people:
            if one.class_id is not None and one.standing is not Standing.KNOWN:
                conflicts = self._transferring().join(
                    tx, actor, ids[one.staff_number], one.class_id, reason
                )
                found += [conflict.text for conflict in conflicts]
        return tuple(dict.fromkeys(found))


class _TakenBack(Exception):
    """Ends a transaction that is not meant to last."""


@contextmanager
def _taken_back(store: Store) -> Iterator[Transaction]:
    """Yield a transaction in which everything can be written, and of which nothing is kept."""
    try:
        with store.writing() as tx:
            yield tx
            raise _TakenBack
    except _TakenBack:
        pass
