"""The room of practicals: opened, marked beside what was said, compared, played, registered."""

import pytest
from builders import PASSWORD, Workplace
from noting import Went
from practical_room import MARKS, PracticalRoom
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from desktop_app.panes.exams import own, practical
from desktop_app.system.background import Inline
from desktop_app.widgets.form_fields import Marks
from desktop_app.widgets.headings import TextLabel


class Room:
    """The supervisor's room, visible."""

    def __init__(self, qtbot: QtBot, room: PracticalRoom) -> None:
        services, self.room, self.went = room.place.services, room, Went()
        self.view = practical.build(
            room.place.supervisor,
            services.practicals,
            services.practical_marking,
            services.forms,
            services.people,
            room.place.clock,
            Inline(),
            self.went,
        )
        qtbot.addWidget(self.view)
        self.view.resize(1166, 700)
        self.view.show()
        self.view.refresh()

    def reads(self) -> str:
        labels = self.view.findChildren(TextLabel)
        return "\n".join(one.text() for one in labels if one.isVisibleTo(self.view))

    def row(self, number: int) -> tuple[str, ...]:
        model = self.view.table.model()
        return tuple(str(model.index(number, c).data()) for c in range(model.columnCount()))

    def fill_in(self) -> None:
        """Give marks with the keyboard."""
        page = self.view.mark.fill
        for field, mark in zip(page.findChildren(Marks), MARKS.values(), strict=False):
            field.edit.setFocus()
            QTest.keyClicks(field.edit, str(mark))
        for text in page.findChildren(QPlainTextEdit):
            text.setPlainText("先复述，再核对。")

    def sign(self) -> None:
        """Hand in the sheet and sign it."""
        page = self.view.mark.fill
        page.submit_button.click()
        page.signature.signed.emit(PASSWORD)


@pytest.fixture
def held(place: Workplace) -> PracticalRoom:
    return PracticalRoom(place)


def test_a_practical_is_opened_with_what_is_drawn(qtbot: QtBot, held: PracticalRoom) -> None:
    room = Room(qtbot, held)
    assert "还没有实操考核" in room.reads()
    room.view.new_button.click()
    page = room.view.choose
    assert len(page.chosen()) == 3
    assert "符合考核要求" in room.reads()
    item = page.scenarios.item(page.scenarios.currentRow())
    item.setCheckState(Qt.CheckState.Unchecked)
    assert "还差 1 场演练" in room.reads()
    assert not page.accept_button.isEnabled()
    page.draw_button.click()
    page.search.setText("赵一鸣")
    assert page.people.current_key() == str(held.place.stranger.id)
    page.accept_button.click()
    (row,) = room.view.list.rows()
    assert row.title == "赵一鸣"
    assert "第 1 场（简单）还没有做。" in room.reads()


def test_a_drill_is_marked_unseen_and_both_marks_are_laid_side_by_side(
    qtbot: QtBot, held: PracticalRoom
) -> None:
    opened = held.open()
    attempt = held.do(opened, 1)
    room = Room(qtbot, held)
    assert room.row(0)[4:] == ("待评分", "", "", "", "")
    room.view.table.setFocus()
    QTest.keyClick(room.view.table, Qt.Key.Key_Return)
    said = room.view.mark.said.transcript.messages
    assert said[1].text.startswith("您好")
    assert said[1].note == "用时 31 秒"
    room.fill_in()
    room.sign()
    assert room.view.compare.isVisible()
    assert "相差最大的是" in room.reads()
    assert "主管的点评" in room.reads()
    room.view.compare.debrief_button.click()
    assert room.went.places[-1] == ("practice", f"attempt:{attempt}")
    QTest.keyClick(room.view.compare, Qt.Key.Key_Escape)
    assert room.row(0)[4:7] == ("已评分", "陈立", "81")
    assert room.row(0)[7] not in ("", "—")


def test_what_was_typed_is_there_again_and_nothing_is_signed_half(
    qtbot: QtBot, held: PracticalRoom
) -> None:
    opened = held.open()
    held.do(opened, 1)
    room = Room(qtbot, held)
    room.view.drill_opened.emit("1")
    first = room.view.mark.fill.findChildren(Marks)[0]
    QTest.keyClicks(first.edit, "77")
    room.view.mark.fill.submit_button.click()
    assert held.held(opened).drill(1).sheet is None
    room.view.mark.back_button.click()
    room.view.drill_opened.emit("1")
    assert room.view.mark.fill.findChildren(Marks)[0].edit.text() == "77"


def test_a_live_drill_is_marked_at_once(qtbot: QtBot, held: PracticalRoom) -> None:
    held.open()
    room = Room(qtbot, held)
    room.view.ask_customer = lambda people: people[0].key  # type: ignore[method-assign]
    room.view.table.select("2")
    room.view.live_button.click()
    assert room.view.mark.isVisible()
    assert "扮演客户" in room.reads()
    room.fill_in()
    room.sign()
    assert "现场演练，系统没有评分。" in room.reads()
    room.view.compare.back_button.click()
    assert room.row(1)[3:] == ("现场", "已评分", "陈立", "81", "", "")


def test_a_drill_is_taken_out_and_another_added(qtbot: QtBot, held: PracticalRoom) -> None:
    opened = held.open()
    room = Room(qtbot, held)
    room.view.ask_reason = lambda *_: "系统升级"  # type: ignore[method-assign]
    room.view.table.select("3")
    room.view.void_button.click()
    assert "还差较难难度的演练。" in room.reads()
    room.view.add_button.click()
    page = room.view.choose
    assert not page.accept_button.isEnabled()
    hard = next(
        n for n in range(page.scenarios.count()) if page.scenarios.item(n).text()[:2] == "较难"
    )
    page.scenarios.item(hard).setCheckState(Qt.CheckState.Checked)
    page.accept_button.click()
    assert room.row(3)[:2] == ("4", "较难")
    room.view.cancel_button.click()
    assert held.held(opened).cancelled.reason == "系统升级"
    assert "取消：系统升级" in room.reads()


def test_the_mark_is_registered_with_a_password(qtbot: QtBot, held: PracticalRoom) -> None:
    opened = held.open()
    for position in (1, 2, 3):
        held.do(opened, position)
        held.mark(opened, position)
    room = Room(qtbot, held)
    assert "可以登记成绩" in room.reads()
    room.view.register_button.click()
    room.view.signature.signed.emit("不对")
    assert held.held(opened).under_way
    room.view.signature.signed.emit(PASSWORD)
    sheet = held.held(opened).sheet
    assert sheet.number in room.reads()
    assert room.went.said[-1] == f"实操成绩 81 分，已登记：{sheet.number}"
    room.view.sheet_button.click()
    assert room.went.places[-1] == ("people", f"sheet:{sheet.id}")


def test_a_link_leads_to_the_drill_or_to_the_person(qtbot: QtBot, held: PracticalRoom) -> None:
    opened = held.open()
    held.do(opened, 1)
    room = Room(qtbot, held)
    room.view.open_target(f"practical:{opened.id}/1")
    assert room.view.mark.isVisible()
    room.view.mark.back_button.click()
    room.view.open_target(f"practical:for/{held.place.trainee.id}")
    assert room.view.table.isVisible()
    room.view.open_target(f"practical:for/{held.place.stranger.id}")
    assert room.view.choose.people.current_key() == str(held.place.stranger.id)


def test_the_trainee_is_led_to_each_drill_as_it_stands(qtbot: QtBot, held: PracticalRoom) -> None:
    opened, place, went = held.open(), held.place, Went()
    held.do(opened, 1)
    held.mark(opened, 1)
    held.do(opened, 2)
    s = place.services
    view = own.build(
        place.trainee, s.sittings, s.exam_results, s.exam_practice, s.practicals,
        s.practical_marking, place.clock, Inline(), went,
    )  # fmt: skip
    qtbot.addWidget(view)
    view.show()
    view.refresh()
    assert [one.tags[0][0] for one in view.list.rows()] == [
        "等主管评分",
        "可以开始",
        "主管评 81 分",
    ]
    view.opened.emit(view.list.rows()[1].key)
    assert went.places[-1] == ("practice", f"practical:{opened.id}/3")
    view.opened.emit(view.list.rows()[0].key)
    assert "等主管评分" in went.said[-1]
    view.open_target(f"drill:{opened.id}/1")
    assert view.compare.isVisible()
