"""The head of a paper or an answer sheet: what it is, whose it is, what the parts came to."""

from collections.abc import Sequence

from desktop_app.documents import ink
from desktop_app.documents.exam_paper_data import ExamPaperData, PartData
from desktop_app.documents.flow import Row
from desktop_app.documents.form_rows import LEFT, RIGHT, ROOM
from desktop_app.documents.ink import MM, Type
from desktop_app.documents.pen import Pen
from desktop_app.documents.typeset import fit, width, wrap
from desktop_app.system.text import tr

TEXT = Type(10.5, leading=1.6)
NOTE = Type(8.5, ink.SECONDARY, leading=1.5)
_ORGANISATION = Type(10, ink.ACCENT, tracking=1)
_TITLE = Type(19, leading=1.3).bold()
_FORM = Type(15).bold()
_FORM_BOX = 20 * MM
_FORM_HIGH = 11 * MM
_PART = Type(11, leading=1.4).bold()
_CELL = 15.0
"""Height of a line of the table of marks."""
_LABEL = 16 * MM


def heading(data: ExamPaperData, kind: str) -> Row:
    """What is sat, when, for how many marks; *kind* says which sheet it is."""
    room = ROOM - (_FORM_BOX + 8 if data.form else 0)
    titles = wrap(data.title, _TITLE, room)
    facts = wrap(data.facts, NOTE, ROOM)
    height = 22 + len(titles) * _TITLE.line_height + len(facts) * NOTE.line_height + 8

    def draw(pen: Pen, top: float) -> None:
        line = f"{data.organisation}    {kind}" if data.organisation else kind
        pen.text(LEFT, top - 10, line, fit(line, _ORGANISATION, room))
        y = pen.lines(LEFT, top - 22 - _TITLE.size * 0.9, titles, _TITLE)
        pen.lines(LEFT, y + 8, facts, NOTE)
        if data.form:
            _form(pen, top, data.form)
        pen.line((LEFT, top - height), (RIGHT, top - height), ink.ACCENT, 1.4)

    return Row(height, draw, keep=True)


def whose(data: ExamPaperData) -> Row:
    """Lines for name, number and day; what is known stands on them."""
    fields = (
        (tr("姓名"), data.name, 0.42),
        (tr("工号"), data.staff_number, 0.29),
        (tr("日期"), "", 0.29),
    )

    def draw(pen: Pen, top: float) -> None:
        left, base = LEFT, top - 20
        for label, known, share in fields:
            right = left + ROOM * share - 10
            pen.text(left, base, label, TEXT)
            begin = left + width(label, TEXT) + 6
            pen.line((begin, base - 4), (right, base - 4), ink.LINE, 0.7)
            pen.text(begin + 4, base, known, fit(known, TEXT, right - begin - 6))
            left += ROOM * share

    return Row(32, draw, keep=True)


def marks_table(data: ExamPaperData) -> Row:
    """What the parts are worth, with room for what they came to and for the marker's name."""
    heads = [one.title.split(tr("、"))[0] for one in data.parts]
    columns = [tr("题号"), *heads, tr("总分"), tr("阅卷人")]
    full = [tr("满分"), *(one.full_text for one in data.parts), data.full_text, ""]
    rows = (columns, full, [tr("得分")])
    last = 26 * MM
    each = (ROOM - _LABEL - last) / (len(data.parts) + 1)
    edges = [LEFT, LEFT + _LABEL]
    edges += [LEFT + _LABEL + each * n for n in range(1, len(data.parts) + 2)]
    edges.append(RIGHT)
    heights = (_CELL, _CELL, _CELL * 1.5)
    height = sum(heights)

    def draw(pen: Pen, top: float) -> None:
        y = top
        for cells, high in zip(rows, heights, strict=True):
            pen.line((LEFT, y), (RIGHT, y), ink.LINE, 0.6)
            for n, text in enumerate(cells):
                middle = (edges[n] + edges[n + 1]) / 2
                pen.text(middle, y - high / 2 - 3, text, NOTE, "centre")
            y -= high
        pen.line((LEFT, y), (RIGHT, y), ink.LINE, 0.6)
        for edge in edges:
            pen.line((edge, top), (edge, y), ink.LINE, 0.6)

    return Row(height, draw, keep=True)


def part_head(part: PartData, detail: bool = True) -> Row:
    """The head of a part, on one page with its first question."""
    told = wrap(part.detail, NOTE, ROOM - width(part.title, _PART) - 10) if detail else ()
    height = max(_PART.line_height, len(told) * NOTE.line_height) + 12

    def draw(pen: Pen, top: float) -> None:
        base = top - 12 - _PART.size * 0.8
        pen.text(LEFT, base, part.title, _PART)
        pen.lines(LEFT + width(part.title, _PART) + 10, base, told, NOTE)

    return Row(height, draw, keep=True)


def told(texts: Sequence[str], style: Type = NOTE) -> Row:
    """Lines under the head."""
    lines = [line for text in texts for line in wrap(text, style, ROOM)]

    def draw(pen: Pen, top: float) -> None:
        pen.lines(LEFT, top - style.size - 6, lines, style)

    return Row(len(lines) * style.line_height + 8, draw, keep=True)


def _form(pen: Pen, top: float, form: str) -> None:
    corner = (RIGHT - _FORM_BOX, top - _FORM_HIGH - 6)
    pen.box(corner, (_FORM_BOX, _FORM_HIGH), border=ink.ACCENT, thickness=1.2, radius=4)
    words = tr("{form} 卷").format(form=form)
    middle = (corner[0] + _FORM_BOX / 2, corner[1] + _FORM_HIGH / 2 - _FORM.size * 0.36)
    pen.text(*middle, words, _FORM.inked(ink.ACCENT), "centre")
