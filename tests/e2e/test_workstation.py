"""The program as a whole: starting, signing in, locking, damage, two starts, what nobody caught."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar

import pytest
from builders import MONDAY, PASSWORD
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from db.backup import make_backup
from db.opening import BACKUPS, DATABASE
from desktop_app.app import Workstation
from desktop_app.shell import single_instance
from desktop_app.shell.crash_dialog import CrashDialog
from desktop_app.shell.rail_items import RailItem
from desktop_app.shell.sign_in import SignInPage
from desktop_app.shell.trouble import TroubleDialog
from desktop_app.shell.welcome import WelcomePage
from desktop_app.shell.workspace import Workspace
from desktop_app.system import window_state
from desktop_app.system.clock import FixedClock
from desktop_app.widgets import dialogs

Opener = Callable[[Path], Workstation]


@pytest.fixture
def opener(qapp: QApplication, tmp_path: Path) -> Iterator[Opener]:
    assert qapp.style() is not None
    assert tmp_path.is_dir()  # and is there until the last window is closed
    opened: list[Workstation] = []

    def open_at(folder: Path) -> Workstation:
        workstation = Workstation(folder, FixedClock(MONDAY))
        opened.append(workstation)
        assert workstation.claim()
        workstation.start()
        return workstation

    yield open_at
    for workstation in opened:
        if workstation.window.isVisible():
            workstation.window.close()
        workstation.window.deleteLater()


@pytest.fixture
def folder(prepared: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    shutil.copyfile(prepared / DATABASE, folder / DATABASE)
    return folder


W = TypeVar("W", bound=QWidget)


def page(workstation: Workstation, kind: type[W]) -> W | None:
    found = workstation.window.findChildren(kind)
    return next((one for one in found if one.isVisible()), None)


def signed_in(qtbot: QtBot, workstation: Workstation, name: str = "林晓雨") -> Workspace:
    qtbot.waitUntil(lambda: workstation.services is not None, timeout=10_000)
    sign_in = page(workstation, SignInPage)
    assert isinstance(sign_in, SignInPage)
    with qtbot.waitSignal(workstation.signed_in, timeout=10_000):
        sign_in.person.setText(name)
        sign_in.password.setText(PASSWORD)
        qtbot.waitUntil(lambda: sign_in.button.isEnabled(), timeout=10_000)
        sign_in.button.click()
    workspace = workstation.window.workspace
    assert workspace is not None
    return workspace


def test_an_empty_folder_opens_the_two_doors(opener: Opener, qtbot: QtBot, tmp_path: Path) -> None:
    workstation = opener(tmp_path / "new")
    qtbot.waitUntil(lambda: workstation.services is not None, timeout=10_000)
    assert page(workstation, WelcomePage) is not None


def test_an_own_organisation_is_founded_and_entered(
    opener: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    workstation = opener(tmp_path / "new")
    qtbot.waitUntil(lambda: workstation.services is not None, timeout=10_000)
    welcome = page(workstation, WelcomePage)
    assert isinstance(welcome, WelcomePage)
    with qtbot.waitSignal(workstation.signed_in, timeout=10_000):
        welcome.own_requested.emit("青禾学堂", "陈立", PASSWORD)
    assert workstation.actor is not None
    assert workstation.actor.name == "陈立"


def test_a_weak_password_stays_on_the_page_with_a_sentence(
    opener: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    workstation = opener(tmp_path / "new")
    qtbot.waitUntil(lambda: workstation.services is not None, timeout=10_000)
    welcome = page(workstation, WelcomePage)
    assert isinstance(welcome, WelcomePage)
    welcome.own_requested.emit("青禾学堂", "陈立", "short")
    qtbot.waitUntil(lambda: "8" in welcome.problem(), timeout=10_000)


def test_a_wrong_password_is_told_and_the_right_one_opens(
    opener: Opener, qtbot: QtBot, folder: Path
) -> None:
    workstation = opener(folder)
    qtbot.waitUntil(lambda: workstation.services is not None, timeout=10_000)
    sign_in = page(workstation, SignInPage)
    assert isinstance(sign_in, SignInPage)
    sign_in.sign_in_requested.emit("3001", "wrong password")
    qtbot.waitUntil(lambda: "姓名或密码不对" in sign_in.problem(), timeout=10_000)
    assert signed_in(qtbot, workstation).identity.name == "林晓雨"


def test_the_rail_counts_the_day_where_another_pane_stands_first(
    opener: Opener, qtbot: QtBot, folder: Path
) -> None:
    state = window_state.load(folder / window_state.FILE_NAME)
    state.enter("林晓雨", date.today().isoformat())  # noqa: DTZ011 - as the window tells days apart
    state.last_pane = "handbook"
    state.save()
    workstation = opener(folder)
    workspace = signed_in(qtbot, workstation)
    assert workspace.panes.key == "handbook"
    item = next(one for one in workspace.rail.findChildren(RailItem) if one.text() == "今日")
    qtbot.waitUntil(lambda: item.count > 0, timeout=10_000)
    counted = item.count
    workspace.go("today")
    qtbot.waitUntil(lambda: not workstation.background.busy, timeout=10_000)
    assert item.count == counted


def test_the_lock_hides_everything_until_the_password(
    opener: Opener, qtbot: QtBot, folder: Path
) -> None:
    workstation = opener(folder)
    workspace = signed_in(qtbot, workstation)
    workstation.window.lock()
    assert not workspace.isVisible()
    workstation.window.lock_page.unlock_requested.emit("wrong password")
    qtbot.waitUntil(lambda: bool(workstation.window.lock_page.problem()), timeout=10_000)
    assert workstation.window.is_locked
    workstation.window.lock_page.unlock_requested.emit(PASSWORD)
    qtbot.waitUntil(lambda: not workstation.window.is_locked, timeout=10_000)
    assert workspace.isVisible()


def test_a_damaged_file_is_replaced_by_the_newest_good_backup(
    opener: Opener, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_backup(folder / DATABASE, folder / BACKUPS, datetime(2026, 11, 22, tzinfo=UTC), "daily")
    (folder / DATABASE).write_bytes(b"damaged" * 1000)
    asked: list[str] = []

    def agree(*arguments: object, **_named: object) -> bool:
        asked.append(str(arguments[2]))
        return True

    monkeypatch.setattr(dialogs, "ask", agree)
    workstation = opener(folder)
    signed_in(qtbot, workstation)
    assert "11月22日 周日 08:00" in asked[0]
    kept = list(folder.glob("peilian-replaced-*.db"))
    assert [one.read_bytes()[:7] for one in kept] == [b"damaged"]


def test_a_damaged_file_is_left_alone_when_the_person_says_no(
    opener: Opener, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_backup(folder / DATABASE, folder / BACKUPS, datetime(2026, 11, 22, tzinfo=UTC), "daily")
    (folder / DATABASE).write_bytes(b"damaged" * 1000)
    monkeypatch.setattr(dialogs, "ask", lambda *_a, **_k: False)
    workstation = opener(folder)
    sign_in = page(workstation, SignInPage)
    assert isinstance(sign_in, SignInPage)
    qtbot.waitUntil(lambda: "没有打开" in sign_in.problem(), timeout=10_000)
    assert (folder / DATABASE).read_bytes().startswith(b"damaged")


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sentences that would have been shown in a dialog."""
    sentences: list[str] = []

    def ask(dialog: TroubleDialog) -> bool:
        sentences.append("".join(label.text() for label in dialog.findChildren(QLabel)))
        dialog.deleteLater()
        return True

    monkeypatch.setattr(TroubleDialog, "ask", ask)
    return sentences


def test_a_file_of_a_newer_version_is_told(
    opener: Opener, qtbot: QtBot, folder: Path, told: list[str]
) -> None:
    from contextlib import closing

    from db.backup import connect_plain

    with closing(connect_plain(folder / DATABASE, "rw")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    opener(folder)
    qtbot.waitUntil(lambda: any("更新版本" in one for one in told), timeout=10_000)


def test_a_data_file_that_vanishes_is_told_and_the_window_lives(
    opener: Opener, qtbot: QtBot, folder: Path, told: list[str]
) -> None:
    workstation = opener(folder)
    workspace = signed_in(qtbot, workstation)
    services = workstation.services
    assert services is not None
    (folder / DATABASE).rename(folder / "elsewhere.db")
    workstation.background.run(workspace, services.people.names, lambda _found: None)
    qtbot.waitUntil(lambda: any("找不到数据文件" in one for one in told), timeout=10_000)
    (folder / "elsewhere.db").rename(folder / DATABASE)
    assert workspace.isVisible()


def test_a_folder_that_has_vanished_is_told_at_the_end_and_given_back(
    opener: Opener, qtbot: QtBot, folder: Path, told: list[str]
) -> None:
    workstation = opener(folder)
    signed_in(qtbot, workstation)
    qtbot.waitUntil(lambda: workstation._instance.listening, timeout=10_000)
    shutil.rmtree(folder)
    workstation.window.close()
    (sentence,) = [one for one in told if "找不到数据文件" in one]
    assert "没有存下" in sentence
    assert "窗口里" not in sentence  # it is closing: what was typed does not stay there
    assert not workstation._instance.listening
    assert workstation.services is None


def test_a_second_start_raises_the_first_window(
    opener: Opener, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Both run on this thread: the first answers only after the second has stopped waiting.
    monkeypatch.setattr(single_instance, "_LONGEST_SECONDS", 0.05)
    workstation = opener(folder)
    qtbot.waitUntil(lambda: workstation.services is not None, timeout=10_000)
    qtbot.waitUntil(lambda: workstation._instance.listening, timeout=10_000)
    second = Workstation(folder, FixedClock(MONDAY))
    with qtbot.waitSignal(workstation._instance.raise_requested, timeout=5_000):
        assert not second.claim()
    second.window.deleteLater()


@pytest.mark.parametrize("expected_logs", [["crash"]])
def test_what_nobody_caught_is_shown_once_and_logged(
    opener: Opener, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[CrashDialog] = []
    monkeypatch.setattr(CrashDialog, "ask", lambda dialog: shown.append(dialog))
    workstation = opener(folder)
    signed_in(qtbot, workstation)

    def fail() -> None:
        raise ZeroDivisionError("boom")

    for _time in range(2):
        workstation.background.run(workstation, fail, lambda _none: None)
    qtbot.waitUntil(lambda: bool(shown), timeout=10_000)
    qtbot.waitUntil(lambda: not workstation.background.busy, timeout=10_000)
    assert len(shown) == 1
    shown[0].deleteLater()
    assert "boom" in (folder / "logs" / "peilian.log").read_text(encoding="utf-8")


def test_everything_is_there_after_a_restart(opener: Opener, qtbot: QtBot, folder: Path) -> None:
    first = opener(folder)
    signed_in(qtbot, first)
    assert first.services is not None
    assert first.actor is not None
    running = first.services.practice.start_by_key(first.actor, "script/phone-enquiry")
    first.services.practice.keep_text(first.actor, running.attempt.id, "您好，这里是青禾")
    first.window.close()
    second = opener(folder)
    signed_in(qtbot, second)
    assert second.services is not None
    assert second.actor is not None
    found = second.services.practice.resume(second.actor, running.attempt.id)
    assert found.draft == "您好，这里是青禾"
