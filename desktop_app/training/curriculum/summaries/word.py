"""Reads a daily summary that was written in Word: its text, and the open questions in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.system.text import tr
from desktop_app.training.content.office_files import (
    MALFORMED,
    Bounds,
    damaged,
    read_bytes,
    unfit,
    word,
)

if TYPE_CHECKING:
    from docx.document import Document

MOST_CHARACTERS = 20_000
"""Of the text of a summary: some twenty pages; more is another document by mistake."""
MOST_QUESTIONS = 40
LONGEST_QUESTION = 500

_MB = 1024 * 1024
_FRONT = ("Title", "Subtitle")
"""Styles of what stands over a summary and is none of it: whose it is, and the day."""
_QUESTIONS = re.compile(
    r"^[\d一二三四五六七八九十、.．（）()\s]*(今日|今天的?|我的)?(疑问|问题|待解答|不明白的?)"
)
_ANSWER = re.compile(r"^\s*答[（(:：]")
_NUMBER = re.compile(r"^\s*(?:[（(]?\d{1,3}[）).、．:：]|[①-⑳]|[-•·*●○▪■]|问[:：])\s*")
_HEADING_ROOM = 16
"""Characters that a line may have to be taken for the head of the questions without a style."""


@dataclass(frozen=True, slots=True)
class ReadSummary:
    """What a file says."""

    text: str
    questions: tuple[str, ...]


@dataclass
class _Sorted:
    """Lines as they are told apart, one after the other."""

    text: list[str] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    asking: bool = False
    """Whether the lines since the last heading are questions."""

    def take(self, line: str, style: str) -> None:
        heading = style.startswith("Heading")
        if _QUESTIONS.match(line) and (heading or _is_bare(line)):
            self.asking = True
        elif heading:
            self.asking = False
            if line != text_heading():
                self.text.append(line)
        elif style not in _FRONT:
            self._take_plain(line)

    def _take_plain(self, line: str) -> None:
        if not self.asking:
            self.text.append(line)
        elif not _ANSWER.match(line):
            question = _NUMBER.sub("", line)
            if question:
                self.questions.append(question)


def text_heading() -> str:
    """The heading of the text, as the program writes it and leaves it out when it reads it."""
    return tr("今天学了什么、做了什么")


def question_heading() -> str:
    """The heading of the open questions."""
    return tr("疑问")


def read_word(path: Path) -> ReadSummary:
    """Return what a .docx says; raises Trouble where it is damaged, empty or far too long.

    Questions are what stands under a heading such as 疑问 or 问题; answers printed there are left
    out, for they are kept with the questions already.
    """
    if path.suffix.lower() != ".docx":
        raise unfit(
            path, tr("这不是 Word 的 .docx 文件。"), tr("请在 Word 里另存为 .docx 再导入。")
        )
    document = word(path, read_bytes(path, _bounds()), _bounds())
    found = _Sorted()
    try:
        for line, style in _lines(document):
            found.take(line, style)
    except MALFORMED as bad:
        raise damaged(path) from bad
    text = "\n".join(found.text)
    _check(path, text, found.questions)
    return ReadSummary(text, tuple(found.questions))


def _lines(document: "Document") -> Iterator[tuple[str, str]]:
    """Yield every line that is not empty with its style, tables cell by cell where they stand."""
    from docx.table import Table

    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                # A merged cell is handed out once for each place that it covers.
                cells = list({cell._tc: cell.text.strip() for cell in row.cells}.values())
                line = " ".join(cell for cell in cells if cell)
                if line:
                    yield line, ""
            continue
        style = (block.style.name or "") if block.style is not None else ""
        for line in block.text.splitlines():
            if line.strip():
                yield line.strip(), style


def _is_bare(line: str) -> bool:
    """Whether a line without a heading's style is a heading all the same: short, not a question."""
    return len(line) <= _HEADING_ROOM and not line.endswith(("？", "?", "。"))


def _check(path: Path, text: str, questions: list[str]) -> None:
    if not text.strip() and not questions:
        raise unfit(path, tr("文件里没有文字。"), tr("请选一份写好的总结；图片里的文字读不出来。"))
    if len(text) > MOST_CHARACTERS:
        told = tr("正文有 {n} 字，一份总结最多 {most} 字。")
        raise unfit(path, told.format(n=len(text), most=MOST_CHARACTERS), tr("请只留当天的总结。"))
    if len(questions) > MOST_QUESTIONS:
        told = tr("疑问有 {n} 条，最多 {most} 条。")
        raise unfit(
            path, told.format(n=len(questions), most=MOST_QUESTIONS), tr("请合并相近的疑问再导入。")
        )
    for place, question in enumerate(questions, 1):
        if len(question) > LONGEST_QUESTION:
            told = tr("第 {n} 条疑问超过 {most} 字。")
            raise unfit(
                path,
                told.format(n=place, most=LONGEST_QUESTION),
                tr("请把说明写进正文，疑问只留要问的一句。"),
            )


def _bounds() -> Bounds:
    return Bounds(20 * _MB, 60 * _MB, tr("请只留下文字，去掉图片和附件。"))
