"""Reads files of contacts: one file may hold several, each a dialogue or plain notes.

In a text or Word file a line `【接待】标题，2026-11-20，林晓雨，电话` begins a contact; its parts
may stand in any order and be left out, and `===` or `---` alone parts contacts too. In a table a
column 会话 (or 接待编号 …) says which rows belong together; columns 客服姓名, 日期, 渠道 and 标题
say whose, when, where and what about.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Literal

from desktop_app.system.text import tr
from desktop_app.training.practice.authoring import sources
from desktop_app.training.practice.authoring.dialogue import Unread, has_speakers, read_said
from desktop_app.training.practice.authoring.draft import LineFault
from desktop_app.training.practice.authoring.sources import Row
from desktop_app.training.quality.contacts.deidentifying import deidentified
from desktop_app.training.quality.contacts.kinds import CALL_NOTE, CHAT_LOG, channel_of

Who = Literal["customer", "agent", "note"]

MOST_CONTACTS = 100
MOST_LINES = 400
"""Contacts of one file and lines of one contact: more cannot be looked through in one go."""
_LONGEST_TITLE = 40


@dataclass(frozen=True, slots=True)
class DraftLine:
    """One line as the file has it, never kept, and as it would be kept."""

    who: Who
    original: str
    plain: str


@dataclass(frozen=True, slots=True)
class ContactDraft:
    """A contact as a file has it, to be looked at before it is kept."""

    title: str
    kind: str
    channel: str
    agent: str
    """The name of a person of the organisation, "" where the file names none."""
    day: date | None
    lines: tuple[DraftLine, ...]


@dataclass(frozen=True, slots=True)
class FileRead:
    """What one file holds; with faults there are no drafts, for nothing is half imported."""

    name: str
    drafts: tuple[ContactDraft, ...] = ()
    faults: tuple[LineFault, ...] = ()


@dataclass(frozen=True, slots=True)
class _Part:
    """The rows of one contact with what its head says."""

    line: int
    rows: tuple[Row, ...]
    title: str = ""
    agent: str = ""
    day: date | None = None
    channel: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What reading has to know: people's names, and today."""

    people: tuple[str, ...]
    today: date


def read_file(path: Path, known: Known) -> FileRead:
    """Return the contacts of a file, or its faults; raises Trouble for an unreadable one."""
    rows = sources.read_rows(path)
    title = path.stem[:_LONGEST_TITLE]
    try:
        parts = _parts(rows, known)
        if len(parts) > MOST_CONTACTS:
            told = tr("一份文件最多 {n} 段接待，请拆成几份。").format(n=MOST_CONTACTS)
            raise Unread([LineFault(parts[MOST_CONTACTS].line, told)])
    except Unread as unread:
        return FileRead(path.name, faults=unread.faults)
    drafts: list[ContactDraft] = []
    faults: list[LineFault] = []
    for number, part in enumerate(parts, 1):
        numbered = f"{title} {number}" if len(parts) > 1 else title
        try:
            drafts.append(_draft(replace(part, title=part.title or numbered), known))
        except Unread as unread:
            faults += unread.faults
    return FileRead(path.name, () if faults else tuple(drafts), tuple(faults))


def _draft(part: _Part, known: Known) -> ContactDraft:
    if not part.rows:
        raise Unread([LineFault(part.line, tr("这一段接待下面没有内容。"))])
    if part.day is not None and part.day > known.today:
        raise Unread([LineFault(part.line, tr("日期在今天以后，请改成接待当天。"))])
    spoken = has_speakers(part.rows)
    said: list[tuple[Who, str]] = (
        [(one.side, one.text) for one in read_said(part.rows)]
        if spoken
        else [("note", " ".join(row.cells)) for row in part.rows]
    )
    if len(said) > MOST_LINES:
        told = tr("一段接待最多 {n} 行。").format(n=MOST_LINES)
        raise Unread([LineFault(part.line, told)])
    if spoken and not any(who == "agent" for who, _ in said):
        raise Unread([LineFault(part.line, tr("没有找到客服说的话，无法质检。"))])
    return ContactDraft(
        title=deidentified(part.title, part.agent, known.people)[:_LONGEST_TITLE],
        kind=CHAT_LOG if spoken else CALL_NOTE,
        channel=part.channel or ("chat" if spoken else "phone"),
        agent=part.agent,
        day=part.day,
        lines=tuple(
            DraftLine(who, text, deidentified(text, part.agent, known.people)) for who, text in said
        ),
    )


# Where one contact ends and the next begins

_HEADS: Mapping[str, tuple[str, ...]] = {
    "group": ("会话", "会话编号", "会话id", "接待", "接待编号", "通话编号", "对话编号", "session"),
    "agent": ("客服姓名", "坐席姓名", "员工", "员工姓名", "接待人", "agent name"),
    "day": ("日期", "接待日期", "通话日期", "date"),
    "channel": ("渠道", "channel"),
    "title": ("标题", "主题", "来意", "title"),
}
_HEAD_ROWS = 3
_BEGINS = re.compile(r"^\s*(?:【接待】|\[接待\]|#+\s)\s*(?P<head>.*)$")
_PARTS = re.compile(r"^\s*(?:={3,}|-{3,}|—{2,}|\*{3,})\s*$")
_SEPARATORS = re.compile(r"[，,|｜；;\t]+")
_DAY = re.compile(
    r"(?:(?P<year>\d{4})[-/.年])?(?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})日?"
    r"(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?"
)


def _parts(rows: Sequence[Row], known: Known) -> list[_Part]:
    for number, row in enumerate(rows[:_HEAD_ROWS]):
        places = _places([cell.casefold() for cell in row.cells])
        if "group" in places:
            return _table_parts(rows[number], rows[number + 1 :], places, known)
    parts = [_Part(rows[0].number, ())]
    for row in rows:
        line = " ".join(row.cells)
        begins = _BEGINS.match(line)
        if begins is None and not _PARTS.match(line):
            parts[-1] = replace(parts[-1], rows=(*parts[-1].rows, row))
        elif begins is not None:
            parts.append(_headed(row.number, _SEPARATORS.split(begins["head"]), known))
        else:
            parts.append(_Part(row.number, ()))
    # What stands before the first head, and between two marks, may be nothing.
    return [one for one in parts if one.rows or one.title] or parts[:1]


def _places(head: Sequence[str]) -> dict[str, int]:
    found = {}
    for name, words in _HEADS.items():
        place = next((number for number, cell in enumerate(head) if cell in words), None)
        if place is not None:
            found[name] = place
    return found


def _table_parts(
    head: Row, rows: Sequence[Row], places: Mapping[str, int], known: Known
) -> list[_Part]:
    groups: dict[str, list[Row]] = {}
    faults = []
    for row in rows:
        name = _cell(row, places["group"])
        if name:
            groups.setdefault(name, []).append(row)
        else:
            faults.append(LineFault(row.number, tr("这一行没有写会话编号。")))
    if faults:
        raise Unread(faults)
    mine = set(places.values())
    parts = []
    for of_group in groups.values():
        fields = [_cell(of_group[0], place) for name, place in places.items() if name != "group"]
        part = _headed(of_group[0].number, fields, known)
        kept = tuple(_without(row, mine) for row in (head, *of_group))
        parts.append(replace(part, rows=kept))
    return parts


def _without(row: Row, places: set[int]) -> Row:
    cells = tuple(cell for place, cell in enumerate(row.cells) if place not in places)
    return replace(row, cells=cells)


def _cell(row: Row, place: int) -> str:
    return row.cells[place].strip() if place < len(row.cells) else ""


def _headed(line: int, fields: Sequence[str], known: Known) -> _Part:
    part = _Part(line, ())
    words = []
    for field in (one.strip() for one in fields):
        day = _DAY.fullmatch(field)
        if channel := channel_of(field):
            part = replace(part, channel=channel)
        elif day is not None:
            part = replace(part, day=_day(line, day, known.today))
        elif field in known.people:
            part = replace(part, agent=field)
        elif field:
            words.append(field)
    return replace(part, title=" ".join(words)[:_LONGEST_TITLE])


def _day(line: int, found: re.Match[str], today: date) -> date:
    year, month, day = found["year"], int(found["month"]), int(found["day"])
    try:
        read = date(int(year or today.year), month, day)
    except ValueError as wrong:
        told = tr("没有“{day}”这一天，日期请写成 2026-11-20 这样。").format(day=found.group())
        raise Unread([LineFault(line, told)]) from wrong
    # A day without a year that has not come yet was last year's.
    return read if year or read <= today else read.replace(year=read.year - 1)
