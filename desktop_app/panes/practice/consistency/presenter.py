"""Comparing answers: which question is looked at, whose attempt is opened."""

from typing import Protocol

from db.records import Person
from desktop_app.panes.practice.consistency.shown import ComparedShown, QuestionRow
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.text import tr
from desktop_app.training.practice.consistency.use_cases import Consistency

CONSISTENCY = "consistency"


class Page(Protocol):
    """The page of the comparison."""

    def show_questions(self, rows: tuple[QuestionRow, ...], selected: str) -> None: ...
    def show_compared(self, compared: ComparedShown) -> None: ...


class Stage(Protocol):
    """What surrounds the page."""

    def show_room(self, name: str, title: str, sentence: str) -> None: ...
    def show_list(self) -> None: ...
    def look_back_from(self, room: str, attempt: str) -> None: ...


class ConsistencyPresenter:
    """Reads the questions when the page is opened, and each comparison when it is chosen."""

    def __init__(
        self,
        page: Page,
        stage: Stage,
        consistency: Consistency,
        actor: Person,
        clock: Clock,
        background: Background,
    ) -> None:
        self._page = page
        self._stage = stage
        self._consistency = consistency
        self._actor = actor
        self._clock = clock
        self._background = background
        self._rows: dict[str, QuestionRow] = {}
        self._selected = ""

    def open(self, _name: str = "") -> None:
        """Show the questions, the one looked at last or the most different one chosen."""
        self._stage.show_room(
            CONSISTENCY,
            tr("口径一致性"),
            tr("同一个问题，大家是不是说的一样；差别大的排在前面"),
        )
        actor, consistency = self._actor, self._consistency

        def work() -> tuple[QuestionRow, ...]:
            from desktop_app.panes.practice.consistency import tell

            return tuple(tell.question(one) for one in consistency.questions(actor))

        self._background.run(self._page, work, self._on_questions)

    def _on_questions(self, rows: tuple[QuestionRow, ...]) -> None:
        self._rows = {row.key: row for row in rows}
        chosen = self._selected if self._selected in self._rows else next(iter(self._rows), "")
        self._selected = ""
        self._page.show_questions(rows, chosen)
        self.choose(chosen)

    def choose(self, key: str) -> None:
        """Look at a question."""
        row = self._rows.get(key)
        if row is None or key == self._selected:
            return
        self._selected = key
        actor, consistency, clock = self._actor, self._consistency, self._clock

        def work() -> ComparedShown:
            from desktop_app.panes.practice.consistency import tell

            content_key, _, turn = key.partition(tell.SEPARATOR)
            return tell.compared(row, consistency.compare(actor, content_key, turn), clock)

        self._background.run(self._page, work, self._on_compared)

    def _on_compared(self, compared: ComparedShown) -> None:
        if compared.key == self._selected:  # another was chosen meanwhile
            self._page.show_compared(compared)

    def look_back(self, attempt: str) -> None:
        """Open the attempt that an answer was given in."""
        self._stage.look_back_from(CONSISTENCY, attempt)

    def leave(self) -> None:
        """Go back to the list."""
        self._stage.show_list()

    # A room of the pane

    def may_leave(self) -> bool:
        """Nothing here can be lost."""
        return True
