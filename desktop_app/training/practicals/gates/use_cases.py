"""A registered practical passes the gate of a plan; who waits before it is told what is missing."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from db.ids import new_id
from db.records import Person, SessionOnDay, SessionResult, Sheet
from desktop_app.system.text import day_text, number_text, tr
from desktop_app.training.curriculum.leading import gate_of
from desktop_app.training.today.todo import ToDo

_LOOK_BACK = timedelta(days=60)
"""Whose practical is overdue for longer has left, or is no matter of today."""
_NAMED = 3
"""So many names stand in one line; more are counted."""

if TYPE_CHECKING:
    from db.store import Transaction
    from desktop_app.training.practicals.standing import HeldPractical


def pass_gate(tx: "Transaction", sheet: Sheet, at: datetime) -> None:
    """Write a registered mark down at the first practical gate that the person has not passed."""
    plan = tx.plans.of(sheet.subject_id)
    if plan is None or plan.ended_on is not None:
        return
    gates = [one for one in tx.plans.sessions(plan.id) if _is_gate(one)]
    gate = min(gates, key=lambda one: (one.day, one.start), default=None)
    if gate is None:
        return
    note = f"{sheet.title} {sheet.number}"
    noted = SessionResult(
        new_id(), gate.id, sheet.subject_id, sheet.total, sheet.passed, note, sheet.filler_id, at
    )
    tx.attendance.note_results([noted])
    if sheet.passed:
        tx.plans.set_done(gate.id, at)


def how_before(
    tx: "Transaction", today: date, person_id: UUID, sessions: Sequence[SessionOnDay]
) -> dict[UUID, str]:
    """Return how somebody stands before the practical gates of a plan whose day is past, in words
    without a full stop, by session."""
    gates = [one for one in sessions if _is_gate(one) and one.day < today]
    if not gates:
        return {}
    from desktop_app.training.practicals.use_cases import held_of

    found = held_of(tx, tx.practicals.of_people([person_id]))
    told = _how(next((one for one in found if one.cancelled is None), None))
    return {one.id: told for one in gates}


def told_before(
    tx: "Transaction", today: date, person_id: UUID, sessions: Sequence[SessionOnDay]
) -> dict[UUID, str]:
    """Return the same in a sentence each, with what follows from it."""
    found = how_before(tx, today, person_id, sessions)
    return {key: tr("{how}，后面的课次在等它。").format(how=how) for key, how in found.items()}


def to_begin(
    tx: "Transaction", today: date, actor: Person, under_way: Collection[UUID]
) -> list[ToDo]:
    """Return the task of opening practicals for those whose day has come and who have none."""
    awaited = tx.practicals.awaited(today - _LOOK_BACK, today)
    left = {one: day for one, day in awaited.items() if one not in {*under_way, actor.id}}
    if not left:
        return []
    people = tx.people.each(left)
    names = tr("、").join(people[one].name for one in [*left][:_NAMED])
    if len(left) > _NAMED:
        names = tr("{names}等 {n} 位").format(names=names, n=len(left))
    target = "practical" if len(left) > 1 else f"practical:for/{next(iter(left))}"
    return [
        ToDo(
            when=tr("实操"),
            title=tr("开始实操考核 · {names}").format(names=names),
            detail=tr("培训计划里排在{day}，后面的课次在等").format(
                day=day_text(min(left.values()))
            ),
            tag=tr("待安排"),
            tone="warn",
            minutes=2,
            pane="exams",
            target=target,
            act=tr("去安排"),
        )
    ]


def _is_gate(one: SessionOnDay) -> bool:
    return gate_of(one.detail) == "practical" and one.makes_up is None and one.done_at is None


def _how(newest: "HeldPractical | None") -> str:
    """Return in words how far the newest practical has come that was not cancelled."""
    if newest is None:
        return tr("还没有开始实操考核")
    if newest.sheet is not None:
        # A mark that passes opened a gate; this is another one, or one that came later.
        mark = number_text(newest.sheet.total or 0.0)
        if newest.sheet.passed:
            return tr("上一次实操考核 {n} 分，还没有开始下一次").format(n=mark)
        return tr("实操成绩 {n} 分，没有及格，还没有另开一次").format(n=mark)
    lacks = "".join(newest.lacks[:1]).rstrip("。") or tr("各场都已评分，等主管登记成绩")
    return tr("实操考核进行中：{lacks}").format(lacks=lacks)
