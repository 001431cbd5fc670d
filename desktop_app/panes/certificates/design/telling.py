"""Puts a layout under way into the words of the designer: places, properties, what is amiss."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from desktop_app.documents.certificate_sample import ROOM, Remark, Sample
from desktop_app.panes.certificates.design.shown import BoxShown, Edges, GuideShown
from desktop_app.system.text import tr
from desktop_app.training.certification.layout.body import earlier, element
from desktop_app.training.certification.layout.geometry import Box, Placed
from desktop_app.training.certification.layout.slots import SLOTS, filled, slots_in
from desktop_app.training.certification.layout.snapping import Guide
from desktop_app.training.certification.layout.words import (
    ALIGNS,
    COLOURS,
    FIELDS,
    LEVELS,
    called,
)
from desktop_app.training.content.writing.states import Body, Finding
from desktop_app.widgets.writing_items import (
    CheckShown,
    FaultShown,
    FieldShown,
    PropertiesShown,
)

INSERT = "insert"
"""The choice that puts a slot into the text."""
_WORDED = ("text", "name", "body", "tag", "facts", "code", "signature")
_SIZED = ("logo", "ring")
_COLOURED = ("text", "name", "body", "tag", "facts", "code", "signature", "divider")
_ALIGNED = ("text", "body")
_LED = ("text", "body", "facts", "signature")
_FIXED = ("border",)
_POINT = 25.4 / 72


# Places


def boxes(body: Body, placed: Mapping[str, Placed]) -> tuple[BoxShown, ...]:
    """Return where the elements stand; of hidden ones where they would."""
    found = []
    for one in body["elements"]:
        movable = one["kind"] not in _FIXED
        stands = placed.get(one["id"])
        if stands is not None and one["shown"]:
            ink, room = _edges(stands.ink), _edges(stands.room)
            found.append(BoxShown(one["id"], called(one), ink, room, movable))
        elif not one["shown"] and movable:
            ink = _edges(_marked(body, one, placed))
            name = tr("{name}（隐藏）").format(name=called(one))
            found.append(BoxShown(one["id"], name, ink, ink, movable, hidden=True))
    return tuple(found)


def _marked(body: Body, one: Body, placed: Mapping[str, Placed]) -> Box:
    """Return the place of what is hidden: as high as a line of it would be."""
    down = one["y"]
    if one["follows"]:
        above = placed.get(one["follows"])
        down += above.last if above else element(body, one["follows"])["y"]
    high = one["height"] or (one["width"] if one["kind"] in ("code", "seal") else 0.0)
    line = one["size"] * _POINT
    top = down if high else down - line * 0.86
    return Box(one["x"], top, one["x"] + one["width"], top + (high or line))


def _edges(box: Box) -> Edges:
    return (box.left, box.top, box.right, box.bottom)


def guides(found: Sequence[Guide]) -> tuple[GuideShown, ...]:
    """Return the lines that what is moved is aligned with."""
    return tuple(GuideShown(one.upright, one.at) for one in found)


def names(body: Body) -> tuple[tuple[str, str], ...]:
    """Return key and name of every element."""
    return tuple(
        (
            one["id"],
            called(one) if one["shown"] else tr("{name}（隐藏）").format(name=called(one)),
        )
        for one in body["elements"]
    )


def spoken(body: Body, chosen: str, placed: Mapping[str, Placed]) -> str:
    """Say what is chosen and where it stands."""
    name, stands = called(element(body, chosen)), placed.get(chosen)
    if stands is None:
        return tr("{name}，没有显示").format(name=name)
    return tr("{name}，左边 {x} 毫米，离上边 {y} 毫米").format(
        name=name, x=_number(stands.ink.left), y=_number(stands.first)
    )


def _number(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")


# Properties


def properties(
    body: Body, chosen: str, sample: Sample | None, checks: Sequence[CheckShown]
) -> PropertiesShown:
    """Return the properties of what is chosen."""
    one = element(body, chosen)
    mine = {check.fault.field: check for check in checks if check.fault.key == chosen}
    fields = tuple(_with(field, mine.get(field.name)) for field in _fields(body, one, sample))
    return PropertiesShown(chosen, called(one), fields)


def _with(field: FieldShown, check: CheckShown | None) -> FieldShown:
    """Say at a field what is wrong with it; what is only to be looked at is told once, below."""
    if check is None or check.tone != "bad":
        return field
    return replace(field, problem=check.fault.text)


def _fields(body: Body, one: Body, sample: Sample | None) -> Iterator[FieldShown]:
    kind = one["kind"]
    if kind in _WORDED:
        yield from _text(one, sample)
    if kind not in _FIXED:
        yield from _place(body, one)
    if kind in _COLOURED:
        yield from _type(one)
    hint = tr("隐藏的不印出来")
    yield FieldShown("shown", tr(FIELDS["shown"]), "flag", one["shown"], hint=hint)
    yield FieldShown("only", tr(FIELDS["only"]), "choice", one["only"] or "", tuple(LEVELS.items()))


def _text(one: Body, sample: Sample | None) -> Iterator[FieldShown]:
    hint = tr("方括号里的占位会换成每个人的内容")
    if one["kind"] == "facts":
        hint = tr("一行一项，冒号前是名称，冒号后是内容")
    if sample is not None and slots_in(one["text"]):
        hint = tr("印作：{text}").format(text=filled(one["text"], sample.words))
    yield FieldShown("text", tr(FIELDS["text"]), "text", one["text"], hint=hint)
    words = sample.words if sample is not None else dict(SLOTS)
    slots = tuple((name, f"[{name}] {_short(words[name])}") for name, _example in SLOTS)
    yield FieldShown(INSERT, tr("插入占位"), "choice", "", (("", tr("选一个")), *slots))


def _short(text: str) -> str:
    line = text.replace("\n", " ")
    return line if len(line) <= 16 else f"{line[:15]}…"


def _place(body: Body, one: Body) -> Iterator[FieldShown]:
    yield _decimal("x", one, 297, half=True)
    label, hint = tr("离上边"), ""
    if one["kind"] in ("text", "name", "body", "facts"):
        hint = tr("到首行字底")
    if one["follows"]:
        label, hint = tr("离上一项"), tr("从它的末行量起")
    yield replace(_decimal("y", one, 210, half=True), label=label, hint=hint)
    sized = one["kind"] in _SIZED
    yield _decimal("width", one, 297, 5, half=True)
    if sized:
        yield _decimal("height", one, 210, half=True)
    elif one["kind"] in _ALIGNED:
        aligns = tuple(ALIGNS.items())
        yield FieldShown("align", tr(FIELDS["align"]), "choice", one["align"], aligns, half=True)
    if above := earlier(body, one["id"]):
        options = tuple((key, called(element(body, key))) for key in above)
        chosen, none = one["follows"] or "", ("", tr("不跟随"))
        hint = tr("那一项变长时，跟着下移")
        yield FieldShown("follows", tr(FIELDS["follows"]), "choice", chosen, (none, *options), hint)


def _type(one: Body) -> Iterator[FieldShown]:
    kind = one["kind"]
    if kind != "divider":
        points = tr("磅")
        yield _decimal("size", one, 80, 5, points, half=True)
        yield _decimal("spacing", one, 30, 0, points, half=True)
    if kind in _LED:
        yield _decimal("leading", one, 3, 1, tr("倍"), half=True)
    if kind in _ALIGNED:
        lines = tr(FIELDS["lines"])
        yield FieldShown("lines", lines, "number", one["lines"], most=12, least=1, half=True)
    colours = tuple(COLOURS.items())
    yield FieldShown("colour", tr(FIELDS["colour"]), "choice", one["colour"], colours, half=True)
    same = (("", tr("不另设")), *colours)
    gold = one["gold_colour"] or ""
    yield FieldShown("gold_colour", tr("金牌证书上"), "choice", gold, same, half=True)
    if kind != "divider":
        yield FieldShown("bold", tr(FIELDS["bold"]), "flag", one["bold"])


def _decimal(
    name: str, one: Body, most: int, least: int = 0, unit: str = "", half: bool = False
) -> FieldShown:
    unit = unit or tr("毫米")
    label = tr(FIELDS[name])
    return FieldShown(
        name, label, "decimal", one[name], most=most, least=least, unit=unit, half=half
    )


# What is amiss


def checks(
    body: Body, findings: Sequence[Finding], remarks: Sequence[Remark]
) -> tuple[CheckShown, ...]:
    """Return what keeps it from being published, and then what is to be looked at."""
    return (
        *(CheckShown(_fault(body, one), "bad") for one in findings),
        *(CheckShown(_remark(body, one), "warn") for one in remarks),
    )


def _fault(body: Body, one: Finding) -> FaultShown:
    if len(one.path) < 2 or one.path[0] != "elements":
        return FaultShown("", "", tr("版面"), one.expected)
    thing = body["elements"][int(one.path[1])]
    field = str(one.path[2]) if len(one.path) > 2 else ""
    where = called(thing)
    if field in FIELDS:
        where = tr("{where} · {name}").format(where=where, name=tr(FIELDS[field]))
    return FaultShown(thing["id"], field, where, one.expected)


def _remark(body: Body, one: Remark) -> FaultShown:
    where = called(element(body, one.name)) if one.name else tr("文件大小")
    return FaultShown(one.name, one.field, where, one.text)


def size_words(sample: Sample) -> str:
    """Return how large a certificate comes out."""
    return tr("签发后约 {n} KB，上限 {most} KB").format(
        n=-(-sample.size // 1024), most=ROOM // 1024
    )


def tried_words(sample: Sample) -> tuple[str, str]:
    """Return what came of the name that is tried, and the role that it is told in."""
    if sample.replaced:
        gone = tr("、").join(f"{one} U+{ord(one):04X}" for one in sorted(sample.replaced))
        told = tr("打印字体里没有这些字，不能签发：{gone}。请核对写法，或改用证件上的通用写法。")
        return told.format(gone=gone), "problem"
    return tr("这个姓名能印全。{size}").format(size=size_words(sample)), "secondary"


def undrawable_words(found: Sequence[tuple[str, str, str]]) -> tuple[str, str]:
    """Return whose names cannot be printed, and the role that it is told in."""
    if not found:
        return tr("全部人员的姓名都能印全。"), "good"
    listed = tr("；").join(f"{name}（{number}）：{gone}" for name, number, gone in found[:8])
    more = tr("……共 {n} 人").format(n=len(found)) if len(found) > 8 else ""
    told = tr("{n} 个姓名里有打印字体没有的字：{listed}{more}。请核对后在学员资料里更正。")
    return told.format(n=len(found), listed=listed, more=more), "problem"
