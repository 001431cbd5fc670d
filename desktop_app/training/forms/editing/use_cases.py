"""What a supervisor does with form templates: write, publish, look back, take back, retire.

A published template is a version of a content item and never changes; what is being written is a
draft of its writer's own, kept at every keystroke. Publishing makes the next version: sheets that
were filled keep theirs.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from db.ids import new_id
from db.records import ContentVersion, Draft, Edition, Person
from db.store import Store, Transaction
from desktop_app.system.changes import Changes, Subject
from desktop_app.system.clock import Clock
from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
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
from desktop_app.training.forms.editing.body import Body, blank, renamed
from desktop_app.training.forms.editing.states import (
    DRAFT_PREFIX,
    Incoming,
    Listed,
    Overtaken,
    Unfinished,
    Working,
    bound,
    listed,
    listed_draft,
)
from desktop_app.training.forms.kinds import FormUse
from desktop_app.training.people.permissions import Act, allowed, require

if TYPE_CHECKING:
    from desktop_app.training.forms.template import Form

KIND = "form"
_NEW = "new:"
_UNNAMED = "new-form"
"""The key of a template before it is first published."""
_FIELDS = ("use", "summary")
_USES = tuple(str(one) for one in FormUse)


class Templates:
    """Form templates on their way from a draft to a version in use; only supervisors write."""

    def __init__(self, store: Store, clock: Clock, changes: Changes, library: Library) -> None:
        self._store = store
        self._clock = clock
        self._changes = changes
        self._library = library

    def may(self, actor: Person) -> bool:
        """Tell whether *actor* is to be offered any of this."""
        return allowed(actor, Act.WRITE_FORMS)

    # Looking

    def listed(self, actor: Person) -> tuple[Listed, ...]:
        """Return every template by title, drafts that were never published first."""
        require(actor, Act.WRITE_FORMS)
        with self._store.reading() as tx:
            editions = tx.content.editions(KIND, _FIELDS)
            drafts = {one.name: one for one in tx.people.drafts(actor.id, DRAFT_PREFIX)}
            names = _names(tx, editions)
        by_key: dict[str, list[Edition]] = {}
        for edition in editions:
            by_key.setdefault(edition.key, []).append(edition)
        found = [
            listed(key, several, names, drafts.get(DRAFT_PREFIX + key))
            for key, several in by_key.items()
        ]
        new = [
            listed_draft(one)
            for name, one in drafts.items()
            if name.startswith(DRAFT_PREFIX + _NEW)
        ]
        return (*new, *sorted(found, key=_place))

    def history(self, actor: Person, key: str) -> tuple[tuple[Edition, str], ...]:
        """Return the versions of a template, newest first, each with its author's name."""
        require(actor, Act.WRITE_FORMS)
        with self._store.reading() as tx:
            item = _item_of(tx, key)
            editions = tx.content.editions(KIND, _FIELDS, item)
            names = _names(tx, editions)
        return tuple((one, names.get(one.author_id, "")) for one in editions)

    def version(self, actor: Person, version_id: UUID) -> "Form":
        """Return the template as one version has it."""
        from desktop_app.training.forms.template import Form

        require(actor, Act.WRITE_FORMS)
        return self._library.version(version_id, Form).item

    def changes(self, actor: Person, older: UUID, newer: UUID) -> tuple[str, ...]:
        """Return what changed between two versions, as sentences."""
        from desktop_app.training.forms.editing.differences import differences

        return differences(self.version(actor, older), self.version(actor, newer))

    def open_sheets(self, actor: Person, key: str) -> int:
        """Return how many sheets of this template are being filled in and not yet handed in."""
        require(actor, Act.WRITE_FORMS)
        with self._store.reading() as tx:
            return tx.people.count_drafts(f"sheet:{key}:")

    # Writing

    def begin(self, actor: Person, use: str = "self_check") -> Working:
        """Begin a new template."""
        require(actor, Act.WRITE_FORMS)
        name = f"{_NEW}{new_id()}"
        return self._keep(actor, Working(name, blank(_UNNAMED, "", use), None, None))

    def copy(self, actor: Person, version_id: UUID) -> Working:
        """Begin a new template as a copy of any version."""
        form = self.version(actor, version_id)
        title = tr("{title}（副本）").format(title=form.title[:36])
        body = renamed(form.model_dump(mode="json"), _UNNAMED, title)
        return self._keep(actor, Working(f"{_NEW}{new_id()}", body, None, None))

    def edit(self, actor: Person, name: str) -> Working:
        """Go on with the draft of a template, or begin one from what holds."""
        require(actor, Act.WRITE_FORMS)
        with self._store.reading() as tx:
            return self._working(tx, actor, name)

    def keep(self, actor: Person, working: Working, body: Body) -> Working:
        """Keep what has been written so far; called at every keystroke."""
        require(actor, Act.WRITE_FORMS)
        return self._keep(actor, replace(working, body=body))

    def throw_away(self, actor: Person, name: str) -> None:
        """Drop the actor's draft; the versions stay as they are."""
        require(actor, Act.WRITE_FORMS)
        with self._store.writing() as tx:
            tx.people.drop_draft(actor.id, DRAFT_PREFIX + name)
        self._changes.announce(Subject.CONTENT)

    def publish(self, actor: Person, name: str, over: bool = False) -> ContentVersion:
        """Make the actor's draft the version that holds; the one before is retired, never lost.

        Raises Unfinished for a draft with faults, Overtaken when another version was published
        meanwhile, unless *over*.
        """
        from desktop_app.training.forms.editing.checks import examine

        require(actor, Act.WRITE_FORMS)
        with self._store.writing() as tx:
            working = self._working(tx, actor, name)
            form, found = examine(working.body)
            if form is None or found:
                raise Unfinished(found)
            version = self._publish(tx, actor, working, form, over)
            tx.people.drop_draft(actor.id, DRAFT_PREFIX + name)
        self._changes.announce(Subject.CONTENT)
        return version

    def take_back(self, actor: Person, version_id: UUID) -> ContentVersion:
        """Let an earlier version hold again: as a new version that says the same."""
        form = self.version(actor, version_id)
        with self._store.writing() as tx:
            old = tx.content.get(version_id)
            working = Working(old.key, form.model_dump(mode="json"), None, None)
            version = self._publish(tx, actor, working, form, over=True)
        self._changes.announce(Subject.CONTENT)
        return version

    def decide(self, actor: Person, version_id: UUID, take: bool) -> None:
        """Take up the version that came with a newer program, or keep the own one."""
        require(actor, Act.WRITE_FORMS)
        with self._store.writing() as tx:
            version = tx.content.get(version_id)
            if version.status != IN_REVIEW:
                raise _settled(version.title)
            if take:
                tx.content.set_status(tx.content.siblings(version.item_id, PUBLISHED), RETIRED)
            tx.content.set_status([version_id], PUBLISHED if take else RETIRED)
        self._changes.announce(Subject.CONTENT)

    def retire(self, actor: Person, key: str) -> None:
        """Offer a template no longer; what was filled on it stays."""
        require(actor, Act.WRITE_FORMS)
        with self._store.writing() as tx:
            version = tx.content.published_one(KIND, key)
            if bound(version.pack, version.body["use"], key):
                raise Trouble(
                    tr("“{title}”在程序里有固定用处，不能停用。").format(title=version.title),
                    tr("没有任何改动。"),
                    tr("不合用的项目可以修改，改好后发布新版。"),
                )
            tx.content.set_status([version.id], RETIRED)
        self._changes.announce(Subject.CONTENT)

    def restore(self, actor: Person, key: str) -> None:
        """Offer a retired template again, as it last was."""
        require(actor, Act.WRITE_FORMS)
        with self._store.writing() as tx:
            editions = tx.content.editions(KIND, (), _item_of(tx, key))
            if any(one.status == PUBLISHED for one in editions):
                raise _settled(editions[0].title)
            last = next(one for one in editions if one.status == RETIRED)
            tx.content.set_status([last.version_id], PUBLISHED)
        self._changes.announce(Subject.CONTENT)

    # From files

    def incoming(self, actor: Person, form: "Form", named: bool) -> Incoming:
        """Return what taking in *form* would do; it is *named* when its file said its key."""
        from desktop_app.training.forms.editing.differences import differences

        require(actor, Act.WRITE_FORMS)
        with self._store.reading() as tx:
            known = named and form.key in tx.content.keys(KIND)
            name = form.key if known else f"{_NEW}{form.key if named else new_id()}"
            head = _head_version(tx, form.key) if known else None
            draft = tx.people.draft(actor.id, DRAFT_PREFIX + name)
        body = form.model_dump(mode="json") | ({} if named else {"key": _UNNAMED})
        changes = differences(_parsed(head), form) if head else ()
        same = head is not None and head.status == PUBLISHED and _parsed(head) == form
        return Incoming(name, body, head, changes, same, draft is not None)

    def take_in(
        self, actor: Person, several: Sequence[Incoming], publish: bool = False
    ) -> tuple[Working, ...]:
        """Keep templates from files as drafts, or publish them at once: all of them or none.

        What is the same as the version in use is left out.
        """
        require(actor, Act.WRITE_FORMS)
        taken = tuple(
            Working(one.name, one.body, one.head, None) for one in several if not one.same
        )
        with self._store.writing() as tx:
            for working in taken:
                if publish:
                    self._publish(tx, actor, working, _parse(working.body), over=True)
                    tx.people.drop_draft(actor.id, DRAFT_PREFIX + working.name)
                else:
                    tx.people.save_draft(self._draft(actor, working))
        self._changes.announce(Subject.CONTENT)
        return taken

    # What both the window and files do

    def _keep(self, actor: Person, working: Working) -> Working:
        draft = self._draft(actor, working)
        with self._store.writing() as tx:
            tx.people.save_draft(draft)
        return replace(working, saved_at=draft.saved_at)

    def _draft(self, actor: Person, working: Working) -> Draft:
        base = str(working.base.id) if working.base else None
        body = {"base": base, "form": working.body}
        return Draft(actor.id, DRAFT_PREFIX + working.name, body, self._clock.now())

    def _working(self, tx: Transaction, actor: Person, name: str) -> Working:
        draft = tx.people.draft(actor.id, DRAFT_PREFIX + name)
        if draft is None:
            base = _head_version(tx, name)
            form = _parsed(base)
            return Working(name, form.model_dump(mode="json"), base, None)
        base_id = draft.body["base"]
        known = tx.content.get(UUID(base_id)) if base_id else None
        return Working(name, draft.body["form"], known, draft.saved_at)

    def _publish(
        self, tx: Transaction, actor: Person, working: Working, form: "Form", over: bool
    ) -> ContentVersion:
        new = working.name.startswith(_NEW)
        wished = own_key(form.title) if form.key == _UNNAMED else form.key
        key = free_key(wished, tx.content.keys(KIND)) if new else working.name
        head = None if new else _head_version(tx, key)
        base = working.base
        if head is not None and base is not None and head.id != base.id and not over:
            raise Overtaken(head.number, _names_of(tx, {head.author_id}).get(head.author_id, ""))
        body = form.model_dump(mode="json") | {"key": key}
        if head is not None and head.status == PUBLISHED and _parsed(head) == _parse(body):
            raise Trouble(
                tr("和正在使用的第 {n} 版一样，没有要发布的改动。").format(n=head.number),
                tr("草稿和各个版本都没有动。"),
                tr("修改之后再发布，或丢弃这份草稿。"),
            )
        item = head.item_id if head else new_id()
        editions = tx.content.editions(KIND, (), item)
        version = ContentVersion(
            id=new_id(),
            item_id=item,
            pack=head.pack if head else OWN_PACK,
            kind=KIND,
            key=key,
            number=editions[0].number + 1 if editions else 1,
            status=PUBLISHED,
            title=form.title,
            body=body,
            sha256=digest(body),
            created_at=self._clock.now(),
            author_id=actor.id,
        )
        tx.content.set_status(tx.content.siblings(item, PUBLISHED), RETIRED)
        tx.content.add(version)
        return version


def _place(one: Listed) -> tuple[bool, int, str]:
    """Where a template stands in the list: in use first, then by use and title."""
    return (not one.published, _USES.index(one.use), one.title)


def _item_of(tx: Transaction, key: str) -> UUID:
    return _head_version(tx, key).item_id


def _head_version(tx: Transaction, key: str) -> ContentVersion:
    """Return the version that holds, else the one that held last; raises NotFound."""
    found = tx.content.of_key(KIND, key, (PUBLISHED, RETIRED))
    return next((one for one in found if one.status == PUBLISHED), found[0])


def _names(tx: Transaction, editions: tuple[Edition, ...]) -> dict[UUID | None, str]:
    return _names_of(tx, {one.author_id for one in editions})


def _names_of(tx: Transaction, ids: set[UUID | None]) -> dict[UUID | None, str]:
    known = [one for one in ids if one is not None]
    return {one: tx.people.get(one).name for one in known}


def _parse(body: Mapping[str, Any]) -> "Form":
    from desktop_app.training.content.kinds import parse
    from desktop_app.training.forms.template import Form

    form = parse(KIND, body)
    assert isinstance(form, Form)
    return form


def _parsed(version: ContentVersion) -> "Form":
    return _parse(version.body)


def _settled(title: str) -> Trouble:
    return Trouble(
        tr("“{title}”已经处理过了。").format(title=title),
        tr("没有任何改动。"),
        tr("列表已更新，请再看一眼。"),
    )
