"""A drill before it is begun, read off its stored content without building the content model.

Importing the model and checking an item against it takes longer than everything else that the list
of drills does; whoever only looks at the list has to wait for neither.
"""

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_BEST = ("solved", "promised", "escalated")
"""Kinds of endings that a good run leads to, the best first."""


@dataclass(frozen=True, slots=True)
class Glance:
    """What somebody wants to know of a script or scenario before they begin.

    `turns` is how many exchanges a good run takes, `facts` how many lines the card has; `worded`
    says whether a standard wording lies beside.
    """

    kind: str
    key: str
    title: str
    channel: str
    difficulty: str
    minutes: int
    goal: str
    customer_name: str
    customer_role: str
    temper: str
    turns: int
    facts: int
    worded: bool


def glance(kind: str, body: Mapping[str, Any]) -> Glance:
    """Return what the stored *body* of a script or scenario tells; it was checked when stored."""
    persona = body.get("persona") or {}
    script = kind == "script"
    return Glance(
        kind=kind,
        key=body["key"],
        title=body["title"],
        channel=body["channel"],
        difficulty=body.get("difficulty", "easy"),
        minutes=body.get("minutes", 5),
        goal=(body.get("summary", "").strip() or body["title"]) if script else body["goal"],
        customer_name=body["customer"] if script else persona["name"],
        customer_role=persona.get("role", ""),
        temper=persona.get("temper", ""),
        turns=len(body["lines"]) if script else _turns(body),
        facts=len(body.get("card", ())),
        worded=script,
    )


def shortest_way(first: str, steps: Mapping[str, Sequence[str]], end: str) -> int:
    """Return after how many exchanges *end* is reached at the earliest from *first*.

    *steps* names where each turn leads to. Where no way leads there, every turn counts once.
    """
    waiting, seen = deque([(first, 1)]), {first}
    while waiting:
        place, taken = waiting.popleft()
        for to in steps[place]:
            if to == end:
                return taken
            if to in steps and to not in seen:
                seen.add(to)
                waiting.append((to, taken + 1))
    return len(steps)


def _turns(body: Mapping[str, Any]) -> int:
    steps = {turn["id"]: [step["to"] for step in turn["next"]] for turn in body["turns"]}
    ends = {one["kind"]: one["id"] for one in reversed(body["endings"])}
    end = next((ends[kind] for kind in _BEST if kind in ends), "")
    return shortest_way(body["turns"][0]["id"], steps, end)
