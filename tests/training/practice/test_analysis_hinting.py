"""What only hints at a taboo is heard, and gives way to what is said plainly."""

import pytest

from desktop_app.training.practice.analysis.analyser import ReplyAnalyser
from desktop_app.training.practice.analysis.frames import Frame
from desktop_app.training.practice.analysis.hinting import Construction, constructions, heard
from desktop_app.training.practice.analysis.lexicon import lexicon
from desktop_app.training.practice.analysis.normal import plain
from desktop_app.training.practice.points import Point, Taboo

BLAME = Taboo(id="blame", name="怪客户", meaning="说是客户自己的问题。", says=("是您自己弄错了",))
TRIFLE = Taboo(id="trifle", name="轻描淡写", meaning="说成小事。", says=("这不算什么",))


def broken(reply: str, *taboos: Taboo, points: tuple[Point, ...] = ()) -> list[str]:
    return [one.id for one in ReplyAnalyser().analyse(reply, points, taboos).violations]


@pytest.mark.parametrize("construction", constructions(), ids=lambda one: one.name)
def test_a_construction_is_heard_in_its_examples_and_not_close_by(
    construction: Construction,
) -> None:
    def fires(sentence: str) -> bool:
        return heard(construction, Frame(plain(sentence))) is not None

    assert [one for one in construction.hints if not fires(one)] == []
    assert [one for one in construction.harmless if fires(one)] == []
    assert set(construction.families) <= set(lexicon().concepts)


def test_a_hint_breaks_only_the_foremost_of_the_taboos_it_may_hint_at() -> None:
    hint = "街坊们住了这么多年也没听谁喊过。"
    assert broken(hint, TRIFLE) == ["trifle"]
    assert broken(hint, TRIFLE, BLAME) == ["blame"]


def test_a_hint_gives_way_to_what_its_sentence_says_openly() -> None:
    assert broken("也就您那一次，这不算什么。", BLAME, TRIFLE) == ["trifle"]
    assert broken("也就您那一次。这不算什么。", BLAME, TRIFLE) == ["blame", "trifle"]


def test_a_sentence_that_serves_the_customer_hints_at_nothing() -> None:
    assert broken("也就您那一次。", BLAME) == ["blame"]
    assert broken("也就您那一次，我马上帮您查。", BLAME) == []
    point = Point(id="which", name="说明哪一次", meaning="说出是哪一次。", says=("也就您那一次",))
    assert broken("也就您那一次。", BLAME, points=(point,)) == []


def test_an_author_may_add_hints_of_his_own_situation() -> None:
    own = BLAME.model_copy(update={"hints": ("隔壁班",)})
    assert broken("隔壁班可没出过这种事。", BLAME) == []
    assert broken("隔壁班可没出过这种事。", own) == ["blame"]
    assert broken("隔壁班的课表我马上发给您。", own) == []


def test_the_reason_says_what_the_customer_concludes() -> None:
    (found,) = ReplyAnalyser().analyse("也就您那一次。", (), (BLAME,)).violations
    assert found.why == "“也就您那一次”让人觉得“只有您一个人这样，问题自然在您”，属于“怪客户”。"
