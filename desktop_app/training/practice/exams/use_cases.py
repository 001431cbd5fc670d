"""Beginning an examination: who sits there is asked, and whether there may be one today."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from db.ids import new_id
from db.records import Attempt, AuditEntry, Person
from db.store import Store
from desktop_app.system.clock import Clock
from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.system.text import tr
from desktop_app.training.people.permissions import Act, require
from desktop_app.training.people.use_cases import People
from desktop_app.training.practice.exams.rules import left, taken_on
from desktop_app.training.practice.modes.names import EXAM
from desktop_app.training.practice.rush.standing import RushRunning
from desktop_app.training.practice.rush.use_cases import is_rush
from desktop_app.training.practice.use_cases import Practice, Running


class ExamTaken(Trouble):
    """The drill was examined today already; `at` says when."""

    def __init__(self, at: datetime) -> None:
        super().__init__(
            tr("这个练习今天已经考过一次。"),
            tr("已有的成绩没有变。"),
            tr("请明天再考，或请主管当场放行。"),
        )
        self.at = at


@dataclass(frozen=True, slots=True)
class Release:
    """A supervisor's own name or staff number and password, typed beside the candidate."""

    name: str
    password: str


class Exams:
    """One try a day for each person and drill, unless a supervisor releases another."""

    def __init__(self, store: Store, clock: Clock, people: People, practice: Practice) -> None:
        self._store = store
        self._clock = clock
        self._people = people
        self._practice = practice

    def taken_today(self, actor: Person, key: str) -> Attempt | None:
        """Return the latest examination of *actor* at the drill called *key* today, or None."""
        with self._store.reading() as tx:
            begun = tx.practice.begun(actor.id, key, EXAM)
        return taken_on(begun, self._clock.today(), self._clock.local)

    def title(self, key: str) -> str:
        """Return what is examined at the gate of *key*."""
        return self._practice.title(key)

    def begin(
        self, actor: Person, key: str, password: str, release: Release | None = None
    ) -> Running | RushRunning:
        """Begin an examination after the candidate's password; both are written down.

        Raises WrongPassword, and ExamTaken unless *release* is a supervisor's.
        """
        taken = self.taken_today(actor, key)
        if taken is not None and release is None:
            raise ExamTaken(taken.started_at)
        self._people.confirm(actor, password)
        released_by = self._released_by(actor, release) if taken and release else None
        running: Running | RushRunning
        if is_rush(key):
            running = self._practice.rushes.start_by_key(actor, key, EXAM)
        else:
            running = self._practice.start_by_key(actor, key, EXAM)
        self._note(actor, "confirm_exam", running.attempt.id)
        if released_by is not None:
            self._note(released_by, "release_exam", running.attempt.id)
        return running

    def go_on(self, actor: Person, attempt_id: UUID, password: str) -> Running | RushRunning:
        """Go on with an examination that the program fell out of; raises WrongPassword."""
        self._people.confirm(actor, password)
        self._note(actor, "confirm_exam", attempt_id)
        if self._practice.rushes.is_rush(attempt_id):
            return self._practice.rushes.resume(actor, attempt_id)
        return self._practice.resume(actor, attempt_id)

    def judge_left(self, actor: Person) -> int:
        """Judge the examinations of *actor* that were left for good; return how many."""
        now, found = self._clock.now(), []
        with self._store.reading() as tx:
            for one in tx.practice.open_of(actor.id):
                if one.mode != EXAM:
                    continue
                turns = tx.practice.turns(one.id)
                if left(one.started_at, turns[-1].sent_at if turns else None, now):
                    found.append(one.id)
        for attempt_id in found:
            self._judge(actor, attempt_id)
        return len(found)

    def put_away(self, actor: Person, attempt_id: UUID) -> None:
        """Stop offering an unfinished attempt; an examination is judged by what was said."""
        with self._store.reading() as tx:
            mode = tx.practice.attempt(attempt_id).mode
        if mode == EXAM:
            self._judge(actor, attempt_id)
        else:
            self._practice.put_away(actor, attempt_id)

    def _judge(self, actor: Person, attempt_id: UUID) -> None:
        practice = self._practice
        if practice.rushes.is_rush(attempt_id):
            several = practice.rushes.resume(actor, attempt_id)
            practice.rushes.finish(actor, several, several.seconds)
        else:
            running = practice.resume(actor, attempt_id)
            said = sum(one.timing.answer for one in running.conversation.exchanges)
            practice.finish(actor, running, said)

    def _released_by(self, actor: Person, release: Release) -> Person:
        supervisor = self._people.sign_in(release.name, release.password)
        try:
            require(supervisor, Act.JUDGE, actor)
        except NotAllowed as error:
            raise Trouble(tr("只有主管能放行，而且不能放行自己。"), tr("没有开始考核。")) from error
        return supervisor

    def _note(self, by: Person, act: str, attempt_id: UUID) -> None:
        with self._store.writing() as tx:
            tx.people.log(AuditEntry(new_id(), self._clock.now(), by.id, act, attempt_id, ""))
