"""Prepares the points and taboos of a situation: which patterns and wordings stand for each."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from operator import add

from desktop_app.training.practice.analysis.frames import MARKS, Frame
from desktop_app.training.practice.analysis.hinting import (
    Clue,
    Construction,
    bound,
    clues,
    families_of,
    of_taboo,
)
from desktop_app.training.practice.analysis.lexicon import (
    Concept,
    Pattern,
    compile_all,
    compile_pattern,
    definite,
    han_words,
    lexicon,
    lookout,
)
from desktop_app.training.practice.analysis.lookout import Lookout
from desktop_app.training.practice.analysis.matching import Manner, matches
from desktop_app.training.practice.analysis.normal import Speller, Vocabulary, is_word, plain
from desktop_app.training.practice.analysis.similarity import (
    Pairs,
    features,
    postings,
    squared,
    weight,
)
from desktop_app.training.practice.analysis.sounding import Voice, voices
from desktop_app.training.practice.analysis.traits import OBSERVED
from desktop_app.training.practice.points import Point, Taboo

_EXCEPT = re.compile(
    r"[;；,，。(（]?(?:只|仅|单独|笼统|自己|叫|让|提醒|如实|平实|客观|答完|说错|以[^;；。]{2,20}为前提)[^;；。]*?不算|[;；。][^;；。]*不算"
)
_REFUSAL = re.compile(
    r"婉拒|婉言|拒绝|谢绝|不能|无法|不予|说明不|表示不|不透露|不提供|办不了|不可以|没有权限|不在"
)
CORE = 6
"""A target's heaviest words are taken as what it is about."""

_ASKING = re.compile(r"\?|吗|呢|请问|是不是|有没有|什么|哪|怎么|贵姓|多少")
_BACKUP = re.compile(r"备用|断线|掉线|赶不上|万一|错过|来不及|意外|突发|中断|联系不上|迟到|到时")


@dataclass(frozen=True, slots=True)
class Prepared:
    """One point or taboo, ready to be looked for."""

    id: str
    name: str
    manner: Manner
    patterns: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]
    concepts: tuple[Concept, ...]
    sought: tuple[tuple[Pattern, ...], ...]
    """The patterns of its concepts, one by one."""
    says: tuple[str, ...]
    said: tuple[frozenset[str], ...]
    named: frozenset[str]
    meant: frozenset[str]
    excepted: frozenset[str]
    never: frozenset[str]
    """Clauses, in plain form, that its author says do not count."""
    asks: bool
    """Whether the target is expressed by asking."""
    timed: bool
    """Whether it is expressed by a definite time."""
    generic: bool
    """Whether one of its concepts is all that such a target asks for."""
    authored: bool
    families: frozenset[str]
    """The families of taboos that it belongs to; none for a point."""
    hints: Construction | None
    """What its author knows to hint at it."""


@dataclass(frozen=True, slots=True)
class Rubric:
    """All points and taboos of one situation, with an index of the words of their wordings."""

    targets: tuple[Prepared, ...]
    points: int
    """How many of the targets are points; they come first."""
    speller: Speller
    lookout: Lookout
    """Where the patterns of the targets, and those of every reply, are worth trying."""
    index: Mapping[str, Sequence[tuple[int, float]]]
    pairs: Pairs
    slots: tuple[tuple[int, int, float, float], ...]
    """What the index points at, target by target: (target, number of the wording or a role below
    zero, length, length squared)."""
    shares: "Shares"
    clues: tuple[Clue, ...]
    """The patterns by which its taboos may be hinted at."""
    voice: Voice | None
    """What tells its taboos from one another, where that was learned."""


ENOUGH = 1_000.0
"""More than any likeness times the length of the stretch."""


class Shares(dict[str, tuple[tuple[int, float], ...]]):
    """Feature → how much it adds to the likeness of each target at the most.

    More than enough for a plain target, which is weighed where anything of it is shared.
    """

    def __init__(
        self,
        plain: Sequence[bool],
        index: Mapping[str, Sequence[tuple[int, float]]],
        slots: Sequence[tuple[int, int, float, float]],
    ) -> None:
        """`plain`: target by target; `index` and `slots`: see `Rubric`."""
        self._plain = plain
        self._index = index
        self._slots = slots

    def __missing__(self, feature: str) -> tuple[tuple[int, float], ...]:
        most: dict[int, float] = {}
        for slot, value in self._index[feature]:
            target, role, norm, _ = self._slots[slot]
            if self._plain[target]:
                most[target] = ENOUGH
            elif role >= 0:
                most[target] = max(most.get(target, 0.0), value / norm)
        found = self[feature] = tuple(most.items())
        return found


CORE_SLOT = -1
"""Role of the words that a target is about."""
EXCEPT_SLOT = -2
"""Role of the words that do not count."""


def split_meaning(meaning: str) -> tuple[str, str]:
    """The part of a meaning that says what counts, and the part that says what does not."""
    cut = re.split(r"[;；]", meaning, maxsplit=1)
    if len(cut) == 2:
        return cut[0], cut[1]
    found = _EXCEPT.search(meaning)
    if found:
        return meaning[: found.start()] + meaning[found.end() :], found.group()
    return meaning, ""


@lru_cache(maxsize=512)
def prepare(target: Point | Taboo) -> Prepared:
    """Looks up which concepts a target is about and compiles what stands for it."""
    meant, excepted = split_meaning(target.meaning)
    taboo = isinstance(target, Taboo)
    manner = Manner(
        refusal_counts=taboo or bool(_REFUSAL.search(target.name + meant)),
        condition_counts=taboo or bool(_BACKUP.search(target.name + meant)),
        taboo=taboo,
        negations="".join(target.says) if taboo else "",
        mild=_mild(target, meant) if taboo else None,
    )
    authored = bool(target.patterns or target.concepts)
    concepts = tuple(lexicon().concepts[key] for key in target.concepts)
    if not authored:
        concepts = related(target.name, meant, target.says, taboo)
    return Prepared(
        target.id,
        target.name,
        manner,
        compile_all(target.patterns),
        compile_all(target.unless),
        concepts,
        tuple(compile_all(concept.patterns) for concept in concepts),
        target.says,
        tuple(features(plain(say)) for say in target.says),
        features(plain(target.name)),
        features(plain(meant)),
        features(plain("。".join((excepted, *target.not_says)))),
        frozenset(plain(one).strip(" ,.。?!") for one in target.not_says),
        _mostly(_ASKING, target.says),
        _mostly(definite(), target.says),
        any(concept.generic for concept in concepts),
        authored,
        families_of(plain(target.name), plain(meant), target.concepts) if taboo else frozenset(),
        _own_hints(target),
    )


def _own_hints(target: Point | Taboo) -> Construction | None:
    if not isinstance(target, Taboo) or not target.hints:
        return None
    return of_taboo(target.name, target.hints)


def _mild(target: Point | Taboo, meant: str) -> Pattern | None:
    """What makes harmless the words of the families that a taboo belongs to by name or meaning."""
    text = plain(target.name + "。" + meant)
    found = [
        concept.mild
        for concept in lexicon().concepts.values()
        if concept.mild and (concept.id in target.concepts or re.search(concept.cue, text))
    ]
    return compile_pattern("|".join(found)) if found else None


def related(name: str, meant: str, says: Sequence[str], taboo: bool) -> tuple[Concept, ...]:
    """The concepts that a plain target is about: its cue fits and its own wordings express it.

    A taboo that is called by the name of its family is of it, even where its wordings only hint.
    """
    frames = [Frame(plain(say)) for say in says]
    found = []
    for concept in lexicon().concepts.values():
        if concept.id.startswith("taboo") != taboo or not concept.cue:
            continue
        named = bool(re.search(concept.cue, plain(name)))
        if not named and not re.search(concept.cue, plain(meant)):
            continue
        compiled = compile_all(concept.patterns)
        said = sum(
            any(next(iter(matches(pattern, frame)), None) for pattern in compiled)
            for frame in frames
        )
        if (named and taboo) or said * 3 >= len(says) * (1 if named else 2):
            found.append(concept)
    return tuple(found)


@lru_cache(maxsize=1)
def _service_words() -> Counter[str]:
    book = lexicon()
    groups = list(book.words.values())
    acts = [
        one for key, found in book.concepts.items() for one in found.patterns if key[:5] != "taboo"
    ]
    found = Counter(
        word
        for word in han_words([*groups, *acts])
        if (len(word) == 2 and is_word(word)) or len(word) == 4
    )
    found.update(word for word in han_words(groups) if len(word) == 3)
    return found


@lru_cache(maxsize=1)
def _service_vocabulary() -> Vocabulary:
    return Vocabulary(_service_words())


@lru_cache(maxsize=128)
def rubric(points: tuple[Point, ...], taboos: tuple[Taboo, ...], facts: str) -> Rubric:
    """Prepares a situation once; asking again costs nothing."""
    targets = (*points, *taboos)
    texts = [facts, *(say for target in targets for say in target.says)]
    own = Counter(chain.from_iterable(_pairs(plain(text)) for text in texts))
    pairs = {
        pair: _service_words()[pair] + 3 * count
        for pair, count in own.items()
        if is_word(pair) or (count >= 3 and _solid(pair))
    }
    prepared = tuple(prepare(target) for target in targets)
    return _indexed(prepared, len(points), Speller(_service_vocabulary(), pairs, frozenset(own)))


def _indexed(targets: tuple[Prepared, ...], points: int, speller: Speller) -> Rubric:
    held = Counter(
        feature for target in targets for feature in frozenset().union(*target.said, target.named)
    )
    vectors: list[Mapping[str, float]] = []
    slots: list[tuple[int, int, float]] = []
    for number, target in enumerate(targets):
        for role, said in (*enumerate(target.said), (EXCEPT_SLOT, target.excepted)):
            vectors.append({feature: weight(feature) ** 2 for feature in said})
            slots.append((number, role, squared(said) ** 0.5))
        core = _core(target, held)
        vectors.append(core)
        slots.append((number, CORE_SLOT, sum(sorted(core.values(), reverse=True)[:CORE]) or 1.0))
    squares = tuple((number, role, norm, norm * norm) for number, role, norm in slots)
    hints = bound(
        {number: one.families for number, one in enumerate(targets) if one.families},
        {number: one.hints for number, one in enumerate(targets) if one.hints},
    )
    hinting = clues(hints)
    lookout = _lookout(targets, hinting)
    index = postings(vectors)
    shares = Shares([not one.authored for one in targets], index, squares)
    voice = _voice(targets[points:])
    return Rubric(
        targets, points, speller, lookout, index, Pairs(index), squares, shares, hinting, voice
    )


def _voice(taboos: Sequence[Prepared]) -> Voice | None:
    """The voice that was learned for exactly these taboos, in their authored form."""
    if not all(one.authored for one in taboos):
        return None
    return voices().get(tuple(one.name for one in taboos))


def _lookout(targets: Sequence[Prepared], hinting: Sequence[Clue]) -> Lookout:
    concepts = [concept for target in targets for concept in target.concepts]
    concepts += [lexicon().concepts[key] for key in OBSERVED.values()]
    sources = {source: None for concept in concepts for source in concept.patterns}
    own = [one for target in targets for one in (*target.patterns, *target.unless)]
    own += [clue.pattern for clue in hinting]
    return lookout([*compile_all(tuple(sources)), *own], (*MARKS, definite()))


def _core(target: Prepared, held: Counter[str]) -> dict[str, float]:
    """The words that a target is about: in many of its wordings, in few of the others'."""
    core: dict[str, float] = {}
    for feature in frozenset().union(*target.said, target.named, target.meant):
        share = sum(feature in said for said in target.said) / len(target.said)
        share += 0.5 * (feature in target.named) + 0.3 * (feature in target.meant)
        core[feature] = weight(feature) * share / max(held[feature], 1)
    return core


def _mostly(pattern: re.Pattern[str], says: Sequence[str]) -> bool:
    return sum(bool(pattern.search(plain(say))) for say in says) * 2 > len(says)


@lru_cache(maxsize=512)
def _pairs(text: str) -> tuple[str, ...]:
    return tuple(filter(str.isalpha, map(add, text, text[1:])))


def _solid(pair: str) -> bool:
    return not set(pair) & set(
        "的了是我您你他她它在有没就都和与及一上下个把给请吗呢也还要会能这那什么不说到为被以用可"
    )
