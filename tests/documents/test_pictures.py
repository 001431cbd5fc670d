"""Logo and seal: what is taken, how small it becomes, and where it stands on a certificate."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pypdfium2
import pytest
from document_data import CERTIFICATE, text_of
from PIL import Image, ImageDraw

from desktop_app.documents.certificate import certificate_pdf
from desktop_app.documents.certificate_signing import sign
from desktop_app.documents.pictures import LOGO, SEAL, prepared
from desktop_app.system.errors import Trouble
from desktop_app.training.certification.signing import keys

NOW = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)
RED = (200, 30, 30)


def picture(kind: str = "PNG", size: tuple[int, int] = (900, 900)) -> bytes:
    """A round red seal with a star-like middle, as somebody would scan one."""
    drawn = (
        Image.new("RGBA", size, (255, 255, 255, 0))
        if kind == "PNG"
        else Image.new("RGB", size, "white")
    )
    pen = ImageDraw.Draw(drawn)
    wide, high = size
    pen.ellipse((20, 20, wide - 20, high - 20), outline=RED, width=30)
    pen.regular_polygon((wide // 2, high // 2, min(size) // 5), 5, fill=RED)
    for place in range(0, wide, 40):
        pen.line((place, high // 2, wide // 2, 60), fill=RED, width=2)
    stream = BytesIO()
    drawn.save(stream, kind)
    return stream.getvalue()


def coloured(pdf: bytes, box: tuple[float, float, float, float]) -> int:
    """How many red points there are within a box, in mm from the upper left corner."""
    page = pypdfium2.PdfDocument(pdf)[0].render(scale=2).to_pil().convert("RGB")
    scale = 2 * 72 / 25.4
    part = page.crop(tuple(round(one * scale) for one in box))
    return sum(
        1
        for red, green, blue in zip(*[iter(part.tobytes())] * 3, strict=True)
        if red > 150 and green < 90 and blue < 90
    )


@pytest.mark.parametrize("kind", [LOGO, SEAL])
@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_a_picture_becomes_small_and_keeps_its_shape(kind: str, form: str) -> None:
    found = Image.open(BytesIO(prepared(picture(form, (1200, 600)), kind)))
    drawn = 2 if form == "JPEG" else (1200 - 40) / (600 - 40)  # what is clear is cut off
    assert found.width / found.height == pytest.approx(drawn, abs=0.06)
    assert found.width >= 70


def test_a_certificate_with_both_stays_below_sixty_kilobytes() -> None:
    logo, seal = prepared(picture(size=(1200, 500)), LOGO), prepared(picture(), SEAL)
    code = "PEILIAN2|QH-2026-000417|林晓雨|gold|2026-11-22|2028-11-21|MYIWAWLE|" + "a8" * 43
    pdf = certificate_pdf(replace(CERTIFICATE, logo=logo, seal=seal, qr_text=code))
    signer, _public = keys.make(CERTIFICATE.organisation, NOW)
    assert len(sign(pdf, signer, NOW)) <= 60 * 1024


def test_logo_and_seal_stand_in_their_places() -> None:
    corner, seal = (24.0, 24.0, 66.0, 42.0), (231.0, 148.0, 271.0, 188.0)
    plain = certificate_pdf(CERTIFICATE)
    assert (coloured(plain, corner), coloured(plain, seal)) == (0, 0)
    with_both = replace(CERTIFICATE, logo=prepared(picture(), LOGO), seal=prepared(picture(), SEAL))
    pdf = certificate_pdf(with_both)
    assert coloured(pdf, corner) > 200
    assert coloured(pdf, seal) > 1000
    assert "印章" not in text_of(pdf)
    assert certificate_pdf(with_both) == pdf


def test_a_long_title_does_not_run_into_the_logo() -> None:
    long = replace(
        CERTIFICATE,
        title="机构客户服务与家校沟通专业能力等级认证证书（2026 年修订版）",
        logo=prepared(picture(), LOGO),
    )
    page = pypdfium2.PdfDocument(certificate_pdf(long))[0].get_textpage()
    lefts = [page.get_charbox(place)[0] for place in range(page.count_chars())]
    heading = [
        left
        for place, left in enumerate(lefts)
        if page.get_charbox(place)[1] > 595 - 60 * 72 / 25.4
    ]
    assert min(heading) > 68 * 72 / 25.4


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "不是能用的图片"),
        (b"%PDF-1.4", "不是能用的图片"),
        (picture()[:300], "不是能用的图片"),
        (b"x" * (9 * 1024 * 1024), "太大"),
    ],
)
def test_what_is_no_picture_is_refused_with_a_sentence(data: bytes, says: str) -> None:
    with pytest.raises(Trouble) as caught:
        prepared(data, LOGO)
    assert says in caught.value.what
    assert caught.value.safe == "原来的图片没有变。"


def test_a_clear_picture_is_refused() -> None:
    stream = BytesIO()
    Image.new("RGBA", (50, 50), (0, 0, 0, 0)).save(stream, "PNG")
    with pytest.raises(Trouble, match="全透明"):
        prepared(stream.getvalue(), SEAL)
