"""Applying what was proposed, the history of changes, and undoing one."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from db.ids import new_id
from db.records import HeldSession, Person, PlanChange, SessionOnDay
from db.store import Store, Transaction
from desktop_app.system.changes import Changes, Subject
from desktop_app.system.clock import Clock
from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.curriculum.moving.patch import State, differences, restored, stands
from desktop_app.training.curriculum.moving.proposal import Changed, Proposal
from desktop_app.training.curriculum.moving.telling import ChangeEntry, change_text
from desktop_app.training.people.permissions import Act, require

UNDO = "undo"


class Applying:
    """The only one that changes sessions which stand on calendars; only supervisors do."""

    def __init__(self, store: Store, clock: Clock, changes: Changes) -> None:
        self._store = store
        self._clock = clock
        self._changes = changes

    def apply(
        self, actor: Person, proposal: Proposal, reason: str = "", anyway: bool = False
    ) -> PlanChange:
        """Write a proposal down in one transaction; returns what `undo` takes.

        Raises Trouble, and changes nothing, when something blocks it, when something is in the way
        and *anyway* is not said, or when a session was changed since it was proposed.
        """
        require(actor, Act.LAY_PLAN)
        with self._store.writing() as tx:
            change = self.write(tx, actor, proposal, reason, anyway)
        self._changes.announce(Subject.PLANS)
        return change

    def write(
        self,
        tx: Transaction,
        actor: Person,
        proposal: Proposal,
        reason: str = "",
        anyway: bool = False,
        more: Sequence[tuple[str, State, State]] = (),
    ) -> PlanChange:
        """Do it within the transaction of another use case, which has asked permission.

        *more* is what that one changed beside the sessions, for the log: table, before, after.
        """
        _refuse_blocked(proposal, anyway)
        _refuse_stale(tx, proposal)
        put(tx, proposal.held, proposal.sessions)
        now = self._clock.now()
        held, sessions = differences(proposal.held, now), differences(proposal.sessions, now)
        seats = len(proposal.held) + len(proposal.sessions) - len(proposal.steps)
        before: dict[str, Any] = {"held": held[0], "sessions": sessions[0]}
        after: dict[str, Any] = {"held": held[1], "sessions": sessions[1]}
        for table, was, will in more:
            before[table], after[table] = was, will
        change = PlanChange(
            id=new_id(),
            at=now,
            by_id=actor.id,
            kind=proposal.kind,
            plan_id=proposal.plan_id,
            class_id=proposal.class_id,
            reason=reason.strip(),
            before=before,
            after=after | {"title": proposal.title, "seats": seats},
        )
        tx.plan_changes.add(change)
        return change

    def undo(self, actor: Person, change_id: UUID) -> PlanChange:
        """Put back what a change did; raises Trouble where something later rests on it."""
        require(actor, Act.LAY_PLAN)
        with self._store.writing() as tx:
            change = tx.plan_changes.get(change_id)
            if tx.plan_changes.undone([change_id]):
                raise _refused(tr("这次改动已经撤销过了。"))
            if change.kind == UNDO and change.before.get("stays") is not None:
                raise _refused(tr("撤销的转班不能再恢复。"))
            held = _put_back(change, "held", tx.classes.each_held)
            sessions = _put_back(change, "sessions", tx.plans.any_of)
            _refuse_rested_on(tx, change, sessions, held)
            _put_back_more(tx, change)
            put(tx, held, sessions)
            undoing = replace(
                change,
                id=new_id(),
                at=self._clock.now(),
                by_id=actor.id,
                kind=UNDO,
                reason="",
                before={name: change.after[name] for name in change.before},
                after={**change.before, "title": change_text(change), "seats": 0},
                undoes=change.id,
            )
            tx.plan_changes.add(undoing)
        self._changes.announce(Subject.PLANS)
        return undoing

    def history(
        self, actor: Person, *, class_id: UUID | None = None, person_id: UUID | None = None
    ) -> tuple[ChangeEntry, ...]:
        """Return what was changed, the newest first: for a class, a person, or without either all.

        Of what concerns classmates alone a person's history says nothing.
        """
        with self._store.reading() as tx:
            plans: set[UUID] = set()
            classes = {class_id} if class_id else set()
            if person_id is not None:
                require(actor, Act.SEE_RECORD, tx.people.get(person_id))
                own = tx.plans.of_people([person_id])
                plans = {one.id for one in own}
                classes |= {one.class_id for one in own if one.class_id}
            else:
                require(actor, Act.LAY_PLAN)
            of_all = class_id is None and person_id is None
            found = tx.plan_changes.latest() if of_all else tx.plan_changes.of(plans, classes)
            if person_id is not None:
                found = tuple(one for one in found if one.plan_id in plans or _of_class(one))
            return told(tx, found)


def _of_class(change: PlanChange) -> bool:
    """Tell whether a change is about what a class holds, and not about one of its members."""
    return change.plan_id is None and bool(change.after.get("held"))


def told(tx: Transaction, changes: Sequence[PlanChange]) -> tuple[ChangeEntry, ...]:
    """Return changes in words, for use cases that have asked permission."""
    undone = tx.plan_changes.undone([one.id for one in changes])
    classes = {
        one.id: one.name for one in tx.classes.all({c.class_id for c in changes if c.class_id})
    }
    owners = {
        id_: tx.plans.get(id_).person_id
        for id_ in {one.plan_id for one in changes if one.plan_id and not one.class_id}
        if id_ is not None
    }
    names = tx.people.each({*(one.by_id for one in changes), *owners.values()})

    def about(change: PlanChange) -> str:
        if change.class_id is not None:
            return classes.get(change.class_id, "")
        return names[owners[change.plan_id]].name if change.plan_id in owners else ""

    return tuple(
        ChangeEntry(one, names[one.by_id].name, change_text(one), one.id in undone, about(one))
        for one in changes
    )


def put(
    tx: Transaction,
    held: Iterable[Changed[HeldSession]],
    sessions: Iterable[Changed[SessionOnDay]],
) -> None:
    """Write records: new ones are added, the others count one change more."""
    held, sessions = tuple(held), tuple(sessions)
    tx.classes.add_held([one.after for one in held if one.before is None])
    tx.plans.add_sessions([one.after for one in sessions if one.before is None])
    tx.classes.put_held(
        [
            replace(one.after, revision=one.before.revision + 1)
            for one in held
            if one.before is not None
        ]
    )
    tx.plans.put_sessions(
        [
            replace(one.after, revision=one.before.revision + 1)
            for one in sessions
            if one.before is not None
        ]
    )


def _refuse_blocked(proposal: Proposal, anyway: bool) -> None:
    in_the_way = [one for one in proposal.conflicts if one.blocking or not anyway]
    if in_the_way:
        raise Trouble(
            in_the_way[0].text,
            tr("没有任何改动。"),
            tr("请换一个时间，或先处理冲突。"),
        )


def _refuse_stale(tx: Transaction, proposal: Proposal) -> None:
    held = {one.before.id: one.before for one in proposal.held if one.before}
    sessions = {one.before.id: one.before for one in proposal.sessions if one.before}
    same = all(_as_before(one, held[one.id]) for one in tx.classes.each_held(held)) and all(
        _as_before(one, sessions[one.id]) for one in tx.plans.any_of(sessions)
    )
    if not same:
        raise Trouble(
            tr("这几节课刚刚有过改动，和您看到的不一样了。"),
            tr("没有任何改动。"),
            tr("日历已更新，请再看一眼。"),
        )


def _as_before(now: HeldSession | SessionOnDay, seen: HeldSession | SessionOnDay) -> bool:
    """Tell whether nothing was changed, and nothing held, since a record was read."""
    if isinstance(now, SessionOnDay) and isinstance(seen, SessionOnDay):
        return (now.revision, now.done_at) == (seen.revision, seen.done_at)
    if isinstance(now, HeldSession) and isinstance(seen, HeldSession):
        return (now.revision, now.closed_at) == (seen.revision, seen.closed_at)
    return False


def _put_back(
    change: PlanChange, table: str, read: Callable[[list[UUID]], Sequence[Any]]
) -> tuple[Changed[Any], ...]:
    """Return how records go back; raises Trouble for one that was changed again since."""
    before: Mapping[str, Any] = change.before.get(table, {})
    after: Mapping[str, Any] = change.after.get(table, {})
    found = []
    for record in read([UUID(key) for key in before]):
        key = str(record.id)
        if not stands(record, after[key]):
            raise _refused(tr("“{title}”在这之后又改过。").format(title=record.title))
        found.append(Changed(record, restored(record, before[key])))
    return tuple(found)


def _put_back_more(tx: Transaction, change: PlanChange) -> None:
    """Put plans and stays in classes back, where the change was about them too."""
    for key, fields in change.before.get("plans", {}).items():
        plan = tx.plans.get(UUID(key))
        if not stands(plan, change.after["plans"][key]):
            raise _refused(tr("“{title}”在这之后又换过。").format(title=plan.title))
        tx.plans.put(restored(plan, fields))
    for key, fields in change.before.get("classes", {}).items():
        tx.classes.put(restored(tx.classes.get(UUID(key)), fields))
    for key, fields in change.before.get("stays", {}).items():
        if fields.get("new"):
            tx.classes.drop_stay(UUID(key))
        else:
            tx.classes.end_stay(restored(tx.classes.stay(UUID(key)), fields))


def _refuse_rested_on(
    tx: Transaction,
    change: PlanChange,
    sessions: Sequence[Changed[SessionOnDay]],
    held: Sequence[Changed[HeldSession]],
) -> None:
    for whole in held:
        if whole.after.closed_at is not None:
            raise _refused(tr("“{title}”已经结课。").format(title=whole.after.title))
    for one in sessions:
        if one.after.done_at is not None:
            raise _refused(tr("“{title}”已经上过。").format(title=one.after.title))
    marks = tx.attendance.marks([one.after.id for one in sessions])
    titles = {one.after.id: one.after.title for one in sessions}
    marked = next((one for one in marks.values() if one.marked_at >= change.at), None)
    if marked is not None:
        raise _refused(tr("“{title}”已经点过名。").format(title=titles[marked.session_id]))


def _refused(why: str) -> Trouble:
    return Trouble(
        tr("这次改动不能撤销：{why}").format(why=why),
        tr("没有任何改动。"),
        tr("需要时请直接再改一次。"),
    )
