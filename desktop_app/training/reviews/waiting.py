"""What of milestone reviews stands on a person's day."""

from collections.abc import Sequence
from datetime import date

from desktop_app.system.text import day_text, tr
from desktop_app.training.reviews.gates import Gate, State
from desktop_app.training.today.todo import ToDo

PANE = "mentoring"
_MOST = 3
_VIEW_MINUTES, _REVIEW_MINUTES = 8, 30


def target(gate: Gate) -> str:
    """Return where a review is opened."""
    return f"review:{gate.plan.person_id}:{gate.number}"


def own_todo(gate: Gate, today: date) -> ToDo:
    """Ask a trainee what they think of themselves before a review."""
    return ToDo(
        when=_when(gate, today),
        title=tr("{title} · 自评").format(title=gate.plan.title),
        detail=tr("{day} 评估，先写您自己的看法").format(day=day_text(gate.plan.day)),
        tag=tr("未写"),
        tone="warn",
        minutes=_VIEW_MINUTES,
        pane=PANE,
        target=target(gate),
        act=tr("写自评"),
    )


def to_view(gate: Gate, today: date) -> ToDo:
    """Ask a mentor for their view."""
    return ToDo(
        when=_when(gate, today),
        title=tr("{title} · {name}").format(title=gate.plan.title, name=gate.plan.name),
        detail=tr("{day} 评估，写您对学员的看法").format(day=day_text(gate.plan.day)),
        tag=tr("未写"),
        tone="warn",
        minutes=_VIEW_MINUTES,
        pane=PANE,
        target=target(gate),
        act=tr("写看法"),
    )


def to_decide(gates: Sequence[Gate], today: date) -> list[ToDo]:
    """Ask a supervisor for the reviews whose day has come, the longest waiting first.

    One whose views are both in is offered before its day.
    """
    due = [one for one in gates if one.plan.day <= today or one.state is State.READY]
    due.sort(key=lambda one: (one.plan.day, one.plan.staff_number))
    if len(due) <= _MOST:
        return [_decide(one, today) for one in due]
    names = tr("、").join(one.plan.name for one in due[:_MOST])
    return [
        ToDo(
            when=tr("今天"),
            title=tr("阶段评估 · {n} 位").format(n=len(due)),
            detail=tr("{names}等人等着结论").format(names=names),
            tag=tr("待评估"),
            tone="warn",
            minutes=_REVIEW_MINUTES * len(due),
            pane=PANE,
            target="reviews",
            act=tr("去评估"),
        )
    ]


def _decide(gate: Gate, today: date) -> ToDo:
    missing = missing_views(gate)
    return ToDo(
        when=_when(gate, today),
        title=tr("{title} · {name}").format(title=gate.plan.title, name=gate.plan.name),
        detail=missing or tr("自评和导师看法都到了"),
        tag=tr("过期") if gate.overdue(today) else tr("待评估"),
        tone="bad" if gate.overdue(today) else "warn",
        minutes=_REVIEW_MINUTES,
        pane=PANE,
        target=target(gate),
        act=tr("评估"),
    )


def missing_views(gate: Gate) -> str:
    """Return which views are still missing, in words; empty when both are in."""
    missing = []
    if gate.own is None:
        missing.append(tr("自评"))
    if gate.mentor is None and gate.plan.mentor_id is not None:
        missing.append(tr("导师看法"))
    return tr("还差{what}").format(what=tr("和").join(missing)) if missing else ""


def _when(gate: Gate, today: date) -> str:
    if gate.plan.day == today:
        return tr("今天")
    if gate.plan.day < today:
        return tr("过期")
    return f"{gate.plan.day.month}月{gate.plan.day.day}日"
