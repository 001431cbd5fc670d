"""Two families: faults of the environment, which are told to people, and ours, which are bugs."""

from enum import StrEnum


class FaultKind(StrEnum):
    """What can be wrong with the file or the machine it lies on."""

    MISSING = "missing"
    READ_ONLY = "read_only"
    DISK_FULL = "disk_full"
    BUSY = "busy"
    DAMAGED = "damaged"
    NEWER = "newer"
    NO_BACKUP = "no_backup"


class StoreFault(Exception):
    """A fault of the environment: nothing was written; `path` is the file concerned."""

    def __init__(self, kind: FaultKind, path: str = "", detail: str = "") -> None:
        super().__init__(f"{kind}: {path} {detail}".strip())
        self.kind = kind
        self.path = path
        self.detail = detail


class NotFound(LookupError):
    """A record that was asked for by its id is not there."""


# What SQLite says, and what it means for the person. The texts are stable across versions;
# the numeric codes are not handed through by every driver.
_MEANINGS: tuple[tuple[str, FaultKind], ...] = (
    ("database or disk is full", FaultKind.DISK_FULL),
    ("disk i/o error", FaultKind.DISK_FULL),
    ("readonly database", FaultKind.READ_ONLY),
    ("unable to open database file", FaultKind.MISSING),
    ("database is locked", FaultKind.BUSY),
    ("malformed", FaultKind.DAMAGED),
    ("file is not a database", FaultKind.DAMAGED),
)


def fault_of(error: Exception, path: str) -> StoreFault | None:
    """Return the fault behind a driver's *error*, or None when it is a bug of ours."""
    text = str(error).lower()
    for words, kind in _MEANINGS:
        if words in text:
            return StoreFault(kind, path, str(error))
    return None
