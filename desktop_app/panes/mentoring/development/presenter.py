"""Decides which development plan is looked at, and carries it on."""

from collections.abc import Callable, Sequence
from typing import Protocol
from uuid import UUID

from db.records import Person
from desktop_app.panes.mentoring.development import telling
from desktop_app.panes.mentoring.development.shown import (
    Choice,
    Fields,
    ListRow,
    Offers,
    PlanShown,
    ProposalShown,
    Talk,
)
from desktop_app.panes.mentoring.development.writing import fields_of, item_of, offers_of
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import tr
from desktop_app.training.development.due.telling import Due
from desktop_app.training.development.due.use_cases import DuePlans
from desktop_app.training.development.items import BadItem, StepKind
from desktop_app.training.development.measuring import outcome_of
from desktop_app.training.development.opening.use_cases import OpeningPlans
from desktop_app.training.development.plan import Kind
from desktop_app.training.development.shown import PlanEntry, PlanPage
from desktop_app.training.development.use_cases import Development
from desktop_app.training.maintenance.faults import trouble_of
from desktop_app.training.people.use_cases import People

_ELSEWHERE = {"attempt": "practice", "paper": "exams", "session": "calendar"}
"""In which pane a record opens that is neither a sheet nor a certificate."""


class ShowsDevelopment(Protocol):
    """The view, as far as the presenter needs it."""

    def set_heading(self, title: str, sentence: str) -> None: ...
    def show_rows(self, rows: Sequence[ListRow], selected: str, alone: bool) -> None: ...
    def show_plan(self, plan: PlanShown) -> None: ...
    def show_proposal(self, one: ProposalShown) -> None: ...
    def show_alone(self, one: ProposalShown) -> None: ...
    def show_count(self, count: int) -> None: ...
    def open_item(self, fields: Fields, offers: Offers) -> None: ...
    def open_closing(self, text: str) -> None: ...
    def open_person(self, people: Sequence[Choice]) -> None: ...
    def show_problem(self, field: str, text: str) -> bool: ...
    def close_sheets(self) -> None: ...


class DevelopmentPresenter:
    """The plans that *actor* may see, and one of them."""

    def __init__(
        self,
        view: ShowsDevelopment,
        actor: Person,
        leads: bool,
        development: Development,
        opening: OpeningPlans,
        plans_due: DuePlans,
        people: People,
        clock: Clock,
        background: Background,
        navigator: Navigator,
        print_plan: Callable[[UUID], None],
    ) -> None:
        self._view = view
        self._actor = actor
        self._leads = leads
        self._development = development
        self._opening = opening
        self._plans_due = plans_due
        self._people = people
        self._clock = clock
        self._background = background
        self._navigator = navigator
        self._print = print_plan
        self._entries: tuple[PlanEntry, ...] = ()
        self._due: dict[str, Due] = {}
        self._chosen = ""
        self._wanted: Person | None = None
        """Somebody whom a target named and about whom there is no plan."""
        self._page: PlanPage | None = None
        self._writing = ""

    def refresh(self) -> None:
        """Load the list anew, and the plan that is open."""
        self._background.run(
            self._view,
            lambda: (self._development.plans(self._actor), self._plans_due.due(self._actor)),
            lambda found: self._show_list(*found),
        )

    def open_target(self, target: str) -> None:
        """Show `develop:<plan>`, or with `propose:<person>` where a plan about them is opened."""
        kind, _, key = target.partition(":")
        if kind == "develop":
            self.choose(key)
        elif kind == "propose":
            person_id = UUID(key)
            self._background.run(
                self._view,
                lambda: (
                    self._development.newest(self._actor, person_id),
                    self._people.person(self._actor, person_id),
                ),
                lambda found: self._show_person(*found),
            )

    def choose(self, key: str) -> None:
        """Look at a plan, or at somebody about whom one is due."""
        if not key:
            return
        self._chosen = key
        kind, _, person = key.partition(":")
        if kind == telling.DUE:
            self._show_proposal(person)
            return
        plan_id = UUID(key)
        self._background.run(
            self._view, lambda: self._development.page(self._actor, plan_id), self._show_page
        )

    def begin_opening(self) -> None:
        """Offer for whom a plan may be opened; who leads nobody opens their own."""
        if not self._leads:
            self._open(self._actor.id)
            return
        running = {one.subject.id for one in self._entries if one.state.open}
        self._background.run(
            self._view,
            lambda: self._people.trainees(self._actor),
            lambda found: self._view.open_person(
                [Choice(str(one.id), one.name) for one in found if one.id not in running]
            ),
        )

    def open_for(self, person: str) -> None:
        """Open a plan about the person chosen in the side sheet."""
        self._open(UUID(person))

    def open_chosen(self) -> None:
        """Open a plan about the person who is shown."""
        self._open(UUID(self._chosen.partition(":")[2]))

    def agree(self) -> None:
        """Say yes to the plan."""
        plan_id = self._plan_id()
        self._do(
            lambda: self._development.agree(self._actor, plan_id),
            tr("已同意，计划开始，练习从现在起自动计入。"),
        )

    def tick(self, item: str, step: str, done: bool) -> None:
        """Tick a step off, or take it up again."""
        plan_id = self._plan_id()
        self._do(lambda: self._development.tick(self._actor, plan_id, item, step, done))

    def edit(self, item_id: str) -> None:
        """Open an item for writing, a new one under an empty id, with what was typed before."""
        page = self._page
        if page is None or not page.may_write:
            return
        self._writing = item_id
        item = page.drafts.get(item_id) or page.entry.state.item(item_id)
        self._view.open_item(
            fields_of(item, page, self._clock.today()), offers_of(page, item, not item_id)
        )

    def add(self) -> None:
        """Open a new item for writing."""
        self.edit("")

    def keep(self, fields: Fields) -> None:
        """Keep what is typed; said nothing about, for it can be typed on."""
        page = self._page
        if page is not None:
            item = item_of(fields, page, self._writing)
            self._development.keep(self._actor, self._plan_id(), item)

    def save(self, fields: Fields) -> None:
        """Write the item down."""
        page = self._page
        if page is None:
            return
        plan_id, seen = self._plan_id(), page.entry.state.events[-1].id
        item = item_of(fields, page, self._writing)
        self._do(
            lambda: self._development.set_item(self._actor, plan_id, item, seen),
            tr("已保存，对方会看到是谁改的。"),
        )

    def remove(self, item: str) -> None:
        """Take an item out; it can be taken back."""
        plan_id = self._plan_id()
        self._do(
            lambda: self._development.remove(self._actor, plan_id, item),
            tr("已去掉这一项，按 Ctrl+Z 可以撤销。"),
        )

    def undo(self) -> None:
        """Take back what the actor did last."""
        plan_id = self._plan_id()

        def told(kind: object) -> str:
            what = {
                Kind.AGREED: tr("同意"),
                Kind.ITEM: tr("这次修改"),
                Kind.REMOVED: tr("去掉的一项"),
                Kind.STEP: tr("打的勾"),
                Kind.REVIEWED: tr("这次回顾"),
                Kind.CLOSED: tr("结束"),
            }
            return tr("已撤销：{what}。").format(what=what.get(Kind(str(kind)), ""))

        self._do(lambda: self._development.undo(self._actor, plan_id), told)

    def review(self, talk: Talk) -> None:
        """Write down what was found when both looked at it."""
        plan_id = self._plan_id()
        self._do(
            lambda: self._development.review(self._actor, plan_id, talk.words, talk.following),
            tr("回顾已记下。"),
        )

    def begin_closing(self) -> None:
        """Show what closing comes to before it is done."""
        if self._page is not None:
            entry = self._page.entry
            self._view.open_closing(telling.closing_text(entry, outcome_of(entry.items)))

    def close(self, words: str, withdraw: bool) -> None:
        """Close the plan by what was measured."""
        plan_id = self._plan_id()
        self._do(
            lambda: self._development.close(self._actor, plan_id, words, withdraw),
            tr("发展计划已结束，按 Ctrl+Z 可以撤销。"),
        )

    def print(self) -> None:
        """Preview the plan on paper."""
        if self._page is not None:
            self._print(self._plan_id())

    def open_step(self, item_id: str, name: str) -> None:
        """Lead to what a step names."""
        page = self._page
        item = page.entry.state.item(item_id) if page else None
        step = next((one for one in item.steps if one.name == name), None) if item else None
        if step is None:
            return
        if step.kind is StepKind.DRILL:
            self._navigator.go("practice", f"start:{step.key}")
        elif step.kind is StepKind.ARTICLE:
            self._navigator.go("handbook", f"article:{step.key}")
        elif step.kind is StepKind.SESSION:
            self._navigator.go("calendar")

    def open_record(self, key: str) -> None:
        """Open a record that an item rests on."""
        self._navigator.go(_ELSEWHERE.get(key.partition(":")[0], "people"), key)

    def _open(self, person_id: UUID) -> None:
        def work() -> None:
            plan = self._opening.open(self._actor, person_id)
            self._chosen, self._wanted = str(plan.id), None

        self._do(work, tr("已拟好，看过再同意；每一项都可以改。"))

    def _do(self, work: Callable[[], object], told: str | Callable[[object], str] = "") -> None:
        def done(result: object) -> None:
            self._view.close_sheets()
            text = told if isinstance(told, str) else told(result)
            if text:
                self._navigator.notify(text)
            self.refresh()

        self._background.run(self._view, work, done, self._refused)

    def _refused(self, error: Exception) -> None:
        trouble = trouble_of(error)
        if trouble is None:
            raise error
        field = error.field if isinstance(error, BadItem) else ""
        text = " ".join(p for p in (trouble.what, trouble.safe, trouble.do) if p)
        if not self._view.show_problem(field, text):
            self._navigator.notify(text)
            self.refresh()

    def _show_list(self, entries: tuple[PlanEntry, ...], due: tuple[Due, ...]) -> None:
        today = self._clock.today()
        self._entries = entries
        self._due = {str(one.subject.id): one for one in due}
        rows = [telling.due_row(one) for one in due]
        rows += [telling.plan_row(one, today, self._clock.local) for one in _ordered(entries)]
        keys = [one.key for one in rows]
        self._view.set_heading(tr("发展计划"), telling.list_sentence(entries, len(due), today))
        self._view.show_count(len(due) + sum(self._waits(one) for one in entries))
        wanted = self._wanted
        if self._chosen not in keys and wanted is None:
            self._chosen = keys[0] if keys else ""
        own = all(one.subject.id == self._actor.id for one in entries)
        self._view.show_rows(rows, self._chosen, alone=len(rows) == 1 and own and not self._leads)
        if wanted is not None:
            self._show_proposal(str(wanted.id))
        elif self._chosen:
            self.choose(self._chosen)
        elif not self._leads:
            self._view.show_alone(
                telling.proposal_shown("", True, None, f"{telling.DUE}:{self._actor.id}")
            )

    def _waits(self, one: PlanEntry) -> bool:
        state = one.state
        mine = self._actor.id in (one.subject.id, one.subject.mentor_id)
        return state.open and mine and self._actor.id not in state.agreed

    def _show_person(self, newest: PlanEntry | None, person: Person) -> None:
        due = self._due.get(str(person.id))
        if newest is not None and (newest.state.open or due is None):
            self._wanted = None
            self.choose(str(newest.state.plan.id))
            return
        self._wanted = person
        self._chosen = f"{telling.DUE}:{person.id}"
        self._show_proposal(str(person.id))

    def _show_proposal(self, person: str) -> None:
        due = self._due.get(person)
        if due is None and self._wanted is None:
            return
        name = due.subject.name if due else self._wanted.name if self._wanted else ""
        one = telling.proposal_shown(name, person == str(self._actor.id), due, self._chosen)
        if not self._entries and not self._due:
            self._view.show_alone(one)
        else:
            self._view.show_proposal(one)

    def _show_page(self, page: PlanPage) -> None:
        if str(page.entry.state.plan.id) == self._chosen:  # another was chosen meanwhile
            self._page = page
            own = page.entry.subject.id == self._actor.id
            self._view.show_plan(
                telling.plan_shown(page, own, self._clock.today(), self._clock.local)
            )

    def _plan_id(self) -> UUID:
        return UUID(self._chosen)


def _ordered(entries: Sequence[PlanEntry]) -> list[PlanEntry]:
    """Return open plans before closed ones, newest first."""
    return sorted(entries, key=lambda one: not one.state.open)
