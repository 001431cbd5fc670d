"""The part of the tour that writes a form: tried out, put in order, published, read from a file."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from desktop_app.panes.forms.templates.view import TemplatesView
from desktop_app.tour.driver import Driver, StepFailed
from desktop_app.tour.moves import signed_in
from desktop_app.widgets.inputs import TextArea

_KEY = "handover-check"
_QUESTION = "交接的话题里有没有还在等回音的客户"
_TABLE = """标题,晨检
用途,闲聊
部分,部分权重,题目,题型,权重
开门前,60,灯都亮着,开关,2
,,地面干净,勾选,很多
"""


def write_a_form(driver: Driver, out: Path) -> None:
    """A supervisor changes a form in the window and publishes it; a faulty file is refused."""
    driver.workstation.window.go("forms", "templates")
    view = driver.find(TemplatesView, lambda _view: True, "the templates")
    driver.settled()
    driver.picture("templates")
    view.listing.rows.select(_KEY)
    driver.settled()
    driver.click(view.listing.edit_button)
    driver.until(lambda: view.page is not view.listing, "the editor")
    driver.settled()
    _ask_one_more(driver, view)
    _put_in_order(driver, view)
    driver.click(view.editor.trial.buttons["random"])
    driver.picture("template-tried-out")
    driver.agree_soon("template-publish-question")
    driver.click(view.editor.publish_button)
    driver.until(lambda: view.page is view.listing, "the form is published")
    driver.settled()
    driver.reads("第 2 版")
    driver.picture("template-published")
    services, actor = signed_in(driver)
    (newest, author), *_older = services.templates.history(actor, _KEY)
    if (newest.number, author) != (2, actor.name):
        raise StepFailed(f"{_KEY} is not published as the second version")
    table = out / "晨检.csv"
    table.write_text(_TABLE, encoding="gb18030")
    view.files_chosen.emit([table])
    driver.reads("没有导入任何内容")
    driver.picture("template-import-refused")
    driver.click(view.importing.back_button)


def _ask_one_more(driver: Driver, view: TemplatesView) -> None:
    """Add a question by keyboard: without words it is a fault, with them it is none."""
    page = view.editor
    driver.press(Qt.Key.Key_Down)
    driver.press(Qt.Key.Key_Down)
    driver.control(Qt.Key.Key_Return)
    driver.until(page.fault_links, "the fault of a question without words")
    driver.picture("template-fault")
    area = page.properties.editor("label")
    if not isinstance(area, TextArea) or not area.hasFocus():
        raise StepFailed("the new question does not wait for its words")
    driver.type(_QUESTION)
    driver.until(lambda: not page.fault_links(), "the fault is gone")


def _put_in_order(driver: Driver, view: TemplatesView) -> None:
    """Drag the new question to the top of its section with the mouse."""
    outline = view.editor.outline
    rows = [row.title for row in outline.rows()]
    place = rows.index(_QUESTION)
    port, left = outline.viewport(), Qt.MouseButton.LeftButton
    here = outline.visualRect(outline.model().index(place, 0)).center()
    there = outline.visualRect(outline.model().index(2, 0)).center() - QPoint(0, 8)
    QTest.mousePress(port, left, pos=here)
    QTest.mouseMove(port, here - QPoint(0, 20))
    QTest.mouseMove(port, there)
    driver.pause()
    QTest.mouseRelease(port, left, pos=there)
    driver.until(
        lambda: outline.rows()[2].title == _QUESTION, "the question stands where it was dropped"
    )
