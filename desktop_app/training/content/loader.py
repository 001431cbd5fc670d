"""Loads a content pack: one bad file is told with its line and never stops the others."""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, ValidationError

from desktop_app.system.text import tr
from desktop_app.training.content.base import Item, Key, Strict, Text
from desktop_app.training.content.expectations import address, expectation, field_text, genuine
from desktop_app.training.content.kinds import KINDS, parse_json
from desktop_app.training.content.lists import LIST_KINDS, Entry, entries, list_head
from desktop_app.training.content.yaml_source import (
    Source,
    SourceError,
    read_source,
    unreadable,
)

PACK_FILE = "pack.yaml"
_ENDINGS = {".yaml", ".yml"}


class PackHead(Strict):
    """What `pack.yaml` says about the pack as a whole."""

    key: Key
    title: Annotated[Text, Field(max_length=40)]
    version: Annotated[int, Field(ge=1)]
    summary: str = ""


@dataclass(frozen=True, slots=True)
class ContentFault:
    """Something wrong in a pack, for the person who writes it."""

    file: str
    """Relative to the pack's folder, with `/`; empty for the folder itself."""
    line: int
    """Counted from 1; 0 when it concerns the whole file."""
    field: str
    """Such as `turns[2].next[1].to`, entries counted from 1; empty for the whole file."""
    expected: str
    """What is expected there, a Chinese sentence."""
    warning: bool = False
    """True: the item is usable all the same."""


@dataclass(frozen=True, slots=True)
class LoadedItem:
    """One valid item; equal `sha256` means equal content, whatever the file's layout."""

    key: str
    kind: str
    title: str
    item: Item
    body_json: str
    """Canonical JSON: the written fields, sorted, with `kind`; `kinds.parse` takes it back."""
    sha256: str
    path: Path
    place: tuple[str | int, ...] = ()
    """Where in the file it stands; empty: it is the whole file."""
    line: int = 0


@dataclass(frozen=True, slots=True)
class LoadedPack:
    """A pack's usable items, by path, and what is wrong with the rest.

    Without a usable `pack.yaml`, key and title are the folder's name and the version is 0.
    """

    key: str
    title: str
    version: int
    summary: str
    items: tuple[LoadedItem, ...]
    faults: tuple[ContentFault, ...]
    folder: Path


def load_pack(folder: Path) -> LoadedPack:
    """Load every YAML file below *folder*; nothing in it can make this raise."""
    faults: list[ContentFault] = []
    head = _head(folder, faults)
    items: dict[tuple[str, str], LoadedItem] = {}
    for path in _files(folder, faults):
        for item in _items(path, folder, faults):
            first = items.setdefault((item.kind, item.key), item)
            if first is not item:
                known = first.path.relative_to(folder).as_posix()
                again = tr("{file} 里已有同样的 key，请改一个。").format(file=known)
                where = (*item.place, "key")
                line = item.line if item.place else 0
                faults.append(ContentFault(_name(path, folder), line, field_text(where), again))
    return LoadedPack(
        key=head.key if head else folder.name,
        title=head.title if head else folder.name,
        version=head.version if head else 0,
        summary=head.summary if head else "",
        items=tuple(items.values()),
        faults=tuple(faults),
        folder=folder,
    )


def _name(path: Path, folder: Path) -> str:
    name = path.relative_to(folder).as_posix()
    return "" if name == "." else name


def _files(folder: Path, faults: list[ContentFault]) -> Iterator[Path]:
    """Yield the content files in a stable order; hidden ones belong to editors and systems."""

    def tell(error: OSError) -> None:
        where = _name(Path(error.filename), folder)
        faults.append(ContentFault(where, 0, "", unreadable(error)))

    for place, folders, files in os.walk(folder, onerror=tell):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(place, name)
            hidden = name.startswith(".") or path == folder / PACK_FILE
            if path.suffix.lower() in _ENDINGS and not hidden:
                yield path


def _head(folder: Path, faults: list[ContentFault]) -> PackHead | None:
    path = folder / PACK_FILE
    if not folder.is_dir():
        return None
    source = _source(path, folder, faults)
    if source is None:
        return None
    try:
        return PackHead.model_validate_json(_json(source.data), strict=True)
    except ValidationError as error:
        faults += _told(error, PACK_FILE, source)
        return None


def _source(path: Path, folder: Path, faults: list[ContentFault]) -> Source | None:
    try:
        return read_source(path)
    except SourceError as bad:
        faults.append(ContentFault(_name(path, folder), bad.line, bad.where, bad.expected))
        return None


def _items(path: Path, folder: Path, faults: list[ContentFault]) -> Iterator[LoadedItem]:
    """Yield the item that a file is, or those of the list that it holds."""
    source = _source(path, folder, faults)
    if source is None:
        return
    name = _name(path, folder)
    kind = source.data.setdefault("kind", _habitual_kind(path))
    if not isinstance(kind, str) or kind not in (*KINDS, *LIST_KINDS):
        known = tr("、").join((*KINDS, *LIST_KINDS))
        expected = tr("kind 应为以下之一：{kinds}。").format(kinds=known)
        faults.append(ContentFault(name, source.spot.line_of(["kind"]), "kind", expected))
        return
    if kind in LIST_KINDS:
        yield from _listed(path, name, source, faults)
        return
    try:
        item = _loaded(Entry(kind, source.data, ()), path, source)
    except ValidationError as error:
        faults += _told(error, name, source)
        return
    if _named(item.key, path, name, source, faults):
        yield item


def _listed(
    path: Path, name: str, source: Source, faults: list[ContentFault]
) -> Iterator[LoadedItem]:
    """Yield the items of a list; one with a fault never stops the others."""
    try:
        head = list_head(_json(source.data))
    except ValidationError as error:
        faults += _told(error, name, source)
        return
    if not _named(head.key, path, name, source, faults):
        return
    for entry in entries(source.data):
        if "title" in entry.body:
            where = (*entry.place, "title")
            told = tr("试题不写标题，列表里显示题干的开头，请删去这一行。")
            faults.append(ContentFault(name, source.spot.line_of(where), field_text(where), told))
            continue
        try:
            yield _loaded(entry, path, source)
        except ValidationError as error:
            faults += _told(error, name, source, entry)


def _named(key: str, path: Path, name: str, source: Source, faults: list[ContentFault]) -> bool:
    """Tell whether a file is named after its key; a fault says so otherwise."""
    if key == path.stem:
        return True
    expected = tr("文件名应与 key 一致：{key}.yaml。").format(key=key)
    faults.append(ContentFault(name, source.spot.line_of(["key"]), "key", expected))
    return False


def _loaded(entry: Entry, path: Path, source: Source) -> LoadedItem:
    item = parse_json(entry.kind, _json(entry.body))
    body = _json({"kind": entry.kind} | item.model_dump(mode="json", exclude_unset=True))
    digest = hashlib.sha256(body.encode()).hexdigest()
    line = source.spot.line_of((*entry.place, "key"))
    return LoadedItem(item.key, entry.kind, item.title, item, body, digest, path, entry.place, line)


def _habitual_kind(path: Path) -> str | None:
    """Return the kind that the folder's name stands for: `scripts/` holds scripts."""
    names = {f"{kind}{plural}": kind for kind in KINDS for plural in ("s", "es")}
    return (names | {kind: kind for kind in LIST_KINDS}).get(path.parent.name)


def _json(body: Mapping[str, Any]) -> str:
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _told(
    error: ValidationError, name: str, source: Source, entry: Entry | None = None
) -> list[ContentFault]:
    """Put what is wrong into words, each with its line; *entry* is the one of a list."""
    place, data = (entry.place, entry.body) if entry else ((), source.data)
    told = []
    for detail in genuine(error.errors(include_url=False)):
        path = (*place, *address(detail, data))
        line = source.spot.line_of(path)
        told.append(ContentFault(name, line, field_text(path), expectation(detail)))
    return sorted(told, key=lambda fault: fault.line)
