"""Changes to a template that is being written: plain data in, plain data out.

A template under way may have faults, so it is a `Body`, the JSON data of `template.Form`, and not
a `Form`. No function changes what it is handed.
"""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import Any

from desktop_app.system.text import tr
from desktop_app.training.content.writing.states import Body
from desktop_app.training.forms.kinds import ItemType

ANCHORS = (
    tr("没有做到"),
    tr("做到一小部分"),
    tr("大体做到，有明显疏漏"),
    tr("做到了，只有小疏漏"),
    tr("全部做到，可以示范"),
)
"""Words of a new scale, to be replaced by what the item is about."""

CHOICES = (tr("选项一"), tr("选项二"))

_MARKED = frozenset({ItemType.TICK, ItemType.YES_NO, ItemType.SCALE, ItemType.MARKS})
_AGAINST: Mapping[str, tuple[str, ...]] = {
    "critical": ("bonus", "excluded"),
    "fatal": ("bonus", "excluded"),
    "bonus": ("critical", "fatal", "excluded"),
    "excluded": ("critical", "fatal", "bonus"),
}
"""What ends when one of these is set: the two together have no meaning."""


def blank(key: str, title: str, use: str) -> Body:
    """Return a new template with one section and one item, which make it whole."""
    body: Body = {
        "key": key,
        "title": title,
        "summary": "",
        "tags": [],
        "kind": "form",
        "use": use,
        "about": "person",
        "filled_by": [],
        "due": "day" if use == "self_check" else None,
        "event": "",
        "minutes": 5,
        "sections": [{"id": "section-1", "title": tr("第一部分"), "weight": 100, "items": []}],
    }
    return add_item(body, "section-1", "yes_no")[0]


def with_head(body: Body, field: str, value: Any) -> Body:
    """Set a field of the template itself; a use that is no self-check has no rhythm."""
    new = deepcopy(body) | {field: value}
    if field == "use":
        new["filled_by"] = []
        new["due"] = "day" if value == "self_check" else None
    if new["due"] is None:
        new["event"] = ""
    return new


def with_section(body: Body, section_id: str, field: str, value: Any) -> Body:
    """Set a field of a section."""
    new = deepcopy(body)
    section(new, section_id)[field] = value
    return new


def with_item(body: Body, item_id: str, field: str, value: Any) -> Body:
    """Set a field of an item; what cannot stand beside the new value gives way."""
    new = deepcopy(body)
    changed = item(new, item_id)
    changed[field] = value
    if value is True:
        changed.update(dict.fromkeys(_AGAINST.get(field, ()), False))
    if field == "type":
        _fit_type(changed)
    return new


def _fit_type(changed: Body) -> None:
    kind = changed["type"]
    changed["anchors"] = list(changed["anchors"] or ANCHORS) if kind == "scale" else []
    chooses = kind in ("choice", "several")
    changed["choices"] = list(changed["choices"] or CHOICES) if chooses else []
    if kind not in _MARKED:
        changed.update(critical=False, fatal=False, bonus=False, aspect=None)


def add_section(body: Body, after: str) -> tuple[Body, str]:
    """Add a section after the one that holds or is *after*, else at the end; returns its id too."""
    new = deepcopy(body)
    name = _free("section", section_ids(new))
    made: Body = {"id": name, "title": "", "weight": 0, "items": []}
    place = _section_of(new, after) + 1 if after else len(new["sections"])
    new["sections"].insert(place, made)
    return add_item(new, name, "yes_no")[0], name


def add_item(body: Body, after: str, kind: str) -> tuple[Body, str]:
    """Add an item after another, or at the end of a section; returns its id too."""
    new = deepcopy(body)
    made: Body = {
        "id": _free("item", item_ids(new)),
        "label": "",
        "type": kind,
        "weight": 1,
        "required": kind not in ("text", "evidence"),
        "critical": False,
        "fatal": False,
        "bonus": False,
        "excluded": False,
        "shown_if": None,
        "aspect": None,
        "guidance": "",
        "anchors": [],
        "choices": [],
    }
    _fit_type(made)
    items = new["sections"][_section_of(new, after)]["items"]
    ids = [one["id"] for one in items]
    items.insert(ids.index(after) + 1 if after in ids else len(items), made)
    return new, made["id"]


def duplicated(body: Body, what: str) -> tuple[Body, str]:
    """Put a copy of an item or a section behind it; returns the copy's id too."""
    new = deepcopy(body)
    if what in section_ids(new):
        copy = deepcopy(section(new, what))
        copy["id"] = _free("section", section_ids(new))
        new["sections"].insert(_section_of(new, what) + 1, copy)
        renaming: dict[str, str] = {}
        for one in copy["items"]:
            name = _free("item", [*item_ids(body), *renaming.values()])
            renaming[one["id"]] = name
            one["id"] = name
            if one["shown_if"]:  # a condition within the section stays within its copy
                asked = one["shown_if"]["item"]
                one["shown_if"]["item"] = renaming.get(asked, asked)
        return new, copy["id"]
    copy = deepcopy(item(new, what))
    copy["id"] = _free("item", item_ids(new))
    items = new["sections"][_section_of(new, what)]["items"]
    items.insert([one["id"] for one in items].index(what) + 1, copy)
    return new, copy["id"]


def removed(body: Body, what: str) -> Body:
    """Take an item or a section out."""
    new = deepcopy(body)
    if what in section_ids(new):
        new["sections"] = [one for one in new["sections"] if one["id"] != what]
        return new
    items = new["sections"][_section_of(new, what)]["items"]
    items[:] = [one for one in items if one["id"] != what]
    return new


def stepped(body: Body, what: str, step: int) -> Body:
    """Move an item or a section by one place; items go on into the section beside."""
    place = _section_of(body, what)
    last = len(body["sections"]) - 1
    if what in section_ids(body):
        target = place + step
        return moved_section(body, what, target) if 0 <= target <= last else body
    items = [one["id"] for one in body["sections"][place]["items"]]
    target = items.index(what) + step
    if 0 <= target < len(items):
        return moved_item(body, what, body["sections"][place]["id"], target)
    beside = place + step
    if not 0 <= beside <= last:
        return body
    into = body["sections"][beside]
    return moved_item(body, what, into["id"], 0 if step > 0 else len(into["items"]))


def moved_item(body: Body, what: str, section_id: str, place: int) -> Body:
    """Move an item to *place* in a section, counted without the item itself."""
    new = deepcopy(body)
    taken = item(new, what)
    for one in new["sections"]:
        one["items"] = [held for held in one["items"] if held["id"] != what]
    section(new, section_id)["items"].insert(place, taken)
    return new


def moved_section(body: Body, what: str, place: int) -> Body:
    """Move a section to *place*, counted without the section itself."""
    new = deepcopy(body)
    taken = section(new, what)
    new["sections"] = [one for one in new["sections"] if one["id"] != what]
    new["sections"].insert(place, taken)
    return new


def section(body: Body, section_id: str) -> Body:
    """Return a section; raises KeyError."""
    for one in body["sections"]:
        if one["id"] == section_id:
            found: Body = one
            return found
    raise KeyError(section_id)


def item(body: Body, item_id: str) -> Body:
    """Return an item; raises KeyError."""
    for one in body["sections"]:
        for held in one["items"]:
            if held["id"] == item_id:
                found: Body = held
                return found
    raise KeyError(item_id)


def section_ids(body: Body) -> list[str]:
    """Return the ids of the sections in order."""
    return [one["id"] for one in body["sections"]]


def item_ids(body: Body) -> list[str]:
    """Return the ids of all items in reading order."""
    return [held["id"] for one in body["sections"] for held in one["items"]]


def _section_of(body: Body, what: str) -> int:
    """Return the place of a section, or of the one that holds an item; raises KeyError."""
    for place, one in enumerate(body["sections"]):
        if one["id"] == what or any(held["id"] == what for held in one["items"]):
            return place
    raise KeyError(what)


def _free(stem: str, taken: Iterable[str]) -> str:
    known = set(taken)
    number = len(known) + 1
    while f"{stem}-{number}" in known:
        number += 1
    return f"{stem}-{number}"
