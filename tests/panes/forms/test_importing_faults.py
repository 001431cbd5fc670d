"""Every kind of malformed file, chosen in the window: row, column, expectation, and no change."""

import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from builders import Workplace
from openpyxl import Workbook, load_workbook
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from test_template_editor import Told

from desktop_app.panes.forms import templates
from desktop_app.system.background import Inline

KEY = "appearance-check"
HUGE = "长" * 3_500_000
"""A cell of 10 MB in UTF-8."""

Spoil = Callable[[Path], Path]
"""Makes a malformed file of a sound workbook."""


def cell(name: str, value: str, path: Path) -> Path:
    book = load_workbook(path)
    book["项目"][name] = value
    book.save(path)
    return path


def merged(path: Path) -> Path:
    book = load_workbook(path)
    assert isinstance(book, Workbook)
    book["项目"].merge_cells("C2:C3")
    book.save(path)
    return path


def huge(path: Path) -> Path:
    """Put the text in behind the library's back: it keeps to Excel's own bound."""
    cell("C2", "HUGE", path)
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in parts.items():
            packed.writestr(name, part.replace(b"HUGE", HUGE.encode()))
    return path


def national(path: Path) -> Path:
    """A table as Excel saves it on a Chinese Windows, with a fault in it."""
    rows = "标题,晨检\r\n部分,部分权重,题目,题型\r\n开门前,100,灯都亮着,看看\r\n"
    path = path.with_suffix(".csv")
    path.write_bytes(rows.encode("gb18030"))
    return path


MALFORMED: dict[str, tuple[Spoil, str, str]] = {
    "header": (
        partial(cell, "C1", "题 目"),
        "项目 第 1 行 C 列",
        "没有叫“题 目”的列；应为以下之一",
    ),
    "weights": (
        partial(cell, "B2", "7"),
        "项目 第 9 行 部分权重",
        "各部分权重合计应为 100；现在合计",
    ),
    "type": (partial(cell, "D3", "打分"), "项目 第 3 行 题型", "应为以下之一：勾选、是否、1–5 分"),
    "formula": (partial(cell, "C2", "=A1&B1"), "项目 第 2 行 题目", "是公式，请改成算好的文字"),
    "merged": (merged, "项目 第 2 行 题目", "合并了单元格 C2:C3，请取消合并"),
    "huge": (huge, "项目 第 2 行 题目", "最多 4,000 个字；现在有 3,500,000 个字"),
    "gb18030": (national, "第 3 行 题型", "应为以下之一：勾选、是否、1–5 分"),
}


@pytest.mark.parametrize("kind", MALFORMED)
def test_a_malformed_file_is_told_by_its_place_and_changes_nothing(
    place: Workplace, qtbot: QtBot, tmp_path: Path, kind: str
) -> None:
    services, actor = place.services, place.supervisor
    (edition, _author), *_older = services.templates.history(actor, KEY)
    sound = tmp_path / "仪容.xlsx"
    services.form_files.export(actor, edition.version_id, sound)
    before = services.templates.listed(actor)
    spoil, where, expected = MALFORMED[kind]
    view = templates.build(
        actor, services.templates, services.form_files, services.forms.bands, place.clock,
        Inline(), Told(),
    )  # fmt: skip
    qtbot.addWidget(view)
    view.actions_changed.connect(lambda: [act.setParent(view) for act in view.actions()])
    view.actions_changed.emit()

    view.files_chosen.emit([spoil(sound)])

    page = view.importing
    assert view.page is page
    told = [one.text() for one in page.findChildren(QLabel)]
    assert "没有导入任何内容" in "".join(told)
    assert where in told
    assert any(one.startswith(expected) for one in told)
    assert page.publish_button.isHidden()
    assert page.draft_button.isHidden()
    page.taken_in.emit(True)
    assert services.templates.listed(actor) == before
