"""Writes questions as Moodle XML; what Moodle has no field for stands in a comment (`beside`)."""

import re
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from desktop_app.training.exams.bank.exchange.beside import beside
from desktop_app.training.exams.bank.question import (
    BLANK,
    Case,
    FillIn,
    Matching,
    Multiple,
    Ordering,
    Question,
    Single,
    TrueFalse,
)

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_CLOZE = re.compile(r"([\\}{~#=%])")


def write_moodle(questions: Sequence[Question]) -> bytes:
    """Return the questions, under a category where the section changes."""
    quiz = ET.Element("quiz")
    section = ""
    for question in questions:
        if question.section != section:
            section = question.section
            category = ET.SubElement(quiz, "question", type="category")
            _text(category, "category", section.replace("/", "//"))
        _question(quiz, question)
    ET.indent(quiz)
    whole: bytes = ET.tostring(quiz, encoding="utf-8", xml_declaration=True)
    return whole


def _question(quiz: ET.Element, question: Question) -> None:
    node = ET.SubElement(quiz, "question", type=_type(question))
    told = {"explanation", *_told(question)}
    # Two dashes end a comment; inside JSON they can be written otherwise.
    comment = _clean(beside(question, told)).replace("-", "\\u002d")
    node.append(ET.Comment(comment))
    _text(node, "name", question.title)
    _text(node, "questiontext", _shown(question), plain=True)
    _text(node, "generalfeedback", question.explanation, plain=True)
    _value(node, "defaultgrade", str(question.full_marks))
    _value(node, "idnumber", question.key)
    _answers(node, question)
    if question.tags:
        tags = ET.SubElement(node, "tags")
        for tag in question.tags:
            _text(tags, "tag", tag)


def _type(question: Question) -> str:
    match question:
        case Single() | Multiple():
            return "multichoice"
        case TrueFalse():
            return "truefalse"
        case FillIn():
            return "shortanswer" if len(question.blanks) == 1 else "cloze"
        case Matching():
            return "matching"
        case Ordering():
            return "ordering"
        case _:
            return "essay"


def _told(question: Question) -> set[str]:
    """Return the fields that Moodle's own elements carry."""
    match question:
        case Single() | Multiple():
            return {"stem", "options"}
        case TrueFalse():
            return {"stem", "answer"}
        case FillIn():
            # A brace in the stem might be taken for a gap: then both are kept beside.
            if len(question.blanks) > 1 and "{" in question.stem:
                return set()
            heard = any(one.homophones for one in question.blanks)
            return {"stem"} if heard else {"stem", "blanks"}
        case Matching():
            return {"stem", "pairs", "extra"}
        case Ordering():
            return {"stem", "steps"}
        case _:
            return {"model_answer"}


def _shown(question: Question) -> str:
    """Return what is asked, as Moodle shows it."""
    if isinstance(question, Case):
        return f"{question.material}\n\n{question.stem}"
    if isinstance(question, FillIn) and len(question.blanks) > 1:
        texts = BLANK.split(question.stem)
        gaps = ["~".join(f"={_cloze(one)}" for one in blank.answers) for blank in question.blanks]
        told = [f"{text}{{1:SHORTANSWER:{gap}}}" for text, gap in zip(texts, gaps, strict=False)]
        return "".join(told) + texts[-1]
    return question.stem


def _cloze(text: str) -> str:
    return _CLOZE.sub(r"\\\1", text)


def _answers(node: ET.Element, question: Question) -> None:
    match question:
        case Single() | Multiple():
            _choice(node, question)
        case TrueFalse():
            for word in ("true", "false"):
                right = (word == "true") == question.answer
                _answer(node, word, "100" if right else "0")
        case FillIn() if len(question.blanks) == 1:
            _value(node, "usecase", "0")
            _each(node, question.blanks[0].answers, "100")
        case Matching():
            _matching(node, question)
        case Ordering():
            _each(node, question.steps, "1")
        case Case():
            _text(node, "graderinfo", question.model_answer, plain=True)


def _each(node: ET.Element, texts: Sequence[str], fraction: str) -> None:
    for one in texts:
        _answer(node, one, fraction)


def _matching(node: ET.Element, question: Matching) -> None:
    _value(node, "shuffleanswers", "true")
    for pair in question.pairs:
        _pair(node, pair.left, pair.right)
    for one in question.extra:
        _pair(node, "", one)


def _choice(node: ET.Element, question: Single | Multiple) -> None:
    single = isinstance(question, Single)
    _value(node, "single", "true" if single else "false")
    _value(node, "shuffleanswers", "true" if question.shuffle else "false")
    right = sum(one.right for one in question.options)
    share = f"{100 / right:.5f}".rstrip("0").rstrip(".")
    for option in question.options:
        fraction = share if option.right else "0" if single else "-100"
        _answer(node, option.text, fraction, option.why)


def _answer(node: ET.Element, text: str, fraction: str, why: str = "") -> None:
    answer = ET.SubElement(node, "answer", fraction=fraction, format="plain_text")
    _value(answer, "text", text)
    if why:
        _text(answer, "feedback", why, plain=True)


def _pair(node: ET.Element, left: str, right: str) -> None:
    pair = ET.SubElement(node, "subquestion", format="plain_text")
    _value(pair, "text", left)
    _text(pair, "answer", right)


def _text(node: ET.Element, tag: str, text: str, plain: bool = False) -> None:
    child = ET.SubElement(node, tag, {"format": "plain_text"} if plain else {})
    _value(child, "text", text)


def _value(node: ET.Element, tag: str, text: str) -> None:
    ET.SubElement(node, tag).text = _clean(text)


def _clean(text: str) -> str:
    """Return a text without what XML cannot hold."""
    return _ILLEGAL.sub("", text)
