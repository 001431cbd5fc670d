"""What stands beside the days: the chosen day, its sessions, and what may be done about them."""

from collections.abc import Sequence
from datetime import date

from db.records import Person, Role
from desktop_app.panes.calendar import wording
from desktop_app.panes.calendar.paging import may_choose
from desktop_app.panes.calendar.shown import Blank, DaySetting, Item, Panel
from desktop_app.system.text import day_text, tr
from desktop_app.training.curriculum.attendance.use_cases import SessionPage
from desktop_app.training.curriculum.showing.use_cases import Stretch
from desktop_app.training.people.permissions import Act, allowed


def panel_of(
    actor: Person,
    page: Stretch,
    here: Sequence[Item],
    day: date,
    session: str,
    told: SessionPage | None,
) -> Panel:
    """Return the panel for *day*, whose sessions are *here*, with *session* told in full."""
    info = next(one for one in page.days if one.day == day)
    item = next((one for one in here if one.key == session), None)
    setting = DaySetting(info.working, info.origin == "own")
    sentence = wording.about_day(info)
    blank = _blank(actor, page)
    if not here and blank is None and all(one.day != day for one in page.exams):
        nothing = tr("这一天没有课次")
        sentence = f"{sentence} · {nothing}" if sentence else nothing
    editing = allowed(actor, Act.LAY_PLAN)
    return Panel(
        title=day_text(day),
        sentence=sentence,
        items=tuple(here),
        detail=wording.detail(told, item, editing) if item and told else None,
        setting=setting if allowed(actor, Act.SET_DAYS) else None,
        blank=blank,
        count=next((one.of_day for one in page.events if one.day == day), 0),
        may_add=editing,
        exams=tuple(
            (one.target, wording.exam_detail(one, page.person is not None))
            for one in page.exams
            if one.day == day
        ),
    )


def _blank(actor: Person, page: Stretch) -> Blank | None:
    """Return what stands in the panel where there is no plan."""
    person = page.person
    if person is None:
        if may_choose(actor):
            return None if page.events else _nothing()
        return Blank(tr("全机构的工作日"), tr("点一个日子，可以把它设为休息日或工作日。"))
    if page.plan is not None:
        return None
    if person.id == actor.id and actor.has(Role.TRAINEE):
        return Blank(
            tr("还没有计划"), tr("主管还没有为您排计划。排好以后，每天的课次会出现在这里。")
        )
    title = tr("{name} 还没有计划").format(name=person.name)
    if allowed(actor, Act.LAY_PLAN, person):
        text = tr("选一份方案和开始日期，课次就会排到工作日上。")
        return Blank(title, text, tr("排计划"))
    return Blank(title, tr("计划由主管来排，排好就会出现在这里。"))


def _nothing() -> Blank:
    return Blank(
        tr("这段时间没有课次"),
        tr("为学员排计划或开一个班，课次就会出现在这里。也可以换个时间，或放宽上面的筛选。"),
        tr("选择日历"),
    )
