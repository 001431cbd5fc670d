"""The organisation's logo and seal: taken from a file, made small enough for every certificate."""

import zlib
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr

if TYPE_CHECKING:
    from PIL.Image import Image

LOGO, SEAL = "logo", "seal"
ROOM = {LOGO: 4200, SEAL: 3800}
"""Bytes that each may take in a file, so that a certificate with both stays below 60 KB."""

_SIDES = (640, 560, 480, 400, 340, 280, 230, 190, 160, 130, 110, 90, 70)
_LARGEST_FILE = 8 * 1024 * 1024
_MOST_PIXELS = 40_000_000
_ROWS_PER_STRIP, _OFFSETS, _LENGTHS = 278, 273, 279
"""Tags of a TIFF file."""

_INK = 150
"""Lighter than this is paper."""

_SHADES = 24
"""Of colour and of transparency: few shades of a plain picture pack well."""


def prepared(data: bytes, kind: str) -> bytes:
    """Return a picture as a PNG that fits into `ROOM`; raises Trouble for what is no picture."""
    picture = _opened(data)
    shrunk, packed = (_plain, _packed) if kind == LOGO else (_one_colour, _stencilled)
    for side in _SIDES:
        small = shrunk(picture, side)
        if packed(small) <= ROOM[kind]:
            break
    stream = BytesIO()
    small.save(stream, "PNG", optimize=True)
    return stream.getvalue()


def _opened(data: bytes) -> "Image":
    from PIL import Image, UnidentifiedImageError

    safe, do = tr("原来的图片没有变。"), tr("请换一张 PNG 或 JPEG 图片。")
    if len(data) > _LARGEST_FILE:
        raise Trouble(tr("图片文件太大，最多 8 MB。"), safe, do)
    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as found:
            if found.width * found.height > _MOST_PIXELS:
                raise Trouble(tr("图片的像素太多。"), safe, do)
            whole = found.convert("RGBA")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise Trouble(tr("这个文件不是能用的图片。"), safe, do) from error
    edges = whole.getchannel("A").getbbox()
    if edges is None:
        raise Trouble(tr("这张图片是全透明的，什么也看不见。"), safe, do)
    return whole.crop(edges)


def _plain(picture: "Image", side: int) -> "Image":
    """Return it at most *side* pixels wide and high, in few shades."""
    from PIL import Image

    small = picture.copy()
    small.thumbnail((side, side), Image.Resampling.LANCZOS)
    alpha = small.getchannel("A").point([_step(value) for value in range(256)])
    # What is not seen has one colour, and what is seen few.
    seen = Image.new("RGB", small.size, "white")
    seen.paste(small, mask=alpha.point([255 * (value > 0) for value in range(256)]))
    plain = seen.quantize(_SHADES, dither=Image.Dither.NONE).convert("RGB")
    plain.putalpha(alpha)
    return plain


def _one_colour(picture: "Image", side: int) -> "Image":
    """Return what is dark or strongly coloured of a seal in one colour: sharp at any resolution."""
    from PIL import Image, ImageChops

    small = picture.copy()
    small.thumbnail((side, side), Image.Resampling.LANCZOS)
    ground = Image.new("RGB", small.size, "white")
    ground.paste(small, mask=small.getchannel("A"))
    # The palest channel of a red seal is as dark as ink; that of paper is light.
    red, green, blue = ground.split()
    least = ImageChops.darker(ImageChops.darker(red, green), blue)
    seen = least.point([255 * (value < _INK) for value in range(256)])
    if seen.getbbox() is None:
        raise Trouble(
            tr("这张图片太浅，看不出印章。"), tr("原来的图片没有变。"), tr("请换一张更清楚的图片。")
        )
    stamped = Image.new("RGBA", small.size, (*_mean(ground, seen), 0))
    stamped.putalpha(seen)
    return stamped


def _mean(picture: "Image", mask: "Image") -> tuple[int, int, int]:
    from PIL import ImageStat

    red, green, blue = ImageStat.Stat(picture, mask).mean
    return round(red), round(green), round(blue)


@dataclass(frozen=True, slots=True)
class Stencil:
    """A picture of one colour: what is inked, packed as a fax is (CCITT group 4)."""

    width: int
    height: int
    data: bytes
    colour: tuple[float, float, float]


@lru_cache(maxsize=8)
def stencil(image: bytes) -> Stencil:
    """Return a seal that `prepared` made as it is drawn."""
    from PIL import Image

    with Image.open(BytesIO(image)) as found:
        whole = found.convert("RGBA")
    inked = whole.getchannel("A").point([255 * (value > 0) for value in range(256)])
    red, green, blue = _mean(whole.convert("RGB"), inked)
    return Stencil(whole.width, whole.height, _faxed(whole), (red / 255, green / 255, blue / 255))


def _faxed(picture: "Image") -> bytes:
    from PIL.TiffImagePlugin import TiffImageFile

    alpha = picture.getchannel("A")
    lines = alpha.point([0 if value > 0 else 255 for value in range(256)]).convert("1")
    stream = BytesIO()
    lines.save(stream, "TIFF", compression="group4", tiffinfo={_ROWS_PER_STRIP: lines.height})
    stream.seek(0)
    with TiffImageFile(stream) as written:
        (begin,), (length,) = written.tag_v2[_OFFSETS], written.tag_v2[_LENGTHS]
    return stream.getvalue()[begin : begin + length]


def _stencilled(picture: "Image") -> int:
    return len(_faxed(picture))


def _step(value: int) -> int:
    return round(round(value * 3 / 255) * 255 / 3)


def _packed(picture: "Image") -> int:
    """Return how many bytes a picture takes in a PDF: its colours and its transparency, packed."""
    colours = picture.convert("RGB").tobytes()
    return len(zlib.compress(colours)) + len(zlib.compress(picture.getchannel("A").tobytes()))
