"""Makes questions of what a file was read as; every fault is told with its place, all at once."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from desktop_app.system.text import tr
from desktop_app.training.content.expectations import field_text
from desktop_app.training.content.file_faults import BadFiles, FileFault
from desktop_app.training.content.writing.states import Finding
from desktop_app.training.exams.bank.editing.checks import examine
from desktop_app.training.exams.bank.question import (
    Area,
    Difficulty,
    Question,
    QuestionType,
)
from desktop_app.training.exams.bank.telling import answer_text
from desktop_app.training.exams.bank.words import LETTERS, TYPES

if TYPE_CHECKING:
    from desktop_app.training.content.yaml_source import Spot

MOST = 5_000
"""Questions in a file: more is another bank."""

UNNAMED = "new-question"

ONLY_PICTURE = tr("题干里只有图片；请把图里的内容写成文字。")
_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)|<img\b[^>]*>", re.IGNORECASE)

Place = tuple[int, str]
"""Row or line, counted from 1, and the column or label; may be empty."""


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds for questions that do not say it themselves."""

    section: str = ""
    """Empty: the name of the file."""
    area: str = Area.TOPIC
    difficulty: str = Difficulty.MEDIUM


@dataclass(slots=True)
class Raw:
    """A question as it was read: `body` holds what was said, `places` where it was."""

    row: int
    body: dict[str, Any] = field(default_factory=dict)
    places: dict[tuple[str | int, ...], Place] = field(default_factory=dict)
    faults: list[tuple[Place, str]] = field(default_factory=list)
    sheet: str = ""

    def put(self, name: str, value: Any, row: int, column: str = "") -> None:
        """Note a value and where it stands."""
        self.body[name] = value
        self.places[name,] = (row, column)

    def fault(self, row: int, column: str, expected: str) -> None:
        """Note what is wrong at a place."""
        self.faults.append(((row, column), expected))

    def place_of(self, path: Sequence[str | int]) -> Place:
        """Return where the value at *path* stands, or its nearest surroundings."""
        for n in range(len(path), 0, -1):
            if (known := self.places.get(tuple(path[:n]))) is not None:
                return known
        return self.row, FIELDS.get(str(path[0]) if path else "", "")


@dataclass(frozen=True, slots=True)
class ReadQuestion:
    """A question and whether its file said its key: one without is a new one."""

    question: Question
    named: bool
    row: int


@dataclass(frozen=True, slots=True)
class Read:
    """What a file holds; `notes` tell what was left out or filled in."""

    questions: tuple[ReadQuestion, ...]
    notes: tuple[str, ...] = ()


def assemble(file: str, raws: Sequence[Raw], defaults: Defaults, notes: Iterable[str] = ()) -> Read:
    """Return the questions that were read; raises BadFiles with every fault in its order."""
    faults: list[FileFault] = []
    made: list[ReadQuestion] = []
    unexplained = 0
    seen: dict[str, int] = {}
    if not raws:
        raise BadFiles((FileFault(file, 0, "", tr("没有找到试题。")),))
    if len(raws) > MOST:
        told = tr("一个文件最多 {most} 题；现在有 {n} 题。").format(most=MOST, n=len(raws))
        raise BadFiles((FileFault(file, 0, "", told),))
    for raw in raws:
        explained = bool(str(raw.body.get("explanation") or "").strip())
        question, found = _made(raw, defaults)
        faults += [FileFault(file, row, name, said, raw.sheet) for (row, name), said in raw.faults]
        if not raw.faults:
            faults += [_fault(file, raw, one) for one in found]
        if question is None or raw.faults:
            continue
        unexplained += not explained
        named = "key" in raw.body
        if named and question.key in seen:
            told = tr("编号 {key} 和第 {row} 行的试题相同，请改一个。")
            row, name = raw.place_of(("key",))
            told = told.format(key=question.key, row=seen[question.key])
            faults.append(FileFault(file, row, name, told, raw.sheet))
        if named:
            seen.setdefault(question.key, raw.row)
        made.append(ReadQuestion(question, named, raw.row))
    if faults:
        raise BadFiles(tuple(sorted(faults, key=lambda one: (one.sheet, one.row))))
    told = tr("{n} 题没有解析，先写成“答案是……”，请补写。").format(n=unexplained)
    return Read(tuple(made), (*notes, told) if unexplained else tuple(notes))


def _made(raw: Raw, defaults: Defaults) -> tuple[Question | None, tuple[Finding, ...]]:
    body: dict[str, Any] = {
        "kind": "question",
        "key": UNNAMED,
        "section": defaults.section,
        "area": str(defaults.area),
        "difficulty": str(defaults.difficulty),
        "explanation": "",
    }
    body |= raw.body
    stem = str(body.get("stem", ""))
    if stem.strip() and not _PICTURE.sub("", stem).strip():
        raw.fault(*raw.place_of(("stem",)), ONLY_PICTURE)
    if not str(body["explanation"]).strip():
        # What is right is the least that an explanation says.
        question, _ = examine(body | {"explanation": "-"})
        told = answer_text(question) if question else "-"
        body["explanation"] = tr("答案是“{answer}”。").format(answer=_short(told))
    return examine(body)


def _short(text: str) -> str:
    return text if len(text) <= 200 else f"{text[:199]}…"


def _fault(file: str, raw: Raw, found: Finding) -> FileFault:
    row, name = raw.place_of(found.path)
    return FileFault(file, row, name, found.expected, raw.sheet)


def of_type(word: str) -> QuestionType | None:
    """Return the type that a word such as 单选题 or 案例分析 means."""
    bare = word.strip().removesuffix("题")
    for kind, name in TYPES.items():
        if bare in {name.removesuffix("题"), str(kind)}:
            return kind
    return _MORE_TYPES.get(bare)


_MORE_TYPES = {
    "单项选择": QuestionType.SINGLE,
    "单选选择": QuestionType.SINGLE,
    "不定项选择": QuestionType.MULTIPLE,
    "多项选择": QuestionType.MULTIPLE,
    "是非": QuestionType.TRUE_FALSE,
    "判断对错": QuestionType.TRUE_FALSE,
    "填充": QuestionType.FILL_IN,
    "连线": QuestionType.MATCHING,
    "配对": QuestionType.MATCHING,
    "案例": QuestionType.CASE,
    "案例分析": QuestionType.CASE,
    "分析": QuestionType.CASE,
}

TRUE_WORDS = frozenset({"对", "正确", "是", "√", "✓", "✔", "t", "true", "yes", "y", "right", "1"})
FALSE_WORDS = frozenset(
    {"错", "错误", "否", "不对", "×", "✗", "✘", "x", "f", "false", "no", "n", "0"}
)


def yes_or_no(text: str) -> bool | None:
    """Return what an answer to a true-or-false question means; None: nothing known."""
    word = text.strip().rstrip("。.").casefold()
    return True if word in TRUE_WORDS else False if word in FALSE_WORDS else None


def by_word(words: Mapping[Any, str], more: Mapping[str, Any], text: str) -> str | None:
    """Return what of *words* a text names, by its word, its key or another usual word."""
    wanted = text.strip().casefold()
    for key, word in words.items():
        if wanted in {word.casefold(), str(key).casefold()}:
            return str(key)
    found = more.get(wanted)
    return None if found is None else str(found)


MORE_DIFFICULTIES = {
    "容易": Difficulty.EASY,
    "简单": Difficulty.EASY,
    "低": Difficulty.EASY,
    "中等": Difficulty.MEDIUM,
    "一般": Difficulty.MEDIUM,
    "困难": Difficulty.HARD,
    "较难": Difficulty.HARD,
    "高": Difficulty.HARD,
}


def set_right(raw: Raw, letters: str, row: int, column: str) -> None:
    """Mark the options that *letters* name as right; a letter without an option is a fault."""
    options = raw.body.get("options", [])
    for letter in letters:
        place = LETTERS.find(letter)
        if not 0 <= place < len(options):
            last = LETTERS[min(len(options), len(LETTERS)) - 1] if options else ""
            told = tr("答案写了 {letter}，选项只到 {last}。") if last else tr("没有选项。")
            raw.fault(row, column, told.format(letter=letter, last=last))
            return
        options[place]["right"] = True


def yaml_raw(body: dict[str, Any], spot: "Spot") -> Raw:
    """Return a question as a file of a pack has it, with the lines of its parts."""
    raw = Raw(spot.line, dict(body))
    if "title" in raw.body:
        told = tr("试题不写标题，列表里显示题干的开头，请删去这一行。")
        raw.fault(spot.line_of(("title",)), "title", told)
    _note(raw, spot, ())
    return raw


def _note(raw: Raw, spot: "Spot", path: tuple[str | int, ...]) -> None:
    for step, part in spot.parts.items():
        raw.places[(*path, step)] = (part.line, field_text((*path, step)))
        _note(raw, part, (*path, step))


FIELDS = {
    "key": tr("编号"),
    "type": tr("题型"),
    "section": tr("章节"),
    "area": tr("类别"),
    "emphasis": tr("重点"),
    "difficulty": tr("难度"),
    "stem": tr("题干"),
    "material": tr("材料"),
    "options": tr("选项"),
    "answer": tr("答案"),
    "blanks": tr("答案"),
    "pairs": tr("配对"),
    "extra": tr("多余"),
    "steps": tr("步骤"),
    "points": tr("要点"),
    "taboos": tr("禁语"),
    "model_answer": tr("参考答案"),
    "explanation": tr("解析"),
    "source": tr("出处"),
    "marks": tr("分值"),
    "partial": tr("少选"),
    "shuffle": tr("次序"),
    "tags": tr("标签"),
    "summary": tr("说明"),
}
"""What the fields are called in files."""
