"""Gives Python's own `import` back after PySide6 has replaced it; import this after PySide6.

PySide6 wraps `import` so that a module may say `from __feature__ import snake_case`. To know
whether one could, it reads the source of every module imported after it and keeps the lines for
good: with SQLAlchemy behind the first paint that is a fifth of the time and 20 MB (measured, see
`docs/speed.md`). Nothing here uses `__feature__`; classes and behaviour of PySide6 stay the same.
"""

import builtins

_PYTHONS_OWN = "__orig_import__"
"""Where PySide6 (6.4 to 6.11) keeps what it replaced; a version that does not is left alone."""


def give_back() -> bool:
    """Put Python's own `import` in place; False when PySide6 keeps it nowhere."""
    own = getattr(builtins, _PYTHONS_OWN, None)
    if own is None:
        return False
    builtins.__import__ = own
    return True


give_back()
