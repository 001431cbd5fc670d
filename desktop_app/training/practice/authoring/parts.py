"""Parts of a scenario that is edited: turns, lines, points, endings, facts come and go."""

import copy
from collections.abc import Callable, Mapping

from desktop_app.training.practice.authoring.draft import Body, endings, steps
from desktop_app.training.practice.authoring.editing import Working
from desktop_app.training.practice.authoring.places import at, ending_id, free_id, ids, lead, split
from desktop_app.training.practice.model import EndingKind

_UPSET = 60
"""From this mood on a new wording of a customer's line is spoken, until its author says else."""


def added(working: Working, path: str) -> tuple[Working, str]:
    """Return the scenario with one more part in the list under *path*, and where that stands.

    `turns.1` adds a turn behind the second.
    """
    *way, name = split(path)
    body = copy.deepcopy(working.body)
    if way == ["turns"]:
        place = _add_turn(body, int(name))
        return Working(body, _kept(working, "turns", place, 1)), f"turns.{place}"
    held = at(body, [*way, name])
    place = _ADD[name](held)
    return Working(body, _kept(working, path, place, 1)), f"{path}.{place}"


def removed(working: Working, path: str) -> Working:
    """Return the scenario without a part; ways that led to it lead on. The last one stays."""
    *way, number = split(path)
    body = copy.deepcopy(working.body)
    held = at(body, way)
    if len(held) == 1 and way[-1] in _NEVER_NONE:
        return working
    gone = held.pop(int(number))
    if way[-1] == "turns":
        on = gone["next"][-1]["to"]
        lead(body, gone["id"], on if on != gone["id"] else body["endings"][0]["id"])
    if way[-1] == "endings":
        lead(body, gone["id"], _instead(held, gone)["id"])
    kept = _kept(working, ".".join(way), int(number), -1)
    if way[-1] == "lines":  # there is always something to say
        held[-1].pop("when", None)
        kept.pop(".".join([*way, str(len(held) - 1), "when"]), None)
    return Working(body, kept)


_NEVER_NONE = frozenset({"turns", "lines", "endings"})


def _kept(working: Working, path: str, place: int, by: int) -> dict[str, str]:
    """What was typed and not understood, under the new places of what it stands in."""
    kept = {}
    for key, text in working.typed.items():
        number, _, rest = key.removeprefix(f"{path}.").partition(".")
        if key.startswith(f"{path}.") and number.isdecimal() and int(number) >= place:
            if by < 0 and int(number) == place:
                continue
            kept[f"{path}.{int(number) + by}.{rest}"] = text
        else:
            kept[key] = text
    return kept


def _instead(held: list[Body], gone: Body) -> Body:
    """Another ending of the same kind, else the first one."""
    return next((one for one in held if one["kind"] == gone["kind"]), held[0])


def _add_turn(body: Body, after: int) -> int:
    """A turn behind another leads where that led, and that leads to it."""
    turns = body["turns"]
    before = turns[after]
    turn: Body = {
        "id": free_id("turn", ids(turns)),
        "lines": [{"text": ""}],
        "points": [],
        "next": copy.deepcopy(before["next"]) or steps(endings("")[0]["id"]),
    }
    _add_point(turn["points"])
    before["next"][-1] = {"to": turn["id"]}
    turns.insert(after + 1, turn)
    return after + 1


def _add_line(held: list[Body]) -> int:
    """A wording with a condition comes before the one that is always spoken."""
    held.insert(len(held) - 1, {"text": "", "when": {"mood_min": _UPSET}})
    return len(held) - 2


def _add_point(held: list[Body]) -> int:
    return _append(held, {**_target("point", held), "criterion": "solution", "weight": 2})


def _add_taboo(held: list[Body]) -> int:
    return _append(held, {**_target("taboo", held), "criterion": "language", "anger": 12})


def _target(word: str, held: list[Body]) -> Body:
    says: list[str] = []
    return {"id": free_id(word, ids(held)), "name": "", "meaning": "", "says": says}


def _add_ending(held: list[Body]) -> int:
    """The first kind that there is none of yet."""
    there = {one["kind"] for one in held}
    kind = next((str(one) for one in EndingKind if str(one) not in there), "solved")
    return _append(held, {"id": ending_id(kind, ids(held)), "kind": kind, "text": ""})


def _add_fact(held: list[Body]) -> int:
    return _append(held, {"label": "", "value": ""})


def _append(held: list[Body], part: Body) -> int:
    held.append(part)
    return len(held) - 1


_ADD: Mapping[str, Callable[[list[Body]], int]] = {
    "lines": _add_line,
    "points": _add_point,
    "taboos": _add_taboo,
    "endings": _add_ending,
    "card": _add_fact,
}
