"""What is typed into the grid: letters as they stand on the paper, texts, marks, nothing."""

from random import Random

import pytest
from exam_questions import sample, samples
from exam_room import right_answer
from hypothesis import given
from hypothesis import strategies as st

from db.ids import new_id
from db.records import ExamItem
from desktop_app.training.content.use_cases import Versioned
from desktop_app.training.exams.bank.question import Case, FillIn, Matching, Question
from desktop_app.training.exams.entering.cells import BadCell, Typed, hint, read, written
from desktop_app.training.exams.papers.candidates import candidates
from desktop_app.training.exams.papers.reading import ON_SHEET, earned


def item_of(question: Question, seed: int, marks: float = 10.0) -> ExamItem:
    """Return the question as it stands on a paper, its options in an order of the seed's."""
    (candidate,) = candidates([Versioned(new_id(), question)])
    order = list(range(candidate.shown))
    Random(seed).shuffle(order)
    return ExamItem(0, candidate.version_id, marks, tuple(order))


KEYS = sorted(samples())


@given(st.sampled_from(KEYS), st.integers(0, 10_000))
def test_what_is_right_is_typed_as_it_stands_on_the_paper_and_earns_everything(
    key: str, seed: int
) -> None:
    question = sample(key)
    item = item_of(question, seed)
    if isinstance(question, Case):
        return
    text = written(question, item, Typed(right_answer(question)))
    assert read(question, item, f" {text.lower()} ") == Typed(right_answer(question))
    marked = earned(question, item, read(question, item, text).answer)
    assert marked is not None
    assert marked.marks == pytest.approx(10)


@given(st.sampled_from(KEYS), st.integers(0, 20), st.integers(0, 10_000))
def test_marks_given_by_hand_come_back_as_they_were_typed(key: str, half: int, seed: int) -> None:
    question = sample(key)
    item = item_of(question, seed)
    typed = read(question, item, f"={half / 2}")
    assert typed == Typed(ON_SHEET, half / 2)
    assert read(question, item, written(question, item, typed)) == typed


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("text", ["-", "—", " 空 ", "－"])
def test_a_question_left_open_is_typed_as_a_dash(key: str, text: str) -> None:
    question = sample(key)
    item = item_of(question, 1)
    assert read(question, item, text) == Typed(None)
    assert written(question, item, Typed(None)) == "-"


@pytest.mark.parametrize(
    ("key", "text", "answer"),
    [
        ("cancelled-again", "ｂ", [1]),
        ("apology-parts", "d, a、B", [0, 1, 3]),
        ("complaint-is-gift", "√", True),
        ("complaint-is-gift", "n", False),
        ("five-steps", "EDCBA", [4, 3, 2, 1, 0]),
    ],
)
def test_letters_and_signs_are_read_however_they_are_typed(
    key: str, text: str, answer: object
) -> None:
    question = sample(key)
    item = ExamItem(0, new_id(), 10.0, ())
    assert read(question, item, text) == Typed(answer)


@pytest.mark.parametrize(
    ("key", "text", "told"),
    [
        ("cancelled-again", "AB", "只能有一个字母"),
        ("cancelled-again", "F", "要 A 到 [CD] 的字母"),
        ("cancelled-again", "11", "0 到 10 之间"),
        ("cancelled-again", "3.3", "最小半分"),
        ("cancelled-again", "=", "0 到 10 之间"),
        ("apology-parts", "ABA", "写了两次"),
        ("complaint-is-gift", "ABC", "对或错"),
        ("five-steps", "AB", "写全 5 个字母"),
        ("who-handles", "A", "按左栏顺序"),
        ("late-teacher", "很好", "0 到 10 之间"),
        ("late-teacher", "10.5", "0 到 10 之间"),
    ],
)
def test_what_fits_in_no_way_says_what_would(key: str, text: str, told: str) -> None:
    with pytest.raises(BadCell, match=told):
        read(sample(key), ExamItem(0, new_id(), 10.0, ()), text)


def test_digits_in_a_blank_are_the_answer_and_marks_after_an_equals_sign() -> None:
    question = next(
        one for one in samples().values() if isinstance(one, FillIn) and len(one.blanks) == 1
    )
    item = ExamItem(0, new_id(), 4.0, ())
    assert read(question, item, "60") == Typed(["60"])
    assert read(question, item, "=1.5") == Typed(ON_SHEET, 1.5)


def test_a_side_that_was_not_joined_is_a_dash() -> None:
    question = next(one for one in samples().values() if isinstance(one, Matching))
    item = item_of(question, 7)
    count = len(question.pairs)
    typed = read(question, item, "-" * (count - 1) + "A")
    assert isinstance(typed.answer, list)
    assert typed.answer[:-1] == [None] * (count - 1)
    assert read(question, item, "-" * count) == Typed(None)


@pytest.mark.parametrize("key", KEYS)
def test_every_type_says_what_can_be_typed(key: str) -> None:
    assert hint(sample(key), item_of(sample(key), 3))
