"""The form filler: every kind of item by keyboard, what is missing, what is signed."""

from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.widgets import theming
from desktop_app.widgets.form_boxes import Boxes
from desktop_app.widgets.form_fields import MOST_CHARACTERS, Day, LongText, Marks, Ticked
from desktop_app.widgets.form_filler import FormFiller
from desktop_app.widgets.form_items import ShownForm, ShownItem, ShownSection, open_items
from desktop_app.widgets.tags import Tag

Told = list[tuple[str, object]]
ANCHORS = ("听不出", "抓得到", "能复述", "先复述", "还听出担心")
FORM = ShownForm(
    "影子日记录",
    (
        ShownSection("今天跟听了什么", (ShownItem("what", "今天跟听了什么", "text"),)),
        ShownSection(
            "表现",
            (
                ShownItem("listening", "倾听与复述", "scale", guidance="看笔记", anchors=ANCHORS),
                ShownItem("calming", "安抚情绪", "scale", anchors=ANCHORS),
            ),
        ),
        ShownSection(
            "自检",
            (
                ShownItem("opening", "开场白报全了", "yes_no"),
                ShownItem("lock", "离座锁屏", "yes_no", critical=True),
                ShownItem("done", "记录写完", "tick"),
            ),
        ),
        ShownSection(
            "其他",
            (
                ShownItem("marks", "沟通", "marks"),
                ShownItem("minutes", "复盘时长", "minutes", planned_minutes=30),
                ShownItem("verdict", "结论", "choice", choices=("通过", "延长", "停止")),
                ShownItem("day", "考试日期", "date"),
                ShownItem("note", "说明", "text", required=False),
            ),
        ),
    ),
    date(2026, 11, 20),
)
EVERYTHING: dict[str, object] = {
    "what": "四通电话",
    "listening": 4,
    "calming": 3,
    "opening": "yes",
    "lock": "no",
    "done": True,
    "marks": 85.5,
    "minutes": 30,
    "verdict": "通过",
    "day": "2026-11-20",
}


@pytest.fixture
def filler(qtbot: QtBot) -> FormFiller:
    """A filler with an empty sheet, the focus on its first item."""
    filler = FormFiller()
    qtbot.addWidget(filler)
    filler.resize(760, 520)
    filler.show_form(FORM, {})
    filler.show()
    filler.activateWindow()
    filler.focus_first()
    return filler


@pytest.fixture
def told(filler: FormFiller) -> Told:
    """What the filler has announced."""
    told: Told = []
    filler.answered.connect(lambda item, value: told.append((item, value)))
    return told


def _focus() -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


def _press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(_focus(), key, modifier)


def _type(text: str) -> None:
    QTest.keyClicks(_focus(), text)


def test_tab_moves_from_item_to_item_in_reading_order(filler: FormFiller) -> None:
    seen = []
    for _ in FORM.items():
        seen.append(filler.current())
        _press(Qt.Key.Key_Tab)
    assert seen == [item.id for item in FORM.items()]


def test_a_digit_sets_a_scale_and_shows_the_words_of_that_step(
    filler: FormFiller, told: Told
) -> None:
    filler.focus_item("listening")
    row = filler.row("listening")
    assert row.words.text() == "看笔记"
    _press(Qt.Key.Key_4)
    assert row.words.text() == "先复述"
    _press(Qt.Key.Key_Right)
    assert told == [("listening", 4), ("listening", 5)]
    _press(Qt.Key.Key_Right)
    assert len(told) == 2, "there is no sixth step"
    _press(Qt.Key.Key_Delete)
    assert told[2:] == [("listening", None)]
    assert row.words.text() == "看笔记"


def test_pointing_at_a_step_reads_its_words_without_choosing(
    filler: FormFiller, told: Told
) -> None:
    row = filler.row("calming")
    assert isinstance(row.editor, Boxes)
    QTest.mouseMove(row.editor, row.editor.box_rect(1).center())
    assert row.words.text() == "抓得到"
    QTest.mouseMove(row.editor, QPoint(0, row.editor.height() - 1))
    assert not told
    QTest.mouseClick(
        row.editor,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        row.editor.box_rect(2).center(),
    )
    assert told == [("calming", 3)]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (Qt.Key.Key_Y, "yes"),
        (Qt.Key.Key_N, "no"),
        (Qt.Key.Key_A, "na"),
        (Qt.Key.Key_1, "yes"),
        (Qt.Key.Key_2, "no"),
        (Qt.Key.Key_3, "na"),
    ],
)
def test_letters_and_digits_answer_yes_and_no(
    filler: FormFiller, told: Told, key: Qt.Key, value: str
) -> None:
    filler.focus_item("opening")
    _press(key)
    assert told == [("opening", value)]


def test_up_and_down_move_between_items_where_no_text_is_typed(filler: FormFiller) -> None:
    filler.focus_item("listening")
    _press(Qt.Key.Key_Down)
    assert filler.current() == "calming"
    _press(Qt.Key.Key_Up)
    _press(Qt.Key.Key_Up)
    assert filler.current() == "what"
    _press(Qt.Key.Key_Down)
    assert filler.current() == "what", "in a text the arrows stay in the text"


def test_one_key_answers_what_is_open_in_a_section_and_goes_on(
    filler: FormFiller, told: Told
) -> None:
    filler.focus_item("lock")
    _press(Qt.Key.Key_N)
    _press(Qt.Key.Key_Y, Qt.KeyboardModifier.ShiftModifier)
    assert told == [("lock", "no"), ("opening", "yes"), ("done", True)]
    assert filler.current() == "marks"


def test_text_is_announced_at_every_keystroke_and_counts_as_answered(
    filler: FormFiller, told: Told
) -> None:
    before = filler.open_count
    _type("ab")
    assert told == [("what", "a"), ("what", "ab")]
    assert filler.open_count == before - 1
    _press(Qt.Key.Key_Backspace)
    _press(Qt.Key.Key_Backspace)
    assert filler.open_count == before


def test_a_text_grows_with_its_lines(filler: FormFiller) -> None:
    editor = filler.row("what").editor
    assert isinstance(editor, LongText)
    low = editor.height()
    for _ in range(7):
        _type("x")
        _press(Qt.Key.Key_Return)
    assert editor.height() > low
    QApplication.processEvents()
    last = editor.blockBoundingGeometry(editor.document().lastBlock())
    assert last.bottom() + editor.contentOffset().y() <= editor.viewport().height() + 1
    assert editor.verticalScrollBar().value() == 0, "no line is hidden while it grows"


def test_a_text_beyond_the_bound_is_cut_with_a_sentence(filler: FormFiller, told: Told) -> None:
    editor = filler.row("what").editor
    assert isinstance(editor, LongText)
    pasted = QMimeData()
    pasted.setText("长" * 100_000)
    editor.insertFromMimeData(pasted)
    assert len(str(told[-1][1])) == MOST_CHARACTERS
    assert "95,000" in filler.row("what").problem
    _type("x")
    assert len(editor.toPlainText()) == MOST_CHARACTERS
    assert filler.row("what").problem
    _press(Qt.Key.Key_Backspace)
    assert not filler.row("what").problem


def test_marks_are_typed_and_what_is_out_of_bounds_is_no_answer(
    filler: FormFiller, told: Told
) -> None:
    filler.focus_item("marks")
    _type("85.5")
    assert filler.answers()["marks"] == 85.5
    filler.focus_item("marks")
    _press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    _type("400")
    assert told[-1] == ("marks", None)
    assert "0 到 100" in filler.row("marks").problem
    _press(Qt.Key.Key_Backspace)
    assert filler.answers()["marks"] == 40
    assert not filler.row("marks").problem


def test_full_width_digits_of_an_input_method_are_read(filler: FormFiller, told: Told) -> None:
    filler.focus_item("marks")
    event = QInputMethodEvent()
    event.setCommitString("８５")
    QApplication.sendEvent(_focus(), event)
    assert told[-1] == ("marks", 85)


def test_space_starts_and_stops_the_clock_of_the_minutes(filler: FormFiller, told: Told) -> None:
    filler.focus_item("minutes")
    editor = filler.row("minutes").editor
    assert isinstance(editor, Marks)
    assert editor.clock is not None
    _press(Qt.Key.Key_Space)
    assert editor.clock.running
    _press(Qt.Key.Key_Space)
    assert not editor.clock.running
    _type("28")
    assert told[-1] == ("minutes", 28)
    assert "28:00" in editor.clock.text()


def test_a_choice_moves_with_all_arrows(filler: FormFiller, told: Told) -> None:
    filler.focus_item("verdict")
    _press(Qt.Key.Key_Down)
    _press(Qt.Key.Key_Right)
    assert told == [("verdict", "通过"), ("verdict", "延长")]


def test_an_open_date_starts_at_the_day_of_the_sheet(filler: FormFiller, told: Told) -> None:
    filler.focus_item("day")
    editor = filler.row("day").editor
    assert isinstance(editor, Day)
    assert editor.text() == "未填"
    _press(Qt.Key.Key_Up)
    assert told == [("day", "2026-11-20")]
    _press(Qt.Key.Key_Delete)
    assert told[-1] == ("day", None)


def test_a_tick_is_set_with_the_space_bar(filler: FormFiller, told: Told) -> None:
    filler.focus_item("done")
    _press(Qt.Key.Key_Space)
    _press(Qt.Key.Key_Space)
    assert told == [("done", True), ("done", False)]


def test_missing_items_are_marked_in_words_and_the_first_takes_the_focus(
    filler: FormFiller,
) -> None:
    filler.focus_item("note")
    filler.show_missing(("calming", "opening"))
    assert filler.current() == "calming"
    assert filler.row("calming").problem == "必填"
    assert filler.row("opening").problem == "必填"
    assert not filler.row("listening").problem
    _press(Qt.Key.Key_3)
    assert not filler.row("calming").problem


def test_ctrl_enter_asks_to_submit_from_every_item(filler: FormFiller, qtbot: QtBot) -> None:
    for item in FORM.items():
        filler.focus_item(item.id)
        with qtbot.waitSignal(filler.submit_requested, timeout=100):
            _press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_enter_while_an_input_method_composes_submits_nothing(filler: FormFiller) -> None:
    asked: list[bool] = []
    filler.submit_requested.connect(lambda: asked.append(True))
    QApplication.sendEvent(_focus(), QInputMethodEvent("ni hao", []))
    _press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    _press(Qt.Key.Key_Return)
    assert not asked
    QApplication.sendEvent(_focus(), QInputMethodEvent("", []))
    _press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked == [True]


def test_the_foot_counts_what_is_open_beside_score_and_note(filler: FormFiller) -> None:
    filler.set_score_text("得分 4.0 / 5")
    filler.set_note("已自动保存 17:52:08")
    assert filler.status() == "得分 4.0 / 5 · 待填 10 项 · 已自动保存 17:52:08"
    filler.focus_item("listening")
    _press(Qt.Key.Key_4)
    assert "待填 9 项" in filler.status()


def test_a_signed_sheet_shows_every_answer_and_takes_none(filler: FormFiller, told: Told) -> None:
    filler.show_form(FORM, EVERYTHING, read_only=True)
    for item in ("what", "listening", "opening", "lock", "done", "marks", "minutes", "day"):
        filler.focus_item(item)
        for key in (Qt.Key.Key_1, Qt.Key.Key_Y, Qt.Key.Key_Space, Qt.Key.Key_Delete):
            _press(key)
        _press(Qt.Key.Key_Y, Qt.KeyboardModifier.ShiftModifier)
    assert not told
    assert filler.row("listening").words.text() == "先复述"
    marks, minutes = filler.row("marks").editor, filler.row("minutes").editor
    assert isinstance(marks, Marks)
    assert isinstance(minutes, Marks)
    assert (marks.edit.text(), minutes.edit.text()) == ("85.5", "30")
    assert minutes.clock is not None
    assert not minutes.clock.isVisible()
    done = filler.row("done").editor
    assert isinstance(done, Ticked)
    assert done.isChecked()
    assert filler.row("note").words.text() == "未作答"
    assert "待填" not in filler.status()


def test_the_same_form_shown_again_keeps_the_place(filler: FormFiller) -> None:
    filler.focus_item("marks")
    kept = filler.row("marks")
    filler.show_form(FORM, {"listening": 2})
    assert filler.row("marks") is kept
    assert filler.current() == "marks"
    boxes = filler.row("listening").editor
    assert isinstance(boxes, Boxes)
    assert boxes.chosen == 1


def test_the_focused_item_is_scrolled_into_view(filler: FormFiller) -> None:
    filler.focus_item("note")
    row = filler.row("note")
    top = row.mapTo(filler, QPoint(0, 0)).y()
    assert 0 <= top <= filler.foot_frame.y() - row.height()


def test_every_editor_has_the_name_of_its_item_and_a_target_of_32(filler: FormFiller) -> None:
    for item in FORM.items():
        row = filler.row(item.id)
        focus = row.editor.focusProxy() or row.editor
        assert focus.accessibleName() == item.label
        assert row.editor.height() >= theming.size("control")


def test_a_critical_item_says_so(filler: FormFiller) -> None:
    tags = [tag.text() for tag in filler.row("lock").findChildren(Tag)]
    assert tags == ["一票否决"]


def test_open_items_are_the_required_ones_without_an_answer() -> None:
    assert open_items(FORM, {**EVERYTHING, "what": "  ", "done": False}) == ("what",)


@pytest.mark.parametrize("percent", [90, 150])
def test_labels_share_a_column_at_every_text_size(
    filler: FormFiller, qapp: QApplication, percent: int
) -> None:
    theming.apply(qapp, theming.themes()["dark"], percent)
    try:
        QApplication.processEvents()
        lefts = {filler.row(one).editor.x() for one in ("listening", "opening", "marks", "day")}
        assert len(lefts) == 1
    finally:
        theming.apply(qapp, theming.themes()["light"])
