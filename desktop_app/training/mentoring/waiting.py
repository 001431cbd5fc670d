"""What of mentoring stands on a person's day: cases for a mentor, own notes for a trainee."""

from datetime import date

from db.records import Person
from desktop_app.system.text import day_text, tr
from desktop_app.training.mentoring.cases import CaseWay
from desktop_app.training.today.todo import ToDo

_THURSDAY = 3
"""From here on what the week lacks is pressing."""


def case_todo(trainee: Person, cases: CaseWay, today: date) -> ToDo:
    """Return that this week lacks cases of a trainee."""
    told = tr("这一周记了 {n} 个案例，至少 {k} 个")
    if cases.monthly:
        told = tr("毕业后每月至少 {k} 个案例，这个月记了 {n} 个")
    return ToDo(
        when=tr("本月") if cases.monthly else tr("本周"),
        title=tr("带案 · {name}").format(name=trainee.name),
        detail=told.format(n=cases.this_week, k=cases.per_week),
        tag=tr("还差 {n} 个").format(n=cases.owed),
        tone="warn" if today.weekday() >= _THURSDAY and not cases.monthly else "plain",
        minutes=2 * cases.owed,
        pane="mentoring",
        target=f"case:{trainee.id}",
        act=tr("记案例"),
    )


def notes_todo(number: int, day: date, today: date, due: int) -> ToDo:
    """Return that a trainee's own notes are not written, of that shadow day first."""
    detail = tr("{day} 跟听后写下两个疑问，带进复盘")
    if due > 1:
        detail = tr("{day} 的最先，还有 {n} 天没有写")
    return ToDo(
        when=tr("下班前") if day == today else tr("补写"),
        title=tr("影子日 {n} · 我的笔记").format(n=number),
        detail=detail.format(day=day_text(day), n=due),
        tag=tr("未写"),
        tone="warn",
        minutes=5 * due,
        pane="mentoring",
        target=f"notes:{day.isoformat()}",
        act=tr("写笔记"),
    )
