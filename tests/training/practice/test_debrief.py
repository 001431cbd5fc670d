"""Looking back: the finding, notes with better words, highlights, the customer's view."""

from collections.abc import Sequence

import pytest
from drill_builders import drill, point, run, say, taboo, turn
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.training.practice.analysis.findings import Analysis, Finding, Trait, TraitKind
from desktop_app.training.practice.conversation import Conversation, begin
from desktop_app.training.practice.debrief import Debrief, Note, debrief
from desktop_app.training.practice.kpi import Timing
from desktop_app.training.practice.marks import judge

POINTS = [point("feel", "calming", 2), point("offer", "solution", 3)]
REPLIES = [{"level": "good", "text": "我马上给您办。"}]
DRILL = drill(
    turn("a", "b", points=POINTS, taboos=[taboo("swear")], replies=REPLIES),
    turn("b", "solved"),
)


class _Finds:
    """Finds the points *hits* in the whole reply and *traits* where they are said to stand."""

    def __init__(self, hits: Sequence[str], *traits: Trait) -> None:
        self._hits = hits
        self._traits = traits

    def analyse(self, reply: str, _points: object, _taboos: object, _facts: str = "") -> Analysis:
        hits = tuple(Finding(one, 0, len(reply), "标记") for one in self._hits)
        return Analysis(reply, hits, (), self._traits)


TIME = Trait(TraitKind.DEFINITE_TIME, 1, 3, "标记")


def _look_back(conversation: Conversation) -> Debrief:
    return debrief(conversation, judge(conversation))


def _notes(*replies: str, timing: Timing | None = None) -> tuple[Note, ...]:
    """The notes on the first of *replies*."""
    conversation = run(DRILL, *replies, timing=timing) if timing else run(DRILL, *replies)
    return _look_back(conversation).turns[0].notes


def _note(label: str, *replies: str) -> Note:
    return next(one for one in _notes(*replies) if one.label == label)


def test_the_finding_names_the_strongest_gain_and_the_biggest_loss() -> None:
    found = _look_back(run(DRILL, "~definite_time #feel", "#help"))
    assert found.gain == "您在第 1 回合说定了时间，客户随之缓和下来"
    assert found.loss == "失分主要在第 1 回合没有说到“要点offer”"
    assert found.finding == f"{found.gain}；{found.loss}。"


def test_what_came_before_is_not_told_as_the_fruit_of_what_came_after() -> None:
    gain = _look_back(run(DRILL, "#feel", "~empathy #help")).gain
    assert gain == "您在第 2 回合先体谅了客户"


def test_without_losses_the_finding_says_so() -> None:
    assert (
        _look_back(run(DRILL, "~empathy #feel #offer ~courtesy", "#help")).loss == "没有明显的失分"
    )


def test_without_gains_the_finding_says_so() -> None:
    assert "还没有" in _look_back(run(DRILL, "说了别的", "又说了别的")).gain


def test_silence_is_the_finding_and_gets_the_model_reply() -> None:
    found = _look_back(run(DRILL, "", "#help"))
    assert found.loss == "失分主要在 1 个回合没有答复客户"
    (note,) = found.turns[0].notes
    assert (note.tone, note.label, note.better) == ("bad", "没有答复", "我马上给您办。")


def test_what_was_bad_leads_the_finding() -> None:
    assert "禁语swear" in _look_back(run(DRILL, "#feel #offer %swear", "#help")).loss


def test_a_met_point_is_praised_with_its_words_and_its_effect() -> None:
    note = _note("要点offer", "我先听您说。#offer")
    assert (note.tone, note.better) == ("good", "")
    assert note.text == "“#offer”说到了这一点，情绪 −4。"


def test_what_the_same_words_did_is_told_once() -> None:
    act = Trait(TraitKind.ACTION, 0, 6, "标记")
    played = say(begin(DRILL, 1), "我今天就给您办好。", analyser=_Finds([], TIME, act))
    (note,) = (one for one in _look_back(played).turns[0].notes if one.tone == "good")
    assert note.label == "时限、行动"
    assert note.text == "“我今天就给您办好”：说定了时间，说清了要做什么，情绪 −8。"


def test_a_missed_point_is_offered_built_on_what_was_written() -> None:
    note = _note("要点offer", "我理解您。#feel")
    assert note.tone == "warn"
    assert note.text == "没有说到“要点offer”，“解决方案”扣 100 分，情绪 +2。"
    assert note.better == "……#feel。可以说offer。"


def test_words_of_feeling_are_put_before_what_was_written() -> None:
    assert _note("要点feel", "我来查订单。#offer").better == "可以说feel。我来查订单。"


def test_a_better_wording_never_builds_on_what_was_bad() -> None:
    note = _note("禁语swear", "我理解您。%swear #feel")
    assert note.better == "我理解您。可以说offer。"


def test_a_reply_that_held_nothing_of_use_is_not_built_on() -> None:
    assert _note("要点offer", "又换啊？哪节").better == "可以说offer。"


def test_a_question_without_its_mark_is_closed_as_a_question() -> None:
    assert _note("要点offer", "#feel 您看行吗").better == "#feel 您看行吗？可以说offer。"


def test_a_long_sentence_is_cut_where_a_clause_begins() -> None:
    reply = "#feel 这是一句很长很长很长很长很长很长的话，" * 3
    better = _note("要点offer", reply).better
    assert better == "……#feel 这是一句很长很长很长很长很长很长的话。可以说offer。"


def test_for_bad_words_the_rest_of_the_reply_is_kept() -> None:
    note = _note("禁语swear", "我理解您 #feel #offer。%swear")
    assert note.tone == "bad"
    assert note.text == "“%swear”：犯了禁语“禁语swear”，“语言专业”扣 12 分，情绪 +12。"
    assert note.better == "我理解您 #feel #offer。"


def test_where_nothing_can_be_kept_the_model_reply_is_offered() -> None:
    made = drill(turn("a", "solved", replies=REPLIES, taboos=[taboo("swear")]))
    notes = _look_back(run(made, "%swear")).turns[0].notes
    assert [one.better for one in notes if one.tone == "bad"] == ["我马上给您办。"]


def test_a_vague_time_is_rewritten_in_the_trainees_own_sentence() -> None:
    note = _note("时间含糊", "您放心。我~vague_time 给您答复。")
    assert note.better == "我（几号几点前） 给您答复。"


def test_a_missing_part_of_an_apology_is_added() -> None:
    betters = [
        one.better for one in _notes("#offer ~apology_admit ~apology_regret")
        if one.label == "道歉不完整"
    ]  # fmt: skip
    assert len(betters) == 1
    assert betters[0].endswith("我们会改，不让您再遇到同样的情况。")


def test_a_missing_part_stands_beside_the_apology_that_lacks_it() -> None:
    notes = _notes("您好。~apology_admit ~apology_regret。三个办法您选。#offer")
    (found,) = (one.better for one in notes if one.label == "道歉不完整")
    assert found == "……~apology_admit ~apology_regret。我们会改，不让您再遇到同样的情况。"


def test_a_promise_alone_is_no_apology() -> None:
    assert all(one.label != "道歉不完整" for one in _notes("#offer ~apology_promise"))


def test_words_of_feeling_stand_behind_the_greeting() -> None:
    better = _note("要点feel", "先生您好，我来查订单。#offer").better
    assert better == "先生您好，可以说feel。我来查订单。"


def test_who_left_angrier_is_told_of_the_worst_offence_before_what_was_unsaid() -> None:
    asked = [point(f"p{n}") for n in range(5)]
    made = drill(turn("a", "solved", points=asked, taboos=[taboo("swear")]))
    found = _look_back(run(made, "您说吧%swear"))
    assert found.loss == "失分主要在第 1 回合犯了禁语“禁语swear”，另有 5 处要点没有说到"
    assert found.gain == "这一次还没有说到让客户安心的话"


def test_the_same_better_wording_is_offered_once_a_turn() -> None:
    betters = [note.better for note in _notes("~rude %swear ~blame") if note.better]
    assert len(betters) == len(set(betters))


def test_a_late_answer_is_told_with_its_limit() -> None:
    notes = _notes("#feel #offer", timing=Timing(5, 120))
    note = next(one for one in notes if one.label == "用时")
    assert note.text.startswith("答复用时 120 秒，超过了 90 秒，“处理时间”扣")


def test_times_stand_with_their_limits() -> None:
    turns = _look_back(run(DRILL, "#feel", "#help")).turns
    assert [time.what for time in turns[0].times] == ["first_response", "answer"]
    assert [time.what for time in turns[1].times] == ["answer", "handling"]
    assert turns[1].times[0].sentence == "答复用时 30 秒，在 90 秒以内"


def test_the_curve_begins_at_the_opening_mood() -> None:
    conversation = run(DRILL, "#feel ~empathy", "#help")
    found = _look_back(conversation)
    assert found.moods == (60, *(one.mood_after for one in conversation.exchanges))


def test_the_turn_to_retry_is_the_one_that_the_finding_speaks_of() -> None:
    many = drill(
        turn("a", "b", points=[point("one"), point("two"), point("three")]),
        turn("b", "solved", points=[point("four", weight=2)]),
    )
    found = _look_back(run(many, "说了别的", "又说了别的"))
    assert "第 2 回合" in found.loss
    assert found.weakest == 2


def test_of_turns_without_an_answer_the_first_is_to_be_tried_again() -> None:
    found = _look_back(run(DRILL, "%swear ~rude", ""))
    assert found.loss == "失分主要在 1 个回合没有答复客户"
    assert found.weakest == 2


@pytest.mark.parametrize(
    ("replies", "weakest"),
    [(("#feel #offer", "说了别的"), 2), (("说了别的", "#help"), 1), ((), 0)],
)
def test_the_weakest_turn_is_the_one_that_cost_the_most(
    replies: tuple[str, ...], weakest: int
) -> None:
    assert _look_back(run(DRILL, *replies)).weakest == weakest


def test_the_customer_tells_what_calmed_and_what_hurt() -> None:
    view = _look_back(
        run(DRILL, "本周四下午六点前 ~definite_time", "%swear ~rude #help")
    ).customer_view
    assert view[0].startswith("听到“")
    assert "我听了就不想再谈" in "".join(view)
    assert len(view) <= 4
    assert all("{" not in sentence for sentence in view)


def test_a_time_that_belongs_to_a_point_is_told_as_the_point() -> None:
    view = _look_back(run(DRILL, "~definite_time", "#help")).customer_view
    assert "听到“~definite_time”，我心里就有数了。" in view
    asked = drill(turn("a", "solved", points=[point("time")]))
    both = _look_back(say(begin(asked, 1), "周四六点前退给您", analyser=_Finds(["time"], TIME)))
    assert both.customer_view[0] == "“周四六点前退给您”，我要的就是这个答复。"


def test_a_customer_who_got_angrier_thanks_for_nothing() -> None:
    view = _look_back(run(DRILL, "~definite_time %swear", "说了别的")).customer_view
    assert not any("心里就有数了" in sentence for sentence in view)


def test_the_customer_asks_for_words_not_for_a_point() -> None:
    view = _look_back(run(DRILL, "#feel", "#help")).customer_view
    assert "我想听的是“可以说offer”，你没有说。" in view


def test_only_the_term_that_was_not_understood_is_quoted() -> None:
    view = _look_back(run(DRILL, "#feel #offer 单号 ~jargon 已收到", "#help")).customer_view
    assert "“~jargon”我听不懂。" in view


def test_a_customer_whom_nothing_moved_says_so() -> None:
    assert _look_back(begin(DRILL, 1)).customer_view == ("说得平平，我没有更气，也没有更安心。",)


WORDS = [
    *("#feel", "#offer", "%swear", "~rude", "~blame", "~empathy", "~apology_admit", "~jargon"),
    *("~vague_time", "~slot_left", "~definite_time", "您好。", "，", "🙂", "مرحبا"),
]


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=9), min_size=1, max_size=2))
def test_highlights_never_overlap_and_notes_stay_within_the_reply(said: list[list[str]]) -> None:
    conversation = say(begin(DRILL, 1), *("".join(words) for words in said))
    for one in _look_back(conversation).turns:
        ends = [0, *(span.end for span in one.spans)]
        assert all(span.start >= end for span, end in zip(one.spans, ends, strict=False))
        assert all(0 <= span.start < span.end <= len(one.reply) for span in one.spans)
        assert all(note.text and "{" not in note.text for note in one.notes)
