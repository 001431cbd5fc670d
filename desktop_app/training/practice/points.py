"""Points and taboos: what a reply has to express and what it must not express."""

from typing import Annotated

from pydantic import Field

from desktop_app.training.content.base import Key, Strict, Text
from desktop_app.training.practice.criteria import Criterion

__all__ = ["Criterion", "Point", "Taboo", "Target"]


class Target(Strict):
    """What points and taboos share: a meaning, and wordings that carry it or only seem to."""

    id: Key
    name: Text
    meaning: Text
    """What exactly counts and what does not, for people."""
    says: Annotated[tuple[Text, ...], Field(min_length=1)]
    """Example wordings."""
    not_says: tuple[Text, ...] = ()
    """Near misses that do not count."""
    patterns: tuple[Text, ...] = ()
    """Authored expressions that carry the meaning; see `analysis.lexicon` for their language."""
    unless: tuple[Text, ...] = ()
    """Authored expressions; where one occurs anywhere in the reply, the target does not count."""
    concepts: tuple[Key, ...] = ()
    """Concepts of the service vocabulary, each of which by itself carries the meaning."""


class Point(Target):
    """Something a reply has to express (要点)."""

    criterion: Criterion = Criterion.SOLUTION
    weight: Annotated[int, Field(ge=1, le=5)] = 1
    better: str = ""
    """A wording to offer in the debrief when the point was missed."""


class Taboo(Target):
    """Something a reply must not express (禁语)."""

    criterion: Criterion = Criterion.LANGUAGE
    anger: Annotated[int, Field(ge=1, le=40)] = 12
    """By how much it raises the customer's mood."""
    hints: tuple[Text, ...] = ()
    """Authored expressions that let the customer conclude what the taboo forbids to say; they count
    where their words say nothing else (see `analysis.hinting`)."""
