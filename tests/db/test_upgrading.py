"""Stored files of earlier versions: brought up to date with all that they hold."""

import gzip
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from db.backup import connect_plain
from db.ids import new_id
from db.migrations import REVISIONS
from db.opening import DATABASE, open_store
from db.records import DevelopmentPlan

STORED = Path(__file__).parents[1] / "old_databases"
NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
TABLES = ("person", "content_version", "attempt", "attempt_turn", "attempt_result", "sheet")


def counts(path: Path) -> dict[str, int]:
    with closing(connect_plain(path)) as connection:
        return {
            table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in TABLES
        }


def unpacked(revision: str, folder: Path) -> Path:
    path = folder / DATABASE
    path.write_bytes(gzip.decompress((STORED / f"{revision}.db.gz").read_bytes()))
    return path


@pytest.mark.parametrize("revision", REVISIONS[:-1])
def test_a_stored_file_keeps_all_its_records(revision: str, tmp_path: Path) -> None:
    path = unpacked(revision, tmp_path)
    before = counts(path)
    opened = open_store(tmp_path, NOW, NOW.date())
    assert (opened.migrated_from, opened.backup is not None) == (revision, True)
    opened.store.close()
    assert counts(path) == before
    assert all(before.values())


def test_what_the_first_version_recorded_is_read_today(tmp_path: Path) -> None:
    unpacked("0001", tmp_path)
    store = open_store(tmp_path, NOW, NOW.date()).store
    with store.reading() as tx:
        trainee = next(one for one in tx.people.all() if one.name == "林晓雨")
        attempts = tx.practice.recent(trainee.id, 100)
        turns = tx.practice.turns(attempts[0].attempt_id)
        days = tx.practice.days(trainee.id, date.min, date.max)
    store.close()
    assert len(attempts) == 20
    assert all(one.total is not None for one in attempts)
    assert turns[0].body["line"]
    assert turns[0].body["reply"]
    assert sum(day.attempts for day in days) == 20


def test_the_cards_of_the_third_version_are_still_there_and_examples_can_be_shared(
    tmp_path: Path,
) -> None:
    path = unpacked("0003", tmp_path)
    with closing(connect_plain(path)) as connection:
        before = connection.execute("SELECT count(*) FROM card").fetchone()[0]
    store = open_store(tmp_path, NOW, NOW.date()).store
    with store.reading() as tx:
        assert tx.examples.shown() == ()
    store.close()
    with closing(connect_plain(path)) as connection:
        assert connection.execute("SELECT count(*) FROM card").fetchone()[0] == before > 0


def test_of_several_plans_laid_by_the_fifth_version_only_the_newest_goes_on(
    tmp_path: Path,
) -> None:
    path = unpacked("0005", tmp_path)
    with closing(connect_plain(path, "rw")) as connection:
        old = connection.execute("SELECT id, person_id, version_id FROM plan").fetchone()
        later = round(NOW.timestamp() * 1000)
        connection.execute(
            "INSERT INTO plan (id, person_id, version_id, title, start_on, laid_at) "
            "VALUES (?, ?, ?, '新的方案', '2026-12-01', ?)",
            (b"9" * 16, old[1], old[2], later),
        )
        connection.commit()
    store = open_store(tmp_path, NOW, NOW.date()).store
    with store.reading() as tx:
        newest, former = tx.plans.of_people([UUID(bytes=old[1])])
        assert tx.plans.of(former.person_id) == newest
    store.close()
    assert (newest.title, newest.ended_on) == ("新的方案", None)
    assert former.ended_on == NOW.date() - timedelta(days=1)


def test_a_certificate_of_the_sixth_version_is_read_with_its_bytes_and_no_signature(
    tmp_path: Path,
) -> None:
    path = unpacked("0006", tmp_path)
    with closing(connect_plain(path)) as connection:
        pdf, digest = connection.execute("SELECT pdf, sha256 FROM certificate").fetchone()
    store = open_store(tmp_path, NOW, NOW.date()).store
    with store.reading() as tx:
        (entry,) = tx.certificates.register()
        kept = tx.certificates.get(entry.id)
        keys, events = tx.signing_keys.all(), tx.certificates.events()
    store.close()
    assert (kept.pdf, kept.sha256) == (pdf, digest)
    assert (entry.person, entry.person_name, entry.key_id, kept.code) == ("林晓雨", "", "", "")
    assert (entry.standing, keys, events) == (True, (), ())


def test_the_exam_of_the_ninth_version_is_read_and_development_plans_can_be_opened(
    tmp_path: Path,
) -> None:
    unpacked("0009", tmp_path)
    store = open_store(tmp_path, NOW, NOW.date()).store
    with store.writing() as tx:
        (exam,) = tx.exams.all()
        results = tx.exams.results_of([exam.id])
        trainee = next(one for one in tx.people.all() if one.name == "林晓雨")
        assert tx.development.plans() == ()
        plan = DevelopmentPlan(new_id(), trainee.id, NOW, trainee.id, {"kind": "wish"})
        tx.development.add(plan)
    with store.reading() as tx:
        assert tx.development.plans([trainee.id]) == (plan,)
    store.close()
    assert {one.person_id for one in results} >= {trainee.id}
    assert all(one.sheet_id is not None for one in results)


def test_a_practical_mark_of_the_eleventh_version_still_stands_under_its_certificate(
    tmp_path: Path,
) -> None:
    path = unpacked("0011", tmp_path)
    with closing(connect_plain(path)) as connection:
        total, sheet_id = connection.execute(
            "SELECT total, id FROM sheet WHERE use = 'practical'"
        ).fetchone()
    store = open_store(tmp_path, NOW, NOW.date()).store
    with store.reading() as tx:
        (entry,) = tx.certificates.register()
        (candidate,) = [
            one for one in tx.certificates.candidates() if one.person_id == entry.person_id
        ]
        assert tx.practicals.all() == ()
    store.close()
    assert (entry.practical_sheet_id, candidate.practical) == (UUID(bytes=sheet_id), total)
    assert candidate.certified
