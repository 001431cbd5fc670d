"""Changes to a program that is being written: plain data in, plain data out.

The list of sessions stays in the order of the time line, for what is listed below a gate waits for
it. No function changes what it is handed.
"""

from collections.abc import Iterable
from typing import Any

from desktop_app.system.text import tr
from desktop_app.training.content.writing.states import Body
from desktop_app.training.curriculum.editing.line import counted_day, moment_of, place_of
from desktop_app.training.curriculum.laying import clock_time, minute_of

FIRST_HOUR, LAST_START = "09:00", 23 * 60 + 45
_QUARTER = 15
_MINUTES = 60
_TIMES = 2
"""How often something comes at least that comes again."""
_REPEATS = ("every", "times", "until")


def blank(key: str) -> Body:
    """Return a new program: one stage, nothing in it yet."""
    return {
        "key": key,
        "title": "",
        "summary": "",
        "tags": [],
        "kind": "program",
        "beside": False,
        "stages": [{"id": "stage-1", "title": tr("第一阶段"), "tone": "accent"}],
        "sessions": [],
    }


def _fresh(body: Body) -> Body:
    """Return a copy whose stages and sessions can be changed.

    What stands in their fields is replaced as a whole and never changed, so it is shared: at every
    keystroke a deep copy would take longer than all the rest.
    """
    return {
        **body,
        "stages": [dict(one) for one in body["stages"]],
        "sessions": [dict(one) for one in body["sessions"]],
    }


def with_head(body: Body, field: str, value: Any) -> Body:
    """Set a field of the program itself."""
    return {**body, field: value}


# Stages


def with_stage(body: Body, stage_id: str, field: str, value: Any) -> Body:
    """Set a field of a stage."""
    new = _fresh(body)
    stage(new, stage_id)[field] = value
    return new


def add_stage(body: Body) -> tuple[Body, str]:
    """Add a stage at the end, in the colour that is used least; returns its id too."""
    new = _fresh(body)
    used = [one["tone"] for one in new["stages"]]
    tone = min(("accent", "good", "warn", "bad", "plain"), key=used.count)
    made = {"id": _free("stage", stage_ids(new)), "title": "", "tone": tone}
    new["stages"].append(made)
    return new, str(made["id"])


def stepped_stage(body: Body, stage_id: str, step: int) -> Body:
    """Move a stage up or down among the bands."""
    new = _fresh(body)
    ids = stage_ids(new)
    target = ids.index(stage_id) + step
    if 0 <= target < len(ids):
        new["stages"].insert(target, new["stages"].pop(ids.index(stage_id)))
    return new


def without_stage(body: Body, stage_id: str) -> Body:
    """Take a stage out; its sessions go to the one above, or else below. The last one stays."""
    new = _fresh(body)
    ids = stage_ids(new)
    if len(ids) > 1:
        place = ids.index(stage_id)
        heir = ids[place - 1] if place else ids[1]
        del new["stages"][place]
        for one in new["sessions"]:
            if one["stage"] == stage_id:
                one["stage"] = heir
    return new


# Sessions


def with_session(body: Body, session_id: str, field: str, value: Any) -> Body:
    """Set a field of a session; what cannot stand beside the new value gives way.

    `every`, `times` and `until` are the fields of its repeating.
    """
    new = _fresh(body)
    changed = session(new, session_id)
    if field in _REPEATS:
        _repeat(changed, field, value)
    elif field == "count":
        changed["day"] = counted_day(place_of(changed), value)
        changed["count"] = value
    else:
        changed[field] = value
    if field == "gate" and value != "none":
        changed["repeat"] = None
    if field in ("day", "count", "start", "after"):
        _settle(new, session_id)
    return new


def _repeat(changed: Body, field: str, value: Any) -> None:
    if field == "every":
        if not value:
            changed["repeat"] = None
            return
        known = changed["repeat"] or {"count": _TIMES, "until": None}
        changed["repeat"] = known | {"every": value}
        changed["gate"] = "none"
    elif changed["repeat"] is not None:
        ends = {"times": ("count", "until"), "until": ("until", "count")}[field]
        changed["repeat"] = changed["repeat"] | {ends[0]: value, ends[1]: None}


def add_session(body: Body, day: int, stage_id: str) -> tuple[Body, str]:
    """Add a session on working day *day*, behind what is on it already; returns its id too."""
    new = _fresh(body)
    on_day = [one for one in new["sessions"] if place_of(one) == day]
    made: Body = {
        "id": _free("session", session_ids(new)),
        "stage": stage_id,
        "title": "",
        "kind": "class",
        "day": day,
        "count": "working",
        "start": _free_start(on_day),
        "minutes": _MINUTES,
        "place": on_day[-1]["place"] if on_day else _usual_place(new),
        "owner": "supervisor",
        "aim": "",
        "materials": [],
        "reference": "",
        "hand_in": "",
        "bring": "",
        "after": [],
        "gate": "none",
        "capacity": None,
        "repeat": None,
        "held": None,
    }
    new["sessions"].append(made)
    _settle(new, made["id"])
    return new, made["id"]


def duplicated(body: Body, session_id: str) -> tuple[Body, str]:
    """Put a copy of a session behind what is on its day; no gate twice. Returns its id too."""
    new = _fresh(body)
    copy = dict(session(new, session_id))
    copy["id"] = _free("session", session_ids(new))
    copy["gate"] = "none"
    copy["start"] = _free_start([s for s in new["sessions"] if place_of(s) == place_of(copy)])
    new["sessions"].append(copy)
    _settle(new, copy["id"])
    return new, copy["id"]


def without_session(body: Body, session_id: str) -> Body:
    """Take a session out; nothing waits for it any more."""
    new = _fresh(body)
    new["sessions"] = [one for one in new["sessions"] if one["id"] != session_id]
    for one in new["sessions"]:
        one["after"] = [key for key in one["after"] if key != session_id]
    return new


def moved(body: Body, session_id: str, day: int, stage_id: str = "") -> Body:
    """Put a session on working day *day*, and into another stage where one is named."""
    new = _fresh(body)
    changed = session(new, session_id)
    changed["day"] = counted_day(day, changed["count"])
    changed["stage"] = stage_id or changed["stage"]
    _settle(new, session_id)
    return new


def shifted(body: Body, session_id: str, quarters: int) -> Body:
    """Let a session begin some quarters of an hour earlier or later."""
    new = _fresh(body)
    changed = session(new, session_id)
    minute = minute_of(changed["start"]) + quarters * _QUARTER
    changed["start"] = clock_time(max(0, min(LAST_START, minute)))
    _settle(new, session_id)
    return new


def _settle(body: Body, session_id: str) -> None:
    """Put a session where it belongs in the list: by day and time, below what it waits for."""
    sessions = body["sessions"]
    one = session(body, session_id)
    sessions.remove(one)
    place = sum(1 for _ in _leading(sessions, one))
    ids = [other["id"] for other in sessions]
    below = [ids.index(key) + 1 for key in one["after"] if key in ids]
    sessions.insert(max([place, *below]), one)


def _leading(sessions: list[Body], one: Body) -> Iterable[Body]:
    """Return what stands above the last session that begins no later than *one*."""
    last = -1
    for place, other in enumerate(sessions):
        if moment_of(other) <= moment_of(one):
            last = place
    return sessions[: last + 1]


def _free_start(on_day: list[Body]) -> str:
    """Return when something more can begin on a day."""
    if not on_day:
        return FIRST_HOUR
    ends = max(minute_of(one["start"]) + int(one["minutes"]) for one in on_day)
    return clock_time(min(LAST_START, -(-ends // _QUARTER) * _QUARTER))


def _usual_place(body: Body) -> str:
    places = [one["place"] for one in body["sessions"]]
    return max(places, key=places.count, default="")


def stage(body: Body, stage_id: str) -> Body:
    """Return a stage; raises KeyError."""
    return _named(body["stages"], stage_id)


def session(body: Body, session_id: str) -> Body:
    """Return a session; raises KeyError."""
    return _named(body["sessions"], session_id)


def stage_ids(body: Body) -> list[str]:
    """Return the ids of the stages in order."""
    return [one["id"] for one in body["stages"]]


def session_ids(body: Body) -> list[str]:
    """Return the ids of the sessions in order."""
    return [one["id"] for one in body["sessions"]]


def _named(entries: list[Body], name: str) -> Body:
    for one in entries:
        if one["id"] == name:
            return one
    raise KeyError(name)


def _free(stem: str, taken: Iterable[str]) -> str:
    known = set(taken)
    number = len(known) + 1
    while f"{stem}-{number}" in known:
        number += 1
    return f"{stem}-{number}"
