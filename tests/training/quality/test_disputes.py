"""An agent objects, a supervisor rules item by item, a corrected sheet stands."""

from datetime import date, timedelta

import pytest
from builders import PASSWORD, Workplace
from hypothesis import given, settings
from hypothesis import strategies as st
from scorecard import inspect

from db.records import Dispute, Person, Role, Sheet
from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.training.curriculum.workdays import WorkCalendar
from desktop_app.training.people.use_cases import NewPerson, WrongPassword
from desktop_app.training.quality.disputes.rules import (
    BadDispute,
    Outcome,
    changed_only,
    last_day,
    merged,
    outcome_of,
)

REASON = "第三句先安抚了情绪，录音 01:20 处。"
PROPOSED = {"warmth": 80, "solved": 90}


@pytest.fixture
def sheet(place: Workplace) -> Sheet:
    """An inspection of 60 about the trainee."""
    return inspect(place, place.trainee, 60)


def _raise(place: Workplace, sheet: Sheet) -> Dispute:
    return place.services.disputes.object(place.trainee, sheet.id, REASON, PROPOSED)


def _second_supervisor(place: Workplace) -> Person:
    new = NewPerson("吴倩", "1002", frozenset({Role.SUPERVISOR}), PASSWORD)
    return place.services.people.add(place.supervisor, new)


def test_it_is_shown_at_once_what_the_sheet_would_come_to(place: Workplace, sheet: Sheet) -> None:
    own = place.services.disputes.own_sheet(place.trainee, sheet.id)
    assert own.may_answer
    assert own.until == date(2026, 11, 30)
    assert place.services.disputes.would_be(own.signed, {"warmth": 80}).total == 65
    assert place.services.disputes.would_be(own.signed, {}).total == 60


def test_what_is_typed_is_kept_until_it_is_handed_in(place: Workplace, sheet: Sheet) -> None:
    disputes = place.services.disputes
    disputes.keep(place.trainee, sheet.id, "写到一半", {"warmth": 80})
    own = disputes.own_sheet(place.trainee, sheet.id)
    assert (own.reason, own.proposed) == ("写到一半", {"warmth": 80})
    assert disputes.own_sheet(place.supervisor, sheet.id).reason == ""
    _raise(place, sheet)
    own = disputes.own_sheet(place.trainee, sheet.id)
    assert (own.reason, own.may_answer) == ("", False)
    assert own.dispute is not None
    assert own.word is not None
    assert not own.word.agrees


@pytest.mark.parametrize(
    ("accepted", "outcome", "total"),
    [
        (("warmth", "solved"), Outcome.ACCEPTED, 72.5),
        (("warmth",), Outcome.PARTLY, 65.0),
    ],
)
def test_what_is_accepted_becomes_a_corrected_sheet_that_stands(
    place: Workplace, sheet: Sheet, accepted: tuple[str, ...], outcome: Outcome, total: float
) -> None:
    dispute = _raise(place, sheet)
    disputes = place.services.disputes
    ruling = disputes.rule(place.supervisor, dispute.id, accepted, "录音属实。", PASSWORD)
    assert ruling.outcome == outcome
    page = disputes.page(place.trainee, dispute.id)
    assert page.corrected is not None
    assert page.corrected.sheet.total == total
    assert page.corrected.sheet.replaces_id == sheet.id
    assert page.corrected.sheet.answers["speed"] == 60
    (mark,) = _marks(place)
    assert mark == total
    old = disputes.own_sheet(place.trainee, sheet.id)
    new = disputes.own_sheet(place.trainee, page.corrected.sheet.id)
    assert (old.standing, new.standing) == (False, True)
    assert new.dispute == old.dispute
    assert not new.may_answer


def _marks(place: Workplace) -> list[float | None]:
    with place.services.store.reading() as tx:
        return [one.total for one in tx.coaching.marks(place.trainee.id)]


def test_a_refusal_leaves_the_sheet_as_it_is(place: Workplace, sheet: Sheet) -> None:
    dispute = _raise(place, sheet)
    rule = place.services.disputes.rule
    with pytest.raises(WrongPassword):
        rule(place.supervisor, dispute.id, (), "未见安抚。", "错的密码")
    assert rule(place.supervisor, dispute.id, (), "未见安抚。", PASSWORD).sheet_id is None
    assert _marks(place) == [60]
    with pytest.raises(Trouble, match="已经裁定"):
        rule(place.supervisor, dispute.id, (), "再来一次。", PASSWORD)


def test_nothing_is_decided_by_a_wrong_password(place: Workplace, sheet: Sheet) -> None:
    dispute = _raise(place, sheet)
    with pytest.raises(WrongPassword):
        place.services.disputes.rule(place.supervisor, dispute.id, ("warmth",), "属实。", "错的")
    assert _marks(place) == [60]
    assert place.services.disputes.page(place.trainee, dispute.id).ruling is None


def test_a_sheet_is_not_corrected_twice_by_two_rulings(place: Workplace, sheet: Sheet) -> None:
    dispute = _raise(place, sheet)
    rule = place.services.disputes.rule
    rule(place.supervisor, dispute.id, ("warmth",), "属实。", PASSWORD)
    with pytest.raises(Trouble, match="已经裁定"):
        rule(place.supervisor, dispute.id, ("solved",), "再改。", PASSWORD)
    assert _marks(place) == [65]


def test_a_ruling_goes_on_from_a_correction_made_meanwhile(place: Workplace, sheet: Sheet) -> None:
    dispute = _raise(place, sheet)
    inspect(place, place.trainee, 100, 60, 60, 60, replaces=sheet.id)
    place.services.disputes.rule(place.supervisor, dispute.id, ("warmth",), "属实。", PASSWORD)
    assert _marks(place) == [75]


def test_a_dispute_needs_a_reason_another_answer_and_to_be_in_time(
    place: Workplace, sheet: Sheet
) -> None:
    raise_ = place.services.disputes.object
    with pytest.raises(BadDispute, match="理由"):
        raise_(place.trainee, sheet.id, "  ", PROPOSED)
    with pytest.raises(BadDispute, match="至少在一项"):
        raise_(place.trainee, sheet.id, REASON, {"warmth": 60, "solved": None})
    place.clock.advance(timedelta(days=7))
    raise_(place.trainee, sheet.id, REASON, PROPOSED)
    other = inspect(place, place.trainee, 50)
    place.clock.advance(timedelta(days=8))
    assert not place.services.disputes.own_sheet(place.trainee, other.id).may_answer
    with pytest.raises(BadDispute, match="期限已过"):
        raise_(place.trainee, other.id, REASON, PROPOSED)


def test_a_sheet_is_answered_once(place: Workplace, sheet: Sheet) -> None:
    disputes = place.services.disputes
    _raise(place, sheet)
    with pytest.raises(BadDispute, match="已经申诉过"):
        _raise(place, sheet)
    other = inspect(place, place.trainee, 90)
    disputes.agree(place.trainee, other.id)
    with pytest.raises(BadDispute, match="已经认可"):
        disputes.object(place.trainee, other.id, REASON, {"warmth": 100})


def test_a_sheet_that_was_corrected_cannot_be_disputed(place: Workplace, sheet: Sheet) -> None:
    inspect(place, place.trainee, 70, replaces=sheet.id)
    with pytest.raises(BadDispute, match="已经被更正"):
        _raise(place, sheet)


def test_who_may_do_what(place: Workplace, sheet: Sheet) -> None:
    disputes = place.services.disputes
    for who in (place.supervisor, place.mentor, place.stranger):
        with pytest.raises(NotAllowed):
            disputes.object(who, sheet.id, REASON, PROPOSED)
    with pytest.raises(NotAllowed):
        disputes.agree(place.mentor, sheet.id)
    dispute = _raise(place, sheet)
    for who in (place.trainee, place.mentor, place.stranger):
        with pytest.raises(NotAllowed):
            disputes.rule(who, dispute.id, ("warmth",), "属实。", PASSWORD)
    with pytest.raises(NotAllowed):
        disputes.page(place.stranger, dispute.id)
    seen = {
        name: len(disputes.entries(getattr(place, name)))
        for name in ("supervisor", "mentor", "trainee", "stranger")
    }
    assert seen == {"supervisor": 1, "mentor": 1, "trainee": 1, "stranger": 0}


def test_nobody_rules_on_their_own_dispute_whatever_roles_they_hold(place: Workplace) -> None:
    other = _second_supervisor(place)
    sheet = inspect(place, other, 60)
    dispute = place.services.disputes.object(other, sheet.id, REASON, PROPOSED)
    with pytest.raises(NotAllowed):
        place.services.disputes.rule(other, dispute.id, ("warmth",), "属实。", PASSWORD)
    assert not place.services.disputes.page(other, dispute.id).may_rule
    assert place.services.disputes.waiting(other) == []


def test_the_inspector_is_warned_where_somebody_else_could_rule(
    place: Workplace, sheet: Sheet
) -> None:
    dispute = _raise(place, sheet)
    disputes = place.services.disputes
    assert not disputes.page(place.supervisor, dispute.id).own_inspection
    other = _second_supervisor(place)
    assert disputes.page(place.supervisor, dispute.id).own_inspection
    assert not disputes.page(other, dispute.id).own_inspection
    assert disputes.page(place.supervisor, dispute.id).may_rule


def test_today_tells_what_is_open_and_the_agent_how_it_was_decided(
    place: Workplace, sheet: Sheet
) -> None:
    disputes = place.services.disputes
    dispute = _raise(place, sheet)
    (todo,) = disputes.waiting(place.supervisor)
    assert todo.target == f"dispute:{dispute.id}"
    assert "11月30日" in todo.detail
    place.clock.advance(timedelta(days=9))
    assert "超过" in disputes.waiting(place.supervisor)[0].detail
    assert disputes.waiting(place.trainee) == []
    disputes.rule(place.supervisor, dispute.id, ("warmth",), "属实。", PASSWORD)
    assert disputes.waiting(place.supervisor) == []
    (news,) = disputes.waiting(place.trainee)
    assert (news.tag, news.detail) == ("部分采纳", "陈立已更正，60 分改为 65 分")
    disputes.mark_seen(place.trainee)
    assert disputes.waiting(place.trainee) == []


def test_many_open_disputes_are_told_in_one_line(place: Workplace) -> None:
    for _ in range(4):
        _raise(place, inspect(place, place.trainee, 60))
    (todo,) = place.services.disputes.waiting(place.supervisor)
    assert todo.title == "裁定申诉 · 4 份"
    assert todo.target == "disputes"


def test_a_ruling_that_lifts_a_mark_is_told_on_the_plan_that_it_opened(place: Workplace) -> None:
    sheets = [inspect(place, place.trainee, 60) for _ in range(3)]
    dispute = _raise(place, sheets[1])
    place.services.disputes.rule(
        place.supervisor, dispute.id, ("warmth", "solved"), "属实。", PASSWORD
    )
    (entry,) = place.services.coaching.plans(place.supervisor)
    assert [one.kind for one in entry.state.events] == ["proposed", "mark_changed"]
    assert entry.state.events[-1].body["after"] == 72.5


_ANSWERS = st.dictionaries(st.sampled_from("abcd"), st.integers(1, 3))


@settings(max_examples=60)
@given(_ANSWERS, _ANSWERS, st.sets(st.sampled_from("abcdx")))
def test_only_what_was_proposed_and_accepted_changes(
    answers: dict[str, int], proposed: dict[str, int], accepted: set[str]
) -> None:
    asked = changed_only(answers, proposed)
    result = merged(answers, asked, accepted)
    for item, value in result.items():
        changed = item in asked and item in accepted
        assert value == (asked[item] if changed else answers[item])
    same = result == answers
    assert same == (outcome_of(asked, accepted) is Outcome.REFUSED)


def test_days_to_object_are_working_days() -> None:
    calendar = WorkCalendar({}, frozenset())
    friday = date(2026, 11, 20)
    assert last_day(friday, 1, calendar) == date(2026, 11, 23)
    assert last_day(friday, 5, calendar) == date(2026, 11, 27)
    assert last_day(date(2026, 9, 29), 2, calendar) == date(2026, 10, 8)


def test_an_inspection_is_disputed_item_by_item_never_objected_to_in_passing(
    place: Workplace, sheet: Sheet
) -> None:
    register = place.services.register
    after = register.afterwards(place.trainee, sheet.id)
    assert (after.may_countersign, after.may_dispute) == (False, True)
    with pytest.raises(Trouble, match="我的质检"):
        register.countersign(place.trainee, sheet.id, agrees=False, reason="不符")
    assert place.services.disputes.own_sheet(place.trainee, sheet.id).may_answer
    _raise(place, sheet)
    assert not register.afterwards(place.trainee, sheet.id).may_dispute
