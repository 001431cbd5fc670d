"""Which classes there are, and what the chosen one is made of."""

from collections.abc import Callable, Sequence
from typing import Protocol
from uuid import UUID

from db.records import Person
from desktop_app.panes.calendar.classes.shown import ClassRow, ClassShown, MemberRow
from desktop_app.system.background import Background
from desktop_app.system.text import day_text, tr
from desktop_app.training.curriculum.classes.use_cases import (
    ClassEntry,
    Classes,
    ClassPage,
    Member,
)
from desktop_app.training.curriculum.revising.use_cases import Revising


class ShowsClasses(Protocol):
    """The page, as far as the presenter needs it."""

    def show_rows(self, rows: Sequence[ClassRow], chosen: str) -> None: ...
    def show_class(self, shown: ClassShown | None) -> None: ...
    def set_heading(self, title: str, sentence: str) -> None: ...
    def say(self, text: str, undo: Callable[[], None] | None = None) -> None: ...


class ClassesPresenter:
    """Keeps the chosen class across refreshes."""

    def __init__(
        self,
        view: ShowsClasses,
        actor: Person,
        classes: Classes,
        revising: Revising,
        background: Background,
    ) -> None:
        self._view = view
        self._actor = actor
        self._classes = classes
        self._revising = revising
        self._background = background
        self._chosen = ""
        self._newer: frozenset[UUID] = frozenset()
        view.set_heading(tr("班级"), "")

    def refresh(self) -> None:
        """Load the list and the chosen class anew."""
        self._background.run(
            self._view,
            lambda: (self._classes.listed(self._actor), self._revising.offered(self._actor)),
            lambda found: self._show(*found),
        )

    def choose(self, key: str) -> None:
        """Show a class; an empty key leaves the choice as it is."""
        if not key:
            return
        self._chosen = key
        self._background.run(
            self._view, lambda: self._classes.page(self._actor, UUID(key)), self._show_class
        )

    def close(self, closed: bool) -> None:
        """Close the chosen class, or open it again."""
        if not self._chosen:
            return
        class_id = UUID(self._chosen)
        text = tr("已结班，计划和记录都保留。") if closed else tr("班级已恢复。")
        self._background.run(
            self._view,
            lambda: self._classes.close(self._actor, class_id, closed),
            lambda _none: self._view.say(text, lambda: self.close(not closed)),
        )

    def _show(self, entries: tuple[ClassEntry, ...], newer: tuple[UUID, ...]) -> None:
        self._newer = frozenset(newer)
        keys = [str(one.training_class.id) for one in entries]
        if self._chosen not in keys:
            self._chosen = keys[0] if keys else ""
        going = sum(one.training_class.closed_on is None for one in entries)
        sentence = tr("{n} 个在办，{m} 个已结").format(n=going, m=len(entries) - going)
        self._view.set_heading(tr("班级"), sentence if entries else "")
        self._view.show_rows([_row(one) for one in entries], self._chosen)
        if self._chosen:
            self.choose(self._chosen)
        else:
            self._view.show_class(None)

    def _show_class(self, page: ClassPage) -> None:
        one = page.training_class
        if str(one.id) != self._chosen:
            return
        staying = sum(member.stay.until_on is None for member in page.members)
        parts = [
            page.program,
            tr("讲师 {name}").format(name=page.trainer.name) if page.trainer else "",
            one.room,
            tr("{n} / {most} 人").format(n=staying, most=one.capacity),
        ]
        self._view.show_class(
            ClassShown(
                key=str(one.id),
                name=one.name,
                sentence=" · ".join(part for part in parts if part),
                members=tuple(_member(member) for member in page.members),
                closed=one.closed_on is not None,
                newer=one.id in self._newer,
            )
        )


def _row(entry: ClassEntry) -> ClassRow:
    one = entry.training_class
    closed = one.closed_on is not None
    return ClassRow(
        key=str(one.id),
        name=one.name,
        program=entry.program,
        people=tr("{n} 人").format(n=entry.members),
        days=f"{_short(day_text(entry.first))}–{_short(day_text(entry.last))}",
        progress=tr("{done} / {total} 节").format(done=entry.done, total=entry.total),
        state=tr("已结班") if closed else tr("在办"),
        tone="secondary" if closed else "good",
    )


def _member(member: Member) -> MemberRow:
    stay = member.stay
    if stay.until_on is None:
        state, tone = tr("在班"), "good"
    else:
        state = tr("{day} 离开：{why}").format(day=_short(day_text(stay.until_on)), why=stay.reason)
        tone = "secondary"
    return MemberRow(
        key=str(member.person.id) if stay.until_on is None else "",
        name=member.person.name,
        number=member.person.staff_number,
        since=_short(day_text(stay.from_on)),
        state=state,
        tone=tone,
    )


def _short(day: str) -> str:
    """Return the day without its weekday."""
    return day.partition(" ")[0]
