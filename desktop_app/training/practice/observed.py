"""Which of the observations in a reply count for the customer's mood."""

import re

from desktop_app.training.practice.analysis.findings import Analysis, Trait, TraitKind

_CHECKS = re.compile(r"(?:对|是)(?:吧|吗|嘛|不对|不是)[？?。\s]*$|没(?:记|说|理解)?错吧[？?。\s]*$")
"""How a question ends that only makes sure of what was heard."""


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
