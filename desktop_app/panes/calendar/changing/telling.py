"""Tells what a proposal would bring."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from desktop_app.panes.calendar.changing.shown import Consequences, Obstacle, Slot
from desktop_app.panes.calendar.shown import clock
from desktop_app.system.text import day_text, tr
from desktop_app.training.curriculum.moving.proposal import Proposal, Step

_MOST_STEPS = 12
"""As many are told one by one; the others are counted."""


def consequences_of(
    proposal: Proposal, about: UUID | None, names: Mapping[UUID, str]
) -> Consequences:
    """Return what a proposal brings; *about* is the session that was asked for itself."""
    others = [step for step in proposal.steps if step.id != about] if about else []
    steps = [_step(one, names) for one in others[:_MOST_STEPS]]
    if len(others) > _MOST_STEPS:
        steps.append((tr("另有 {n} 节").format(n=len(others) - _MOST_STEPS), tr("同样改动")))
    return Consequences(
        steps=tuple(steps),
        obstacles=tuple(Obstacle(one.text, one.blocking) for one in proposal.conflicts),
        slots=tuple(
            Slot(moment_text(*moment), moment[0], moment[1]) for moment in proposal.alternatives
        ),
    )


def moment_text(day: date, start: int) -> str:
    """Return a day with a time: 11月23日 周一 09:00."""
    return f"{day_text(day)} {clock(start)}"


def _step(step: Step, names: Mapping[UUID, str]) -> tuple[str, str]:
    title = step.title
    if len(step.people) == 1 and step.people[0] in names:
        title = tr("{title}（{name}）").format(title=title, name=names[step.people[0]])
    elif len(step.people) > 1:
        title = tr("{title}（{n} 人）").format(title=title, n=len(step.people))
    if step.after is None:
        return title, tr("取消")
    if step.before is None:
        return title, tr("新增：{when}").format(when=moment_text(*step.after))
    return title, f"{moment_text(*step.before)} → {moment_text(*step.after)}"
