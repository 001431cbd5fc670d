"""A certificate of nobody, drawn to try a layout: what it looks like, and what is amiss there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.documents.certificate_data import CertificateData, Level
from desktop_app.documents.certificate_telling import sentences
from desktop_app.documents.certificate_words import words_of
from desktop_app.documents.fonts import drawable
from desktop_app.documents.ornament import BAND, EDGE
from desktop_app.system.background import Progress
from desktop_app.system.text import tr
from desktop_app.training.certification.layout.geometry import Box, Placed
from desktop_app.training.certification.layout.model import HIGH, WIDE, CertificateLayout, Element
from desktop_app.training.certification.layout.words import called
from desktop_app.training.certification.rules import CertificateFigures, valid_until

ROOM = 60 * 1024
"""Bytes that a certificate may have."""
SIGNATURE = 5 * 1024
"""Bytes that signing adds, with some to spare."""

LONG = "阿卜杜热合曼·买买提吐尔逊江·努尔麦麦提艾力热西提·库尔班江阿布都克里木江热合曼"
"""A name as long as a certificate takes one."""
_CODE = 150
"""Characters: as many as the code of a real certificate has, so that it is as dense."""
_MM = 72 / 25.4
_INNER = (EDGE + BAND) / _MM
_PAPER = Box(0, 0, WIDE, HIGH)
_SLACK = 0.3
_GROUND = ("border", "ring")
_OVER = {"seal", "signature"}
"""A seal is set over the line that is signed on."""


@dataclass(frozen=True, slots=True)
class Tried:
    """Whose certificate is tried, and at which level."""

    organisation: str
    name: str
    level: Level
    day: date
    logo: bytes | None = None
    seal: bytes | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about a layout that is to be looked at: `name` is the element's."""

    name: str
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Sample:
    """The page that was drawn, where its elements stand, and what is amiss."""

    pdf: bytes
    placed: tuple[Placed, ...]
    remarks: tuple[Remark, ...]
    words: Mapping[str, str]
    """What the slots were filled with."""
    replaced: frozenset[str]
    """Characters of the name that no typeface has."""

    @property
    def size(self) -> int:
        """How large a certificate like this is once it is signed, in bytes."""
        return len(self.pdf) + SIGNATURE


def sample(layout: CertificateLayout, tried: Tried) -> Sample:
    """Return the page as *layout* has it; what no typeface can print is a square there."""
    from desktop_app.documents.certificate_layout import draw

    data, replaced = _data(tried)
    elements = tuple(
        one.model_copy(update={"text": drawable(one.text).text}) for one in layout.elements
    )
    drawn = draw([data], layout.model_copy(update={"elements": elements}), Progress())
    seen = [one for one in drawn.placed if tried.logo or layout.element(one.name).kind != "logo"]
    found = tuple(remarks(layout, seen, len(drawn.pdf) + SIGNATURE))
    return Sample(drawn.pdf, drawn.placed, found, words_of(data), replaced)


def all_remarks(layout: CertificateLayout, tried: Tried) -> tuple[str, ...]:
    """Return what is to be looked at on both levels, with the name that is tried and a long one."""
    found: dict[str, set[Level]] = {}
    levels: tuple[Level, ...] = ("certified", "gold")
    for level in levels:
        for name in (tried.name, LONG):
            for one in sample(layout, replace(tried, level=level, name=name)).remarks:
                found.setdefault(one.text, set()).add(level)
    return tuple(_on(text, where) for text, where in found.items())


def _on(text: str, levels: set[Level]) -> str:
    """Say on which level alone something is amiss."""
    if len(levels) > 1:
        return text
    word = tr("金牌") if "gold" in levels else tr("认证")
    return tr("{level}证书：{text}").format(level=word, text=text)


def remarks(layout: CertificateLayout, placed: Sequence[Placed], size: int) -> Iterator[Remark]:
    """Return what is to be looked at before a layout is published."""
    known = {one.id: one for one in layout.elements}
    standing = [(known[one.name], one) for one in placed if known[one.name].kind not in _GROUND]
    framed = any(known[one.name].kind == "border" for one in placed)
    for element, one in standing:
        yield from _edges(element, one, framed)
    for place, (element, one) in enumerate(standing):
        for other, another in standing[place + 1 :]:
            yield from _both(element, one, other, another)
    if not any(element.kind == "code" for element, _one in standing):
        told = tr("没有二维码，拿到证书的人不能扫码验真。")
        yield Remark(next((one.id for one in layout.elements if one.kind == "code"), ""), "", told)
    if size > ROOM:
        told = tr("签发后的文件约 {n} KB，超过 {most} KB；请减少图案或文字。")
        yield Remark("", "", told.format(n=size // 1024, most=ROOM // 1024))


def _edges(element: Element, one: Placed, framed: bool) -> Iterator[Remark]:
    name = called(element.model_dump())
    if not one.ink.within(_PAPER, _SLACK):
        yield Remark(element.id, "x", tr("{name}超出了纸张。").format(name=name))
    elif framed and not one.ink.within(Box(_INNER, _INNER, WIDE - _INNER, HIGH - _INNER), _SLACK):
        yield Remark(element.id, "x", tr("{name}压到了花边。").format(name=name))


def _both(element: Element, one: Placed, other: Element, another: Placed) -> Iterator[Remark]:
    """Tell of two that stand over each other; the code's margin belongs to the code."""
    if {element.kind, other.kind} == _OVER:
        return
    codes = {element.kind, other.kind} & {"code"}
    first = one.room if element.kind == "code" else one.ink
    second = another.room if other.kind == "code" else another.ink
    names = (called(element.model_dump()), called(other.model_dump()))
    if codes and first.meets(second, _SLACK):
        on_top = names[1] if element.kind == "code" else names[0]
        covering = other if element.kind == "code" else element
        told = tr("{name}盖住了二维码或它的白边，可能扫不出来。")
        yield Remark(covering.id, "x", told.format(name=on_top))
    elif one.ink.meets(another.ink, _SLACK):
        told = tr("{one}和{other}叠在一起。")
        yield Remark(other.id, "x", told.format(one=names[0], other=names[1]))


def _data(tried: Tried) -> tuple[CertificateData, frozenset[str]]:
    gold = tried.level == "gold"
    theory, practical, total = (91.0, 93.0, 92.0) if gold else (78.0, 87.0, 82.5)
    name, organisation = drawable(tried.name.strip()), drawable(tried.organisation)
    number = tr("样张 000000")
    return (
        CertificateData(
            organisation=organisation.text,
            title=tr("客服专业认证证书"),
            english_title="Certificate of Customer Service Practice",
            person_name=name.text or tr("姓名"),
            program_title="",
            theory=theory,
            practical=practical,
            total=total,
            level=tried.level,
            number=number,
            issued_on=tried.day,
            valid_until=valid_until(tried.day, CertificateFigures().valid_years),
            signer_title=tr("客户服务主管（签章）"),
            qr_text=tr("版面样张，不是证书").ljust(_CODE, "-"),
            lines=sentences(theory, practical, total, gold),
            logo=tried.logo,
            seal=tried.seal,
        ),
        name.replaced,
    )
