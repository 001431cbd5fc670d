"""A practical test in the tour: opened, a drill done unseen, marked blind, compared."""

from PySide6.QtCore import Qt

from desktop_app.panes.exams.own.view import OwnExamsView
from desktop_app.panes.exams.practical.view import PracticalView
from desktop_app.tour.driver import Driver
from desktop_app.tour.journeys import converse
from desktop_app.tour.moves import change_person, sign, text_item
from desktop_app.widgets.form_fields import Marks

_WHO = "林晓雨"
_ADVICE = "核对以前先复述：“您要的是尽快有个准信，对吗”。"
_MARKS = ("82", "74", "88", "80")


def hold_a_practical(driver: Driver) -> None:
    """A supervisor opens it, a trainee does a drill, it is marked, both marks lie side by side."""
    change_person(driver, "陈立")
    _open(driver)
    change_person(driver, _WHO)
    _drill(driver)
    change_person(driver, "陈立")
    _mark(driver)


def _room(driver: Driver) -> PracticalView:
    driver.workstation.window.go("exams", "practical")
    view = driver.find(PracticalView, lambda _view: True, "the room of practicals")
    driver.until(lambda: view.list.rows(), "the practicals")
    driver.settled()
    return view


def _open(driver: Driver) -> None:
    view = _room(driver)
    driver.picture("practical-room")
    driver.control(Qt.Key.Key_N)
    driver.until(lambda: view.choose.isVisible() and view.choose.chosen(), "scenarios are drawn")
    driver.type(_WHO, view.choose.search)
    view.choose.people.setFocus()
    driver.until(lambda: view.choose.accept_button.isEnabled(), "the choice keeps the rule")
    driver.settled()
    driver.picture("practical-choose")
    driver.control(Qt.Key.Key_Return)
    driver.until(lambda: view.list.rows()[0].title == _WHO, "the practical in the list")


def _drill(driver: Driver) -> None:
    driver.workstation.window.go("exams", "own")
    view = driver.find(OwnExamsView, lambda _view: True, "the trainee's exams")
    driver.until(lambda: view.list.rows() and "实操" in view.list.rows()[0].title, "the drill")
    view.list.setFocus()
    driver.picture("practical-own")
    driver.press(Qt.Key.Key_Return)
    driver.reads("系统评分在主管签名以后一起公布")
    sign(driver)
    converse(driver, picture_at=0, name="practical")
    driver.reads("主管评分签名以后")
    driver.picture("practical-handed-in")
    driver.press(Qt.Key.Key_Return)
    driver.settled()


def _mark(driver: Driver) -> None:
    view = _room(driver)
    view.table.setFocus()
    driver.until(lambda: view.open_button.isEnabled(), "the drill can be marked")
    driver.press(Qt.Key.Key_Return)
    driver.until(lambda: view.mark.isVisible(), "the page for marking")
    driver.settled()
    for field, mark in zip(view.mark.fill.findChildren(Marks), _MARKS, strict=True):
        driver.type(mark, field.edit)
    driver.type(_ADVICE, text_item(driver, "改进建议"))
    driver.settled()
    driver.picture("practical-mark")
    driver.control(Qt.Key.Key_Return)
    sign(driver)
    driver.until(lambda: view.compare.isVisible(), "both marks")
    driver.settled()
    driver.picture("practical-compare")
