"""Certificates and sheets that the tests of documents draw, and how they look into a PDF."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pypdf
import pypdfium2
import zxingcpp

from desktop_app.documents.certificate_data import CertificateData
from desktop_app.documents.form_data import EvidenceData, ItemData, SectionData, SheetData
from desktop_app.training.forms.template import ItemType

CERTIFICATE = CertificateData(
    organisation="青禾学堂 客户服务中心",
    title="机构客服专业认证证书",
    english_title="Certificate of Customer Service Practice",
    person_name="林晓雨",
    program_title="90 天新人培养方案",
    theory=91,
    practical=93,
    total=92,
    level="gold",
    number="QH-2026-000417",
    issued_on=date(2026, 11, 22),
    valid_until=date(2028, 11, 21),
    signer_title="客户服务主管",
    qr_text="PEILIAN1|QH-2026-000417|林晓雨|gold|2026-11-22|2028-11-21",
)

ANCHORS = ("没有复述", "复述不全", "复述到要点", "复述并确认", "复述、确认并补问")

ITEMS = (
    ItemData("制服整洁", ItemType.TICK),
    ItemData("使用了标准开场白", ItemType.YES_NO, guidance="报出机构和本人姓名", critical=True),
    ItemData("确认需求", ItemType.SCALE, anchors=ANCHORS),
    ItemData("解决方案", ItemType.MARKS),
    ItemData("结论", ItemType.CHOICE, choices=("通过", "延长", "停止")),
    ItemData("评语", ItemType.TEXT),
    ItemData("观察时长", ItemType.MINUTES),
    ItemData("下次评估", ItemType.DATE),
)

EMPTY = SheetData(
    title="学员培训评估表",
    form_title="学员培训评估表",
    number="",
    organisation="青禾学堂 客户服务中心",
    subject="",
    subject_role="",
    filler="",
    day=None,
    sections=(SectionData("服务流程", "100%", "", ITEMS),),
    signature_roles=("学员", "导师", "主管"),
)

ANSWERS = ("yes", "no", "4", "86.5", "延长", "先安抚，再核对订单。", "30", "2026-12-01")


def filled() -> SheetData:
    """The sheet with every item answered, signed, judged and resting on two records."""
    items = tuple(
        replace(item, answer_text=answer, score_text=str(index))
        for index, (item, answer) in enumerate(zip(ITEMS, ANSWERS, strict=True), 1)
    )
    return replace(
        EMPTY,
        number="BG-2026-001204",
        subject="林晓雨",
        subject_role="学员 · 第 3 组",
        filler="周敏",
        day=date(2026, 11, 22),
        sections=(SectionData("服务流程", "100%", "81.5 / 100", items),),
        signed_by="周敏",
        signed_at_text="11月22日 周日 18:05",
        total_text="81.5",
        band_text="合格",
        failed_note="一票否决项未达到：使用了标准开场白",
        qr_text="peilian:sheet:BG-2026-001204",
        evidence=(
            EvidenceData("11月18日 14:05", "练习 · 退款缓慢", "86.5 分"),
            EvidenceData("11月19日 09:30", "自检 · 服务流程自检", "90 分"),
        ),
    )


def with_text(answer: str) -> SheetData:
    """A sheet whose one item is a text with this answer."""
    item = ItemData("今天跟听了什么", ItemType.TEXT, answer_text=answer)
    return replace(EMPTY, sections=(SectionData("跟听记录", "", "", (item,)),))


def page_texts(pdf: bytes) -> list[str]:
    """The text of each page, without spaces and line ends."""
    pages: Any = pypdfium2.PdfDocument(pdf)
    return ["".join(page.get_textpage().get_text_bounded().split()) for page in pages]


def text_of(pdf: bytes) -> str:
    """All text of the file, page after page, without spaces and line ends."""
    return "".join(page_texts(pdf))


def codes_in(pdf: bytes, page: int = 0) -> list[str]:
    """What the QR codes on a page say, read from its picture."""
    image = pypdfium2.PdfDocument(pdf)[page].render(scale=3).to_pil()
    return [found.text for found in zxingcpp.read_barcodes(image)]


def fonts_of(pdf: bytes) -> list[Any]:
    """The fonts that the pages name."""
    pages: Any = pypdf.PdfReader(BytesIO(pdf)).pages
    return [font.get_object() for page in pages for font in page["/Resources"]["/Font"].values()]


def page_count(pdf: bytes) -> int:
    """How many pages the file has."""
    return len(pypdfium2.PdfDocument(pdf))


def text_edges(pdf: bytes, page: int = 0) -> tuple[float, float, float, float]:
    """How far the characters of a page reach: left, bottom, right, top in points."""
    text: Any = pypdfium2.PdfDocument(pdf)[page].get_textpage()
    boxes = [text.get_charbox(index) for index in range(text.count_chars())]
    boxes = [box for box in boxes if box[2] > box[0] and box[3] > box[1]]
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)
