"""From a dialogue's file to a drill in the real pane, by keys, buttons and a dropped file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import Workplace
from practice_fakes import FakeNavigator
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.panes.practice import build
from desktop_app.panes.practice.authoring.drafts_page import DraftsPage
from desktop_app.panes.practice.authoring.import_page import ImportPage
from desktop_app.panes.practice.view import PracticeView
from desktop_app.system.background import Inline
from desktop_app.widgets.evidence_text import EvidenceText

TALK = """家长（周女士）：课怎么还没开？我电话13800138000，都等了三天了！
客服：让您久等了，实在对不起，是我们没有及时通知您。
家长（周女士）：那到底什么时候开？
客服：我现在就帮您查，今天下午四点前打电话给您答复。
"""


@pytest.fixture
def navigator() -> FakeNavigator:
    return FakeNavigator()


@pytest.fixture
def view(qtbot: QtBot, place: Workplace, navigator: FakeNavigator) -> Iterator[PracticeView]:
    view = build(
        actor=place.supervisor,
        practice=place.services.practice,
        modes=place.services.modes,
        exams=place.services.exams,
        debriefing=place.services.debriefing,
        examples=place.services.examples,
        forms=place.services.forms,
        save_pdf=lambda _attempt: None,
        authoring=place.services.authoring,
        clock=place.clock,
        background=Inline(),
        navigator=navigator,
    )
    qtbot.addWidget(view)
    view.resize(1166, 704)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    view.refresh()
    yield view
    view.leave()


def pages_of(view: PracticeView) -> tuple[DraftsPage, ImportPage]:
    """Both pages, which are made when they are first opened; what was shown is shown again."""
    if view.findChild(DraftsPage) is None:
        view.target_requested.emit("drafts")
        view.findChild(DraftsPage).back_requested.emit()  # type: ignore[union-attr]
        QApplication.processEvents()  # the new boxes have lists that are windows of their own
        view.activateWindow()
        QApplication.processEvents()
    drafts, taking = view.findChild(DraftsPage), view.findChild(ImportPage)
    assert isinstance(drafts, DraftsPage)
    assert isinstance(taking, ImportPage)
    return drafts, taking


@pytest.fixture
def taking(view: PracticeView, monkeypatch: pytest.MonkeyPatch, talk: Path) -> ImportPage:
    page = pages_of(view)[1]
    monkeypatch.setattr(page, "ask_file", lambda: str(talk))
    return page


@pytest.fixture
def drafts(view: PracticeView) -> DraftsPage:
    return pages_of(view)[0]


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "等课的家长.txt"
    path.write_text(TALK, encoding="utf-8")
    return path


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, modifier)


def reads(page: QWidget) -> str:
    QApplication.processEvents()  # what a layout was given this moment is shown with the next event
    shown = [one.text() for one in page.findChildren(QLabel) if one.isVisible()]
    said = [one.accessibleName() for one in page.findChildren(EvidenceText) if one.isVisible()]
    return "\n".join([*shown, *said])


def act(view: PracticeView, name: str) -> None:
    next(one for one in view.actions() if one.accessibleName() == name).click()  # type: ignore[attr-defined]


def agree(page: DraftsPage, answers: list[tuple[str, str]], answer: bool = True) -> None:
    def confirm(title: str, text: str, accept: str, danger: bool = False) -> bool:
        assert accept
        assert danger in (True, False)
        answers.append((title, text))
        return answer

    page.confirm = confirm  # type: ignore[method-assign]


def target(page: DraftsPage, path: Path, names: list[str]) -> None:
    def ask_target(name: str, suffix: str) -> Path | None:
        names.append(f"{name}.{suffix}")
        return path

    page.ask_target = ask_target  # type: ignore[method-assign]


def test_nobody_but_a_supervisor_is_offered_it(qtbot: QtBot, place: Workplace) -> None:
    view = build(
        actor=place.trainee,
        practice=place.services.practice,
        modes=place.services.modes,
        exams=place.services.exams,
        debriefing=place.services.debriefing,
        examples=place.services.examples,
        forms=place.services.forms,
        save_pdf=lambda _attempt: None,
        authoring=place.services.authoring,
        clock=place.clock,
        background=Inline(),
        navigator=FakeNavigator(),
    )
    qtbot.addWidget(view)
    view.refresh()
    assert view.actions() == (view.examples_button,)
    assert view.findChild(ImportPage) is None


def test_a_dialogue_becomes_a_drill_with_the_keyboard(
    view: PracticeView, taking: ImportPage, drafts: DraftsPage, place: Workplace
) -> None:
    act(view, "导入对话")
    assert view.heading[0] == "导入对话"
    assert QApplication.focusWidget() is taking.empty.button
    press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is taking.title
    assert (taking.title.text(), taking.customer.text()) == ("等课的家长", "某女士")
    told = reads(taking)
    assert "13800138000" not in told
    assert "第 1 行  手机号 → 138******00" in told
    assert "要点：" in told
    highlighted = [one for one in taking.findChildren(EvidenceText) if one.accessibleDescription()]
    assert [one.accessibleDescription() for one in highlighted] == ["138******00（已隐去手机号）"]
    QTest.keyClicks(taking.title, "ABC")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert view.heading[0] == "自编场景"
    assert [row.title for row in drafts.rows.rows()] == ["ABC"]
    assert ("草稿", "plain") in drafts.rows.rows()[0].tags
    assert "满分学员" in reads(drafts)
    asked: list[tuple[str, str]] = []
    agree(drafts, asked)
    drafts.publish_button.click()
    assert asked[0][0] == "发布“ABC”"
    assert "满分学员" in asked[0][1]
    assert not drafts.publish_button.isVisible()
    drafts.rows.setFocus()
    press(Qt.Key.Key_Escape)
    assert view.list_page.isVisible()
    assert "ABC" in [one.title for one in place.services.practice.drills(place.trainee)]


def test_a_bad_file_shows_its_lines_and_cannot_be_kept(
    view: PracticeView, taking: ImportPage, talk: Path
) -> None:
    act(view, "导入对话")
    talk.write_text("客户：在吗\n客服：在\n王五：一\n李四：二", encoding="utf-8")
    taking.empty.button.click()
    told = reads(taking)
    assert "有 2 处读不懂，没有导入任何内容" in told
    assert "第 3 行" in told
    assert "认得的写法" in told
    assert not taking.keep_button.isEnabled()
    talk.unlink()
    press(Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert "文件打不开" in reads(taking)
    talk.write_text(TALK, encoding="utf-8")
    taking.choose_button.click()
    assert taking.keep_button.isEnabled()


def drop(page: QWidget, *paths: Path) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    enter = QDragEnterEvent(
        QPoint(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    enter.setAccepted(False)
    QApplication.sendEvent(page, enter)
    if enter.isAccepted():
        event = QDropEvent(
            QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        QApplication.sendEvent(page, event)
    return enter.isAccepted()


def test_a_file_can_be_dropped_on_both_pages(
    view: PracticeView, taking: ImportPage, drafts: DraftsPage, talk: Path
) -> None:
    act(view, "自编场景")
    assert drafts.empty.isVisible()
    assert not drop(drafts, talk.with_suffix(".png"))
    assert not drop(drafts, talk, talk)
    assert drop(drafts, talk)
    assert taking.isVisible()
    assert taking.title.text() == "等课的家长"
    assert drop(taking, talk)
    assert taking.keep_button.isEnabled()


@pytest.fixture
def draft(view: PracticeView, taking: ImportPage, talk: Path) -> None:
    taking.file_chosen.emit(str(talk))
    act(view, "存为草稿")


@pytest.mark.usefixtures("draft")
def test_a_draft_is_tried_out_as_any_drill(view: PracticeView, drafts: DraftsPage) -> None:
    drafts.try_button.click()
    assert view.talk_page.isVisible()
    assert view.heading[0] == "等课的家长"
    assert "138******00" in view.talk_page.transcript.messages[0].text


@pytest.mark.usefixtures("draft")
def test_a_draft_is_thrown_away_after_asking_once(
    view: PracticeView, drafts: DraftsPage, navigator: FakeNavigator
) -> None:
    asked: list[tuple[str, str]] = []
    agree(drafts, asked, answer=False)
    drafts.throw_button.click()
    assert len(drafts.rows.rows()) == 1
    agree(drafts, asked)
    drafts.throw_button.click()
    assert [title for title, _ in asked] == ["丢弃草稿", "丢弃草稿"]
    assert drafts.empty.isVisible()
    assert navigator.notices[-1] == "草稿“等课的家长”已丢弃"
    assert view.heading[0] == "自编场景"


@pytest.mark.usefixtures("draft")
def test_a_draft_is_exported_edited_and_imported_again(
    view: PracticeView,
    taking: ImportPage,
    drafts: DraftsPage,
    tmp_path: Path,
    navigator: FakeNavigator,
) -> None:
    out = tmp_path / "out.twee"
    names: list[str] = []
    target(drafts, out, names)
    drafts.export_menu().actions()[1].trigger()
    assert names == ["own-deng-ke-de-jia-zhang.twee"]
    assert navigator.notices[-1] == "已导出：out.twee"
    text = out.read_text(encoding="utf-8")
    out.write_text(text.replace("客服（好）：让您久等了，", "没有说话人\n客服（好）："), "utf-8")
    taking.file_chosen.emit(str(out))
    assert "看不懂这一行" in reads(taking)
    out.write_text(text.replace("[[情绪≥85->lost]]", "[[情绪≥20->lost]]"), "utf-8")
    taking.file_chosen.emit(str(out))
    act(view, "存为草稿")
    assert len(drafts.rows.rows()) == 1
    assert "处提醒" in reads(drafts)


@pytest.mark.usefixtures("draft")
def test_a_draft_with_errors_cannot_be_published(
    view: PracticeView, taking: ImportPage, drafts: DraftsPage, tmp_path: Path
) -> None:
    out = tmp_path / "out.yaml"
    target(drafts, out, [])
    drafts.export_button.click()
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    text = out.read_text(encoding="utf-8")
    out.write_text(text.replace("- to: solved", "- to: turn-2"), encoding="utf-8")
    taking.file_chosen.emit(str(out))
    act(view, "存为草稿")
    told = reads(drafts)
    assert "没有一条路会走到这个结局" in told
    assert "结局 1" in told
    assert not drafts.publish_button.isEnabled()
    assert not drafts.try_button.isEnabled()
    assert view.heading[0] == "自编场景"


@pytest.mark.usefixtures("draft")
def test_every_control_has_a_name(taking: ImportPage, drafts: DraftsPage) -> None:
    for page in (taking, drafts):
        controls = [one for one in page.findChildren(QWidget) if one.focusPolicy()]
        named = [one for one in controls if one.accessibleName() or not one.isVisible()]
        assert [type(one).__name__ for one in controls if one not in named] == []
