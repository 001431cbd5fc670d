"""Carrying development plans on: written together, worked through, looked at again, closed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from db.ids import new_id
from db.records import DevelopmentEvent, DevelopmentPlan, Draft, Person, Role
from db.store import Store, Transaction
from desktop_app.system.changes import Changes, Subject
from desktop_app.system.clock import Clock
from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.system.text import tr
from desktop_app.training.chain.use_cases import Chain
from desktop_app.training.development.items import (
    MOST_ITEMS,
    BadItem,
    Item,
    Measure,
    MeasureKind,
    StepKind,
    checked,
)
from desktop_app.training.development.measuring import from_json, outcome_of, to_json
from desktop_app.training.development.plan import Kind, Outcome, PlanState, by_itself, state_of
from desktop_app.training.development.records.use_cases import Records
from desktop_app.training.development.shown import Choice, Happened, PlanEntry, PlanPage
from desktop_app.training.development.waiting import waiting
from desktop_app.training.people.permissions import Act, allowed, require
from desktop_app.training.practice.assigned import ASSIGNABLE, titles_of
from desktop_app.training.today.todo import ToDo

_ALL = 100_000
"""More plans than an organisation has: none under way is left out of the list for being old."""


class Development:
    """The plans that a person may see, and what may be done with them."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        changes: Changes,
        records: Records,
        chain: Chain,
    ) -> None:
        self._store = store
        self._clock = clock
        self._changes = changes
        self._records = records
        self._chain = chain

    def plans(self, actor: Person) -> tuple[PlanEntry, ...]:
        """Return the plans that *actor* may see, newest first: all for a supervisor, those of own
        trainees for a mentor, own ones for everybody. Open ones tell their steps alone."""
        return self._plans(actor, lambda _subject: True, only_open=False)

    def _plans(
        self, actor: Person, wanted: Callable[[Person], bool], only_open: bool
    ) -> tuple[PlanEntry, ...]:
        with self._store.reading() as tx:
            found = (
                tx.development.plans(limit=_ALL)
                if actor.has(Role.SUPERVISOR)
                else tx.development.around(actor.id)
            )
            subjects = tx.people.each({one.subject_id for one in found})
            seen = [
                one
                for one in found
                if wanted(subjects[one.subject_id])
                and allowed(actor, Act.DEVELOP, subjects[one.subject_id])
            ]
            states = self._states(tx, seen)
            return tuple(
                self._entry(tx, one, subjects[one.plan.subject_id], measured=False)
                for one in states
                if one.open or not only_open
            )

    def newest(self, actor: Person, person_id: UUID) -> PlanEntry | None:
        """Return somebody's newest plan, None where there is none."""
        with self._store.reading() as tx:
            subject = tx.people.get(person_id)
            require(actor, Act.DEVELOP, subject)
            plans = tx.development.plans([person_id], limit=1)
            states = self._states(tx, plans)
            return self._entry(tx, states[0], subject, measured=False) if states else None

    def waiting(self, actor: Person) -> list[ToDo]:
        """Return what of these plans waits for *actor* today."""
        around = (None, actor.id)
        found = self._plans(
            actor, lambda one: one.id == actor.id or one.mentor_id in around, only_open=True
        )
        return waiting(found, actor, self._clock.today())

    def page(self, actor: Person, plan_id: UUID) -> PlanPage:
        """Return one plan with its history; raises NotFound or NotAllowed."""
        with self._store.reading() as tx:
            state, subject = self._seen(tx, actor, plan_id)
            entry = self._entry(tx, state, subject, measured=True)
            owners = _owners(tx, subject)
            drafts = {
                one.name.rpartition(":")[2]: Item.from_json(one.body)
                for one in tx.people.drafts(actor.id, _draft_name(plan_id, ""))
            }
            by = {one.by_id for one in state.events if one.by_id is not None}
            known = tx.people.each(by | {one.owner_id for one in state.items if one.owner_id})
            names = {one.id: one.name for one in (*owners, *known.values())}
            career = self._records.career(tx, subject)
            offered = self._offered(tx) if state.open else ()
            measures = self._measures(tx, subject) if state.open else ()
        rests = self._chain.rests_on_each(
            actor, [(subject.id, one.item.evidence) for one in entry.items]
        )
        undone = {one.body["event"] for one in state.events if one.kind == Kind.UNDONE}
        leads = allowed(actor, Act.COACH, subject)
        return PlanPage(
            entry=entry,
            links={one.item.id: links for one, links in zip(entry.items, rests, strict=True)},
            history=tuple(
                Happened(one, names.get(one.by_id, "") if one.by_id else "", str(one.id) in undone)
                for one in state.events
            ),
            names=names,
            career=career,
            owners=tuple(Choice(str(one.id), one.name) for one in owners),
            offered=offered,
            measures=measures,
            may_write=state.open,
            may_agree=state.open
            and actor.id not in state.agreed
            and _asked_to_agree(actor, subject),
            may_close=state.open and leads,
            may_undo=state.may_undo(actor.id),
            drafts=drafts,
        )

    def keep(self, actor: Person, plan_id: UUID, item: Item) -> None:
        """Keep what is being written of an item, whether it could be set or not."""
        name = _draft_name(plan_id, item.id)
        with self._store.writing() as tx:
            self._seen(tx, actor, plan_id)
            tx.people.save_draft(Draft(actor.id, name, item.to_json(), self._clock.now()))

    def throw_away(self, actor: Person, plan_id: UUID, item_id: str) -> None:
        """Throw away what was being written of an item."""
        with self._store.writing() as tx:
            tx.people.drop_draft(actor.id, _draft_name(plan_id, item_id))

    def agree(self, actor: Person, plan_id: UUID) -> None:
        """Say yes to the plan: with the first yes it is under way."""
        with self._store.writing() as tx:
            state, subject = self._open_one(tx, actor, plan_id)
            if not _asked_to_agree(actor, subject):
                raise NotAllowed(
                    tr("发展计划由本人和带教导师同意；没有导师时由主管代替。"),
                    tr("没有任何改动。"),
                )
            if not state.items:
                raise BadItem("items", tr("计划里还没有内容，请先加一项。"))
            if actor.id not in state.agreed:
                self._add(tx, state, actor, Kind.AGREED, {})
        self._changes.announce(Subject.DEVELOPMENT)

    def set_item(self, actor: Person, plan_id: UUID, item: Item, seen: UUID | None = None) -> str:
        """Write an item down, a new one under an empty id; returns its id.

        *seen* is the newest event of the plan that the writer knew: raises Trouble where somebody
        else has changed the same item since, BadItem for what cannot be kept.
        """
        with self._store.writing() as tx:
            state, subject = self._open_one(tx, actor, plan_id)
            _require_unchanged(state, actor, item.id, seen)
            since = self._clock.local(state.plan.opened_at).date()
            made = checked(item, {one.id for one in _owners(tx, subject)}, since)
            gone = {one.key for one in made.steps if one.kind is StepKind.DRILL} - (
                titles_of(tx.content.titles(ASSIGNABLE)).keys() | _drills_of(state)
            )
            if gone:
                raise BadItem("steps", tr("有一个练习已经下架，请换一个。"))
            if not item.id:
                if len(state.items) >= MOST_ITEMS:
                    raise BadItem(
                        "goal",
                        tr("一份计划最多 {n} 项，先做完再加。").format(n=MOST_ITEMS),
                    )
                made = replace(made, id=new_id().hex)
            if made != state.item(made.id):
                self._add(tx, state, actor, Kind.ITEM, {"item": made.to_json()})
            tx.people.drop_draft(actor.id, _draft_name(plan_id, item.id))
        self._changes.announce(Subject.DEVELOPMENT)
        return made.id

    def remove(self, actor: Person, plan_id: UUID, item_id: str) -> None:
        """Take an item out; the history keeps it, and it can be taken back."""
        with self._store.writing() as tx:
            state, _subject = self._open_one(tx, actor, plan_id)
            item = state.item(item_id)
            if item is None:
                raise _gone()
            self._add(tx, state, actor, Kind.REMOVED, {"item": item.id, "goal": item.goal})
            tx.people.drop_draft(actor.id, _draft_name(plan_id, item_id))
        self._changes.announce(Subject.DEVELOPMENT)

    def tick(self, actor: Person, plan_id: UUID, item_id: str, name: str, done: bool) -> None:
        """Tick a step off, or take it up again; drills and sessions do so by themselves."""
        with self._store.writing() as tx:
            state, _subject = self._open_one(tx, actor, plan_id)
            item = state.item(item_id)
            step = next((one for one in item.steps if one.name == name), None) if item else None
            if step is None:
                raise _gone()
            if by_itself(step.kind):
                raise Trouble(
                    tr("练习和课次按记录自动打勾。"),
                    tr("没有任何改动。"),
                    tr("练习通过一次、课次上完，这里就会显示完成。"),
                )
            if state.ticked.get((item_id, name), False) != done:
                body = {"item": item_id, "step": name, "text": step.text, "done": done}
                self._add(tx, state, actor, Kind.STEP, body)
        self._changes.announce(Subject.DEVELOPMENT)

    def review(self, actor: Person, plan_id: UUID, words: str, following: date | None) -> None:
        """Write down what was found when both looked at it, and when they look again."""
        if not words.strip():
            raise BadItem("words", tr("请写一句：哪里往前走了，哪里还卡着。"))
        if following is not None and following <= self._clock.today():
            raise BadItem("following", tr("下次回顾要在今天之后。"))
        with self._store.writing() as tx:
            state, _subject = self._open_one(tx, actor, plan_id)
            body = {"words": words.strip(), "next": following.isoformat() if following else None}
            self._add(tx, state, actor, Kind.REVIEWED, body)
        self._changes.announce(Subject.DEVELOPMENT)

    def close(self, actor: Person, plan_id: UUID, words: str, withdraw: bool = False) -> Outcome:
        """Close a plan: mentor or supervisor; the outcome is what the records say.

        With *withdraw* its reason fell away. Raises BadItem without *words* of assessment.
        """
        if not words.strip():
            raise BadItem("words", tr("请写一句对这份计划的评价。"))
        with self._store.writing() as tx:
            state, subject = self._open_one(tx, actor, plan_id)
            require(actor, Act.COACH, subject)
            items = self._records.progress(tx, state, subject)
            outcome = Outcome.WITHDRAWN if withdraw else outcome_of(items)
            body = {
                "outcome": str(outcome),
                "words": words.strip(),
                "measured": to_json(items),
            }
            self._add(tx, state, actor, Kind.CLOSED, body)
        self._changes.announce(Subject.DEVELOPMENT)
        return outcome

    def undo(self, actor: Person, plan_id: UUID) -> Kind:
        """Take back the newest event, by whoever did it; returns what it was."""
        with self._store.writing() as tx:
            state, _subject = self._seen(tx, actor, plan_id)
            if not state.may_undo(actor.id):
                raise Trouble(
                    tr("没有可以撤销的：最近一次改动不是您做的。"),
                    tr("没有任何改动。"),
                    tr("请和对方商量，或直接再改一次。"),
                )
            self._add(tx, state, actor, Kind.UNDONE, {"event": str(state.last.id)})
        self._changes.announce(Subject.DEVELOPMENT)
        return Kind(state.last.kind)

    def _states(
        self, tx: Transaction, plans: tuple[DevelopmentPlan, ...] | list[DevelopmentPlan]
    ) -> list[PlanState]:
        events = tx.development.events([one.id for one in plans])
        return [state_of(one, events[one.id]) for one in plans]

    def _seen(self, tx: Transaction, actor: Person, plan_id: UUID) -> tuple[PlanState, Person]:
        plan = tx.development.get(plan_id)
        subject = tx.people.get(plan.subject_id)
        require(actor, Act.DEVELOP, subject)
        return self._states(tx, [plan])[0], subject

    def _open_one(self, tx: Transaction, actor: Person, plan_id: UUID) -> tuple[PlanState, Person]:
        state, subject = self._seen(tx, actor, plan_id)
        if not state.open:
            raise Trouble(
                tr("这份发展计划已经结束。"),
                tr("没有任何改动。"),
                tr("需要继续时，请另拟一份。"),
            )
        return state, subject

    def _add(
        self, tx: Transaction, state: PlanState, actor: Person, kind: Kind, body: dict[str, Any]
    ) -> None:
        tx.development.add_event(
            DevelopmentEvent(new_id(), state.plan.id, self._clock.now(), actor.id, str(kind), body)
        )

    def _entry(
        self, tx: Transaction, state: PlanState, subject: Person, measured: bool
    ) -> PlanEntry:
        if state.closing is not None:
            kept = state.closing.measured
            return PlanEntry(state, subject, tuple(from_json(one, kept) for one in state.items))
        return PlanEntry(state, subject, self._records.progress(tx, state, subject, measured))

    def _offered(self, tx: Transaction) -> tuple[Choice, ...]:
        drills = titles_of(tx.content.titles(ASSIGNABLE))
        return (
            *(Choice(f"{StepKind.DRILL}:{key}", title) for key, title in drills.items()),
            *(Choice(f"{one.kind}:{one.key}", one.title) for one in self._records.materials(tx)),
        )

    def _measures(self, tx: Transaction, subject: Person) -> tuple[Measure, ...]:
        """Return what the records can be asked about somebody, with today's values."""
        found = [
            Measure(MeasureKind.CRITERION, one.key, one.label, one.mean)
            for one in self._records.criteria(tx, subject.id)[0]
        ]
        found += [
            Measure(
                MeasureKind.SECTION,
                one.key,
                tr("理论“{section}”的得分").format(section=one.label),
                one.mean,
            )
            for one in self._records.sections(tx, subject.id)[0]
        ]
        found += [
            Measure(
                MeasureKind.FORM_ITEM,
                one.key,
                tr("“{item}”的评分").format(item=one.label),
                one.mean,
            )
            for one in self._records.form_items(tx, subject.id)
        ]
        if subject.mentor_id is not None:
            label = tr("导师写的带教和观察记录")
            found.append(Measure(MeasureKind.SHEETS, "", label, 0.0))
        return tuple(found)


def _asked_to_agree(actor: Person, subject: Person) -> bool:
    """Whom it is about and their mentor agree to a plan, in place of a mentor a supervisor."""
    if subject.mentor_id is None:
        return actor.id == subject.id or allowed(actor, Act.COACH, subject)
    return actor.id in (subject.id, subject.mentor_id)


def _owners(tx: Transaction, subject: Person) -> tuple[Person, ...]:
    """Return who may own an item: whom it is about, their mentor, the supervisors."""
    fitting = [
        one
        for one in tx.people.all()
        if one.active and (one.id == subject.id or allowed(one, Act.COACH, subject))
    ]
    first = {subject.id: 0, subject.mentor_id: 1}
    fitting.sort(key=lambda one: (first.get(one.id, 2), one.staff_number))
    return tuple(fitting)


def _drills_of(state: PlanState) -> set[str]:
    return {step.key for one in state.items for step in one.steps if step.kind is StepKind.DRILL}


def _require_unchanged(state: PlanState, actor: Person, item_id: str, seen: UUID | None) -> None:
    """Refuse to write over what somebody else wrote meanwhile."""
    ids = [one.id for one in state.events]
    later = state.events[ids.index(seen) + 1 :] if seen in ids else ()
    for one in later:
        touched = one.body["item"]["id"] if one.kind == Kind.ITEM else one.body.get("item")
        if item_id and touched == item_id and one.by_id != actor.id and one.kind != Kind.STEP:
            raise Trouble(
                tr("这一项刚被对方改过。"),
                tr("您填的内容还在，没有盖掉对方的。"),
                tr("请关上再打开这一项，看过对方改的再保存。"),
            )


def _gone() -> Trouble:
    return Trouble(
        tr("这一项已经不在计划里了。"),
        tr("没有任何改动。"),
        tr("页面已更新，请再看一眼。"),
    )


def _draft_name(plan_id: UUID, item_id: str) -> str:
    return f"development:{plan_id}:{item_id}"
