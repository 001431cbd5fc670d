"""Where somebody stands on the ladder of the career, and what the next step asks."""

from datetime import date
from uuid import UUID

import pytest

from db.records import Evidence
from desktop_app.training.development.career import Known, LadderFigures, Level, career, months

TODAY = date(2026, 11, 30)
FIGURES = LadderFigures((0, 1, 2, 3), (80, 85, 90, 90), 100, 90, 3)


def _hard(count: int) -> tuple[Evidence, ...]:
    return tuple(Evidence("attempt", UUID(int=n + 1), "难投诉") for n in range(count))


@pytest.mark.parametrize(
    ("joined", "satisfaction", "level"),
    [
        (date(2026, 3, 1), 95, Level.JUNIOR),
        (date(2025, 12, 1), 95, Level.JUNIOR),
        (date(2025, 11, 30), 95, Level.MIDDLE),
        (date(2025, 11, 30), 84.9, Level.JUNIOR),
        (date(2025, 11, 30), None, Level.MIDDLE),
        (date(2024, 11, 30), 90, Level.SENIOR),
        (date(2024, 11, 30), 89, Level.MIDDLE),
        (date(2020, 1, 1), 99, Level.SENIOR),
    ],
)
def test_service_and_satisfaction_tell_the_level(
    joined: date, satisfaction: float | None, level: Level
) -> None:
    assert career(Known(joined, satisfaction=satisfaction), FIGURES, TODAY).now is level


def test_each_requirement_says_what_the_records_say_and_never_guesses() -> None:
    found = career(Known(date(2026, 1, 15), satisfaction=83.5, customers=12), FIGURES, TODAY)
    told = {one.key: (one.met, one.told) for one in found.requirements}
    assert found.following is Level.MIDDLE
    assert told == {
        "service": (False, "在岗 0 年 10 个月"),
        "satisfaction": (False, "现在 83.5%（n = 12）"),
        "certificate": (False, "现在没有有效的证书"),
        "cases": (None, "程序不统计接待量，由主管确认"),
        "solved": (None, "由主管和导师确认"),
    }
    assert found.met == 0


def test_a_senior_handles_hard_complaints_and_helps_others() -> None:
    joined = date(2025, 6, 1)
    without = career(Known(joined, satisfaction=91), FIGURES, TODAY)
    assert without.following is Level.SENIOR
    assert {one.key for one in without.requirements if one.met is False} == {
        "service",
        "hard",
        "helps",
    }
    able = career(Known(joined, satisfaction=91, hard=_hard(3), helped=2), FIGURES, TODAY)
    assert {one.key for one in able.requirements if one.met} == {"satisfaction", "hard", "helps"}
    assert able.evidence == _hard(3)


def test_the_figures_are_those_in_force() -> None:
    eager = LadderFigures((0, 0.5, 2, 3), (80, 80, 90, 90), 100, 90, 3)
    assert career(Known(date(2026, 5, 1), satisfaction=82), eager, TODAY).now is Level.MIDDLE


def test_at_the_end_of_the_ladder_nothing_is_asked() -> None:
    leads = career(Known(date(2020, 1, 1), leads=True), FIGURES, TODAY)
    assert (leads.now, leads.following, leads.requirements) == (
        Level.SUPERVISOR,
        Level.MANAGER,
        (),
    )


def test_months_count_when_they_are_full() -> None:
    assert months(date(2026, 10, 31), TODAY) == 0
    assert months(date(2026, 10, 30), TODAY) == 1
    assert months(date(2027, 1, 1), TODAY) == 0
