"""Which of the observations in a reply count, for the customer's mood and for the marks."""

import re
from collections.abc import Iterable
from dataclasses import replace

from desktop_app.training.practice.analysis.findings import Analysis, Trait, TraitKind

POLITE = frozenset(
    {TraitKind.COURTESY, TraitKind.GREETING, TraitKind.THANKS, TraitKind.APOLOGY_REGRET}
)
"""Any of these is a courtesy word; a group is not 您."""

_CHECKS = re.compile(
    r"(?:对|是)(?:这样|这么回事|这个意思)?(?:吧|吗|嘛|不对|不是)[？?。\s]*$|没(?:记|说|理解)?错吧[？?。\s]*$"
)
"""How a question ends that only makes sure of what was heard."""

_ASKED = re.compile(r"(?:吗|呢|啊|呀|吧|么)?[？?]$|(?:吗|呢|么)$")
_OFFERS = re.compile(r"[可行好]|方便|合适|怎么样|如何|哪|还是|您看|要不")
"""A question that lets the customer choose or agree: it settles a time, others only name one."""
_LATE = re.compile(
    r"(?:(?<![今明当最每早周后])晚到?|迟到?|耽误|耽搁|拖延?|(?<!至)少|[欠超误]|没上|过了)(?:上|听)?了?"
    r"(?:上|您|大家|孩子|我们)?(?:(?:答应|说好|约定|承诺)的)?"
    r"[0-9零一二两三四五六七八九十百几多半、，, 分钟小时天]*$"
)
_OVER = re.compile(
    r"[^，。,.]{0,4}(?:经常|常常|总是|老是|天天|每天)|才|就要|也?不算|而已|那[天次回节晚]|(?:早|都|已经?)*过了"
    r"|(?:就|才|已经?)*(?:提交|申请|下单|报名|付款|说)[了过]"
)
"""What stands before and after a time that tells how late something was, or what is over."""
_NEAR = 16
_STOP = re.compile(r"[，。！？；：,.!?;:\n]")

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
    if trait.kind is not TraitKind.VAGUE_TIME:
        return True
    vague = trait in counting(analysis, TraitKind.VAGUE_TIME)
    return vague and not counting(analysis, TraitKind.DEFINITE_TIME)


def counting(analysis: Analysis, kind: TraitKind) -> list[Trait]:
    """The observations of one kind, in their order.

    A time inside a question that only makes sure (是周四晚上那节，对吧？) is the customer's own,
    said back, 下午好 is no time at all, and how late something was is no promise: nothing was
    settled by them. A vague word beside a time (今早九点一刻) makes it no vaguer.
    """
    found = [one for one in analysis.traits if one.kind is kind]
    if kind is TraitKind.VAGUE_TIME:
        fixed = [one for one in analysis.traits if one.kind is TraitKind.DEFINITE_TIME]
        return [
            time
            for time in _not_said_back(analysis, found)
            if not any(_touch(time, one) for one in fixed)
        ]
    if kind is not TraitKind.DEFINITE_TIME:
        return found
    reply = analysis.reply
    return [
        time
        for time in _not_said_back(analysis, _whole(found))
        if not reply.startswith("好", time.end) and _settles(reply, time)
    ]


def _not_said_back(analysis: Analysis, times: Iterable[Trait]) -> list[Trait]:
    asked = (one for one in analysis.traits if one.kind is TraitKind.CLOSED_QUESTION)
    checks = [one for one in asked if _CHECKS.search(analysis.reply[one.start : one.end])]
    return [
        time
        for time in times
        if not any(one.start <= time.start and time.end <= one.end for one in checks)
    ]


def _touch(one: Trait, other: Trait) -> bool:
    return one.start <= other.end + 1 and other.start <= one.end + 1


def _whole(times: Iterable[Trait]) -> list[Trait]:
    """Times that follow one another as one: 周六 and 下午三点 name a single moment."""
    whole: list[Trait] = []
    for time in times:
        if whole and _touch(whole[-1], time):
            whole[-1] = replace(whole[-1], end=time.end)
        else:
            whole.append(time)
    return whole


def _settles(reply: str, time: Trait) -> bool:
    """Whether a time says when something will be, rather than how late it was or when it began."""
    before = reply[max(0, time.start - _NEAR) : time.start]
    if _LATE.search(before) or _OVER.match(reply, time.end):
        return False
    last = _STOP.search(reply, time.end)
    end = last.end() if last else len(reply)
    clause = reply[time.start : end].strip()
    return not _ASKED.search(clause) or bool(_OFFERS.search(clause))
