"""The columns of a bank as a workbook, and how it is read: a question a row, points on a sheet."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from desktop_app.system.text import tr
from desktop_app.training.content.cells import MOST_ROWS, Row, Table, read_workbook
from desktop_app.training.content.file_faults import BadFiles, FileFault
from desktop_app.training.exams.bank.editing.body import part
from desktop_app.training.exams.bank.exchange.plain import arrowed, finish, whole_number
from desktop_app.training.exams.bank.exchange.plain_lines import unescaped
from desktop_app.training.exams.bank.exchange.reading import FIELDS, Raw, by_word, of_type
from desktop_app.training.exams.bank.exchange.said import CRITERIA
from desktop_app.training.exams.bank.question import QuestionType
from desktop_app.training.exams.bank.words import LETTERS

SHEET, POINTS = tr("试题"), tr("要点")
ENTRIES = tuple(tr("选项 {letter}").format(letter=letter) for letter in "ABCDEFG")
"""Options; of a matching question its pairs, of an ordering its steps."""
WHYS = tr("点评")
HEARD = tr("同音")

COLUMNS: dict[str, tuple[str, int]] = {
    "key": (FIELDS["key"], 18),
    "section": (FIELDS["section"], 14),
    "area": (FIELDS["area"], 10),
    "emphasis": (FIELDS["emphasis"], 6),
    "type": (FIELDS["type"], 10),
    "difficulty": (FIELDS["difficulty"], 6),
    "marks": (FIELDS["marks"], 6),
    "material": (FIELDS["material"], 40),
    "stem": (FIELDS["stem"], 48),
    **{f"entry-{n}": (title, 20) for n, title in enumerate(ENTRIES)},
    "extra": (FIELDS["extra"], 16),
    "answer": (FIELDS["answer"], 14),
    "homophones": (HEARD, 6),
    "partial": (FIELDS["partial"], 8),
    "shuffle": (FIELDS["shuffle"], 6),
    "whys": (WHYS, 30),
    "model_answer": (FIELDS["model_answer"], 40),
    "explanation": (FIELDS["explanation"], 40),
    "source": (FIELDS["source"], 16),
    "tags": (FIELDS["tags"], 12),
    "summary": (FIELDS["summary"], 12),
}
"""Field → title and width."""

TARGETS: dict[str, tuple[str, int]] = {
    "question": (FIELDS["key"], 18),
    "list": (tr("种类"), 8),
    "id": (tr("标识"), 12),
    "name": (tr("名称"), 14),
    "criterion": (tr("评分项"), 10),
    "weight": (tr("权重"), 6),
    "anger": (tr("火气"), 6),
    "meaning": (tr("含义"), 30),
    "says": (tr("说法"), 40),
    "not_says": (tr("不算"), 24),
    "better": (tr("改说"), 24),
    "patterns": (tr("表达"), 16),
    "unless": (tr("除非"), 12),
    "concepts": (tr("概念"), 12),
    "hints": (tr("暗示"), 12),
}
LISTS = ("says", "not_says", "patterns", "unless", "concepts", "hints")
"""Cells with an entry a line."""

_WHY = re.compile(r"([A-Fa-f])\s*[:：]\s*(.*)")

Said = dict[str, tuple[str, int]]


def read_table(path: Path) -> tuple[list[Raw], list[str]]:
    """Return the questions of a workbook; raises BadFiles for a sheet that is none."""
    tables = read_workbook(path, (SHEET, POINTS))
    if SHEET not in tables:
        told = tr("缺少工作表“{name}”。").format(name=SHEET)
        raise BadFiles((FileFault(path.name, 0, "", told),))
    raws = [_question(row, names) for row, names in _rows(path, tables[SHEET], COLUMNS)]
    if POINTS in tables:
        _read_targets(path, tables[POINTS], {str(raw.body.get("key")): raw for raw in raws})
    for raw in raws:
        said: Said = raw.body.pop("said")
        finish(raw, said)
    return raws, []


def _rows(
    path: Path, table: Table, columns: Mapping[str, tuple[str, int]]
) -> list[tuple[Row, dict[str, int]]]:
    """Return the rows under the titles, each with where its fields stand; raises BadFiles."""
    if len(table.rows) > MOST_ROWS:
        told = tr("最多 {most} 行，请拆成几个文件。").format(most=f"{MOST_ROWS:,}")
        raise BadFiles((FileFault(path.name, 0, "", told, table.name),))
    rows = [row for row in table.rows if not row.blank]
    if not rows:
        return []
    fields = {title: field for field, (title, _) in columns.items()}
    places: dict[str, int] = {}
    faults = []
    for place, title in enumerate(rows[0].texts()):
        if not title:
            continue
        if title not in fields or fields[title] in places:
            told = tr("没有叫“{name}”的列，或写了两次；应为：{names}。")
            told = told.format(name=title[:20], names=tr("、").join(fields))
            faults.append(FileFault(path.name, rows[0].number, title[:20], told, table.name))
        else:
            places[fields[title]] = place
    if faults:
        raise BadFiles(tuple(faults))
    return [(row, places) for row in rows[1:]]


def _text(raw: Raw, row: Row, places: Mapping[str, int], field: str, title: str) -> str:
    """Return what stands in a cell; what is wrong with it as a cell is noted."""
    place = places.get(field, len(row.cells))
    if place >= len(row.cells):
        return ""
    cell = row.cells[place]
    if cell.fault:
        raw.fault(row.number, title, cell.fault)
    value = cell.value
    if isinstance(value, bool):
        return tr("对") if value else tr("错")
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value).replace("\r\n", "\n").strip()


def _question(row: Row, places: Mapping[str, int]) -> Raw:
    raw = Raw(row.number, sheet=SHEET)
    said: Said = {}
    for field, (title, _) in COLUMNS.items():
        text = _text(raw, row, places, field, title)
        if text:
            said[field] = (text, row.number)
    kind = of_type(said["type"][0]) if "type" in said else None
    entries = {n: said.pop(f"entry-{n}")[0] for n in range(len(ENTRIES)) if f"entry-{n}" in said}
    _entries(raw, kind, entries)
    if "extra" in said:
        raw.put("extra", _lines(said.pop("extra")[0]), row.number, FIELDS["extra"])
    _whys(raw, said.pop("whys", ("", 0))[0])
    if "key" in said:
        raw.body["key"] = unescaped(said["key"][0])
    raw.body["said"] = said
    return raw


def _lines(text: str) -> list[str]:
    return [unescaped(one.strip()) for one in text.split("\n") if one.strip()]


def _entries(raw: Raw, kind: QuestionType | None, entries: Mapping[int, str]) -> None:
    """Take options, pairs or steps; an empty cell between two is a fault."""
    if not entries:
        return
    last = max(entries)
    for n in range(last):
        if n not in entries:
            raw.fault(raw.row, ENTRIES[n], tr("空着，后面却还有内容。"))
    name = {QuestionType.MATCHING: "pairs", QuestionType.ORDERING: "steps"}.get(
        kind or QuestionType.SINGLE, "options"
    )
    raw.put(name, [], raw.row, ENTRIES[0])
    for n, text in sorted(entries.items()):
        raw.places[name, n] = (raw.row, ENTRIES[n])
        if name == "steps":
            raw.body[name].append(unescaped(text))
        elif name == "options":
            raw.body[name].append(part("options") | {"text": text})
        elif (pair := arrowed(text)) is None:
            raw.fault(raw.row, ENTRIES[n], tr("应写成“左边 → 右边”。"))
        else:
            raw.body[name].append(pair)


def _whys(raw: Raw, text: str) -> None:
    """Take the reasons, a line each: `A：……`."""
    options = raw.body.get("options", [])
    for line in text.split("\n"):
        if not line.strip():
            continue
        match = _WHY.fullmatch(line.strip())
        place = LETTERS.find(match.group(1).upper()) if match else -1
        if match is None or not 0 <= place < len(options):
            told = tr("应一行写一个选项，如“A：为什么”，且有这个选项。")
            raw.fault(raw.row, WHYS, told)
            return
        options[place]["why"] = unescaped(match.group(2))


def _read_targets(path: Path, table: Table, raws: Mapping[str, Raw]) -> None:
    """Give points and taboos to the questions that they name."""
    faults: list[FileFault] = []
    for row, places in _rows(path, table, TARGETS):
        note = Raw(row.number)
        said = {
            field: text
            for field, (title, _) in TARGETS.items()
            if (text := _text(note, row, places, field, title))
        }
        raw = raws.get(said.pop("question", ""))
        if raw is None:
            title = TARGETS["question"][0]
            note.fault(row.number, title, tr("“试题”里没有这个编号。"))
        else:
            _target(note, raw, said, row.number)
        faults += [
            FileFault(path.name, number, title, told, table.name)
            for (number, title), told in note.faults
        ]
    if faults:
        raise BadFiles(tuple(faults))


def _target(note: Raw, raw: Raw, said: dict[str, str], row: int) -> None:
    kinds = {tr("要点"): "points", tr("禁语"): "taboos"}
    title = TARGETS["list"][0]
    name = kinds.get(said.pop("list", tr("要点")))
    if name is None:
        note.fault(row, title, tr("应为“要点”或“禁语”。"))
        return
    targets = raw.body.setdefault(name, [])
    made: dict[str, Any] = part(name) | {"id": f"{name[:-1]}-{len(targets) + 1}"}
    for field, text in said.items():
        title = TARGETS[field][0]
        if field in LISTS:
            made[field] = _lines(text)
        elif field in ("weight", "anger"):
            made[field] = whole_number(note, text, row, title)
        elif field == "criterion":
            made[field] = by_word(CRITERIA, {}, text)
            if made[field] is None:
                told = tr("应为以下之一：{names}。").format(names=tr("、").join(CRITERIA.values()))
                note.fault(row, title, told)
        else:
            made[field] = unescaped(text)
    targets.append(made)
