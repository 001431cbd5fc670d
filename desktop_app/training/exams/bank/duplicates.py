"""Finds questions that are the same or nearly the same, and says in what.

Texts are sets of pairs of neighbouring characters; how alike two are is the share of pairs that
both have (Jaccard). What a text shares with all others is counted at once, from the lists of which
texts have each of its pairs: five thousand questions take seconds, not minutes.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from desktop_app.system.text import tr
from desktop_app.training.exams.bank.grading import plain
from desktop_app.training.exams.bank.question import (
    Case,
    FillIn,
    Matching,
    Multiple,
    Ordering,
    Question,
    Single,
)
from desktop_app.training.exams.bank.telling import answer_text

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NEAR_WHOLE = 0.6
"""Stem and answers together: from here on two questions ask the same in other words."""
NEAR_STEM = 0.75
"""Stems alone: from here on one was written from the other."""
_SHORTEST_STEM = 12
"""Characters: a stem such as 哪一句最合适？ says nothing of what is asked."""

_MARKS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Alike:
    """Two questions, by key, and what they share."""

    first: str
    second: str
    exact: bool
    likeness: float
    """The share of what both say, 0 to 1."""
    reason: str
    """A Chinese sentence."""


@dataclass(frozen=True, slots=True)
class _Text:
    key: str
    stem: str
    whole: str
    answer: str
    mark: tuple[object, ...]
    """Equal for questions that differ in marks of punctuation and in the order of options only."""


def alike(questions: Mapping[str, Question]) -> tuple[Alike, ...]:
    """Return every two questions that are the same or nearly, the most alike first."""
    texts = [_text(key, one) for key, one in questions.items()]
    exact = {pair: _exact() for pair in _equal(texts)}
    near: dict[tuple[int, int], tuple[float, str]] = {}
    for pair, share in _near([one.whole for one in texts], NEAR_WHOLE):
        near[pair] = (share, "whole")
    long = [one.stem if len(one.stem) >= _SHORTEST_STEM else "" for one in texts]
    for pair, share in _near(long, NEAR_STEM):
        if pair not in near or share > near[pair][0]:
            near[pair] = (share, "stem")
    found = [Alike(texts[a].key, texts[b].key, True, 1.0, told) for (a, b), told in exact.items()]
    found += [
        Alike(texts[a].key, texts[b].key, False, share, _told(texts[a], texts[b], share, what))
        for (a, b), (share, what) in near.items()
        if (a, b) not in exact
    ]
    return tuple(sorted(found, key=lambda one: (-one.exact, -one.likeness, one.first, one.second)))


def _text(key: str, question: Question) -> _Text:
    # A case's stem is much the same everywhere: what happened tells them apart.
    stem = _bare(question.material if isinstance(question, Case) else question.stem)
    parts = sorted(_bare(one) for one in _parts(question))
    answer = _answer(question)
    mark = (str(question.type), stem, tuple(parts), answer)
    return _Text(key, stem, stem + "\n" + "\n".join(parts), answer, mark)


def _parts(question: Question) -> Sequence[str]:
    match question:
        case Single() | Multiple():
            return [one.text for one in question.options]
        case FillIn():
            return [one for blank in question.blanks for one in blank.answers]
        case Matching():
            return [*(f"{one.left}{one.right}" for one in question.pairs), *question.extra]
        case Ordering():
            return question.steps
        case _:
            return ()


def _answer(question: Question) -> str:
    """Return what is right in words: letters change with the order of the options."""
    if isinstance(question, Single | Multiple):
        return "\n".join(sorted(_bare(one.text) for one in question.options if one.right))
    return _bare(answer_text(question))


def _bare(text: str) -> str:
    return _MARKS.sub("", plain(text))


def _equal(texts: Sequence[_Text]) -> Iterator[tuple[int, int]]:
    first: dict[tuple[object, ...], int] = {}
    for n, one in enumerate(texts):
        known = first.setdefault(one.mark, n)
        if known != n:
            yield known, n


def _near(texts: Sequence[str], least: float) -> Iterator[tuple[tuple[int, int], float]]:
    """Yield the places of every two texts that share *least* of their pairs, and the share."""
    import numpy as np

    if not any(texts):
        return
    pairs = [_pairs(text) for text in texts]
    sizes = np.array([len(one) for one in pairs])
    owners = np.repeat(np.arange(len(pairs)), sizes)
    _, codes, often = np.unique(np.concatenate(pairs), return_inverse=True, return_counts=True)
    holders = owners[np.argsort(codes, kind="stable")]
    ends = np.cumsum(often)
    begins = ends - often
    bounds = np.cumsum(sizes)
    for n, end in enumerate(bounds):
        mine = codes[end - sizes[n] : end]
        # A pair that one text alone has is shared with none.
        shared_ones = mine[often[mine] > 1]
        lasts, firsts = ends[shared_ones].tolist(), begins[shared_ones].tolist()
        found = [holders[first:last] for first, last in zip(firsts, lasts, strict=True)]
        if not found:
            continue
        shared = np.bincount(np.concatenate(found), minlength=len(pairs))[n + 1 :]
        shares = shared / np.maximum(sizes[n + 1 :] + sizes[n] - shared, 1)
        for place in np.flatnonzero(shares >= least):
            yield (n, n + 1 + int(place)), float(shares[place])


def _pairs(text: str) -> "NDArray[np.int64]":
    """Return the different pairs of neighbouring characters, each as a number."""
    import numpy as np

    points = np.frombuffer(text.encode("utf-32-le"), np.uint32).astype(np.int64)
    return np.unique((points[:-1] << 32) | points[1:])


def _exact() -> str:
    return tr("题干、选项和答案完全一样，只差标点、空格或选项次序。")


def _told(one: _Text, other: _Text, share: float, what: str) -> str:
    percent = round(share * 100)
    if what == "stem":
        told = tr("题干有 {n}% 相同").format(n=percent)
    else:
        told = tr("题干和选项合起来有 {n}% 相同").format(n=percent)
    same = tr("答案也相同") if one.answer == other.answer else tr("答案不同")
    differing = _differing(one.stem, other.stem)
    if differing:
        return tr("{told}，{same}；不同的字：{differing}。").format(
            told=told, same=same, differing=differing
        )
    return tr("{told}，{same}。").format(told=told, same=same)


_MOST_SHOWN = 3
_LONGEST_SHOWN = 12


def _differing(one: str, other: str) -> str:
    """Return the first places in which two stems differ, where that can be shown shortly."""
    parts: list[str] = []
    for kind, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        if b - a > _LONGEST_SHOWN or d - c > _LONGEST_SHOWN or len(parts) == _MOST_SHOWN:
            return ""
        parts.append(tr("“{one}”和“{other}”").format(one=one[a:b], other=other[c:d]))
    return tr("、").join(parts)
