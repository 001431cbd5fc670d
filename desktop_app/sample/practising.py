"""Lets the sample's trainees practise: which drill on which day, and how well it goes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random
from uuid import UUID

from db import bulk
from db.records import Attempt, AttemptResult, Evidence
from desktop_app.sample.days import Days
from desktop_app.sample.runs import Run
from desktop_app.sample.staff import IdSource, Trainee
from desktop_app.training.curriculum.workdays import WorkCalendar
from desktop_app.training.practice.standing import drill_key

WHOLE = 5
"""In a large sample only so many newest attempts of a person carry their replies."""

HARD_CALL = drill_key("scenario", "ad-mismatch")
"""The drill that the trainee of the pictures has practised before."""

_OPENS, _CLOSES = 570, 1060
"""Minutes of the day between which people practise: 9:30 and 17:40."""


@dataclass(frozen=True, slots=True)
class Done:
    """A practised attempt, as far as a sheet that rests on it has to know."""

    attempt_id: bytes
    title: str
    total: float
    run: Run
    finished: int
    """Milliseconds since 1970."""

    def evidence(self) -> Evidence:
        """Return the attempt as what a judgement rests on."""
        return Evidence("attempt", UUID(bytes=self.attempt_id), f"{self.title} {self.total:.0f} 分")


class Practising:
    """Draws every attempt from the runs that were played, better ones as a trainee learns."""

    def __init__(
        self,
        played: Sequence[Sequence[Run]],
        days: Days,
        calendar: WorkCalendar,
        random: Random,
        ids: IdSource,
    ) -> None:
        # Scripts first, then more and more of the scenarios come within reach.
        ordered = sorted(played, key=lambda runs: (runs[0].drill.kind == "scenario", _key(runs[0])))
        self._drills = [[(_copied(run), run) for run in runs] for runs in ordered]
        self._days = days
        self._calendar = calendar
        self._random = random
        self._ids = ids

    def let(
        self, trainee: Trainee, attempts: int | None, into: bulk.Bulk, known: str = ""
    ) -> dict[date, list[Done]]:
        """Add the attempts of a trainee, so many or as the days go; returns them by day.

        The last but one is about the drill whose key is *known*, where there is one: something to
        lay the next attempt beside.
        """
        moments = list(self._moments(trainee, attempts))
        person_id = trainee.person.id.bytes
        found: dict[date, list[Done]] = {}
        first_whole = 0 if attempts is None else len(moments) - WHOLE
        for place, (day, minute) in enumerate(moments):
            key = known if place == len(moments) - 2 else ""
            copied, run = self._draw(trainee, day, (place + 1) / len(moments), key)
            started = self._days.milliseconds(day, minute)
            attempt_id = self._ids.next_bytes(started)
            into.attempt(copied, attempt_id, person_id, started, day, place >= first_whole)
            done = Done(attempt_id, run.drill.title, run.total, run, started + run.seconds * 1000)
            if day in found:
                found[day].append(done)
            else:
                found[day] = [done]
        return found

    def _draw(self, trainee: Trainee, day: date, share: float, key: str) -> tuple[bulk.Run, Run]:
        reach = max(6, round(len(self._drills) * min(1.0, 0.35 + share)))
        played = self._drills[int(self._random.random() * reach)]
        played = next((one for one in self._drills if _key(one[0][1]) == key), played)
        drawn = skill_on(trainee, day) + self._random.gauss(0, 0.16)
        return played[max(0, min(len(played) - 1, round(drawn * (len(played) - 1))))]

    def _moments(self, trainee: Trainee, attempts: int | None) -> Iterator[tuple[date, int]]:
        """Yield days and minutes of the day in order, working days only."""
        span = (self._days.today - trainee.start).days + 1
        days = [trainee.start + timedelta(days=offset) for offset in range(span)]
        open_days = [
            day for day in days if self._calendar.is_working(day) and self._latest(day) > _OPENS
        ]
        if attempts is None:
            counts = [self._count(trainee) for _ in open_days]
        else:
            each, more = divmod(attempts, len(open_days))
            counts = [each + (place < more) for place in range(len(open_days))]
        for day, count in zip(open_days, counts, strict=True):
            minutes = self._random.choices(range(_OPENS, self._latest(day)), k=count)
            yield from ((day, minute) for minute in sorted(minutes))

    def _latest(self, day: date) -> int:
        """Return the minute before which a run may begin that day, so that it has ended by now."""
        return _CLOSES if day < self._days.today else min(_CLOSES, self._days.minute_now - 15)

    def _count(self, trainee: Trainee) -> int:
        if self._random.random() < 0.18:
            return 0
        return max(0, round(self._random.gauss(trainee.diligence, 0.8)))


def skill_on(trainee: Trainee, day: date) -> float:
    """Return how good a trainee is on a day, 0 to 1."""
    months = (day - trainee.start).days / 30
    return min(0.97, trainee.skill + trainee.growth * months)


def _copied(run: Run) -> bulk.Run:
    """Return what all attempts drawn from a run share; times and people come with each."""
    nobody, never = UUID(int=0), datetime.min.replace(tzinfo=UTC)
    drill, key = run.drill, _key(run)
    return bulk.Run(
        Attempt(
            id=nobody,
            person_id=nobody,
            version_id=run.version_id,
            content_key=key,
            title=drill.title,
            channel=str(drill.channel),
            difficulty=str(drill.difficulty),
            mode="practice",
            seed=run.seed,
            started_at=never,
        ),
        AttemptResult(
            attempt_id=nobody,
            person_id=nobody,
            content_key=key,
            finished_at=never,
            seconds=run.seconds,
            turns=len(run.exchanges),
            ending=run.ending,
            total=run.total,
            calming=run.marks.get("calming"),
            solution=run.marks.get("solution"),
            time=run.marks.get("time"),
            language=run.marks.get("language"),
            passed=run.passed,
            body=run.judgement,
        ),
        run.exchanges,
    )


def _key(run: Run) -> str:
    return drill_key(run.drill.kind, run.drill.key)
