"""Asking for a file: offered by name, in Chinese, and nothing where nothing was chosen."""

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.widgets.file_dialogs import ask_open, ask_save


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[QFileDialog]:
    """The dialogs that were shown; each is accepted as it stands."""
    shown: list[QFileDialog] = []

    def accept(dialog: QFileDialog) -> int:
        shown.append(dialog)
        return 1

    monkeypatch.setattr(QFileDialog, "exec", accept)
    return shown


def test_a_name_gets_its_suffix(qtbot: QtBot, asked: list[QFileDialog]) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    chosen = ask_save(parent, "存为 PDF", "评估 林晓雨", "PDF 文件 (*.pdf)", "pdf")
    assert len(asked) == 1
    assert chosen is not None
    assert chosen.name == "评估 林晓雨.pdf"


def test_no_label_is_left_in_english(qtbot: QtBot, asked: list[QFileDialog]) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    ask_open(parent, "导入", "表格 (*.xlsx)")
    labels = [asked[0].labelText(label) for label in QFileDialog.DialogLabel]
    assert not [text for text in labels if text.startswith(("Look", "Files"))]


def test_thinking_better_of_it_chooses_nothing(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: 0)
    parent = QWidget()
    qtbot.addWidget(parent)
    assert ask_open(parent, "导入", "表格 (*.xlsx)") is None
