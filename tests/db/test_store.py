"""The store: transactions that end well or not at all, facts that stay, faults with a name."""

import shutil
import sqlite3
import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from db.errors import FaultKind, NotFound, StoreFault, fault_of
from db.ids import new_id
from db.opening import DATABASE, open_store
from db.records import AuditEntry, Draft, Organisation, Person, Role
from db.store import Store
from db.tables import FACTS

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


@pytest.fixture
def store(blank: Path, tmp_path: Path) -> Iterator[Store]:
    shutil.copyfile(blank, tmp_path / DATABASE)
    store = open_store(tmp_path, NOW, NOW.date()).store
    yield store
    store.close()


def person(number: str = "1") -> Person:
    return Person(
        new_id(), "林晓雨", "lxy", number, frozenset({Role.TRAINEE}), None, "", None, "",
        date(2026, 11, 2),
    )  # fmt: skip


def test_what_was_written_is_there_for_the_next_reader(store: Store) -> None:
    with store.writing() as tx:
        tx.people.add_organisation(Organisation(new_id(), "青禾学堂", False, NOW))
    with store.reading() as tx:
        found = tx.people.organisation()
    assert found is not None
    assert (found.name, found.created_at) == ("青禾学堂", NOW)


def test_an_exception_leaves_nothing_behind(store: Store) -> None:
    def fall() -> None:
        with store.writing() as tx:
            tx.people.add(person(), "hash")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fall()
    with store.reading() as tx:
        assert tx.people.all() == ()


def test_a_reading_transaction_keeps_nothing(store: Store) -> None:
    with store.reading() as tx:
        tx.people.add(person(), "hash")
    with store.reading() as tx:
        assert tx.people.all() == ()


def test_a_reader_sees_one_state_while_others_write(store: Store) -> None:
    with store.reading() as tx:
        assert tx.people.all() == ()
        with store.writing() as other:
            other.people.add(person(), "hash")
        assert tx.people.all() == ()
    with store.reading() as tx:
        assert len(tx.people.all()) == 1


def test_writers_of_one_process_wait_for_each_other(store: Store) -> None:
    def add(number: int) -> None:
        with store.writing() as tx:
            tx.people.add(person(str(number)), "hash")

    threads = [threading.Thread(target=add, args=(n,)) for n in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.reading() as tx:
        assert len(tx.people.all()) == 12


def test_foreign_keys_hold(store: Store) -> None:
    with pytest.raises(IntegrityError), store.writing() as tx:
        tx.people.save_draft(Draft(new_id(), "x", {}, NOW))


def test_the_file_is_written_ahead_and_durably(store: Store) -> None:
    with store.reading() as tx:
        pragmas = [
            tx.connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    assert pragmas == ["wal", 2, 1]


@pytest.mark.parametrize("table", FACTS)
@pytest.mark.parametrize("act", ["UPDATE {} SET rowid = rowid", "DELETE FROM {}"])
def test_facts_have_triggers_against_every_change(store: Store, table: str, act: str) -> None:
    name = f"{table}_no_{'update' if act.startswith('UPDATE') else 'delete'}"
    with store.reading() as tx:
        found = tx.connection.execute(
            text("SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name = :name"),
            {"name": name},
        ).scalar()
    assert found == 1


@pytest.mark.parametrize("act", ["UPDATE audit SET act = 'other'", "DELETE FROM audit"])
def test_a_fact_cannot_be_changed_even_by_plain_sql(store: Store, act: str) -> None:
    with store.writing() as tx:
        tx.people.log(AuditEntry(new_id(), NOW, None, "sign_in", None, ""))
    with pytest.raises(IntegrityError, match="records are facts"), store.writing() as tx:
        tx.connection.execute(text(act))


def test_a_missing_record_is_named(store: Store) -> None:
    with store.reading() as tx, pytest.raises(NotFound):
        tx.people.get(new_id())


def test_a_deleted_file_is_told_and_not_made_anew(store: Store) -> None:
    store.close()
    store.path.unlink()
    with pytest.raises(StoreFault) as caught, store.reading():
        pass
    assert caught.value.kind is FaultKind.MISSING
    assert not store.path.exists()


def test_a_file_locked_by_another_process_is_told(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.store.BUSY_SECONDS", 0.05)
    impatient = Store(store.path)
    with store.writing(), pytest.raises(StoreFault) as caught, impatient.writing():
        pass
    assert caught.value.kind is FaultKind.BUSY


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("database or disk is full", FaultKind.DISK_FULL),
        ("attempt to write a readonly database", FaultKind.READ_ONLY),
        ("database disk image is malformed", FaultKind.DAMAGED),
        ("file is not a database", FaultKind.DAMAGED),
    ],
)
def test_what_the_driver_says_is_understood(words: str, kind: FaultKind) -> None:
    fault = fault_of(sqlite3.OperationalError(words), "/data/peilian.db")
    assert fault is not None
    assert (fault.kind, fault.path) == (kind, "/data/peilian.db")


def test_a_bug_of_ours_is_not_taken_for_a_fault_of_the_machine() -> None:
    assert fault_of(sqlite3.OperationalError("no such table: x"), "") is None


def test_a_full_disk_keeps_what_was_there(store: Store) -> None:
    with store.writing() as tx:
        tx.people.add(person("1"), "hash")
    with store.writing() as tx:
        pages = tx.connection.exec_driver_sql("PRAGMA page_count").scalar()

    def fill() -> None:
        with store.writing() as tx:
            # A file that may not grow is a full disk, as far as SQLite can tell.
            tx.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
            tx.people.save_draft(Draft(tx.people.all()[0].id, "x", "字" * 3_000_000, NOW))

    with pytest.raises(StoreFault) as caught:
        fill()
    assert caught.value.kind is FaultKind.DISK_FULL
    with store.reading() as tx:
        assert [one.staff_number for one in tx.people.all()] == ["1"]
