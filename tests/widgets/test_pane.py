"""The base of every pane: what it tells the frame."""

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.widgets.pane import PaneView


def test_heading_is_announced_once_for_each_change(qtbot: QtBot) -> None:
    view = PaneView()
    qtbot.addWidget(view)
    heard: list[tuple[str, str]] = []
    view.heading_changed.connect(lambda *heading: heard.append(heading))
    view.set_heading("今日", "11月22日 周日")
    view.set_heading("今日", "11月22日 周日")
    assert heard == [("今日", "11月22日 周日")]
    assert view.heading == ("今日", "11月22日 周日")


def test_replaced_action_can_be_shown_again(qtbot: QtBot) -> None:
    view = PaneView()
    qtbot.addWidget(view)
    first, second = QPushButton("一"), QPushButton("二")
    view.set_actions(first)
    view.set_actions(second)
    assert first.parent() is view
    assert first.isHidden()
    view.set_actions(first)
    assert view.actions() == (first,)
    assert not first.isHidden()
    assert second.isHidden()


def test_refresh_and_target_reach_the_presenter(qtbot: QtBot) -> None:
    view = PaneView()
    qtbot.addWidget(view)
    with qtbot.waitSignal(view.refresh_requested):
        view.refresh()
    with qtbot.waitSignal(view.target_requested) as asked:
        view.open_target("attempt:7")
    assert asked.args == ["attempt:7"]
    assert view.leave()


def test_presenter_lives_as_long_as_the_view(qtbot: QtBot) -> None:
    class Presenter:
        alive = True

        def __del__(self) -> None:
            Presenter.alive = False

    view = PaneView()
    qtbot.addWidget(view)
    view.keep(Presenter())
    assert Presenter.alive
