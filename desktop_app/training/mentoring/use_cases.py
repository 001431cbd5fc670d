"""A mentor's trainees and their shadow days."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from db.records import Draft, Person, SessionOnDay, SheetEntry
from db.store import Store
from desktop_app.system.clock import Clock
from desktop_app.training.people.permissions import Act, require
from desktop_app.training.settings.use_cases import Settings

SHADOW_FORM = "shadow-day"
NOTES = ("shadow_day", "observation", "evaluation", "theory", "practical")
"""The uses of sheets that others fill about a trainee."""
_SEEN = "notes-seen"


@dataclass(frozen=True, slots=True)
class ShadowDay:
    """One day of watching: what was planned, and the sheet about it if it is written."""

    number: int
    session: SessionOnDay
    sheet: SheetEntry | None
    draft: bool


@dataclass(frozen=True, slots=True)
class Note:
    """A sheet that somebody else signed about a person; `new` since that person last looked."""

    sheet: SheetEntry
    new: bool


@dataclass(frozen=True, slots=True)
class Mentored:
    """A trainee as their mentor sees them."""

    person: Person
    day_number: int
    """Days since the trainee joined, the first day being 1."""
    owed: int
    """Shadow days up to today that have no sheet."""
    last_practice: date | None
    silent: bool
    """Nothing practised for as many days, Monday to Friday, as the settings allow [S1: three]."""
    next_day: ShadowDay | None
    """The earliest shadow day without a sheet, up to today; else the latest written one."""


class Mentoring:
    """What a mentor sees and owes."""

    def __init__(self, store: Store, clock: Clock, settings: Settings) -> None:
        self._store = store
        self._clock = clock
        self._settings = settings

    def trainees(self, actor: Person) -> tuple[Mentored, ...]:
        """Return the actor's trainees: who is owed a sheet first, then who is silent."""
        today = self._clock.today()
        with self._store.reading() as tx:
            mine = tx.people.of_mentor(actor.id)
            last = tx.practice.last_days([one.id for one in mine])
        limit = self._settings.figures().whole("care.silent_days")
        found = []
        for person in mine:
            days = self.days(actor, person)
            owed = [one for one in days if one.sheet is None and one.session.day <= today]
            written = [one for one in days if one.sheet is not None]
            latest = last.get(person.id)
            found.append(
                Mentored(
                    person=person,
                    day_number=(today - person.joined_on).days + 1,
                    owed=len(owed),
                    last_practice=latest,
                    silent=latest is None or _weekdays(latest, today) >= limit,
                    next_day=owed[0] if owed else written[-1] if written else None,
                )
            )
        return tuple(sorted(found, key=lambda m: (-m.owed, not m.silent, m.person.staff_number)))

    def days(self, actor: Person, trainee: Person) -> tuple[ShadowDay, ...]:
        """Return the shadow days of a trainee's plan in order."""
        require(actor, Act.SEE_RECORD, trainee)
        with self._store.reading() as tx:
            plan = tx.plans.of(trainee.id)
            sessions = tx.plans.sessions(plan.id) if plan else ()
            sheets = {
                one.day: one for one in tx.sheets.about(trainee.id, ("shadow_day",), limit=400)
            }
            drafts = {one.name for one in tx.people.drafts(actor.id, f"sheet:{SHADOW_FORM}:")}
        shadow = [one for one in sessions if one.kind == "shadow"]
        return tuple(
            ShadowDay(
                number=number,
                session=session,
                sheet=sheets.get(session.day),
                draft=_draft_name(trainee.id, session.day) in drafts,
            )
            for number, session in enumerate(shadow, start=1)
        )

    def notes(self, actor: Person) -> tuple[Note, ...]:
        """Return what others have signed about the actor, newest first."""
        with self._store.reading() as tx:
            sheets = tx.sheets.about(actor.id, NOTES)
            seen = tx.people.draft(actor.id, _SEEN)
        since = datetime.fromisoformat(seen.body) if seen else None
        signed = sorted(sheets, key=lambda one: one.signed_at, reverse=True)
        return tuple(Note(one, since is None or one.signed_at > since) for one in signed)

    def mark_seen(self, actor: Person) -> None:
        """Note that the actor has looked at what was signed about them until now."""
        now = self._clock.now()
        with self._store.writing() as tx:
            tx.people.save_draft(Draft(actor.id, _SEEN, now.isoformat(), now))

    def debrief_minutes(self) -> int:
        """Return how long the daily debrief lasts [S1: 30 minutes]."""
        return self._settings.figures().whole("shadow.debrief_minutes")


def _weekdays(after: date, until: date) -> int:
    """Count the days Monday to Friday: nobody is to be nudged for a weekend."""
    days = (until - after).days
    return sum((after + timedelta(days=n)).weekday() < 5 for n in range(1, days + 1))


def _draft_name(trainee_id: UUID, day: date) -> str:
    return f"sheet:{SHADOW_FORM}:{trainee_id}:{day.isoformat()}"
