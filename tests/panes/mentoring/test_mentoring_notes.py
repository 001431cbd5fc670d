"""导师笔记: what a trainee finds of what others signed about them."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from builders import PASSWORD, Workplace
from judging import sign_practical, sign_theory
from looking_back import OPINION, observed, practised
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from shadow_room import FULL, Room

from desktop_app.panes.mentoring import notes
from desktop_app.panes.mentoring.notes_view import NotesView
from desktop_app.system.background import Inline


class Navigator:
    """Remembers where it was led."""

    def __init__(self) -> None:
        self.gone: list[tuple[str, str]] = []

    def go(self, pane: str, target: str = "") -> None:
        self.gone.append((pane, target))

    def notify(self, text: str) -> None:
        raise AssertionError(text)


@pytest.fixture
def navigator() -> Navigator:
    return Navigator()


@pytest.fixture
def printed() -> list[UUID]:
    return []


@pytest.fixture
def view(qtbot: QtBot, place: Workplace, navigator: Navigator, printed: list[UUID]) -> NotesView:
    view = notes.build(
        actor=place.trainee,
        mentoring=place.services.mentoring,
        forms=place.services.forms,
        register=place.services.register,
        clock=place.clock,
        background=Inline(),
        navigator=navigator,
        print_sheet=printed.append,
    )
    qtbot.addWidget(view)
    view.resize(1166, 704)
    view.show()
    return view


def test_without_a_sheet_it_says_what_will_be_here(view: NotesView) -> None:
    view.refresh()
    assert view.empty.isVisible()
    assert view.heading == ("导师笔记", "导师和主管写给您的")
    assert view.actions() == ()


def test_the_newest_sheet_is_open_to_be_read_only(view: NotesView, place: Workplace) -> None:
    sign_theory(place, place.trainee, 88)
    attempt = practised(place)
    sheet = observed(place, attempt, place.mentor)
    view.refresh()
    assert view.heading[1] == "2 份 · 新的 2 份"
    rows = view.list.rows()
    assert [one.title for one in rows] == ["练习观察意见", "理论考试成绩登记"]
    assert rows[0].tags[0] == ("新", "accent")
    assert view.filler.answers() == OPINION
    assert sheet.number in view.locked.text()
    QTest.keyClicks(view.filler.row("calming").editor, "1")
    assert view.filler.answers()["calming"] == OPINION["calming"]


def test_what_was_looked_at_is_no_longer_new(view: NotesView, place: Workplace) -> None:
    observed(place, practised(place), place.mentor)
    view.refresh()
    place.clock.advance(timedelta(minutes=1))
    view.refresh()
    assert view.heading[1] == "1 份"
    assert all(one.tags[0][0] != "新" for one in view.list.rows())


def test_it_leads_to_the_attempt_and_to_paper(
    view: NotesView, place: Workplace, navigator: Navigator, printed: list[UUID]
) -> None:
    attempt = practised(place)
    sheet = observed(place, attempt, place.mentor)
    view.refresh()
    view.attempt_button.click()
    assert navigator.gone == [("practice", f"attempt:{attempt}")]
    view.setFocus()
    QTest.keyClick(view.list, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert printed == [sheet.id]


def test_a_mark_without_a_band_is_told_as_it_is(view: NotesView, place: Workplace) -> None:
    sign_practical(place, place.trainee, 92)
    view.refresh()
    assert "总分 92" in view.locked.text().splitlines()


def test_another_sheet_is_shown_by_arrow_and_by_target(view: NotesView, place: Workplace) -> None:
    theory = sign_theory(place, place.trainee, 88)
    observed(place, practised(place), place.mentor)
    view.refresh()
    view.list.setFocus()
    QTest.keyClick(view.list, Qt.Key.Key_Down)
    assert theory.number in view.locked.text()
    assert view.attempt_button not in view.actions()
    other = observed(place, practised(place), place.supervisor)
    view.open_target(f"sheet:{other.id}")
    assert other.number in view.locked.text()


def _shadow_week(place: Workplace) -> date:
    """Lay the plan and go to the first shadow day."""
    place.services.curriculum.lay_plan(
        place.supervisor, place.trainee, "new-hire-90", place.clock.today()
    )
    place.clock.advance(timedelta(days=7))
    return place.clock.today()


NOTES = {
    "contact": "一通改期",
    "wanted": "怕退不了",
    "worked": "先问渠道",
    "question-1": "为什么先问渠道",
    "understood": 3,
    "tomorrow": "我现在登记",
}


def _write_notes(view: NotesView) -> None:
    for item, value in NOTES.items():
        view.fill.filler.answered.emit(item, value)


def test_own_notes_are_offered_written_and_found(
    view: NotesView, place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    _shadow_week(place)
    said: list[str] = []
    monkeypatch.setattr(Navigator, "notify", lambda _self, text: said.append(text))
    view.refresh()
    assert view.actions() == (view.write_button,)
    assert view.write_button.text().startswith("写影子日 1 的笔记")
    QTest.keyClick(view, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert view.heading[0] == "影子日 1 · 我的笔记"
    _write_notes(view)
    view.fill.filler.submit_requested.emit()
    assert said[0].startswith("已提交：BJ-")
    (row,) = view.list.rows()
    assert row.title == "影子日 1 · 我的笔记"
    assert view.filler.answers()["wanted"] == "怕退不了"
    assert "已提交" in view.locked.text()
    assert view.write_button not in view.actions()


def test_notes_left_half_way_are_there_again(view: NotesView, place: Workplace) -> None:
    day = _shadow_week(place)
    view.open_target(f"notes:{day.isoformat()}")
    view.fill.filler.answered.emit("wanted", "怕退不了")
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.empty.isVisible()
    assert view.heading[0] == "导师笔记"
    view.write_button.click()
    assert view.fill.filler.answers() == {"wanted": "怕退不了"}


def test_own_notes_stand_beside_the_mentors_sheet(
    view: NotesView, place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = _shadow_week(place)
    monkeypatch.setattr(Navigator, "notify", lambda _self, _text: None)
    view.open_target(f"notes:{day.isoformat()}")
    _write_notes(view)
    view.fill.filler.submit_requested.emit()
    forms = place.services.forms
    sheet = forms.open(place.mentor, "shadow-day", place.trainee, day)
    forms.sign(place.mentor, forms.keep(place.mentor, sheet, FULL, ()), PASSWORD)
    view.refresh()
    (row,) = view.list.rows()
    view.list.opened.emit(row.key)
    assert view.filler.answers()["next"] == FULL["next"]
    assert view.written.isVisible()
    assert "客户真正想要的\n怕退不了" in view.written.text()
    assert view.minimumSizeHint().width() <= 904, "fits the narrowest window"


def test_the_trainee_confirms_what_was_written_and_it_is_said_once(
    view: NotesView, place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(Navigator, "notify", lambda _self, text: said.append(text))
    sheet = observed(place, practised(place), place.mentor)
    view.refresh()
    word = view.locked.afterwards
    assert word.agree_button.isVisible()
    QTest.mouseClick(word.agree_button, Qt.MouseButton.LeftButton)
    assert said == ["已确认。"]
    assert not word.agree_button.isVisible()
    assert word.isVisible()
    told = place.services.register.afterwards(place.mentor, sheet.id).word
    assert told is not None
    assert told.agrees


def test_an_objection_with_its_reason_is_read_by_the_mentor_on_the_day(
    view: NotesView, place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Navigator, "notify", lambda _self, _text: None)
    day = _shadow_week(place)
    forms = place.services.forms
    sheet = forms.open(place.mentor, "shadow-day", place.trainee, day)
    forms.sign(place.mentor, forms.keep(place.mentor, sheet, FULL, ()), PASSWORD)
    view.refresh()
    word = view.locked.afterwards
    word.object_button.setFocus()
    QTest.keyClick(word.object_button, Qt.Key.Key_Space)
    word.objecting.reason.setPlainText("那天我没有跳过道歉")
    QTest.keyClick(word.objecting.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not word.objecting.isVisible()
    assert not word.object_button.isVisible()
    room = Room(place)
    room.list.open_target(f"day:{place.trainee.id}:{day.isoformat()}")
    assert room.shown.locked is not None
    (line,) = room.shown.locked.afterwards.lines
    assert line.text.endswith("提出异议：那天我没有跳过道歉")
    assert not room.shown.locked.afterwards.may_countersign


def test_own_notes_have_nothing_to_be_confirmed(
    view: NotesView, place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Navigator, "notify", lambda _self, _text: None)
    view.open_target(f"notes:{_shadow_week(place).isoformat()}")
    _write_notes(view)
    view.fill.filler.submit_requested.emit()
    assert view.locked.isVisible()
    assert not view.locked.afterwards.acts.isVisible()
