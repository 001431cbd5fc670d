"""An apology: which of its three parts were said; a promise alone is none [S1]."""

import re
from collections.abc import Iterable
from typing import Protocol

from desktop_app.system.text import tr
from desktop_app.training.practice.analysis.findings import Analysis, Trait, TraitKind

APOLOGY_PARTS = (TraitKind.APOLOGY_ADMIT, TraitKind.APOLOGY_REGRET, TraitKind.APOLOGY_PROMISE)


def apology_part(kind: TraitKind) -> str:
    """The name of one of the three parts of an apology."""
    return {
        TraitKind.APOLOGY_ADMIT: tr("认错"),
        TraitKind.APOLOGY_REGRET: tr("致歉"),
        TraitKind.APOLOGY_PROMISE: tr("承诺改进"),
    }[kind]


def apology_in(analysis: Analysis, earlier: frozenset[TraitKind]) -> list[Trait]:
    """The parts of an apology in a reply, *earlier* ones having been said before.

    Who only says what will be better next time has not said sorry for this time.
    """
    said = [one for one in analysis.traits if one.kind in APOLOGY_PARTS]
    kinds = {one.kind for one in said} | earlier
    return said if kinds - {TraitKind.APOLOGY_PROMISE} else []


class _Named(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...


class _Said(Protocol):
    @property
    def analysis(self) -> Analysis: ...
    @property
    def points(self) -> Iterable[_Named]: ...


_IMPROVES = re.compile("(?<!问)改进|改正|整改|怎么改|怎样改")
"""What authors call a point that says what will be done better: who met it has promised it."""


def parts_said(exchanges: Iterable[_Said]) -> frozenset[TraitKind]:
    """Which parts were said in a whole conversation, by whatever words."""
    said: set[TraitKind] = set()
    for one in exchanges:
        said |= parts_of(one.analysis)
        hits = {hit.id for hit in one.analysis.hits}
        if any(point.id in hits and _IMPROVES.search(point.name) for point in one.points):
            said.add(TraitKind.APOLOGY_PROMISE)
    return frozenset(said)


def parts_of(analysis: Analysis) -> frozenset[TraitKind]:
    """Which parts stand in a reply."""
    return frozenset(one.kind for one in analysis.traits if one.kind in APOLOGY_PARTS)
