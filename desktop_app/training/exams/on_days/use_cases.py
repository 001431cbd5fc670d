"""The exams that stand on a calendar beside its sessions: whose, on which days."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from db.records import Exam, Person
from db.store import Transaction
from desktop_app.system.clock import Clock
from desktop_app.training.exams.happened import Happened
from desktop_app.training.exams.kinds import ExamKind
from desktop_app.training.exams.timing import Stage, cancelled, closing, sat
from desktop_app.training.people.permissions import Act, allowed

OPENS, OPEN, CLOSES = "opens", "open", "closes"


@dataclass(frozen=True, slots=True)
class ExamSpan:
    """An exam as calendars hold it: when it is open, who of those who are looked at sits it."""

    id: UUID
    title: str
    opens: datetime
    closes: datetime
    """As it was moved last. Both in the organisation's zone."""
    minutes: int
    on_paper: bool
    gate: bool
    """Something waits until it is passed; the tests of those at work are none."""
    people: tuple[UUID, ...]
    off: bool
    """It was cancelled, or everybody who is looked at was taken off it."""
    target: str
    """Where it leads in the pane of exams; empty: the actor may not look at it."""
    revision: int
    """Counts what moved it or called it off, as calendars exchange it."""


@dataclass(frozen=True, slots=True)
class ExamOnDay:
    """An exam on one of the days on which it is open."""

    title: str
    day: date
    state: str
    """It `opens` on that day, is `open` all of it, or `closes`: where that is another day."""
    start: int
    """Minutes from midnight at which it opens or closes; 0 on a day in between."""
    people: int
    """How many of those who are looked at sit it."""
    target: str
    """Where it leads in the pane of exams; empty: the actor may not look at it."""
    end: int = 0
    """Minutes from midnight at which it closes on the day on which it opens; 0: on another."""
    on_paper: bool = False
    over: bool = False


def exam_spans(
    tx: Transaction,
    clock: Clock,
    actor: Person,
    people: Collection[UUID] | None,
    first: date,
    last: date,
) -> tuple[ExamSpan, ...]:
    """Return the exams of *people* (None: all) that are open on a day from *first* to *last*."""
    zone = clock.local(clock.now()).tzinfo
    begin = datetime.combine(first, time(), zone)
    end = datetime.combine(last + timedelta(days=1), time(), zone)
    exams = tx.exams.open_between(begin, end)
    ids = [one.id for one in exams]
    papers, events = defaultdict(list), defaultdict(list)
    if ids:
        for paper in tx.exams.bare_papers(ids):
            papers[paper.exam_id].append(paper)
        for event in tx.exams.events(ids):
            events[event.exam_id].append(event)
    found = []
    for exam in exams:
        here = events[exam.id]
        whole = [one for one in here if one.paper_id is None]
        closes = clock.local(closing(exam, whole))
        looked_at = [one for one in papers[exam.id] if people is None or one.person_id in people]
        if not looked_at or closes < begin:
            continue
        now, everybody = clock.now(), tuple(one.person_id for one in looked_at)
        away = {o.id for o in looked_at if sat(exam, o.id, here, now).stage is Stage.WITHDRAWN}
        sitting = tuple(one.person_id for one in looked_at if one.id not in away)
        own = [o.id for o in papers[exam.id] if o.person_id == actor.id and o.id not in away]
        off = cancelled(whole) or not sitting
        found.append(
            ExamSpan(
                exam.id, exam.title, clock.local(exam.opens_at), closes, exam.minutes,
                exam.on_paper, ExamKind(exam.kind).counts, sitting or everybody, off,
                _target(actor, exam, own), sum(one.kind in _CHANGES for one in here),
            )
        )  # fmt: skip
    return tuple(found)


def exams_on_days(
    tx: Transaction,
    clock: Clock,
    actor: Person,
    people: Collection[UUID] | None,
    first: date,
    last: date,
) -> tuple[ExamOnDay, ...]:
    """Return the exams that *people* sit (None: all) from *first* to *last*, by day and time."""
    found: list[ExamOnDay] = []
    now = clock.local(clock.now())
    for span in exam_spans(tx, clock, actor, people, first, last):
        if not span.off:
            found += _days(span, now)
    kept = [one for one in found if first <= one.day <= last]
    return tuple(sorted(kept, key=lambda one: (one.day, one.start, one.title)))


_CHANGES = (Happened.CLOSING_MOVED, Happened.CANCELLED, Happened.WITHDRAWN)


def _target(actor: Person, exam: Exam, own: Collection[UUID]) -> str:
    if own:
        return f"mine:{next(iter(own))}"
    return f"exam:{exam.id}" if allowed(actor, Act.HOLD_EXAMS) else ""


def _days(span: ExamSpan, now: datetime) -> Iterator[ExamOnDay]:
    opens, closes = span.opens, span.closes
    once = opens.date() == closes.date()

    def on(day: date, state: str, start: int, end: int = 0) -> ExamOnDay:
        return ExamOnDay(
            span.title, day, state, start, len(span.people), span.target, end, span.on_paper,
            closes <= now,
        )  # fmt: skip

    yield on(opens.date(), OPENS, _minute(opens), _minute(closes) if once else 0)
    day = opens.date() + timedelta(days=1)
    while day < closes.date():
        yield on(day, OPEN, 0)
        day += timedelta(days=1)
    if day == closes.date():
        yield on(day, CLOSES, _minute(closes))


def _minute(at: datetime) -> int:
    return at.hour * 60 + at.minute
