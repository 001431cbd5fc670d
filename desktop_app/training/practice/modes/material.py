"""Lays a drill out as a row of moments, each with a model wording and what its words are for."""

import re
from dataclasses import replace

from desktop_app.system.text import tr
from desktop_app.training.practice.analysis.findings import Trait, TraitKind
from desktop_app.training.practice.drill import Drill, DrillTurn, model_reply
from desktop_app.training.practice.modes.run import Analyser, Moment, Phrase
from desktop_app.training.practice.modes.way import cue, expected_way

_SLOT = re.compile(r"\[([^\[\]]+)\]")
_CLAUSE = re.compile(r"[^。！？!?；;，,：:\n]+")
_SENTENCE = re.compile(r"[^。！？!?；;\n]+[。！？!?；;]*")

_TRAITS = {
    TraitKind.GREETING: (tr("问候"), tr("先问候，对方知道有人在认真接待。")),
    TraitKind.EMPATHY: (tr("体谅感受"), tr("先接住情绪，后面的话才听得进去。")),
    TraitKind.APOLOGY_ADMIT: (tr("认错"), tr("承认是我们没做好，不推给别人。")),
    TraitKind.APOLOGY_REGRET: (tr("致歉"), tr("当面说抱歉，态度要看得见。")),
    TraitKind.APOLOGY_PROMISE: (tr("承诺改正"), tr("说清怎么补上，道歉才算完整。")),
    TraitKind.PARAPHRASE: (tr("复述需求"), tr("把对方的话说回去，证明听懂了，也能当场改错。")),
    TraitKind.DEFINITE_TIME: (tr("确切时间"), tr("有了钟点，对方才能放心等。")),
    TraitKind.ACTION: (tr("具体动作"), tr("说出马上要做的事，比保证有用。")),
    TraitKind.OPEN_QUESTION: (tr("开放提问"), tr("让对方把情况讲出来，少走弯路。")),
    TraitKind.CLOSED_QUESTION: (tr("确认提问"), tr("只要对方答是或不是，把要点敲定。")),
    TraitKind.THANKS: (tr("致谢"), tr("谢谢对方的时间或提醒，话收得暖。")),
    TraitKind.FAREWELL: (tr("道别"), tr("收尾有礼，留下好的最后印象。")),
    TraitKind.COURTESY: (tr("礼貌用语"), tr("“请”“您”让语气平和。")),
}
"""What words are for that meet no point of the turn; the sooner in the list, the more telling."""

_SHOWN = {
    **{kind: re.compile("") for kind in _TRAITS},
    TraitKind.DEFINITE_TIME: re.compile("[前点内]|小时|分钟"),
    TraitKind.COURTESY: re.compile("请|麻烦|劳驾|辛苦"),
}
"""What a clause has to hold besides, so that 今天 or 您 alone are not explained at length."""
_NEAR = 4
_TAG = 3


def moments(drill: Drill, seed: int, analyser: Analyser) -> tuple[Moment, ...]:
    """The turns on the way to the best ending, in order; *seed* picks among the cues."""
    found = []
    for turn in expected_way(drill):
        wording = model_reply(drill, turn.id)
        if wording.strip():
            found.append(_moment(drill, turn, wording, seed, analyser))
    return tuple(found)


def _moment(drill: Drill, turn: DrillTurn, wording: str, seed: int, analyser: Analyser) -> Moment:
    analysis = analyser.analyse(wording, turn.points, turn.taboos, drill.facts)
    points = {point.id: point for point in turn.points}
    slots = _slots(drill, turn.wording) if turn.wording else []
    taken = [(one.start, one.end) for one in slots]
    phrases = list(slots)
    for hit in sorted(analysis.hits, key=lambda one: (-points[one.id].weight, one.start)):
        point = points[hit.id]
        for start, end in _free(wording, hit.start, hit.end, taken):
            why = point.meaning.rstrip("。") + "。"
            phrases.append(Phrase(start, end, point.name, why, point.id, point.weight))
            taken.append((start, end))
            break
    phrases += _courtesies(wording, analysis.traits, taken)
    phrases.sort(key=lambda one: one.start)
    hits = {hit.id for hit in analysis.hits}
    broken = {one.id for one in analysis.violations}
    good = next((one.why for one in turn.replies if one.level == "good"), "")
    return Moment(
        id=turn.id,
        cue=cue(drill, turn, seed),
        wording=wording,
        why=turn.why or good,
        points=tuple(point for point in turn.points if point.id in hits) or turn.points,
        taboos=tuple(taboo for taboo in turn.taboos if taboo.id not in broken),
        facts=drill.facts,
        rubric=(turn.points, turn.taboos),
        phrases=_widened(wording, phrases),
    )


def _slots(drill: Drill, wording: str) -> list[Phrase]:
    """Where the slots' contents stand in the spoken form of *wording*."""
    values = {slot.name.strip("[]"): slot for slot in drill.slots}
    found, shift = [], 0
    for match in _SLOT.finditer(wording):
        slot = values.get(match.group(1))
        if slot is None:
            continue
        start = match.start() + shift
        why = slot.hint or tr("占位，要换成真实内容。")
        found.append(
            Phrase(start, start + len(slot.value), match.group(1), why, slot=match.group(1))
        )
        shift += len(slot.value) - len(match.group())
    return found


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without the punctuation at its ends."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


def _free(text: str, start: int, end: int, taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """What of a span is not taken yet, the longest stretch first, at least two characters.

    What a slot has cut off begins with no comma and ends with none.
    """
    pieces = [(start, end)]
    for low, high in taken:
        cut = []
        for first, last in pieces:
            cut += [(first, min(last, low)), (max(first, high), last)]
            if last <= low or high <= first:
                cut = [*cut[:-2], (first, last)]
        pieces = [one for one in cut if one[0] < one[1]]
    trimmed = [_trimmed(text, *one) for one in pieces]
    found = [one for one in trimmed if one[1] - one[0] >= 2]
    return sorted(found, key=lambda one: one[0] - one[1])


def _widened(wording: str, phrases: list[Phrase]) -> tuple[Phrase, ...]:
    """Let phrases begin and end with their clauses where only a few free characters lack."""
    found: list[Phrase] = []
    clauses = [clause.span() for clause in _CLAUSE.finditer(wording)]
    for number, one in enumerate(phrases):
        low = found[-1].end if found else 0
        high = phrases[number + 1].start if number + 1 < len(phrases) else len(wording)
        start = max((first for first, _last in clauses if first <= one.start), default=one.start)
        end = min((last for _first, last in clauses if last >= one.end), default=one.end)
        if one.slot or not (low <= start and one.start - start <= _NEAR):
            start = one.start
        if one.slot or not (end <= high and end - one.end <= _NEAR):
            end = one.end
        found.append(replace(one, start=start, end=end))
    return tuple(found)


def _courtesies(
    wording: str, traits: tuple[Trait, ...], taken: list[tuple[int, int]]
) -> list[Phrase]:
    """A phrase for each clause that no other explains and that something was observed in."""
    found = []
    for clause in _CLAUSE.finditer(wording):
        start, end = clause.span()
        if any(low < end and start < high for low, high in taken):
            continue
        # What ends here belongs here: a question spans the clauses that lead up to it.
        kinds = {one.kind for one in traits if start < one.end <= end + 1}
        if end - start <= _TAG:
            # What was said back stands before it and has its own reason: 对吗 alone only asks.
            kinds.discard(TraitKind.PARAPHRASE)
        kind = next(
            (one for one, shown in _SHOWN.items() if one in kinds and shown.search(clause[0])),
            None,
        )
        if kind is not None:
            found.append(Phrase(start, end, *_TRAITS[kind]))
    return found


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Where each sentence stands, or each clause where there is only one sentence."""
    spans = tuple(found.span() for found in _SENTENCE.finditer(text) if found.group().strip())
    if len(spans) > 1:
        return spans
    return tuple(found.span() for found in _CLAUSE.finditer(text))
