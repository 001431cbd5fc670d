"""Talking to the terminal: lines out, faults as sentences, exit codes."""

import sys
from pathlib import Path

from desktop_app.system.errors import Trouble

OK = 0
FOUND_FAULTS = 1
USAGE = 2
TROUBLE = 3
"""Exit codes: done; done, and faults were found; called wrongly; could not be done."""


def say(text: str) -> None:
    """Write a line to standard output."""
    sys.stdout.write(text + "\n")


def complain(text: str) -> None:
    """Write a line to standard error."""
    sys.stderr.write(text + "\n")


def tell(trouble: Trouble) -> int:
    """Write what happened, what is safe and what to do; return the exit code."""
    for line in (trouble.what, trouble.safe, trouble.do):
        if line:
            complain(line)
    return TROUBLE


def progress(title: str, done: int, total: int) -> None:
    """Show how far long work is, on one line that is overwritten; silent when not a terminal."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{title} {done * 100 // max(total, 1):3d}%")
        if done >= total:
            sys.stderr.write("\n")
        sys.stderr.flush()


def data_folder(given: str | None) -> Path:
    """Return the data folder: the one given, else `PEILIAN_DATA`, else the user's own."""
    from desktop_app.system.paths import data_folder as standard

    return Path(given).expanduser() if given else standard()


def write_text(path: Path, text: str) -> None:
    """Write a file; raises Trouble where the place cannot be written to."""
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise Trouble(
            f"{path} 写不了：{error.strerror or error}。", "别的文件没有动。", "请换一个位置。"
        ) from error
