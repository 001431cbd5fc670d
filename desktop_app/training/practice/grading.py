"""Grades a file of replies against situations in the plain format: the core of `peilian grade`."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from desktop_app.system.errors import Trouble
from desktop_app.training.practice.analysis.analyser import ReplyAnalyser
from desktop_app.training.practice.analysis.findings import Analysis, Finding
from desktop_app.training.practice.model import Situation
from desktop_app.training.practice.points import Point, Taboo

_T = TypeVar("_T", Point, Taboo)

SAFE = "没有写出任何结果。"


@dataclass(frozen=True, slots=True)
class GradeSummary:
    """How much was graded: replies, hits and violations found, situations that were authored."""

    replies: int
    hits: int
    violations: int
    authored: int


@dataclass(frozen=True, slots=True)
class _Rubric:
    points: tuple[Point, ...]
    taboos: tuple[Taboo, ...]
    facts: str


@dataclass(frozen=True, slots=True)
class _Reply:
    id: str
    situation: str
    text: str


def grade_file(
    situations: Path, replies: Path, out: Path, authored: Mapping[str, Situation]
) -> GradeSummary:
    """Grades every reply and writes one JSON line each to `out`.

    `authored` holds the situations of the content pack by key; they take the place of plain ones
    with the same id. Raises `Trouble` naming file, line, field and what is expected; `out` is then
    left as it was.
    """
    plain = read_situations(situations)
    rubrics = {key: _of_pack(authored[key]) if key in authored else plain[key] for key in plain}
    asked = list(_read_replies(replies, rubrics))
    analyser = ReplyAnalyser()
    lines, hits, violations = [], 0, 0
    for reply in asked:
        rubric = rubrics[reply.situation]
        result = analyser.analyse(reply.text, rubric.points, rubric.taboos, rubric.facts)
        hits += len(result.hits)
        violations += len(result.violations)
        lines.append(_line(reply.id, result))
    _write(out, lines)
    used = {reply.situation for reply in asked}
    return GradeSummary(len(asked), hits, violations, len(used & set(authored)))


def read_situations(path: Path) -> dict[str, _Rubric]:
    """Situations in the plain format, by id; raises `Trouble` for a fault in the file."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        raw = yaml.load(_text(path), Loader=loader)
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise _bad(path, line, "", "合乎 YAML 写法的情景列表") from fault
    if not isinstance(raw, list) or not raw:
        raise _bad(path, 1, "", "一个情景列表，每个情景以“- id:”开头")
    found: dict[str, _Rubric] = {}
    for number, item in enumerate(raw, start=1):
        key, rubric = _situation(path, number, item)
        if key in found:
            raise _bad(path, _line_of(path, key), "id", f"各情景的 id 不重复（{key} 出现了两次）")
        found[key] = rubric
    return found


def _situation(path: Path, number: int, item: object) -> tuple[str, _Rubric]:
    if not isinstance(item, dict):
        raise _bad(path, 1, "", f"第 {number} 个情景是带 id、customer、points 的一组字段")
    key = item.get("id")
    if not isinstance(key, str) or not key:
        raise _bad(path, 1, "id", f"第 {number} 个情景有一个非空的 id")
    line = _line_of(path, key)
    for field in ("channel", "customer"):
        if not isinstance(item.get(field), str) or not item[field].strip():
            raise _bad(path, line, field, "一段非空的文字", key)
    points = _targets(path, line, key, item, "points", Point)
    taboos = _targets(path, line, key, item, "forbidden", Taboo)
    if not points:
        raise _bad(path, line, "points", "至少一个要点", key)
    facts = item.get("context") or ""
    if not isinstance(facts, str):
        raise _bad(path, line, "context", "一段文字", key)
    return key, _Rubric(points, taboos, facts)


def _targets(
    path: Path, line: int, key: str, item: Mapping[str, object], field: str, model: type[_T]
) -> tuple[_T, ...]:
    raw = item.get(field)
    if raw is None:
        return ()
    if not isinstance(raw, list):
        raise _bad(path, line, field, "一个列表", key)
    found: list[_T] = []
    for number, one in enumerate(raw, start=1):
        try:
            found.append(model.model_validate(one, strict=False))
        except ValidationError as fault:
            first = fault.errors()[0]
            name = ".".join(str(part) for part in first["loc"])
            raise _bad(
                path, line, f"{field} 的第 {number} 项 {name}", _expected(first["type"]), key
            ) from fault
        if any(old.id == found[-1].id for old in found[:-1]):
            raise _bad(path, line, field, f"各项的 id 不重复（{found[-1].id} 出现了两次）", key)
    return tuple(found)


def _expected(kind: str) -> str:
    expected = {
        "missing": "必填的一项：每个要点要有 id、name、meaning、says",
        "extra_forbidden": "格式里有的字段（id、name、meaning、says）",
        "string_pattern_mismatch": "以小写字母、数字和连字符写成的名字",
        "string_too_short": "一段非空的文字",
        "too_short": "至少一条",
    }
    return expected.get(kind, "文字或文字的列表")


def _read_replies(path: Path, rubrics: Mapping[str, _Rubric]) -> Iterator[_Reply]:
    seen: set[str] = set()
    for number, line in enumerate(_text(path).splitlines(), start=1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
        except (ValueError, RecursionError) as fault:
            raise _bad(path, number, "", "一行一个 JSON 对象") from fault
        if not isinstance(item, dict):
            raise _bad(path, number, "", "一行一个 JSON 对象")
        for field in ("id", "situation", "reply"):
            if not isinstance(item.get(field), str):
                raise _bad(path, number, field, "一段文字")
        if item["situation"] not in rubrics:
            known = "、".join(sorted(rubrics)[:12])
            raise _bad(
                path,
                number,
                "situation",
                f"情景文件里有的 id（{known}），而这里是 {item['situation']}",
            )
        if item["id"] in seen:
            raise _bad(path, number, "id", f"各回复的 id 不重复（{item['id']} 出现了两次）")
        seen.add(item["id"])
        yield _Reply(item["id"], item["situation"], item["reply"])


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as fault:
        raise _bad(path, 1, "", "UTF-8 编码的文本") from fault
    except OSError as fault:
        raise Trouble(f"读不了文件“{path}”。", SAFE, "请检查文件是否存在、能否读取。") from fault


def _bad(path: Path, line: int, field: str, expected: str, key: str = "") -> Trouble:
    where = f"“{path.name}”第 {line} 行"
    if key:
        where += f"，情景 {key}"
    if field:
        where += f"，字段 {field}"
    return Trouble(f"{where}有误。", SAFE, f"这里应当是{expected}。")


def _line_of(path: Path, key: str) -> int:
    for number, line in enumerate(_text(path).splitlines(), start=1):
        head, _, tail = line.strip().removeprefix("- ").partition(":")
        if head == "id" and tail.strip().strip("'\"") == key:
            return number
    return 1


def _of_pack(situation: Situation) -> _Rubric:
    return _Rubric(situation.points, situation.taboos, situation.context)


def _line(key: str, result: Analysis) -> str:
    def plain(findings: Sequence[Finding]) -> list[dict[str, object]]:
        return [{"id": f.id, "start": f.start, "end": f.end, "why": f.why} for f in findings]

    line = {"id": key, "hits": plain(result.hits), "violations": plain(result.violations)}
    return json.dumps(line, ensure_ascii=False)


def _write(out: Path, lines: Sequence[str]) -> None:
    partial = out.with_name(out.name + ".partial")
    try:
        partial.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
        partial.replace(out)
    except OSError as fault:
        partial.unlink(missing_ok=True)
        raise Trouble(f"写不了文件“{out}”。", SAFE, "请换一个可以写入的位置再试。") from fault
