"""The part of the tour that keeps the question bank: written, handed in, imported, looked over."""

from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt

from desktop_app.panes.exams.bank.view import BankView
from desktop_app.tour.driver import Driver, StepFailed
from desktop_app.tour.moves import signed_in

_MORE = "请选最合适的一项。"
_OPTION = "先记下来，等客户下次来电再说"
_FILE = """\
# 会议与接待
1. 会议室要提前多少分钟预订？
A. 十分钟
B. 三十分钟
C. 六十分钟
【答案】B
【解析】提前半小时，前台好安排茶水。
"""


def keep_the_bank(driver: Driver) -> None:
    """A supervisor looks around, changes a question, hands it in, and brings in a file."""
    driver.workstation.window.go("exams", "bank")
    view = driver.find(BankView, lambda _view: True, "the bank")
    driver.settled()
    driver.picture("bank")
    listing = view.listing
    listing.type.setCurrentIndex(listing.type.findData("case"))
    driver.settled()
    driver.picture("bank-case")
    listing.clear_filter()
    listing.type.setCurrentIndex(listing.type.findData("single"))
    driver.settled()
    _change(driver, view)
    _bring_in(driver, view)
    driver.click(listing.doubles_button)
    driver.until(lambda: view.page is view.doubles, "what is alike")
    driver.settled()
    driver.picture("bank-doubles")
    driver.click(view.doubles.back_button)
    driver.until(lambda: view.page is listing, "the list again")
    services, actor = signed_in(driver)
    waiting = [one for one in services.bank.listed(actor) if one.waiting is not None]
    if len(waiting) != 2:
        raise StepFailed("the changed and the new question do not wait to be looked over")


def _change(driver: Driver, view: BankView) -> None:
    """Change the stem and add an option, by keyboard; it is handed in for somebody else."""
    page = view.editor
    driver.click(view.listing.edit_button)
    driver.until(lambda: view.page is page, "the question")
    driver.settled()
    page.properties.focus_field("stem")
    driver.press(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    driver.type(_MORE)
    driver.settled()
    driver.picture("bank-editor")
    page.parts.setFocus()
    driver.press(Qt.Key.Key_Down)
    driver.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    driver.until(page.check_links, "what an empty option lacks")
    driver.picture("bank-checked")
    driver.type(_OPTION)
    driver.until(lambda: not page.check_links(), "nothing is lacking")
    driver.click(page.publish_button)
    driver.until(lambda: view.page is view.listing, "it is handed in")
    driver.settled()
    driver.reads("等待审核")
    driver.picture("bank-waiting")


def _bring_in(driver: Driver, view: BankView) -> None:
    """Look at what a file would do, then hand its question in."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "会议.txt")
        path.write_text(_FILE.replace("【答案】B", "【答案】E"), encoding="utf-8")
        view.files_chosen.emit([path])
        driver.until(lambda: view.page is view.importing, "what is wrong with the file")
        driver.settled()
        driver.reads("答案写了 E，选项只到 C。")
        driver.picture("bank-faults")
        path.write_text(_FILE, encoding="utf-8")
        view.files_chosen.emit([path])
        driver.until(view.importing.publish_button.isVisible, "what the file would do")
        driver.settled()
        driver.picture("bank-import")
        driver.click(view.importing.publish_button)
        driver.until(lambda: view.page is view.listing, "it is taken in")
        driver.settled()
