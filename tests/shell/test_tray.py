"""The icon in the system tray: there only while wanted, and no message tells what is personal."""

from collections.abc import Callable
from pathlib import Path

import pytest
from builders import Workplace
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.reminding import Herald
from desktop_app.shell.tray import Tray
from desktop_app.system import window_state
from desktop_app.system.background import Inline
from desktop_app.training.curriculum.reminding.telling import Told


class Icon(QSystemTrayIcon):
    """An icon on a desktop that has a tray; keeps what it shows."""

    said: list[tuple[str, str]]

    @staticmethod
    def isSystemTrayAvailable() -> bool:
        return True

    def setVisible(self, visible: bool) -> None:
        self.shown = visible

    def isVisible(self) -> bool:
        return self.shown

    def showMessage(self, title: str, text: str, _icon: QIcon, _msecs: int = 0) -> None:  # type: ignore[override]  # one of three forms
        self.said = [*getattr(self, "said", []), (title, text)]


class NoTray(Icon):
    """A desktop without a tray."""

    @staticmethod
    def isSystemTrayAvailable() -> bool:
        return False


class Frame:
    """A window that keeps where it was led."""

    def __init__(self) -> None:
        self.is_locked = False
        self.raised = 0
        self.places: list[tuple[str, str]] = []

    def raise_up(self) -> None:
        self.raised += 1

    def go(self, pane: str, target: str = "") -> None:
        self.places.append((pane, target))


class Says:
    """Reminders that have one thing to tell."""

    def tell(self, _actor: object) -> tuple[Told, ...]:
        told = Told("soon", "15 分钟后开始", "13:30“产品知识”。", "calendar", "session:1")
        return (told,)


Make = Callable[..., Tray]


@pytest.fixture
def make(qtbot: QtBot, tmp_path: Path) -> Make:
    """Make a tray for a window."""

    def made(kind: type[QSystemTrayIcon] = Icon) -> Tray:
        window = QWidget()
        qtbot.addWidget(window)
        return Tray(window_state.load(tmp_path / window_state.FILE_NAME), window, kind)

    return made


def _icon(tray: Tray) -> Icon:
    (icon,) = tray.findChildren(Icon)
    return icon


def test_it_shows_while_somebody_works_and_wants_it(make: Make) -> None:
    tray = make()
    assert not tray.speaks
    tray.begin()
    assert tray.speaks
    tray.set_enabled(False)
    assert not tray.speaks
    assert not make().enabled
    tray.set_enabled(True)
    tray.end()
    assert not tray.speaks


def test_a_desktop_without_a_tray_breaks_nothing(make: Make) -> None:
    tray, frame = make(NoTray), Frame()
    herald = Herald(tray, frame, Inline())
    herald.begin(Says(), object())  # type: ignore[arg-type]  # it only hands them on
    herald.look()
    tray.show_message("一", "二")
    assert not tray.speaks
    assert not tray.findChildren(Icon)


def test_the_menu_opens_leads_to_today_and_quits(qtbot: QtBot, make: Make) -> None:
    tray, frame = make(), Frame()
    herald = Herald(tray, frame, Inline())
    herald.begin(Says(), object())  # type: ignore[arg-type]  # it only hands them on
    menu = _icon(tray).contextMenu()
    open_, today, _line, quit_ = menu.actions()
    assert [one.text() for one in (open_, today, quit_)] == ["打开", "今日", "退出"]
    open_.trigger()
    assert (frame.raised, frame.places) == (1, [])
    today.trigger()
    assert frame.places == [("today", "")]
    with qtbot.waitSignal(tray.quit_requested):
        quit_.trigger()
    herald.end()


@pytest.mark.parametrize("locked", [False, True])
def test_a_message_leads_to_its_place_and_a_locked_window_keeps_it(
    make: Make, locked: bool
) -> None:
    tray, frame = make(), Frame()
    herald = Herald(tray, frame, Inline())
    herald.begin(Says(), object())  # type: ignore[arg-type]  # it only hands them on
    frame.is_locked = locked
    herald.look()
    ((title, text),) = _icon(tray).said
    assert ("产品知识" in title + text) is not locked
    tray.message_clicked.emit()
    assert frame.raised == 1
    assert frame.places == ([] if locked else [("calendar", "session:1")])
    herald.end()


def test_after_signing_out_nothing_is_told(place: Workplace, make: Make) -> None:
    tray, frame = make(), Frame()
    herald = Herald(tray, frame, Inline())
    herald.begin(place.services.reminders, place.trainee)
    herald.end()
    herald.look()
    assert not hasattr(_icon(tray), "said")
