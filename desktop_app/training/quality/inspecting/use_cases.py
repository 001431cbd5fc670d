"""Inspecting what was drawn, and reading what the inspections of a period show."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from db.errors import NotFound
from db.inspections import Scope
from db.records import AnsweredSheet, DrawEntry, Evidence, Person, ResultEntry, Role, Sheet
from db.store import Store, Transaction
from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.content.use_cases import Library
from desktop_app.training.forms.use_cases import Forms
from desktop_app.training.people.permissions import Act, require
from desktop_app.training.quality.contacts.kinds import channel_word
from desktop_app.training.quality.contacts.use_cases import Contacts, Looked
from desktop_app.training.quality.inspecting.results import Analysis, Overview

if TYPE_CHECKING:
    from desktop_app.training.forms.scoring import SheetScore
    from desktop_app.training.forms.template import Form

USE = "inspection"
MOST_ANALYSED = 1000
"""So many of the newest sheets of a period are taken apart: more takes longer than one waits."""

_KEPT_SCORES = 5000
"""Scores that are remembered, a few kilobytes each."""


@dataclass(frozen=True, slots=True)
class ToInspect:
    """A draw that is open, with its contact and the scorecards, the fitting one first."""

    draw: DrawEntry
    contact: Looked
    scorecards: "tuple[Form, ...]"

    @property
    def target(self) -> str:
        """How the sheet names the draw."""
        return target_of(self.draw.id)

    @property
    def about(self) -> Evidence:
        """What the sheet rests on from the beginning."""
        contact = self.contact.contact
        return Evidence("contact", contact.id, contact.title)


def target_of(draw_id: UUID) -> str:
    """Return how a sheet names the draw that it is about."""
    return f"draw:{draw_id}"


def draw_of(target: str) -> UUID | None:
    """Return the draw that a sheet is about, None where it is about something else."""
    kind, _, name = target.partition(":")
    return UUID(name) if kind == "draw" else None


class Inspections:
    """Inspections under way and signed ones."""

    def __init__(self, store: Store, forms: Forms, library: Library, contacts: Contacts) -> None:
        self._store = store
        self._forms = forms
        self._library = library
        self._contacts = contacts
        self._scored: dict[UUID, SheetScore] = {}

    def open(self, actor: Person, draw_id: UUID) -> ToInspect:
        """Return what is to be inspected; raises Trouble when it is signed or replaced already."""
        with self._store.reading() as tx:
            drawn = tx.inspections.draw(draw_id)
            entry = tx.inspections.entry(draw_id)
            agent = tx.people.get(drawn.agent_id)
        require(actor, Act.INSPECT, agent)
        if entry is None or entry.sheet_id is not None:
            raise _settled()
        looked = self._contacts.look(actor, entry.contact_id)
        return ToInspect(entry, looked, self.scorecards(looked.contact.channel))

    def scorecards(self, channel: str) -> "tuple[Form, ...]":
        """Return the scorecards, those that are tagged for *channel* first."""
        word = channel_word(channel)
        found = self._forms.forms(USE)
        return tuple(sorted(found, key=lambda one: word not in one.tags))

    def contact_of(self, actor: Person, sheet: Sheet) -> Looked | None:
        """Return the contact that an inspection is about, None where it names none."""
        draw_id = draw_of(sheet.target)
        if draw_id is None:
            return None
        try:
            with self._store.reading() as tx:
                contact_id = tx.inspections.draw(draw_id).contact_id
        except NotFound:
            return None
        return self._contacts.look(actor, contact_id)

    def check(self, tx: Transaction, sheet: Sheet) -> None:
        """Hear of a sheet within the transaction that signs it: one standing sheet for each draw.

        Raises Trouble where the draw was replaced, is about somebody else, or was signed by
        another supervisor meanwhile. A correction names what it replaces and is let through.
        """
        draw_id = draw_of(sheet.target)
        if draw_id is None or sheet.replaces_id is not None:
            return
        entry = tx.inspections.entry(draw_id)
        if entry is None or entry.agent_id != sheet.subject_id:
            raise _settled()
        if tx.inspections.standing(sheet.target) - {sheet.id}:
            raise _settled()

    def overview(self, actor: Person, first: date, last: date, **narrow: UUID | None) -> Overview:
        """Return the inspections of a period summed up, of everybody whom *actor* may see.

        A supervisor sees all, a mentor own trainees and themselves, a trainee themselves alone.
        *narrow* may name one `agent_id` or one `team_id`.
        """
        bands = self._forms.bands(USE)
        with self._store.reading() as tx:
            found = tx.inspections.summed(_scope(actor, first, last, **narrow))
        count = sum(number for number, _ in found.bands.values())
        marks = sum(marks for _, marks in found.bands.values())
        return Overview(
            first=first,
            last=last,
            count=count,
            mean=marks / count if count else None,
            bands={band: number for band, (number, _) in found.bands.items()},
            agents=found.agents,
            weeks=found.weeks,
            excellent=bands.excellent,
            passing=bands.passing,
        )

    def results(
        self,
        actor: Person,
        first: date,
        last: date,
        limit: int = 200,
        band: str = "",
        **narrow: UUID | None,
    ) -> tuple[ResultEntry, ...]:
        """Return the signed inspections that stand, newest first; for whom see `overview`."""
        with self._store.reading() as tx:
            return tx.inspections.results(_scope(actor, first, last, **narrow), limit, band)

    def analysis(self, actor: Person, first: date, last: date, **narrow: UUID | None) -> Analysis:
        """Return dimensions and losses of a period; for whom see `overview`.

        Each sheet is scored anew on the form and the lines that it was judged by.
        """
        from desktop_app.training.quality.inspecting.results import analysed

        scope = _scope(actor, first, last, **narrow)
        with self._store.reading() as tx:
            sheets = tx.inspections.answered(scope, MOST_ANALYSED)
            of = tx.inspections.count(scope)
        if len(self._scored) > _KEPT_SCORES:
            self._scored.clear()
        return analysed([(one.id, self._score(one)) for one in sheets], of)

    def _score(self, sheet: AnsweredSheet) -> "SheetScore":
        """Score a sheet once: sheets are facts, and what they came to never changes."""
        from desktop_app.training.forms.scoring import Bands, score
        from desktop_app.training.forms.template import Form

        known = self._scored.get(sheet.id)
        if known is None:
            form = self._library.version(sheet.version_id, Form).item
            bands = Bands(sheet.score["excellent"], sheet.score["passing"])
            known = self._scored[sheet.id] = score(form, sheet.answers, bands)
        return known


def _scope(
    actor: Person,
    first: date,
    last: date,
    agent_id: UUID | None = None,
    team_id: UUID | None = None,
) -> Scope:
    everybody = actor.active and actor.has(Role.SUPERVISOR)
    around = None if everybody else actor.id
    return Scope(first, last, around, actor.has(Role.MENTOR), agent_id, team_id)


def _settled() -> Trouble:
    return Trouble(
        tr("这一次抽取已经评过，或已换成别的接待。"),
        tr("您填的内容还在草稿里，没有提交。"),
        tr("请回到本周抽检，从列表里再选。"),
    )
