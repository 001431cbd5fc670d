"""Writing content: drafted, published, looked back on, exchanged; the same for every kind.

What holds is a version that people use and records keep. What is being written is a draft of its
writer's own, kept at every keystroke. Publishing makes the next version: what was made with an
earlier one keeps it.
"""

from abc import ABC, abstractmethod
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar, Generic, TypeVar
from uuid import UUID

from db.ids import new_id
from db.records import ContentVersion, Draft, Edition, Person
from db.store import Store, Transaction
from desktop_app.system.changes import Changes, Subject
from desktop_app.system.clock import Clock
from desktop_app.system.text import tr
from desktop_app.training.content.base import Item
from desktop_app.training.content.keys import own_key
from desktop_app.training.content.use_cases import (
    IN_REVIEW,
    OWN_PACK,
    PUBLISHED,
    RETIRED,
    Library,
    digest,
    free_key,
)
from desktop_app.training.content.writing.rows import listed, listed_draft
from desktop_app.training.content.writing.states import (
    Body,
    Finding,
    Incoming,
    Listed,
    Overtaken,
    Unfinished,
    Working,
    needed,
    settled,
    unchanged,
)
from desktop_app.training.people.permissions import Act, allowed, require

T = TypeVar("T", bound=Item)

_NEW = "new:"


class Writing(ABC, Generic[T]):
    """Items of one kind on their way from a draft to a version in use.

    A kind says by class attributes what it is called in the store and by methods what it looks
    like; who may write is asked here, once.
    """

    kind: ClassVar[str]
    act: ClassVar[Act]
    prefix: ClassVar[str]
    """What the names of its drafts begin with."""
    unnamed: ClassVar[str]
    """The key of an item before it is first published."""
    fields: ClassVar[tuple[str, ...]]
    """What of a body the list shows."""
    reviewed: ClassVar[bool] = False
    """Whether a version waits to be looked over before it is used: publishing hands it in."""

    def __init__(self, store: Store, clock: Clock, changes: Changes, library: Library) -> None:
        self._store = store
        self._clock = clock
        self._changes = changes
        self._library = library

    # What a kind has of its own

    @abstractmethod
    def _model(self) -> type[T]:
        """Return what describes the kind."""

    @abstractmethod
    def _examine(self, body: Mapping[str, Any]) -> tuple[T | None, tuple[Finding, ...]]:
        """Return the item that *body* makes, if any, and everything that is wrong with it."""

    @abstractmethod
    def _differences(self, old: T, new: T) -> tuple[str, ...]:
        """Return what changed between two versions, as sentences."""

    @abstractmethod
    def _place(self, one: Listed) -> tuple[Any, ...]:
        """Return where an item stands in the list, to be sorted by."""

    def _bound(self, pack: str, fields: Mapping[str, Any], key: str) -> bool:
        """Tell whether the program relies on an item: it can be changed then, never retired."""
        del pack, fields, key
        return False

    def _check_decision(
        self, tx: Transaction, actor: Person, version: ContentVersion, take: bool, reason: str
    ) -> None:
        """Refuse a decision on a version that waits, or add what follows from it."""

    def may(self, actor: Person) -> bool:
        """Tell whether *actor* is to be offered any of this."""
        return allowed(actor, self.act)

    # Looking

    def listed(self, actor: Person) -> tuple[Listed, ...]:
        """Return every item by title, drafts that were never published first."""
        require(actor, self.act)
        with self._store.reading() as tx:
            editions = tx.content.editions(self.kind, self.fields)
            drafts = {one.name: one for one in tx.people.drafts(actor.id, self.prefix)}
            names = _names(tx, editions)
        by_key: dict[str, list[Edition]] = {}
        for edition in editions:
            by_key.setdefault(edition.key, []).append(edition)
        found = [
            listed(key, several, names, drafts.get(self.prefix + key), self._bound)
            for key, several in by_key.items()
        ]
        new = [
            listed_draft(one, name.removeprefix(self.prefix), self.kind, self.fields)
            for name, one in drafts.items()
            if name.startswith(self.prefix + _NEW)
        ]
        return (*new, *sorted(found, key=self._place))

    def history(self, actor: Person, key: str) -> tuple[tuple[Edition, str], ...]:
        """Return the versions of an item, newest first, each with its author's name."""
        require(actor, self.act)
        with self._store.reading() as tx:
            item = self._item_of(tx, key)
            editions = tx.content.editions(self.kind, self.fields, item)
            names = _names(tx, editions)
        return tuple((one, names.get(one.author_id, "")) for one in editions)

    def version(self, actor: Person, version_id: UUID) -> T:
        """Return the item as one version has it."""
        require(actor, self.act)
        return self._library.version(version_id, self._model()).item

    def changes(self, actor: Person, older: UUID, newer: UUID) -> tuple[str, ...]:
        """Return what changed between two versions, as sentences."""
        return self._differences(self.version(actor, older), self.version(actor, newer))

    # Writing

    def _begin(self, actor: Person, body: Body) -> Working:
        require(actor, self.act)
        return self._keep(actor, Working(f"{_NEW}{new_id()}", body, None, None))

    def copy(self, actor: Person, version_id: UUID) -> Working:
        """Begin a new item as a copy of any version."""
        made = self.version(actor, version_id)
        title = tr("{title}（副本）").format(title=made.title[:36])
        body = made.model_dump(mode="json") | {"key": self.unnamed, "title": title}
        return self._keep(actor, Working(f"{_NEW}{new_id()}", body, None, None))

    def edit(self, actor: Person, name: str) -> Working:
        """Go on with the draft of an item, or begin one from what holds."""
        require(actor, self.act)
        with self._store.reading() as tx:
            return self._working(tx, actor, name)

    def read_only(self, actor: Person, version_id: UUID) -> tuple[Working, int]:
        """Return one version as it would be written on, and its number; nothing is kept."""
        body = self.version(actor, version_id).model_dump(mode="json")
        with self._store.reading() as tx:
            known = tx.content.get(version_id)
        return Working(known.key, body, known, None), known.number

    def has_draft(self, actor: Person, name: str) -> bool:
        """Tell whether the actor is writing on an item."""
        require(actor, self.act)
        with self._store.reading() as tx:
            return tx.people.draft(actor.id, self.prefix + name) is not None

    def draft_from(self, actor: Person, version_id: UUID) -> Working:
        """Let an earlier version be the actor's draft, to be published as the next one."""
        body = self.version(actor, version_id).model_dump(mode="json")
        with self._store.reading() as tx:
            key = tx.content.get(version_id).key
            working = Working(key, body, self._head_version(tx, key), None)
        return self._keep(actor, working)

    def keep(self, actor: Person, working: Working, body: Body) -> Working:
        """Keep what has been written so far; called at every keystroke."""
        require(actor, self.act)
        return self._keep(actor, replace(working, body=body))

    def throw_away(self, actor: Person, name: str) -> None:
        """Drop the actor's draft; the versions stay as they are."""
        require(actor, self.act)
        with self._store.writing() as tx:
            tx.people.drop_draft(actor.id, self.prefix + name)
        self._changes.announce(Subject.CONTENT)

    def publish(self, actor: Person, name: str, over: bool = False) -> ContentVersion:
        """Make the actor's draft the version that holds; the one before is retired, never lost.

        Raises Unfinished for a draft with faults, Overtaken when another version was published
        meanwhile, unless *over*.
        """
        require(actor, self.act)
        with self._store.writing() as tx:
            working = self._working(tx, actor, name)
            made, found = self._examine(working.body)
            if made is None or found:
                raise Unfinished(found)
            version = self._publish(tx, actor, working, made, over)
            tx.people.drop_draft(actor.id, self.prefix + name)
        self._changes.announce(Subject.CONTENT)
        return version

    def take_back(self, actor: Person, version_id: UUID) -> ContentVersion:
        """Let an earlier version hold again: as a new version that says the same."""
        made = self.version(actor, version_id)
        with self._store.writing() as tx:
            old = tx.content.get(version_id)
            working = Working(old.key, made.model_dump(mode="json"), None, None)
            version = self._publish(tx, actor, working, made, over=True)
        self._changes.announce(Subject.CONTENT)
        return version

    def decide(self, actor: Person, version_id: UUID, take: bool, reason: str = "") -> None:
        """Take up a version that waits, or let what holds go on; a newer pack brings such."""
        self.decide_all(actor, [version_id], take, reason)

    def decide_all(
        self, actor: Person, version_ids: Sequence[UUID], take: bool, reason: str = ""
    ) -> None:
        """Decide on several versions that wait: on all of them or none."""
        require(actor, self.act)
        with self._store.writing() as tx:
            for version_id in version_ids:
                version = tx.content.get(version_id)
                if version.kind != self.kind or version.status != IN_REVIEW:
                    raise settled(version.title)
                self._check_decision(tx, actor, version, take, reason.strip())
                if take:
                    tx.content.set_status(tx.content.siblings(version.item_id, PUBLISHED), RETIRED)
                tx.content.set_status([version_id], PUBLISHED if take else RETIRED)
        self._changes.announce(Subject.CONTENT)

    def retire(self, actor: Person, key: str) -> None:
        """Offer an item no longer; what was made with it stays."""
        require(actor, self.act)
        with self._store.writing() as tx:
            version = tx.content.published_one(self.kind, key)
            if self._bound(version.pack, version.body, key):
                raise needed(version.title)
            tx.content.set_status([version.id], RETIRED)
        self._changes.announce(Subject.CONTENT)

    def restore(self, actor: Person, key: str) -> None:
        """Offer a retired item again, as it last was."""
        require(actor, self.act)
        with self._store.writing() as tx:
            editions = tx.content.editions(self.kind, (), self._item_of(tx, key))
            if any(one.status == PUBLISHED for one in editions):
                raise settled(editions[0].title)
            last = next(one for one in editions if one.status == RETIRED)
            tx.content.set_status([last.version_id], PUBLISHED)
        self._changes.announce(Subject.CONTENT)

    # From files

    def incoming(self, actor: Person, made: T, named: bool) -> Incoming:
        """Return what taking in *made* would do; it is *named* when its file said its key."""
        require(actor, self.act)
        with self._store.reading() as tx:
            known = named and tx.content.has(self.kind, made.key)
            name = made.key if known else f"{_NEW}{made.key if named else new_id()}"
            head = self._head_version(tx, made.key) if known else None
            draft = tx.people.draft(actor.id, self.prefix + name)
        body = made.model_dump(mode="json") | ({} if named else {"key": self.unnamed})
        changes = self._differences(self._parsed(head), made) if head else ()
        same = head is not None and head.status != RETIRED and self._parsed(head) == made
        return Incoming(name, body, head, changes, same, draft is not None)

    def take_in(
        self, actor: Person, several: Iterable[Incoming], publish: bool = False
    ) -> tuple[Working, ...]:
        """Keep items from files as drafts, or publish them at once: all of them or none.

        What is the same as the version in use is left out.
        """
        require(actor, self.act)
        taken: list[Working] = []
        with self._store.writing() as tx:
            keys = set(tx.content.keys(self.kind))
            for one in (each for each in several if not each.same):
                working = Working(one.name, one.body, one.head, None)
                taken.append(working)
                if publish:
                    made = self._parse(working.body)
                    keys.add(self._publish(tx, actor, working, made, True, keys).key)
                    tx.people.drop_draft(actor.id, self.prefix + working.name)
                else:
                    tx.people.save_draft(self._draft(actor, working))
        self._changes.announce(Subject.CONTENT)
        return tuple(taken)

    # What both the window and files do

    def _keep(self, actor: Person, working: Working) -> Working:
        draft = self._draft(actor, working)
        with self._store.writing() as tx:
            tx.people.save_draft(draft)
        return replace(working, saved_at=draft.saved_at)

    def _draft(self, actor: Person, working: Working) -> Draft:
        base = str(working.base.id) if working.base else None
        body = {"base": base, self.kind: working.body}
        return Draft(actor.id, self.prefix + working.name, body, self._clock.now())

    def _working(self, tx: Transaction, actor: Person, name: str) -> Working:
        draft = tx.people.draft(actor.id, self.prefix + name)
        if draft is None:
            base = self._head_version(tx, name)
            return Working(name, self._parsed(base).model_dump(mode="json"), base, None)
        base_id = draft.body["base"]
        known = tx.content.get(UUID(base_id)) if base_id else None
        return Working(name, draft.body[self.kind], known, draft.saved_at)

    def _publish(
        self, tx: Transaction, actor: Person, working: Working, made: T, over: bool,
        keys: Container[str] = (),
    ) -> ContentVersion:  # fmt: skip
        new = working.name.startswith(_NEW)
        wished = own_key(made.title) if made.key == self.unnamed else made.key
        key = free_key(wished, keys or tx.content.keys(self.kind)) if new else working.name
        head = None if new else self._head_version(tx, key)
        base = working.base
        if head is not None and base is not None and head.number > base.number and not over:
            raise Overtaken(head.number, _names_of(tx, {head.author_id}).get(head.author_id, ""))
        body = made.model_dump(mode="json") | {"key": key}
        if head and head.status != RETIRED and self._parsed(head) == self._parse(body):
            raise unchanged(head.number)
        item = head.item_id if head else new_id()
        editions = tx.content.editions(self.kind, (), item)
        status = IN_REVIEW if self.reviewed else PUBLISHED
        version = ContentVersion(
            id=new_id(),
            item_id=item,
            pack=head.pack if head else OWN_PACK,
            kind=self.kind,
            key=key,
            number=editions[0].number + 1 if editions else 1,
            status=status,
            title=made.title,
            body=body,
            sha256=digest(body),
            created_at=self._clock.now(),
            author_id=actor.id,
        )
        tx.content.set_status(tx.content.siblings(item, status), RETIRED)
        tx.content.add(version)
        return version

    def _item_of(self, tx: Transaction, key: str) -> UUID:
        return self._head_version(tx, key).item_id

    def _head_version(self, tx: Transaction, key: str) -> ContentVersion:
        """Return what is written on from: what was handed in here, what holds, or what held last.

        Raises NotFound where there is no such item.
        """
        found = tx.content.of_key(self.kind, key, (IN_REVIEW, PUBLISHED, RETIRED))
        if self.reviewed and (waiting := next((one for one in found if _handed_in(one)), None)):
            return waiting
        held = [one for one in found if one.status != IN_REVIEW] or list(found)
        return next((one for one in held if one.status == PUBLISHED), held[0])

    def _parse(self, body: Mapping[str, Any]) -> T:
        from desktop_app.training.content.kinds import parse

        item = parse(self.kind, body)
        assert isinstance(item, self._model())
        return item

    def _parsed(self, version: ContentVersion) -> T:
        return self._parse(version.body)


def _handed_in(version: ContentVersion) -> bool:
    """Tell whether somebody here wrote a version that waits; others came with a pack."""
    return version.status == IN_REVIEW and version.author_id is not None


def _names(tx: Transaction, editions: Sequence[Edition]) -> dict[UUID | None, str]:
    return _names_of(tx, {one.author_id for one in editions})


def _names_of(tx: Transaction, ids: set[UUID | None]) -> dict[UUID | None, str]:
    known = [one for one in ids if one is not None]
    return {one: tx.people.get(one).name for one in known}
