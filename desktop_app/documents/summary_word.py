"""A daily summary as a Word file: its text, the open questions, what was answered to each."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from db.records import Person
from desktop_app.system.text import day_text, long_day, tr, weekday
from desktop_app.training.curriculum.summaries.word import question_heading, text_heading
from desktop_app.training.curriculum.summaries.written import Answered, SummaryDraft, Written

if TYPE_CHECKING:
    from docx.document import Document

_FONT = "Noto Sans SC"
_FALLBACK = "微软雅黑"
_BLANK_QUESTIONS = 3
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that the file format does not take."""


@dataclass(frozen=True, slots=True)
class QuestionData:
    """A question with what was answered to it: the text, and who gave it when."""

    text: str
    answers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SummaryData:
    """What stands in the file."""

    person: str
    day: date
    facts: str
    text: str
    questions: tuple[QuestionData, ...]


def of_written(written: Written, facts: str, local: Callable[[datetime], datetime]) -> SummaryData:
    """Return the data of a summary that was handed in; *facts* stand beside the day."""
    return SummaryData(
        written.person.name,
        written.summary.day,
        facts,
        written.summary.text,
        tuple(QuestionData(one.question.text, _answers(one, local)) for one in written.questions),
    )


def of_draft(draft: SummaryDraft, person: Person, facts: str) -> SummaryData:
    """Return the data of a summary that is being written; an empty one is the template."""
    questions = tuple(QuestionData(one) for one in draft.questions if one.strip())
    return SummaryData(person.name, draft.day, facts, draft.text, questions)


def _answers(asked: Answered, local: Callable[[datetime], datetime]) -> tuple[tuple[str, str], ...]:
    by = tr("{name}，{day}")
    return tuple(
        (one.text, by.format(name=name, day=day_text(local(one.answered_at).date())))
        for one, name in zip(asked.answers, asked.by, strict=True)
    )


def summary_docx(data: SummaryData) -> bytes:
    """Return the file; without text or questions it is the template to fill in by hand.

    What the program reads back from it is the same text and the same questions.
    """
    from docx import Document

    document = Document()
    _dress(document)
    document.core_properties.title = tr("每日总结")
    document.core_properties.author = _plain(data.person)
    document.add_paragraph(tr("每日总结"), style="Title")
    day = f"{long_day(data.day)} {weekday(data.day)}"
    facts = tr(" · ").join(part for part in (data.person, day, data.facts) if part)
    document.add_paragraph(_plain(facts), style="Subtitle")
    document.add_heading(text_heading(), level=1)
    for line in data.text.splitlines() or [""]:
        document.add_paragraph(_plain(line))
    document.add_heading(question_heading(), level=1)
    _add_questions(document, data.questions or (QuestionData(""),) * _BLANK_QUESTIONS)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _add_questions(document: "Document", questions: Sequence[QuestionData]) -> None:
    for one in questions:
        document.add_paragraph(_plain(" ".join(one.text.split())), style="List Number")
        for text, by in one.answers:
            answer = tr("答（{by}）：{text}").format(by=by, text=" ".join(text.split()))
            paragraph = document.add_paragraph(_plain(answer))
            paragraph.paragraph_format.left_indent = _points(18)


def _plain(text: str) -> str:
    return _FORBIDDEN.sub("", text)


def _dress(document: "Document") -> None:
    """Let every style name a font for Chinese characters: Word's own choice has none of them."""
    from docx.oxml.ns import qn
    from docx.shared import RGBColor

    for name in ("Normal", "Title", "Subtitle", "Heading 1", "List Number"):
        style: Any = document.styles[name]
        style.font.name = _FONT
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        fonts.set(qn("w:eastAsia"), _FALLBACK)
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(theme), None)
        style.font.color.rgb = RGBColor(0x1B, 0x21, 0x29)
    normal: Any = document.styles["Normal"]
    normal.font.size = _points(11)
    normal.paragraph_format.line_spacing = 1.4


def _points(value: int) -> Any:
    from docx.shared import Pt

    return Pt(value)
