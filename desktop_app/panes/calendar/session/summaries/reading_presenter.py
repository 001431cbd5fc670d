"""Other people's summaries, and the answers to their open questions."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol
from uuid import UUID

from db.records import DaySummary, Person
from desktop_app.panes.calendar.session.summaries import telling
from desktop_app.panes.calendar.session.summaries.shown import ListRow, SummaryShown
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.curriculum.attendance.marks import SeatRow
from desktop_app.training.curriculum.summaries.use_cases import DaySummaries
from desktop_app.training.curriculum.summaries.written import Written
from desktop_app.training.people.permissions import Act, allowed


class ShowsReading(Protocol):
    """The page, as far as the presenter needs it."""

    def show_people(self, rows: Sequence[ListRow], chosen: str, sentence: str) -> None: ...
    def show_summary(self, summary: SummaryShown | None, none: str) -> None: ...
    def show_problem(self, text: str) -> None: ...
    def say(self, text: str, undo: Callable[[], None] | None = None) -> None: ...


class ReadingPresenter:
    """Who has open questions stands first in the choice, not in the list."""

    def __init__(
        self,
        view: ShowsReading,
        actor: Person,
        summaries: DaySummaries,
        clock: Clock,
        background: Background,
    ) -> None:
        self._view = view
        self._actor = actor
        self._summaries = summaries
        self._clock = clock
        self._background = background
        self._rows: tuple[SeatRow, ...] = ()
        self._written: dict[str, Written] = {}
        self._drafts: Mapping[UUID, str] = {}
        self._chosen = ""

    def show(
        self,
        rows: Sequence[SeatRow],
        written: Sequence[Written],
        drafts: Mapping[UUID, str],
        wanted: str = "",
    ) -> None:
        """Show the summaries of the day of a session, beginning with that of a *wanted* seat."""
        self._rows, self._drafts = tuple(rows), drafts
        self._written = {str(one.person.id): one for one in written}
        keys = [str(row.person.id) for row in rows]
        seat = next((row for row in rows if str(row.seat.id) == wanted), None)
        if seat is not None:
            self._chosen = str(seat.person.id)
        elif self._chosen not in keys:
            waiting = (key for key in keys if key in self._written and self._written[key].open)
            handed_in = (key for key in keys if key in self._written)
            self._chosen = next(waiting, next(handed_in, keys[0] if keys else ""))
        several = [telling.person_row(row, self._written.get(str(row.person.id))) for row in rows]
        self._view.show_people(several, self._chosen, self._sentence())
        self.choose(self._chosen)

    def choose(self, key: str) -> None:
        """Show one trainee's summary."""
        self._chosen = key
        one = self._written.get(key)
        if one is None:
            name = next((row.person.name for row in self._rows if str(row.person.id) == key), "")
            none = tr("{name}当天的总结还没有交。").format(name=name) if name else ""
            self._view.show_summary(None, none)
            return
        if one.summary.replaces_id is None or not allowed(self._actor, Act.SEE_RECORD, one.person):
            self._show(key, one, ())
            return
        self._background.run(
            self._view,
            lambda: self._summaries.history(self._actor, one.summary.id),
            lambda history: self._show(key, one, history[1:]),
        )

    def type_answer(self, root: str, text: str) -> None:
        """Keep what is typed of an answer, on the window's thread."""
        self._summaries.keep_answer(self._actor, UUID(root), text)
        self._drafts = {**self._drafts, UUID(root): text}

    def answer(self, question: str, text: str, replaces: str) -> None:
        """Answer a question, or correct one's own answer."""
        told = tr("答复已更正。") if replaces else tr("已答复，学员会在“今日”里看到。")

        def work() -> None:
            self._summaries.answer(
                self._actor, UUID(question), text, UUID(replaces) if replaces else None
            )

        def done(_none: None) -> None:
            self._view.show_problem("")
            self._view.say(told)

        self._background.run(self._view, work, done, self._failed)

    def _show(self, key: str, one: Written, earlier: Sequence[DaySummary]) -> None:
        if key == self._chosen:
            shown = telling.summary(one, self._actor, self._drafts, earlier, self._clock.local)
            self._view.show_summary(shown, "")

    def _sentence(self) -> str:
        if not self._rows:
            return ""
        told = tr("{n} 人交了总结，共 {all} 人").format(n=len(self._written), all=len(self._rows))
        waiting = sum(one.open for one in self._written.values())
        if waiting:
            told = tr("{told} · {n} 条疑问待答").format(told=told, n=waiting)
        return told

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Trouble):
            raise error
        self._view.show_problem(" ".join(part for part in (error.what, error.do) if part))
