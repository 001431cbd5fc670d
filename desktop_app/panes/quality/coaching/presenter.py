"""Decides which coaching plan is looked at, and carries it on."""

from collections.abc import Callable, Sequence
from typing import Protocol
from uuid import UUID

from db.records import Person
from desktop_app.panes.quality.coaching.shown import (
    Choice,
    Fields,
    ListRow,
    PlanShown,
    Talk,
)
from desktop_app.panes.quality.coaching.telling import (
    closing_text,
    fields_of,
    list_sentence,
    plan_row,
    plan_shown,
)
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import tr
from desktop_app.training.maintenance.faults import trouble_of
from desktop_app.training.people.use_cases import People
from desktop_app.training.quality.coaching.contents import BadPlan, Contents, Goal
from desktop_app.training.quality.coaching.opening.use_cases import Opening
from desktop_app.training.quality.coaching.plan import Phase
from desktop_app.training.quality.coaching.shown import PlanEntry, PlanPage
from desktop_app.training.quality.coaching.use_cases import Coaching


class ShowsCoaching(Protocol):
    """The view, as far as the presenter needs it."""

    def set_heading(self, title: str, sentence: str) -> None: ...
    def show_rows(self, rows: Sequence[ListRow], selected: str) -> None: ...
    def show_plan(self, plan: PlanShown | None) -> None: ...
    def show_count(self, count: int) -> None: ...
    def open_fields(
        self, fields: Fields, owners: Sequence[Choice], drills: Sequence[Choice]
    ) -> None: ...
    def open_talk(self) -> None: ...
    def open_closing(self, text: str) -> None: ...
    def open_opening(self, people: Sequence[Choice]) -> None: ...
    def show_problem(self, field: str, text: str) -> None: ...
    def close_sheets(self) -> None: ...


class CoachingPresenter:
    """The plans that *actor* may see, and one of them."""

    def __init__(
        self,
        view: ShowsCoaching,
        actor: Person,
        coaching: Coaching,
        opening: Opening,
        people: People,
        clock: Clock,
        background: Background,
        navigator: Navigator,
    ) -> None:
        self._view = view
        self._actor = actor
        self._coaching = coaching
        self._opening = opening
        self._people = people
        self._clock = clock
        self._background = background
        self._navigator = navigator
        self._chosen = ""
        self._page: PlanPage | None = None

    def refresh(self) -> None:
        """Load the list anew, and the plan that is open."""
        self._background.run(self._view, lambda: self._coaching.plans(self._actor), self._show_list)

    def open_target(self, target: str) -> None:
        """Show `plan:<uuid>`."""
        self.choose(target.partition(":")[2])

    def choose(self, key: str) -> None:
        """Look at a plan."""
        if not key:
            return
        self._chosen = key
        plan_id = UUID(key)
        self._background.run(
            self._view, lambda: self._coaching.page(self._actor, plan_id), self._show_page
        )

    def open_record(self, key: str) -> None:
        """Open an inspection that the plan rests on."""
        self._navigator.go("quality", f"inspection:{key}")

    def play(self, key: str) -> None:
        """Begin an assigned drill."""
        self._navigator.go("practice", f"start:{key}")

    def tick(self, action: str, done: bool) -> None:
        """Tick an action off, or take it up again."""
        plan_id = self._plan_id()
        self._do(lambda: self._coaching.tick(self._actor, plan_id, action, done))

    def edit(self) -> None:
        """Open the plan for writing, with what was typed before."""
        page = self._page
        if page is None:
            return
        contents = page.draft or page.entry.state.contents
        self._view.open_fields(
            fields_of(contents),
            [Choice(one.key, one.title) for one in page.owners],
            [Choice(one.key, one.title) for one in page.offered],
        )

    def keep(self, fields: Fields) -> None:
        """Keep what is typed; said nothing about, for it can be typed on."""
        plan_id = self._plan_id()
        self._coaching.keep(self._actor, plan_id, _contents(fields))

    def save(self, fields: Fields) -> None:
        """Write the plan down."""
        plan_id = self._plan_id()
        self._do(
            lambda: self._coaching.set_contents(self._actor, plan_id, _contents(fields)),
            tr("辅导计划已保存，对方的今日会看到。"),
        )

    def talk(self, talk: Talk) -> None:
        """Write a check-in down."""
        plan_id = self._plan_id()
        self._do(
            lambda: self._coaching.check_in(self._actor, plan_id, talk.words, talk.following),
            tr("面谈已记下。"),
        )

    def begin_closing(self) -> None:
        """Show what closing comes to before it is done."""
        if self._page is not None:
            self._view.open_closing(closing_text(self._page.measured))

    def close(self, words: str, withdraw: bool) -> None:
        """Close the plan by what was measured."""
        plan_id = self._plan_id()
        self._do(
            lambda: self._coaching.close(self._actor, plan_id, words, withdraw),
            tr("辅导计划已结束。"),
        )

    def begin_opening(self) -> None:
        """Offer the people for whom a plan may be opened."""
        self._background.run(
            self._view,
            lambda: self._people.trainees(self._actor),
            lambda found: self._view.open_opening(
                [Choice(str(one.id), one.name) for one in found if one.id != self._actor.id]
            ),
        )

    def open_by_hand(self, person: str, reason: str) -> None:
        """Open a plan for somebody."""

        def work() -> None:
            plan = self._opening.by_hand(self._actor, UUID(person), reason)
            self._chosen = str(plan.id)

        self._do(work, tr("辅导计划已开启，请接着安排。"))

    def _do(self, work: Callable[[], object], told: str = "") -> None:
        def done(_result: object) -> None:
            self._view.close_sheets()
            if told:
                self._navigator.notify(told)
            self.refresh()

        self._background.run(self._view, work, done, self._refused)

    def _refused(self, error: Exception) -> None:
        trouble = trouble_of(error)
        if trouble is None:
            raise error
        field = error.field if isinstance(error, BadPlan) else ""
        self._view.show_problem(field, " ".join(p for p in (trouble.what, trouble.do) if p))

    def _show_list(self, entries: tuple[PlanEntry, ...]) -> None:
        rows = [plan_row(one, self._clock) for one in entries]
        keys = [one.key for one in rows]
        if self._chosen not in keys:
            self._chosen = keys[0] if keys else ""
        self._view.set_heading(tr("辅导计划"), list_sentence(entries, self._clock))
        self._view.show_rows(rows, self._chosen)
        waiting = [one for one in entries if one.state.phase is Phase.PROPOSED]
        self._view.show_count(len(waiting) if self._leads(waiting) else 0)
        if self._chosen:
            self.choose(self._chosen)
        else:
            self._view.show_plan(None)

    def _leads(self, entries: Sequence[PlanEntry]) -> bool:
        return any(one.subject.id != self._actor.id for one in entries)

    def _show_page(self, page: PlanPage) -> None:
        if str(page.entry.state.plan.id) == self._chosen:  # another was chosen meanwhile
            self._page = page
            self._view.show_plan(plan_shown(page, self._actor, self._clock))

    def _plan_id(self) -> UUID:
        return UUID(self._chosen)


def _contents(fields: Fields) -> Contents:
    return Contents(
        goal=Goal(float(fields.mean), fields.sheets),
        actions=tuple(fields.actions.splitlines()),
        drills=fields.drills,
        starts=fields.starts,
        ends=fields.ends,
        owner_id=UUID(fields.owner) if fields.owner else None,
        check_in=fields.check_in,
    )
