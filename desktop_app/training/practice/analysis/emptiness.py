"""Knows talk that says nothing: words without a content of their own, clauses made of such talk."""

import re
from dataclasses import dataclass
from functools import lru_cache

from desktop_app.training.practice.analysis.lexicon import load
from desktop_app.training.practice.analysis.normal import is_word

LONGEST = 16
"""A longer clause says something, if only by its length."""

_FUNCTION = frozenset(
    "的了是我您你他她它在有没就都和与及也还要会能这那不说到为被以用可吗呢吧啊个给请再先来去得着跟对向人把于从"
)
"""A mere pair of characters with one of these tells nothing."""


@dataclass(frozen=True, slots=True)
class _Book:
    bare: frozenset[str]
    clauses: re.Pattern[str]
    courtesies: re.Pattern[str]
    plain: re.Pattern[str]
    """Whatever in a clause has no content of its own."""


@lru_cache(maxsize=1)
def _book() -> _Book:
    raw = load("empty.yaml")
    if not isinstance(raw, dict):
        raise ValueError("resources/analysis/empty.yaml must be a mapping")
    bare = sorted(raw["bare"].split(), key=len, reverse=True)
    plain = re.compile("|".join([*bare, f"[{''.join(sorted(_FUNCTION))}]", r"\W"]))
    clauses, courtesies = (re.compile("|".join(raw[key])) for key in ("clauses", "courtesies"))
    return _Book(frozenset(bare), clauses, courtesies, plain)


@lru_cache(maxsize=4_096)
def says_nothing(clause: str) -> bool:
    """Whether a clause in plain form is nothing but sounds, assent, delay or a closed door."""
    return len(clause) <= LONGEST and _book().clauses.fullmatch(clause) is not None


@lru_cache(maxsize=4_096)
def is_formula(clause: str) -> bool:
    """Whether a clause says nothing or is a courtesy that fits everywhere (感谢您的理解).

    Such a courtesy is thanks or an apology where these are asked for, and like nothing else.
    """
    if says_nothing(clause):
        return True
    return len(clause) <= LONGEST and _book().courtesies.fullmatch(clause) is not None


@lru_cache(maxsize=65_536)
def tells(words: str) -> bool:
    """Whether it means something that two sentences share these words."""
    if words in _book().bare:
        return False
    return len(words) > 2 or is_word(words) or not _FUNCTION.intersection(words)


def content(words: str) -> int:
    """How many characters are left of words without those that have no content of their own."""
    return len(_book().plain.sub("", words))
