"""Places in a scenario that is edited: a path such as `turns.0.points.1` and what stands there."""

from collections.abc import Iterable, Sequence
from typing import Any

from desktop_app.training.practice.authoring.draft import Body

LEVELS = ("good", "fair", "poor")
_HELD = frozenset({"points", "taboos", "replies", "lines", "turns", "endings", "card"})


def split(path: str) -> list[str]:
    """Return the names on the way to a place."""
    return path.split(".")


def at(body: Body, way: Sequence[str]) -> Any:
    """Return what stands at a place; what is not there yet is put there, empty."""
    place: Any = body
    for name in way:
        if name in LEVELS:
            place = _reply(place, name)
        else:
            empty: Any = [] if name in _HELD else {}
            place = place[int(name)] if isinstance(place, list) else place.setdefault(name, empty)
    return place


def _reply(replies: list[Body], level: str) -> Body:
    """The first reply of a level; a new one where there is none."""
    found = next((one for one in replies if one["level"] == level), None)
    if found is None:
        found = {"level": level, "text": ""}
        replies.append(found)
    return found


def ids(parts: Iterable[Body]) -> list[str]:
    """Return the names of turns, endings, points or taboos."""
    return [one["id"] for one in parts]


def free_id(word: str, taken: Sequence[str]) -> str:
    """Return a name like `point-3` that nothing has."""
    number = len(taken) + 1
    while f"{word}-{number}" in taken:
        number += 1
    return f"{word}-{number}"


def ending_id(kind: str, taken: Sequence[str]) -> str:
    """Return a name for an ending: its kind, with a number where that is taken."""
    word = kind.replace("_", "-")
    return word if word not in taken else free_id(word, taken)


def lead(body: Body, gone: str, to: str) -> None:
    """Let every way that led to *gone* lead to another place."""
    for step in (step for turn in body["turns"] for step in turn["next"]):
        if step["to"] == gone:
            step["to"] = to
