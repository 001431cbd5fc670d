"""What a person's day asks of their self-checks, over a real database."""

from datetime import timedelta

import pytest
from builders import Workplace

from db.records import Person
from desktop_app.training.checks.rhythm import DueState
from desktop_app.training.checks.use_cases import DAILY, CheckList
from desktop_app.training.curriculum.use_cases import Curriculum


def hand_in(place: Workplace, key: str, actor: Person | None = None) -> None:
    who, forms = actor or place.trainee, place.services.forms
    sheet = forms.open(who, key, who, place.clock.today())
    answers = {item.id: "yes" for item in sheet.form.items()}
    forms.sign(who, forms.keep(who, sheet, answers, ()), None)


def one(place: Workplace, key: str) -> CheckList:
    found = place.services.checks.board(place.trainee).of(key)
    assert found is not None
    return found


def asked(place: Workplace) -> list[str]:
    todo = place.services.checks.waiting(place.trainee)
    return [one.target.removeprefix("form:") for one in todo if not one.done]


def test_a_shift_asks_for_its_lists_in_order(place: Workplace) -> None:
    todo = place.services.checks.waiting(place.trainee)
    assert [(one.when, one.target) for one in todo] == [
        ("上岗前", "form:appearance-check"),
        ("交班前", "form:handover-check"),
        ("下班前", f"form:{DAILY}"),
    ]
    assert all(one.minutes for one in todo)


def test_what_is_done_stays_in_sight_with_its_row(place: Workplace) -> None:
    hand_in(place, DAILY)
    (done,) = (todo for todo in place.services.checks.waiting(place.trainee) if todo.done)
    assert (done.tag, done.detail) == ("已做", "连续 1 天")


def _detail(place: Workplace, key: str = DAILY) -> str:
    todo = place.services.checks.waiting(place.trainee)
    return next(one.detail for one in todo if one.target == f"form:{key}")


def test_a_miss_is_told_for_two_weeks(place: Workplace) -> None:
    hand_in(place, DAILY)
    place.clock.advance(timedelta(days=1))
    assert _detail(place) == "连续 1 天", "today is open until it is over"
    place.clock.advance(timedelta(days=1))
    assert _detail(place) == "11月24日 周二漏了"
    hand_in(place, DAILY)
    assert _detail(place) == "连续 1 天 · 11月24日 周二漏了"
    place.clock.advance(timedelta(days=2))
    assert _detail(place) == "近两周漏了 2 天"
    for _ in range(10):
        hand_in(place, DAILY)
        place.clock.advance(timedelta(days=1))
    assert "近两周漏了 2 天" in _detail(place)
    for _ in range(4):
        hand_in(place, DAILY)
        place.clock.advance(timedelta(days=1))
    assert "漏" not in _detail(place)


def test_a_missed_week_is_told(place: Workplace) -> None:
    key = "privacy-desk-check"
    hand_in(place, key)
    place.clock.advance(timedelta(days=17))
    assert _detail(place, key) == "12月11日 周五前做一次 · 12月4日 周五那一周漏了"


def test_weekly_lists_come_up_at_the_end_of_the_week(place: Workplace) -> None:
    place.clock.advance(timedelta(days=2))
    assert "privacy-desk-check" not in asked(place)
    place.clock.advance(timedelta(days=1))
    assert {"privacy-desk-check", "ticket-closing-check"} <= set(asked(place))
    hand_in(place, "privacy-desk-check")
    assert "privacy-desk-check" not in asked(place)
    place.clock.advance(timedelta(days=1))
    assert one(place, "privacy-desk-check").state is DueState.DONE
    assert place.services.checks.waiting(place.trainee)[-1].detail.startswith("11月27日 周五前")


def test_nothing_is_asked_on_a_day_off_of_the_organisation(place: Workplace) -> None:
    curriculum: Curriculum = place.services.curriculum
    curriculum.set_own_day(place.supervisor, place.clock.today(), working=False, note="司庆")
    assert asked(place) == []


def test_a_reported_event_waits_until_its_list_is_handed_in(place: Workplace) -> None:
    checks = place.services.checks
    checks.report(place.trainee, "vip-visit-check")
    assert "vip-visit-check" in asked(place)
    hand_in(place, "vip-visit-check")
    assert "vip-visit-check" not in asked(place)


def test_reporting_again_keeps_what_was_filled_in(place: Workplace) -> None:
    checks, forms, who = place.services.checks, place.services.forms, place.trainee
    sheet = forms.open(who, "vip-visit-check", who, place.clock.today())
    forms.keep(who, sheet, {"early": "yes"}, ())
    checks.report(who, "vip-visit-check")
    assert not checks.take_back(who, "vip-visit-check")
    again = forms.open(who, "vip-visit-check", who, place.clock.today())
    assert again.answers == {"early": "yes"}


@pytest.mark.parametrize("role", ["mentor", "supervisor"])
def test_who_does_not_learn_owes_no_list_and_may_fill_all(place: Workplace, role: str) -> None:
    actor: Person = getattr(place, role)
    assert place.services.checks.waiting(actor) == ()
    assert place.services.checks.board(actor).open() == ()
    hand_in(place, DAILY, actor)
    board = place.services.checks.board(actor)
    assert [len(one.newest) for one in board.lists] == [1, *[0] * 8]


def test_a_board_shows_nobody_elses_lists(place: Workplace) -> None:
    hand_in(place, DAILY, place.stranger)
    assert not one(place, DAILY).newest


def test_a_corrected_sheet_counts_once(place: Workplace) -> None:
    hand_in(place, DAILY)
    first = one(place, DAILY).newest[place.clock.today()]
    who, forms = place.trainee, place.services.forms
    sheet = forms.open(who, DAILY, who, place.clock.today())
    answers = {item.id: "no" for item in sheet.form.items()}
    forms.sign(who, forms.keep(who, sheet, answers, ()), None, replaces=first.id)
    assert one(place, DAILY).newest[place.clock.today()].total == 0
    assert one(place, DAILY).steadiness.done == 1
