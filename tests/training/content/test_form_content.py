"""The shipped forms: short self-checks with a rhythm, and aspects that can be compared."""

import pytest

from desktop_app.system import resources
from desktop_app.training.content.loader import load_pack
from desktop_app.training.forms.kinds import Aspect, FormUse, Rhythm
from desktop_app.training.forms.template import Form


@pytest.fixture(scope="module")
def forms() -> tuple[Form, ...]:
    pack = load_pack(resources.path("content") / "institution")
    return tuple(one.item for one in pack.items if isinstance(one.item, Form))


def of(forms: tuple[Form, ...], *uses: FormUse) -> list[Form]:
    return [form for form in forms if form.use in uses]


def test_there_are_nine_self_checks_of_every_rhythm(forms: tuple[Form, ...]) -> None:
    checks = of(forms, FormUse.SELF_CHECK)
    assert len(checks) == 9
    assert {form.due for form in checks} == set(Rhythm)
    assert all(form.event for form in checks)


def test_every_item_of_a_self_check_can_be_compared(forms: tuple[Form, ...]) -> None:
    for form in of(forms, FormUse.SELF_CHECK):
        assert all(item.aspect is not None for item in form.items()), form.key


def test_further_self_checks_stay_short(forms: tuple[Form, ...]) -> None:
    for form in of(forms, FormUse.SELF_CHECK):
        assert len(form.items()) <= (19 if form.key == "service-self-check" else 15), form.key


def test_self_and_mentor_share_aspects_worth_comparing(forms: tuple[Form, ...]) -> None:
    def aspects(*uses: FormUse) -> set[Aspect]:
        found = (item.aspect for form in of(forms, *uses) for item in form.items())
        return {one for one in found if one is not None}

    shared = aspects(FormUse.SELF_CHECK) & aspects(FormUse.SHADOW_DAY, FormUse.OBSERVATION)
    assert len(shared) >= 4
    assert all(aspect.label for aspect in Aspect)


@pytest.mark.parametrize("use", [FormUse.SUPERVISED_CASE, FormUse.OBSERVATION, FormUse.INSPECTION])
def test_who_looks_on_speaks_of_the_same_things(forms: tuple[Form, ...], use: FormUse) -> None:
    own = {i.aspect for form in of(forms, FormUse.SELF_CHECK) for i in form.items()}
    for form in of(forms, use):
        spoken = {item.aspect for item in form.items() if item.aspect is not None}
        assert len(spoken & own) >= 4, form.key


def test_surveys_and_evaluations_speak_of_session_trainer_and_program(
    forms: tuple[Form, ...],
) -> None:
    everything = {"session", "trainer", "program"}
    assert {form.about for form in of(forms, FormUse.SURVEY)} == everything
    assert {form.about for form in of(forms, FormUse.EVALUATION)} == everything | {"person"}
