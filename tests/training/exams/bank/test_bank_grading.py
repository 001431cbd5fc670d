"""An answer earns what the question's rule says, with a reason for every part of the marks."""

from collections.abc import Sequence
from itertools import combinations, permutations
from typing import Any

import pytest
from exam_questions import sample, samples
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.training.exams.bank.grading import Marked, accepted, grade, plain, suggest
from desktop_app.training.exams.bank.question import (
    Blank,
    Case,
    FillIn,
    Matching,
    Multiple,
    Ordering,
    Partial,
    Question,
    TrueFalse,
)
from desktop_app.training.practice.analysis.analyser import ReplyAnalyser


def right_answer(question: Question) -> Any:
    """Return what earns everything, as the sitting keeps it."""
    if isinstance(question, TrueFalse):
        return question.answer
    if isinstance(question, FillIn):
        return [blank.answers[0] for blank in question.blanks]
    if isinstance(question, Matching):
        return list(range(len(question.pairs)))
    if isinstance(question, Ordering):
        return list(range(len(question.steps)))
    options = getattr(question, "options", ())
    return [n for n, one in enumerate(options) if one.right]


def known() -> list[Question]:
    return [one for one in samples().values() if not isinstance(one, Case)]


@pytest.mark.parametrize("question", known(), ids=lambda one: one.key)
def test_the_right_answer_earns_everything_and_none_earns_nothing(question: Question) -> None:
    done = grade(question, right_answer(question))
    assert (done.marks, done.right) == (question.full_marks, True)
    empties: list[Any] = [None, [], ""]
    for empty in empties:
        left = grade(question, empty)
        assert (left.marks, left.right) == (0, False)
        assert left.reasons[0].text == "没有作答。"


@pytest.mark.parametrize("question", known(), ids=lambda one: one.key)
@pytest.mark.parametrize(
    "answer", [{"chosen": 0}, [99], [-1], [True], ["x", 1], 3.5, [0, 0], [[0]], "老师", [None] * 9]
)
def test_what_does_not_fit_the_question_earns_nothing_and_says_so(
    question: Question, answer: Any
) -> None:
    done = grade(question, answer)
    assert done.marks == 0
    assert done.reasons[0].text.endswith("。")


@given(st.sampled_from([one.key for one in known()]), st.data())
def test_marks_never_leave_their_bounds_and_are_the_sum_of_their_reasons(
    key: str, data: st.DataObject
) -> None:
    question = sample(key)
    size = len(right_answer(question)) if not isinstance(question, TrueFalse) else 1
    answers = st.one_of(
        st.booleans(),
        st.lists(st.integers(0, 6), unique=True, max_size=7),
        st.permutations(range(size)),
        st.lists(st.text(max_size=5), min_size=size, max_size=size),
        st.lists(st.one_of(st.none(), st.integers(0, 5)), min_size=size, max_size=size),
    )
    done = grade(question, data.draw(answers))
    assert 0 <= done.marks <= done.full == question.full_marks
    assert done.marks == pytest.approx(sum(one.earned for one in done.reasons), abs=0.02)
    assert sum(one.of for one in done.reasons) == pytest.approx(done.full)


def with_rule(partial: Partial) -> Multiple:
    """Four options, of which A, B and D are right, for 4 marks."""
    made = sample("apology-parts").model_copy(update={"partial": partial})
    assert isinstance(made, Multiple)
    return made


@pytest.mark.parametrize(
    ("chosen", "none", "half", "each"),
    [
        ([0, 1, 3], 4, 4, 4),
        ([0, 1], 0, 2, 2.67),
        ([3], 0, 2, 1.33),
        ([0, 1, 2], 0, 0, 1.33),
        ([0, 1, 2, 3], 0, 0, 2.67),
        ([2], 0, 0, 0),
        ([0, 2], 0, 0, 0),
    ],
)
def test_a_partly_right_choice_earns_by_the_questions_rule(
    chosen: list[int], none: float, half: float, each: float
) -> None:
    got = [grade(with_rule(one), chosen).marks for one in Partial]
    assert got == [none, half, each]


def test_a_wrong_choice_tells_what_is_wrong_about_it() -> None:
    (reason,) = grade(sample("cancelled-again"), [1]).reasons
    assert reason.text == "选了“您先别激动，慢慢说。”，不对：要求对方冷静，等于说对方不对。"
    (reason,) = grade(sample("apology-parts"), [0, 2]).reasons
    assert reason.text == (
        "选对：“说出哪里做错了”；错选：“解释为什么不怪我们”；"
        "漏选：“表示歉意”、“说明接下来怎么改”；按选对减去选错的比例得分。"
    )


@pytest.mark.parametrize("text", ["60", " ６０ ", "六十", "六 十"])
def test_width_case_and_spaces_never_matter(text: str) -> None:
    assert grade(sample("first-response"), [text, "３"]).marks == 4
    assert grade(sample("first-response"), ["秒", text]).marks == 0


def test_each_blank_earns_for_itself_and_a_homophone_where_the_question_says_so() -> None:
    done = grade(sample("first-response"), ["60", "伞"])
    assert done.marks == 2
    assert [one.text for one in done.reasons] == ["第 1 空填对了。", "第 2 空填了“伞”，应填“3”。"]
    heard = grade(sample("first-contact-name"), ["手问付责"])
    assert heard.marks == 2
    assert heard.reasons[0].text == "第 1 空读音与“首问负责”相同，算对。"
    assert not accepted(Blank(answers=("首问负责",)), "手问付责")
    assert not accepted(Blank(answers=("首问负责",), homophones=True), "首问负")


@given(st.text(max_size=20))
def test_plain_text_is_plain_once_and_for_all(text: str) -> None:
    assert plain(plain(text)) == plain(text)


def test_each_pair_and_each_step_that_follows_rightly_earns_its_share() -> None:
    assert grade(sample("who-handles"), [0, 2, 1]).marks == pytest.approx(1.33)
    assert grade(sample("who-handles"), [0, 1, None]).marks == pytest.approx(2.67)
    assert grade(sample("who-handles"), [3, 0, 1]).marks == 0
    # 道歉 倾听 分析 解决 跟进: of four joints two are as they should be.
    assert grade(sample("five-steps"), [1, 0, 2, 3, 4]).marks == 2
    assert grade(sample("five-steps"), [4, 3, 2, 1, 0]).marks == 0


def test_no_order_but_the_right_one_earns_everything() -> None:
    question = sample("five-steps")
    full = [one for one in permutations(range(5)) if grade(question, one).right]
    assert full == [(0, 1, 2, 3, 4)]


def test_no_choice_but_the_right_one_earns_everything() -> None:
    for partial in Partial:
        question = with_rule(partial)
        chosen = [one for n in range(1, 5) for one in combinations(range(4), n)]
        assert [one for one in chosen if grade(question, one).right] == [(0, 1, 3)]


def test_a_case_is_never_graded_without_a_person() -> None:
    with pytest.raises(TypeError):
        grade(sample("late-teacher"), "您好。")


@pytest.fixture(scope="module")
def analyser() -> ReplyAnalyser:
    return ReplyAnalyser()


def case(key: str) -> Case:
    made = sample(key)
    assert isinstance(made, Case)
    return made


@pytest.mark.parametrize("key", ["late-teacher", "group-storm"])
def test_a_model_answer_is_suggested_full_marks_with_its_evidence(
    key: str, analyser: ReplyAnalyser
) -> None:
    question = case(key)
    found = suggest(question, question.model_answer, analyser)
    assert found.marked.marks == question.full_marks
    assert not found.broken
    for one in found.points:
        assert one.met
        assert question.model_answer[one.start : one.end].strip()


def reasons(marked: Marked) -> Sequence[str]:
    return [one.text for one in marked.reasons]


def test_an_answer_earns_by_the_weight_of_its_points_and_a_taboo_takes_off(
    analyser: ReplyAnalyser,
) -> None:
    question = case("late-teacher")
    said = "老师今天晚到了二十五分钟，让孩子白等，是我们没做好，对不起。"
    found = suggest(question, said, analyser)
    assert found.marked.marks == 6
    assert [one.met for one in found.points] == [True, False, False]
    assert any(text.startswith("没有说到“说定时间”") for text in reasons(found.marked))
    worse = suggest(question, said + "路上堵车也没办法，老师也不是故意的。", analyser)
    assert worse.marked.marks == 3
    assert [one.target.id for one in worse.broken] == ["excuse"]


def test_an_empty_answer_to_a_case_is_suggested_nothing(analyser: ReplyAnalyser) -> None:
    found = suggest(case("group-storm"), "  ", analyser)
    assert found.marked.marks == 0
    assert reasons(found.marked) == ["没有作答。"]
