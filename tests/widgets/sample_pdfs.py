"""Two files to look at and print: a certificate, and a class of forms."""

from dataclasses import replace
from datetime import date
from functools import cache

from desktop_app.documents.certificate import certificate_pdf
from desktop_app.documents.certificate_data import CertificateData
from desktop_app.documents.form_data import SheetData
from desktop_app.documents.form_sheet import form_pdfs

QR_TEXT = "PEILIAN1|QH-2026-000417|林晓雨"

_CERTIFICATE = CertificateData(
    organisation="青禾学堂",
    title="专业认证证书",
    english_title="Certificate",
    person_name="林晓雨",
    program_title="90 天新人培养方案",
    theory=91,
    practical=93,
    total=92,
    level="certified",
    number="QH-2026-000417",
    issued_on=date(2026, 11, 22),
    valid_until=date(2028, 11, 21),
    signer_title="客户服务主管",
    qr_text=QR_TEXT,
)
_SHEET = SheetData("服务流程自检", "服务流程自检", "", "青禾学堂", "", "", "", None, ())


@cache
def certificate() -> bytes:
    """One landscape page with a QR code that says `QR_TEXT`."""
    return certificate_pdf(_CERTIFICATE)


@cache
def hundred() -> bytes:
    """A hundred portrait pages."""
    return form_pdfs([replace(_SHEET, number=f"BG-{n:06}") for n in range(100)])
