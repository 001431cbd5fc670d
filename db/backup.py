"""Copies of the data that are known to be good: made online, verified, restored whole."""

import os
import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from db.errors import FaultKind, StoreFault, fault_of
from db.material_backup import MATERIALS, bring_back, copy_files, folder_of, size_of

KEPT = 7
"""How many backups are kept; the oldest ones beyond make room."""

_PAGES = 2048
"""Pages copied at a time between two reports of progress: 8 MB of the default page size."""

_FULL_CHECK = 64 * 1024 * 1024
"""Up to this many bytes a file is checked in full; beyond, without comparing the indexes
(measured: 0.3 s instead of 3.4 s for 389 MB)."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of the database and of the files beside it.

    `made_at` comes from its name, in the machine's UTC time; `size` counts both. `unread` names
    the files that could not be read when it was made, and is not known afterwards.
    """

    path: Path
    made_at: str
    reason: str
    size: int
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Restored:
    """Where that lies which a restored backup took the place of; None where nothing was."""

    database: Path | None
    files: Path | None


def connect_plain(path: Path, mode: str = "ro") -> Any:
    """Open *path* directly; `mode` is SQLite's: ro, rw or rwc."""
    from urllib.parse import quote

    return driver.connect(f"file:{quote(str(path.resolve()))}?mode={mode}", uri=True, timeout=5.0)


def faults_in(path: Path) -> tuple[str, ...]:
    """Return what SQLite finds wrong with the file; empty means sound."""
    check = "integrity_check" if path.stat().st_size <= _FULL_CHECK else "quick_check"
    try:
        with closing(connect_plain(path)) as connection:
            found = [str(row[0]) for row in connection.execute(f"PRAGMA {check}(20)")]
            if found == ["ok"]:
                found = [
                    f"foreign key: {row[0]} {row[1]}"
                    for row in connection.execute("PRAGMA foreign_key_check")
                ][:20]
    except driver.Error as error:
        return (str(error),)
    return tuple(found)


def make_backup(
    path: Path,
    folder: Path,
    at: datetime,
    reason: str,
    report: Callable[[int, int], None] = lambda _done, _total: None,
) -> Backup:
    """Copy the live file at *path* with its material into *folder*; keep the newest `KEPT`.

    The copy is verified. *report* hears bytes done and bytes in all. Raises StoreFault; a copy
    that is not good is removed, and the older ones stay.
    """
    name = f"peilian-{at:%Y%m%d-%H%M%S-%f}-{reason}.db"
    target = folder / name
    partial = target.with_suffix(".partial")
    files = folder_of(target).with_suffix(".partial-files")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        beside = size_of(path.parent / MATERIALS)
        _copy(path, partial, lambda done, total: report(done, total + beside))
        if faults := faults_in(partial):
            raise StoreFault(FaultKind.DAMAGED, str(path), faults[0])
        _fsync(partial)
        size = partial.stat().st_size
        unread = copy_files(
            path.parent / MATERIALS,
            files,
            next(iter(_with_files(folder)), None),
            lambda done: report(size + done, size + beside),
        )
        if files.exists():
            files.replace(folder_of(target))
        partial.replace(target)
        _fsync(folder)
    except driver.Error as error:
        raise fault_of(error, str(path)) or error from error
    except OSError as error:
        raise StoreFault(FaultKind.DISK_FULL, str(folder), str(error)) from error
    finally:
        partial.unlink(missing_ok=True)
        shutil.rmtree(files, ignore_errors=True)
    for old in backups(folder)[KEPT:]:
        old.path.unlink(missing_ok=True)
        shutil.rmtree(folder_of(old.path), ignore_errors=True)
    made_at = target.stem.split("-", 1)[1]
    return Backup(target, made_at, reason, _size(target), unread)


def _with_files(folder: Path) -> list[Path]:
    return [files for one in backups(folder) if (files := folder_of(one.path)).is_dir()]


def _size(backup: Path) -> int:
    return backup.stat().st_size + size_of(folder_of(backup))


def _copy(path: Path, target: Path, report: Callable[[int, int], None]) -> None:
    """Copy the database; *report* hears bytes."""
    with (
        closing(connect_plain(path)) as source,
        closing(connect_plain(target, "rwc")) as copy,
    ):
        page = source.execute("PRAGMA page_size").fetchone()[0]
        source.backup(
            copy,
            pages=_PAGES,
            progress=lambda _status, left, total: report((total - left) * page, total * page),
        )
        # A copy carries the journal mode of its source; out of WAL it is one file to hand on.
        copy.execute("PRAGMA journal_mode = DELETE")


def backups(folder: Path) -> list[Backup]:
    """Return the backups in *folder*, newest first."""
    found = []
    for path in folder.glob("peilian-*.db"):
        parts = path.stem.split("-")
        if len(parts) == 5:
            found.append(Backup(path, "-".join(parts[1:4]), parts[4], _size(path)))
    return sorted(found, key=lambda one: one.made_at, reverse=True)


def newest_good(folder: Path) -> Backup | None:
    """Return the newest backup that passes its check, or None."""
    return next((one for one in backups(folder) if not faults_in(one.path)), None)


def restore(backup: Path, path: Path, at: datetime) -> Restored:
    """Put *backup* in the place of *path*, and its files into the folder beside it.

    The copy is checked before anything is touched, and the database takes its place in one step,
    after the files. Raises StoreFault when the backup itself is not sound or cannot be copied.
    """
    if not backup.exists():
        raise StoreFault(FaultKind.NO_BACKUP, str(backup))
    if faults := faults_in(backup):
        raise StoreFault(FaultKind.DAMAGED, str(backup), faults[0])
    incoming = path.with_suffix(".incoming")
    try:
        shutil.copyfile(backup, incoming)
        _fsync(incoming)
        files = bring_back(folder_of(backup), path.parent / MATERIALS, at)
        kept = _set_aside(path, at)
        incoming.replace(path)
        _fsync(path.parent)
    except OSError as error:
        incoming.unlink(missing_ok=True)
        raise StoreFault(FaultKind.DISK_FULL, str(path), str(error)) from error
    return Restored(kept, files)


def _set_aside(path: Path, at: datetime) -> Path | None:
    """Rename the file and its log out of the way; nothing is deleted."""
    if not path.exists():
        return None
    kept = path.with_name(f"{path.stem}-replaced-{at:%Y%m%d-%H%M%S-%f}{path.suffix}")
    for ending in ("", "-wal", "-shm"):
        part = Path(f"{path}{ending}")
        if part.exists():
            part.replace(f"{kept}{ending}")
    return kept


def _fsync(path: Path) -> None:
    """Make the file, or a folder's entries, durable; folders cannot be synced on Windows."""
    if path.is_dir() and os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
