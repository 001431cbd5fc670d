"""Tokens: loading, scaling, measuring."""

import pytest

from desktop_app.system import resources, theme

THEMES = theme.load(resources.path("themes", "tokens.json"))


def test_contrast_of_black_on_white_is_the_largest() -> None:
    assert theme.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert theme.contrast("#FFFFFF", "#FFFFFF") == pytest.approx(1)


def test_contrast_does_not_depend_on_the_order() -> None:
    assert theme.contrast("#0E6F75", "#FFFFFF") == theme.contrast("#FFFFFF", "#0E6F75")


def test_both_themes_name_the_same_colours() -> None:
    assert THEMES["light"].colours.keys() == THEMES["dark"].colours.keys()
    assert THEMES["dark"].dark
    assert not THEMES["light"].dark


def test_text_and_what_holds_it_grow_together_and_the_spaces_stay() -> None:
    light = THEMES["light"]
    larger = light.scaled(150)
    assert larger.type["text"] == 21
    assert larger.size["control"] == 48
    assert larger.space == light.space
    assert larger.frame == light.frame


@pytest.mark.parametrize(("asked", "given"), [(10, 90), (90, 90), (150, 150), (400, 150)])
def test_text_size_stays_within_its_bounds(asked: int, given: int) -> None:
    assert THEMES["light"].scaled(asked).percent == given


def test_style_sheet_lengths_know_the_border() -> None:
    values = THEMES["light"].values()
    assert values["size_control"] == "32"
    assert values["size_control_inner"] == "30"
    assert values["size_control_ringed"] == "28"
