"""Opens judgements: a signed sheet or a certificate with the records that it rests on."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from db.records import Evidence, Person
from desktop_app.filling.links import ELSEWHERE
from desktop_app.filling.signed_presenter import SignedPresenter
from desktop_app.filling.signed_shown import DetailShown
from desktop_app.panes.people.detail_telling import certificate_detail
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.training.certification.use_cases import Certification
from desktop_app.training.chain.use_cases import Chain
from desktop_app.training.forms.kinds import OF_PRACTICAL
from desktop_app.training.forms.use_cases import Forms
from desktop_app.training.people.use_cases import People

if TYPE_CHECKING:
    from desktop_app.documents.printing import Document, Printing


class ShowsDetail(Protocol):
    """The view of a judgement, as far as the presenter needs it."""

    def show_detail(self, detail: DetailShown) -> None: ...


class DetailPresenter:
    """Follows the chain down, and back up by the way one came.

    Attribute: `when_subject_known`, called with the person whom an opened judgement is about.
    """

    def __init__(
        self,
        view: ShowsDetail,
        actor: Person,
        people: People,
        chain: Chain,
        forms: Forms,
        certification: Certification,
        printing: "Printing",
        preview: "Callable[[Callable[[], Document]], None]",
        clock: Clock,
        background: Background,
        navigator: Navigator,
        signed: SignedPresenter,
    ) -> None:
        self._view = view
        self._actor = actor
        self._people = people
        self._chain = chain
        self._forms = forms
        self._certification = certification
        self._printing = printing
        self._preview = preview
        self._clock = clock
        self._background = background
        self._navigator = navigator
        self._signed = signed
        signed.when_shown = lambda one: self.when_subject_known(one.subject.id)
        self.when_subject_known: Callable[[UUID], None] = lambda _person: None
        self._way: list[str] = []
        self._asked = 0

    @property
    def is_open(self) -> bool:
        """Whether a judgement stands before the record, or is on its way."""
        return bool(self._way)

    def open(self, target: str) -> None:
        """Open a record: a judgement here, a drill or a session where those are shown."""
        kind = target.partition(":")[0]
        if kind in ELSEWHERE:
            self._navigator.go(ELSEWHERE[kind], target)
        elif kind in ("sheet", "certificate"):
            if not self._way or self._way[-1] != target:
                self._way.append(target)
            self._load(target)

    def back(self) -> bool:
        """Show the judgement that this one was opened from; False where there is none."""
        if self._way:
            self._way.pop()
        if not self._way:
            self._forget()
            return False
        self._load(self._way[-1])
        return True

    def close(self) -> None:
        """Forget the way."""
        self._way.clear()
        self._forget()

    def print(self) -> None:
        """Preview the document of what is open."""
        if not self._way:
            return
        kind, _, key = self._way[-1].partition(":")
        record_id = UUID(key)
        if kind == "certificate":
            self._preview(lambda: self._printing.certificate(self._actor, record_id))
        else:
            self._preview(lambda: self._printing.sheet(self._actor, record_id))

    def _forget(self) -> None:
        self._asked += 1
        self._signed.close()

    def _load(self, target: str) -> None:
        self._forget()
        asked = self._asked
        kind, _, key = target.partition(":")
        record_id = UUID(key)
        if kind == "sheet":
            self._signed.open(record_id)
            return
        self._background.run(
            self._view,
            lambda: self._certificate(record_id),
            lambda found: self._show(asked, *found),
        )

    def _show(self, asked: int, subject: UUID, detail: DetailShown) -> None:
        if asked == self._asked:
            self._view.show_detail(detail)
            self.when_subject_known(subject)

    def _certificate(self, certificate_id: UUID) -> tuple[UUID, DetailShown]:
        found = self._certification.certificate(self._actor, certificate_id)
        person = self._people.person(self._actor, found.person_id)
        practical = self._forms.signed(self._actor, found.practical_sheet_id)
        sheets = (
            Evidence("sheet", found.theory_sheet_id, ""),
            Evidence("sheet", found.practical_sheet_id, ""),
        )
        marked = practical.sheet.target.startswith(OF_PRACTICAL)
        kinds = ("sheet", "attempt") if marked else ("attempt",)
        drills = tuple(one for one in practical.sheet.evidence if one.kind in kinds)
        rests_on = self._chain.rests_on(self._actor, person.id, sheets + drills)
        issuer = next((one.name for one in self._people.names() if one.id == found.issued_by), "")
        state = self._certification.state(self._actor, certificate_id)
        return person.id, certificate_detail(
            found, person, issuer, state, rests_on, self._clock.local
        )
