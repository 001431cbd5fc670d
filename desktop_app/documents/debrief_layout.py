"""The pages of a debrief: heading and finding, marks and curve, turns, the three views."""

from collections.abc import Iterator

from desktop_app.documents import ink
from desktop_app.documents.debrief_data import CriterionData, DebriefData, ViewData
from desktop_app.documents.debrief_turns import BODY, SMALL, head_row, paragraph, turn_rows
from desktop_app.documents.flow import Row, space
from desktop_app.documents.form_rows import LEFT, RIGHT, ROOM, ruled
from desktop_app.documents.ink import MM, Type
from desktop_app.documents.pen import A4_PORTRAIT, Pen, Point
from desktop_app.documents.running import draw_pages
from desktop_app.documents.typeset import fit, width, wrap
from desktop_app.system.text import tr

_ORGANISATION = Type(10, ink.ACCENT, tracking=1)
_TITLE = Type(20, leading=1.3).bold()
_SCORE = Type(30).bold()
_LEAD = Type(11, leading=1.55)
_SCORE_ROOM = 42 * MM
_CURVE = 96.0
"""Height of the plot of the mood curve in points."""
_GRID = (0, 50, 100)
_BARS_A_ROW = 2
_LEAST = 8 * BODY.line_height
"""A last page with a line or two on it looks lost; eight are worth turning for."""


def draw(data: DebriefData, note: str) -> bytes:
    """The whole file; *note* says which characters were replaced, "" for none."""
    title = f"{data.title} {data.subject}".strip()
    pen = Pen(A4_PORTRAIT, title, data.organisation, data.day)
    continued = "  ·  ".join((data.title + tr("（续）"), data.subject))
    return draw_pages(pen, _rows(data, note), continued, data.organisation, _LEAST)


def _rows(data: DebriefData, note: str) -> Iterator[Row]:
    yield _heading(data)
    yield space(8)
    yield _finding(data)
    yield space(10)
    yield head_row(tr("四项得分"))
    for place in range(0, len(data.criteria), _BARS_A_ROW):
        yield _bars(data.criteria[place : place + _BARS_A_ROW])
    yield space(6)
    if data.moods:
        yield head_row(data.curve_title)
        yield _curve(data.moods)
    for part in data.parts:
        yield head_row(part.title)
        for text in part.texts:
            yield from paragraph(text, BODY)
        yield space(6)
    yield space(8)
    yield head_row(tr("逐句依据"))
    for turn in data.turns:
        yield from turn_rows(turn)
    yield space(4)
    yield head_row(tr("三方看法"))
    for view in data.views:
        yield from _view_rows(view)
    if note:
        yield space(8)
        yield from paragraph(note, SMALL)


def _heading(data: DebriefData) -> Row:
    titles = wrap(data.title, _TITLE, ROOM)
    person = "  ".join(part for part in (data.subject, data.subject_role) if part)
    height = 24 + len(titles) * _TITLE.line_height + 2 * BODY.line_height + 6

    def draw_heading(pen: Pen, top: float) -> None:
        pen.text(LEFT, top - 10, data.organisation, fit(data.organisation, _ORGANISATION, ROOM))
        y = pen.lines(LEFT, top - 24 - _TITLE.size * 0.9, titles, _TITLE) + 8
        pen.text(LEFT, y, person, fit(person, BODY, ROOM))
        facts = BODY.inked(ink.SECONDARY)
        pen.text(LEFT, y - BODY.line_height, data.facts, fit(data.facts, facts, ROOM))
        pen.line((LEFT, top - height), (RIGHT, top - height), ink.ACCENT, 1.4)

    return Row(height, draw_heading, keep=True)


def _finding(data: DebriefData) -> Row:
    room = ROOM - _SCORE_ROOM - 12
    gain = wrap(tr("{gain}；").format(gain=data.gain), _LEAD, room)
    loss = wrap(tr("{loss}。").format(loss=data.loss), _LEAD.bold(), room)
    height = max((len(gain) + len(loss)) * _LEAD.line_height + 14, 58)

    def draw_finding(pen: Pen, top: float) -> None:
        pen.box((LEFT, top - height), (ROOM, height), fill=ink.ACCENT_SOFT, radius=4)
        pen.text(LEFT + 12, top - 34, data.total_text, _SCORE.inked(ink.ACCENT))
        outcome = fit(data.outcome, SMALL, _SCORE_ROOM - 18)
        pen.text(LEFT + 12, top - 49, data.outcome, outcome)
        left = LEFT + _SCORE_ROOM
        y = pen.lines(left, top - 7 - _LEAD.size, gain, _LEAD)
        pen.lines(left, y, loss, _LEAD.bold())

    return Row(height, draw_finding, keep=True)


def _bars(criteria: tuple[CriterionData, ...]) -> Row:
    half = ROOM / _BARS_A_ROW

    def draw_bars(pen: Pen, top: float) -> None:
        for place, one in enumerate(criteria):
            left, right = LEFT + place * half + 4, LEFT + (place + 1) * half - 12
            pen.text(left, top - 12, one.name, BODY)
            after = left + width(one.name, BODY) + 6
            pen.text(after, top - 12, one.weight_text, SMALL)
            pen.text(right, top - 12, one.mark_text, BODY.bold(), "right")
            pen.box((left, top - 20), (right - left, 3.4), fill=ink.HAIR)
            if one.value:
                pen.box((left, top - 20), ((right - left) * one.value / 100, 3.4), fill=ink.ACCENT)

    return Row(26, draw_bars, keep=True)


def _curve(moods: tuple[int, ...]) -> Row:
    def draw_curve(pen: Pen, top: float) -> None:
        left, right, bottom = LEFT + 26, RIGHT - 22, top - 10 - _CURVE

        def point(turn: int, mood: float) -> Point:
            step = (right - left) / max(1, len(moods) - 1)
            return left + turn * step, bottom + _CURVE * mood / 100

        for mood in _GRID:
            level = point(0, mood)[1]
            pen.line((left, level), (right, level), ink.HAIR, 0.6)
            pen.text(left - 6, level - 2.6, str(mood), SMALL, "right")
        if len(moods) > 1:
            pen.polyline([point(turn, mood) for turn, mood in enumerate(moods)], ink.ACCENT, 1.4)
        every = max(1, -(-len(moods) // 20))
        for turn, mood in enumerate(moods):
            pen.circle(point(turn, mood), 2.2, fill=ink.ACCENT)
            if turn % every == 0:
                name = str(turn) if turn else tr("开场")
                pen.text(point(turn, 0)[0], bottom - 12, name, SMALL, "centre")
            if len(moods) <= 20:
                x, y = point(turn, mood)
                pen.text(x, y + 5, str(mood), SMALL, "centre")

    return Row(_CURVE + 28, draw_curve)


def _view_rows(view: ViewData) -> Iterator[Row]:
    facts = f"    {view.facts}" if view.facts else ""

    def draw_head(pen: Pen, top: float) -> None:
        bold = BODY.bold()
        pen.text(LEFT + 4, top - 12, view.who, bold)
        after = LEFT + 4 + width(view.who, bold)
        pen.text(after, top - 12, facts, fit(facts, SMALL, RIGHT - after) if facts else SMALL)

    yield Row(17, draw_head, keep=True)
    for caption, text in view.texts:
        told = tr("{caption}：{text}").format(caption=caption, text=text) if caption else text
        yield from paragraph(told, BODY, indent=12)
    yield Row(5, lambda pen, top: ruled(pen, top - 2))
