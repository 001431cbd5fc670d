"""Reads and writes GIFT, the text format of Moodle and others.

GIFT knows choices, true or false, short answers, matching and essays. What else a question is
stands in a comment in front of it (`beside`); orders, several blanks and cases are written as
essays, and that is told.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from desktop_app.system.text import tr
from desktop_app.training.exams.bank.exchange.beside import beside, merged, read_beside
from desktop_app.training.exams.bank.exchange.reading import FIELDS, Raw
from desktop_app.training.exams.bank.question import (
    BLANK,
    FillIn,
    Matching,
    Multiple,
    Question,
    Single,
    TrueFalse,
)

_SPECIAL = "~=#{}:\\"
_ENTRY = re.compile(r"(?<!\\)(?:\\\\)*([=~])")
_TRUE, _FALSE = {"T", "TRUE"}, {"F", "FALSE"}
_WEIGHT = re.compile(r"%(-?\d{1,3}(?:\.\d+)?)%")
_FORMAT = re.compile(r"\[(?:html|moodle|plain|markdown)\]")


# Writing


def write_gift(questions: Sequence[Question]) -> str:
    """Return the questions, each with its comment; a category where the section changes."""
    return "\n\n".join(_blocks(questions)) + "\n"


def foreign(question: Question) -> bool:
    """Tell whether GIFT has no such type: it is written as an essay."""
    if isinstance(question, FillIn):
        return len(question.blanks) != 1
    return not isinstance(question, Single | Multiple | TrueFalse | Matching)


def _blocks(questions: Sequence[Question]) -> Iterator[str]:
    section = ""
    for question in questions:
        if question.section != section:
            section = question.section
            yield f"$CATEGORY: {_escaped(section)}"
        told = {"section", "stem", "explanation"} | (
            set() if foreign(question) else _told(question)
        )
        yield f"// {beside(question, told)}\n{_question(question)}"


def _told(question: Question) -> set[str]:
    """Return the fields that GIFT carries of a question of its own types."""
    match question:
        case TrueFalse():
            return {"answer"}
        case Matching():
            return {"pairs", "extra"}
        case FillIn():
            return set() if question.blanks[0].homophones else {"blanks"}
        case _:
            return {"options"}


def _question(question: Question) -> str:
    general = f"####{_escaped(question.explanation)}"
    stem = _escaped(question.stem)
    if isinstance(question, FillIn) and not foreign(question):
        before, after = BLANK.split(question.stem, maxsplit=1)
        answers = " ".join(f"={_escaped(one)}" for one in question.blanks[0].answers)
        return f"{_escaped(before)}{{{answers} {general}}}{_escaped(after)}"
    return f"{stem} {{{_answers(question)}{general}}}"


def _answers(question: Question) -> str:
    match question:
        case TrueFalse():
            return "TRUE" if question.answer else "FALSE"
        case Single():
            signs = ["=" if one.right else "~" for one in question.options]
        case Multiple():
            right = sum(one.right for one in question.options)
            share = f"{100 / right:.5f}".rstrip("0").rstrip(".")
            signs = [f"~%{share}%" if one.right else "~%-100%" for one in question.options]
        case Matching():
            pairs = [f"={_escaped(one.left)} -> {_escaped(one.right)}" for one in question.pairs]
            pairs += [f"= -> {_escaped(one)}" for one in question.extra]
            return "\n" + "\n".join(pairs) + "\n"
        case _:
            return ""
    told = [
        f"{sign}{_escaped(one.text)}" + (f"#{_escaped(one.why)}" if one.why else "")
        for sign, one in zip(signs, question.options, strict=True)
    ]
    return "\n" + "\n".join(told) + "\n"


def _escaped(text: str) -> str:
    told = "".join(f"\\{sign}" if sign in _SPECIAL else sign for sign in text)
    # An arrow parts a pair, a mark in the front is a format, a percentage a weight.
    told = told.replace("->", "-\\>").replace("%", "\\%").replace("[", "\\[").replace("/", "\\/")
    return told.replace("$", "\\$").replace("\n", "\\n")


# Reading


@dataclass(slots=True)
class _Block:
    """A question's text without comments, with the rows that its characters stand in."""

    row: int
    text: str
    kept: str
    section: tuple[str, int]


def read_gift(text: str) -> tuple[list[Raw], list[str]]:
    """Return the questions of a GIFT file, and notes on what was left out."""
    raws: list[Raw] = []
    notes: list[str] = []
    for block in _split(text):
        raw = Raw(block.row)
        if block.section[0]:
            raw.put("section", block.section[0], block.section[1], FIELDS["section"])
        own = _read(raw, block.text)
        kept = read_beside(block.kept)
        raw.body |= merged(own, kept)
        if kept is None and own.get("type") == "case":
            raw.faults.clear()
            told = tr("第 {row} 行起的问答题没有要点，没有导入；请在题库里新建案例分析题。")
            notes.append(told.format(row=block.row))
            continue
        raws.append(raw)
    return raws, notes


def _split(text: str) -> Iterator[_Block]:
    """Yield the questions: they are apart by an empty line outside the answers."""
    lines: list[str] = []
    row, kept, section, depth = 0, "", ("", 0), 0
    for number, line in enumerate([*text.split("\n"), ""], 1):
        bare = line.strip()
        if depth == 0 and bare.startswith("//"):
            comment = bare.removeprefix("//")
            kept = comment if read_beside(comment) is not None else kept
        elif depth == 0 and bare.startswith("$CATEGORY:"):
            named = _plain(bare.removeprefix("$CATEGORY:").strip())
            section = (named if "\\/" in bare else named.rsplit("/", 1)[-1], number)
        elif bare or depth:
            row = row or number
            lines.append(line)
            depth = max(0, depth + _opened(line))
        elif lines:
            yield _Block(row, "\n".join(lines), kept, section)
            lines, row, kept = [], 0, ""
    if lines:
        yield _Block(row, "\n".join(lines), kept, section)


def _opened(line: str) -> int:
    bare = re.sub(r"\\.", "", line)
    return bare.count("{") - bare.count("}")


def _read(raw: Raw, text: str) -> dict[str, Any]:
    """Return what a question says by itself."""
    title = re.match(r"\s*::(.*?)(?<!\\)::", text, re.DOTALL)
    if title:
        text = text[title.end() :]
    text = _FORMAT.sub("", text.strip(), count=1) if text.strip().startswith("[") else text
    start = re.search(r"(?<!\\)(?:\\\\)*\{", text)
    end = _last_brace(text)
    if start is None or end < start.end():
        raw.fault(raw.row, FIELDS["answer"], tr("缺少写在 { } 里的答案。"))
        return {"type": "single"}
    before, after = text[: start.end() - 1].strip(), text[end + 1 :].strip()
    inside, _, general = _parted(text[start.end() : end], "####")
    own: dict[str, Any] = {"explanation": _plain(general.strip())}
    own |= _typed(raw, inside.strip())
    if own.get("type") == "fill-in":
        own["stem"] = _plain(f"{text[: start.end() - 1]}____{text[end + 1 :]}")
    else:
        own["stem"] = _plain(f"{before}{' ' if after else ''}{after}")
    return own


def _last_brace(text: str) -> int:
    found = [match.end() - 1 for match in re.finditer(r"(?<!\\)(?:\\\\)*\}", text)]
    return found[-1] if found else -1


def _typed(raw: Raw, inside: str) -> dict[str, Any]:
    word = inside.split("#", 1)[0].strip().upper()
    if not inside:
        return {"type": "case"}
    if word in _TRUE | _FALSE:
        return {"type": "true-false", "answer": word in _TRUE}
    if inside.startswith("#"):
        raw.fault(raw.row, FIELDS["type"], tr("数值题不能导入，请改成填空题或单选题。"))
        return {"type": "single"}
    entries = list(_entries(inside))
    if not entries:
        raw.fault(raw.row, FIELDS["answer"], tr("{ } 里的答案应以 = 或 ~ 开头。"))
        return {"type": "single"}
    if all(sign == "=" for sign, _ in entries):
        if all(_arrow(one) for _, one in entries):
            return _matching(entries)
        bare = [_WEIGHT.sub("", one, count=1) for _, one in entries]
        answers = [_plain(_parted(one, "#")[0].strip()) for one in bare]
        return {"type": "fill-in", "blanks": [{"answers": answers}]}
    return _choice(entries)


def _entries(inside: str) -> Iterator[tuple[str, str]]:
    """Yield each answer with the sign before it."""
    marks = [(match.end() - 1, match.group(1)) for match in _ENTRY.finditer(inside)]
    for n, (place, sign) in enumerate(marks):
        end = marks[n + 1][0] if n + 1 < len(marks) else len(inside)
        yield sign, inside[place + 1 : end].strip()


def _arrow(text: str) -> bool:
    return "->" in text


def _matching(entries: Sequence[tuple[str, str]]) -> dict[str, Any]:
    pairs, extra = [], []
    for _, one in entries:
        left, _, right = one.partition("->")
        if left.strip():
            pairs.append({"left": _plain(left.strip()), "right": _plain(right.strip())})
        else:
            extra.append(_plain(right.strip()))
    return {"type": "matching", "pairs": pairs, "extra": extra}


def _choice(entries: Sequence[tuple[str, str]]) -> dict[str, Any]:
    options, weighted = [], False
    for sign, one in entries:
        weight = _WEIGHT.match(one)
        text, _, why = _parted(one[weight.end() :] if weight else one, "#")
        right = sign == "=" if weight is None else float(weight.group(1)) > 0
        weighted |= weight is not None and sign == "~"
        options.append({"text": _plain(text.strip()), "right": right, "why": _plain(why.strip())})
    several = weighted or sum(one["right"] is True for one in options) > 1
    return {"type": "multiple" if several else "single", "options": options}


def _parted(text: str, mark: str) -> tuple[str, str, str]:
    """Part a text at the first *mark* that no backslash stands before."""
    for match in re.finditer(rf"\\.|{re.escape(mark)}", text, re.DOTALL):
        if match.group() == mark:
            return text[: match.start()], mark, text[match.end() :]
    return text, "", ""


def _plain(text: str) -> str:
    return re.sub(r"\\(.)", lambda one: "\n" if one.group(1) == "n" else one.group(1), text)
