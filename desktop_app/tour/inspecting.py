"""What the tour does in quality inspection: bring contacts in, inspect the next, read results."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from desktop_app.panes.quality.contacts.view import ContactsView
from desktop_app.panes.quality.week.view import WeekView
from desktop_app.tour.driver import Driver, StepFailed
from desktop_app.tour.moves import sign, signed_in
from desktop_app.training.quality.sharing.use_cases import CaseState
from desktop_app.widgets.form_row import ItemRow
from desktop_app.widgets.said_text import SaidText

_FILE = """【接待】退款进度，林晓雨，在线
客户：你好，我是张伟，电话13812345678，上周申请的退款呢
客服：张先生您好，我是林晓雨。您是问上周那笔退款到哪了，对吗？我查一下，两分钟内回您。
客户：对，寄发票的地址是中山路128号3栋2单元501室
客服：查到了，本周四 18:00 前原路退回，到账后我在这里告诉您。祝小豆子学习进步。
客户：好的，谢谢
"""
_LOOKED_BACK = timedelta(weeks=8)
_ALT = Qt.KeyboardModifier.AltModifier


def inspect_the_week(driver: Driver, out: Path) -> None:
    """A file is approved, somebody is observed, the next is inspected, the results are read."""
    _bring_in(driver, out)
    _observe(driver)
    _inspect_the_next(driver)
    driver.workstation.window.go("quality", "results")
    driver.settled()
    driver.reads("最弱")
    driver.picture("quality-results")
    _share_a_case(driver)


def _bring_in(driver: Driver, out: Path) -> None:
    driver.workstation.window.go("quality", "contacts")
    driver.settled()
    view = driver.find(ContactsView, lambda _view: True, "the contacts")
    driver.picture("quality-contacts")
    path = out / "聊天记录.txt"
    path.write_text(_FILE, encoding="utf-8")
    try:
        view.ask_files = lambda: [str(path)]  # type: ignore[method-assign]
        driver.control(Qt.Key.Key_O)
        driver.settled()
        kept = driver.named(SaidText, "存入的内容")
        driver.until(lambda: bool(kept.lines()), "the text that is kept")
        last = kept.lines()[3].text
        kept.select(3, last.index("小豆子"), last.index("小豆子") + 3)
        driver.click(driver.button("隐去所选"))
        driver.until(lambda: "〔已隐去〕" in kept.lines()[3].text, "the words taken out")
        driver.picture("quality-approve")
        driver.click(driver.button("通过并存入"))
        driver.reads("都看完了")
    finally:
        path.unlink()
    driver.click(driver.button("回到列表"))
    driver.settled()


def _observe(driver: Driver) -> None:
    driver.click(driver.button("现场观察"))
    driver.settled()
    agent = driver.find(
        QComboBox, lambda one: one.isVisible() and one.accessibleName() == "观察谁", "whom"
    )
    agent.setCurrentIndex(agent.findText("王敏", Qt.MatchFlag.MatchStartsWith))
    driver.click(driver.button("开始观察"))
    driver.settled()
    driver.type("您好，青禾学堂，请问有什么可以帮您？", driver.named(QLineEdit, "记一句"))
    driver.press(Qt.Key.Key_Return)
    driver.press(Qt.Key.Key_2, _ALT)
    driver.type("我叫王小明，想改上课时间", driver.named(QLineEdit, "记一句"))
    driver.press(Qt.Key.Key_Return)
    driver.settled()
    driver.picture("quality-live")
    driver.control(Qt.Key.Key_Return)
    driver.settled()
    driver.reads("接待记录")


def _inspect_the_next(driver: Driver) -> None:
    driver.workstation.window.go("quality", "week")
    driver.settled()
    view = driver.find(WeekView, lambda _view: True, "the week")
    driver.picture("quality-week")
    view.table.setFocus()
    driver.press(Qt.Key.Key_N)
    driver.settled()
    driver.until(lambda: view.inspecting, "a drawn contact")
    filler = view.page.fill.filler
    driver.until(lambda: bool(_asked(view)), "the scorecard")
    for place, row in enumerate(_asked(view)):
        filler.focus_item(row.item.id)
        if place == 1:
            words = view.page.contact.text.lines()[0].text
            view.page.contact.text.select(0, 0, min(8, len(words)))
            view.page.contact.text.setFocus()
            driver.press(Qt.Key.Key_E, _ALT)
            filler.focus_item(row.item.id)
        if row.item.kind == "scale":
            driver.press(Qt.Key.Key_4 if place % 3 else Qt.Key.Key_5)
        elif row.item.kind == "yes_no":
            driver.press(Qt.Key.Key_Y)
        elif row.item.kind == "text":
            driver.type("时间说到了几点，客户不用再问。")
    filler.scroll_to_top()
    driver.picture("quality-inspect")
    driver.control(Qt.Key.Key_Return)
    sign(driver)
    driver.settled()
    if view.inspecting:
        raise StepFailed("the inspection was not signed")
    driver.reads("已签名")
    driver.picture("quality-signed")


def _share_a_case(driver: Driver) -> None:
    """The contact of an excellent inspection becomes a case in everybody's handbook."""
    services, actor = signed_in(driver)
    today = services.clock.today()
    found = services.inspections.results(actor, today - _LOOKED_BACK, today, band="excellent")
    offered = next(
        one.id
        for one in found
        if services.sharing.state(actor, services.forms.signed(actor, one.id).sheet)[0]
        is CaseState.OFFERED
    )
    driver.workstation.window.go("quality", f"inspection:{offered}")
    driver.settled()
    driver.click(driver.button("收进优秀案例"))
    driver.type("先体谅再给时间，客户不用再问。", driver.named(QPlainTextEdit, "好在哪里"))
    driver.picture("quality-case")
    driver.control(Qt.Key.Key_Return)
    driver.click(driver.button("在手册里看这个案例"))
    driver.settled()
    driver.reads("先体谅再给时间")
    driver.picture("quality-case-shared")


def _asked(view: WeekView) -> list[ItemRow]:
    return [one for one in view.page.fill.filler.findChildren(ItemRow) if one.isVisible()]
