"""The A4 landscape page of a certificate; `down` is always millimetres below the top edge."""

from collections.abc import Sequence

from desktop_app.documents import ink, ornament
from desktop_app.documents.certificate_data import CertificateData
from desktop_app.documents.ink import MM, Type
from desktop_app.documents.ornament import Livery
from desktop_app.documents.pen import A4_LANDSCAPE, Pen
from desktop_app.documents.pictures import stencil
from desktop_app.documents.typeset import balanced, fit, width
from desktop_app.system.background import Progress
from desktop_app.system.text import long_day, number_text, tr

_WIDE, _HIGH = A4_LANDSCAPE
_MIDDLE = _WIDE / 2
_ROOM = 216 * MM
"""Width for headings and text between the ornaments."""
_LOGO_LEFT, _LOGO_WIDE = 24 * MM, 42 * MM
_ROOM_BESIDE_LOGO = 156 * MM
"""For headings centred beside a logo at the left."""
_LEFT = 30 * MM
_RIGHT = _WIDE - _LEFT

_ORGANISATION = Type(14, ink.ACCENT, tracking=5)
_TITLE = Type(39, tracking=10).bold()
_ENGLISH_TITLE = Type(11.5, ink.SECONDARY, tracking=1.6)
_LEAD = Type(12.5, ink.SECONDARY, tracking=2)
_NAME = Type(36, leading=1.3).bold()
_NAME_TWO_LINES = 18.0
_BODY = Type(14.5, leading=1.75)
_ENGLISH_BODY = Type(9, ink.SECONDARY, leading=1.55)
_TAG = Type(12.5, ink.GOLD, tracking=5).bold()
_META = Type(10.5, leading=1.75)
_META_LABEL = Type(10.5, ink.SECONDARY)
_CAPTION = Type(8, ink.SECONDARY)
_SIGN = Type(10.5, ink.SECONDARY, leading=1.35)


def draw(certificates: Sequence[CertificateData], progress: Progress) -> bytes:
    """The PDF of all pages; the data have been checked."""
    first = certificates[0]
    names = "、".join(data.person_name.strip() for data in certificates[:3])
    more = tr("等 {n} 人").format(n=len(certificates)) if len(certificates) > 3 else ""
    title = f"{first.title} {first.number}" if len(certificates) == 1 else first.title
    pen = Pen(A4_LANDSCAPE, f"{title} {names}{more}", first.organisation, first.issued_on)
    if len(certificates) == 1 and first.qr_text:
        pen.set_keywords(first.qr_text)
    for index, data in enumerate(certificates):
        progress.step(index, len(certificates))
        if index:
            pen.new_page()
        _page(pen, data)
    progress.step(len(certificates), len(certificates))
    return pen.finish()


def _page(pen: Pen, data: CertificateData) -> None:
    livery = ornament.GOLD if data.level == "gold" else ornament.CERTIFIED
    _art(pen, livery)
    if data.logo is not None:
        pen.picture((_LOGO_LEFT, _y(42)), (_LOGO_WIDE, 18 * MM), data.logo)
    _heading(pen, data, livery)
    bottom = _name(pen, data.person_name.strip())
    _body(pen, data, bottom)
    _meta(pen, data)
    _code(pen, data)
    _signature(pen, data, livery)


def _art(pen: Pen, livery: Livery) -> None:
    """The line work, drawn once a file: pages share it."""
    name = f"art-{livery.name}"
    with pen.stamp(name) as fresh:
        if fresh:
            ornament.border(pen, livery)
            ornament.ring(pen, (_MIDDLE, _y(106)), (102 * MM, 46 * MM), livery)
    pen.stamped(name)


def _heading(pen: Pen, data: CertificateData, livery: Livery) -> None:
    room = _ROOM if data.logo is None else _ROOM_BESIDE_LOGO
    _centred(pen, 32, data.organisation, _ORGANISATION, room)
    _centred(pen, 48.5, data.title, _TITLE, room)
    _centred(pen, 57, data.english_title, _ENGLISH_TITLE, room)
    ornament.divider(pen, (_MIDDLE, _y(63)), 38 * MM, livery)


def _name(pen: Pen, name: str) -> float:
    """Draw the name over its rule; returns how far down the page the rule is, in mm."""
    _centred(pen, 73, tr("兹证明"), _LEAD)
    style = _NAME
    if len(name) <= 4 and not name.isascii():
        style = Type(style.size, style.ink, style.face, tracking=13 if len(name) < 4 else 9)
    lines: tuple[str, ...] = (name,)
    smaller = fit(name, style, 150 * MM)
    if smaller.size < _NAME_TWO_LINES:
        smaller = Type(_NAME_TWO_LINES, style.ink, style.face, leading=1.3)
        lines = balanced(name, smaller, 170 * MM)
    last = 90.0 if len(lines) == 1 else 91.5
    top = last - (len(lines) - 1) * smaller.line_height / MM
    for index, line in enumerate(lines):
        _centred(pen, top + index * smaller.line_height / MM, line, smaller)
    half = max(48 * MM, max(width(line, smaller) for line in lines) / 2 + 6 * MM)
    rule = 95.0
    pen.line((_MIDDLE - half, _y(rule)), (_MIDDLE + half, _y(rule)), ink.LINE, 0.6)
    return rule


def _body(pen: Pen, data: CertificateData, rule: float) -> None:
    """The sentence, its English, and the gold tag, below the rule."""
    style, lines = _fitted_body(data.lines or _sentence(data))
    step = style.line_height / MM
    at = rule + (9 if len(lines) < 3 else 7.5)
    for line in lines:
        _centred(pen, at, line, style)
        at += step
    at -= step
    at += 8.5
    english = balanced(_english(data), _ENGLISH_BODY, 166 * MM)
    pen.lines(_MIDDLE, _y(at), english, _ENGLISH_BODY, "centre")
    at += (len(english) - 1) * _ENGLISH_BODY.line_height / MM
    if data.level == "gold":
        _gold_tag(pen, at + (7.5 if len(lines) < 3 else 5))


def _fitted_body(paragraphs: Sequence[str]) -> tuple[Type, list[str]]:
    """The text at the largest size at which it takes at most three lines."""
    style = _BODY
    while True:
        lines = [one for part in paragraphs for one in balanced(part, style, 158 * MM)]
        if len(lines) <= 3 or style.size < 8:
            return style, lines
        style = style.scaled(0.94)


def _sentence(data: CertificateData) -> tuple[str, ...]:
    goal = tr("达到金牌客服标准。") if data.level == "gold" else tr("达到客服专业认证标准。")
    return (
        tr("完成《{program}》，理论考试 {theory} 分，情景实操 {practical} 分，").format(
            program=data.program_title,
            theory=number_text(data.theory),
            practical=number_text(data.practical),
        ),
        tr("总评 {total} 分，").format(total=number_text(data.total)) + goal,
    )


def _english(data: CertificateData) -> str:
    standing = "as a Gold Agent" if data.level == "gold" else "as a certified agent"
    return (
        "This is to certify that the above-named has completed the training programme and passed "
        f"the theory examination ({number_text(data.theory)}) and the practical assessment "
        f"({number_text(data.practical)}), with an overall mark of {number_text(data.total)}, "
        f"and is hereby recognised {standing}."
    )


def _gold_tag(pen: Pen, top: float) -> None:
    text = tr("金牌客服")
    half = width(text, _TAG) / 2 + 26
    high = 25.0
    low = _y(top) - high
    pen.box(
        (_MIDDLE - half, low),
        (2 * half, high),
        fill=ink.GOLD_SOFT,
        border=ink.GOLD_LINE,
        thickness=1,
        radius=4,
    )
    for side in (-1, 1):
        ornament.star(pen, (_MIDDLE + side * (half - 14), low + high / 2), 5, ink.GOLD_LINE)
    pen.text(_MIDDLE, low + 8.2, text, _TAG, "centre")


def _meta(pen: Pen, data: CertificateData) -> None:
    rows = (
        (tr("证书编号"), data.number),
        (tr("签发日期"), long_day(data.issued_on)),
        (tr("有效期至"), long_day(data.valid_until)),
    )
    indent = max(width(label, _META_LABEL) for label, _ in rows) + 10
    for index, (label, value) in enumerate(rows):
        y = _y(173) - index * _META.line_height
        pen.text(_LEFT, y, label, _META_LABEL)
        room = 82 * MM - indent
        pen.text(_LEFT + indent, y, value, fit(value, _META, room))


def _code(pen: Pen, data: CertificateData) -> None:
    if not data.qr_text:
        return
    side = 27 * MM
    pen.qr(_MIDDLE - side / 2, _y(185), side, data.qr_text)
    _centred(pen, 188.5, tr("扫码离线验真"), _CAPTION)


def _signature(pen: Pen, data: CertificateData, livery: Livery) -> None:
    left, right = _RIGHT - 58 * MM, _RIGHT
    middle = (_RIGHT - 16 * MM, _y(168))
    if data.seal is None:
        ornament.seal_area(pen, middle, livery)
    pen.line((left, _y(179.5)), (right, _y(179.5)), ink.TEXT, 0.7)
    label = data.signer_title
    if not label.endswith("）"):
        label = tr("{title}（签章）").format(title=label)
    lines = balanced(label, _SIGN, right - left)
    pen.lines((left + right) / 2, _y(184.5), lines, _SIGN, "centre")
    if data.seal is not None:
        # Over the line and the words, as a seal is set.
        side = 40 * MM
        corner = (middle[0] - side / 2, middle[1] - side / 2)
        pen.stencil(corner, (side, side), stencil(data.seal))


def _centred(pen: Pen, down: float, text: str, style: Type, room: float | None = None) -> None:
    pen.text(_MIDDLE, _y(down), text, fit(text, style, room or _ROOM), "centre")


def _y(down: float) -> float:
    """From millimetres below the top edge to points above the bottom edge."""
    return _HIGH - down * MM
