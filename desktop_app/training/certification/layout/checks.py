"""What keeps a layout from being published, with the place where each is put right."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from desktop_app.system.text import tr
from desktop_app.training.certification.layout.model import CertificateLayout
from desktop_app.training.certification.layout.slots import slots_in, unknown_slots
from desktop_app.training.content.expectations import address, expectation, genuine
from desktop_app.training.content.kinds import parse_json
from desktop_app.training.content.writing.states import Finding

NEEDED = ("姓名", "证书编号")
"""A certificate that does not say these is none."""

_WORDED = ("text", "name", "body", "tag", "facts", "signature")


def examine(
    body: Mapping[str, Any], missing: Callable[[str], set[str]]
) -> tuple[CertificateLayout | None, tuple[Finding, ...]]:
    """Return the layout that *body* makes, if any, and everything that is wrong with it.

    *missing* returns the characters of a text that no typeface has.
    """
    try:
        layout = parse_json("layout", json.dumps(body, ensure_ascii=False))
    except ValidationError as error:
        return None, tuple(
            Finding(address(detail, body), expectation(detail))
            for detail in genuine(error.errors(include_url=False))
        )
    assert isinstance(layout, CertificateLayout)
    return layout, tuple(_findings(layout, missing))


def _findings(layout: CertificateLayout, missing: Callable[[str], set[str]]) -> Iterator[Finding]:
    for place, one in enumerate(layout.elements):
        path = ("elements", place, "text")
        if one.shown and one.kind in _WORDED and not one.text.strip():
            yield Finding(path, tr("这一项还没有文字。"))
        if unknown := unknown_slots(one.text):
            told = tr("没有这个占位：{names}。")
            yield Finding(path, told.format(names=tr("、").join(f"[{name}]" for name in unknown)))
        if gone := sorted(missing(one.text)):
            told = tr("打印字体里没有这些字：{characters}。")
            yield Finding(path, told.format(characters=tr("、").join(gone)))
    for slot in NEEDED:
        if not _always(layout, slot):
            told = tr("每份证书上都要有{slot}，现在没有显示，或只在一种证书上显示。")
            yield Finding(_path_to(layout, slot), told.format(slot=slot))


def _always(layout: CertificateLayout, slot: str) -> bool:
    return any(
        one.shown and one.only is None and slot in slots_in(one.text) for one in layout.elements
    )


def _path_to(layout: CertificateLayout, slot: str) -> tuple[str | int, ...]:
    """Return the field that keeps a slot from standing on every certificate."""
    for place, one in enumerate(layout.elements):
        if slot in slots_in(one.text):
            return ("elements", place, "only" if one.shown else "shown")
    usual = {"姓名": "name", "证书编号": "facts"}[slot]
    names = layout.ids()
    return ("elements", names.index(usual) if usual in names else 0, "text")


def undrawable(
    people: Sequence[tuple[str, str]], missing: Callable[[str], set[str]]
) -> tuple[tuple[str, str, str], ...]:
    """Return name, staff number and the characters that no typeface has, of whom it concerns."""
    found = ((name, number, sorted(missing(name))) for name, number in people)
    return tuple((name, number, tr("、").join(gone)) for name, number, gone in found if gone)
