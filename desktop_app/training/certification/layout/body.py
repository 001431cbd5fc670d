"""Changes to a layout that is being written: plain data in, plain data out."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from desktop_app.system.text import tr
from desktop_app.training.certification.layout.model import HIGH, WIDE, Element
from desktop_app.training.content.writing.states import Body

ADDED = ("text", "signature", "divider")
"""Kinds that a supervisor may add; only these may be taken out again, the others be hidden."""

_NEW: Mapping[str, Mapping[str, Any]] = {
    "text": {"text": tr("新的文字"), "width": 80, "size": 12},
    "signature": {"text": tr("培训负责人（签章）"), "width": 58, "size": 10.5, "leading": 1.35},
    "divider": {"width": 76, "colour": "ornament"},
}
_DECIMALS = 2
LEAST = 5.0
"""Millimetres: no element has less room."""


def element(body: Body, name: str) -> Body:
    """Return an element; raises KeyError."""
    for one in body["elements"]:
        if one["id"] == name:
            found: Body = one
            return found
    raise KeyError(name)


def has(body: Body, name: str) -> bool:
    """Tell whether there is such an element."""
    return any(one["id"] == name for one in body["elements"])


def with_field(body: Body, name: str, field: str, value: Any) -> Body:
    """Set a field of an element."""
    new = deepcopy(body)
    element(new, name)[field] = value
    return new


def moved(body: Body, name: str, across: float, down: float) -> Body:
    """Move an element by millimetres; it stays on the paper, and below what it follows."""
    new = deepcopy(body)
    one = element(new, name)
    one["x"] = _between(one["x"] + across, WIDE - min(one["width"], WIDE))
    one["y"] = _between(one["y"] + down, HIGH)
    return new


def stretched(body: Body, name: str, left: bool, by: float) -> Body:
    """Move the left or the right edge of the room that an element has."""
    new = deepcopy(body)
    one = element(new, name)
    right = one["x"] + one["width"]
    if left:
        one["x"] = _between(one["x"] + by, right - LEAST)
    else:
        right = max(one["x"] + LEAST, _between(right + by, WIDE))
    one["width"] = round(right - one["x"], _DECIMALS)
    return new


def tied(body: Body, name: str, above: str | None, first: float, last: float) -> Body:
    """Let an element follow another, or none, where it stands now.

    *first* is how far down it stands, *last* where the one above ends.
    """
    new = deepcopy(body)
    one = element(new, name)
    one["follows"] = above
    one["y"] = _between(first if above is None else first - last, HIGH)
    return new


def earlier(body: Body, name: str) -> tuple[str, ...]:
    """Return what an element may follow: all that is drawn before it, the ground left out."""
    found = []
    for one in body["elements"]:
        if one["id"] == name:
            break
        if one["kind"] not in ("border", "ring", "logo"):
            found.append(one["id"])
    return tuple(found)


def added(body: Body, kind: str, down: float) -> tuple[Body, str]:
    """Add an element in the middle of the page, so far down; returns its id too."""
    new = deepcopy(body)
    given = _NEW[kind]
    place = {"id": _free(kind, new), "kind": kind, "x": (WIDE - given["width"]) / 2, "y": down}
    made = Element.model_validate(place | dict(given)).model_dump(mode="json")
    new["elements"].append(made)
    return new, made["id"]


def duplicated(body: Body, name: str) -> tuple[Body, str]:
    """Add a copy of an element a little lower; returns the copy's id too."""
    new = deepcopy(body)
    place = [one["id"] for one in new["elements"]].index(name)
    copy = deepcopy(new["elements"][place])
    copy["id"] = _free(copy["kind"], new)
    copy["y"] = _between(copy["y"] + 8, HIGH)
    new["elements"].insert(place + 1, copy)
    return new, copy["id"]


def removed(body: Body, name: str, standing: Mapping[str, float]) -> Body:
    """Take an element out; what followed it stays where *standing* says that it stands."""
    new = deepcopy(body)
    new["elements"] = [one for one in new["elements"] if one["id"] != name]
    for one in new["elements"]:
        if one["follows"] == name:
            one["follows"] = None
            one["y"] = _between(standing.get(one["id"], one["y"]), HIGH)
    return new


def movable(body: Body, name: str) -> bool:
    """Tell whether an element can be moved: the border goes round the page."""
    return bool(element(body, name)["kind"] != "border")


def removable(body: Body, name: str) -> bool:
    """Tell whether an element may be taken out: what every certificate needs is only hidden."""
    return has(body, name) and element(body, name)["kind"] in ADDED


def _between(value: float, most: float) -> float:
    return round(min(max(value, 0.0), most), _DECIMALS)


def _free(kind: str, body: Body) -> str:
    taken = {one["id"] for one in body["elements"]}
    number = 1
    while f"{kind}-{number}" in taken:
        number += 1
    return f"{kind}-{number}"
