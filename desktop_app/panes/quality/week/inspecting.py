"""One drawn contact under inspection: its scorecard, evidence, and another draw with a reason."""

from collections.abc import Callable, Sequence
from typing import Protocol
from uuid import UUID

from db.records import DrawEntry, Evidence, Person, Sheet
from desktop_app.filling.presenter import Begun, FillPresenter
from desktop_app.panes.quality.contact.shown import ContactShown, EvidenceShown
from desktop_app.panes.quality.contact.telling import (
    contact_shown,
    evidence_for,
    evidence_shown,
)
from desktop_app.panes.quality.week.shown import CardChoice, InspectShown
from desktop_app.panes.quality.week.telling import drawn_text
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import day_text, tr
from desktop_app.training.forms.use_cases import Forms
from desktop_app.training.quality.drawing.rules import REASONS
from desktop_app.training.quality.drawing.use_cases import Drawing
from desktop_app.training.quality.inspecting.use_cases import Inspections, ToInspect
from desktop_app.widgets.said_text import Picked


class ShowsInspection(Protocol):
    """The view, as far as the presenter needs it."""

    def show_inspection(self, shown: InspectShown) -> None: ...
    def show_contact(self, contact: ContactShown) -> None: ...
    def show_evidence(self, evidence: Sequence[EvidenceShown]) -> None: ...
    def show_item(self, label: str) -> None: ...
    def picked(self) -> Picked | None: ...
    def ask_redraw(self, reasons: Sequence[str]) -> None: ...
    def close_redraw(self) -> None: ...


class InspectPresenter:
    """Holds what is being inspected.

    Attributes: `signed`, called with a sheet that has been signed; `left`, when it is put away.
    """

    def __init__(
        self,
        view: ShowsInspection,
        actor: Person,
        fill: FillPresenter,
        drawing: Drawing,
        inspections: Inspections,
        forms: Forms,
        clock: Clock,
        background: Background,
        navigator: Navigator,
    ) -> None:
        self._view = view
        self._actor = actor
        self._fill = fill
        self._drawing = drawing
        self._inspections = inspections
        self._forms = forms
        self._clock = clock
        self._background = background
        self._navigator = navigator
        self.signed: Callable[[Sheet, ToInspect], None] = lambda _sheet, _opened: None
        self._opened: ToInspect | None = None
        self._item = ""
        fill.when_signed = self._on_signed

    @property
    def under_way(self) -> bool:
        """Whether a contact is being inspected."""
        return self._opened is not None

    def begin(self, draw: Callable[[], DrawEntry | None]) -> None:
        """Open what *draw* draws, off the window's thread; nothing where it draws nothing."""

        def work() -> tuple[ToInspect, str, str] | None:
            entry = draw()
            if entry is None:
                return None
            opened = self._inspections.open(self._actor, entry.id)
            chosen = self._card_of_draft(opened) or opened.scorecards[0].key
            return opened, chosen, drawn_text(self._drawing.record(self._actor, entry.id))

        self._background.run(self._view, work, self._show)

    def open(self, draw_id: UUID) -> None:
        """Open a draw that was made before."""
        self.begin(lambda: self._drawing.entry(self._actor, draw_id))

    def choose_card(self, key: str) -> None:
        """Mark on another scorecard; what was filled in on the first stays its draft."""
        if self._opened is not None:
            self._begin_sheet(self._opened, key)

    def focus_item(self, item_id: str) -> None:
        """Note which item is being marked: words are attached to it."""
        self._item = item_id
        self._view.show_item(self._label())

    def attach(self) -> None:
        """Let the mark rest on the selected words."""
        picked, filling = self._view.picked(), self._fill.filling
        if picked is None or filling is None or self._opened is None:
            return
        new = evidence_for(self._opened.contact, picked, self._label())
        if new not in filling.evidence:
            self._attached((*filling.evidence, new))

    def detach(self, key: str) -> None:
        """Take a piece of evidence away."""
        filling = self._fill.filling
        if filling is not None:
            kept = [one for place, one in enumerate(filling.evidence) if str(place) != key]
            self._attached(tuple(kept))

    def open_attempt(self, attempt: str) -> None:
        """Look at the attempt behind the contact; the draft of the sheet is kept."""
        self._navigator.go("practice", f"attempt:{attempt}")

    def ask_redraw(self) -> None:
        """Ask why this contact cannot be used."""
        if self._opened is not None:
            self._view.ask_redraw([tr(reason) for reason in REASONS])

    def redraw(self, reason: str) -> None:
        """Draw another contact instead, for this reason."""
        opened = self._opened
        if opened is None:
            return

        def draw() -> DrawEntry:
            return self._drawing.redraw(self._actor, opened.draw.id, reason)

        self._view.close_redraw()
        self.begin(draw)

    def leave(self) -> bool:
        """Put the sheet away, its draft is kept; returns whether one was open."""
        was_open = self._opened is not None
        self._opened, self._item = None, ""
        self._fill.leave()
        return was_open

    def _show(self, begun: tuple[ToInspect, str, str] | None) -> None:
        if begun is None:
            return
        opened, chosen, drawn = begun
        self._opened, self._item = opened, ""
        agent = opened.contact.agent
        self._view.show_inspection(
            InspectShown(
                title=tr("质检 · {name}").format(name=agent.name),
                sentence=tr("{week}这一周 · 每一步自动保存").format(
                    week=day_text(opened.draw.week)
                ),
                contact=contact_shown(opened.contact),
                drawn=drawn,
                cards=tuple(CardChoice(one.key, one.title) for one in opened.scorecards),
                chosen=chosen,
            )
        )
        self._begin_sheet(opened, chosen)

    def _begin_sheet(self, opened: ToInspect, key: str) -> None:
        day = self._clock.local(opened.draw.drawn_at).date()
        agent = opened.contact.agent

        def opens() -> Begun:
            sheet = self._forms.open(
                self._actor, key, agent, day, about=opened.about, target=opened.target
            )
            return Begun(sheet)

        self._fill.begin(opens)

    def _attached(self, evidence: tuple[Evidence, ...]) -> None:
        self._fill.attach(evidence)
        self._show_evidence()

    def _show_evidence(self) -> None:
        filling, opened = self._fill.filling, self._opened
        if filling is not None and opened is not None:
            self._view.show_evidence(evidence_shown(filling.evidence))
            self._view.show_contact(contact_shown(opened.contact, filling.evidence))

    def sheet_shown(self) -> None:
        """The sheet is on the page: tell the evidence that its draft has."""
        self._show_evidence()

    def _label(self) -> str:
        filling = self._fill.filling
        if filling is None:
            return ""
        items = {one.id: one.label for one in filling.sheet.form.items()}
        return items.get(self._item, "")

    def _card_of_draft(self, opened: ToInspect) -> str:
        """Return the key of the scorecard that was begun for this draw, "" where none was."""
        names = (name for name in self._forms.drafts(self._actor) if opened.target in name)
        return next((name.split(":")[1] for name in names), "")

    def _on_signed(self, sheet: Sheet) -> None:
        opened, self._opened = self._opened, None
        if opened is not None:
            self.signed(sheet, opened)
