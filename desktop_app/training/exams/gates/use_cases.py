"""Exams open gates: a released result passes them; who is held back is told what to do."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from db.ids import new_id
from db.records import Exam, ExamResult, Person, SessionOnDay, SessionResult
from desktop_app.system.text import tr
from desktop_app.training.curriculum.leading import gate_of
from desktop_app.training.exams.gates.rules import (
    BeforeGate,
    Standing,
    before_gate,
    gate_for,
    kind_for,
)
from desktop_app.training.exams.gates.telling import told
from desktop_app.training.exams.kinds import ExamKind
from desktop_app.training.people.permissions import Act, require
from desktop_app.training.today.todo import ToDo

if TYPE_CHECKING:
    from db.store import Store, Transaction
    from desktop_app.system.clock import Clock

_LOOK_BACK = 40
"""Exams that are looked through for somebody held back."""
_NAMED = 3
"""So many names stand in one line; more are counted."""


class ExamGates:
    """Who waits before a gate, for supervisors."""

    def __init__(self, store: "Store", clock: "Clock") -> None:
        self._store = store
        self._clock = clock

    def waiting(self, actor: Person) -> Sequence[ToDo]:
        """Return whom an exam holds back without another one being announced, exam by exam."""
        require(actor, Act.HOLD_EXAMS)
        found: dict[UUID, tuple[Exam, list[tuple[Person, Standing]]]] = {}
        with self._store.reading() as tx:
            people = tx.people.each(_without_a_pass(tx, self._clock.now()) - {actor.id})
            for person_id, sessions in tx.plans.sessions_of(people, gate="exam").items():
                for one in held_before(tx, self._clock, person_id, sessions).values():
                    stuck = one.standing in (Standing.FAILED, Standing.ABSENT)
                    if stuck and one.exam is not None and one.again is None:
                        _, several = found.setdefault(one.exam.id, (one.exam, []))
                        several.append((people[person_id], one.standing))
        return [_todo(exam, several) for exam, several in found.values()]


def _without_a_pass(tx: "Transaction", now: datetime) -> set[UUID]:
    """Return who was entered in an exam that has begun, and has passed none of its kind: few, so
    that the plans of all others are not read."""
    exams = {one.id: one for one in tx.exams.all(_LOOK_BACK) if ExamKind(one.kind).counts}
    passed = {
        (one.person_id, exams[one.exam_id].kind) for one in tx.exams.results_of(exams) if one.passed
    }
    begun = [one.id for one in exams.values() if one.opens_at <= now]
    return {
        one.person_id
        for one in tx.exams.bare_papers(begun)
        if one.exam_id and (one.person_id, exams[one.exam_id].kind) not in passed
    }


def held_before(
    tx: "Transaction", clock: "Clock", person_id: UUID, sessions: Sequence[SessionOnDay]
) -> dict[UUID, BeforeGate]:
    """Return how somebody stands before the exam gates of a plan whose day is past, by session."""
    gates = _shut(sessions, clock.today())
    if not gates:
        return {}
    papers = tx.exams.own_papers(person_id)
    ids = {one.exam_id for one in papers if one.exam_id}
    exams, events = tx.exams.some(ids), tx.exams.events(ids)
    results = tx.exams.results([one.id for one in papers])
    found = {}
    for gate in gates:
        kind = kind_for(gate, sessions)
        if kind is not None:
            found[gate.id] = before_gate(kind, papers, exams, events, results, clock.now())
    return found


def told_before(
    tx: "Transaction", clock: "Clock", person_id: UUID, sessions: Sequence[SessionOnDay]
) -> dict[UUID, str]:
    """Return the same in a sentence each."""
    found = held_before(tx, clock, person_id, sessions)
    return {key: told(one, clock.local) for key, one in found.items()}


def pass_gate(tx: "Transaction", actor: Person, exam: Exam, result: ExamResult) -> None:
    """Write a released result down at the gate that it opens, where the person has one.

    Who was let through, or passed before, does not fall back by failing later.
    """
    plan = tx.plans.of(result.person_id)
    if plan is None or plan.ended_on is not None:
        return
    gate = gate_for(ExamKind(exam.kind), tx.plans.sessions(plan.id))
    if gate is None or (gate.done_at is not None and not result.passed):
        return
    total, at = round(result.earned / result.full * 100, 1), result.released_at
    noted = SessionResult(
        new_id(), gate.id, result.person_id, total, result.passed, exam.title, actor.id, at
    )
    tx.attendance.note_results([noted])
    if result.passed:
        tx.plans.set_done(gate.id, at)


def _shut(sessions: Iterable[SessionOnDay], today: date) -> list[SessionOnDay]:
    return [
        one
        for one in sessions
        if one.done_at is None and one.day < today and gate_of(one.detail) == "exam"
    ]


def _todo(exam: Exam, several: Sequence[tuple[Person, Standing]]) -> ToDo:
    names = tr("、").join(one.name for one, _ in several[:_NAMED])
    if len(several) > _NAMED:
        names = tr("{names}等 {n} 位").format(names=names, n=len(several))
    failed = sum(how is Standing.FAILED for _, how in several)
    parts = [tr("{n} 人没有及格").format(n=failed)] if failed else []
    if len(several) > failed:
        parts.append(tr("{n} 人缺考").format(n=len(several) - failed))
    return ToDo(
        when=tr("关卡"),
        title=(tr("安排补考 · {names}") if failed else tr("另外安排考试 · {names}")).format(
            names=names
        ),
        detail=tr("{title}：{how}，后面的课次在等").format(
            title=exam.title, how=tr("、").join(parts)
        ),
        tag=tr("待安排"),
        tone="warn",
        minutes=2,
        pane="exams",
        target=f"exam:{exam.id}",
        act=tr("去安排"),
    )
