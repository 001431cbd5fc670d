"""The service vocabulary: named word groups, concepts, and the small language of their patterns.

A pattern is one or more regular expressions joined by ` + `: all of them have to occur in one
sentence, in any order, not more than `WINDOW` characters apart. ` - ` adds an expression that must
not occur in the clauses around them. `{name}` stands for a word group of `words.yaml`. A pattern
that starts with `!` also counts inside a refusal, one that starts with `~` in one clause only.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files

from desktop_app.training.practice.analysis.lookout import Lookout

WINDOW = 40
"""How far apart the parts of one pattern may stand, in characters."""

_MACRO = re.compile(r"\{([a-z][a-z_]*)\}")
_NEGATION = re.compile(r"[不没无别甭免]")
_HAN_RUN = re.compile(r"[\u4e00-\u9fff]{2,4}")


@dataclass(frozen=True)
class Pattern:
    """A pattern; see the module's first lines for its meaning.

    Its expressions are compiled when they are first looked for: of the many patterns of a situation
    most never come upon a reply in which they could be found.
    """

    source: str
    expressions: tuple[str, ...]
    """What its parts look for, word groups written out."""
    bars: tuple[str, ...]
    """What must not stand around them."""
    refusal_counts: bool
    one_clause: bool
    positive: str
    """What the pattern looks for, without what must not stand there."""
    negative: bool
    """Whether the pattern itself holds a negation, which then is no refusal."""

    @cached_property
    def parts(self) -> tuple[re.Pattern[str], ...]:
        """Its expressions, compiled; raises `re.error` for a faulty one."""
        return tuple(map(re.compile, self.expressions))

    @cached_property
    def excluded(self) -> tuple[re.Pattern[str], ...]:
        """Its bars, compiled; raises `re.error` for a faulty one."""
        return tuple(map(re.compile, self.bars))

    def compile(self) -> int:
        """Compile it now rather than in the first reply that may hold it: so many expressions."""
        return len(self.parts) + len(self.excluded)


@dataclass(frozen=True, slots=True)
class Concept:
    """Something that service people say in a hundred ways, under one name."""

    id: str
    label: str
    cue: str
    """Regular expression that a point's name or meaning matches when the point is about this."""
    patterns: tuple[str, ...]
    generic: bool
    """Whether the concept alone is what such a point asks for, whatever the situation."""
    mild: str
    """For a taboo: what makes harmless the clause that it stands in (“您自己选就好”)."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All word groups and concepts."""

    words: Mapping[str, str]
    concepts: Mapping[str, Concept]


def load(name: str) -> object:
    """One of the files of `resources/analysis`."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = (files("resources") / "analysis" / name).read_text(encoding="utf-8")
    return yaml.load(text, Loader=loader)


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon, read once from `resources/analysis`."""
    words = load("words.yaml")
    raw = load("concepts.yaml")
    if not isinstance(words, dict) or not isinstance(raw, dict):
        raise ValueError("resources/analysis: words.yaml and concepts.yaml must be mappings")
    joined = {key: "|".join(str(value).split()) for key, value in words.items()}
    concepts = {
        key: Concept(
            key,
            str(item["label"]),
            str(item.get("cue", "")),
            tuple(item["patterns"]),
            bool(item.get("generic", False)),
            str(item.get("mild", "")),
        )
        for key, item in raw.items()
    }
    return Lexicon(joined, concepts)


_GAP = re.compile(r"\.\{0,([0-9]+)\}")
_CLAUSE_GAP = 12
_SENTENCE_GAP = 99


def _bounded(gap: re.Match[str]) -> str:
    """A gap of up to 12 characters stays in its clause, up to 99 in its sentence."""
    size = int(gap.group(1))
    if size > _SENTENCE_GAP:
        return gap.group()
    return f"[^,:。!?;\\n]{{0,{size}}}" if size <= _CLAUSE_GAP else f"[^。!?;\\n]{{0,{size}}}"


def _expand(source: str) -> str:
    words = lexicon().words
    for _ in range(3):
        source, count = _MACRO.subn(lambda m: f"(?:{words[m.group(1)]})", source)
        if not count:
            break
    return _GAP.sub(_bounded, source).replace("]+", "]{1,12}")


@lru_cache(maxsize=8192)
def compile_pattern(source: str) -> Pattern:
    """Reads one pattern; raises `KeyError` for a word group that there is none of."""
    body = source.strip()
    refusal_counts = one_clause = False
    while body[:1] in "!~":
        refusal_counts = refusal_counts or body[0] == "!"
        one_clause = one_clause or body[0] == "~"
        body = body[1:].lstrip()
    positive, *negative = body.split(" - ")
    expressions = tuple(_expand(part.strip()) for part in positive.split(" + "))
    return Pattern(
        source,
        expressions,
        tuple(_expand(part.strip()) for part in negative),
        refusal_counts,
        one_clause,
        positive,
        any(_NEGATION.search(one.replace("[^", "")) for one in expressions),
    )


def compile_all(sources: Sequence[str]) -> tuple[Pattern, ...]:
    """Compiles several patterns; asked again for the same, gives the same tuple."""
    return _compiled(tuple(sources))


@lru_cache(maxsize=8192)
def _compiled(sources: tuple[str, ...]) -> tuple[Pattern, ...]:
    return tuple(map(compile_pattern, sources))


def definite() -> re.Pattern[str]:
    """What a definite time or length of time looks like."""
    return compile_pattern("{definite}").parts[0]


def lookout(patterns: Iterable[Pattern], marks: Iterable[re.Pattern[str]] = ()) -> Lookout:
    """Finds where patterns, by their source, and bare expressions are worth looking for."""
    sources = {pattern.source: pattern.expressions[0] for pattern in patterns}
    return Lookout(sources, [one.pattern for one in marks])


def han_words(sources: Sequence[str]) -> Iterator[str]:
    """The Chinese words that stand literally in patterns: what the speller may restore."""
    for source in sources:
        yield from _HAN_RUN.findall(_expand(source))


@lru_cache(maxsize=1)
def model() -> Mapping[str, object]:
    """What `tests/scoring/train.py` measured: rarity of features, weights of the judgement."""
    text = (files("resources") / "analysis" / "model.json").read_text(encoding="utf-8")
    loaded = json.loads(text)
    if not isinstance(loaded, dict):
        raise ValueError("resources/analysis/model.json must be a mapping")
    return loaded


@lru_cache(maxsize=1)
def _rarities() -> tuple[dict[str, float], float]:
    table = model()["rarity"]
    assert isinstance(table, dict)
    return table, float(table[""])


def rarity(feature: str) -> float:
    """How rare a feature is in service talk: 0 (everywhere) … 1 (never seen)."""
    table, unseen = _rarities()
    return table.get(feature, unseen)


def manner() -> Mapping[str, float]:
    """How much each feature makes a clause sound like a taboo; the key "" is for every clause."""
    table = model().get("manner", {})
    assert isinstance(table, dict)
    return table
