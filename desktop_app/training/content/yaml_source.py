"""Reads one YAML file of a pack into plain data that still knows its lines.

Built on the event stream, not on `yaml.load`: the C composer overflows the stack on a hostile
file of brackets and takes the process with it, and the event stream keeps line numbers. Scalars
follow YAML 1.2: `14:00` and `yes` are text, not 840 and true.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from desktop_app.system.text import tr

MAX_BYTES = 2 * 1024 * 1024
_LONGEST_LINE = MAX_BYTES // 4
"""Bytes of a line that is told to be what makes a file too large."""
_KEY = re.compile(rb"[\s-]*([A-Za-z_][\w-]*)\s*:")
_MAX_DEPTH = 40
_MAX_NODES = 100_000

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]")
_INTEGER = re.compile(r"[-+]?(0|[1-9]\d{0,17})")
_DECIMAL = re.compile(r"[-+]?\d{1,18}\.\d{1,18}")
_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}


class SourceError(Exception):
    """A file that is no usable YAML: the line (0: none in particular), field and what to do."""

    def __init__(self, line: int, expected: str, where: str = "") -> None:
        super().__init__(expected)
        self.line = line
        self.expected = expected
        self.where = where


@dataclass(slots=True)
class Spot:
    """Where a value stands, and where its parts do; lines count from 1."""

    line: int
    parts: dict[str | int, "Spot"] = field(default_factory=dict)

    def line_of(self, path: Sequence[str | int]) -> int:
        """Return the line of the value at *path*, or of its nearest surroundings."""
        spot = self
        for step in path:
            if step not in spot.parts:
                break
            spot = spot.parts[step]
        return spot.line


@dataclass(frozen=True, slots=True)
class Source:
    """A file's data and where everything in it stands."""

    data: dict[str, Any]
    spot: Spot


def read_source(path: Path) -> Source:
    """Read *path*, whose top must be a mapping; raises SourceError, also for an unreadable file."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise _too_large(path)
        raw = path.read_bytes()
    except OSError as error:
        raise SourceError(0, unreadable(error)) from None
    return parse_source(_decoded(raw))


def _too_large(path: Path) -> SourceError:
    """Say which line makes the file so large, where one does."""
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if len(line) > _LONGEST_LINE:
                key = _KEY.match(line)
                told = tr("这一行有 {n} 个字，文件最多 2 MB，请改短。")
                letters = len(line.decode("utf-8", "replace").strip())
                where = key.group(1).decode() if key else ""
                return SourceError(number, told.format(n=f"{letters:,}"), where)
    return SourceError(0, tr("文件超过 2 MB，请拆成几个文件。"))


def unreadable(error: OSError) -> str:
    """Return a sentence on why a file or folder cannot be read."""
    if isinstance(error, FileNotFoundError):
        return tr("没有这个文件或文件夹。")
    if isinstance(error, PermissionError):
        return tr("没有读取权限。")
    return tr("读不出来：{reason}。").format(reason=error.strerror or error)


def _decoded(raw: bytes) -> str:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise SourceError(line, tr("不是 UTF-8 编码，请另存为 UTF-8。")) from None
    strange = _UNPRINTABLE.search(text)
    if strange is not None:
        line = text.count("\n", 0, strange.start()) + 1
        code = f"U+{ord(strange.group()):04X}"
        raise SourceError(line, tr("有看不见的控制字符（{code}），请删去。").format(code=code))
    return text


def parse_source(text: str) -> Source:
    """Parse *text*, whose top must be a mapping; raises SourceError."""
    import yaml

    try:
        return _Builder(text).build()
    except yaml.MarkedYAMLError as error:
        raise SourceError(*_explained(error, text)) from None
    except yaml.YAMLError as error:
        raise SourceError(0, tr("YAML 格式有误：{reason}。").format(reason=error)) from None


def _explained(error: Any, text: str) -> tuple[int, str]:
    """Return line and sentence for a syntax error."""
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else 0
    lines = text.splitlines()
    written = lines[line - 1] if 0 < line <= len(lines) else ""
    if "\t" in written[: len(written) - len(written.lstrip())]:
        return line, tr("缩进用了制表符，请改用空格。")
    if "mapping values are not allowed" in str(error.problem):
        return line, tr("这一行多了一个冒号，或缩进不对；文字里有冒号时请加引号。")
    return line, tr("YAML 格式有误，请检查这一行和上一行的缩进、引号和括号（{reason}）。").format(
        reason=error.problem or error
    )


class _Builder:
    """Builds data and spots from the events of one document."""

    def __init__(self, text: str) -> None:
        import yaml

        self._yaml = yaml
        self._events: Iterator[Any] = yaml.parse(text, Loader=yaml.CSafeLoader)
        self._nodes = 0

    def build(self) -> Source:
        """Return the only document; raises SourceError."""
        yaml = self._yaml
        next(self._events)
        if isinstance(next(self._events), yaml.StreamEndEvent):
            raise SourceError(0, tr("文件是空的。"))
        top = next(self._events)
        if isinstance(top, yaml.ScalarEvent) and not top.value:
            raise SourceError(0, tr("文件是空的。"))
        if not isinstance(top, yaml.MappingStartEvent):
            raise SourceError(1, tr("文件最外层应为“字段: 内容”，不能是列表或一段文字。"))
        data, spot = self._mapping(top, 0)
        next(self._events)
        after = next(self._events)
        if not isinstance(after, yaml.StreamEndEvent):
            line = after.start_mark.line + 1
            raise SourceError(line, tr("一个文件只能有一份内容，请去掉“---”后面的部分。"))
        return Source(data, spot)

    def _value(self, event: Any, depth: int) -> tuple[Any, Spot]:
        yaml = self._yaml
        line = event.start_mark.line + 1
        self._nodes += 1
        if depth > _MAX_DEPTH or self._nodes > _MAX_NODES:
            raise SourceError(line, tr("内容嵌套太深或太长，请拆开。"))
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            raise SourceError(line, tr("不支持 & 和 * 引用；文字以这些符号开头时请加引号。"))
        if event.tag and event.tag != "!":
            raise SourceError(line, tr("不支持以 ! 开头的标签；文字以它开头时请加引号。"))
        if isinstance(event, yaml.ScalarEvent):
            plain = event.implicit[0]
            return (_scalar(event.value) if plain else event.value), Spot(line)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(line, depth)
        return self._mapping(event, depth)

    def _sequence(self, line: int, depth: int) -> tuple[list[Any], Spot]:
        values: list[Any] = []
        spot = Spot(line)
        while not isinstance(event := next(self._events), self._yaml.SequenceEndEvent):
            value, spot.parts[len(values)] = self._value(event, depth + 1)
            values.append(value)
        return values, spot

    def _mapping(self, start: Any, depth: int) -> tuple[dict[str, Any], Spot]:
        values: dict[str, Any] = {}
        spot = Spot(start.start_mark.line + 1)
        while not isinstance(event := next(self._events), self._yaml.MappingEndEvent):
            line = event.start_mark.line + 1
            if not isinstance(event, self._yaml.ScalarEvent):
                raise SourceError(line, tr("字段名应为一个词；内容以括号开头时请加引号。"))
            name = event.value
            if name in values:
                again = tr("字段 {name} 写了两次，请只留一个。").format(name=name)
                raise SourceError(line, again, name)
            values[name], part = self._value(next(self._events), depth + 1)
            part.line = line
            spot.parts[name] = part
        return values, spot


def _scalar(text: str) -> Any:
    """Return what an unquoted scalar means; texts of more than 18 digits stay text."""
    low = text.lower()
    if low in _WORDS:
        return _WORDS[low]
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _DECIMAL.fullmatch(text) else text


def reads_as_text(text: str) -> bool:
    """Whether *text* stays text when it stands without quotes."""
    return isinstance(_scalar(text), str)
