"""Practising a drill in the modes that teach: begun, answered, resumed, finished."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from db.records import AttemptResult, AttemptTurn, Draft, Person
from db.store import Store
from desktop_app.system.changes import Changes, Subject
from desktop_app.system.clock import Clock
from desktop_app.training.people.permissions import Act, require
from desktop_app.training.practice.exams.rules import taken_on
from desktop_app.training.practice.modes import ladder
from desktop_app.training.practice.modes.names import COUNTING, EXAM, LADDER, STUDY
from desktop_app.training.practice.modes.standing import Offers, Studied, Studying
from desktop_app.training.practice.rush.use_cases import is_rush
from desktop_app.training.practice.use_cases import Practice
from desktop_app.training.settings.use_cases import Settings

if TYPE_CHECKING:
    from desktop_app.training.practice.analysis.analyser import ReplyAnalyser
    from desktop_app.training.practice.modes.run import ModeFigures

__all__ = ["Modes", "Offers", "Studied", "Studying"]

_PREFERRED = "practice-mode"
"""The draft that remembers a mode chosen against the recommendation."""


class Modes:
    """学习, 选择, 填空, 背诵 and 快答; what to begin a drill with."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        changes: Changes,
        settings: Settings,
        practice: Practice,
        analyser: "Callable[[], ReplyAnalyser]",
    ) -> None:
        self._store = store
        self._clock = clock
        self._changes = changes
        self._settings = settings
        self._practice = practice
        self._analyser = analyser

    def figures(self) -> "ModeFigures":
        """Return the figures that a run is judged by, as the settings have them."""
        from desktop_app.training.practice.modes.run import ModeFigures

        figures = self._settings.figures()
        return ModeFigures(
            figures.number("practice.pass_mark"), figures.number("practice.quick_line_s")
        )

    # What to begin with

    def offers(self, actor: Person, key: str) -> Offers:
        """Return what *actor* has made of a drill in each mode, and what comes next."""
        with self._store.reading() as tx:
            standings = tx.practice.by_mode(actor.id, key)
            exams = tx.practice.begun(actor.id, key, EXAM)
            preferred = tx.people.draft(actor.id, _PREFERRED)
        taken = taken_on(exams, self._clock.today(), self._clock.local)
        line = self._practice.figures().pass_line
        best = ladder.recommended(standings, line, taken is not None)
        chosen = preferred.body if preferred and preferred.body in LADDER else best
        at = taken.started_at if taken else None
        return Offers(key, LADDER, standings, best, chosen, at)

    def remember(self, actor: Person, mode: str, recommended: str) -> None:
        """Keep to *mode* from now on; choosing the recommended one ends that.

        An examination is never offered by habit.
        """
        with self._store.writing() as tx:
            if mode in (recommended, EXAM):
                tx.people.drop_draft(actor.id, _PREFERRED)
            else:
                tx.people.save_draft(Draft(actor.id, _PREFERRED, mode, self._clock.now()))

    def mode_of(self, attempt_id: UUID) -> str:
        """Return the mode of an attempt; raises NotFound."""
        with self._store.reading() as tx:
            return tx.practice.attempt(attempt_id).mode

    # A run

    def begin(self, actor: Person, key: str, mode: str) -> Studying:
        """Begin the published drill called *key* in one of the modes that teach."""
        if mode not in STUDY:
            raise ValueError(f"{mode} is no mode that teaches")
        place = self._practice.rushes if is_rush(key) else self._practice
        attempt = place.start_by_key(actor, key, mode).attempt
        return self._studying(attempt.id)

    def resume(self, actor: Person, attempt_id: UUID) -> Studying:
        """Return an open run at the moment where it was left, with what was typed there."""
        with self._store.reading() as tx:
            attempt = tx.practice.attempt(attempt_id)
            require(actor, Act.PRACTISE, tx.people.get(attempt.person_id))
            draft = tx.people.draft(actor.id, f"reply:{attempt_id}")
        typed = draft.body if draft and isinstance(draft.body, list) else ()
        return self._studying(attempt_id, tuple(map(str, typed)))

    def keep(self, actor: Person, attempt_id: UUID, texts: Sequence[str]) -> None:
        """Keep what has been typed and not yet sent; called at every keystroke."""
        now = self._clock.now()
        with self._store.writing() as tx:
            tx.people.save_draft(Draft(actor.id, f"reply:{attempt_id}", list(texts), now))

    def answer(
        self, actor: Person, studying: Studying, given: Sequence[str], seconds: float
    ) -> Studying:
        """Answer the moment that waits; recorded before the verdict returns.

        The last answer finishes the run.
        """
        from desktop_app.training.practice.modes.archive import done_to_dict
        from desktop_app.training.practice.modes.run import answered

        require(actor, Act.PRACTISE, self._owner(studying))
        moment = studying.run.moment
        run = answered(studying.run, tuple(given), seconds, self._analyser())
        if moment is None:
            raise AssertionError("an answer needs a moment")
        attempt = studying.attempt
        body = done_to_dict(run.done[-1], run.mode.name, moment.cue, moment.wording)
        now = self._clock.now()
        with self._store.writing() as tx:
            tx.practice.add_turn(AttemptTurn(attempt.id, len(run.done), now, body))
            tx.people.drop_draft(actor.id, f"reply:{attempt.id}")
        after = Studying(attempt, run)
        if run.step is None:
            self.finish(after)
        return after

    def finish(self, studying: Studying) -> AttemptResult:
        """Record the result of a run at its end; one that has a result keeps it."""
        from desktop_app.training.practice.modes.archive import result_to_dict

        run, attempt, now = studying.run, studying.attempt, self._clock.now()
        result = AttemptResult(
            attempt_id=attempt.id,
            person_id=attempt.person_id,
            content_key=attempt.content_key,
            finished_at=now,
            seconds=round(sum(one.answer.seconds for one in run.done)),
            turns=len(run.done),
            ending="",
            total=run.total,
            calming=None,
            solution=None,
            time=None,
            language=None,
            passed=run.passed,
            body=result_to_dict(run),
        )
        with self._store.writing() as tx:
            known = tx.practice.result(attempt.id)
            if known is not None:
                return known
            tx.practice.finish(
                result, self._clock.local(now).date(), counts=attempt.mode in COUNTING
            )
        self._changes.announce(Subject.ATTEMPTS)
        return result

    def look_back(self, actor: Person, attempt_id: UUID) -> Studied:
        """Return a finished run as it was judged; raises LookupError while it is open."""
        with self._store.reading() as tx:
            attempt = tx.practice.attempt(attempt_id)
            person = tx.people.get(attempt.person_id)
            require(actor, Act.SEE_RECORD, person)
            result = tx.practice.result(attempt_id)
        if result is None:
            raise LookupError(f"attempt {attempt_id} has no result yet")
        run = self._studying(attempt_id).run
        after = ladder.harder(attempt.mode) if result.passed else attempt.mode
        return Studied(person, attempt, result, run, after)

    def _owner(self, studying: Studying) -> Person:
        with self._store.reading() as tx:
            return tx.people.get(studying.attempt.person_id)

    def _studying(self, attempt_id: UUID, draft: tuple[str, ...] = ()) -> Studying:
        from desktop_app.training.practice.modes.archive import done_from_dict, figures_from_dict
        from desktop_app.training.practice.modes.registry import run_of

        with self._store.reading() as tx:
            attempt = tx.practice.attempt(attempt_id)
            turns = tx.practice.turns(attempt_id)
            result = tx.practice.result(attempt_id)
        place = self._practice.rushes if is_rush(attempt.content_key) else self._practice
        drill = place.drill_of(attempt.version_id)
        done = [done_from_dict(turn.body) for turn in turns]
        figures = self.figures() if result is None else figures_from_dict(result.body)
        run = run_of(attempt.mode, drill, attempt.seed, self._analyser(), figures, done)
        return Studying(attempt, run, draft)
