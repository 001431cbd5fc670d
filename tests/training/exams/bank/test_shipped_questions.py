"""The questions that come with the program: enough of each, fair to guess at, none asked twice."""

from collections import Counter
from pathlib import Path

import pytest

from desktop_app.training.content.loader import load_pack
from desktop_app.training.exams.bank.duplicates import alike
from desktop_app.training.exams.bank.question import (
    Area,
    Case,
    Matching,
    Multiple,
    Ordering,
    Question,
    Single,
    TrueFalse,
)
from desktop_app.training.practice.analysis.analyser import ReplyAnalyser

CONTENT = Path(__file__).parents[4] / "resources" / "content"
EMPTY_TALK = "好的，我知道了，请您耐心等待，会有同事联系您。"


@pytest.fixture(scope="module")
def bank() -> dict[str, Question]:
    """Every question of the shipped packs, by pack and key."""
    return {
        f"{pack}/{entry.key}": entry.item
        for pack in ("institution", "order-desk")
        for entry in load_pack(CONTENT / pack).items
        if isinstance(entry.item, Question)
    }


def test_enough_of_each(bank: dict[str, Question]) -> None:
    """Issue: at least 300, all seven types, complaint and crisis with weight."""
    packs = Counter(name.partition("/")[0] for name in bank)
    assert packs["institution"] >= 200
    assert packs["order-desk"] >= 110
    assert sum(one.emphasis >= 2 for one in bank.values()) >= 60
    kinds = Counter(type(one) for one in bank.values())
    assert kinds[Case] >= 18
    assert min(kinds[Single] / len(bank), 3 * kinds[Multiple] / len(bank)) > 0.4
    assert min(kinds[Matching], kinds[Ordering]) >= 15


def test_accounts_and_versions_have_their_sections(bank: dict[str, Question]) -> None:
    """S0: a section per key account and per product, each worth a paper of its own."""
    sections = Counter((one.area, one.section) for one in bank.values())
    accounts = [n for (area, _), n in sections.items() if area is Area.KEY_ACCOUNT]
    products = [n for (area, _), n in sections.items() if area is Area.PRODUCT_VERSION]
    assert len(accounts) == 6
    assert min(accounts) >= 9
    assert len(products) == 2
    assert min(products) >= 12


def test_length_gives_nothing_away(bank: dict[str, Question]) -> None:
    """Who always takes the longest option, or the shortest, does no better than who guesses."""
    singles = [one for one in bank.values() if isinstance(one, Single)]
    for measure in (max, min):
        hit = sum(measure(one.options, key=lambda o: len(o.text)).right for one in singles)
        assert hit / len(singles) < 0.33, measure
    true = [one.answer for one in bank.values() if isinstance(one, TrueFalse)]
    assert 0.4 <= sum(true) / len(true) <= 0.6


def test_every_wrong_option_says_which_mistake_it_is(bank: dict[str, Question]) -> None:
    silent = [
        (name, option.text)
        for name, one in bank.items()
        if isinstance(one, Single | Multiple)
        for option in one.options
        if not option.right and not option.why
    ]
    assert silent == []


def test_no_question_is_asked_twice(bank: dict[str, Question]) -> None:
    assert [(one.first, one.second, one.reason) for one in alike(bank)] == []


def test_talk_that_says_nothing_earns_nothing(bank: dict[str, Question]) -> None:
    """What is suggested for a case must not come from phrases that fit everywhere."""
    analyser = ReplyAnalyser()
    credited = {
        name: [hit.id for hit in found]
        for name, one in bank.items()
        if isinstance(one, Case)
        for found in [analyser.analyse(EMPTY_TALK, one.points, one.taboos, one.material).hits]
        if found
    }
    assert credited == {}
