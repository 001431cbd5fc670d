"""Twee 3, the plain text of Twine: passages with names, tags, metadata, and links between them.

Written and read after the specification of the Interactive Fiction Technology Foundation, version
3: `:: Name [tags] {"position":"0,0"}`, names escaped with backslashes, `StoryTitle`, `StoryData`.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any
from uuid import UUID

TITLE = "StoryTitle"
DATA = "StoryData"
_ESCAPED = re.compile(r"\\(.)")
_SPECIAL = re.compile(r"([\\\[\]{}])")
_LINK = re.compile(r"\[\[(?P<inside>.{1,500}?)\](?:\[[^\]]*\])?\]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage; `line` is where its header stands, counted from 1."""

    name: str
    text: str
    tags: tuple[str, ...] = ()
    metadata: dict[str, Any] = field(default_factory=dict)
    line: int = 0


@dataclass(frozen=True, slots=True)
class Link:
    """What the reader chooses and where it leads; both the same in `[[name]]`."""

    label: str
    to: str


def ifid(key: str) -> str:
    """Return the story's identity: a version 4 UUID in capitals, always the same for one key."""
    return str(UUID(bytes=sha256(f"peilian/{key}".encode()).digest()[:16], version=4)).upper()


def write(title: str, data: dict[str, Any], passages: Iterable[Passage]) -> str:
    """Return the source of a story."""
    head = [Passage(TITLE, title), Passage(DATA, json.dumps(data, ensure_ascii=False, indent=2))]
    return "\n\n".join(_written(one) for one in [*head, *passages]) + "\n"


def _written(passage: Passage) -> str:
    parts = [f":: {_escape(passage.name)}"]
    if passage.tags:
        parts.append(f"[{' '.join(_escape(tag) for tag in passage.tags)}]")
    if passage.metadata:
        parts.append(json.dumps(passage.metadata, ensure_ascii=False, separators=(",", ":")))
    text = re.sub(r"^(?=\\*::)", r"\\", passage.text.strip("\n"), flags=re.MULTILINE)
    return f"{' '.join(parts)}\n{text}\n"


def _escape(name: str) -> str:
    return _SPECIAL.sub(r"\\\1", name)


def read(source: str) -> tuple[Passage, ...]:
    """Return the passages of *source* in order; text before the first is left out."""
    passages: list[Passage] = []
    lines: list[str] = []
    head, start = "", 0

    def close() -> None:
        if start:
            passages.append(_passage(head, lines, start))

    for number, line in enumerate(re.split(r"\r\n|\r|\n", source.removeprefix("\ufeff")), 1):
        if line.startswith("::"):
            close()
            head, start, lines = line[2:], number, []
        elif start:
            # One backslash protects a line that begins with colons.
            lines.append(line[1:] if re.match(r"\\+::", line) else line)
    close()
    return tuple(passages)


_HEAD = re.compile(
    r"\s*(?P<name>(?:\\.|[^\\\[\]{}])*)"
    r"(?:\[(?P<tags>(?:\\.|[^\\\[\]])*)\]\s*)?"
    r"(?P<metadata>\{.*\})?\s*$"
)


def _passage(head: str, lines: list[str], number: int) -> Passage:
    found = _HEAD.match(head)
    name, tags, metadata = (found["name"], found["tags"], found["metadata"]) if found else (
        head, None, None)  # fmt: skip
    return Passage(
        _ESCAPED.sub(r"\1", name.strip()),
        "\n".join(lines).strip("\n"),
        tuple(_ESCAPED.sub(r"\1", tag) for tag in (tags or "").split()),
        _json(metadata),
        number,
    )


def _json(text: str | None) -> dict[str, Any]:
    """Metadata that cannot be read counts as none, as the specification asks."""
    try:
        found = json.loads(text) if text else {}
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def links(text: str) -> Iterator[Link]:
    """Yield the links of a passage in any of the four writings: `a->b`, `b<-a`, `a|b`, `b`."""
    for found in _LINK.finditer(text):
        inside = found["inside"]
        if "->" in inside:
            label, _, to = inside.rpartition("->")
        elif "<-" in inside:
            to, _, label = inside.partition("<-")
        elif "|" in inside:
            label, _, to = inside.rpartition("|")
        else:
            label = to = inside
        yield Link(label.strip(), to.strip())


def without_links(text: str) -> str:
    """What the reader sees of a passage beside its links."""
    shown = re.sub(r"<!--.*?-->", "", _LINK.sub("", text), flags=re.DOTALL)
    return "\n".join(line.strip() for line in shown.splitlines() if line.strip())
