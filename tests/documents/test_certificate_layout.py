"""Certificates laid out: by default as they always were, else as the layout says."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from document_data import CERTIFICATE, codes_in, text_edges, text_of

from desktop_app.documents.certificate import certificate_pdf
from desktop_app.documents.certificate_data import CertificateData
from desktop_app.documents.certificate_layout import draw
from desktop_app.documents.ink import MM
from desktop_app.documents.pen import A4_LANDSCAPE
from desktop_app.system.background import Progress
from desktop_app.system.errors import Trouble
from desktop_app.training.certification.layout.default import default_layout
from desktop_app.training.certification.layout.geometry import Placed
from desktop_app.training.certification.layout.model import CertificateLayout, Element

BEFORE = Path(__file__).parent / "as_before_layouts"
"""Files that were drawn before there were layouts."""

DRAWN_BEFORE: dict[str, CertificateData] = {
    "certified": replace(
        CERTIFICATE,
        level="certified",
        person_name="欧阳娜娜",
        total=82.5,
        lines=(
            "完成新人培训全部课程，理论考试 78 分，三项情景实操 87 分，",
            "总评 82.5 分，考核合格，准予上岗。",
        ),
    ),
    "long": replace(
        CERTIFICATE,
        person_name="阿卜杜热合曼·买买提吐尔逊江·努尔麦麦提艾力热西提·库尔班江阿布都克里木",
        program_title="面向全国分校的机构客服岗前、在职与专项能力提升九十天综合培养方案与实务",
    ),
    "pictures": replace(
        CERTIFICATE,
        logo=(BEFORE / "logo.png").read_bytes(),
        seal=(BEFORE / "seal.png").read_bytes(),
    ),
}


def picture(pdf: bytes) -> bytes:
    drawn: bytes = pypdfium2.PdfDocument(pdf)[0].render(scale=2).to_pil().tobytes()
    return drawn


def changed(name: str, **fields: Any) -> CertificateLayout:
    """The usual layout with one element changed."""
    layout = default_layout()
    elements = tuple(
        one.model_copy(update=fields) if one.id == name else one for one in layout.elements
    )
    return layout.model_copy(update={"elements": elements})


def placed(layout: CertificateLayout, data: CertificateData = CERTIFICATE) -> dict[str, Placed]:
    return {one.name: one for one in draw([data], layout, Progress()).placed}


@pytest.mark.parametrize("name", DRAWN_BEFORE)
def test_by_default_every_point_is_as_it_was_before_there_were_layouts(name: str) -> None:
    assert picture(certificate_pdf(DRAWN_BEFORE[name])) == picture(
        (BEFORE / f"{name}.pdf").read_bytes()
    )


@pytest.mark.parametrize(
    "name", ["organisation", "title", "name", "body", "english", "facts", "code", "signature"]
)
def test_where_an_element_is_said_to_stand_is_where_its_words_are(name: str) -> None:
    alone = tuple(
        one.model_copy(update={"shown": one.id == name}) for one in default_layout().elements
    )
    layout = default_layout().model_copy(update={"elements": alone})
    drawn = draw([CERTIFICATE], layout, Progress())
    (stands,) = drawn.placed
    left, bottom, right, top = text_edges(drawn.pdf)
    assert stands.ink.left * MM <= left + 1
    assert right <= stands.ink.right * MM + 1
    assert A4_LANDSCAPE[1] - bottom <= stands.ink.bottom * MM + 1
    assert stands.ink.top * MM <= A4_LANDSCAPE[1] - top + 1


def test_an_element_moves_changes_its_side_and_its_colour() -> None:
    before = placed(default_layout())["lead"]
    layout = changed("lead", x=30, y=80, width=100, align="left", text="兹证明：[姓名]")
    after = placed(layout)["lead"]
    assert (after.ink.left, after.first) == (30, 80)
    assert before.ink.left > 130
    assert "兹证明：林晓雨" in text_of(certificate_pdf(CERTIFICATE, layout))
    tinted = changed("lead", colour="gold")
    assert picture(certificate_pdf(CERTIFICATE, tinted)) != picture(certificate_pdf(CERTIFICATE))


def test_a_long_heading_beside_a_logo_closes_up_before_it_becomes_smaller() -> None:
    name = "青禾学堂教育科技（北京）有限公司华东大区客户服务与家校沟通"
    long = replace(CERTIFICATE, organisation=name)
    logo = replace(long, logo=(BEFORE / "logo.png").read_bytes())
    wide, close = (placed(default_layout(), data)["organisation"].ink for data in (long, logo))
    assert close.width < wide.width
    assert close.bottom - close.top == pytest.approx(wide.bottom - wide.top)


def test_what_follows_a_paragraph_goes_down_with_it() -> None:
    long = replace(CERTIFICATE, lines=("考核合格。" * 14, "准予上岗。"))
    short = replace(CERTIFICATE, lines=("考核合格。",))
    layout = default_layout()
    high, low = (placed(layout, data)["english"].first for data in (short, long))
    assert low > high + 5
    hidden = placed(changed("body", shown=False), short)["english"]
    assert hidden.first == pytest.approx(104 + 8.5)


def test_what_is_for_one_level_stands_on_that_alone() -> None:
    layout = changed("lead", only="certified")
    assert "lead" not in placed(layout)
    assert "lead" in placed(layout, replace(CERTIFICATE, level="certified"))
    own = changed("title", gold_colour="gold")
    plain = replace(CERTIFICATE, level="certified")
    assert picture(certificate_pdf(plain, own)) == picture(certificate_pdf(plain))
    assert picture(certificate_pdf(CERTIFICATE, own)) != picture(certificate_pdf(CERTIFICATE))


def test_the_code_is_read_wherever_it_stands() -> None:
    layout = changed("code", x=30, y=30, width=22)
    assert codes_in(certificate_pdf(CERTIFICATE, layout)) == [CERTIFICATE.qr_text]


def test_a_second_signature_and_another_line_are_drawn() -> None:
    layout = default_layout()
    more = (
        Element(
            id="signature-1",
            kind="signature",
            text="培训负责人（签章）",
            x=150,
            y=195,
            width=50,
            size=10.5,
        ),
        Element(id="text-1", kind="text", text="第[证书编号]号", x=100, y=199, width=40),
    )
    grown = layout.model_copy(update={"elements": (*layout.elements, *more)})
    said = text_of(certificate_pdf(CERTIFICATE, grown))
    assert "培训负责人（签章）" in said
    assert "第QH-2026-000417号" in said


def test_rows_of_facts_are_told_apart_by_either_colon() -> None:
    layout = changed("facts", text="编号：[证书编号]\nID: [证书编号]\n时间：10:30")
    said = text_of(certificate_pdf(CERTIFICATE, layout))
    assert "编号QH-2026-000417" in said
    assert "IDQH-2026-000417" in said
    assert "时间10:30" in said


def test_a_long_heading_keeps_clear_of_the_logo() -> None:
    long = replace(DRAWN_BEFORE["pictures"], organisation="青禾学堂教育科技" * 5)
    stands = placed(default_layout(), long)
    assert stands["organisation"].ink.left > stands["logo"].ink.right


def test_rare_characters_of_a_name_are_drawn_and_such_of_a_layout_without_glyph_refused() -> None:
    rare = replace(CERTIFICATE, person_name="䶮㐂")
    assert "䶮㐂" in text_of(certificate_pdf(rare, changed("lead", text="[姓名]")))
    with pytest.raises(Trouble, match="证书版面"):
        certificate_pdf(CERTIFICATE, changed("lead", text="𠮷"))
