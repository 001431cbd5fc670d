"""The page of a new exam: sections, difficulties, questions by hand, what the bank has for it."""

from datetime import timedelta

import pytest
from exam_room import SECTIONS, ExamRoom
from held_room import HeldRoom
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from db.records import Exam
from desktop_app.panes.exams.held.form_page import FormPage
from desktop_app.widgets import theming
from desktop_app.widgets.check_dialog import Checkable, CheckDialog
from desktop_app.widgets.choices import Choice


def opened(qtbot: QtBot, exam_room: ExamRoom) -> HeldRoom:
    """Return the room with the page of a new exam."""
    held = HeldRoom(qtbot, exam_room)
    held.view.new_button.click()
    return held


def everybody(form: FormPage) -> None:
    for n in range(form.people.count()):
        form.people.item(n).setCheckState(Qt.CheckState.Checked)


def test_what_the_bank_has_follows_the_sections(
    qtbot: QtBot, exam_room: ExamRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = opened(qtbot, exam_room)
    form = room.view.form
    assert "章节：全部" in form.made.sections_button.text()
    assert "题库 2 题" not in room.reads()
    monkeypatch.setattr(form.made, "choose_sections", lambda: SECTIONS)
    form.made.sections_button.click()
    assert form.made.sections_button.text() == "章节：2 个"
    assert "题库 2 题" in room.reads()
    assert "单选题要 18 道，题库里这些栏目能用的只有 2 道。" in room.reads()
    monkeypatch.setattr(form.made, "choose_sections", lambda: None)
    form.made.sections_button.click()
    assert form.made.sections_button.text() == "章节：2 个"
    form.counts["single"].setValue(2)
    assert "单选题要" not in room.reads()
    assert "多选题要 8 道" in room.reads()


def test_difficulties_begin_as_they_would_be_drawn_and_are_counted(
    qtbot: QtBot, exam_room: ExamRoom
) -> None:
    room = opened(qtbot, exam_room)
    form = room.view.form
    made = form.made
    assert not made.levels["single"][0].isVisibleTo(form)
    made.by_level.setChecked(True)
    assert made.levels["single"][0].isVisibleTo(form)
    assert sum(one.value() for one in made.levels["single"]) == 18
    assert "共 38 题，100 分" in room.reads()
    hard = made.levels["case"][2]
    hard.setValue(hard.value() + 1)
    assert made.counts["case"].value() == 3
    assert "要正好 100 分" in room.reads()
    hard.setValue(90)
    assert "案例分析题（难）要 90 道" in room.reads()
    made.by_level.setChecked(False)
    assert not made.levels["single"][0].isVisibleTo(form)
    assert made.asked().parts[0].levels is None


def test_questions_are_chosen_by_hand_and_announced_on_paper(
    qtbot: QtBot, exam_room: ExamRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = opened(qtbot, exam_room)
    form, place = room.view.form, exam_room.place
    offered = place.services.exam_offer.questions(place.supervisor)
    keys = [str(o.version_id) for o in offered if o.section in SECTIONS and o.type == "case"]
    form.made.mode.setCurrentIndex(1)
    assert not form.made.sections_button.isVisibleTo(form)
    monkeypatch.setattr(form.made, "choose_questions", lambda: keys)
    form.made.picks_button.click()
    assert form.made.picks_button.text() == "选题（2）…"
    assert form.counts["case"].value() == 2
    assert not form.counts["case"].isEnabled()
    assert "选的 2 题合计 30 分" in room.reads()
    form.marks["case"].setValue(50)
    assert "选的 2 题" not in room.reads()
    form.place.setCurrentIndex(form.place.findData("forms"))
    assert not form.fixed.isVisibleTo(form)
    everybody(form)
    form.announce_button.click()
    (listed,) = place.services.exam_planning.exams(place.supervisor)
    assert (listed.exam.on_paper, listed.exam.fixed) == (True, True)
    assert listed.exam.figures["forms"] == 2
    assert listed.exam.blueprint["picked"] == keys
    assert "纸笔 A、B 卷" in room.reads()


def test_what_is_chosen_by_hand_is_left_when_one_draws_again(
    qtbot: QtBot, exam_room: ExamRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = opened(qtbot, exam_room)
    made = room.view.form.made
    questions = exam_room.place.services.exam_offer.questions(exam_room.place.supervisor)
    made.mode.setCurrentIndex(1)
    keys = (str(questions[0].version_id),)
    monkeypatch.setattr(made, "choose_questions", lambda: keys)
    made.picks_button.click()
    assert made.asked().picked == keys
    made.mode.setCurrentIndex(0)
    assert made.asked().picked == ()
    assert made.counts["single"].isEnabled()


def test_an_exam_is_arranged_again_as_it_was_announced_but_for_what_is_changed(
    qtbot: QtBot, exam_room: ExamRoom
) -> None:
    place = exam_room.place
    first = exam_room.announce(
        title="纸笔测验", on_paper=True, forms=2, second_marker=True, people=(place.stranger.id,)
    )
    held = HeldRoom(qtbot, exam_room)
    held.view.ask_reason = lambda *_: "只印一套"  # type: ignore[method-assign]
    form = held.view.form

    def again(to: str, *, by_level: bool) -> Exam:
        held.view.cancel_button.click()
        held.view.again_button.click()
        assert (form.title.text(), form.made.by_level.isChecked()) == ("纸笔测验", by_level)
        assert form.people.item(0).text().startswith(place.stranger.name)
        form.place.setCurrentIndex(form.place.findData(to))
        form.made.by_level.setChecked(True)
        form.announce_button.click()
        listed = place.services.exam_planning.exams(place.supervisor)
        return next(one.exam for one in listed if not one.cancelled)

    second = again("paper", by_level=False)
    assert (second.figures["forms"], second.figures["second_marker"]) == (1, True)
    assert [one["count"] for one in second.blueprint["parts"]] == [2] * 7
    assert second.blueprint["sections"] == first.blueprint["sections"]
    third = again("forms", by_level=True)
    assert (third.figures["forms"], third.blueprint) == (2, second.blueprint)
    assert third.blueprint["parts"][0]["difficulties"] is not None
    (seat,) = place.services.exam_planning.exam(place.supervisor, third.id).seats
    assert seat.person.id == place.stranger.id


def test_an_exam_stays_open_for_days(qtbot: QtBot, exam_room: ExamRoom) -> None:
    room, place = opened(qtbot, exam_room), exam_room.place
    form = room.view.form
    assert form.days.value() == 1
    form.days.setValue(3)
    everybody(form)
    form.announce_button.click()
    ((listed,), local) = place.services.exam_planning.exams(place.supervisor), place.clock.local
    first, last = local(listed.exam.opens_at), local(listed.closes_at)
    assert (last.date() - first.date(), f"{last:%H:%M}") == (timedelta(days=2), "17:00")
    room.view.again_button.click()
    assert form.days.value() == 3


@pytest.mark.parametrize("percent", [100, 130, 150])
def test_the_page_never_scrolls_sideways(
    qtbot: QtBot,
    exam_room: ExamRoom,
    qapp: QApplication,
    monkeypatch: pytest.MonkeyPatch,
    percent: int,
) -> None:
    theming.apply(qapp, theming.themes()["light"], percent)
    try:
        room = opened(qtbot, exam_room)
        assert room.view.actions() == ()
        form, made = room.view.form, room.view.form.made
        for by_level in (False, True):
            made.by_level.setChecked(by_level)
            QTest.qWait(1)
            (scroll,) = (one for one in form.findChildren(QScrollArea) if one.isAncestorOf(made))
            assert scroll.horizontalScrollBar().maximum() == 0
            last = made.levels["case"][2] if by_level else made.marks["case"]
            assert last.mapTo(form, last.rect().topRight()).x() <= scroll.geometry().right()
            room.view.form.search.setText("林")
            assert form.people.isVisibleTo(form)
        monkeypatch.setattr(room.view, "ask_drop", lambda: True)
        form.back_button.click()
        assert room.view.new_button in room.view.actions()
    finally:
        theming.apply(qapp, theming.themes()["light"])


@pytest.mark.usefixtures("qapp")
def test_many_are_narrowed_by_words_and_groups_and_checked_together() -> None:
    entries = [Checkable(str(n), f"{n:02d} 号题", ("ab"[n % 2],)) for n in range(20)]
    boxes = (("题型", (Choice("", "全部"), Choice("a", "单选"), Choice("b", "多选"))),)
    dialog = CheckDialog(None, "选题", "", entries, ("3",), lambda keys: f"已选 {len(keys)}", boxes)
    assert dialog.chosen() == ("3",)
    dialog.boxes[0].setCurrentIndex(1)
    shown = [n for n in range(20) if not dialog.list.item(n).isHidden()]
    assert shown == list(range(0, 20, 2))
    dialog.search.setText("号 01")
    assert all(dialog.list.item(n).isHidden() for n in range(20))
    dialog.boxes[0].setCurrentIndex(0)
    assert [n for n in range(20) if not dialog.list.item(n).isHidden()] == [1]
    dialog.all_button.click()
    assert dialog.chosen() == ("1", "3")
    dialog.all_button.click()
    assert dialog.chosen() == ("3",)
    dialog.deleteLater()


def test_leaving_asks_only_where_something_was_filled_in(
    qtbot: QtBot, exam_room: ExamRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = opened(qtbot, exam_room)
    view, answers, asked = room.view, [False, True], []

    def ask() -> bool:
        asked.append(view.form.title.text())
        return answers[len(asked) - 1]

    monkeypatch.setattr(view, "ask_drop", ask)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert (asked, view.form.isVisible()) == ([], False)

    view.new_button.click()
    view.form.title.setText("班组考试")
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert (asked, view.form.isVisible()) == (["班组考试"], True)
    assert view.form.title.text() == "班组考试"
    view.form.back_button.click()
    assert (len(asked), view.form.isVisible()) == (2, False)
