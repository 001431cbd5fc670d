"""Which of the observations in a reply count, for the customer's mood and for the marks."""

import re
from dataclasses import replace

from desktop_app.training.practice.analysis.findings import Analysis, Trait, TraitKind

_CHECKS = re.compile(r"(?:对|是)(?:吧|吗|嘛|不对|不是)[？?。\s]*$|没(?:记|说|理解)?错吧[？?。\s]*$")
"""How a question ends that only makes sure of what was heard."""

_HEAPED, _HEAPED_SHARE = 7, 0.3
"""So many courtesy words that make so much of a reply are no courtesy any more: 702 model replies
and standard wordings have 7 at most, and a quarter of their characters."""


def heaped_courtesy(analysis: Analysis) -> Trait | None:
    """From the first courtesy word to the last where they stand too close [S1: in measure]."""
    found = [one for one in analysis.traits if one.kind is TraitKind.COURTESY]
    length = sum(one.end - one.start for one in found)
    if len(found) < _HEAPED or length < _HEAPED_SHARE * len(analysis.reply.strip()):
        return None
    return replace(found[0], end=found[-1].end)


def is_slip(trait: Trait, analysis: Analysis) -> bool:
    """Not where a broken taboo already counts for the words, nor a vague time beside a definite."""
    broken = analysis.violations
    if any(trait.start < one.end and one.start < trait.end for one in broken):
        return False
    vague = trait.kind is TraitKind.VAGUE_TIME
    return not (vague and counting(analysis, TraitKind.DEFINITE_TIME))


def counting(analysis: Analysis, kind: TraitKind) -> list[Trait]:
    """The observations of one kind, in their order.

    A time inside a question that only makes sure (是周四晚上那节，对吧？) is the customer's own,
    said back, and 下午好 is no time at all: nothing was settled by them.
    """
    found = [one for one in analysis.traits if one.kind is kind]
    if kind is not TraitKind.DEFINITE_TIME:
        return found
    reply = analysis.reply
    asked = (one for one in analysis.traits if one.kind is TraitKind.CLOSED_QUESTION)
    checks = [one for one in asked if _CHECKS.search(reply[one.start : one.end])]
    return [
        time
        for time in found
        if not reply.startswith("好", time.end)
        and not any(one.start <= time.start and time.end <= one.end for one in checks)
    ]
