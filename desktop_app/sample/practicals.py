"""Practical tests of the sample: of everybody who came to theirs, and one under way."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from db.records import (
    Attempt,
    AttemptResult,
    AttemptTurn,
    Evidence,
    Person,
    Practical,
    PracticalDrill,
    PracticalEvent,
    Sheet,
)
from db.store import Transaction
from desktop_app.sample.desk import Desk
from desktop_app.sample.practising import skill_on
from desktop_app.sample.runs import Run
from desktop_app.sample.staff import Staff, Trainee
from desktop_app.training.forms.kinds import OF_PRACTICAL
from desktop_app.training.practicals.marking.comparing import CRITERIA, means
from desktop_app.training.practicals.rules import DIFFICULTIES, PracticalFigures
from desktop_app.training.practicals.standing import DRILL_FORM, RESULT_FORM, Happened
from desktop_app.training.practice.modes.names import EXAM
from desktop_app.training.practice.standing import drill_key

MOST_EXAMINED = 40
"""So many have drills in words; whoever comes after them in a large sample played between people,
as do all where a number of attempts was ordered."""

_BEGINS, _MARKED, _REGISTERED = 560, 1000, 1020
"""Minutes of the day about which drills begin, are marked, and the mark is registered."""

STRENGTHS = (
    "“您担心的是孩子跟不上，对吗”，复述到了没有明说的担心。",
    "时间说到了“周四下午五点前”，客户就不再追问。",
    "先说“这件事是我们没做好”，再讲办法。",
)
ADVICE = (
    "第二句就讲规定，客户又急了：先说“换作是我也会着急”，再说怎么办。",
    "“尽快”改成几点：“今天下午四点前给您电话”。",
    "核对以前先复述：“您要的是换到周末那个班，对吗”。",
)


@dataclass(frozen=True, slots=True)
class HeldOn:
    """A practical that was held, and about what it came to."""

    trainee: Trainee
    day: date
    mark: int


def hold_practicals(
    desk: Desk,
    staff: Staff,
    tx: Transaction,
    held: Sequence[HeldOn],
    played: Sequence[Sequence[Run]],
    in_words: bool,
) -> None:
    """Write down practicals; unless *in_words* all were played between people."""
    scenarios = [runs for runs in played if runs[0].drill.kind == "scenario"]
    for place, one in enumerate(sorted(held, key=lambda one: one.day)):
        worded = in_words and place < MOST_EXAMINED
        _Book(desk, staff, tx, one.trainee, one.day, scenarios, worded).hold(one.mark)
    came = {one.trainee.person.id for one in held}
    under_way, days = _next(staff, came), desk.working(desk.today - timedelta(days=14))
    if in_words and under_way is not None and days:
        _Book(desk, staff, tx, under_way, days[-1], scenarios, True).leave_open()


def _next(staff: Staff, came: set[UUID]) -> Trainee | None:
    """Return who is nearest to their practical; the trainee of the pictures is left alone."""
    waiting = [one for one in staff.trainees[1:] if one.person.id not in came]
    return min(waiting, key=lambda one: one.start, default=None)


class _Book:
    """One practical, written down as it would have happened."""

    def __init__(
        self,
        desk: Desk,
        staff: Staff,
        tx: Transaction,
        trainee: Trainee,
        day: date,
        scenarios: Sequence[Sequence[Run]],
        in_words: bool,
    ) -> None:
        self._desk, self._tx, self._scenarios = desk, tx, scenarios
        self._trainee, self._person, self._day = trainee, trainee.person, day
        self._leader, self._customer = staff.leaders[0], staff.mentor_of(trainee)
        self._in_words = in_words
        self._runs: dict[int, Run] = {}
        opened = desk.days.moment(day, _BEGINS - 30)
        self._practical = Practical(
            self._id(opened), self._person.id, self._leader.id, opened, asdict(PracticalFigures())
        )

    def hold(self, mark: int) -> None:
        """Let all drills be done and marked, and the mark be registered."""
        drills = self._open()
        for one in drills:
            self._do(one)
        marked = [self._mark(one, mark) for one in drills]
        evidence = []
        for drill, sheet in zip(drills, marked, strict=True):
            line = f"{DIFFICULTIES[drill.difficulty]}：{drill.title} {sheet.total:g} 分"
            evidence += [Evidence("sheet", sheet.id, line), *sheet.evidence]
        answers: dict[str, Any] = {
            "scenarios": "\n".join(one.note for one in evidence if one.kind == "sheet"),
            "advice": "\n".join(one.answers["advice"] for one in marked),
            **means([one.answers for one in marked]),
        }
        at = self._desk.days.moment(self._day, _REGISTERED)
        signed = self._sign(RESULT_FORM, at, answers, "", tuple(evidence))
        self._note(Happened.COMPLETED, None, at, signed.id)

    def leave_open(self) -> None:
        """Let one drill be marked, one wait for its mark, and one be still to do."""
        first, second, _third = self._open()
        self._do(first)
        self._mark(first, 78)
        self._do(second)

    def _open(self) -> list[PracticalDrill]:
        self._tx.practicals.add(self._practical)
        drills = []
        for position, difficulty in enumerate(DIFFICULTIES, 1):
            fitting = [one for one in self._scenarios if one[0].drill.difficulty == difficulty]
            runs = self._desk.random.choice(fitting)
            drawn = skill_on(self._trainee, self._day) + self._desk.random.gauss(0, 0.12)
            run = runs[max(0, min(len(runs) - 1, round(drawn * (len(runs) - 1))))]
            drill = PracticalDrill(
                self._practical.id, position, run.version_id, drill_key("scenario", run.drill.key),
                run.drill.title, str(run.drill.channel), difficulty, self._leader.id,
                self._practical.opened_at,
            )  # fmt: skip
            self._tx.practicals.add_drill(drill)
            self._runs[position] = run
            drills.append(drill)
        return drills

    def _do(self, drill: PracticalDrill) -> None:
        at = self._desk.days.moment(self._day, _BEGINS + 25 * drill.position)
        if not self._in_words:
            self._note(Happened.LIVE, drill.position, at, self._customer.id)
            return
        run = self._runs[drill.position]
        attempt = Attempt(
            self._id(at), self._person.id, drill.version_id, drill.content_key, drill.title,
            drill.channel, drill.difficulty, EXAM, run.seed, at,
        )  # fmt: skip
        self._tx.practice.begin(attempt)
        self._note(Happened.BEGUN, drill.position, at, attempt.id, by=self._person)
        seconds = 0.0
        for body in run.exchanges:
            seconds += body["timing"]["answer"]
            sent = at + timedelta(seconds=seconds)
            self._tx.practice.add_turn(AttemptTurn(attempt.id, body["number"], sent, body))
        self._tx.practicals.seal(_result(attempt, run))

    def _mark(self, drill: PracticalDrill, mark: int) -> Sheet:
        random = self._desk.random
        answers: dict[str, Any] = {
            one: max(0, min(100, mark + random.randint(-5, 5))) for one in CRITERIA
        }
        answers |= {"strengths": random.choice(STRENGTHS), "advice": random.choice(ADVICE)}
        attempt = self._attempt_of(drill.position)
        rests_on = (Evidence("attempt", attempt, drill.title),) if attempt is not None else ()
        at = self._desk.days.moment(self._day, _MARKED + 3 * drill.position)
        sheet = self._sign(DRILL_FORM, at, answers, f":{drill.position}", rests_on)
        self._note(Happened.MARKED, drill.position, at, sheet.id)
        if attempt is not None:
            self._tx.practice.finish(self._tx.practicals.unsealed(attempt), self._day)
        return sheet

    def _attempt_of(self, position: int) -> UUID | None:
        events = self._tx.practicals.events([self._practical.id])
        begun = (one for one in events if (one.kind, one.position) == (Happened.BEGUN, position))
        return next((one.record_id for one in begun), None)

    def _sign(
        self,
        form: str,
        at: datetime,
        answers: dict[str, Any],
        place: str,
        evidence: tuple[Evidence, ...],
    ) -> Sheet:
        sheet = self._desk.clerk.filed(
            form, self._person, self._leader, self._day, at, answers,
            f"{OF_PRACTICAL}{self._practical.id}{place}", evidence,
        )  # fmt: skip
        self._tx.sheets.add(sheet)
        return sheet

    def _note(
        self,
        kind: Happened,
        position: int | None,
        at: datetime,
        record: UUID,
        by: Person | None = None,
    ) -> None:
        who = by or self._leader
        event = PracticalEvent(
            self._id(at), self._practical.id, position, kind, at, who.id, "", record
        )
        self._tx.practicals.add_event(event)

    def _id(self, at: datetime) -> UUID:
        return self._desk.ids.next(round(at.timestamp() * 1000))


def _result(attempt: Attempt, run: Run) -> AttemptResult:
    return AttemptResult(
        attempt.id, attempt.person_id, attempt.content_key,
        attempt.started_at + timedelta(seconds=run.seconds), run.seconds, len(run.exchanges),
        run.ending, run.total, run.marks.get("calming"), run.marks.get("solution"),
        run.marks.get("time"), run.marks.get("language"), run.passed, run.judgement,
    )  # fmt: skip
