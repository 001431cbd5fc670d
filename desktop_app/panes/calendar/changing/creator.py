"""Adding a single session beside the program, for a class or for one trainee."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Protocol
from uuid import UUID

from db.records import Person, Role
from desktop_app.panes.calendar import wording
from desktop_app.panes.calendar.changing.shown import Consequences, NewShown, NewTyped
from desktop_app.panes.calendar.changing.telling import consequences_of, moment_text
from desktop_app.panes.calendar.shown import Choice
from desktop_app.system.background import Background
from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.curriculum.classes.use_cases import Classes
from desktop_app.training.curriculum.moving.applying.use_cases import Applying
from desktop_app.training.curriculum.moving.making import NewSession
from desktop_app.training.curriculum.moving.proposal import Proposal
from desktop_app.training.curriculum.moving.use_cases import Moving
from desktop_app.training.curriculum.showing.use_cases import Calendars
from desktop_app.training.curriculum.showing.whose import Scope, Whose, whose
from desktop_app.training.people.use_cases import People

USUAL_START, USUAL_MINUTES = 14 * 60, 60


class ShowsNew(Protocol):
    """The sheet, as far as the creator needs it."""

    def open(self) -> None: ...
    def close_overlay(self) -> None: ...
    def ask(self, shown: NewShown) -> None: ...
    def show_consequences(self, found: Consequences) -> None: ...


class Creator:
    """Shows what a new session would meet, and adds it."""

    def __init__(
        self,
        sheet: ShowsNew,
        actor: Person,
        moving: Moving,
        applying: Applying,
        classes: Classes,
        people: People,
        calendars: Calendars,
        background: Background,
        done: Callable[[UUID, str, str, date], None],
    ) -> None:
        self._sheet = sheet
        self._actor = actor
        self._moving = moving
        self._applying = applying
        self._classes = classes
        self._people = people
        self._calendars = calendars
        self._background = background
        self._done = done
        self._proposal: Proposal | None = None
        self._asked = 0

    def open(
        self,
        shown: Whose,
        day: date,
        start: int = -1,
        minutes: int = 0,
        until: date | None = None,
    ) -> None:
        """Ask for a session on *day*, as long as usual where no *minutes* were drawn.

        With *until* there is one on each working day from *day* to that one.

        For whom, the calendar that is shown suggests.
        """

        def ask(found: NewShown) -> None:
            self._proposal = None
            self._sheet.ask(found)
            self._sheet.open()

        begin = USUAL_START if start < 0 else start
        self._background.run(
            self._sheet,
            lambda: replace(
                self._offered(shown, day, begin, minutes or USUAL_MINUTES), until=until
            ),
            ask,
        )

    def preview(self, typed: NewTyped) -> None:
        """Show what the session would meet."""
        self._asked += 1
        asked = self._asked
        self._proposal = None

        def show(proposal: Proposal) -> None:
            if asked == self._asked:
                self._proposal = proposal
                self._sheet.show_consequences(consequences_of(proposal, proposal.steps[0].id, {}))

        self._background.run(
            self._sheet,
            lambda: self._moving.propose_extra(self._actor, _new(typed), typed.until),
            show,
            self._failed,
        )

    def add(self, typed: NewTyped) -> None:
        """Add it as it was previewed."""
        proposal = self._proposal
        if proposal is None:
            return
        self._proposal = None
        words = tr("已新增“{title}”：{when}。")
        if len(proposal.steps) > 1:
            words = tr("已新增“{title}”：从 {when} 起，共 {n} 节。")
        first = proposal.steps[0].after or (typed.day, typed.start)
        text = words.format(
            title=typed.title.strip(), when=moment_text(*first), n=len(proposal.steps)
        )
        self._background.run(
            self._sheet,
            lambda: self._applying.apply(self._actor, proposal, anyway=True),
            lambda change: self._added(change.id, text, str(proposal.steps[0].id), first[0]),
            self._failed,
        )

    def _offered(self, shown: Whose, day: date, start: int, minutes: int) -> NewShown:
        classes = [
            one.training_class
            for one in self._classes.listed(self._actor)
            if one.training_class.closed_on is None
        ]
        trainees = self._people.trainees(self._actor)
        takers = [Choice(Whose(Scope.CLASS, one.id).key, one.name) for one in classes]
        takers += [
            Choice(Whose(Scope.PERSON, one.id).key, f"{one.name} {one.staff_number}")
            for one in trainees
        ]
        leading = [
            one for one in self._people.names() if one.has(Role.MENTOR) or one.has(Role.SUPERVISOR)
        ]
        return NewShown(
            day=day,
            start=start,
            minutes=minutes,
            takers=tuple(takers),
            taker=shown.key,
            kinds=tuple(Choice(key, name) for key, name in wording.kinds().items()),
            places=self._calendars.places(),
            trainers=(
                Choice("", tr("按班级和方案")),
                *(Choice(str(one.id), one.name) for one in leading),
            ),
        )

    def _added(self, change_id: UUID, text: str, key: str, day: date) -> None:
        self._sheet.close_overlay()
        self._done(change_id, text, key, day)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Trouble):
            raise error
        self._sheet.show_consequences(Consequences(problem=str(error)))


def _new(typed: NewTyped) -> NewSession:
    taker = whose(typed.taker)
    of_class = taker is not None and taker.scope is Scope.CLASS
    return NewSession(
        title=typed.title,
        kind=typed.kind,
        day=typed.day,
        start=typed.start,
        minutes=typed.minutes,
        place=typed.place,
        trainer_id=UUID(typed.trainer) if typed.trainer else None,
        class_id=taker.id if taker and of_class else None,
        person_id=taker.id if taker and not of_class else None,
        aim=typed.aim,
    )
