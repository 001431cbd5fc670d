"""The two embedded typefaces, and what to do with characters that they cannot draw.

reportlab leaves a missing character out without a word, so every text is checked here first.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import Any

from desktop_app.system import resources
from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr

REGULAR = "NotoSansSC"
BOLD = "NotoSansSC-Bold"
STAND_IN = "□"
"""Stands where a character cannot be drawn, so that the gap is seen."""

_FILES = {REGULAR: "NotoSansSC-Regular.ttf", BOLD: "NotoSansSC-Bold.ttf"}
_TAB = "    "
_registering = Lock()


def register() -> None:
    """Make both faces known to reportlab; cheap after the first call (0.2 s, then nothing).

    Raises Trouble when a font file is missing or damaged.
    """
    with _registering:
        _faces()


def char_widths(face: str) -> Mapping[int, float]:
    """Advance widths by code point, in thousandths of the type size."""
    register()
    widths: Mapping[int, float] = _faces()[face].charWidths
    return widths


def missing_glyphs(text: str) -> set[str]:
    """The visible characters of *text* that neither face can draw."""
    return {one for one in text if not _is_invisible(one) and not _has_glyph(one)}


def require_drawable(texts: Iterable[tuple[str, str]]) -> None:
    """Raise Trouble naming the field and its characters if any of (field, text) has gaps.

    For documents where a stand-in would make the document worthless, such as a certificate.
    """
    for field, text in texts:
        missing = missing_glyphs(text)
        if missing:
            raise Trouble(
                tr("{field}里有打印字体中没有的字：{characters}，文件没有生成。").format(
                    field=field, characters="、".join(_shown(one) for one in sorted(missing))
                ),
                tr("已有的记录没有改变。"),
                tr("请核对这个字的写法，或改用身份证件上的通用写法后再试。"),
            )


@dataclass(frozen=True, slots=True)
class Drawable:
    """A text that can be drawn whole, and what had to be replaced in it."""

    text: str
    replaced: frozenset[str] = frozenset()


def drawable(text: str) -> Drawable:
    """*text* with a visible stand-in for each character that cannot be drawn.

    Line ends stay; tabs become spaces; marks that show nothing by themselves (joiners, variation
    selectors, direction marks) are left out, because they would only disturb the line.
    """
    if _plain().issuperset(map(ord, text)):
        return Drawable(text)
    if any(unicodedata.combining(one) for one in text):
        text = unicodedata.normalize("NFC", text)
    replaced: set[str] = set()
    kept: list[str] = []
    for one in text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", _TAB):
        if one == "\n" or _has_glyph(one):
            kept.append(one)
        elif not _is_invisible(one):
            kept.append(STAND_IN)
            replaced.add(one)
    return Drawable("".join(kept), frozenset(replaced))


def replaced_note(replaced: Iterable[str], on_paper: bool = False) -> str:
    """The sentence that says what was replaced; empty when nothing was.

    *on_paper* names the characters by code point alone, since they cannot be drawn there.
    """
    characters = sorted(set(replaced))
    if not characters:
        return ""
    names = [f"U+{ord(one):04X}" if on_paper else _shown(one) for one in characters[:8]]
    return tr(
        "有 {n} 种符号无法打印，已用 {mark} 代替（{characters}），原文完整保存在系统中。"
    ).format(
        n=len(characters),
        mark=STAND_IN,
        characters="、".join(names) + ("…" if characters[8:] else ""),
    )


def _shown(one: str) -> str:
    """The character with its code point, which can be looked up where the glyph is missing too."""
    code = f"U+{ord(one):04X}"
    return f"{one} {code}" if one.isprintable() else code


def _has_glyph(one: str) -> bool:
    return ord(one) in _glyphs()


def _is_invisible(one: str) -> bool:
    return unicodedata.category(one) == "Cf" or "\ufe00" <= one <= "\ufe0f" or one in "\n\r\t"


@cache
def _glyphs() -> frozenset[int]:
    register()
    regular, bold = (face.charToGlyph for face in _faces().values())
    return frozenset(regular) & frozenset(bold)


@cache
def _plain() -> frozenset[int]:
    """What is drawn as it stands: a glyph of its own that joins nothing before it."""
    return frozenset(one for one in _glyphs() if not unicodedata.combining(chr(one)))


@cache
def _faces() -> dict[str, Any]:
    from reportlab import rl_config
    from reportlab.pdfbase import pdfmetrics, ttfonts

    rl_config.useA85 = 0  # binary streams: a fifth smaller than the text-safe ones
    ttfonts.makeToUnicodeCMap = _unicode_map
    faces = {}
    for name, file in _FILES.items():
        try:
            font = ttfonts.TTFont(name, str(resources.path("fonts", file)))
        except (OSError, ttfonts.TTFError) as error:
            raise Trouble(
                tr("打印字体 {file} 缺失或已损坏，文件没有生成。").format(file=file),
                tr("已有的记录没有改变。"),
                tr("请重新安装本程序后再试。"),
            ) from error
        pdfmetrics.registerFont(font)
        faces[name] = font.face
    return faces


def _unicode_map(name: str, subset: list[int]) -> str:
    """A subset's map back to text, so that it can be searched and copied.

    In place of reportlab's own, which writes characters beyond U+FFFF (some 200 characters of the
    official table for names are there) as five hex digits that no reader understands.
    """
    pairs = "\n".join(
        f"<{index:02X}> <{chr(code).encode('utf-16-be').hex().upper()}>"
        for index, code in enumerate(subset)
    )
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        f"/CIDSystemInfo <</Registry ({name}) /Ordering ({name}) /Supplement 0>> def\n"
        f"/CMapName /{name} def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<00> <{len(subset) - 1:02X}>\nendcodespacerange\n"
        f"{len(subset)} beginbfchar\n{pairs}\nendbfchar\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    )
