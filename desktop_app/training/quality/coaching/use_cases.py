"""Carrying coaching plans on: taken up, worked through, talked over, closed as measured."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from db.ids import new_id
from db.records import CoachingEvent, CoachingPlan, Draft, Person, Role
from db.store import Store, Transaction
from desktop_app.system.changes import Changes, Subject
from desktop_app.system.clock import Clock
from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.content.use_cases import Library
from desktop_app.training.people.permissions import Act, allowed, require
from desktop_app.training.practice.assigned import ASSIGNABLE, DrillProgress, progress, titles_of
from desktop_app.training.practice.modes.names import COUNTING
from desktop_app.training.quality.coaching.contents import BadPlan, Contents, checked
from desktop_app.training.quality.coaching.measuring import Measured, item_changes, sides
from desktop_app.training.quality.coaching.plan import Kind, Outcome, Phase, PlanState, state_of
from desktop_app.training.quality.coaching.shown import (
    CauseSheet,
    Choice,
    Happened,
    PlanEntry,
    PlanPage,
)
from desktop_app.training.quality.coaching.waiting import waiting
from desktop_app.training.quality.losses import marks_of
from desktop_app.training.today.todo import ToDo


class Coaching:
    """The plans that a person may see, and what may be done with them."""

    def __init__(self, store: Store, clock: Clock, changes: Changes, library: Library) -> None:
        self._store = store
        self._clock = clock
        self._changes = changes
        self._library = library

    def plans(self, actor: Person, only_open: bool = False) -> tuple[PlanEntry, ...]:
        """Return the plans that *actor* may see, newest first: all for a supervisor, those of own
        trainees for a mentor, own ones for everybody."""
        with self._store.reading() as tx:
            if actor.has(Role.SUPERVISOR):
                plans = tx.coaching.plans()
            else:
                plans = tx.coaching.around(actor.id)
            events = tx.coaching.events([one.id for one in plans])
            titles = _titles(tx)
            found = []
            for plan in plans:
                state = state_of(plan, events[plan.id])
                if only_open and not state.open:
                    continue
                subject = tx.people.get(plan.subject_id)
                if allowed(actor, Act.SEE_RECORD, subject):
                    found.append(self._entry(tx, state, subject, titles))
        return tuple(found)

    def waiting(self, actor: Person) -> list[ToDo]:
        """Return what of these plans waits for *actor* today."""
        return waiting(self.plans(actor, only_open=True), actor, self._clock.today())

    def page(self, actor: Person, plan_id: UUID) -> PlanPage:
        """Return one plan with its history; raises NotFound or NotAllowed."""
        with self._store.reading() as tx:
            state, subject = self._seen(tx, actor, plan_id)
            titles = _titles(tx)
            measured = self._measured(tx, state)
            draft = tx.people.draft(actor.id, _draft_name(plan_id))
            first = state.events[0].body
            may_coach = allowed(actor, Act.COACH, subject) and state.open
            return PlanPage(
                entry=self._entry(tx, state, subject, titles),
                causes=_causes(tx, state.plan),
                weakest=tuple((label, lost, n) for _item, label, lost, n in first["weakest"]),
                measured=measured,
                history=_history(tx, state),
                may_coach=may_coach,
                may_tick=state.open and (may_coach or actor.id == subject.id),
                owners=_owners(tx, subject) if may_coach else (),
                offered=tuple(Choice(key, titles[key]) for key in titles) if may_coach else (),
                draft=Contents.from_json(draft.body) if draft and may_coach else None,
            )

    def keep(self, actor: Person, plan_id: UUID, contents: Contents) -> None:
        """Keep what is being written, whether it could be set or not."""
        draft = Draft(actor.id, _draft_name(plan_id), contents.to_json(), self._clock.now())
        with self._store.writing() as tx:
            tx.people.save_draft(draft)

    def set_contents(self, actor: Person, plan_id: UUID, contents: Contents) -> None:
        """Write the plan down as it is to be, which takes it up; raises BadPlan or NotAllowed."""
        contents = checked(contents)
        with self._store.writing() as tx:
            state, subject = self._to_coach(tx, actor, plan_id)
            if str(contents.owner_id) not in {one.key for one in _owners(tx, subject)}:
                raise BadPlan("owner", tr("负责人要由主管或这位员工的带教导师担任。"))
            gone = set(contents.drills) - _titles(tx).keys() - set(state.contents.drills)
            if gone:
                raise BadPlan("drills", tr("有一个练习已经下架，请换一个。"))
            self._add(tx, state, actor, Kind.SET, {"contents": contents.to_json()})
            tx.people.drop_draft(actor.id, _draft_name(plan_id))
        self._changes.announce(Subject.QUALITY)

    def tick(self, actor: Person, plan_id: UUID, action: str, done: bool) -> None:
        """Tick an action off or take it up again: the agent's and the owner's act."""
        with self._store.writing() as tx:
            state, subject = self._seen(tx, actor, plan_id)
            if actor.id != subject.id:
                require(actor, Act.COACH, subject)
            _require_open(state)
            if action not in state.contents.actions:
                raise Trouble(
                    tr("这件事已经不在计划里了。"),
                    tr("没有任何改动。"),
                    tr("页面已更新，请再看一眼。"),
                )
            if (action in state.done) != done:
                self._add(tx, state, actor, Kind.ACTION, {"action": action, "done": done})
        self._changes.announce(Subject.QUALITY)

    def check_in(self, actor: Person, plan_id: UUID, words: str, following: date | None) -> None:
        """Write down what was said when both looked at it, and when they meet next."""
        if not words.strip():
            raise BadPlan("words", tr("请写一句面谈说了什么。"))
        with self._store.writing() as tx:
            state, _subject = self._to_coach(tx, actor, plan_id)
            if following is not None and following <= self._clock.today():
                raise BadPlan("following", tr("下次面谈要在今天之后。"))
            body = {"words": words.strip(), "next": following.isoformat() if following else None}
            self._add(tx, state, actor, Kind.CHECK_IN, body)
        self._changes.announce(Subject.QUALITY)

    def close(self, actor: Person, plan_id: UUID, words: str, withdraw: bool = False) -> Outcome:
        """Close a plan; the outcome is what the inspections say, not what somebody types.

        With *withdraw* its cause fell away. Raises BadPlan without *words*, a sentence of
        assessment that stands beside the figures.
        """
        if not words.strip():
            raise BadPlan("words", tr("请写一句对这份计划的评价。"))
        with self._store.writing() as tx:
            state, _subject = self._to_coach(tx, actor, plan_id)
            measured = self._measured(tx, state)
            outcome = Outcome.WITHDRAWN if withdraw else measured.outcome
            body = {
                "outcome": str(outcome),
                "words": words.strip(),
                "measured": measured.to_json(),
            }
            self._add(tx, state, actor, Kind.CLOSED, body)
            tx.people.drop_draft(actor.id, _draft_name(plan_id))
        self._changes.announce(Subject.QUALITY)
        return outcome

    def _seen(self, tx: Transaction, actor: Person, plan_id: UUID) -> tuple[PlanState, Person]:
        plan = tx.coaching.get(plan_id)
        subject = tx.people.get(plan.subject_id)
        require(actor, Act.SEE_RECORD, subject)
        return state_of(plan, tx.coaching.events([plan_id])[plan_id]), subject

    def _to_coach(self, tx: Transaction, actor: Person, plan_id: UUID) -> tuple[PlanState, Person]:
        state, subject = self._seen(tx, actor, plan_id)
        require(actor, Act.COACH, subject)
        _require_open(state)
        return state, subject

    def _add(
        self, tx: Transaction, state: PlanState, actor: Person, kind: Kind, body: dict[str, Any]
    ) -> None:
        tx.coaching.add_event(
            CoachingEvent(new_id(), state.plan.id, self._clock.now(), actor.id, str(kind), body)
        )

    def _entry(
        self, tx: Transaction, state: PlanState, subject: Person, titles: dict[str, str]
    ) -> PlanEntry:
        owner_id = state.contents.owner_id
        if state.closing is not None:
            told = state.closing.measured
            figures = (told["mean_before"], told["mean_after"], len(told["after"]))
        else:
            measured = self._measured(tx, state, items=False)
            figures = (measured.mean_before, measured.mean_after, len(measured.after))
        return PlanEntry(
            state,
            subject,
            tx.people.get(owner_id).name if owner_id else "",
            _progress(tx, state, titles),
            *figures,
        )

    def _measured(self, tx: Transaction, state: PlanState, items: bool = True) -> Measured:
        goal = state.contents.goal
        before, after = sides(
            tx.coaching.marks(state.plan.subject_id),
            [UUID(one) for one in state.plan.cause["roots"]],
            state.plan.opened_at,
            goal,
        )
        measured = Measured(before, after, goal.sheets, goal.mean)
        if not items or not after:
            return measured
        told = [
            [marks_of(self._library, tx.sheets.get(one.sheet_id)) for one in side]
            for side in (before, after)
        ]
        return replace(measured, items=item_changes(*told))


def _require_open(state: PlanState) -> None:
    if state.phase is Phase.CLOSED:
        raise Trouble(
            tr("这份辅导计划已经结束。"),
            tr("没有任何改动。"),
            tr("需要继续辅导时，请另开一份计划。"),
        )


def _draft_name(plan_id: UUID) -> str:
    return f"coaching:{plan_id}"


def _titles(tx: Transaction) -> dict[str, str]:
    return titles_of(tx.content.titles(ASSIGNABLE))


def _progress(
    tx: Transaction, state: PlanState, titles: dict[str, str]
) -> tuple[DrillProgress, ...]:
    """Count the attempts since each drill was assigned; of a closed plan those until its end."""
    keys = state.contents.drills
    if not keys:
        return ()
    since = min(state.assigned.values())
    runs = tx.coaching.runs_since(state.plan.subject_id, keys, since, sorted(COUNTING))
    assigned = {key: state.assigned[key] for key in keys}
    return progress(assigned, runs, titles, state.closing.at if state.closing else None)


def _causes(tx: Transaction, plan: CoachingPlan) -> tuple[CauseSheet, ...]:
    found = []
    for one in plan.cause["sheets"]:
        sheet = tx.sheets.get(UUID(one))
        standing = tx.coaching.standing_of(sheet.id)
        total = sheet.total if standing == sheet.id else tx.sheets.get(standing).total
        found.append(CauseSheet(sheet.id, sheet.number, sheet.title, sheet.total, standing, total))
    return tuple(found)


def _history(tx: Transaction, state: PlanState) -> tuple[Happened, ...]:
    names = _names(tx, {one.by_id for one in state.events if one.by_id is not None})
    return tuple(
        Happened(one, names[one.by_id] if one.by_id is not None else "") for one in state.events
    )


def _names(tx: Transaction, ids: Collection[UUID]) -> dict[UUID, str]:
    return {one: tx.people.get(one).name for one in ids}


def _owners(tx: Transaction, subject: Person) -> tuple[Choice, ...]:
    """Return who may own a plan about *subject*: the mentor first, then the supervisors."""
    fitting = [one for one in tx.people.all() if allowed(one, Act.COACH, subject)]
    fitting.sort(key=lambda one: (one.id != subject.mentor_id, one.staff_number))
    return tuple(Choice(str(one.id), one.name) for one in fitting)
