"""The shipped scorecards: four dimensions, limits that fail a sheet, a bonus, one for each desk."""

import pytest
from builders import CONTENT, Workplace

from desktop_app.training.content.yaml_source import read_source
from desktop_app.training.forms.answers import Answer
from desktop_app.training.forms.scoring import Band, score
from desktop_app.training.forms.template import Form, ItemType

DIMENSIONS = ("专业", "效率", "态度", "结果")
CARDS = ("quality-phone", "quality-chat", "quality-desk")
STEPS: dict[ItemType, Answer] = {
    ItemType.YES_NO: "yes",
    ItemType.TICK: False,
    ItemType.TEXT: "时限说得清楚。",
}


@pytest.fixture(params=CARDS)
def card(request: pytest.FixtureRequest) -> Form:
    """Each scorecard in turn."""
    path = CONTENT / "institution" / "forms" / f"{request.param}.yaml"
    return Form.model_validate(read_source(path).data)


def _answers(card: Form, step: int, **other: Answer) -> dict[str, Answer]:
    plain: dict[ItemType, Answer] = {**STEPS, ItemType.SCALE: step}
    return {item.id: plain[item.type] for item in card.items()} | other


def test_all_four_dimensions_share_the_total(card: Form) -> None:
    weighed = {section.title: section.weight for section in card.sections if section.weight}
    assert tuple(weighed) == DIMENSIONS
    assert sum(weighed.values()) == 100


def test_fours_throughout_pass_and_fives_are_excellent(card: Form) -> None:
    assert score(card, _answers(card, 5)).total == 100
    fours = score(card, _answers(card, 4))
    assert fours.band is Band.PASS
    assert not fours.missing


@pytest.mark.parametrize("item", ["privacy", "promise"])
def test_a_limit_that_is_crossed_fails_the_sheet(card: Form, item: str) -> None:
    judged = score(card, _answers(card, 5, **{item: "no"}))
    assert judged.band is Band.NEEDS_WORK
    assert judged.total == 100


def test_an_insult_leaves_nothing(card: Form) -> None:
    assert score(card, _answers(card, 5, respect="no")).total == 0


def test_a_highlight_adds_three_points_and_asks_for_the_words(card: Form) -> None:
    plain, lit = (score(card, _answers(card, 4, highlight=tick)) for tick in (False, True))
    assert plain.total is not None
    assert lit.total == pytest.approx(plain.total + 3)
    assert "highlight-words" in plain.hidden
    without = {k: v for k, v in _answers(card, 4, highlight=True).items() if k != "highlight-words"}
    assert score(card, without).missing == ("highlight-words",)


def test_what_did_not_occur_costs_nothing(card: Form) -> None:
    apart = dict.fromkeys(("verify", "hold", "record"), "na")
    assert score(card, _answers(card, 5, **apart)).total == 100


@pytest.mark.parametrize(
    ("channel", "key"),
    [
        ("phone", "quality-phone"),
        ("chat", "quality-chat"),
        ("group", "quality-chat"),
        ("email", "quality-chat"),
        ("desk", "quality-desk"),
    ],
)
def test_each_channel_gets_its_scorecard_first(place: Workplace, channel: str, key: str) -> None:
    cards = place.services.inspections.scorecards(channel)
    assert cards[0].key == key
    assert {one.key for one in cards} == set(CARDS)
