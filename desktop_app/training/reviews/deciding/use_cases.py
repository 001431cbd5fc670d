"""Decides milestone reviews in the transaction that signs their sheet: exactly once."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from db.records import MilestoneDecision, Person, SessionOnDay, Sheet
from db.store import Store, Transaction
from desktop_app.system.clock import Clock
from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.people.permissions import Act, require
from desktop_app.training.reviews.answers import Decided, read_decision
from desktop_app.training.reviews.gates import (
    GRADUATION,
    Decision,
    Gate,
    Way,
    read_target,
    ways,
    window_opens,
)
from desktop_app.training.reviews.moving import (
    BadDecision,
    Move,
    check_extension,
    moves,
    put_back,
)
from desktop_app.training.settings.use_cases import Settings

if TYPE_CHECKING:
    from desktop_app.training.curriculum.workdays import WorkCalendar


@dataclass(frozen=True, slots=True)
class Preview:
    """What signing would bring about, told before it is done."""

    decided: Decided
    moves: tuple[Move, ...]
    """Every session that would stand on another day than now, the earliest first."""
    overtakes: MilestoneDecision | None
    """The decision that a correction replaces."""
    graduates: bool = False
    """Whether it is the last review that is passed."""


class _Undone(Exception):  # not an error: it ends a trial
    """Rolls a trial back."""


class Deciding:
    """Reads a review's sheet and does to plan and gates what it decides.

    `check_view` and `decide` are followers of the forms: they raise Trouble, and nothing is
    signed, where the sheet does not fit what the review waits for.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        settings: Settings,
        calendar: "Callable[[], WorkCalendar]",
    ) -> None:
        self._store = store
        self._clock = clock
        self._settings = settings
        self._calendar = calendar

    def check_view(self, tx: Transaction, sheet: Sheet) -> None:
        """Refuse a view that no review waits for, or that was given already."""
        if sheet.replaces_id is not None:
            return  # a correction of a view stays about the review of the sheet that it corrects
        gate = _awaited(self.way(tx, sheet.subject_id), sheet.target)
        given = (
            one
            for one in tx.reviews.views([sheet.subject_id])
            if one.target == gate.target
            and one.sheet_id != sheet.id
            and (one.filler_id == sheet.subject_id) == (sheet.filler_id == sheet.subject_id)
            and one.signed_at >= gate.plan.laid_at
        )
        if any(given):
            raise Trouble(
                tr("这一次评估的看法已经填过了。"),
                tr("先填的那一份保留着。"),
                tr("需要修改时请打开那一份再更正。"),
            )

    def decide(self, tx: Transaction, sheet: Sheet) -> None:
        """Do what a signed review decides, and keep the decision with what it moved.

        A correction first takes back what the decision before it did. Raises BadDecision.
        """
        old = tx.reviews.decision(sheet.replaces_id) if sheet.replaces_id else None
        decided = read_decision(sheet.answers)
        gate, moved = self._apply(tx, sheet.subject_id, sheet.target, decided, old)
        tx.reviews.decide(
            MilestoneDecision(
                sheet_id=sheet.id,
                trainee_id=sheet.subject_id,
                gate=gate.number,
                decision=str(decided.decision),
                extended_to=decided.to,
                moved=[one.body() for one in moved],
                decided_by=sheet.filler_id,
                decided_at=sheet.signed_at,
            )
        )

    def preview(
        self,
        actor: Person,
        subject: Person,
        target: str,
        answers: Mapping[str, Any],
        replaces: UUID | None = None,
    ) -> Preview:
        """Return what signing these answers would do; raises BadDecision where it is refused.

        It is done in a transaction that is thrown away: what is shown is what will happen.
        """
        require(actor, Act.REVIEW, subject)
        decided = read_decision(answers)
        found: tuple[Move, ...] = ()
        old = None
        with suppress(_Undone), self._store.writing() as tx:
            before = {one.id: one for one in _sessions(tx, subject.id)}
            old = tx.reviews.decision(replaces) if replaces else None
            self._apply(tx, subject.id, target, decided, old)
            after = _sessions(tx, subject.id)
            found = tuple(
                Move(one.id, one.title, one.kind == "review", before[one.id].day, one.day)
                for one in after
                if one.id in before and before[one.id].day != one.day
            )
            raise _Undone
        gate = read_target(target)
        last = gate is not None and gate[0] == GRADUATION and decided.decision is Decision.PASS
        return Preview(decided, found, old, last)

    def way(self, tx: Transaction, person_id: UUID, without: UUID | None = None) -> Way:
        """Return the gates of one person, as they stand without the decision of one sheet.

        Raises Trouble for somebody whose plan has no review.
        """
        days = self._settings.figures().whole("review.views_days")
        working = self._calendar().is_working
        found = ways(
            tx.reviews.gates([person_id]),
            tx.reviews.views([person_id]),
            [one for one in tx.reviews.decisions([person_id]) if one.sheet_id != without],
            self._clock.today(),
            lambda day: window_opens(day, days, working),
        )
        if not found:
            raise BadDecision(
                tr("这位学员还没有带阶段评估的培训方案。"), tr("请先在课程日历里安排方案。")
            )
        return found[0]

    def _apply(
        self,
        tx: Transaction,
        person_id: UUID,
        target: str,
        decided: Decided,
        old: MilestoneDecision | None,
    ) -> tuple[Gate, tuple[Move, ...]]:
        if old is not None:
            self._take_back(tx, old)
        way = self.way(tx, person_id, old.sheet_id if old else None)
        gate = _awaited(way, target)
        if decided.decision is Decision.PASS:
            tx.plans.set_done(gate.plan.session_id, gate.plan.done_at or self._clock.now())
        elif decided.decision is Decision.STOP:
            self._stop(tx, gate)
        elif decided.to is not None:
            return gate, self._extend(tx, gate, decided.to)
        return gate, ()

    def _stop(self, tx: Transaction, gate: Gate) -> None:
        """End the plan today, and the stay in its class with it."""
        today = self._clock.today()
        tx.plans.end(gate.plan.plan_id, today)
        for stay in tx.classes.stays([gate.plan.person_id]):
            if stay.until_on is None and stay.class_id == _class_of(tx, gate.plan.plan_id):
                tx.classes.end_stay(replace(stay, until_on=today, reason=gate.plan.title))

    def _extend(self, tx: Transaction, gate: Gate, to: date) -> tuple[Move, ...]:
        calendar, today = self._calendar(), self._clock.today()
        most = self._settings.figures().whole("review.extend_days")
        check_extension(gate.plan.day, today, to, most, calendar)
        sessions = tx.plans.sessions(gate.plan.plan_id)
        found = moves(sessions, gate.plan.session_id, to, calendar)
        tx.plans.set_done(gate.plan.session_id, None)
        _move(tx, sessions, found)
        return found

    def _take_back(self, tx: Transaction, old: MilestoneDecision) -> None:
        """Undo what a decision did; raises BadDecision where later ones rest on it."""
        later = [
            one
            for one in tx.reviews.decisions([old.trainee_id])
            if (one.decided_at, one.sheet_id) > (old.decided_at, old.sheet_id)
            and one.gate >= old.gate
            and not _corrects(tx, one.sheet_id, old.sheet_id)
        ]
        if later:
            raise BadDecision(
                tr("这次评估之后已经有新的结论，不能再改它的结论。"),
                tr("请更正最近的那一份；这一份的意见可以在后面的评估里写明。"),
            )
        plan = tx.plans.of(old.trainee_id)
        if plan is None or plan.laid_at > old.decided_at:
            raise BadDecision(
                tr("这次评估属于以前的培训方案，结论不能再改。"),
                tr("现在的安排以新方案为准。"),
            )
        if plan.ended_on is not None:
            tx.plans.end(plan.id, None)
            for stay in tx.classes.stays([plan.person_id]):
                if stay.class_id == plan.class_id and stay.until_on == plan.ended_on:
                    tx.classes.end_stay(replace(stay, until_on=None, reason=""))
        sessions = tx.plans.sessions(plan.id)
        _move(tx, sessions, put_back(old.moved, sessions))
        if old.decision == Decision.PASS:
            gate = self.way(tx, old.trainee_id).gate(old.gate)
            tx.plans.set_done(gate.plan.session_id, None)


def _class_of(tx: Transaction, plan_id: UUID) -> UUID | None:
    return tx.plans.get(plan_id).class_id


def _corrects(tx: Transaction, sheet_id: UUID, old: UUID) -> bool:
    return tx.sheets.get(sheet_id).replaces_id == old


def _awaited(way: Way, target: str) -> Gate:
    """Return the gate that is open for sheets with this target; raises BadDecision."""
    gate = way.current
    if gate is not None and gate.open and gate.target == target:
        return gate
    if not target.startswith("review:"):
        raise BadDecision(
            tr("这张表属于一次阶段评估，不能单独提交。"),
            tr("请从“带教 › 阶段评估”里打开再填。"),
        )
    if gate is not None and gate.target == target:
        raise BadDecision(
            tr("{title}还没有到时候。").format(title=gate.plan.title),
            tr("评估前几个工作日才开始收看法，请到时候再填。"),
        )
    raise BadDecision(
        tr("这次评估已经有结论，或者前一次还没有通过。"), tr("请回到阶段评估的列表看现在的状态。")
    )


def _sessions(tx: Transaction, person_id: UUID) -> tuple[SessionOnDay, ...]:
    plan = tx.plans.of(person_id)
    return tx.plans.sessions(plan.id) if plan else ()


def _move(tx: Transaction, sessions: tuple[SessionOnDay, ...], made: tuple[Move, ...]) -> None:
    starts = {one.id: one.start for one in sessions}
    for one in made:
        tx.plans.move(one.session_id, one.after, starts[one.session_id])
