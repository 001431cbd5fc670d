"""What the actor, and whom they mentor, are to be reminded of."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from db.records import Draft, HeldSession, Person, Role, SessionOnDay, TrainingClass
from db.store import Store, Transaction
from desktop_app.system.clock import Clock
from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.curriculum.leading import leader_of
from desktop_app.training.curriculum.reminding.due import Due, DueRules, due
from desktop_app.training.curriculum.reminding.message import nudge, reminder, to_class, to_person
from desktop_app.training.curriculum.reminding.telling import MORNING, Told, told
from desktop_app.training.curriculum.reminding.waiting import (
    certificates_todo,
    class_todo,
    mentor_todos,
    own_todos,
    summary_todo,
)
from desktop_app.training.exams.gates.use_cases import told_before
from desktop_app.training.people.permissions import Act, require
from desktop_app.training.practicals.gates.use_cases import told_before as practical_before
from desktop_app.training.settings.use_cases import Settings
from desktop_app.training.today.todo import ToDo

if TYPE_CHECKING:
    from desktop_app.training.curriculum.workdays import WorkCalendar

_TOLD = "reminded"
_DAY = timedelta(days=1)
_OWED_FOR = timedelta(days=14)
"""Who has not handed a summary in for longer will not write it any more."""


class Reminders:
    """Reminders of a day; what the tray told is remembered until the day is over."""

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

    def waiting(self, actor: Person) -> tuple[ToDo, ...]:
        """Return what 今日 reminds the actor of: for themselves, as a mentor, as who leads."""
        today = self._clock.today()
        next_working = self._calendar().next_working(today + _DAY)
        found = []
        with self._store.reading() as tx:
            if actor.has(Role.TRAINEE):
                found += own_todos(self._due(tx, [actor]), today, next_working)
                owed = _owed(tx, actor, today)
                found += [summary_todo(owed)] if owed else []
            if actor.has(Role.SUPERVISOR):
                found += self._running_out(tx, actor, today)
            if actor.has(Role.MENTOR):
                people = {one.id: one for one in tx.people.of_mentor(actor.id)}
                found += mentor_todos(self._due(tx, tuple(people.values())), people, today)
            for one, sessions in _led(tx, actor, next_working):
                members = len(tx.classes.members(one.id, next_working))
                found.append(class_todo(one, sessions, members, today))
        return tuple(found)

    def _running_out(self, tx: Transaction, actor: Person, today: date) -> list[ToDo]:
        """Return that certificates run out; a supervisor's own and mentees' have their own line."""
        steps = self._steps()
        until = today + _DAY * steps[0]
        found = tx.certificates.running_out(until)
        people = tx.people.each({one.person_id for one in found})
        mine = actor.id if actor.has(Role.MENTOR) else None
        others = [
            one
            for one in found
            if one.person_id != actor.id
            and (mine is None or people[one.person_id].mentor_id != mine)
        ]
        return certificates_todo(others, today, steps)

    def _steps(self) -> tuple[int, int, int]:
        """Return how many days before its end people are reminded of a certificate, once more …"""
        figures = self._settings.figures()
        return (
            figures.whole("certificate.renew_days"),
            figures.whole("certificate.soon_days"),
            figures.whole("certificate.last_days"),
        )

    def message(self, actor: Person, key: str) -> str:
        """Return the text to send that a `ToDo.copy` stands for.

        `own:<day>` is the actor's own day, `class:<id>:<day>` a day of a class for everybody in
        it, `nudge:<person>` a word to a silent trainee.
        Raises NotAllowed for somebody else's.
        """
        kind, _, rest = key.partition(":")
        with self._store.reading() as tx:
            if kind == "nudge":
                return self._nudge(tx, actor, UUID(rest))
            if kind == "class":
                name, _, day = rest.partition(":")
                one = tx.classes.get(UUID(name))
                return self._for_class(tx, actor, one, date.fromisoformat(day))
            require(actor, Act.ATTEND, actor)
            day_of = date.fromisoformat(rest)
            sessions = tx.plans.between(actor.id, day_of, day_of)
            return self._text(to_person(actor.name), sessions)

    def _nudge(self, tx: Transaction, actor: Person, person_id: UUID) -> str:
        person = tx.people.get(person_id)
        require(actor, Act.OBSERVE, person)
        since = tx.practice.last_days([person_id]).get(person_id, person.joined_on)
        days = self._calendar().working_between(since + _DAY, self._clock.today())
        return nudge(person.name, days)

    def _for_class(self, tx: Transaction, actor: Person, one: TrainingClass, day: date) -> str:
        found = [held for held in tx.classes.held_between(day, day) if held.class_id == one.id]
        led = [held for held in found if _leads(actor, held, one)]
        if not led:
            require(actor, Act.LAY_PLAN)
        return self._text(to_class(one.name), led or found)

    def _text(self, greeting: str, sessions: Sequence[SessionOnDay | HeldSession]) -> str:
        if not sessions:
            raise Trouble(
                tr("这一天没有课次。"), tr("没有任何改动。"), tr("请到课程日历看看是否改了期。")
            )
        figures = self._settings.figures()
        return reminder(
            greeting,
            sorted(sessions, key=lambda one: one.start),
            early_minutes=figures.whole("plan.early_minutes"),
            leave_hours=figures.whole("plan.leave_hours"),
            now=self._clock.local(self._clock.now()),
        )

    def tell(self, actor: Person) -> tuple[Told, ...]:
        """Return what the system tray has to tell the actor now; each is told once a day."""
        now, today = self._clock.local(self._clock.now()), self._clock.today()
        with self._store.reading() as tx:
            known = _told_before(tx, actor, today)
            sessions = _today_of(tx, actor, today)
        found = told(
            sessions,
            () if MORNING in known else self.waiting(actor),
            now.hour * 60 + now.minute,
            self._settings.figures().whole("plan.early_minutes"),
            known,
        )
        if found:
            names = sorted(known | {one.name for one in found})
            body = {"day": today.isoformat(), "names": names}
            with self._store.writing() as tx:
                tx.people.save_draft(Draft(actor.id, _TOLD, body, self._clock.now()))
        return found

    def _due(self, tx: Transaction, people: Sequence[Person]) -> tuple[Due, ...]:
        figures, today, calendar = self._settings.figures(), self._clock.today(), self._calendar()
        rules = DueRules(
            figures.whole("care.silent_days"), figures.whole("plan.due_days"), self._steps()
        )
        next_working = calendar.next_working(today + _DAY)
        latest = tx.practice.last_days([one.id for one in people])
        found: list[Due] = []
        for person in people:
            plans = [one for one in tx.plans.of_people([person.id]) if one.ended_on is None]
            sessions = [session for plan in plans for session in tx.plans.sessions(plan.id)]
            newest = next(iter(tx.certificates.register(person.id, 1)), None)
            held = newest if newest is not None and newest.revoked_at is None else None
            silent = None
            if person.has(Role.TRAINEE):
                since = latest.get(person.id, person.joined_on)
                silent = calendar.working_between(since + _DAY, today)
            found += due(
                person,
                sessions,
                silent,
                held.valid_until if held else None,
                today,
                next_working,
                rules,
                {
                    **told_before(tx, self._clock, person.id, sessions),
                    **practical_before(tx, today, person.id, sessions),
                },
            )
        return tuple(sorted(found, key=lambda one: (one.day, one.kind)))


def _leads(actor: Person, held: HeldSession, one: TrainingClass) -> bool:
    return actor.id == leader_of(held.owner, held.trainer_id, one.trainer_id, None)


def _led(
    tx: Transaction, actor: Person, day: date
) -> list[tuple[TrainingClass, tuple[HeldSession, ...]]]:
    """Return the classes that the actor leads something of on *day*, the earliest first."""
    several: dict[UUID, list[HeldSession]] = {}
    for held in tx.classes.held_between(day, day):
        several.setdefault(held.class_id, []).append(held)
    found = []
    for one in tx.classes.all(several.keys()):
        led = tuple(held for held in several[one.id] if _leads(actor, held, one))
        if led:
            found.append((one, led))
    return sorted(found, key=lambda pair: pair[1][0].start)


def _owed(tx: Transaction, actor: Person, today: date) -> list[SessionOnDay]:
    """Return the summaries of the last two weeks that were not handed in, the oldest first."""
    first, last = today - _OWED_FOR, today - _DAY
    asked = [one for one in tx.plans.between(actor.id, first, last) if one.kind == "summary"]
    handed = {one.day for one in tx.summaries.standing([actor.id], first, last)} if asked else ()
    return [one for one in asked if one.day not in handed]


def _told_before(tx: Transaction, actor: Person, today: date) -> set[str]:
    draft = tx.people.draft(actor.id, _TOLD)
    if draft is None or draft.body["day"] != today.isoformat():
        return set()
    return set(draft.body["names"])


def _today_of(tx: Transaction, actor: Person, today: date) -> list[SessionOnDay | HeldSession]:
    """Return what of today the actor takes part in or leads and that is not over, in order."""
    own = [one for one in tx.plans.between(actor.id, today, today) if one.done_at is None]
    led = [held for _one, several in _led(tx, actor, today) for held in several]
    return sorted([*own, *led], key=lambda one: one.start)
