"""A better wording for what went wrong in a reply, built on what the trainee wrote."""

import re

from desktop_app.system.text import tr
from desktop_app.training.practice.analysis.findings import TraitKind
from desktop_app.training.practice.apology import APOLOGY_PARTS
from desktop_app.training.practice.conversation import Exchange
from desktop_app.training.practice.drill import Drill, model_reply, spoken
from desktop_app.training.practice.marks import Reason, Source
from desktop_app.training.practice.observed import heaped_courtesy
from desktop_app.training.practice.points import Criterion

_KEPT = 40
"""So many characters of a sentence of the trainee are repeated in a better wording."""
_OF_USE = frozenset(
    {TraitKind.EMPATHY, *APOLOGY_PARTS, TraitKind.PARAPHRASE, TraitKind.ACTION, TraitKind.GREETING}
)
"""A reply with none of these and no point met holds nothing to build on, however sound it is."""
_CLAUSE = re.compile(r"[^，,、；;：:。！？!?]+[，,、；;：:。！？!?]*")
_GREETING = re.compile(
    r"(?:@\S+\s+)?[\u4e00-\u9fff]{0,4}?(?:您好|你好|大家好|各位好|早上好|上午好|下午好|晚上好)(?:呀|啊)?"
    r"[，,。！!～~]*"
)
"""How a reply begins that greets: understanding comes after the greeting, not before it."""
_NAMED = re.compile(r"@\S+\s+")
_ASKING = re.compile(r"(?:吗|么|呢|对吧|是吧|好吧|行不行|好不好|可不可以)。$")


def better_wording(drill: Drill, exchange: Exchange, reason: Reason, bad: bool) -> str:
    """What to say instead of, or beside, what *reason* found; "" where nothing is to be offered."""
    start, end = reason.start or 0, reason.end or 0
    if reason.source is Source.POINT:
        asked = next(point for point in exchange.points if point.id == reason.target)
        lead = asked.criterion is Criterion.CALMING
        return _joined(exchange, asked.better, lead) if reason.start is None else ""
    if reason.target in APOLOGY_PARTS:
        return _beside(exchange, start, _apology_words(reason.target))
    if reason.target == "courtesy":
        return _joined(exchange, tr("您好。"), lead=True)
    if reason.target == TraitKind.VAGUE_TIME:
        # Which day is right only the facts of the case say: the trainee has to look it up.
        return _replaced(exchange, start, end, tr("（几号几点前）"))
    if reason.target == TraitKind.SLOT_LEFT:
        return _replaced(exchange, start, end, spoken(drill, exchange.reply[start:end]))
    return _instead(drill, exchange) if bad and reason.source is not Source.ENDING else ""


def beginning(words: str, most: int = _KEPT) -> str:
    """The first clauses of *words* that have room in *most* characters, without a last stop."""
    kept = ""
    for clause in _CLAUSE.findall(words):
        if kept and len(kept) + len(clause) > most:
            return kept.rstrip("，,、；;：:。") + "……"
        kept += clause
    return kept.rstrip("，,、；;：:。")


def _apology_words(part: str) -> str:
    return {
        TraitKind.APOLOGY_ADMIT: tr("这件事是我们没有做好。"),
        TraitKind.APOLOGY_REGRET: tr("我向您道歉。"),
        TraitKind.APOLOGY_PROMISE: tr("我们会改，不让您再遇到同样的情况。"),
    }[TraitKind(part)]


def _to_build_on(exchange: Exchange) -> tuple[str, ...]:
    """The sound sentences of a reply that held something of use and is not all courtesy."""
    useful = exchange.hits or any(one.kind in _OF_USE for one in exchange.analysis.traits)
    fit = useful and heaped_courtesy(exchange.analysis) is None
    sound = exchange.sound_sentences() if fit else ()
    return tuple(_ASKING.sub(lambda found: found.group()[:-1] + "？", one) for one in sound)


def _joined(exchange: Exchange, add: str, lead: bool) -> str:
    """*add* before the first or after the last sentence that can be built on."""
    sound = _to_build_on(exchange)
    add = add if add[-1] in "。！？!?…" else add + "。"
    if not sound:
        return add
    kept = sound[0] if lead else sound[-1]
    if lead:
        return _led_in(add, kept)
    return ("……" if len(sound) > 1 or len(kept) > _KEPT else "") + _ending(kept) + add


def _led_in(add: str, kept: str) -> str:
    """*add* before the words of the trainee, but behind their greeting; a name with @ once."""
    named = _NAMED.match(add)
    if named and kept.startswith(named.group().strip()):
        kept = kept[len(named.group().strip()) :].lstrip()
    greeting = _GREETING.match(kept)
    if greeting and len(greeting.group()) < len(kept) and not _GREETING.match(add):
        head, rest = greeting.group().rstrip("，,。！!～~"), kept[greeting.end() :]
        return head + "，" + add + (rest if len(rest) <= _KEPT else beginning(rest))
    return add + (kept if len(kept) <= _KEPT else beginning(kept))


def _beside(exchange: Exchange, place: int, add: str) -> str:
    """*add* behind the sentence that *place* stands in, which it completes."""
    sound = _to_build_on(exchange)
    for first, last in exchange.sentences():
        words = exchange.reply[first:last].strip()
        here = first <= place < last and len(words) <= 2 * _KEPT
        if here and any(one.startswith(words.rstrip("。，,、")) for one in sound):
            stop = "" if words[-1] in "。！？!?" else "。"
            return ("……" if first else "") + words.rstrip("；;，,、") + stop + add
    return _joined(exchange, add, lead=False)


def _ending(words: str) -> str:
    """The last clauses of *words* that have room; of one long clause its end."""
    kept = ""
    for clause in reversed(_CLAUSE.findall(words)):
        if len(kept) + len(clause) > _KEPT:
            break
        kept = clause + kept
    return kept or words[-_KEPT:]


def _instead(drill: Drill, exchange: Exchange) -> str:
    """The reply without what spoils it, and the weightiest point that it lacks."""
    sound = _to_build_on(exchange)
    missed = [point for point in exchange.points if point.id not in exchange.hits]
    if not sound or not missed:
        return "".join(sound[:2]) or model_reply(drill, exchange.turn)
    return _joined(exchange, max(missed, key=lambda point: point.weight).better, lead=False)


def _replaced(exchange: Exchange, start: int, end: int, words: str) -> str:
    """The sentence around `start`–`end` with *words* in their place."""
    for first, last in exchange.sentences():
        if first <= start < last:
            whole = exchange.reply[first:start] + words + exchange.reply[end:last]
            return whole.strip() if len(whole) <= 3 * _KEPT else ""
    return ""
