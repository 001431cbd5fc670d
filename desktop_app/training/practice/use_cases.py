"""Running a drill: begun, answered, resumed after a fall, judged."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING
from uuid import UUID

from db.ids import new_id
from db.records import (
    Attempt,
    AttemptEntry,
    AttemptResult,
    AttemptTurn,
    Draft,
    Person,
)
from db.store import Store
from desktop_app.system.changes import Changes, Subject
from desktop_app.system.clock import Clock
from desktop_app.training.content.use_cases import Library
from desktop_app.training.people.permissions import Act, require
from desktop_app.training.practice.figures import PracticeFigures
from desktop_app.training.practice.glance import glance
from desktop_app.training.practice.modes.names import EXAM, PRACTICE
from desktop_app.training.practice.rush.use_cases import Rushes, is_rush
from desktop_app.training.practice.standing import (
    DrillEntry,
    Preview,
    Running,
    SealedMarks,
    drill_key,
)
from desktop_app.training.settings.use_cases import Settings

if TYPE_CHECKING:
    from datetime import datetime

    from db.store import Transaction
    from desktop_app.training.practice.analysis.analyser import ReplyAnalyser
    from desktop_app.training.practice.conversation import Conversation
    from desktop_app.training.practice.drill import Drill
    from desktop_app.training.practice.kpi import Timing
    from desktop_app.training.practice.model import Situation
    from desktop_app.training.practice.rush.use_cases import Finished as RushFinished

    Finished = Callable[[Transaction, Attempt, Conversation, datetime], None]
    """Hears of a finished attempt within the transaction of its result."""
    Begun = Callable[[Transaction, Attempt], None]
    """Hears of an attempt within the transaction that begins it."""

__all__ = [
    "EXAM",
    "PRACTICE",
    "DrillEntry",
    "Practice",
    "Preview",
    "Running",
    "drill_key",
]

_KINDS = ("script", "scenario", "rush")
_SHOWN = ("goal", "summary", "channel", "difficulty", "minutes")
"""What the list of drills shows of a drill beside its title."""


class Practice:
    """Everything that can be done with a drill."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        changes: Changes,
        library: Library,
        settings: Settings,
        analyser: "Callable[[], ReplyAnalyser]",
        on_finished: "Finished | None" = None,
        on_rush_finished: "RushFinished | None" = None,
    ) -> None:
        self._store = store
        self._clock = clock
        self._changes = changes
        self._library = library
        self._settings = settings
        self._analyser = analyser
        self._on_finished = on_finished
        self._on_rush_finished = on_rush_finished
        self._drill = lru_cache(maxsize=64)(self._put_together)

    @cached_property
    def rushes(self) -> Rushes:
        """Several customers at once."""
        return Rushes(
            self._store,
            self._clock,
            self._changes,
            self._library,
            self.figures,
            self._analyser,
            self._on_rush_finished,
        )

    def figures(self) -> PracticeFigures:
        """Return the figures that practice is judged by, as the settings have them."""
        figures, standard = self._settings.figures(), PracticeFigures()
        return replace(
            standard,
            pass_line=figures.number("practice.pass_mark"),
            weight_calming=figures.number("practice.weight_calming"),
            weight_solution=figures.number("practice.weight_solution"),
            weight_time=figures.number("practice.weight_time"),
            weight_language=figures.number("practice.weight_language"),
            times=replace(
                standard.times,
                first_response=figures.number("practice.first_response_s"),
                phone=figures.number("practice.phone_answer_s"),
            ),
        )

    def drills(self, actor: Person) -> tuple[DrillEntry, ...]:
        """Return every drill with where *actor* stands: by kind, scripts first, then difficulty."""
        with self._store.reading() as tx:
            standings = tx.practice.standings(actor.id)
        entries = [
            DrillEntry(
                version_id=one.version_id,
                kind=one.kind,
                key=drill_key(one.kind, one.key),
                title=one.title,
                summary=one.fields["goal"] or one.fields["summary"] or "",
                channel=one.fields["channel"],
                difficulty=one.fields["difficulty"],
                minutes=one.fields["minutes"],
                standing=standings.get(drill_key(one.kind, one.key)),
            )
            for one in self._library.outlines(_KINDS, _SHOWN)
        ]
        order = {"easy": 0, "medium": 1, "hard": 2}
        return tuple(sorted(entries, key=lambda e: (_KINDS.index(e.kind), order[e.difficulty])))

    def preview(self, actor: Person, version_id: UUID, limit: int = 5) -> Preview:
        """Return the drill and what *actor* has made of it so far."""
        with self._store.reading() as tx:
            version = tx.content.get(version_id)
            drill = glance(version.kind, version.body)
            attempts = tx.practice.recent(actor.id, limit, drill_key(drill.kind, drill.key))
        return Preview(drill, attempts)

    def warm(self, *drills: "Drill") -> None:
        """Load what the first reply would otherwise wait for, then each turn of *drills*.

        It takes some tenths of a second, and as much again for a drill that is new.
        """
        analyser = self._analyser()
        analyser.warm()
        for drill in drills:
            for turn in drill.turns.values():
                analyser.prepare(turn.points, turn.taboos, drill.facts)

    def start(
        self,
        actor: Person,
        version_id: UUID,
        mode: str = PRACTICE,
        seed: int | None = None,
        also: "Begun | None" = None,
    ) -> Running:
        """Begin an attempt at this version of a script or scenario; a new seed unless given.

        *also* is written within the same transaction: what the attempt belongs to.
        """
        from desktop_app.training.practice.conversation import begin

        require(actor, Act.PRACTISE)
        if self._library.is_draft(version_id):
            require(actor, Act.AUTHOR)
        drill = self._drill(version_id)
        attempt_id = new_id()
        attempt = Attempt(
            id=attempt_id,
            person_id=actor.id,
            version_id=version_id,
            content_key=drill_key(drill.kind, drill.key),
            title=drill.title,
            channel=str(drill.channel),
            difficulty=str(drill.difficulty),
            mode=mode,
            # Recorded with the attempt, so that the run can be played again word by word.
            seed=attempt_id.int & 0x7FFFFFFF if seed is None else seed,
            started_at=self._clock.now(),
        )
        with self._store.writing() as tx:
            tx.practice.begin(attempt)
            if also is not None:
                also(tx, attempt)
            sealed = tx.practicals.holds(attempt.id)
        return Running(attempt, begin(drill, attempt.seed, self.figures()), sealed=sealed)

    def start_by_key(self, actor: Person, key: str, mode: str = PRACTICE) -> Running:
        """Begin an attempt at the published drill called *key*, e.g. `scenario/ad-mismatch`."""
        version_id = self._published(key)
        if version_id is None:
            raise LookupError(f"no drill called {key}")
        return self.start(actor, version_id, mode)

    def drill(self, key: str) -> "Drill | None":
        """Return the published drill called *key*, None where it is gone.

        A conversation of a rush is called `rush/noon-peak/li`.
        """
        if is_rush(key):
            return self.rushes.conversation(key)
        version_id = self._published(key)
        return None if version_id is None else self._drill(version_id)

    def title(self, key: str) -> str:
        """Return the title of what is published as *key*; empty where nothing is."""
        titles = self._library.titles(_KINDS)
        return next((one.title for one in titles if drill_key(one.kind, one.key) == key), "")

    def _published(self, key: str) -> UUID | None:
        titles = self._library.titles(_KINDS)
        found = (one.version_id for one in titles if drill_key(one.kind, one.key) == key)
        return next(found, None)

    def unfinished(self, actor: Person) -> tuple[Attempt, ...]:
        """Return the attempts that *actor* has begun and neither finished nor put away."""
        with self._store.reading() as tx:
            put_away = {one.name for one in tx.people.drafts(actor.id, "dropped:")}
            return tuple(
                one for one in tx.practice.open_of(actor.id) if f"dropped:{one.id}" not in put_away
            )

    def put_away(self, actor: Person, attempt_id: UUID) -> None:
        """Stop offering an unfinished attempt; what was recorded of it stays."""
        with self._store.writing() as tx:
            tx.people.save_draft(Draft(actor.id, f"dropped:{attempt_id}", True, self._clock.now()))
        self._changes.announce(Subject.ATTEMPTS)

    def resume(self, actor: Person, attempt_id: UUID) -> Running:
        """Return an open attempt at the turn where it was left, with the text typed there."""
        from desktop_app.training.practice.archive import exchange_from_dict
        from desktop_app.training.practice.conversation import replay

        with self._store.reading() as tx:
            attempt = tx.practice.attempt(attempt_id)
            require(actor, Act.PRACTISE, tx.people.get(attempt.person_id))
            if tx.practicals.is_sealed(attempt_id):
                raise SealedMarks
            sealed = tx.practicals.holds(attempt_id)
            turns = tx.practice.turns(attempt_id)
            draft = tx.people.draft(actor.id, f"reply:{attempt_id}")
        exchanges = tuple(exchange_from_dict(turn.body) for turn in turns)
        conversation = replay(
            self._drill(attempt.version_id), attempt.seed, exchanges, self.figures()
        )
        return Running(attempt, conversation, draft.body if draft else "", sealed)

    def keep_text(self, actor: Person, attempt_id: UUID, text: str) -> None:
        """Keep what has been typed and not yet sent; called at every keystroke."""
        with self._store.writing() as tx:
            tx.people.save_draft(Draft(actor.id, f"reply:{attempt_id}", text, self._clock.now()))

    def send(
        self, actor: Person, running: Running, reply: str, timing: "Timing", hints: int = 0
    ) -> Running:
        """Answer the customer; the exchange is recorded before the customer's answer returns."""
        from desktop_app.training.practice.archive import exchange_to_dict
        from desktop_app.training.practice.conversation import answer

        conversation = answer(
            running.conversation, reply, timing, hints, self._analyser(), self.figures()
        )
        exchange = conversation.exchanges[-1]
        with self._store.writing() as tx:
            tx.practice.add_turn(
                AttemptTurn(
                    attempt_id=running.attempt.id,
                    number=exchange.number,
                    sent_at=self._clock.now(),
                    body=exchange_to_dict(exchange),
                )
            )
            tx.people.drop_draft(actor.id, f"reply:{running.attempt.id}")
        return replace(running, conversation=conversation, draft="")

    def finish(self, actor: Person, running: Running, seconds: float) -> AttemptResult:
        """Judge the attempt and record the result; *seconds* is the time spent, without pauses.

        A drill of a practical is recorded under a seal: what returns then has no marks.
        """
        from desktop_app.training.practice.archive import judgement_to_dict
        from desktop_app.training.practice.conversation import stop
        from desktop_app.training.practice.marks import judge

        conversation = stop(running.conversation)
        judgement = judge(conversation, self.figures())
        now = self._clock.now()
        values = {str(mark.criterion): mark.value for mark in judgement.marks}
        ending = conversation.ending
        result = AttemptResult(
            attempt_id=running.attempt.id,
            person_id=running.attempt.person_id,
            content_key=running.attempt.content_key,
            finished_at=now,
            seconds=round(seconds),
            turns=len(conversation.exchanges),
            ending=str(ending.kind) if ending else "",
            total=judgement.total,
            calming=values.get("calming"),
            solution=values.get("solution"),
            time=values.get("time"),
            language=values.get("language"),
            passed=judgement.passed,
            body=judgement_to_dict(judgement),
        )
        with self._store.writing() as tx:
            if sealed := tx.practicals.holds(running.attempt.id):
                tx.practicals.seal(result)
            else:
                self._record(tx, running.attempt, conversation, result)
            tx.people.drop_draft(actor.id, f"reply:{running.attempt.id}")
        self._changes.announce(Subject.ATTEMPTS)
        return without_marks(result) if sealed else result

    def release(self, tx: "Transaction", attempt_id: UUID) -> None:
        """Make known what a sealed attempt came to, with everything that follows from a result.

        To be called in the transaction of whatever opens the seal.
        """
        from desktop_app.training.practice.archive import exchange_from_dict, judgement_from_dict
        from desktop_app.training.practice.conversation import replay, stop

        attempt, result = tx.practice.attempt(attempt_id), tx.practicals.unsealed(attempt_id)
        exchanges = [exchange_from_dict(one.body) for one in tx.practice.turns(attempt_id)]
        figures = judgement_from_dict(result.body).figures
        drill = self._drill(attempt.version_id)
        self._record(tx, attempt, stop(replay(drill, attempt.seed, exchanges, figures)), result)

    def _record(
        self,
        tx: "Transaction",
        attempt: Attempt,
        conversation: "Conversation",
        result: AttemptResult,
    ) -> None:
        tx.practice.finish(result, self._clock.local(result.finished_at).date())
        if self._on_finished is not None:
            self._on_finished(tx, attempt, conversation, result.finished_at)

    def drill_of(self, version_id: UUID) -> "Drill":
        """Return this version of a script or scenario, put together to be run."""
        return self._drill(version_id)

    def recent(self, actor: Person, person_id: UUID, limit: int = 20) -> tuple[AttemptEntry, ...]:
        """Return the latest finished attempts of a person, newest first."""
        with self._store.reading() as tx:
            require(actor, Act.SEE_RECORD, tx.people.get(person_id))
            return tx.practice.recent(person_id, limit)

    def _put_together(self, version_id: UUID) -> "Drill":
        from desktop_app.training.content.base import Item
        from desktop_app.training.practice.drill import drill_from_scenario, drill_from_script
        from desktop_app.training.practice.model import Scenario, Script

        item = self._library.version(version_id, Item).item
        if isinstance(item, Script):
            return drill_from_script(item)
        if isinstance(item, Scenario):
            return drill_from_scenario(item, self._situations())
        raise TypeError(f"{version_id} is no drill")

    def _situations(self) -> "Mapping[str, Situation]":
        from desktop_app.training.practice.model import Situation

        return {one.item.key: one.item for one in self._library.published("situation", Situation)}


def without_marks(result: AttemptResult) -> AttemptResult:
    """Return a result of which nothing but its time is told."""
    return replace(
        result, ending="", total=None, calming=None, solution=None, time=None, language=None,
        passed=False, body={},
    )  # fmt: skip
