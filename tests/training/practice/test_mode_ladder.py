"""Which mode is offered next."""

from datetime import UTC, datetime

import pytest

from db.records import ModeStanding
from desktop_app.training.practice.modes.ladder import harder, recommended
from desktop_app.training.practice.modes.names import LADDER, help_text, mode_word, scoring_text

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def _standings(*done: tuple[str, float | None]) -> dict[str, ModeStanding]:
    return {
        mode: ModeStanding(mode, 1, int(best is None or best >= 70), best, NOW)
        for mode, best in done
    }


@pytest.mark.parametrize(
    ("done", "wanted"),
    [
        ((), "learning"),
        ((("learning", None),), "choosing"),
        ((("learning", None), ("choosing", 55)), "choosing"),
        ((("learning", None), ("choosing", 90)), "cloze"),
        ((("cloze", 80),), "recital"),
        ((("recital", 80),), "quick"),
        ((("quick", 80),), "practice"),
        ((("practice", 50),), "practice"),
        ((("practice", 50), ("learning", None)), "practice"),
        ((("practice", 85),), "exam"),
        ((("practice", 85), ("exam", 60)), "exam"),
        ((("practice", 85), ("exam", 75)), "practice"),
    ],
)
def test_help_is_taken_away_step_by_step(
    done: tuple[tuple[str, float | None], ...], wanted: str
) -> None:
    assert recommended(_standings(*done), 70) == wanted


def test_a_drill_that_was_examined_today_is_not_offered_for_another_exam() -> None:
    assert recommended(_standings(("practice", 85)), 70, examined_today=True) == "practice"


def test_after_every_mode_comes_a_harder_one_and_after_the_last_itself() -> None:
    assert [harder(mode) for mode in LADDER] == [*LADDER[1:], "exam"]


@pytest.mark.parametrize("mode", LADDER)
def test_every_mode_says_how_it_helps_and_how_it_is_scored(mode: str) -> None:
    assert mode_word(mode)
    assert help_text(mode).endswith("。")
    assert scoring_text(mode).endswith("。")
