"""Pairing on a real file: proposals, decisions as facts, history, undo, profiles."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from builders import PASSWORD, Workplace
from matching_people import known
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from db.records import Person, Role
from desktop_app.system.errors import NotAllowed
from desktop_app.training.mentoring.matching.rules import figures_of
from desktop_app.training.mentoring.matching.use_cases import (
    BadPairing,
    Matching,
    MatchingPage,
)
from desktop_app.training.people.use_cases import NewPerson


@pytest.fixture
def matching(place: Workplace) -> Matching:
    """Two mentors, one of them with satisfied customers, and a new trainee."""
    found = place.services.matching
    place.clock.advance(timedelta(days=30))
    place.services.settings.change(place.supervisor, "pairing.service_years", 0)
    for name, temperament, strengths, satisfaction in (
        ("王敏", "extrovert", ("投诉处理", "回访"), 96.0),
        ("周航", "balanced", (), 71.0),
        ("林晓雨", "introvert", (), 80.0),
        ("赵一鸣", "extrovert", (), 78.0),
    ):
        one = _named(place, name)
        found.set_profile(place.supervisor, one.id, temperament, strengths, satisfaction)
    place.services.people.add(
        place.supervisor, NewPerson("许平", "3003", frozenset({Role.TRAINEE}), PASSWORD)
    )
    found.set_profile(place.supervisor, _named(place, "许平").id, "introvert", (), None)
    return found


def _named(place: Workplace, name: str) -> Person:
    return next(one for one in place.services.people.names() if one.name == name)


def _page(place: Workplace, matching: Matching) -> MatchingPage:
    return matching.page(place.supervisor)


def test_who_has_no_mentor_comes_first_with_a_proposal(
    place: Workplace, matching: Matching
) -> None:
    first, *others = _page(place, matching).trainees
    assert first.known.person.name == "许平"
    assert first.proposal is not None
    assert first.proposal.mentor.person.name == "王敏"
    assert all(one.proposal is None for one in others)
    wang, zhou = _page(place, matching).candidates
    assert (wang.load, wang.load_after) == (1, 2)
    assert (wang.eligibility.may, zhou.eligibility.may) == (True, False)


def test_a_decision_keeps_its_reasons_and_the_record_follows(
    place: Workplace, matching: Matching
) -> None:
    new = _named(place, "许平")
    made = matching.decide(place.supervisor, new.id, place.mentor.id)
    assert _named(place, "许平").mentor == "王敏"
    assert made.reasons["by"] == "proposal"
    assert made.reasons["lines"][0]["text"] == "性格互补：学员偏内向，导师偏外向"
    (kept,) = matching.history(place.supervisor, new.id)
    assert (kept.trainee, kept.mentor, kept.by) == ("许平", "王敏", "陈立")
    with (
        pytest.raises(IntegrityError, match="facts"),
        place.services.store.writing() as tx,
    ):
        tx.connection.execute(text("UPDATE pairing SET mentor_id = NULL"))


def test_another_choice_needs_a_reason_and_keeps_that_the_mentor_was_not_eligible(
    place: Workplace, matching: Matching
) -> None:
    new, other = _named(place, "许平"), _named(place, "周航")
    with pytest.raises(BadPairing, match="没有按建议配对"):
        matching.decide(place.supervisor, new.id, other.id, "  ")
    assert _named(place, "许平").mentor_id is None
    made = matching.decide(place.supervisor, new.id, other.id, "同在夜班，方便跟听")
    assert (made.reasons["by"], made.reasons["eligible"]) == ("choice", False)
    assert made.reasons["reason"] == "同在夜班，方便跟听"


def test_all_proposals_are_taken_at_once_and_undone_by_new_decisions(
    place: Workplace, matching: Matching
) -> None:
    new = _named(place, "许平")
    made = matching.decide_all(place.supervisor)
    assert [one.trainee_id for one in made] == [new.id]
    assert matching.decide_all(place.supervisor) == ()
    matching.undo(place.supervisor, made, {new.id: None})
    assert _named(place, "许平").mentor_id is None
    history = matching.history(place.supervisor, new.id)
    assert [one.pairing.reasons["by"] for one in history] == ["undo", "proposal"]


@pytest.mark.parametrize("who", ["unknown", "mentor", "self"])
def test_nobody_is_paired_who_is_no_trainee_or_with_who_is_no_mentor(
    place: Workplace, matching: Matching, who: str
) -> None:
    trainee, mentor = _named(place, "许平").id, place.mentor.id
    pair = {
        "unknown": (trainee, UUID(int=5)),
        "mentor": (place.supervisor.id, mentor),
        "self": (trainee, trainee),
    }[who]
    with pytest.raises(BadPairing):
        matching.decide(place.supervisor, *pair, "原因")
    assert matching.history(place.supervisor) == ()


def test_who_has_graduated_is_no_load(place: Workplace, matching: Matching) -> None:
    assert [one.load for one in _page(place, matching).candidates] == [1, 1]
    place.clock.advance(timedelta(days=60))
    assert [one.load for one in _page(place, matching).candidates] == [0, 0]


def _asked(place: Workplace, overall: int) -> None:
    forms, today = place.services.forms, place.clock.today()
    opened = forms.open(place.supervisor, "customer-satisfaction", place.mentor, today)
    marks = dict.fromkeys(("attitude", "speed", "efficiency", "overall"), overall)
    answers = {"channel": "电话", "served-on": today.isoformat(), **marks}
    kept = forms.keep(place.supervisor, opened, answers, ())
    forms.sign(place.supervisor, kept, PASSWORD)
    place.clock.advance(timedelta(days=1))


def test_ten_customers_say_more_than_the_profile(place: Workplace, matching: Matching) -> None:
    for overall in (5, 3, 4, 5, 5, 4, 3, 5, 4):
        _asked(place, overall)
    assert _page(place, matching).candidates[0].known.satisfaction == 96.0
    _asked(place, 3)
    wang = next(
        one.known for one in _page(place, matching).candidates if one.known.person == place.mentor
    )
    assert (wang.satisfaction, wang.customers, wang.written) == (70.0, 10, 96.0)


def test_a_few_pleased_customers_are_no_figure_where_there_are_marks() -> None:
    one, figures = known(1).person, (86.0, 12)
    few = figures_of(one, None, figures, (100.0, 4))
    assert (few.satisfaction, few.customers, few.mark) == (None, 0, 86.0)
    only = figures_of(one, None, None, (100.0, 4))
    assert (only.satisfaction, only.customers) == (100.0, 4)


def test_a_full_mentor_is_not_offered(place: Workplace, matching: Matching) -> None:
    place.services.settings.change(place.supervisor, "pairing.most_trainees", 1)
    page = _page(place, matching)
    assert page.trainees[0].proposal is None
    new = page.trainees[0].known.person
    assert [one.fits for one in page.choices(new.id)] == [False, False]
    own = next(one.known.person for one in page.trainees if one.known.person.name == "林晓雨")
    wang, zhou = page.choices(own.id)
    assert (wang.match.mentor.person.name, wang.fits, wang.full) == ("王敏", True, False)
    assert (zhou.eligibility.may, zhou.full) == (False, True)


def test_a_profile_is_checked_before_it_is_kept(place: Workplace, matching: Matching) -> None:
    new = _named(place, "许平").id
    for bad in (("shy", (), None), ("", ("长" * 21,), None), ("", (), 101.0)):
        with pytest.raises(BadPairing):
            matching.set_profile(place.supervisor, new, *bad)
    kept = matching.set_profile(place.supervisor, new, "", (" 群聊 ", "群聊", ""), 88.5)
    assert (kept.strengths, kept.satisfaction) == (["群聊"], 88.5)


def test_service_counts_from_the_day_that_is_set(place: Workplace, matching: Matching) -> None:
    place.services.settings.change(place.supervisor, "pairing.service_years", 1)
    assert not _page(place, matching).candidates[0].eligibility.may
    matching.set_joined(place.supervisor, place.mentor.id, date(2024, 3, 1))
    (wang, _zhou) = _page(place, matching).candidates
    assert wang.eligibility.may
    assert wang.eligibility.reasons[0].text == "在岗 2 年 9 个月"
    with pytest.raises(BadPairing):
        matching.set_joined(place.supervisor, place.mentor.id, date(2030, 1, 1))


@pytest.mark.parametrize("role", list(Role))
def test_only_a_supervisor_pairs(place: Workplace, matching: Matching, role: Role) -> None:
    actor = place.services.people.add(
        place.supervisor, NewPerson("某人", "9001", frozenset({role}), PASSWORD)
    )
    trainee = place.trainee.id
    acts = (
        lambda: matching.page(actor),
        lambda: matching.history(actor),
        lambda: matching.decide(actor, trainee, None, "换岗"),
        lambda: matching.decide_all(actor),
        lambda: matching.undo(actor, (), {}),
        lambda: matching.set_profile(actor, trainee, "", (), None),
        lambda: matching.set_joined(actor, trainee, date(2026, 11, 23)),
    )
    for act in acts:
        if role is Role.SUPERVISOR:
            act()
        else:
            with pytest.raises(NotAllowed):
                act()
