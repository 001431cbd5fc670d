"""What is wrong with a program that is being written, with the place where each is put right.

Faults keep it from being published: the model refuses them, and no calendar could be laid. Doubts
are what no trainer would want: two sessions at once, a day too long, something put before the gate
that it waits for.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from pydantic import ValidationError

from desktop_app.system.text import number_text, tr
from desktop_app.training.content.expectations import address, expectation, genuine
from desktop_app.training.content.kinds import parse_json
from desktop_app.training.content.writing.states import Body, Finding
from desktop_app.training.curriculum.laying import minute_of
from desktop_app.training.curriculum.program import Program
from desktop_app.training.curriculum.words import day_text

DAY_MINUTES = 8 * 60
"""A working day: more than this cannot be taught in one."""


def examine(body: Mapping[str, Any]) -> tuple[Program | None, tuple[Finding, ...]]:
    """Return the program that *body* makes, if any, and everything that keeps it from being one."""
    try:
        program = parse_json("program", json.dumps(body, ensure_ascii=False))
    except ValidationError as error:
        own = tuple(_order_faults(body))
        told = {one.path for one in own}
        refused = [
            Finding(address(detail, body), expectation(detail))
            for detail in genuine(error.errors(include_url=False))
        ]
        return None, (*(one for one in refused if one.path not in told), *own)
    assert isinstance(program, Program)
    return program, ()


def _order_faults(body: Mapping[str, Any]) -> Iterator[Finding]:
    """Yield what sessions cannot wait for, all at once: the model tells only the first."""
    listed = body.get("sessions")
    if not isinstance(listed, list) or not all(_whole(one) for one in listed):
        return
    sessions = [{"count": "working", "after": [], **one} for one in listed]
    by_id = {one["id"]: one for one in sessions}
    for place, one in enumerate(sessions):
        path = ("sessions", place, "after")
        circle = _circle(one["id"], by_id)
        if circle:
            names = tr(" → ").join(_title(by_id[key]) for key in circle)
            yield Finding(path, tr("先修课次绕成了圈：{names}。").format(names=names))
            continue
        for first in (by_id[key] for key in one["after"] if key in by_id):
            if _later(first, one):
                told = tr("先修课次“{title}”排在{day} {start}，比它还晚。")
                day = day_text(first["day"], first["count"])
                yield Finding(path, told.format(title=_title(first), day=day, start=first["start"]))


def _whole(one: Any) -> bool:
    """Tell whether a session says enough to be put in order; a file may say anything."""
    if not isinstance(one, Mapping) or not isinstance(after := one.get("after", []), list):
        return False
    wanted = {"id": str, "day": int, "start": str}
    return all(isinstance(one.get(name), kind) for name, kind in wanted.items()) and all(
        isinstance(key, str) for key in after
    )


def _later(first: Mapping[str, Any], one: Mapping[str, Any]) -> bool:
    same = first["count"] == one["count"]
    return bool(same and (first["day"], first["start"]) > (one["day"], one["start"]))


def _circle(start: str, by_id: Mapping[str, Mapping[str, Any]]) -> tuple[str, ...]:
    """Return the way from a session over what it waits for back to itself, or nothing."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        for key in by_id[way[-1]]["after"]:
            if key == start:
                return (*way, start)
            if key in by_id and key not in seen:
                seen.add(key)
                ways.append((*way, key))
    return ()


def _title(one: Mapping[str, Any]) -> str:
    return str(one.get("title") or one["id"]).strip() or tr("还没有名称的课次")


# Doubts


def doubts(body: Mapping[str, Any]) -> tuple[Finding, ...]:
    """Return what fits the model and still looks wrong; the plan can be laid all the same.

    *body* is one that the editor made, perhaps without its texts: every number and time is there.
    """
    sessions = body["sessions"]
    return (*_gates(sessions), *_at_once(sessions), *_long_days(sessions))


def _gates(sessions: Sequence[Body]) -> Iterator[Finding]:
    gate: Body | None = None
    for place, one in enumerate(sessions):
        if gate is not None and gate["count"] == one["count"] and _begin(one) < _end(gate):
            told = tr("要等关卡“{gate}”通过才开始，现在排在它结束之前；排课时会推到它后面。")
            yield Finding(("sessions", place, "day"), told.format(gate=_title(gate)))
        if one["gate"] != "none":
            gate = one


def _at_once(sessions: Sequence[Body]) -> Iterator[Finding]:
    """Yield what one trainee would have to attend at the same time."""
    pairs = (pair for places in _days(sessions).values() for pair in combinations(places, 2))
    for first, place in pairs:
        one, other = sessions[first], sessions[place]
        if _begin(one) < _end(other) and _begin(other) < _end(one):
            told = tr("和“{title}”（{start} 开始，{n} 分钟）时间重叠，同一名学员不能都参加。")
            yield Finding(
                ("sessions", place, "start"),
                told.format(title=_title(one), start=one["start"], n=one["minutes"]),
            )


def _long_days(sessions: Sequence[Body]) -> Iterator[Finding]:
    for (count, day), places in _days(sessions).items():
        minutes = sum(sessions[place]["minutes"] for place in places)
        if minutes > DAY_MINUTES:
            told = tr("{day}合计 {hours} 小时，超过 {most} 小时。").format(
                day=day_text(day, count),
                hours=number_text(minutes / 60),
                most=DAY_MINUTES // 60,
            )
            yield Finding(("sessions", places[-1], "minutes"), told)


def _days(sessions: Sequence[Body]) -> dict[tuple[str, int], list[int]]:
    """Return the places of the sessions of each day, by how it is counted and its number."""
    days: dict[tuple[str, int], list[int]] = {}
    for place, one in enumerate(sessions):
        days.setdefault((one["count"], one["day"]), []).append(place)
    return days


def _begin(one: Body) -> tuple[int, int]:
    return one["day"], minute_of(one["start"])


def _end(one: Body) -> tuple[int, int]:
    return one["day"], minute_of(one["start"]) + one["minutes"]
