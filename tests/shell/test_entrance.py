"""Sign-in, welcome and lock: what is asked, what is refused, what can be typed ahead."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.shell.lock import LockPage
from desktop_app.shell.sign_in import PersonChoice, SampleAccount, SignInPage
from desktop_app.shell.welcome import WelcomePage

PEOPLE = (
    PersonChoice("p1", "林晓雨", "学员 · 电话二组"),
    PersonChoice("p2", "王敏", "导师"),
    PersonChoice("p3", "王敏", "主管"),
)


@pytest.fixture
def page(qtbot: QtBot) -> SignInPage:
    made = SignInPage("林晓雨")
    qtbot.addWidget(made)
    made.show()
    return made


def _enter(page: SignInPage, password: str) -> None:
    QTest.keyClicks(page.password, password)
    QTest.keyClick(page.password, Qt.Key.Key_Return)


def test_who_was_here_last_needs_the_password_only(qtbot: QtBot, page: SignInPage) -> None:
    page.set_people(PEOPLE)
    assert page.focusWidget() is page.password
    with qtbot.waitSignal(page.sign_in_requested) as asked:
        _enter(page, "secret")
    assert asked.args == ["p1", "secret"]
    assert not page.button.isEnabled()


def test_password_typed_before_the_data_are_ready_is_not_lost(page: SignInPage) -> None:
    heard: list[tuple[str, str]] = []
    page.sign_in_requested.connect(lambda *asked: heard.append(asked))
    _enter(page, "secret")
    assert heard == []
    assert page.button.text() == "正在打开数据…"
    page.set_people(PEOPLE)
    assert heard == [("p1", "secret")]


def test_unknown_name_and_namesakes_are_told_apart(page: SignInPage) -> None:
    page.set_people(PEOPLE)
    heard: list[str] = []
    page.sign_in_requested.connect(lambda key, _password: heard.append(key))
    for name in ("没有此人", "王敏"):
        page.person.setText(name)
        page.password.setText("secret")
        QTest.keyClick(page.password, Qt.Key.Key_Return)
    assert heard == []
    page.person.setText("王敏 · 主管")
    QTest.keyClick(page.password, Qt.Key.Key_Return)
    assert heard == ["p3"]


def test_the_staff_number_signs_in_too(qtbot: QtBot, page: SignInPage) -> None:
    page.set_people(PEOPLE)
    page.person.setText(PEOPLE[1].key)
    with qtbot.waitSignal(page.sign_in_requested) as heard:
        _enter(page, "secret")
    assert heard.args == [PEOPLE[1].key, "secret"]


def test_enter_in_the_name_leads_to_the_password(page: SignInPage) -> None:
    page.person.setText("王敏")
    page.person.setFocus()
    QTest.keyClick(page.person, Qt.Key.Key_Return)
    assert page.focusWidget() is page.password
    assert page._password_field.problem() == ""


def test_nothing_is_asked_without_name_and_password(qtbot: QtBot, page: SignInPage) -> None:
    page.set_people(PEOPLE)
    with qtbot.assertNotEmitted(page.sign_in_requested):
        QTest.keyClick(page.password, Qt.Key.Key_Return)
    page.person.clear()
    with qtbot.assertNotEmitted(page.sign_in_requested):
        _enter(page, "secret")


def test_wrong_password_is_told_and_has_to_be_typed_again(page: SignInPage) -> None:
    page.set_people(PEOPLE)
    _enter(page, "wrong")
    page.show_problem("密码不对。")
    assert page.problem() == "密码不对。"
    assert page.password.text() == ""
    assert page.button.isEnabled()
    QTest.keyClicks(page.password, "n")
    assert page.problem() == ""


def test_waiting_counts_down_and_lets_nobody_through(qtbot: QtBot, page: SignInPage) -> None:
    page.set_people(PEOPLE)
    page.show_wait(0.6)
    assert page.problem() == "密码不对，请 1 秒后再试。"
    with qtbot.assertNotEmitted(page.sign_in_requested):
        _enter(page, "guess")
    qtbot.waitUntil(lambda: page.button.isEnabled())
    assert page.problem() == "现在可以再试一次。"
    with qtbot.waitSignal(page.sign_in_requested):
        QTest.keyClick(page.password, Qt.Key.Key_Return)


def test_sample_account_signs_in_with_one_click(qtbot: QtBot, page: SignInPage) -> None:
    from PySide6.QtWidgets import QPushButton

    page.set_sample_accounts([SampleAccount("p2", "王敏", "导师", "demo")])
    (chip,) = [b for b in page.findChildren(QPushButton) if "王敏" in b.text()]
    with qtbot.waitSignal(page.sign_in_requested) as asked:
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert asked.args == ["p2", "demo"]


def test_next_person_finds_no_trace_of_the_last_password(page: SignInPage) -> None:
    page.set_people(PEOPLE)
    _enter(page, "secret")
    page.reset("王敏")
    assert page.password.text() == ""
    assert page.person.text() == "王敏"
    assert page.button.isEnabled()


@pytest.fixture
def welcome(qtbot: QtBot) -> WelcomePage:
    made = WelcomePage()
    qtbot.addWidget(made)
    made.show()
    return made


def test_sample_door_needs_one_click(qtbot: QtBot, welcome: WelcomePage) -> None:
    with qtbot.waitSignal(welcome.sample_requested):
        QTest.mouseClick(welcome.sample_button, Qt.MouseButton.LeftButton)
    assert not welcome.sample_button.isEnabled()


def test_enter_takes_the_chosen_door(qtbot: QtBot, welcome: WelcomePage) -> None:
    with qtbot.waitSignal(welcome.sample_requested):
        QTest.keyClick(welcome.sample_door, Qt.Key.Key_Return)


def test_own_organisation_is_asked_for_with_what_was_entered(
    qtbot: QtBot, welcome: WelcomePage
) -> None:
    QTest.mouseClick(welcome.own_door, Qt.MouseButton.LeftButton)
    welcome.organisation.setText(" 青禾学堂 ")
    welcome.person.setText("赵宁")
    welcome.password.setText("correct horse")
    welcome.again.setText("correct horse")
    with qtbot.waitSignal(welcome.own_requested) as asked:
        QTest.keyClick(welcome.again, Qt.Key.Key_Return)
    assert asked.args == ["青禾学堂", "赵宁", "correct horse"]


@pytest.mark.parametrize(
    ("organisation", "person", "password", "again", "wrong"),
    [
        ("", "赵宁", "12345678", "12345678", "organisation"),
        ("青禾", "  ", "12345678", "12345678", "person"),
        ("青禾", "赵宁", "1234567", "1234567", "password"),
        ("青禾", "赵宁", "12345678", "12345679", "again"),
    ],
)
def test_what_is_missing_is_told_at_its_field(
    qtbot: QtBot,
    welcome: WelcomePage,
    organisation: str,
    person: str,
    password: str,
    again: str,
    wrong: str,
) -> None:
    welcome.own_door.setChecked(True)
    welcome.organisation.setText(organisation)
    welcome.person.setText(person)
    welcome.password.setText(password)
    welcome.again.setText(again)
    with qtbot.assertNotEmitted(welcome.own_requested):
        QTest.mouseClick(welcome.own_button, Qt.MouseButton.LeftButton)
    names = ("organisation", "person", "password", "again")
    marked = [name for name in names if getattr(welcome, name).property("problem")]
    assert marked == [wrong]
    assert welcome.focusWidget() is getattr(welcome, wrong)


def test_failed_start_keeps_what_was_entered(welcome: WelcomePage) -> None:
    QTest.mouseClick(welcome.sample_button, Qt.MouseButton.LeftButton)
    welcome.show_progress(3, 24)
    welcome.show_problem("磁盘已满。")
    assert welcome.problem() == "磁盘已满。"
    assert welcome.sample_button.isEnabled()


def test_lock_asks_for_the_password_and_waits_after_a_wrong_one(qtbot: QtBot) -> None:
    page = LockPage()
    qtbot.addWidget(page)
    page.begin("林晓雨")
    page.show()
    QTest.keyClicks(page.password, "secret")
    with qtbot.waitSignal(page.unlock_requested) as asked:
        QTest.keyClick(page.password, Qt.Key.Key_Return)
    assert asked.args == ["secret"]
    page.show_wait(30)
    assert page.problem() == "密码不对，请 30 秒后再试。"
    assert page.password.text() == ""
    QTest.keyClicks(page.password, "guess")
    with qtbot.assertNotEmitted(page.unlock_requested):
        QTest.keyClick(page.password, Qt.Key.Key_Return)
