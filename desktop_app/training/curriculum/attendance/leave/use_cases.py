"""Asking for leave, deciding about it, taking it back; all of it facts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from db.ids import new_id
from db.records import LeaveDecision, LeaveRequest, Person, Role, SessionOnDay
from db.store import Store, Transaction
from desktop_app.system.changes import Changes, Subject
from desktop_app.system.clock import Clock
from desktop_app.system.errors import Trouble
from desktop_app.system.text import day_text, tr
from desktop_app.training.curriculum.attendance.marks import Leave, Outcome, in_time
from desktop_app.training.curriculum.attendance.use_cases import require_leads
from desktop_app.training.curriculum.leading import is_gate
from desktop_app.training.people.permissions import Act, require
from desktop_app.training.settings.use_cases import Settings
from desktop_app.training.today.todo import ToDo


@dataclass(frozen=True, slots=True)
class LeaveEntry:
    """A request with whose it is and which session it is about."""

    leave: Leave
    person: Person
    session: SessionOnDay


class LeaveBook:
    """Leave from sessions.

    Asked in time it is granted by the rule, except from a gate; asked late it says so and waits
    for a supervisor or whoever leads the session.
    """

    def __init__(self, store: Store, clock: Clock, changes: Changes, settings: Settings) -> None:
        self._store = store
        self._clock = clock
        self._changes = changes
        self._settings = settings

    @property
    def hours(self) -> int:
        """How many hours ahead leave is to be asked."""
        return self._settings.figures().whole("plan.leave_hours")

    def ask(self, actor: Person, session_id: UUID, reason: str) -> Leave:
        """Ask for leave from a session of one's own; raises Trouble for one that has begun."""
        now = self._clock.now()
        with self._store.writing() as tx:
            session = tx.plans.session(session_id)
            require(actor, Act.ATTEND, tx.people.get(session.person_id))
            begins = self._begins(session)
            if begins <= now or session.done_at is not None:
                raise _nothing(tr("这一课已经开始，不能再请假。"), tr("请直接和老师说明。"))
            if not reason.strip():
                raise _nothing(tr("请写一句请假的原因。"), tr("写好以后再提交。"))
            if any(one.open or one.granted for one in _leaves(tx, session_id)):
                raise _nothing(tr("这一课已经请过假了。"), tr("需要改原因时，请先撤回再请。"))
            late = not in_time(now, begins, self.hours)
            request = LeaveRequest(new_id(), session_id, actor.id, reason.strip(), now, late)
            tx.attendance.ask(request)
            decision = None
            if not late and not is_gate(session.detail):
                decision = self._decide(tx, request, Outcome.GRANTED, tr("按时请假"), None)
        self._changes.announce(Subject.PLANS)
        return Leave(request, decision)

    def withdraw(self, actor: Person, request_id: UUID) -> None:
        """Take one's own request back before the session begins."""
        with self._store.writing() as tx:
            request = tx.attendance.request(request_id)
            require(actor, Act.ATTEND, tx.people.get(request.person_id))
            if self._begins(tx.plans.session(request.session_id)) <= self._clock.now():
                raise _nothing(tr("这一课已经开始，不能再撤回。"), tr("请直接和老师说明。"))
            self._decide(tx, request, Outcome.WITHDRAWN, "", actor)
        self._changes.announce(Subject.PLANS)

    def decide(self, actor: Person, request_id: UUID, granted: bool, reason: str = "") -> None:
        """Grant or refuse a request, also one that the rule granted; the newest decision counts."""
        with self._store.writing() as tx:
            request = tx.attendance.request(request_id)
            require_leads(tx, actor, tx.plans.session(request.session_id))
            newest = tx.attendance.decisions([request_id]).get(request_id)
            if newest is not None and newest.outcome == Outcome.WITHDRAWN:
                raise _nothing(tr("这个请假已经由本人撤回。"), tr("不用再处理。"))
            if not granted and not reason.strip():
                raise _nothing(tr("不同意请假时请写明原因。"), tr("写好以后再提交。"))
            outcome = Outcome.GRANTED if granted else Outcome.REFUSED
            self._decide(tx, request, outcome, reason, actor)
        self._changes.announce(Subject.PLANS)

    def of(self, actor: Person, person_id: UUID) -> tuple[LeaveEntry, ...]:
        """Return somebody's requests, the newest first."""
        with self._store.reading() as tx:
            require(actor, Act.SEE_RECORD, tx.people.get(person_id))
            return _entries(tx, tx.attendance.requests(person_id=person_id))

    def waiting(self, actor: Person) -> tuple[LeaveEntry, ...]:
        """Return the requests that wait for the actor's decision, the nearest session first."""
        from desktop_app.system.errors import NotAllowed

        with self._store.reading() as tx:
            found = []
            for entry in _entries(tx, tx.attendance.undecided()):
                try:
                    require_leads(tx, actor, entry.session)
                except NotAllowed:
                    continue
                found.append(entry)
        return tuple(found)

    def due(self, actor: Person) -> Sequence[ToDo]:
        """Return the requests that 今日 shows to whoever decides about them."""
        if actor.roles == {Role.TRAINEE}:
            return ()
        hours = self.hours
        return [_todo(one, hours) for one in self.waiting(actor)]

    def _decide(
        self,
        tx: Transaction,
        request: LeaveRequest,
        outcome: Outcome,
        reason: str,
        actor: Person | None,
    ) -> LeaveDecision:
        decision = LeaveDecision(
            new_id(), request.id, str(outcome), reason.strip(), actor.id if actor else None,
            self._clock.now(),
        )  # fmt: skip
        tx.attendance.decide(decision)
        return decision

    def _begins(self, session: SessionOnDay) -> datetime:
        """Return when a session begins, comparable with the clock."""
        zone = self._clock.local(self._clock.now()).tzinfo
        return datetime.combine(
            session.day, time(session.start // 60, session.start % 60), tzinfo=zone
        )


def _leaves(tx: Transaction, session_id: UUID) -> list[Leave]:
    requests = tx.attendance.requests([session_id])
    decisions = tx.attendance.decisions([one.id for one in requests])
    return [Leave(one, decisions.get(one.id)) for one in requests]


def _entries(tx: Transaction, requests: tuple[LeaveRequest, ...]) -> tuple[LeaveEntry, ...]:
    decisions = tx.attendance.decisions([one.id for one in requests])
    people = tx.people.each({one.person_id for one in requests})
    sessions = {one.id: one for one in tx.plans.any_of({one.session_id for one in requests})}
    return tuple(
        LeaveEntry(
            Leave(one, decisions.get(one.id)), people[one.person_id], sessions[one.session_id]
        )
        for one in requests
    )


def _todo(entry: LeaveEntry, hours: int) -> ToDo:
    session, late = entry.session, entry.leave.request.late
    return ToDo(
        when=tr("请假"),
        title=tr("{name} · {title}").format(name=entry.person.name, title=session.title),
        detail=tr("{day} · {reason}").format(
            day=day_text(session.day), reason=entry.leave.request.reason
        ),
        tag=tr("不足 {n} 小时").format(n=hours) if late else tr("待定"),
        tone="warn",
        minutes=1,
        pane="calendar",
        target=f"session:{session.id}#roll",
        act=tr("去处理"),
    )


def _nothing(what: str, todo: str) -> Trouble:
    return Trouble(what, tr("没有任何改动。"), todo)
