"""What of development plans waits for a person today."""

from collections.abc import Sequence
from datetime import date

from db.records import Person
from desktop_app.system.text import day_text, tr
from desktop_app.training.development.due.telling import most, task
from desktop_app.training.development.items import StepKind
from desktop_app.training.development.measuring import Progress
from desktop_app.training.development.plan import Phase
from desktop_app.training.development.shown import PlanEntry
from desktop_app.training.people.permissions import Act, allowed
from desktop_app.training.today.todo import ToDo

_DRILLS = 2
"""As many drills of a plan stand on a day; the plan has all of them."""
_DRILL_MINUTES = 10


def plan_target(entry: PlanEntry) -> str:
    """Return what leads to a plan within the pane."""
    return f"develop:{entry.state.plan.id}"


def waiting(entries: Sequence[PlanEntry], actor: Person, today: date) -> list[ToDo]:
    """Return the actor's own steps, then what they owe to others."""
    own = [one for one in entries if one.subject.id == actor.id]
    led = [one for one in entries if allowed(actor, Act.COACH, one.subject)]
    owed = [asked for one in led if (asked := _owed(one, actor, today)) is not None]
    return [asked for one in own for asked in _own(one, today)] + most(owed)


def _own(entry: PlanEntry, today: date) -> list[ToDo]:
    state = entry.state
    if entry.subject.id not in state.agreed:
        title = tr("看看给您拟的发展计划")
        detail = tr("共 {n} 项，可以增减，同意后开始").format(n=len(entry.items))
        return [task(tr("今天"), title, detail, tr("待确认"), plan_target(entry), tr("看计划"))]
    tasks = _drills(entry, today)
    late = entry.late(today)
    mine = [one for one in late if one.item.owner_id == entry.subject.id]
    if mine:
        tasks.append(_late(entry, mine, ""))
    return tasks


def _drills(entry: PlanEntry, today: date) -> list[ToDo]:
    """Return the drills that are still to be passed, of the item that is due first."""
    open_ones = sorted(
        (one for one in entry.items if not one.finished), key=lambda one: one.item.due
    )
    found = []
    for one in open_ones:
        for step, done in zip(one.item.steps, one.steps, strict=True):
            if step.kind is not StepKind.DRILL or done.done:
                continue
            told = done.told or tr("通过一次就算完成")
            found.append(
                ToDo(
                    when=tr("发展"),
                    title=step.text,
                    detail=tr("发展计划 · {told}").format(told=told),
                    tag=tr("已过期") if one.item.due < today else tr("发展"),
                    tone="warn" if one.item.due < today else "accent",
                    minutes=_DRILL_MINUTES,
                    pane="practice",
                    target=f"start:{step.key}",
                    practice=True,
                )
            )
    return found[:_DRILLS]


def _owed(entry: PlanEntry, actor: Person, today: date) -> ToDo | None:
    """Return the one thing that a plan asks of who leads it, the most pressing first."""
    state, name = entry.state, entry.subject.name
    # Who mentors them is asked; a supervisor where nobody does.
    mentor = entry.subject.mentor_id
    if mentor is not None and mentor != actor.id:
        return None
    target = plan_target(entry)
    if state.phase is Phase.PROPOSED or actor.id not in state.agreed:
        title = tr("确认发展计划 · {name}").format(name=name)
        detail = (
            tr("程序已拟好，等您和本人确认")
            if state.phase is Phase.PROPOSED
            else tr("本人已经同意，等您看过")
        )
        return task(tr("今天"), title, detail, tr("待确认"), target, tr("看计划"))
    late = entry.late(today)
    if late:
        return _late(entry, late, name)
    if state.review_on <= today:
        title = tr("回顾发展计划 · {name}").format(name=name)
        detail = tr("约在{day}，一起看做到哪里").format(day=day_text(state.review_on))
        return task(tr("今天"), title, detail, tr("待回顾"), target, tr("记回顾"))
    if entry.items and all(one.finished for one in entry.items):
        title = tr("发展计划可以结束了 · {name}").format(name=name)
        return task(tr("今天"), title, tr("每一项都做完了"), tr("可结束"), target, tr("看结果"))
    return None


def _late(entry: PlanEntry, late: Sequence[Progress], name: str) -> ToDo:
    title = tr("发展计划有 {n} 项过期").format(n=len(late))
    if name:
        title = tr("{title} · {name}").format(title=title, name=name)
    first = min(late, key=lambda one: one.item.due)
    detail = tr("{goal}，原定{day}").format(goal=first.item.goal, day=day_text(first.item.due))
    return task(tr("过期"), title, detail, tr("已过期"), plan_target(entry), tr("看计划"))
