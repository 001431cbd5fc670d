"""What the tour does after a certificate: a mentor opens a development plan and makes it theirs."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from desktop_app.panes.mentoring.development.view import DevelopmentView
from desktop_app.tour.driver import Driver, StepFailed
from desktop_app.tour.moves import save_preview, signed_in

_GOAL = "每通电话结束前说清几点前、谁来办"
_STEP = "听自己的三通录音，把结尾那一句各写一遍"
_MEASURE = "导师连续抽听三通，三通都说了时间和人"


def open_a_plan(driver: Driver, out: Path) -> None:
    """The program proposes of the weakest evidence; the mentor looks into it, adds, agrees."""
    services, actor = signed_in(driver)
    due = services.plans_due.due(actor)
    if not due:
        raise StepFailed("no result of the sample asks for a development plan")
    driver.workstation.window.go("mentoring", f"propose:{due[0].subject.id}")
    driver.settled()
    driver.picture("development-due")
    driver.click(driver.button("拟一份计划"))
    driver.reads("程序按记录拟了")
    view = driver.find(DevelopmentView, lambda one: one.isVisible(), "the room of plans")
    card = view.page.cards[0]
    driver.click(card.records_button)
    driver.settled()
    driver.picture("development-proposed")
    view.page.setFocus()
    driver.control(Qt.Key.Key_N)
    driver.settled()
    driver.type(_GOAL, into=driver.named(QPlainTextEdit, "目标"))
    driver.type(_STEP, into=driver.named(QPlainTextEdit, "还要做的"))
    driver.picture("development-item")
    driver.type(_MEASURE, into=driver.named(QPlainTextEdit, "用一句话说"))
    driver.control(Qt.Key.Key_Return)
    driver.reads(_GOAL)
    driver.click(driver.button("同意这份计划"))
    driver.reads("记一次回顾")
    driver.click(view.print_button)
    save_preview(driver, out / "development-plan.pdf", "development-paper")
