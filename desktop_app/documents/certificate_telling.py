"""From the facts of a certificate to its page, signed where there are keys."""

from typing import TYPE_CHECKING

from desktop_app.documents.certificate import certificate_pdf
from desktop_app.documents.certificate_data import CertificateData
from desktop_app.system.text import number_text, tr
from desktop_app.training.certification.rules import GOLD

if TYPE_CHECKING:
    from desktop_app.training.certification.signing.keys import Signer
    from desktop_app.training.certification.standing import CertificateFacts


def draw_certificate(facts: "CertificateFacts", signer: "Signer | None") -> bytes:
    """Draw the certificate; handed to the use case, which freezes the bytes.

    Without *signer* it is a preview: its code says so, and nothing in it is signed.
    """
    pdf = certificate_pdf(certificate_data(facts), facts.layout)
    if signer is None:
        return pdf
    from desktop_app.documents.certificate_signing import sign

    return sign(pdf, signer, facts.certificate.issued_at)


def sentences(theory: float, practical: float, total: float, gold: bool) -> tuple[str, str]:
    """Return what a certificate says of what was passed."""
    return (
        tr("完成新人培训全部课程，理论考试 {t} 分，三项情景实操 {p} 分，").format(
            t=number_text(theory), p=number_text(practical)
        ),
        tr("总评 {n} 分，{level}。").format(
            n=number_text(total),
            level=tr("达到金牌客服标准") if gold else tr("考核合格，准予上岗"),
        ),
    )


def certificate_data(facts: "CertificateFacts") -> CertificateData:
    """Return what stands on the page."""
    bare = facts.certificate
    gold = facts.level == GOLD
    return CertificateData(
        organisation=facts.organisation.name,
        title=tr("客服专业认证证书"),
        english_title="Certificate of Customer Service Practice",
        person_name=facts.person.name,
        lines=sentences(facts.theory, facts.practical, facts.total, gold),
        program_title="",
        theory=facts.theory,
        practical=facts.practical,
        total=facts.total,
        level="gold" if gold else "certified",
        number=facts.number,
        issued_on=bare.issued_on,
        valid_until=bare.valid_until,
        signer_title=tr("客户服务主管（签章）"),
        logo=facts.logo,
        seal=facts.seal,
        qr_text=bare.code or tr("预览，不是证书 {number}").format(number=facts.number),
    )
