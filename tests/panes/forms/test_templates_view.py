"""The room of templates in real widgets: by keyboard, by mouse, from file to file."""

from pathlib import Path

import pytest
from builders import Workplace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from test_template_editor import Told

from desktop_app.panes.forms import templates
from desktop_app.panes.forms.templates.view import TemplatesView
from desktop_app.system.background import Inline
from desktop_app.widgets.fields import Field
from desktop_app.widgets.inputs import TextArea

KEY = "appearance-check"
PLAIN = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Room:
    """The room over a workplace, with what it asked and told."""

    def __init__(self, qtbot: QtBot, place: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
        self.place, self.told = place, Told()
        self.view = templates.build(
            place.supervisor,
            place.services.templates,
            place.services.form_files,
            place.services.forms.bands,
            place.clock,
            Inline(),
            self.told,
        )
        monkeypatch.setattr(TemplatesView, "confirm", lambda *_args, **_named: True)
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
        """Put the room's acts into a line of their own, as the window does."""
        for act in self.view.actions():
            self.top.addWidget(act)

    def look_at(self, name: str) -> None:
        self.view.listing.rows.select(name)

    def edit(self, name: str = KEY) -> None:
        self.look_at(name)
        self.view.listing.edit_button.click()
        QApplication.processEvents()

    def keys(self) -> list[str]:
        return [row.key for row in self.view.editor.outline.rows()]

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.view, key, modifiers)

    def title(self) -> str:
        with self.place.services.store.reading() as tx:
            return tx.content.published_one("form", KEY).title


@pytest.fixture
def room(qtbot: QtBot, place: Workplace, monkeypatch: pytest.MonkeyPatch) -> Room:
    return Room(qtbot, place, monkeypatch)


def test_a_template_is_found_and_looked_at(room: Room) -> None:
    listing = room.view.listing
    listing.search.setText("仪容")
    assert [row.key for row in listing.rows.rows()] == [KEY]
    room.look_at(KEY)
    listing.search.setText("没有这样的表单")
    assert listing.nothing.isVisible()
    listing.nothing.button.click()
    assert len(listing.rows.rows()) > 8
    listing.use.setCurrentIndex(listing.use.findData("shadow_day"))
    assert [row.key for row in listing.rows.rows()] == ["shadow-day"]
    assert not listing.retire_button.isVisible()


def test_lines_move_by_keyboard_and_undo_takes_it_back(room: Room) -> None:
    room.edit()
    before = room.keys()
    room.press(Qt.Key.Key_Down)
    room.press(Qt.Key.Key_Down)
    assert room.view.editor.outline.current_key() == before[2]
    room.press(Qt.Key.Key_Down, ALT)
    assert room.keys()[2:4] == [before[3], before[2]]
    room.press(Qt.Key.Key_Z, CONTROL)
    assert room.keys() == before
    room.press(Qt.Key.Key_Z, CONTROL | SHIFT)
    assert room.keys()[2:4] == [before[3], before[2]]
    room.press(Qt.Key.Key_D, CONTROL)
    assert len(room.keys()) == len(before) + 1
    room.press(Qt.Key.Key_Delete)
    assert len(room.keys()) == len(before)


def test_a_line_is_dragged_to_another_place(room: Room) -> None:
    room.edit()
    before = room.keys()
    outline = room.view.editor.outline
    port = outline.viewport()

    def middle(place: int) -> QPoint:
        return outline.visualRect(outline.model().index(place, 0)).center()

    left = Qt.MouseButton.LeftButton
    QTest.mousePress(port, left, pos=middle(2))
    QTest.mouseMove(port, middle(3))
    QTest.mouseMove(port, middle(5) + QPoint(0, 4))
    QTest.mouseRelease(port, left, pos=middle(5) + QPoint(0, 4))
    moved = room.keys()
    assert moved.index(before[2]) == 5
    assert sorted(moved) == sorted(before)
    assert outline.current_key() == before[2]


def test_undo_in_a_field_takes_back_the_step_and_not_the_letter(room: Room) -> None:
    room.edit()
    room.press(Qt.Key.Key_Return)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "Morning")
    assert room.view.editor.outline.rows()[0].title == "Morning"
    room.press(Qt.Key.Key_Z, CONTROL)
    assert room.view.editor.outline.rows()[0].title == "仪容与姿态自检"
    assert field.text() == "仪容与姿态自检"
    assert field.hasFocus()


def test_typing_keeps_caret_and_focus(room: Room) -> None:
    room.edit()
    outline = room.view.editor.outline
    outline.setCurrentIndex(outline.model().index(2, 0))
    area = room.view.editor.properties.editor("label")
    assert isinstance(area, TextArea)
    area.setFocus()
    area.moveCursor(area.textCursor().MoveOperation.Start)
    QTest.keyClicks(area, "AB")
    assert area.toPlainText().startswith("AB")
    assert area.textCursor().position() == 2
    assert outline.rows()[2].title.startswith("AB")


def test_the_form_as_it_will_be_follows_and_is_scored(room: Room, qtbot: QtBot) -> None:
    room.edit()
    trial = room.view.editor.trial
    item = room.keys()[2].removeprefix("item:")
    outline = room.view.editor.outline
    outline.setCurrentIndex(outline.model().index(2, 0))
    area = room.view.editor.properties.editor("label")
    assert isinstance(area, TextArea)
    area.setPlainText("制服平整")
    qtbot.waitUntil(lambda: trial.filler.row(item).label.text() == "制服平整")
    trial.buttons["best"].click()
    assert trial.filler.status().startswith("100 / 100 · 优秀")
    QTest.keyClick(trial.filler.row(item).editor, Qt.Key.Key_N)
    assert not trial.filler.status().startswith("100")
    trial.sums_button.click()
    assert "总分 = " in trial.arithmetic.text()
    trial.arithmetic.close_overlay()


def test_a_fault_leads_to_its_field(room: Room) -> None:
    room.edit()
    page = room.view.editor
    page.item_button.click()
    (link,) = page.fault_links()
    page.outline.setCurrentIndex(page.outline.model().index(0, 0))
    link.click()
    assert page.properties.editor("label").hasFocus()
    assert page.properties.problem("label") == "不能为空。"
    page.publish_button.click()
    assert room.title() == "仪容与姿态自检"


def test_publishing_leads_back_to_the_list(room: Room) -> None:
    room.edit()
    title = room.view.editor.properties.editor("title")
    assert isinstance(title, QLineEdit)
    title.selectAll()
    QTest.keyClicks(title, "Morning check")
    room.view.editor.publish_button.click()
    assert room.title() == "Morning check"
    assert room.view.page is room.view.listing
    assert room.view.listing.rows.current_key() == KEY


def test_files_are_shown_before_they_are_taken_in(room: Room, tmp_path: Path) -> None:
    room.look_at(KEY)
    path = tmp_path / f"{KEY}.xlsx"
    version = room.place.services.templates.history(room.place.supervisor, KEY)[0][0].version_id
    room.place.services.form_files.export(room.place.supervisor, version, path)
    from openpyxl import load_workbook

    book = load_workbook(path)
    book["表单"]["B2"] = "晨检"
    book.save(path)
    room.view.files_chosen.emit([path])
    importing = room.view.importing
    assert room.view.page is importing
    assert importing.publish_button.isVisible()
    importing.publish_button.click()
    assert room.title() == "晨检"
    book["项目"]["D2"] = "打分"
    book.save(path)
    room.view.files_chosen.emit([path])
    assert not importing.publish_button.isVisible()
    importing.back_button.click()
    assert room.view.listing.isVisible()


def test_everything_that_can_be_reached_has_a_name(room: Room) -> None:
    for page in (room.view.listing, room.view.editor):
        if page is room.view.editor:
            room.edit()
        unnamed = [
            type(one).__name__
            for one in page.findChildren(QWidget)
            if one.focusPolicy() & Qt.FocusPolicy.TabFocus
            and one.isVisible()
            and not one.accessibleName()
            and _stands_alone(one)
        ]
        assert unnamed == []


def _stands_alone(widget: QWidget) -> bool:
    """Leave out what belongs to a control that has the name: the line within a spin box."""
    parent = widget.parentWidget()
    while parent is not None:
        if parent.accessibleName() and parent.focusPolicy() != Qt.FocusPolicy.NoFocus:
            return False
        parent = parent.parentWidget()
    return True


def test_large_text_and_long_words_leave_everything_in_reach(room: Room) -> None:
    room.edit()
    page = room.view.editor
    title = page.properties.editor("title")
    assert isinstance(title, QLineEdit)
    title.setText("很" * 40)
    title.textEdited.emit("很" * 40)
    QApplication.processEvents()
    assert page.minimumSizeHint().width() <= 1166
    assert page.trial.mapTo(page, QPoint(page.trial.width(), 0)).x() <= page.width()


def test_the_properties_of_any_item_have_room_for_what_they_hold(room: Room) -> None:
    room.edit("trainee-evaluation")
    page = room.view.editor
    kinds = {row.detail: place for place, row in enumerate(page.outline.rows()) if row.level}
    for place in kinds.values():
        page.outline.setCurrentIndex(page.outline.model().index(place, 0))
        QApplication.processEvents()
        fields = page.properties.findChildren(Field)
        assert fields
        assert all(one.height() >= one.minimumSizeHint().height() for one in fields)
