"""The list of trainees: who is shown, found and chosen, and where a target leads."""

from typing import Protocol
from uuid import UUID

from db.records import Person, Role, TraineeEntry
from desktop_app.panes.people.adding import AddPresenter
from desktop_app.panes.people.arriving.presenter import ArrivalPresenter
from desktop_app.panes.people.detail import DetailPresenter
from desktop_app.panes.people.filling import JudgingPresenter
from desktop_app.panes.people.record import RecordPresenter
from desktop_app.panes.people.shown import Choice, PersonRow
from desktop_app.panes.people.telling import found_by, person_row
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.text import tr
from desktop_app.training.people.permissions import Act, allowed
from desktop_app.training.people.use_cases import People


class Shows(Protocol):
    """The view, as far as this presenter needs it."""

    def set_own(self, own: bool, may_add: bool) -> None: ...
    def tell_list(self, sentence: str) -> None: ...
    def show_teams(self, teams: tuple[Choice, ...]) -> None: ...
    def show_people(self, rows: tuple[PersonRow, ...], searched: bool) -> None: ...
    def mark_person(self, key: str) -> None: ...
    def show_record_page(self) -> None: ...


class PeoplePresenter:
    """Supervisors and mentors choose from a list; a trainee sees their own record only."""

    def __init__(
        self,
        view: Shows,
        actor: Person,
        people: People,
        record: RecordPresenter,
        detail: DetailPresenter,
        judging: JudgingPresenter,
        adding: AddPresenter,
        arrival: ArrivalPresenter,
        clock: Clock,
        background: Background,
    ) -> None:
        self._view = view
        self._actor = actor
        self._people = people
        self._record = record
        self._detail = detail
        self._judging = judging
        self._adding = adding
        self._arrival = arrival
        self._clock = clock
        self._background = background
        listing = {Role.SUPERVISOR, Role.ADMINISTRATOR, Role.MENTOR}
        self._own = not actor.roles & listing
        self._asked = 0
        self._search = self._team = ""
        self._listed: tuple[TraineeEntry, ...] = ()
        view.set_own(self._own, allowed(actor, Act.MANAGE_PEOPLE))
        adding.when_added = self._added
        arrival.when_taken_in = self.refresh
        detail.when_subject_known = self._mark
        record.in_front = lambda: not detail.is_open

    def refresh(self) -> None:
        """Load the list and the record shown anew; search, team and person stay."""
        if self._own:
            self._record.show(self._actor.id)
            return
        self._asked += 1
        asked = self._asked
        self._background.run(
            self._view,
            lambda: self._people.listed(self._actor),
            lambda listed: self._show(asked, listed),
        )
        self._record.refresh()

    def open_target(self, target: str) -> None:
        """Show `person:<uuid>`, `sheet:<uuid>` or `certificate:<uuid>`; `new` adds somebody,
        `import` takes a list in.
        """
        kind, _, key = target.partition(":")
        if kind == "person":
            self.choose(key)
        elif kind in ("sheet", "certificate"):
            self._judging.leave()
            self._detail.open(target)
        elif kind == "new" and allowed(self._actor, Act.MANAGE_PEOPLE):
            self._adding.begin()
        elif kind == "import" and allowed(self._actor, Act.MANAGE_PEOPLE):
            self._arrival.begin()

    def choose(self, key: str) -> None:
        """Show a person's record."""
        self._judging.leave()
        self._detail.close()
        self._view.show_record_page()
        self._record.show(UUID(key))
        self._view.mark_person(key)

    def search(self, text: str) -> None:
        """List only people whom *text* finds by name, initials or staff number."""
        self._search = text.strip().casefold()
        self._list()

    def set_team(self, team: str) -> None:
        """List only one team; empty: all."""
        self._team = team
        self._list()

    def back(self) -> None:
        """Leave a form or an opened judgement for what was shown before."""
        if self._judging.leave() or not self._detail.back():
            self._view.show_record_page()
            self._record.refresh()

    def _show(self, asked: int, listed: tuple[TraineeEntry, ...]) -> None:
        if asked != self._asked:
            return
        self._listed = listed
        teams = sorted({one.team for one in listed if one.team})
        self._view.show_teams(tuple(Choice(team, team) for team in teams))
        self._view.tell_list(tr("{n} 位学员").format(n=len(listed)))
        self._list()

    def _list(self) -> None:
        today = self._clock.today()
        rows = tuple(
            person_row(one, today)
            for one in self._listed
            if self._team in ("", one.team) and self._search in found_by(one)
        )
        self._view.show_people(rows, bool(self._search or self._team))
        if self._record.person_id is not None:
            self._view.mark_person(str(self._record.person_id))

    def _mark(self, person_id: UUID) -> None:
        """A judgement was opened by its id: its subject is the person shown."""
        if self._record.person_id != person_id:
            self._record.show(person_id, behind=True)
        self._view.mark_person(str(person_id))

    def _added(self, person_id: UUID, trainee: bool) -> None:
        self.refresh()
        if trainee and allowed(self._actor, Act.JUDGE):
            self.choose(str(person_id))
