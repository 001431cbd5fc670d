"""Questions in a Word file: the plain text, a paragraph a line."""

import io
import math
import re
from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path

from desktop_app.system.text import tr
from desktop_app.training.content.file_faults import BadFiles, FileFault
from desktop_app.training.content.office_files import Bounds, read_bytes, word
from desktop_app.training.exams.bank.exchange.plain import read_text
from desktop_app.training.exams.bank.exchange.plain_writer import text_lines
from desktop_app.training.exams.bank.exchange.reading import FIELDS, ONLY_PICTURE, Raw
from desktop_app.training.exams.bank.question import Question

_FONT, _FALLBACK = "Noto Sans SC", "微软雅黑"
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_PICTURES = ".//w:drawing | .//w:pict"
_BOLD = re.compile(r"#|\d+\. ")


def read_word(path: Path, bounds: Bounds) -> tuple[list[Raw], list[str]]:
    """Return the questions of the paragraphs; rows are paragraphs, counted from 1."""
    document = word(path, read_bytes(path, bounds), bounds)
    if document.tables:
        told = tr("表格里的试题读不了，请改成一段一段的文字，或另存为 Excel 导入。")
        raise BadFiles((FileFault(path.name, 0, "", told),))
    # A line broken inside a paragraph is a line of its own, of the same row for whom it is told.
    lines: list[str] = []
    rows: list[int] = []
    pictures: list[int] = []
    for number, paragraph in enumerate(document.paragraphs, 1):
        if paragraph._p.xpath(_PICTURES):
            pictures.append(number)
        for line in paragraph.text.split("\n"):
            lines.append(line)
            rows.append(number)
    raws, notes = read_text("\n".join(lines))
    for raw in raws:
        raw.row = rows[raw.row - 1]
        raw.places = {path: (rows[row - 1], name) for path, (row, name) in raw.places.items()}
        raw.faults = [((rows[row - 1], name), told) for (row, name), told in raw.faults]
    notes += [tr("第 {row} 段带有图片，图片没有导入。").format(row=one) for one in pictures]
    _note_pictures(raws, pictures)
    return raws, notes


def _note_pictures(raws: Sequence[Raw], pictures: Sequence[int]) -> None:
    """Note where a picture is all that a question asks."""
    for raw, following in zip_longest(raws, raws[1:]):
        last = following.row if following else math.inf
        asked = str(raw.body.get("stem", "")).strip()
        if not asked and any(raw.row <= one < last for one in pictures):
            raw.faults = [((raw.row, FIELDS["stem"]), ONLY_PICTURE)]


def write_word(questions: Sequence[Question]) -> bytes:
    """Return a Word file whose paragraphs `read_word` reads back as the same questions."""
    from docx import Document
    from docx.oxml.ns import qn

    document = Document()
    style = document.styles["Normal"]
    style.font.name = _FONT
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _FALLBACK)
    for line in text_lines(questions):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_after = 0
        run = paragraph.add_run(_ILLEGAL.sub("", line))
        run.bold = bool(_BOLD.match(line))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
