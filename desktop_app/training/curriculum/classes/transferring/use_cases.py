"""Proposing and doing the move of a trainee into a class, from another one or from none."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from db.ids import new_id
from db.records import ClassMember, Person, Plan, PlanChange, SessionOnDay, TrainingClass
from db.store import Store, Transaction
from desktop_app.system.changes import Changes, Subject
from desktop_app.system.clock import Clock
from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.content.use_cases import Library
from desktop_app.training.curriculum.classes.staggering import members_own
from desktop_app.training.curriculum.classes.transferring.matching import transferred
from desktop_app.training.curriculum.ground.use_cases import grounds
from desktop_app.training.curriculum.moving.applying.use_cases import Applying
from desktop_app.training.curriculum.moving.conflicts import Conflict, ConflictKind
from desktop_app.training.curriculum.moving.patch import State, differences
from desktop_app.training.curriculum.moving.proposal import Changed, Proposal, steps_of
from desktop_app.training.curriculum.use_cases import session_on_day
from desktop_app.training.people.permissions import Act, require

if TYPE_CHECKING:
    from desktop_app.training.curriculum.workdays import WorkCalendar

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class TransferProposal:
    """What moving somebody to another class would bring; nothing has been written yet."""

    proposal: Proposal
    missed: tuple[SessionOnDay, ...]
    """What the class has held already and the trainee has not had: to be made up for."""
    kept: int
    """Sessions that were held or are past, and stay."""
    plan: Changed[Plan]
    ended: ClassMember | None
    begun: ClassMember


class Transferring:
    """Moves trainees between classes; only supervisors do. The history of both stays."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        changes: Changes,
        library: Library,
        applying: Applying,
        calendar: "Callable[[], WorkCalendar]",
    ) -> None:
        self._store = store
        self._clock = clock
        self._changes = changes
        self._library = library
        self._applying = applying
        self._calendar = calendar

    def propose(self, actor: Person, person_id: UUID, class_id: UUID) -> TransferProposal:
        """Return what moving somebody into a class would bring; writes nothing.

        Raises Trouble for a class that is closed, and for who is in it already.
        """
        require(actor, Act.LAY_PLAN)
        with self._store.reading() as tx:
            return self._proposed(tx, actor, tx.people.get(person_id), tx.classes.get(class_id))

    def apply(
        self, actor: Person, proposal: TransferProposal, reason: str, anyway: bool = False
    ) -> PlanChange:
        """Do what was proposed, in one transaction; `Applying.undo` takes it back."""
        require(actor, Act.LAY_PLAN)
        if not reason.strip():
            raise _nothing(tr("请写明转班的原因。"), tr("写好以后再保存。"))
        with self._store.writing() as tx:
            more = self._write(tx, proposal, reason.strip())
            change = self._applying.write(tx, actor, proposal.proposal, reason, anyway, more)
        self._changes.announce(Subject.PLANS)
        return change

    def join(
        self, tx: Transaction, actor: Person, person_id: UUID, class_id: UUID, reason: str
    ) -> tuple[Conflict, ...]:
        """Do both within the transaction of another use case, which has asked permission.

        Returns what is in the way, for that one to decide.
        """
        found = self._proposed(tx, actor, tx.people.get(person_id), tx.classes.get(class_id))
        more = self._write(tx, found, reason)
        self._applying.write(tx, actor, found.proposal, reason, True, more)
        return found.proposal.conflicts

    def _proposed(
        self, tx: Transaction, actor: Person, person: Person, target: TrainingClass
    ) -> TransferProposal:
        plan = self._plan(tx, person, target)
        if target.closed_on is not None:
            raise _nothing(tr("“{name}”已经结班。").format(name=target.name), tr("请选别的班。"))
        if plan.before is not None and plan.before.class_id == target.id:
            raise _nothing(
                tr("{name}已经在“{team}”里。").format(name=person.name, team=target.name),
                tr("不用再转。"),
            )
        sessions = tx.plans.sessions(plan.before.id) if plan.before else ()
        held = tx.classes.held_of(target.id)
        own, found = self._own(tx, plan.after, person, target, sessions)
        today = self._clock.today()
        result = transferred(plan.after, sessions, held, own, today, self._clock.now())
        found = (*self._full(tx, target), *found)
        title = tr("{name} → {team}").format(name=person.name, team=target.name)
        proposal = Proposal(
            "transfer", title, steps_of((), result.changes), found, (), target.id, plan.after.id,
            (), result.changes,
        )  # fmt: skip
        stay = next(
            (
                one
                for one in tx.classes.stays([person.id])
                if plan.before is not None
                and one.class_id == plan.before.class_id
                and one.until_on is None
            ),
            None,
        )
        begun = ClassMember(new_id(), target.id, person.id, today, actor.id, self._clock.now())
        return TransferProposal(proposal, result.missed, result.kept, plan, stay, begun)

    def _plan(self, tx: Transaction, person: Person, target: TrainingClass) -> Changed[Plan]:
        """Return the plan that somebody would go on with: theirs, or a new one."""
        from desktop_app.training.curriculum.program import Program

        program = self._library.version(target.version_id, Program).item
        today = self._clock.today()
        running = (
            one
            for one in tx.plans.of_people([person.id])
            if one.beside == program.beside
            and (one.ended_on is None or one.ended_on > today)
            and (not one.beside or one.title == program.title)
        )
        old = next(running, None)
        begin = old or Plan(
            new_id(), person.id, target.version_id, program.title, target.start_on,
            self._clock.now(), beside=program.beside,
        )  # fmt: skip
        after = replace(
            begin,
            version_id=target.version_id,
            title=program.title,
            start_on=target.start_on,
            class_id=target.id,
        )
        return Changed(old, after)

    def _own(
        self,
        tx: Transaction,
        plan: Plan,
        person: Person,
        target: TrainingClass,
        sessions: tuple[SessionOnDay, ...],
    ) -> tuple[tuple[SessionOnDay, ...], tuple[Conflict, ...]]:
        """Return what the class's program gives somebody alone, at times that are free."""
        from desktop_app.training.curriculum.laying import lay
        from desktop_app.training.curriculum.program import Program

        program = self._library.version(target.version_id, Program).item
        calendar = self._calendar()
        tones = {stage.id: stage.tone for stage in program.stages}
        laid = [one for one in lay(program, target.start_on, calendar) if not one.together]
        own = [session_on_day(plan, one, tones[one.stage]) for one in laid]
        if not own:
            return (), ()
        days = [one.day for one in own]
        ground = grounds(
            tx, calendar, self._clock.today(), min(days), max(days), {one.id for one in sessions}
        )
        placed, found = members_own(own, plan, target.trainer_id, person.mentor_id, ground)
        # What is past is told as missed, not as something that stands in the way.
        past = {one.id for one in placed if one.day < self._clock.today()}
        return placed, tuple(one for one in found if one.session_id not in past)

    def _full(self, tx: Transaction, target: TrainingClass) -> tuple[Conflict, ...]:
        count = tx.classes.counts().get(target.id, 0)
        if count < target.capacity:
            return ()
        text = tr("“{name}”最多 {most} 人，已经有 {n} 人。").format(
            name=target.name, most=target.capacity, n=count
        )
        return (Conflict(ConflictKind.CAPACITY, text, target.id),)

    def _write(
        self, tx: Transaction, proposal: TransferProposal, reason: str
    ) -> tuple[tuple[str, State, State], ...]:
        """Write plan and stays, and return for the log what changed in them."""
        now, today = self._clock.now(), self._clock.today()
        plan = proposal.plan
        if plan.before is None:
            tx.plans.add(plan.after, ())
            gone = {str(plan.after.id): {"ended_on": (today - _DAY).isoformat()}}
            plans: tuple[State, State] = (gone, {str(plan.after.id): {"ended_on": None}})
        else:
            if tx.plans.get(plan.before.id) != plan.before:
                raise _nothing(tr("这位学员的方案刚刚改过。"), tr("请再看一眼，重新转班。"))
            tx.plans.put(plan.after)
            plans = differences([plan], now)
        new = {str(proposal.begun.id): {"new": True}}
        stays: tuple[State, State] = (dict(new), {})
        if proposal.ended is not None:
            ended = replace(
                proposal.ended, until_on=today, reason=reason, moved_to=proposal.begun.class_id
            )
            tx.classes.end_stay(ended)
            was, will = differences([Changed(proposal.ended, ended)], now)
            stays = (stays[0] | was, will)
        tx.classes.add_members([proposal.begun])
        return (("plans", *plans), ("stays", *stays))


def _nothing(what: str, todo: str) -> Trouble:
    return Trouble(what, tr("没有任何改动。"), todo)
