"""A practice paper from one's own mistakes."""

from uuid import UUID

from desktop_app.training.exams.papers.drawing import Candidate
from desktop_app.training.exams.papers.practice import Miss, from_mistakes

BANK = [
    (f"q{n}", Candidate(UUID(int=n), "single", "投诉" if n < 5 else "礼仪", "easy", 1, 4), 2.0)
    for n in range(10)
]


def test_the_worst_come_first_and_others_of_their_section_follow() -> None:
    went = [Miss("q1", 0.5), Miss("q2", 0.0), Miss("q3", 1.0)]
    found = [one.version_id.int for one in from_mistakes(went, BANK, 4, 1)]
    assert found[:2] == [2, 1]
    assert set(found[2:]) == {0, 4}


def test_what_went_right_since_is_not_asked_again() -> None:
    went = [Miss("q1", 0.0), Miss("q7", 0.0), Miss("q1", 1.0)]
    found = [one.version_id.int for one in from_mistakes(went, BANK, 20, 1)]
    assert found[0] == 7
    assert set(found[1:]) == {5, 6, 8, 9}


def test_nothing_missed_makes_no_paper() -> None:
    assert from_mistakes([Miss("q1", 1.0)], BANK, 10, 1) == ()


def test_a_question_that_has_gone_is_passed_over() -> None:
    assert from_mistakes([Miss("gone", 0.0)], BANK, 10, 1) == ()
