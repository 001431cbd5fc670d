"""Which gate of somebody's plan an exam opens: a pure rule."""

from collections.abc import Iterable

from db.records import SessionOnDay
from desktop_app.training.curriculum.leading import gate_of
from desktop_app.training.exams.kinds import ExamKind


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
