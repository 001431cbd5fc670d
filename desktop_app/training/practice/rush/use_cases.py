"""Running a rush: begun, answered by message, resumed after a fall, judged, looked back at."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING
from uuid import UUID

from db.ids import new_id
from db.records import Attempt, AttemptResult, AttemptTurn, Draft, Person
from db.store import Store, Transaction
from desktop_app.system.changes import Changes, Subject
from desktop_app.system.clock import Clock
from desktop_app.training.content.use_cases import Library
from desktop_app.training.people.permissions import Act, require
from desktop_app.training.practice.figures import PracticeFigures
from desktop_app.training.practice.modes.names import COUNTING
from desktop_app.training.practice.rush.standing import RushLookBack, RushPreview, RushRunning
from desktop_app.training.practice.standing import drill_key

if TYPE_CHECKING:
    from datetime import datetime

    from desktop_app.training.practice.analysis.analyser import ReplyAnalyser
    from desktop_app.training.practice.drill import Drill
    from desktop_app.training.practice.marks import Judgement
    from desktop_app.training.practice.rush.drill import RushDrill
    from desktop_app.training.practice.rush.running import Event, RushRun, To

    Finished = Callable[[Transaction, Attempt, RushRun, datetime], None]
    """Hears of a finished attempt within the transaction of its result."""

KIND = "rush"
PREFIX = drill_key(KIND, "")
PRACTICE = "practice"


def is_rush(key: str) -> bool:
    """Whether a drill, e.g. `rush/noon-peak`, or one conversation of it, is of several at once."""
    return key.startswith(PREFIX)


class Rushes:
    """Everything that can be done with several customers at once.

    An attempt at a rush is stored like any other; its turns are the messages in their order.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        changes: Changes,
        library: Library,
        figures: Callable[[], PracticeFigures],
        analyser: "Callable[[], ReplyAnalyser]",
        on_finished: "Finished | None" = None,
    ) -> None:
        self._on_finished = on_finished
        self._store = store
        self._clock = clock
        self._changes = changes
        self._library = library
        self._analyser = analyser
        self.figures = figures
        self._drill = lru_cache(maxsize=16)(self._put_together)

    def preview(self, actor: Person, version_id: UUID, limit: int = 5) -> RushPreview:
        """Return the rush and what *actor* has made of it so far."""
        drill = self._drill(version_id)
        with self._store.reading() as tx:
            attempts = tx.practice.recent(actor.id, limit, drill_key(KIND, drill.key))
        return RushPreview(drill, attempts)

    def is_rush(self, attempt_id: UUID) -> bool:
        """Whether this attempt was made at a rush; raises NotFound."""
        with self._store.reading() as tx:
            return is_rush(tx.practice.attempt(attempt_id).content_key)

    def start(
        self, actor: Person, version_id: UUID, mode: str = PRACTICE, seed: int | None = None
    ) -> RushRunning:
        """Begin an attempt at this version of a rush; a new seed unless given."""
        from desktop_app.training.practice.rush.running import begin_rush

        require(actor, Act.PRACTISE)
        drill = self._drill(version_id)
        attempt_id = new_id()
        attempt = Attempt(
            id=attempt_id,
            person_id=actor.id,
            version_id=version_id,
            content_key=drill_key(KIND, drill.key),
            title=drill.title,
            channel=str(drill.channel),
            difficulty=str(drill.difficulty),
            mode=mode,
            seed=attempt_id.int & 0x7FFFFFFF if seed is None else seed,
            started_at=self._clock.now(),
        )
        with self._store.writing() as tx:
            tx.practice.begin(attempt)
        return RushRunning(attempt, begin_rush(drill, attempt.seed, self.figures()))

    def start_by_key(self, actor: Person, key: str, mode: str = PRACTICE) -> RushRunning:
        """Begin an attempt at the published rush called *key*, e.g. `rush/noon-peak`."""
        version_id = self._published(key)
        if version_id is None:
            raise LookupError(f"no rush called {key}")
        return self.start(actor, version_id, mode)

    def drill_of(self, version_id: UUID) -> "RushDrill":
        """Return the rush that an attempt at this version was made with."""
        return self._drill(version_id)

    def conversation(self, key: str) -> "Drill | None":
        """Return one conversation of a published rush, `rush/noon-peak/li`; None where it is gone.

        See `rush.drill.talk_key`.
        """
        rush, _, talk = key.rpartition("/")
        version_id = self._published(rush)
        return None if version_id is None else self._drill(version_id).drills.get(talk)

    def _published(self, key: str) -> UUID | None:
        found = (
            one.version_id
            for one in self._library.titles((KIND,))
            if drill_key(KIND, one.key) == key
        )
        return next(found, None)

    def resume(self, actor: Person, attempt_id: UUID) -> RushRunning:
        """Return an open attempt where it was left, with the texts typed there and its clock."""
        from desktop_app.training.practice.rush.running import replay_rush

        with self._store.reading() as tx:
            attempt = tx.practice.attempt(attempt_id)
            require(actor, Act.PRACTISE, tx.people.get(attempt.person_id))
            events = _events(tx, attempt_id)
            draft = tx.people.draft(actor.id, _draft(attempt_id))
        run = replay_rush(self._drill(attempt.version_id), attempt.seed, events, self.figures())
        kept = draft.body if draft else {}
        last = events[-1].at if events else 0.0
        texts = {str(key): str(text) for key, text in dict(kept.get("texts", {})).items()}
        return RushRunning(attempt, run, texts, max(last, float(kept.get("seconds", 0.0))))

    def keep(
        self, actor: Person, attempt_id: UUID, texts: Mapping[str, str], seconds: float
    ) -> None:
        """Keep what has been typed to whom, and the clock; called at every keystroke."""
        body = {"texts": dict(texts), "seconds": seconds}
        with self._store.writing() as tx:
            tx.people.save_draft(Draft(actor.id, _draft(attempt_id), body, self._clock.now()))

    def send(
        self,
        actor: Person,
        running: RushRunning,
        to: "To",
        talk: str,
        text: str,
        began: float,
        at: float,
        hints: int = 0,
    ) -> RushRunning:
        """Send a message; it is recorded before what it brings returns.

        What was typed to the others stays kept; *began* and *at* are seconds of the run's clock.
        """
        from desktop_app.training.practice.rush import addressing

        run = addressing.send(
            running.run, to, talk, text, began, at, self._analyser(), hints, self.figures()
        )
        texts = {key: one for key, one in running.texts.items() if key != talk}
        draft = Draft(
            actor.id,
            _draft(running.attempt.id),
            {"texts": texts, "seconds": at},
            self._clock.now(),
        )
        with self._store.writing() as tx:
            for event in run.events[len(running.run.events) :]:
                self._add(tx, running.attempt.id, event)
            tx.people.save_draft(draft)
        return RushRunning(running.attempt, run, texts, at)

    def finish(self, actor: Person, running: RushRunning, seconds: float) -> AttemptResult:
        """Record who was left without an answer, judge the attempt and record the result."""
        from desktop_app.training.practice.rush.marks import judge_rush
        from desktop_app.training.practice.rush.running import stop_rush

        run = stop_rush(running.run, seconds)
        judgement = judge_rush(run, self.figures())
        result = self._result(running.attempt, run, judgement, seconds)
        with self._store.writing() as tx:
            for event in run.events[len(running.run.events) :]:
                self._add(tx, running.attempt.id, event)
            tx.practice.finish(result, self._clock.local(result.finished_at).date())
            if self._on_finished is not None:
                self._on_finished(tx, running.attempt, run, result.finished_at)
            tx.people.drop_draft(actor.id, _draft(running.attempt.id))
        self._changes.announce(Subject.ATTEMPTS)
        return result

    def look_back(self, actor: Person, attempt_id: UUID) -> RushLookBack:
        """Return a judged attempt as it was judged, with its debrief; LookupError without one."""
        from desktop_app.training.practice.archive import judgement_from_dict
        from desktop_app.training.practice.rush.debrief import debrief_rush
        from desktop_app.training.practice.rush.running import replay_rush, settled

        with self._store.reading() as tx:
            attempt = tx.practice.attempt(attempt_id)
            person = tx.people.get(attempt.person_id)
            require(actor, Act.SEE_RECORD, person)
            events = _events(tx, attempt_id)
            result = tx.practice.result(attempt_id)
            if result is None:
                raise LookupError(f"attempt {attempt_id} has no result yet")
            before = tx.practice.recent(
                attempt.person_id,
                50,
                attempt.content_key,
                before=result.finished_at,
                modes=COUNTING,
            )
            last = tx.practice.result(before[0].attempt_id) if before else None
        judgement = judgement_from_dict(result.body)
        drill = self._drill(attempt.version_id)
        run = settled(replay_rush(drill, attempt.seed, events, judgement.figures))
        totals = [one.total for one in before if one.total is not None]
        return RushLookBack(
            person=person,
            attempt=attempt,
            result=result,
            run=run,
            judgement=judgement,
            debrief=debrief_rush(run, judgement),
            last=last,
            best=max(totals, default=None),
        )

    def retry(self, actor: Person, attempt_id: UUID, number: int) -> RushRunning:
        """Begin a new attempt that stands where *attempt_id* stood before its message *number*."""
        from desktop_app.training.practice.rush.running import replay_rush

        past = self.look_back(actor, attempt_id)
        running = self.start(actor, past.attempt.version_id, PRACTICE, past.attempt.seed)
        if number <= len(past.run.events):
            number = past.run.events[number - 1].first  # a message is said as a whole, or not
        kept = past.run.events[: number - 1]
        with self._store.writing() as tx:
            for event in kept:
                self._add(tx, running.attempt.id, event)
        run = replay_rush(past.run.drill, running.attempt.seed, kept, self.figures())
        seconds = past.run.events[number - 1].began if number <= len(past.run.events) else 0.0
        return RushRunning(running.attempt, run, {}, max(seconds, kept[-1].at if kept else 0.0))

    def _add(self, tx: Transaction, attempt_id: UUID, event: "Event") -> None:
        from desktop_app.training.practice.rush.archive import event_to_dict

        now = self._clock.now()
        tx.practice.add_turn(AttemptTurn(attempt_id, event.number, now, event_to_dict(event)))

    def _result(
        self, attempt: Attempt, run: "RushRun", judgement: "Judgement", seconds: float
    ) -> AttemptResult:
        from desktop_app.training.practice.archive import judgement_to_dict

        values = {str(mark.criterion): mark.value for mark in judgement.marks}
        return AttemptResult(
            attempt_id=attempt.id,
            person_id=attempt.person_id,
            content_key=attempt.content_key,
            finished_at=self._clock.now(),
            seconds=round(seconds),
            turns=run.messages,
            ending=str(judgement.ending_kind or ""),
            total=judgement.total,
            calming=values.get("calming"),
            solution=values.get("solution"),
            time=values.get("time"),
            language=values.get("language"),
            passed=judgement.passed,
            body=judgement_to_dict(judgement),
        )

    def _put_together(self, version_id: UUID) -> "RushDrill":
        from desktop_app.training.practice.model import Situation
        from desktop_app.training.practice.rush.drill import rush_drill
        from desktop_app.training.practice.rush.model import Rush

        rush = self._library.version(version_id, Rush).item
        situations = self._library.published("situation", Situation)
        return rush_drill(rush, {one.item.key: one.item for one in situations})


def _draft(attempt_id: UUID) -> str:
    return f"reply:{attempt_id}"


def _events(tx: Transaction, attempt_id: UUID) -> "tuple[Event, ...]":
    from desktop_app.training.practice.rush.archive import event_from_dict

    return tuple(event_from_dict(turn.body) for turn in tx.practice.turns(attempt_id))
