"""Cuts a reply into sentences and clauses; masks what is quoted, knows a bare list of words."""

import re
from typing import NamedTuple

MASK = "□"
"""Stands where quoted words stood, so that no pattern finds them."""

OPEN = "▢"
"""Stands for every character of a placeholder that was left open, which says nothing."""

LONGEST = 400
"""A text without any stop is cut so often, so that the cost stays linear."""

SENTENCE = re.compile(r"[。!?;\n]+")
CLAUSE = re.compile(
    r"[,—~。!?;\n.: ](?:(?<=[,—~。!?;\n])[,—~。!?;\n]*|(?<=\.)\.+|(?<!\d:)(?<=:)(?!\d)"
    r"|(?<=[\u4e00-\u9fff] )(?=[\u4e00-\u9fff@]))"
)
"""Stops, two dots or more, a colon not between digits, a blank between words.

Told by its first character first, which makes the search several times as quick.
"""
_QUOTE = re.compile(r"“([^”]{1,120})”|「([^」]{1,120})」|『([^』]{1,120})』|\"([^\"]{1,120})\"")
_QUOTED_BEFORE = re.compile(r"(?:[“「『][^”」』]*[”」』][、和跟或,]?)+$")
_PLACEHOLDER = re.compile(r"[\[【{][\u4e00-\u9fff]{2,12}[\]】}]")
_SAYING = re.compile(
    r"(?:说|问|讲|写|叫|让|要|劝|催|逼|赶|求|顶|堵|挡|喊|骂|提到|反映|表示|回|拿|用|像|听过|听说|叫做|什么|来句|一句|这句|那句|所谓|嘴里|听到|听见|类似|甩|丢|抛|跟您讲|跟您说)"
    r"(?:过|的|了|是|您|你|一?句|到|:|,|“|出)*$"
)
_SAID_AFTER = re.compile(
    r"^[”」』\"]?(?:这|那|之类|一类|的话|这种|那种|这样的话|来|打发|搪塞|敷衍|应付)"
)

_FUNCTION = re.compile(r"[您你我咱请吗呢吧啊呀哦了]|(?<!其)他")
_REPEAT_SPLIT = re.compile(r"[\s,。、;]+")
_MENTIONED = re.compile(r"@[^\s@→:,]{1,20}(?:→|[\s:,]{1,3})[^@]")
_ITEM_SPLIT = re.compile(r"[\s、/|;·+→>—]+|(?<!\d):(?!\d)")


class Place(NamedTuple):
    """A stretch of the plain form."""

    start: int
    end: int


def readable(text: str) -> str:
    """A text in plain form, character by character, without quoted words and open placeholders."""
    return _PLACEHOLDER.sub(lambda m: OPEN * len(m.group()), _mask_quotes(text))


def cut(text: str, boundary: re.Pattern[str]) -> list[Place]:
    """The stretches between the boundaries."""
    places: list[Place] = []
    start = 0
    for found in boundary.finditer(text):
        end = found.start()
        if start < end <= start + LONGEST:
            places.append(Place(start, end))
        else:
            places += _pieces(start, end)
        start = found.end()
    return places + _pieces(start, len(text))


def _pieces(start: int, end: int) -> list[Place]:
    return [Place(low, min(low + LONGEST, end)) for low in range(start, end, LONGEST)]


def _mask_quotes(text: str) -> str:
    if not any(mark in text for mark in '“「『"'):
        return text
    out = list(text)
    for found in _QUOTE.finditer(text):
        inner = next(group for group in found.groups() if group is not None)
        before = _QUOTED_BEFORE.sub("", text[max(0, found.start() - 30) : found.start()])
        after = text[found.end() : found.end() + 8]
        spoken = bool(_SAYING.search(before)) or bool(_SAID_AFTER.search(after))
        sentence = len(inner) >= 5 and bool(re.search(r"[您你我吧吗呢了,!?。]", inner))
        if (spoken and len(inner) >= 3) or (sentence and len(inner) >= 6):
            out[found.start() + 1 : found.end() - 1] = MASK * len(inner)
    return "".join(out)


def _repeats(text: str) -> bool:
    """Whether most of the words are said twice in a row (“改单改单，核对核对”)."""
    items = [item for item in _REPEAT_SPLIT.split(text) if item]
    twice = sum(len(item) >= 4 and item[: len(item) // 2] * 2 == item for item in items)
    return len(items) >= 4 and twice * 2 >= len(items)


def is_list(text: str) -> bool:
    """Whether the whole reply is a list of catchwords said to nobody."""
    if len(text) > 200 or _repeats(text):
        return len(text) <= 200
    items = [item for item in _ITEM_SPLIT.split(text.strip()) if item]
    if len(items) < 4:
        return False
    if sum(map(len, items)) / len(items) > 6.5:
        return False
    spoken = sum(1 for item in items if _FUNCTION.search(item))
    digits = sum(1 for item in items if any(ch.isdigit() for ch in item))
    return spoken <= len(items) * 0.1 and digits * 2 <= len(items) and not _MENTIONED.search(text)
