"""A scenario as it is edited: every field a text under its path, parts added and taken away.

A path names a place in the body, e.g. `turns.0.points.1.says`. What is typed and not understood
stays beside the body as it was typed, so that nothing is lost while somebody writes.
"""

import copy
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from desktop_app.system.text import tr
from desktop_app.training.practice.authoring import conditions
from desktop_app.training.practice.authoring.draft import Body, LineFault, endings, steps
from desktop_app.training.practice.model import When

LEVELS = ("good", "fair", "poor")
ARROW = "→"
_LINES = frozenset({"says", "not_says", "hints"})
_NUMBERS = frozenset({"mood", "minutes", "weight", "anger"})
_HELD = frozenset({"points", "taboos", "replies", "lines", "turns", "endings"})
_OPTIONAL = frozenset({"better", "why", "context"})


@dataclass(frozen=True, slots=True)
class Working:
    """A scenario under way: its body, and what was typed in it that is not understood yet."""

    body: Body
    typed: Mapping[str, str] = field(default_factory=dict)

    def to_dict(self) -> Body:
        """The same as JSON values."""
        return {"body": self.body, "typed": dict(self.typed)}


def working_of(stored: Mapping[str, Any]) -> Working:
    """Read a scenario under way back."""
    return Working(dict(stored["body"]), dict(stored["typed"]))


def value_of(working: Working, path: str) -> str:
    """Return what stands in a field."""
    if path in working.typed:
        return working.typed[path]
    *way, name = _parts(path)
    place = _at(copy.deepcopy(working.body), way)
    if name == "next":
        return "\n".join(_way_text(step) for step in place.get("next", ()))
    value = place.get(name, [] if name in _LINES else "")
    return "\n".join(value) if name in _LINES else str(value)


def changed(working: Working, path: str, text: str) -> Working:
    """Return the scenario with *text* in a field; what is not understood is kept as it is."""
    typed = {key: one for key, one in working.typed.items() if key != path}
    *way, name = _parts(path)
    value: object = text
    if name == "next":
        value = _ways(text)
        if value is None:
            return replace(working, typed={**typed, path: text})
    elif name in _LINES:
        value = [line.strip() for line in text.splitlines() if line.strip()]
    elif name in _NUMBERS:
        value = int(text)
    body = copy.deepcopy(working.body)
    place = _at(body, way)
    if text.strip() or name not in _OPTIONAL:
        place[name] = value
    else:
        place.pop(name, None)
    return Working(_tidy(body), typed)


def unread(working: Working) -> tuple[LineFault, ...]:
    """Return what was typed and is not understood, with the turn and line that it stands in."""
    form = tr(
        "回合 {turn} · 去向第 {line} 行读不懂：“{text}”。写成“条件 → 去向”，如：情绪≥70 → lost"
    )
    return tuple(
        LineFault(number, form.format(turn=int(_parts(path)[1]) + 1, line=number, text=line))
        for path, text in working.typed.items()
        for number, line in enumerate(text.splitlines(), 1)
        if line.strip() and _step(line) is None
    )


# Parts


def added(working: Working, path: str) -> Working:
    """Return the scenario with one more part in the list under *path*; `turns.1` adds a turn."""
    parts = _parts(path)
    body = copy.deepcopy(working.body)
    if parts[0] == "turns" and len(parts) <= 2:
        return Working(_with_turn(body, int(parts[1]) if len(parts) == 2 else None))
    *way, name = parts
    held = _at(body, way).setdefault(name, [])
    held.append(_BLANK[name](_free_id(name.rstrip("s"), [one["id"] for one in held])))
    return Working(body, working.typed)


def last_of(working: Working, path: str) -> str:
    """Return the path of the last part of a list."""
    return f"{path}.{len(_at(copy.deepcopy(working.body), _parts(path))) - 1}"


def removed(working: Working, path: str) -> Working:
    """Return the scenario without a part; ways that led to a turn lead on to where it led."""
    *way, number = _parts(path)
    body = copy.deepcopy(working.body)
    held = _at(body, way)
    if way == ["turns"] and len(held) == 1:
        return working
    gone = held.pop(int(number))
    if way == ["turns"]:
        on = gone["next"][-1]["to"]
        for step in (step for turn in held for step in turn["next"] if step["to"] == gone["id"]):
            step["to"] = on if on != gone["id"] else body["endings"][0]["id"]
    return Working(body)


def _with_turn(body: Body, after: int | None) -> Body:
    """A turn behind another leads where that led, and that leads to it."""
    turns = body["turns"]
    place = len(turns) - 1 if after is None else after
    key = _free_id("turn", [one["id"] for one in turns])
    before = turns[place]
    turn = {
        "id": key,
        "lines": [{"text": ""}],
        "points": [_BLANK["points"]("point-1")],
        "next": copy.deepcopy(before["next"]) or steps(endings("")[0]["id"]),
    }
    before["next"][-1] = {"to": key}
    turns.insert(place + 1, turn)
    return body


def _point(key: str) -> Body:
    says: list[str] = []
    return {
        "id": key, "name": "", "meaning": "", "says": says, "criterion": "solution", "weight": 2
    }  # fmt: skip


def _taboo(key: str) -> Body:
    says: list[str] = []
    return {
        "id": key, "name": "", "meaning": "", "says": says, "criterion": "language", "anger": 12
    }  # fmt: skip


_BLANK: Mapping[str, Callable[[str], Body]] = {"points": _point, "taboos": _taboo}


def _free_id(word: str, taken: Sequence[str]) -> str:
    number = len(taken) + 1
    while f"{word}-{number}" in taken:
        number += 1
    return f"{word}-{number}"


# Ways


def _way_text(step: Mapping[str, Any]) -> str:
    when = conditions.in_words(When.model_validate(step.get("when") or {}))
    return f"{when} {ARROW} {step['to']}"


def _ways(text: str) -> list[Body] | None:
    found = [_step(line) for line in text.splitlines() if line.strip()]
    known = [one for one in found if one is not None]
    return known if len(known) == len(found) else None


def _step(line: str) -> Body | None:
    words, arrow, to = line.replace("->", ARROW).rpartition(ARROW)
    when = conditions.read(words.strip())
    if not arrow or not to.strip() or when is None:
        return None
    return {"to": to.strip(), **({"when": when} if when else {})}


# Places


def _parts(path: str) -> list[str]:
    return path.split(".")


def _at(body: Body, way: Sequence[str]) -> Any:
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


def _tidy(body: Body) -> Body:
    """Without replies that say nothing: an empty one is none."""
    for turn in body["turns"]:
        if "replies" in turn:
            turn["replies"] = [one for one in turn["replies"] if one["text"].strip()]
    return body
