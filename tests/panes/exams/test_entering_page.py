"""A paper exam in the room of exams: printed, entered by keyboard, absent, released."""

from pathlib import Path

import pytest
from builders import PASSWORD
from exam_room import ExamRoom, right_answer
from held_room import HeldRoom
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.records import Exam
from desktop_app.panes.exams.entering.page import EnteringPage
from desktop_app.panes.exams.held.papers_dialog import PapersDialog
from desktop_app.panes.exams.held.shown import PapersAsked
from desktop_app.training.exams.entering.cells import Typed, written
from desktop_app.training.exams.papers.reading import ON_SHEET


class Page:
    """The grid of an exam that is over, in the supervisor's room."""

    def __init__(self, qtbot: QtBot, room: ExamRoom, **changed: object) -> None:
        self.exam: Exam = room.announce(on_paper=True, **changed)
        room.close()
        self.room, self.held = room, HeldRoom(qtbot, room)
        self.held.view.enter_button.click()
        self.page: EnteringPage = self.held.view.entering
        self.page.grid.setFocus()

    def type(self, *texts: str) -> None:
        for text in texts:
            for one in text:
                target = QApplication.focusWidget() or self.page.grid
                if one.isascii():
                    QTest.keyClicks(target, one)
                else:  # as an input method hands it over
                    done = QInputMethodEvent("", [])
                    done.setCommitString(one)
                    QApplication.sendEvent(target, done)
            self.press(Qt.Key.Key_Return)

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.page.grid, key)

    def right(self, row: int, marks: float = 8) -> list[str]:
        """Return what is right in every cell of a row."""
        grid = self.room.place.services.exam_entering.grid(self.room.place.supervisor, self.exam.id)
        return [
            written(
                one.question,
                one.item,
                Typed(ON_SHEET, marks)
                if one.question.type == "case"
                else Typed(right_answer(one.question)),
            )
            for one in grid.rows[row].places
        ]

    def keys(self) -> list[str]:
        grid = self.room.place.services.exam_entering.grid(self.room.place.supervisor, self.exam.id)
        return [str(one.paper_id) for one in grid.rows]

    def states(self) -> list[str]:
        model = self.page.grid.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_answers_are_entered_by_keyboard_alone_and_released(
    qtbot: QtBot, exam_room: ExamRoom
) -> None:
    page = Page(qtbot, exam_room)
    assert page.states() == ["还差 14 题", "还差 14 题"]
    single = [n for n, text in enumerate(page.right(0)) if len(text) == 1 and text in "ABCD"]
    texts = page.right(0)
    for n, text in enumerate(texts):
        if n in single[:2]:
            QTest.keyClicks(page.page.grid, text.lower())  # taken at the keystroke
        else:
            page.type(text)
    assert page.states()[0] == "可录入 96 分"
    assert page.page.enter_button.text() == "录入 1 人"
    assert page.page.grid.place()[0] == page.keys()[1]
    QTest.keyClick(page.page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.states() == ["已录入 96 分", "还差 14 题"]
    QTest.keyClick(page.page, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert page.states()[1] == "缺考"
    QTest.keyClick(page.page, Qt.Key.Key_Escape)
    view = page.held.view
    assert [row[1] for row in page.held.rows()] == ["已录入", "缺考"]
    view.release_button.click()
    view.signature.password.setText(PASSWORD)
    view.signature.sign_button.click()
    assert page.held.rows()[0][3:] == ("96", "已公布")
    view.enter_button.click()
    assert page.states() == ["已公布 96 分", "缺考"]


def test_what_is_wrong_is_told_at_the_cell_and_kept(qtbot: QtBot, exam_room: ExamRoom) -> None:
    page = Page(qtbot, exam_room)
    page.type("z")
    assert page.states()[0] == "1 处不对"
    assert "要 A 到" in page.held.reads()
    page.page.enter_button.click()
    assert "林晓雨第 1 题：要 A 到" in page.held.reads()
    page.page.back_button.click()
    page.held.view.enter_button.click()
    assert page.states()[0] == "1 处不对"
    assert page.page.grid.model().index(0, 1).data() == "z"


def test_an_absence_by_mistake_is_taken_back(qtbot: QtBot, exam_room: ExamRoom) -> None:
    page = Page(qtbot, exam_room)
    page.page.absent_button.click()
    assert page.states()[0] == "缺考"
    assert page.page.absent_button.text() == "来考了"
    page.page.absent_button.click()
    assert page.states()[0] == "还差 14 题"


def test_todays_line_leads_into_the_grid(qtbot: QtBot, exam_room: ExamRoom) -> None:
    exam = exam_room.announce(on_paper=True)
    exam_room.announce(title="另一场")
    exam_room.close()
    held = HeldRoom(qtbot, exam_room)
    held.view.open_target(f"enter:{exam.id}")
    assert "共 2 人，已录入 0 人，待录入 2 人" in held.reads()


def test_only_a_paper_exam_that_has_begun_can_be_entered(qtbot: QtBot, exam_room: ExamRoom) -> None:
    exam_room.announce()
    held = HeldRoom(qtbot, exam_room)
    view = held.view
    assert not view.enter_button.isVisibleTo(view)
    assert view.extend_button.isVisibleTo(view)
    exam_room.announce(title="纸笔", on_paper=True, forms=2)
    view.refresh()
    view.chosen.emit(view.list.rows()[0].key)
    assert "纸笔 A、B 卷" in held.reads()
    assert view.enter_button.isEnabled()
    assert not view.extend_button.isVisibleTo(view)


def test_the_sheets_are_chosen_and_shown_before_they_are_printed(
    qtbot: QtBot, exam_room: ExamRoom, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    exam_room.announce(on_paper=True, forms=2)
    held = HeldRoom(qtbot, exam_room)
    view = held.view
    monkeypatch.setattr(view, "ask_papers", lambda *_: None)
    view.papers_button.click()
    assert held.previewed.documents == []
    asked = PapersAsked(True, True, "end", "B", False)
    monkeypatch.setattr(view, "ask_papers", lambda *_: asked)
    view.papers_button.click()
    (document,) = held.previewed.documents
    assert document.title == "理论考试 · B 卷 · 纸质卷"
    assert (tmp_path / "x.pdf").write_bytes(document.pdf) > 10_000


@pytest.mark.usefixtures("qapp")
def test_the_dialog_of_sheets_offers_what_there_is() -> None:
    dialog = PapersDialog(None, "纸质卷", ("A", "B"))
    assert dialog.asked() == PapersAsked(True, False, "none", "", False)
    dialog.paper.setChecked(False)
    assert not dialog.accept_button.isEnabled()
    dialog.sheet.setChecked(True)
    dialog.answers["after"].setChecked(True)
    assert not dialog.accept_button.isEnabled()
    dialog.answers["end"].setChecked(True)
    dialog.copies["B"].setChecked(True)
    assert dialog.accept_button.isEnabled()
    assert dialog.asked() == PapersAsked(False, True, "end", "B", False)
    dialog.copies["named"].setChecked(True)
    assert (dialog.asked().form, dialog.asked().named) == ("", True)
    alone = PapersDialog(None, "纸质卷", ())
    assert list(alone.copies) == ["", "named"]
    for one in (dialog, alone):
        one.deleteLater()
