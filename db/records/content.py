"""Content versions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class ContentVersion:
    """One wording of a content item; `body` is its file as plain data.

    `author_id` is who wrote it here; None: it came with a pack.
    """

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
    author_id: UUID | None = None


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


@dataclass(frozen=True, slots=True)
class Standing:
    """How far an item has come, for an import that must not overwrite what was written here."""

    item_id: UUID
    number: int
    """Of its newest version, whatever the state."""
    shipped_sha256: str
    """Of the newest version that came with the pack; empty: none ever did."""
    published: UUID | None
    published_here: bool
    """Whether somebody here wrote what is published."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One version of an item as a history shows it: no body, but *fields* of it."""

    version_id: UUID
    item_id: UUID
    pack: str
    key: str
    number: int
    status: str
    title: str
    created_at: datetime
    author_id: UUID | None
    fields: Mapping[str, Any]
