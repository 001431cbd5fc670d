"""The certificate: what it says, how it looks to a reader's eye and camera, what it refuses."""

import subprocess
import sys
from dataclasses import replace
from io import BytesIO

import pypdf
import pypdfium2
import pytest
from document_data import (
    CERTIFICATE,
    codes_in,
    fonts_of,
    page_count,
    page_texts,
    text_edges,
    text_of,
)

from desktop_app.documents.certificate import certificate_pdf, certificate_pdfs
from desktop_app.documents.ornament import BAND, EDGE
from desktop_app.documents.pen import A4_LANDSCAPE
from desktop_app.system.background import Cancelled, Progress
from desktop_app.system.errors import Trouble

LONGEST = "阿卜杜热合曼·买买提吐尔逊江·努尔麦麦提艾力热西提·库尔班江阿布都克里木江热合曼"


def test_everything_that_is_certified_can_be_read_from_the_file_in_order() -> None:
    text = text_of(certificate_pdf(CERTIFICATE))
    parts = [
        "青禾学堂客户服务中心",
        "机构客服专业认证证书",
        "兹证明",
        "林晓雨",
        "《90天新人培养方案》",
        "理论考试91分",
        "情景实操93分",
        "总评92分",
        "金牌客服",
        "QH-2026-000417",
        "2026年11月22日",
        "2028年11月21日",
        "客户服务主管（签章）",
    ]
    places = [text.find(part) for part in parts]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize("name", ["林", "欧阳娜娜", "䶮㐂", "王秀英", "Anna-Maria O’Neill"])
def test_a_name_can_be_found_as_it_is_written(name: str) -> None:
    pdf = certificate_pdf(replace(CERTIFICATE, person_name=name))
    page = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    assert name in page.get_text_bounded().replace("\r\n", "\n")


@pytest.mark.parametrize(
    "name", [LONGEST[:40], "王" * 40, "Maximilian A. von Hohenzollern-Sigmaring"]
)
def test_a_name_of_forty_characters_stays_whole_and_inside_the_border(name: str) -> None:
    assert len(name) == 40
    pdf = certificate_pdf(replace(CERTIFICATE, person_name=name))
    assert name.replace(" ", "") in text_of(pdf)
    left, bottom, right, top = text_edges(pdf)
    inner = EDGE + BAND
    assert left > inner
    assert bottom > inner
    assert right < A4_LANDSCAPE[0] - inner
    assert top < A4_LANDSCAPE[1] - inner


def test_long_titles_stay_inside_the_border() -> None:
    long = replace(
        CERTIFICATE,
        organisation="青禾学堂教育科技（北京）有限公司华东大区客户服务与家校沟通中心上海浦东分部",
        title="机构客户服务与家校沟通专业能力等级认证证书（2026 年修订版）",
        program_title="面向全国分校的机构客服岗前、在职与专项能力提升九十天综合培养方案",
        signer_title="华东大区客户服务与家校沟通中心高级主管",
    )
    pdf = certificate_pdf(long)
    left, bottom, right, _ = text_edges(pdf)
    assert left > EDGE + BAND
    assert bottom > EDGE + BAND
    assert right < A4_LANDSCAPE[0] - EDGE - BAND
    assert long.organisation in text_of(pdf)


@pytest.mark.parametrize("length", [20, 120, 600])
def test_the_code_is_read_from_the_printed_page(length: int) -> None:
    said = f"PEILIAN1|{CERTIFICATE.person_name}|" + "a1B2" * (length // 4)
    assert codes_in(certificate_pdf(replace(CERTIFICATE, qr_text=said))) == [said]


def test_without_a_text_there_is_no_code_and_no_invitation_to_scan() -> None:
    pdf = certificate_pdf(replace(CERTIFICATE, qr_text=""))
    assert codes_in(pdf) == []
    assert "扫码" not in text_of(pdf)


def test_every_font_is_an_embedded_subset() -> None:
    fonts = fonts_of(certificate_pdf(CERTIFICATE))
    assert fonts
    for font in fonts:
        assert "+NotoSansSC" in font["/BaseFont"]
        assert "/FontFile2" in font["/FontDescriptor"]


def test_equal_data_give_equal_bytes_and_other_data_other_bytes() -> None:
    assert certificate_pdf(CERTIFICATE) == certificate_pdf(replace(CERTIFICATE))
    assert certificate_pdf(CERTIFICATE) != certificate_pdf(replace(CERTIFICATE, total=93))


def test_equal_data_give_equal_bytes_in_another_process() -> None:
    code = (
        "import sys; sys.path[:0] = sys.argv[1:];"
        "from document_data import CERTIFICATE;"
        "from desktop_app.documents.certificate import certificate_pdf;"
        "sys.stdout.buffer.write(certificate_pdf(CERTIFICATE))"
    )
    command = [sys.executable, "-c", code, *sys.path]
    made = subprocess.run(command, capture_output=True, check=True).stdout
    assert made == certificate_pdf(CERTIFICATE)


def test_the_file_names_its_subject_and_its_day() -> None:
    info = pypdf.PdfReader(BytesIO(certificate_pdf(CERTIFICATE))).metadata
    assert info is not None
    assert info.title == "机构客服专业认证证书 QH-2026-000417 林晓雨"
    assert info.author == "青禾学堂 客户服务中心"
    assert info.creation_date is not None
    assert info.creation_date.date() == CERTIFICATE.issued_on


def test_the_file_is_small_enough_to_mail() -> None:
    assert len(certificate_pdf(CERTIFICATE)) <= 60 * 1024


def test_only_the_gold_one_says_gold() -> None:
    assert "GoldAgent" in text_of(certificate_pdf(CERTIFICATE))
    plain = text_of(certificate_pdf(replace(CERTIFICATE, level="certified")))
    assert "金牌" not in plain
    assert "GoldAgent" not in plain


def test_own_wording_takes_the_place_of_the_sentence() -> None:
    pdf = certificate_pdf(replace(CERTIFICATE, lines=("考核合格，准予上岗。",)))
    assert "考核合格，准予上岗。" in text_of(pdf)
    assert "90天新人培养方案" not in text_of(pdf)


def test_a_signer_who_already_says_seal_does_not_say_it_twice() -> None:
    text = text_of(certificate_pdf(replace(CERTIFICATE, signer_title="客服主管（签章）")))
    assert text.count("（签章）") == 1


def test_the_place_of_the_seal_is_marked() -> None:
    assert "印章" in text_of(certificate_pdf(CERTIFICATE))


def test_a_class_is_one_file_with_a_page_each_and_reports_progress() -> None:
    told: list[tuple[int, int]] = []
    names = ["林晓雨", "周敏", "陈建国"]
    pdf = certificate_pdfs(
        [
            replace(CERTIFICATE, person_name=name, level="gold" if name == "周敏" else "certified")
            for name in names
        ],
        Progress(lambda done, total: told.append((done, total))),
    )
    pages = page_texts(pdf)
    assert [name in page for name, page in zip(names, pages, strict=True)] == [True] * 3
    assert told[-1] == (3, 3)


def test_the_ornament_of_one_page_does_not_take_the_colour_of_another() -> None:
    plain = replace(CERTIFICATE, level="certified")
    mixed = pypdfium2.PdfDocument(certificate_pdfs([plain, CERTIFICATE]))
    alone = pypdfium2.PdfDocument(certificate_pdf(CERTIFICATE))
    assert mixed[1].render().to_pil().tobytes() == alone[0].render().to_pil().tobytes()


def test_a_cancelled_class_stops() -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        certificate_pdfs([CERTIFICATE], progress)


def test_one_name_that_cannot_be_drawn_stops_the_class_before_it_is_drawn() -> None:
    told: list[int] = []
    progress = Progress(lambda done, _total: told.append(done))
    with pytest.raises(Trouble) as caught:
        certificate_pdfs([CERTIFICATE, replace(CERTIFICATE, person_name="李𠮷")], progress)
    assert "“李𠮷”" in caught.value.what
    assert "U+20BB7" in caught.value.what
    assert caught.value.safe
    assert caught.value.do
    assert told == []


@pytest.mark.parametrize("name", ["", "  ", "王" * 41])
def test_no_name_or_one_too_long_is_refused_with_a_sentence(name: str) -> None:
    with pytest.raises(Trouble, match="姓名"):
        certificate_pdf(replace(CERTIFICATE, person_name=name))


def test_no_certificates_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="no certificates"):
        certificate_pdfs([])


def test_describing_a_document_loads_no_pdf_library() -> None:
    code = (
        "import sys; import desktop_app.documents.certificate, desktop_app.documents.form_sheet,"
        " desktop_app.documents.export;"
        "print([name for name in ('reportlab', 'segno', 'PySide6') if name in sys.modules])"
    )
    command = [sys.executable, "-c", code]
    loaded = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    assert loaded.strip() == "[]"


def test_one_page_is_a_landscape_a4() -> None:
    pdf = certificate_pdf(CERTIFICATE)
    assert page_count(pdf) == 1
    assert pypdfium2.PdfDocument(pdf).get_page_size(0) == pytest.approx((841.89, 595.28), abs=0.1)
