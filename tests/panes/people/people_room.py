"""The pane's presenters over real data, with a view that takes notes."""

from typing import Any

from builders import Workplace
from noting import Notes, Previewed, Went

from db.records import Person
from desktop_app.filling.presenter import FillPresenter
from desktop_app.filling.signed_presenter import SignedPresenter
from desktop_app.panes.people.adding import AddPresenter
from desktop_app.panes.people.arriving.presenter import ArrivalPresenter
from desktop_app.panes.people.detail import DetailPresenter
from desktop_app.panes.people.filling import JudgingPresenter
from desktop_app.panes.people.presenter import PeoplePresenter
from desktop_app.panes.people.record import RecordPresenter
from desktop_app.system.background import Inline


class Room:
    """What `build` wires, without the window."""

    def __init__(self, place: Workplace, actor: Person) -> None:
        self.notes: Any = Notes()
        self.went, self.previewed = Went(), Previewed()
        s, ground = place.services, (place.clock, Inline(), self.went)
        self.record = RecordPresenter(
            self.notes,
            actor,
            s.chain,
            s.progress,
            lambda: s.development,
            s.printing,
            self.previewed,
            *ground,
        )
        self.signed = SignedPresenter(self.notes, actor, s.forms, s.register, s.chain, *ground)
        self.detail = DetailPresenter(
            self.notes,
            actor,
            s.people,
            s.chain,
            s.forms,
            s.certification,
            s.printing,
            self.previewed,
            *ground,
            self.signed,
        )
        self.fill = FillPresenter(lambda: self.notes, actor, s.forms, *ground[1:])
        self.fill.when_signed = lambda sheet: self.detail.open(f"sheet:{sheet.id}")
        self.judging = JudgingPresenter(self.notes, actor, self.fill, s.forms, s.chain, *ground[:2])
        self.adding = AddPresenter(self.notes, actor, s.people, Inline(), self.went)
        self.arrival = ArrivalPresenter(lambda: self.notes, actor, s.arriving, Inline(), self.went)
        self.people = PeoplePresenter(
            self.notes,
            actor,
            s.people,
            self.record,
            self.detail,
            self.judging,
            self.adding,
            self.arrival,
            place.clock,
            Inline(),
        )
        self.people.refresh()

    def names(self) -> list[str]:
        """Return who is listed."""
        rows, _searched = self.notes.last("show_people")
        return [row.name for row in rows]

    def shown(self) -> Any:
        """Return the record shown."""
        return self.notes.last("show_record")[0]

    def opened(self) -> Any:
        """Return the judgement opened."""
        return self.notes.last("show_detail")[0]

    def entries(self) -> Any:
        """Return the chain shown."""
        return self.notes.last("show_chain")[2]
