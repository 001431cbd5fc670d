"""Lists a mentor's trainees and leads to their shadow days."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol
from uuid import UUID

from db.records import Person
from desktop_app.panes.mentoring import wording
from desktop_app.panes.mentoring.case_presenter import CasePresenter
from desktop_app.panes.mentoring.day_presenter import DayPresenter
from desktop_app.panes.mentoring.overview_presenter import OverviewPresenter
from desktop_app.panes.mentoring.shown import TraineeRow
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.text import day_text, tr
from desktop_app.training.mentoring.use_cases import Mentored, Mentoring


class ShowsTrainees(Protocol):
    """The view of the list, as far as the presenter needs it."""

    def show_list_heading(self, title: str, sentence: str) -> None: ...
    def show_count(self, count: int) -> None: ...
    def show_trainees(self, rows: Sequence[TraineeRow], chosen: str) -> None: ...
    def show_no_trainees(self) -> None: ...
    def show_no_days(self, name: str) -> None: ...
    def show_list(self) -> None: ...


class MentoringPresenter:
    """A mentor's trainees; the day that is open is the `DayPresenter`'s."""

    def __init__(
        self,
        view: ShowsTrainees,
        actor: Person,
        mentoring: Mentoring,
        day: DayPresenter,
        overview: OverviewPresenter,
        case: CasePresenter,
        clock: Clock,
        background: Background,
    ) -> None:
        self._view = view
        self._actor = actor
        self._mentoring = mentoring
        self._day = day
        self._overview = overview
        self._case = case
        self._chosen = ""
        overview.when_act = self.open_target
        self._clock = clock
        self._background = background
        self._mine: tuple[Mentored, ...] = ()
        view.show_list_heading(tr("带教"), day_text(clock.today()))

    def refresh(self) -> None:
        """Load the list anew, and what stands beside the day that is open."""
        self._background.run(self._view, lambda: self._mentoring.trainees(self._actor), self._show)
        self._day.refresh()

    def open_target(self, target: str) -> None:
        """Show `day:<person>:<iso date>`, `sheet:<uuid>`, `case:<person>` or `trainee:<person>`.

        Anything else shows the list.
        """
        kind, _, rest = target.partition(":")
        if kind == "day":
            person, _, day = rest.partition(":")
            self._day.open_by_id(UUID(person), date.fromisoformat(day))
        elif kind == "sheet":
            self._day.open_sheet(UUID(rest))
        elif kind == "case":
            self._day.leave()
            self._case.open(UUID(rest))
        elif kind == "trainee":
            self.back()
            self.choose(rest)
        else:
            self.back()

    def open_trainee(self, key: str) -> None:
        """Do the first thing that a trainee is owed, else show the shadow day written last."""
        one = self._one(key)
        if one is None:
            return
        if not one.owed and one.cases.owed:
            self.open_target(f"case:{key}")
        elif one.next_day is None:
            self._view.show_no_days(one.person.name)
        else:
            self._day.open(one.person, one.next_day.session.day)

    def look_at(self, key: str) -> None:
        """Another trainee was chosen in the list."""
        if key != self._chosen:
            self.choose(key)

    def choose(self, key: str) -> None:
        """Show a trainee's whole period."""
        self._chosen = key
        one = self._one(key)
        if one is not None:
            self._overview.show(one)

    def signed(self) -> None:
        """A case was signed: back to the trainee, where it is counted."""
        self.back()
        self.refresh()

    def back(self) -> None:
        """Show the list again."""
        self._day.leave()
        self._case.leave()
        self._view.show_list()

    def _one(self, key: str) -> Mentored | None:
        return next((mine for mine in self._mine if str(mine.person.id) == key), None)

    def _show(self, mine: tuple[Mentored, ...]) -> None:
        self._mine = mine
        today = self._clock.today()
        self._view.show_count(sum(one.owed for one in mine))
        self._view.show_list_heading(tr("带教"), wording.list_sentence(mine, today))
        if mine:
            if self._one(self._chosen) is None:
                self._chosen = str(mine[0].person.id)
            rows = [wording.trainee_row(one, today) for one in mine]
            self._view.show_trainees(rows, self._chosen)
            self.choose(self._chosen)
        else:
            self._view.show_no_trainees()
