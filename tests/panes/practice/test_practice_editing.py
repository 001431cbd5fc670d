"""A scenario of one's own edited with keys in the real pane: kept, checked, taken back."""

from typing import Any

import pytest
from builders import Workplace
from practice_fakes import FakeNavigator
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.panes.practice import build
from desktop_app.panes.practice.authoring.drafts_page import DraftsPage
from desktop_app.panes.practice.authoring.edit_page import EditPage
from desktop_app.panes.practice.view import PracticeView
from desktop_app.system.background import Inline
from desktop_app.widgets.buttons import PlainButton

CTRL = Qt.KeyboardModifier.ControlModifier
BODY: dict[str, Any] = {
    "kind": "scenario",
    "key": "own-wait",
    "title": "等课的家长",
    "channel": "chat",
    "difficulty": "easy",
    "minutes": 4,
    "goal": "说清什么时候开课",
    "persona": {"name": "周女士", "role": "家长", "temper": "急", "wants": "准话"},
    "mood": 40,
    "turns": [
        {
            "id": "ask",
            "lines": [{"text": "课怎么还没开？"}],
            "points": [
                {
                    "id": "when",
                    "name": "说定时间",
                    "meaning": "说出几点前答复。",
                    "says": ["今天下午四点前答复您"],
                    "weight": 2,
                }
            ],
            "replies": [{"level": "good", "text": "对不起让您久等，今天下午四点前答复您。"}],
            "next": [{"to": "lost", "when": {"mood_min": 85}}, {"to": "solved"}],
        }
    ],
    "endings": [
        {"id": "solved", "kind": "solved", "text": "好的。"},
        {"id": "lost", "kind": "lost", "text": "算了。"},
    ],
}


def _built(qtbot: QtBot, place: Workplace) -> PracticeView:
    view = build(
        actor=place.supervisor,
        practice=place.services.practice,
        modes=place.services.modes,
        exams=place.services.exams,
        debriefing=place.services.debriefing,
        examples=place.services.examples,
        forms=place.services.forms,
        save_pdf=lambda _attempt: None,
        authoring=place.services.authoring,
        clock=place.clock,
        background=Inline(),
        navigator=FakeNavigator(),
    )
    qtbot.addWidget(view)
    view.resize(1366, 768)
    view.show()
    qtbot.waitActive(view)
    view.refresh()
    view.target_requested.emit("drafts")
    _activate(view)
    return view


def _activate(view: PracticeView) -> None:
    """New boxes have lists that are windows of their own."""
    QApplication.processEvents()
    view.activateWindow()
    QApplication.processEvents()


@pytest.fixture
def view(qtbot: QtBot, place: Workplace) -> PracticeView:
    place.services.library.keep_draft(place.supervisor, "scenario", BODY)
    return _built(qtbot, place)


def _drafts(view: PracticeView) -> DraftsPage:
    found = view.findChild(DraftsPage)
    assert isinstance(found, DraftsPage)
    return found


def _editor(view: PracticeView) -> EditPage:
    """Open the editor with its key."""
    _drafts(view).rows.setFocus()
    _press(Qt.Key.Key_E)
    page = view.findChild(EditPage)
    assert isinstance(page, EditPage)
    assert page.isVisible()
    _activate(view)
    return page


def _press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert isinstance(focus, QWidget)
    QTest.keyClick(focus, key, modifier)


def _field(page: EditPage, path: str) -> QWidget:
    control = page.fields[path]
    control.setFocus()
    return control


def _add_line(page: EditPage, path: str, text: str) -> None:
    control = _field(page, path)
    assert isinstance(control, QPlainTextEdit)
    control.moveCursor(control.textCursor().MoveOperation.End)
    control.insertPlainText(text)


def _reads(page: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(one.text() for one in page.findChildren(QLabel) if one.isVisible())


def test_the_check_follows_what_is_typed(view: PracticeView) -> None:
    page = _editor(view)
    assert "四种学员试演" in _reads(page)
    name = _field(page, "turns.0.points.0.name")
    assert isinstance(name, QLineEdit)
    name.selectAll()
    _press(Qt.Key.Key_Delete)
    assert "处要改" in _reads(page)
    assert "四种学员试演" not in _reads(page)
    QTest.keyClicks(name, "time")
    assert "四种学员试演" in _reads(page)


def test_a_killed_program_finds_every_word_again(
    qtbot: QtBot, view: PracticeView, place: Workplace
) -> None:
    _add_line(_editor(view), "turns.0.points.0.says", "\n四点前给您回话")
    again = _built(qtbot, place)
    assert "改到一半" in [text for text, _tone in _drafts(again).rows.rows()[0].tags]
    control = _editor(again).fields["turns.0.points.0.says"]
    assert isinstance(control, QPlainTextEdit)
    assert control.toPlainText() == "今天下午四点前答复您\n四点前给您回话"


def test_a_composition_is_text_when_it_is_committed(view: PracticeView) -> None:
    page = _editor(view)
    control = _field(page, "turns.0.lines.0.text")
    assert isinstance(control, QPlainTextEdit)
    control.selectAll()
    QApplication.sendEvent(control, QInputMethodEvent("zenme", []))
    _press(Qt.Key.Key_Return, CTRL)
    assert page.isVisible(), "Enter while composing saves nothing"
    event = QInputMethodEvent("", [])
    event.setCommitString("什么时候开课？")
    QApplication.sendEvent(control, event)
    assert page.sections.rows()[1].detail == "什么时候开课？"


def test_parts_are_added_taken_away_and_taken_back(view: PracticeView) -> None:
    page = _editor(view)
    page.add_requested.emit("turns.0.points")
    assert page.fields["turns.0.points.1.name"].hasFocus()
    page.remove_requested.emit("turns.0.points.0")
    assert "turns.0.points.1.name" not in page.fields
    page.sections.setFocus()
    _press(Qt.Key.Key_Z, CTRL)
    _press(Qt.Key.Key_Z, CTRL)
    control = page.fields["turns.0.points.0.name"]
    assert isinstance(control, QLineEdit)
    assert control.text() == "说定时间"
    assert not page.undo_button.isEnabled()
    page.add_requested.emit("turns.0")
    assert [one.title for one in page.sections.rows()][1:3] == ["第 1 回合", "第 2 回合"]
    assert page.fields["turns.1.lines.0.text"].hasFocus()


def test_what_an_angry_customer_says_is_added_by_keys(view: PracticeView) -> None:
    page = _editor(view)
    add = next(one for one in page.findChildren(PlainButton) if one.text() == "加说法")
    add.setFocus()
    _press(Qt.Key.Key_Space)
    when = page.fields["turns.0.lines.0.when"]
    assert when.hasFocus()
    assert isinstance(when, QLineEdit)
    assert when.text() == "情绪≥60"
    _add_line(page, "turns.0.lines.0.text", "我不等了")
    assert "四种学员试演" in _reads(page)
    QTest.keyClicks(when, "x")
    assert "第 1 句的条件读不懂" in _reads(page)


def test_an_ending_is_added_and_called_after_its_kind(view: PracticeView) -> None:
    page = _editor(view)
    page.sections.select("endings")
    page.add_requested.emit("endings")
    kind = page.fields["endings.2.kind"]
    assert kind.hasFocus()
    assert "promised · 约定答复" in _reads(page)
    _press(Qt.Key.Key_Down)
    assert page.fields["endings.2.kind"].hasFocus(), "what is built anew keeps the focus"
    assert "escalated · " in _reads(page)
    _add_line(page, "endings.2.text", "好，让你们主管给我打。")
    page.sections.select("turns.0")
    assert "escalated（" in _reads(page)
    assert page.sections.rows()[-1].detail == "3 种"


def test_typing_on_in_one_field_is_taken_back_at_once(view: PracticeView) -> None:
    page = _editor(view)
    name = _field(page, "turns.0.points.0.name")
    QTest.keyClicks(name, " and more")
    page.undo_button.setFocus()
    page.undo_button.click()
    assert page.sections.hasFocus(), "the keys of the page work on"
    control = page.fields["turns.0.points.0.name"]
    assert isinstance(control, QLineEdit)
    assert control.text() == "说定时间"


def test_saving_makes_a_draft_that_can_be_published(view: PracticeView, place: Workplace) -> None:
    page = _editor(view)
    page.sections.select("head")
    _activate(view)
    title = _field(page, "title")
    assert isinstance(title, QLineEdit)
    title.selectAll()
    QTest.keyClicks(title, "wait")
    _press(Qt.Key.Key_Return, CTRL)
    drafts = _drafts(view)
    assert drafts.isVisible()
    assert [one.title for one in drafts.rows.rows()] == ["wait"]
    (own,) = place.services.authoring.own(place.supervisor)
    assert (own.version.number, own.edited) == (2, False)


def test_ways_that_make_no_sense_are_told_and_not_saved(view: PracticeView) -> None:
    page = _editor(view)
    _add_line(page, "turns.0.next", "\n随便走走")
    assert "去向第 3 行读不懂" in _reads(page)
    _press(Qt.Key.Key_Return, CTRL)
    assert page.isVisible()
    assert "读不懂" in _reads(page)


def test_giving_up_asks_and_leaves_the_scenario_as_it_was(
    view: PracticeView, place: Workplace
) -> None:
    page = _editor(view)
    QTest.keyClicks(_field(page, "turns.0.points.0.name"), "x")
    asked: list[str] = []

    def confirm(title: str, text: str, accept: str, danger: bool = False) -> bool:
        asked.append(title + text + accept)
        return danger

    page.confirm = confirm  # type: ignore[method-assign]
    page.give_up_button.click()
    assert len(asked) == 1
    assert _drafts(view).isVisible()
    (own,) = place.services.authoring.own(place.supervisor)
    assert (own.version.number, own.edited) == (1, False)
    assert own.version.body["turns"][0]["points"][0]["name"] == "说定时间"
