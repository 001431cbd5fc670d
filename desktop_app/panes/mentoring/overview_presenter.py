"""Shows a trainee's whole period beside the list, and leads to what is owed."""

from collections.abc import Callable
from typing import Protocol

from db.records import Person
from desktop_app.panes.mentoring import overview_wording
from desktop_app.panes.mentoring.private_presenter import PrivatePresenter
from desktop_app.panes.mentoring.shown import Overview, RecordsShown
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import tr
from desktop_app.training.chain.use_cases import Chain
from desktop_app.training.mentoring.use_cases import Mentored, Mentoring

RECORDS = 400
"""Records of each kind in the whole time line: 90 days of a diligent trainee."""


class ShowsOverview(Protocol):
    """The view, as far as the presenter needs it."""

    def show_overview(self, one: Overview) -> None: ...
    def copy(self, text: str) -> None: ...


class OverviewPresenter:
    """One trainee at a time. Attribute: `when_act`, called with the target of an act."""

    def __init__(
        self,
        view: ShowsOverview,
        actor: Person,
        mentoring: Mentoring,
        chain: Chain,
        private: PrivatePresenter,
        clock: Clock,
        background: Background,
        navigator: Navigator,
    ) -> None:
        self._view = view
        self._actor = actor
        self._mentoring = mentoring
        self._chain = chain
        self._private = private
        self._clock = clock
        self._background = background
        self._navigator = navigator
        self.when_act: Callable[[str], None] = lambda _target: None
        self._shown: Overview | None = None
        self._of: Mentored | None = None
        self._whole = False
        self._asked = 0

    def show(self, one: Mentored) -> None:
        """Show a trainee, with as much of the time line as was asked for of them."""
        if self._of is None or self._of.person.id != one.person.id:
            self._whole = False
        self._of = one
        self._load(one)

    def earlier(self) -> None:
        """Show the whole time line of the trainee."""
        if self._of is not None:
            self._whole = True
            self._load(self._of)

    def act(self, target: str) -> None:
        """Do what is owed."""
        self.when_act(target)

    def case(self) -> None:
        """Write down a supervised case of the trainee who is shown."""
        if self._shown is not None:
            self.when_act(f"case:{self._shown.key}")

    def copy(self) -> None:
        """Put the kind word on the clipboard."""
        if self._shown is not None and self._shown.kind_word:
            self._view.copy(self._shown.kind_word)
            self._navigator.notify(tr("已复制，可以贴到聊天里发给学员。"))

    def open_record(self, key: str) -> None:
        """Open a record of the time line where it is shown."""
        kind = key.partition(":")[0]
        if kind == "sheet":
            self.when_act(key)
        elif kind == "attempt":
            self._navigator.go("practice", key)
        elif self._shown is not None:
            self._navigator.go("people", f"person:{self._shown.key}")

    def _load(self, one: Mentored) -> None:
        self._asked += 1
        asked = self._asked
        read = self._read_whole if self._whole else self._read_lately

        def loaded(records: RecordsShown) -> None:
            if asked == self._asked:
                self._show(one, records)

        self._background.run(self._view, lambda: read(one), loaded)

    def _read_lately(self, one: Mentored) -> RecordsShown:
        since = self._clock.today() - overview_wording.LATELY
        links = self._chain.lately(self._actor, one.person.id, since)
        return overview_wording.records_lately(one, links, self._clock.local)

    def _read_whole(self, one: Mentored) -> RecordsShown:
        record = self._chain.record(self._actor, one.person.id, RECORDS)
        capped = RECORDS in (len(record.attempts), len(record.sheets))
        return overview_wording.records_whole(record.links, capped, self._clock.local)

    def _show(self, one: Mentored, records: RecordsShown) -> None:
        self._private.show(one.person)
        self._shown = overview_wording.overview(
            one,
            records,
            self._actor.name,
            self._mentoring.care_rules(),
            self._clock.today(),
        )
        self._view.show_overview(self._shown)
