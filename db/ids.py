"""Identifiers: UUIDv7, so that keys grow with time and inserts stay at the end of the index."""

import uuid

from uuid_utils.compat import uuid7


def new_id() -> uuid.UUID:
    """Return a new identifier."""
    return uuid.UUID(bytes=uuid7().bytes)
