"""The room of filled-in sheets on the screen: found, opened, corrected, printed by keyboard."""

from datetime import date, timedelta

import pytest
from builders import PASSWORD, Workplace
from classroom import TUESDAY, new_class
from judging import sign, sign_theory
from noting import Previewed, Went
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from db.records import Person
from desktop_app.panes import forms
from desktop_app.panes.forms.sheets.view import SheetsView
from desktop_app.system.background import Inline
from desktop_app.widgets.rooms import RoomsPane


class Pane:
    """The pane as the frame shows it."""

    def __init__(self, qtbot: QtBot, place: Workplace, actor: Person) -> None:
        self.went, self.previewed = Went(), Previewed()
        services = place.services
        self.pane: RoomsPane = forms.build(
            actor,
            services.people,
            services.forms,
            services.register,
            lambda: services.templates,
            lambda: services.form_files,
            services.chain,
            lambda: services.debriefing,
            lambda: services.printing,
            self.previewed,
            place.clock,
            Inline(),
            self.went,
        )
        qtbot.addWidget(self.pane)
        services.changes.listen(lambda _subjects: self.pane.refresh())
        self.pane.resize(1166, 704)
        with qtbot.waitActive(self.pane):
            self.pane.show()
        self.pane.refresh()
        room = self.pane.room
        assert isinstance(room, SheetsView)
        self.view = room
        QApplication.processEvents()

    def subjects(self) -> list[str]:
        """Return whom the listed sheets are about."""
        model = self.view.list.table.model()
        return [model.index(row, 3).data() for row in range(model.rowCount())]

    def titles(self) -> list[str]:
        """Return the titles of what was previewed."""
        return [one.title for one in self.previewed.documents]


def _press(
    widget: QWidget, key: Qt.Key, how: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(widget, key, how)
    QApplication.processEvents()


def test_an_empty_list_says_what_will_stand_there(qtbot: QtBot, place: Workplace) -> None:
    pane = Pane(qtbot, place, place.supervisor)

    assert pane.view.list.empty.isVisible()
    assert not pane.view.print_button.isEnabled()
    assert pane.pane.heading == ("填写记录", "共 0 份")


def test_a_sheet_is_opened_and_left_by_keyboard(qtbot: QtBot, place: Workplace) -> None:
    sign_theory(place, place.trainee, 91)
    pane = Pane(qtbot, place, place.supervisor)
    table = pane.view.list.table

    table.setFocus()
    table.selectRow(0)
    _press(table, Qt.Key.Key_Return)
    assert pane.pane.heading[0] == "理论考试成绩登记 · 林晓雨"

    _press(pane.view.signed, Qt.Key.Key_Escape)
    assert pane.pane.heading[0] == "填写记录"
    assert table.hasFocus()


def test_the_list_is_narrowed_by_what_is_chosen(qtbot: QtBot, place: Workplace) -> None:
    sign(place, "trainee-evaluation", place.stranger, {}, 80)
    place.clock.advance(timedelta(days=40))
    sign_theory(place, place.trainee, 91)
    pane = Pane(qtbot, place, place.supervisor)
    chosen = pane.view.list
    assert pane.subjects() == ["林晓雨", "赵一鸣"]

    chosen.period.setCurrentIndex(chosen.period.findData("month"))
    assert pane.subjects() == ["林晓雨"]
    chosen.period.setCurrentIndex(0)
    chosen.use.setCurrentIndex(chosen.use.findData("evaluation"))
    assert pane.subjects() == ["赵一鸣"]
    chosen.use.setCurrentIndex(0)
    with place.services.store.writing() as tx:
        tx.people.set_joined(place.stranger.id, date(2026, 9, 14))
    pane.pane.refresh()
    chosen.cohort.setCurrentIndex(chosen.cohort.findText("2026年9月入职"))
    assert pane.subjects() == ["赵一鸣"]
    new = new_class(place, "十一月班", TUESDAY, place.trainee)
    place.services.classes.open(place.supervisor, new)
    pane.pane.refresh()
    chosen.cohort.setCurrentIndex(chosen.cohort.findText("十一月班"))
    assert pane.subjects() == ["林晓雨"]
    chosen.cohort.setCurrentIndex(0)
    with qtbot.waitSignal(chosen.filtered):
        chosen.search.setText("lxy")
    assert pane.subjects() == ["林晓雨"]
    with qtbot.waitSignal(chosen.filtered):
        chosen.search.setText("没有这个人")
    assert chosen.empty.isVisible()


def test_a_long_list_says_at_least_how_long_and_goes_on_to_its_end(
    qtbot: QtBot, place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_app.training.forms.register.use_cases.PAGE", 2)
    monkeypatch.setattr("desktop_app.training.forms.register.use_cases.MOST_COUNTED", 2)
    for _ in range(3):
        sign_theory(place, place.trainee, 91)
    pane = Pane(qtbot, place, place.supervisor)
    more = pane.view.list.more_button
    assert pane.pane.heading == ("填写记录", "2 份以上")
    assert (more.text(), pane.view.print_button.text()) == ("再列一些", "打印这些表单")

    QTest.mouseClick(more, Qt.MouseButton.LeftButton)

    assert len(pane.subjects()) == 3
    assert not more.isVisible()


def test_all_listed_or_only_chosen_sheets_are_one_document(qtbot: QtBot, place: Workplace) -> None:
    for mark in (91, 92, 93):
        sign_theory(place, place.trainee, mark)
    pane = Pane(qtbot, place, place.supervisor)
    table = pane.view.list.table
    assert pane.view.print_button.text() == "打印这 3 份"

    QTest.mouseClick(pane.view.print_button, Qt.MouseButton.LeftButton)
    table.setFocus()
    table.selectRow(0)
    _press(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert pane.view.print_button.text() == "打印选中的 2 份"
    _press(table, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)

    assert pane.titles() == ["表单", "选中的表单"]
    whole, some = (one.pdf for one in pane.previewed.documents)
    assert whole.count(b"/Type /Page\n") == 3
    assert some.count(b"/Type /Page\n") == 2


def test_an_empty_form_is_printed(qtbot: QtBot, place: Workplace) -> None:
    pane = Pane(qtbot, place, place.mentor)

    pane.view.blank_printed.emit("shadow-day")

    assert pane.titles() == ["空表 · 影子日记录"]


def test_a_sheet_is_corrected_and_the_new_one_shown(qtbot: QtBot, place: Workplace) -> None:
    old = sign_theory(place, place.trainee, 61)
    pane = Pane(qtbot, place, place.supervisor)
    view = pane.view
    pane.pane.open_target(f"sheet:{old.id}")

    QTest.mouseClick(view.signed.afterwards.correct_button, Qt.MouseButton.LeftButton)
    assert view.fill.filler.answers()["theory"] == 61
    view.fill.filler.answered.emit("theory", 91)
    _press(view.fill.filler, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(view.fill.signature.password, PASSWORD)
    _press(view.fill.signature.password, Qt.Key.Key_Return)

    shown = view.signed.shown
    assert shown is not None
    assert shown.mark == "91 分"
    assert shown.afterwards.lines[0].text.startswith(f"更正 {old.number}")
    view.signed.record_opened.emit(f"sheet:{old.id}")
    again = view.signed.shown
    assert again is not None
    assert (again.state, again.afterwards.may_correct) == ("已被更正，不再作数", False)


def test_a_correction_put_away_leads_back_to_the_sheet(qtbot: QtBot, place: Workplace) -> None:
    old = sign_theory(place, place.trainee, 61)
    pane = Pane(qtbot, place, place.supervisor)
    pane.pane.open_target(f"sheet:{old.id}")
    pane.view.signed.afterwards.correct_button.click()

    _press(pane.view.fill, Qt.Key.Key_Escape)

    assert pane.pane.heading[0] == "理论考试成绩登记 · 林晓雨"
    assert pane.view.signed.isVisible()


@pytest.mark.parametrize("who", ["mentor", "supervisor"])
def test_only_sheets_that_one_may_see_are_listed(qtbot: QtBot, place: Workplace, who: str) -> None:
    sign_theory(place, place.trainee, 91)
    sign_theory(place, place.stranger, 70)
    actor: Person = getattr(place, who)

    pane = Pane(qtbot, place, actor)

    assert set(pane.subjects()) == ({"林晓雨"} if who == "mentor" else {"林晓雨", "赵一鸣"})
