"""The part of the tour that makes a drill of a dialogue: imported, checked, published, found."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from desktop_app.panes.practice.authoring.edit_page import EditPage
from desktop_app.panes.practice.authoring.import_page import ImportPage
from desktop_app.tour.driver import Driver, StepFailed
from desktop_app.tour.moves import signed_in

_TITLE = "课时没到账的家长"
_TALK = """家长（周女士）：课时怎么还没到账？我电话13800138000，都等了三天了！
客服：让您久等了，实在对不起，是我们没有及时通知您。
家长（周女士）：那到底什么时候能到？
客服：我现在就帮您查，今天下午四点前打电话给您答复。
家长（周女士）：四点前真的会打吗？
客服：会的，我叫小禾，四点前由我给您回电话，查不清也先告诉您进度。
"""


def make_a_drill_of_a_dialogue(driver: Driver, out: Path) -> None:
    """A text file becomes a draft with its number taken out, is checked and published."""
    driver.workstation.window.go("practice")
    driver.settled()
    driver.click(driver.button("导入对话"))
    page = driver.find(ImportPage, lambda _page: True, "the import")
    driver.picture("import-empty")
    talk = out / "dialogue.txt"
    talk.write_text(_TALK, encoding="utf-8")
    page.ask_file = lambda: str(talk)  # type: ignore[method-assign]  # the system's own dialog
    driver.control(Qt.Key.Key_O)
    driver.reads("已隐去 1 处")
    driver.clear(page.title)
    driver.type(_TITLE, page.title)
    driver.picture("import")
    driver.control(Qt.Key.Key_Return)
    driver.settled()
    driver.reads("四种学员试演")
    driver.picture("drafts")
    edit_the_draft(driver)
    publish = driver.button("发布")
    driver.agree_soon("publish-question")
    driver.click(publish)
    driver.settled()
    driver.until(lambda: not publish.isVisible(), "the scenario is published")
    driver.press(Qt.Key.Key_Escape)


def edit_the_draft(driver: Driver) -> None:
    """A point gets one more wording, a mistake is taken back, and the draft is kept anew.

    An ending that no way leads to yet is told in the check, and taken back too.
    """
    driver.click(driver.button("编辑"))
    page = driver.find(EditPage, lambda _page: True, "the editor")
    driver.settled()
    driver.reads("四种学员试演")
    driver.picture("editor")
    says, name = page.fields["turns.0.points.0.says"], page.fields["turns.0.points.0.name"]
    says.setFocus()
    driver.control(Qt.Key.Key_End)
    driver.press(Qt.Key.Key_Return)
    driver.type("让您等了这么久，是我们不对")
    if not isinstance(name, QLineEdit):
        raise StepFailed("a point has no line for its name")
    driver.clear(name)
    driver.settled()
    driver.reads("处要改")
    driver.picture("editor-fault")
    driver.click(page.undo_button)
    driver.settled()
    _let_the_customer_get_angry(driver, page)
    driver.control(Qt.Key.Key_Return)
    driver.settled()
    driver.until(lambda: not page.isVisible(), "the edited draft is kept")


def _let_the_customer_get_angry(driver: Driver, page: EditPage) -> None:
    """Who has become upset says it in other words, and may leave with a promise."""
    driver.click(driver.button("加说法"))
    driver.type("我都问了几遍了，到底管不管？", into=page.fields["turns.0.lines.0.text"])
    driver.settled()
    driver.reads("四种学员试演")
    driver.picture("editor-wordings")
    page.sections.select("endings")
    driver.click(driver.button("加结局"))
    driver.type("那我等您四点的电话。", into=page.fields["endings.2.text"])
    driver.settled()
    driver.reads("promised · 约定答复")
    driver.picture("editor-endings")
    driver.click(page.undo_button)
    driver.click(page.undo_button)
    driver.settled()
    driver.reads("四种学员试演")


def find_the_new_drill(driver: Driver) -> None:
    """A trainee finds the drill in the list."""
    driver.workstation.window.go("practice")
    driver.settled()
    driver.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    driver.find(QLineEdit, QLineEdit.hasFocus, "the search of the list")
    driver.type(_TITLE)
    driver.settled()
    driver.picture("drill-published")
    services, actor = signed_in(driver)
    if _TITLE not in [one.title for one in services.practice.drills(actor)]:
        raise StepFailed(f"{_TITLE} is not among the drills")
    driver.reads(_TITLE)
