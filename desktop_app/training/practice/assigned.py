"""Drills that a plan assigns: how far somebody has come with each, and how a day asks for them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from desktop_app.system.text import tr
from desktop_app.training.practice.standing import drill_key
from desktop_app.training.today.todo import ToDo

if TYPE_CHECKING:
    from db.records import DrillRun, Found, Outline

ASSIGNABLE = ("script", "scenario")
_DIFFICULTIES = ("easy", "medium", "hard")
_MINUTES = 10


@dataclass(frozen=True, slots=True)
class DrillProgress:
    """A drill assigned in a plan, with what was done about it since; it counts by itself."""

    key: str
    title: str
    """Empty where the drill is no longer published."""
    since: datetime
    runs: int
    best: float | None
    passed: bool


def titles_of(found: "Sequence[Found]") -> dict[str, str]:
    """Return the drills that can be assigned, by name."""
    return {drill_key(one.kind, one.key): one.title for one in found if one.kind in ASSIGNABLE}


def easy_first(found: "Sequence[Outline]") -> tuple[str, ...]:
    """Return the names of drills by their `difficulty`, easy ones first."""
    order = {name: place for place, name in enumerate(_DIFFICULTIES)}
    ranked = sorted(
        found, key=lambda one: (order.get(str(one.fields["difficulty"]), len(order)), one.key)
    )
    return tuple(drill_key(one.kind, one.key) for one in ranked)


def progress(
    assigned: Mapping[str, datetime],
    runs: "Sequence[DrillRun]",
    titles: Mapping[str, str],
    until: datetime | None = None,
) -> tuple[DrillProgress, ...]:
    """Count the attempts at each drill since it was *assigned*, up to *until*."""
    found = []
    for key, since in assigned.items():
        own = [
            one
            for one in runs
            if one.content_key == key
            and one.finished_at >= since
            and (until is None or one.finished_at <= until)
        ]
        best = max((one.total for one in own if one.total is not None), default=None)
        passed = any(one.passed for one in own)
        found.append(DrillProgress(key, titles.get(key, ""), since, len(own), best, passed))
    return tuple(found)


def drill_todo(one: DrillProgress, plan: str, tag: str) -> ToDo:
    """Ask for a drill that a *plan* has assigned."""
    detail = tr("{plan}布置的练习，通过一次就算完成").format(plan=plan)
    if one.best is not None:
        detail = tr("{plan}布置的练习 · 已练 {n} 次，最好 {best} 分").format(
            plan=plan, n=one.runs, best=int(one.best)
        )
    return ToDo(
        when=tag,
        title=one.title,
        detail=detail,
        tag=tag,
        tone="accent",
        minutes=_MINUTES,
        pane="practice",
        target=f"start:{one.key}",
        practice=True,
    )
