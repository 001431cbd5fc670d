"""Signing a review: gates in order, an extension moves what is later, a decision counts once."""

from datetime import date, timedelta

import pytest
from builders import PASSWORD, Workplace
from reviewing import (
    FIRST_REVIEW,
    correct,
    current,
    days,
    filled,
    laid,
    let_pass,
    review,
    view,
    way,
)

from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.training.reviews.gates import State
from desktop_app.training.reviews.moving import BadDecision

EXTENDED = "2027-01-08"


@pytest.fixture
def at_review(place: Workplace) -> Workplace:
    """On the day of the first review, nothing written yet."""
    laid(place)
    let_pass(place, FIRST_REVIEW)
    return place


def test_nothing_is_asked_for_before_the_last_days_before_a_review(place: Workplace) -> None:
    laid(place)
    assert current(place).state is State.LATER
    with pytest.raises(NotAllowed):
        place.services.reviews.open_view(place.trainee, place.trainee.id)
    let_pass(place, FIRST_REVIEW - timedelta(days=7))  # five working days
    assert current(place).state is State.VIEWS


def test_a_review_is_ready_when_both_views_are_in(at_review: Workplace) -> None:
    view(at_review, at_review.trainee)
    assert current(at_review).state is State.VIEWS
    view(at_review, at_review.mentor)
    assert current(at_review).state is State.READY


def test_a_view_is_given_once(at_review: Workplace) -> None:
    first = view(at_review, at_review.trainee)
    with pytest.raises(Trouble, match="已经填过"):
        view(at_review, at_review.trainee)
    found = current(at_review).own
    assert found is not None
    assert found.sheet_id == first.id


def test_passing_marks_the_session_as_held_and_leads_to_the_next_gate(
    at_review: Workplace,
) -> None:
    before = days(at_review)
    review(at_review)
    gates = way(at_review).gates
    assert gates[0].state is State.PASSED
    assert gates[0].plan.done_at is not None
    assert current(at_review).number == 60
    assert days(at_review) == before


def test_day_60_is_not_reviewed_before_day_30_is_passed(at_review: Workplace) -> None:
    let_pass(at_review, current(at_review).plan.day + timedelta(days=45))
    assert current(at_review).number == 30
    forms, actor = at_review.services.forms, at_review.supervisor
    sheet = forms.open(
        actor, "milestone-review", at_review.trainee, at_review.clock.today(), target="review:60:1"
    )
    with pytest.raises(BadDecision):
        forms.sign(actor, forms.keep(actor, sheet, filled(sheet), ()), PASSWORD)
    assert way(at_review).newest is None


def test_an_extension_moves_what_is_later_by_as_many_working_days(at_review: Workplace) -> None:
    before = days(at_review)
    review(at_review, "延长", reason="复述常漏时限。", extend_to=EXTENDED)
    after = days(at_review)
    calendar = at_review.services.curriculum.work_calendar()
    assert after["r30"] == date.fromisoformat(EXTENDED)
    gone = calendar.working_between(before["r30"] + timedelta(days=1), after["r30"])
    for key, day in before.items():
        if day < before["r30"]:
            assert after[key] == day
        if day > before["r30"]:
            assert calendar.working_between(day + timedelta(days=1), after[key]) == gone
    gate = current(at_review)
    assert (gate.number, gate.round, gate.state) == (30, 2, State.LATER)


def test_what_is_shown_before_signing_is_what_happens(at_review: Workplace) -> None:
    place = at_review
    sheet = place.services.reviews.open_review(place.supervisor, place.trainee.id)
    answers = filled(sheet, decision="延长", reason="复述常漏时限。", extend_to=EXTENDED)
    before = days(place)
    shown = place.services.deciding.preview(place.supervisor, place.trainee, sheet.target, answers)
    assert days(place) == before
    assert way(place).newest is None
    review(place, "延长", reason="复述常漏时限。", extend_to=EXTENDED)
    moved = {day for key, day in days(place).items() if day != before[key]}
    assert {one.after for one in shown.moves} == moved
    decision = way(place).newest
    assert decision is not None
    assert [one.body() for one in shown.moves] == decision.moved


@pytest.mark.parametrize(
    ("to", "why"),
    [
        ("2026-12-22", "晚于"),
        ("2027-01-01", "不是工作日"),
        ("2027-05-20", "最多延长"),
        (None, "复评日期"),
    ],
)
def test_an_extension_to_a_day_that_cannot_be_is_refused_and_moves_nothing(
    at_review: Workplace, to: str | None, why: str
) -> None:
    before = days(at_review)
    sheet = at_review.services.reviews.open_review(at_review.supervisor, at_review.trainee.id)
    answers = filled(sheet, decision="延长", reason="复述常漏时限。", extend_to=to)
    with pytest.raises(BadDecision, match=why):
        at_review.services.deciding.preview(
            at_review.supervisor, at_review.trainee, sheet.target, answers
        )
    assert days(at_review) == before


def test_a_stop_ends_the_plan_and_leaves_the_person_readable(at_review: Workplace) -> None:
    review(at_review, "停止", reason="本人提出转岗。")
    assert max(days(at_review).values()) <= FIRST_REVIEW
    assert way(at_review).current is None
    assert way(at_review).stopped is not None
    record = at_review.services.chain.record(at_review.supervisor, at_review.trainee.id)
    assert any(one.use == "milestone" for one in record.sheets)


def test_a_mentor_is_told_of_the_stop_and_asked_for_nothing_more(at_review: Workplace) -> None:
    mentoring = at_review.services.mentoring
    (before,) = mentoring.trainees(at_review.mentor)
    assert (before.stopped, before.silent, before.cases.due) == (False, True, True)
    review(at_review, "停止", reason="本人提出转岗。")
    (one,) = mentoring.trainees(at_review.mentor)
    assert (one.stopped, one.silent, one.slips, one.cases.due) == (True, False, (), False)


def test_a_review_is_decided_once(at_review: Workplace) -> None:
    place, forms = at_review, at_review.services.forms
    two = [place.services.reviews.open_review(place.supervisor, place.trainee.id) for _ in range(2)]
    for n, sheet in enumerate(two):
        kept = forms.keep(place.supervisor, sheet, filled(sheet), ())
        two[n] = kept
    forms.sign(place.supervisor, two[0], PASSWORD)
    with pytest.raises(Trouble):
        forms.sign(place.supervisor, two[1], PASSWORD)
    with place.services.store.reading() as tx:
        assert len(tx.reviews.decisions([place.trainee.id])) == 1


def test_a_correction_takes_back_what_the_decision_moved(at_review: Workplace) -> None:
    before = days(at_review)
    extended = review(at_review, "延长", reason="复述常漏时限。", extend_to=EXTENDED)
    corrected = correct(at_review, extended.id, "通过")
    assert corrected.replaces_id == extended.id
    assert days(at_review) == before
    assert current(at_review).number == 60
    correct(at_review, corrected.id, "停止", reason="本人提出转岗。")
    assert way(at_review).stopped is not None
    assert way(at_review).gates[0].plan.done_at is None


def test_an_extension_corrected_to_another_day_counts_from_where_it_stood(
    at_review: Workplace,
) -> None:
    extended = review(at_review, "延长", reason="复述常漏时限。", extend_to=EXTENDED)
    correct(at_review, extended.id, "延长", reason="复述常漏时限。", extend_to="2027-01-04")
    straight = days(at_review)
    assert straight["r30"] == date(2027, 1, 4)
    assert current(at_review).round == 2
    decision = way(at_review).newest
    assert decision is not None
    assert decision.moved[0]["from"] == FIRST_REVIEW.isoformat()


def test_a_stop_that_is_corrected_lets_the_plan_go_on(at_review: Workplace) -> None:
    before = days(at_review)
    stopped = review(at_review, "停止", reason="本人提出转岗。")
    correct(at_review, stopped.id, "通过")
    assert days(at_review) == before


def test_a_decision_that_a_later_one_rests_on_is_not_corrected(at_review: Workplace) -> None:
    first = review(at_review)
    let_pass(at_review, current(at_review).plan.day)
    review(at_review)
    with pytest.raises(BadDecision, match="新的结论"):
        correct(at_review, first.id, "停止", reason="本人提出转岗。")
    assert way(at_review).stopped is None


def test_passing_day_90_is_graduation(at_review: Workplace) -> None:
    place, told = at_review, []
    for number in (30, 60, 90):
        assert current(place).number == number
        let_pass(place, current(place).plan.day)
        sheet = place.services.reviews.open_review(place.supervisor, place.trainee.id)
        preview = place.services.deciding.preview
        told.append(preview(place.supervisor, place.trainee, sheet.target, filled(sheet)).graduates)
        review(place)
    assert told == [False, False, True]
    assert way(place).current is None
    assert place.services.reviews.graduated(place.trainee, place.trainee.id) is not None


def test_a_milestone_sheet_filled_outside_a_review_is_refused(at_review: Workplace) -> None:
    forms, actor = at_review.services.forms, at_review.supervisor
    sheet = forms.open(actor, "milestone-review", at_review.trainee, at_review.clock.today())
    with pytest.raises(BadDecision, match="阶段评估"):
        forms.sign(actor, forms.keep(actor, sheet, filled(sheet), ()), PASSWORD)


def test_what_was_typed_yesterday_goes_on_today(at_review: Workplace) -> None:
    place = at_review
    sheet = place.services.reviews.open_review(place.supervisor, place.trainee.id)
    place.services.forms.keep(place.supervisor, sheet, {"strengths": "复述完整"}, ())
    let_pass(place, FIRST_REVIEW + timedelta(days=1))
    again = place.services.reviews.open_review(place.supervisor, place.trainee.id)
    assert again.answers == {"strengths": "复述完整"}
