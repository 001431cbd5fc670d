"""Reads and writes Aiken, the simplest format of all: single choices, nothing else.

What is asked, in one line
A. an option
B. another one
ANSWER: A
"""

import re
from collections.abc import Sequence

from desktop_app.system.text import tr
from desktop_app.training.exams.bank.editing.body import part
from desktop_app.training.exams.bank.exchange.reading import FIELDS, Raw, set_right
from desktop_app.training.exams.bank.question import Question, Single
from desktop_app.training.exams.bank.telling import answer_text
from desktop_app.training.exams.bank.words import LETTERS

_OPTION = re.compile(r"([A-Z])[.)]\s*(.*)")
_ANSWER = re.compile(r"ANSWER:\s*(\S*)", re.IGNORECASE)


def write_aiken(questions: Sequence[Question]) -> tuple[str, list[str]]:
    """Return the single choices, and what of the questions Aiken cannot hold."""
    mine = [one for one in questions if isinstance(one, Single)]
    blocks = []
    broken = 0
    for question in mine:
        texts = [question.stem, *(one.text for one in question.options)]
        broken += any("\n" in text for text in texts)
        stem, *options = (" ".join(text.split()) for text in texts)
        if _OPTION.fullmatch(stem) or _ANSWER.fullmatch(stem):
            stem = f"“{stem}”"  # else it would be read as an option or the answer
        lines = [f"{letter}. {text}" for letter, text in zip(LETTERS, options, strict=False)]
        blocks.append("\n".join([stem, *lines, f"ANSWER: {answer_text(question)}"]))
    notes = []
    if len(mine) < len(questions):
        told = tr("Aiken 只能写单选题，{n} 题没有写出。")
        notes.append(told.format(n=len(questions) - len(mine)))
    if mine:
        notes.append(tr("Aiken 写不下解析、点评、难度、分值、章节和编号，再导入时要重新填写。"))
    if broken:
        notes.append(tr("{n} 题的换行改成了空格。").format(n=broken))
    return "\n\n".join(blocks) + "\n" if blocks else "", notes


def read_aiken(text: str) -> list[Raw]:
    """Return the questions of an Aiken file; what is wrong is noted in each."""
    raws: list[Raw] = []
    raw: Raw | None = None
    for row, line in enumerate(text.split("\n"), 1):
        bare = line.strip()
        if not bare:
            continue
        answer, option = _ANSWER.fullmatch(bare), _OPTION.fullmatch(bare)
        if raw is None:
            raw = Raw(row, {"type": "single", "options": []})
            raws.append(raw)
            if answer or option:
                raw.fault(row, FIELDS["stem"], tr("应先有一行题干。"))
            raw.put("stem", bare, row, FIELDS["stem"])
        elif answer:
            _close(raw, answer.group(1).upper(), row)
            raw = None
        elif option:
            _option(raw, option.group(1), option.group(2), row)
        else:
            raw.fault(row, "", tr("应为“A. 选项”或“ANSWER: A”；题干只能写一行。"))
    if raw is not None:
        raw.fault(raw.row, FIELDS["answer"], tr("缺少 ANSWER: 这一行。"))
    return raws


def _option(raw: Raw, letter: str, text: str, row: int) -> None:
    options = raw.body["options"]
    wanted = LETTERS[len(options)] if len(options) < len(LETTERS) else ""
    if letter != wanted:
        told = tr("这一项应为 {wanted}；现在是 {letter}。") if wanted else tr("最多 6 个选项。")
        raw.fault(row, FIELDS["options"], told.format(wanted=wanted, letter=letter))
        return
    raw.places["options", len(options)] = (row, tr("选项 {letter}").format(letter=letter))
    raw.places.setdefault(("options",), (row, FIELDS["options"]))
    options.append(part("options") | {"text": text})


def _close(raw: Raw, letter: str, row: int) -> None:
    if not re.fullmatch("[A-Z]", letter):
        told = tr("应为一个字母，如 ANSWER: A；现在是“{text}”。").format(text=letter)
        raw.fault(row, FIELDS["answer"], told)
        return
    set_right(raw, letter, row, FIELDS["answer"])
