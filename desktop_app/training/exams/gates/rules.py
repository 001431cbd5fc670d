"""Which gate of somebody's plan an exam opens, and how they stand before it: pure rules."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from db.records import Exam, ExamEvent, ExamPaper, ExamResult, SessionOnDay
from desktop_app.training.curriculum.leading import gate_of
from desktop_app.training.exams.kinds import ExamKind
from desktop_app.training.exams.timing import Stage, sat


class Standing(StrEnum):
    """How somebody stands before a gate that an exam opens."""

    NONE = "none"
    """No exam has been announced."""
    MARKING = "marking"
    """The latest one is over, and its result is not released."""
    FAILED = "failed"
    ABSENT = "absent"
    PASSED = "passed"


@dataclass(frozen=True, slots=True)
class BeforeGate:
    """Somebody before a gate, by their latest exam; `again` is the next one that is announced."""

    standing: Standing
    exam: Exam | None = None
    paper_id: UUID | None = None
    total: float | None = None
    """Out of 100."""
    again: Exam | None = None


def gate_for(kind: ExamKind, sessions: Iterable[SessionOnDay]) -> SessionOnDay | None:
    """Return the session of a plan that an exam of this kind passes, or None.

    The comprehensive exam after induction opens the first exam gate [S0], the theory exam for the
    certificate the last one of a plan that has several. Tests of those at work open none.
    """
    gates = [one for one in sessions if gate_of(one.detail) == "exam" and one.makes_up is None]
    gates.sort(key=lambda one: (one.day, one.start))
    if kind is ExamKind.INDUCTION and gates:
        return gates[0]
    if kind is ExamKind.CERTIFICATE and len(gates) > 1:
        return gates[-1]
    return None


def kind_for(gate: SessionOnDay, sessions: Sequence[SessionOnDay]) -> ExamKind | None:
    """Return which kind of exam passes a gate of a plan; None: a person says so alone."""
    for kind in (ExamKind.INDUCTION, ExamKind.CERTIFICATE):
        found = gate_for(kind, sessions)
        if found is not None and found.id == gate.id:
            return kind
    return None


def before_gate(
    kind: ExamKind,
    papers: Iterable[ExamPaper],
    exams: Mapping[UUID, Exam],
    events: Sequence[ExamEvent],
    results: Mapping[UUID, ExamResult],
    now: datetime,
) -> BeforeGate:
    """Return how the person whose *papers* these are stands by their exams of this kind."""
    of_kind = [one for one in papers if one.exam_id and exams[one.exam_id].kind == kind]
    of_kind.sort(key=lambda one: exams[one.exam_id].opens_at if one.exam_id else now)
    last, again = BeforeGate(Standing.NONE), None
    for paper in of_kind:
        assert paper.exam_id is not None
        exam = exams[paper.exam_id]
        own = [one for one in events if one.exam_id == exam.id]
        stage, result = sat(exam, paper.id, own, now).stage, results.get(paper.id)
        if result is not None:
            total = round(result.earned / result.full * 100, 1)
            standing = Standing.PASSED if result.passed else Standing.FAILED
            last = BeforeGate(standing, exam, paper.id, total)
            if result.passed:
                return last
        elif stage in _GONE:
            last = BeforeGate(_GONE[stage], exam, paper.id)
        elif stage is not Stage.WITHDRAWN:
            again = again or exam
    return BeforeGate(last.standing, last.exam, last.paper_id, last.total, again)


_GONE = {
    Stage.OVER: Standing.MARKING,
    Stage.ENTERING: Standing.MARKING,
    Stage.MISSED: Standing.ABSENT,
}
