"""Opening the window: what the console command does when it is told nothing else."""

from collections.abc import Sequence
from types import SimpleNamespace
from typing import TYPE_CHECKING

from desktop_app.commands.console import OK, data_folder, say

if TYPE_CHECKING:
    from argparse import Namespace

_SWITCHES = ("sample", "smoke", "version")
"""What the window understands beside its folder."""


def run(options: "Namespace | SimpleNamespace") -> int:
    """Open the window, or say which version it is; returns the exit code."""
    if options.version:
        from desktop_app.system.version import version

        say(f"peilian {version()}")
        return OK
    from desktop_app import quick_start

    quick_start.begin()
    from desktop_app.app import run as open_window

    code: int = open_window(data_folder(options.data), sample=options.sample, smoke=options.smoke)
    return code


def read(arguments: Sequence[str]) -> SimpleNamespace | None:
    """Return the window's own options, or None where anything else is said.

    Read by hand: whoever opens the window does not wait for what describes all commands.
    """
    found = SimpleNamespace(data=None, run=run, **dict.fromkeys(_SWITCHES, False))
    rest = iter(arguments)
    for one in rest:
        name, equals, value = one.partition("=")
        if name == "--data":
            found.data = value if equals else next(rest, "-")
            if not equals and found.data.startswith("-"):
                return None
        elif one.startswith("--") and one[2:] in _SWITCHES:
            setattr(found, one[2:], True)
        else:
            return None
    return found
