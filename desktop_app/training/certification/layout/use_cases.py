"""Laying certificates out: drafted and published as versions; what is issued says which it has."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from db.ids import new_id
from db.records import ContentVersion, Person
from db.store import Store, Transaction
from desktop_app.system.changes import Changes
from desktop_app.system.clock import Clock
from desktop_app.training.certification.layout.default import KEY, default_layout
from desktop_app.training.content.use_cases import OWN_PACK, PUBLISHED, Library, digest
from desktop_app.training.content.writing.states import Finding, Listed, Working
from desktop_app.training.content.writing.use_cases import Writing
from desktop_app.training.people.permissions import Act, require

if TYPE_CHECKING:
    from desktop_app.training.certification.layout.model import CertificateLayout


@dataclass(frozen=True, slots=True)
class LayoutInForce:
    """What certificates are laid out by now; without a version it is the program's own."""

    version_id: UUID | None
    layout: "CertificateLayout"


class Layouts(Writing["CertificateLayout"]):
    """The layout of an organisation on its way from a draft to the version in force.

    *missing* returns the characters of a text that no typeface has.
    """

    kind = "layout"
    act = Act.DESIGN
    prefix = "layout:"
    unnamed = "new-layout"
    fields = ()

    def __init__(
        self,
        store: Store,
        clock: Clock,
        changes: Changes,
        library: Library,
        missing: Callable[[str], set[str]],
    ) -> None:
        super().__init__(store, clock, changes, library)
        self._missing = missing
        self._known: dict[UUID, CertificateLayout] = {}

    def in_force(self, tx: Transaction) -> LayoutInForce:
        """Return what certificates are laid out by now."""
        version_id = next(iter(tx.content.published_ids(self.kind)), None)
        if version_id is None:
            return LayoutInForce(None, default_layout())
        if version_id not in self._known:
            self._known[version_id] = self._parsed(tx.content.get(version_id))
        return LayoutInForce(version_id, self._known[version_id])

    def open(self, actor: Person) -> Working:
        """Go on with the actor's draft, or begin one from what is in force.

        The program's own layout becomes the first version when somebody first opens it.
        """
        require(actor, self.act)
        with self._store.writing() as tx:
            if KEY not in tx.content.keys(self.kind):
                tx.content.add(self._first())
            return self._working(tx, actor, KEY)

    def findings(self, actor: Person, body: Mapping[str, Any]) -> tuple[Finding, ...]:
        """Return what keeps a draft from being published."""
        require(actor, self.act)
        return self._examine(body)[1]

    def layout(self, body: Mapping[str, Any]) -> "CertificateLayout | None":
        """Return the layout that a draft makes, if it makes one."""
        return self._examine(body)[0]

    def undrawable_names(self, actor: Person) -> tuple[tuple[str, str, str], ...]:
        """Return name, staff number and characters of everybody whose name no typeface has."""
        from desktop_app.training.certification.layout.checks import undrawable

        require(actor, self.act)
        with self._store.reading() as tx:
            people = [(one.name, one.staff_number) for one in tx.people.all() if one.active]
        return undrawable(people, self._missing)

    def _first(self) -> ContentVersion:
        layout = default_layout()
        body = layout.model_dump(mode="json")
        return ContentVersion(
            id=new_id(),
            item_id=new_id(),
            pack=OWN_PACK,
            kind=self.kind,
            key=KEY,
            number=1,
            status=PUBLISHED,
            title=layout.title,
            body=body,
            sha256=digest(body),
            created_at=self._clock.now(),
            author_id=None,
        )

    def _model(self) -> "type[CertificateLayout]":
        from desktop_app.training.certification.layout.model import CertificateLayout

        return CertificateLayout

    def _examine(
        self, body: Mapping[str, Any]
    ) -> "tuple[CertificateLayout | None, tuple[Finding, ...]]":
        from desktop_app.training.certification.layout.checks import examine

        return examine(body, self._missing)

    def _differences(self, old: "CertificateLayout", new: "CertificateLayout") -> tuple[str, ...]:
        from desktop_app.training.certification.layout.differences import differences

        return differences(old, new)

    def _place(self, one: Listed) -> tuple[str]:
        return (one.title,)
