"""The exams that stand on a calendar beside its sessions: whose, on which days."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from db.records import Exam, ExamPaper, Person
from db.store import Transaction
from desktop_app.system.clock import Clock
from desktop_app.training.exams.timing import Stage, cancelled, closing, sat
from desktop_app.training.people.permissions import Act, allowed

OPENS, OPEN, CLOSES = "opens", "open", "closes"


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


def exams_on_days(
    tx: Transaction,
    clock: Clock,
    actor: Person,
    people: Collection[UUID] | None,
    first: date,
    last: date,
) -> tuple[ExamOnDay, ...]:
    """Return the exams that *people* sit (None: all) from *first* to *last*, by day and time."""
    zone = clock.local(clock.now()).tzinfo
    begin = datetime.combine(first, time(), zone)
    end = datetime.combine(last + timedelta(days=1), time(), zone)
    exams = tx.exams.open_between(begin, end)
    ids = [one.id for one in exams]
    papers, events = tx.exams.bare_papers(ids) if ids else (), tx.exams.events(ids)
    sitting: Counter[UUID] = Counter()
    own: dict[UUID, UUID] = {}
    by_id = {one.id: one for one in exams}
    for paper in papers:
        exam = by_id[_exam_of(paper)]
        mine = [one for one in events if one.exam_id == exam.id]
        if sat(exam, paper.id, mine, clock.now()).stage is Stage.WITHDRAWN:
            continue
        if people is None or paper.person_id in people:
            sitting[exam.id] += 1
        if paper.person_id == actor.id:
            own[exam.id] = paper.id
    found: list[ExamOnDay] = []
    for exam in exams:
        whole = [one for one in events if one.exam_id == exam.id and one.paper_id is None]
        if sitting[exam.id] and not cancelled(whole):
            target = _target(actor, exam, own)
            spans = clock.local(exam.opens_at), clock.local(closing(exam, whole))
            found += _days(exam.title, *spans, sitting[exam.id], target)
    kept = [one for one in found if first <= one.day <= last]
    return tuple(sorted(kept, key=lambda one: (one.day, one.start, one.title)))


def _exam_of(paper: ExamPaper) -> UUID:
    assert paper.exam_id is not None, "it was looked for by its exam"
    return paper.exam_id


def _target(actor: Person, exam: Exam, own: dict[UUID, UUID]) -> str:
    if exam.id in own:
        return f"mine:{own[exam.id]}"
    return f"exam:{exam.id}" if allowed(actor, Act.HOLD_EXAMS) else ""


def _days(
    title: str, opens: datetime, closes: datetime, people: int, target: str
) -> Iterator[ExamOnDay]:
    yield ExamOnDay(title, opens.date(), OPENS, _minute(opens), people, target)
    day = opens.date() + timedelta(days=1)
    while day < closes.date():
        yield ExamOnDay(title, day, OPEN, 0, people, target)
        day += timedelta(days=1)
    if day == closes.date():
        yield ExamOnDay(title, day, CLOSES, _minute(closes), people, target)


def _minute(at: datetime) -> int:
    return at.hour * 60 + at.minute
