"""What follows from a signed sheet: written with it, or neither is."""

from collections.abc import Callable

import pytest
from builders import PASSWORD, Workplace

from db.records import Draft, Sheet
from db.store import Transaction
from desktop_app.training.forms.use_cases import Forms

Follow = Callable[[Transaction, Sheet], None]


def _forms(place: Workplace, follow: Follow) -> Forms:
    s = place.services
    return Forms(
        s.store, s.clock, s.changes, s.library, s.settings, s.people, {"theory": (follow,)}
    )


def _sign(place: Workplace, forms: Forms, key: str = "theory-mark") -> Sheet:
    answers = {"paper-title": "A", "exam-date": "2026-11-20", "theory": 64}
    sheet = forms.open(place.supervisor, key, place.trainee, place.clock.today())
    return forms.sign(place.supervisor, forms.keep(place.supervisor, sheet, answers, ()), PASSWORD)


def test_a_follower_is_handed_the_sheet_of_its_use_in_the_same_transaction(
    place: Workplace,
) -> None:
    seen: list[Sheet] = []

    def follow(tx: Transaction, sheet: Sheet) -> None:
        seen.append(tx.sheets.get(sheet.id))
        tx.people.save_draft(Draft(sheet.subject_id, "after", {}, place.clock.now()))

    signed = _sign(place, _forms(place, follow))

    assert [one.id for one in seen] == [signed.id]
    with place.services.store.reading() as tx:
        assert tx.people.draft(place.trainee.id, "after") is not None


def test_where_a_follower_fails_the_sheet_is_not_signed_and_its_draft_stays(
    place: Workplace,
) -> None:
    def fail(_tx: Transaction, _sheet: Sheet) -> None:
        raise RuntimeError("no room for what follows")

    forms = _forms(place, fail)
    with pytest.raises(RuntimeError, match="no room"):
        _sign(place, forms)

    assert forms.about(place.supervisor, place.trainee.id) == ()
    reopened = forms.open(place.supervisor, "theory-mark", place.trainee, place.clock.today())
    assert reopened.answers["theory"] == 64
