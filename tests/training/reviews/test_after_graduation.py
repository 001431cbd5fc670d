"""What follows from graduation and from a stop in mentoring, the record and the day."""

from datetime import timedelta

import pytest
from builders import Workplace
from reviewing import current, laid, let_pass, review

from desktop_app.training.mentoring.cases import CaseWay


def cases(place: Workplace) -> CaseWay:
    (one,) = place.services.mentoring.trainees(place.mentor)
    return one.cases


@pytest.fixture
def graduate(place: Workplace) -> Workplace:
    """All three reviews passed."""
    laid(place)
    for _number in (30, 60, 90):
        let_pass(place, current(place).plan.day)
        review(place)
    return place


def test_after_graduation_a_case_a_month_is_owed_for_a_while(graduate: Workplace) -> None:
    way = cases(graduate)
    assert (way.due, way.monthly, way.per_week, way.owed) == (True, True, 1, 1)
    told = graduate.services.mentoring.trainees(graduate.mentor)
    assert told[0].cases.owed == 1
    let_pass(graduate, graduate.clock.today() + timedelta(days=91))
    assert cases(graduate).owed == 0


def test_graduation_stands_on_the_record_and_on_the_day(graduate: Workplace) -> None:
    today = graduate.clock.today()
    record = graduate.services.chain.record(graduate.supervisor, graduate.trainee.id)
    assert record.graduated_on == today
    assert graduate.services.today.page(graduate.trainee).graduated_on == today


def test_an_extension_of_the_last_review_keeps_the_weekly_cases(place: Workplace) -> None:
    laid(place)
    for number in (30, 60, 90):
        let_pass(place, current(place).plan.day)
        if number < 90:
            review(place)
    calendar = place.services.curriculum.work_calendar()
    to = calendar.nth_working(place.clock.today(), 11)
    review(place, "延长", reason="质检还不稳。", extend_to=to.isoformat())
    let_pass(place, to - timedelta(days=1))
    way = cases(place)
    assert (way.due, way.monthly) == (True, False)


def test_nothing_is_owed_after_a_stop(place: Workplace) -> None:
    laid(place)
    let_pass(place, current(place).plan.day)
    review(place, "停止", reason="本人提出转岗。")
    let_pass(place, place.clock.today() + timedelta(days=1))
    assert cases(place).owed == 0
    assert place.services.reviews.waiting(place.supervisor) == []
