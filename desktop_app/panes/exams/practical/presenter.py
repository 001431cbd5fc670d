"""Practical tests: opened, watched, marked blind, compared, registered."""

from collections.abc import Callable, Mapping
from typing import Protocol
from uuid import UUID

from db.records import Person
from desktop_app.filling.presenter import Begun, FillPresenter
from desktop_app.panes.exams.practical.choosing import Choosing
from desktop_app.panes.exams.practical.shown import (
    BriefingShown,
    CompareShown,
    PersonRow,
    PracticalRow,
    PracticalShown,
)
from desktop_app.panes.exams.practical.telling import (
    briefing,
    compare_shown,
    person_row,
    practical_row,
    practical_shown,
)
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.errors import Trouble
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import number_text, tr
from desktop_app.training.forms.sheets import OpenSheet
from desktop_app.training.people.use_cases import People, WrongPassword
from desktop_app.training.practicals.marking.standing import ToMark
from desktop_app.training.practicals.marking.use_cases import PracticalMarking
from desktop_app.training.practicals.standing import HeldPractical
from desktop_app.training.practicals.use_cases import Practicals

Loaded = tuple[HeldPractical, Mapping[int, str], Mapping[int, float]]


class ShowsPracticals(Protocol):
    """The view, as far as the presenter needs it."""

    def show_list(self, rows: tuple[PracticalRow, ...], chosen: str, waiting: int) -> None: ...
    def show_practical(self, shown: PracticalShown) -> None: ...
    def show_marking(self, briefing: BriefingShown) -> None: ...
    def show_comparison(self, shown: CompareShown) -> None: ...
    def show_pages(self) -> None: ...
    def ask_reason(self, title: str, text: str, act: str) -> str | None: ...
    def ask_customer(self, people: tuple[PersonRow, ...]) -> str | None: ...
    def ask_password(self, name: str, what: str) -> None: ...
    def password_done(self) -> None: ...
    def password_problem(self, text: str, wait: float) -> None: ...


class PracticalPresenter:
    """Shows one practical beside the list of all; `fill` keeps and signs the mark sheets."""

    def __init__(
        self,
        view: ShowsPracticals,
        actor: Person,
        practicals: Practicals,
        marking: PracticalMarking,
        people: People,
        fill: FillPresenter,
        choosing: Choosing,
        clock: Clock,
        background: Background,
        navigator: Navigator,
    ) -> None:
        self._view = view
        self._actor = actor
        self._practicals = practicals
        self._marking = marking
        self._people = people
        self._fill = fill
        self.choosing = choosing
        self._clock = clock
        self._background = background
        self._navigator = navigator
        self._held: dict[str, HeldPractical] = {}
        self._waiting = 0
        """Drills that the actor may mark."""
        self._chosen = ""
        self._position = 0
        fill.when_signed = lambda _sheet: self._marked()
        choosing.when_done = self._opened

    def refresh(self) -> None:
        """Load the list; what is in hand stays."""
        self._load(lambda: None)

    def open_target(self, target: str) -> None:
        """Open `practical:<practical>`, `practical:<practical>/<position>` or, to open one for
        somebody, `practical:for/<person>`; one that they have under way is shown instead."""
        name = target.partition(":")[2]
        first, _, rest = name.partition("/")

        def then() -> None:
            if first == "for":
                self._for(rest)
                return
            if first in self._held:
                self._chosen = first
                self._show_list()
                if rest:
                    self.open_drill(rest)

        self._load(then)

    def choose(self, key: str) -> None:
        """Show another practical."""
        if key != self._chosen and key in self._held:
            self._chosen = key
            self._show_one()

    def new(self) -> None:
        """Begin to open a practical."""
        self.choosing.begin()

    def add(self) -> None:
        """Begin to add a drill."""
        if self._chosen:
            self.choosing.begin_adding(self._held[self._chosen])

    def open_drill(self, position: str) -> None:
        """Mark a drill, or look at both marks of one that is marked."""
        held = self._held[self._chosen]
        one = held.drill(int(position))
        practical_id, self._position = held.practical.id, one.drill.position
        if one.sheet is not None:
            self._compare()
        elif one.to_mark:
            self._background.run(
                self._view,
                lambda: (
                    self._marking.to_mark(self._actor, practical_id, self._position),
                    self._marking.open(self._actor, practical_id, self._position),
                ),
                lambda opened: self._show_marking(*opened),
            )

    def play_live(self, position: str) -> None:
        """Play a drill between people, and mark it at once."""
        held = self._held[self._chosen]
        others = {self._actor.id, held.person.id}
        able = tuple(
            person_row(one) for one in self._people.names() if one.active and one.id not in others
        )
        customer = self._view.ask_customer(able)
        if customer is None:
            return
        practical_id, place = held.practical.id, int(position)

        def work() -> None:
            self._practicals.play_live(self._actor, practical_id, place, UUID(customer))

        def done(_none: None) -> None:
            self._load(lambda: self.open_drill(position))

        self._background.run(self._view, work, done)

    def void(self, position: str) -> None:
        """Take out a drill, with a reason."""
        held = self._held[self._chosen]
        reason = self._view.ask_reason(
            tr("作废第 {n} 场？").format(n=position),
            tr("这一场不再计入实操考核；已经做完的，系统评分会公布成一次普通考核。"),
            tr("作废"),
        )
        if reason is not None:
            place, practical_id = int(position), held.practical.id
            self._act(lambda: self._practicals.void(self._actor, practical_id, place, reason))

    def cancel(self) -> None:
        """Cancel the practical, with a reason."""
        held = self._held[self._chosen]
        reason = self._view.ask_reason(
            tr("取消{name}的实操考核？").format(name=held.person.name),
            tr("已经做的演练和评分留在记录里，但不产生实操成绩。"),
            tr("取消考核"),
        )
        if reason is not None:
            practical_id = held.practical.id
            self._act(lambda: self._practicals.cancel(self._actor, practical_id, reason))

    def register(self) -> None:
        """Ask for the signature under the mark."""
        held = self._held[self._chosen]
        told = tr("{name}的实操成绩：{n} 场评分的平均。登记以后不能改，可以据此发证。").format(
            name=held.person.name, n=len(held.counted)
        )
        self._view.ask_password(self._actor.name, told)

    def sign(self, password: str) -> None:
        """Register the mark with this password."""
        practical_id = UUID(self._chosen)

        def failed(error: Exception) -> None:
            if not isinstance(error, Trouble):
                raise error
            wait = error.wait if isinstance(error, WrongPassword) else 0.0
            self._view.password_problem(error.what, wait)

        def work() -> str:
            sheet = self._marking.register(self._actor, practical_id, password)
            form = tr("实操成绩 {n} 分，已登记：{sheet}")
            return form.format(n=number_text(sheet.total or 0), sheet=sheet.number)

        def done(told: str) -> None:
            self._view.password_done()
            self._navigator.notify(told)
            self.refresh()

        self._background.run(self._view, work, done, failed)

    def open_debrief(self, attempt: str) -> None:
        """Open the debrief of a drill."""
        self._navigator.go("practice", f"attempt:{attempt}")

    def open_sheet(self, sheet: str) -> None:
        """Open a signed sheet where all of them are read."""
        self._navigator.go("people", f"sheet:{sheet}")

    def leave_page(self) -> None:
        """Go back to the practicals; what was typed is kept."""
        self._fill.leave()
        self._view.show_pages()
        self.refresh()

    def _show_marking(self, to_mark: ToMark, sheet: OpenSheet) -> None:
        self._view.show_marking(briefing(to_mark))
        signs = tr("给{name}这一场的评分。签名后锁定，系统评分随即公布。").format(
            name=to_mark.held.person.name
        )
        self._fill.show(Begun(sheet, signs=signs, beside=True))

    def _marked(self) -> None:
        self._load(self._compare)

    def _compare(self) -> None:
        practical_id, position = UUID(self._chosen), self._position
        self._background.run(
            self._view,
            lambda: compare_shown(self._marking.comparison(self._actor, practical_id, position)),
            self._view.show_comparison,
        )

    def _opened(self, practical: str) -> None:
        self._chosen = practical
        self._view.show_pages()
        self.refresh()

    def _for(self, person: str) -> None:
        under_way = (key for key, one in self._held.items() if one.under_way)
        known = next((k for k in under_way if str(self._held[k].person.id) == person), "")
        if known:
            self._chosen = known
            self._show_list()
        else:
            self.choosing.begin(person)

    def _act(self, do: Callable[[], None]) -> None:
        self._background.run(self._view, do, lambda _none: self.refresh())

    def _load(self, then: Callable[[], None]) -> None:
        def work() -> tuple[tuple[HeldPractical, ...], int]:
            found = self._practicals.practicals(self._actor)
            return found, sum(self._to_mark(one) for one in found if one.under_way)

        def done(loaded: tuple[tuple[HeldPractical, ...], int]) -> None:
            found, self._waiting = loaded
            self._held = {str(one.practical.id): one for one in found}
            if self._chosen not in self._held:
                self._chosen = next(iter(self._held), "")
            self._show_list()
            then()

        self._background.run(self._view, work, done)

    def _to_mark(self, held: HeldPractical) -> int:
        waiting = sum(one.to_mark for one in held.counted)
        return waiting - len(self._marking.why_not(self._actor, held)) if waiting else 0

    def _show_list(self) -> None:
        rows = tuple(practical_row(one, self._clock) for one in self._held.values())
        self._view.show_list(rows, self._chosen, self._waiting)
        if self._chosen:
            self._show_one()

    def _show_one(self) -> None:
        key = self._chosen
        held = self._held[key]

        def work() -> PracticalShown:
            why = self._marking.why_not(self._actor, held)
            return practical_shown(held, why, self._marking.totals(self._actor, held), self._clock)

        def done(shown: PracticalShown) -> None:
            if key == self._chosen:
                self._view.show_practical(shown)

        self._background.run(self._view, work, done)
