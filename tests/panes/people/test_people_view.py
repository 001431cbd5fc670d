"""The pane of people on the screen: keyboard from the list to the drill, forms, the side sheet."""

from datetime import timedelta

import pytest
from builders import PASSWORD, Workplace
from judging import add_attempt, make_due, sign
from noting import Previewed, Went
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from db.records import Evidence, Person
from desktop_app.panes import people
from desktop_app.panes.people.view import PeopleView
from desktop_app.system.background import Inline


class Pane:
    """The pane as the frame shows it, its actions in a line over it."""

    def __init__(self, qtbot: QtBot, place: Workplace, actor: Person) -> None:
        self.went, self.previewed = Went(), Previewed()
        services = place.services
        self.view: PeopleView = people.build(
            actor=actor,
            people=services.people,
            arriving=services.arriving,
            chain=services.chain,
            progress=services.progress,
            development=lambda: services.development,
            forms=services.forms,
            register=services.register,
            certification=services.certification,
            debriefing=services.debriefing,
            printing=services.printing,
            preview=self.previewed,
            clock=place.clock,
            background=Inline(),
            navigator=self.went,
        )
        qtbot.addWidget(self.view)
        services.changes.listen(lambda _subjects: self.view.refresh())
        self.view.resize(1166, 704)
        with qtbot.waitActive(self.view):
            self.view.show()
        self.view.refresh()
        QApplication.processEvents()

    def acts(self) -> list[str]:
        """Return the texts of the actions in the top line."""
        return [one.text() for one in self.view.actions() if isinstance(one, QAbstractButton)]


def _press(widget: QWidget, key: Qt.Key) -> None:
    QTest.keyClick(widget, key)
    QApplication.processEvents()


def test_from_the_list_to_the_drill_by_keyboard(qtbot: QtBot, place: Workplace) -> None:
    attempt = add_attempt(place, place.trainee)
    place.clock.advance(timedelta(minutes=5))
    evidence = (Evidence("attempt", attempt, ""),)
    sheet = sign(place, "trainee-evaluation", place.trainee, {}, 80, evidence)
    pane = Pane(qtbot, place, place.mentor)
    view = pane.view

    view.list.table.setFocus()
    view.list.table.selectRow(0)
    _press(view.list.table, Qt.Key.Key_Return)
    assert view.record._name.text() == "林晓雨"

    view.record.chain.setFocus()
    _press(view.record.chain, Qt.Key.Key_Return)
    assert view.heading[0] == "学员培训评估表 · 林晓雨"
    assert view.detail.chain.hasFocus()

    _press(view.detail.chain, Qt.Key.Key_Return)
    assert pane.went.places == [("practice", f"attempt:{attempt}")]

    _press(view.detail.chain, Qt.Key.Key_Escape)
    assert view.heading[0] == "学员"
    assert view.record.chain.current_key() == f"sheet:{sheet.id}"
    assert view.record.chain.hasFocus()


def test_arrowing_down_the_list_opens_where_one_rests(qtbot: QtBot, place: Workplace) -> None:
    pane = Pane(qtbot, place, place.supervisor)
    table = pane.view.list.table
    table.setFocus()

    with qtbot.waitSignal(pane.view.list.person_chosen):
        _press(table, Qt.Key.Key_Down)

    assert pane.view.record._name.text() == str(table.currentIndex().siblingAtColumn(0).data())


@pytest.mark.parametrize(
    ("who", "acts"),
    [
        ("supervisor", ["导入名单", "添加人员", "打印评估表", "登记成绩", "签发证书", "填写评估"]),
        ("mentor", ["打印评估表"]),
        ("trainee", ["打印评估表"]),
    ],
)
def test_the_top_line_offers_what_one_may_do(
    qtbot: QtBot, place: Workplace, who: str, acts: list[str]
) -> None:
    actor: Person = getattr(place, who)
    pane = Pane(qtbot, place, actor)

    pane.view.open_target(f"person:{place.trainee.id}")

    assert pane.acts() == acts


def test_before_anybody_is_chosen_the_pane_says_what_will_stand_there(
    qtbot: QtBot, place: Workplace
) -> None:
    pane = Pane(qtbot, place, place.supervisor)

    assert pane.acts() == ["导入名单", "添加人员"]
    assert pane.view._nobody.isVisible()


def test_a_new_trainees_record_is_empty_but_not_blank(qtbot: QtBot, place: Workplace) -> None:
    pane = Pane(qtbot, place, place.trainee)

    assert pane.view.heading[0] == "我的记录"
    assert not pane.view.list.isVisible()
    assert not pane.view.record.chain.isVisible()
    assert pane.view.record._chart_card.title_texts()[0] == "近 12 周还没有练习"
    assert not pane.view.grab().isNull()


def test_a_filter_chip_narrows_the_chain(qtbot: QtBot, place: Workplace) -> None:
    add_attempt(place, place.trainee)
    make_due(place, place.trainee)
    pane = Pane(qtbot, place, place.trainee)
    record = pane.view.record

    QTest.mouseClick(record.chip_buttons["exam"], Qt.MouseButton.LeftButton)

    assert len(record.chain.entries()) == 2
    assert record.chip_buttons["exam"].text() == "考核 2"


def test_a_mark_is_filled_in_and_signed_by_keyboard(qtbot: QtBot, place: Workplace) -> None:
    pane = Pane(qtbot, place, place.supervisor)
    view = pane.view
    view.open_target(f"person:{place.trainee.id}")
    view.theory_requested.emit()
    QApplication.processEvents()
    for item, value in (("paper-title", "A"), ("exam-date", "2026-11-20"), ("theory", 91)):
        view.fill.filler.answered.emit(item, value)

    QTest.keyClick(view.fill.filler, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert view.fill.signature.isVisible()
    QTest.keyClicks(view.fill.signature.password, PASSWORD)
    _press(view.fill.signature.password, Qt.Key.Key_Return)

    assert view.detail.shown is not None
    assert view.detail.shown.mark == "91 分"
    assert pane.acts() == ["返回", "打印这份表"]


def test_a_form_left_with_esc_is_kept_as_a_draft(qtbot: QtBot, place: Workplace) -> None:
    pane = Pane(qtbot, place, place.supervisor)
    view = pane.view
    view.open_target(f"person:{place.trainee.id}")
    view.theory_requested.emit()
    view.fill.filler.answered.emit("theory", 77)

    _press(view.fill, Qt.Key.Key_Escape)

    assert view.heading[0] == "学员"
    view.theory_requested.emit()
    assert view.fill.filler.answers() == {"theory": 77}


def test_a_change_elsewhere_does_not_disturb_a_form(qtbot: QtBot, place: Workplace) -> None:
    pane = Pane(qtbot, place, place.supervisor)
    view = pane.view
    view.open_target(f"person:{place.trainee.id}")
    view.theory_requested.emit()

    add_attempt(place, place.trainee)
    view.refresh()

    assert view.heading[0] == "理论考试成绩登记 · 林晓雨"
    assert pane.acts() == ["返回"]


def test_evidence_is_ticked_with_the_space_bar(qtbot: QtBot, place: Workplace) -> None:
    add_attempt(place, place.trainee)
    pane = Pane(qtbot, place, place.supervisor)
    view = pane.view
    view.open_target(f"person:{place.trainee.id}")
    view.theory_requested.emit()
    QApplication.processEvents()

    view.evidence.records.setFocus()
    _press(view.evidence.records, Qt.Key.Key_Space)

    assert "附上依据 1 条" in view.fill.filler.status()


def test_the_side_sheet_keeps_what_was_typed_until_it_is_taken(
    qtbot: QtBot, place: Workplace
) -> None:
    pane = Pane(qtbot, place, place.supervisor)
    view = pane.view
    view.add_button.click()
    QTest.keyClicks(view.adding.name, "An Qi")
    QTest.keyClicks(view.adding.staff_number, "3001")
    QTest.keyClicks(view.adding.password, PASSWORD)

    view.adding.add_button.click()

    assert view.adding.fields["staff_number"].problem() == "工号 3001 已经有人用了。"
    assert view.adding.staff_number.hasFocus()
    assert view.adding.name.text() == "An Qi"

    view.adding.staff_number.setText("4001")
    view.adding.add_button.click()
    assert view.adding.isHidden()
    assert view.adding.name.text() == ""
    assert view.record._name.text() == "An Qi"


def test_a_new_team_without_a_name_is_asked_for(qtbot: QtBot, place: Workplace) -> None:
    pane = Pane(qtbot, place, place.supervisor)
    view = pane.view
    view.add_button.click()
    view.adding.team.setCurrentIndex(view.adding.team.count() - 1)

    view.adding.add_button.click()

    assert view.adding.fields["new_team"].problem() == "请填写新小组的名称。"


def test_who_chooses_a_new_team_writes_its_name_next(qtbot: QtBot, place: Workplace) -> None:
    pane = Pane(qtbot, place, place.supervisor)
    adding = pane.view.adding
    pane.view.add_button.click()

    adding.team.setFocus()
    QTest.keyClick(adding.team, Qt.Key.Key_End)
    adding.team.activated.emit(adding.team.currentIndex())

    assert adding.focusWidget() is adding.new_team


def test_refreshing_keeps_search_person_and_place(qtbot: QtBot, place: Workplace) -> None:
    pane = Pane(qtbot, place, place.supervisor)
    view = pane.view
    view.open_target(f"person:{place.trainee.id}")
    QTest.keyClicks(view.list.search, "lxy")

    view.refresh()

    assert view.list.table.model().rowCount() == 1
    assert view.list.table.current_key() == str(place.trainee.id)
    assert view.record._name.text() == "林晓雨"


def test_the_print_menu_offers_a_filled_form_only_when_there_is_one(
    qtbot: QtBot, place: Workplace
) -> None:
    pane = Pane(qtbot, place, place.supervisor)
    pane.view.open_target(f"person:{place.trainee.id}")
    assert not pane.view._filled_act.isEnabled()

    sign(place, "trainee-evaluation", place.trainee, {}, 80)
    pane.view._filled_act.trigger()

    assert [one.title for one in pane.previewed.documents] == ["学员培训评估表 · 林晓雨"]


def test_everything_has_an_accessible_name(qtbot: QtBot, place: Workplace) -> None:
    add_attempt(place, place.trainee)
    pane = Pane(qtbot, place, place.supervisor)
    pane.view.open_target(f"person:{place.trainee.id}")
    pane.view.add_button.click()

    named = [*pane.view.findChildren(QAbstractButton), *pane.view.findChildren(QLineEdit)]
    unnamed = [
        one
        for one in named
        if one.isVisible()
        and not one.accessibleName()
        and not (isinstance(one, QAbstractButton) and one.text())
        and not isinstance(one.parent(), QLineEdit)
    ]

    assert unnamed == []
