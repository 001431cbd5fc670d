"""The room of the bank in real widgets: by keyboard, by mouse, from file to file."""

from pathlib import Path

import pytest
from bank_room import ALT, CONTROL, KEY, BankRoom
from builders import PASSWORD, Workplace
from exam_questions import sample
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QLabel,
)
from pytestqt.qtbot import QtBot

from db.records import Role
from desktop_app.panes.exams.bank.view import BankView
from desktop_app.training.exams.bank.editing.body import with_value
from desktop_app.training.exams.bank.filtering import Wanted
from desktop_app.training.exams.bank.statistics import Asked, Response, statistics
from desktop_app.training.exams.figures.use_cases import ExamFigures, QuestionFigures
from desktop_app.training.people.use_cases import NewPerson


@pytest.fixture
def bank(qtbot: QtBot, place: Workplace, monkeypatch: pytest.MonkeyPatch) -> BankRoom:
    return BankRoom(qtbot, place, monkeypatch)


def test_the_list_is_narrowed_by_section_type_difficulty_state_and_words(bank: BankRoom) -> None:
    listing = bank.view.listing
    assert KEY in bank.listed()
    assert "first-response" not in bank.listed()
    listing.type.setCurrentIndex(listing.type.findData("case"))
    assert set(bank.listed()) == {"late-teacher", "group-storm"}
    listing.difficulty.setCurrentIndex(listing.difficulty.findData("hard"))
    assert bank.listed() == ["late-teacher"]
    listing.state.setCurrentIndex(listing.state.findData("draft"))
    assert bank.listed() == []
    assert listing.nothing.isVisible()
    listing.nothing.action_requested.emit()
    listing.search.setText("首先 没有这样的词")
    assert bank.listed() == []
    listing.search.setText("群里 骗子机构 一线")
    assert bank.listed() == []
    listing.search.setText("群里 骗子机构")
    assert bank.listed() == ["outlet-first"]
    assert listing.count.text().startswith("1 题，共 ")


@pytest.mark.parametrize(
    ("key", "shown", "answer"),
    [
        (KEY, "A. 我先跟您道歉", "A"),
        ("apology-parts", "多选题 · 4 分", "ABD"),
        ("complaint-is-gift", "判断题 · 1 分", "错"),
        ("who-handles", "1. 普通投诉", "普通投诉 → 一线客服；"),
        ("five-steps", "排序题 · 4 分", "倾听 → 道歉 → 分析 → 解决 → 跟进"),
        ("late-teacher", "在这里写答复和处理步骤", "具体道歉、请到一旁、说定时间"),
    ],
)
def test_a_question_is_looked_at_as_a_trainee_sees_it_with_its_answer_below(
    bank: BankRoom, key: str, shown: str, answer: str
) -> None:
    bank.view.listing.rows.select(key)
    assert shown in bank.read()
    assert answer in bank.read()
    paper = bank.view.listing.paper
    assert paper is not None
    told = "\n".join(one.text() for one in paper.findChildren(QLabel))
    assert sample(key).explanation not in told


def test_the_order_of_a_trainees_steps_gives_nothing_away(bank: BankRoom) -> None:
    bank.view.listing.rows.select("five-steps")
    paper = bank.view.listing.paper
    assert paper is not None
    assert paper.shown is not None
    steps = sample("five-steps").model_dump()["steps"]
    assert sorted(paper.shown.entries) == sorted(steps)
    assert paper.shown.entries != steps


def test_a_question_is_changed_by_keyboard_and_every_step_is_kept_and_taken_back(
    bank: BankRoom,
) -> None:
    bank.edit()
    before = bank.parts()
    page = bank.view.editor
    page.parts.setFocus()
    bank.press(Qt.Key.Key_Down)
    bank.press(Qt.Key.Key_Down, ALT)
    assert bank.parts()[1].startswith("A. 您先别激动")
    assert bank.parts()[2].startswith("B. 我先跟您道歉")
    bank.press(Qt.Key.Key_Return, CONTROL)
    assert len(bank.parts()) == len(before) + 1
    assert [link.text() for link in page.check_links()] == ["D. （空着）"]
    bank.type("请您改天再来")
    assert page.check_links() == []
    assert bank.parts()[-1] == "D. 请您改天再来"
    kept = bank.place.services.bank.edit(bank.actor, KEY).body
    assert kept["options"][3]["text"] == "请您改天再来"
    page.parts.setFocus()
    bank.press(Qt.Key.Key_Delete)
    assert len(bank.parts()) == len(before)
    bank.press(Qt.Key.Key_Delete)
    assert bank.told.said[-1] == "至少要有 3 项"
    for _ in range(4):
        bank.press(Qt.Key.Key_Z, CONTROL)
    assert bank.parts() == before
    bank.press(Qt.Key.Key_Escape)
    assert bank.view.page is bank.view.listing


def test_another_type_keeps_what_both_have_and_asks_for_the_rest(bank: BankRoom) -> None:
    bank.edit()
    page = bank.view.editor
    page.changed.emit("type", "multiple")
    assert [link.text() for link in page.check_links()] == ["选项"]
    page.changed.emit("type", "fill-in")
    assert bank.parts() == ["题干和设置"]
    page.changed.emit("stem", "家长问 ____ 点上课，教室在 ____。")
    page.changed.emit("blank:0:answers", ("九", "9"))
    assert [link.text() for link in page.check_links()] == ["第 2 空"]
    page.changed.emit("blank:1:answers", ("三楼",))
    assert page.check_links() == []
    shown = page.paper.shown
    assert shown is not None
    assert (shown.kind, shown.stem) == (
        "填空题 · 4 分",
        "家长问 ＿＿＿＿ 点上课，教室在 ＿＿＿＿。",
    )


def test_a_fault_leads_to_its_field_and_keeps_from_handing_in(bank: BankRoom) -> None:
    bank.edit("late-teacher")
    page = bank.view.editor
    page.parts.select("points:1")
    page.changed.emit("says", ("您跟我来",))
    page.publish_button.click()
    assert bank.view.page is page
    assert bank.told.said[-1] == "还有 1 处要改，改好再提交"
    assert page.properties.problem("says") == "每个要点至少写 3 种说法。"
    page.parts.select("head")
    page.check_links()[0].click()
    assert page.parts.current_key() == "points:1"


def test_what_is_handed_in_waits_for_another_supervisor_who_passes_it(
    bank: BankRoom, place: Workplace
) -> None:
    new = NewPerson("沈岚", "1002", frozenset({Role.SUPERVISOR}), PASSWORD)
    second = place.services.people.add(place.supervisor, new)
    bank.edit()
    bank.view.editor.changed.emit("stem", "新的问法？")
    bank.view.editor.publish_button.click()
    assert bank.view.page is bank.view.listing
    assert bank.told.said[-1] == "“新的问法？”第 2 版已提交审核"
    bank.view.listing.rows.select(KEY)
    assert "要由另一位主管审核" in bank.read()
    bank.opened(second)
    bank.view.listing.state.setCurrentIndex(2)
    assert bank.listed() == [KEY]
    assert "新的问法？" in bank.read()
    bank.button("通过").click()
    assert bank.listed() == []
    found = place.services.bank.find(second, Wanted(words="新的问法"))
    assert [one.published for one in found] == [True]


def test_what_is_sent_back_can_be_written_on(bank: BankRoom, place: Workplace) -> None:
    bank.edit()
    bank.view.editor.changed.emit("stem", "说不清的问法")
    bank.view.editor.publish_button.click()
    bank.view.listing.rows.select(KEY)
    bank.button("退回").click()
    bank.view.listing.rows.select(KEY)
    assert bank.view.listing.edit_button.text() == "继续修改"
    bank.edit()
    assert place.services.bank.edit(bank.actor, KEY).body["stem"] == "说不清的问法"


def test_everything_that_waits_is_passed_together(bank: BankRoom, place: Workplace) -> None:
    new = NewPerson("沈岚", "1002", frozenset({Role.SUPERVISOR}), PASSWORD)
    second = place.services.people.add(place.supervisor, new)
    keeper = place.services.bank
    for key in (KEY, "outlet-first", "five-steps"):
        working = keeper.edit(second, key)
        keeper.keep(second, working, with_value(working.body, ("explanation",), "另一种讲法。"))
        keeper.publish(second, key)
    bank.view.refresh()
    bank.view.listing.state.setCurrentIndex(2)
    bank.button("筛选出的 3 题全部通过").click()
    assert bank.listed() == []
    assert bank.told.said[-1] == "3 题已通过"


def test_a_file_is_looked_at_before_it_is_taken_in(
    bank: BankRoom, place: Workplace, tmp_path: Path
) -> None:
    path = tmp_path / "会议.txt"
    path.write_text("1. 会议室提前多久订？\nA. 一天\nB. 一周\nC. 一月\n答案：E\n", "utf-8")
    bank.view.files_chosen.emit([path])
    assert "第 5 行 答案" in bank.read()
    assert not bank.view.importing.publish_button.isVisible()
    path.write_text(path.read_text("utf-8").replace("答案：E", "答案：A"), "utf-8")
    bank.view.files_chosen.emit([path])
    told = bank.read()
    assert "1 题可以导入" in told
    assert "1 题没有解析" in told
    assert "会议 · 单选题 · 中 · 答案：A" in told
    assert not place.services.bank.find(bank.actor, Wanted(section="会议"))
    bank.view.importing.publish_button.click()
    assert bank.told.said[-1] == "1 题已提交审核"
    assert place.services.bank.find(bank.actor, Wanted(section="会议", state="in_review"))


def test_what_the_list_shows_is_written_and_what_is_lost_is_told(
    bank: BankRoom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "题库.aiken"
    monkeypatch.setattr(BankView, "ask_target", lambda *_args: out)
    bank.view.listing.export_wanted.emit("aiken")
    assert out.exists()
    assert "Aiken 只能写单选题" in bank.told.said[-1]


def test_doubles_are_shown_with_the_reason_and_lead_to_the_question(
    bank: BankRoom, place: Workplace
) -> None:
    bank.view.listing.doubles_button.click()
    assert "没有重复或相似的" in bank.read()
    bank.view.doubles.back_button.click()
    keeper = place.services.bank
    row = next(one for one in keeper.listed(bank.actor) if one.name == "five-steps")
    assert row.edition is not None
    copy = keeper.copy(bank.actor, row.edition.version_id)
    keeper.decide(bank.actor, keeper.publish(bank.actor, copy.name).id, take=True)
    bank.view.listing.doubles_button.click()
    assert "题干、选项和答案完全一样" in bank.read()
    bank.view.doubles.links[0].click()
    assert bank.view.page is bank.view.listing
    assert bank.view.listing.rows.current_key() == "five-steps"


def test_a_question_is_retired_and_used_again(bank: BankRoom, place: Workplace) -> None:
    bank.view.listing.rows.select(KEY)
    assert not bank.view.listing.restore_button.isVisible()
    bank.view.listing.retire_button.click()
    assert KEY not in {one.item.key for one in place.services.bank.in_use(bank.actor)}
    bank.view.listing.rows.select(KEY)
    bank.view.listing.restore_button.click()
    assert KEY in {one.item.key for one in place.services.bank.in_use(bank.actor)}


def test_what_exams_found_fault_with_is_marked_with_the_figures_and_the_reason(
    bank: BankRoom, place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = next(each for each in place.services.bank.in_use(bank.actor) if each.item.key == KEY)
    asked = {"q": Asked("single", (True, False, False))}
    answers = [Response(f"s{n}", "q", 2, 2, 30, (0,)) for n in range(20)]
    figures = QuestionFigures(one.version_id, one.item, statistics(answers, asked)["q"])
    monkeypatch.setattr(ExamFigures, "figures", lambda *_args: (figures,))
    bank.view.refresh()
    bank.view.listing.state.setCurrentIndex(bank.view.listing.state.findData("flagged"))
    assert bank.listed() == [KEY]
    assert bank.view.listing.rows.rows()[0].tags == (("考后要看", "bad"),)
    told = bank.read()
    assert "20 人答过 · 得分率 100% · 中位用时 30 秒" in told
    assert "A 20 人，B 0 人，C 0 人" in told
    assert "几乎人人都对" in told
    assert "选项 B 只有 0 人选（共 20 人）" in told
