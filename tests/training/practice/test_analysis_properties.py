"""Whatever the text, the analysis answers, within bounds, and always the same."""

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.training.practice.analysis.analyser import ReplyAnalyser
from desktop_app.training.practice.analysis.findings import Analysis
from desktop_app.training.practice.points import Point, Taboo

ANALYSER = ReplyAnalyser()
POINTS = (
    Point(id="apology", name="致歉", meaning="明确道歉。", says=("非常抱歉", "对不起")),
    Point(id="time", name="答复时限", meaning="给出明确时间。", says=("三天内答复您",)),
)
TABOOS = (Taboo(id="blame", name="怪客户", meaning="怪客户。", says=("是您自己弄错",)),)
PIECES = st.sampled_from(
    [
        "抱歉",
        "“",
        "”",
        "不",
        "如果属实",
        "三天内",
        "答复您",
        "，",
        "。",
        "？",
        "\n",
        " ",
        "３",
        "您",
        "弄错",
    ]
)


def check(reply: str) -> Analysis:
    found = ANALYSER.analyse(reply, POINTS, TABOOS, "应退2360元，6月2日前")
    spans = [(one.start, one.end, one.why) for one in (*found.hits, *found.violations)]
    spans += [(one.start, one.end, one.why) for one in found.traits]
    for start, end, why in spans:
        assert 0 <= start <= end <= len(reply)
        assert why
    return found


@given(st.text(st.characters(exclude_categories=()), max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_unicode_is_read(reply: str) -> None:
    assert check(reply) == check(reply)


@given(st.lists(PIECES, max_size=60).map("".join))
@settings(max_examples=150, deadline=None)
def test_any_order_of_telling_words_is_read(reply: str) -> None:
    check(reply)


def test_a_hundred_thousand_characters_are_read() -> None:
    found = check("抱歉，三天内答复您。“是您自己弄错”" * 6_000)
    assert [hit.id for hit in found.hits] == ["apology", "time"]


def test_a_text_without_any_boundary_is_read() -> None:
    check("抱歉" * 50_000)
    check("“" * 50_000)
    check("一" * 50_000)
