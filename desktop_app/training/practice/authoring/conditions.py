"""Conditions in words, for formats that people edit: 情绪≥72；说到任一 value trial；第 2 次起."""

import re
from typing import Any

from desktop_app.training.practice.model import When

ALWAYS = "其他情况"
_SEPARATOR = "；"
_KEYS = r"[a-z0-9][a-z0-9-]*(?: [a-z0-9][a-z0-9-]*)*"
_LISTS = {
    "hits_all": "说全",
    "hits_any": "说到任一",
    "misses_any": "漏掉任一",
    "broke_any": "犯了任一",
}
_NUMBERS = {
    "mood_min": ("情绪≥", ""),
    "mood_max": ("情绪≤", ""),
    "tries_min": ("第 ", " 次起"),
    "replies_min": ("共答 ", " 次起"),
    "seconds_min": ("用时≥", " 秒"),
}
_BROKEN = {True: "犯了禁语", False: "没犯禁语"}


def in_words(when: When) -> str:
    """Return *when* in words that `read` takes back; the words for no condition where it has none.

    These words belong to a file format: they are never translated.
    """
    parts = []
    for name, (before, after) in _NUMBERS.items():
        value = getattr(when, name)
        if value is not None:
            parts.append(f"{before}{value}{after}")
    for name, word in _LISTS.items():
        if keys := getattr(when, name):
            parts.append(f"{word} {' '.join(keys)}")
    if when.violated is not None:
        parts.append(_BROKEN[when.violated])
    return _SEPARATOR.join(parts) or ALWAYS


def read(words: str) -> dict[str, Any] | None:
    """Return the condition's fields, an empty dict for none; None where it is not understood."""
    fields: dict[str, Any] = {}
    if words.strip() in ("", ALWAYS):
        return fields
    for part in re.split("[；;]", words):
        found = _part(part.strip())
        if found is None or found[0] in fields:
            return None
        fields[found[0]] = found[1]
    return fields


def _part(part: str) -> tuple[str, Any] | None:
    for name, word in _LISTS.items():
        if found := re.fullmatch(rf"{word}\s+({_KEYS})", part):
            return name, found[1].split()
    for broken, word in _BROKEN.items():
        if part == word:
            return "violated", broken
    return _number(part)


def _number(part: str) -> tuple[str, int] | None:
    if found := re.fullmatch(r"情绪\s*(≥|>=|≤|<=)\s*(-?\d{1,9})", part):
        return ("mood_min" if found[1] in ("≥", ">=") else "mood_max"), int(found[2])
    if found := re.fullmatch(r"(第|共答)\s*(-?\d{1,9})\s*次起", part):
        return ("tries_min" if found[1] == "第" else "replies_min"), int(found[2])
    if found := re.fullmatch(r"用时\s*(?:≥|>=)\s*(\d{1,9})\s*秒", part):
        return "seconds_min", int(found[1])
    return None
