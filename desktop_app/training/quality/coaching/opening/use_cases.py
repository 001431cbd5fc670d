"""Opens coaching plans: in the transaction that signs the third low mark, or by hand."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from db.ids import new_id
from db.records import CoachingEvent, CoachingPlan, Person, Role, Sheet, StandingMark
from db.store import Store, Transaction
from desktop_app.system.changes import Changes, Subject
from desktop_app.system.clock import Clock
from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.content.use_cases import Library
from desktop_app.training.people.permissions import Act, require
from desktop_app.training.practice.assigned import easy_first
from desktop_app.training.practice.criteria import Criterion
from desktop_app.training.practice.modes.names import COUNTING
from desktop_app.training.quality.coaching.contents import Contents, Goal
from desktop_app.training.quality.coaching.plan import Kind, PlanState, state_of
from desktop_app.training.quality.coaching.proposing import (
    Weakness,
    actions_for,
    drills_for,
    weakest,
)
from desktop_app.training.quality.coaching.runs import low_run
from desktop_app.training.quality.losses import losses_of
from desktop_app.training.settings.use_cases import Settings

_FIRST_CHECK_IN = timedelta(days=7)


class Opening:
    """Begins plans with what the program proposes; `coaching.use_cases` carries them on."""

    def __init__(
        self, store: Store, clock: Clock, changes: Changes, library: Library, settings: Settings
    ) -> None:
        self._store = store
        self._clock = clock
        self._changes = changes
        self._library = library
        self._settings = settings

    def follow(self, tx: Transaction, sheet: Sheet) -> None:
        """Do what an inspection calls for, within the transaction that signs it.

        A correction is told on the plans that the old mark opened. The newest marks in a row under
        the line open a plan; while one is under way they are told on it instead. Each mark
        counts for one run only.
        """
        figures = self._settings.figures()
        plans = tx.coaching.plans([sheet.subject_id])
        events = tx.coaching.events([one.id for one in plans])
        states = [state_of(plan, events[plan.id]) for plan in plans]
        if sheet.replaces_id is not None:
            self._tell_correction(tx, sheet, sheet.replaces_id, states)
        run = low_run(
            tx.coaching.marks(sheet.subject_id, sheet.signed_at),
            _used(states),
            figures.number("quality.low_line"),
            figures.whole("quality.low_run"),
        )
        if not run:
            return
        under_way = next((one for one in states if one.open), None)
        if under_way is not None:
            body = {
                "sheets": [str(one.sheet_id) for one in run],
                "roots": [str(one.root_id) for one in run],
            }
            self._add(tx, under_way.plan.id, None, Kind.AGAIN, body)
            return
        self._open(tx, tx.people.get(sheet.subject_id), None, "", run)

    def by_hand(self, actor: Person, subject_id: UUID, reason: str) -> CoachingPlan:
        """Open a plan for a reason that its opener sees; raises Trouble while one is open."""
        if not reason.strip():
            raise Trouble(
                tr("请写明为什么要开辅导计划。"), tr("没有任何改动。"), tr("写一两句再保存。")
            )
        with self._store.writing() as tx:
            subject = tx.people.get(subject_id)
            require(actor, Act.COACH, subject)
            plans = tx.coaching.plans([subject_id])
            events = tx.coaching.events([one.id for one in plans])
            if any(state_of(one, events[one.id]).open for one in plans):
                raise Trouble(
                    tr("{name}已经有一份进行中的辅导计划。").format(name=subject.name),
                    tr("没有任何改动。"),
                    tr("请在那份计划里补充。"),
                )
            length = self._settings.figures().whole("quality.low_run")
            recent = tx.coaching.marks(subject_id)[-length:]
            plan = self._open(tx, subject, actor, reason.strip(), recent)
        self._changes.announce(Subject.QUALITY)
        return plan

    def _open(
        self,
        tx: Transaction,
        subject: Person,
        opener: Person | None,
        words: str,
        marks: Sequence[StandingMark],
    ) -> CoachingPlan:
        by_hand = opener is not None
        cause = {
            # A plan that somebody opened rests on their reason; the marks only show where to work.
            "sheets": [] if by_hand else [str(one.sheet_id) for one in marks],
            "roots": [] if by_hand else [str(one.root_id) for one in marks],
            "words": words,
        }
        plan = CoachingPlan(
            new_id(), subject.id, self._clock.now(), opener.id if opener else None, cause
        )
        weak = self._weakest(tx, marks)
        body = {
            "contents": self._proposed(tx, subject, opener, weak).to_json(),
            "weakest": [[one.item, one.label, one.lost, one.sheets] for one in weak],
        }
        tx.coaching.add(plan)
        self._add(tx, plan.id, None, Kind.PROPOSED, body)
        return plan

    def _weakest(self, tx: Transaction, marks: Sequence[StandingMark]) -> tuple[Weakness, ...]:
        sheets = [tx.sheets.get(one.sheet_id) for one in marks]
        return weakest([loss for one in sheets for loss in losses_of(self._library, one)])

    def _proposed(
        self,
        tx: Transaction,
        subject: Person,
        opener: Person | None,
        weak: Sequence[Weakness],
    ) -> Contents:
        figures = self._settings.figures()
        today = self._clock.today()
        ends = today + timedelta(days=figures.whole("quality.coach_days"))
        own_weakest = {
            one: tx.coaching.weakest_drills(subject.id, str(one), sorted(COUNTING))
            for one in Criterion
        }
        offered = easy_first(tx.content.outlines(("scenario",), ("difficulty",)))
        return Contents(
            goal=Goal(figures.number("forms.passing"), figures.whole("quality.low_run")),
            actions=actions_for(weak),
            drills=drills_for(weak, own_weakest, offered),
            starts=today,
            ends=ends,
            owner_id=_owner(tx, subject, opener),
            check_in=min(today + _FIRST_CHECK_IN, ends),
        )

    def _tell_correction(
        self, tx: Transaction, sheet: Sheet, replaced: UUID, states: Sequence[PlanState]
    ) -> None:
        """Note on each plan that the old mark opened what has become of it."""
        root = str(tx.coaching.root_of(sheet.id))
        body = {
            "sheet": str(replaced),
            "by": str(sheet.id),
            "before": tx.sheets.get(replaced).total,
            "after": sheet.total,
        }
        for state in states:
            if root in state.plan.cause["roots"]:
                self._add(tx, state.plan.id, sheet.filler_id, Kind.MARK_CHANGED, body)

    def _add(
        self, tx: Transaction, plan_id: UUID, by_id: UUID | None, kind: Kind, body: object
    ) -> None:
        event = CoachingEvent(new_id(), plan_id, self._clock.now(), by_id, str(kind), body)
        tx.coaching.add_event(event)


def _used(states: Sequence[PlanState]) -> frozenset[UUID]:
    """Return the roots of all marks that have called for a plan already."""
    roots = [one for state in states for one in state.plan.cause["roots"]]
    for state in states:
        for event in state.events:
            if event.kind == Kind.AGAIN:
                roots += event.body["roots"]
    return frozenset(UUID(one) for one in roots)


def _owner(tx: Transaction, subject: Person, opener: Person | None) -> UUID | None:
    """Propose the mentor, else who opened the plan; None leaves it to the supervisors."""
    if subject.mentor_id is not None:
        mentor = tx.people.get(subject.mentor_id)
        if mentor.active and mentor.has(Role.MENTOR):
            return mentor.id
    return opener.id if opener else None
