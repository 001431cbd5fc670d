"""Sessions in the tour: a summary written, the list called and printed, the question answered."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt

from db.records import SessionOnDay
from desktop_app.panes.calendar.session.about.view import AboutView
from desktop_app.panes.calendar.session.roll.view import RollView
from desktop_app.panes.calendar.session.summaries.view import SummariesView
from desktop_app.panes.calendar.session.view import SessionView
from desktop_app.tour.driver import Driver, StepFailed
from desktop_app.tour.moves import save_preview, signed_in

TEXT = "下午跟着旁听了四通电话，最顺的是复述，卡住的是客户追问到账时间。"
QUESTION = "客户一定要当天到账，能不能先报主管再回他？"
ANSWER = "先说时限，再说您会去问；问到了当天回电话，别让客户等第二通。"
_LOOK_BACK = timedelta(days=14)


def write_a_summary(driver: Driver) -> None:
    """A trainee looks at the latest session, writes the summary of its day and hands it in."""
    services, actor = signed_in(driver)
    today = services.clock.today()
    page = services.curriculum.page(actor, actor.id, today - _LOOK_BACK, today)
    if not page.sessions:
        raise StepFailed("the trainee has had no session")
    session = page.sessions[-1]
    view = _open(driver, str(session.id))
    view.enter("about")
    driver.until(lambda: view.view_of("about").isVisible(), "what the session is for")
    driver.picture("session-about")
    view.enter("summary")
    room = _summaries(driver, view)
    driver.clear(room.writing.text)
    driver.type(TEXT, room.writing.text)
    driver.type(QUESTION, room.writing.questions.edits[0])
    driver.reads("草稿已自动保存")
    driver.picture("session-summary-writing")
    room.writing.text.setFocus()
    driver.control(Qt.Key.Key_Return)
    driver.settled()
    driver.reads("已交的总结")
    driver.picture("session-summary-handed-in")


def call_the_list(driver: Driver, out: Path) -> None:
    """The supervisor calls a class's list by keys, sees what was marked before, and prints it."""
    session = _latest_of_a_class(driver)
    view = _open(driver, f"{session.held_id}#roll")
    room = view.view_of("roll")
    if not isinstance(room, RollView):
        raise StepFailed("there is no list to call")
    driver.until(lambda: room.table.model().rowCount() > 0, "who is in the session")
    room.table.setFocus()
    room.table.selectRow(0)
    driver.settled()
    driver.press(Qt.Key.Key_C)
    driver.press(Qt.Key.Key_D)
    driver.press(Qt.Key.Key_A)
    driver.settled()
    if "未点" in room.counts.text():
        raise StepFailed("somebody is not marked")
    driver.press(Qt.Key.Key_Home)
    room.table.selectRow(0)
    driver.settled()
    driver.reads("点名记录")
    driver.picture("session-roll")
    driver.control(Qt.Key.Key_P)
    save_preview(driver, out / "sign-in.pdf", "session-sign-in")
    view.enter("work")
    driver.settled()
    driver.picture("session-work")
    view.enter("about")
    about = driver.find(AboutView, lambda _view: True, "what the session is for")
    driver.picture("session-closing")
    if about.closing.isVisible() and not about.closing.reopen_button.isVisible():
        driver.clear(about.closing.covered)
        driver.type("按计划讲完，最后十分钟答疑。", about.closing.covered)
        driver.control(Qt.Key.Key_Return)
        driver.settled()
        driver.until(about.closing.reopen_button.isVisible, "the session is closed")


def answer_a_question(driver: Driver) -> None:
    """The open question that 今日 names is answered beside the summary that it stands in."""
    services, actor = signed_in(driver)
    waiting = services.summaries.due(actor)
    if not waiting:
        raise StepFailed("no question waits for an answer")
    driver.workstation.window.go("calendar", waiting[0].target)
    driver.settled()
    view = driver.find(SessionView, lambda _view: True, "the session")
    room = _summaries(driver, view)
    before = len(services.summaries.due(actor)), waiting[0].tag
    driver.press(Qt.Key.Key_Return)
    driver.type(ANSWER)
    driver.picture("session-answer")
    driver.control(Qt.Key.Key_Return)
    driver.settled()
    driver.until(lambda: room.said().startswith("已答复"), "the answer is kept")
    after = services.summaries.due(actor)
    if (len(after), after[0].tag if after else "") == before and after[0].target == waiting[
        0
    ].target:
        raise StepFailed("the question still waits")


def _open(driver: Driver, target: str) -> SessionView:
    driver.workstation.window.go("calendar", f"session:{target}")
    driver.settled()
    return driver.find(SessionView, lambda _view: True, "the session")


def _summaries(driver: Driver, view: SessionView) -> SummariesView:
    room = driver.find(SummariesView, lambda _view: True, "the summaries")
    driver.settled()
    if view.key != "summary":
        raise StepFailed("another room is open")
    return room


def _latest_of_a_class(driver: Driver) -> SessionOnDay:
    """Return a seat in the latest session that a class has held together until today."""
    services, _actor = signed_in(driver)
    today = services.clock.today()
    with services.store.reading() as tx:
        held = [one for one in tx.plans.all_between(today - _LOOK_BACK, today) if one.held_id]
    if not held:
        raise StepFailed("no class has held a session")
    return held[-1]
