"""Which surveys are offered, and until when."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

from db.records import Person, Role, SessionOnDay
from desktop_app.training.feedback.offering import offers
from desktop_app.training.feedback.targets import (
    program_target,
    read_target,
    session_target,
    trainer_target,
)

TODAY = date(2026, 11, 23)
MENTOR = Person(
    uuid4(), "王敏", "wm", "2001", frozenset({Role.MENTOR}), None, "", None, "", TODAY, True
)
PROGRAM = ("new-hire-90", "新人九十天")
LESSON = SessionOnDay(
    uuid4(), uuid4(), uuid4(), "d1", "pre", "accent", "产品课", "class", TODAY, 540, 60,
    "教室", "supervisor", {}, datetime(2026, 11, 23, 3, tzinfo=UTC),
)  # fmt: skip


def lesson(days_ago: int, kind: str = "class") -> SessionOnDay:
    return replace(LESSON, day=TODAY - timedelta(days=days_ago), kind=kind)


def about(sessions: list[SessionOnDay], answered: dict[str, date] | None = None) -> list[str]:
    return [one.about for one in offers(sessions, MENTOR, PROGRAM, answered or {}, TODAY)]


def test_a_lesson_is_asked_about_for_a_week_once_it_was_held() -> None:
    assert about([lesson(0)]) == ["session"]
    assert about([lesson(6)]) == ["session"]
    assert about([lesson(7)]) == []
    assert about([replace(lesson(1), done_at=None)]) == []
    assert about([lesson(1, "shadow")]) == [], "a day between two people is none"


def test_an_answered_lesson_is_not_offered_again() -> None:
    target = session_target("d1", TODAY)
    assert about([lesson(0)], {target: TODAY}) == []


def test_mentor_and_program_are_asked_about_after_a_review() -> None:
    assert about([lesson(13, "review")]) == ["trainer", "program"]
    assert about([lesson(14, "review")]) == []


def test_the_next_review_asks_again() -> None:
    target = trainer_target(MENTOR.id)
    assert about([lesson(3, "review")], {target: TODAY - timedelta(days=30)}) == [
        "trainer",
        "program",
    ]
    assert about([lesson(3, "review")], {target: TODAY - timedelta(days=2)}) == ["program"]


def test_who_has_no_mentor_is_not_asked_about_one() -> None:
    found = offers([lesson(1, "review")], None, PROGRAM, {}, TODAY)
    assert [one.target for one in found] == [program_target("new-hire-90")]


def test_the_newest_lesson_stands_first() -> None:
    found = offers([lesson(3), lesson(1)], MENTOR, PROGRAM, {}, TODAY)
    assert [one.until for one in found] == [TODAY + timedelta(days=5), TODAY + timedelta(days=3)]


def test_a_target_can_be_read_back() -> None:
    session = read_target(session_target("d1-company", TODAY))
    assert (session.kind, session.name, session.day) == ("session", "d1-company", TODAY)
    assert read_target(trainer_target(MENTOR.id)).trainer == MENTOR.id
    assert read_target(program_target("new-hire-90")).name == "new-hire-90"
