"""The room of the bank in real widgets, for the tests that drive it."""

import pytest
from builders import Workplace
from exam_questions import PACK
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from db.records import Person
from desktop_app.panes.exams import bank as room
from desktop_app.panes.exams.bank.view import BankView
from desktop_app.system.background import Inline
from desktop_app.training.content.loader import load_pack
from desktop_app.widgets.inputs import TextArea

PLAIN = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
KEY = "cancelled-again"


class Told:
    """What the room told and where it led."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def notify(self, text: str) -> None:
        self.said.append(text)

    def go(self, pane: str, target: str = "") -> None:
        raise AssertionError(f"{pane} {target}")


class BankRoom:
    """The room over a workplace whose bank holds the samples."""

    def __init__(self, qtbot: QtBot, place: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
        place.services.library.import_pack(load_pack(PACK))
        self.place, self.told, self.actor = place, Told(), place.supervisor
        self.qtbot = qtbot
        monkeypatch.setattr(BankView, "confirm", lambda *_args, **_named: True)
        self.view = self.opened(place.supervisor)

    def opened(self, actor: Person) -> BankView:
        self.view = room.build(
            actor,
            self.place.services.bank,
            self.place.services.bank_exchange,
            self.place.services.exam_figures,
            self.place.clock,
            Inline(),
            self.told,
        )
        frame = self.frame = QWidget()
        layout = QVBoxLayout(frame)
        top = QHBoxLayout()
        layout.addLayout(top)
        layout.addWidget(self.view, 1)
        view = self.view

        def show_actions() -> None:
            for act in view.actions():
                top.addWidget(act)

        view.actions_changed.connect(show_actions)
        show_actions()
        self.qtbot.addWidget(frame)
        frame.resize(1166, 704)
        with self.qtbot.waitActive(frame):
            frame.show()
        view.refresh()
        view.listing.section.setCurrentIndex(view.listing.section.findData("投诉与危机"))
        QApplication.processEvents()
        return view

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.view, key, modifiers)

    def type(self, text: str) -> None:
        focus = QApplication.focusWidget()
        if isinstance(focus, TextArea):
            focus.insertPlainText(text)
        else:
            assert isinstance(focus, QLineEdit)
            focus.insert(text)
            focus.textEdited.emit(focus.text())

    def edit(self, name: str = KEY) -> None:
        self.view.listing.rows.select(name)
        self.view.listing.edit_button.click()
        QApplication.processEvents()

    def listed(self) -> list[str]:
        return [row.key for row in self.view.listing.rows.rows()]

    def parts(self) -> list[str]:
        return [row.title for row in self.view.editor.parts.rows()]

    def read(self) -> str:
        QApplication.processEvents()
        page = self.view.page
        assert page is not None
        return "\n".join(one.text() for one in page.findChildren(QLabel) if one.isVisible())

    def button(self, text: str) -> QPushButton:
        page = self.view.page
        assert page is not None
        found = [one for one in page.findChildren(QPushButton) if one.text() == text]
        assert found, text
        return found[-1]
