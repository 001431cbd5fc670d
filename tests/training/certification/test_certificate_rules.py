"""When a certificate is due, at which level, and how long it holds."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.training.certification.rules import (
    CertificateFigures,
    level_of,
    missing_for,
    total_of,
    valid_until,
)

FIGURES = CertificateFigures()
marks = st.integers(0, 1000).map(lambda tenths: tenths / 10)
shares = st.integers(0, 100)


@given(marks, marks, shares)
def test_the_total_is_what_a_person_computes_by_hand(
    theory: float, practical: float, share: int
) -> None:
    total = total_of(theory, practical, CertificateFigures(theory_share=share))

    part = Decimal(share) / 100
    by_hand = Decimal(str(theory)) * part + Decimal(str(practical)) * (1 - part)
    assert Decimal(str(total)) == by_hand.quantize(Decimal("0.1"), ROUND_HALF_UP)


@given(marks, marks, shares)
def test_the_total_lies_between_the_two_marks(theory: float, practical: float, share: int) -> None:
    total = total_of(theory, practical, CertificateFigures(theory_share=share))

    assert min(theory, practical) <= total <= max(theory, practical)


@given(marks, marks, marks)
def test_a_better_practical_never_lowers_the_total(one: float, other: float, theory: float) -> None:
    low, high = sorted((one, other))

    assert total_of(theory, low, FIGURES) <= total_of(theory, high, FIGURES)


@given(marks, marks)
def test_a_certificate_is_due_exactly_when_both_marks_pass(theory: float, practical: float) -> None:
    assert (not missing_for(theory, practical, FIGURES)) == (theory >= 70 and practical >= 70)


@pytest.mark.parametrize(
    ("total", "level"), [(89.9, "certified"), (90.0, "gold"), (100.0, "gold"), (70.0, "certified")]
)
def test_gold_begins_at_the_gold_mark(total: float, level: str) -> None:
    assert level_of(total, FIGURES) == level


def test_half_a_tenth_counts_up_to_gold() -> None:
    # 89.9 and 90.0 make 89.95, which stands on the certificate as 90.
    assert level_of(total_of(89.9, 90.0, FIGURES), FIGURES) == "gold"


def test_what_is_missing_is_said_in_sentences_that_name_mark_and_line() -> None:
    assert missing_for(None, 69.5, FIGURES) == (
        "理论考试还没有成绩。",
        "实操考核 69.5 分，没到 70 分。",
    )


@pytest.mark.parametrize(
    ("issued", "years", "last"),
    [
        (date(2026, 11, 22), 2, date(2028, 11, 21)),
        (date(2026, 1, 1), 2, date(2027, 12, 31)),
        (date(2028, 2, 29), 2, date(2030, 2, 28)),
        (date(2028, 2, 29), 4, date(2032, 2, 28)),
        (date(2026, 3, 1), 2, date(2028, 2, 29)),
    ],
)
def test_the_last_valid_day_is_the_eve_of_the_anniversary(
    issued: date, years: int, last: date
) -> None:
    assert valid_until(issued, years) == last


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 10))
def test_a_certificate_holds_within_a_day_of_its_years(issued: date, years: int) -> None:
    days = (valid_until(issued, years) - issued).days + 1

    assert 365 * years <= days <= 365 * years + years // 4 + 1
