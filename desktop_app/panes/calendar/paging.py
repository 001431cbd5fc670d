"""Puts a stretch of days together with whose it is and what is uncertain about it."""

from collections.abc import Iterable, Sequence
from datetime import date

from db.records import Person, Role
from desktop_app.panes.calendar import wording
from desktop_app.panes.calendar.shown import OVERVIEW, Choice, Item, Notice, Page
from desktop_app.system.text import tr
from desktop_app.training.curriculum.showing.use_cases import Stretch
from desktop_app.training.curriculum.showing.whose import Filters, Scope
from desktop_app.training.people.permissions import Act, allowed


def may_choose(actor: Person) -> bool:
    """Tell whether *actor* may look at other people's calendars."""
    return actor.has(Role.SUPERVISOR) or actor.has(Role.MENTOR)


def page_of(
    actor: Person,
    page: Stretch,
    items: Sequence[Item],
    mode: str,
    day: date,
    today: date,
    filters: Filters,
    places: Iterable[str] = (),
) -> Page:
    """Return what the view shows of *page*."""
    first, last = page.days[0].day, page.days[-1].day
    trainee = page.person is not None and page.person.has(Role.TRAINEE)
    return Page(
        mode=mode,
        title=wording.heading(mode, first, last, day),
        days=wording.days(page, items, day.month, today, mode),
        legend=tuple((stage.title, stage.tone) for stage in page.stages),
        # The overview marks no day as uncertain, and needs its height for thirty trainees.
        notice=None if mode == OVERVIEW else _notice(actor, page),
        person=whose_name(actor, page),
        may_choose=may_choose(actor),
        may_plan=trainee and allowed(actor, Act.LAY_PLAN, page.person),
        may_edit=allowed(actor, Act.LAY_PLAN),
        newer=_newer(page),
        may_set_up=allowed(actor, Act.SET_DAYS),
        places=tuple(Choice(name, name) for name in places),
        kinds=tuple(Choice(key, name) for key, name in wording.kinds().items()),
        place=filters.place,
        kind=filters.kind,
    )


def whose_name(actor: Person, page: Stretch) -> str:
    """Return whose calendar it is, in words."""
    if page.person is not None:
        return page.person.name
    if page.training_class is not None:
        return page.training_class.name
    if page.whose.scope is Scope.ALL:
        return tr("全部学员") if actor.has(Role.SUPERVISOR) else tr("我的学员")
    return tr("我带的课")


def sentence_of(actor: Person, page: Stretch) -> str:
    """Return the sentence under the pane's title."""
    name = whose_name(actor, page)
    if page.plan is not None:
        done = tr("完成 {done} / {total}").format(done=page.done, total=page.total)
        return f"{page.plan.title} · {name} · {done}"
    if page.person is None:
        return name if may_choose(actor) else tr("工作日和休息日")
    return (
        tr("还没有计划")
        if page.person.id == actor.id
        else tr("{name} · 还没有计划").format(name=name)
    )


def _newer(page: Stretch) -> Notice | None:
    if not page.newer:
        return None
    text = tr("这里的方案已有第 {n} 版，还没有上的课次可以按新版调整。")
    return Notice(0, text.format(n=page.newer), tr("看改动"))


def _notice(actor: Person, page: Stretch) -> Notice | None:
    if not page.provisional_years:
        return None
    year = page.provisional_years[0]
    text = tr("{year} 年的放假安排还没有公布，这里按法定节日推算，标“待确认”的日子可能变动。")
    sure = allowed(actor, Act.SET_DAYS) and allowed(actor, Act.CHANGE_SETTINGS)
    return Notice(year, text.format(year=year), tr("确认安排无误") if sure else "")
