"""Items to files and from files; what is wrong is told with line, field and what is expected."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.content.base import Item
from desktop_app.training.content.file_faults import FileFault
from desktop_app.training.content.writing.states import Finding
from desktop_app.training.content.yaml_source import SourceError, read_source

T = TypeVar("T", bound=Item)


def read_yaml(
    path: Path,
    kind: str,
    what: str,
    examine: Callable[[Mapping[str, Any]], tuple[T | None, Sequence[Finding]]],
) -> tuple[T | None, tuple[FileFault, ...]]:
    """Return the item of *kind*, called *what*, that a file holds, or the faults in their order."""
    try:
        source = read_source(path)
    except SourceError as bad:
        return None, (FileFault(path.name, bad.line, bad.where, bad.expected),)
    body = source.data
    if body.setdefault("kind", kind) != kind:
        told = tr("应为 {kind}：这里只导入{what}。").format(kind=kind, what=what)
        return None, (FileFault(path.name, source.spot.line_of(["kind"]), "kind", told),)
    item, found = examine(body)
    faults = [
        FileFault(path.name, source.spot.line_of(one.path), one.field, one.expected)
        for one in found
    ]
    return item, tuple(sorted(faults, key=lambda one: one.row))


def yaml_of(item: Item, kind: str) -> bytes:
    """Return an item as the file that `read_yaml` reads back."""
    from desktop_app.training.content.yaml_target import to_yaml

    body = item.model_dump(mode="json", exclude_defaults=True)
    return to_yaml({"kind": kind, **body}).encode()


def write_file(path: Path, content: bytes) -> None:
    """Write a file, its folder too; raises Trouble where that is not possible."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        raise Trouble(
            tr("“{file}”写不了：{reason}。").format(file=path, reason=error.strerror or error),
            tr("已发布的内容和草稿都没有动。"),
            tr("请关掉占用它的程序，或换一个位置再导出。"),
        ) from error
