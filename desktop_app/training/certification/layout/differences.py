"""What changed from one version of a layout to another, as sentences."""

from collections.abc import Iterator
from typing import Any

from desktop_app.system.text import tr
from desktop_app.training.certification.layout.model import CertificateLayout
from desktop_app.training.certification.layout.words import (
    ALIGNS,
    COLOURS,
    FIELDS,
    KINDS,
    LEVELS,
    called,
)
from desktop_app.training.content.writing.telling import from_to, yes_no

_NAMED = {"align": ALIGNS, "colour": COLOURS, "gold_colour": COLOURS, "only": LEVELS}


def differences(old: CertificateLayout, new: CertificateLayout) -> tuple[str, ...]:
    """Return one sentence for each change, in the order of the new version."""
    return tuple(_all(old, new))


def _all(old: CertificateLayout, new: CertificateLayout) -> Iterator[str]:
    before = {one.id: one.model_dump() for one in old.elements}
    after = {one.id: one.model_dump() for one in new.elements}
    for key, one in after.items():
        if key not in before:
            yield tr("新增{name}").format(name=called(one))
            continue
        yield from _element(before[key], one)
    for key, one in before.items():
        if key not in after:
            yield tr("删去{name}").format(name=called(one))
    if [key for key in before if key in after] != [key for key in after if key in before]:
        yield tr("画的先后次序变了")


def _element(before: dict[str, Any], after: dict[str, Any]) -> Iterator[str]:
    for field, label in FIELDS.items():
        if before[field] != after[field]:
            name = tr("{what}的{field}").format(what=_name(before), field=tr(label))
            yield from_to(name, _said(field, before[field]), _said(field, after[field]))


def _name(element: dict[str, Any]) -> str:
    """Return what an element is called; of one whose words changed those before."""
    return called(element) if element["kind"] in ("text", "signature") else KINDS[element["kind"]]


def _said(field: str, value: object) -> str:
    if isinstance(value, bool):
        return yes_no(value)
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".")
    if field in _NAMED:
        return tr(_NAMED[field].get(str(value or ""), tr("不另设")))
    return str(value) if value is not None else tr("无")
