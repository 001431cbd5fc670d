"""Some of the sample's trainees learn to answer several customers at once, then do it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID

from db.records import Attempt, AttemptResult, AttemptTurn
from db.store import Transaction
from desktop_app.sample.days import Days
from desktop_app.sample.practising import skill_on
from desktop_app.sample.runs import Remembering
from desktop_app.sample.staff import IdSource, Staff, Trainee
from desktop_app.services import Services
from desktop_app.system.clock import Clock
from desktop_app.training.curriculum.workdays import WorkCalendar
from desktop_app.training.practice.analysis.analyser import ReplyAnalyser
from desktop_app.training.practice.archive import judgement_to_dict
from desktop_app.training.practice.modes.archive import done_to_dict, result_to_dict
from desktop_app.training.practice.modes.names import CHOOSING, COUNTING, LEARNING, PRACTICE
from desktop_app.training.practice.modes.registry import run_of
from desktop_app.training.practice.modes.run import ModeFigures, Run, answered
from desktop_app.training.practice.rush.addressing import send
from desktop_app.training.practice.rush.archive import event_to_dict
from desktop_app.training.practice.rush.drill import CLOSING, OPENING, RushDrill
from desktop_app.training.practice.rush.marks import judge_rush
from desktop_app.training.practice.rush.model import Rush
from desktop_app.training.practice.rush.running import (
    RushRun,
    To,
    begin_rush,
    may_say,
    place_of,
    stop_rush,
    waiting,
)
from desktop_app.training.practice.standing import drill_key

_PEOPLE = 10
"""Enough for a team to be compared; everybody would cost the sample seconds."""
_AFTER = 21
"""Days after which a trainee has talked to single customers often enough."""
_COURSE = ((LEARNING, 0), (CHOOSING, 1), (PRACTICE, 3), (PRACTICE, 12))
"""Modes, and how many days after the beginning."""
_MOST = 40
_OPENS, _CLOSES = 600, 1020
_SURE = 0.6
"""From this skill on the urgent come first and the summary is not forgotten."""


@dataclass(frozen=True, slots=True)
class Several:
    """Draws from a chance of its own, so that nobody else's work changes."""

    services: Services
    staff: Staff
    seed: int
    clock: Clock
    calendar: WorkCalendar

    def fill(self, tx: Transaction) -> None:
        """Let the trainees after the first take a rush each: its teaching modes, then itself."""
        random = Random(f"several {self.seed}")
        days, ids = Days(self.clock, random), IdSource(random, 0)
        analyser = Remembering(ReplyAnalyser())
        rushes = [
            (one.version_id, self.services.practice.rushes.drill_of(one.version_id))
            for one in self.services.library.published("rush", Rush)
        ]
        for trainee in self.staff.trainees[1 : _PEOPLE + 1]:
            version_id, rush = random.choice(rushes)
            for mode, after in _COURSE:
                day = self._day(trainee, after, days.today)
                if day is None:
                    continue
                skill = skill_on(trainee, day) + random.gauss(0, 0.1)
                work = _Work(version_id, rush, mode, skill, random, analyser)
                _Recorder(tx, days, ids, random).record(work, trainee.person.id, day)

    def _day(self, trainee: Trainee, after: int, today: date) -> date | None:
        """The working day on which somebody is so far; None where that is yet to come."""
        day = trainee.start + timedelta(days=_AFTER + after)
        while not self.calendar.is_working(day):
            day += timedelta(days=1)
        return day if day < today else None


@dataclass(frozen=True, slots=True)
class _Work:
    """One run at a rush by somebody of this skill, 0 to 1."""

    version_id: UUID
    rush: RushDrill
    mode: str
    skill: float
    random: Random
    analyser: Remembering

    def studied(self, seed: int) -> Run:
        """Read it, or choose: the better, the more often right."""
        run = run_of(self.mode, self.rush, seed, self.analyser, ModeFigures())
        while (moment := run.moment) is not None:
            wanted = "good" if self.random.random() < self.skill else "fair"
            levels = [one.level for one in moment.options]
            picked = levels.index(wanted) if wanted in levels else 0
            run = answered(run, (str(picked),), self.random.uniform(6, 22), self.analyser)
        return run

    def talked(self, seed: int) -> tuple[RushRun, float]:
        """Answer everybody; returns the run and the second of its end."""
        run, now = begin_rush(self.rush, seed), 4.0
        last = max(one.arrives for one in self.rush.customers)
        run, now = self._say(run, To.ALL, OPENING, now)
        for _message in range(_MOST):
            customers = waiting(run, now)
            if not customers:
                if now > last:
                    break
                now = last
                continue
            sure = self.skill > _SURE
            one = max(customers, key=lambda c: (c.urgency, -c.number)) if sure else customers[0]
            to = place_of(run, one)
            if one.complex and run.with_talk(one.id) and sure and self.rush.in_group:
                to = To.PRIVATE
            run, now = self._say(run, to, one.id, now)
        if self.skill > self.random.random():
            run, now = self._say(run, To.SUMMARY, CLOSING, now)
        return stop_rush(run, now), now

    def _say(self, run: RushRun, to: To, talk: str, now: float) -> tuple[RushRun, float]:
        if not may_say(run, talk):
            return run, now
        conversation = run.talks[talk]
        turn = conversation.drill.turns[conversation.turn or ""]
        level = "good" if self.skill + self.random.gauss(0, 0.2) > _SURE else "fair"
        text = next((one.text for one in turn.replies if one.level == level), turn.points[0].name)
        began, at = now + self.random.uniform(2, 9), now + self.random.uniform(18, 40)
        return send(run, to, talk, text, began, at, self.analyser), at


@dataclass(frozen=True, slots=True)
class _Recorder:
    """Writes runs down on their days."""

    tx: Transaction
    days: Days
    ids: IdSource
    random: Random

    def record(self, work: _Work, person_id: UUID, day: date) -> None:
        """Add the attempt, its turns and its result, as the program would have."""
        started = self.days.moment(day, self.random.randrange(_OPENS, _CLOSES))
        attempt_id = self.ids.next(round(started.timestamp() * 1000))
        seed, rush = attempt_id.int & 0x7FFFFFFF, work.rush
        attempt = Attempt(
            id=attempt_id,
            person_id=person_id,
            version_id=work.version_id,
            content_key=drill_key("rush", rush.key),
            title=rush.title,
            channel=str(rush.channel),
            difficulty=str(rush.difficulty),
            mode=work.mode,
            seed=seed,
            started_at=started,
        )
        self.tx.practice.begin(attempt)
        add = self._talked if work.mode == PRACTICE else self._studied
        result = add(attempt, work)
        self.tx.practice.finish(result, day, counts=work.mode in COUNTING)

    def _studied(self, attempt: Attempt, work: _Work) -> AttemptResult:
        run = work.studied(attempt.seed)
        seconds = 0.0
        moments = {one.id: one for one in run.moments}
        for number, done in enumerate(run.done, 1):
            seconds += done.answer.seconds
            moment = moments[done.answer.moment]
            body = done_to_dict(done, run.mode.name, moment.cue, moment.wording)
            at = attempt.started_at + timedelta(seconds=seconds)
            self.tx.practice.add_turn(AttemptTurn(attempt.id, number, at, body))
        return _result(
            attempt, seconds, len(run.done), "", run.total, {}, run.passed, result_to_dict(run)
        )

    def _talked(self, attempt: Attempt, work: _Work) -> AttemptResult:
        run, seconds = work.talked(attempt.seed)
        for event in run.events:
            at = attempt.started_at + timedelta(seconds=event.at)
            turn = AttemptTurn(attempt.id, event.number, at, event_to_dict(event))
            self.tx.practice.add_turn(turn)
        judgement = judge_rush(run)
        marks = {str(mark.criterion): mark.value for mark in judgement.marks}
        return _result(
            attempt,
            seconds,
            run.messages,
            str(judgement.ending_kind or ""),
            judgement.total,
            marks,
            judgement.passed,
            judgement_to_dict(judgement),
        )


def _result(
    attempt: Attempt,
    seconds: float,
    turns: int,
    ending: str,
    total: float | None,
    marks: Mapping[str, float | None],
    passed: bool,
    body: Mapping[str, Any],
) -> AttemptResult:
    return AttemptResult(
        attempt_id=attempt.id,
        person_id=attempt.person_id,
        content_key=attempt.content_key,
        finished_at=attempt.started_at + timedelta(seconds=seconds),
        seconds=round(seconds),
        turns=turns,
        ending=ending,
        total=total,
        calming=marks.get("calming"),
        solution=marks.get("solution"),
        time=marks.get("time"),
        language=marks.get("language"),
        passed=passed,
        body=body,
    )
