"""Who sees and does what of a review, what waits for whom, and the evidence of the period."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from builders import Workplace
from reviewing import FIRST_REVIEW, current, laid, let_pass, review, view

from db.records import Person
from desktop_app.system.errors import NotAllowed
from desktop_app.training.reviews.use_cases import ReviewPage


@pytest.fixture
def at_review(place: Workplace) -> Workplace:
    """On the day of the first review, nothing written yet."""
    laid(place)
    let_pass(place, FIRST_REVIEW)
    return place


def page(place: Workplace, actor: Person, number: int = 30) -> ReviewPage:
    return place.services.reviews.page(actor, place.trainee.id, number)


ACTS: dict[str, Callable[[Workplace, Person], object]] = {
    "see": page,
    "see_all": lambda place, actor: place.services.reviews.ways(actor)[0],
    "view": lambda place, actor: place.services.reviews.open_view(actor, place.trainee.id),
    "decide": lambda place, actor: place.services.reviews.open_review(actor, place.trainee.id),
    "preview": lambda place, actor: place.services.deciding.preview(
        actor, place.trainee, current(place).target, {"decision": "通过"}
    ),
}
ALLOWED = {
    "supervisor": {"see", "see_all", "decide", "preview"},
    "mentor": {"see", "see_all", "view"},
    "trainee": {"see", "see_all", "view"},
    "stranger": set(),
}


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("role", ALLOWED)
def test_who_may_do_what(at_review: Workplace, role: str, act: str) -> None:
    actor: Person = getattr(at_review, role)
    if act in ALLOWED[role]:
        ACTS[act](at_review, actor)
    else:
        with pytest.raises((NotAllowed, IndexError)):
            ACTS[act](at_review, actor)


def test_trainee_and_mentor_write_before_they_read(at_review: Workplace) -> None:
    place = at_review
    view(place, place.trainee)
    blind = page(place, place.mentor)
    assert (blind.own, blind.views_hidden, blind.may_view) == (None, True, True)
    assert page(place, place.trainee).own is not None
    assert page(place, place.supervisor).own is not None
    view(place, place.mentor)
    seeing = page(place, place.mentor)
    assert seeing.own is not None
    assert seeing.mentor is not None
    assert not seeing.may_view
    assert page(place, place.trainee).mentor is not None


def test_the_evidence_is_of_the_period_since_the_last_gate(at_review: Workplace) -> None:
    place = at_review
    now = page(place, place.supervisor)
    assert (now.first.isoformat(), now.last) == ("2026-11-23", FIRST_REVIEW)
    by_key = {one.key: one for one in now.figures}
    assert by_key["sessions"].weak
    assert by_key["sessions"].before == ""
    assert by_key["practice"].value == "没有练习"
    review(place)
    let_pass(place, current(place).plan.day)
    later = page(place, place.supervisor, 60)
    assert later.first == FIRST_REVIEW + timedelta(days=1)
    assert all(one.before for one in later.figures)
    assert page(place, place.supervisor, 30).last == FIRST_REVIEW


def test_what_waits_for_whom(at_review: Workplace) -> None:
    place, reviews = at_review, at_review.services.reviews
    assert [one.title for one in reviews.waiting(place.trainee)] == ["30 天评估 · 自评"]
    assert [one.title for one in reviews.waiting(place.mentor)] == ["30 天评估 · 林晓雨"]
    told = reviews.waiting(place.supervisor)
    assert [one.detail for one in told] == ["还差自评和导师看法"]
    assert reviews.waiting(place.stranger) == []
    view(place, place.trainee)
    view(place, place.mentor)
    assert reviews.waiting(place.trainee) == reviews.waiting(place.mentor) == []
    review(place)
    assert reviews.waiting(place.supervisor) == []


def test_a_review_of_a_trainee_without_a_mentor_waits_for_the_own_view_alone(
    at_review: Workplace,
) -> None:
    place = at_review
    with place.services.store.writing() as tx:
        from sqlalchemy import text

        tx.connection.execute(text("UPDATE person SET mentor_id = NULL WHERE staff_number='3001'"))
    view(place, place.trainee)
    assert current(place).state == "ready"


def test_that_somebody_else_looked_is_written_down(at_review: Workplace) -> None:
    place = at_review
    page(place, place.trainee)
    page(place, place.mentor)
    with place.services.store.reading() as tx:
        looked = [one for one in tx.people.log_entries() if one.act == "see_record"]
    assert [(one.person_id, one.about_id) for one in looked] == [
        (place.mentor.id, place.trainee.id)
    ]
