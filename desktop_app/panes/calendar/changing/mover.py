"""Changing a session that stands on the calendar: what it brings first, then doing and undoing."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol
from uuid import UUID

from db.records import Person, PlanChange
from desktop_app.panes.calendar.changing.shown import (
    CANCEL,
    MOVE,
    STRETCH,
    ChangeShown,
    Consequences,
)
from desktop_app.panes.calendar.changing.telling import consequences_of, moment_text
from desktop_app.panes.calendar.shown import Choice, Item, span
from desktop_app.system.background import Background
from desktop_app.system.errors import Trouble
from desktop_app.system.text import day_text, tr
from desktop_app.training.curriculum.moving.applying.use_cases import Applying
from desktop_app.training.curriculum.moving.ordering import Carry
from desktop_app.training.curriculum.moving.proposal import Proposal
from desktop_app.training.curriculum.moving.use_cases import Moving
from desktop_app.training.people.use_cases import People

Say = Callable[[str, Callable[[], None] | None], None]
Follow = Callable[[str, date], None]


class ShowsChange(Protocol):
    """The sheet, as far as the mover needs it."""

    def open(self) -> None: ...
    def close_overlay(self) -> None: ...
    def ask(self, shown: ChangeShown) -> None: ...
    def show_consequences(self, found: Consequences) -> None: ...


@dataclass(frozen=True, slots=True)
class _Done:
    """A change that can be undone, and the session and day that undoing it leads back to."""

    id: UUID
    key: str = ""
    day: date = date.min


@dataclass(frozen=True, slots=True)
class _Wish:
    """What is asked for; minutes from midnight."""

    kind: str
    item: Item
    day: date
    start: int
    minutes: int
    carry: Carry = Carry.NEEDED


class Mover:
    """Moves, stretches and calls off sessions; keeps what can be undone, the last first."""

    def __init__(
        self,
        sheet: ShowsChange,
        actor: Person,
        moving: Moving,
        applying: Applying,
        people: People,
        background: Background,
        say: Say,
        follow: Follow,
    ) -> None:
        self._sheet = sheet
        self._actor = actor
        self._moving = moving
        self._applying = applying
        self._people = people
        self._background = background
        self._say = say
        self._follow = follow
        self._wish: _Wish | None = None
        self._proposal: Proposal | None = None
        self._asked = 0
        self._done: list[_Done] = []

    def move(self, item: Item, day: date, start: int) -> None:
        """Ask what moving a session would bring."""
        self._open(_Wish(MOVE, item, day, start, item.minutes))

    def stretch(self, item: Item, minutes: int) -> None:
        """Ask what it would bring to let a session last *minutes*."""
        self._open(_Wish(STRETCH, item, item.day, item.start, minutes))

    def cancel(self, item: Item) -> None:
        """Ask what calling a session off would bring."""
        self._open(_Wish(CANCEL, item, item.day, item.start, item.minutes))

    def change(self, day: date, start: int, minutes: int, carry: str) -> None:
        """Ask again for what was typed into the sheet."""
        if self._wish is not None:
            self._wish = replace(
                self._wish,
                day=day,
                start=start,
                minutes=minutes,
                carry=Carry(carry or Carry.NEEDED),
            )
            self._propose()

    def apply(self, reason: str, alone: bool = False) -> None:
        """Do what was proposed; *alone*: change this session and nothing else."""
        wish = self._wish
        if wish is None:
            return
        if not alone and self._proposal is not None:
            self._write(wish, self._proposal, reason)
            return
        wish = replace(wish, carry=Carry.ALONE)
        self._background.run(
            self._sheet,
            lambda: self._proposed(wish),
            lambda found: self._write_alone(wish, found, reason),
            self._failed,
        )

    def note_added(self, change_id: UUID, text: str, key: str, day: date) -> None:
        """Say that a session was added, choose it, and offer to take it back; also with Ctrl+Z."""
        self._done.append(_Done(change_id))
        self._follow(key, day)
        self._say(text, self.undo)

    def undo(self) -> None:
        """Take the last change back; says so where there is none."""
        if not self._done:
            self._say(tr("没有可以撤销的改动。"), None)
            return
        last = self._done.pop()

        def undone(_change: PlanChange) -> None:
            if last.key:
                self._follow(last.key, last.day)
                self._say(tr("已撤销，课次回到原来的时间。"), None)
            else:
                self._say(tr("已撤销，新增的课次不再在日历上。"), None)

        self._background.run(
            self._sheet,
            lambda: self._applying.undo(self._actor, last.id),
            undone,
            self._failed_aloud,
        )

    def _open(self, wish: _Wish) -> None:
        self._wish, self._proposal = wish, None
        self._sheet.ask(_shown(wish))
        self._sheet.open()
        self._propose()

    def _propose(self) -> None:
        wish = self._wish
        if wish is None:
            return
        self._asked += 1
        asked = self._asked
        self._proposal = None

        def show(found: tuple[Proposal, Consequences]) -> None:
            if asked == self._asked:
                self._proposal, told = found
                self._sheet.show_consequences(told)

        def fail(error: Exception) -> None:
            if asked == self._asked:
                self._failed(error)

        self._background.run(self._sheet, lambda: self._looked_at(wish), show, fail)

    def _looked_at(self, wish: _Wish) -> tuple[Proposal, Consequences]:
        found = self._proposed(wish)
        about = found.steps[0].id if found.steps else None
        alone = any(len(step.people) == 1 for step in found.steps[1:])
        names = self._names() if alone else {}
        return found, consequences_of(found, about, names)

    def _proposed(self, wish: _Wish) -> Proposal:
        id_ = UUID(wish.item.key)
        if wish.kind == CANCEL:
            return self._moving.propose_cancel(self._actor, id_)
        if wish.kind == STRETCH:
            return self._moving.propose_length(self._actor, id_, wish.minutes)
        return self._moving.propose_move(self._actor, id_, wish.day, wish.start, wish.carry)

    def _names(self) -> dict[UUID, str]:
        return {one.id: one.name for one in self._people.trainees(self._actor)}

    def _write_alone(self, wish: _Wish, proposal: Proposal, reason: str) -> None:
        """Where it cannot stand alone, say why instead of doing it."""
        if proposal.blocked:
            self._proposal = None
            about = proposal.steps[0].id
            self._sheet.show_consequences(consequences_of(proposal, about, {}))
        else:
            self._write(wish, proposal, reason)

    def _write(self, wish: _Wish, proposal: Proposal, reason: str) -> None:
        self._background.run(
            self._sheet,
            lambda: self._applying.apply(self._actor, proposal, reason, anyway=True),
            lambda change: self._written(wish, len(proposal.steps), change.id),
            self._failed,
        )

    def _written(self, wish: _Wish, steps: int, change_id: UUID) -> None:
        self._wish = None
        self._sheet.close_overlay()
        self._done.append(_Done(change_id, wish.item.key, wish.item.day))
        if wish.kind != CANCEL:
            self._follow(wish.item.key, wish.day)
        self._say(_done_text(wish, steps), self.undo)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Trouble):
            raise error
        self._sheet.show_consequences(Consequences(problem=str(error)))

    def _failed_aloud(self, error: Exception) -> None:
        if not isinstance(error, Trouble):
            raise error
        self._say(str(error), None)


def _shown(wish: _Wish) -> ChangeShown:
    item = wish.item
    before = f"{day_text(item.day)} {span(item.start, item.minutes)}"
    words = {
        MOVE: (tr("移动“{title}”"), tr("移动")),
        STRETCH: (tr("调整“{title}”的时长"), tr("调整时长")),
        CANCEL: (tr("取消“{title}”"), tr("取消课次")),
    }
    title, act = words[wish.kind]
    carries = (
        Choice(Carry.NEEDED, tr("只带上必须跟着改的")),
        Choice(Carry.ALL, tr("后面的课次全部顺延")),
    )
    return ChangeShown(
        kind=wish.kind,
        title=title.format(title=item.title),
        before=before,
        day=wish.day,
        start=wish.start,
        minutes=wish.minutes,
        carries=carries if wish.kind == MOVE else (),
        carry=wish.carry,
        act=act,
        act_alone=tr("只移动这一次") if wish.kind == MOVE else "",
    )


def _done_text(wish: _Wish, steps: int) -> str:
    if wish.kind == CANCEL:
        return tr("“{title}”已取消。").format(title=wish.item.title)
    if wish.kind == STRETCH:
        return tr("“{title}”改为 {n} 分钟。").format(title=wish.item.title, n=wish.minutes)
    text = tr("“{title}”已移到 {when}。").format(
        title=wish.item.title, when=moment_text(wish.day, wish.start)
    )
    if steps > 1:
        text += tr("另有 {n} 节一起改动。").format(n=steps - 1)
    return text
