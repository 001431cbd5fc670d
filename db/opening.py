"""Opening the file: created, checked, backed up, brought up to date, or refused with a reason."""

import os
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from db.backup import connect_plain, faults_in, make_backup
from db.errors import FaultKind, StoreFault, fault_of
from db.migrations import REVISIONS
from db.store import Store, engine_for

DATABASE = "peilian.db"
BACKUPS = "backups"


@dataclass(frozen=True, slots=True)
class Opened:
    """An open store, and what was found on the way.

    `checked` tells that the last run had not ended cleanly and the file was found sound;
    `clock_back` that the machine's clock stands before the latest time the file has seen.
    """

    store: Store
    created: bool
    checked: bool
    migrated_from: str | None
    backup: Path | None
    clock_back: bool


def open_store(
    folder: Path,
    now: datetime,
    today: date,
    migrate: Callable[[Path], None] | None = None,
) -> Opened:
    """Open the database in *folder*, which is made if it is not there.

    Raises StoreFault: folder not writable, file damaged, from a newer version, locked.
    *migrate* is replaced by tests only.
    """
    path = folder / DATABASE
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreFault(FaultKind.READ_ONLY, str(folder), str(error)) from error
    if not os.access(folder, os.W_OK) or (path.exists() and not os.access(path, os.W_OK)):
        raise StoreFault(FaultKind.READ_ONLY, str(folder))
    created = not path.exists()
    found = None if created else _look(path)
    if found is not None:
        _refuse_unknown(path, found)
    checked = found is not None and not found.clean
    if checked and (faults := faults_in(path)):
        raise StoreFault(FaultKind.DAMAGED, str(path), faults[0])
    revision = found.revision if found else None
    due = revision != REVISIONS[-1]
    backup = _backup_if_due(path, folder, now, today, found, migrating=due)
    if due:
        (migrate or upgrade)(path)
    store = Store(path)
    with store.writing() as tx:
        tx.people.remember("clean_close", False)
        tx.people.remember("last_seen", max(now.timestamp(), found.last_seen if found else 0.0))
        if backup is not None:
            tx.people.remember("last_backup_day", today.isoformat())
    return Opened(
        store=store,
        created=created,
        checked=checked,
        migrated_from=revision if due and not created else None,
        backup=backup,
        clock_back=found is not None and now.timestamp() < found.last_seen - 60,
    )


def close_store(store: Store, now: datetime) -> None:
    """Close the store and note that this run ended cleanly.

    Raises StoreFault where that cannot be noted; the store is closed all the same.
    """
    try:
        with store.writing() as tx:
            seen = tx.people.remembered("last_seen") or 0.0
            tx.people.remember("last_seen", max(now.timestamp(), seen))
            tx.people.remember("clean_close", True)
    finally:
        store.close()


@dataclass(frozen=True, slots=True)
class _Found:
    revision: str | None
    clean: bool
    last_backup_day: str | None
    last_seen: float


def _look(path: Path) -> _Found:
    """Read what the file says about itself, with nothing but plain SQL."""
    import json

    try:
        with closing(connect_plain(path)) as connection:
            tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
            if "alembic_version" not in tables:
                if tables:
                    raise StoreFault(FaultKind.DAMAGED, str(path), "not a Peilian database")
                return _Found(None, clean=True, last_backup_day=None, last_seen=0.0)
            revision = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            notes: dict[str, Any] = {}
            if "housekeeping" in tables:
                rows = connection.execute("SELECT name, value FROM housekeeping")
                notes = {name: json.loads(value) for name, value in rows}
    except driver.Error as error:
        raise fault_of(error, str(path)) or error from error
    return _Found(
        revision=revision[0] if revision else None,
        clean=bool(notes.get("clean_close", True)),
        last_backup_day=notes.get("last_backup_day"),
        last_seen=float(notes.get("last_seen", 0.0)),
    )


def _refuse_unknown(path: Path, found: _Found) -> None:
    if found.revision is not None and found.revision not in REVISIONS:
        raise StoreFault(FaultKind.NEWER, str(path), found.revision)


def _backup_if_due(
    path: Path, folder: Path, now: datetime, today: date, found: _Found | None, *, migrating: bool
) -> Path | None:
    """Back up before every migration and on the first start of a day."""
    if found is None or found.revision is None:
        return None
    if migrating:
        return make_backup(path, folder / BACKUPS, now, "upgrade").path
    if found.last_backup_day != today.isoformat():
        return make_backup(path, folder / BACKUPS, now, "daily").path
    return None


def upgrade(path: Path) -> None:
    """Bring the file at *path* to the newest revision; one transaction, all or nothing."""
    # Alembic takes half a second to import and is needed only here.
    from alembic import command
    from alembic.config import Config

    with closing(connect_plain(path, "rwc")) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    engine = engine_for(path)
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            connection.exec_driver_sql("COMMIT")
    finally:
        engine.dispose()
