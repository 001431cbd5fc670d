"""A session with everything that belongs to it, as its page shows it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from db.records import Person, PlanChange, SessionOnDay
from db.store import Store, Transaction
from desktop_app.system.clock import Clock
from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.curriculum.attendance.use_cases import AttendanceBooks, SessionPage
from desktop_app.training.curriculum.leading import gate_of
from desktop_app.training.curriculum.moving.applying.use_cases import told
from desktop_app.training.curriculum.moving.telling import ChangeEntry
from desktop_app.training.curriculum.sessions import around
from desktop_app.training.curriculum.sessions.around import Before, LeftOver, Material, Work
from desktop_app.training.curriculum.sessions.files import MaterialFolder
from desktop_app.training.exams.gates.rules import kind_for
from desktop_app.training.exams.gates.telling import how
from desktop_app.training.exams.gates.use_cases import held_before
from desktop_app.training.feedback.targets import LESSONS, session_target
from desktop_app.training.people.permissions import Act, allowed, require
from desktop_app.training.practicals.gates.use_cases import how_before
from desktop_app.training.practicals.standing import DRILL_FORM, RESULT_FORM

if TYPE_CHECKING:
    from desktop_app.training.content.use_cases import Library
    from desktop_app.training.feedback.results import Results
    from desktop_app.training.feedback.use_cases import Feedback

_PANES: Mapping[str, tuple[str, str]] = {
    "article": ("handbook", "article:{key}"),
    "script": ("practice", "drill:script/{key}"),
    "scenario": ("practice", "drill:scenario/{key}"),
    "rush": ("practice", "drill:rush/{key}"),
    "form": ("checklists", "form:{key}"),
}


@dataclass(frozen=True, slots=True)
class Heard:
    """Feedback on a session: what the actor may still answer, and what they may read."""

    target: str
    """Empty where a session of its kind is not asked about."""
    to_answer: bool
    results: "Results | None"
    """None where the actor may not read it."""


@dataclass(frozen=True, slots=True)
class WholeSession:
    """A session with who is in it and what stands around it."""

    page: SessionPage
    stage: str
    before: tuple[Before, ...]
    materials: tuple[Material, ...]
    work: tuple[Work, ...]
    left_over: tuple[LeftOver, ...]
    heard: Heard
    changes: tuple[ChangeEntry, ...]
    """What was changed about it, the newest first."""
    may_put_files: bool


class Sessions:
    """Reads one session whole; who may see it is `AttendanceBooks.page`'s to say."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        library: "Library",
        attendance: AttendanceBooks,
        feedback: "Feedback",
        files: MaterialFolder,
    ) -> None:
        self._store = store
        self._clock = clock
        self._library = library
        self._attendance = attendance
        self._feedback = feedback
        self._files = files

    def whole(self, actor: Person, session_id: UUID) -> WholeSession:
        """Return a session of a class, a seat in it, or a trainee's own, by its id."""
        page = self._attendance.page(actor, session_id)
        seats = [row.seat for row in page.rows]
        with self._store.reading() as tx:
            plans = {one.plan_id: tx.plans.sessions(one.plan_id) for one in seats}
            work = (*self._work(tx, actor, page, plans), *_papers(tx, actor, page, plans))
            before = self._befores(tx, seats, plans)
            changes = _changes(tx, page)
            of_class = tx.classes.held_of(page.held.class_id) if page.held else ()
        left = around.left_over(page.held, of_class, LESSONS) if page.held else ()
        return WholeSession(
            page,
            self._stage(seats),
            before,
            self._materials(actor, page),
            work,
            left,
            self._heard(actor, page),
            changes,
            allowed(actor, Act.LAY_PLAN) or page.may_mark,
        )

    def file(self, actor: Person, session_id: UUID, name: str) -> Path:
        """Return the file of a material of a session; raises Trouble where there is none."""
        page = self._attendance.page(actor, session_id)
        found = self._files.all()
        path = found.get(name) or found.get(around.bare(name))
        if path is None or name not in around.names_of(page.session):
            raise Trouble(
                tr("资料夹里没有“{name}”。").format(name=name),
                tr("课次和记录都没有变。"),
                tr("请讲师或主管把文件放进来。"),
            )
        return path

    def put_file(self, actor: Person, session_id: UUID, name: str, source: Path) -> Path:
        """Put the file of a material into the folder, for every session that names it."""
        page = self._attendance.page(actor, session_id)
        if not page.may_mark:
            require(actor, Act.LAY_PLAN)
        return self._files.put(around.bare(name), source)

    def _stage(self, seats: Sequence[SessionOnDay]) -> str:
        """Return the title of the stage, from the program that the session was laid by."""
        from desktop_app.training.curriculum.program import Program

        if not seats:
            return ""
        with self._store.reading() as tx:
            plan = tx.plans.get(seats[0].plan_id)
        program = self._library.version(plan.version_id, Program).item
        return next((one.title for one in program.stages if one.id == seats[0].stage), "")

    def _materials(self, actor: Person, page: SessionPage) -> tuple[Material, ...]:
        titles = {one.title: one for one in self._library.titles(_PANES)}
        files = self._files.all()
        found = []
        for name in around.names_of(page.session):
            item = titles.get(around.bare(name))
            file = files.get(name) or files.get(around.bare(name))
            pane, target = _PANES[item.kind] if item else ("", "")
            if item is not None and item.key in (DRILL_FORM, RESULT_FORM):
                pane, target = "exams", _practical(actor, page)
            found.append(
                Material(
                    name,
                    pane,
                    target.format(key=item.key) if item else "",
                    file.name if file and not item else "",
                )
            )
        return tuple(found)

    def _work(
        self,
        tx: Transaction,
        actor: Person,
        page: SessionPage,
        plans: Mapping[UUID, Sequence[SessionOnDay]],
    ) -> tuple[Work, ...]:
        """Return what was made in a session; the drills of a practical may be of several days."""
        session, uses = page.session, around.uses_of(page.session)
        zone = self._clock.local(self._clock.now()).tzinfo
        first = datetime.combine(session.day, time(), tzinfo=zone)
        found: list[Work] = []
        for row in page.rows:
            may_open = allowed(actor, Act.SEE_RECORD, row.person)
            for attempt in tx.practice.within(row.person.id, first, first + timedelta(days=1)):
                at = self._clock.local(attempt.finished_at)
                if around.belongs(attempt, session, at.hour * 60 + at.minute):
                    found.append(around.attempt_work(attempt, may_open))
            if uses and may_open:
                days = (session.day, session.day)
                if gate_of(session.detail) == "practical":
                    days = (plans[row.seat.plan_id][0].day, self._clock.today())
                sheets = tx.sheets.about(row.person.id, uses, *days)
                found += [around.sheet_work(one, may_open) for one in reversed(sheets)]
        return tuple(found)

    def _befores(
        self,
        tx: Transaction,
        seats: Sequence[SessionOnDay],
        plans: Mapping[UUID, Sequence[SessionOnDay]],
    ) -> tuple[Before, ...]:
        found = around.befores(seats, plans)
        if len(seats) != 1 or all(one.done for one in found):
            return found
        (seat,) = seats
        of_plan = plans[seat.plan_id]
        stands = how_before(tx, self._clock.today(), seat.person_id, of_plan)
        exams = held_before(tx, self._clock, seat.person_id, of_plan)
        stands |= {key: how(one, self._clock.local) for key, one in exams.items()}
        told_of = {
            gate.held_id or gate.id: tr("{how}。").format(how=stands[gate.id])
            for gate in of_plan
            if gate.id in stands
        }
        return tuple(replace(one, told=told_of.get(one.session_id, "")) for one in found)

    def _heard(self, actor: Person, page: SessionPage) -> Heard:
        session = page.session
        if session.kind not in LESSONS:
            return Heard("", False, None)
        target = session_target(session.session_key, session.day)
        offered = {one.target for one in self._feedback.offered(actor)}
        results = None
        if allowed(actor, Act.HEAR):
            _form, results = self._feedback.results(actor, target)
        return Heard(target, target in offered, results)


def _practical(actor: Person, page: SessionPage) -> str:
    """Return where a practical is held, or taken: its forms are filled in nowhere else."""
    people = [row.person for row in page.rows]
    if not all(allowed(actor, Act.JUDGE, one) for one in people):
        return "own"
    return f"practical:for/{people[0].id}" if len(people) == 1 else "practical"


def _papers(
    tx: Transaction,
    actor: Person,
    page: SessionPage,
    plans: Mapping[UUID, Sequence[SessionOnDay]],
) -> Iterator[Work]:
    """Return the released exams of a gate, of whom the actor may see the record."""
    if gate_of(page.session.detail) != "exam":
        return
    for row in page.rows:
        kind = kind_for(row.seat, plans[row.seat.plan_id])
        if kind is None or not allowed(actor, Act.SEE_RECORD, row.person):
            continue
        papers = tx.exams.own_papers(row.person.id)
        exams = tx.exams.some({one.exam_id for one in papers if one.exam_id})
        for result in tx.exams.results([one.id for one in papers]).values():
            if exams[result.exam_id].kind == kind:
                yield around.paper_work(result, exams[result.exam_id])


def _changes(tx: Transaction, page: SessionPage) -> tuple[ChangeEntry, ...]:
    """Return what was changed about a session: as the class's, or as one of the seats shown."""
    keys = {str(one.seat.id) for one in page.rows}
    classes = set()
    if page.held is not None:
        keys.add(str(page.held.id))
        classes.add(page.held.class_id)
    found = tx.plan_changes.of({one.seat.plan_id for one in page.rows}, classes)
    return told(tx, [one for one in found if keys & _touched(one)])


def _touched(change: PlanChange) -> set[str]:
    return {*change.after.get("held", {}), *change.after.get("sessions", {})}
