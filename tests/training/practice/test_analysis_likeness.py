"""Where nothing is alike a stretch is passed over, and nothing is missed by it."""

import math
from itertools import combinations

from desktop_app.training.practice.analysis.binding import rubric
from desktop_app.training.practice.analysis.cutting import Place
from desktop_app.training.practice.analysis.likeness import Reader
from desktop_app.training.practice.analysis.normal import plain
from desktop_app.training.practice.analysis.similarity import features, squared, weight
from desktop_app.training.practice.points import Point

LEAST = 0.25
HELP = Point(
    id="help",
    name="处理办法",
    meaning="说出办法。",
    says=("我帮您换一件新的", "明天给您补寄一件"),
    patterns=("补寄",),
)
WAIT = Point(
    id="wait", name="等候", meaning="请客户等。", says=("请您稍等一下",), concepts=("empathy",)
)
RUBRIC = rubric((HELP, WAIT), (), "")
TEXT = plain("我帮您换一件吧，今天下雨了，新的明天补寄给您，您稍等一下，路上堵车。")
CLAUSES = [
    Place(TEXT.index(one), TEXT.index(one) + len(one)) for one in TEXT.strip("。").split(",")
]
"""The first, third and fourth say what a point is about."""


def test_a_stretch_promises_whatever_is_alike_enough_in_it() -> None:
    reader = Reader(RUBRIC, TEXT)
    stretches = [Place(*ends) for ends in combinations(range(len(TEXT)), 2)]
    alike = [
        one
        for one in stretches
        if any(found.like >= LEAST for found in reader.alike(one)[0].values())
    ]
    assert set(CLAUSES[::2][:2]) < set(alike)
    assert all(reader.promises(one, LEAST) for one in alike)


def test_what_only_shares_words_with_settled_targets_promises_nothing() -> None:
    asked = [Reader(RUBRIC, TEXT, frozenset(range(settled))) for settled in range(3)]
    told = [[reader.promises(clause, LEAST) for clause in CLAUSES] for reader in asked]
    assert told == [
        [True, False, True, True, False],
        [False, False, False, True, False],
        [False, False, False, False, False],
    ]


def test_a_length_is_the_same_in_whatever_order_it_is_added_up() -> None:
    every = [weight(one) ** 2 for one in sorted(features(TEXT))]
    turned = {sum(every[start:] + every[:start]) for start in range(len(every))}
    assert len(turned) > 1
    assert squared(features(TEXT)) == math.fsum(every)
