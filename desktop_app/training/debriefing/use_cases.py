"""Looking back at an attempt: its debrief, what it is compared with, and what is written of it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from db.records import Attempt, AttemptResult, AttemptTurn, Draft, Evidence, Person
from db.store import Store, Transaction
from desktop_app.system.clock import Clock
from desktop_app.system.errors import Trouble
from desktop_app.system.text import number_text, tr
from desktop_app.training.debriefing.standing import Former, LookBack
from desktop_app.training.forms.sheets import OpenSheet, SignedSheet
from desktop_app.training.forms.use_cases import Forms
from desktop_app.training.people.permissions import Act, allowed, require
from desktop_app.training.practice.modes.names import EXAM, PRACTICE
from desktop_app.training.practice.rush.use_cases import is_rush
from desktop_app.training.practice.standing import SealedMarks

if TYPE_CHECKING:
    from desktop_app.training.debriefing.comparing import Run
    from desktop_app.training.practice.standing import Running
    from desktop_app.training.practice.use_cases import Practice

OBSERVATION_FORM = "observation"
COMPARED = (PRACTICE, EXAM)
"""Modes whose runs can be laid beside one another: the others ask something else."""

__all__ = ["OBSERVATION_FORM", "Debriefing", "Former", "LookBack", "OnlyMarks"]


class OnlyMarks(Trouble):
    """An attempt whose replies were not recorded; there is nothing to look back at but marks."""

    def __init__(self, attempt: Attempt, result: AttemptResult) -> None:
        super().__init__(tr("这次练习只留下了成绩，没有逐句记录。"), tr("成绩仍然有效。"))
        self.attempt = attempt
        self.result = result


class Debriefing:
    """What can be done with an attempt that is over."""

    def __init__(self, store: Store, clock: Clock, practice: "Practice", forms: Forms) -> None:
        self._store = store
        self._clock = clock
        self._practice = practice
        self._forms = forms

    def look_back(self, actor: Person, attempt_id: UUID) -> LookBack:
        """Return a judged attempt as it was judged, with its debrief.

        Raises LookupError while it is open, OnlyMarks where no replies were recorded.
        """
        from desktop_app.training.practice.conversation import replay, stop
        from desktop_app.training.practice.debrief import debrief

        with self._store.reading() as tx:
            attempt = tx.practice.attempt(attempt_id)
            person = tx.people.get(attempt.person_id)
            require(actor, Act.SEE_RECORD, person)
            result = tx.practice.result(attempt_id)
            if result is None:
                raise _no_result(tx, attempt_id)
            run = _run(tx, result)
            if run is None:
                raise OnlyMarks(attempt, result)
            last, best = _former(tx, attempt, result, run)
        exchanges, judgement = tuple(one.exchange for one in run.said), run.judgement
        drill = self._practice.drill_of(attempt.version_id)
        # An attempt that was broken off has a result, so its conversation is over here too.
        conversation = stop(replay(drill, attempt.seed, exchanges, judgement.figures))
        return LookBack(
            person=person,
            attempt=attempt,
            result=result,
            conversation=conversation,
            judgement=judgement,
            debrief=debrief(conversation, judgement),
            last=last,
            best=best,
        )

    def formers(self, actor: Person, attempt_id: UUID) -> tuple[Former | None, Former | None]:
        """Return the attempt before a judged one and the best one before it, laid beside it."""
        with self._store.reading() as tx:
            attempt = tx.practice.attempt(attempt_id)
            require(actor, Act.SEE_RECORD, tx.people.get(attempt.person_id))
            result = tx.practice.result(attempt_id)
            run = _run(tx, result) if result is not None else None
            if result is None or run is None:
                return None, None
            return _former(tx, attempt, result, run)

    def retry(self, actor: Person, attempt_id: UUID, number: int) -> "Running":
        """Begin a new attempt that stands where *attempt_id* stood before its turn *number*.

        It is practice whatever the attempt was: an examination has no way back.
        """
        from desktop_app.training.practice.archive import exchange_to_dict
        from desktop_app.training.practice.conversation import retry_from
        from desktop_app.training.practice.standing import Running

        past = self.look_back(actor, attempt_id)
        running = self._practice.start(actor, past.attempt.version_id, PRACTICE, past.attempt.seed)
        conversation = retry_from(past.conversation, number)
        with self._store.writing() as tx:
            for exchange in conversation.exchanges:
                tx.practice.add_turn(
                    AttemptTurn(
                        running.attempt.id,
                        exchange.number,
                        self._clock.now(),
                        exchange_to_dict(exchange),
                    )
                )
        return Running(running.attempt, conversation)

    def reflection(self, actor: Person, attempt_id: UUID) -> tuple[str, ...]:
        """Return what the trainee wrote about an attempt, an answer to each question."""
        with self._store.reading() as tx:
            owner = tx.people.get(tx.practice.attempt(attempt_id).person_id)
            require(actor, Act.SEE_RECORD, owner)
            draft = tx.people.draft(owner.id, f"reflection:{attempt_id}")
        return tuple(str(one) for one in draft.body) if draft else ()

    def keep_reflection(self, actor: Person, attempt_id: UUID, answers: Sequence[str]) -> None:
        """Keep what the trainee writes about their own attempt; called while they type."""
        with self._store.writing() as tx:
            owner = tx.people.get(tx.practice.attempt(attempt_id).person_id)
            require(actor, Act.PRACTISE, owner)
            name, now = f"reflection:{attempt_id}", self._clock.now()
            tx.people.save_draft(Draft(actor.id, name, list(answers), now))

    def may_observe(self, actor: Person, subject: Person) -> bool:
        """Whether *actor* may write an observation about an attempt of *subject*."""
        return allowed(actor, Act.OBSERVE, subject)

    def observe(self, actor: Person, attempt_id: UUID) -> OpenSheet:
        """Open the observer's sheet about an attempt, with what was typed before.

        It is dated by the attempt, so that a draft is found again whenever one goes on.
        """
        with self._store.reading() as tx:
            attempt, result = tx.practice.attempt(attempt_id), tx.practice.result(attempt_id)
            subject = tx.people.get(attempt.person_id)
            require(actor, Act.OBSERVE, subject)
            if result is None:
                raise _no_result(tx, attempt_id)
        note = attempt.title
        if result.total is not None:
            note = tr("{title} {n} 分").format(title=note, n=number_text(result.total))
        return self._forms.open(
            actor,
            OBSERVATION_FORM,
            subject,
            self._clock.local(result.finished_at).date(),
            about=Evidence("attempt", attempt_id, note),
        )

    def observations(self, actor: Person, attempt_id: UUID) -> tuple[SignedSheet, ...]:
        """Return what observers have signed about an attempt: the newest of each, newest first."""
        with self._store.reading() as tx:
            owner = tx.people.get(tx.practice.attempt(attempt_id).person_id)
            require(actor, Act.SEE_RECORD, owner)
            sheets = tx.sheets.resting_on(attempt_id, OBSERVATION_FORM)
        newest = {sheet.filler_id: sheet.id for sheet in reversed(sheets)}
        return tuple(
            self._forms.signed(actor, sheet.id)
            for sheet in sheets
            if newest[sheet.filler_id] == sheet.id
        )


def _no_result(tx: Transaction, attempt_id: UUID) -> Exception:
    """Return why there is nothing to look back at yet."""
    if tx.practicals.is_sealed(attempt_id):
        return SealedMarks()
    return LookupError(f"attempt {attempt_id} has no result yet")


def _former(
    tx: Transaction, attempt: Attempt, result: AttemptResult, now: "Run"
) -> tuple[Former | None, Former | None]:
    """The attempt before this one and the best one before it."""
    if attempt.mode not in COMPARED:
        return None, None
    person, key, before = attempt.person_id, attempt.content_key, result.finished_at
    recent = tx.practice.recent(person, 1, key, before=before, modes=COMPARED)
    best = tx.practice.best_before(person, key, before, COMPARED)
    last = _laid_beside(tx, recent[0].attempt_id, now) if recent else None
    if best is None or (last is not None and best.attempt_id == last.result.attempt_id):
        return last, last if best is not None else None
    return last, _laid_beside(tx, best.attempt_id, now)


def _laid_beside(tx: Transaction, attempt_id: UUID, now: "Run") -> Former | None:
    from desktop_app.training.debriefing.comparing import side_by_side

    result = tx.practice.result(attempt_id)
    if result is None:
        return None
    then = _run(tx, result)
    if then is None:
        return Former(result, (), ())
    moods: tuple[int, ...] = ()
    if not is_rush(result.content_key):  # several customers have no mood in common
        exchanges = [one.exchange for one in then.said]
        moods = (exchanges[0].mood_before, *(one.mood_after for one in exchanges))
    return Former(result, moods, side_by_side(now, then))


def _run(tx: Transaction, result: AttemptResult) -> "Run | None":
    """An attempt as it was recorded; None where nothing but the marks was."""
    from desktop_app.training.debriefing.comparing import Run, Said
    from desktop_app.training.practice.archive import exchange_from_dict, judgement_from_dict

    turns = tx.practice.turns(result.attempt_id)
    if not turns:
        return None
    if is_rush(result.content_key):
        from desktop_app.training.practice.rush.archive import event_from_dict

        events = [event_from_dict(turn.body) for turn in turns]
        said = tuple(Said(one.number, one.exchange, one.talk) for one in events)
    else:
        exchanges = [exchange_from_dict(turn.body) for turn in turns]
        said = tuple(Said(one.number, one) for one in exchanges)
    return Run(said, judgement_from_dict(result.body))
