"""Questions from a draft over a second supervisor's look into use; trainees never see the bank."""

import inspect
from uuid import UUID

import pytest
from builders import PASSWORD, Workplace
from exam_questions import PACK, sample, samples

from db.records import Person, Role
from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.training.content.loader import load_pack
from desktop_app.training.content.use_cases import IN_REVIEW, PUBLISHED, RETIRED
from desktop_app.training.content.writing.states import Body, Listed, Overtaken, Unfinished
from desktop_app.training.content.writing.use_cases import Writing
from desktop_app.training.exams.bank.editing.body import with_value
from desktop_app.training.exams.bank.filtering import State, Wanted, fits, sections, states_of
from desktop_app.training.exams.bank.question import QuestionType
from desktop_app.training.exams.bank.use_cases import Bank
from desktop_app.training.people.use_cases import NewPerson

KEY = "cancelled-again"


@pytest.fixture
def bank(place: Workplace) -> Bank:
    place.services.library.import_pack(load_pack(PACK))
    return place.services.bank


@pytest.fixture
def second(place: Workplace) -> Person:
    """Another supervisor, who looks over what the first one writes."""
    new = NewPerson("沈岚", "1002", frozenset({Role.SUPERVISOR}), PASSWORD)
    return place.services.people.add(place.supervisor, new)


def listed(place: Workplace, actor: Person, name: str = KEY) -> Listed:
    return next(one for one in place.services.bank.listed(actor) if one.name == name)


def hand_in(place: Workplace, actor: Person, stem: str, name: str = KEY) -> UUID:
    """Write another stem and hand the question in; returns the version that waits."""
    bank = place.services.bank
    working = bank.edit(actor, name)
    bank.keep(actor, working, with_value(working.body, ("stem",), stem))
    return bank.publish(actor, working.name).id


def filled(body: Body) -> Body:
    for path, value in (
        (("section",), "投诉与危机"),
        (("stem",), "客户挂断之后，先做什么？"),
        (("explanation",), "先记录，再跟进。"),
        (("options", 0, "text"), "记下经过"),
        (("options", 1, "text"), "接下一个"),
        (("options", 2, "text"), "去休息"),
        (("options", 3, "text"), "等他打来"),
    ):
        body = with_value(body, path, value)
    return body


def test_what_is_handed_in_is_used_only_after_another_supervisor_has_looked(
    place: Workplace, bank: Bank, second: Person
) -> None:
    waiting = hand_in(place, place.supervisor, "新的问法")
    row = listed(place, second)
    assert (row.published, row.title) == (True, sample(KEY).title)
    assert row.waiting is not None
    assert states_of(row) == {State.PUBLISHED, State.IN_REVIEW}
    assert not bank.may_decide(place.supervisor, waiting)
    with pytest.raises(Trouble, match="要由另一位主管审核"):
        bank.decide(place.supervisor, waiting, take=True)
    assert listed(place, second).title == sample(KEY).title
    bank.decide(second, waiting, take=True)
    assert listed(place, second).title == "新的问法"
    history = [(one.number, one.status) for one, _ in bank.history(second, KEY)]
    assert history == [(2, PUBLISHED), (1, RETIRED)]
    with pytest.raises(Trouble, match="已经处理过了"):
        bank.decide(second, waiting, take=True)


def test_a_supervisor_alone_looks_over_their_own(place: Workplace, bank: Bank) -> None:
    waiting = hand_in(place, place.supervisor, "新的问法")
    assert bank.may_decide(place.supervisor, waiting)
    bank.decide(place.supervisor, waiting, take=True)
    assert listed(place, place.supervisor).title == "新的问法"


def test_what_is_sent_back_is_its_writers_draft_again(
    place: Workplace, bank: Bank, second: Person
) -> None:
    waiting = hand_in(place, place.supervisor, "说不清的问法")
    bank.decide(second, waiting, take=False, reason="题干有歧义")
    row = listed(place, place.supervisor)
    assert (row.title, row.waiting) == (sample(KEY).title, None)
    assert states_of(row) == {State.PUBLISHED, State.DRAFT}
    working = bank.edit(place.supervisor, KEY)
    assert working.body["stem"] == "说不清的问法"
    again = hand_in(place, place.supervisor, "说得清的问法")
    bank.decide(second, again, take=True)
    assert listed(place, second).title == "说得清的问法"


def test_why_a_question_came_back_is_told_to_its_writer_until_it_is_handed_in_again(
    place: Workplace, bank: Bank, second: Person
) -> None:
    waiting = hand_in(place, place.supervisor, "说不清的问法")
    with pytest.raises(Trouble, match="还没有写退回的原因"):
        bank.decide(second, waiting, take=False, reason="  ")
    assert listed(place, second).waiting is not None
    bank.decide(second, waiting, take=False, reason=" 题干有歧义 ")
    (told,) = bank.sent_back(place.supervisor).items()
    assert (told[0], told[1].by, told[1].reason) == (KEY, "沈岚", "题干有歧义")
    assert bank.sent_back(second) == {}
    hand_in(place, place.supervisor, "说得清的问法")
    assert bank.sent_back(place.supervisor) == {}


def test_what_ones_own_hand_takes_back_needs_no_reason(
    place: Workplace, bank: Bank, second: Person
) -> None:
    assert second.active
    bank.decide(place.supervisor, hand_in(place, place.supervisor, "问法"), take=False)
    assert bank.sent_back(place.supervisor) == {}
    assert listed(place, place.supervisor).draft_at is not None


def test_a_source_in_the_handbook_is_told_by_its_title(place: Workplace, bank: Bank) -> None:
    article = place.services.library.outlines(("article",), ())[0]
    known = sample(KEY).model_copy(update={"source": f"article/{article.key}"})
    assert bank.source_text(place.supervisor, known) == f"手册《{article.title}》"
    lost = sample(KEY).model_copy(update={"source": "article/no-such"})
    assert bank.source_text(place.supervisor, lost) == "article/no-such"
    words = sample(KEY).model_copy(update={"source": "3 月例会"})
    assert bank.source_text(place.supervisor, words) == "3 月例会"


def test_what_waits_is_written_on_and_handed_in_again_in_its_place(
    place: Workplace, bank: Bank, second: Person
) -> None:
    first = hand_in(place, place.supervisor, "一稿")
    assert bank.edit(second, KEY).body["stem"] == "一稿"
    latest = hand_in(place, second, "二稿")
    with pytest.raises(Trouble, match="已经处理过了"):
        bank.decide(second, first, take=True)
    bank.decide(place.supervisor, latest, take=True)
    assert listed(place, second).title == "二稿"


def test_who_was_overtaken_is_told(place: Workplace, bank: Bank, second: Person) -> None:
    working = bank.edit(second, KEY)
    bank.keep(second, working, with_value(working.body, ("stem",), "我的问法"))
    bank.decide(second, hand_in(place, place.supervisor, "他的问法"), take=True)
    with pytest.raises(Overtaken, match="陈立已发布第 2 版"):
        bank.publish(second, KEY)


def test_several_are_decided_together_or_none(place: Workplace, bank: Bank, second: Person) -> None:
    ids = [hand_in(place, place.supervisor, f"新问法{key}", key) for key in (KEY, "outlet-first")]
    own = hand_in(place, second, "我的", "promise-within-power")
    with pytest.raises(Trouble, match="要由另一位主管审核"):
        bank.decide_all(second, [*ids, own], take=True)
    assert sum(one.waiting is not None for one in bank.listed(second)) == 3
    bank.decide_all(second, ids, take=True)
    assert sum(one.waiting is not None for one in bank.listed(second)) == 1


def test_a_new_question_is_not_in_use_before_it_was_looked_over(
    place: Workplace, bank: Bank, second: Person
) -> None:
    working = bank.begin(place.supervisor)
    with pytest.raises(Unfinished):
        bank.publish(place.supervisor, working.name)
    bank.keep(place.supervisor, working, filled(working.body))
    version = bank.publish(place.supervisor, working.name)
    assert (version.status, version.pack, version.number) == (IN_REVIEW, "own", 1)
    assert version.key == "own-ke-hu-gua-duan-zhi-hou-xian-zuo-shen-me"
    assert version.key not in {one.item.key for one in bank.in_use(second)}
    assert bank.edit(second, version.key).body["stem"] == "客户挂断之后，先做什么？"
    bank.decide(second, version.id, take=True)
    assert version.key in {one.item.key for one in bank.in_use(second)}


def test_a_copy_is_a_question_of_its_own(place: Workplace, bank: Bank) -> None:
    row = listed(place, place.supervisor, "late-teacher")
    assert row.edition is not None
    working = bank.copy(place.supervisor, row.edition.version_id)
    assert working.body["title"] == row.title
    assert bank.publish(place.supervisor, working.name).key != "late-teacher"


def test_retired_questions_are_used_no_more_and_can_come_back(place: Workplace, bank: Bank) -> None:
    bank.retire(place.supervisor, KEY)
    assert states_of(listed(place, place.supervisor)) == {State.RETIRED}
    assert KEY not in {one.item.key for one in bank.in_use(place.supervisor)}
    bank.restore(place.supervisor, KEY)
    assert KEY in {one.item.key for one in bank.in_use(place.supervisor)}


@pytest.mark.parametrize(
    ("wanted", "keys"),
    [
        (Wanted(section="流程与时限"), {"first-response", "first-contact-name"}),
        (Wanted(type="ordering"), {"five-steps", "escalation-order"}),
        (Wanted(type="case", difficulty="hard"), {"late-teacher"}),
        (Wanted(words="媒体 动作"), {"escalation-order"}),
        (Wanted(words="开场"), {KEY}),
        (Wanted(words="首问负责"), set()),
        (Wanted(words="FIRST-contact"), {"first-contact-name"}),
        (Wanted(state="in_review"), set()),
        (Wanted(section="投诉与危机", type="fill-in"), set()),
    ],
)
def test_the_list_is_narrowed_by_every_filter_together(
    place: Workplace, bank: Bank, wanted: Wanted, keys: set[str]
) -> None:
    mine = [one for one in bank.listed(place.supervisor) if one.name in samples()]
    assert {one.name for one in mine if fits(one, wanted)} == keys
    assert {one.name for one in bank.find(place.supervisor, wanted)} >= keys


def test_a_draft_stands_in_the_list_by_its_fields(place: Workplace, bank: Bank) -> None:
    working = bank.begin(place.supervisor, QuestionType.CASE, "新章节")
    row = listed(place, place.supervisor, working.name)
    assert states_of(row) == {State.DRAFT}
    assert fits(row, Wanted(section="新章节", type="case", state="draft"))
    assert ("新章节", 1) in sections(bank.listed(place.supervisor))


def test_what_changed_is_told_in_the_order_of_reading(place: Workplace, bank: Bank) -> None:
    working = bank.edit(place.supervisor, KEY)
    body = working.body
    for path, value in (
        (("difficulty",), "hard"),
        (("stem",), "第一句怎么说？"),
        (("options", 1, "right"), True),
        (("options", 2, "text"), "我不清楚。"),
        (("marks",), 3),
    ):
        body = with_value(body, path, value)
    bank.keep(place.supervisor, working, body)
    version = bank.publish(place.supervisor, KEY)
    assert working.base is not None
    changes = bank.changes(place.supervisor, working.base.id, version.id)
    assert changes[0] == "难度：“易”改为“难”"
    assert changes[1].startswith("题干：“家长一接通")
    assert changes[2] == "分值：新写“3”"
    assert changes[3].startswith("选项 3：“这个要问教务，我不清楚。；一开口就推开")
    assert changes[4] == "答案：“A”改为“B”"


# Whom the bank refuses


def calls(place: Workplace, actor: Person) -> dict[str, tuple[object, ...]]:
    """Return every use case of the bank with arguments that a supervisor could call it with."""
    row = listed(place, place.supervisor)
    assert row.edition is not None
    version, bank = row.edition.version_id, place.services.bank
    working = bank.edit(place.supervisor, KEY)
    incoming = bank.incoming(place.supervisor, sample(KEY), True)
    return {
        "alike": (actor,),
        "begin": (actor,),
        "changes": (actor, version, version),
        "copy": (actor, version),
        "decide": (actor, version, True),
        "decide_all": (actor, [version], True),
        "draft_from": (actor, version),
        "edit": (actor, KEY),
        "find": (actor, Wanted()),
        "has_draft": (actor, KEY),
        "history": (actor, KEY),
        "in_use": (actor,),
        "incoming": (actor, sample(KEY), True),
        "keep": (actor, working, working.body),
        "listed": (actor,),
        "may_decide": (actor, version),
        "publish": (actor, KEY),
        "read_only": (actor, version),
        "restore": (actor, KEY),
        "retire": (actor, KEY),
        "sent_back": (actor,),
        "source_text": (actor, sample(KEY)),
        "take_back": (actor, version),
        "take_in": (actor, [incoming]),
        "throw_away": (actor, KEY),
        "version": (actor, version),
    }


@pytest.mark.usefixtures("bank")
def test_every_use_case_of_the_bank_is_tried(place: Workplace) -> None:
    public = {
        name for name, _ in inspect.getmembers(Bank, inspect.isfunction) if not name.startswith("_")
    }
    assert public - {"may"} == set(calls(place, place.supervisor))


@pytest.mark.parametrize("who", ["trainee", "mentor", "stranger"])
def test_nobody_but_supervisors_gets_anything_from_the_bank(
    place: Workplace, bank: Bank, who: str
) -> None:
    actor: Person = getattr(place, who)
    assert not bank.may(actor)
    for name, arguments in calls(place, actor).items():
        with pytest.raises(NotAllowed):
            getattr(bank, name)(*arguments)


@pytest.mark.usefixtures("bank")
def test_the_search_of_the_frame_finds_no_question(place: Workplace) -> None:
    for actor in (place.trainee, place.supervisor):
        assert not [
            hit
            for hit in place.services.knowledge.find(actor, "骗子机构")
            if hit.kind == "question"
        ]


def test_other_kinds_are_not_decided_on_as_questions(place: Workplace, bank: Bank) -> None:
    assert isinstance(bank, Writing)
    form = next(one for one in place.services.templates.listed(place.supervisor) if one.edition)
    assert form.edition is not None
    with pytest.raises(Trouble, match="已经处理过了"):
        bank.decide(place.supervisor, form.edition.version_id, take=True)
