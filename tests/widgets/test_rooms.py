"""A pane of rooms: which is built, which is refreshed, where a target leads."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.widgets.pane import PaneView
from desktop_app.widgets.rooms import RoomEntry, RoomsPane


class _Room(PaneView):
    def __init__(self) -> None:
        super().__init__()
        self.refreshed = 0
        self.targets: list[str] = []
        self.may_leave = True
        self.refresh_requested.connect(self._count)
        self.target_requested.connect(self.targets.append)
        self.field = QLineEdit(self)
        self.setFocusProxy(self.field)
        self.button = QPushButton("动作")
        self.set_actions(self.button)

    def _count(self) -> None:
        self.refreshed += 1

    def leave(self) -> bool:
        return self.may_leave


def made(qtbot: QtBot) -> tuple[RoomsPane, dict[str, _Room]]:
    rooms: dict[str, _Room] = {}

    def build(key: str) -> _Room:
        rooms[key] = _Room()
        return rooms[key]

    pane = RoomsPane(
        [
            RoomEntry("draws", "抽检", lambda: build("draws"), ("draw",)),
            RoomEntry("disputes", "申诉", lambda: build("disputes"), ("dispute",)),
        ]
    )
    qtbot.addWidget(pane)
    pane.show()
    return pane, rooms


def test_the_first_room_is_built_at_the_first_refresh_and_no_other(qtbot: QtBot) -> None:
    pane, rooms = made(qtbot)
    pane.refresh()
    assert list(rooms) == ["draws"]
    assert rooms["draws"].refreshed == 1
    assert pane.heading == ("抽检", "")
    assert pane.actions() == (rooms["draws"].button,)


def test_a_target_leads_into_the_room_that_knows_its_kind(qtbot: QtBot) -> None:
    pane, rooms = made(qtbot)
    pane.refresh()
    pane.open_target("dispute:7")
    assert pane.key == "disputes"
    assert rooms["disputes"].targets == ["dispute:7"]
    assert pane.tab("disputes").isChecked()


def test_a_hidden_room_is_refreshed_when_it_is_entered_again(qtbot: QtBot) -> None:
    pane, rooms = made(qtbot)
    pane.refresh()
    pane.enter("disputes")
    pane.refresh()
    assert (rooms["draws"].refreshed, rooms["disputes"].refreshed) == (1, 2)
    pane.enter("draws")
    assert rooms["draws"].refreshed == 2


def test_a_room_that_may_not_be_left_stays(qtbot: QtBot) -> None:
    pane, rooms = made(qtbot)
    pane.refresh()
    rooms["draws"].may_leave = False
    qtbot.mouseClick(pane.tab("disputes"), Qt.MouseButton.LeftButton)
    assert pane.key == "draws"
    assert pane.tab("draws").isChecked()


def test_counts_stand_on_the_tabs_and_add_up(qtbot: QtBot) -> None:
    pane, rooms = made(qtbot)
    pane.refresh()
    pane.enter("disputes")
    heard: list[int] = []
    pane.badge_changed.connect(heard.append)
    rooms["draws"].badge_changed.emit(3)
    rooms["disputes"].badge_changed.emit(2)
    assert heard == [3, 5]
    assert pane.tab("draws").text() == "抽检 3"
    rooms["draws"].badge_changed.emit(0)
    assert pane.tab("draws").text() == "抽检"


def test_keys_lead_to_the_room_beside(qtbot: QtBot) -> None:
    pane, _ = made(qtbot)
    pane.refresh()
    pane.setFocus()
    with qtbot.waitActive(pane):
        pane.activateWindow()
    qtbot.keyClick(pane, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert pane.key == "disputes"


def test_in_a_narrow_window_tabs_keep_their_width_and_the_chosen_one_is_in_sight(
    qtbot: QtBot,
) -> None:
    titles = [f"一间名字很长的屋子{n}" for n in range(9)]
    pane = RoomsPane([RoomEntry(title, title, _Room) for title in titles])
    qtbot.addWidget(pane)
    pane.resize(500, 300)
    pane.show()
    pane.refresh()
    pane.enter(titles[-1])
    tabs = [pane.tab(title) for title in titles]
    assert all(one.width() >= one.sizeHint().width() for one in tabs)
    last = tabs[-1]
    assert pane.rect().contains(last.mapTo(pane, last.rect().center()))


def test_a_clicked_tab_leaves_the_keys_to_its_room(qtbot: QtBot) -> None:
    pane, rooms = made(qtbot)
    pane.refresh()
    pane.activateWindow()
    qtbot.waitUntil(pane.isActiveWindow)
    for key in ("disputes", "draws", "draws"):
        QTest.mouseClick(pane.tab(key), Qt.MouseButton.LeftButton)
        assert rooms[key].field.hasFocus()
    pane.tab("disputes").setFocus()
    QTest.keyClick(pane.tab("disputes"), Qt.Key.Key_Space)
    assert pane.key == "disputes"
    assert pane.tab("disputes").hasFocus()  # whoever walks by keyboard stays in the row
