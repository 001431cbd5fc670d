"""The pages of a sign-in sheet: what it is for, a line to sign for each, a foot for the trainer."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise

from desktop_app.documents import ink
from desktop_app.documents.debrief_turns import BODY, SMALL, paragraph
from desktop_app.documents.flow import Row, space
from desktop_app.documents.form_rows import LEFT, RIGHT, ROOM, ruled
from desktop_app.documents.ink import MM, Type
from desktop_app.documents.pen import A4_PORTRAIT, Pen
from desktop_app.documents.running import draw_pages
from desktop_app.documents.sign_in_data import SeatData, SignInData
from desktop_app.documents.typeset import fit, width, wrap
from desktop_app.system.text import long_day, tr, weekday

_ORGANISATION = Type(10, ink.ACCENT, tracking=1)
_TITLE = Type(20, leading=1.3).bold()
_SESSION = Type(12, leading=1.4).bold()
_HEAD = Type(8, ink.SECONDARY)
_NAME = Type(11)
_LONG_NAME = Type(8.5, leading=1.35)
_CODE = 23 * MM
_TEXT_ROOM = ROOM - _CODE - 6 * MM
SPARE_LINES = 3
"""Empty lines for who comes without being on the list."""
_LINE = 26.0
"""A line that a hand can sign on."""
_COLUMNS = (
    (0.0, "序号"),
    (11 * MM, "工号"),
    (30 * MM, "姓名"),
    (72 * MM, "小组"),
    (102 * MM, "签名"),
    (146 * MM, "到场时间"),
)
"""Left edges within the text area; the last column ends at its right."""
_ROOMS = tuple(right - left for (left, _), (right, _) in pairwise(_COLUMNS))
_NAME_AT = 2


def draw(data: SignInData, note: str) -> bytes:
    """The whole file; *note* says which characters were replaced, "" for none."""
    title = tr("签到表 · {session}").format(session=data.session)
    pen = Pen(A4_PORTRAIT, title, data.organisation, data.day)
    continued = "  ·  ".join((title + tr("（续）"), long_day(data.day)))
    return draw_pages(pen, _rows(data, note), continued, data.organisation, 4 * _LINE)


def _rows(data: SignInData, note: str) -> Iterator[Row]:
    yield _heading(data)
    yield space(6)
    head = _head_row()
    yield head
    for number, seat in enumerate(data.seats, 1):
        yield _seat_row(number, seat, (head,))
    for number in range(len(data.seats) + 1, len(data.seats) + 1 + SPARE_LINES):
        yield _seat_row(number, SeatData("", "", "", ""), (head,))
    yield space(10)
    yield _foot(data.early)
    if note:
        yield space(8)
        yield from paragraph(note, SMALL)


def _heading(data: SignInData) -> Row:
    session = wrap(data.session, _SESSION, _TEXT_ROOM)
    facts = _facts(data)
    facts_lines = [line for fact in facts for line in wrap(fact, BODY, _TEXT_ROOM)]
    height = 24 + _TITLE.line_height + len(session) * _SESSION.line_height
    height += len(facts_lines) * BODY.line_height + 12
    height = max(height, _CODE + 16)

    def draw_heading(pen: Pen, top: float) -> None:
        style = fit(data.organisation, _ORGANISATION, _TEXT_ROOM)
        pen.text(LEFT, top - 10, data.organisation, style)
        y = pen.lines(LEFT, top - 24 - _TITLE.size * 0.9, (tr("签到表"),), _TITLE)
        y = pen.lines(LEFT, y + 6, session, _SESSION)
        pen.lines(LEFT, y + 1, facts_lines, BODY.inked(ink.SECONDARY))
        pen.qr(RIGHT - _CODE + 4, top - _CODE + 4, _CODE, data.qr_text)
        pen.text(RIGHT - _CODE / 2 + 4, top - _CODE - 2, tr("扫码打开这一课"), _HEAD, "centre")
        pen.line((LEFT, top - height), (RIGHT, top - height), ink.ACCENT, 1.4)

    return Row(height, draw_heading, keep=True)


def _facts(data: SignInData) -> tuple[str, ...]:
    when = f"{long_day(data.day)} {weekday(data.day)}  {data.times}"
    where = tr("地点 {place}").format(place=data.place)
    leader = tr("讲师 {name}").format(name=data.leader) if data.leader else ""
    count = tr("应到 {n} 人").format(n=len(data.seats))
    return (
        when,
        "    ".join(one for one in (data.training_class, where, leader, count) if one),
    )


def _head_row() -> Row:
    def draw_head(pen: Pen, top: float) -> None:
        for left, title in _COLUMNS:
            pen.text(LEFT + left + 2, top - 12, tr(title), _HEAD)
        pen.line((LEFT, top - 17), (RIGHT, top - 17), ink.LINE, 0.8)

    return Row(17, draw_head, keep=True)


def _seat_row(number: int, seat: SeatData, again: Sequence[Row]) -> Row:
    room = _ROOMS[_NAME_AT] - 6
    style = _NAME if width(seat.name, _NAME) <= room else _LONG_NAME
    names = wrap(seat.name, style, room)
    height = max(_LINE, len(names) * style.line_height + 8)
    draw = partial(_draw_seat, number, seat, names, style, height)
    return Row(height, draw, again=tuple(again))


def _draw_seat(
    number: int,
    seat: SeatData,
    names: Sequence[str],
    style: Type,
    height: float,
    pen: Pen,
    top: float,
) -> None:
    base = top - height / 2 - 3.5
    for place, text in ((0, str(number)), (1, seat.number), (3, seat.team)):
        pen.text(LEFT + _COLUMNS[place][0] + 2, base, text, fit(text, BODY, _ROOMS[place] - 6))
    first = base + (len(names) - 1) * style.line_height / 2
    pen.lines(LEFT + _COLUMNS[_NAME_AT][0] + 2, first, names, style)
    if seat.note:
        pen.text(LEFT + _COLUMNS[4][0] + 2, base, seat.note, SMALL)
    ruled(pen, top - height)


def _foot(early: int) -> Row:
    blanks = (tr("实到人数"), tr("讲师签名"), tr("日期"))

    def draw_foot(pen: Pen, top: float) -> None:
        each = ROOM / len(blanks)
        for place, label in enumerate(blanks):
            left = LEFT + place * each
            pen.text(left, top - 16, label, BODY)
            begin = left + width(label, BODY) + 6
            pen.line((begin, top - 18), (left + each - 14, top - 18), ink.LINE, 0.6)
        told = tr("请本人签名，不代签；请准时到场。")
        if early:
            told = tr("请本人签名，不代签；提前 {n} 分钟到场。").format(n=early)
        pen.text(LEFT, top - 36, told, fit(told, SMALL, ROOM))

    return Row(44, draw_foot)
