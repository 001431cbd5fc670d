"""A certificate: what stands on it, checked, and its PDF."""

from collections.abc import Sequence

from desktop_app.documents.certificate_data import CertificateData
from desktop_app.documents.fonts import require_drawable
from desktop_app.system.background import Progress
from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.certification.layout.default import default_layout
from desktop_app.training.certification.layout.model import CertificateLayout

NAME_LENGTH = 40
"""Characters that a name may have on a certificate."""


def certificate_pdf(data: CertificateData, layout: CertificateLayout | None = None) -> bytes:
    """One A4 landscape page; raises Trouble when a name or title cannot be drawn whole."""
    return certificate_pdfs([data], layout=layout)


def certificate_pdfs(
    certificates: Sequence[CertificateData],
    progress: Progress | None = None,
    layout: CertificateLayout | None = None,
) -> bytes:
    """A page for each certificate in one file, in the order given, in the layout or the usual one.

    All are checked before the first is drawn, so that a class prints whole or not at all. Raises
    Trouble as `certificate_pdf`, Cancelled when *progress* was cancelled, ValueError when empty.
    """
    from desktop_app.documents.certificate_layout import draw

    if not certificates:
        raise ValueError("no certificates to draw")
    laid_out = layout or default_layout()
    for data in certificates:
        check(data, laid_out)
    return draw(certificates, laid_out, progress or Progress()).pdf


def check(data: CertificateData, layout: CertificateLayout) -> None:
    """Raise Trouble where a text of *data*, or one that the layout adds, cannot be drawn whole."""
    name = data.person_name.strip()
    if not name:
        raise Trouble(tr("证书上没有姓名，文件没有生成。"), "", tr("请先填写姓名。"))
    if len(name) > NAME_LENGTH:
        raise Trouble(
            tr("姓名有 {n} 个字，证书上最多写 {most} 个字。").format(n=len(name), most=NAME_LENGTH),
            tr("已有的记录没有改变。"),
            tr("请用较短的写法。"),
        )
    require_drawable(
        [
            (tr("姓名“{name}”").format(name=name), name),
            (tr("机构名称"), data.organisation),
            (tr("证书标题"), data.title + data.english_title),
            (tr("培训方案名称"), data.program_title),
            (tr("证书正文"), "".join(data.lines)),
            (tr("证书编号"), data.number),
            (tr("签发人职务"), data.signer_title),
            (tr("证书版面"), "".join(one.text for one in layout.elements if one.shown)),
        ]
    )
