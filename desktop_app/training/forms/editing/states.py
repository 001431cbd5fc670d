"""What the use cases of templates hand out: rows of the list, drafts, files read, refusals."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from db.records import ContentVersion, Draft, Edition
from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.content.use_cases import IN_REVIEW, OWN_PACK, PUBLISHED, RETIRED
from desktop_app.training.forms.editing.body import Body

if TYPE_CHECKING:
    from desktop_app.training.forms.editing.checks import Finding

_FREE_USES = ("self_check", "survey")
"""Of these there may be any number, and none: the program names no form of theirs by its key."""
_BOUND = frozenset({"service-self-check"})
"""Except this one: 今日 and the comparison of views are about it."""

DRAFT_PREFIX = "template:"
"""What the names of drafts begin with."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A template in the list: `edition` is what holds, or was last; `waiting` came with a newer
    program for a template that was changed here; `draft_at` is when the actor's draft was kept.
    """

    name: str
    """What `edit` takes: its key, or the name of a draft that was never published."""
    title: str
    use: str
    edition: Edition | None
    author: str
    """Who wrote that edition; empty: it came with the program."""
    waiting: Edition | None
    draft_at: datetime | None

    @property
    def published(self) -> bool:
        """Whether sheets can be filled on it."""
        return self.edition is not None and self.edition.status == PUBLISHED

    @property
    def retirable(self) -> bool:
        """Whether it can be taken out of use."""
        return (
            self.edition is not None
            and self.published
            and not bound(self.edition.pack, self.use, self.name)
        )


@dataclass(frozen=True, slots=True)
class Working:
    """A template being written: `base` is the version it goes out from, None for a new one."""

    name: str
    body: Body
    base: ContentVersion | None
    saved_at: datetime | None


@dataclass(frozen=True, slots=True)
class Incoming:
    """A template from a file before it is taken in: `head` is what it would follow on."""

    name: str
    body: Body
    head: ContentVersion | None
    changes: tuple[str, ...]
    same: bool
    """Whether it says what the version in use says."""
    replaces_draft: bool
    """Whether the actor is writing on this template: their draft would be lost."""


class Unfinished(Trouble):
    """Faults keep a template from being published; `findings` says where each is."""

    def __init__(self, found: "tuple[Finding, ...]") -> None:
        super().__init__(
            tr("还有 {n} 处要改，先不能发布。").format(n=len(found)),
            tr("草稿都保存着。"),
            tr("请按列出的各处改好再发布。"),
        )
        self.findings = found


class Overtaken(Trouble):
    """Somebody published another version meanwhile; publishing again with `over` goes on."""

    def __init__(self, number: int, author: str) -> None:
        told = tr("您开始修改之后，{author}已发布第 {n} 版。")
        super().__init__(
            told.format(author=author or tr("程序更新"), n=number),
            tr("您的草稿和第 {n} 版都保存着。").format(n=number),
            tr("请先看第 {n} 版改了什么，再决定是否用您的草稿发布新版。").format(n=number),
        )


def bound(pack: str, use: str, key: str) -> bool:
    """Tell whether the program relies on a template: such a one can be changed, never retired."""
    return key in _BOUND or (use not in _FREE_USES and pack != OWN_PACK)


def listed(
    key: str, editions: list[Edition], names: Mapping[UUID | None, str], draft: Draft | None
) -> Listed:
    """Return the row of a template with these versions, newest first."""
    shown = next(
        (one for one in editions if one.status == PUBLISHED),
        next((one for one in editions if one.status == RETIRED), editions[0]),
    )
    waiting = next((one for one in editions if one.status == IN_REVIEW), None)
    return Listed(
        name=key,
        title=shown.title,
        use=str(shown.fields["use"]),
        edition=shown,
        author=names.get(shown.author_id, ""),
        waiting=waiting,
        draft_at=draft.saved_at if draft else None,
    )


def listed_draft(draft: Draft) -> Listed:
    """Return the row of a template that was never published."""
    form = draft.body["form"]
    name = draft.name.removeprefix(DRAFT_PREFIX)
    return Listed(name, form["title"], form["use"], None, "", None, draft.saved_at)
