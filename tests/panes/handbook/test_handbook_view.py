"""The handbook on the screen: keys, the list, the article and its measure."""

import pytest
from builders import Workplace, quick_passwords
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.panes import handbook
from desktop_app.panes.handbook.shown import Reading
from desktop_app.panes.handbook.view import HandbookView
from desktop_app.system.background import Inline
from desktop_app.widgets import theming


class Notes:
    """A navigator that keeps what was said."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def go(self, pane: str, target: str = "") -> None:
        raise AssertionError((pane, target))

    def notify(self, text: str) -> None:
        self.said.append(text)


@pytest.fixture
def view(qtbot: QtBot, place: Workplace) -> HandbookView:
    view = handbook.build(
        knowledge=place.services.knowledge, background=Inline(), navigator=Notes()
    )
    qtbot.addWidget(view)
    view.resize(1166, 704)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.refresh()
    view.setFocus()
    return view


def _focus() -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


def test_arrows_read_the_next_article_and_pass_over_chapters(view: HandbookView) -> None:
    assert _focus() is view.list
    titles = [view.page.title.text()]
    for _ in range(6):
        QTest.keyClick(_focus(), Qt.Key.Key_Down)
        titles.append(view.page.title.text())
    assert len(set(titles)) == 7
    assert view.list.current_key()


def test_searching_by_keyboard_ends_in_the_article(view: HandbookView) -> None:
    QTest.keyClick(_focus(), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert _focus() is view.search
    QTest.keyClicks(view.search, "90")
    QTest.keyClick(view.search, Qt.Key.Key_Return)
    assert _focus() is view.page
    QTest.keyClick(_focus(), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view.search, Qt.Key.Key_Down)
    assert _focus() is view.list


def test_nothing_found_offers_to_take_the_search_back(view: HandbookView) -> None:
    view.search.setText("没有这样的词")
    assert view.nothing.isVisible()
    view.nothing.button.click()
    assert view.list.isVisible()
    assert view.search.text() == ""


def test_alt_arrows_and_buttons_go_through_the_book(view: HandbookView) -> None:
    first = view.page.title.text()
    QTest.keyClick(_focus(), Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    second = view.page.title.text()
    assert second != first
    assert view.page.before.accessibleName() == f"上一篇：{first}"
    view.page.before.click()
    assert view.page.title.text() == first
    assert not view.page.before.isVisible()


def test_a_long_article_has_contents_that_lead_to_its_headings(
    view: HandbookView, qtbot: QtBot
) -> None:
    view.open_target("article:complaint-process")
    view.resize(900, 400)
    assert view.page.contents.isVisible()
    assert "三条线" in view.page.contents.text()
    bar = view.page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    view.page.contents.linkActivated.emit("3")
    assert bar.value() > 0
    view.open_target("article:apology")
    assert bar.value() == 0


def test_the_measure_is_readable_and_follows_the_text_size(
    view: HandbookView, qapp: QApplication, qtbot: QtBot
) -> None:
    view.resize(1800, 704)
    qtbot.waitUntil(lambda: view.page.text.width() > 600)
    assert view.page.text.width() <= 720
    try:
        theming.apply(qapp, theming.themes()["dark"], 150)
        qtbot.waitUntil(lambda: view.page.text.width() > 720)
    finally:
        theming.apply(qapp, theming.themes()["light"])


def test_the_links_of_the_contents_follow_the_theme(
    view: HandbookView, qapp: QApplication, qtbot: QtBot
) -> None:
    view.page.show_reading(Reading("x", "", "三段", "", "## 一\n\n## 二\n\n## 三\n", "", ""))
    assert view.page.contents.isVisible()
    try:
        for name in ("dark", "light"):
            theming.apply(qapp, theming.themes()[name])
            theming.dress(view)
            qtbot.wait(1)
            shown = view.page.contents.grab().toImage()
            drawn = {
                shown.pixelColor(x, y).name()
                for x in range(shown.width())
                for y in range(shown.height())
            }
            assert theming.current().colours["accent"].lower() in drawn, name
    finally:
        theming.apply(qapp, theming.themes()["light"])


def test_the_same_article_again_stays_where_it_is(view: HandbookView, qtbot: QtBot) -> None:
    view.resize(900, 400)
    bar = view.page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 50)
    bar.setValue(50)
    view.refresh()
    assert bar.value() == 50


def test_a_heading_with_markup_in_it_is_shown_and_not_obeyed(view: HandbookView) -> None:
    body = "## 甲 < 乙\n\n一\n\n## 丙\n\n二\n\n## 丁\n\n三"
    view.show_reading(Reading("a", "章", "<b>标题</b>", "", body, "", ""))
    assert "甲 &lt; 乙" in view.page.contents.text()
    assert view.page.title.text() == "<b>标题</b>"


def test_an_empty_handbook_says_what_belongs_there(
    qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory, place: Workplace
) -> None:
    from db.opening import open_store
    from desktop_app.services import Services
    from desktop_app.system.changes import Changes

    folder = tmp_path_factory.mktemp("empty")
    opened = open_store(folder, place.clock.now(), place.clock.today())
    services = Services(opened.store, place.clock, Changes(), quick_passwords())
    view = handbook.build(knowledge=services.knowledge, background=Inline(), navigator=Notes())
    qtbot.addWidget(view)
    view.show()
    view.refresh()
    assert view.empty.isVisible()
    services.store.close()
