"""Compares short wordings as people would: width, script, punctuation and digits aside."""

import re
from itertools import pairwise

from desktop_app.training.practice.analysis.normal import plain, same_sound
from desktop_app.training.practice.analysis.numbers import value

_NUMBER = re.compile(r"[零〇一二两三四五六七八九十百千万]+")


def folded(text: str) -> str:
    """The plain form of *text*: letters and digits alone, numbers in Arabic digits."""
    bare = "".join(char for char in plain(text) if char.isalnum())
    return _NUMBER.sub(lambda found: f"{value(found.group()):g}", bare)


def same(left: str, right: str) -> bool:
    """Whether two wordings are the same but for how they are written."""
    return folded(left) == folded(right)


def sounds_same(left: str, right: str) -> bool:
    """Whether an input method could have written one for the other: every character sounds so."""
    one, other = folded(left), folded(right)
    return len(one) == len(other) and all(map(same_sound, one, other))


def likeness(left: str, right: str) -> float:
    """The share of pairs of characters that two short wordings have in common, 0 to 1."""
    one, other = folded(left), folded(right)
    if len(one) < 2 or len(other) < 2:
        return float(one == other)
    pairs = [set(map("".join, pairwise(text))) for text in (one, other)]
    return 2 * len(pairs[0] & pairs[1]) / (len(pairs[0]) + len(pairs[1]))
