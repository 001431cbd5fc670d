"""Asks for a development plan after a result."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.system.text import tr
from desktop_app.training.today.todo import ToDo

if TYPE_CHECKING:
    from db.records import NewResult, Person

PANE = "mentoring"
MOST = 3
"""As many people are told one by one; the rest are counted in one line."""
_MINUTES = 10


@dataclass(frozen=True, slots=True)
class Due:
    """Somebody about whom a plan is due, and the result that it follows."""

    subject: "Person"
    result: "NewResult"


def due_todos(due: Sequence[Due], actor: "Person") -> list[ToDo]:
    """Return what *actor* is asked for: the own plan first, then those about others."""
    own = [_to_open(one, actor) for one in due if one.subject.id == actor.id]
    return own + most([_to_open(one, actor) for one in due if one.subject.id != actor.id])


def most(tasks: list[ToDo]) -> list[ToDo]:
    """Return a few of *tasks*, the rest of them as one line."""
    if len(tasks) <= MOST:
        return tasks
    rest = tr("还有 {n} 份发展计划要处理").format(n=len(tasks) - MOST + 1)
    return [*tasks[: MOST - 1], task(tr("今天"), rest, "", tr("发展"), "development", "")]


def task(when: str, title: str, detail: str, tag: str, target: str, act: str) -> ToDo:
    """Return something to do in the room of development plans."""
    return ToDo(when, title, detail, tag, "warn", _MINUTES, PANE, target, act=act)


def _to_open(due: Due, actor: "Person") -> ToDo:
    after = {
        "certificate": tr("证书已签发"),
        "theory": tr("理论成绩已登记"),
        "practical": tr("实操成绩已登记"),
    }[due.result.kind]
    own = due.subject.id == actor.id
    title = tr("我的发展计划") if own else tr("发展计划 · {name}").format(name=due.subject.name)
    detail = tr("{after}，程序可以按最弱的依据拟一份").format(after=after)
    target = f"propose:{due.subject.id}"
    return task(tr("本周"), title, detail, tr("待拟定"), target, tr("去拟定"))
