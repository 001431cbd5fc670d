"""What the bank offers while an exam is planned: the same counts as drawing goes by."""

from collections import Counter
from uuid import UUID

import pytest
from exam_room import SECTIONS, ExamRoom

from db.ids import new_id
from db.records import ExamItem
from desktop_app.training.exams.papers.blueprint import Blueprint, Part, read
from desktop_app.training.exams.papers.drawing import Candidate, CannotFill, draw, mixed
from desktop_app.training.exams.papers.offering import lacking, mix, offered

STOCK = Counter(
    {
        ("甲", "single", "easy"): 10,
        ("甲", "single", "hard"): 1,
        ("乙", "single", "medium"): 30,
        ("乙", "case", "medium"): 2,
    }
)


def test_what_is_offered_follows_the_sections() -> None:
    assert offered(STOCK, "single") == {"easy": 10, "medium": 30, "hard": 1}
    assert offered(STOCK, "single", ["甲"]) == {"easy": 10, "medium": 0, "hard": 1}
    assert offered(STOCK, "ordering") == {"easy": 0, "medium": 0, "hard": 0}


def test_what_is_lacking_is_said_as_drawing_would_say_it() -> None:
    fits = Blueprint((Part("single", 20, 3), Part("case", 2, 20)))
    assert lacking(STOCK, fits) is None
    short = lacking(STOCK, Blueprint((Part("single", 20, 3), Part("case", 4, 10))))
    assert short is not None
    assert short.what == "案例分析题要 4 道，题库里这些栏目能用的只有 2 道。"
    narrow = lacking(STOCK, Blueprint((Part("single", 12, 5),), ("甲",)))
    assert narrow is not None
    assert "单选题要 12 道" in narrow.what
    hard = Part("single", 3, 5, {"easy": 0, "medium": 0, "hard": 3})
    told = lacking(STOCK, Blueprint((hard,)))
    assert told is not None
    assert "单选题（难）要 3 道" in told.what


def test_the_mix_is_what_drawing_would_take() -> None:
    assert mix(STOCK, Part("single", 10, 5)) == {"easy": 3, "medium": 6, "hard": 1}
    assert mix(STOCK, Part("case", 3, 5)) is None


def test_what_is_offered_can_be_drawn(exam_room: ExamRoom) -> None:
    place = exam_room.place
    stock = place.services.exam_offer.stock(place.supervisor)
    held = {kind: sum(offered(stock, kind, SECTIONS).values()) for kind in ("single", "case")}
    plan = Blueprint((Part("single", held["single"], 25), Part("case", held["case"], 25)), SECTIONS)
    exam_room.announce(blueprint=plan)
    more = Blueprint((Part("single", held["single"] + 1, 25), Part("case", 1, 25)), SECTIONS)
    assert lacking(stock, more) is not None
    with pytest.raises(CannotFill):
        exam_room.announce(blueprint=more)


def picks(room: ExamRoom, *types: str) -> tuple[UUID, ...]:
    questions = room.place.services.exam_offer.questions(room.place.supervisor)
    here = [one for one in questions if one.section in SECTIONS]
    return tuple(one.version_id for kind in types for one in here if one.type == kind)


def items(room: ExamRoom, exam_id: UUID) -> list[tuple[ExamItem, ...]]:
    with room.place.services.store.reading() as tx:
        return [one.items for one in tx.exams.papers(exam_id)]


def test_questions_chosen_by_hand_are_everybodys_paper(exam_room: ExamRoom) -> None:
    picked = picks(exam_room, "case", "single")
    plan = Blueprint((Part("single", 2, 20), Part("case", 2, 30)), picked=picked)
    exam = exam_room.announce(blueprint=plan, fixed=True)
    assert read(exam.blueprint) == plan
    one, other = items(exam_room, exam.id)
    wanted = [*picked[2:], *picked[:2]]  # part after part, each in the order of choosing
    assert [item.version_id for item in one] == wanted
    assert [item.version_id for item in other] == wanted
    assert [item.marks for item in one] == [20, 20, 30, 30]


def test_of_two_forms_the_second_asks_the_same_in_another_order(exam_room: ExamRoom) -> None:
    plan = Blueprint((Part("single", 2, 20), Part("multiple", 2, 30)),
                     picked=picks(exam_room, "single", "multiple"))  # fmt: skip
    orders = set()
    for _ in range(6):
        exam = exam_room.announce(blueprint=plan, fixed=True, on_paper=True, forms=2)
        one, other = ([i.version_id for i in each] for each in items(exam_room, exam.id))
        assert set(one[:2]) == set(other[:2])
        assert set(one[2:]) == set(other[2:])
        orders.add(one == other)
    assert False in orders


def test_a_choice_that_makes_no_paper_says_why(exam_room: ExamRoom) -> None:
    picked = picks(exam_room, "single")
    lost = Blueprint((Part("single", 3, 20), Part("case", 2, 20)), picked=(*picked, new_id()))
    with pytest.raises(CannotFill, match="1 道已经停用或有了新版"):
        exam_room.announce(blueprint=lost)
    few = Blueprint((Part("single", 3, 20), Part("case", 2, 20)), picked=picked)
    with pytest.raises(CannotFill, match="单选题要 3 道"):
        exam_room.announce(blueprint=few)
    assert exam_room.place.services.exam_planning.exams(exam_room.place.supervisor) == ()


def test_mixing_keeps_every_question_in_its_part() -> None:
    bank = [Candidate(new_id(), "single", "甲", "easy") for _ in range(6)]
    drawn = draw(Blueprint((Part("single", 5, 20),)), bank, 1)
    shuffled = mixed(drawn, (2, 3), 7)
    assert set(shuffled[:2]) == set(drawn[:2])
    assert set(shuffled[2:]) == set(drawn[2:])


def test_what_is_kept_of_earlier_exams_is_read_as_it_was() -> None:
    plan = Blueprint((Part("single", 5, 20),), ("甲",))
    body = plan.body()
    del body["picked"]
    assert read(body) == plan
