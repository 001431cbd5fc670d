"""Spares the start of the program what it can do without.

A start makes hundreds of thousands of objects that live as long as the program. Looking through
them again and again for garbage costs it a tenth of its time and never finds anything.
From when the data are open the window looks for it (`shell.garbage`).
"""

import gc
import sys

from desktop_app import lean_values

_SPARED = ("ssl", "_hashlib")
"""Python's ways into OpenSSL, 4.6 MB of memory in a program that makes no connections. SQLAlchemy
imports asyncio and hashlib, and they import these where there are any; both go on without, hashlib
with its own SHA-256, which is quick enough for the files that are named here."""


def begin() -> None:
    """Prepare the process for the window; call it before anything big is imported."""
    gc.disable()
    lean_values.install()
    for name in _SPARED:
        sys.modules.setdefault(name, None)  # type: ignore[arg-type]  # None: there is no such one
