"""Milestone reviews: which are due for whom, and one with the evidence of its whole period."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from db.ids import new_id
from db.records import (
    AuditEntry,
    MilestoneDecision,
    Person,
    ReviewView,
    Role,
    Sheet,
    SheetsWanted,
)
from db.store import Store, Transaction
from desktop_app.system.clock import Clock
from desktop_app.system.errors import NotAllowed
from desktop_app.system.text import tr
from desktop_app.training.forms.sheets import OpenSheet, SignedSheet
from desktop_app.training.forms.use_cases import Forms
from desktop_app.training.people.permissions import Act, allowed, require
from desktop_app.training.practice.modes.names import COUNTING
from desktop_app.training.quality.coaching.plan import state_of
from desktop_app.training.reviews.answers import MENTOR_FORM, REVIEW_FORM, SELF_FORM
from desktop_app.training.reviews.deciding.use_cases import Deciding
from desktop_app.training.reviews.evidence import Figure, Material, figures
from desktop_app.training.reviews.gates import Decision, Gate, Way, read_target, ways, window_opens
from desktop_app.training.reviews.waiting import own_todo, to_decide, to_view
from desktop_app.training.settings.use_cases import Settings
from desktop_app.training.today.todo import ToDo

if TYPE_CHECKING:
    from desktop_app.training.curriculum.workdays import WorkCalendar

_USES = (
    "self_check",
    "shadow_day",
    "supervised_case",
    "inspection",
    "theory",
    "practical",
)
"""What the evidence is made of; surveys never are."""
_MOST = 1000
"""Sheets of one person in one period."""


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """One review of one person, with all that a decision rests on."""

    person: Person
    way: Way
    gate: Gate
    first: date
    last: date
    figures: tuple[Figure, ...]
    own: SignedSheet | None
    mentor: SignedSheet | None
    """Both views, for who may read them now: see `Reviews.page`."""
    views_hidden: bool
    """Whether a view is in that the actor reads only after writing their own."""
    may_view: bool
    may_decide: bool
    may_correct: bool
    """Whether the actor may correct what was decided; the newest decision of all alone."""
    decisions: tuple[SignedSheet, ...]
    """The sheets of what was decided at this gate and stands, oldest first."""


@dataclass(frozen=True, slots=True)
class ReviewList:
    """The people of a list of reviews, by staff number."""

    ways: tuple[Way, ...]
    whole: bool
    """Whether it is everybody; otherwise those on whose way a review is open."""
    graduated: int
    """How many have graduated, listed or not."""


class Reviews:
    """Reviews that a person may see: all for a supervisor, those of own trainees, own ones."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        settings: Settings,
        forms: Forms,
        deciding: Deciding,
        calendar: "Callable[[], WorkCalendar]",
    ) -> None:
        self._store = store
        self._clock = clock
        self._settings = settings
        self._forms = forms
        self._deciding = deciding
        self._calendar = calendar

    def ways(self, actor: Person) -> tuple[Way, ...]:
        """Return the gates of everybody whose reviews *actor* may see, by staff number."""
        with self._store.reading() as tx:
            return self._ways(tx, _seen_by(tx, actor))

    def listed(self, actor: Person, whole: bool = False) -> ReviewList:
        """Return the reviews that are open among those that *actor* may see, or with *whole* all.

        A large department is not read for the few that wait; with one or none open it is.
        """
        with self._store.reading() as tx:
            people = _seen_by(tx, actor)
            found = () if whole else self._open_ways(tx, people)
            if len(found) <= 1:
                whole, found = True, self._ways(tx, people)
            return ReviewList(found, whole, tx.reviews.graduates(people))

    def _open_ways(self, tx: Transaction, people: Sequence[UUID] | None) -> tuple[Way, ...]:
        """Return the ways on which a review is open, read of those alone who stand before one."""
        calendar, day = self._calendar(), self._clock.today()
        for _ in range(self._settings.figures().whole("review.views_days") + 1):
            day = calendar.next_working(day + timedelta(days=1))
        ways = self._ways(tx, tx.reviews.facing(day, people))
        return tuple(one for one in ways if one.current is not None and one.current.open)

    def way(self, actor: Person, person_id: UUID) -> Way | None:
        """Return one person's gates, None where their plan has no review."""
        with self._store.reading() as tx:
            require(actor, Act.SEE_RECORD, tx.people.get(person_id))
            found = self._ways(tx, [person_id])
        return found[0] if found else None

    def page(self, actor: Person, person_id: UUID, number: int) -> ReviewPage:
        """Return one review, of a number that the plan has not the one somebody stands before.

        Raises NotAllowed, and LookupError where there is no plan with reviews.

        That somebody else looked is written down, as for a record [S1].

        Trainee and mentor write before they read: the other's view is shown to them once their
        own is in, and after the decision. A supervisor sees both.
        """
        with self._store.reading() as tx:
            person = tx.people.get(person_id)
            require(actor, Act.SEE_RECORD, person)
            way = next(iter(self._ways(tx, [person_id])), None)
            if way is None:
                raise LookupError("no plan with reviews")
            gate = next((one for one in way.gates if one.number == number), way.standing)
            plan = tx.plans.of(person_id)
            start = plan.start_on if plan else person.joined_on
            periods = self._periods(way, gate, start)
            now, before = (
                self._material(tx, person, *span) if span is not None else None for span in periods
            )
        if now is None:
            raise AssertionError("a review without a period")
        if actor.id != person_id:
            self._note_look(actor, person_id)
        mine = _mine(actor, gate)
        readable = actor.has(Role.SUPERVISOR) or mine is not None or not gate.open
        supervises = actor.has(Role.SUPERVISOR) and actor.id != person_id
        return ReviewPage(
            person=person,
            way=way,
            gate=gate,
            first=now.first,
            last=now.last,
            figures=figures(now, before, self._calendar().is_working),
            own=self._read(actor, gate.own, readable or actor.id == person_id),
            mentor=self._read(actor, gate.mentor, readable),
            views_hidden=not readable and (gate.own or gate.mentor) is not None,
            may_view=gate.open and mine is None and _gives_view(actor, person),
            may_correct=supervises and allowed(actor, Act.REVIEW, person),
            may_decide=gate.open and supervises and allowed(actor, Act.REVIEW, person),
            decisions=tuple(self._forms.signed(actor, one.sheet_id) for one in gate.decisions),
        )

    def summary(self, actor: Person, sheet: Sheet) -> tuple[Figure, ...]:
        """Return the evidence of the period that a signed review looks back on, as of its day.

        Empty for any other sheet, and for a review of a plan that was replaced since.
        """
        named = read_target(sheet.target)
        if sheet.use != "milestone" or named is None:
            return ()
        with self._store.reading() as tx:
            person = tx.people.get(sheet.subject_id)
            require(actor, Act.SEE_RECORD, person)
            way = next(iter(self._ways(tx, [person.id])), None)
            gate = next((one for one in way.gates if one.number == named[0]), None) if way else None
            plan = tx.plans.of(person.id)
            if way is None or gate is None or plan is None or plan.laid_at > sheet.signed_at:
                return ()
            (first, _last), _before = self._periods(way, gate, plan.start_on)
            material = self._material(tx, person, first, max(first, sheet.day))
        return figures(material, None, self._calendar().is_working)

    def open_view(self, actor: Person, person_id: UUID) -> OpenSheet:
        """Open the actor's view before the review that waits, with what was typed before."""
        form = SELF_FORM if actor.id == person_id else MENTOR_FORM
        return self._open(actor, person_id, form)

    def open_review(self, actor: Person, person_id: UUID) -> OpenSheet:
        """Open the sheet of the review that waits, with what was typed before."""
        with self._store.reading() as tx:
            require(actor, Act.REVIEW, tx.people.get(person_id))
        return self._open(actor, person_id, REVIEW_FORM)

    def waiting(self, actor: Person) -> list[ToDo]:
        """Return what of reviews waits for *actor*: own view, own trainees' views, decisions."""
        today = self._clock.today()
        with self._store.reading() as tx:
            ways = self._open_ways(tx, _seen_by(tx, actor))
        gates = [one.current for one in ways if one.current is not None]
        own = [one for one in gates if one.plan.person_id == actor.id and one.own is None]
        views = [one for one in gates if one.plan.mentor_id == actor.id and one.mentor is None]
        found = [own_todo(one, today) for one in own]
        if actor.has(Role.MENTOR):
            found += [to_view(one, today) for one in views if one.plan.person_id != actor.id]
        if actor.has(Role.SUPERVISOR):
            found += to_decide([one for one in gates if one.plan.person_id != actor.id], today)
        return found

    def graduated(self, actor: Person, person_id: UUID) -> MilestoneDecision | None:
        """Return the decision that somebody graduated by, None before."""
        way = self.way(actor, person_id)
        return way.graduated if way is not None else None

    def _ways(self, tx: Transaction, people: Sequence[UUID] | None) -> tuple[Way, ...]:
        days = self._settings.figures().whole("review.views_days")
        working = self._calendar().is_working
        return ways(
            tx.reviews.gates(people),
            tx.reviews.views(people),
            tx.reviews.decisions(people),
            self._clock.today(),
            lambda day: window_opens(day, days, working),
        )

    def _open(self, actor: Person, person_id: UUID, form: str) -> OpenSheet:
        with self._store.reading() as tx:
            person = tx.people.get(person_id)
            require(actor, Act.SEE_RECORD, person)
            gate = self._deciding.way(tx, person_id).current
            if gate is None or not gate.open:
                raise NotAllowed(
                    tr("{name}现在没有等着填的阶段评估。").format(name=person.name),
                    tr("没有任何改动。"),
                    tr("评估前几个工作日才开始收看法。"),
                )
            # Begun yesterday, it goes on today: a draft is found by what it is about.
            names = tx.people.drafts(actor.id, f"sheet:{form}:{person_id}:")
            day = next(
                (_day_of(one.name) for one in names if one.name.endswith(f"@{gate.target}")),
                self._clock.today(),
            )
        return self._forms.open(actor, form, person, day, target=gate.target)

    def _note_look(self, actor: Person, person_id: UUID) -> None:
        entry = AuditEntry(new_id(), self._clock.now(), actor.id, "see_record", person_id, "")
        with self._store.writing() as tx:
            tx.people.log(entry)

    def _read(self, actor: Person, view: ReviewView | None, readable: bool) -> SignedSheet | None:
        return self._forms.signed(actor, view.sheet_id) if view and readable else None

    def _periods(
        self, way: Way, gate: Gate, start: date
    ) -> tuple[tuple[date, date], tuple[date, date] | None]:
        """Return first and last day of the gate's period, and of the one before."""
        bounds = [start]
        for one in way.gates:
            if one.number >= gate.number:
                break
            day = _passed_on(one, self._clock)
            bounds.append(day + timedelta(days=1) if day else bounds[-1])
        end = _passed_on(gate, self._clock) or self._clock.today()
        now = (bounds[-1], max(bounds[-1], end))
        if len(bounds) == 1:
            return now, None
        return now, (bounds[-2], max(bounds[-2], bounds[-1] - timedelta(days=1)))

    def _material(self, tx: Transaction, person: Person, first: date, last: date) -> Material:
        begin, end = self._moment(first), self._moment(last + timedelta(days=1))
        wanted = SheetsWanted(
            uses=_USES, subject_id=person.id, first=first, last=last, standing=True
        )
        sheets = [one.entry for one in tx.sheet_register.page(wanted, limit=_MOST)]
        cases = tx.mentoring.filled(person.id, "supervised_case", limit=_MOST)
        plans = tx.coaching.plans([person.id])
        events = tx.coaching.events([one.id for one in plans])
        opened = [(self._clock.local(one.opened_at).date(), one) for one in plans]
        return Material(
            first=first,
            last=last,
            sessions=tuple(tx.plans.between(person.id, first, last)),
            attempts=tuple(
                one
                for one in tx.practice.within(person.id, begin, end)
                if one.mode in COUNTING and one.total is not None
            ),
            sheets=tuple(reversed(sheets)),
            helps=tuple(
                str(one.answers.get("help", ""))
                for one in reversed(cases)
                if first <= one.day <= last
            ),
            criteria=tx.reviews.criteria(person.id, begin, end, tuple(COUNTING)),
            coached=tuple(
                (day, state_of(one, events[one.id]).open)
                for day, one in opened
                if first <= day <= last
            ),
        )

    def _moment(self, day: date) -> datetime:
        """Return the beginning of a local day."""
        zone = self._clock.local(self._clock.now()).tzinfo
        return datetime.combine(day, time(), zone)


def _seen_by(tx: Transaction, actor: Person) -> list[UUID] | None:
    """Return whose reviews *actor* may see; None: everybody's."""
    if actor.has(Role.SUPERVISOR):
        return None
    own = [one.id for one in tx.people.of_mentor(actor.id)] if actor.has(Role.MENTOR) else []
    return [actor.id, *own]


def _mine(actor: Person, gate: Gate) -> ReviewView | None:
    return gate.own if actor.id == gate.plan.person_id else gate.mentor


def _gives_view(actor: Person, person: Person) -> bool:
    return actor.id == person.id or allowed(actor, Act.MENTOR, person)


def _passed_on(gate: Gate, clock: Clock) -> date | None:
    passed = [one for one in gate.decisions if one.decision != Decision.EXTEND]
    return clock.local(passed[-1].decided_at).date() if passed else None


def _day_of(draft: str) -> date:
    """Return the day in `sheet:<form>:<subject>:<day>@<target>`."""
    return date.fromisoformat(draft.partition("@")[0].rsplit(":", 1)[1])
