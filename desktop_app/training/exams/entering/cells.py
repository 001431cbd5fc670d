"""What is typed into a cell of the grid, and what it means: letters, a text, marks, nothing."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from db.records import ExamItem
from desktop_app.system.text import number_text, tr
from desktop_app.training.exams.bank.question import (
    Case,
    FillIn,
    Matching,
    Multiple,
    Ordering,
    Question,
    Single,
    TrueFalse,
)
from desktop_app.training.exams.marking.settling import fits_marks
from desktop_app.training.exams.papers.reading import ON_SHEET
from desktop_app.training.exams.sitting.shown import as_shown, kept, shown

LETTERS = "ABCDEFGHIJ"
"""Names of what is shown: ten right sides of a matching question are the most."""
NOTHING = "-"
"""Stands for a question that was left open."""
BETWEEN = "；"
"""Between the blanks of one question."""

_DASHES = "-—－"
_NOTHING = frozenset({*_DASHES, "空", "无"})
_RIGHT = frozenset("对√✓✔是真YT")
_WRONG = frozenset("错×✗✘否假NFX")
_MARKS = re.compile(r"\d+(\.\d+)?")


class BadCell(ValueError):
    """What was typed fits the question in no way; says in Chinese what would."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What a cell means: an answer in the question's own order, or marks that a person gave."""

    answer: Any
    """None: left open; `ON_SHEET`: what was written was judged by whom `marks` are from."""
    marks: float | None = None


def read(question: Question, item: ExamItem, text: str) -> Typed:
    """Return what *text* means for a question as it stands on this paper; raises BadCell.

    Digits are marks, but for a blank, where they may be the answer; `=2` are marks everywhere.
    """
    text = text.strip()
    if text in _NOTHING or not text.strip(_DASHES):
        return Typed(None)
    plain = unicodedata.normalize("NFKC", text).upper()
    if plain.startswith("="):
        return _marks(item, plain[1:].strip())
    if isinstance(question, Case) or (_MARKS.fullmatch(plain) and not isinstance(question, FillIn)):
        return _marks(item, plain)
    return Typed(_answer(question, item, text, plain))


def written(question: Question, item: ExamItem, typed: Typed) -> str:
    """Return a cell as it is typed: the way back from `read`."""
    if typed.answer == ON_SHEET:
        marks = number_text(typed.marks) if typed.marks is not None else ""
        return f"={marks}" if marks and isinstance(question, FillIn) else marks
    if typed.answer is None:
        return NOTHING
    answer = as_shown(question, item, typed.answer)
    match question:
        case TrueFalse():
            return tr("对") if answer else tr("错")
        case FillIn():
            return BETWEEN.join(one or NOTHING for one in answer)
        case _:
            return "".join(NOTHING if one is None else LETTERS[one] for one in answer)


def hint(question: Question, item: ExamItem) -> str:
    """Return what can be typed for a question."""
    full = number_text(item.marks)
    here = shown(question, item)
    last = LETTERS[max(0, len(here.choices) - 1)]
    match question:
        case Case():
            return tr("0–{full} 分，最小半分").format(full=full)
        case Single():
            return tr("一个字母 A–{last}").format(last=last)
        case Multiple():
            return tr("几个字母 A–{last}").format(last=last)
        case TrueFalse():
            return tr("对或错（也可 Y、N）")
        case Matching():
            return tr("按左栏顺序写 {n} 个字母，没连的写 -").format(n=len(here.lefts))
        case Ordering():
            return tr("按作答顺序写 {n} 个字母").format(n=len(here.choices))
        case _:
            many = tr("{n} 个空用；隔开").format(n=here.blanks)
            return many if here.blanks > 1 else tr("写在空里的字；给分写 ={full}").format(full=full)


def _marks(item: ExamItem, text: str) -> Typed:
    if not _MARKS.fullmatch(text) or not fits_marks(float(text), item.marks):
        told = tr("要 0 到 {full} 之间的分数，最小半分；没有作答写 -。")
        raise BadCell(told.format(full=number_text(item.marks)))
    return Typed(ON_SHEET, float(text))


def _answer(question: Question, item: ExamItem, text: str, plain: str) -> Any:
    letters = re.sub(r"[\s、,，.。]", "", plain)
    match question:
        case Single():
            places = _places(letters, question, item)
            if len(places) != 1:
                raise BadCell(tr("单选题只能有一个字母。"))
            answer: Any = places
        case Multiple():
            answer = _places(letters, question, item)
        case TrueFalse():
            if letters not in _RIGHT | _WRONG:
                raise BadCell(tr("判断题写对或错（也可 √、×、Y、N）。"))
            answer = letters in _RIGHT
        case FillIn():
            answer = _blanks(text, len(question.blanks))
        case Matching():
            answer = _sides(letters, question, item)
        case Ordering():
            answer = _places(letters, question, item)
            if len(answer) != len(question.steps):
                raise BadCell(tr("排序题要写全 {n} 个字母。").format(n=len(question.steps)))
        case _:
            raise TypeError(type(question).__name__)
    return kept(question, item, answer)


def _places(letters: str, question: Question, item: ExamItem) -> list[int]:
    count = len(shown(question, item).choices)
    known = LETTERS[:count]
    if not letters or any(one not in known for one in letters):
        raise BadCell(tr("要 A 到 {last} 的字母；没有作答写 -。").format(last=known[-1]))
    if len(set(letters)) != len(letters):
        raise BadCell(tr("同一个字母写了两次。"))
    return [known.index(one) for one in letters]


def _sides(letters: str, question: Matching, item: ExamItem) -> Sequence[int | None]:
    if len(letters) != len(question.pairs):
        told = tr("要按左栏顺序写 {n} 个字母，没连的写 -。")
        raise BadCell(told.format(n=len(question.pairs)))
    given = iter(_places(letters.replace(NOTHING, ""), question, item))
    return [None if one == NOTHING else next(given) for one in letters]


def _blanks(text: str, count: int) -> list[str]:
    parts = [text] if count == 1 else re.split("[；;|]", text)
    if len(parts) != count:
        raise BadCell(tr("这道题有 {n} 个空，用；隔开，没填的写 -。").format(n=count))
    return ["" if one.strip() in _NOTHING else one.strip() for one in parts]
