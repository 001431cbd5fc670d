"""Daily summaries on the page: kept as typed, handed in, from Word, answered, seen."""

from pathlib import Path

import pytest
from classroom import TUESDAY, Classroom
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from session_room import hand_in, open_page, texts

from desktop_app.panes.calendar.session.summaries.view import SummariesView
from desktop_app.training.curriculum.summaries.word import read_word

CTRL = Qt.KeyboardModifier.ControlModifier


def room(
    qtbot: QtBot, classroom: Classroom, monkeypatch: pytest.MonkeyPatch, path: Path | None = None
) -> SummariesView:
    """The trainee's summary of the first day, on the page of its session."""
    place = classroom.place
    page = open_page(qtbot, place, place.trainee, str(classroom.seat("d1-summary").id))
    view = page.view_of("summary")
    assert isinstance(view, SummariesView)
    assert page.key == "summary"
    monkeypatch.setattr(view, "ask_word", lambda: path)
    monkeypatch.setattr(view, "ask_save", lambda _name: path)
    return view


@pytest.fixture
def on_tuesday(classroom: Classroom) -> Classroom:
    classroom.go_to(TUESDAY, 8)
    return classroom


def test_it_is_typed_by_keyboard_kept_and_handed_in(
    on_tuesday: Classroom, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = on_tuesday.place
    view = room(qtbot, on_tuesday, monkeypatch)
    page = view.writing
    assert page.text.hasFocus()
    QTest.keyClicks(page.text, "two orders")
    page.questions.edits[0].setFocus()
    QTest.keyClicks(page.questions.edits[0], "refund?")
    QTest.keyClick(page.questions.edits[0], Qt.Key.Key_Return)
    QTest.keyClicks(page.questions.edits[1], "urgent?")
    assert page.state.text() == "草稿已自动保存 17:00"
    draft = place.services.summaries.begin_day(place.trainee, TUESDAY)
    assert (draft.text, draft.questions) == ("two orders", ("refund?", "urgent?"))
    QTest.keyClick(page.text, Qt.Key.Key_Return, CTRL)
    assert view.said() == "总结已交，疑问会到老师的“今日”里。"
    assert on_tuesday.seat("d1-summary").done_at is not None
    assert page.hand_in_button.text() == "交更正"
    assert "已交的总结" in texts(page)
    QTest.keyClick(page.text, Qt.Key.Key_Return, CTRL)
    assert "没有改动" in page.problem.text()
    QTest.keyClicks(page.text, "!")
    QTest.mouseClick(page.hand_in_button, Qt.MouseButton.LeftButton)
    assert "更正过 1 次" in texts(page)


def test_a_draft_thrown_away_comes_back(
    on_tuesday: Classroom, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = room(qtbot, on_tuesday, monkeypatch)
    undo = []
    monkeypatch.setattr(view, "say", lambda _text, back=None: undo.append(back))
    QTest.keyClicks(view.writing.text, "half")
    QTest.mouseClick(view.writing.throw_button, Qt.MouseButton.LeftButton)
    assert view.writing.text.toPlainText() == ""
    assert undo[-1] is not None
    undo[-1]()
    assert view.writing.text.toPlainText() == "half"


def test_word_is_read_looked_at_and_handed_in_and_a_damaged_one_changes_nothing(
    on_tuesday: Classroom, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    place, path = on_tuesday.place, tmp_path / "我的总结.docx"
    view = room(qtbot, on_tuesday, monkeypatch, path)
    page = view.writing
    QTest.keyClicks(page.text, "typed")
    path.write_bytes(b"damaged")
    QTest.mouseClick(page.read_button, Qt.MouseButton.LeftButton)
    assert "“我的总结.docx”：文件已损坏" in page.problem.text()
    assert page.text.toPlainText() == "typed"
    document = Document()
    document.add_paragraph("听了两节课。")
    document.add_heading("疑问", 1)
    document.add_paragraph("1. 谁能改加急？")
    document.save(str(path))
    QTest.mouseClick(page.read_button, Qt.MouseButton.LeftButton)
    assert (page.text.toPlainText(), page.questions.texts()) == ("听了两节课。", ("谁能改加急？",))
    QTest.mouseClick(page.hand_in_button, Qt.MouseButton.LeftButton)
    (written,) = place.services.summaries.of_person(
        place.supervisor, place.trainee.id, TUESDAY, TUESDAY
    )
    assert written.summary.source == "word"
    path.unlink()
    QTest.mouseClick(page.write_button, Qt.MouseButton.LeftButton)
    assert view.said() == "已保存为“我的总结.docx”。"
    assert read_word(path).questions == ("谁能改加急？",)


def test_the_trainer_answers_by_keyboard_and_the_trainee_has_seen_it(
    on_tuesday: Classroom, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, summaries = on_tuesday.place, on_tuesday.place.services.summaries
    hand_in(on_tuesday, "退费多久到账？", "谁能改加急？")
    (todo,) = summaries.due(place.mentor)
    assert (todo.detail, todo.tag) == ("退费多久到账？", "2 问待答")
    target = todo.target.partition(":")[2]
    page = open_page(qtbot, place, place.mentor, target)
    view = page.view_of("summary")
    assert isinstance(view, SummariesView)
    assert page.tab("summary").text() == "总结与答疑 2"
    QTest.keyClick(view.reading.people, Qt.Key.Key_Return)
    box = view.reading.summary.boxes[0]
    assert box.edit.hasFocus()
    QTest.keyClicks(box.edit, "3 days")
    assert list(summaries.answer_drafts(place.mentor).values()) == ["3 days"]
    QTest.keyClick(box.edit, Qt.Key.Key_Return, CTRL)
    assert summaries.answer_drafts(place.mentor) == {}
    assert page.tab("summary").text() == "总结与答疑 1"
    (told,) = summaries.due(place.trainee)
    assert (told.tag, told.detail) == ("新答复", "退费多久到账？")
    own = room(qtbot, on_tuesday, monkeypatch)
    assert "3 days" in texts(own.writing.handed_in_card)
    assert summaries.due(place.trainee) == ()


def test_an_answer_is_corrected_by_who_gave_it(on_tuesday: Classroom, qtbot: QtBot) -> None:
    place = on_tuesday.place
    hand_in(on_tuesday, "退费多久到账？")
    page = open_page(qtbot, place, place.supervisor, f"{on_tuesday.seat('d1-summary').id}#summary")
    view = page.view_of("summary")
    assert isinstance(view, SummariesView)
    box = view.reading.summary.boxes[0]
    QTest.keyClicks(box.edit, "1 day")
    QTest.mouseClick(box.button, Qt.MouseButton.LeftButton)
    box = view.reading.summary.boxes[0]
    QTest.mouseClick(box.correct_links[0], Qt.MouseButton.LeftButton)
    assert box.edit.toPlainText() == "1 day"
    box.edit.selectAll()
    QTest.keyClicks(box.edit, "3 days")
    QTest.mouseClick(box.button, Qt.MouseButton.LeftButton)
    (written,) = place.services.summaries.of_person(
        place.trainee, place.trainee.id, TUESDAY, TUESDAY
    )
    assert [one.text for one in written.questions[0].answers] == ["3 days"]


def test_a_day_to_come_and_a_class_without_summaries_say_so(
    classroom: Classroom, qtbot: QtBot
) -> None:
    place = classroom.place
    seat = classroom.seat("d1-summary")
    page = open_page(qtbot, place, place.trainee, f"{seat.id}#summary")
    assert "这一天还没有到" in texts(page)
    classroom.go_to(TUESDAY, 8)
    page = open_page(qtbot, place, place.supervisor, f"{seat.id}#summary")
    assert "林晓雨当天的总结还没有交。" in texts(page)
