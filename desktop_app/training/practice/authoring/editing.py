"""A scenario as it is edited: every field a text under its path.

A path names a place in the body, e.g. `turns.0.points.1.says`. What is typed and not understood
stays beside the body as it was typed, so that nothing is lost while somebody writes.
"""

import copy
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from desktop_app.system.text import tr
from desktop_app.training.practice.authoring import conditions
from desktop_app.training.practice.authoring.draft import Body, LineFault
from desktop_app.training.practice.authoring.places import at, ending_id, ids, lead, split
from desktop_app.training.practice.model import When

ARROW = "→"
_LINES = frozenset({"says", "not_says", "hints", "calms", "angers"})
_NUMBERS = frozenset({"mood", "minutes", "weight", "anger"})
_OPTIONAL = frozenset({"better", "why", "context", "knows", "private"})


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
    *way, name = split(path)
    place = at(copy.deepcopy(working.body), way)
    if name in _READ:
        return _READ[name].told(place.get(name))
    value = place.get(name, [] if name in _LINES else "")
    return "\n".join(value) if name in _LINES else str(value)


def changed(working: Working, path: str, text: str) -> Working:
    """Return the scenario with *text* in a field; what is not understood is kept as it is."""
    typed = {key: one for key, one in working.typed.items() if key != path}
    *way, name = split(path)
    value: object = text
    if name in _READ:
        value = _READ[name].read(text)
        if value is None:
            return replace(working, typed={**typed, path: text})
    elif name in _LINES:
        value = [line.strip() for line in text.splitlines() if line.strip()]
    elif name in _NUMBERS:
        value = int(text)
    body = copy.deepcopy(working.body)
    place = at(body, way)
    if name == "kind":
        _rename(body, place, text)
    if value == {} or (name in _OPTIONAL and not text.strip()):
        place.pop(name, None)
    else:
        place[name] = value
    return Working(_tidy(body), typed)


def _rename(body: Body, ending: Body, kind: str) -> None:
    """An ending that is called after its kind goes on to be, and so do the ways to it."""
    taken = ids(one for one in (*body["turns"], *body["endings"]) if one is not ending)
    if ending["id"] == ending_id(ending["kind"], taken):
        name = ending_id(kind, taken)
        lead(body, ending["id"], name)
        ending["id"] = name


def unread(working: Working) -> tuple[LineFault, ...]:
    """Return what was typed and is not understood, with the turn and line that it stands in."""
    return tuple(fault for path, text in working.typed.items() for fault in _unread(path, text))


def _unread(path: str, text: str) -> Iterator[LineFault]:
    _turns, turn, *_way, name = split(path)
    if name == "when":
        form = tr(
            "回合 {turn} · 第 {line} 句的条件读不懂：“{text}”。写成：情绪≥70、情绪≤30、第 2 次起"
        )
        place = int(split(path)[3]) + 1
        yield LineFault(place, form.format(turn=int(turn) + 1, line=place, text=text))
        return
    form = tr(
        "回合 {turn} · 去向第 {line} 行读不懂：“{text}”。写成“条件 → 去向”，如：情绪≥70 → lost"
    )
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and _step(line) is None:
            yield LineFault(number, form.format(turn=int(turn) + 1, line=number, text=line))


# Ways


def _ways_text(steps: Iterable[Mapping[str, Any]] | None) -> str:
    return "\n".join(_way_text(step) for step in steps or ())


def _way_text(step: Mapping[str, Any]) -> str:
    return f"{_condition_text(step.get('when'))} {ARROW} {step['to']}"


def _condition_text(when: Mapping[str, Any] | None) -> str:
    return conditions.in_words(When.model_validate(when or {}))


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


@dataclass(frozen=True, slots=True)
class _Spelling:
    """How a value is written in words, and read back; None where it is not understood."""

    told: Callable[[Any], str]
    read: Callable[[str], object]


_READ: Mapping[str, _Spelling] = {
    "next": _Spelling(_ways_text, _ways),
    "when": _Spelling(_condition_text, conditions.read),
}


def _tidy(body: Body) -> Body:
    """Without replies that say nothing: an empty one is none."""
    for turn in body["turns"]:
        if "replies" in turn:
            turn["replies"] = [one for one in turn["replies"] if one["text"].strip()]
    return body
