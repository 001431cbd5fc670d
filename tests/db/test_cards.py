"""Cards on a real file: what is due, what is kept, what cannot be changed."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from builders import Workplace
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from db.bulk import Bulk
from db.ids import new_id
from db.records import Card, CardReview
from db.store import Store

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)
MEMORY = {"stability": 2.5, "difficulty": 5.0, "reviewed": "2026-11-20", "reviews": 1, "lapses": 0}


@pytest.fixture
def attempt(place: Workplace) -> UUID:
    return place.services.practice.start_by_key(place.trainee, "script/phone-enquiry").attempt.id


@pytest.fixture
def store(place: Workplace) -> Store:
    return place.services.store


def card(place: Workplace, attempt: UUID, turn: str, due: date) -> Card:
    return Card(
        id=new_id(),
        person_id=place.trainee.id,
        content_key="script/phone-enquiry",
        turn=turn,
        point="",
        made_by=attempt,
        made_at=NOW,
        due_on=due,
        reviewed_on=TODAY - 3 * DAY,
        memory=MEMORY,
    )


def review(of: Card, attempt: UUID | None, rating: int = 3) -> CardReview:
    return CardReview(
        new_id(), of.id, of.person_id, NOW, TODAY, rating, "您好。", attempt, {"version": 1}
    )


def test_cards_are_due_from_their_day_on_the_longest_due_first(
    place: Workplace, store: Store, attempt: UUID
) -> None:
    late, now, later = (
        card(place, attempt, turn, due)
        for turn, due in (("a", TODAY - DAY), ("b", TODAY), ("c", TODAY + DAY))
    )
    with store.writing() as tx:
        tx.cards.add([later, now, late])
    with store.reading() as tx:
        assert tx.cards.due(place.trainee.id, TODAY) == (late, now)
        assert tx.cards.due(place.trainee.id, TODAY, beyond=TODAY + DAY) == (late, now, later)
        assert tx.cards.due(place.stranger.id, TODAY) == ()
        assert tx.cards.next_due(place.trainee.id, TODAY) == (TODAY + DAY, 1)
        assert tx.cards.load(place.trainee.id, TODAY, TODAY + DAY) == {TODAY: 1, TODAY + DAY: 1}


def test_a_person_has_one_card_of_each_moment_and_point(
    place: Workplace, store: Store, attempt: UUID
) -> None:
    one = card(place, attempt, "a", TODAY)
    with pytest.raises(IntegrityError), store.writing() as tx:
        tx.cards.add([one, replace(one, id=new_id())])


def test_a_retired_card_waits_until_it_is_met_again(
    place: Workplace, store: Store, attempt: UUID
) -> None:
    one = card(place, attempt, "a", TODAY)
    with store.writing() as tx:
        tx.cards.add([one])
        tx.cards.retire([one.id], NOW)
    with store.reading() as tx:
        assert tx.cards.due(place.trainee.id, TODAY) == ()
        assert tx.cards.count(place.trainee.id) == 0
    moved = replace(one, due_on=TODAY + DAY, reviewed_on=TODAY, memory={**MEMORY, "reviews": 2})
    with store.writing() as tx:
        tx.cards.schedule(moved)
    with store.reading() as tx:
        assert tx.cards.of_drill(place.trainee.id, one.content_key, "a") == (moved,)


def test_only_answers_given_in_a_review_count_for_the_day(
    place: Workplace, store: Store, attempt: UUID
) -> None:
    one, other = card(place, attempt, "a", TODAY), card(place, attempt, "b", TODAY)
    with store.writing() as tx:
        tx.cards.add([one, other])
        tx.cards.add_reviews([review(one, None), review(other, attempt, 1)])
    with store.reading() as tx:
        assert tx.cards.answered(place.trainee.id, TODAY) == {(one.content_key, "a")}
        assert tx.cards.ratings(place.trainee.id, TODAY) == {3: 1}
        assert [found.attempt_id for found in tx.cards.reviews(other.id)] == [attempt]


@pytest.mark.parametrize("act", ["UPDATE card_review SET rating = 4", "DELETE FROM card_review"])
def test_what_was_answered_cannot_be_changed(
    place: Workplace, store: Store, attempt: UUID, act: str
) -> None:
    one = card(place, attempt, "a", TODAY)
    with store.writing() as tx:
        tx.cards.add([one])
        tx.cards.add_reviews([review(one, None)])
    with pytest.raises(IntegrityError, match="records are facts"), store.writing() as tx:
        tx.connection.execute(text(act))


def test_many_cards_at_once_are_read_as_they_were_written(
    place: Workplace, store: Store, attempt: UUID
) -> None:
    one = card(place, attempt, "a", TODAY)
    told = review(one, attempt)
    with store.writing() as tx:
        bulk = Bulk(tx.connection)
        bulk.cards([one], [told])
        bulk.flush()
    with store.reading() as tx:
        assert tx.cards.due(place.trainee.id, TODAY) == (one,)
        assert tx.cards.reviews(one.id) == (told,)


def test_the_newest_attempts_of_everybody_come_newest_first(place: Workplace) -> None:
    practice, store = place.services.practice, place.services.store
    made = []
    for actor in (place.trainee, place.stranger, place.trainee):
        running = practice.start_by_key(actor, "script/phone-enquiry")
        practice.finish(actor, running, 10)
        made.append(running.attempt.id)
    with store.reading() as tx:
        assert [one.attempt_id for one in tx.practice.newest(2)] == [made[2], made[1]]


def test_the_newest_attempts_are_found_without_sorting(place: Workplace) -> None:
    with place.services.store.reading() as tx:
        plan = tx.connection.execute(
            text("EXPLAIN QUERY PLAN SELECT attempt_id FROM attempt_result "
                 "JOIN attempt ON attempt.id = attempt_result.attempt_id "
                 "ORDER BY attempt_result.attempt_id DESC LIMIT 600")
        ).all()  # fmt: skip
    assert not any("TEMP B-TREE" in str(row) for row in plan)


def test_the_queue_is_read_by_its_index(place: Workplace) -> None:
    with place.services.store.reading() as tx:
        plan = tx.connection.execute(
            text("EXPLAIN QUERY PLAN SELECT * FROM card "
                 "WHERE person_id = x'00' AND due_on <= '2026-11-23' ORDER BY due_on, id")
        ).all()  # fmt: skip
    assert any("ix_card_due" in str(row) for row in plan)
