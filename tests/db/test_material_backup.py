"""Material in backups: whole, cheap, apart from what is edited, and back where it was."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from db.backup import KEPT, Backup, backups, make_backup, restore
from db.errors import FaultKind, StoreFault
from db.material_backup import MATERIALS, folder_of
from db.opening import BACKUPS, DATABASE, open_store

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database with two files beside it, one of them in a folder of its own."""
    open_store(tmp_path, NOW, NOW.date()).store.close()
    (tmp_path / MATERIALS / "第一天").mkdir(parents=True)
    (tmp_path / MATERIALS / "价目表.pdf").write_bytes(b"price list")
    (tmp_path / MATERIALS / "第一天" / "讲义.docx").write_bytes(b"handout")
    return tmp_path / DATABASE


def backed_up(path: Path, hour: int = 0) -> Backup:
    return make_backup(path, path.parent / BACKUPS, NOW + timedelta(hours=hour), "manual")


def test_a_backup_holds_the_material_and_counts_it(path: Path) -> None:
    (path.parent / MATERIALS / "半个.pdf.part").write_bytes(b"on its way")
    made = backed_up(path)
    kept = {one.name: one.read_bytes() for one in folder_of(made.path).rglob("*") if one.is_file()}
    assert kept == {"价目表.pdf": b"price list", "讲义.docx": b"handout"}
    assert made.size == made.path.stat().st_size + len(b"price list" + b"handout")
    assert backups(path.parent / BACKUPS)[0].size == made.size


def test_what_has_not_changed_is_kept_once_and_what_is_edited_reaches_no_backup(
    path: Path,
) -> None:
    first = folder_of(backed_up(path).path)
    live = path.parent / MATERIALS / "价目表.pdf"
    with live.open("r+b") as file:  # in place, as some editors save
        file.write(b"PRICE")
    os.utime(live, ns=(0, live.stat().st_mtime_ns + 10**9))
    second = folder_of(backed_up(path, 1).path)
    assert (second / "第一天/讲义.docx").samefile(first / "第一天/讲义.docx")
    assert (first / "价目表.pdf").read_bytes() == b"price list"
    assert (second / "价目表.pdf").read_bytes() == b"PRICE list"


def test_a_disk_without_links_gets_copies(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_paths: Path) -> None:
        raise OSError("not supported")

    monkeypatch.setattr("os.link", refused)
    backed_up(path)
    second = folder_of(backed_up(path, 1).path)
    assert (second / "第一天/讲义.docx").read_bytes() == b"handout"


def test_the_material_of_backups_that_make_room_goes_with_them(path: Path) -> None:
    made = [backed_up(path, hour) for hour in range(KEPT + 1)]
    assert not folder_of(made[0].path).exists()
    assert (folder_of(made[1].path) / "价目表.pdf").read_bytes() == b"price list"


def test_restoring_brings_the_material_back_and_loses_nothing(path: Path) -> None:
    made = backed_up(path)
    folder = path.parent / MATERIALS
    (folder / "价目表.pdf").write_bytes(b"spoilt by mistake")
    (folder / "第一天" / "讲义.docx").unlink()
    (folder / "新资料.pdf").write_bytes(b"later")
    replaced = restore(made.path, path, NOW).files
    assert replaced is not None
    assert (replaced / "价目表.pdf").read_bytes() == b"spoilt by mistake"
    assert (folder / "价目表.pdf").read_bytes() == b"price list"
    assert (folder / "第一天" / "讲义.docx").read_bytes() == b"handout"
    assert (folder / "新资料.pdf").read_bytes() == b"later"
    assert restore(made.path, path, NOW).files is None


def test_a_file_that_cannot_be_read_is_named_and_the_rest_is_kept(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Path.open

    def held(self: Path, *words: str) -> object:
        if self.name == "价目表.pdf":
            raise PermissionError("held by an editor")
        return whole(self, *words)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", held)
    made = backed_up(path)
    assert made.unread == ("价目表.pdf",)
    assert (folder_of(made.path) / "第一天/讲义.docx").exists()


def test_a_disk_that_fills_up_on_the_way_leaves_no_half_backup(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_paths: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("shutil.copy2", full)
    with pytest.raises(StoreFault) as caught:
        backed_up(path)
    assert caught.value.kind is FaultKind.DISK_FULL
    assert list((path.parent / BACKUPS).iterdir()) == []


def test_progress_runs_once_through_both(path: Path) -> None:
    told: list[tuple[int, int]] = []
    made = make_backup(path, path.parent / BACKUPS, NOW, "manual", lambda *step: told.append(step))
    assert told == sorted(told)
    assert told[-1] == (made.size, made.size)
