"""Reviews on the screen: list and period, the sheet beside the evidence, what signing moves."""

from datetime import date, timedelta

import pytest
from builders import PASSWORD, Workplace
from judging import add_attempt
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from reviewing import FIRST_REVIEW, current, filled, laid, let_pass, review, view, way
from shadow_room import Went

from db.records import Person, Role
from desktop_app.filling.offers import Offers
from desktop_app.panes.mentoring import reviews
from desktop_app.panes.mentoring.reviews.view import ReviewsView
from desktop_app.system.background import Inline
from desktop_app.training.people.use_cases import NewPerson
from desktop_app.widgets import theming
from desktop_app.widgets.form_fields import LongText

EXTENDED = "2027-01-08"


@pytest.fixture
def at_review(place: Workplace) -> Workplace:
    """On the day of the first review, both views in."""
    laid(place)
    let_pass(place, FIRST_REVIEW)
    view(place, place.trainee, rules=5)
    view(place, place.mentor, rules=3)
    return place


def room(qtbot: QtBot, place: Workplace, actor: Person, went: Went | None = None) -> ReviewsView:
    services = place.services
    shown = reviews.build(
        actor, services.reviews, services.deciding, services.forms, place.clock, Inline(),
        went or Went(),
        Offers(actor, services.chain, lambda: services.debriefing, place.clock),
    )  # fmt: skip
    qtbot.addWidget(shown)
    shown.resize(1118, 620)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    shown.refresh()
    shown.setFocus()
    return shown


def texts(widget: QWidget) -> str:
    """Return everything that can be read on the screen."""
    QApplication.processEvents()  # what was just put into a layout is shown with the next event
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget))


def text_of(shown: ReviewsView, item: str) -> LongText:
    editor = shown.page.filler.row(item).editor
    assert isinstance(editor, LongText)
    return editor


def begin(shown: ReviewsView) -> None:
    """Open the sheet by keyboard."""
    shown.people.setFocus()
    QTest.keyClick(shown.people, Qt.Key.Key_Return)
    assert shown.page.isVisible()


def answer_all(place: Workplace, shown: ReviewsView, **given: str) -> None:
    sheet = place.services.reviews.open_review(place.supervisor, place.trainee.id)
    for item, value in filled(sheet, **given).items():
        shown.page.filler.answered.emit(item, value)


def test_a_supervisor_sees_both_views_side_by_side_and_the_figures_open(
    at_review: Workplace, qtbot: QtBot
) -> None:
    shown = room(qtbot, at_review, at_review.supervisor)
    assert [row.tags for row in shown.people.rows()] == [(("可以评了", "accent"),)]
    read = texts(shown.panel)
    assert "业务与政策自评高于导师" in read
    assert "没有练习" in read
    assert "这一阶段的依据" in read
    checks = next(one for one in shown.panel.figures.lines if one.key == "sessions")
    assert checks.records is None
    assert not checks.open_button.isVisible()  # nothing was held, so nothing is behind it


def test_quoting_writes_the_sentence_where_the_cursor_is(
    at_review: Workplace, qtbot: QtBot
) -> None:
    went = Went()
    shown = room(qtbot, at_review, at_review.supervisor, went)
    begin(shown)
    shown.beside.figures.lines[0].quote_button.click()
    assert went.said[-1].startswith("先点一下")
    shown.page.filler.focus_item("strengths")
    QTest.keyClick(text_of(shown, "strengths"), Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    sheet = at_review.services.reviews.open_review(at_review.supervisor, at_review.trainee.id)
    assert str(sheet.answers["strengths"]).startswith("应上")
    shown.beside.figures.lines[1].quote_button.click()
    sheet = at_review.services.reviews.open_review(at_review.supervisor, at_review.trainee.id)
    assert "\n这一阶段没有对练" in str(sheet.answers["strengths"])


def test_a_drill_is_picked_as_the_evidence_of_one_answer(
    at_review: Workplace, qtbot: QtBot
) -> None:
    place, templates = at_review, at_review.services.templates
    attempt = add_attempt(place, place.trainee)
    working = templates.edit(place.supervisor, "milestone-review")
    first, *others = working.body["sections"]
    proof = {"id": "proof", "label": "依据", "type": "evidence", "weight": 0}
    sections = [{**first, "items": [*first["items"], proof]}, *others]
    templates.keep(place.supervisor, working, {**working.body, "sections": sections})
    templates.publish(place.supervisor, "milestone-review")
    shown = room(qtbot, place, place.supervisor)
    begin(shown)
    shown.page.filler.pick_requested.emit("proof")
    assert [one.key for one in shown.page.picker.attempts.entries()] == [f"attempt:{attempt}"]
    shown.page.picker.attempt_opened.emit(f"attempt:{attempt}")
    shown.page.picker.turn_picked.emit(0)
    sheet = place.services.reviews.open_review(place.supervisor, place.trainee.id)
    assert sheet.answers["proof"] == f"attempt:{attempt}"
    assert attempt in {one.record_id for one in sheet.evidence}


def test_an_extension_tells_what_moves_before_it_is_signed(
    at_review: Workplace, qtbot: QtBot
) -> None:
    shown = room(qtbot, at_review, at_review.supervisor)
    begin(shown)
    answer_all(at_review, shown, decision="延长", reason="时限常漏。", extend_to=EXTENDED)
    read = texts(shown.beside.effect)
    assert "签名后：复评改到 1月8日 周五" in read
    assert "→ 1月8日 周五" in read
    assert current(at_review).plan.day == FIRST_REVIEW
    answer_all(at_review, shown, decision="延长", reason="时限常漏。", extend_to="2027-01-01")
    assert "这样还不能签" in texts(shown.beside.effect)
    answer_all(at_review, shown, decision="延长", reason="时限常漏。", extend_to=EXTENDED)
    shown.page.submit_button.click()
    shown.page.signature.signed.emit(PASSWORD)
    assert current(at_review).plan.day == date(2027, 1, 8)
    assert shown.people.isVisible()
    assert [row.tags for row in shown.people.rows()] == [(("延长中", "warn"),)]


def test_what_was_typed_is_there_after_the_program_was_killed(
    at_review: Workplace, qtbot: QtBot
) -> None:
    shown = room(qtbot, at_review, at_review.supervisor)
    begin(shown)
    shown.page.filler.focus_item("gaps")
    QTest.keyClicks(text_of(shown, "gaps"), "abc")
    shown.page.filler.answered.emit("decision", "停止")
    again = room(qtbot, at_review, at_review.supervisor)
    begin(again)
    assert again.page.filler.answers()["gaps"] == "abc"
    assert "这样还不能签" in texts(again.beside.effect)  # the reason is still missing


def test_the_newest_decision_is_corrected_beside_what_that_would_move(
    at_review: Workplace, qtbot: QtBot
) -> None:
    place = at_review
    extended = review(place, "延长", reason="时限常漏。", extend_to=EXTENDED)
    shown = room(qtbot, place, place.supervisor)
    assert "更正会签一份新的表" in texts(shown.panel.past)
    shown.correct_requested.emit(str(extended.id))
    shown.page.filler.answered.emit("decision", "通过")
    read = texts(shown.beside.effect)
    assert "节改回原来的日期" in read
    assert "先撤回原来的结论" in read
    shown.page.submit_button.click()
    shown.page.signature.signed.emit(PASSWORD)
    assert way(place).gates[0].passed


def test_a_mentor_and_a_trainee_are_offered_their_own_view_alone(
    place: Workplace, qtbot: QtBot
) -> None:
    laid(place)
    let_pass(place, FIRST_REVIEW - timedelta(days=1))
    view(place, place.trainee)
    mentor = room(qtbot, place, place.mentor)
    assert mentor.panel.act_button.text() == "写看法"
    assert "另一方的看法已经交了" in texts(mentor.panel)
    begin(mentor)
    assert "阶段导师意见" in mentor.heading[0]
    trainee = room(qtbot, place, place.trainee)
    assert not trainee.panel.act_button.isVisible()


def test_a_target_leads_to_one_review_and_without_a_plan_the_room_says_so(
    place: Workplace, qtbot: QtBot
) -> None:
    shown = room(qtbot, place, place.supervisor)
    assert shown.nobody.isVisible()
    laid(place)
    shown.refresh()
    shown.open_target(f"review:{place.trainee.id}:60")
    assert not shown.panel.gate_buttons[60].isEnabled()
    assert "60 天评估" in texts(shown.panel.head)


def test_what_waits_is_listed_and_everybody_is_read_when_asked_for(
    place: Workplace, qtbot: QtBot
) -> None:
    new = NewPerson("丁一鸣", "3009", frozenset({Role.TRAINEE}), PASSWORD)
    later = place.services.people.add(place.supervisor, new)
    laid(place)
    laid(place, place.stranger)
    let_pass(place, FIRST_REVIEW)
    laid(place, later)
    shown = room(qtbot, place, place.supervisor)
    waiting = {str(place.trainee.id), str(place.stranger.id)}
    assert {row.key for row in shown.people.rows()} == waiting
    assert not place.services.reviews.listed(place.supervisor).whole
    assert shown.heading[1] == "2 次评估要做"
    shown.panel.gate_buttons[90].click()  # a gate that the list itself has no need of
    assert "90 天毕业评审" in texts(shown.panel.head)
    shown.filtered.emit("all")
    assert {row.key for row in shown.people.rows()} == waiting | {str(later.id)}
    shown.open_target(f"review:{place.stranger.id}:30")
    assert shown.filter.currentData() == "open"
    shown.open_target(f"review:{later.id}:30")
    assert (shown.filter.currentData(), shown.people.current_key()) == ("all", str(later.id))


def test_names_for_readers_and_room_for_fingers(at_review: Workplace, qtbot: QtBot) -> None:
    shown = room(qtbot, at_review, at_review.supervisor)
    begin(shown)
    buttons = [one for one in shown.beside.findChildren(QPushButton) if one.isVisible()]
    assert buttons
    assert all(one.accessibleName() or one.text() for one in buttons)
    least = theming.size("control")
    assert all(one.height() >= least for one in buttons)
    assert shown.beside.horizontalScrollBar().maximum() == 0
