"""Laying certificates out: drafted and published as versions; what is issued says which it has."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from db.ids import new_id
from db.records import ContentVersion, Person
from db.store import Store, Transaction
from desktop_app.system.changes import Changes
from desktop_app.system.clock import Clock
from desktop_app.system.text import tr
from desktop_app.training.certification.layout.default import KEY, default_layout
from desktop_app.training.content.use_cases import OWN_PACK, PUBLISHED, Library, digest
from desktop_app.training.content.writing.states import Body, Finding, Listed, Unfinished, Working
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

    def examine(
        self, actor: Person, body: Mapping[str, Any]
    ) -> "tuple[CertificateLayout | None, tuple[Finding, ...]]":
        """Return the layout that a draft makes, if any, and what keeps it from being published."""
        require(actor, self.act)
        return self._examine(body)

    def read_file(self, actor: Person, path: Path) -> Body:
        """Return the layout that a YAML file holds, nothing kept; raises BadFiles."""
        from desktop_app.training.content.file_faults import BadFiles
        from desktop_app.training.content.writing.files import read_yaml

        require(actor, self.act)
        layout, faults = read_yaml(path, self.kind, tr("证书版面"), self._examine)
        if layout is None or faults:
            raise BadFiles(faults)
        return layout.model_dump(mode="json") | {"key": KEY}

    def write_file(self, actor: Person, body: Mapping[str, Any], path: Path) -> None:
        """Write a draft as YAML; raises Unfinished while it makes no layout."""
        from desktop_app.training.content.writing.files import write_file, yaml_of

        layout, found = self.examine(actor, body)
        if layout is None:
            raise Unfinished(found)
        write_file(path, yaml_of(layout, self.kind))

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
