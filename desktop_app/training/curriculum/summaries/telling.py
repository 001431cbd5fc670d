"""What 今日 says of open questions and of answers to one's own."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from desktop_app.system.text import day_text, tr
from desktop_app.training.curriculum.summaries.written import Written
from desktop_app.training.today.todo import ToDo

_NAMED = 3
"""So many summaries are listed one by one; what is over is counted in one line."""
_MINUTES_A_QUESTION = 2

Where = Mapping[tuple[UUID, date], UUID]
"""By person and day the session on whose page a summary is read."""


def answered_todos(fresh: Sequence[Written], where: Where) -> list[ToDo]:
    """Return one line for all own questions that were answered, leading to the newest."""
    if not fresh:
        return []
    newest = max(fresh, key=lambda one: one.summary.day)
    answered = [one for one in newest.questions if one.answers]
    title = tr("您在 {day} 提的疑问有了答复").format(day=day_text(newest.summary.day))
    if len(fresh) > 1:
        title = tr("您在 {n} 份总结里提的疑问有了答复").format(n=len(fresh))
    return [
        ToDo(
            when=tr("答疑"),
            title=title,
            detail=answered[-1].question.text,
            tag=tr("新答复"),
            tone="accent",
            minutes=len(fresh),
            pane="calendar",
            target=_target(newest, where),
            act=tr("看答复"),
        )
    ]


def asked_todos(several: Sequence[Written], where: Where) -> list[ToDo]:
    """Return the summaries with open questions, the oldest first."""
    found = [_asked(one, where) for one in several[:_NAMED]]
    rest = several[_NAMED:]
    if rest:
        count = sum(one.open for one in rest)
        found.append(
            ToDo(
                when=tr("答疑"),
                title=tr("另有 {n} 份总结里有疑问").format(n=len(rest)),
                detail=tr("最早的是 {name} {day}的").format(
                    name=rest[0].person.name, day=day_text(rest[0].summary.day)
                ),
                tag=tr("{n} 问待答").format(n=count),
                tone="plain",
                minutes=_MINUTES_A_QUESTION * count,
                pane="calendar",
                target=_target(rest[0], where),
                act=tr("去答复"),
            )
        )
    return found


def _asked(written: Written, where: Where) -> ToDo:
    first = next(one for one in written.questions if one.open)
    return ToDo(
        when=tr("答疑"),
        title=tr("{name} · {day}的总结").format(
            name=written.person.name, day=day_text(written.summary.day)
        ),
        detail=first.question.text,
        tag=tr("{n} 问待答").format(n=written.open),
        tone="warn",
        minutes=_MINUTES_A_QUESTION * written.open,
        pane="calendar",
        target=_target(written, where),
        act=tr("去答复"),
    )


def _target(written: Written, where: Where) -> str:
    summary = written.summary
    session = where.get((summary.person_id, summary.day))
    return f"session:{session}#summary" if session else f"day:{summary.day.isoformat()}"
