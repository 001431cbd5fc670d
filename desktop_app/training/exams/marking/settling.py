"""What the marks of several markers come to: the mean where they agree, else a third decides."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from uuid import UUID

from db.records import ExamMark

FIRST, SECOND, SETTLED = "first", "second", "settled"


@dataclass(frozen=True, slots=True)
class Settled:
    """How the marking of one answer stands."""

    marks: float | None
    """None: somebody still has to mark or to decide."""
    needs: str
    """`first`, `second` or `settled`; empty: it is done."""
    first: ExamMark | None = None
    second: ExamMark | None = None
    settled: ExamMark | None = None

    @property
    def difference(self) -> float | None:
        """How far the two markers are apart; None where there are no two."""
        if self.first is None or self.second is None:
            return None
        return abs(self.first.marks - self.second.marks)


def settle(marks: Sequence[ExamMark], second_marker: bool, tolerance: float) -> Settled:
    """Return what the marks of one answer, oldest first, come to."""
    newest = {one.role: one for one in marks}
    first, second, last = newest.get(FIRST), newest.get(SECOND), newest.get(SETTLED)
    if first is None:
        return Settled(None, FIRST)
    if not second_marker:
        return Settled(first.marks, "", first)
    if second is None:
        return Settled(None, SECOND, first)
    if last is not None and last.id > max(first.id, second.id):
        return Settled(last.marks, "", first, second, last)
    if abs(first.marks - second.marks) > tolerance:
        return Settled(None, SETTLED, first, second)
    return Settled(_mean(first.marks, second.marks), "", first, second)


def _mean(one: float, other: float) -> float:
    """Return the mean, rounded half up to halves: marks are given in halves."""
    doubled = (Decimal(str(one)) + Decimal(str(other))).quantize(Decimal(1), ROUND_HALF_UP)
    return float(doubled / 2)


def role_of(actor_id: UUID, settled: Settled, revise: bool = True) -> str | None:
    """Return as what somebody may mark an answer, or None; *revise*: also once more."""
    first, second = settled.first, settled.second
    if settled.needs == FIRST:
        return FIRST
    if settled.needs == SETTLED or settled.settled is not None:
        return SETTLED
    if first is not None and first.marker_id == actor_id:
        return FIRST if revise else None
    if settled.needs == SECOND or (second is not None and second.marker_id == actor_id):
        return SECOND
    return None


def fits_marks(marks: float, full: float) -> bool:
    """Tell whether marks can be given: within what there is, by halves."""
    return 0 <= marks <= full and marks * 2 == round(marks * 2)
