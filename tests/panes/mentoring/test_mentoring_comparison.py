"""Two views of the same skills: what is compared, and what the title finds."""

from types import SimpleNamespace
from typing import Any, cast

import pytest
from builders import Workplace
from shadow_room import FIRST_DAY, self_check

from desktop_app.panes.mentoring.comparison import compare
from desktop_app.training.forms.sheets import SignedSheet
from desktop_app.training.forms.template import Form

SCALES = ("listening", "calming", "wording", "process")


def _check(place: Workplace, *noes: str) -> SignedSheet:
    self_check(place, FIRST_DAY, noes)
    forms = place.services.forms
    (entry,) = forms.about(place.trainee, place.trainee.id, ("self_check",))
    return forms.signed(place.trainee, entry.id)


def _form(place: Workplace) -> Form:
    (form,) = place.services.forms.forms("shadow_day")
    return form


def test_every_scale_of_the_shadow_day_has_its_like_in_the_self_check(place: Workplace) -> None:
    found = compare(_form(place), {}, _check(place))
    scales = [item for item in _form(place).items() if item.type == "scale"]
    assert tuple(item.id for item in scales) == SCALES
    assert found.axes == tuple(item.label for item in scales)


def test_a_scale_without_an_aspect_is_compared_with_nothing(place: Workplace) -> None:
    plain = [item.model_copy(update={"aspect": None}) for item in _form(place).items()]
    form = cast(Any, SimpleNamespace(items=lambda: plain))
    found = compare(form, {}, _check(place))
    assert found.finding == "这两张表没有可以对照的项目"


def test_an_own_view_is_the_weighed_share_of_yes(place: Workplace) -> None:
    found = compare(_form(place), {}, _check(place, "paraphrase"))
    # no-interrupt 1, paraphrase 3, hidden-need 2: three of six.
    assert found.own[0] == pytest.approx(50)
    assert found.own[1:] == (100, 100, 100)
    assert found.mentor == (None,) * 4
    assert found.caption == "自评取自 11月30日 周一（n = 1 份），导师打了 0 / 4 项"


def test_what_does_not_apply_counts_for_nobody(place: Workplace) -> None:
    signed = _check(place)
    answers = {**signed.sheet.answers, "warm-tone": "na", "feeling-first": "na"}
    sheet = SimpleNamespace(answers=answers, day=FIRST_DAY)
    found = compare(_form(place), {}, cast(Any, SimpleNamespace(sheet=sheet, form=signed.form)))
    assert found.own[1] is None


@pytest.mark.parametrize(
    ("marks", "finding"),
    [
        ((5, 5, 5, 5), "自评与导师基本一致"),
        ((4, 4, 4, 4), "自评比导师高 20 分"),
        ((5, 5, 5, 4), "自评比导师高 5 分"),
        ((None, 2, None, None), "自评比导师高 60 分"),
        ((None, None, None, None), "打分后与自评对照"),
    ],
)
def test_the_title_states_what_the_marks_come_to(
    place: Workplace, marks: tuple[int | None, ...], finding: str
) -> None:
    answers = dict(zip(SCALES, marks, strict=True))
    assert compare(_form(place), answers, _check(place)).finding == finding


def test_one_skill_that_is_seen_differently_is_named_though_the_mean_agrees(
    place: Workplace,
) -> None:
    check = _check(place, "no-interrupt", "paraphrase", "hidden-need")
    answers = {"listening": 4, "calming": 4, "wording": 4, "process": 3}
    found = compare(_form(place), answers, check)
    assert found.finding == "倾听与复述：自评低 80 分"


def test_a_mentor_above_the_trainee_is_told_so(place: Workplace) -> None:
    check = _check(place, "no-interrupt", "paraphrase", "hidden-need")
    assert compare(_form(place), {"listening": 5}, check).finding == "自评比导师低 100 分"


def test_without_a_self_check_there_is_nothing_to_lay_over(place: Workplace) -> None:
    found = compare(_form(place), {"listening": 4}, None)
    assert found.finding == "还没有自检可以对照"
    assert not found.axes
