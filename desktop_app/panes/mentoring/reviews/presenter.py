"""Lists reviews, shows one with its evidence, and leads into its sheet."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from db.records import Person, Role
from desktop_app.panes.mentoring.reviews import telling
from desktop_app.panes.mentoring.reviews.sheet_presenter import SheetPresenter
from desktop_app.panes.mentoring.reviews.shown import ListRow, ReviewShown
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import tr
from desktop_app.training.reviews.gates import Way
from desktop_app.training.reviews.use_cases import ReviewList, ReviewPage, Reviews


class ShowsReviews(Protocol):
    """The view, as far as the presenter needs it."""

    def show_list_heading(self, title: str, sentence: str) -> None: ...
    def show_rows(self, rows: Sequence[ListRow], narrowed_to: str, anybody: bool) -> None: ...
    def show_count(self, count: int) -> None: ...
    def show_review(self, one: ReviewShown) -> None: ...
    def show_list(self) -> None: ...


class ReviewsPresenter:
    """One person's review at a time; its sheet is the `SheetPresenter`'s."""

    def __init__(
        self,
        view: ShowsReviews,
        actor: Person,
        reviews: Reviews,
        sheet: SheetPresenter,
        clock: Clock,
        background: Background,
        navigator: Navigator,
    ) -> None:
        self._view = view
        self._actor = actor
        self._reviews = reviews
        self._sheet = sheet
        self._clock = clock
        self._background = background
        self._navigator = navigator
        self._listed: ReviewList | None = None
        self._narrowed = ""
        """Empty: to what waits, if the person that is wanted is among it."""
        self._person = ""
        self._number = 0
        self._page: ReviewPage | None = None
        self._asked = 0

    def refresh(self) -> None:
        """Load the list anew, and the review that is looked at."""
        whole = self._narrowed not in ("", telling.OPEN)
        self._background.run(
            self._view, lambda: self._reviews.listed(self._actor, whole), self._show_list
        )

    def open_target(self, target: str) -> None:
        """Show `review:<person>:<gate>`; anything else shows the list."""
        kind, _, rest = target.partition(":")
        if kind != "review":
            return
        person, _, number = rest.partition(":")
        self.back()
        self._narrowed = ""
        self._person, self._number = person, int(number or 0)
        self._show_rows()

    def narrow(self, to: str) -> None:
        """List others."""
        self._narrowed, self._person, self._number = to, "", 0
        self._show_rows()

    def choose(self, key: str) -> None:
        """Look at another person."""
        if key and key != self._person:
            self._person, self._number = key, 0
            self._load()

    def choose_gate(self, number: int) -> None:
        """Look at another review of the same person."""
        self._number = number
        self._load()

    def act(self) -> None:
        """Open the sheet of the review that is looked at, or one's own view before it."""
        page = self._page
        if page is not None and page.may_decide:
            self._sheet.review(page)
        elif page is not None and page.may_view:
            self._sheet.view(page)

    def correct(self, key: str) -> None:
        """Sign another sheet in place of one that decided."""
        if self._page is not None:
            self._sheet.correct(self._page, UUID(key))

    def open_sheet(self, key: str) -> None:
        """Open a signed sheet where sheets are read."""
        leads = self._actor.has(Role.SUPERVISOR) or self._actor.has(Role.MENTOR)
        self._navigator.go("forms" if leads else "people", f"sheet:{key}")

    def open_record(self, key: str) -> None:
        """Open a record behind a figure."""
        kind, _, record = key.partition(":")
        if kind == "sheet":
            self.open_sheet(record)
        else:
            self._navigator.go("practice" if kind == "attempt" else "calendar", key)

    def back(self) -> None:
        """Put a sheet that is open away; its draft is kept."""
        self._sheet.leave()
        self._view.show_list()

    def signed(self) -> None:
        """A sheet was signed: back to the list, where it counts."""
        self.back()
        self._page = None
        self.refresh()

    def _show_list(self, listed: ReviewList) -> None:
        self._listed = listed
        sentence = telling.list_sentence(listed, self._clock.today())
        self._view.show_list_heading(tr("阶段评估"), sentence)
        self._view.show_count(len(self._reviews_to_do(listed.ways)))
        self._show_rows()

    def _reviews_to_do(self, ways: Sequence[Way]) -> list[Way]:
        """Count what waits for the actor, not what waits for others."""
        found = []
        for way in ways:
            gate = way.current
            if gate is None or not gate.open:
                continue
            own = way.person_id == self._actor.id
            mine = own and gate.own is None
            mine |= gate.plan.mentor_id == self._actor.id and gate.mentor is None
            due = gate.plan.day <= self._clock.today() or gate.state == "ready"
            mine |= self._actor.has(Role.SUPERVISOR) and not own and due
            if mine:
                found.append(way)
        return found

    def _show_rows(self) -> None:
        if self._listed is None:
            return
        today, ways = self._clock.today(), self._listed.ways
        if not self._narrowed:
            waiting = [str(one.person_id) for one in telling.narrowed(ways, telling.OPEN, today)]
            fits = waiting and len(ways) > 1 and (not self._person or self._person in waiting)
            self._narrowed = telling.OPEN if fits else telling.ALL
        if self._narrowed != telling.OPEN and not self._listed.whole:
            self.refresh()
            return
        listed = telling.narrowed(ways, self._narrowed, today)
        keys = [str(one.person_id) for one in listed]
        if self._person not in keys:
            self._person, self._number = (keys[0] if keys else ""), 0
        rows = [telling.list_row(one, today) for one in listed]
        self._view.show_rows(rows, self._narrowed, bool(ways))
        if self._person:
            self._load()

    def _load(self) -> None:
        person, number = UUID(self._person), self._number
        self._asked += 1
        asked = self._asked

        def show(page: ReviewPage) -> None:
            if asked == self._asked:
                self._page = page
                self._view.show_review(
                    telling.review_shown(page, self._clock.today(), self._clock.local)
                )

        self._background.run(
            self._view, lambda: self._reviews.page(self._actor, person, number), show
        )
