"""The console command `peilian`: opens the window, or does one of the things named in its help."""

import sys
from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import TYPE_CHECKING

from desktop_app.commands import window
from desktop_app.commands.console import tell

if TYPE_CHECKING:
    from argparse import Namespace


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code (see `commands.console`)."""
    options = parse(sys.argv[1:] if arguments is None else arguments)
    run: Callable[[Namespace | SimpleNamespace], int] = options.run
    if options.version:
        run = window.run
    try:
        return run(options)
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        from desktop_app.training.maintenance.faults import trouble_of

        trouble = trouble_of(error)
        if trouble is None:
            raise
        return tell(trouble)


def parse(arguments: Sequence[str]) -> "Namespace | SimpleNamespace":
    """Read the command line; ends the program where it is wrong or help was asked for."""
    if (found := window.read(arguments)) is not None:
        return found
    from desktop_app.commands.arguments import parser

    return parser().parse_args(arguments)
