"""An apology: which of its three parts were said; a promise alone is none [S1]."""

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


def parts_of(analysis: Analysis) -> frozenset[TraitKind]:
    """Which parts stand in a reply."""
    return frozenset(one.kind for one in analysis.traits if one.kind in APOLOGY_PARTS)
