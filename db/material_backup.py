"""The files beside the database in its backups: one folder a backup, unchanged files kept once."""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

MATERIALS = "materials"
"""The folder of training material beside the database; its files are found by their names."""

_UNFINISHED = ".part"
"""How a file ends that is still being put into the folder."""


def folder_of(backup: Path) -> Path:
    """Return where the files of the backup at *backup* are; there is none if there were none."""
    return backup.with_suffix(f".{MATERIALS}")


def size_of(folder: Path) -> int:
    """Return the bytes of all files in *folder*; 0 if it does not exist."""
    return sum(path.stat().st_size for path in _files(folder))


def copy_files(
    source: Path, target: Path, before: Path | None, report: Callable[[int], None]
) -> tuple[str, ...]:
    """Copy every file of *source* into *target*; return the names of those that cannot be read.

    A file that is as it was in the backup's folder *before* is linked to it, so that a daily
    backup costs what has changed. It is never linked to *source*: writing there must not reach
    into a backup. *report* hears the bytes done. Raises OSError when *target* takes no more.
    """
    unread = []
    done = 0
    for path in _files(source):
        name = path.relative_to(source)
        size = path.stat().st_size
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        if not (before and _linked(before / name, path, target / name)) and not _copied(
            path, target / name
        ):
            unread.append(name.as_posix())
        done += size
        report(done)
    return tuple(unread)


def bring_back(kept: Path, folder: Path, at: datetime) -> Path | None:
    """Put the files of a backup into *folder*; return where those that they replace now lie.

    A file that came later and that the backup does not know stays where it is. Raises OSError.
    """
    aside = folder.with_name(f"{folder.name}-replaced-{at:%Y%m%d-%H%M%S-%f}")
    replaced = False
    for path in _files(kept):
        name = path.relative_to(kept)
        target = folder / name
        if _same(path, target):
            continue
        incoming = target.with_name(f"{target.name}{_UNFINISHED}")
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            shutil.copy2(path, incoming)
            if target.exists():
                (aside / name).parent.mkdir(parents=True, exist_ok=True)
                target.replace(aside / name)
                replaced = True
            incoming.replace(target)
        finally:
            incoming.unlink(missing_ok=True)
    return aside if replaced else None


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink() and path.suffix != _UNFINISHED:
            yield path


def _same(one: Path, other: Path) -> bool:
    if not (one.is_file() and other.is_file()):
        return False
    a, b = one.stat(), other.stat()
    return (a.st_size, a.st_mtime_ns) == (b.st_size, b.st_mtime_ns)


def _linked(old: Path, path: Path, target: Path) -> bool:
    """Link *target* to *old* if that is what *path* still is; some disks cannot link."""
    if not _same(old, path):
        return False
    try:
        os.link(old, target)
    except OSError:
        return False
    return True


def _copied(path: Path, target: Path) -> bool:
    """Copy one file with its time; False when it cannot be read, as while an editor holds it."""
    try:
        path.open("rb").close()
    except OSError:
        return False
    shutil.copy2(path, target)
    return True
