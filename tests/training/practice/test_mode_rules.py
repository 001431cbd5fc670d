"""The rules of the modes that teach, on one small script and the real reply analysis."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from drill_builders import MarkedText, turn
from drill_builders import drill as built

from desktop_app.system.errors import Trouble
from desktop_app.training.practice.analysis.analyser import ReplyAnalyser
from desktop_app.training.practice.drill import Drill, drill_from_script
from desktop_app.training.practice.model import Script
from desktop_app.training.practice.modes.archive import (
    done_from_dict,
    done_to_dict,
    figures_from_dict,
    result_to_dict,
)
from desktop_app.training.practice.modes.cloze import blanks
from desktop_app.training.practice.modes.recital import compared
from desktop_app.training.practice.modes.registry import run_of
from desktop_app.training.practice.modes.run import ModeFigures, Run, answered
from desktop_app.training.practice.modes.way import expected_way

ANALYSER = ReplyAnalyser()
GREETING = "您好，这里是青禾学堂，我是林晓雨，请问有什么可以帮您？"
CLOSING = "谢谢您的来电，今天下午三点前我给您回电话，再见。"
SCRIPT = Script.model_validate(
    {
        "key": "call",
        "title": "来电",
        "channel": "phone",
        "customer": "来电人",
        "slots": [
            {"name": "机构名称", "value": "青禾学堂"},
            {"name": "客服姓名", "value": "林晓雨"},
        ],
        "lines": [
            {
                "id": "greet",
                "part": "opening",
                "cue": "（电话接通）",
                "text": "您好，这里是[机构名称]，我是[客服姓名]，请问有什么可以帮您？",
                "why": "先报家门。",
                "points": [
                    {
                        "id": "offer",
                        "name": "主动问需要",
                        "meaning": "询问有什么可以帮忙的。",
                        "weight": 3,
                        "says": ["请问有什么可以帮您", "您想咨询什么", "有什么需要我做的"],
                        "not_says": ["什么事"],
                    },
                    {
                        "id": "hello",
                        "name": "问候",
                        "meaning": "向对方问好。",
                        "says": ["您好", "早上好", "下午好"],
                    },
                ],
            },
            {
                "id": "close",
                "part": "closing",
                "cue": "好，那我等电话。",
                "text": CLOSING,
                "why": "说定时间，礼貌收尾。",
                "points": [
                    {
                        "id": "when",
                        "name": "说定回电时间",
                        "meaning": "说出几点前回电话。",
                        "weight": 3,
                        "says": ["下午三点前给您回电", "今天三点以前我打给您"],
                        "not_says": ["尽快回您"],
                    },
                    {
                        "id": "thanks",
                        "name": "道谢",
                        "meaning": "感谢来电。",
                        "says": ["谢谢您的来电", "感谢您打来"],
                    },
                ],
                "taboos": [
                    {
                        "id": "wait",
                        "name": "叫人等着",
                        "meaning": "没有时间地叫人等。",
                        "says": ["您等着吧", "等通知"],
                    }
                ],
            },
        ],
    }
)


@pytest.fixture(scope="module")
def drill() -> Drill:
    return drill_from_script(SCRIPT)


@pytest.fixture
def begun(drill: Drill) -> Callable[[str], Run]:
    return lambda mode: run_of(mode, drill, 7, ANALYSER, ModeFigures())


def _answered(run: Run, *given: str, seconds: float = 5) -> Run:
    return answered(run, given, seconds, ANALYSER)


def test_learning_says_of_every_key_phrase_what_it_is_for(begun: Callable[[str], Run]) -> None:
    run = begun("learning")
    moment = run.moments[0]
    told = {moment.wording[one.start : one.end]: one.name for one in moment.phrases}
    assert told == {
        "您好": "问候",
        "青禾学堂": "机构名称",
        "林晓雨": "客服姓名",
        "请问有什么可以帮您": "主动问需要",
    }
    assert moment.wording == GREETING
    done = _answered(_answered(run, "read"), "read")
    assert (done.step, done.total, done.passed) == (None, None, True)


def test_a_cloze_blanks_slots_first_and_more_each_round(begun: Callable[[str], Run]) -> None:
    moment = begun("cloze").moments[0]
    rounds = [
        [moment.wording[gap.start : gap.end] for gap in blanks(moment, number)]
        for number in (1, 2, 3)
    ]
    assert rounds == [
        ["青禾学堂"],
        ["青禾学堂", "林晓雨"],
        ["青禾学堂", "林晓雨", "请问有什么可以帮您"],
    ]
    assert [gap.hint for gap in blanks(moment, 2)] == ["机构名称", "客服姓名"]


@pytest.mark.parametrize(
    ("given", "value"),
    [
        ("请问有什么可以帮您", 100),
        ("　请问有什麼可以幫您？", 100),
        ("请问有什么可以邦您", 100),
        ("您想咨询什么", 80),
        ("明天下雨", 0),
        ("", 0),
    ],
)
def test_a_phrase_earns_by_wording_sound_meaning_or_likeness(
    begun: Callable[[str], Run], given: str, value: float
) -> None:
    run = begun("cloze")
    for _ in range(4):
        run = _answered(run)
    run = _answered(run, "青禾学堂", "林晓雨", given)
    assert run.done[-1].verdict.parts == (100, 100, value)


def test_what_is_near_but_misses_the_point_earns_half(begun: Callable[[str], Run]) -> None:
    run = begun("cloze")
    for _ in range(5):
        run = _answered(run)
    given = ("谢谢您的来电", "今天下午我给您回电话")
    run = answered(run, given, 5, MarkedText())  # which finds no point where none is marked
    assert run.done[-1].verdict.parts == (100, 50)


def test_a_slot_is_a_fact_and_wants_its_characters(begun: Callable[[str], Run]) -> None:
    run = begun("cloze")
    for _ in range(2):
        run = _answered(run)
    verdict = _answered(run, "青禾学堂", "林小雨").done[-1].verdict
    assert verdict.parts == (100, 50)
    assert not verdict.right
    assert "一字不差" in verdict.remarks[1].text


def test_a_cloze_ends_after_three_rounds_and_counts_every_blank(
    begun: Callable[[str], Run],
) -> None:
    run = begun("cloze")
    while run.moment is not None and run.step is not None:
        gaps = blanks(run.moment, run.step.round)
        run = _answered(run, *(run.moment.wording[gap.start : gap.end] for gap in gaps))
    assert len(run.done) == 6
    assert (run.total, run.passed) == (100, True)


def test_a_recital_in_other_words_keeps_the_meaning_and_loses_wording(
    begun: Callable[[str], Run],
) -> None:
    run = _answered(begun("recital"), "早上好，青禾学堂林晓雨，您想咨询什么？")
    verdict = run.done[0].verdict
    assert verdict.right
    assert 80 <= (verdict.value or 0) < 100
    assert [one.tone for one in verdict.remarks] == ["good", "good"]
    missing = "".join(one.text for one in verdict.pieces if one.kind != "extra")
    assert missing == GREETING


def test_a_recital_word_by_word_is_whole_and_a_taboo_costs(begun: Callable[[str], Run]) -> None:
    run = _answered(begun("recital"), GREETING)
    assert run.done[0].verdict.value == 100
    broken = _answered(run, "您等着吧。").done[1].verdict
    assert (broken.right, broken.remarks[-1].tone) == (False, "bad")
    assert (broken.value or 0) < 20
    assert _answered(run, "").done[1].verdict.value == 0


def test_a_comparison_gives_both_texts_back() -> None:
    wanted, given = "今天下午三点前我给您回电话。", "明天上午我给您回电，好吗？"
    pieces = compared(wanted, given)
    assert "".join(one.text for one in pieces if one.kind != "extra") == wanted
    assert "".join(one.text for one in pieces if one.kind != "missing") == given
    assert all(len(one.text) > 1 for one in pieces[1:-1] if one.kind == "same")


def test_choosing_sets_the_wording_beside_weaker_ones_and_tells_why(
    begun: Callable[[str], Run], drill: Drill
) -> None:
    run = begun("choosing")
    levels = {one.level: one for one in run.moments[1].options}
    assert levels["good"].text == CLOSING
    assert levels["poor"].text == "您等着吧。"
    assert "叫人等着" in levels["poor"].why
    assert run.moments == run_of("choosing", drill, 7, ANALYSER, ModeFigures()).moments
    good = next(n for n, one in enumerate(run.moments[0].options) if one.level == "good")
    bad = next(n for n, one in enumerate(run.moments[1].options) if one.level == "poor")
    run = _answered(_answered(run, str(good)), str(bad))
    assert [one.verdict.value for one in run.done] == [100, 0]
    assert (run.total, run.passed) == (50, False)
    with pytest.raises(ValueError, match="over"):
        _answered(run, "0")


def test_what_is_no_option_is_refused(begun: Callable[[str], Run]) -> None:
    with pytest.raises(ValueError, match="no option"):
        _answered(begun("choosing"), "9")


def test_a_miss_repeats_the_round_and_costs(begun: Callable[[str], Run]) -> None:
    run = _answered(begun("quick"), "请问有什么可以帮您？")
    assert run.done[0].verdict.value == 100
    run = _answered(run, "好的。")
    assert (run.done[1].verdict.right, run.step and (run.step.round, run.step.place)) == (
        False,
        (2, 0),
    )
    run = _answered(run, "请问有什么可以帮您？")
    run = _answered(run, "下午三点前给您回电。")
    assert run.step is None
    assert run.total == 85  # the first line at once, the second in the second try


def test_what_comes_late_is_a_miss_however_good(begun: Callable[[str], Run]) -> None:
    verdict = _answered(begun("quick"), GREETING, seconds=20.3).done[0].verdict
    assert (verdict.right, verdict.value) == (False, 0)
    assert verdict.remarks[-1].text == "超过了 20 秒。"


def test_a_quick_run_goes_on_after_three_tries(begun: Callable[[str], Run]) -> None:
    run = begun("quick")
    for _ in range(6):
        assert run.step is not None
        run = _answered(run, "嗯")
    assert (run.step, run.total, run.passed) == (None, 0, False)


@pytest.mark.parametrize("mode", ["learning", "choosing", "cloze", "recital", "quick"])
def test_a_stored_run_stands_where_it_stood(
    begun: Callable[[str], Run], drill: Drill, mode: str
) -> None:
    run = _answered(begun(mode), "0", seconds=3)
    stored = json.loads(json.dumps(done_to_dict(run.done[0], mode, "cue", "wording")))
    again = run_of(mode, drill, 7, ANALYSER, ModeFigures(), [done_from_dict(stored)])
    assert again == run
    assert figures_from_dict(json.loads(json.dumps(result_to_dict(run)))) == run.figures


def test_a_record_of_another_version_is_refused_with_a_sentence() -> None:
    with pytest.raises(Trouble, match="读不出来"):
        done_from_dict({"version": 2, "mode": "cloze"})
    with pytest.raises(Trouble, match="读不出来"):
        done_from_dict({"version": 1, "mode": "cloze", "answer": {}})


def test_the_way_of_good_replies_is_not_the_one_of_slow_ones_nor_of_too_many() -> None:
    slow: list[dict[str, Any]] = [{"to": "lost", "when": {"seconds_min": 60}}, {"to": "b"}]
    many: list[dict[str, Any]] = [{"to": "lost", "when": {"replies_min": 3}}, {"to": "solved"}]
    made = built(turn("a", slow), turn("b", many))
    assert [one.id for one in expected_way(made)] == ["a", "b"]
