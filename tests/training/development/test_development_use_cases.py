"""A plan is proposed of the records, written by two, measured, and closed by what they say."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from builders import Workplace
from developing import WEAK, after_the_practical, item_of, page_of, planned
from judging import add_trainee, practise, sign_theory
from scorecard import inspect

from db.records import Person, Role
from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.training.development.fitting import fitting
from desktop_app.training.development.items import (
    BadItem,
    Item,
    ItemKind,
    Measure,
    MeasureKind,
    Step,
    StepKind,
)
from desktop_app.training.development.plan import Kind, Outcome, Phase
from desktop_app.training.people.use_cases import NewPerson

SOLUTION = "criterion:solution"
WORDS = "说得具体了。"


@pytest.fixture
def plan_id(place: Workplace) -> UUID:
    """A plan that mentor and trainee have agreed to."""
    return planned(place)


def _own(place: Workplace, **changed: object) -> Item:
    item = Item(
        id="",
        kind=ItemKind.TRAINING,
        goal="群聊里先回大家",
        reason="",
        evidence=(),
        steps=(Step(StepKind.WORDS, "", "看一遍群聊规范"),),
        owner_id=place.trainee.id,
        due=place.clock.today() + timedelta(days=14),
        measure=Measure(MeasureKind.WORDS, "", "连续三次没有漏人"),
    )
    return replace(item, **changed)  # type: ignore[arg-type]  # names of fields


def test_every_item_opens_down_to_the_records_that_it_rests_on(place: Workplace) -> None:
    plan_id = planned(place, agreed=False)
    page = page_of(place, plan_id)
    weakest = page.entry.items[0].item
    assert weakest.id == SOLUTION
    assert "实操考核的练习里，解决方案均分 50（n = 2）" in weakest.reason
    assert weakest.steps[0].key == WEAK
    attempts = page.links[SOLUTION]
    assert [one.mark for one in attempts] == [72, 78]
    with place.services.store.reading() as tx:
        owners = {tx.practice.attempt(one.record_id).person_id for one in attempts}
    assert owners == {place.trainee.id}
    assert page.entry.state.phase is Phase.PROPOSED
    assert page.entry.state.plan.cause["kind"] == "practical"
    assert {one.item.kind for one in page.entry.items} >= {
        ItemKind.DRILLS,
        ItemKind.MENTORING,
        ItemKind.CAREER,
    }


def test_a_low_item_of_inspections_is_proposed_with_its_sheets(place: Workplace) -> None:
    for _ in range(2):
        inspect(place, place.trainee, 90, 90, 30, 90)
    plan = place.services.plan_opening.open(place.mentor, place.trainee.id)
    page = page_of(place, plan.id)
    item = next(one.item for one in page.entry.items if one.item.id.startswith("form_item"))
    assert (item.measure.before, item.measure.target) == (30, 45)
    assert item.reason == "质检和评估里，“安抚到位”均分 30（n = 2），是最低的一项。"
    assert [one.kind for one in page.links[item.id]] == ["sheet", "sheet"]
    inspect(place, place.trainee, 90, 90, 60, 90)
    now = item_of(place, plan.id, item.id)
    assert (now.after, now.n, now.outcome) == (60, 1, Outcome.UNKNOWN)  # one says nothing yet
    for _ in range(2):
        inspect(place, place.trainee, 90, 90, 60, 90)
    assert item_of(place, plan.id, item.id).outcome is Outcome.REACHED


@pytest.mark.parametrize(
    ("section", "keys"),
    [
        ("大客户·云朵邮局文具", ["account-cloud-post"]),
        ("电话服务", ["phone-standard"]),
        ("冲突与升级", ["complaint-process", "three-stage/s-complaint"]),
        ("数据与满意度", ["three-stage/s-data"]),
        ("知识库与手册", []),
    ],
)
def test_a_section_of_the_bank_leads_to_what_the_packs_have_about_it(
    place: Workplace, section: str, keys: list[str]
) -> None:
    with place.services.store.reading() as tx:
        materials = place.services.plan_records.materials(tx)
    assert [one.key for one in fitting(section, materials, 2)] == keys


def test_it_is_due_after_a_result_until_one_is_opened(place: Workplace) -> None:
    opening, due_plans = place.services.plan_opening, place.services.plans_due
    assert due_plans.due(place.mentor) == ()
    sign_theory(place, place.trainee, 90)
    assert [one.result.kind for one in due_plans.due(place.mentor)] == ["theory"]
    assert [one.subject.id for one in due_plans.due(place.trainee)] == [place.trainee.id]
    assert due_plans.due(place.supervisor) == ()  # the mentor is asked
    place.clock.advance(timedelta(days=31))
    assert due_plans.due(place.mentor) == ()
    after_the_practical(place)
    assert [one.result.kind for one in due_plans.due(place.mentor)] == ["practical"]
    plan = opening.open(place.mentor, place.trainee.id)
    assert plan.cause["kind"] == "practical"
    assert due_plans.due(place.mentor) == ()
    with pytest.raises(Trouble, match="已经有一份进行中"):
        opening.open(place.supervisor, place.trainee.id)
    place.services.development.close(place.mentor, plan.id, WORDS)
    assert due_plans.due(place.mentor) == ()  # until the next result
    place.clock.advance(timedelta(days=1))
    sign_theory(place, place.trainee, 95)
    assert len(due_plans.due(place.mentor)) == 1


def test_who_has_no_mentor_is_the_supervisors(place: Workplace) -> None:
    new = NewPerson("郑若帆", "3009", frozenset({Role.TRAINEE}), "peilian2026")
    alone = place.services.people.add(place.supervisor, new)
    sign_theory(place, alone, 80)
    assert [one.subject.id for one in place.services.plans_due.due(place.supervisor)] == [alone.id]
    plan = place.services.plan_opening.open(place.supervisor, alone.id)
    page = place.services.development.page(place.supervisor, plan.id)
    assert next(one.item for one in page.entry.items if one.item.id == "mentoring").goal == (
        "配一位导师"
    )
    assert page.may_agree


def test_both_write_and_who_did_what_is_kept(place: Workplace, plan_id: UUID) -> None:
    development = place.services.development
    item_id = development.set_item(place.trainee, plan_id, _own(place))
    changed = replace(item_of(place, plan_id, item_id).item, goal="群聊里 一个不漏")
    development.set_item(place.mentor, plan_id, changed)
    development.tick(place.trainee, plan_id, item_id, "words:看一遍群聊规范", True)
    assert item_of(place, plan_id, item_id).outcome is Outcome.REACHED
    development.remove(place.mentor, plan_id, item_id)
    told = [(one.event.kind, one.who) for one in page_of(place, plan_id).history[3:]]
    assert told == [
        (Kind.ITEM, "林晓雨"),
        (Kind.ITEM, "王敏"),
        (Kind.STEP, "林晓雨"),
        (Kind.REMOVED, "王敏"),
    ]
    assert page_of(place, plan_id).entry.state.item(item_id) is None


def test_it_starts_with_the_first_yes_and_keeps_both(place: Workplace) -> None:
    plan_id = planned(place, agreed=False)
    development = place.services.development
    development.agree(place.trainee, plan_id)
    page = page_of(place, plan_id)
    assert page.entry.state.phase is Phase.UNDER_WAY
    assert page.may_agree
    development.agree(place.mentor, plan_id)
    state = page_of(place, plan_id).entry.state
    assert list(state.agreed) == [place.trainee.id, place.mentor.id]
    with pytest.raises(NotAllowed):
        development.agree(place.supervisor, plan_id)


def test_drills_count_by_themselves_and_the_measure_moves(place: Workplace, plan_id: UUID) -> None:
    practise(place, place.trainee, WEAK, 60, (80, 62, 80, 80))
    before = item_of(place, plan_id, SOLUTION)
    assert (before.steps[0].done, before.steps[0].told) == (
        False,
        "布置后练过 1 次，最好 60 分",
    )
    assert before.outcome is Outcome.UNKNOWN
    for _ in range(2):
        practise(place, place.trainee, WEAK, 88, (80, 70, 80, 80))
    after = item_of(place, plan_id, SOLUTION)
    assert (after.steps[0].done, after.done) == (True, 1)
    assert (after.item.measure.before, after.after, after.n) == (50, 67.3, 3)
    assert after.outcome is Outcome.REACHED
    with pytest.raises(Trouble, match="按记录自动打勾"):
        place.services.development.tick(place.trainee, plan_id, SOLUTION, f"drill:{WEAK}", True)


def test_a_drill_added_later_counts_from_then_on(place: Workplace, plan_id: UUID) -> None:
    key = "scenario/call-transfer"
    practise(place, place.trainee, key, 90)
    item = _own(place, steps=(Step(StepKind.DRILL, key, "需要转接的来电"),))
    item_id = place.services.development.set_item(place.mentor, plan_id, item)
    assert not item_of(place, plan_id, item_id).steps[0].done
    practise(place, place.trainee, key, 90)
    assert item_of(place, plan_id, item_id).steps[0].done


def test_an_item_written_later_is_measured_from_then_on(place: Workplace, plan_id: UUID) -> None:
    for _ in range(3):
        practise(place, place.trainee, WEAK, 90, (90, 90, 90, 30))
    measure = Measure(MeasureKind.CRITERION, "language", "语言专业", 30, 60)
    item = _own(place, measure=measure)
    item_id = place.services.development.set_item(place.mentor, plan_id, item)
    assert item_of(place, plan_id, item_id).after is None
    practise(place, place.trainee, WEAK, 90, (90, 90, 90, 80))
    assert item_of(place, plan_id, item_id).after == 80


def test_what_cannot_be_kept_is_refused_by_its_field(place: Workplace, plan_id: UUID) -> None:
    count = len(page_of(place, plan_id).history)
    bad: dict[str, dict[str, object]] = {
        "goal": {"goal": "  "},
        "steps": {"steps": (Step(StepKind.WORDS, "", " "),)},
        "owner": {"owner_id": place.stranger.id},
        "due": {"due": place.clock.today() - timedelta(days=1)},
        "measure": {"measure": Measure(MeasureKind.WORDS, "", "")},
    }
    for field, changed in bad.items():
        with pytest.raises(BadItem) as caught:
            place.services.development.set_item(place.mentor, plan_id, _own(place, **changed))
        assert caught.value.field == field
    gone = (Step(StepKind.DRILL, "scenario/gone", "没有了"),)
    with pytest.raises(BadItem, match="已经下架"):
        place.services.development.set_item(place.mentor, plan_id, _own(place, steps=gone))
    aim = Measure(MeasureKind.CRITERION, "time", "处理时间", 70, 0)
    with pytest.raises(BadItem, match="目标值"):
        place.services.development.set_item(place.mentor, plan_id, _own(place, measure=aim))
    assert len(page_of(place, plan_id).history) == count


def test_a_plan_takes_ten_items_and_no_more(place: Workplace, plan_id: UUID) -> None:
    development = place.services.development
    for _ in range(10 - len(page_of(place, plan_id).entry.items)):
        development.set_item(place.mentor, plan_id, _own(place))
    with pytest.raises(BadItem, match="最多 10 项"):
        development.set_item(place.mentor, plan_id, _own(place))


def test_nobody_writes_over_what_the_other_wrote_meanwhile(place: Workplace, plan_id: UUID) -> None:
    development = place.services.development
    seen = page_of(place, plan_id).entry.state.events[-1].id
    item = item_of(place, plan_id, "mentoring").item
    development.set_item(place.trainee, plan_id, replace(item, goal="每两周见一次"), seen)
    with pytest.raises(Trouble, match="刚被对方改过"):
        development.set_item(place.mentor, plan_id, replace(item, goal="每天见"), seen)
    assert item_of(place, plan_id, "mentoring").item.goal == "每两周见一次"
    # Another item is nobody's but the writer's.
    other = item_of(place, plan_id, SOLUTION).item
    development.set_item(place.mentor, plan_id, replace(other, goal="办法说到几点"), seen)
    assert item_of(place, plan_id, SOLUTION).item.goal == "办法说到几点"


def test_what_one_did_last_goes_back_step_by_step(place: Workplace, plan_id: UUID) -> None:
    development = place.services.development
    before = page_of(place, plan_id).entry.state.items
    item_id = development.set_item(place.mentor, plan_id, _own(place))
    development.remove(place.mentor, plan_id, "mentoring")
    assert development.undo(place.mentor, plan_id) is Kind.REMOVED
    assert development.undo(place.mentor, plan_id) is Kind.ITEM
    page = page_of(place, plan_id)
    assert page.entry.state.items == before
    assert page.entry.state.item(item_id) is None
    assert [one.undone for one in page.history[-4:]] == [True, True, False, False]
    with pytest.raises(Trouble, match="不是您做的"):
        development.undo(place.mentor, plan_id)  # the trainee agreed last
    assert development.undo(place.trainee, plan_id) is Kind.AGREED


def test_the_way_back_from_the_end_is_open_to_who_ended_it(place: Workplace, plan_id: UUID) -> None:
    development = place.services.development
    development.close(place.mentor, plan_id, WORDS)
    assert not page_of(place, plan_id).may_write
    with pytest.raises(Trouble, match="已经结束"):
        development.remove(place.trainee, plan_id, "mentoring")
    development.undo(place.mentor, plan_id)
    assert page_of(place, plan_id).entry.state.phase is Phase.UNDER_WAY


def test_the_outcome_is_what_the_records_say_and_stays(place: Workplace, plan_id: UUID) -> None:
    development = place.services.development
    for _ in range(3):
        practise(place, place.trainee, WEAK, 90, (90, 90, 90, 90))
    with pytest.raises(BadItem) as caught:
        development.close(place.mentor, plan_id, " ")
    assert caught.value.field == "words"
    assert development.close(place.supervisor, plan_id, WORDS) is Outcome.BETTER
    for _ in range(3):
        practise(place, place.trainee, WEAK, 40, (10, 10, 10, 10))
    closed = item_of(place, plan_id, SOLUTION)
    assert (closed.after, closed.outcome) == (90, Outcome.REACHED)
    assert page_of(place, plan_id).entry.state.closing is not None


def test_a_plan_can_be_withdrawn(place: Workplace, plan_id: UUID) -> None:
    outcome = place.services.development.close(place.mentor, plan_id, "转岗了。", withdraw=True)
    assert outcome is Outcome.WITHDRAWN


def test_a_review_needs_words_and_a_day_to_come(place: Workplace, plan_id: UUID) -> None:
    development, today = place.services.development, place.clock.today()
    for words, day, field in ((" ", None, "words"), (WORDS, today, "following")):
        with pytest.raises(BadItem) as caught:
            development.review(place.trainee, plan_id, words, day)
        assert caught.value.field == field
    development.review(place.trainee, plan_id, WORDS, today + timedelta(days=7))
    assert page_of(place, plan_id).entry.state.review_on == today + timedelta(days=7)


def test_what_is_typed_is_there_again_and_belongs_to_who_typed(
    place: Workplace, plan_id: UUID
) -> None:
    development = place.services.development
    half = _own(place, goal="")
    development.keep(place.trainee, plan_id, half)
    assert development.page(place.trainee, plan_id).drafts == {"": half}
    assert page_of(place, plan_id).drafts == {}
    development.throw_away(place.trainee, plan_id, "")
    assert development.page(place.trainee, plan_id).drafts == {}


def test_the_mentors_sheets_are_counted(place: Workplace, plan_id: UUID) -> None:
    assert item_of(place, plan_id, "mentoring").after == 0
    forms, today = place.services.forms, place.clock.today()
    place.clock.advance(timedelta(minutes=1))
    opened = forms.open(place.mentor, "supervised-case", place.trainee, today)
    answers = {
        one.id: one.choices[-1]
        if one.choices
        else {"scale": 4, "minutes": 10}.get(one.type, "看过")
        for one in opened.form.items()
    }
    forms.sign(place.mentor, forms.keep(place.mentor, opened, answers, ()), "peilian2026")
    assert item_of(place, plan_id, "mentoring").after == 1


@pytest.mark.parametrize("who", ["stranger", "other_mentor", "administrator"])
def test_whom_it_does_not_concern_sees_and_writes_nothing(
    place: Workplace, plan_id: UUID, who: str
) -> None:
    actor = place.stranger if who == "stranger" else _somebody(place, who)
    development = place.services.development
    assert development.plans(actor) == ()
    item = _own(place)
    for act in (
        lambda: development.page(actor, plan_id),
        lambda: development.newest(actor, place.trainee.id),
        lambda: development.keep(actor, plan_id, item),
        lambda: development.agree(actor, plan_id),
        lambda: development.set_item(actor, plan_id, item),
        lambda: development.remove(actor, plan_id, SOLUTION),
        lambda: development.tick(actor, plan_id, SOLUTION, "words:x", True),
        lambda: development.review(actor, plan_id, WORDS, None),
        lambda: development.close(actor, plan_id, WORDS),
        lambda: development.undo(actor, plan_id),
        lambda: place.services.plan_opening.open(actor, place.trainee.id),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_nobody_ends_their_own_plan(place: Workplace, plan_id: UUID) -> None:
    with pytest.raises(NotAllowed):
        place.services.development.close(place.trainee, plan_id, WORDS)
    assert not place.services.development.page(place.trainee, plan_id).may_close


def test_a_supervisor_sees_all_and_a_mentor_those_of_own_trainees(
    place: Workplace, plan_id: UUID
) -> None:
    other = add_trainee(place, "何知夏", "3008")
    second = place.services.plan_opening.open(other, other.id)  # a trainee may ask for their own
    found = {one.state.plan.id for one in place.services.development.plans(place.supervisor)}
    assert found == {plan_id, second.id}
    assert len(place.services.development.plans(place.mentor)) == 2
    assert [one.state.plan.id for one in place.services.development.plans(other)] == [second.id]
    assert second.cause["kind"] == "wish"


def _somebody(place: Workplace, who: str) -> Person:
    role = {"other_mentor": Role.MENTOR, "administrator": Role.ADMINISTRATOR}[who]
    new = NewPerson("另一位", "9001", frozenset({role}), "peilian2026")
    return place.services.people.add(place.supervisor, new)
