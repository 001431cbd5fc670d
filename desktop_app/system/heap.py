"""The C library's heap: one for all threads, and given back after a peak."""

import sys

_ARENA_MAX = -8
"""`M_ARENA_MAX` of glibc's malloc.h: how many heaps there may be."""


def share() -> None:
    """Let threads that begin from now on use the heap that is there.

    Each would have one of its own, and what is free in one is of no use to another. The interpreter
    runs one thread at a time, so nobody waits for the heap.
    """
    _call("mallopt", _ARENA_MAX, 1)


def give_back() -> None:
    """Give what is free back to the system: after a start 4 to 8 MB (see `docs/speed.md`)."""
    _call("malloc_trim", 0)


def _call(name: str, *numbers: int) -> None:
    """Call a function of glibc; other C libraries go without."""
    import ctypes  # only after the first paint: it takes 4 ms

    if sys.platform.startswith("linux"):
        function = getattr(ctypes.CDLL(None), name, None)
        if function is not None:
            function(*numbers)
