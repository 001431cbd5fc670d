"""What the tour does: the main job end to end, each step as a person would take it."""

from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from desktop_app.sample.make import PASSWORD
from desktop_app.sample.names import MENTOR, SUPERVISOR, TRAINEE
from desktop_app.shell.sign_in import SignInPage
from desktop_app.shell.welcome import WelcomePage
from desktop_app.tour import authoring, looking_back
from desktop_app.tour.driver import Driver, StepFailed
from desktop_app.tour.moves import (
    change_person,
    enter,
    person_id,
    save_preview,
    sign_in_page,
    signed_in,
    text_item,
    wait_for_workspace,
)
from desktop_app.widgets.form_filler import FormFiller

if TYPE_CHECKING:
    from desktop_app.training.practice.standing import Running

WEAK_REPLY = "这个我也不太清楚，您先等等吧，我帮您反映一下。"
INTRODUCTION = f"我叫{TRAINEE}，电话 13800138000，您随时找我。"
"""Said to the customer; nobody else shall read it where the conversation is shared."""
MOST_TURNS = 12
SAMPLE_PATIENCE = 240.0
"""Seconds for making the sample, which a slow and busy machine may need."""


def found_own_organisation(driver: Driver) -> None:
    """The first door: an own organisation, empty, with its first supervisor."""
    welcome = driver.find(WelcomePage, lambda _page: True, "the two doors")
    driver.picture("welcome")
    driver.click(welcome.own_door)
    for field, text in zip(
        (welcome.organisation, welcome.person, welcome.password, welcome.again),
        ("云杉学习中心", "叶青", PASSWORD, PASSWORD),
        strict=True,
    ):
        driver.type(text, into=field)
    driver.picture("welcome-own")
    driver.press(Qt.Key.Key_Return)
    wait_for_workspace(driver)
    driver.picture("today-empty")
    for pane in ("certificates",):
        driver.workstation.window.go(pane)
        driver.pause(400)
        driver.picture(f"{pane}-empty")


def open_sample(driver: Driver) -> None:
    """The second door: the sample organisation, made while a bar shows how far."""
    welcome = driver.find(WelcomePage, lambda _page: True, "the two doors")
    driver.click(welcome.sample_door)
    driver.click(driver.button("打开示例机构"))
    driver.find(SignInPage, lambda _page: True, "the sample organisation", SAMPLE_PATIENCE)
    sign_in_page(driver)


def sign_in_wrongly_then_rightly(driver: Driver) -> None:
    """A wrong password is told in a sentence; the right one opens the day."""
    page = sign_in_page(driver)
    enter(driver, page, TRAINEE, "not the password")
    driver.until(page.problem, "the sentence about the wrong password")
    driver.picture("sign-in")
    driver.clear(page.password)
    enter(driver, page, TRAINEE, PASSWORD)
    wait_for_workspace(driver)


def see_the_day(driver: Driver) -> None:
    """今日 says what to do; the calendar shows the plan on working days."""
    driver.reads("现在做这一件")
    driver.picture("today")
    driver.control(Qt.Key.Key_2)
    driver.reads("岗前")
    driver.picture("calendar")
    driver.press(Qt.Key.Key_W)
    driver.pause(300)
    driver.picture("calendar-week")
    driver.press(Qt.Key.Key_A)
    driver.pause(300)
    driver.picture("calendar-agenda")
    driver.press(Qt.Key.Key_M)
    driver.control(Qt.Key.Key_1)


def practise_phone_script(driver: Driver) -> None:
    """One key from 今日 begins the script; slots are filled; the debrief names its evidence."""
    driver.workstation.window.go("practice", "drill:script/phone-enquiry")
    driver.pause(500)
    driver.picture("practice-list")
    driver.workstation.window.go("practice", "start:script/phone-enquiry")
    converse(driver, picture_at=2, name="practice-script")
    debrief(driver, "debrief-script")


def practise_chat(driver: Driver) -> None:
    """A chat: the weak reply angers the customer, better ones calm; both are seen."""
    driver.workstation.window.go("practice", "start:scenario/chat-reschedule")
    converse(driver, picture_at=2, name="practice-chat", weak_first=True)
    debrief(driver, "debrief-chat")


def go_on_as_trainee(driver: Driver) -> None:
    """The trainee finds what the others have left: an example, a drill, the mentor's words."""
    change_person(driver, TRAINEE)
    looking_back.replay_an_example(driver)
    authoring.find_the_new_drill(driver)
    looking_back.read_the_notes(driver)


def practise_hard_call(driver: Driver) -> None:
    """The call of the pictures: an angry parent on the phone."""
    driver.workstation.window.go("practice", "start:scenario/ad-mismatch")
    converse(driver, picture_at=2, name="practice", weak_first=True, introduced_at=3)
    debrief(driver, "debrief")


def converse(
    driver: Driver, picture_at: int, name: str, weak_first: bool = False, introduced_at: int = 0
) -> None:
    """Answer until the conversation is over, by keyboard alone."""
    driver.until(lambda: _running(driver) is not None, "the conversation has begun")
    for turn in range(1, MOST_TURNS + 1):
        running = _running(driver)
        if running is None:
            return
        said = len(running.conversation.exchanges)
        reply = WEAK_REPLY if weak_first and turn == 1 else _good_reply(running)
        if turn == introduced_at:
            reply += INTRODUCTION
        edit = driver.named(QPlainTextEdit, "您的答复")
        driver.until(edit.isEnabled, "the composer takes text")
        driver.type(reply, into=edit)
        if turn == picture_at:
            driver.picture(name)
        driver.control(Qt.Key.Key_Return)
        _wait_for_answer(driver, said)
        driver.pause(250)
    raise StepFailed(f"{name}: the conversation does not end")


def _wait_for_answer(driver: Driver, said: int) -> None:
    driver.until(lambda: _said(driver) != said, "the reply was recorded")


def _good_reply(running: "Running") -> str:
    from desktop_app.training.practice.drill import model_reply

    conversation = running.conversation
    return model_reply(conversation.drill, conversation.turn or "")


def _running(driver: Driver) -> "Running | None":
    """Return the attempt under way as the records have it; None when it is over."""
    from desktop_app.training.practice.standing import SealedMarks

    services, actor = signed_in(driver)
    found: list[Running | None] = []

    def look() -> bool:
        for attempt in services.practice.unfinished(actor)[:1]:
            try:
                running = services.practice.resume(actor, attempt.id)
            except SealedMarks:  # it has ended between the two looks
                continue
            found.append(None if running.conversation.over else running)
            return True
        found.append(None)
        return True

    driver.until(look, "the attempt")
    return found[-1]


def _said(driver: Driver) -> int:
    running = _running(driver)
    return -1 if running is None else len(running.conversation.exchanges)


def debrief(driver: Driver, name: str) -> None:
    driver.pause(300)
    driver.click(driver.button("看复盘"))
    driver.reads("逐句依据")
    driver.pause(400)
    driver.picture(name)


def tick_self_check(driver: Driver) -> None:
    """The service self-check by keyboard: all done but one, handed in without a password."""
    driver.workstation.window.go("checklists", "form:service-self-check")
    driver.reads("开场")
    driver.pause(400)
    _tab_into(driver, driver.find(FormFiller, lambda _form: True, "the form"))
    for _section in range(6):
        driver.press(Qt.Key.Key_Y, Qt.KeyboardModifier.ShiftModifier)
        driver.pause(60)
    driver.picture("checklist")
    driver.control(Qt.Key.Key_Return)
    driver.reads("再填一次")
    driver.picture("checklist-done")


def _tab_into(driver: Driver, form: FormFiller) -> None:
    """Press Tab until the keys go to an item of the form."""
    for _step in range(8):
        if form.current():
            return
        driver.press(Qt.Key.Key_Tab)
    raise StepFailed("Tab does not lead into the form")


def read_handbook(driver: Driver) -> None:
    """An article of the handbook, found with Ctrl+K."""
    driver.control(Qt.Key.Key_K)
    driver.type("投诉")
    driver.pause(600)
    driver.picture("search")
    driver.press(Qt.Key.Key_Escape)
    driver.workstation.window.go("handbook")
    driver.pause(600)
    driver.picture("handbook")
    driver.workstation.window.go("settings")
    driver.pause(600)
    driver.picture("settings")
    driver.workstation.window.go("people")
    driver.pause(800)
    driver.picture("own-record")


def write_shadow_day(driver: Driver) -> None:
    """The mentor's sheet: half written, left, found again, signed with the password, locked."""
    change_person(driver, MENTOR)
    driver.picture("today-mentor")
    driver.workstation.window.go("mentoring")
    driver.pause(700)
    driver.picture("mentoring-list")
    _open_owed_day(driver)
    what = text_item(driver, "今天跟听了什么")
    driver.type(
        "四通退款电话、一通改期。第三通客户要求当天到账，学员注意到我先问清付款渠道。", what
    )
    change_person(driver, MENTOR)
    _open_owed_day(driver)
    what = text_item(driver, "今天跟听了什么")
    if "四通退款电话" not in what.toPlainText():
        raise StepFailed("the draft is not there after signing in again")
    what.setFocus()
    for key in (Qt.Key.Key_4, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5):
        driver.press(Qt.Key.Key_Tab)
        driver.press(key)
    for label, text in (
        ("做得好的", "能主动复述客户的诉求，用的是“您的意思是……对吗”。"),
        ("复盘要点", "两个疑问：到账时间为什么因渠道不同；能不能替客户保留名额。"),
        ("下一步", "明天由学员开场并复述需求，我旁听；把“尽快”全部换成具体钟点。"),
    ):
        driver.type(text, text_item(driver, label))
    minutes = driver.find(
        QLineEdit, lambda one: one.accessibleName().startswith("复盘时长"), "minutes"
    )
    driver.type("30", minutes)
    driver.picture("mentoring")
    driver.control(Qt.Key.Key_Return)
    password = driver.find(
        QLineEdit, lambda one: one.echoMode() == QLineEdit.EchoMode.Password, "signature"
    )
    driver.picture("mentoring-sign")
    driver.type(PASSWORD, password)
    driver.press(Qt.Key.Key_Return)
    driver.reads("YZ-")
    driver.pause(400)
    driver.picture("mentoring-signed")


def _open_owed_day(driver: Driver) -> None:
    services, actor = signed_in(driver)
    for mentored in services.mentoring.trainees(actor):
        if mentored.person.name == TRAINEE and mentored.next_day is not None:
            day = mentored.next_day.session.day.isoformat()
            driver.workstation.window.go("mentoring", f"day:{mentored.person.id}:{day}")
            driver.reads("今天跟听了什么")
            driver.pause(400)
            return
    raise StepFailed("no shadow day is owed")


def see_the_supervisors_day(driver: Driver) -> None:
    """今日 of a supervisor names the certificates that can be issued."""
    change_person(driver, SUPERVISOR)
    driver.reads("证书")
    driver.picture("today-supervisor")


def come_back_as_supervisor(driver: Driver) -> None:
    """Sign out and in again: a window without the panes of before, each picture is made sooner."""
    change_person(driver, SUPERVISOR)


def open_the_record(driver: Driver) -> None:
    """The supervisor sees the chain of a trainee and prints the evaluation form."""
    driver.workstation.window.go("people", f"person:{person_id(driver, TRAINEE)}")
    driver.pause(1200)
    driver.picture("record")


def print_documents(driver: Driver, out: Path) -> None:
    """The evaluation form and the certificate: asked for, previewed, saved as PDF."""
    driver.click(driver.button("打印评估表"))
    driver.choose(down=1)
    save_preview(driver, out / "evaluation.pdf", "evaluation-preview")
    driver.workstation.window.go("certificates", f"person:{_ready_for_certificate(driver)}")
    driver.settled()
    driver.picture("certificates")
    issue = driver.button("签发证书")
    driver.type_soon(PASSWORD, "certificate-passphrase")
    driver.agree_soon("certificate-question")
    driver.click(issue)
    driver.click(driver.button("打开证书"))
    save_preview(driver, out / "certificate.pdf", "certificate-preview")


def _ready_for_certificate(driver: Driver) -> UUID:
    services, actor = signed_in(driver)
    for one in services.people.trainees(actor):
        standing = services.certification.standing(actor, one.id)
        if not standing.missing and standing.held is None:
            return one.id
    raise StepFailed("nobody in the sample is ready for a certificate")


def lock_and_unlock(driver: Driver) -> None:
    """Ctrl+L hides everything; the password brings it back."""
    driver.control(Qt.Key.Key_L)
    driver.until(lambda: driver.workstation.window.is_locked, "the lock")
    driver.picture("locked")
    driver.type(PASSWORD)
    driver.press(Qt.Key.Key_Return)
    driver.until(lambda: not driver.workstation.window.is_locked, "the work again")


def find_everything_again(driver: Driver) -> None:
    """After a restart the attempts, sheets and the certificate are there."""
    enter(driver, sign_in_page(driver), SUPERVISOR, PASSWORD)
    wait_for_workspace(driver)
    services, actor = signed_in(driver)
    record = services.chain.record(actor, person_id(driver, TRAINEE))
    today = services.clock.today()
    titles = [link.title for link in record.links if services.clock.local(link.at).date() == today]
    for wanted in ("影子日记录", "服务流程自检", "宣传不符的家长"):
        if wanted not in titles:
            raise StepFailed(f"after the restart there is no {wanted}: {titles}")
