"""What reports share on paper: their head, heads of parts, and lines of two columns."""

from collections.abc import Iterator
from functools import partial

from desktop_app.documents import ink
from desktop_app.documents.debrief_turns import BODY, head_row
from desktop_app.documents.flow import Row
from desktop_app.documents.form_rows import LEFT, RIGHT, ROOM
from desktop_app.documents.ink import MM, Ink, Type
from desktop_app.documents.pen import Pen
from desktop_app.documents.typeset import fit, wrap

INKS: dict[str, Ink] = {"good": ink.GOOD, "warn": ink.WARN, "bad": ink.BAD}
LABEL_ROOM = 52 * MM
_ORGANISATION = Type(10, ink.ACCENT, tracking=1)
_TITLE = Type(20, leading=1.3).bold()


def heading(organisation: str, title: str, facts: str) -> Row:
    """The head of the first page; *facts* may take several lines."""
    titles, told = wrap(title, _TITLE, ROOM), wrap(facts, BODY, ROOM)
    height = 24 + len(titles) * _TITLE.line_height + len(told) * BODY.line_height + 8

    def draw(pen: Pen, top: float) -> None:
        pen.text(LEFT, top - 10, organisation, fit(organisation, _ORGANISATION, ROOM))
        y = pen.lines(LEFT, top - 24 - _TITLE.size * 0.9, titles, _TITLE) + 8
        pen.lines(LEFT, y, told, BODY.inked(ink.SECONDARY))
        pen.line((LEFT, top - height), (RIGHT, top - height), ink.ACCENT, 1.4)

    return Row(height, draw, keep=True)


def part(title: str) -> Iterator[Row]:
    """The head of a part with some air over it."""
    yield Row(8, lambda _pen, _top: None, keep=True)
    yield head_row(title)


def two_columns(label: str, text: str, tone: str = "") -> Row:
    """What a line is about at the left, what is said of it at the right."""
    room = ROOM - LABEL_ROOM - 12
    style = BODY.bold().inked(INKS.get(tone, ink.TEXT))
    texts, labels = wrap(text, BODY, room), wrap(label, style, LABEL_ROOM)
    height = max(len(texts), len(labels)) * BODY.line_height + 4
    return Row(height, partial(_draw_columns, labels, style, texts))


def keeping(rows: Iterator[Row]) -> Iterator[Row]:
    """Keep a heading with what follows it."""
    for row in rows:
        yield Row(row.height, row.draw, keep=True, again=row.again)


def _draw_columns(
    labels: tuple[str, ...], label: Type, texts: tuple[str, ...], pen: Pen, top: float
) -> None:
    pen.lines(LEFT + 4, top - BODY.size - 2, labels, label)
    pen.lines(LEFT + LABEL_ROOM + 12, top - BODY.size - 2, texts, BODY)
