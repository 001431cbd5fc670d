"""Presents one person's record: figures, progress, the chain and what can be done."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from db.records import Person
from desktop_app.filling.links import chain_entry
from desktop_app.panes.people.shown import EVALUATION, ActsShown, ChipShown, RecordShown
from desktop_app.panes.people.telling import ALL, chips, lets_through, plan_shown, record_shown
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.training.chain.use_cases import Chain, Record
from desktop_app.training.curriculum.progress.use_cases import ProgressBook, TraineeProgress
from desktop_app.training.people.permissions import Act, allowed
from desktop_app.widgets.chain_items import ChainEntry

if TYPE_CHECKING:
    from desktop_app.documents.printing import Document, Printing
    from desktop_app.training.development.shown import PlanEntry
    from desktop_app.training.development.use_cases import Development

_AT_ONCE = 200
"""So many attempts and sheets are read at first; older ones on asking, four times as many."""
_MORE = 4


class ShowsRecord(Protocol):
    """The view of a record, as far as the presenter needs it."""

    def show_record(self, record: RecordShown) -> None: ...
    def show_chain(
        self, chips: tuple[ChipShown, ...], chosen: str, entries: tuple[ChainEntry, ...], more: bool
    ) -> None: ...
    def show_record_page(self) -> None: ...


class RecordPresenter:
    """One record at a time. Attributes: `person_id`, whose; `record`, as it was read last;
    `in_front`, asked once it is read whether it may come before what was opened meanwhile.
    """

    def __init__(
        self,
        view: ShowsRecord,
        actor: Person,
        chain: Chain,
        progress: ProgressBook,
        development: "Callable[[], Development]",
        printing: "Printing",
        preview: "Callable[[Callable[[], Document]], None]",
        clock: Clock,
        background: Background,
        navigator: Navigator,
    ) -> None:
        self._view = view
        self._actor = actor
        self._chain = chain
        self._progress = progress
        self._development = development
        self._printing = printing
        self._preview = preview
        self._clock = clock
        self._background = background
        self.in_front: Callable[[], bool] = lambda: True
        self._navigator = navigator
        self.person_id: UUID | None = None
        self.record: Record | None = None
        self._limit = _AT_ONCE
        self._filter = ALL
        self._asked = 0

    def show(self, person_id: UUID, behind: bool = False) -> None:
        """Show a person's record; *behind* something opened, it is only made ready."""
        if person_id != self.person_id:
            self._limit = _AT_ONCE
            self._filter = ALL
        self.person_id = person_id
        self._load(behind)

    def refresh(self) -> None:
        """Read the record shown anew."""
        if self.person_id is not None:
            self._load(behind=True)

    def load_more(self) -> None:
        """Read older records too."""
        self._limit *= _MORE
        self.refresh()

    def set_filter(self, chosen: str) -> None:
        """Show only one kind of record in the chain."""
        self._filter = chosen
        self._show_chain()

    def print_empty(self) -> None:
        """Preview the evaluation form to fill in by hand."""
        person_id = self.person_id
        if person_id is not None:
            self._preview(lambda: self._printing.empty_form(self._actor, EVALUATION, person_id))

    def print_filled(self) -> None:
        """Preview the newest evaluation that was signed."""
        sheet_id = self._newest_evaluation()
        if sheet_id is not None:
            self._preview(lambda: self._printing.sheet(self._actor, sheet_id))

    def go_to_certificate(self) -> None:
        """Lead to where certificates are issued, with this person chosen."""
        if self.person_id is not None:
            self._navigator.go("certificates", f"person:{self.person_id}")

    def go_to_practical(self) -> None:
        """Lead to where this person's practical test is opened and marked."""
        if self.person_id is not None:
            self._navigator.go("exams", f"practical:for/{self.person_id}")

    def go_to_progress(self) -> None:
        """Lead to how far this person's plan is, session by session."""
        if self.person_id is not None:
            self._navigator.go("calendar", f"progress:{self.person_id}")

    def go_to_development(self) -> None:
        """Lead to this person's development plan, or to where one is opened."""
        if self.person_id is not None:
            self._navigator.go("mentoring", f"propose:{self.person_id}")

    def _load(self, behind: bool) -> None:
        self._asked += 1
        asked, person_id, limit = self._asked, self.person_id, self._limit
        if person_id is None:
            return
        self._background.run(
            self._view,
            lambda: (
                self._chain.record(self._actor, person_id, limit),
                self._progress.of_person(self._actor, person_id),
                self._development().newest(self._actor, person_id),
            ),
            lambda found: self._show(asked, *found, behind),
        )

    def _show(
        self,
        asked: int,
        record: Record,
        progress: TraineeProgress | None,
        plan: "PlanEntry | None",
        behind: bool,
    ) -> None:
        if asked != self._asked:
            return  # another person was chosen meanwhile
        self.record = record
        acts = ActsShown(
            print_filled=self._newest_evaluation() is not None,
            judge=allowed(self._actor, Act.JUDGE, record.person),
            issue=allowed(self._actor, Act.ISSUE, record.person),
        )
        shown = record_shown(record, progress, self._clock.today(), acts)
        development = plan_shown(plan, self._clock.today())
        self._view.show_record(replace(shown, development=development))
        self._show_chain()
        if not behind and self.in_front():
            self._view.show_record_page()

    def _show_chain(self) -> None:
        record = self.record
        if record is None:
            return
        entries = tuple(
            chain_entry(link, self._clock.local)
            for link in record.links
            if lets_through(self._filter, link)
        )
        more = max(len(record.attempts), len(record.sheets)) >= self._limit
        self._view.show_chain(chips(record.links), self._filter, entries, more)

    def _newest_evaluation(self) -> UUID | None:
        sheets = self.record.sheets if self.record is not None else ()
        return next((one.id for one in sheets if one.form_key == EVALUATION), None)
