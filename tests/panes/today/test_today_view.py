"""Today on the screen: Enter starts, arrows move, every state has its place."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from builders import Workplace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.panes import today
from desktop_app.panes.today.shown import (
    Bar,
    Blank,
    Heat,
    HeatSquare,
    Note,
    Standing,
    Task,
    TodayShown,
)
from desktop_app.panes.today.view import TodayView
from desktop_app.system.background import Inline
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import IconButton
from desktop_app.widgets.task_row import TaskRow


class Went:
    """A navigator that keeps where it was sent."""

    def __init__(self) -> None:
        self.places: list[tuple[str, str]] = []

    def go(self, pane: str, target: str = "") -> None:
        self.places.append((pane, target))

    def notify(self, text: str) -> None:
        raise AssertionError(text)


def _task(title: str, target: str, done: bool = False) -> Task:
    return Task(
        "热身", title, "说明", "话术", "plain", "约 5 分钟", "开始练习", "practice", target, done
    )


def _page(**changes: object) -> TodayShown:
    monday = date(2026, 11, 23)
    squares = tuple(
        HeatSquare(monday - timedelta(weeks=11) + timedelta(days=n), n % 4, f"第 {n} 天")
        for n in range(78)
    )
    parts: dict[str, object] = {
        "sentence": "11月23日 周一",
        "open_count": 3,
        "first": _task("电话开场白", "start:a"),
        "rest": (_task("转接", "start:b"), _task("自检", "form:c", done=True)),
        "footer": "全部做完约 10 分钟。",
        "mentees": (),
        "standing": Standing("离 30 天评估还有 8 天", "", (Bar("场景达标", 3, 20, "3 / 20"),)),
        "heat": Heat("最近 12 周的练习", squares, ("没练", "少", "中", "多"), "这周练了 1 天"),
        "note": Note("王敏 留言", "下周试试把“尽快”换成钟点。", "11月20日 周五"),
        "blank": None,
    }
    return TodayShown(**{**parts, **changes})  # type: ignore[arg-type]  # checked by the calls


@pytest.fixture
def view(qtbot: QtBot) -> TodayView:
    view = TodayView()
    qtbot.addWidget(view)
    view.resize(1166, 704)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.setFocus()
    view.show_page(_page())
    return view


def _focus() -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


def test_one_key_starts_the_first_drill(view: TodayView, qtbot: QtBot) -> None:
    assert _focus() is view.first_card.button
    with qtbot.waitSignal(view.opened) as opened:
        QTest.keyClick(_focus(), Qt.Key.Key_Return)
    assert opened.args == ["practice", "start:a"]


def test_enter_on_a_row_opens_the_row_and_not_the_first(view: TodayView, qtbot: QtBot) -> None:
    QTest.keyClick(_focus(), Qt.Key.Key_Down)
    assert isinstance(_focus(), TaskRow)
    with qtbot.waitSignal(view.opened) as opened:
        QTest.keyClick(_focus(), Qt.Key.Key_Return)
    assert opened.args == ["practice", "start:b"]


def test_a_row_with_something_to_send_copies_it_by_key_and_by_button(
    view: TodayView,
) -> None:
    copied: list[str] = []
    view.copy_requested.connect(copied.append)
    told = replace(_task("明天的课", "day:2026-11-24"), copy="own:2026-11-24")
    view.show_page(_page(rest=(_task("转接", "start:b"), told)))
    for row in view.rows():
        row.setFocus()
        QTest.keyClick(row, Qt.Key.Key_C)
    (button,) = [one for one in view.findChildren(IconButton) if one.isVisible()]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert copied == ["own:2026-11-24"] * 2
    assert button.height() >= 32


def test_arrows_pass_through_all_and_stop_at_the_ends(view: TodayView) -> None:
    first, (second, third) = view.first_card.button, view.rows()
    seen = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up):
        QTest.keyClick(_focus(), key)
        seen.append(_focus())
    assert seen == [second, third, third, second, first]


def test_a_click_on_a_row_opens_it(view: TodayView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.opened) as opened:
        QTest.mouseClick(view.rows()[1], Qt.MouseButton.LeftButton)
    assert opened.args == ["practice", "form:c"]


def test_a_refresh_leaves_the_focus_on_its_place(view: TodayView) -> None:
    QTest.keyClick(_focus(), Qt.Key.Key_Down)
    view.show_page(_page(footer="全部做完约 9 分钟。"))
    assert _focus() is view.rows()[0]


def test_pointing_at_a_day_says_it_in_the_place_of_the_finding(view: TodayView) -> None:
    card = view.heat_card
    assert card.sentence() == "这周练了 1 天"
    QTest.mouseMove(card.map, card.map.square(8).center().toPoint())
    assert card.sentence() == "第 8 天"
    QTest.keyClick(card.map, Qt.Key.Key_Right)
    card.map.pointed.emit("")
    assert card.sentence() == "这周练了 1 天"


def test_nothing_to_do_stands_alone_and_enter_takes_its_act(view: TodayView, qtbot: QtBot) -> None:
    view.show_page(
        _page(
            first=None,
            rest=(),
            footer="",
            standing=None,
            heat=None,
            note=None,
            blank=Blank("people", "先添加第一位同事", "之后排计划。", "添加人员", "people", "new"),
        )
    )
    assert view.blank is not None
    assert view.blank.button.isVisible()
    assert not view.first_card.isVisible()
    with qtbot.waitSignal(view.opened) as opened:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == ["people", "new"]


def test_all_done_keeps_the_rest_in_sight(view: TodayView) -> None:
    done = (_task("转接", "start:b", done=True),)
    view.show_page(_page(first=None, rest=done, blank=Blank("check", "都做完了", "", "再练一次")))
    assert view.rows()[0].isVisible()
    assert view.blank is not None
    assert view.blank.isVisible()
    assert view.standing_card.isVisible()


def test_at_large_text_in_a_small_window_the_right_column_stands_below(
    view: TodayView, qapp: QApplication, qtbot: QtBot
) -> None:
    def top(widget: QWidget) -> int:
        return widget.mapTo(view, widget.rect().topLeft()).y()

    assert top(view.standing_card) == top(view.first_card)
    try:
        theming.apply(qapp, theming.themes()["dark"], 150)
        view.resize(860, 560)
        qtbot.waitUntil(lambda: top(view.standing_card) > top(view.rows()[-1]))
        assert view.rows()[0].width() > 860 * 0.9
    finally:
        theming.apply(qapp, theming.themes()["light"])


def test_tab_goes_through_the_tasks_before_the_heat_map(view: TodayView) -> None:
    seen = []
    for _ in range(3):
        QTest.keyClick(_focus(), Qt.Key.Key_Tab)
        seen.append(_focus())
    assert seen == [*view.rows(), view.heat_card.map]


def test_the_pane_leads_from_sign_in_to_the_drill_with_one_key(
    place: Workplace, qtbot: QtBot
) -> None:
    went = Went()
    view = today.build(
        actor=place.trainee,
        today=place.services.today,
        reminders=place.services.reminders,
        clock=place.clock,
        background=Inline(),
        navigator=went,
    )
    qtbot.addWidget(view)
    counts: list[int] = []
    view.badge_changed.connect(counts.append)
    view.show()
    view.refresh()
    page = place.services.today.page(place.trainee)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert len(went.places) == 1
    pane, target = went.places[0]
    assert pane == "practice"
    assert place.services.practice.start_by_key(place.trainee, target.removeprefix("start:"))
    assert counts == [1 + sum(not one.done for one in page.rest)]
    assert counts[0] >= 3
