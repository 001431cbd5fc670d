"""The signed file: what other readers find, and that no byte of it changes unseen."""

import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from builders import Workplace
from document_data import CERTIFICATE, codes_in, fonts_of, text_of
from judging import make_due

from db.records import Certificate
from desktop_app.documents.certificate import certificate_pdf
from desktop_app.documents.certificate_checking import check_file
from desktop_app.documents.certificate_signing import sign
from desktop_app.training.certification.signing import codes, keys
from desktop_app.training.certification.signing.codes import Code
from desktop_app.training.certification.signing.public import PublicKey, PublicKeys
from desktop_app.training.certification.signing.verdicts import Verdict

LATER = date(2027, 1, 1)


@pytest.fixture
def issued(place: Workplace) -> Certificate:
    make_due(place, place.trainee)
    return place.services.certification.issue(place.supervisor, place.trainee.id)


def verdict(pdf: bytes, known: PublicKeys, on: date = LATER) -> Verdict:
    return check_file(pdf, known, None, on).verdict


@pytest.mark.parametrize("length", [1, 11, 12, 21, 22, 40])
def test_an_organisation_may_have_a_name_of_any_length(length: int) -> None:
    organisation = (
        "青禾学堂教育科技（北京）有限公司华东大区客户服务与家校沟通中心上海浦东新区分部" * 2
    )[:length]
    made_at = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)
    signer, public = keys.make(organisation, made_at)
    said = Code("QH-2026-000417", "林晓雨", "gold", made_at.date(), LATER, signer.key_id)
    text = codes.signed(said, signer)
    pdf = sign(certificate_pdf(replace(CERTIFICATE, qr_text=text)), signer, made_at)
    key = PublicKey(signer.key_id, made_at.date(), public, signer.certificate)
    assert verdict(pdf, PublicKeys(organisation, (key,))) is Verdict.VALID


def test_a_genuine_file_is_valid_until_its_last_day(issued: Certificate, place: Workplace) -> None:
    known = place.services.signing.public()
    found = check_file(issued.pdf, known, None, LATER)
    assert found.verdict is Verdict.VALID
    assert found.code is not None
    assert (found.code.number, found.code.name) == (issued.number, "林晓雨")
    assert verdict(issued.pdf, known, date(2029, 1, 1)) is Verdict.EXPIRED


def test_the_printed_code_is_the_one_that_is_signed(issued: Certificate) -> None:
    assert codes_in(issued.pdf) == [issued.code]


def test_text_and_fonts_are_whole_behind_the_signature(issued: Certificate) -> None:
    assert "林晓雨" in text_of(issued.pdf)
    assert all("/FontFile2" in font["/FontDescriptor"] for font in fonts_of(issued.pdf))
    assert len(issued.pdf) <= 60 * 1024


def test_pyhanko_finds_it_whole_and_signed_by_the_organisation(
    issued: Certificate, place: Workplace
) -> None:
    from asn1crypto.x509 import Certificate as Root
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    (key,) = place.services.signing.public().keys
    (signature,) = PdfFileReader(BytesIO(issued.pdf)).embedded_signatures
    root = Root.load(key.certificate)
    status = validate_pdf_signature(signature, ValidationContext(trust_roots=[root]))
    assert status.bottom_line
    assert status.summary() == "INTACT:TRUSTED,UNTOUCHED"
    assert status.signer_reported_dt == place.clock.now()
    assert root.subject.native["common_name"] == "青禾学堂"


@pytest.mark.skipif(shutil.which("pdfsig") is None, reason="poppler's pdfsig is not here")
def test_poppler_finds_the_signature_valid(issued: Certificate, tmp_path: Path) -> None:
    path = tmp_path / "c.pdf"
    path.write_bytes(issued.pdf)
    said = subprocess.run(["pdfsig", str(path)], capture_output=True, text=True, check=False)
    assert "Signature is Valid" in said.stdout
    assert "Total document signed" in said.stdout


def test_one_changed_byte_is_noticed_in_every_region(issued: Certificate, place: Workplace) -> None:
    known, pdf = place.services.signing.public(), issued.pdf
    gap = pdf.index(b"/Contents <")
    after = pdf.index(b">", gap)
    places = {
        # all of the signature's surroundings, its digits and what fills them up
        *range(gap - 40, gap + 90),
        *range(gap + 90, after - 60, 3),
        *range(after - 60, len(pdf), 2),
        # the page, its fonts, the code, the first trailer
        *range(0, gap, 11),
        *range(12),
        *range(len(pdf) - 12, len(pdf)),
    }
    unseen = []
    for number, at in enumerate(sorted(places)):
        flipped = bytearray(pdf)
        flipped[at] ^= 1 << (number % 8)
        if verdict(bytes(flipped), known) is Verdict.VALID:
            unseen.append((at, number % 8))
    assert unseen == []


def test_digits_in_another_case_are_noticed(issued: Certificate, place: Workplace) -> None:
    known, pdf = place.services.signing.public(), issued.pdf
    begin = pdf.index(b"/Contents <") + len(b"/Contents <")
    end = pdf.index(b">", begin)
    lower = pdf[:begin] + pdf[begin:end].lower() + pdf[end:]
    assert len(lower) == len(pdf)
    assert verdict(lower, known) is Verdict.ALTERED


@pytest.mark.parametrize("more", [b"\n", b"%", b"\n%%EOF\n"])
def test_what_is_written_behind_is_noticed(
    more: bytes, issued: Certificate, place: Workplace
) -> None:
    assert verdict(issued.pdf + more, place.services.signing.public()) is Verdict.ALTERED


def test_a_signed_file_whose_code_is_of_other_keys_is_noticed(place: Workplace) -> None:
    make_due(place, place.trainee)
    signer = place.services.signing.signer(place.supervisor)
    pdf = sign(certificate_pdf(CERTIFICATE), signer, datetime(2026, 11, 23, tzinfo=UTC))
    assert verdict(pdf, place.services.signing.public()) is Verdict.ALTERED


def test_who_is_not_known_is_told_from_who_is(issued: Certificate, place: Workplace) -> None:
    forger, public = keys.make("青禾学堂", place.clock.now())
    forged = sign(certificate_pdf(CERTIFICATE), forger, place.clock.now())
    known = place.services.signing.public()
    assert verdict(forged, known) is Verdict.UNKNOWN_ISSUER
    assert verdict(issued.pdf, PublicKeys("别的机构", ())) is Verdict.UNKNOWN_ISSUER
    assert public not in {one.code_key for one in known.keys}


def test_other_files_are_no_certificates(place: Workplace) -> None:
    known = place.services.signing.public()
    for data in (b"", b"PK\x03\x04", certificate_pdf(CERTIFICATE)):
        assert verdict(data, known) is Verdict.NO_CERTIFICATE
    assert verdict(b"%PDF-1.4\n/ByteRange", known) is Verdict.ALTERED


def test_it_is_signed_in_a_process_that_started_without_openssl(tmp_path: Path) -> None:
    code = (
        "import sys; sys.path[:0] = sys.argv[2:];"
        "from desktop_app import quick_start; quick_start.begin();"
        "import hashlib, asyncio; from db.store import Store;"
        "assert sys.modules['ssl'] is None;"
        "from datetime import UTC, datetime; from pathlib import Path;"
        "from document_data import CERTIFICATE;"
        "from desktop_app.documents.certificate import certificate_pdf;"
        "from desktop_app.documents.certificate_signing import sign;"
        "from desktop_app.training.certification.signing import keys;"
        "now = datetime(2026, 11, 23, tzinfo=UTC); signer, _ = keys.make('青禾', now);"
        "Path(sys.argv[1]).write_bytes(sign(certificate_pdf(CERTIFICATE), signer, now))"
    )
    made = tmp_path / "signed.pdf"
    subprocess.run([sys.executable, "-c", code, str(made), *sys.path], check=True)
    assert b"/ByteRange" in made.read_bytes()


def test_describing_a_certificate_loads_no_signing_library() -> None:
    code = (
        "import sys; import desktop_app.training.certification.use_cases,"
        " desktop_app.training.certification.life.use_cases,"
        " desktop_app.documents.certificate_telling, desktop_app.documents.certificate_checking,"
        " desktop_app.documents.certificate_signing;"
        "print([name for name in ('pyhanko', 'cryptography', 'asn1crypto', 'aiohttp')"
        " if name in sys.modules])"
    )
    command = [sys.executable, "-c", code]
    loaded = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    assert loaded.strip() == "[]"
