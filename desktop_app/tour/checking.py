"""The part of the tour about one's own view and others': events, comparison, views, feedback."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from desktop_app.sample.make import PASSWORD
from desktop_app.sample.names import MENTOR, TRAINEE
from desktop_app.tour.driver import Driver, StepFailed
from desktop_app.tour.moves import signed_in, text_item
from desktop_app.widgets.dumbbell import Dumbbell
from desktop_app.widgets.form_filler import FormFiller
from desktop_app.widgets.row_list import RowList


def report_a_visitor(driver: Driver) -> None:
    """A VIP came: reported with one click, it waits on 今日; the record shows row and misses."""
    driver.workstation.window.go("checklists", "form:vip-visit-check")
    driver.reads("提前 15 分钟到位")
    driver.click(driver.button("记下来，稍后填"))
    driver.reads("没有这回事，收回")
    driver.picture("check-event")
    services, actor = signed_in(driver)
    if "form:vip-visit-check" not in {one.target for one in services.checks.waiting(actor)}:
        raise StepFailed("the reported visit does not wait on today")
    driver.click(driver.button("没有这回事，收回"))
    driver.reads("记下来，稍后填")


def compare_views(driver: Driver) -> None:
    """Own view against the mentor's, down to the sheets, by keyboard."""
    driver.workstation.window.go("checklists", "compare")
    chart = driver.named(Dumbbell, "自评对照")
    driver.until(lambda: len(chart.table()) > 1, "the comparison")
    chart.setFocus()
    driver.press(Qt.Key.Key_Down)
    driver.reads("张表")
    driver.picture("own-view-compared")


def answer_a_survey(driver: Driver) -> None:
    """Feedback on a lesson in a minute; it names nobody."""
    driver.workstation.window.go("checklists", "feedback")
    driver.reads("反馈")
    services, actor = signed_in(driver)
    offered = services.feedback.offered(actor)
    if not offered:
        raise StepFailed("no survey is offered")
    driver.workstation.window.go("checklists", f"survey:{offered[0].target}")
    form = driver.find(FormFiller, lambda one: one.open_count > 0, "the survey")
    form.focus_first()
    for key in (Qt.Key.Key_4, Qt.Key.Key_5, Qt.Key.Key_3):
        driver.press(key)
        driver.press(Qt.Key.Key_Tab)
    driver.press(Qt.Key.Key_2)
    driver.picture("survey")
    driver.control(Qt.Key.Key_Return)
    driver.until(
        lambda: len(services.feedback.offered(actor)) < len(offered), "the survey is handed in"
    )


def view_a_drill_from_three_sides(driver: Driver) -> None:
    """A drill between people: noted, the observer's view, and the agent takes the seat."""
    driver.workstation.window.go("checklists", "views")
    driver.click(driver.button("登记一次演练"))
    scene = driver.named(QComboBox, "场景")
    scene.setEditText("家长要求马上见校长")
    services, actor = signed_in(driver)
    customer = next(
        one.name for one in services.role_plays.people(actor) if one.name not in (TRAINEE, MENTOR)
    )
    for part, name in (("客户", customer), ("客服", TRAINEE), ("观察员", MENTOR)):
        box = driver.named(QComboBox, part)
        box.setCurrentText(name)
    driver.picture("drill-noted")
    driver.click(driver.button("记下这次演练"))
    driver.click(driver.button("填我的看法"))
    seen = (
        ("强项", "“我先听您说完”，客户的声音立刻低了下来。"),
        ("不足", "没有说几点回话。"),
        ("建议", "“三点前我给您电话”。"),
    )
    _fill_view(driver, seen)
    _still_missing(driver, 2)
    driver.click(driver.button(f"请{TRAINEE}来填"))
    driver.type(PASSWORD)
    driver.press(Qt.Key.Key_Return)
    _fill_view(driver, (("最难的一刻", "客户站起来的时候，我一时不知道先说什么。"),))
    _still_missing(driver, 1)
    driver.picture("drill-waiting")
    plays = driver.named(RowList, "演练")
    done = next(row for row in plays.rows() if row.tags[0][0] == "已小结")
    driver.workstation.window.go("checklists", f"play:{done.key}")
    driver.reads("带练人小结")
    driver.picture("drill-three-views")


def _still_missing(driver: Driver, views: int) -> None:
    plays = driver.named(RowList, "演练")
    driver.until(
        lambda: plays.rows()[0].tags[0][0] == f"还差 {views} 份", f"{views} views are missing"
    )


def _fill_view(driver: Driver, texts: tuple[tuple[str, str], ...]) -> None:
    form = driver.find(FormFiller, lambda one: one.open_count > 0, "a view to fill in")
    form.focus_first()
    for _scale in range(4):
        driver.press(Qt.Key.Key_4)
        driver.press(Qt.Key.Key_Tab)
    for label, text in texts:
        driver.type(text, text_item(driver, label))
    driver.control(Qt.Key.Key_Return)
    driver.settled()


def read_feedback(driver: Driver) -> None:
    """The supervisor reads what was said, counted together, and what customers said."""
    driver.workstation.window.go("checklists", "feedback")
    rows = driver.named(RowList, "反馈")
    driver.until(lambda: bool(rows.rows()), "what people were asked about")
    rows.setFocus()
    driver.press(Qt.Key.Key_Down)
    driver.reads("不记名")
    driver.picture("feedback")
    driver.press(Qt.Key.Key_End)
    driver.reads("客户满意度")
    driver.picture("satisfaction")
