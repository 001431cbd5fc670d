"""The folder of material: found by name, never a program, never half a file."""

from pathlib import Path

import pytest

from db.material_backup import MATERIALS
from desktop_app.system.errors import Trouble
from desktop_app.training.curriculum.sessions.files import MaterialFolder


@pytest.fixture
def folder(tmp_path: Path) -> MaterialFolder:
    return MaterialFolder(tmp_path / "data")


def test_a_file_is_put_under_the_name_of_its_material(
    folder: MaterialFolder, tmp_path: Path
) -> None:
    assert folder.all() == {}
    source = tmp_path / "v3 final.PDF"
    source.write_bytes(b"price list")
    path = folder.put("价目表/本季", source)
    assert path.name == "价目表 本季.pdf"
    assert path.read_bytes() == b"price list"
    assert folder.all() == {"价目表 本季": path, "价目表 本季.pdf": path}
    source.write_bytes(b"newer")
    assert folder.put("价目表/本季", source).read_bytes() == b"newer"


def test_a_program_is_neither_taken_nor_found(folder: MaterialFolder, tmp_path: Path) -> None:
    program = tmp_path / "价目表.exe"
    program.write_bytes(b"MZ")
    with pytest.raises(Trouble, match="不能放程序"):
        folder.put("价目表", program)
    folder.folder.mkdir(parents=True)
    (folder.folder / "价目表.exe").write_bytes(b"MZ")
    assert folder.all() == {}


def test_a_file_that_is_gone_leaves_the_one_before(folder: MaterialFolder, tmp_path: Path) -> None:
    source = tmp_path / "卡.txt"
    source.write_text("第一版", encoding="utf-8")
    folder.put("操作卡", source)
    source.unlink()
    with pytest.raises(Trouble, match="没有放进资料夹"):
        folder.put("操作卡", source)
    (left,) = (tmp_path / "data" / MATERIALS).iterdir()
    assert left.read_text(encoding="utf-8") == "第一版"
