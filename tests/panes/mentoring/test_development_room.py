"""The room of development plans, with keys and clicks on real records."""

from datetime import timedelta
from uuid import UUID

import pytest
from builders import Workplace
from developing import WEAK, after_the_practical, item_of, page_of, planned
from judging import practise
from noting import Went
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from db.records import Person, Role
from desktop_app.panes.mentoring import development
from desktop_app.panes.mentoring.development.view import DevelopmentView
from desktop_app.system.background import Inline
from desktop_app.training.development.plan import Phase
from desktop_app.training.people.use_cases import NewPerson
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.tags import Tag

SOLUTION = "criterion:solution"
CTRL = Qt.KeyboardModifier.ControlModifier


class Room:
    """The room as somebody has it before them."""

    def __init__(self, qtbot: QtBot, place: Workplace, actor: Person) -> None:
        self.place, self.went = place, Went()
        self.printed: list[UUID] = []
        services = place.services
        self.view: DevelopmentView = development.build(
            actor,
            services.development,
            services.plan_opening,
            services.plans_due,
            services.people,
            place.clock,
            Inline(),
            self.went,
            self.printed.append,
        )
        qtbot.addWidget(self.view)
        self.view.resize(1118, 640)
        with qtbot.waitActive(self.view):
            self.view.show()
        self.view.refresh()

    def texts(self) -> str:
        """Return everything that can be read."""
        QApplication.processEvents()  # what a layout took in is shown with the next events
        labels = [*self.view.findChildren(TextLabel), *self.view.findChildren(Tag)]
        return "\n".join(one.text() for one in labels if one.isVisible())

    def acts(self) -> list[str]:
        """Return the texts of the actions in the top line."""
        return [one.text() for one in self.view.actions() if isinstance(one, QPushButton)]

    def press(
        self,
        key: Qt.Key,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        on: QWidget | None = None,
    ) -> None:
        QTest.keyClick(on or self.view, key, modifier)


def write(area: QWidget, text: str) -> None:
    """Write Chinese as an input method hands it over."""
    commit = QInputMethodEvent("", [])
    commit.setCommitString(text)
    QApplication.sendEvent(area, commit)


@pytest.fixture
def plan_id(place: Workplace) -> UUID:
    """A plan that mentor and trainee have agreed to."""
    return planned(place)


def _mentors(qtbot: QtBot, place: Workplace) -> Room:
    """The mentor before the plan of the trainee; the test alone keeps it, so it goes with it."""
    return Room(qtbot, place, place.mentor)


def test_a_mentor_is_offered_a_plan_after_the_result_and_opens_it_with_the_keyboard(
    qtbot: QtBot, place: Workplace
) -> None:
    after_the_practical(place)
    room = Room(qtbot, place, place.mentor)
    assert "为林晓雨拟一份发展计划" in room.texts()
    assert "《实操考核成绩》之后" in room.texts()
    room.press(Qt.Key.Key_Space, on=room.view.proposal.button)
    assert "实操考核的练习里，解决方案均分 50（n = 2），四项中最低。" in room.texts()
    assert room.acts() == ["为学员拟一份", "打印", "结束计划", "同意这份计划"]
    room.press(Qt.Key.Key_Space, on=room.view.agree_button)
    (entry,) = place.services.development.plans(place.mentor)
    assert entry.state.phase is Phase.UNDER_WAY
    assert room.acts() == ["为学员拟一份", "打印", "撤销", "结束计划", "记一次回顾"]


@pytest.mark.usefixtures("plan_id")
def test_the_records_behind_an_item_open_where_they_are_read(
    qtbot: QtBot, place: Workplace
) -> None:
    mentor = _mentors(qtbot, place)
    card = mentor.view.page.card(SOLUTION)
    mentor.press(Qt.Key.Key_Space, on=card.records_button)
    assert card.records is not None
    card.records.setFocus()
    mentor.press(Qt.Key.Key_Return, on=card.records)
    pane, target = mentor.went.places[-1]
    assert (pane, target.partition(":")[0]) == ("practice", "attempt")
    mentor.view.refresh()
    assert mentor.view.page.card(SOLUTION).opened


def test_steps_are_ticked_with_the_space_bar_and_the_focus_stays(
    qtbot: QtBot, place: Workplace, plan_id: UUID
) -> None:
    mentor = _mentors(qtbot, place)
    card = mentor.view.page.card("mentoring")
    name, box = next(iter(card.boxes.items()))
    box.setFocus()
    mentor.press(Qt.Key.Key_Space, on=box)
    assert item_of(place, plan_id, "mentoring").done == 1
    again = mentor.view.page.card("mentoring").boxes[name]
    assert again.isChecked()
    assert again.hasFocus()
    mentor.press(Qt.Key.Key_Z, CTRL)
    assert item_of(place, plan_id, "mentoring").done == 0
    assert mentor.went.said == ["已撤销：打的勾。"]


@pytest.mark.usefixtures("plan_id")
def test_tab_goes_down_the_plan_as_it_is_read(qtbot: QtBot, place: Workplace) -> None:
    view = _mentors(qtbot, place).view
    QApplication.processEvents()  # what was laid out is shown with the next events
    view.page.setFocus()
    met = []
    for _ in range(12):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        met.append(QApplication.focusWidget())
    first, second = view.page.cards[:2]
    wanted = [first.edit_button, first.remove_button, first.records_button, second.edit_button]
    assert met[:4] == wanted
    assert view.page.add_button not in met[:4]


@pytest.mark.usefixtures("plan_id")
def test_what_ticks_itself_off_has_no_box_to_tick(qtbot: QtBot, place: Workplace) -> None:
    mentor = _mentors(qtbot, place)
    card = mentor.view.page.card(SOLUTION)
    assert not card.boxes[f"drill:{WEAK}"].isVisible()
    assert "通过一次自动打勾" in mentor.texts()


def test_an_item_is_written_refused_kept_and_saved(
    qtbot: QtBot, place: Workplace, plan_id: UUID
) -> None:
    mentor = _mentors(qtbot, place)
    view, sheet = mentor.view, mentor.view.item
    mentor.press(Qt.Key.Key_N, CTRL)
    assert sheet.isVisible()
    write(sheet.words, "看一遍群聊规范")
    mentor.press(Qt.Key.Key_Return, CTRL, on=sheet.words)
    assert "请写一句目标" in sheet.fields["goal"].problem()
    view.close_sheets()
    view.refresh()
    assert view.page.add_button.text() == "接着写新的一项"
    mentor.press(Qt.Key.Key_N, CTRL)
    assert sheet.words.toPlainText() == "看一遍群聊规范"
    write(sheet.goal, "群聊里一个不漏")
    write(sheet.said, "连续三次没有漏人")
    mentor.press(Qt.Key.Key_Return, CTRL, on=sheet.said)
    assert not sheet.isVisible()
    assert "群聊里一个不漏" in mentor.texts()
    assert page_of(place, plan_id).drafts == {}
    assert view.page.add_button.text() == "加一项"


def test_an_item_is_measured_by_what_is_recorded(
    qtbot: QtBot, place: Workplace, plan_id: UUID
) -> None:
    mentor = _mentors(qtbot, place)
    sheet = mentor.view.item
    mentor.press(Qt.Key.Key_N, CTRL)
    assert not sheet.target.isVisible()
    row = next(
        n for n in range(sheet.measure.count()) if sheet.measure.itemText(n).startswith("语言专业")
    )
    sheet.measure.setCurrentIndex(row)
    sheet.measure.activated.emit(row)
    assert (sheet.target.isVisible(), sheet.said.isVisible()) == (True, False)
    assert sheet.target.value() == 90  # 85 now: the next mark to aim at
    sheet.picks.box.setCurrentIndex(sheet.picks.box.findData("article:group-chat"))
    sheet.picks.box.activated.emit(sheet.picks.box.currentIndex())
    write(sheet.goal, "说话更像自己人")
    mentor.press(Qt.Key.Key_Return, CTRL, on=sheet.goal)
    item = page_of(place, plan_id).entry.state.items[-1]
    assert (item.measure.before, item.measure.target) == (85, 90)
    assert [one.key for one in item.steps] == ["group-chat"]
    mentor.view.page.step_opened.emit(item.id, item.steps[0].name)
    assert mentor.went.places == [("handbook", "article:group-chat")]


def test_editing_keeps_what_the_fields_do_not_show(
    qtbot: QtBot, place: Workplace, plan_id: UUID
) -> None:
    mentor = _mentors(qtbot, place)
    before = item_of(place, plan_id, SOLUTION).item
    mentor.press(Qt.Key.Key_Space, on=mentor.view.page.card(SOLUTION).edit_button)
    sheet = mentor.view.item
    assert not sheet.kind.isEnabled()
    sheet.due.set_day(before.due + timedelta(days=7))
    mentor.press(Qt.Key.Key_Space, on=sheet.save_button)
    after = item_of(place, plan_id, SOLUTION).item
    assert after.due == before.due + timedelta(days=7)
    assert (after.evidence, after.steps, after.measure) == (
        before.evidence,
        before.steps,
        before.measure,
    )


def test_an_item_taken_out_comes_back(qtbot: QtBot, place: Workplace, plan_id: UUID) -> None:
    mentor = _mentors(qtbot, place)
    mentor.press(Qt.Key.Key_Space, on=mentor.view.page.card("mentoring").remove_button)
    assert page_of(place, plan_id).entry.state.item("mentoring") is None
    assert mentor.went.said == ["已去掉这一项，按 Ctrl+Z 可以撤销。"]
    mentor.press(Qt.Key.Key_Z, CTRL)
    assert page_of(place, plan_id).entry.state.item("mentoring") is not None


def test_what_the_other_wrote_meanwhile_is_not_lost(
    qtbot: QtBot, place: Workplace, plan_id: UUID
) -> None:
    mentor = _mentors(qtbot, place)
    mentor.press(Qt.Key.Key_Space, on=mentor.view.page.card("mentoring").edit_button)
    place, sheet = place, mentor.view.item
    place.services.development.remove(place.trainee, plan_id, "mentoring")
    mentor.press(Qt.Key.Key_Space, on=sheet.save_button)
    assert sheet.isVisible()
    assert "刚被对方改过" in mentor.texts()


def test_a_review_is_written_and_the_plan_is_closed(
    qtbot: QtBot, place: Workplace, plan_id: UUID
) -> None:
    mentor = _mentors(qtbot, place)
    view = mentor.view
    mentor.press(Qt.Key.Key_Space, on=view.review_button)
    mentor.press(Qt.Key.Key_Return, CTRL, on=view.review.words)
    assert "请写一句" in view.review.fields["words"].problem()
    write(view.review.words, "办法说到几点了")
    mentor.press(Qt.Key.Key_Return, CTRL, on=view.review.words)
    assert "王敏记了回顾：办法说到几点了" in mentor.texts()
    for _ in range(3):
        practise(place, place.trainee, WEAK, 90, (90, 90, 90, 90))
    view.refresh()
    assert (
        "50 分 → 90 分（n = 3）"
        in view.page.card(SOLUTION).findChildren(QWidget)[-1].accessibleName()
        or "已达到" in mentor.texts()
    )
    mentor.press(Qt.Key.Key_Space, on=view.close_button)
    assert "按记录，现在结束的结果是“部分达到”" in mentor.texts()
    write(view.closing.words, "往后每月看一次")
    mentor.press(Qt.Key.Key_Return, CTRL, on=view.closing.words)
    assert page_of(place, plan_id).entry.state.phase is Phase.CLOSED
    assert mentor.acts() == ["为学员拟一份", "打印", "撤销"]


def test_it_is_printed(qtbot: QtBot, place: Workplace, plan_id: UUID) -> None:
    mentor = _mentors(qtbot, place)
    mentor.press(Qt.Key.Key_P, CTRL)
    assert mentor.printed == [plan_id]


def test_a_trainee_finds_the_own_plan_without_a_list_and_plays(
    qtbot: QtBot, place: Workplace, plan_id: UUID
) -> None:
    room = Room(qtbot, place, place.trainee)
    assert not room.view.list.isVisible()
    assert room.acts() == ["打印", "撤销", "记一次回顾"]
    play = next(
        one
        for one in room.view.page.card(SOLUTION).findChildren(QPushButton)
        if one.text() == "开始练习"
    )
    room.press(Qt.Key.Key_Space, on=play)
    assert room.went.places == [("practice", f"start:{WEAK}")]
    assert page_of(place, plan_id).entry.state.open


def test_without_a_plan_a_trainee_may_ask_for_one(qtbot: QtBot, place: Workplace) -> None:
    room = Room(qtbot, place, place.trainee)
    assert "拟一份我的发展计划" in room.texts()
    room.press(Qt.Key.Key_Space, on=room.view.empty.button)
    assert room.view.page.isVisible()
    assert "还没有成绩，按平时的记录拟定" in room.texts()


def test_without_any_plan_a_supervisor_chooses_for_whom(qtbot: QtBot, place: Workplace) -> None:
    room = Room(qtbot, place, place.supervisor)
    assert "还没有发展计划" in room.texts()
    room.press(Qt.Key.Key_Space, on=room.view.empty.button)
    person = room.view.person.person
    person.setCurrentIndex(person.findText("赵一鸣"))
    room.press(Qt.Key.Key_Space, on=room.view.person.save_button)
    assert "赵一鸣" in room.texts()
    assert room.acts() == ["为学员拟一份", "打印", "结束计划", "记一次回顾"]  # the mentor agrees


def test_a_target_leads_to_a_plan_or_to_where_one_is_opened(
    qtbot: QtBot, place: Workplace, plan_id: UUID
) -> None:
    room = Room(qtbot, place, place.supervisor)
    room.view.open_target(f"propose:{place.stranger.id}")
    assert "为赵一鸣拟一份发展计划" in room.texts()
    room.view.refresh()
    assert "为赵一鸣拟一份发展计划" in room.texts()
    room.view.open_target(f"propose:{place.trainee.id}")
    assert room.view.page.isVisible()
    assert "林晓雨" in room.texts()
    room.view.open_target(f"develop:{plan_id}")
    assert room.view.page.isVisible()


def test_long_names_and_many_items_keep_their_place(qtbot: QtBot, place: Workplace) -> None:
    name = "欧阳慕容诸葛司马上官令狐"
    new = NewPerson(name, "3019", frozenset({Role.TRAINEE}), "peilian2026", None, place.mentor.id)
    person = place.services.people.add(place.supervisor, new)
    place.services.plan_opening.open(place.mentor, person.id)
    room = Room(qtbot, place, place.mentor)
    assert name in room.texts()
    bar = room.view.page.horizontalScrollBar()
    assert bar.maximum() == 0
