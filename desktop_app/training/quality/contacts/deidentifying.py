"""Takes what identifies people out of a contact before anybody keeps it.

Numbers are found by `practice/authoring/masking` and `examples/redacting`. Names are found as far
as a program can: those of the organisation's people, surnames before 先生 or 女士, names behind
我叫 and the like, and addresses down to the house. The reader's eye is the last check.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import partial

from desktop_app.training.examples.redacting import Identifying, redact
from desktop_app.training.practice.authoring.masking import mask
from desktop_app.training.practice.authoring.naming import (
    ADDRESSED,
    INTRODUCED,
    SURNAME_SAID,
    is_word,
)

HIDDEN = "〔已隐去〕"
"""What stands for words that the reader took out."""

_ADDRESS = re.compile(
    r"(?:(?![在住到是从])[\u4e00-\u9fff]){1,6}(?:路|街|大道|巷|弄|胡同)\s?"
    r"[0-9０-９一二三四五六七八九十百]+\s?[号弄]"
    r"(?:[0-9０-９A-Za-z一二三四五六七八九十\-]{1,6}(?:号楼|栋|幢|单元|室|楼|层|号))*"
)
_MASKED = re.compile(r"〔[^〕]{1,6}〕|[0-9A-Za-z]*\*{3,}[0-9A-Za-z@.\-]*|[0-9]{2,4}-\*{3,}[0-9]*")


@dataclass(frozen=True, slots=True)
class Cut:
    """Words from character *start* up to *end* of a text."""

    start: int
    end: int


def deidentified(text: str, agent: str, people: tuple[str, ...]) -> str:
    """Return *text* without what identifies; *agent* is who spoke, *people* everybody known."""
    plain = redact(text, Identifying(agent, tuple(one for one in people if one != agent))).text
    plain = mask(plain).text
    for pattern, stand_in in _PATTERNS:
        plain = pattern.sub(partial(_put, stand_in), plain)
    return plain


def hidden(text: str, words: str) -> str:
    """Return *text* with every occurrence of *words* taken out; what is masked stays masked."""
    words = words.strip()
    if not words:
        return text
    parts: list[str] = []
    at = 0
    for cut in masked_places(text):
        parts += [text[at : cut.start].replace(words, HIDDEN), text[cut.start : cut.end]]
        at = cut.end
    return "".join([*parts, text[at:].replace(words, HIDDEN)])


def masked_places(text: str) -> tuple[Cut, ...]:
    """Return where something stands for what was taken out."""
    return tuple(Cut(*found.span()) for found in _MASKED.finditer(text))


def taken_out(original: str, plain: str) -> tuple[Cut, ...]:
    """Return where in *original* stands what is masked in *plain*."""
    blocks = SequenceMatcher(None, original, plain, autojunk=False).get_matching_blocks()

    def start_of(place: int) -> int:
        block = next(one for one in reversed([(0, 0, 0), *blocks]) if one[1] <= place)
        return block[0] + min(place - block[1], block[2])

    def end_of(place: int) -> int:
        block = next(one for one in blocks if one.b + one.size >= place)
        return block.a + max(0, place - block.b)

    cuts = (Cut(start_of(one.start), end_of(one.end)) for one in masked_places(plain))
    return tuple(one for one in cuts if one.start < one.end)


def _put(stand_in: str, found: re.Match[str]) -> str:
    """Replace the group of a match, or the whole where it has none."""
    if not found.re.groups:
        return stand_in
    start, end = (place - found.start() for place in found.span(1))
    whole = found.group()
    if is_word(found.group(1)):
        return whole
    return whole[:start] + stand_in + whole[end:]


def _patterns() -> Iterator[tuple[re.Pattern[str], str]]:
    yield _ADDRESS, "〔地址〕"
    yield INTRODUCED, "〔姓名〕"
    yield SURNAME_SAID, "〔姓〕"
    yield ADDRESSED, "〔姓〕"


_PATTERNS = tuple(_patterns())
