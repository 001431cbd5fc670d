"""Lays sheets of different forms side by side by the aspect that their items look at: pure rules.

A sheet's mark on an aspect is the mean of its items of that aspect, weighed as the form weighs
them within their section and the section within the sheet; N/A and open items leave it. A view's
mark is the mean over its sheets, so that a person who checks themselves daily is not drowned by
one long form.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Any
from uuid import UUID

from desktop_app.training.forms.answers import read_answers
from desktop_app.training.forms.kinds import Aspect, FormUse

if TYPE_CHECKING:
    from desktop_app.training.forms.template import Form

LEAST_SHEETS = 3
"""So many sheets on both sides, and a difference is spoken of as a finding; fewer are shown."""


class View(StrEnum):
    """Who looks."""

    SELF = "self"
    MENTOR = "mentor"
    INSPECTOR = "inspector"


USES: Mapping[View, tuple[str, ...]] = {
    View.SELF: (FormUse.SELF_CHECK,),
    View.MENTOR: (FormUse.SHADOW_DAY, FormUse.SUPERVISED_CASE, FormUse.OBSERVATION),
    View.INSPECTOR: (FormUse.INSPECTION,),
}
"""Which uses of forms speak for whom."""

VIEW_OF: Mapping[str, View] = {use: view for view, uses in USES.items() for use in uses}


class Leaning(StrEnum):
    """How people see themselves beside how others see them."""

    OVER = "over"
    UNDER = "under"
    ALIKE = "alike"
    UNKNOWN = "unknown"
    """One side has not looked yet."""


@dataclass(frozen=True, slots=True)
class Marked:
    """One sheet with what it says on each aspect, 0 to 100."""

    sheet_id: UUID
    view: View
    marks: Mapping[Aspect, float]


@dataclass(frozen=True, slots=True)
class Mean:
    """A view's mean on one aspect, 0 to 100, and the sheets that it rests on, newest first."""

    value: float
    sheets: tuple[UUID, ...]

    @property
    def n(self) -> int:
        """How many sheets."""
        return len(self.sheets)


@dataclass(frozen=True, slots=True)
class Row:
    """One aspect as each view sees it."""

    aspect: Aspect
    means: Mapping[View, Mean]
    apart: float
    """Marks from which two views differ."""

    def gap(self, view: View) -> float | None:
        """Return how many marks the own view lies above *view*; None where one is missing."""
        own, other = self.means.get(View.SELF), self.means.get(view)
        return None if own is None or other is None else own.value - other.value

    @property
    def widest(self) -> tuple[View, float] | None:
        """The view from which the own one differs most, and by how much."""
        gaps = [(view, gap) for view in (View.MENTOR, View.INSPECTOR) if (gap := self.gap(view))]
        if not gaps:
            known = [v for v in (View.MENTOR, View.INSPECTOR) if self.gap(v) is not None]
            return (known[0], 0.0) if known else None
        return max(gaps, key=lambda one: abs(one[1]))

    @property
    def leaning(self) -> Leaning:
        """Whether the person overrates themselves here."""
        widest = self.widest
        if widest is None:
            return Leaning.UNKNOWN
        if abs(widest[1]) < self.apart:
            return Leaning.ALIKE
        return Leaning.OVER if widest[1] > 0 else Leaning.UNDER

    @property
    def sound(self) -> bool:
        """Whether both sides of the widest difference rest on enough sheets."""
        widest = self.widest
        if widest is None:
            return False
        return min(self.means[View.SELF].n, self.means[widest[0]].n) >= LEAST_SHEETS


def marks_of(form: "Form", answers: Mapping[str, Any]) -> dict[Aspect, float]:
    """Return what one sheet says on each aspect of its form."""
    known = {item.id for item in form.items()}
    read = read_answers(form, {name: one for name, one in answers.items() if name in known})
    sums: dict[Aspect, tuple[Fraction, Fraction]] = {}
    for section in form.sections:
        whole = sum(item.weight for item in section.items) or 1
        for item in section.items:
            found = read.get(item.id)
            if item.aspect is None or item.excluded or found is None or found.mark is None:
                continue
            weight = Fraction(item.weight * section.weight, whole)
            mark, weights = sums.get(item.aspect, (Fraction(0), Fraction(0)))
            sums[item.aspect] = (mark + found.mark * weight, weights + weight)
    return {aspect: float(mark / weight) for aspect, (mark, weight) in sums.items() if weight}


def compare(sheets: Iterable[Marked], apart: float) -> tuple[Row, ...]:
    """Return a row by aspect that at least one view speaks of, in the order of `Aspect`.

    *sheets* come newest first; *apart*: marks from which two views differ.
    """
    found: dict[Aspect, dict[View, list[tuple[UUID, float]]]] = {}
    for sheet in sheets:
        for aspect, mark in sheet.marks.items():
            found.setdefault(aspect, {}).setdefault(sheet.view, []).append((sheet.sheet_id, mark))
    return tuple(
        Row(aspect, {view: _mean(marks) for view, marks in found[aspect].items()}, apart)
        for aspect in Aspect
        if aspect in found
    )


def _mean(marks: Sequence[tuple[UUID, float]]) -> Mean:
    return Mean(sum(mark for _, mark in marks) / len(marks), tuple(one for one, _ in marks))


def finding(rows: Sequence[Row]) -> Row | None:
    """Return the row that is worth saying first, or None: nothing differs, or data are few.

    Overrating comes before underrating: it is what a person cannot see alone.
    """
    apart = [row for row in rows if row.sound and row.leaning in (Leaning.OVER, Leaning.UNDER)]
    return max(apart, key=_weight, default=None)


def _weight(row: Row) -> tuple[bool, float]:
    widest = row.widest
    return (row.leaning is Leaning.OVER, abs(widest[1]) if widest else 0.0)
