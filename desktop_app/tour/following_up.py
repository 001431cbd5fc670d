"""What the tour does after inspections: an agent objects, a supervisor rules, plans and meets."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit

from db.records import Role
from desktop_app.sample.names import SUPERVISOR
from desktop_app.tour.driver import Driver, StepFailed
from desktop_app.tour.moves import change_person, save_preview, sign, signed_in
from desktop_app.widgets.form_filler import FormFiller

_LOST = 92
_REASON = "记录里第二句先说了客户的感受，这一项请再看一遍。"
_RULING = "逐句看过，所说的那句话在记录里，采纳。"


def object_to_an_inspection(driver: Driver) -> None:
    """The agent opens an own inspection, answers one item otherwise and sees what it comes to."""
    name, sheet = _somebody_who_may_object(driver)
    change_person(driver, name)
    driver.workstation.window.go("quality", f"inspection:{sheet}")
    driver.settled()
    driver.reads("怎么算的")
    driver.picture("quality-own")
    driver.click(driver.button("提出申诉"))
    driver.type(_REASON, into=driver.named(QPlainTextEdit, "理由"))
    filler = driver.find(FormFiller, lambda one: one.isVisible(), "the scorecard")
    services, actor = signed_in(driver)
    signed = services.forms.signed(actor, sheet)
    item = next(
        one.id
        for one in signed.form.items()
        if one.type == "scale" and signed.sheet.answers.get(one.id, 5) < 5
    )
    filler.focus_item(item)
    driver.press(Qt.Key.Key_5)
    driver.reads("改了 1 项")
    filler.scroll_to_top()
    driver.picture("quality-objecting")
    driver.click(driver.button("提交申诉"))
    driver.reads("已提出申诉，等待裁定。")


def rule_on_it(driver: Driver) -> None:
    """The supervisor accepts the item; a corrected sheet stands in place of the old one."""
    change_person(driver, SUPERVISOR)
    services, actor = signed_in(driver)
    waiting = [one for one in services.disputes.entries(actor) if one.outcome is None]
    newest = max(waiting, key=lambda one: one.raised_at)
    driver.workstation.window.go("quality", f"dispute:{newest.id}")
    driver.settled()
    box = driver.find(QCheckBox, lambda one: one.text() == "采纳", "the item to accept")
    driver.click(box)
    driver.reads("裁定后")
    driver.type(_RULING, into=driver.named(QPlainTextEdit, "理由"))
    driver.picture("quality-dispute")
    driver.click(driver.button("裁定并签名"))
    sign(driver)
    driver.reads("裁定结果")
    driver.picture("quality-ruled")


def coach_and_meet(driver: Driver, out: Path) -> None:
    """A plan that three low marks opened, and the pack for the monthly meeting on paper."""
    services, actor = signed_in(driver)
    opened = [one for one in services.coaching.plans(actor) if one.state.plan.opened_by is None]
    if not opened:
        raise StepFailed("no plan was opened by low marks")
    driver.workstation.window.go("quality", f"plan:{opened[0].state.plan.id}")
    driver.settled()
    driver.reads("由程序自动开启")
    driver.picture("quality-coaching")
    driver.click(driver.button("修改计划"))
    driver.settled()
    driver.picture("quality-coaching-edit")
    driver.press(Qt.Key.Key_Escape)
    driver.workstation.window.go("quality", "meeting")
    driver.settled()
    driver.reads("平均分")
    driver.picture("quality-meeting")
    driver.click(driver.button("预览和打印"))
    save_preview(driver, out / "meeting.pdf", "quality-meeting-paper")


def _somebody_who_may_object(driver: Driver) -> tuple[str, UUID]:
    """Return an agent and an inspection that they may still answer, with something lost in it."""
    services, _actor = signed_in(driver)
    today = services.clock.today()
    for person in services.people.names():
        if not person.has(Role.TRAINEE):
            continue
        found = services.inspections.results(person, today - timedelta(days=7), today)
        for one in found:
            own = services.disputes.own_sheet(person, one.id)
            if own.may_answer and (one.total or 100) < _LOST:
                return person.name, one.id
    raise StepFailed("nobody has an inspection to object to")
