"""Modules whose code runs when something of them is first asked for."""

import os
import sys
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from threading import RLock
from types import ModuleType

LATER = ("asyncio", "importlib.metadata")
"""What SQLAlchemy and pydantic use only for asynchronous drivers and for plug-ins, 5 MB."""

_loading = RLock()


class _Later(ModuleType):
    """A module whose code runs when something of it is first asked for.

    `importlib.util.LazyLoader` does the same, but runs it at the second `import` already.
    """

    _due = True

    def __getattr__(self, name: str) -> object:
        with _loading:
            spec = self.__spec__
            if self._due and spec is not None and spec.loader is not None:
                self._due = False
                spec.loader.exec_module(self)
                self.__class__ = ModuleType  # type: ignore[assignment]  # a module like any other
        return ModuleType.__getattribute__(self, name)


def put_off() -> None:
    """Let what can wait run when it is asked for; called before the database is imported."""
    for name in LATER:
        if name not in sys.modules and (spec := find_spec(name)) is not None:
            module = module_from_spec(spec)
            module.__class__ = _Later
            sys.modules[name] = module
            parent, _, own = name.rpartition(".")
            if parent:
                setattr(import_module(parent), own, module)
    # What SQLAlchemy and pydantic take from them at once, and pydantic would then call at once.
    _lend("asyncio", "iscoroutine", import_module("asyncio.coroutines").iscoroutine)
    _lend("importlib.metadata", "entry_points", _entry_points)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


def _lend(module: str, name: str, value: object) -> None:
    """Let *name* be there before the code of its module has run."""
    if isinstance(held := sys.modules[module], _Later):
        setattr(held, name, value)


def _entry_points(**wanted: object) -> object:
    """Find plug-ins as the module's own function does, which takes this one's place by running."""
    module = sys.modules["importlib.metadata"]
    if isinstance(module, _Later):
        del module.entry_points
    return module.entry_points(**wanted)
