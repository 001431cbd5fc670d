"""Which kinds of content there are, and how the body of one becomes an item."""

import json
from collections.abc import Mapping
from typing import Any

from desktop_app.training.content.base import Item
from desktop_app.training.curriculum.program import Program
from desktop_app.training.forms.template import Form
from desktop_app.training.knowledge.article import Article
from desktop_app.training.practice.model import Scenario, Script, Situation
from desktop_app.training.practice.rush.model import Rush

KINDS: Mapping[str, type[Item]] = {
    "situation": Situation,
    "script": Script,
    "scenario": Scenario,
    "form": Form,
    "program": Program,
    "article": Article,
    "rush": Rush,
}


def parse(kind: str, body: Mapping[str, Any]) -> Item:
    """Return the item that *body*, plain JSON data, describes.

    Strict: `"5"` is no number and `true` no 1, so that a slip in a file is told and not guessed
    away. Raises KeyError for an unknown kind, pydantic's ValidationError for a body that does
    not fit. Costs up to a millisecond or two for a scenario: the caller caches.
    """
    return parse_json(kind, json.dumps(body, ensure_ascii=False))


def parse_json(kind: str, body: str) -> Item:
    """Do the same for a body that is JSON text already."""
    return KINDS[kind].model_validate_json(body, strict=True)
