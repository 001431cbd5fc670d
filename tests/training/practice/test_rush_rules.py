"""The rules of the desk: each ruling names its message, its words and its reason."""

from typing import Any

import pytest
from rush_builders import made_run, thread, told, two_turns

from desktop_app.training.practice.rush.drill import CLOSING, OPENING
from desktop_app.training.practice.rush.rules import (
    Rule,
    Ruling,
    orders,
    rule_name,
    rules_of,
    rulings,
)
from desktop_app.training.practice.rush.running import RushRun, To, stop_rush


def _of(run: RushRun, rule: Rule, final: bool = True) -> list[Ruling]:
    return [one for one in rulings(run, final) if one.rule is rule]


def _private(**more: Any) -> RushRun:
    return made_run(
        two_turns("a", 1, complex=True, **more), two_turns("b", 3), thread("c", 2), secrets=["八千"]
    )


def test_everyone_first_points_at_the_words() -> None:
    (ruling,) = _of(told(made_run(), OPENING, "各位 #seen", 10), Rule.EVERYONE)
    assert (ruling.share, ruling.event, ruling.start, ruling.end) == (1.0, 1, 3, 8)


def test_everyone_later_is_worth_less_and_never_nothing() -> None:
    run = told(told(made_run(), "b", "#help", 10), OPENING, "#seen", 20)
    (late,) = _of(run, Rule.EVERYONE)
    assert (late.share, late.event) == (0.6, 2)
    assert "客b" in late.why
    run = told(made_run(), "b", "#help", 10)
    assert _of(run, Rule.EVERYONE, final=False) == []
    (never,) = _of(run, Rule.EVERYONE)
    assert (never.share, never.start) == (0.0, None)


def test_the_urgent_first_says_who_was_passed_over_and_why() -> None:
    run = told(told(made_run(), "a", "#help", 20), "b", "#help", 40)
    wrong, right = _of(run, Rule.ORDER)
    assert (wrong.share, wrong.event) == (0.0, 1)
    assert wrong.why == "先答了客a，客b更急还在等：理由b"
    assert (right.share, right.event) == (1.0, 2)


def test_nobody_is_blamed_for_who_came_while_they_were_writing() -> None:
    run = made_run(thread("a", 1), thread("b", 3, arrives=15), thread("c", 1))
    assert _of(told(run, "a", "#help", 20), Rule.ORDER) == []  # begun at second 10
    assert [one.share for one in _of(told(run, "a", "#help", 26), Rule.ORDER)] == [0.0]


def test_where_there_is_no_choice_there_is_no_ruling_on_order() -> None:
    run = made_run(thread("a", 2), thread("b", 2), thread("c", 2))
    for n, key in enumerate("cab", 1):
        run = told(run, key, "#help", 10 * n)
    assert _of(run, Rule.ORDER) == []


def test_the_right_order_knows_only_those_who_had_come() -> None:
    run = made_run(thread("a", 1), thread("b", 3, arrives=100), thread("c", 2))
    run = told(told(run, "a", "#help", 30), "c", "#help", 50)
    assert orders(run) == (("a", "c"), ("c", "a", "b"))


@pytest.mark.parametrize(("text", "share"), [("@客a #help", 1.0), ("＠客a 好", 1.0), ("客a 好", 0)])
def test_in_the_room_the_one_addressed_is_named_with_an_at(text: str, share: float) -> None:
    (ruling,) = _of(told(made_run(), "a", text, 10), Rule.MENTION)
    assert ruling.share == share
    # The name stands once, with its @.
    assert ruling.better == ("" if share else f"@客a {text.removeprefix('客a ')}")


def test_in_private_nobody_has_to_be_named() -> None:
    assert _of(told(made_run(), "a", "#help", 10, To.PRIVATE), Rule.MENTION) == []


def test_a_complex_matter_is_claimed_in_the_room_and_goes_on_in_private() -> None:
    run = told(_private(), "a", "@客a #help", 10)
    assert _of(run, Rule.PRIVATE, final=False) == []
    (kept,) = _of(told(run, "a", "#help", 20, To.PRIVATE), Rule.PRIVATE)
    assert (kept.share, kept.event) == (1.0, 2)
    (lost,) = _of(told(run, "a", "#help", 20), Rule.PRIVATE)
    assert (lost.share, lost.start) == (0.0, None)


def test_a_simple_matter_may_stay_in_the_room() -> None:
    assert _of(stop_rush(told(_private(), "b", "#help", 10), 20), Rule.PRIVATE) == []


PHONE = {"card": [{"label": "电话", "value": "13600007315", "private": "phone"}]}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("您的号码是 136 0000 7315 吧", "136 0000 7315"),
        ("他付了八千", "八千"),
        ("打 13912345678 找他", "13912345678"),
        ("今天 18:00 前，400-800-1234", ""),
    ],
)
def test_personal_data_are_found_wherever_others_read_them(text: str, words: str) -> None:
    found = _of(told(_private(**PHONE), "b", text, 10), Rule.PRIVACY)
    assert [text[one.start : one.end] for one in found] == ([words] if words else [])


def test_to_the_one_they_belong_to_and_in_private_they_may_be_said() -> None:
    run = _private(**PHONE)
    assert _of(told(run, "a", "13600007315 对吗", 10, To.PRIVATE), Rule.PRIVACY) == []
    assert _of(told(run, "b", "13600007315 是他的", 10, To.PRIVATE), Rule.PRIVACY) != []
    assert _of(told(run, OPENING, "#seen 13600007315", 10), Rule.PRIVACY) != []


def test_the_summary_belongs_to_the_end() -> None:
    run = made_run()
    (never,) = _of(stop_rush(run, 30), Rule.SUMMARY)
    assert never.share == 0
    (early,) = _of(told(run, CLOSING, "#sum", 10), Rule.SUMMARY)
    assert early.share == 0.6
    assert "3 位" in early.why
    for n, key in enumerate("bca", 1):
        run = told(run, key, "#help", 10 * n)
    (kept,) = _of(told(run, CLOSING, "#sum", 50), Rule.SUMMARY)
    assert kept.share == 1


def test_separate_chats_have_neither_an_at_nor_a_private_corner() -> None:
    chats = made_run(thread("a", 1, complex=True), thread("b", 2), thread("c", 3), channel="chat")
    assert set(rules_of(chats.drill)) == {Rule.EVERYONE, Rule.ORDER, Rule.PRIVACY, Rule.SUMMARY}
    assert Rule.PRIVATE not in rules_of(made_run().drill)
    assert set(rules_of(_private().drill)) == set(Rule)
    assert all(rule_name(one) for one in Rule)
