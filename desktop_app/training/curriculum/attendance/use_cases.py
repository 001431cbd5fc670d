"""Marking attendance and results, closing a session; every marking is a fact."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from db.errors import NotFound
from db.ids import new_id
from db.records import (
    Attendance,
    Draft,
    HeldSession,
    Person,
    Role,
    SessionOnDay,
    SessionResult,
    TrainingClass,
)
from db.store import Store, Transaction
from desktop_app.system.changes import Changes, Subject
from desktop_app.system.clock import Clock
from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.system.text import tr
from desktop_app.training.curriculum.attendance.marks import Leave, Mark, Outcome, SeatRow
from desktop_app.training.curriculum.leading import answers_for, gate_of, is_gate
from desktop_app.training.people.permissions import Act, allowed, require

_EXAMINED = ("exam", "practical")
"""Gates at which somebody can fail."""
_CLOSING = "closing:"
_QR = re.compile(r"\s*peilian:session[/:]([0-9a-fA-F-]{36})\s*")


@dataclass(frozen=True, slots=True)
class SessionPage:
    """A session with everybody in it, as the actor may see it."""

    session: SessionOnDay | HeldSession
    """The class's where it is held together, else the trainee's own."""
    training_class: TrainingClass | None
    leader: Person | None
    rows: tuple[SeatRow, ...]
    """By staff number; a trainee sees only their own."""
    may_mark: bool

    @property
    def held(self) -> HeldSession | None:
        """The class's session, None for one of a trainee's own."""
        return self.session if isinstance(self.session, HeldSession) else None


@dataclass(frozen=True, slots=True)
class Result:
    """What somebody reached, as it is typed in."""

    mark: float | None = None
    passed: bool | None = None
    note: str = ""


class AttendanceBooks:
    """Marks who came and how it went; supervisors do, and whoever leads the session.

    A session is named by the id of the class's, of a seat in it, or of a trainee's own.
    """

    def __init__(self, store: Store, clock: Clock, changes: Changes) -> None:
        self._store = store
        self._clock = clock
        self._changes = changes

    def page(self, actor: Person, session_id: UUID) -> SessionPage:
        """Return a session with who is in it; raises NotAllowed for somebody else's."""
        with self._store.reading() as tx:
            seats, held = seats_of(tx, session_id)
            one = tx.classes.get(held.class_id) if held else class_of(tx, seats)
            people = tx.people.each({seat.person_id for seat in seats})
            leader = leader_in(tx, held or seats[0], one, people)
            leads = allowed(actor, Act.LEAD, leader)
            shown = [
                seat
                for seat in seats
                if leads or allowed(actor, Act.SEE_RECORD, people[seat.person_id])
            ]
            if not shown and not leads:
                require(actor, Act.SEE_RECORD, people[seats[0].person_id] if seats else leader)
            rows = rows_of(tx, shown, people)
        return SessionPage(held or seats[0], one, leader, rows, leads)

    def find(self, actor: Person, text: str) -> SessionPage | None:
        """Return the session whose printed code was read, where the actor may see it."""
        code = _QR.fullmatch(text)
        if code is None:
            return None
        try:
            return self.page(actor, UUID(code[1]))
        except (NotFound, NotAllowed, ValueError):
            return None

    def history(self, actor: Person, seat_id: UUID) -> tuple[tuple[Attendance, str], ...]:
        """Return every marking of a seat, the newest first, each with the name of who made it."""
        with self._store.reading() as tx:
            seat = tx.plans.session(seat_id)
            require(actor, Act.SEE_RECORD, tx.people.get(seat.person_id))
            found = tx.attendance.markings(seat_id)
            names = tx.people.each({one.marked_by for one in found})
        return tuple((one, names[one.marked_by].name) for one in found)

    def mark(
        self,
        actor: Person,
        marks: Mapping[UUID, Mark],
        notes: Mapping[UUID, str] | None = None,
    ) -> tuple[Attendance, ...]:
        """Write down how trainees took part, by the ids of their seats; the newest counts.

        Returns what was written. Who came has done the session, unless it is a gate: that is done
        when it is passed. What a session makes up for is done with it.
        """
        now, notes = self._clock.now(), notes or {}
        with self._store.writing() as tx:
            seats = tx.plans.each(marks)
            for seat in seats:
                require_leads(tx, actor, seat)
            _refuse_future(seats, self._clock)
            made = tuple(
                Attendance(
                    new_id(),
                    seat.id,
                    seat.person_id,
                    str(marks[seat.id]),
                    notes.get(seat.id, "").strip(),
                    actor.id,
                    now,
                )
                for seat in seats
            )
            tx.attendance.mark(made)
            for seat in seats:
                came = marks[seat.id].came
                if not is_gate(seat.detail):
                    _done(tx, seat, now if came else None)
                elif not came:
                    _done(tx, seat, None)
        self._changes.announce(Subject.PLANS)
        return made

    def note_results(self, actor: Person, results: Mapping[UUID, Result]) -> None:
        """Write down what trainees reached or handed in, by the ids of their seats.

        A gate is passed, or not, by its result; a review's by its decision alone. Who failed the
        exam or practical of a gate is let through it by a supervisor alone, who says why.
        """
        now, results = self._clock.now(), dict(results)
        with self._store.writing() as tx:
            seats = tx.plans.each(results)
            before = tx.attendance.results(results)
            for seat in seats:
                require_leads(tx, actor, seat)
                _check_result(seat, results[seat.id])
                if lets_through(seat, results[seat.id], before.get(seat.id)):
                    results[seat.id] = _let_through(
                        actor, seat, results[seat.id], before[seat.id].note
                    )
            tx.attendance.note_results(
                [
                    SessionResult(
                        new_id(),
                        seat.id,
                        seat.person_id,
                        results[seat.id].mark,
                        results[seat.id].passed,
                        results[seat.id].note.strip(),
                        actor.id,
                        now,
                    )
                    for seat in seats
                ]
            )
            for seat in seats:
                passed = results[seat.id].passed
                if is_gate(seat.detail) and passed is not None:
                    _done(tx, seat, now if passed else None)
        self._changes.announce(Subject.PLANS)

    def closing_draft(self, actor: Person, held_id: UUID) -> tuple[str, str] | None:
        """Return what was typed of covered and moves on, and not kept by closing yet."""
        with self._store.reading() as tx:
            draft = tx.people.draft(actor.id, f"{_CLOSING}{held_id}")
        return (draft.body["covered"], draft.body["moves_on"]) if draft else None

    def keep_closing(self, actor: Person, held_id: UUID, covered: str, moves_on: str) -> None:
        """Keep what is typed about a closing; called at every keystroke."""
        body = {"covered": covered, "moves_on": moves_on}
        with self._store.writing() as tx:
            held = tx.classes.held(held_id)
            _require_leads(tx, actor, held, tx.classes.get(held.class_id))
            tx.people.save_draft(Draft(actor.id, f"{_CLOSING}{held_id}", body, self._clock.now()))

    def close(self, actor: Person, held_id: UUID, covered: str, moves_on: str = "") -> None:
        """Close a class's session: what was covered, and what moves on to another one.

        Raises Trouble while somebody in it is not marked.
        """
        with self._store.writing() as tx:
            seats, held = seats_of(tx, held_id)
            if held is None:
                raise _nothing(tr("只有班级的课次需要结课。"), tr("个人课次点名以后就算完成。"))
            _require_leads(tx, actor, held, tx.classes.get(held.class_id))
            _refuse_future([held], self._clock)
            marks = tx.attendance.marks([seat.id for seat in seats])
            missing = len(seats) - len(marks)
            if missing:
                raise _nothing(
                    tr("还有 {n} 位学员没有点名。").format(n=missing), tr("请点完名再结课。")
                )
            tx.classes.put_held(
                [
                    replace(
                        held,
                        covered=covered.strip(),
                        moves_on=moves_on.strip(),
                        closed_at=self._clock.now(),
                        closed_by=actor.id,
                    )
                ]
            )
            tx.people.drop_draft(actor.id, f"{_CLOSING}{held_id}")
        self._changes.announce(Subject.PLANS)

    def reopen(self, actor: Person, held_id: UUID) -> None:
        """Take the closing of a session back; what was written stays to be changed."""
        with self._store.writing() as tx:
            held = tx.classes.held(held_id)
            _require_leads(tx, actor, held, tx.classes.get(held.class_id))
            tx.classes.put_held([replace(held, closed_at=None, closed_by=None)])
        self._changes.announce(Subject.PLANS)


def seats_of(
    tx: Transaction, session_id: UUID
) -> tuple[tuple[SessionOnDay, ...], HeldSession | None]:
    """Return everybody's seats in a session, and the class's session; raises NotFound."""
    own = next(iter(tx.plans.each([session_id])), None)
    if own is not None and own.held_id is None:
        return (own,), None
    held = tx.classes.held(own.held_id if own and own.held_id else session_id)
    return tx.plans.seats([held.id]), held


def class_of(tx: Transaction, seats: tuple[SessionOnDay, ...]) -> TrainingClass | None:
    """Return the class that a trainee's own session belongs to by its plan."""
    plan = tx.plans.get(seats[0].plan_id)
    return tx.classes.get(plan.class_id) if plan.class_id else None


def leader_in(
    tx: Transaction,
    session: SessionOnDay | HeldSession,
    one: TrainingClass | None,
    people: Mapping[UUID, Person],
) -> Person | None:
    """Return who leads a session and writes attendance down, None where nobody is named."""
    trainer = one.trainer_id if one else None
    mentor = None
    if isinstance(session, SessionOnDay):
        mentor = people[session.person_id].mentor_id
    found = answers_for(session.owner, session.trainer_id, trainer, mentor)
    return tx.people.get(found) if found else None


def require_leads(tx: Transaction, actor: Person, seat: SessionOnDay) -> None:
    """Raise NotAllowed unless the actor may write down what happened in a trainee's session."""
    if seat.held_id is not None:
        held = tx.classes.held(seat.held_id)
        _require_leads(tx, actor, held, tx.classes.get(held.class_id))
        return
    _require_leads(tx, actor, seat, class_of(tx, (seat,)))


def _require_leads(
    tx: Transaction,
    actor: Person,
    session: SessionOnDay | HeldSession,
    one: TrainingClass | None,
) -> None:
    people = {}
    if isinstance(session, SessionOnDay):
        people = tx.people.each([session.person_id])
    require(actor, Act.LEAD, leader_in(tx, session, one, people))


def rows_of(
    tx: Transaction, seats: list[SessionOnDay], people: Mapping[UUID, Person]
) -> tuple[SeatRow, ...]:
    """Return seats with what is written down about each, by staff number."""
    ids = [seat.id for seat in seats]
    marks, results = tx.attendance.marks(ids), tx.attendance.results(ids)
    requests = tx.attendance.requests(ids)
    decisions = tx.attendance.decisions([one.id for one in requests])
    leaves = {}
    for request in reversed(requests):
        leave = Leave(request, decisions.get(request.id))
        if leave.decision is None or leave.decision.outcome != Outcome.WITHDRAWN:
            leaves[request.session_id] = leave
    made_up = {one.makes_up: one for one in tx.plans.making_up(ids)}
    rows = [
        SeatRow(
            seat,
            people[seat.person_id],
            marks.get(seat.id),
            results.get(seat.id),
            leaves.get(seat.id),
            made_up.get(seat.id),
        )
        for seat in seats
    ]
    return tuple(sorted(rows, key=lambda row: row.person.staff_number))


def _done(tx: Transaction, seat: SessionOnDay, at: datetime | None) -> None:
    tx.plans.set_done(seat.id, at)
    if seat.makes_up is not None:
        tx.plans.set_done(seat.makes_up, at)


def _refuse_future(sessions: Iterable[SessionOnDay | HeldSession], clock: Clock) -> None:
    today = clock.today()
    for one in sessions:
        if one.day > today:
            raise _nothing(
                tr("“{title}”还没有到日子。").format(title=one.title), tr("上课当天再点名。")
            )


def _check_result(seat: SessionOnDay, result: Result) -> None:
    if result.mark is not None and not 0 <= result.mark <= 100:
        raise _nothing(tr("分数要在 0 到 100 之间。"), tr("请改好再保存。"))
    if gate_of(seat.detail) == "review" and result.passed is not None:
        raise _nothing(
            tr("“{title}”的结论由阶段评估作出。").format(title=seat.title),
            tr("请到“带教 › 阶段评估”里填写。"),
        )


def lets_through(seat: SessionOnDay, result: Result, before: SessionResult | None) -> bool:
    """Tell whether *result* lets somebody through the gate of an exam or practical they failed.

    A better mark does not: it was done again.
    """
    failed = before is not None and before.passed is False
    if not (result.passed and failed and gate_of(seat.detail) in _EXAMINED):
        return False
    was = before.mark if before is not None else None
    return result.mark is None or (was is not None and result.mark <= was)


def _let_through(actor: Person, seat: SessionOnDay, result: Result, before: str) -> Result:
    if not actor.has(Role.SUPERVISOR) or actor.id == seat.person_id:
        raise NotAllowed(
            tr("“{title}”没有通过，只有主管能放行，不能放行自己。").format(title=seat.title),
            tr("没有任何改动。"),
            tr("请等补考，或联系主管。"),
        )
    if result.note.strip() in ("", before):
        raise _nothing(
            tr("“{title}”没有通过，放行要写明原因。").format(title=seat.title),
            tr("请在“说明”里写一句，本人和导师会看到。"),
        )
    return replace(result, note=tr("放行：{why}").format(why=result.note.strip()))


def _nothing(what: str, todo: str) -> Trouble:
    return Trouble(what, tr("没有任何改动。"), todo)
