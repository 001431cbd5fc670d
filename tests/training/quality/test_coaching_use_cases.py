"""A plan is taken up, worked through, talked over and closed by what the records say."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from builders import Workplace
from scorecard import inspect

from db.ids import new_id
from db.records import Attempt, AttemptResult, Person
from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.training.quality.coaching.contents import BadPlan, Contents, Goal
from desktop_app.training.quality.coaching.plan import Kind, Outcome, Phase
from desktop_app.training.quality.coaching.shown import PlanPage

WORDS = "说话稳了，办法还要再具体。"


@pytest.fixture
def plan_id(place: Workplace) -> UUID:
    """A plan that three low marks of the trainee have opened."""
    for _ in range(3):
        inspect(place, place.trainee, 80, 80, 20, 60)
    place.clock.advance(timedelta(minutes=1))
    return place.services.coaching.plans(place.supervisor)[0].state.plan.id


def _page(place: Workplace, plan_id: UUID) -> PlanPage:
    return place.services.coaching.page(place.supervisor, plan_id)


def _contents(place: Workplace, plan_id: UUID) -> Contents:
    return _page(place, plan_id).entry.state.contents


def _take_up(place: Workplace, plan_id: UUID, by: Person | None = None) -> None:
    contents = _contents(place, plan_id)
    place.services.coaching.set_contents(by or place.mentor, plan_id, contents)


def _practise(place: Workplace, key: str, total: float) -> None:
    place.clock.advance(timedelta(minutes=5))
    now = place.clock.now()
    drill = place.services.practice.drill(key)
    assert drill is not None
    version = next(
        one.version_id
        for one in place.services.library.titles(("script", "scenario"))
        if f"{one.kind}/{one.key}" == key
    )
    attempt = Attempt(
        new_id(), place.trainee.id, version, key, drill.title, "phone", "easy", "practice", 1, now
    )
    with place.services.store.writing() as tx:
        tx.practice.begin(attempt)
        tx.practice.finish(
            AttemptResult(
                attempt.id, place.trainee.id, key, now, 120, 3, "done", total,
                80.0, 80.0, 80.0, 80.0, total >= 70, {},
            ),
            place.clock.today(),
        )  # fmt: skip


def test_it_is_taken_up_when_its_owner_writes_it_down(place: Workplace, plan_id: UUID) -> None:
    assert _page(place, plan_id).entry.state.phase is Phase.PROPOSED
    changed = replace(
        _contents(place, plan_id), goal=Goal(85, 4), actions=(" 每天听一通录音。 ", " "), drills=()
    )
    place.services.coaching.set_contents(place.mentor, plan_id, changed)
    page = _page(place, plan_id)
    assert page.entry.state.phase is Phase.UNDER_WAY
    assert page.entry.state.contents.actions == ("每天听一通录音。",)
    assert page.entry.state.contents.goal == Goal(85, 4)
    assert [(one.event.kind, one.who) for one in page.history] == [
        (Kind.PROPOSED, ""),
        (Kind.SET, "王敏"),
    ]


def test_a_plan_that_cannot_be_is_refused_by_the_field(place: Workplace, plan_id: UUID) -> None:
    good = _contents(place, plan_id)
    bad = {
        "actions": replace(good, actions=(" ",)),
        "goal": replace(good, goal=Goal(120, 3)),
        "owner": replace(good, owner_id=place.stranger.id),
        "ends": replace(good, ends=good.starts - timedelta(days=1), check_in=None),
        "check_in": replace(good, check_in=good.ends + timedelta(days=1)),
        "drills": replace(good, drills=("scenario/gone",)),
    }
    for field, contents in bad.items():
        with pytest.raises(BadPlan) as caught:
            place.services.coaching.set_contents(place.supervisor, plan_id, contents)
        assert caught.value.field == field
    assert _page(place, plan_id).entry.state.phase is Phase.PROPOSED


def test_drills_count_by_themselves_from_the_moment_they_are_assigned(
    place: Workplace, plan_id: UUID
) -> None:
    first, second, *_ = _contents(place, plan_id).drills
    _practise(place, first, 60)
    _practise(place, first, 82)
    drills = {one.key: one for one in _page(place, plan_id).entry.drills}
    assert (drills[first].runs, drills[first].best, drills[first].passed) == (2, 82, True)
    assert (drills[second].runs, drills[second].best, drills[second].passed) == (0, None, False)
    place.clock.advance(timedelta(minutes=1))
    later = "scenario/ad-mismatch"
    _practise(place, later, 90)
    place.clock.advance(timedelta(minutes=1))
    contents = replace(_contents(place, plan_id), drills=(first, later))
    place.services.coaching.set_contents(place.mentor, plan_id, contents)
    drills = {one.key: one for one in _page(place, plan_id).entry.drills}
    assert drills[first].runs == 2
    assert drills[later].runs == 0


def test_the_agent_ticks_own_actions_off(place: Workplace, plan_id: UUID) -> None:
    action = _contents(place, plan_id).actions[0]
    tick = place.services.coaching.tick
    tick(place.trainee, plan_id, action, True)
    tick(place.trainee, plan_id, action, True)
    assert _page(place, plan_id).entry.state.done == {action}
    tick(place.mentor, plan_id, action, False)
    assert _page(place, plan_id).entry.state.done == frozenset()
    assert len(_page(place, plan_id).history) == 3
    with pytest.raises(Trouble, match="已经不在"):
        tick(place.trainee, plan_id, "没有这件事", True)


def test_a_check_in_is_written_down_with_the_next_day(place: Workplace, plan_id: UUID) -> None:
    following = place.clock.today() + timedelta(days=5)
    place.services.coaching.check_in(place.mentor, plan_id, " 先稳住语气。 ", following)
    page = _page(place, plan_id)
    assert page.entry.state.contents.check_in == following
    assert page.history[-1].event.body["words"] == "先稳住语气。"
    with pytest.raises(BadPlan):
        place.services.coaching.check_in(place.mentor, plan_id, "再谈", place.clock.today())
    with pytest.raises(BadPlan):
        place.services.coaching.check_in(place.mentor, plan_id, " ", None)


@pytest.mark.parametrize(
    ("after", "outcome"),
    [
        ((), Outcome.TOO_FEW),
        ((90, 90), Outcome.TOO_FEW),
        ((90, 80, 70), Outcome.REACHED),
        ((70, 75, 79), Outcome.IMPROVED),
        ((60, 60, 60, 100), Outcome.UNCHANGED),
    ],
)
def test_the_outcome_is_what_the_next_inspections_say(
    place: Workplace, plan_id: UUID, after: tuple[float, ...], outcome: Outcome
) -> None:
    _take_up(place, plan_id)
    for one in after:
        inspect(place, place.trainee, one)
    assert place.services.coaching.close(place.mentor, plan_id, WORDS) is outcome
    closing = _page(place, plan_id).entry.state.closing
    assert closing is not None
    assert closing.measured["mean_before"] == 60
    assert len(closing.measured["after"]) == min(3, len(after))


def test_what_improved_is_told_item_by_item(place: Workplace, plan_id: UUID) -> None:
    for _ in range(3):
        inspect(place, place.trainee, 70, 82, 90, 60)
    items = _page(place, plan_id).measured.items
    assert [(one.label, one.before, one.after) for one in items] == [
        ("安抚到位", 20, 90),
        ("应答及时", 80, 82),
        ("问题解决", 60, 60),
        ("用语规范", 80, 70),
    ]
    assert [one.improved for one in items] == [True, False, False, False]
    assert [one.worse for one in items] == [False, False, False, True]


def test_a_closed_plan_keeps_the_figures_that_it_was_closed_by(
    place: Workplace, plan_id: UUID
) -> None:
    after = [inspect(place, place.trainee, 90) for _ in range(3)]
    place.services.coaching.close(place.mentor, plan_id, WORDS)
    inspect(place, place.trainee, 30, replaces=after[0].id)
    page = _page(place, plan_id)
    assert page.entry.mean_after == 90
    assert page.measured.mean_after == 70
    with pytest.raises(Trouble, match="已经结束"):
        place.services.coaching.close(place.mentor, plan_id, WORDS)
    with pytest.raises(Trouble, match="已经结束"):
        _take_up(place, plan_id)


def test_a_plan_whose_cause_fell_away_is_withdrawn(place: Workplace, plan_id: UUID) -> None:
    outcome = place.services.coaching.close(place.supervisor, plan_id, "申诉后改判。", True)
    assert outcome is Outcome.WITHDRAWN


def test_what_is_being_written_is_kept_for_its_writer_alone(
    place: Workplace, plan_id: UUID
) -> None:
    typed = replace(_contents(place, plan_id), actions=("写到一半",))
    place.services.coaching.keep(place.mentor, plan_id, typed)
    assert place.services.coaching.page(place.mentor, plan_id).draft == typed
    assert _page(place, plan_id).draft is None
    assert place.services.coaching.page(place.trainee, plan_id).draft is None
    _take_up(place, plan_id)
    assert place.services.coaching.page(place.mentor, plan_id).draft is None


def test_everybody_sees_the_plans_that_concern_them(place: Workplace, plan_id: UUID) -> None:
    coaching = place.services.coaching
    for who, seen in (("supervisor", 1), ("mentor", 1), ("trainee", 1), ("stranger", 0)):
        assert len(coaching.plans(getattr(place, who))) == seen
    with pytest.raises(NotAllowed):
        coaching.page(place.stranger, plan_id)
    page = coaching.page(place.trainee, plan_id)
    assert (page.may_coach, page.may_tick, page.owners) == (False, True, ())
    assert [one.title for one in _page(place, plan_id).owners] == ["王敏", "陈立"]


def test_who_leads_a_plan(place: Workplace, plan_id: UUID) -> None:
    coaching, contents = place.services.coaching, _contents(place, plan_id)
    acts: tuple[Callable[[Person], object], ...] = (
        lambda actor: coaching.set_contents(actor, plan_id, contents),
        lambda actor: coaching.check_in(actor, plan_id, "谈过了。", None),
        lambda actor: coaching.close(actor, plan_id, WORDS),
    )
    for actor in (place.trainee, place.stranger):
        for act in acts:
            with pytest.raises(NotAllowed):
                act(actor)
    assert len(_page(place, plan_id).history) == 1
    acts[0](place.supervisor)
    acts[1](place.mentor)
    acts[2](place.supervisor)
    assert [one.who for one in _page(place, plan_id).history] == ["", "陈立", "王敏", "陈立"]


def test_today_tells_everybody_what_they_owe(place: Workplace, plan_id: UUID) -> None:
    waiting = place.services.coaching.waiting
    assert [one.tag for one in waiting(place.supervisor)] == ["待安排"]
    assert [one.tag for one in waiting(place.mentor)] == ["待安排"]
    assert waiting(place.trainee) == []
    _take_up(place, plan_id)
    own = waiting(place.trainee)
    assert [one.pane for one in own] == ["practice"] * 3 + ["quality"]
    assert own[0].target == f"start:{_contents(place, plan_id).drills[0]}"
    assert waiting(place.supervisor) == waiting(place.mentor) == []
    place.clock.advance(timedelta(days=8))
    assert [one.tag for one in waiting(place.mentor)] == ["待面谈"]
    place.clock.advance(timedelta(days=30))
    assert [one.tag for one in waiting(place.mentor)] == ["已到期"]
    assert [one.tag for one in waiting(place.supervisor)] == ["已到期"]
    assert waiting(place.stranger) == []


def test_a_plan_with_its_inspections_waits_to_be_closed(place: Workplace, plan_id: UUID) -> None:
    _take_up(place, plan_id)
    for _ in range(3):
        inspect(place, place.trainee, 90)
    assert [one.tag for one in place.services.coaching.waiting(place.mentor)] == ["可结束"]
