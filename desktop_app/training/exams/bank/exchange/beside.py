"""What a format of other programs does not know of a question, kept beside it as JSON.

GIFT and Moodle take it for a comment. It is read back only where the question was written here.
"""

import json
from collections.abc import Collection, Mapping
from typing import Any

from desktop_app.training.exams.bank.question import Question

MARK = "peilian "

_NEVER = ("kind", "title")


def beside(question: Question, told: Collection[str]) -> str:
    """Return everything but the fields in *told*, which the format carries itself."""
    body = question.model_dump(mode="json", exclude_defaults=True)
    rest = {name: value for name, value in body.items() if name not in (*_NEVER, *told)}
    return MARK + json.dumps(rest, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read_beside(comment: str) -> Mapping[str, Any] | None:
    """Return what a comment keeps; None: it is no such comment, or a damaged one."""
    text = comment.strip()
    if not text.startswith(MARK):
        return None
    try:
        found = json.loads(text.removeprefix(MARK))
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def merged(own: Mapping[str, Any], kept: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return the body of a question: what was kept, then what the format says now."""
    if kept is None:
        return dict(own)
    blanks, heard = own.get("blanks", []), kept.get("blanks", [])
    if blanks and len(blanks) == len(heard):
        pairs = zip(blanks, heard, strict=True)
        own = dict(own) | {"blanks": [dict(other) | one for one, other in pairs]}
    body = dict(kept) | {name: value for name, value in own.items() if value is not None}
    if kept.get("type") not in (None, own.get("type")):
        body["type"] = kept["type"]
        for name in ("options", "answer", "blanks", "pairs", "extra"):
            if name not in kept:
                body.pop(name, None)
    return body
