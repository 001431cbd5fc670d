"""Saving a document: whole or not at all, and a sentence when it fails."""

import errno
import os
import stat
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.documents.export import save_bytes, suggested_name
from desktop_app.system.errors import Trouble


def failing(number: int) -> Any:
    """A function of the system that fails with this error."""

    def fail(*_args: object, **_named: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


def test_the_bytes_are_on_the_disk_and_nothing_else_is(tmp_path: Path) -> None:
    save_bytes(tmp_path / "证书.pdf", b"%PDF")
    assert (tmp_path / "证书.pdf").read_bytes() == b"%PDF"
    assert [path.name for path in tmp_path.iterdir()] == ["证书.pdf"]


def test_the_file_is_on_the_disk_before_it_takes_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    happened: list[str] = []
    sync, rename = os.fsync, Path.replace

    def watched_sync(handle: int) -> None:
        happened.append("sync folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "sync file")
        sync(handle)

    def watched_rename(self: Path, target: Path) -> Path:
        happened.append("rename")
        return rename(self, target)

    monkeypatch.setattr(os, "fsync", watched_sync)
    monkeypatch.setattr(Path, "replace", watched_rename)
    save_bytes(tmp_path / "a.pdf", b"new")
    assert happened == ["sync file", "rename", "sync folder"]


def test_an_older_file_is_replaced_and_keeps_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    path.chmod(0o640)
    save_bytes(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_new_file_can_be_read_by_those_whom_the_system_allows(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        save_bytes(tmp_path / "a.pdf", b"new")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.pdf").stat().st_mode) == 0o644


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "磁盘已满"),
        (errno.EACCES, "没有写入这个文件夹的权限"),
        (errno.EROFS, "没有写入这个文件夹的权限"),
        (errno.EBUSY, "正被另一个程序使用"),
        (errno.EIO, os.strerror(errno.EIO)),
    ],
)
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failure_says_what_is_safe_and_leaves_the_older_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, said: str, step: str
) -> None:
    path = tmp_path / "证书.pdf"
    path.write_bytes(b"old")
    monkeypatch.setattr(Path if step == "replace" else os, step, failing(number))
    with pytest.raises(Trouble) as caught:
        save_bytes(path, b"new")
    assert said in caught.value.what
    assert "证书.pdf" in caught.value.what
    assert caught.value.safe
    assert caught.value.do
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["证书.pdf"]


def test_a_file_that_windows_holds_open_is_told_as_busy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object) -> None:
        error = PermissionError(errno.EACCES, "sharing violation")
        error.winerror = 32  # type: ignore[attr-defined, unused-ignore]
        raise error

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(Trouble, match="另一个程序"):
        save_bytes(tmp_path / "a.pdf", b"new")


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="文件夹不存在"):
        save_bytes(tmp_path / "away" / "a.pdf", b"new")


def test_a_folder_of_that_name_is_told_and_stays(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(Trouble, match="同名的文件夹"):
        save_bytes(tmp_path / "a.pdf", b"new")
    assert (tmp_path / "a.pdf").is_dir()


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("证书", "林晓雨", "QH-2026-000417"), "证书-林晓雨-QH-2026-000417.pdf"),
        (("30/60/90 天评估", "a<b>:c"), "30 60 90 天评估-a b c.pdf"),
        (("CON",), "_CON.pdf"),
        (("lpt1.backup",), "_lpt1.backup.pdf"),
        (("  .. ", ""), "文件.pdf"),
        (("报告\n第一页. ",), "报告 第一页.pdf"),
        (("订单\u202e321",), "订单 321.pdf"),
    ],
)
def test_a_suggested_name_is_clean_on_every_system(parts: tuple[str, ...], name: str) -> None:
    assert suggested_name(*parts) == name


def test_a_long_name_is_cut_between_characters() -> None:
    name = suggested_name("王" * 300)
    assert len(name.encode()) <= 200
    assert name.strip("王") == ".pdf"


@given(st.lists(st.text(max_size=120), max_size=4))
def test_no_name_has_what_some_system_refuses(parts: list[str]) -> None:
    name = suggested_name(*parts)
    assert name.endswith(".pdf")
    assert len(name.encode()) <= 210
    assert not set('<>:"/\\|?*\0') & set(name)
    assert name == name.strip(" .")
    assert name != ".pdf"


def test_a_suggested_name_can_be_saved_under(tmp_path: Path) -> None:
    path = tmp_path / suggested_name("证书", "王" * 300)
    save_bytes(path, b"%PDF")
    assert path.read_bytes() == b"%PDF"
