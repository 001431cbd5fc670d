"""The elements of a certificate: each is drawn where it is told, and tells where it came to stand.

Lengths of a layout are millimetres from the upper left corner, the pen's are points from the lower
left one.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property

from desktop_app.documents import ink, ornament
from desktop_app.documents.certificate_data import CertificateData
from desktop_app.documents.certificate_words import words_of
from desktop_app.documents.fonts import BOLD, REGULAR
from desktop_app.documents.ink import MM, Ink, Type
from desktop_app.documents.pen import A4_LANDSCAPE, Align, Pen
from desktop_app.documents.pictures import stencil
from desktop_app.documents.typeset import balanced, fit, width, wrap
from desktop_app.training.certification.layout.geometry import Box, Placed
from desktop_app.training.certification.layout.model import HIGH, WIDE, CertificateLayout, Element
from desktop_app.training.certification.layout.slots import filled

_WIDE, _HIGH = A4_LANDSCAPE
_ABOVE, _BELOW = 0.86, 0.14
"""How far the characters of a line reach from its baseline, as shares of the size."""
_LEAST = 8.0
"""Points: smaller nothing is set to make it fit."""
_MUCH = 0.85
"""What becomes smaller than this share of its size closes up first."""
_CROWDED = 3
"""From so many lines on the paragraph begins higher, and what is framed below it comes closer."""
_RAISED = 1.5
_NAME_TWO_LINES = 18.0
"""Points: smaller a name is not set on one line."""
_TAG_HIGH = 25.0
_BESIDE_LOGO = 4.5


class Page:
    """One certificate being drawn: what stands on it so far, and what comes on top at the end."""

    def __init__(self, pen: Pen, data: CertificateData, layout: CertificateLayout) -> None:
        self.pen = pen
        self.data = data
        self.layout = layout
        self.livery = ornament.GOLD if data.level == "gold" else ornament.CERTIFIED
        self.placed: dict[str, Placed] = {}
        self.crowded = False
        self.beside: Box | None = None
        """The logo, which headings keep clear of."""
        self.later: list[Callable[[], None]] = []

    @cached_property
    def words(self) -> dict[str, str]:
        """What the slots are filled with."""
        return words_of(self.data)

    def shows(self, element: Element) -> bool:
        """Tell whether an element stands on this certificate."""
        return element.shown and element.only in (None, self.data.level)

    def text(self, element: Element) -> str:
        """Return the words of an element."""
        return filled(element.text, self.words)

    def put(self, placed: Placed | None) -> None:
        """Note where an element stands."""
        if placed is not None:
            self.placed[placed.name] = placed

    def down(self, element: Element) -> float:
        """Return how far down an element stands."""
        if element.follows is None:
            return element.y
        above = self.placed.get(element.follows)
        return element.y + (above.last if above else self._would_end(element.follows))

    def _would_end(self, name: str) -> float:
        """Return where something that is not shown would stand."""
        hidden = self.layout.element(name)
        return self.down(hidden)

    def ink(self, element: Element) -> Ink:
        """Return the colour of an element on this level."""
        gold = self.data.level == "gold"
        token = (element.gold_colour if gold else None) or element.colour
        return {
            "text": ink.TEXT,
            "secondary": ink.SECONDARY,
            "accent": ink.ACCENT,
            "gold": ink.GOLD,
            "ornament": self.livery.line,
        }[token]

    def type(self, element: Element) -> Type:
        """Return how the text of an element is set."""
        face = BOLD if element.bold else REGULAR
        return Type(element.size, self.ink(element), face, element.spacing, element.leading)


def border(page: Page, element: Element) -> Placed:
    """The woven band and its rosettes, drawn once a file: pages share it."""
    _stamped(page, "border", lambda: ornament.border(page.pen, page.livery))
    edge = ornament.EDGE / MM
    around = Box(edge, edge, WIDE - edge, HIGH - edge)
    return Placed(element.id, around, around, around.top, around.bottom)


def ring(page: Page, element: Element) -> Placed:
    """The pale guilloche behind the name, drawn once a file."""
    box = Box(element.x, element.y, element.x + element.width, element.y + element.height)
    radii = (element.width / 2 * MM, element.height / 2 * MM)
    centre = (_across(box.middle), _up(box.centre))
    _stamped(page, "ring", lambda: ornament.ring(page.pen, centre, radii, page.livery))
    return Placed(element.id, box, box, box.top, box.bottom)


def _stamped(page: Page, what: str, draw: Callable[[], None]) -> None:
    name = f"{what}-{page.livery.name}"
    with page.pen.stamp(name) as fresh:
        if fresh:
            draw()
    page.pen.stamped(name)


def logo(page: Page, element: Element) -> Placed:
    """The organisation's logo, as large as its box allows; without one its place stays empty."""
    down = page.down(element)
    box = Box(element.x, down, element.x + element.width, down + element.height)
    if page.data.logo is not None:
        corner, size = (_across(box.left), _up(box.bottom)), (element.width, element.height)
        page.pen.picture(corner, (size[0] * MM, size[1] * MM), page.data.logo)
        page.beside = box
    return Placed(element.id, box, box, box.top, box.bottom)


def text(page: Page, element: Element) -> Placed | None:
    """A heading or paragraph."""
    style, lines = _set(page.text(element), page.type(element), element, _room(page, element))
    return _lines(page, element, lines, style, page.down(element))


def body(page: Page, element: Element) -> Placed | None:
    """The paragraph that says what was passed; a long one begins a little higher."""
    style, lines = _set(page.text(element), page.type(element), element, element.width * MM)
    page.crowded = len(lines) >= _CROWDED
    raised = _RAISED if page.crowded else 0.0
    return _lines(page, element, lines, style, page.down(element) - raised)


def name(page: Page, element: Element) -> Placed | None:
    """The name over its rule: short ones spaced, long ones on two lines."""
    said, down = page.text(element), page.down(element)
    style = page.type(element)
    if len(said) <= 4 and not said.isascii():
        style = replace(style, tracking=13 if len(said) < 4 else 9)
    lines: tuple[str, ...] = (said,)
    smaller = fit(said, style, element.width * MM)
    last = down
    if smaller.size < min(_NAME_TWO_LINES, style.size) and element.lines > 1:
        smaller = replace(style, size=min(_NAME_TWO_LINES, style.size), tracking=0.0)
        lines = balanced(said, smaller, (element.width + 20) * MM)
        last = down + 1.5
    first = last - (len(lines) - 1) * smaller.line_height / MM
    placed = _lines(page, element, lines, smaller, first)
    half = max(48 * MM, max(width(line, smaller) for line in lines) / 2 + 6 * MM)
    middle, rule = _anchor(element, "centre"), _up(down + 5)
    page.pen.line((middle - half, rule), (middle + half, rule), ink.LINE, 0.6)
    return placed


def divider(page: Page, element: Element) -> Placed:
    """A rule with a small diamond in its middle."""
    down = page.down(element)
    half, middle = element.width / 2 * MM, _anchor(element, "centre")
    ornament.divider(page.pen, (middle, _up(down)), half, page.ink(element))
    box = Box(element.x, down - 1.2, element.x + element.width, down + 1.2)
    return Placed(element.id, box, box, down, down)


def tag(page: Page, element: Element) -> Placed | None:
    """A framed title between two stars."""
    said = page.text(element)
    if not said:
        return None
    close = page.crowded and element.follows is not None
    down = page.down(element) - (element.y / 3 if close else 0.0)
    style = fit(said, page.type(element), element.width * MM - 52)
    half = width(said, style) / 2 + 26
    middle, low = _anchor(element, "centre"), _up(down) - _TAG_HIGH
    pen = page.pen
    frame, edge = _tag_colours(element, page)
    pen.box(
        (middle - half, low),
        (2 * half, _TAG_HIGH),
        fill=frame,
        border=edge,
        thickness=1,
        radius=4,
    )
    for side in (-1, 1):
        ornament.star(pen, (middle + side * (half - 14), low + _TAG_HIGH / 2), 5, edge)
    pen.text(middle, low + 8.2, said, style, "centre")
    bottom = down + _TAG_HIGH / MM
    box = Box((middle - half) / MM, down, (middle + half) / MM, bottom)
    return Placed(element.id, box, _wide(element, box), down, bottom)


def _tag_colours(element: Element, page: Page) -> tuple[Ink, Ink]:
    if page.ink(element) in (ink.GOLD, ink.GOLD_LINE):
        return ink.GOLD_SOFT, ink.GOLD_LINE
    return ink.ACCENT_SOFT, ink.ACCENT_WEAVE


def facts(page: Page, element: Element) -> Placed | None:
    """Rows of a name and a value, the values below one another."""
    rows = [_row(line) for line in page.text(element).split("\n") if line.strip()]
    if not rows:
        return None
    style, down = page.type(element), page.down(element)
    label = replace(style, ink=ink.SECONDARY, leading=1.5)
    indent = max(width(name, label) for name, _value in rows) + 10
    room, right = element.width * MM - indent, 0.0
    for index, (name, value) in enumerate(rows):
        y = _up(down) - index * style.line_height
        page.pen.text(_across(element.x), y, name, label)
        fitted = fit(value, style, room)
        page.pen.text(_across(element.x) + indent, y, value, fitted)
        right = max(right, indent + width(value, fitted))
    last = down + (len(rows) - 1) * style.line_height / MM
    box = _inked(style, element.x, element.x + right / MM, down, last)
    return Placed(element.id, box, _wide(element, box), down, last)


def _row(line: str) -> tuple[str, str]:
    """Return name and value of a row, told apart by the first colon, wide or narrow."""
    name, _colon, value = line.replace(":", "：", 0 if "：" in line else 1).partition("：")
    return name.strip(), value.strip()


def code(page: Page, element: Element) -> Placed | None:
    """The QR code, its margin part of the square, and what is said below it."""
    if not page.data.qr_text:
        return None
    side, down = element.width, page.down(element)
    page.pen.qr(_across(element.x), _up(down + side), side * MM, page.data.qr_text)
    square = Box(element.x, down, element.x + side, down + side)
    said, last, inked = page.text(element), down + side, square
    if said:
        last += 3.5
        style = fit(said, page.type(element), 2 * side * MM)
        page.pen.text(_anchor(element, "centre"), _up(last), said, style, "centre")
        half = max(side, width(said, style) / MM) / 2
        below = _inked(style, square.middle - half, square.middle + half, last, last)
        inked = Box(below.left, down, below.right, below.bottom)
    return Placed(element.id, inked, square, down, last)


def signature(page: Page, element: Element) -> Placed:
    """A line to sign on, and below it who signs."""
    down, left = page.down(element), _across(element.x)
    right = _across(element.x + element.width)
    page.pen.line((left, _up(down)), (right, _up(down)), ink.TEXT, 0.7)
    style = page.type(element)
    _style, lines = _set(page.text(element), style, element, element.width * MM)
    page.pen.lines(_anchor(element, "centre"), _up(down + 5), lines, _style, "centre")
    last = down + 5 + max(0, len(lines) - 1) * _style.line_height / MM
    box = Box(element.x, down - 0.5, element.x + element.width, last + _BELOW * style.size / MM)
    return Placed(element.id, box, box, down, last)


def seal(page: Page, element: Element) -> Placed:
    """The seal, over everything as it is set by hand; without a picture its place is marked."""
    side, down = element.width, page.down(element)
    box = Box(element.x, down, element.x + side, down + side)
    image, pen = page.data.seal, page.pen
    if image is None:
        centre = (_across(box.middle), _up(box.centre))
        ornament.seal_area(pen, centre, side / 2 * MM, page.livery)
    else:
        corner, size = (_across(box.left), _up(box.bottom)), (side * MM, side * MM)
        page.later.append(lambda: pen.stencil(corner, size, stencil(image)))
    return Placed(element.id, box, box, box.top, box.bottom)


def _room(page: Page, element: Element) -> float:
    """Return how wide a text may be, in points: one that is centred beside a logo keeps clear."""
    beside = page.beside
    if beside is None or element.align != "centre":
        return element.width * MM
    down = page.down(element)
    if beside.bottom < down - element.size / MM or beside.top > down:
        return element.width * MM
    middle = element.x + element.width / 2
    clear = 2 * (abs(middle - beside.middle) - beside.width / 2 - _BESIDE_LOGO)
    return min(element.width, clear) * MM if clear > element.size / MM else element.width * MM


def _set(text: str, style: Type, element: Element, room: float) -> tuple[Type, tuple[str, ...]]:
    """Return *text* in as many lines as it may have, made smaller until it fits."""
    paragraphs = text.split("\n")
    if element.lines == 1 and len(paragraphs) == 1:
        return fit(text, _closer(text, style, room), room), (text,)
    broken = balanced if element.align == "centre" else wrap
    while True:
        lines = tuple(line for one in paragraphs for line in broken(one, style, room))
        if len(lines) <= max(element.lines, len(paragraphs)) or style.size < _LEAST:
            return style, lines
        style = style.scaled(0.94)


def _closer(text: str, style: Type, room: float) -> Type:
    """Let spaced characters move together before they are made much smaller."""
    needed = width(text, style)
    if room > _MUCH * needed or len(text) < 2:
        return style
    over = needed - room
    return replace(style, tracking=max(0.0, style.tracking - over / (len(text) - 1)))


def _lines(
    page: Page, element: Element, lines: tuple[str, ...], style: Type, down: float
) -> Placed | None:
    if not any(lines):
        return None
    anchor = _anchor(element, element.align)
    page.pen.lines(anchor, _up(down), lines, style, element.align)
    widest = max(width(line, style) for line in lines) / MM
    left = {
        "left": element.x,
        "centre": element.x + (element.width - widest) / 2,
        "right": element.x + element.width - widest,
    }[element.align]
    last = down + (len(lines) - 1) * style.line_height / MM
    box = _inked(style, left, left + widest, down, last)
    return Placed(element.id, box, _wide(element, box), page.down(element), last)


def _inked(style: Type, left: float, right: float, first: float, last: float) -> Box:
    size = style.size / MM
    return Box(left, first - _ABOVE * size, right, last + _BELOW * size)


def _wide(element: Element, box: Box) -> Box:
    """Return the room that an element has, as high as it came out."""
    return Box(element.x, box.top, element.x + element.width, box.bottom)


def _anchor(element: Element, align: Align) -> float:
    share = {"left": 0.0, "centre": 0.5, "right": 1.0}[align]
    return _across(element.x + share * element.width)


def _across(mm: float) -> float:
    """From millimetres to points, counted from the nearest of both edges and the middle.

    The paper is a hair wider than 297 mm: what is in its middle is to be so exactly.
    """
    if mm < WIDE / 3:
        return mm * MM
    if mm > WIDE * 2 / 3:
        return _WIDE - (WIDE - mm) * MM
    return _WIDE / 2 + (mm - WIDE / 2) * MM


def _up(down: float) -> float:
    """From millimetres below the top edge to points above the bottom edge."""
    return _HIGH - down * MM
