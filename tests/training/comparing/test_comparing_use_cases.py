"""Who may lay whose views side by side."""

import pytest
from builders import Workplace

from db.records import Person
from desktop_app.system.errors import NotAllowed

ALLOWED = {
    ("supervisor", "trainee"): True,
    ("supervisor", "stranger"): True,
    ("mentor", "trainee"): True,
    ("mentor", "stranger"): False,
    ("trainee", "trainee"): True,
    ("trainee", "stranger"): False,
    ("trainee", "mentor"): False,
}


@pytest.mark.parametrize(("role", "about"), ALLOWED)
def test_who_compares_whom(place: Workplace, role: str, about: str) -> None:
    actor: Person = getattr(place, role)
    subject: Person = getattr(place, about)
    comparing = place.services.comparing
    if ALLOWED[role, about]:
        assert comparing.compare(actor, subject.id, 8).subject.id == subject.id
    else:
        with pytest.raises(NotAllowed):
            comparing.compare(actor, subject.id, 8)


def test_a_drafts_answers_are_in_nobodys_comparison(place: Workplace) -> None:
    forms, who = place.services.forms, place.trainee
    sheet = forms.open(who, "service-self-check", who, place.clock.today())
    forms.keep(who, sheet, {"paraphrase": "no"}, ())
    assert place.services.comparing.compare(who, who.id, 8).rows == ()
