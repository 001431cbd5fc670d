"""Who slips, told with figures; and how far somebody is on the way to working alone."""

from datetime import UTC, date, datetime, timedelta

import pytest

from db.records import CaseMark
from desktop_app.training.mentoring.care import CareRules, kind_word, slip_rule, slips
from desktop_app.training.mentoring.cases import HELP, case_way
from desktop_app.training.mentoring.debrief import Debrief, gone_on, read_debrief

RULES = CareRules(8, 2)
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
THURSDAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("marks", "told"),
    [
        ([80.0] * 5 + [72.0] * 5, True),
        ([80.0] * 5 + [72.1] * 5, False),
        ([80.0] * 4 + [40.0] * 5, False),
        ([70.0] * 5 + [90.0] * 5, False),
        ([], False),
    ],
)
def test_practice_slips_when_the_mean_of_five_falls_by_eight(
    marks: list[float], told: bool
) -> None:
    assert bool(slips(marks, [], 0, RULES)) is told


def test_each_sign_is_a_sentence_with_its_figures() -> None:
    found = slips([85.0] * 5 + [70.0] * 5, [90.0] * 3 + [75.5] * 3, 2, RULES)
    assert found == (
        "练习近 5 次均分 70，比之前 5 次的 85 低 15 分",
        "质检近 3 次均分 75.5，比之前 3 次的 90 低 14.5 分",
        "2 节课次过期没有完成",
    )


def test_the_rule_can_be_read_with_the_figures_in_force() -> None:
    assert "低 8 分以上" in slip_rule(RULES)
    assert "满 3 节" in slip_rule(CareRules(8, 3))


def test_a_kind_word_names_who_and_how_long() -> None:
    assert "这 4 天" in kind_word("林晓雨", 4, "王敏")
    assert "还没有开始" in kind_word("林晓雨", None, "王敏")


def _case(help_given: str, day: date = THURSDAY) -> CaseMark:
    return CaseMark(day, help_given, 80.0)


@pytest.mark.parametrize(
    ("helps", "ready"),
    [
        ([3, 3, 3, 3, 1], True),
        ([3, 3, 3, 3, 0], False),
        ([3, 3, 3, 1, 1], False),
        ([3, 3, 3, 3], False),
        ([0, 3, 3, 3, 3, 2], True),
    ],
)
def test_four_of_the_newest_five_alone_and_none_taken_over_is_ready(
    helps: list[int], ready: bool
) -> None:
    newest_first = [_case(HELP[one]) for one in helps][::-1]
    assert case_way(newest_first, THURSDAY, True, 3, 4).ready is ready


def test_a_week_begins_on_monday_and_only_due_weeks_owe() -> None:
    marks = [_case(HELP[3]), _case(HELP[3], date(2026, 11, 22))]
    way = case_way(marks, THURSDAY, True, 3, 4)
    assert (way.total, way.this_week, way.owed) == (2, 1, 2)
    assert case_way(marks, THURSDAY, False, 3, 4).owed == 0


def test_a_running_clock_goes_on_while_the_program_is_closed() -> None:
    kept = read_debrief(Debrief(600.0, True, NOW).body())
    assert gone_on(kept, NOW + timedelta(minutes=5), 30) == Debrief(900.0, True, NOW)
    assert not gone_on(kept, NOW + timedelta(hours=9), 30).running
    assert gone_on(kept, NOW + timedelta(hours=9), 30).seconds == 600.0


def test_a_stopped_clock_stands() -> None:
    kept = read_debrief(Debrief(600.0, False, NOW).body())
    assert gone_on(kept, NOW + timedelta(minutes=5), 30).seconds == 600.0
    assert read_debrief(None) == Debrief(0.0, False)
