"""Brings a trainee to a milestone review: plan laid, days gone by, views and sheets signed."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from builders import PASSWORD, Workplace

from db.records import Person, Sheet
from desktop_app.training.forms.sheets import OpenSheet
from desktop_app.training.reviews.gates import Gate, Way

PROGRAM = "new-hire-90"
FIRST_REVIEW = date(2026, 12, 22)
"""Day 30 of a plan that is laid on the builders' Monday."""


def laid(place: Workplace, trainee: Person | None = None) -> None:
    """Lay the 90 days on somebody's calendar, from the builders' Monday on."""
    person = trainee or place.trainee
    place.services.curriculum.lay_plan(place.supervisor, person, PROGRAM, place.clock.today())


def let_pass(place: Workplace, until: date) -> None:
    """Let the days go by."""
    place.clock.advance(timedelta(days=(until - place.clock.today()).days))


def way(place: Workplace, person: Person | None = None) -> Way:
    """Return somebody's gates as they stand."""
    found = place.services.reviews.way(place.supervisor, (person or place.trainee).id)
    assert found is not None
    return found


def current(place: Workplace) -> Gate:
    """Return the gate that the trainee stands before."""
    found = way(place).current
    assert found is not None
    return found


def filled(sheet: OpenSheet, **given: Any) -> dict[str, Any]:
    """Return answers to whatever a sheet asks, with those that are *given*."""
    answers: dict[str, Any] = {}
    for item in sheet.form.items():
        if item.type == "scale":
            answers[item.id] = 4
        elif item.type == "choice":
            answers[item.id] = item.choices[0]
        elif item.type == "text":
            answers[item.id] = "三周里复述说到了要点。"
    return answers | {key.replace("_", "-"): value for key, value in given.items()}


def view(place: Workplace, actor: Person, **given: Any) -> Sheet:
    """Sign what *actor* thinks of the trainee before the review."""
    forms = place.services.forms
    sheet = place.services.reviews.open_view(actor, place.trainee.id)
    return forms.sign(actor, forms.keep(actor, sheet, filled(sheet, **given), ()), PASSWORD)


def review(place: Workplace, decision: str = "通过", **given: Any) -> Sheet:
    """Sign the review that waits with a decision."""
    forms, actor = place.services.forms, place.supervisor
    sheet = place.services.reviews.open_review(actor, place.trainee.id)
    answers = filled(sheet, decision=decision, **given)
    return forms.sign(actor, forms.keep(actor, sheet, answers, ()), PASSWORD)


def correct(place: Workplace, sheet_id: UUID, decision: str, **given: Any) -> Sheet:
    """Sign a correction of a review with another decision."""
    forms, actor = place.services.forms, place.supervisor
    sheet = forms.correct(actor, sheet_id)
    answers = filled(sheet, decision=decision, **given)
    return forms.sign(actor, forms.keep(actor, sheet, answers, ()), PASSWORD)


def days(place: Workplace) -> dict[str, date]:
    """Return on which day each session of the trainee's plan stands."""
    start = date(2026, 1, 1)
    page = place.services.curriculum.page(
        place.supervisor, place.trainee.id, start, start + timedelta(days=700)
    )
    return {one.session_key: one.day for one in page.sessions}
