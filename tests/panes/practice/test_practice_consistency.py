"""The comparison of answers in the real pane: reached by who leads, down to the attempt."""

from collections.abc import Iterator

import pytest
from builders import Workplace
from practice_fakes import FakeNavigator
from practice_room import PHONE
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from db.records import Person
from desktop_app.panes.practice import build
from desktop_app.panes.practice.consistency.page import ConsistencyPage
from desktop_app.panes.practice.view import PracticeView
from desktop_app.system.background import Inline
from desktop_app.training.practice.kpi import Timing


def built(place: Workplace, actor: Person) -> PracticeView:
    return build(
        actor=actor,
        practice=place.services.practice,
        modes=place.services.modes,
        exams=place.services.exams,
        debriefing=place.services.debriefing,
        examples=place.services.examples,
        forms=place.services.forms,
        save_pdf=lambda _attempt: None,
        clock=place.clock,
        background=Inline(),
        navigator=FakeNavigator(),
        consistency=place.services.consistency,
    )


@pytest.fixture
def view(qtbot: QtBot, place: Workplace) -> Iterator[PracticeView]:
    view = built(place, place.supervisor)
    qtbot.addWidget(view)
    view.resize(1166, 704)
    view.show()
    qtbot.waitExposed(view)
    view.refresh()
    yield view
    view.leave()


def answer(place: Workplace, actor: Person, reply: str) -> None:
    practice = place.services.practice
    running = practice.start_by_key(actor, PHONE)
    running = practice.send(actor, running, reply, Timing(5, 30))
    practice.finish(actor, running, 30)


def page(view: PracticeView) -> ConsistencyPage:
    found = view.findChild(ConsistencyPage)
    assert found is not None
    return found


def button(view: PracticeView) -> QAbstractButton | None:
    found = [one for one in view.actions() if isinstance(one, QAbstractButton)]
    return next((one for one in found if one.text() == "口径一致性"), None)


def test_only_who_leads_is_offered_the_comparison(
    qtbot: QtBot, view: PracticeView, place: Workplace
) -> None:
    assert button(view) is not None
    trainee = built(place, place.trainee)
    qtbot.addWidget(trainee)
    trainee.refresh()
    assert button(trainee) is None


def test_before_two_people_have_answered_the_page_says_what_belongs_there(
    view: PracticeView,
) -> None:
    offered = button(view)
    assert offered is not None
    offered.click()
    assert page(view).empty.isVisible()
    page(view).empty.button.click()
    assert view.list_page.isVisible()


def test_contradicting_figures_stand_in_the_table_and_in_the_words(
    view: PracticeView, place: Workplace
) -> None:
    answer(place, place.trainee, "非常抱歉，3 天内给您退款。")
    answer(place, place.stranger, "非常抱歉，5 天内给您退款。")
    view.open_target("consistency")
    table = page(view).matrix.table
    assert table is not None
    model = table.model()
    rows = {
        model.index(row, 0).data(): {model.index(row, column).data() for column in (1, 2)}
        for row in range(model.rowCount())
    }
    assert rows["几天 · 不一致"] == {"3 天", "5 天"}
    table.select("figure:days")
    marked = [one.reply.accessibleDescription() for one in page(view).voices.voices]
    assert sorted(marked) == ["3 天（几天：3 天）", "5 天（几天：5 天）"]


def test_an_answer_leads_to_its_attempt_and_back(view: PracticeView, place: Workplace) -> None:
    answer(place, place.trainee, "非常抱歉，我马上给您查。")
    answer(place, place.stranger, "您先别急。")
    view.open_target("consistency")
    first = page(view).voices.voices[0]
    first.link.click()
    assert view.debrief_page.isVisible()
    view.back_button.click()
    assert page(view).isVisible()
    QTest.keyClick(page(view).questions, Qt.Key.Key_Escape)
    assert view.list_page.isVisible()


def test_esc_leads_back_to_the_list(view: PracticeView, place: Workplace) -> None:
    answer(place, place.trainee, "您好。")
    answer(place, place.stranger, "您好，很抱歉。")
    view.open_target("consistency")
    assert page(view).questions.hasFocus()
    QTest.keyClick(page(view).questions, Qt.Key.Key_Escape)
    assert view.list_page.isVisible()


def test_a_button_leads_back_to_the_list_too(view: PracticeView) -> None:
    view.open_target("consistency")
    (back,) = view.actions()
    assert isinstance(back, QAbstractButton)
    assert not back.isHidden()
    back.click()
    assert view.list_page.isVisible()
