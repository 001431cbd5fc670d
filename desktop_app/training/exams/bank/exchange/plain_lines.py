"""The lines of questions in plain text: what each one is, and how a text is kept from being one.

    # 投诉与危机
    1. 题干，可以写几行
    A. 选项    （也可以几个选项写在一行）
    B. 选项
    【答案】A    （也写作“答案：A”）
    【解析】……

A backslash in front makes anything plain text: `\\1.` at the beginning of a line is no number,
`\\【答案】` no label; a backslash itself is written twice, a line break inside a short field `\\⏎`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

LONG = ("stem", "material", "explanation", "model_answer", "summary", "option")
"""What may go on over several lines."""

LABELS = {
    "答案": "answer",
    "正确答案": "answer",
    "标准答案": "answer",
    "参考答案": "reference",
    "解析": "explanation",
    "答案解析": "explanation",
    "试题解析": "explanation",
    "难度": "difficulty",
    "分值": "marks",
    "章节": "section",
    "类别": "area",
    "重点": "emphasis",
    "题型": "type",
    "出处": "source",
    "标签": "tags",
    "编号": "key",
    "说明": "summary",
    "少选": "partial",
    "次序": "shuffle",
    "同音": "homophones",
    "材料": "material",
    "配对": "pair",
    "多余": "extra",
    "步骤": "step",
    "要点": "point",
    "禁语": "taboo",
    "标识": "id",
    "含义": "meaning",
    "说法": "says",
    "不算": "not_says",
    "评分项": "criterion",
    "权重": "weight",
    "改说": "better",
    "火气": "anger",
    "表达": "patterns",
    "除非": "unless",
    "概念": "concepts",
    "暗示": "hints",
}
"""Word between 【 and 】 → what it is; a letter there is what is to be said of that option."""

_WITH_COLON = (
    "答案", "正确答案", "标准答案", "参考答案", "解析", "答案解析", "试题解析", "难度", "分值",
    "章节", "题型",
)  # fmt: skip
"""Labels that also count when they begin a line and a colon follows."""

LETTER = "A-HＡ-Ｈ"
_NUMBER = re.compile(r"(\d{1,4})\s*[.、．)）]\s*(.*)", re.DOTALL)
_OPTION = re.compile(rf"[(（]?([{LETTER}])\s*[)）]?\s*[.、．:：)）]\s*(.*)", re.DOTALL)
_COLON = re.compile(rf"({'|'.join(_WITH_COLON)})\s*[:：]\s*(.*)", re.DOTALL)
_HEADING = re.compile(r"#+\s*(.*)")
_GROUP = re.compile(r"[一二三四五六七八九十]+\s*[、.．]\s*(\S*?题)(?=$|[^\w]|\s).*")
_LABEL = re.compile(rf"(?<!\\)【\s*({'|'.join(LABELS)}|[{LETTER}])\s*】")
_ESCAPE = re.compile(r"\\(.)")
_KIND = re.compile(r"[(（\[【]\s*([\w\s]{1,8}?题)\s*[)）\]】]\s*(.*)", re.DOTALL)

LineKind = Literal["number", "option", "label", "heading", "group", "text"]


@dataclass(frozen=True, slots=True)
class Part:
    """A line or a part of one; `name` is the label, letter or number that it begins with."""

    kind: LineKind
    row: int
    name: str
    text: str
    """Still with its backslashes."""


def parts(text: str) -> Iterator[Part]:
    """Yield what stands in a text, line by line."""
    for row, line in enumerate(text.split("\n"), 1):
        yield from parts_of(line.strip(), row)


def parts_of(line: str, row: int) -> Iterator[Part]:
    """Yield what stands in one line; an empty one is nothing."""
    if not line:
        return
    found = list(_LABEL.finditer(line))
    before = line[: found[0].start()] if found else line
    if before.strip():
        yield from _begun(before.strip(), row)
    for n, label in enumerate(found):
        end = found[n + 1].start() if n + 1 < len(found) else len(line)
        name = label.group(1)
        yield Part(
            "label", row, LABELS.get(name, plain_letter(name)), line[label.end() : end].strip()
        )


def plain_letter(name: str) -> str:
    """Return a letter of full width as the plain one."""
    return chr(ord(name) - 0xFEE0) if ord(name[0]) > 0xFEE0 else name


def _begun(line: str, row: int) -> Iterator[Part]:
    """Yield what a line is by how it begins."""
    if match := _NUMBER.fullmatch(line):
        yield Part("number", row, match.group(1), match.group(2))
    elif match := _OPTION.fullmatch(line):
        yield from _options(plain_letter(match.group(1)), match.group(2), row)
    elif match := _COLON.fullmatch(line):
        yield Part("label", row, LABELS[match.group(1)], match.group(2))
    elif match := _HEADING.fullmatch(line):
        yield Part("heading", row, "", match.group(1))
    elif match := _GROUP.fullmatch(line):
        yield Part("group", row, match.group(1), line)
    else:
        yield Part("text", row, "", line)


def _options(letter: str, text: str, row: int) -> Iterator[Part]:
    """Yield the options of a line, where several stand behind one another."""
    following = chr(ord(letter) + 1)
    match = re.search(rf"\s+{following}\s*[.、．:：)）]\s*", text)
    if match is None:
        yield Part("option", row, letter, text)
        return
    yield Part("option", row, letter, text[: match.start()])
    yield from _options(following, text[match.end() :], row)


def kind_before(stem: str) -> tuple[str, str]:
    """Return the word for a type that a stem begins with in brackets, and the rest."""
    match = _KIND.fullmatch(stem)
    return (match.group(1), match.group(2)) if match else ("", stem)


def unescaped(text: str) -> str:
    """Return a text as it was meant; a backslash before other letters is only a backslash."""
    return _ESCAPE.sub(_meant, text)


def _meant(match: re.Match[str]) -> str:
    sign = match.group(1)
    if sign == "⏎":
        return "\n"
    kept = sign.isascii() and sign.isalpha() and not "A" <= sign <= "H"
    return match.group() if kept else sign


def split(text: str, signs: str, most: int = -1) -> list[str]:
    """Return the parts of a text between any of *signs* that no backslash stands before."""
    found: list[str] = []
    last = 0
    for match in re.finditer(rf"\\.|[{re.escape(signs)}]", text):
        if match.group()[0] != "\\" and (most < 0 or len(found) < most):
            found.append(text[last : match.start()].strip())
            last = match.end()
    return [*found, text[last:].strip()]


# Writing


def guarded(text: str, signs: str = "") -> str:
    """Return a text that may go on over lines, to be read as it is; *signs* stand for parts."""
    return "\n".join(_guarded_line(line, signs) for line in text.split("\n"))


def guarded_short(text: str, signs: str = "") -> str:
    """Return a text that has to stay in one line."""
    return _inside(text, signs).replace("\n", "\\⏎")


def _guarded_line(line: str, signs: str) -> str:
    if not line.strip():
        return "\\"
    inside = _inside(line.strip(), signs)
    plain = list(parts_of(inside, 0))
    whole = len(plain) == 1 and plain[0].kind == "text"
    return inside if whole else f"\\{inside}"


def _inside(text: str, signs: str) -> str:
    text = text.replace("\\", "\\\\").replace("【", "\\【")
    text = re.sub(r"(\s)(?=[B-HＢ-Ｈ]\s*[.、．:：)）])", r"\1\\", text)
    return re.sub(rf"([{re.escape(signs)}])", r"\\\1", text) if signs else text


def guarded_stem(text: str) -> str:
    """Return a stem: what it begins with in brackets is no type."""
    told = guarded(text)
    first = told.split("\n", 1)[0]
    return f"\\{told}" if first[:1] in "(（[" else told
