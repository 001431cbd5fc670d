"""Loads who is due for a certificate and the register; previews, issues and opens."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from db.records import Certificate, CertificateEntry, Person, Role
from desktop_app.panes.certificates.opening import KeyOpener
from desktop_app.panes.certificates.shown import (
    ALL,
    GROUPS,
    READY,
    STATES,
    CandidateShown,
    RegisterRow,
    StandingShown,
)
from desktop_app.panes.certificates.telling import (
    candidate,
    found_by,
    group_of,
    level_name,
    lists,
    register_row,
    standing_shown,
)
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import tr
from desktop_app.training.certification.candidates import Candidate
from desktop_app.training.certification.rules import CertificateFigures
from desktop_app.training.certification.standing import Standing
from desktop_app.training.certification.use_cases import Certification
from desktop_app.training.people.permissions import Act, allowed

if TYPE_CHECKING:
    from desktop_app.documents.printing import Document, Printing


class Shows(Protocol):
    """The view, as far as the presenter needs it."""

    def set_heading(self, title: str, sentence: str) -> None: ...
    def set_own(self, own: bool) -> None: ...
    def show_groups(self, counts: dict[str, int], group: str) -> None: ...
    def show_candidates(self, rows: tuple[CandidateShown, ...], searched: bool) -> None: ...
    def mark_candidate(self, key: str) -> None: ...
    def show_standing(self, standing: StandingShown | None) -> None: ...
    def show_register(self, rows: tuple[RegisterRow, ...], searched: bool) -> None: ...
    def ask_issue(self, name: str, level: str, number: str) -> bool: ...
    def show_states(self, counts: dict[str, int], state: str) -> None: ...
    def set_may_issue_class(self, many: bool) -> None: ...


@dataclass(frozen=True, slots=True)
class _Loaded:
    candidates: tuple[Candidate, ...]
    chosen: Standing | None
    register: tuple[CertificateEntry, ...]
    figures: CertificateFigures


class CertificatesPresenter:
    """Decides what the pane shows; a trainee sees their own standing and certificates only."""

    def __init__(
        self,
        view: Shows,
        actor: Person,
        certification: Certification,
        opener: KeyOpener,
        printing: "Printing",
        preview: "Callable[[Callable[[], Document]], None]",
        clock: Clock,
        background: Background,
        navigator: Navigator,
    ) -> None:
        self._view = view
        self._actor = actor
        self._certification = certification
        self._printing = printing
        self._preview = preview
        self._clock = clock
        self._background = background
        self._navigator = navigator
        self._opener = opener
        self._own = not actor.has(Role.SUPERVISOR)
        self._asked = self._looked = 0
        """How often everything, and how often a person's standing was asked for."""
        self._chosen: UUID | None = actor.id if self._own else None
        self._group = ""
        self._people_search = self._register_search = ""
        self._state = ALL
        self.figures = CertificateFigures()
        """In force when the pane was last loaded."""
        self._candidates: tuple[Candidate, ...] = ()
        self._register: tuple[RegisterRow, ...] = ()
        self._entries: dict[str, CertificateEntry] = {}
        self._standing: StandingShown | None = None
        view.set_heading(tr("证书"), "")
        view.set_own(self._own)

    def refresh(self) -> None:
        """Load anew; the chosen person, the group and the searches stay."""
        self._asked += 1
        self._looked += 1
        asked, looked, chosen = self._asked, self._looked, self._chosen
        self._background.run(
            self._view, lambda: self._load(chosen), lambda loaded: self._show(asked, looked, loaded)
        )

    def open_target(self, target: str) -> None:
        """`person:<uuid>` shows a person's standing, `certificate:<uuid>` opens a certificate."""
        kind, _, key = target.partition(":")
        if kind == "person":
            self.choose(key)
        elif kind == "certificate":
            self.open_certificate(key)

    def choose(self, key: str) -> None:
        """Show another person's standing."""
        person_id = UUID(key)
        if person_id == self._chosen and self._standing is not None:
            return
        self._chosen = person_id
        self._looked += 1
        looked = self._looked
        self._background.run(
            self._view,
            lambda: self._certification.standing(self._actor, person_id),
            lambda standing: self._show_standing(looked, standing),
        )

    def set_group(self, group: str) -> None:
        """List another group of people."""
        self._group = group
        self._show_candidates()

    def search_people(self, text: str) -> None:
        """List only people whom *text* finds by name, initials or staff number."""
        self._people_search = text.strip().casefold()
        self._show_candidates()

    def search_register(self, text: str) -> None:
        """List only certificates that *text* finds by number, name or level."""
        self._register_search = text.strip().casefold()
        self._show_register()

    def set_state(self, state: str) -> None:
        """List another part of the register."""
        self._state = state
        self._show_register()

    def listed(self) -> tuple[CertificateEntry, ...]:
        """Return the certificates that the register lists now."""
        return tuple(self._entries[one.key] for one in self._found() if lists(one, self._state))

    def due(self) -> tuple[Candidate, ...]:
        """Return who can be issued a certificate now."""
        return tuple(one for one in self._candidates if one.due)

    def open_link(self, target: str) -> None:
        """Open a record of the chain where it is shown."""
        pane = "practice" if target.startswith("attempt:") else "people"
        self._navigator.go(pane, target)

    def open_certificate(self, key: str) -> None:
        """Show an issued certificate, byte for byte as it was issued."""
        certificate_id = UUID(key)
        self._preview(lambda: self._printing.certificate(self._actor, certificate_id))

    def preview(self) -> None:
        """Show the certificate as it would be issued now."""
        person_id = self._chosen
        if person_id is not None:
            self._preview(lambda: self._printing.certificate_preview(self._actor, person_id))

    def issue(self) -> None:
        """Open the keys where they are closed, ask once, naming the number, then issue."""
        if self._standing is None or not self._standing.due:
            return
        self._opener.then(
            lambda: self._background.run(
                self._view, lambda: self._certification.next_number(self._actor), self._ask_issue
            )
        )

    def _ask_issue(self, number: str) -> None:
        standing = self._standing
        if standing is None or not self._view.ask_issue(standing.name, standing.level, number):
            return
        person_id = UUID(standing.key)
        self._background.run(
            self._view,
            lambda: self._certification.issue(self._actor, person_id),
            lambda issued: self._issued(standing.name, issued),
        )

    def _issued(self, name: str, issued: Certificate) -> None:
        self._navigator.notify(
            tr("已签发{level}证书 {number}，{name}").format(
                level=level_name(issued.level), number=issued.number, name=name
            )
        )

    def _load(self, chosen: UUID | None) -> _Loaded:
        candidates = self._certification.candidates(self._actor)
        if chosen not in {one.entry.person_id for one in candidates}:
            chosen = candidates[0].entry.person_id if candidates else None
        return _Loaded(
            candidates,
            self._certification.standing(self._actor, chosen) if chosen else None,
            self._certification.register(self._actor),
            self._certification.figures(),
        )

    def _show(self, asked: int, looked: int, loaded: _Loaded) -> None:
        if asked != self._asked:
            return  # a later question is on its way
        newest = looked == self._looked  # nobody else was chosen meanwhile
        if newest and loaded.chosen is not None:
            self._chosen = loaded.chosen.person.id
        today = self._clock.today()
        self.figures = loaded.figures
        self._candidates = loaded.candidates
        self._entries = {str(one.id): one for one in loaded.register}
        self._register = tuple(register_row(one, today, self.figures) for one in loaded.register)
        self._tell_heading()
        if not self._own and not self._group:
            self._group = group_of(self._candidates[0]) if self._candidates else READY
        # Before the list marks the person: the mark would ask for the standing again.
        if newest:
            self._put_standing(loaded.chosen)
        self._show_candidates()
        self._show_register()

    def _tell_heading(self) -> None:
        if self._own:
            sentence = tr("我的考核成绩和证书")
        else:
            ready = len(self.due())
            self._view.set_may_issue_class(ready > 1)
            sentence = tr("{n} 位可以签发 · 已签发 {m} 份").format(n=ready, m=len(self._register))
        self._view.set_heading(tr("证书"), sentence)

    def _show_candidates(self) -> None:
        if self._own:
            return
        groups = Counter(map(group_of, self._candidates))
        self._view.show_groups({group: groups[group] for group in GROUPS}, self._group)
        rows = tuple(candidate(one, self.figures) for one in self._candidates if self._lists(one))
        self._view.show_candidates(rows, bool(self._people_search))
        if self._chosen is not None:
            self._view.mark_candidate(str(self._chosen))

    def _lists(self, one: Candidate) -> bool:
        """A search looks through everybody, whatever group is listed."""
        if self._people_search:
            return self._people_search in found_by(one.entry)
        return group_of(one) == self._group

    def _show_register(self) -> None:
        found = self._found()
        counts = {state: sum(lists(one, state) for one in found) for state in STATES}
        self._view.show_states(counts, self._state)
        rows = tuple(one for one in found if lists(one, self._state))
        self._view.show_register(rows, bool(self._register_search) or self._state != ALL)

    def _found(self) -> tuple[RegisterRow, ...]:
        return tuple(one for one in self._register if self._register_search in one.found_by)

    def _show_standing(self, looked: int, standing: Standing) -> None:
        if looked == self._looked:
            self._put_standing(standing)
            self._view.mark_candidate(str(standing.person.id))

    def _put_standing(self, standing: Standing | None) -> None:
        self._standing = (
            None
            if standing is None
            else standing_shown(
                standing,
                self.figures,
                self._clock.today(),
                may_issue=allowed(self._actor, Act.ISSUE, standing.person),
            )
        )
        self._view.show_standing(self._standing)
