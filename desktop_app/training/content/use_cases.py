"""The library: imports packs as versions and hands out published items, parsed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar
from uuid import UUID

from db.ids import new_id
from db.records import ContentVersion, Found, Outline
from db.store import Store, Transaction
from desktop_app.system.changes import Changes, Subject
from desktop_app.system.clock import Clock

if TYPE_CHECKING:
    from desktop_app.training.content.base import Item
    from desktop_app.training.content.loader import LoadedItem, LoadedPack

T = TypeVar("T", bound="Item")

PUBLISHED = "published"
RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: items that came new, in a new version, and unchanged."""

    new: int
    changed: int
    unchanged: int


@dataclass(frozen=True, slots=True)
class Versioned(Generic[T]):
    """An item with the version that a record made with it has to keep."""

    version_id: UUID
    item: T


class Library:
    """Everything that is taught; a version never changes, so parsed ones are kept."""

    def __init__(self, store: Store, clock: Clock, changes: Changes) -> None:
        self._store = store
        self._clock = clock
        self._changes = changes
        self._parsed: dict[UUID, Item] = {}

    def import_pack(self, pack: "LoadedPack") -> Imported:
        """Publish what is new or changed in *pack*; a former version is retired, never lost."""
        counts = {"new": 0, "changed": 0, "unchanged": 0}
        with self._store.writing() as tx:
            known = tx.content.latest(pack.key)
            for loaded in pack.items:
                counts[
                    self._import(tx, pack.key, loaded, known.get((loaded.kind, loaded.key)))
                ] += 1
        self._changes.announce(Subject.CONTENT)
        return Imported(**counts)

    def _import(
        self,
        tx: Transaction,
        pack: str,
        loaded: "LoadedItem",
        known: tuple[UUID, UUID, int, str] | None,
    ) -> str:
        if known is not None and known[3] == loaded.sha256:
            return "unchanged"
        if known is not None:
            tx.content.set_status([known[1]], RETIRED)
        tx.content.add(
            ContentVersion(
                id=new_id(),
                item_id=known[0] if known else new_id(),
                pack=pack,
                kind=loaded.kind,
                key=loaded.key,
                number=known[2] + 1 if known else 1,
                status=PUBLISHED,
                title=loaded.title,
                body=loaded.item.model_dump(mode="json"),
                sha256=loaded.sha256,
                created_at=self._clock.now(),
            )
        )
        return "changed" if known else "new"

    def stamp(self) -> str:
        """Return the mark of the built-in packs that were imported last; empty at first."""
        with self._store.reading() as tx:
            return str(tx.people.remembered("packs") or "")

    def keep_stamp(self, stamp: str) -> None:
        """Remember which built-in packs have been imported."""
        with self._store.writing() as tx:
            tx.people.remember("packs", stamp)

    def published(self, kind: str, model: type[T]) -> tuple[Versioned[T], ...]:
        """Return every published item of this kind, by key."""
        with self._store.reading() as tx:
            ids = tx.content.published_ids(kind)
            fresh = tx.content.some([one for one in ids if one not in self._parsed])
        for version in fresh:
            self._parse(version)
        return tuple(self.version(version_id, model) for version_id in ids)

    def outlines(self, kinds: Sequence[str], fields: Sequence[str]) -> tuple[Outline, ...]:
        """Return the published items of these kinds with *fields* of their bodies, by key."""
        with self._store.reading() as tx:
            return tx.content.outlines(kinds, fields)

    def one(self, kind: str, key: str, model: type[T]) -> Versioned[T]:
        """Return the published version of one item; raises db.errors.NotFound."""
        with self._store.reading() as tx:
            version = tx.content.published_one(kind, key)
        return self.version(version.id, model)

    def version(self, version_id: UUID, model: type[T]) -> Versioned[T]:
        """Return the version that a record names, whatever has become of the item since."""
        item = self._parsed.get(version_id) or self._read(version_id)
        if not isinstance(item, model):
            raise TypeError(f"{version_id} is a {type(item).__name__}, not a {model.__name__}")
        return Versioned(version_id, item)

    def titles(self) -> tuple[Found, ...]:
        """Return every published item without its body."""
        with self._store.reading() as tx:
            return tx.content.titles()

    def _read(self, version_id: UUID) -> "Item":
        with self._store.reading() as tx:
            version = tx.content.get(version_id)
        return self._parse(version)

    def _parse(self, version: ContentVersion) -> "Item":
        from desktop_app.training.content.kinds import parse

        item = self._parsed[version.id] = parse(version.kind, version.body)
        return item
