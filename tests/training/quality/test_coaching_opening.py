"""Three low marks in a row open a plan: in the same transaction, once for each run."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from builders import Workplace
from hypothesis import given, settings
from hypothesis import strategies as st
from scorecard import inspect

from db.ids import new_id
from db.records import StandingMark
from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.training.quality.coaching.plan import Kind
from desktop_app.training.quality.coaching.runs import low_run, mean_of
from desktop_app.training.quality.coaching.shown import PlanEntry

NOON = datetime(2026, 11, 2, 4, 0, tzinfo=UTC)


def _plans(place: Workplace) -> tuple[PlanEntry, ...]:
    return place.services.coaching.plans(place.supervisor)


def _kinds(place: Workplace) -> list[str]:
    (entry,) = _plans(place)
    return [one.kind for one in entry.state.events]


def test_the_third_low_mark_opens_a_plan_and_the_fourth_no_other(place: Workplace) -> None:
    for total in (69.9, 40, 60):
        assert _plans(place) == ()
        last = inspect(place, place.trainee, total)
    (entry,) = _plans(place)
    assert entry.state.plan.opened_by is None
    assert entry.state.plan.cause["sheets"][-1] == str(last.id)
    assert entry.mean_before == 56.6
    inspect(place, place.trainee, 50)
    assert _kinds(place) == [Kind.PROPOSED]


@pytest.mark.parametrize("marks", [(60, 70, 60), (60, 60, 90, 60), (60, 60)])
def test_marks_that_are_not_three_in_a_row_under_the_line_open_nothing(
    place: Workplace, marks: Sequence[float]
) -> None:
    for one in marks:
        inspect(place, place.trainee, one)
    assert _plans(place) == ()


def test_somebody_elses_marks_do_not_count(place: Workplace) -> None:
    inspect(place, place.trainee, 60)
    inspect(place, place.stranger, 60)
    inspect(place, place.trainee, 60)
    assert _plans(place) == ()


def test_they_are_in_a_row_by_the_day_of_the_contact_not_of_the_signature(
    place: Workplace,
) -> None:
    for total in (60, 60):
        inspect(place, place.trainee, total)
    inspect(place, place.trainee, 60, days_back=9)
    assert len(_plans(place)) == 1
    assert inspect(place, place.stranger, 60).total == 60
    inspect(place, place.stranger, 60)
    inspect(place, place.stranger, 95, days_back=9)
    inspect(place, place.stranger, 60)
    assert len(_plans(place)) == 2


def test_a_correction_that_lowers_a_mark_can_open_a_plan(place: Workplace) -> None:
    first = inspect(place, place.trainee, 75)
    inspect(place, place.trainee, 60)
    inspect(place, place.trainee, 60)
    inspect(place, place.trainee, 65, replaces=first.id)
    (entry,) = _plans(place)
    assert len(entry.state.plan.cause["sheets"]) == 3


def test_a_mark_that_is_lifted_afterwards_is_told_on_the_plan_which_stays(
    place: Workplace,
) -> None:
    first = inspect(place, place.trainee, 60)
    for _ in range(2):
        inspect(place, place.trainee, 60)
    better = inspect(place, place.trainee, 78, replaces=first.id)
    assert _kinds(place) == [Kind.PROPOSED, Kind.MARK_CHANGED]
    (entry,) = _plans(place)
    body = entry.state.events[-1].body
    assert (body["before"], body["after"], body["by"]) == (60, 78, str(better.id))
    page = place.services.coaching.page(place.supervisor, entry.state.plan.id)
    told = next(one for one in page.causes if one.sheet_id == first.id)
    assert (told.changed, told.total, told.standing_total) == (True, 60, 78)


def test_another_run_while_the_plan_is_open_is_told_on_it(place: Workplace) -> None:
    for _ in range(6):
        inspect(place, place.trainee, 60)
    assert _kinds(place) == [Kind.PROPOSED, Kind.AGAIN]
    inspect(place, place.trainee, 60)
    assert _kinds(place) == [Kind.PROPOSED, Kind.AGAIN]


def test_another_run_after_the_plan_is_closed_opens_another(place: Workplace) -> None:
    for _ in range(3):
        inspect(place, place.trainee, 60)
    (entry,) = _plans(place)
    place.services.coaching.close(place.supervisor, entry.state.plan.id, "先停一停。")
    for _ in range(2):
        inspect(place, place.trainee, 60)
    assert len(_plans(place)) == 1
    inspect(place, place.trainee, 60)
    assert [one.state.open for one in _plans(place)] == [True, False]


def test_line_and_number_are_settings(place: Workplace) -> None:
    change = place.services.settings.change
    change(place.supervisor, "quality.low_line", 80)
    change(place.supervisor, "quality.low_run", 2)
    inspect(place, place.trainee, 79)
    inspect(place, place.trainee, 79)
    assert len(_plans(place)) == 1


def test_nothing_is_signed_where_the_plan_cannot_be_opened(
    place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(2):
        inspect(place, place.trainee, 60)

    def refuse(*_: object) -> None:
        raise Trouble("磁盘满了。")

    monkeypatch.setattr("db.coaching.Coaching.add_event", refuse)
    with pytest.raises(Trouble):
        inspect(place, place.trainee, 60)
    assert len(place.services.forms.about(place.supervisor, place.trainee.id)) == 2
    assert _plans(place) == ()


def test_the_proposal_works_on_what_lost_most_with_drills_that_can_be_played(
    place: Workplace,
) -> None:
    for _ in range(3):
        inspect(place, place.trainee, 90, 80, 20, 60)
    (entry,) = _plans(place)
    page = place.services.coaching.page(place.supervisor, entry.state.plan.id)
    assert [label for label, _lost, _n in page.weakest] == ["安抚到位", "问题解决", "应答及时"]
    assert page.weakest[0][1:] == (60, 3)
    contents = entry.state.contents
    assert "安抚到位" in contents.actions[1]
    assert len(contents.drills) == 3
    assert all(place.services.practice.drill(one) is not None for one in contents.drills)
    assert (contents.goal.mean, contents.goal.sheets) == (80, 3)
    assert contents.owner_id == place.mentor.id
    assert contents.ends - contents.starts == timedelta(days=28)


def test_a_plan_is_opened_by_hand_with_a_reason(place: Workplace) -> None:
    opening = place.services.coach_opening
    with pytest.raises(Trouble, match="为什么"):
        opening.by_hand(place.mentor, place.trainee.id, " ")
    plan = opening.by_hand(place.mentor, place.trainee.id, "一周内被家长投诉两次。")
    assert plan.opened_by == place.mentor.id
    assert plan.cause["words"] == "一周内被家长投诉两次。"
    with pytest.raises(Trouble, match="已经有"):
        opening.by_hand(place.supervisor, place.trainee.id, "再开一份。")


@pytest.mark.parametrize("who", ["trainee", "stranger"])
def test_nobody_opens_a_plan_for_themselves_or_a_colleague(place: Workplace, who: str) -> None:
    with pytest.raises(NotAllowed):
        place.services.coach_opening.by_hand(getattr(place, who), place.trainee.id, "想学。")


def _mark(total: float, number: int) -> StandingMark:
    made = new_id()
    return StandingMark(made, made, NOON.date(), NOON + timedelta(minutes=number), total)


@settings(max_examples=60)
@given(st.lists(st.sampled_from([40.0, 69.9, 70.0, 95.0]), max_size=14))
def test_runs_are_counted_as_a_person_would_count_them(totals: list[float]) -> None:
    """Going through the marks one by one, every third low one of a streak calls for a plan."""
    marks: list[StandingMark] = []
    used: set[UUID] = set()
    streak = 0
    for number, total in enumerate(totals):
        marks.append(_mark(total, number))
        run = low_run(marks, used)
        streak = streak + 1 if total < 70 else 0
        assert bool(run) == (streak > 0 and streak % 3 == 0)
        used |= {one.root_id for one in run}


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.integers(0, 7), st.sampled_from([40.0, 69.9, 70.0, 95.0])), max_size=24)
)
def test_no_mark_ever_calls_twice_however_it_is_corrected(
    steps: list[tuple[int, float]],
) -> None:
    """Marks are added and corrected at random: runs never share a mark, and all of it was low."""
    marks: list[StandingMark] = []
    used: list[UUID] = []
    for place_, total in steps:
        if place_ < len(marks):
            old = marks[place_]
            marks[place_] = StandingMark(new_id(), old.root_id, old.day, old.signed_at, total)
        else:
            marks.append(_mark(total, len(marks)))
        run = low_run(marks, used)
        assert [one.root_id for one in run] in ([], [one.root_id for one in marks[-3:]])
        assert all(one.total is not None and one.total < 70 for one in run)
        used += [one.root_id for one in run]
    assert len(used) == len(set(used))
    newest = marks[-3:]
    if len(newest) == 3 and all((one.total or 0) < 70 for one in newest):
        assert {one.root_id for one in newest} & set(used)


def test_a_mean_is_rounded_half_up_as_on_a_sheet() -> None:
    assert mean_of([]) is None
    assert mean_of([_mark(60.1, 0), _mark(60.2, 1)]) == 60.2
    assert mean_of([_mark(60, 0), _mark(60, 1), _mark(61, 2)]) == 60.3
