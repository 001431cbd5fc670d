"""A list of trainees in a window: template, faults, preview, and taken in with a password."""

from pathlib import Path

import pytest
from builders import PASSWORD, Workplace
from noting import Went
from openpyxl import Workbook, load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.panes.people.arriving.presenter import ArrivalPresenter
from desktop_app.panes.people.arriving.sheet import ArrivalSheet
from desktop_app.system.background import Inline

CONTROL = Qt.KeyboardModifier.ControlModifier


class Room:
    """The sheet over an empty window."""

    def __init__(self, qtbot: QtBot, place: Workplace) -> None:
        self.host = QWidget()
        qtbot.addWidget(self.host)
        self.host.resize(1166, 704)
        with qtbot.waitActive(self.host):
            self.host.show()
        self.sheet, self.went = ArrivalSheet(self.host), Went()
        self.presenter = presenter = ArrivalPresenter(
            lambda: self.sheet, place.supervisor, place.services.arriving, Inline(), self.went
        )
        self.sheet.file_wanted.connect(presenter.read)
        self.sheet.template_wanted.connect(presenter.save_template)
        self.sheet.take_wanted.connect(presenter.take_in)
        presenter.begin()

    def texts(self) -> list[str]:
        return [one.text() for one in self.sheet.findChildren(QLabel) if one.isVisible()]


def listed(folder: Path, *rows: tuple[str | None, ...]) -> Path:
    book = Workbook()
    book.worksheets[0].title = "学员"
    for row in (("姓名", "工号", "小组"), *rows):
        book.worksheets[0].append(row)
    path = folder / "名单.xlsx"
    book.save(path)
    return path


def test_a_list_is_looked_at_and_taken_in_by_keyboard(
    qtbot: QtBot, place: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = Room(qtbot, place)
    assert not room.sheet.take_button.isEnabled()
    path = listed(tmp_path, ("孙悦", "3101", "电话二组"), ("林晓雨", "3001", None))
    monkeypatch.setattr(ArrivalSheet, "ask_file", lambda _sheet: path)
    qtbot.keyClick(room.sheet, Qt.Key.Key_O, CONTROL)
    model = room.sheet.table.model()
    states = [model.index(row, 5).data() for row in range(model.rowCount())]
    assert states == ["新增", "已有，不变"]
    assert "新增 1 位学员" in room.texts()
    qtbot.keyClick(room.sheet, Qt.Key.Key_Return, CONTROL)
    assert "请填写初始密码。" in room.texts()
    qtbot.keyClicks(room.sheet.password, "kurz")
    qtbot.keyClick(room.sheet, Qt.Key.Key_Return, CONTROL)
    assert any("至少要 8 位" in text for text in room.texts())
    room.sheet.password.setText(PASSWORD)
    qtbot.keyClick(room.sheet.password, Qt.Key.Key_Return)
    assert not room.sheet.isVisible()
    assert place.services.people.sign_in("3101", PASSWORD).name == "孙悦"


def test_faults_are_listed_and_nothing_can_be_taken_in(
    qtbot: QtBot, place: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = Room(qtbot, place)
    path = listed(tmp_path, ("孙悦", None, "三组"))
    monkeypatch.setattr(ArrivalSheet, "ask_file", lambda _sheet: path)
    room.sheet.file_button.click()
    qtbot.waitUntil(lambda: "学员 第 2 行 工号" in room.texts())
    assert "学员 第 2 行 小组" in room.texts()
    assert not room.sheet.take_button.isEnabled()
    assert not room.sheet.table.isVisible()


def test_the_template_is_saved(
    qtbot: QtBot, place: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = Room(qtbot, place)
    path = tmp_path / "模板.xlsx"
    monkeypatch.setattr(ArrivalSheet, "ask_template_path", lambda _sheet: path)
    room.sheet.template_button.click()
    assert "学员" in load_workbook(path).sheetnames
