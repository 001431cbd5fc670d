"""Rows on as many pages as they take, with a running head and page n of m at every foot."""

from collections.abc import Iterable

from desktop_app.documents import ink
from desktop_app.documents.flow import Row, pages
from desktop_app.documents.form_rows import LEFT, RIGHT, ROOM
from desktop_app.documents.ink import MM, Type
from desktop_app.documents.pen import A4_PORTRAIT, Pen
from desktop_app.documents.typeset import fit
from desktop_app.system.text import tr

_TOP = A4_PORTRAIT[1] - 15 * MM
_RUNNING = 22.0
_BOTTOM = 17 * MM
_FOOT = Type(7.5, ink.SECONDARY)


def draw_pages(
    pen: Pen, rows: Iterable[Row], continued: str, organisation: str, least: float
) -> bytes:
    """Draw *rows* and return the file; *continued* stands over every page but the first.

    *least* is what a last page should hold, in points.
    """
    room = _TOP - _BOTTOM
    laid = pages(rows, room, room - _RUNNING, least)
    for index, on_page in enumerate(laid):
        y = _TOP
        if index:
            pen.new_page()
            _running_head(pen, continued)
            y -= _RUNNING
        for row in on_page:
            row.draw(pen, y)
            y -= row.height
        _foot(pen, organisation, index + 1, len(laid))
    return pen.finish()


def _running_head(pen: Pen, text: str) -> None:
    base = _TOP - 6
    pen.text(LEFT, base, text, fit(text, _FOOT, ROOM))
    pen.line((LEFT, base - 6), (RIGHT, base - 6), ink.LINE, 0.6)


def _foot(pen: Pen, organisation: str, page: int, count: int) -> None:
    base = 10 * MM
    pen.line((LEFT, base + 12), (RIGHT, base + 12), ink.HAIR, 0.6)
    pen.text(LEFT, base, organisation, fit(organisation, _FOOT, ROOM / 2 - 60))
    pages_text = tr("第 {n} 页 / 共 {m} 页").format(n=page, m=count)
    pen.text(RIGHT, base, pages_text, _FOOT, "right")
