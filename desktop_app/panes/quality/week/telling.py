"""Turns a week of inspections into the words that the room shows."""

from desktop_app.panes.quality.week.shown import AgentRow, Tone, WeekShown
from desktop_app.system.text import day_text, number_text, tr
from desktop_app.training.quality.drawing.rules import last_day_of
from desktop_app.training.quality.drawing.standing import AgentWeek, Week


def week_shown(week: Week, latest: bool) -> WeekShown:
    """Tell a week; *latest* says that it is the present one."""
    span = tr("{first} 至 {last}").format(
        first=day_text(week.monday), last=day_text(last_day_of(week.monday))
    )
    return WeekShown(
        title=span if not latest else tr("本周 · {span}").format(span=span),
        finding=_finding(week),
        sentence=_sentence(week),
        rows=tuple(_row(one) for one in week.agents),
        owed=week.owed,
        act=_act(week),
        latest=latest,
    )


def _finding(week: Week) -> str:
    if not week.agents:
        return ""
    if not week.owed:
        return tr("{n} 位同事都检够了").format(n=len(week.agents))
    return tr("还欠 {n} 次").format(n=week.owed)


def _sentence(week: Week) -> str:
    parts = [
        tr("每人每周至少 {n} 次，随机抽取，没抽过的每一条机会相等").format(n=week.quota),
        tr("已完成 {n} 次").format(n=week.done),
    ]
    if week.short:
        parts.append(tr("{n} 次还没有可抽的接待").format(n=week.short))
    return " · ".join(parts)


def _act(week: Week) -> str:
    agent = week.next_agent()
    if agent is None:
        return ""
    return tr("接着评") if agent.open else tr("抽取下一个")


def _row(one: AgentWeek) -> AgentRow:
    state, tone = _state(one)
    marks = tr(" · ").join(number_text(draw.total) for draw in one.done)
    return AgentRow(
        key=str(one.person.id),
        name=one.person.name,
        team=one.person.team or "–",
        progress=tr("{done} / {quota}").format(done=len(one.done), quota=one.quota),
        order=one.owed,
        marks=marks or "–",
        waiting=str(one.waiting),
        state=state,
        tone=tone,
    )


def _state(one: AgentWeek) -> tuple[str, Tone]:
    if one.open is not None:
        return tr("已抽，待评"), "accent"
    if not one.owed:
        return tr("已检够"), "good"
    if not one.waiting:
        return tr("没有可抽的接待"), "bad"
    return tr("还欠 {n} 次").format(n=one.owed), "warn"
