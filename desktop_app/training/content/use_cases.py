"""The library: imports packs as versions and hands out published items, parsed."""

import hashlib
import json
from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from uuid import UUID

from db.ids import new_id
from db.records import ContentVersion, Found, Outline, Person, Standing
from db.store import Store, Transaction
from desktop_app.system.changes import Changes, Subject
from desktop_app.system.clock import Clock
from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.people.permissions import Act, require

if TYPE_CHECKING:
    from desktop_app.training.content.base import Item
    from desktop_app.training.content.loader import LoadedItem, LoadedPack

T = TypeVar("T", bound="Item")

DRAFT = "draft"
IN_REVIEW = "in_review"
"""Came with a newer pack for an item that was changed here: waits until a supervisor decides."""
PUBLISHED = "published"
RETIRED = "retired"

OWN_PACK = "own"
"""What the organisation has written itself; no shipped pack has this key."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: items that came new, in a new version, and unchanged.

    `waiting` are new versions of items that were changed here, for a supervisor to decide.
    """

    new: int
    changed: int
    unchanged: int
    waiting: int = 0


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
        """Publish what is new or changed in *pack*; a former version is retired, never lost.

        What was changed or retired here stays as it is: the pack's newer version then waits
        beside it until a supervisor takes it up (`IN_REVIEW`).
        """
        counts = {"new": 0, "changed": 0, "waiting": 0, "unchanged": 0}
        with self._store.writing() as tx:
            known = tx.content.standings(pack.key)
            for loaded in pack.items:
                counts[
                    self._import(tx, pack.key, loaded, known.get((loaded.kind, loaded.key)))
                ] += 1
        self._changes.announce(Subject.CONTENT)
        return Imported(**counts)

    def _import(
        self, tx: Transaction, pack: str, loaded: "LoadedItem", known: Standing | None
    ) -> str:
        if known is not None and known.shipped_sha256 == loaded.sha256:
            return "unchanged"
        waits = known is not None and (known.published is None or known.published_here)
        if known is not None:
            tx.content.set_status(tx.content.siblings(known.item_id, IN_REVIEW), RETIRED)
            if known.published is not None and not waits:
                tx.content.set_status([known.published], RETIRED)
        tx.content.add(
            ContentVersion(
                id=new_id(),
                item_id=known.item_id if known else new_id(),
                pack=pack,
                kind=loaded.kind,
                key=loaded.key,
                number=known.number + 1 if known else 1,
                status=IN_REVIEW if waits else PUBLISHED,
                title=loaded.title,
                body=loaded.item.model_dump(mode="json"),
                sha256=loaded.sha256,
                created_at=self._clock.now(),
            )
        )
        if waits:
            return "waiting"
        return "changed" if known else "new"

    # The organisation's own content: draft → published → retired

    def own(self, actor: Person, kind: str) -> tuple[ContentVersion, ...]:
        """Return the drafts and published versions of the organisation's own items."""
        require(actor, Act.AUTHOR)
        with self._store.reading() as tx:
            return tx.content.of_pack(OWN_PACK, kind, (DRAFT, PUBLISHED))

    def keep_draft(
        self, actor: Person, kind: str, body: Mapping[str, Any], again: bool = False
    ) -> ContentVersion:
        """Keep *body* as a draft; raises pydantic's ValidationError for one that does not fit.

        A key that is taken gets a number. With *again* an own item of this key gets a new version
        instead, and a draft of it that still waited is retired.
        """
        from desktop_app.training.content.kinds import parse

        require(actor, Act.AUTHOR)
        parse(kind, body)
        with self._store.writing() as tx:
            taken = tx.content.keys(kind)
            key = str(body["key"])
            if key in taken and not (again and taken[key] == OWN_PACK):
                key = free_key(key, taken)
            known = tx.content.latest(OWN_PACK).get((kind, key))
            whole = dict(body) | {"key": key}
            version = ContentVersion(
                id=new_id(),
                item_id=known[0] if known else new_id(),
                pack=OWN_PACK,
                kind=kind,
                key=key,
                number=known[2] + 1 if known else 1,
                status=DRAFT,
                title=str(body["title"]),
                body=whole,
                sha256=digest(whole),
                created_at=self._clock.now(),
                author_id=actor.id,
            )
            tx.content.set_status(tx.content.siblings(version.item_id, DRAFT), RETIRED)
            tx.content.add(version)
        self._changes.announce(Subject.CONTENT)
        return version

    def publish_draft(self, actor: Person, version_id: UUID) -> None:
        """Put a draft among what is taught; the version before it is retired, never lost."""
        require(actor, Act.AUTHOR)
        with self._store.writing() as tx:
            version = self._waiting(tx, version_id)
            tx.content.set_status(tx.content.siblings(version.item_id, PUBLISHED), RETIRED)
            tx.content.set_status([version_id], PUBLISHED)
        self._changes.announce(Subject.CONTENT)

    def throw_draft_away(self, actor: Person, version_id: UUID) -> None:
        """Stop offering a draft; its trial runs keep the text that they were played with."""
        require(actor, Act.AUTHOR)
        with self._store.writing() as tx:
            tx.content.set_status([self._waiting(tx, version_id).id], RETIRED)
        self._changes.announce(Subject.CONTENT)

    def is_draft(self, version_id: UUID) -> bool:
        """Tell whether a version waits to be published: nobody but its authors may play it."""
        with self._store.reading() as tx:
            return tx.content.get(version_id).status == DRAFT

    def _waiting(self, tx: Transaction, version_id: UUID) -> ContentVersion:
        version = tx.content.get(version_id)
        if version.status != DRAFT:
            raise Trouble(
                tr("“{title}”已经不是草稿。").format(title=version.title),
                tr("没有任何改动。"),
                tr("列表已更新，请再看一眼。"),
            )
        return version

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

    def versions(self, version_ids: Iterable[UUID], model: type[T]) -> list[Versioned[T]]:
        """Return several versions as `version` does, each once, read in one go."""
        wanted = list(dict.fromkeys(version_ids))
        unread = [one for one in wanted if one not in self._parsed]
        if unread:
            with self._store.reading() as tx:
                found = tx.content.some(unread)
            for version in found:
                self._parse(version)
        return [self.version(one, model) for one in wanted]

    def titles(self, kinds: Collection[str]) -> tuple[Found, ...]:
        """Return every published item of these kinds without its body."""
        with self._store.reading() as tx:
            return tx.content.titles(kinds)

    def _read(self, version_id: UUID) -> "Item":
        with self._store.reading() as tx:
            version = tx.content.get(version_id)
        return self._parse(version)

    def _parse(self, version: ContentVersion) -> "Item":
        from desktop_app.training.content.kinds import parse

        item = self._parsed[version.id] = parse(version.kind, version.body)
        return item


def free_key(wanted: str, taken: Container[str]) -> str:
    """Return *wanted*, or with a number where another item has it."""
    number, key = 1, wanted
    while key in taken:
        number += 1
        key = f"{wanted[:55]}-{number}"
    return key


def digest(body: Mapping[str, Any]) -> str:
    """Return the mark of a body's content, whatever the order of its fields."""
    text = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
