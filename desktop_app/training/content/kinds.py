"""Which kinds of content there are, and how the body of one becomes an item."""

import json
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Any

from desktop_app.training.content.base import Item

_TRAINING = "desktop_app.training"
_HOMES: Mapping[str, tuple[str, str]] = {
    "situation": ("practice.model", "Situation"),
    "script": ("practice.model", "Script"),
    "scenario": ("practice.model", "Scenario"),
    "form": ("forms.template", "Form"),
    "program": ("curriculum.program", "Program"),
    "article": ("knowledge.article", "Article"),
    "rush": ("practice.rush.model", "Rush"),
    "question": ("exams.bank.question", "Question"),
    "layout": ("certification.layout.model", "CertificateLayout"),
}
"""Where each kind is described: building a model takes some ten milliseconds, so each is imported
when the first item of its kind is read."""

KINDS = tuple(_HOMES)


@cache
def model_of(kind: str) -> type[Item]:
    """Return what describes a *kind*; raises KeyError for one that there is not."""
    module, name = _HOMES[kind]
    model: type[Item] = getattr(import_module(f"{_TRAINING}.{module}"), name)
    return model


def parse(kind: str, body: Mapping[str, Any]) -> Item:
    """Return the item that *body*, plain JSON data, describes.

    Strict: `"5"` is no number and `true` no 1, so that a slip in a file is told and not guessed
    away. Raises KeyError for an unknown kind, pydantic's ValidationError for a body that does
    not fit. Costs up to a millisecond or two for a scenario: the caller caches.
    """
    return parse_json(kind, json.dumps(body, ensure_ascii=False))


def parse_json(kind: str, body: str) -> Item:
    """Do the same for a body that is JSON text already."""
    return model_of(kind).model_validate_json(body, strict=True)
