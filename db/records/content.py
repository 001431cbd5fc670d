"""Content versions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class ContentVersion:
    """One wording of a content item; `body` is its file as plain data."""

    id: UUID
    item_id: UUID
    pack: str
    kind: str
    key: str
    number: int
    status: str
    title: str
    body: Any
    sha256: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Found:
    """A published item as a list shows it, without its body."""

    version_id: UUID
    kind: str
    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Outline:
    """A published item with those fields of its body that a list shows; None: it has no such."""

    version_id: UUID
    kind: str
    key: str
    title: str
    fields: Mapping[str, Any]
