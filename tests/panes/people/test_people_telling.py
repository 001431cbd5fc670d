"""How a record is put into words and figures: weeks, findings, filters, the time line."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.ids import new_id
from db.records import PracticeDay
from desktop_app.filling.links import chain_entry
from desktop_app.panes.people.telling import chips, finding, lets_through, weeks
from desktop_app.training.chain.use_cases import WEEKS, Link
from desktop_app.widgets.chain_items import ChartPoint

MONDAY = date(2026, 11, 23)
days = st.lists(
    st.builds(
        lambda back, attempts, mean: PracticeDay(
            MONDAY - timedelta(days=back), attempts, 60, attempts * mean, 0
        ),
        st.integers(0, 76),
        st.integers(1, 5),
        st.integers(0, 100),
    ),
    max_size=40,
    unique_by=lambda day: day.day,
)


def _link(kind: str, detail: str, mark: float | None = 80.0, passed: bool = True) -> Link:
    at = datetime(2026, 11, 20, 9, 46, tzinfo=UTC)
    return Link(kind, new_id(), at, "价格异议", detail, "陈立", mark, passed)


def _points(*values: float | None) -> tuple[ChartPoint, ...]:
    return tuple(ChartPoint("", value, 1) for value in values)


@given(days)
def test_no_practice_is_lost_between_the_weeks(practised: list[PracticeDay]) -> None:
    points = weeks(practised, MONDAY + timedelta(days=3))

    assert len(points) == WEEKS
    assert sum(point.count for point in points) == sum(day.attempts for day in practised)


@given(days)
def test_a_weekly_mean_lies_within_its_days(practised: list[PracticeDay]) -> None:
    means = [day.total_sum / day.attempts for day in practised]

    for point in weeks(practised, MONDAY):
        if point.value is not None:
            assert min(means) <= point.value <= max(means)


def test_a_mean_weighs_by_attempts_and_an_empty_week_has_none() -> None:
    practised = [PracticeDay(MONDAY, 1, 60, 100, 1), PracticeDay(MONDAY, 3, 60, 180, 0)]

    *before, this = weeks(practised, MONDAY)

    assert (this.value, this.count) == (70.0, 4)
    assert this.tip == "11月23日起的一周：均分 70，n = 4 次"
    assert {point.value for point in before} == {None}
    assert before[-1].tip == "11月16日起的一周：没有练习"


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ((None, None), "近 2 周还没有练习"),
        ((None, 71.5), "只有一周有练习，均分 71.5"),
        ((60, None, 84), "周均分从 60 升到 84"),
        ((84, 60), "周均分从 84 降到 60"),
        ((80, 60, 82.9), "周均分稳定，从 80 到 82.9"),
        ((80, 83), "周均分从 80 升到 83"),
    ],
)
def test_the_chart_states_its_finding(values: tuple[float | None, ...], said: str) -> None:
    assert finding(_points(*values)) == said


def test_each_chip_lets_its_own_records_through_and_counts_them() -> None:
    links = (
        _link("attempt", "phone"),
        _link("attempt", "chat"),
        _link("sheet", "self_check"),
        _link("sheet", "shadow_day"),
        _link("sheet", "evaluation"),
        _link("sheet", "observation"),
        _link("sheet", "theory"),
        _link("sheet", "practical"),
        _link("certificate", "gold"),
    )

    assert [chip.text for chip in chips(links)] == [
        "全部 9",
        "练习 2",
        "自检 1",
        "影子日 1",
        "评估 1",
        "观察 1",
        "考核 2",
        "证书 1",
    ]
    for link in links:
        keys = [chip.key for chip in chips(links) if lets_through(chip.key, link)]
        assert len(keys) == 2


def test_an_attempt_names_its_mode_and_one_that_only_teaches_is_not_failed() -> None:
    def local(at: datetime) -> datetime:
        return at + timedelta(hours=8)

    exam = replace(_link("attempt", "phone", 61, passed=False), mode="exam")
    cloze = replace(exam, mode="cloze")
    assert chain_entry(exam, local).spoken().endswith("考核 · 电话，61 分，未达标")
    assert chain_entry(cloze, local).spoken().endswith("填空 · 电话，61 分")
    assert (chain_entry(exam, local).failed, chain_entry(cloze, local).failed) == (True, False)


@pytest.mark.parametrize(
    ("link", "spoken"),
    [
        (
            _link("attempt", "phone", 82.5),
            "11月20日 周五 17:46，练习，价格异议，电话，82.5 分，达标",
        ),
        (
            _link("attempt", "chat", 61, passed=False),
            "11月20日 周五 17:46，练习，价格异议，在线，61 分，未达标",
        ),
        (
            _link("sheet", "theory", 55, passed=False),
            "11月20日 周五 17:46，理论，价格异议，陈立签名，55 分，没及格",
        ),
        (
            _link("sheet", "shadow_day", 60, passed=False),
            "11月20日 周五 17:46，影子日，价格异议，陈立签名，60 分，需改进",
        ),
        (_link("sheet", "self_check", None), "11月20日 周五 17:46，自检，价格异议"),
        (
            _link("certificate", "gold", 92),
            "11月20日 周五 17:46，证书，价格异议，金牌客服，92 分",
        ),
    ],
)
def test_a_record_is_told_in_one_line(link: Link, spoken: str) -> None:
    entry = chain_entry(link, lambda at: at + timedelta(hours=8))

    assert entry.spoken() == spoken
    assert entry.key == f"{link.kind}:{link.record_id}"
