"""Files that hold a list of items: what they share stands once, at the top."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field

from desktop_app.training.content.base import Key, Strict, Text

LIST_KINDS = ("questions",)
"""What such a file calls itself."""

_SHARED = ("area", "section", "emphasis", "source")


class QuestionList(Strict):
    """The top of a file of questions; a question may say otherwise of itself."""

    kind: Literal["questions"]
    key: Key
    title: Annotated[Text, Field(max_length=40)]
    area: Literal["topic", "procedure", "key-account", "product-version"]
    section: Annotated[Text, Field(max_length=30)]
    emphasis: Annotated[int, Field(ge=1, le=3)] = 1
    source: str = ""
    questions: Annotated[tuple[dict[str, Any], ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class Entry:
    """An item as a file has it: its body, whole, and the way to it in the file's data."""

    kind: str
    body: Mapping[str, Any]
    place: tuple[str | int, ...]


def list_head(text: str) -> QuestionList:
    """Return what a file of questions says of itself; raises pydantic's ValidationError."""
    return QuestionList.model_validate_json(text, strict=True)


def entries(data: Mapping[str, Any]) -> tuple[Entry, ...]:
    """Return the questions of a file, each with what they share; the file's top is right."""
    shared = {name: data[name] for name in _SHARED if name in data}
    return tuple(
        Entry("question", {"kind": "question"} | shared | one, ("questions", n))
        for n, one in enumerate(data["questions"])
    )


def as_list(head: Mapping[str, Any], questions: list[dict[str, Any]]) -> dict[str, Any]:
    """Return a file of *questions*, none of which repeats what *head* says for all."""
    shared = {name: head[name] for name in _SHARED if head.get(name)}
    bare = [
        {
            name: value
            for name, value in one.items()
            if name not in ("kind", "title") and not (name in shared and shared[name] == value)
        }
        for one in questions
    ]
    return {"kind": "questions", **head, "questions": json.loads(json.dumps(bare))}
