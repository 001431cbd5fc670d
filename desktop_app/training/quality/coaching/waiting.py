"""What of the open coaching plans waits for a person today."""

from collections.abc import Sequence
from datetime import date

from db.records import Person, Role
from desktop_app.system.text import day_text, tr
from desktop_app.training.people.permissions import Act, allowed
from desktop_app.training.practice.assigned import drill_todo
from desktop_app.training.quality.coaching.plan import Phase
from desktop_app.training.quality.coaching.shown import PlanEntry
from desktop_app.training.today.todo import ToDo

PANE = "quality"
_MOST = 4
"""As many plans are told one by one; the rest are counted in one line."""
_MINUTES = 10


def waiting(entries: Sequence[PlanEntry], actor: Person, today: date) -> list[ToDo]:
    """Return the actor's own drills and actions, then what they owe to others."""
    own = [one for one in entries if one.subject.id == actor.id]
    led = [one for one in entries if allowed(actor, Act.COACH, one.subject)]
    todo = [task for one in own for task in _own(one)]
    owed = [task for one in led if (task := _owed(one, actor, today)) is not None]
    if len(owed) > _MOST:
        owed = [*owed[: _MOST - 1], _rest(len(owed) - _MOST + 1)]
    return todo + owed


def target_of(entry: PlanEntry) -> str:
    """Return what leads to a plan within the pane."""
    return f"plan:{entry.state.plan.id}"


def _own(entry: PlanEntry) -> list[ToDo]:
    if entry.state.phase is not Phase.UNDER_WAY:
        return []
    plan, tag = tr("辅导计划"), tr("辅导")
    tasks = [drill_todo(one, plan, tag) for one in entry.drills if not one.passed and one.title]
    contents = entry.state.contents
    left = [one for one in contents.actions if one not in entry.state.done]
    if left:
        title = tr("辅导计划 · 还有 {n} 件事").format(n=len(left))
        until = tr("{day}前").format(day=day_text(contents.ends))
        tasks.append(_task(entry, until, title, left[0], tr("辅导"), tr("看计划")))
    return tasks


def _owed(entry: PlanEntry, actor: Person, today: date) -> ToDo | None:
    """Return the one thing that a plan asks of who leads it, the most pressing first."""
    state, name = entry.state, entry.subject.name
    contents = state.contents
    supervisor = actor.has(Role.SUPERVISOR)
    mine = contents.owner_id == actor.id
    if state.phase is Phase.PROPOSED and (supervisor or mine):
        title = tr("安排辅导计划 · {name}").format(name=name)
        detail = tr("程序已拟好内容，等您确认负责人和日期")
        return _task(entry, tr("今天"), title, detail, tr("待安排"), tr("去安排"))
    if state.overdue(today) and (supervisor or mine):
        title = tr("辅导计划到期 · {name}").format(name=name)
        detail = tr("{day}已到期，看看结果再结束或延期").format(day=day_text(contents.ends))
        return _task(entry, tr("今天"), title, detail, tr("已到期"), tr("看结果"))
    if mine and contents.check_in is not None and contents.check_in <= today:
        title = tr("面谈 · {name}").format(name=name)
        detail = tr("约在{day}，一起看辅导计划做到哪里").format(day=day_text(contents.check_in))
        return _task(entry, tr("今天"), title, detail, tr("待面谈"), tr("记面谈"))
    if mine and entry.after >= contents.goal.sheets:
        title = tr("辅导计划可以结束了 · {name}").format(name=name)
        detail = tr("之后的 {n} 次质检都有了").format(n=entry.after)
        return _task(entry, tr("今天"), title, detail, tr("可结束"), tr("看结果"))
    return None


def _task(entry: PlanEntry, when: str, title: str, detail: str, tag: str, act: str) -> ToDo:
    return ToDo(when, title, detail, tag, "warn", _MINUTES, PANE, target_of(entry), act=act)


def _rest(count: int) -> ToDo:
    title = tr("还有 {n} 份辅导计划要处理").format(n=count)
    return ToDo(tr("今天"), title, "", tr("辅导"), "warn", _MINUTES, PANE, "coaching")
