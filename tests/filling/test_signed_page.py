"""A signed sheet on its page: the subject confirms or objects, whoever may corrects."""

import pytest
from builders import Workplace
from judging import sign_theory
from noting import Went
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.records import Person
from desktop_app.filling.signed_page import SignedPage
from desktop_app.filling.signed_presenter import SignedPresenter
from desktop_app.system.background import Inline


def _opened(qtbot: QtBot, place: Workplace, actor: Person) -> tuple[SignedPage, Went]:
    sheet = sign_theory(place, place.trainee, 61)
    page, went = SignedPage(), Went()
    qtbot.addWidget(page)
    s = place.services
    presenter = SignedPresenter(
        page, actor, s.forms, s.register, s.chain, place.clock, Inline(), went
    )
    page.afterwards.serve(presenter, presenter.correct)
    page.setProperty("kept", presenter)
    page.resize(1100, 700)
    with qtbot.waitActive(page):
        page.show()
    presenter.open(sheet.id)
    QApplication.processEvents()
    return page, went


@pytest.mark.parametrize(
    ("who", "acts"),
    [("trainee", ["有异议", "确认"]), ("supervisor", ["更正这份表"]), ("mentor", [])],
)
def test_each_is_offered_what_they_may_do(
    qtbot: QtBot, place: Workplace, who: str, acts: list[str]
) -> None:
    page, _went = _opened(qtbot, place, getattr(place, who))
    card = page.afterwards
    buttons = (card.correct_button, card.object_button, card.agree_button)

    assert [one.text() for one in buttons if one.isVisible()] == acts


def test_the_subject_objects_with_a_reason_by_keyboard(qtbot: QtBot, place: Workplace) -> None:
    page, went = _opened(qtbot, place, place.trainee)

    page.afterwards.object_button.setFocus()
    QTest.keyClick(page.afterwards.object_button, Qt.Key.Key_Space)
    asked = page.afterwards.objecting
    assert not asked.send_button.isEnabled()
    asked.reason.setPlainText("第三题判错了")
    QTest.keyClick(asked.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert not asked.isVisible()
    assert page.shown is not None
    assert page.shown.afterwards.lines[0].text.endswith("提出异议：第三题判错了")
    assert page.shown.afterwards.lines[0].bad
    assert not page.afterwards.agree_button.isVisible()
    assert went.said == ["异议已记下，填表人和主管都能看到。"]


def test_the_subject_confirms_with_one_click(qtbot: QtBot, place: Workplace) -> None:
    page, went = _opened(qtbot, place, place.trainee)

    QTest.mouseClick(page.afterwards.agree_button, Qt.MouseButton.LeftButton)

    assert page.afterwards.isVisible()
    assert page.shown is not None
    assert page.shown.afterwards.lines[0].text.endswith("确认")
    assert went.said == ["已确认。"]
