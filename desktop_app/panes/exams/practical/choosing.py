"""Choosing for whom a practical is opened and which scenarios it has."""

from collections.abc import Callable, Sequence
from typing import Protocol
from uuid import UUID

from db.records import Person
from desktop_app.panes.exams.practical.shown import PersonRow, ScenarioRow
from desktop_app.panes.exams.practical.telling import person_row, scenario_row
from desktop_app.system.background import Background
from desktop_app.system.errors import Trouble
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import tr
from desktop_app.training.practicals.standing import Choice, HeldPractical
from desktop_app.training.practicals.use_cases import Practicals


class ShowsChoice(Protocol):
    """The page, as far as the presenter needs it."""

    def show_scenarios(self, rows: Sequence[ScenarioRow], sentence: str, act: str) -> None: ...
    def show_lacks(self, text: str, may_accept: bool) -> None: ...
    def show_problem(self, text: str) -> None: ...
    def chosen(self) -> tuple[str, ...]: ...


class Choosing:
    """Attribute: `when_done`, called with the practical that was opened or added to."""

    def __init__(
        self,
        page: ShowsChoice,
        show: Callable[[Sequence[PersonRow], str], None],
        actor: Person,
        practicals: Practicals,
        background: Background,
        navigator: Navigator,
    ) -> None:
        """*show* brings the page to the front with the people to choose from."""
        self._page = page
        self._show = show
        self._actor = actor
        self._practicals = practicals
        self._background = background
        self._navigator = navigator
        self.when_done: Callable[[str], None] = lambda _key: None
        self._person = ""
        self._adding: HeldPractical | None = None
        self._choices: dict[str, Choice] = {}

    def begin(self, person: str = "") -> None:
        """Begin a practical, for somebody where that is settled."""
        self._adding = None

        def done(people: tuple[Person, ...]) -> None:
            rows = tuple(person_row(one) for one in people)
            if not rows:
                self._navigator.notify(tr("没有可以开始实操考核的学员：都在进行中，或没有学员。"))
                return
            keys = [one.key for one in rows]
            first = person if person in keys else keys[0]
            self._person = ""
            self._show(rows, first)
            self.choose_person(first)

        self._background.run(self._page, lambda: self._practicals.people(self._actor), done)

    def begin_adding(self, held: HeldPractical) -> None:
        """Begin to add to a practical."""
        self._adding, self._person = held, str(held.person.id)
        self._show((), "")
        self._load(draw=False)

    def choose_person(self, key: str) -> None:
        """Choose for whom it is; scenarios are proposed at once."""
        if key and key != self._person:
            self._person = key
            self._load(draw=True)

    def draw(self) -> None:
        """Propose other scenarios."""
        self._load(draw=True)

    def changed(self) -> None:
        """Say what the choice lacks as it stands."""
        picked = self._page.chosen()
        if self._adding is not None:
            self._page.show_lacks(
                tr("要加的场景：{n} 个").format(n=len(picked)), may_accept=bool(picked)
            )
            return
        lacks = self._practicals.lacking(
            self._actor, [self._choices[one].difficulty for one in picked]
        )
        names = tr("、").join(self._choices[one].title for one in picked)
        ready = tr("已选 {n} 场，符合考核要求：{names}。").format(n=len(picked), names=names)
        self._page.show_lacks("".join(lacks) or ready, may_accept=not lacks)

    def accept(self) -> None:
        """Open the practical, or add to it; what is wrong is told on the page."""
        person, adding = UUID(self._person), self._adding
        picked = [UUID(one) for one in self._page.chosen()]

        def work() -> str:
            if adding is None:
                return str(self._practicals.open(self._actor, person, picked).id)
            for one in picked:
                self._practicals.add_drill(self._actor, adding.practical.id, one)
            return str(adding.practical.id)

        def failed(error: Exception) -> None:
            if not isinstance(error, Trouble):
                raise error
            self._page.show_problem(" ".join((error.what, error.do)))

        def done(key: str) -> None:
            if adding is None:
                self._navigator.notify(tr("实操考核已开始，学员在今日看到要做的演练。"))
            self.when_done(key)

        self._background.run(self._page, work, done, failed)

    def _load(self, draw: bool) -> None:
        person, adding = UUID(self._person), self._adding
        there = {one.drill.content_key for one in adding.counted} if adding else set()

        def work() -> tuple[tuple[Choice, ...], tuple[Choice, ...]]:
            drawn = self._practicals.draw(self._actor, person) if draw else ()
            return self._practicals.choices(self._actor, person), drawn

        def done(found: tuple[tuple[Choice, ...], tuple[Choice, ...]]) -> None:
            choices, drawn = found
            self._choices = {str(one.version_id): one for one in choices}
            chosen = {one.version_id for one in drawn}
            rows = [
                scenario_row(one, one.version_id in chosen)
                for one in choices
                if one.key not in there
            ]
            figures = self._practicals.figures()
            sentence = tr("至少 {n} 场、{d} 种难度；优先抽没练过的，学员事先看不到题目").format(
                n=figures.drills, d=figures.difficulties
            )
            act = tr("开始实操考核") if adding is None else tr("加进考核")
            self._page.show_scenarios(rows, sentence, act)
            self.changed()

        self._background.run(self._page, work, done)
