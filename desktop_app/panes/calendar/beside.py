"""What stands beside the days: the chosen day, its sessions, and what may be done about them."""

from collections.abc import Sequence
from datetime import date

from db.records import Person, Role
from desktop_app.panes.calendar import wording
from desktop_app.panes.calendar.paging import may_choose
from desktop_app.panes.calendar.shown import Blank, DaySetting, Item, Panel
from desktop_app.system.text import day_text, tr
from desktop_app.training.curriculum.use_cases import CalendarPage
from desktop_app.training.people.permissions import Act, allowed


def panel_of(
    actor: Person, page: CalendarPage, here: Sequence[Item], day: date, session: str
) -> Panel:
    """Return the panel for *day*, whose sessions are *here*, with *session* told in full."""
    info = next(one for one in page.days if one.day == day)
    item = next((one for one in here if one.key == session), None)
    record = next((one for one in page.sessions if str(one.id) == session), None)
    told = None
    if item is not None and record is not None:
        told = wording.detail(record, item, page.person)
    setting = DaySetting(info.working, info.origin == "own")
    sentence = wording.about_day(info)
    if not here and page.plan is not None:
        nothing = tr("这一天没有课次")
        sentence = f"{sentence} · {nothing}" if sentence else nothing
    return Panel(
        title=day_text(day),
        sentence=sentence,
        items=tuple(here),
        detail=told,
        setting=setting if allowed(actor, Act.SET_DAYS) else None,
        blank=_blank(actor, page) if page.plan is None else None,
    )


def _blank(actor: Person, page: CalendarPage) -> Blank:
    name = page.person.name
    if page.person.id != actor.id:
        if allowed(actor, Act.LAY_PLAN, page.person):
            return Blank(
                tr("{name} 还没有计划").format(name=name),
                tr("选一份方案和开始日期，课次就会排到工作日上。"),
                tr("排计划"),
            )
        return Blank(
            tr("{name} 还没有计划").format(name=name), tr("计划由主管来排，排好就会出现在这里。")
        )
    if actor.has(Role.TRAINEE):
        return Blank(
            tr("还没有计划"), tr("主管还没有为您排计划。排好以后，每天的课次会出现在这里。")
        )
    if may_choose(actor):
        return Blank(tr("选择一位学员"), tr("选好以后，这里显示他的课次和进度。"), tr("选择学员"))
    return Blank(tr("全机构的工作日"), tr("点一个日子，可以把它设为休息日或工作日。"))
