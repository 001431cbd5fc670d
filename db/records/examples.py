"""Shared examples: good attempts without what would tell whose they were."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Example:
    """A shared attempt; `body` holds its turns as they were approved.

    `attempt_id` leads back to the record that it was taken from; whoever may not see that record
    is shown the example alone.
    """

    id: UUID
    attempt_id: UUID
    content_key: str
    title: str
    channel: str
    difficulty: str
    total: float
    why: str
    shared_by: UUID
    shared_at: datetime
    body: Any


@dataclass(frozen=True, slots=True)
class ExampleEntry:
    """An example as lists show it; `sharer` is the name of who shared it.

    `weakest` is what its weakest turn cost, in marks; None where that was not recorded.
    """

    id: UUID
    content_key: str
    title: str
    channel: str
    difficulty: str
    total: float
    why: str
    sharer: str
    shared_at: datetime
    weakest: float | None


@dataclass(frozen=True, slots=True)
class Retirement:
    """That an example is no longer shown, by whose decision."""

    example_id: UUID
    retired_by: UUID
    retired_at: datetime
