"""Reads questions from Moodle XML: choices, short answers, gaps, matching, orders, own cases."""

import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

from desktop_app.system.text import tr
from desktop_app.training.exams.bank.exchange.beside import merged, read_beside
from desktop_app.training.exams.bank.exchange.reading import FIELDS, ONLY_PICTURE, Raw
from desktop_app.training.exams.bank.exchange.xml_lines import BadXml, Node, parse

_GAP = re.compile(r"\{\d*:(?:SHORTANSWER|SA|MW)(?:_?C)?:((?:\\.|[^}\\])*)\}")
_KEY = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
_RUN = re.compile("_{3,}")
_NO_HTML = ("plain_text", "markdown")


def read_moodle(raw: bytes) -> tuple[list[Raw], list[str]]:
    """Return the questions of a file, and notes on what was left out; raises BadXml."""
    top = parse(raw)
    if top.tag != "quiz":
        raise BadXml(top.row, tr("最外层应为 <quiz>；这不是 Moodle XML 题库。"))
    raws: list[Raw] = []
    notes: list[str] = []
    section = ("", 0)
    for node in top.all("question"):
        kind = node.attributes.get("type", "")
        if kind == "category":
            section = (_category(_words(node.child("category"))), node.row)
            continue
        one = _question(node, kind, section, notes)
        if one is not None:
            raws.append(one)
    return raws, notes


def _category(path: str) -> str:
    parts = re.split(r"(?<!/)/(?!/)", path)
    return parts[-1].replace("//", "/").strip()


def _question(node: Node, kind: str, section: tuple[str, int], notes: list[str]) -> Raw | None:
    raw = Raw(node.row)
    reader = _READERS.get(kind)
    kept = next((one for text in node.comments if (one := read_beside(text)) is not None), None)
    if reader is None or (kind == "essay" and kept is None):
        told = tr("第 {row} 行的题型 {kind} 不能导入，没有导入这一题。")
        if kind == "essay":
            told = tr("第 {row} 行的问答题没有要点，没有导入；请在题库里新建案例分析题。")
        notes.append(told.format(row=node.row, kind=kind or "?"))
        return None
    asked = _words(node.child("questiontext"))
    own: dict[str, Any] = {"stem": asked, "explanation": _words(node.child("generalfeedback"))}
    own |= reader(raw, node, asked)
    if kept is None:
        own |= _about(node, section)
    else:
        # Where the stem is kept, gaps were not to be told from it.
        here = {"type"} if "stem" in kept else {"type", "blanks"}
        own = {name: value for name, value in own.items() if name not in kept or name in here}
    if _pictures(node):
        notes.append(tr("第 {row} 行的试题带有图片，图片没有导入。").format(row=node.row))
        if not str(own["stem"]).strip():
            raw.fault(_row_of(node, "stem"), FIELDS["stem"], ONLY_PICTURE)
    for name in own:
        raw.places[name,] = (_row_of(node, name), FIELDS.get(name, ""))
    raw.body |= merged(own, kept)
    return raw


def _about(node: Node, section: tuple[str, int]) -> dict[str, Any]:
    """Return what other programs say of a question beside what it asks."""
    found: dict[str, Any] = {}
    if section[0]:
        found["section"] = section[0]
    grade = _value(node, "defaultgrade")
    if re.fullmatch(r"\d+(\.0*)?", grade) and 1 < float(grade) <= 100:
        found["marks"] = int(float(grade))
    key = _value(node, "idnumber")
    if _KEY.fullmatch(key):
        found["key"] = key
    tags = node.child("tags")
    if tags is not None:
        found["tags"] = [_bare(one) for one in tags.all("tag") if _bare(one)]
    return found


def _row_of(node: Node, name: str) -> int:
    child = node.child(
        {"stem": "questiontext", "explanation": "generalfeedback"}.get(name, "answer")
    )
    return child.row if child else node.row


# Types


def _choice(raw: Raw, node: Node, _asked: str) -> dict[str, Any]:
    single = _value(node, "single").lower() not in ("false", "0")
    options: list[dict[str, Any]] = []
    for n, one in enumerate(node.all("answer")):
        raw.places["options", n] = (one.row, FIELDS["options"])
        right = _fraction(raw, one) > 0
        options.append({"text": _words(one), "right": right, "why": _words(one.child("feedback"))})
    if single and sum(one["right"] is True for one in options) > 1:
        best = max(range(len(options)), key=lambda n: _fraction(raw, node.all("answer")[n]))
        for n, option in enumerate(options):
            option["right"] = n == best
    shuffle = _value(node, "shuffleanswers").lower() not in ("false", "0")
    found: dict[str, Any] = {"type": "single" if single else "multiple", "options": options}
    return found if shuffle else found | {"shuffle": False}


def _fraction(raw: Raw, answer: Node) -> float:
    text = answer.attributes.get("fraction", "0")
    if not re.fullmatch(r"-?\d+(\.\d+)?", text):
        raw.fault(answer.row, "fraction", tr("应为数字；现在是“{text}”。").format(text=text))
        return 0.0
    return float(text)


def _true_false(raw: Raw, node: Node, _asked: str) -> dict[str, Any]:
    for one in node.all("answer"):
        word = _words(one).lower()
        if _fraction(raw, one) > 0 and word in ("true", "false"):
            return {"type": "true-false", "answer": word == "true"}
    raw.fault(node.row, FIELDS["answer"], tr("没有一个答案的 fraction 大于 0。"))
    return {"type": "true-false"}


def _short(raw: Raw, node: Node, asked: str) -> dict[str, Any]:
    answers = [_words(one) for one in node.all("answer") if _fraction(raw, one) > 0]
    stem = _RUN.sub(lambda _match: "____", asked) if _RUN.search(asked) else f"{asked} ____"
    return {"type": "fill-in", "stem": stem, "blanks": [{"answers": answers}]}


def _gaps(_raw: Raw, _node: Node, asked: str) -> dict[str, Any]:
    blanks = []
    for gap in _GAP.finditer(asked):
        parts = re.findall(r"((?:\\.|[^~\\])+)", gap.group(1), re.DOTALL)
        right = [one for one in parts if one.startswith(("=", "%100%"))]
        answers = [re.sub(r"^(?:=|%100%)", "", one) for one in right]
        bare = [re.match(r"(?:\\.|[^#\\])*", one, re.DOTALL) for one in answers]
        texts = [re.sub(r"\\(.)", r"\1", one.group()) for one in bare if one]
        blanks.append({"answers": texts})
    return {"type": "fill-in", "stem": _GAP.sub("____", asked), "blanks": blanks}


def _matching(raw: Raw, node: Node, _asked: str) -> dict[str, Any]:
    pairs: list[dict[str, str]] = []
    extra: list[str] = []
    for one in node.all("subquestion"):
        left, right = _words(one), _bare(one.child("answer"))
        if left:
            raw.places["pairs", len(pairs)] = (one.row, FIELDS["pairs"])
            pairs.append({"left": left, "right": right})
        else:
            extra.append(right)
    return {"type": "matching", "pairs": pairs, "extra": extra}


def _ordering(_raw: Raw, node: Node, _asked: str) -> dict[str, Any]:
    return {"type": "ordering", "steps": [_words(one) for one in node.all("answer")]}


def _essay(_raw: Raw, node: Node, _asked: str) -> dict[str, Any]:
    return {"type": "case", "model_answer": _words(node.child("graderinfo"))}


_READERS: dict[str, Callable[[Raw, Node, str], dict[str, Any]]] = {
    "multichoice": _choice,
    "truefalse": _true_false,
    "shortanswer": _short,
    "cloze": _gaps,
    "matching": _matching,
    "ordering": _ordering,
    "essay": _essay,
}


# Texts


def _value(node: Node, tag: str) -> str:
    child = node.child(tag)
    return child.text.strip() if child else ""


def _words(node: Node | None) -> str:
    """Return the text of an element, without HTML."""
    if node is None:
        return ""
    child = node.child("text")
    text = child.text if child is not None else node.text
    if node.attributes.get("format") in _NO_HTML or not re.search("[<&]", text):
        return text.strip()
    return _without_html(text)


def _bare(node: Node | None) -> str:
    """Return the text of an element that never holds HTML."""
    child = node.child("text") if node is not None else None
    return child.text.strip() if child is not None else ""


def _pictures(node: Node) -> bool:
    child = node.child("questiontext")
    inner = child.child("text") if child else None
    html = child is not None and child.attributes.get("format") not in _NO_HTML
    return html and inner is not None and "<img" in inner.text


class _Text(HTMLParser):
    """Keeps the words of HTML; what begins a line there begins one here."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in ("br", "p", "div", "li", "tr"):
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        self.words.append(" ".join(data.split("\n")))


def _without_html(text: str) -> str:
    reader = _Text()
    reader.feed(text)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.words).split("\n"))
    return "\n".join(line for line in lines if line)
