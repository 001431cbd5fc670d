"""Every role against every use case of forms: what is refused, and what is not."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

import pytest
from builders import PASSWORD, Workplace
from judging import sign_theory

from db.ids import new_id
from db.records import Person, Role, Sheet, SheetsWanted
from desktop_app.system.errors import NotAllowed
from desktop_app.training.people.use_cases import NewPerson

Do = Callable[[Workplace, Person, Sheet], object]

WHO = ("supervisor", "mentor", "other_mentor", "trainee", "stranger", "administrator")
ACTS: dict[str, tuple[Do, set[str]]] = {
    "fill in an exam mark": (
        lambda at, who, _: at.services.forms.open(who, "theory-mark", at.trainee, at.clock.today()),
        {"supervisor"},
    ),
    "fill in a shadow day": (
        lambda at, who, _: at.services.forms.open(who, "shadow-day", at.trainee, at.clock.today()),
        {"mentor"},
    ),
    "fill in a self-check": (
        lambda at, who, _: at.services.forms.open(
            who, "service-self-check", at.trainee, at.clock.today()
        ),
        {"trainee"},
    ),
    "list the sheets about a person": (
        lambda at, who, _: at.services.forms.about(who, at.trainee.id),
        {"supervisor", "mentor", "trainee"},
    ),
    "read a signed sheet": (
        lambda at, who, sheet: at.services.forms.signed(who, sheet.id),
        {"supervisor", "mentor", "trainee"},
    ),
    "read what became of it": (
        lambda at, who, sheet: at.services.register.afterwards(who, sheet.id),
        {"supervisor", "mentor", "trainee"},
    ),
    "correct it": (
        lambda at, who, sheet: at.services.forms.correct(who, sheet.id),
        {"supervisor"},
    ),
    "countersign it": (
        lambda at, who, sheet: at.services.register.countersign(who, sheet.id, agrees=True),
        {"trainee"},
    ),
    "print it": (
        lambda at, who, sheet: at.services.printing.sheets(who, [sheet.id], "一份"),
        {"supervisor", "mentor", "trainee"},
    ),
}


def _actor(place: Workplace, who: str) -> Person:
    roles = {"other_mentor": Role.MENTOR, "administrator": Role.ADMINISTRATOR}
    if who in roles:
        new = NewPerson("另一位", "9001", frozenset({roles[who]}), PASSWORD)
        return place.services.people.add(place.supervisor, new)
    actor: Person = getattr(place, who)
    return actor


@pytest.mark.parametrize("who", WHO)
def test_each_may_do_what_the_table_says_and_nothing_else(place: Workplace, who: str) -> None:
    sheet, actor = sign_theory(place, place.trainee, 91), _actor(place, who)
    done = set()
    for name, (act, _allowed) in ACTS.items():
        with suppress(NotAllowed):
            act(place, actor, sheet)
            done.add(name)
    assert done == {name for name, (_act, allowed) in ACTS.items() if who in allowed}


@pytest.mark.parametrize("who", WHO)
def test_a_sheet_apart_from_records_is_its_fillers_alone(place: Workplace, who: str) -> None:
    sheet = replace(sign_theory(place, place.trainee, 91), id=new_id(), number="JZ-2026-000001")
    sheet = replace(sheet, use="calibration", filler_id=place.supervisor.id)
    with place.services.store.writing() as tx:
        tx.sheets.add(sheet)
    actor, register = _actor(place, who), place.services.register

    assert register.page(actor, SheetsWanted(uses=("calibration",))).total == 0
    if who == "supervisor":
        assert place.services.forms.signed(actor, sheet.id).sheet.id == sheet.id
        return
    assert register.find(actor, sheet.number) is None
    for act in (place.services.forms.signed, register.afterwards):
        with pytest.raises(NotAllowed):
            act(actor, sheet.id)
