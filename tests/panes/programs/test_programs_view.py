"""The pane of programs in real widgets: by keyboard, by mouse, from file to file, to plans."""

from pathlib import Path

import pytest
from builders import Workplace
from classroom import Classroom
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from test_program_editor import KEY, Told

from desktop_app.panes import programs
from desktop_app.panes.programs.card import SessionCard
from desktop_app.panes.programs.shown import CardShown
from desktop_app.panes.programs.time_line import TimeLine
from desktop_app.panes.programs.view import ProgramsView
from desktop_app.system.background import Inline
from desktop_app.widgets.buttons import LinkButton, PlainButton
from desktop_app.widgets.inputs import NumberEdit

PLAIN = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


class Pane:
    """The pane over a workplace, with what it told."""

    def __init__(self, qtbot: QtBot, place: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
        self.place, self.told = place, Told()
        self.view = programs.build(
            place.supervisor,
            place.services.programs,
            place.services.program_files,
            place.services.revising,
            place.clock,
            Inline(),
            self.told,
        )
        monkeypatch.setattr(ProgramsView, "confirm", lambda *_args, **_named: True)
        self.frame = QWidget()
        layout = QVBoxLayout(self.frame)
        layout.setContentsMargins(0, 0, 0, 0)
        self.top = QHBoxLayout()
        layout.addLayout(self.top)
        layout.addWidget(self.view, 1)
        self.view.actions_changed.connect(self._show_actions)
        self._show_actions()
        qtbot.addWidget(self.frame)
        self.frame.resize(1166, 704)
        with qtbot.waitActive(self.frame):
            self.frame.show()
        self.view.refresh()
        QApplication.processEvents()

    def _show_actions(self) -> None:
        """Put the pane's acts into a line of their own, as the window does."""
        for act in self.view.actions():
            self.top.addWidget(act)

    @property
    def line(self) -> TimeLine:
        return self.view.editor.line

    def edit(self, name: str = KEY) -> None:
        self.view.listing.rows.select(name)
        self.view.listing.edit_button.click()
        QApplication.processEvents()

    def card(self, name: str) -> CardShown:
        shown = self.line.card(f"session:{name}").shown
        assert shown is not None
        return shown

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.view, key, modifiers)

    def drag(self, name: str, day: int, band: str) -> SessionCard:
        """Take a card and hold it over a day of a stage; the caller lets it go."""
        card = self.line.card(f"session:{name}")
        start = card.rect().center()
        QTest.mousePress(card, LEFT, pos=start)
        QTest.mouseMove(card, start + QPoint(20, 4))
        QTest.mouseMove(card, card.mapFrom(self.line.canvas, self.line.centre_of(day, band)))
        return card

    def read(self) -> str:
        QApplication.processEvents()  # what was just put into a page is shown
        page = self.view.page
        assert page is not None
        return "\n".join(one.text() for one in page.findChildren(QLabel) if one.isVisible())


@pytest.fixture
def pane(qtbot: QtBot, place: Workplace, monkeypatch: pytest.MonkeyPatch) -> Pane:
    return Pane(qtbot, place, monkeypatch)


def test_a_card_is_dragged_to_another_day_and_stage(pane: Pane) -> None:
    pane.edit()
    card = pane.drag("d4-talk", 2, "stage:exam")
    assert pane.line.target == (2, "stage:exam")
    QTest.mouseRelease(card, LEFT, pos=card.rect().center())
    moved = pane.card("d4-talk")
    assert (moved.day, moved.band) == (2, "stage:exam")
    top, height = pane.line.bands["stage:exam"]
    assert top < card.y() < top + height
    column = pane.line.columns.of(2)
    assert column.x < card.x() < column.x + column.width


def test_escape_leaves_a_dragged_card_where_it_was(pane: Pane) -> None:
    pane.edit()
    before = pane.line.card("session:d4-talk").pos()
    card = pane.drag("d4-talk", 2, "stage:exam")
    QTest.keyClick(pane.line, Qt.Key.Key_Escape)
    QTest.mouseRelease(card, LEFT, pos=card.rect().center())
    assert (card.pos(), pane.card("d4-talk").day) == (before, 4)
    assert pane.view.page is pane.view.editor


def test_a_click_that_hardly_moves_only_chooses(pane: Pane) -> None:
    pane.edit()
    card = pane.line.card("session:d2-desk")
    QTest.mousePress(card, LEFT, pos=QPoint(20, 20))
    QTest.mouseMove(card, QPoint(21, 21))
    QTest.mouseRelease(card, LEFT, pos=QPoint(21, 21))
    assert pane.line.shown.chosen == "session:d2-desk"
    title = pane.view.editor.properties.editor("title")
    assert isinstance(title, QLineEdit)
    assert title.text() == "岗前 2 · 到岗位上看课程"


def test_everything_is_done_by_keyboard(pane: Pane) -> None:
    pane.edit()
    assert QApplication.focusWidget() is pane.line
    pane.press(Qt.Key.Key_Down)
    pane.press(Qt.Key.Key_Right)
    assert pane.card("d1-service").day == 2
    pane.press(Qt.Key.Key_Left)
    pane.press(Qt.Key.Key_Up, ALT)
    assert pane.card("d1-service").detail == "13:15 · 90 分"
    pane.press(Qt.Key.Key_D, CONTROL)
    assert len(pane.line.keys()) == 24
    pane.press(Qt.Key.Key_Delete)
    assert len(pane.line.keys()) == 23
    pane.press(Qt.Key.Key_Z, CONTROL)
    assert len(pane.line.keys()) == 24
    pane.press(Qt.Key.Key_Y, CONTROL)
    assert len(pane.line.keys()) == 23
    pane.press(Qt.Key.Key_PageDown)
    assert pane.line.shown.chosen.startswith("stage:")
    pane.press(Qt.Key.Key_N)
    title = pane.view.editor.properties.editor("title")
    assert QApplication.focusWidget() is title
    QTest.keyClicks(title, "review")
    shown = [one.shown for one in pane.line.findChildren(SessionCard)]
    assert "review" in [one.title for one in shown if one]
    pane.press(Qt.Key.Key_Escape)
    assert pane.view.page is pane.view.listing


def test_typing_a_day_keeps_the_caret_while_the_card_moves(pane: Pane) -> None:
    pane.edit()
    day = pane.view.editor.properties.editor("day")
    assert isinstance(day, NumberEdit)
    day.setFocus()
    day.selectAll()
    QTest.keyClicks(day, "12")
    assert pane.view.editor.properties.editor("day") is day
    assert (day.value(), pane.card("d1-company").day) == (12, 12)


def test_a_check_leads_to_its_card_and_field(pane: Pane) -> None:
    pane.edit()
    pane.line.chosen.emit("session:d1-service")
    pane.view.editor.properties.changed.emit("start", "10:00")
    pane.line.chosen.emit("stage:exam")
    (link,) = pane.view.editor.check_links()
    link.click()
    assert pane.line.shown.chosen == "session:d1-service"
    assert QApplication.focusWidget() is pane.view.editor.properties.editor("start")


def test_a_new_program_begins_empty_and_says_what_belongs_there(pane: Pane) -> None:
    pane.view.listing.new_button.click()
    page = pane.view.editor
    assert page.empty.isVisible()
    assert QApplication.focusWidget() is page.empty.button
    page.empty.button.click()
    assert not page.empty.isVisible()
    assert len(pane.line.keys()) == 1


def test_every_control_of_the_editor_has_a_name(pane: Pane) -> None:
    pane.edit()
    page = pane.view.editor
    shown = [one for one in page.findChildren(QWidget) if one.focusPolicy() and one.isVisible()]
    # A spin box has the name, its inner line has Qt's own.
    outer = [one for one in shown if not one.objectName().startswith("qt_")]
    assert [one for one in outer if not one.accessibleName()] == []
    for card in page.findChildren(SessionCard):
        assert card.accessibleName()


def test_an_earlier_version_is_opened_to_be_read(pane: Pane) -> None:
    pane.edit()
    pane.press(Qt.Key.Key_Right)
    pane.view.editor.publish_button.click()
    links = [
        one
        for one in pane.view.listing.findChildren(LinkButton)
        if one.accessibleName() == "查看第 1 版"
    ]
    links[-1].click()
    assert pane.view.page is pane.view.editor
    assert pane.view.heading[0] == "第 1 版"
    title = pane.view.editor.properties.editor("title")
    assert isinstance(title, QLineEdit)
    assert title.isReadOnly()
    kind = pane.view.editor.properties.editor("kind")
    assert isinstance(kind, QLineEdit)
    assert kind.text() == "授课"
    pane.press(Qt.Key.Key_Right)
    assert pane.card("d1-company").day == 1
    pane.view.editor.restore_button.click()
    title = pane.view.editor.properties.editor("title")
    assert isinstance(title, QLineEdit)
    assert not title.isReadOnly()
    assert pane.place.services.programs.has_draft(pane.place.supervisor, KEY)


def test_a_program_goes_to_a_file_and_comes_back(
    pane: Pane, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "岗前.yaml"
    monkeypatch.setattr(ProgramsView, "ask_target", lambda *_args: path)
    monkeypatch.setattr(ProgramsView, "ask_files", lambda *_args: [path])
    pane.view.listing.rows.select(KEY)
    pane.view.listing.export_button.click()
    path.write_text(path.read_text(encoding="utf-8").replace("minutes: 150", "minutes: 2000", 1))
    pane.view.listing.import_button.click()
    assert "有 1 处要改，没有导入任何内容" in pane.read()
    assert "sessions[1].minutes" in pane.read()
    path.write_text(path.read_text(encoding="utf-8").replace("minutes: 2000", "minutes: 120", 1))
    pane.view.importing.again_button.click()
    assert "时长：“150 分钟”改为“120 分钟”" in pane.read()
    pane.view.importing.publish_button.click()
    assert pane.view.page is pane.view.listing
    assert "第 2 版" in pane.read()


def test_what_is_published_is_offered_to_the_running_class_and_taken_up(
    qtbot: QtBot, classroom: Classroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    pane = Pane(qtbot, classroom.place, monkeypatch)
    pane.edit("new-hire-90")
    before = classroom.held("t-stress").day
    pane.line.chosen.emit("session:t-stress")
    pane.line.setFocus()
    pane.press(Qt.Key.Key_Right)
    pane.view.editor.publish_button.click()
    assert pane.view.page is pane.view.offers
    assert "十一月班" in pane.read()
    assert "“专题 · 情绪与压力”：" in pane.read()
    assert classroom.held("t-stress").day == before
    (take,) = (
        one
        for one in pane.view.offers.findChildren(PlainButton)
        if one.accessibleName() == "采用：十一月班"
    )
    take.click()
    assert classroom.held("t-stress").day > before
    assert pane.told.notes[-1] == "十一月班已换到新版"
    assert pane.view.offers.empty.isVisible()
    assert classroom.place.services.revising.offered(classroom.place.supervisor) == ()


def test_all_that_runs_is_taken_up_at_once(
    qtbot: QtBot, classroom: Classroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    pane = Pane(qtbot, classroom.place, monkeypatch)
    pane.edit("new-hire-90")
    pane.line.chosen.emit("session:t-stress")
    pane.view.editor.properties.changed.emit("place", "培训室 9")
    pane.view.editor.publish_button.click()
    pane.view.offers.all_button.click()
    assert classroom.held("t-stress").place == "培训室 9"
    pane.view.offers.back_button.click()
    assert pane.view.page is pane.view.listing
