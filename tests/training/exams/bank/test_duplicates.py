"""The same question twice, or nearly, is found and explained, in a bank of thousands too."""

from collections.abc import Sequence
from random import Random
from typing import Any

import pytest
from exam_questions import sample, samples
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.training.exams.bank.duplicates import NEAR_WHOLE, Alike, alike
from desktop_app.training.exams.bank.question import Question


def variant(key: str, of: str, **changes: Any) -> Question:
    body = sample(of).model_dump(mode="json") | changes | {"key": key}
    return Question.model_validate(body)


def found(*more: Question) -> tuple[Alike, ...]:
    return alike(samples() | {one.key: one for one in more})


def test_the_samples_are_all_different() -> None:
    assert found() == ()


def test_width_marks_and_the_order_of_options_make_no_other_question() -> None:
    old = sample("crisis-signals").model_dump(mode="json")
    same = variant(
        "other",
        "crisis-signals",
        stem=old["stem"].replace("，", ", ").replace("？", " ?"),
        options=list(reversed(old["options"])),
        difficulty="hard",
    )
    (pair,) = found(same)
    assert (pair.first, pair.second, pair.exact) == ("crisis-signals", "other", True)
    assert pair.likeness == 1.0
    assert "完全一样" in pair.reason


def test_another_answer_makes_another_question_that_is_much_alike() -> None:
    (pair,) = found(variant("other", "promise-within-power", answer=False))
    assert not pair.exact
    assert pair.reason == "题干和选项合起来有 100% 相同，答案不同。"


def test_a_changed_figure_is_shown() -> None:
    stem = sample("first-response").stem.replace("首次回应", "首次响应")
    (pair,) = found(variant("other", "first-response", stem=stem))
    assert "答案也相同；不同的字：“回”和“响”。" in pair.reason


def test_one_stem_with_other_options_is_told_of_the_stem() -> None:
    options = [
        {"text": "把电话挂掉", "right": False},
        {"text": "请他自己去查课表，查好再来", "right": False},
        {"text": "抱歉，请告诉我孩子的姓名", "right": True},
    ]
    (pair,) = found(variant("other", "cancelled-again", options=options))
    assert pair.reason == "题干有 100% 相同，答案不同。"


def test_short_stems_say_nothing() -> None:
    def asked(key: str, texts: Sequence[str]) -> Question:
        options = [{"text": text, "right": n == 0} for n, text in enumerate(texts)]
        return variant(key, "cancelled-again", stem="哪一句合适？", options=options)

    one = asked("one", ["明天四点前答复您", "尽快答复", "有结果就说"])
    two = asked("two", ["您这边请坐", "站着等吧", "里面没有位子"])
    assert found(one, two) == ()


def test_cases_are_compared_by_what_happened() -> None:
    assert sample("late-teacher").stem != sample("group-storm").stem
    other = variant("other", "late-teacher", stem="您会怎样处理？")
    (pair,) = found(other)
    assert (pair.first, pair.second) == ("late-teacher", "other")


TEXTS = st.text(st.sampled_from("客服先听后说"), min_size=1, max_size=14)


@given(st.lists(TEXTS, min_size=2, max_size=8))
def test_what_is_found_is_what_comparing_every_two_finds(stems: list[str]) -> None:
    def pairs(text: str) -> set[str]:
        return {text[n : n + 2] for n in range(len(text) - 1)}

    asked = {
        f"q-{n}": variant(f"q-{n}", "promise-within-power", stem=s) for n, s in enumerate(stems)
    }
    expected = set()
    for a, one in enumerate(stems):
        for b in range(a + 1, len(stems)):
            # Nothing but the stem is in a true-or-false question; a line's end closes it.
            first, second = pairs(one + "\n"), pairs(stems[b] + "\n")
            near = len(first & second) / len(first | second) >= NEAR_WHOLE
            if near or one == stems[b]:
                expected.add((f"q-{a}", f"q-{b}"))
    got = {(one.first, one.second) for one in alike(asked) if one.likeness >= NEAR_WHOLE}
    assert got == expected


def test_thousands_are_compared_by_what_they_share() -> None:
    """What is planted is found among others that share no more than chance."""
    random = Random(1)
    signs = [chr(0x4E00 + n) for n in range(800)]
    words = ["".join(random.choices(signs, k=2)) for _ in range(1500)]

    def written(n: int) -> str:
        return "".join(random.choices(words, k=n))

    asked = {
        f"q-{n}": variant(f"q-{n}", "promise-within-power", stem=written(20)) for n in range(2000)
    }
    for n in range(0, 2000, 100):
        stem = asked[f"q-{n}"].stem[:-4] + written(2)
        asked[f"copy-{n}"] = variant(f"copy-{n}", "promise-within-power", stem=stem)
    got = {frozenset((one.first, one.second)) for one in alike(asked)}
    assert got == {frozenset((f"q-{n}", f"copy-{n}")) for n in range(0, 2000, 100)}


@pytest.mark.parametrize("count", [0, 1])
def test_none_and_one_have_nothing_like_them(count: int) -> None:
    assert alike(dict(list(samples().items())[:count])) == ()
