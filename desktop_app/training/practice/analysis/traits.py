"""What can be observed in any reply: courtesy, questions, times, promises, blame, slots, facts."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from desktop_app.training.practice.analysis.cutting import Place
from desktop_app.training.practice.analysis.facts import fact_errors
from desktop_app.training.practice.analysis.findings import Trait, TraitKind
from desktop_app.training.practice.analysis.frames import Frame
from desktop_app.training.practice.analysis.lexicon import Pattern, compile_all, lexicon
from desktop_app.training.practice.analysis.matching import Manner, counts, live, matches
from desktop_app.training.practice.analysis.normal import Reading

LONG_SENTENCE = 60
"""From so many characters on a sentence is hard to follow by ear."""

MOST_OF_A_KIND = 12
"""More observations of one kind than that tell a reader nothing new."""

_SLOT = re.compile(r"\[[\u4e00-\u9fff]{2,12}\]|【[\u4e00-\u9fff]{2,12}】|\{[\u4e00-\u9fff]{2,12}\}")
_FACT_BEFORE = re.compile(
    r"(?:昨|前天|上(?:个)?(?:周|月|星期|次|回)|当时|那天|去年|刚才|之前(?:的|在)|等|排|拖|耽误|耽搁|超过?|用|住|学|欠|干|拨|候|隔)(?:了|过|着)?(?:这么|整整|足足|快|近|将近|有|您|的)?$"
    r"|(?:报|订|买|定|选|约|上|排)的(?:是|就是)?$|(?:您|你|孩子)(?:是|那|这|的|在)$"
)
"""What stands before a time that is over, or names which one is meant."""
_GIVEN = re.compile(r"(?:给|帮|为|替)您|安排|[改换挪调约]到|预计|最[迟晚快]")
"""What stands before a time that is arranged for the customer."""
_FACT_AFTER = re.compile(
    r"[^,]{0,4}的(?:这|那)?(?:个)?(?:班|课|单|场|票|航班|车次?|订单|会|活动|团|号|那[节堂班次])(?!.{0,4}(?:前|内|给您|会|能))"
    r"|(?:多|来)?(?:以来|没(?:回|到|人|有)|了(?!解|结)|(?:提交|下单|报名|付款|购买|买|签收|来电|打来|反映|申请|登记)(?:的|了|过)?(?:$|,))"
)
"""What stands after it."""
_ASKS = re.compile(r"(?:吗|呢|么)[,]?$")
_OPEN = re.compile(
    r"什么|啥|怎么|怎样|如何|哪|为什么|为何|多少|几[点号天个位岁年]|谁|何时|多久|多大|咋"
)


OBSERVED = {
    TraitKind.APOLOGY_REGRET: "apology",
    TraitKind.APOLOGY_ADMIT: "trait-admit",
    TraitKind.APOLOGY_PROMISE: "trait-promise",
    TraitKind.EMPATHY: "empathy",
    TraitKind.PARAPHRASE: "trait-paraphrase",
    TraitKind.DEFINITE_TIME: "trait-definite",
    TraitKind.VAGUE_TIME: "trait-vague",
    TraitKind.ACTION: "trait-action",
    TraitKind.COURTESY: "trait-courtesy",
    TraitKind.JARGON: "trait-jargon",
    TraitKind.GREETING: "greet",
    TraitKind.THANKS: "thanks",
    TraitKind.FAREWELL: "farewell",
    TraitKind.OVERPROMISE: "trait-overpromise",
    TraitKind.BLAME: "trait-blame",
    TraitKind.EVASION: "trait-evasion",
    TraitKind.RUDE: "trait-rude",
}
"""Which concept of the vocabulary each observation is found by."""

_AGAINST = frozenset(
    {TraitKind.OVERPROMISE, TraitKind.BLAME, TraitKind.EVASION, TraitKind.RUDE, TraitKind.JARGON}
)
"""Observations that a condition does not excuse, only quoting or disowning does."""


@lru_cache(maxsize=1)
def _kinds() -> tuple[tuple[TraitKind, str, tuple[Pattern, ...], Manner], ...]:
    concepts = lexicon().concepts
    return tuple(
        (kind, concepts[key].label, compile_all(concepts[key].patterns), _manner(kind))
        for kind, key in OBSERVED.items()
    )


def _manner(kind: TraitKind) -> Manner:
    anyhow = kind is TraitKind.COURTESY
    return Manner(anyhow, anyhow, taboo=kind in _AGAINST)


def observe(reply: str, reading: Reading, frame: Frame, facts: str) -> tuple[Trait, ...]:
    """All observations, in the order in which they stand in the reply."""
    found = [
        *_of_kinds(reading, frame),
        *_questions(reading, frame),
        *_slots(reply),
        *_long_sentences(reading, frame),
        *(
            Trait(TraitKind.FACT_ERROR, *reading.span(p.start, p.end), why)
            for p, why in fact_errors(frame, facts)
        ),
    ]
    return tuple(sorted(found, key=lambda trait: (trait.start, trait.end, trait.kind)))


def _of_kinds(reading: Reading, frame: Frame) -> Iterator[Trait]:
    for kind, label, patterns, manner in _kinds():
        for place in _found(patterns, frame, manner):
            if kind is TraitKind.DEFINITE_TIME and _is_fact(frame, place):
                continue
            words = frame.raw[place.start : place.end][:24]
            yield Trait(kind, *reading.span(place.start, place.end), f"“{words}”：{label}。")


def _is_fact(frame: Frame, place: Place) -> bool:
    """Whether a time only states what was or is (“是周三晚上的班”), which promises nothing."""
    clause = frame.clause_around(place.start, place.end)
    before = frame.text[clause.start : place.start]
    after = frame.text[place.end : clause.end]
    if _GIVEN.search(before):
        return False
    return bool(_FACT_BEFORE.search(before) or _FACT_AFTER.match(after))


def _found(patterns: Sequence[Pattern], frame: Frame, manner: Manner) -> list[Place]:
    taken: list[Place] = []
    for pattern, places in live(patterns, frame):
        for match in matches(pattern, frame, places):
            if len(taken) >= MOST_OF_A_KIND:
                return taken
            apart = all(match.end <= old.start or old.end <= match.start for old in taken)
            if apart and counts(match, pattern, frame, manner):
                taken.append(Place(match.start, match.end))
    return taken


def _questions(reading: Reading, frame: Frame) -> Iterator[Trait]:
    asking = [place for place in frame.sentences if _asks(frame.text, place)]
    for place in asking[:MOST_OF_A_KIND]:
        words = frame.text[place.start : place.end]
        start = place.start + len(words) - len(words.lstrip(" ,"))
        span = reading.span(start, place.end)
        if _OPEN.search(words):
            yield Trait(TraitKind.OPEN_QUESTION, *span, "开放式提问，请客户多说。")
        else:
            yield Trait(TraitKind.CLOSED_QUESTION, *span, "封闭式提问，客户答是或不是。")


def _asks(text: str, place: Place) -> bool:
    words = text[place.start : place.end]
    return len(words.strip(" ,")) >= 2 and (
        text[place.end : place.end + 1] == "?" or bool(_ASKS.search(words))
    )


def _slots(reply: str) -> Iterator[Trait]:
    for found in _SLOT.finditer(reply[:20_000]):
        yield Trait(
            TraitKind.SLOT_LEFT, found.start(), found.end(), f"占位“{found.group()}”没有填写。"
        )


def _long_sentences(reading: Reading, frame: Frame) -> Iterator[Trait]:
    for place in frame.sentences:
        length = place.end - place.start
        if length >= LONG_SENTENCE:
            span = reading.span(place.start, place.end)
            yield Trait(TraitKind.LONG_SENTENCE, *span, f"这一句有 {length} 个字，客户不容易跟上。")
