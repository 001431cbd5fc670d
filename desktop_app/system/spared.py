"""What the start of the window goes without, and how later work gets it back."""

import sys

SPARED = ("ssl", "_hashlib")
"""Python's ways into OpenSSL, 4.6 MB of memory in a program that makes no connections. SQLAlchemy
imports asyncio and hashlib, and they import these where there are any; both go on without, hashlib
with its own SHA-256, which is quick enough for the files that are named here."""


def spare() -> None:
    """Let nothing that is imported from now on find them."""
    for name in SPARED:
        sys.modules.setdefault(name, None)  # type: ignore[arg-type]  # None: there is no such one


def give_back() -> None:
    """Let them be found again: the library that signs PDF files imports `ssl`, and does not ask."""
    for name in SPARED:
        if sys.modules.get(name, sys) is None:
            del sys.modules[name]
