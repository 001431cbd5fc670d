"""Sitting a paper in its window: every type by hand, keys, time, faults, coming back."""

from datetime import timedelta
from typing import Any

import pytest
from exam_room import MINUTES, ExamRoom
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.errors import FaultKind, StoreFault
from db.records import Exam
from desktop_app.panes.exams.sitting import open_window
from desktop_app.panes.exams.sitting.answering import Answering
from desktop_app.panes.exams.sitting.shown import AskShown
from desktop_app.panes.exams.sitting.window import SittingWindow
from desktop_app.training.exams.timing import Stage
from desktop_app.widgets.headings import TextLabel

Key = Qt.Key


class Sitting:
    """The trainee's window on an exam of the sample questions."""

    def __init__(self, qtbot: QtBot, room: ExamRoom, exam: Exam | None = None) -> None:
        self.qtbot, self.room = qtbot, room
        self.exam = exam or room.announce()
        self.ended: list[str] = []
        self.paper = room.begin(self.exam, room.place.trainee)
        self.window = self._open()

    def _open(self) -> SittingWindow:
        place = self.room.place
        window = open_window(
            None, place.trainee, place.services.sittings, place.clock, self.paper, self.ended.append
        )
        self.qtbot.addWidget(window)
        window.confirm = lambda *_: True  # type: ignore[method-assign]
        return window

    def again(self) -> None:
        """Close the window without handing in and open it anew."""
        self.window.close()
        self.paper = self.room.begin(self.exam, self.room.place.trainee)
        self.window = self._open()

    def to(self, kind: str) -> int:
        """Show the first question of a type and return its position."""
        place = next(one.position for one in self.paper.questions if one.type == kind)
        self.window.places.buttons[place].click()
        return place

    def kept(self) -> dict[int, Any]:
        return dict(self.room.begin(self.exam, self.room.place.trainee).answers)

    def press(self, key: Key, more: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        target = self.window.answering.focusProxy() if self.window.answering else self.window
        while target is not None and target.focusProxy() is not None:
            target = target.focusProxy()
        self.qtbot.keyClick(target or self.window, key, more)


@pytest.fixture
def sitting(qtbot: QtBot, exam_room: ExamRoom) -> Sitting:
    return Sitting(qtbot, exam_room)


def test_digits_and_letters_choose_and_arrows_turn_pages(sitting: Sitting) -> None:
    single = sitting.to("single")
    sitting.press(Key.Key_2)
    assert sitting.kept()[single] == [1]
    sitting.press(Key.Key_A)
    assert sitting.kept()[single] == [0]
    multiple = sitting.to("multiple")
    sitting.press(Key.Key_C)
    sitting.press(Key.Key_1)
    assert sitting.kept()[multiple] == [0, 2]
    sitting.press(Key.Key_1)
    assert sitting.kept()[multiple] == [2]
    boolean = sitting.to("true-false")
    sitting.press(Key.Key_2)
    assert sitting.kept()[boolean] is False
    sitting.press(Key.Key_Left)
    sitting.press(Key.Key_Right)
    sitting.press(Key.Key_Right)
    assert sitting.window._number.text() == f"第 {boolean + 2} 题 / 共 14 题"


def test_blanks_pairs_steps_and_text_are_kept_as_they_are_given(sitting: Sitting) -> None:
    fill = sitting.to("fill-in")
    answering = sitting.window.answering
    assert answering is not None
    sitting.qtbot.keyClicks(answering.edits[0], "1f2")
    assert sitting.kept()[fill][0] == "1f2"  # a letter in a text is no key
    match = sitting.to("matching")
    answering = sitting.window.answering
    assert answering is not None
    answering.picks[1].setCurrentIndex(3)
    assert sitting.kept()[match][:2] == [None, 2]
    order = sitting.to("ordering")
    sitting.press(Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert sitting.kept()[order][:2] == [1, 0]
    case = sitting.to("case")
    answering = sitting.window.answering
    assert answering is not None
    assert answering.area is not None
    sitting.qtbot.keyClicks(answering.area, "a2")
    assert sitting.kept()[case] == "a2"


def test_closing_the_window_loses_nothing_and_time_goes_on(sitting: Sitting) -> None:
    single = sitting.to("single")
    sitting.press(Key.Key_1)
    case = sitting.to("case")
    assert sitting.window.answering is not None
    assert sitting.window.answering.area is not None
    sitting.qtbot.keyClicks(sitting.window.answering.area, "half")
    sitting.room.place.clock.advance(timedelta(minutes=20))
    sitting.again()
    assert sitting.kept() == {single: [0], case: "half"}
    assert sitting.window._time.text() == "40:00"
    held = sitting.room.place.services.exam_planning.exam(
        sitting.room.place.supervisor, sitting.exam.id
    )
    assert held.seats[0].absences[0].what == "left"


def test_a_flag_is_kept_and_shown_in_the_overview(sitting: Sitting) -> None:
    single = sitting.to("single")
    sitting.press(Key.Key_F)
    assert sitting.window.places.buttons[single].accessibleName().endswith("未答，待查")
    sitting.again()
    assert sitting.window.places.buttons[single].accessibleName().endswith("未答，待查")


def test_when_time_is_up_the_paper_is_handed_in_by_itself(sitting: Sitting) -> None:
    case = sitting.to("case")
    assert sitting.window.answering is not None
    assert sitting.window.answering.area is not None
    sitting.qtbot.keyClicks(sitting.window.answering.area, "last")
    sitting.room.place.clock.advance(timedelta(minutes=MINUTES))
    sitting.window.ticked.emit()
    assert sitting.ended == ["时间到，已自动交卷。"]
    (own,) = sitting.room.place.services.sittings.own(sitting.room.place.trainee)
    assert own.stage is Stage.OVER
    with sitting.room.place.services.store.reading() as tx:
        (answer,) = tx.exams.answers([sitting.paper.paper_id])
    assert (answer.position, answer.answer) == (case, "last")


def test_handing_in_names_what_is_open_and_asks_once(sitting: Sitting) -> None:
    asked: list[tuple[str, ...]] = []
    sitting.window.confirm = lambda *said: bool(asked.append(said))  # type: ignore[method-assign, func-returns-value]
    sitting.to("single")
    sitting.press(Key.Key_1)
    sitting.press(Key.Key_F)
    sitting.window.hand_in_button.click()
    assert asked[0][1] == "还有 13 题没有作答。有 1 题标记为待查。交卷以后不能再改。"
    assert sitting.ended == []
    sitting.window.confirm = lambda *_: True  # type: ignore[method-assign]
    sitting.window.hand_in_button.click()
    assert sitting.ended == ["已交卷。"]


def test_an_answer_that_could_not_be_kept_is_told_and_tried_again(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    sittings = sitting.room.place.services.sittings
    single = sitting.to("single")

    def full(*_: object) -> None:
        raise StoreFault(FaultKind.DISK_FULL, str(sitting.room.place.folder))

    with monkeypatch.context() as patch:
        patch.setattr(sittings, "answer", full)
        sitting.press(Key.Key_1)
        assert f"第 {single + 1} 题没有保存上" in sitting.window._problem.text()
        sitting.window.hand_in_button.click()
        assert sitting.ended == []
    sitting.window.ticked.emit()
    assert sitting.window._problem.text() == ""
    assert sitting.kept()[single] == [0]


def test_leaving_the_program_is_noted_and_so_is_coming_back(sitting: Sitting) -> None:
    sitting.window._state(Qt.ApplicationState.ApplicationInactive)
    sitting.room.place.clock.advance(timedelta(seconds=30))
    sitting.window._state(Qt.ApplicationState.ApplicationActive)
    held = sitting.room.place.services.exam_planning.exam(
        sitting.room.place.supervisor, sitting.exam.id
    )
    assert [(one.what, one.seconds) for one in held.seats[0].absences] == [("left", 30)]


def test_a_supervisor_moves_the_end_and_the_window_follows(sitting: Sitting) -> None:
    planning, chief = sitting.room.place.services.exam_planning, sitting.room.place.supervisor
    planning.extend(chief, sitting.paper.paper_id, 15, "电脑重启")
    for _ in range(20):
        sitting.window.ticked.emit()
    assert sitting.window._time.text() == "1:15:00"
    planning.close(chief, sitting.paper.paper_id, "身体不适")
    for _ in range(20):
        sitting.window.ticked.emit()
    assert sitting.ended == ["主管已结束您的作答。"]


def test_the_lock_closes_the_paper_without_a_question_and_nothing_is_lost(
    sitting: Sitting,
) -> None:
    asked: list[tuple[str, ...]] = []
    sitting.window.confirm = lambda *said: bool(asked.append(said))  # type: ignore[method-assign, func-returns-value]
    single = sitting.to("single")
    sitting.press(Key.Key_1)
    assert sitting.window.may_close(True) is False  # who closes it by hand is asked
    assert [one[0] for one in asked] == ["离开考试？"]
    sitting.window.close()
    assert len(asked) == 1
    assert not sitting.window.isVisible()
    assert sitting.kept()[single] == [0]


def test_the_window_shuts_everything_behind_it(sitting: Sitting) -> None:
    assert sitting.window.windowModality() is Qt.WindowModality.ApplicationModal
    assert sitting.window.isFullScreen()


def test_every_control_has_a_name(sitting: Sitting) -> None:
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit

    for place in range(14):
        sitting.window.places.buttons[place].click()
        nameless = [
            one
            for kind in (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit)
            for one in sitting.window.findChildren(kind)
            if one.isVisibleTo(sitting.window) and not one.accessibleName()
        ]
        assert nameless == []


LONG = "孩子明天就要上课，可是到现在还没有收到开课通知，前面已经打过三次电话，"


def answering(qtbot: QtBot, kind: str, choices: tuple[str, ...]) -> Answering:
    ask = AskShown(
        number=1, of=1, position=0, type=kind, kind="", hint="", stem="", material="",
        choices=choices, lefts=(), blanks=0, answer=None, flagged=False,
    )  # fmt: skip
    widget = Answering(ask)
    qtbot.addWidget(widget)
    widget.resize(700, 900)
    with qtbot.waitExposed(widget):
        widget.show()
    QApplication.processEvents()
    return widget


def test_a_long_option_is_read_whole(qtbot: QtBot) -> None:
    choices = answering(qtbot, "multiple", (LONG * 8, "x" * 290, "短")).choices
    assert choices is not None
    assert choices.width() == 700
    for row in choices.rows:
        label = row.findChild(TextLabel)
        assert label is not None
        assert label.height() >= label.heightForWidth(label.width())
        assert label.minimumSizeHint().width() <= label.width()
    heights = [row.height() for row in choices.rows]
    assert heights[0] > heights[1] > heights[2]


def test_long_steps_are_read_whole_and_still_moved(qtbot: QtBot) -> None:
    steps = answering(qtbot, "ordering", (LONG * 3, "第二步", "第三步")).steps
    assert steps is not None
    view = steps.list
    rects = [view.visualItemRect(view.item(n)) for n in range(3)]
    assert rects[0].height() > rects[1].height() == rects[2].height()
    assert all(view.viewport().rect().contains(one) for one in rects)
    before = view.height()
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    QApplication.processEvents()
    assert steps.order() == [1, 0, 2]
    assert view.height() == before
