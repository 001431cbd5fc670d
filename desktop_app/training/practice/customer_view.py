"""The customer's view of a conversation, read off the mood log: what calmed, what hurt."""

from collections.abc import Sequence
from dataclasses import replace

from desktop_app.system.text import tr
from desktop_app.training.practice.better import beginning
from desktop_app.training.practice.conversation import Exchange, moved
from desktop_app.training.practice.mood import Cause, MoodChange
from desktop_app.training.practice.points import Criterion

_OFFENCES = frozenset({Cause.TABOO, Cause.RUDE, Cause.BLAME, Cause.EVASION})


def customer_view(exchanges: Sequence[Exchange]) -> tuple[str, ...]:
    """What calmed and what hurt the most, two of each at most, in the customer's words.

    Who was offended and angrier after a reply does not thank for a part of it.
    """
    said: list[str] = []
    for calmer in (True, False):
        causes: set[Cause] = set()
        for change, exchange in moved(exchanges, calmer):
            if calmer and _offended(exchange):
                continue
            if change.cause not in causes and len(causes) < 2:
                causes.add(change.cause)
                said.append(_in_customers_words(change, exchange))
    return tuple(said) or (tr("说得平平，我没有更气，也没有更安心。"),)


def _offended(exchange: Exchange) -> bool:
    hurt = any(change.cause in _OFFENCES and change.delta > 0 for change in exchange.changes)
    return hurt and exchange.mood_after > exchange.mood_before


def _in_customers_words(change: MoodChange, exchange: Exchange) -> str:
    change = _as_point(change, exchange)
    point = next((point for point in exchange.points if point.id == change.target), None)
    met = point is not None and change.cause is Cause.POINT
    form = _customer_says().get(point.criterion if point and met else change.cause, "")
    words = exchange.quote(change.start, change.end)
    if change.cause in (Cause.JARGON, Cause.SLOT_LEFT):
        words = exchange.reply[change.start : change.end]
    hoped = beginning(point.better) if point else ""
    return form.format(words=words.rstrip("。！？，"), hoped=hoped)


def _as_point(change: MoodChange, exchange: Exchange) -> MoodChange:
    """A time that belongs to a point speaks as that point: 十点二十 alone tells nobody anything."""
    if change.cause is not Cause.TIME:
        return change
    start, end = change.start or 0, change.end or 0
    hit = next((one for one in exchange.analysis.hits if one.start < end and start < one.end), None)
    if hit is None:
        return change
    return replace(change, cause=Cause.POINT, target=hit.id, start=hit.start, end=hit.end)


def _customer_says() -> dict[Cause | Criterion, str]:
    """A point that was met speaks by its criterion, everything else by its cause."""
    return {
        Criterion.CALMING: tr("听到“{words}”，我心里好受了些。"),
        Criterion.SOLUTION: tr("“{words}”，我要的就是这个答复。"),
        Criterion.TIME: tr("“{words}”，有了准信，我就不急了。"),
        Criterion.LANGUAGE: tr("你说“{words}”，我听着舒服。"),
        Cause.EMPATHY: tr("听到“{words}”，我觉得你懂我。"),
        Cause.APOLOGY: tr("你说“{words}”，我的气消了一些。"),
        Cause.TIME: tr("听到“{words}”，我心里就有数了。"),
        Cause.ACTION: tr("你说“{words}”，我知道有人在办了。"),
        Cause.PARAPHRASE: tr("你说“{words}”，看来我的话你听进去了。"),
        Cause.TABOO: tr("你说“{words}”，我听了就来气。"),
        Cause.RUDE: tr("“{words}”这种话，我听了就不想再谈。"),
        Cause.BLAME: tr("你说“{words}”，倒像是我的错。"),
        Cause.EVASION: tr("你说“{words}”，我觉得你在推。"),
        Cause.FACT_ERROR: tr("“{words}”和我知道的不一样，我不敢信了。"),
        Cause.NO_EMPATHY: tr("我正在气头上，没听到一句体谅的话，后面的听不进去。"),
        Cause.VAGUE_TIME: tr("“{words}”到底是什么时候，我心里没底。"),
        Cause.SLOT_LEFT: tr("“{words}”是什么意思，你在念稿子吗？"),
        Cause.JARGON: tr("“{words}”我听不懂。"),
        Cause.REPETITION: tr("同样的话又说一遍，像在念稿子。"),
        Cause.SLOW: tr("等了很久才有回音，我越等越急。"),
        Cause.SILENCE: tr("我说完了，没有人理我。"),
        Cause.OFF_TOPIC: tr("我问的事，你没有回答。"),
        Cause.MISSED: tr("我想听的是“{hoped}”，你没有说。"),
    }
