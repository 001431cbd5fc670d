"""The designer on the screen: chosen, dragged along guides, nudged, tried, published."""

from pathlib import Path

import pytest
from builders import Workplace
from designing import CTRL, LEFT, SHIFT, Designer, click
from judging import add_trainee, make_due
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.documents.certificate_sample import LONG, ROOM, SIGNATURE
from desktop_app.panes.certificates.design.canvas import WIDE, Canvas
from desktop_app.panes.certificates.design.page import DesignPage
from desktop_app.training.certification.layout.default import KEY
from desktop_app.widgets.inputs import DecimalEdit, TextArea


@pytest.fixture
def designer(qtbot: QtBot, place: Workplace) -> Designer:
    return Designer(qtbot, place, place.supervisor)


def paper_colour(canvas: Canvas, across: float, down: float) -> str:
    image = canvas.grab().toImage()
    return image.pixelColor(canvas.point_of(across, down).toPoint()).name()


def test_the_page_is_shown_as_it_is_printed_and_what_is_clicked_is_chosen(
    designer: Designer,
) -> None:
    assert designer.view.heading[0] == "证书版面"
    assert paper_colour(designer.canvas, 12, 60) != "#ffffff"  # the woven border
    assert paper_colour(designer.canvas, 4, 4) == "#ffffff"
    for key in ("title", "name", "code", "signature", "facts"):
        designer.choose(key)
    assert designer.canvas.accessibleDescription() == "编号和日期，左边 30 毫米，离上边 173 毫米"


def test_a_dragged_element_rests_on_the_middle_of_the_page_and_guides_are_drawn(
    designer: Designer,
) -> None:
    designer.drag("code", QPointF(20, -3), QPointF(40, -5))
    moved = designer.box("code").ink
    assert moved[0] == pytest.approx(175, abs=2)
    back = WIDE / 2 - (moved[0] + moved[2]) / 2
    designer.drag("code", QPointF(back / 2, 0), QPointF(back + 0.3, 0.4), drop=False)
    guides = designer.canvas.page.guides
    assert (True, WIDE / 2) in [(one.upright, one.at) for one in guides]
    QTest.mouseRelease(designer.canvas, LEFT)
    left, _top, right, _bottom = designer.box("code").ink
    assert (left + right) / 2 == pytest.approx(WIDE / 2)
    assert designer.canvas.page.guides == ()
    designer.page.undo_requested.emit()
    assert designer.box("code").ink == moved  # a drag is one step


def test_an_edge_is_dragged_to_the_middle_of_the_page(designer: Designer) -> None:
    designer.choose("facts")
    left, top, right, bottom = designer.box("facts").room
    assert (left, right) == (30, 112)
    edge = designer.canvas.point_of(right, (top + bottom) / 2).toPoint()
    scale = designer.canvas.pixels_per_mm
    QTest.mousePress(designer.canvas, LEFT, pos=edge)
    for way in (20, WIDE / 2 - right + 0.4):
        QTest.mouseMove(designer.canvas, edge + QPoint(round(way * scale), 0))
    assert [one.at for one in designer.canvas.page.guides] == [WIDE / 2]
    QTest.mouseRelease(designer.canvas, LEFT)
    assert (designer.number("x"), designer.number("width")) == (30, 118.5)
    edge = designer.canvas.point_of(left, (top + bottom) / 2).toPoint()
    QTest.mousePress(designer.canvas, LEFT, pos=edge)
    QTest.mouseMove(designer.canvas, edge + QPoint(round(200 * scale), 0))
    QTest.mouseRelease(designer.canvas, LEFT)
    assert designer.number("width") == 5
    designer.page.undo_requested.emit()
    assert (designer.number("x"), designer.number("width")) == (30, 118.5)


def test_a_target_leads_into_the_designer_and_out_of_it(
    designer: Designer, place: Workplace
) -> None:
    designer.view.open_target(f"person:{place.trainee.id}")
    assert designer.view.heading[0] == "证书"
    assert not designer.page.isVisible()
    designer.view.open_target("layout")
    assert designer.page.isVisible()
    assert designer.view.keys == DesignPage.keys


def test_a_drag_is_taken_back_with_esc_and_the_designer_stays(designer: Designer) -> None:
    before = designer.box("lead").ink
    designer.drag("lead", QPointF(10, 5), QPointF(30, 15), drop=False)
    assert designer.box("lead").ink != before
    designer.key(Qt.Key.Key_Escape)
    assert designer.box("lead").ink == before
    assert designer.view.heading[0] == "证书版面"
    assert not designer.page.undo_button.isEnabled()


def test_arrow_keys_move_by_a_millimetre_and_with_ctrl_by_a_tenth(designer: Designer) -> None:
    designer.choose("facts")
    for _ in range(3):
        designer.key(Qt.Key.Key_Right)
    designer.key(Qt.Key.Key_Up, CTRL)
    assert (designer.number("x"), designer.number("y")) == (33, 172.9)
    designer.key(Qt.Key.Key_Right, SHIFT)
    assert (designer.number("x"), designer.number("width")) == (32, 84)
    designer.page.undo_requested.emit()
    assert (designer.number("x"), designer.number("width")) == (33, 82)
    designer.page.redo_requested.emit()
    assert designer.number("width") == 84
    designer.page.changed.emit("x", 0.5)
    designer.key(Qt.Key.Key_Left)
    assert designer.number("x") == 0  # it stays on the paper


def test_tab_goes_through_the_elements_and_then_on(designer: Designer) -> None:
    keys = [one.key for one in designer.canvas.page.boxes]
    designer.page.name_edit.setFocus()
    designer.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    seen = [designer.canvas.page.chosen]
    while designer.canvas.hasFocus():
        QTest.keyClick(designer.canvas, Qt.Key.Key_Tab)
        if designer.canvas.hasFocus():
            seen.append(designer.canvas.page.chosen)
    assert seen == keys
    assert {"border", "logo", "name", "seal", "signature"} <= set(seen)


def test_millimetres_and_colours_are_set_at_the_right(designer: Designer) -> None:
    designer.choose("lead")
    across = designer.page.properties.editor("x")
    assert isinstance(across, DecimalEdit)
    across.setValue(60.25)
    assert designer.box("lead").room[0] == pytest.approx(60.25)
    designer.page.changed.emit("align", "left")
    assert designer.box("lead").ink[0] == pytest.approx(60.25)
    designer.page.changed.emit("insert", "姓名")
    editor = designer.page.properties.editor("text")
    assert isinstance(editor, TextArea)
    assert editor.toPlainText() == "兹证明[姓名]"
    designer.choose("english")
    designer.page.changed.emit("follows", "")
    free = designer.number("y")
    designer.page.changed.emit("follows", "body")
    assert free == pytest.approx(121.45, abs=0.1)
    assert designer.number("y") == 8.5


def test_text_is_added_filled_in_and_taken_out(designer: Designer) -> None:
    designer.page.adding.actions()[0].trigger()
    key = designer.canvas.page.chosen
    words = designer.page.properties.editor("text")
    assert words.hasFocus()
    QTest.keyClicks(words, "No. 7")
    assert designer.box(key).name == "文字“No. 7”"
    designer.write("证书由[机构名称]颁发")
    assert designer.box(key).name == "文字“证书由[机构名称]颁发”"
    designer.canvas.setFocus()
    designer.key(Qt.Key.Key_D, CTRL)
    assert designer.canvas.page.chosen != key
    designer.key(Qt.Key.Key_Delete)
    designer.page.chosen.emit("name")
    designer.canvas.setFocus()
    designer.key(Qt.Key.Key_Delete)  # what every certificate has is only hidden
    assert designer.box("name").hidden
    assert "每份证书上都要有姓名，现在没有显示，或只在一种证书上显示。" in designer.told()
    click(designer.page.publish_button)
    assert designer.went.said[-1] == "还有 1 处要改，改好再发布"
    designer.canvas.setFocus()
    designer.key(Qt.Key.Key_H)
    assert not designer.box("name").hidden


def test_what_is_amiss_is_told_before_it_is_published(designer: Designer) -> None:
    assert designer.told() == []
    designer.page.chosen.emit("signature")
    designer.page.changed.emit("x", 120.0)
    designer.page.changed.emit("y", 170.0)
    assert "签名线“[签发人]”盖住了二维码或它的白边，可能扫不出来。" in designer.told()
    designer.page.changed.emit("x", 285.0)
    assert "签名线“[签发人]”超出了纸张。" in designer.told()
    designer.page.changed.emit("x", 226.0)
    designer.page.changed.emit("y", 179.5)
    assert "签名线“[签发人]”压到了花边。" in designer.told()
    designer.page.chosen.emit("divider")
    designer.page.changed.emit("y", 46.0)
    assert "文字“[证书名称]”和分隔线叠在一起。" in designer.told()
    designer.page.chosen.emit("code")
    designer.page.changed.emit("shown", False)
    assert "没有二维码，拿到证书的人不能扫码验真。" in designer.told()


def test_names_are_tried_and_both_levels(designer: Designer, place: Workplace) -> None:
    click(designer.page.long_button)
    assert designer.page.name_edit.text() == LONG
    assert len(LONG) == 40
    assert designer.page.told.text().startswith("这个姓名能印全。签发后约")
    click(designer.page.rare_button)
    assert designer.page.told.text().startswith("这个姓名能印全。")
    designer.page.name_edit.setText("")
    composed = QInputMethodEvent()
    composed.setCommitString("李𠮷")
    QApplication.sendEvent(designer.page.name_edit, composed)
    assert "𠮷 U+20BB7" in designer.page.told.text()
    assert "gold-tag" not in [one.key for one in designer.canvas.page.boxes]
    click(designer.page.level_buttons["gold"])
    assert "gold-tag" in [one.key for one in designer.canvas.page.boxes]
    click(designer.page.names_button)
    assert designer.page.told.text() == "全部人员的姓名都能印全。"
    add_trainee(place, "王𠮷", "3011")
    click(designer.page.names_button)
    assert "1 个姓名里有打印字体没有的字：王𠮷（3011）：𠮷" in designer.page.told.text()


def test_a_layout_is_published_used_and_taken_back(
    designer: Designer, place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    page = designer.page

    def agree(_title: str, text: str, _accept: str, danger: bool = False) -> bool:
        asked.append(text)
        return not danger

    monkeypatch.setattr(page, "confirm", agree)
    designer.choose("lead")
    designer.write("特此证明")
    assert page.status.text() == "已保存 09:00:00"
    click(page.publish_button)
    assert asked == ["以后签发的证书都用这个版面，并记下是第几版；已签发的证书不变。"]
    assert designer.went.said[-1] == "证书版面第 2 版已发布，以后签发的证书都用它"
    assert designer.view.heading[0] == "证书"
    make_due(place, place.trainee)
    issued = place.services.certification.issue(place.supervisor, place.trainee.id)
    newest, author = place.services.layouts.history(place.supervisor, KEY)[0]
    assert (issued.layout_id, author) == (newest.version_id, "陈立")

    click(designer.view.look_button)
    page.versions_requested.emit()
    sheet = page.versions_sheet
    assert sheet is not None
    first = place.services.layouts.history(place.supervisor, KEY)[-1][0]
    sheet.take_back_wanted.emit(str(first.version_id), "")
    assert designer.box("lead").name == "文字“兹证明”"
    page.undo_requested.emit()
    assert designer.box("lead").name == "文字“特此证明”"


def test_both_levels_are_looked_at_before_it_is_published(
    designer: Designer, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def refuse(_title: str, text: str, _accept: str) -> bool:
        asked.append(text)
        return False

    monkeypatch.setattr(designer.page, "confirm", refuse)
    designer.page.chosen.emit("gold-tag")
    designer.page.changed.emit("follows", "")
    designer.page.changed.emit("y", 160.0)
    assert designer.told() == []  # there is no tag on the certificate that is tried
    click(designer.page.publish_button)
    assert "金牌证书：称号框盖住了二维码或它的白边，可能扫不出来。" in asked[0]
    assert "认证证书" not in asked[0]
    assert designer.page.isVisible()


def test_a_draft_is_gone_on_with_and_thrown_away(
    designer: Designer, place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    designer.choose("lead")
    designer.write("特此证明")
    QTest.keyClick(designer.page, Qt.Key.Key_Escape)
    assert designer.view.heading[0] == "证书"
    assert designer.view.look_button.hasFocus()
    click(designer.view.look_button)
    assert designer.box("lead").name == "文字“特此证明”"
    monkeypatch.setattr(designer.page, "confirm", lambda *_given, **_named: True)
    click(designer.page.throw_button)
    assert place.services.layouts.open(place.supervisor).saved_at is None


def test_a_layout_goes_to_a_file_and_comes_back(
    designer: Designer, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, page = tmp_path / "layout.yaml", designer.page
    monkeypatch.setattr(page, "ask_layout_target", lambda: path)
    monkeypatch.setattr(page, "ask_layout_file", lambda: path)
    designer.choose("lead")
    designer.write("特此证明")
    page.export_requested.emit()
    page.reset_requested.emit()
    assert designer.box("lead").name == "文字“兹证明”"
    page.import_requested.emit()
    assert designer.box("lead").name == "文字“特此证明”"
    wrong = path.read_text(encoding="utf-8").replace("特此证明", "特此[性别]")
    path.write_text(wrong, encoding="utf-8")
    with qtbot.captureExceptions() as caught:
        page.import_requested.emit()
    ((_kind, error, _trace),) = caught
    assert "第 57 行 elements[8].text：没有这个占位：[性别]。" in str(error)
    assert designer.box("lead").name == "文字“特此证明”"


def test_a_signed_certificate_is_no_larger_than_the_designer_says(
    designer: Designer, place: Workplace
) -> None:
    make_due(place, place.trainee)
    signed = place.services.certification.issue(place.supervisor, place.trainee.id)
    click(designer.page.level_buttons["gold"])
    said = int(designer.page.told.text().split("约 ")[1].split(" KB")[0])
    assert said * 1024 - SIGNATURE < len(signed.pdf) <= said * 1024 <= ROOM
