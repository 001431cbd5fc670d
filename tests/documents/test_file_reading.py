"""What cannot be read is said in a sentence, in the language of who reads it."""

import errno
from pathlib import Path

import pytest

from desktop_app.documents.reading import read_bytes
from desktop_app.system.errors import Trouble


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"12345")
    assert read_bytes(path) == b"12345"
    with pytest.raises(Trouble, match="太大了"):
        read_bytes(path, most=4)
    with pytest.raises(Trouble, match="这是一个文件夹"):
        read_bytes(tmp_path)


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (errno.ENOENT, "没有这个文件"),
        (errno.EACCES, "没有读取它的权限"),
        (errno.EIO, "系统报告 why"),
    ],
)
def test_why_not_is_told(
    number: int, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"")

    def refuse(_path: Path) -> bytes:
        raise OSError(number, "why")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(Trouble, match=f"a.json 读不了：{says}。"):
        read_bytes(path)
