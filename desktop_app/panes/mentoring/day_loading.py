"""Reads everything that stands around one shadow day."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from db.records import Person
from desktop_app.panes.mentoring.comparison import SELF_CHECK
from desktop_app.training.chain.use_cases import Chain, Link
from desktop_app.training.forms.register.use_cases import Afterwards, Register
from desktop_app.training.forms.sheets import OpenSheet, SignedSheet
from desktop_app.training.forms.use_cases import Forms
from desktop_app.training.mentoring.debrief import Debrief
from desktop_app.training.mentoring.use_cases import SHADOW_FORM, Mentoring, ShadowDay

_LOOK_BACK = timedelta(days=30)
"""How old a self-check may be that is laid beside a shadow day."""


@dataclass(frozen=True, slots=True)
class Around:
    """What the trainee did that day, and how they see themselves."""

    links: tuple[Link, ...]
    check: SignedSheet | None


@dataclass(frozen=True, slots=True)
class Owed:
    """A shadow day that has no sheet yet."""

    person: Person
    shadow: ShadowDay


@dataclass(frozen=True, slots=True)
class DayLoaded:
    """One shadow day: open or signed, with the days beside it."""

    person: Person
    shadow: ShadowDay
    before: date | None
    after: date | None
    sheet: OpenSheet | SignedSheet
    afterwards: Afterwards | None
    """What became of the signed sheet."""
    around: Around
    next_owed: Owed | None
    step_before: tuple[date, str] | None
    """Day and next step of the shadow day before."""
    notes: SignedSheet | None
    """The trainee's own notes, once the mentor's sheet is signed."""
    clock: Debrief


class DayLoader:
    """Reads shadow days for one mentor; works on any thread."""

    def __init__(
        self, actor: Person, mentoring: Mentoring, forms: Forms, register: Register, chain: Chain
    ) -> None:
        self._actor = actor
        self._mentoring = mentoring
        self._forms = forms
        self._register = register
        self._chain = chain

    def person(self, person_id: UUID) -> Person | None:
        """Return one of the mentor's trainees."""
        mine = self._mentoring.trainees(self._actor)
        return next((one.person for one in mine if one.person.id == person_id), None)

    def debrief_minutes(self) -> int:
        """Return how long the daily debrief is to last."""
        return self._mentoring.debrief_minutes()

    def day(self, person: Person, day: date, today: date) -> DayLoaded | None:
        """Return a shadow day with its sheet, None where the plan has none on that day."""
        days = self._mentoring.days(self._actor, person)
        past = [one for one in days if one.session.day <= today]
        place = next((at for at, one in enumerate(past) if one.session.day == day), -1)
        if place < 0:
            return None
        shadow = past[place]
        sheet: OpenSheet | SignedSheet
        afterwards: Afterwards | None = None
        if shadow.sheet is not None:
            sheet, afterwards = self.signed(shadow.sheet.id)
        else:
            sheet = self._forms.open(self._actor, SHADOW_FORM, person, day)
        return DayLoaded(
            person=person,
            shadow=shadow,
            before=past[place - 1].session.day if place else None,
            after=past[place + 1].session.day if place + 1 < len(past) else None,
            sheet=sheet,
            afterwards=afterwards,
            around=self.around(person, day),
            next_owed=self._next_owed(person, past, day) if shadow.sheet is not None else None,
            step_before=self._mentoring.step_before(self._actor, person, day),
            notes=self._notes(shadow),
            clock=self._mentoring.debrief(self._actor, person, day),
        )

    def signed(self, sheet_id: UUID) -> tuple[SignedSheet, Afterwards]:
        """Return a signed sheet and what became of it."""
        after = self._register.afterwards(self._actor, sheet_id)
        return self._forms.signed(self._actor, sheet_id), after

    def around(self, person: Person, day: date) -> Around:
        """Return the records of the day, without the shadow day's own sheet."""
        links = self._chain.of_day(self._actor, person.id, day)
        checks = self._forms.about(self._actor, person.id, ("self_check",), day - _LOOK_BACK, day)
        newest = next((one for one in checks if one.form_key == SELF_CHECK), None)
        return Around(
            tuple(one for one in links if one.detail not in ("shadow_day", "shadow_notes")),
            self._forms.signed(self._actor, newest.id) if newest is not None else None,
        )

    def keep_clock(self, person: Person, day: date, seconds: float, running: bool) -> None:
        """Keep that the clock of a debrief was started or stopped."""
        self._mentoring.keep_debrief(self._actor, person, day, seconds, running)

    def _notes(self, shadow: ShadowDay) -> SignedSheet | None:
        """Both write before they read: the notes are shown when the mentor has signed."""
        if shadow.sheet is None or shadow.notes is None:
            return None
        return self._forms.signed(self._actor, shadow.notes.id)

    def _next_owed(self, person: Person, past: list[ShadowDay], day: date) -> Owed | None:
        """Return the same trainee's next owed day, else another trainee's."""
        own = [one for one in past if one.sheet is None]
        own.sort(key=lambda one: (one.session.day < day, one.session.day))
        if own:
            return Owed(person, own[0])
        for other in self._mentoring.trainees(self._actor):
            if other.owed and other.next_day is not None:
                return Owed(other.person, other.next_day)
        return None
