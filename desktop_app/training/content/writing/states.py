"""What the use cases of writing hand out: rows of the list, drafts, files read, refusals."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from db.records import ContentVersion, Edition
from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.content.expectations import field_text
from desktop_app.training.content.use_cases import PUBLISHED

Body: TypeAlias = dict[str, Any]
"""The JSON data of an item. One under way may have faults, so it is no item yet."""

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to put right: `path` leads to it in the item's data."""

    path: Path
    expected: str
    """A Chinese sentence."""

    @property
    def field(self) -> str:
        """The place as `sections[2].items[1].weight`, counted from 1."""
        return field_text(self.path)


@dataclass(frozen=True, slots=True)
class Listed:
    """An item in the list: `edition` is what holds, or was last; `waiting` came with a newer
    pack for an item that was changed here; `draft_at` is when the actor's draft was kept.
    """

    name: str
    """What `edit` takes: its key, or the name of a draft that was never published."""
    title: str
    fields: Mapping[str, Any]
    """Those of the body that a list shows."""
    edition: Edition | None
    author: str
    """Who wrote that edition; empty: it came with the program."""
    waiting: Edition | None
    draft_at: datetime | None
    retirable: bool
    """Whether it can be taken out of use."""

    @property
    def published(self) -> bool:
        """Whether it is in use."""
        return self.edition is not None and self.edition.status == PUBLISHED


@dataclass(frozen=True, slots=True)
class Working:
    """An item being written: `base` is the version it goes out from, None for a new one."""

    name: str
    body: Body
    base: ContentVersion | None
    saved_at: datetime | None


@dataclass(frozen=True, slots=True)
class Incoming:
    """An item from a file before it is taken in: `head` is what it would follow on."""

    name: str
    body: Body
    head: ContentVersion | None
    changes: tuple[str, ...]
    same: bool
    """Whether it says what the version in use says."""
    replaces_draft: bool
    """Whether the actor is writing on this item: their draft would be lost."""


@dataclass(frozen=True, slots=True)
class FromFile:
    """An item as a file has it, and what taking it in would do."""

    file: str
    title: str
    incoming: Incoming


class Unfinished(Trouble):
    """Faults keep an item from being published; `findings` says where each is."""

    def __init__(self, found: tuple[Finding, ...]) -> None:
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


def settled(title: str) -> Trouble:
    """Return what is told when somebody else was quicker."""
    return Trouble(
        tr("“{title}”已经处理过了。").format(title=title),
        tr("没有任何改动。"),
        tr("列表已更新，请再看一眼。"),
    )


def unchanged(number: int) -> Trouble:
    """Return what is told of a draft that says what version *number* says."""
    return Trouble(
        tr("和正在使用的第 {n} 版一样，没有要发布的改动。").format(n=number),
        tr("草稿和各个版本都没有动。"),
        tr("修改之后再发布，或丢弃这份草稿。"),
    )


def needed(title: str) -> Trouble:
    """Return what is told when something that the program relies on is to be retired."""
    return Trouble(
        tr("“{title}”在程序里有固定用处，不能停用。").format(title=title),
        tr("没有任何改动。"),
        tr("不合用的地方可以修改，改好后发布新版。"),
    )
