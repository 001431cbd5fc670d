"""A form on paper: every answer visible, every page numbered, nothing lost."""

from dataclasses import replace
from itertools import pairwise

import pypdfium2
import pytest
from document_data import (
    ANCHORS,
    EMPTY,
    ITEMS,
    codes_in,
    filled,
    fonts_of,
    page_count,
    page_texts,
    text_edges,
    text_of,
    with_text,
)

from desktop_app.documents.form_data import EvidenceData, ItemData, SectionData, SheetData
from desktop_app.documents.form_layout import _BOTTOM
from desktop_app.documents.form_sheet import form_note, form_pdf, form_pdfs
from desktop_app.documents.pen import A4_PORTRAIT
from desktop_app.system.background import Cancelled, Progress
from desktop_app.training.forms.template import ItemType


def one_item(item: ItemData) -> SheetData:
    """An otherwise empty sheet with this item."""
    return replace(EMPTY, sections=(SectionData("一节", "", "", (item,)),))


def shapes(item: ItemData) -> bytes:
    """The picture of a sheet with this item: for what is drawn and cannot be read."""
    return bytes(pypdfium2.PdfDocument(form_pdf(one_item(item)))[0].render().to_pil().tobytes())


def test_an_empty_form_shows_every_item_its_steps_and_room_to_sign() -> None:
    text = text_of(form_pdf(EMPTY))
    for item in ITEMS:
        assert item.label in text
    for words in (*ANCHORS, "通过", "延长", "停止", "不适用", "/100", "分钟", "合计"):
        assert words in text
    for role in ("学员签名", "导师签名", "主管签名"):
        assert role in text


def test_a_filled_form_shows_answers_points_and_the_judgement() -> None:
    text = text_of(form_pdf(filled()))
    for part in (
        "编号BG-2026-001204",
        "姓名林晓雨",
        "填写人周敏",
        "2026年11月22日",
        "占100%",
        "得分81.5/100",
        "复述并确认",
        "86.5/100",
        "先安抚，再核对订单。",
        "30分钟",
        "2026年12月1日",
        "合格",
        "81.5分",
        "一票否决项未达到：使用了标准开场白",
        "周敏已于11月22日周日18:05在系统中签名",
    ):
        assert part in text


def test_the_records_behind_a_judgement_are_listed() -> None:
    text = text_of(form_pdf(filled()))
    assert "本表依据的记录" in text
    assert "11月18日14:05练习·退款缓慢86.5分" in text
    assert "本表依据的记录" not in text_of(form_pdf(EMPTY))


def test_a_filled_scale_shows_the_words_of_its_step_only() -> None:
    text = text_of(form_pdf(filled()))
    assert ANCHORS[3] in text
    assert ANCHORS[0] not in text


@pytest.mark.parametrize(
    ("type_", "answers"),
    [
        (ItemType.TICK, ("", "yes")),
        (ItemType.YES_NO, ("", "yes", "no", "na")),
        (ItemType.SCALE, ("", "1", "2", "3", "4", "5")),
        (ItemType.CHOICE, ("", "通过", "停止")),
    ],
)
def test_each_answer_draws_another_picture(type_: ItemType, answers: tuple[str, ...]) -> None:
    item = ItemData("一项", type_, anchors=("一样",) * 5, choices=("通过", "停止"))
    pictures = {shapes(replace(item, answer_text=answer)) for answer in answers}
    assert len(pictures) == len(answers)


@pytest.mark.parametrize(
    ("type_", "words", "bare"),
    [
        (ItemType.TICK, "已勾选", "yes"),
        (ItemType.TICK, "未勾选", "no"),
        (ItemType.YES_NO, "不适用", "na"),
        (ItemType.SCALE, "4 分：很好", "4"),
        (ItemType.MARKS, "86.5 分", "86.5"),
        (ItemType.MINUTES, "30 分钟", "30"),
        (ItemType.DATE, "2026年12月1日", "2026-12-01"),
    ],
)
def test_an_answer_in_words_prints_as_the_bare_one(type_: ItemType, words: str, bare: str) -> None:
    item = ItemData("一项", type_, anchors=("一", "二", "三", "四", "五"))
    assert shapes(replace(item, answer_text=words)) == shapes(replace(item, answer_text=bare))


@pytest.mark.parametrize("type_", list(ItemType))
def test_an_answer_that_fits_no_option_is_printed_all_the_same(type_: ItemType) -> None:
    item = ItemData(
        "一项", type_, "另有说明七", anchors=("一", "二", "三", "四", "五"), choices=("甲", "乙")
    )
    assert "另有说明七" in text_of(form_pdf(one_item(item)))


def test_guidance_comment_and_critical_mark_are_printed() -> None:
    item = ItemData(
        "核对身份", ItemType.YES_NO, guidance="先问订单号", comment="两次都核对了", critical=True
    )
    text = text_of(form_pdf(one_item(item)))
    for part in ("先问订单号", "评语：两次都核对了", "★一票否决项"):
        assert part in text


def test_a_long_form_numbers_its_pages_and_repeats_its_head() -> None:
    item = ItemData("确认需求", ItemType.SCALE, anchors=ANCHORS)
    sections = tuple(SectionData(f"第{n}部分", "20%", "", (item,) * 5) for n in range(5))
    sheet = replace(filled(), sections=sections)
    pages = page_texts(form_pdf(sheet))
    assert len(pages) == 3
    for number, page in enumerate(pages, 1):
        assert f"第{number}页/共3页" in page
        assert "编号BG-2026-001204" in page
    for page in pages[1:]:
        assert "学员培训评估表（续）·林晓雨" in page
    assert "评定" in pages[1]


def test_a_section_broken_between_pages_says_so() -> None:
    item = ItemData("确认需求", ItemType.SCALE, anchors=ANCHORS)
    sheet = replace(EMPTY, sections=(SectionData("服务流程", "100%", "", (item,) * 30),))
    pages = page_texts(form_pdf(sheet))
    assert "（续）" not in pages[0]
    assert "1服务流程（续）" in pages[1]


def test_signatures_never_stand_on_a_page_alone() -> None:
    item = ItemData("确认需求", ItemType.SCALE, anchors=ANCHORS)
    evidence = tuple(EvidenceData("11月18日", f"练习第{n}次", "86 分") for n in range(30))
    for count in range(1, 25):
        sheet = replace(
            filled(), sections=(SectionData("一节", "", "", (item,) * count),), evidence=evidence
        )
        last = page_texts(form_pdf(sheet))[-1]
        assert "学员签名" in last
        assert "练习第29次" in last


@pytest.mark.parametrize("unit", ["客户说“太慢了”，我先安抚。", "word ", "a", "。", "😀"])
def test_a_text_of_a_hundred_thousand_characters_is_printed_to_its_end(unit: str) -> None:
    answer = (unit * 100_000)[:100_000] + "末尾七个字在此"
    pdf = form_pdf(with_text(answer))
    assert page_count(pdf) > 5
    assert "末尾七个字在此" in text_of(pdf)


def test_long_text_stays_between_the_margins_on_every_page() -> None:
    long = "很长的说明" * 400
    items = (
        ItemData(long, ItemType.SCALE, "4", guidance=long, anchors=ANCHORS),
        ItemData(long, ItemType.TEXT, long, guidance=long),
        ItemData("选择", ItemType.CHOICE, long, choices=("甲", "乙")),
    )
    sheet = replace(
        filled(),
        sections=(SectionData("一节", "", "", items),),
        evidence=(EvidenceData("11月18日", "练习", long),),
    )
    pdf = form_pdf(sheet)
    for page in range(page_count(pdf)):
        left, bottom, right, top = text_edges(pdf, page)
        assert left > 40
        assert right < A4_PORTRAIT[0] - 40
        assert bottom > 20
        assert top < A4_PORTRAIT[1] - 30


def test_no_row_reaches_into_the_foot() -> None:
    item = ItemData("确认需求", ItemType.SCALE, anchors=ANCHORS)
    pdf = form_pdf(replace(EMPTY, sections=(SectionData("一节", "", "", (item,) * 40),)))
    text = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    bottoms = sorted(
        {round(text.get_charbox(index)[1]) for index in range(text.count_chars()) if index}
    )
    foot = [bottom for bottom in bottoms if bottom < _BOTTOM]
    body = [bottom for bottom in bottoms if bottom >= _BOTTOM]
    assert foot
    assert body
    assert max(foot) < 35


def test_undrawable_characters_are_marked_on_the_sheet_and_told() -> None:
    sheet = with_text("客户发来👍和שלום")
    text = text_of(form_pdf(sheet))
    assert "客户发来□和□□□□" in text
    assert "U+1F44D" in text
    assert "👍" in form_note([sheet])
    assert form_note([filled()]) == ""


def test_the_code_leads_back_to_the_record_with_any_characters() -> None:
    assert codes_in(form_pdf(filled())) == ["peilian:sheet:BG-2026-001204"]
    sheet = replace(EMPTY, qr_text="peilian:sheet:😀")
    assert codes_in(form_pdf(sheet)) == ["peilian:sheet:😀"]


def test_every_font_is_an_embedded_subset() -> None:
    fonts = fonts_of(form_pdf(filled()))
    assert fonts
    for font in fonts:
        assert "+NotoSansSC" in font["/BaseFont"]
        assert "/FontFile2" in font["/FontDescriptor"]


def test_equal_data_give_equal_bytes_and_other_data_other_bytes() -> None:
    assert form_pdf(filled()) == form_pdf(filled())
    assert form_pdf(filled()) != form_pdf(replace(filled(), total_text="82"))


def test_a_class_is_one_file_in_which_each_sheet_counts_its_own_pages() -> None:
    told: list[tuple[int, int]] = []
    sheets = [replace(filled(), subject=name) for name in ("林晓雨", "陈建国")]
    pdf = form_pdfs(sheets, Progress(lambda done, total: told.append((done, total))))
    each = page_count(form_pdf(sheets[0]))
    pages = page_texts(pdf)
    assert len(pages) == 2 * each
    assert "林晓雨" in pages[0]
    assert "陈建国" in pages[each]
    assert f"第1页/共{each}页" in pages[each]
    assert told[-1] == (2, 2)
    assert all(one <= two for one, two in pairwise(told))


def test_a_cancelled_class_stops() -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        form_pdfs([EMPTY], progress)


def test_no_sheets_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="no sheets"):
        form_pdfs([])
