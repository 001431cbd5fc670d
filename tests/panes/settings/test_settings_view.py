"""The pane of settings on the screen: typing, focus, the index, and the appearance live."""

from datetime import date

import pytest
from builders import PASSWORD, Workplace
from noting import Went
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from db.records import Person
from desktop_app.panes import settings
from desktop_app.panes.settings.view import SettingsView
from desktop_app.system.background import Inline
from desktop_app.widgets import theming


class Trays:
    """A desktop with or without a tray."""

    def __init__(self, available: bool = True) -> None:
        self.available, self.enabled = available, True

    def set_enabled(self, enabled: bool) -> None:
        self.enabled = enabled


class Look:
    """An appearance that keeps what was chosen."""

    def __init__(self) -> None:
        self.theme = "light"
        self.text_percent = 100

    def set_theme(self, choice: str) -> None:
        self.theme = choice
        theming.changed.emit()

    def set_text_percent(self, percent: int) -> None:
        self.text_percent = percent
        theming.changed.emit()


def _pane(
    qtbot: QtBot,
    place: Workplace,
    actor: Person,
    look: Look | None = None,
    trays: Trays | None = None,
) -> tuple[SettingsView, Went]:
    went = Went()
    services = place.services
    view = settings.build(
        actor=actor,
        settings=services.settings,
        curriculum=services.curriculum,
        people=services.people,
        maintenance=services.maintenance,
        appearance=look or Look(),
        tray=trays or Trays(),
        clock=place.clock,
        background=Inline(),
        navigator=went,
    )
    qtbot.addWidget(view)
    services.changes.listen(lambda _subjects: view.refresh())
    view.resize(1166, 704)
    with qtbot.waitActive(view):
        view.show()
    view.refresh()
    QApplication.processEvents()  # what was added to a visible page is shown with the next event
    return view, went


def _type(edit: QLineEdit, text: str) -> None:
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, text)
    QTest.keyClick(edit, Qt.Key.Key_Return)


def test_a_figure_is_typed_and_taken_with_enter(qtbot: QtBot, place: Workplace) -> None:
    view, _ = _pane(qtbot, place, place.supervisor)
    row = view.figures.rows["practice.pass_mark"]

    _type(row.edit, "75")

    assert place.services.settings.figures().number("practice.pass_mark") == 75
    assert row.edit.text() == "75"
    assert row.reset.isVisible()
    assert row.edit.hasFocus()


def test_a_wrong_figure_stays_typed_and_marked_until_it_is_right(
    qtbot: QtBot, place: Workplace
) -> None:
    view, _ = _pane(qtbot, place, place.supervisor)
    row = view.figures.rows["forms.passing"]

    _type(row.edit, "95")
    view.refresh()
    assert row.edit.text() == "95"
    assert row.problem.isVisible()
    assert "优秀线" in row.problem.text()

    _type(row.edit, "85")
    assert not row.problem.isVisible()
    assert place.services.settings.figures().number("forms.passing") == 85


def test_the_default_comes_back_with_one_click(qtbot: QtBot, place: Workplace) -> None:
    view, _ = _pane(qtbot, place, place.supervisor)
    row = view.figures.rows["security.idle_minutes"]
    _type(row.edit, "20")

    row.reset.click()

    assert row.edit.text() == "10"
    assert not row.reset.isVisible()


def test_what_is_being_typed_survives_a_refresh(qtbot: QtBot, place: Workplace) -> None:
    view, _ = _pane(qtbot, place, place.supervisor)
    edit = view.figures.rows["practice.pass_mark"].edit
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, "8")

    view.refresh()

    assert edit.text() == "8"


def test_who_may_not_change_reads_only(qtbot: QtBot, place: Workplace) -> None:
    view, _ = _pane(qtbot, place, place.mentor)

    assert all(row.edit.isReadOnly() for row in view.figures.rows.values())
    assert not any(row.reset.isVisible() for row in view.figures.rows.values())
    assert not view.backups.button.isVisible()
    assert not view.days.add_button.isVisible()


def test_the_text_size_follows_the_slider(qtbot: QtBot, place: Workplace) -> None:
    look = Look()
    view, _ = _pane(qtbot, place, place.trainee, look)
    view.appearance.slider.setFocus()

    with qtbot.waitSignal(view.appearance.text_chosen):
        QTest.keyClick(view.appearance.slider, Qt.Key.Key_Right)

    assert look.text_percent == 105


def test_the_theme_is_chosen_and_shown(qtbot: QtBot, place: Workplace) -> None:
    look = Look()
    view, _ = _pane(qtbot, place, place.trainee, look)

    QTest.mouseClick(view.appearance.themes["dark"], Qt.MouseButton.LeftButton)
    assert look.theme == "dark"

    look.set_theme("system")  # in the person's menu
    assert view.appearance.themes["system"].isChecked()


def test_a_wrong_password_leaves_what_was_typed(qtbot: QtBot, place: Workplace) -> None:
    view, went = _pane(qtbot, place, place.trainee)
    old, new, again = (view.password.fields[name].control for name in ("old", "new", "again"))
    for edit, text in ((old, PASSWORD), (new, "a longer one"), (again, "another")):
        QTest.keyClicks(edit, text)

    QTest.keyClick(again, Qt.Key.Key_Return)

    assert view.password.fields["again"].problem() == "两次输入的新密码不一样。"
    assert isinstance(new, QLineEdit)
    assert new.text() == "a longer one"
    assert again.hasFocus()
    assert went.said == []

    QTest.keyClicks(again, "a longer one")
    QTest.keyClick(again, Qt.Key.Key_Return)

    assert went.said == ["密码已更改，下次登录和签名用新密码。"]
    assert new.text() == ""


def test_an_own_day_is_added_and_removed(
    qtbot: QtBot, place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, _ = _pane(qtbot, place, place.supervisor)
    monkeypatch.setattr(view, "ask_remove", lambda _day: True)
    view.days.day.set_day(date(2026, 12, 31))
    view.days.note.insert("年终盘点")

    view.days.add_button.click()

    assert view.days.days.model().rowCount() == 1
    assert not view.days.remove_button.isEnabled()
    view.days.days.selectRow(0)
    view.days.remove_button.click()
    assert view.days.days.model().rowCount() == 0


def test_a_year_is_confirmed_with_a_tick(qtbot: QtBot, place: Workplace) -> None:
    view, _ = _pane(qtbot, place, place.supervisor)
    tick = next(
        one
        for one in view.days.findChildren(QAbstractButton)
        if one.accessibleName() == "2027 年已核对"
    )

    tick.click()

    assert not place.services.curriculum.work_calendar().is_provisional(2027)


def test_a_backup_appears_in_the_list(qtbot: QtBot, place: Workplace) -> None:
    view, went = _pane(qtbot, place, place.supervisor)
    before = view.backups.table.model().rowCount()

    view.backups.button.click()

    assert view.backups.table.model().rowCount() == before + 1
    assert "MB" in went.said[0] or "KB" in went.said[0]


def test_the_folder_opens_where_the_data_lie(
    qtbot: QtBot, place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, _ = _pane(qtbot, place, place.trainee)
    opened: list[str] = []
    monkeypatch.setattr(view.backups, "open_folder", opened.append)

    view.backups.open_button.click()

    assert opened == [str(place.folder)]


def test_the_index_scrolls_to_a_section_and_follows_the_eye(qtbot: QtBot, place: Workplace) -> None:
    view, _ = _pane(qtbot, place, place.supervisor)
    bar = view._scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)

    view.open_target("section:days")
    assert view.index.list.currentItem().text() == "工作日"
    assert bar.value() > 0

    bar.setValue(0)
    assert view.index.list.currentItem().text() == "外观"
    view.index.list.setFocus()
    QTest.keyClick(view.index.list, Qt.Key.Key_Down)
    assert view.index.list.currentItem().text() == "提醒"


def test_a_section_stays_in_sight_while_the_page_fills(qtbot: QtBot, place: Workplace) -> None:
    view, _ = _pane(qtbot, place, place.supervisor)
    bar = view._scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    view.open_target("section:days")
    before = bar.value()
    view.figures.setMinimumHeight(view.figures.height() + 600)  # as it does when it is loaded
    qtbot.waitUntil(lambda: bar.value() == before + 600)
    bar.setValue(0)  # somebody scrolls on
    view.figures.setMinimumHeight(view.figures.height() + 600)
    qtbot.waitUntil(lambda: view.days.y() > before + 1100)
    assert bar.value() == 0


def test_everything_has_an_accessible_name(qtbot: QtBot, place: Workplace) -> None:
    view, _ = _pane(qtbot, place, place.supervisor)

    named = [*view.findChildren(QAbstractButton), *view.findChildren(QLineEdit)]
    unnamed = [
        one
        for one in named
        if one.isVisible()
        and not one.accessibleName()
        and not (isinstance(one, QAbstractButton) and one.text())
        and not isinstance(one.parent(), QLineEdit)
        and one.parent() is not view.days.day
    ]

    assert unnamed == []


def test_a_press_switches_the_tray_and_a_desktop_without_one_says_so(
    place: Workplace, qtbot: QtBot
) -> None:
    trays = Trays()
    view, _went = _pane(qtbot, place, place.trainee, trays=trays)
    QTest.mouseClick(view.reminding.tray, Qt.MouseButton.LeftButton, pos=QPoint(8, 16))
    assert not trays.enabled
    assert view.reminding.sentence().startswith("不弹出消息")
    trays.available = False
    view.refresh()
    assert "没有系统托盘" in view.reminding.sentence()
