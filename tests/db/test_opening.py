"""Opening: created, backed up, checked, upgraded, or refused with the file untouched."""

from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from db.backup import KEPT, backups, connect_plain, faults_in, make_backup, newest_good, restore
from db.errors import FaultKind, StoreFault
from db.ids import new_id
from db.migrations import REVISIONS
from db.opening import BACKUPS, DATABASE, Opened, close_store, open_store, upgrade
from db.records import Organisation
from db.tables import Base

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def opened(folder: Path, at: datetime = NOW) -> Opened:
    return open_store(folder, at, at.date())


def filled(folder: Path) -> Path:
    """Leave a closed database with an organisation in *folder*."""
    first = opened(folder)
    with first.store.writing() as tx:
        tx.people.add_organisation(Organisation(new_id(), "青禾学堂", False, NOW))
    close_store(first.store, NOW)
    return folder / DATABASE


def execute(path: Path, sql: str) -> None:
    with closing(connect_plain(path, "rw")) as connection:
        connection.execute(sql)
        connection.commit()


def organisation_name(folder: Path) -> str:
    found = opened(folder)
    with found.store.reading() as tx:
        organisation = tx.people.organisation()
    found.store.close()
    assert organisation is not None
    return organisation.name


def test_a_new_folder_gets_a_new_file(tmp_path: Path) -> None:
    result = opened(tmp_path / "deep" / "data")
    assert result.created
    assert result.backup is None
    result.store.close()


def test_the_revisions_make_exactly_the_tables_of_today(tmp_path: Path) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    store = opened(tmp_path).store
    with store.reading() as tx:
        context = MigrationContext.configure(tx.connection, opts={"compare_type": True})
        differences = compare_metadata(context, Base.metadata)
    store.close()
    assert differences == []


def test_the_first_start_of_a_day_makes_a_backup_and_the_second_does_not(tmp_path: Path) -> None:
    filled(tmp_path)
    first = opened(tmp_path, NOW + timedelta(hours=1))
    assert first.backup is not None
    assert faults_in(first.backup) == ()
    close_store(first.store, NOW)
    again = opened(tmp_path, NOW + timedelta(hours=2))
    assert again.backup is None
    close_store(again.store, NOW)
    tomorrow = opened(tmp_path, NOW + timedelta(days=1))
    assert tomorrow.backup is not None
    tomorrow.store.close()


def test_a_run_that_ended_cleanly_is_not_checked_and_one_that_fell_is(tmp_path: Path) -> None:
    filled(tmp_path)
    fell = opened(tmp_path)
    assert not fell.checked
    fell.store.close()  # without the note of a clean end
    after = opened(tmp_path)
    assert after.checked
    close_store(after.store, NOW)


def test_a_file_of_a_newer_version_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    path = filled(tmp_path)
    execute(path, "UPDATE alembic_version SET version_num = '9999'")
    before = path.read_bytes()
    with pytest.raises(StoreFault) as caught:
        opened(tmp_path)
    assert caught.value.kind is FaultKind.NEWER
    assert path.read_bytes() == before


def test_some_other_database_is_not_taken_over(tmp_path: Path) -> None:
    path = tmp_path / DATABASE
    with closing(connect_plain(path, "rwc")) as connection:
        connection.execute("CREATE TABLE somebody_elses (x)")
        connection.commit()
    with pytest.raises(StoreFault) as caught:
        opened(tmp_path)
    assert caught.value.kind is FaultKind.DAMAGED


def test_an_upgrade_is_preceded_by_a_backup(tmp_path: Path) -> None:
    path = filled(tmp_path)
    execute(path, "DELETE FROM alembic_version")
    execute(path, "INSERT INTO alembic_version VALUES ('0000')")
    seen: list[int] = []

    def migrate(target: Path) -> None:
        seen.append(len(backups(tmp_path / BACKUPS)))
        execute(target, f"UPDATE alembic_version SET version_num = '{REVISIONS[-1]}'")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("db.opening.REVISIONS", ("0000", REVISIONS[-1]))
        result = open_store(tmp_path, NOW, NOW.date(), migrate)
    assert seen == [1]
    assert (result.migrated_from, result.backup is not None) == ("0000", True)
    result.store.close()


def test_upgrading_the_newest_file_changes_nothing(tmp_path: Path) -> None:
    path = filled(tmp_path)
    upgrade(path)
    assert organisation_name(tmp_path) == "青禾学堂"


def test_garbage_is_told_as_damage_and_kept(tmp_path: Path) -> None:
    path = tmp_path / DATABASE
    path.write_bytes(b"this is not a database" * 1000)
    with pytest.raises(StoreFault) as caught:
        opened(tmp_path)
    assert caught.value.kind is FaultKind.DAMAGED
    assert path.read_bytes().startswith(b"this is not")


def test_a_page_torn_by_a_fall_is_found_at_the_next_start(tmp_path: Path) -> None:
    path = filled(tmp_path)
    opened(tmp_path).store.close()  # falls
    with closing(connect_plain(path, "rw")) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        root = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'ix_person_name'"
        ).fetchone()[0]
        size = connection.execute("PRAGMA page_size").fetchone()[0]
    with path.open("r+b") as file:
        file.seek((root - 1) * size)
        file.write(b"\xff" * size)
    with pytest.raises(StoreFault) as caught:
        opened(tmp_path)
    assert caught.value.kind is FaultKind.DAMAGED


def test_the_newest_good_backup_comes_back_and_the_damaged_file_is_kept(tmp_path: Path) -> None:
    path = filled(tmp_path)
    good = make_backup(path, tmp_path / BACKUPS, NOW, "manual")
    torn = make_backup(path, tmp_path / BACKUPS, NOW + timedelta(hours=1), "manual")
    torn.path.write_bytes(b"torn" * 5000)
    path.write_bytes(b"damaged" * 5000)
    newest = newest_good(tmp_path / BACKUPS)
    assert newest is not None
    assert newest.path == good.path
    kept = restore(newest.path, path, NOW).database
    assert kept is not None
    assert kept.read_bytes().startswith(b"damaged")
    assert organisation_name(tmp_path) == "青禾学堂"


def test_restoring_from_a_bad_backup_touches_nothing(tmp_path: Path) -> None:
    path = filled(tmp_path)
    bad = tmp_path / "bad.db"
    bad.write_bytes(b"bad" * 5000)
    before = path.read_bytes()
    with pytest.raises(StoreFault):
        restore(bad, path, NOW)
    assert path.read_bytes() == before


def test_the_newest_seven_are_kept(tmp_path: Path) -> None:
    path = filled(tmp_path)
    for hour in range(KEPT + 3):
        make_backup(path, tmp_path / BACKUPS, NOW + timedelta(hours=hour), "manual")
    left = backups(tmp_path / BACKUPS)
    assert len(left) == KEPT
    assert left[0].made_at.startswith(f"{NOW + timedelta(hours=KEPT + 2):%Y%m%d-%H%M%S}")


def test_a_backup_holds_what_was_committed_while_the_file_is_open(tmp_path: Path) -> None:
    live = opened(tmp_path).store
    with live.writing() as tx:
        tx.people.add_organisation(Organisation(new_id(), "还在日志里", False, NOW))
    made = make_backup(live.path, tmp_path / BACKUPS, NOW, "manual")
    live.close()
    with closing(connect_plain(made.path)) as connection:
        assert connection.execute("SELECT name FROM organisation").fetchone() == ("还在日志里",)


def test_a_full_disk_leaves_no_half_backup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = filled(tmp_path)

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(StoreFault) as caught:
        make_backup(path, tmp_path / BACKUPS, NOW, "manual")
    assert caught.value.kind is FaultKind.DISK_FULL
    assert list((tmp_path / BACKUPS).iterdir()) == []


def test_a_folder_that_cannot_be_written_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Root may write anywhere, so the answer of the system is set instead of the folder's mode.
    monkeypatch.setattr("os.access", lambda _path, _mode: False)
    with pytest.raises(StoreFault) as caught:
        opened(tmp_path)
    assert caught.value.kind is FaultKind.READ_ONLY


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    with pytest.raises(StoreFault) as caught:
        opened(tmp_path / "data")
    assert caught.value.kind is FaultKind.READ_ONLY


def test_a_clock_set_back_is_noticed(tmp_path: Path) -> None:
    filled(tmp_path)
    later = opened(tmp_path, NOW + timedelta(days=2))
    assert not later.clock_back
    close_store(later.store, NOW + timedelta(days=2))
    back = opened(tmp_path, NOW)
    assert back.clock_back
    back.store.close()


def test_plain_connections_are_the_newer_sqlite() -> None:
    # Below 3.51.3 two connections that checkpoint at once can corrupt a write-ahead log.
    version = tuple(int(part) for part in driver.sqlite_version.split("."))
    assert version >= (3, 51, 3)
