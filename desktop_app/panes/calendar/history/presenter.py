"""What was changed in a calendar, and taking one of it back."""

from typing import Protocol
from uuid import UUID

from db.records import Person
from desktop_app.panes.calendar.history.shown import ChangeRow, HistoryShown
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.errors import Trouble
from desktop_app.system.text import day_text, time_text, tr
from desktop_app.training.curriculum.moving.applying.use_cases import UNDO, Applying
from desktop_app.training.curriculum.moving.telling import ChangeEntry
from desktop_app.training.curriculum.showing.whose import Scope, Whose
from desktop_app.training.people.permissions import Act, allowed


class ShowsHistory(Protocol):
    """The sheet, as far as the presenter needs it."""

    def open(self) -> None: ...
    def show_history(self, shown: HistoryShown) -> None: ...
    def show_problem(self, text: str) -> None: ...


class HistoryPresenter:
    """Keeps whose changes are shown."""

    def __init__(
        self,
        sheet: ShowsHistory,
        actor: Person,
        applying: Applying,
        clock: Clock,
        background: Background,
    ) -> None:
        self._sheet = sheet
        self._actor = actor
        self._applying = applying
        self._clock = clock
        self._background = background
        self._person: Person | None = None
        self._whose = Whose(Scope.ALL)

    def open(self, person: Person | None, whose: Whose) -> None:
        """Show what was changed for a person, else for what the calendar shows."""
        self._person, self._whose = person, whose
        self._load(self._sheet.open)

    def undo(self, key: str) -> None:
        """Take one change back; why it cannot be is said in the sheet."""
        self._background.run(
            self._sheet,
            lambda: self._applying.undo(self._actor, UUID(key)),
            lambda _change: self._load(lambda: None),
            self._failed,
        )

    def _load(self, then: "_Then") -> None:
        def show(found: tuple[ChangeEntry, ...]) -> None:
            self._sheet.show_history(self._told(found))
            then()

        self._background.run(self._sheet, self._found, show)

    def _found(self) -> tuple[ChangeEntry, ...]:
        if self._person is not None:
            return self._applying.history(self._actor, person_id=self._person.id)
        class_id = self._whose.id if self._whose.scope is Scope.CLASS else None
        return self._applying.history(self._actor, class_id=class_id)

    def _told(self, found: tuple[ChangeEntry, ...]) -> HistoryShown:
        name = tr("改动记录")
        if self._person is not None:
            name = tr("改动记录 · {name}").format(name=self._person.name)
        alone = self._person is not None or self._whose.scope is Scope.CLASS
        return HistoryShown(
            name,
            tuple(self._row(one, alone) for one in found),
            tr("移动、取消、新增课次和转班以后，谁在什么时候改了什么都记在这里。"),
        )

    def _row(self, one: ChangeEntry, alone: bool) -> ChangeRow:
        at = self._clock.local(one.change.at)
        parts = [f"{day_text(at.date())} {time_text(at)}", one.by]
        if one.about and not alone:
            parts.append(one.about)
        may = allowed(self._actor, Act.LAY_PLAN) and not one.undone and one.change.kind != UNDO
        return ChangeRow(
            str(one.change.id), " · ".join(parts), one.text, one.change.reason, one.undone, may
        )

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Trouble):
            raise error
        self._sheet.show_problem(str(error))


class _Then(Protocol):
    def __call__(self) -> None: ...
