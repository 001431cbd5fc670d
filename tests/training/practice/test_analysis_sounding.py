"""A sentence that sounds like an offence is heard where nothing else shows it, and only there."""

from pathlib import Path

import pytest
import yaml

import resources
from desktop_app.training.practice.analysis import sounding
from desktop_app.training.practice.analysis.analyser import ReplyAnalyser
from desktop_app.training.practice.analysis.binding import rubric
from desktop_app.training.practice.analysis.frames import Frame
from desktop_app.training.practice.analysis.lexicon import lexicon
from desktop_app.training.practice.analysis.normal import plain
from desktop_app.training.practice.model import Situation
from desktop_app.training.practice.points import Point, Taboo

SITUATIONS = Path(resources.__path__[0]) / "content" / "institution" / "situations"

CHARGE = Taboo(id="charge", name="要客户出钱", meaning="要客户承担费用。", says=("运费您自己出",))
TRIFLE = Taboo(id="trifle", name="轻描淡写", meaning="说成小事。", says=("这不算什么",))
HEARD = "裂口在背面，挂墙上正好挡住。"


def asked(reply: str, *taboos: Taboo) -> tuple[int, str] | None:
    families = {
        number: frozenset(key for key in lexicon().concepts if key == f"taboo-{family}")
        for number, family in enumerate(("charge", "minimise"))
        if number < len(taboos)
    }
    found = sounding.heard(Frame(plain(reply)), families, ())
    return None if found is None else (found[0], found[2])


def broken(reply: str, *taboos: Taboo, points: tuple[Point, ...] = ()) -> list[str]:
    return [one.id for one in ReplyAnalyser().analyse(reply, points, taboos).violations]


def test_every_kind_has_families_that_there_are() -> None:
    families = [family for kind in sounding.book().kinds for family in kind.families]
    assert len(families) > 20
    assert set(families) <= set(lexicon().concepts)


def test_of_several_taboos_the_one_that_it_sounds_like_most_is_broken() -> None:
    assert asked(HEARD, CHARGE, TRIFLE) == (1, "轻描淡写或劝人将就")
    assert asked(HEARD, CHARGE) is None
    assert asked("您好，请问怎么称呼您？", CHARGE, TRIFLE) is None


def test_what_was_learned_of_a_situation_tells_its_taboos_from_one_another() -> None:
    frame = Frame(plain(HEARD))
    both = {1: frozenset({"taboo-minimise"}), 2: frozenset({"taboo-minimise"})}
    for lean, expected in (((0.0, 0.1), 2), ((0.1, 0.0), 1), ((-3.0, -3.0), None)):
        found = sounding.heard(frame, both, (), sounding.Voice(lean, {}), first=1)
        assert (found[0] if found else None) == expected


def test_each_known_situation_has_a_voice_until_its_taboos_are_changed() -> None:
    pack = [
        Situation.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
        for path in sorted(SITUATIONS.glob("*.yaml"))
    ]
    voices = [rubric(one.points, one.taboos, one.context).voice for one in pack]
    assert len({id(one) for one in voices if one}) == len(sounding.voices()) == 10
    for one, voice in zip(pack, voices, strict=True):
        if voice:
            assert len(voice.biases) == len(one.taboos)
            assert rubric(one.points, one.taboos[1:], one.context).voice is None


def test_words_of_a_taboo_in_a_calm_sentence_are_not_meant() -> None:
    situation = Situation.model_validate(
        yaml.safe_load((SITUATIONS / "group-chat.yaml").read_text(encoding="utf-8"))
    )

    def found(reply: str) -> list[str]:
        told = ReplyAnalyser().analyse(reply, situation.points, situation.taboos, situation.context)
        return [one.id for one in told.violations]

    assert found("压缩软件都不会用？") == ["scold"]
    assert found("压缩软件不会用的话，我录个小视频。") == []


def test_the_reason_says_what_it_sounds_like() -> None:
    (found,) = ReplyAnalyser().analyse(HEARD, (), (TRIFLE,)).violations
    assert found.why.endswith("听起来是在轻描淡写或劝人将就，属于“轻描淡写”。")


def test_words_that_meet_a_point_and_replies_that_break_a_taboo_are_not_asked_about() -> None:
    assert broken(HEARD, TRIFLE) == ["trifle"]
    point = Point(id="where", name="说明位置", meaning="说出裂口在哪儿。", says=(HEARD,))
    assert broken(HEARD, TRIFLE, points=(point,)) == []
    assert broken(f"运费您自己出。{HEARD}", CHARGE, TRIFLE) == ["charge"]


def test_a_list_of_catchwords_sounds_like_nothing() -> None:
    frame = Frame(plain("致歉、安抚、核实、回复、裂口在背面、正好挡住"))
    assert frame.recited
    assert sounding.heard(frame, {0: frozenset({"taboo-minimise"})}, ()) is None


@pytest.mark.parametrize("text", ["", "。。。", "a", "，" * 500, "好" * 5000])
def test_no_text_is_too_odd(text: str) -> None:
    sounding.heard(Frame(text), {0: frozenset({"taboo-minimise"})}, ())


def test_the_weights_of_all_kinds_are_added_side_by_side() -> None:
    rows = ([3, -7, 900], [-1022, 0, 5])
    sums = sounding.unpacked(sum(map(sounding.packed, rows)), 3)
    assert [one - len(rows) * sounding.ZERO for one in sums] == [-1019, -7, 905]
