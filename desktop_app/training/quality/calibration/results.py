"""What a calibration shows once it is closed: values in, values out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from db.records import Calibration, CalibrationAgreed, CalibrationClosed, Person
from desktop_app.training.quality.calibration.agreement import (
    Deviation,
    ItemAgreement,
    RatedItem,
    Rating,
    deviation,
    items_agreement,
    overall,
)

if TYPE_CHECKING:
    from desktop_app.training.forms.scoring import SheetScore
    from desktop_app.training.forms.sheets import SignedSheet
    from desktop_app.training.forms.template import Form


@dataclass(frozen=True, slots=True)
class Scored:
    """One inspector's sheet; `deviation` is None for the reference's own."""

    person: Person
    sheet_id: UUID
    total: float
    comments: tuple[tuple[str, str], ...]
    """Label and text of what was written."""
    deviation: Deviation | None


@dataclass(frozen=True, slots=True)
class Results:
    """A closed calibration, the reference's sheet first, then by how far totals are from it."""

    calibration: Calibration
    closed: CalibrationClosed
    form_title: str
    items: tuple[ItemAgreement, ...]
    inspectors: tuple[Scored, ...]
    absent: tuple[Person, ...]
    """Who was asked and did not score."""
    same: float | None
    """Share of equal answers over all pairs and items, 0 to 1."""
    agreed: Mapping[str, CalibrationAgreed]
    """What was agreed afterwards, by item."""
    tolerance: float

    @property
    def decisive(self) -> tuple[ItemAgreement, ...]:
        """The items that fail a sheet, on which the inspectors are split."""
        return tuple(one for one in self.items if one.item.decisive and one.split)


def rated_items(form: "Form") -> tuple[RatedItem, ...]:
    """Return the items of a form that carry marks, in reading order."""
    from desktop_app.training.forms.template import MARKED

    return tuple(
        RatedItem(item.id, item.label, item.critical or item.fatal)
        for item in form.items()
        if item.type in MARKED
    )


def ratings(form: "Form", score: "SheetScore", answers: Mapping[str, Any]) -> dict[str, Rating]:
    """Return the ratings of a sheet by item: those that were answered and not left out."""
    from desktop_app.training.forms.answers import read_answers

    texts = {line.item: line.answer_text for line in score.lines}
    read = read_answers(form, answers)
    return {
        item.id: Rating(
            texts[item.id], None if read[item.id].mark is None else float(read[item.id].mark or 0)
        )
        for item in rated_items(form)
        if item.id in read and item.id not in score.hidden
    }


def results(
    calibration: Calibration,
    closed: CalibrationClosed,
    sheets: "Sequence[SignedSheet]",
    absent: Sequence[Person],
    agreed: Mapping[str, CalibrationAgreed],
    tolerance: float,
) -> Results:
    """Put together what the signed *sheets* of a calibration show; one is the reference's."""
    reference = next(one for one in sheets if one.filler.id == calibration.reference_id)
    rated = {one.filler.id: ratings(one.form, one.score, one.sheet.answers) for one in sheets}
    items = items_agreement(rated_items(reference.form), rated)
    right, right_total = rated[reference.filler.id], reference.score.total or 0.0
    scored = [
        Scored(
            person=one.filler,
            sheet_id=one.sheet.id,
            total=one.score.total or 0.0,
            comments=_comments(one),
            deviation=None
            if one is reference
            else deviation(
                rated[one.filler.id], right, one.score.total or 0.0, right_total, tolerance
            ),
        )
        for one in sheets
    ]
    scored.sort(key=lambda one: abs(one.deviation.total) if one.deviation else -1.0)
    return Results(
        calibration=calibration,
        closed=closed,
        form_title=reference.form.title,
        items=items,
        inspectors=tuple(scored),
        absent=tuple(absent),
        same=overall(items),
        agreed=agreed,
        tolerance=tolerance,
    )


def _comments(signed: "SignedSheet") -> tuple[tuple[str, str], ...]:
    return tuple(
        (item.label, str(signed.sheet.answers[item.id]))
        for item in signed.form.items()
        if item.type == "text"
        and item.id not in signed.score.hidden
        and signed.sheet.answers.get(item.id)
    )
