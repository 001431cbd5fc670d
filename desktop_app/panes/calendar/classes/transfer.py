"""Taking somebody into a class, moving them to another one, and leaving for good."""

from collections.abc import Callable
from typing import Protocol
from uuid import UUID

from db.records import Person, PlanChange
from desktop_app.panes.calendar.changing.shown import Consequences
from desktop_app.panes.calendar.changing.telling import consequences_of
from desktop_app.panes.calendar.classes.shown import LEAVES, TransferAsked
from desktop_app.panes.calendar.shown import Choice
from desktop_app.system.background import Background
from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.curriculum.classes.transferring.use_cases import (
    TransferProposal,
    Transferring,
)
from desktop_app.training.curriculum.classes.use_cases import Classes
from desktop_app.training.curriculum.moving.applying.use_cases import Applying
from desktop_app.training.people.use_cases import People

Say = Callable[[str, Callable[[], None] | None], None]


class ShowsTransfer(Protocol):
    """The sheet, as far as the transfer needs it."""

    def open(self) -> None: ...
    def close_overlay(self) -> None: ...
    def ask(self, asked: TransferAsked) -> None: ...
    def show_consequences(self, found: Consequences, notes: tuple[str, ...]) -> None: ...


class Transfer:
    """Shows what a move between classes brings, then does it; the history of both stays."""

    def __init__(
        self,
        sheet: ShowsTransfer,
        actor: Person,
        classes: Classes,
        transferring: Transferring,
        applying: Applying,
        people: People,
        background: Background,
        say: Say,
    ) -> None:
        self._sheet = sheet
        self._actor = actor
        self._classes = classes
        self._transferring = transferring
        self._applying = applying
        self._people = people
        self._background = background
        self._say = say
        self._class = ""
        self._names: dict[str, str] = {}
        self._proposal: TransferProposal | None = None
        self._asked = 0

    def open(self, class_key: str, person: str) -> None:
        """Ask who goes where: into the class, or, for one of its members, out of it."""
        self._class = class_key
        self._background.run(
            self._sheet, self._offered, lambda found: self._ask(found[0], found[1], person)
        )

    def preview(self, person: str, to: str) -> None:
        """Show what it would bring."""
        self._asked += 1
        asked = self._asked
        self._proposal = None
        if not person or not to:
            return
        if to == LEAVES:
            text = tr("今天起不再排课，已经上过的课次和记录都保留。")
            self._sheet.show_consequences(Consequences(), (text,))
            return

        def show(found: TransferProposal) -> None:
            if asked == self._asked:
                self._proposal = found
                self._show(found)

        self._background.run(
            self._sheet,
            lambda: self._transferring.propose(self._actor, UUID(person), UUID(to)),
            show,
            self._failed,
        )

    def do(self, person: str, to: str, reason: str) -> None:
        """Do what was shown."""
        proposal = self._proposal
        if to == LEAVES:
            class_id, person_id = UUID(self._class), UUID(person)
            self._background.run(
                self._sheet,
                lambda: self._classes.leave(self._actor, class_id, person_id, reason),
                lambda _none: self._left(person),
                self._failed,
            )
        elif proposal is not None:
            self._background.run(
                self._sheet,
                lambda: self._transferring.apply(self._actor, proposal, reason, anyway=True),
                lambda change: self._done(person, to, change),
                self._failed,
            )

    def _offered(self) -> tuple[list[Choice], list[Choice]]:
        people = [
            Choice(str(one.id), f"{one.name} {one.staff_number}")
            for one in self._people.trainees(self._actor)
        ]
        classes = [
            Choice(str(one.training_class.id), one.training_class.name)
            for one in self._classes.listed(self._actor)
            if one.training_class.closed_on is None
        ]
        return people, classes

    def _ask(self, people: list[Choice], classes: list[Choice], person: str) -> None:
        self._names = {one.key: one.title for one in (*people, *classes)}
        if person:  # one of its members goes elsewhere
            elsewhere = [one for one in classes if one.key != self._class]
            classes = [*elsewhere, Choice(LEAVES, tr("离班，不转到别的班"))]
        to = self._class if not person else classes[0].key
        self._sheet.ask(TransferAsked(tuple(people), tuple(classes), person, to))
        self._sheet.open()

    def _show(self, found: TransferProposal) -> None:
        notes = [tr("保留已经上过的 {n} 节").format(n=found.kept)] if found.kept else []
        if found.missed:
            names = tr("、").join(one.title for one in found.missed[:3])
            text = tr("这个班已经上过 {n} 节，需要补课：{names}")
            if len(found.missed) > 3:
                text = tr("这个班已经上过 {n} 节，需要补课：{names} 等")
            notes.append(text.format(n=len(found.missed), names=names))
        notes.append(tr("改动 {n} 节课次").format(n=len(found.proposal.steps)))
        first = found.proposal.steps[0].id if found.proposal.steps else None
        told = consequences_of(found.proposal, first, {})
        shown = Consequences((), told.obstacles, (), told.problem)
        self._sheet.show_consequences(shown, tuple(notes))

    def _done(self, person: str, to: str, change: PlanChange) -> None:
        self._sheet.close_overlay()
        text = tr("{name} 已转入“{team}”。")
        name = self._names.get(person, "").partition(" ")[0]
        text = text.format(name=name, team=self._names.get(to, ""))
        self._say(text, lambda: self._undo(change.id))

    def _left(self, person: str) -> None:
        self._sheet.close_overlay()
        name = self._names.get(person, "").partition(" ")[0]
        self._say(tr("{name} 已离班，记录保留。").format(name=name), None)

    def _undo(self, change_id: UUID) -> None:
        self._background.run(
            self._sheet,
            lambda: self._applying.undo(self._actor, change_id),
            lambda _change: self._say(tr("已撤销转班。"), None),
            self._failed_aloud,
        )

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Trouble):
            raise error
        self._sheet.show_consequences(Consequences(problem=str(error)), ())

    def _failed_aloud(self, error: Exception) -> None:
        if not isinstance(error, Trouble):
            raise error
        self._say(str(error), None)
